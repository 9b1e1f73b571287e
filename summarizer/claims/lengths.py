"""How long a time is that a number and its unit tell: `خمسة أيام`, `أقل من ثلاثة أسابيع`, `عام 2025`, `40 ساعة`."""

from __future__ import annotations

from summarizer.claims.days import months
from summarizer.claims.past import YEAR_DIGITS
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.numbers.number_words import read_number_word

HOURS_OF_DAY = 24
WHOLE_YEARS, ONE = frozenset(("عام", "سنه")), frozenset(("واحد", "واحده"))


def is_long(doc: Document, first: int, last: int) -> bool:
    """`أسبوع`, `الأيام الثلاثة الماضية`, `أقل من ثلاثة أسابيع`, `عام 2025`, `شهر أيار`: what خلال is said of."""
    units = words("casualties", "cumulative", "periods") | words("casualties", "cumulative", "units")
    for i in range(first, last):
        norm = doc.norm(i)
        if norm in units or norm in months() or (i == first and is_year(norm)) or _is_hours(doc, i):
            return True
        if not is_number(norm) and norm not in words("casualties", "cumulative", "about") and norm != "ال":
            # `خلال الـ72 ساعة الماضية`
            return False
    return False


def is_counted(doc: Document, first: int, last: int) -> bool:
    """`خمسة أيام`, `أقل من أسبوع`, `شهرين`: what في is said of, where `في أيام الحرب` and `في شهر مايو` are no span."""
    units, counted = words("casualties", "cumulative", "units"), False
    for i in range(first, last):
        norm = doc.norm(i)
        if norm in WHOLE_YEARS and doc.norm(i + 1) in ONE:
            # `في عام واحد`
            return True
        if norm in words("casualties", "cumulative", "single_units"):
            named = doc.norm(i + 1).isdecimal() and i + 1 not in doc.counts
            return doc.norm(i + 1) not in months() and not named
        if _is_hours(doc, i) or (
            norm in units and (counted or norm in words("casualties", "cumulative", "dual_units"))
        ):
            return True
        if not is_number(norm) and norm not in words("casualties", "cumulative", "about"):
            return False
        counted = counted or is_number(norm)
    return False


def is_number(norm: str) -> bool:
    """A number in figures or words."""
    return norm.isdecimal() or read_number_word(norm) is not None


def _is_hours(doc: Document, i: int) -> bool:
    """`40 ساعة`, `ستين ساعة`: more than a day."""
    if doc.norm(i) not in ("ساعه", "الساعه"):
        return False
    word = read_number_word(doc.norm(i - 1))
    many = int(doc.norm(i - 1)) if doc.norm(i - 1).isdecimal() else word.value("tens") if word is not None else None
    return (many or 0) > HOURS_OF_DAY


def is_year(norm: str) -> bool:
    """A number of four digits."""
    return len(norm) == YEAR_DIGITS and norm.isdecimal()
