"""Verbs of saying that give nobody words: negated ones (`لم تؤكد X`), and passives (`أُعلن عن`)."""

from __future__ import annotations

import re

from summarizer.actors.actor_lexicon import grammar
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import without_conjunction
from summarizer.language.wordlists import words
from summarizer.sources.cue import COMPLEMENT_REACH, COMPLEMENTISERS
from summarizer.sources.reporting import is_imperfect
from summarizer.sources.statements import is_statement

# Behind a negation something is said after all: `لا يعترف X إلا بثمانية`.
EXCEPT = frozenset(("الا", "سوي"))
# What is held of somebody, where a number stands right behind: `واعتبر اثنان في عداد المفقودين`.
HELD = frozenset(("اعتبر", "اعتبرت", "يعتبر", "تعتبر"))
# A damma on the first letter, behind a conjunction or not.
DAMMA = re.compile("[\u0621-\u064a]\u064f")


@per_word
def may_negate(norm: str) -> bool:
    """Whether a verb behind a word may say that nothing was said: `لم`, `ولا`."""
    return not words("reporting", "say", "not_said").isdisjoint((norm, without_conjunction(norm)))


def is_negated(doc: Document, i: int, last: int) -> bool:
    """`لم يذكر عدد الضحايا`; but `لا يعترف X إلا بثمانية قتلى` says something, and `إلا أنها` goes on."""
    without = doc.norm(i - 1) == "ان" and doc.norm(i - 2) in words("reporting", "say", "without")
    if not (without or may_negate(doc.norms[i - 1])):
        return False
    near = range(i, min(i + COMPLEMENT_REACH, last))
    return not any(doc.norm(j) in EXCEPT and doc.norm(j + 1) not in COMPLEMENTISERS for j in near)


def is_passive(doc: Document, i: int) -> bool:
    """`أُعلن عن مقتل`, `وذُكر أن`: a perfect whose vowel mark shows that nobody is named who says it."""
    if _is_accused(doc, i) or (doc.bare[i] in HELD and i + 1 in doc.counts):
        return True
    return has_damma(doc, i) and not is_imperfect(doc.norms[i])


def has_damma(doc: Document, i: int) -> bool:
    """Whether a vowel mark of a text that has few shows that a verb is passive: `أُعلن`, `اتُّهم`."""
    if doc.vowelled or i >= len(doc.tokens):
        return False
    raw = doc.tokens[i].raw
    return DAMMA.match(raw[1:] if doc.bare[i] != doc.norms[i] else raw) is not None


def is_said_behind(doc: Document, i: int, last: int) -> bool:
    """`وأعلن لاحقا أن امرأة توفيت، بحسب ما أعلن المستشفى`: a verb of saying without a subject that stands again, behind
    ما and with who says it, up to the sentence's end.
    """
    again = (j for j in range(i + 1, last - 1) if doc.bare[j] == doc.bare[i])
    return any(doc.norm(j - 1).endswith("ما") for j in again)


def tells_nothing(doc: Document, i: int) -> bool:
    """Whether a participle at a token, which may be one of saying, only describes somebody or something: `19 متهما`,
    `توقيف متهمين`, `أوقفت الشرطة متهمين اثنين`, `متهما بخطف تاجر`, `أنباء غير مؤكدة`; but `متهما الجيش` accuses.
    """
    if doc.counted_before(i) or doc.norm(i - 1) == "غير":
        return True
    if not doc.bare[i].startswith("متهم"):
        return False
    behind = doc.norm(i + 1)
    named = i + 1 in doc.place_at or i + 1 in doc.actor_at
    told = behind == "في" or behind.startswith("اثن") or (behind.startswith("ب") and not named)
    return told or doc.is_stop(i + 1) or doc.reading(i - 1, "event") is not None


def _is_accused(doc: Document, i: int) -> bool:
    """`ضابط اتهم بقتل ثلاثة`: who accuses has an object before the deed, and who has none is accused."""
    if doc.norm(i) not in words("reporting", "say", "accused") or not doc.norm(i + 1).startswith("ب"):
        return False
    # `اتهم بيان للفصائل الحكومة`, `اتهم باحث الشرطة`
    own = is_statement(doc.norm(i + 1)) or doc.norm(i + 1) in grammar().heads or doc.reading(i + 1, "person", "kin")
    return not own and i + 1 not in doc.place_at and i + 1 not in doc.actor_at
