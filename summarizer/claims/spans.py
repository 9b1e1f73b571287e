"""Spans of time that a text names: those longer than a day, over which a toll runs, and single days.

`منذ 20 مايو`, `خلال أربعة أيام`, `في الفترة من 1 إلى 30 أبريل`, `اليومين الماضيين`, `أسابيع من القتال`; `خلال 24 ساعة`.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from summarizer.claims.past import YEAR_DIGITS
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import without_conjunction
from summarizer.language.wordlists import phrases, words
from summarizer.numbers.number_words import read_number_word

# Before the year of an event.
DATING = ("في", "عام", "سنه", "العام", "منذ")
# How far behind خلال its unit may stand, in tokens: `خلال أقل من ثلاثة أسابيع`.
UNIT_REACH = 5
# How far before منذ a superlative may stand that it belongs to (`الأعنف في المدينة منذ سنوات`), in tokens.
SUPERLATIVE_REACH = 9
Opening = Literal["since", "during", "this", "unit", "from", "period", "phrase"]
# Words that open a span where they are followed, or for فترة preceded, by what makes it one.
OPENINGS: dict[str, Opening] = {
    "منذ": "since",
    "هذا": "this",
    "هذه": "this",
    "من": "from",
    "الفتره": "period",
    "فتره": "period",
}


def names_span(doc: Document, first: int, last: int, *, of_state: bool = False) -> bool:
    """Whether tokens [first, last) name a span longer than a day.

    `of_state` is for people who are missing or held: `مفقودون منذ أسبوع` tells since when they are.
    """
    near = [i for i in range(first, last) if _opening(doc.norms[i]) is not None]
    return any(opens_span(doc, i, last, of_state=of_state) for i in near)


@per_word
def _opening(norm: str) -> Opening | None:
    """Which construction of a span a word may open, with or without a conjunction: most open none."""
    bare = without_conjunction(norm)
    if bare in words("casualties", "cumulative", "during"):
        return "during"
    if bare in words("casualties", "cumulative", "units"):
        return "unit"
    if bare in OPENINGS:
        return OPENINGS[bare]
    return None if phrases("casualties", "cumulative", "spans").keys().isdisjoint((norm, bare)) else "phrase"


def names_date(doc: Document, first: int, last: int) -> bool:
    """Whether tokens [first, last) date an event by its year alone: `في 2019`, `عام 2010`."""
    years = [i for i in range(first, last) if _is_year(doc.norms[i])]
    return any(i not in doc.counts and doc.norm(i - 1) in DATING for i in years)


def names_day(doc: Document, first: int, last: int) -> bool:
    """Whether tokens [first, last) say that a toll is that of one day: `خلال 24 ساعة`."""
    return doc.find_phrase(phrases("casualties", "cumulative", "day"), first, last) is not None


def opens_span(doc: Document, i: int, last: int, *, of_state: bool = False) -> bool:
    """Whether such a span begins at a token."""
    opening = _opening(doc.norms[i])
    if opening is None:
        return False
    if doc.phrase_end(phrases("casualties", "cumulative", "spans"), i) is not None:
        return True
    if opening == "since":
        return _began(doc, i, of_state=of_state)
    if opening == "during":
        return _is_long(doc, i + 1, min(i + 1 + UNIT_REACH, last))
    if opening == "this":
        return doc.norm(i + 1) in words("casualties", "cumulative", "this")
    if opening == "unit":
        return _is_past(doc, i) or (doc.norm(i + 1) == "من" and _is_fighting(doc, i + 2))
    if opening == "from":
        return _reaches_to(doc, i)
    return opening == "period" and doc.norm(i - 1) == "في"


def _began(doc: Document, i: int, *, of_state: bool) -> bool:
    """`منذ 20 مايو`, `منذ غرق القارب`; not `منذ الصباح`, nor the span of a superlative (`الأعنف منذ سنوات`)."""
    begun = doc.norm(i + 1)
    if doc.find(words("casualties", "cumulative", "superlatives"), i - SUPERLATIVE_REACH, i) is not None:
        return False
    if begun in words("casualties", "cumulative", "starts") or begun in _months():
        return True
    return not of_state and begun != "" and begun not in words("casualties", "cumulative", "today")


def _is_long(doc: Document, first: int, last: int) -> bool:
    """`أسبوع`, `الأيام الثلاثة الماضية`, `أقل من ثلاثة أسابيع`, `عام 2025`, `شهر أيار`: what خلال is said of."""
    units = words("casualties", "cumulative", "periods") | words("casualties", "cumulative", "units")
    for i in range(first, last):
        norm = doc.norm(i)
        if norm in units or norm in _months() or (i == first and _is_year(norm)):
            return True
        counted = norm.isdecimal() or read_number_word(norm) is not None
        if not counted and norm not in words("casualties", "cumulative", "about"):
            return False
    return False


def _is_past(doc: Document, i: int) -> bool:
    """`اليومين الماضيين`, `الأيام الثلاثة الأخيرة`."""
    past = words("casualties", "cumulative", "past")
    return doc.norm(i).startswith("ال") and (doc.norm(i + 1) in past or doc.norm(i + 2) in past)


def _is_fighting(doc: Document, i: int) -> bool:
    """`أسابيع من القتال`."""
    return doc.norm(i) in words("casualties", "cumulative", "wars") | words("casualties", "cumulative", "fights")


def _reaches_to(doc: Document, i: int) -> bool:
    """`من 16 إلى 22 نوفمبر`."""
    if doc.bare[i + 2] not in ("الي", "حتي") or not doc.norm(i + 1)[:1].isdecimal():
        return False
    return doc.norm(i + 4) in _months() or doc.norm(i + 4) in ("من", "الجاري")


@cache
def _months() -> frozenset[str]:
    return words("numerals", "not_counts", "months") - words("casualties", "cumulative", "past")


def _is_year(norm: str) -> bool:
    return len(norm) == YEAR_DIGITS and norm.isdecimal()
