"""Single attacks and accidents: what happened once is no running toll, though a week or a year is named with it."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import without_conjunction
from summarizer.language.wordlists import words

# Before the thing in the singular of which many were counted: `كل هجوم`.
EVERY = frozenset(("كل", "اي"))


def tells_one_event(doc: Document, first: int, last: int) -> bool:
    """Whether tokens [first, last) tell of a single attack or accident: `إثر اصطدام`, not `إثر 17 حادث مرور`.

    What befell a share of the victims alone (`بينهم سيدة قضت بحادث`) is not what is told of all.
    """
    share = doc.find(words("casualties", "share", "openers"), first, last)
    for i in range(max(first, 0), last if share is None else share):
        if _is_event(doc.norms[i]):
            before = doc.norm(i - 1)
            # `41 حالة غرق`
            case = before in words("casualties", "cases")
            if not (case or doc.counted_before(i) or before.isdecimal() or before in EVERY):
                return True
    return False


@per_word
def _is_event(norm: str) -> bool:
    """`الاصطدام`, `باصطدام`, `اصطداما`: an attack or accident in the singular."""
    bare = without_conjunction(norm)
    single = words("casualties", "cumulative", "single")
    stems = {bare, bare.removesuffix("ا"), bare[1:] if bare[:1] in ("ب", "ل") else bare}
    return not single.isdisjoint(stems)
