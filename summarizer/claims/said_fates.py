"""What somebody says became of a share, in a clause behind its number: `بينهم 12 تقول الشركة إنهم قتلوا`."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.model import Kind
from summarizer.sources.reporting import speaks

# The rule of such a share: who says it speaks behind its number, and the captor of the whole has not killed it.
SAID = "share-said"
# How far behind a number its fate may be told, by whoever says it, in tokens: `27 يقول الجيش الإسرائيلي إنهم لقوا`.
REACH = 8
THEY = frozenset(("انهم", "بانهم", "انهن", "بانهن"))
# Behind the verbal noun of a fate, of whom it is: `أعلن الجيش وفاتهم`.
THEIRS = ("هم", "هن")


def said_fate(doc: Document, i: int) -> tuple[Kind, int] | None:
    """`34 يقول الجيش إنهم لقوا حتفهم`, `34 أعلن الجيش وفاتهم`: what became of those whose number ends before a token,
    as the clause says that somebody's verb opens there, and the token behind the word for it.
    """
    if not speaks(doc.norm(i)) or doc.norm(i) != doc.bare[i]:
        return None
    for j in range(i + 1, i + REACH):
        if doc.is_stop(j):
            return None
        form = doc.form(j, "event")
        if form is not None and form.kind == "killed" and form.suffixed and doc.norm(j).endswith(THEIRS):
            # Not `تقول أسرهم`, who have not captured them.
            return form.kind, j + 1
        if doc.norm(j) in THEY:
            at = j + 1 + (doc.norm(j + 1) == "قد")
            fate = _fate_at(doc, at)
            return (fate, at + 1) if fate is not None else None
    return None


def is_said_of_share(doc: Document, verb: int) -> bool:
    """Whether a verb behind `إنهم` tells of a share right before the clause, and not of the whole: `40 عاملا، بينهم 12
    تقول الشركة إنهم قتلوا`.
    """
    if doc.norm(verb - 1 - (doc.norm(verb - 1) == "قد")) not in THEY:
        return False
    near = (i for i in doc.counted(verb - REACH, verb) if doc.is_word(i - 1, words("casualties", "share", "openers")))
    return any(said_fate(doc, doc.counts[i].last) is not None for i in near)


def _fate_at(doc: Document, i: int) -> Kind | None:
    """What a plural verb at a token tells of those who suffered it; with an object it is what they did."""
    form = doc.form(i, "verb")
    if form is None or form.number != "plural" or form.voice == "agent":
        return None
    object_ = i + 1 in doc.counts or doc.reading(i + 1, "person", "kin", "victim") is not None
    return None if form.voice == "either" and object_ else form.kind
