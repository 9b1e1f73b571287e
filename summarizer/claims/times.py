"""Times that part words that belong together: `أصيب مساء أمس السبت ستة`, `قتل عند الساعة الثالثة فجرا أربعة`."""

from __future__ import annotations

from functools import cache

from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import ARTICLE, ASIDE_DASHES
from summarizer.language.wordlists import ordinals, words
from summarizer.numbers.not_counts import FIRST_YEAR, LAST_YEAR, SECOND_MONTHS
from summarizer.numbers.number_words import read_number_word

# The hour, behind which its number stands, and what may stand before the hour alone.
HOUR = "الساعه"
AROUND = frozenset(("قرابه", "نحو", "حوالي"))
# What is so many of at a time: `قبل ثلاثة أيام`, `خلال 24 ساعة`; not `نحو 20 يوم السبت`.
UNITS = frozenset(("ايام", "يوما", "ساعه", "ساعات", "دقيقه", "دقايق", "اسابيع", "اسبوعا", "اشهر", "شهرا", "سنوات"))
YEARS = frozenset(("عام", "العام", "سنه"))
# Before a time that they point at, and before what a day or night was the eve or the morrow of.
POINTING, EVES = frozenset(("هذا", "هذه", "ذلك", "تلك", "حتي")), frozenset(("غداه", "عشيه"))
# When it was, by one word, and no day or night that a number counts: `قتل ثلاثة اليوم في درعا`.
TODAY = frozenset(("اليوم", "الليله"))
YESTERDAY, THE_FIRST = "امس", frozenset(("اول",))
# How far behind the rank of a day its month may stand: `في الثاني عشر من مارس`.
MONTH_REACH = 4
# A date in figures: the tokens of `14-6-2020`, what stands between them, and the full stops of `14.6.2020`.
LONGEST_FIGURES, BETWEEN_FIGURES, DOTS = 5, frozenset("-/–"), 2


def behind_time(doc: Document, i: int) -> int:
    """The token behind the time that stands at one; the token itself where none does."""
    if not _may_begin(doc.norm(i)):
        return i
    j = i
    while (after := _step(doc, j, begun=j > i)) > j:
        j = after
    return j


@per_word
def _may_begin(norm: str) -> bool:
    """Whether a word may be the first of a time: most are not."""
    if (
        norm in _openers()
        or norm in words("reporting", "times", "leads")
        or norm in words("reporting", "times", "goes_on")
    ):
        return True
    return norm in _months() or norm in ordinals() or norm.isdecimal() or norm == "عشر"


def ends_date(doc: Document, i: int) -> bool:
    """`12 مارس 2024`, `14 يونيو/حزيران 2020`, `14-6-2020`: whether a date with its year ends right before a token."""
    month = i - 2 - (doc.norm(i - 2) in SECOND_MONTHS)
    year = doc.norm(i - 1).isdecimal() and FIRST_YEAR <= int(doc.norm(i - 1)) <= LAST_YEAR
    named = year and doc.norm(month) in _months()
    return named or any(_behind_figures(doc, i - length) == i for length in (1, LONGEST_FIGURES))


def _behind_figures(doc: Document, j: int) -> int:
    """Behind the date in figures that stands at a token (`14-6-2020`, `14.6.2020`), else the token itself."""
    if doc.norm(j).count(".") == DOTS and doc.norm(j)[:1].isdecimal():
        return j + 1
    figures = all(doc.norm(j + k).isdecimal() for k in range(0, LONGEST_FIGURES, 2))
    return j + LONGEST_FIGURES if figures and doc.norm(j + 1) == doc.norm(j + 3) in BETWEEN_FIGURES else j


