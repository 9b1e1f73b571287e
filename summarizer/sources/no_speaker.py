"""What stands where a speaker would and is none: what is told, a pronoun, a participle, an adverb."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import grammar
from summarizer.claims.endings import are_accusative
from summarizer.claims.phrase_ends import is_imam
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import COMMAS, unmarked
from summarizer.language.wordlists import words
from summarizer.sources.object_signs import MASDAR, RECIPROCAL
from summarizer.sources.owned import owns
from summarizer.sources.reporting import accuses, is_imperfect, is_participle, is_verb

# `قال علي شيخ، الممرض، إن`, `قال علي شيخ إن`.
BEHIND_NAME = COMMAS | {"ان", "انه"}
# An accusative's ending, which no subject has.
TANWIN = ("ًا", "اً")
# Which go on with what they did, too: `تابع ملاحقة المطلوبين`.
PURSUES = frozenset(("تابع", "تابعت", "واصل", "واصلت", "يتابع", "تتابع", "يواصل", "تواصل"))
# Behind them stands who speaks, and no verbal noun of what is told.
SAYS = frozenset(("قال", "قالت"))
# How far behind the first word of a name an office may be apposed to it, in tokens.
LONGEST_CALLED = 4
# One word that is a name has so many letters at least, and no pronoun at its end.
SHORTEST_NAME, PRONOUNS = 5, ("ه", "ها", "هم", "ا")
# What ب governs has more letters than this: it is what is told.
SHORTEST_GOVERNED = 3


def is_no_speaker(doc: Document, i: int, end: int) -> bool:
    """Whether what is told stands where a speaker would, or a pronoun, a participle, an adverb.

    `تبنت الهجوم`, `نفت استخدام الرصاص`, `إنها أحصت وفاتين`, `أفاد به`, `وأردف قائلا`, `أنها توثق يوميًا`
    """
    norm = doc.norm(i)
    if is_imam(doc, i) or norm in words("reporting", "lam", "with_ba"):
        # `إمام المسجد`, `باحث في المنظمة`
        return False
    if norm == "ام" and is_verb(doc.bare[i - 1]):
        # `قالت أم ياسر`
        return False
    if norm == "علي" and unmarked(doc.tokens[i].raw).endswith("ي") and doc.norm(i + 2) in BEHIND_NAME:
        # `قال علي شيخ، الممرض، إن`
        return False
    if norm in words("reporting", "function") or norm in words("reporting", "function", "objects"):
        return True
    if norm in words("reporting", "outlet", "itself"):
        # `وفق حصيلة أعدتها وكالتنا`
        return True
    if doc.bare[i] in ("ذلك", "تلك", "هولاء") or norm in words("reporting", "not_speaker", "news"):
        return True
    others = doc.reading(i, "other")
    if is_raised(doc, i) or (others is not None and others.definite):
        # `اتهم ستة بالقتل، بينما اتهم الآخران بالحرابة`
        return True
    if norm in words("reporting", "statement", "obtained"):
        # `وفق كشف حصلنا على نسخة منه`
        return True
    if norm in words("reporting", "function", "manner") or owns(doc, i):
        # `وقال ردا على سؤال إن`, `وأعلن حصوله على`
        return True
    finite = is_imperfect(norm) or (is_verb(norm) and norm.endswith("ت"))
    joined = norm.startswith("و") and norm != doc.bare[i] and is_verb(doc.bare[i])
    if (finite or joined) and i not in doc.actor_at:
        # `بحسب رسالة نشرت على موقع`, `نفت ذلك وقالت`
        return True
    if norm.endswith("ا") and is_participle(norm):
        return True
    if i in doc.actor_at:
        return False
    # `حصيلة محدثة للغارة: 5 شهداء`
    event = norm[2:] if norm.startswith(("ال", "لل")) else norm
    victims = doc.reading(i, "victim")
    if victims is not None and victims.form.kind != "killed" and not victims.form.case:
        # `وقال جرحى إن عشرة قتلوا`, `أكدت رهينة سابقة أن`, `اتهم مصابون الجيش`
        that = "ان" in (doc.norm(i + 1), doc.norm(i + 2))
        return not (that or accuses(doc.bare[i - 1]) or doc.bare[i - 1] in SAYS)
    if event in words("casualties", "incidents") or victims is not None:
        return True
    if doc.is_word(i - 1, PURSUES) and RECIPROCAL.fullmatch(norm):
        # `كما تابع ملاحقة المطلوبين، فأعلن توقيف تسعة`
        return True
    if doc.bare[i - 1] in SAYS and _is_called_so(doc, i):
        # `وقال توحيد كامل المتحدث باسم المستشفى`
        return False
    if _is_only_name(doc, i):
        return False
    if MASDAR.fullmatch(norm) and not _may_be_head(norm):
        # `قال أعضاء في المجلس`, `قال أبناء القرية`: plurals of people have the shape too.
        return doc.reading(i, "person", "kin", "collective") is None
    # `بحسب بروكودين`: behind a preposition stands a name.
    named = doc.is_word(i - 1, words("reporting", "preposition")) or doc.norm(i - 1) == "عن"
    if accuses(doc.bare[i - 1]) and are_accusative(doc, i):
        # `قالت المنظمة إن ناشطين اتهموا ضباطا`: an object's ending.
        return True
    # `بعثة «سلام»`: its ب is its own.
    governed = norm.startswith("ب") and len(norm) > SHORTEST_GOVERNED and not (named or norm in grammar().heads)
    return i < end and (governed or doc.tokens[i].raw.endswith(TANWIN))


def _is_only_name(doc: Document, i: int) -> bool:
    """`وقال بلحاج إن`, `أكد أرداف أن`, `أكد إحسان سالم أن`: one word between a verb of saying and أن, which is a name
    unless it tells how somebody said it (`قال بوضوح إن`), or two of which neither governs the other nor tells it.
    """
    norm = doc.norm(i)
    if len(norm) < SHORTEST_NAME or doc.tokens[i].kind != "word" or norm.startswith("بال") or i in doc.place_at:
        # behind the end of a text stands no word
        return False
    known = doc.readings[i] or norm in words("reporting", "function", "manner_in_ba")
    if known or norm.endswith(PRONOUNS) or not is_verb(doc.bare[i - 1]):
        return False
    surname = doc.norm(i + 1)
    free = not (surname.startswith("ال") or surname in words("reporting", "function") or doc.readings[i + 1])
    two = doc.norm(i + 2) == "ان" and free and not norm.startswith("ب") and not surname.endswith(PRONOUNS)
    return doc.norm(i + 1) == "ان" or (two and doc.tokens[i + 1].kind == "word" and i + 1 not in doc.place_at)


def _is_called_so(doc: Document, i: int) -> bool:
    """`توحيد كامل المتحدث باسم`: whether a name that may be another word has an office behind it."""
    offices = words("reporting", "anaphora", "persons")
    near = range(i + 2, min(i + LONGEST_CALLED, len(doc.tokens)))
    return any(doc.norm(j) in offices for j in near)


def is_raised(doc: Document, i: int) -> bool:
    """`وهو ما يرفع إجمالي القتلى إلى 40`, `وترفع حصيلة اليوم عدد القتلى إلى 40`: a toll that rises or by which another
    does, and nobody who raises it.
    """
    return doc.bare[i - 1] in words("reporting", "say", "revise") and doc.norm(i) in words(
        "casualties", "cumulative", "toll"
    )


@per_word
def _may_be_head(norm: str) -> bool:
    """`تنظيم`, `تقرير`, `ائتلاف`: verbal nouns that sources are called by."""
    if norm in words("reporting", "media", "heads") or norm in words("reporting", "say", "subjects"):
        return True
    return norm in grammar().heads or norm in words("reporting", "statement", "nouns")
