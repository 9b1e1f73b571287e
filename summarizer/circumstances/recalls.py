"""Whose the attack was that a claim goes back to: `قصفت القوات السوق. وأسفر القصف عن أربعة قتلى`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.circumstances.strikers import SPEAKER, Strike
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import clitic_splits, fold
from summarizer.language.wordlists import ends_clause, words

# How many sentences back the attack may have been told.
LOOK_BACK = 3
# How far before and behind the claim the attack may be recalled, in tokens.
BEFORE_REACH, BEHIND_REACH = 10, 8


def recalled(doc: Document, claim: Skeleton, told_in: Callable[[int], Sequence[Strike]]) -> str | None:
    """The perpetrator of the attack that the claim's sentence takes up, where the sentences before tell of only one."""
    if told_in(claim.sentence) or not takes_up(doc, claim):
        return None
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
    return None


def takes_up(doc: Document, claim: Skeleton) -> bool:
    """`أدى الهجوم إلى مقتل ثلاثة`, `قتل ثلاثة في الغارة`: whether an attack with the article stands beside a claim."""
    sentence = doc.sentences[claim.sentence]
    for i in range(claim.last - 1, max(claim.first - BEFORE_REACH, sentence.first) - 1, -1):
        if _is_attack(doc.norm(i)):
            return True
    for i in range(claim.last, min(claim.last + BEHIND_REACH, sentence.last)):
        if ends_clause(doc.norm(i)):
            return False
        if _is_attack(doc.norm(i)):
            return True
    return False


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