def _step(doc: Document, j: int, *, begun: bool) -> int:
    """Behind the next word of a time, or where there is none, the token itself."""
    norm = doc.norm(j)
    if begun and norm == "(" and (after := _behind_figures(doc, j + 1)) > j + 1 and doc.norm(after) == ")":
        return after + 1
    if (after := _behind_figures(doc, j)) > j:
        return after
    if norm in words("reporting", "times", "leads"):
        return j + 1 if _leads(doc, j) else j
    if norm in _openers():
        ranked = norm in THE_FIRST and YESTERDAY not in (doc.norm(j + 1), doc.norm(j + 2))
        return j if ranked or (norm in POINTING and not _goes_on(doc, j + 1)) else j + 1
    if norm in words("reporting", "times", "goes_on") and (begun or doc.norm(j - 1) == HOUR):
        return j + 1
    if begun and doc.norm(j - 1) in EVES and norm.startswith(ARTICLE):
        return j + 1
    if _is_date(doc, j) or (begun and _goes_on_in_month(doc, j)) or (begun and _is_number_of(doc, j)):
        return j + 1
    return j


def _leads(doc: Document, j: int) -> bool:
    """Whether a preposition leads to a time."""
    following = doc.norm(j + 1)
    if doc.norm(j) in AROUND:
        return following == HOUR
    if following == "ال":
        following = doc.norm(j + 2)
    return _goes_on(doc, j + 1) or _is_date(doc, j + 1) or (_is_number(following) and doc.norm(j + 2) in UNITS)


def _goes_on(doc: Document, j: int) -> bool:
    norm = doc.norm(j)
    if norm in POINTING:
        return _goes_on(doc, j + 1)
    return norm in _openers() or norm in words("reporting", "times", "goes_on") or norm in _months()


def _is_date(doc: Document, j: int) -> bool:
    """`12 مارس`, `الثاني عشر من مارس`, and the month itself behind its day."""
    norm, following = doc.norm(j), doc.norm(j + 1)
    if norm in _months():
        again = _goes_on_in_month(doc, j - 1) or doc.norm(j - 1) in _months()
        return again or doc.norm(j - 1).isdecimal() or doc.norm(j - 1) == "من"
    if norm.isdecimal():
        dated = doc.norm(j - 1) in YEARS or doc.norm(j - 1) in _months()
        return following in _months() or (dated and FIRST_YEAR <= int(norm) <= LAST_YEAR)
    if norm in ordinals():
        return any(doc.norm(k) == "من" and doc.norm(k + 1) in _months() for k in range(j + 1, j + MONTH_REACH))
    return norm == "عشر" and doc.norm(j - 1) in ordinals()


def _goes_on_in_month(doc: Document, j: int) -> bool:
    """`14 يونيو/حزيران`, `كانون الثاني/يناير`: the second word of a month, or the stroke between its two names."""
    second = doc.norm(j) in SECOND_MONTHS and doc.norm(j - 1) in _months()
    named = doc.norm(j - 1) in _months() or (doc.norm(j - 1) in SECOND_MONTHS and doc.norm(j - 2) in _months())
    return second or (doc.norm(j) == "/" and named and doc.norm(j + 1) in _months())


def _is_number_of(doc: Document, j: int) -> bool:
    """`الساعة الثالثة`, `قبل 3 أيام`, `ليلة السبت - الأحد`: a number of an hour or a length, a dash between days."""
    norm = doc.norm(j)
    if norm in ASIDE_DASHES:
        return doc.norm(j - 1) in _week() and doc.norm(j + 1) in _week()
    if doc.norm(j - 1) == HOUR:
        return _is_number(norm) or norm.removeprefix(ARTICLE) in ordinals()
    if norm == "ال":
        return _is_number(doc.norm(j + 1)) and doc.norm(j + 2) in UNITS
    return (_is_number(norm) and doc.norm(j + 1) in UNITS) or (norm in UNITS and _is_number(doc.norm(j - 1)))


def _is_number(norm: str) -> bool:
    return norm.isdecimal() or read_number_word(norm) is not None


@cache
def _openers() -> frozenset[str]:
    return (words("reporting", "times") | words("reporting", "times", "nouns")) - words("reporting", "times", "leads")


def _months() -> frozenset[str]:
    return words("numerals", "not_counts", "months")


def _week() -> frozenset[str]:
    return words("casualties", "cumulative", "week")
