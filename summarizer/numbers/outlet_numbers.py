"""Numbers that end the name of an outlet: `مراسل فرانس 24`, `قناة الحدث 24`, which count nobody."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.language.text import Token
from summarizer.language.wordlists import words

# Outlets are called by so few figures (`فرانس 24`, `عرب 48`), behind which the counted noun is an accusative.
FIRST, LAST = 11, 99
# Before a noun with ة which no number counts: `بغارة`, `وإصابة`.
GOVERNED = ("ب", "ل", "و", "ف")
# Of a plural, which stands behind no such number: `بشظايا`.
PLURAL = "ايا"
# Behind a number whose noun is left out: `24 آخرين`, `24 منهم`.
COUNTED_SO = frozenset(("اخرين", "اخرون", "اخر"))


def is_of_outlet(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether figures stand behind the name of an outlet, which its head or whoever works for it precedes, or which has
    no other use, and count nothing: `قتل مصور لبنان 24 بغارة`, but `أحصى مراسل الوكالة 24 جثة`.
    """
    figures = tokens[first].norm
    if last != first + 1 or tokens[first].kind != "number" or not figures.isdecimal() or first == 0:
        return False
    if not FIRST <= int(figures[:3]) <= LAST or tokens[first - 1].kind != "word":
        return False
    head = tokens[first - 2].norm if first > 1 else ""
    name = tokens[first - 1].norm in words("numerals", "outlets", "numbered")
    return (name or head in words("numerals", "outlets", "heads")) and not _counts_behind(tokens, last)


def _counts_behind(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].kind == "word" and may_be_counted(tokens[i].norm)


def may_be_counted(norm: str) -> bool:
    """Whether a folded word may be what more than ten are: an accusative, or who is told by من."""
    feminine = norm.endswith("ه") and not norm.startswith(GOVERNED)
    return (
        (norm.endswith("ا") and not norm.endswith(PLURAL))
        or feminine
        or norm in COUNTED_SO
        or norm in words("casualties", "share", "after")
    )
