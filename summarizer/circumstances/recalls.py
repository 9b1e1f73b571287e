"""Whose the attack was that a claim goes back to: `قصفت القوات السوق. وأسفر القصف عن أربعة قتلى`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.circumstances.strikers import SPEAKER, Strike
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import ARTICLE, clitic_splits, fold
from summarizer.language.wordlists import ends_clause, ordinals, words
from summarizer.places.places import PlaceMention

# How many sentences back the attack may have been told.
LOOK_BACK = 3
# How far before and behind the claim the attack may be recalled, in tokens.
BEFORE_REACH, BEHIND_REACH = 10, 8
# How an attack ends that is told of as several.
SEVERAL = "ات"
# Verbal nouns, of what is done to somebody, that with the article are the attack before.
DONE = frozenset(("استهداف", "اقتحام"))


def recalled(doc: Document, claim: Skeleton, told_in: Callable[[int], Sequence[Strike]]) -> str | None:
    """The perpetrator of the attack that the claim's sentence takes up, where the sentences before tell of only one."""
    if told_in(claim.sentence) or (at := taken_up(doc, claim)) is None:
        return None
    where = doc.place_at.get(at + 2) if doc.norm(at + 1) == "علي" else None
    found: str | None = None
    for index in range(claim.sentence - 1, max(claim.sentence - LOOK_BACK, 0) - 1, -1):
        for strike in told_in(index):
            if strike.name is None or strike.name == SPEAKER:
                return None
            if found is not None and not are_alike(found, strike.name):
                return None
            found = found or strike.name
        if found is not None:
            return found
        several = doc.norm(at).endswith(SEVERAL)
        if opens_attack(doc, index, several=several) and (where is None or _names(doc, index, where)):
            # `هاجم مسلحون قرية. وشهدت أخرى هجوما. وأسفر الهجوم عن ثلاثة قتلى`
            return None
    return None


def opens_attack(doc: Document, index: int, *, several: bool = False) -> bool:
    """`وشهدت المنطقة هجوما انتقاميا`, `وتعرض السوق لقصف`: whether a sentence tells of an attack without the article,
    which an attack with it, told next, takes up; of `several` (`الغارات`) a single one was no more than a part.
    """
    sentence, ranks = doc.sentences[index], words("casualties", "cumulative", "ranks")
    # `وهو ثاني هجوم`, `أعنف قصف`: which of several the one in the news is.
    ranks = ranks.union(ordinals(), words("casualties", "cumulative", "superlatives"))
    span = range(sentence.first, sentence.last)
    new = (i for i in span if _is_new_attack(doc.norm(i)) and doc.norm(i - 1) not in ranks)
    return any(not several or doc.norm(i).endswith(SEVERAL) for i in new)


def taken_up(doc: Document, claim: Skeleton) -> int | None:
    """`أدى الهجوم إلى مقتل ثلاثة`, `قتل ثلاثة في الغارة`: the attack with the article that stands beside a claim."""
    sentence = doc.sentences[claim.sentence]
    for i in range(claim.last - 1, max(claim.first - BEFORE_REACH, sentence.first) - 1, -1):
        if _is_attack(doc.norm(i)):
            return i
    for i in range(claim.last, min(claim.last + BEHIND_REACH, sentence.last)):
        if ends_clause(doc.norm(i)):
            return None
        if _is_attack(doc.norm(i)):
            return i
    return None


def _names(doc: Document, index: int, place: PlaceMention) -> bool:
    """Whether a sentence names a place: `الغارة على حومين` is no attack that was told of another town."""
    sentence = doc.sentences[index]
    return any(i in doc.place_at and doc.place_at[i].name == place.name for i in range(sentence.first, sentence.last))


def are_alike(one: str, other: str) -> bool:
    """`إسرائيلية` and `الجيش الإسرائيلي`: whether two names may be of one perpetrator."""
    bodies = words("perpetrators", "bodies")
    mine, theirs = (
        [w.removeprefix("ال").rstrip("ه") for w in fold(n).split() if w not in bodies] for n in (one, other)
    )
    return fold(one) == fold(other) or not set(mine).isdisjoint(theirs)


@per_word
def _is_attack(norm: str) -> bool:
    """An attack with the article, and no craft or weapon: `بالغارة`, `الهجمات`."""
    recalls = words("perpetrators", "recalled")
    return norm in recalls or any(rest in recalls for _, rest in clitic_splits(norm) if rest.startswith("ال"))


@per_word
def _is_new_attack(norm: str) -> bool:
    """The same without the article, with or without the ending of the accusative: `هجوما`, `لقصف`; of what is only done
    to somebody (`نفى استهداف مدنيين`) nothing is told.
    """
    recalls = words("perpetrators", "recalled")
    forms = (norm, *(rest for clitic, rest in clitic_splits(norm) if not clitic.endswith(ARTICLE)))
    return any(f"ال{form.removesuffix('ا')}" in recalls and form not in DONE for form in forms)
