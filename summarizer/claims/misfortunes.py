"""Whom nobody struck: `وقتل ثلاثة في تحطم طائرة تدريب`, `وفي حادث سير بصيدا قتل خمسة`, `وغرق أربعة`."""

from __future__ import annotations

from summarizer.actors.strike_words import is_form_of
from summarizer.claims.diseases import is_disease
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.text import ARTICLE
from summarizer.language.wordlists import ends_clause, words

# How far from a claim its cause may stand, over who they are and where it was, in tokens.
CAUSE_REACH = 7
# An incident of any kind, which what stands behind it tells: `في حادث إطلاق نار`.
OF_ANY_KIND = frozenset(("حادث", "حادثه", "حوادث"))
# How far behind a crash it may be told that somebody brought the craft down, in tokens, and the craft as the pronoun of
# that verb: `في تحطم مروحية أسقطها مسلحون`.
DOWNED_REACH, IT = 4, ("هما", "ها", "ه")


def is_of_misfortune(doc: Document, claim: Skeleton) -> bool:
    """`قتل ثلاثة في تحطم طائرة`, `وتوفي سبعة بالكوليرا`: whether victims died by what nobody did to them."""
    return _misfortune_told(doc, claim) is True


def is_of_attack(doc: Document, claim: Skeleton) -> bool:
    """`مقتل 15 شخصا في الهجوم`: whether victims were struck; of many it is not told what killed them."""
    return _misfortune_told(doc, claim) is False


def _misfortune_told(doc: Document, claim: Skeleton) -> bool | None:
    """Whether what is told beside a claim, in its clause, is an accident or the like, or else an attack; None where
    nothing is. The nearest cause behind it counts, or else the nearest before it.
    """
    sentence = doc.sentences[claim.sentence]
    behind = min(claim.last + CAUSE_REACH, sentence.last)
    for i in range(max(claim.key - 1, sentence.first), behind):
        if i >= claim.last and (ends_clause(doc.norm(i)) or (doc.joins(i) and doc.reading(i, "verb", "event"))):
            break
        if (told := _cause(doc, i, claim)) is not None:
            return told
    for i in range(claim.key - 1, max(claim.key - CAUSE_REACH, sentence.first) - 1, -1):
        if ends_clause(doc.norm(i)):
            return None
        if (told := _cause(doc, i, claim)) is not None:
            return told
    return None


def _cause(doc: Document, i: int, claim: Skeleton) -> bool | None:
    """Whether a token tells a misfortune that killed or hurt, as `في حريق`, `بالكوليرا`, `وغرق أربعة`; False where it
    tells an attack, and None where it tells neither.
    """
    norm, others = doc.bare[i], "other_causes"
    misfortunes = words("perpetrators", others, "misfortunes")
    if norm in words("perpetrators", others, "alone") or (i == claim.key - 1 and norm in misfortunes):
        return True
    by = doc.is_word(i - 1, words("perpetrators", others, "before") | words("casualties", "cumulative", "outcomes"))
    noun = norm
    if not by and norm.startswith("ب") and i not in doc.place_at:
        by, noun = True, norm.removeprefix("ب")
    fell = noun in misfortunes or is_disease(noun) or _is_first_told(doc, i, noun)
    if by and fell and not (noun in OF_ANY_KIND and _is_attack(doc.norm(i + 1))) and not _is_downed(doc, i):
        return True
    return False if _is_attack(norm) else None


def _is_first_told(doc: Document, i: int, noun: str) -> bool:
    """`في الزلزال`; but the fire of `هجوم أدى إلى حريق. وقتل خمسة في الحريق` came out of an attack."""
    bare = noun.removeprefix(ARTICLE)
    return bare in words("perpetrators", "other_causes", "misfortunes") - OF_ANY_KIND and doc.find({bare}, 0, i) is None


def _is_attack(norm: str) -> bool:
    """`تفجير`, `بغارات`, `طعن`; an aircraft may have come down."""
    attacks = words("perpetrators", "attacks") | words("perpetrators", "other_causes", "attacks")
    attacks = attacks | words("perpetrators", "other_causes", "apart")
    return is_form_of(norm, attacks - words("perpetrators", "crashes", "craft"))


def _is_downed(doc: Document, i: int) -> bool:
    """`تحطم مروحية أسقطها مسلحون`: whether somebody made an aircraft fall."""
    downed = words("perpetrators", "crashes", "downed")
    near = (doc.norm(k) for k in range(i, i + DOWNED_REACH))
    return any(norm.removesuffix(it) in downed for norm in near for it in IT)
