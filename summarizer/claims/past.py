"""What is long past: it happened elsewhere than the news."""

from __future__ import annotations

from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import phrases, words

YEAR_DIGITS = 4
# How far behind a claim its year may stand, in tokens.
YEAR_REACH = 5
# How far before its year a month with two names may begin, and how far into a sentence what dates all of it, in tokens.
MONTH_REACH, OPENING = 6, 2
# How far behind it where another toll is told with it: `قتل 600 وجرح 2500 في احتجاجات عام 2019`.
JOINED_REACH = 12
# What the years of our time begin with.
CENTURIES = frozenset(("19", "20"))
# Before the year of an event.
DATING = frozenset(("في", "عام", "سنه", "العام", "منذ"))


def is_past(doc: Document, claim: Skeleton) -> bool:
    """`وكان حادث مماثل أودى قبل ثلاثة أعوام بحياة ستة`: what was before happened elsewhere."""
    sentence = doc.sentences[claim.sentence]
    before = doc.find_phrase(phrases("casualties", "past"), sentence.first, sentence.last)
    if before is not None and (claim.sentence > 0 or before[0] < claim.last):
        # but `قتل 29 في ضربة على الرهد، قبل ساعات من هجوم مماثل في كوستي`, with which a text begins
        return True
    last = min(claim.last + JOINED_REACH, sentence.last)
    years = [i for i in range(sentence.first, last) if doc.norms[i].isdecimal()]
    years = [i for i in years if i < claim.last + YEAR_REACH or _is_of_joined(doc, claim, i)]
    if claim.sentence == 0 or not years:
        return False
    if any(_is_year(doc, i) for i in years):
        return True
    dated = (month for i in years if (month := _month_before(doc, i)) is not None)
    return any(first - sentence.first <= OPENING or first >= claim.last for first in dated)


def opens_in_year(doc: Document, first: int) -> bool:
    """`وفي 2013، قتلت فيضانات 90`, `وفي عام 2010`: whether a sentence that begins at a token begins with a year."""
    at = first + 1 + (doc.norm(first + 1) in DATING)
    return doc.bare[first] == "في" and doc.norm(at).isdecimal() and _is_year(doc, at)


def _is_of_joined(doc: Document, claim: Skeleton, year: int) -> bool:
    """`قتل 600 وجرح 2500 في احتجاجات عام 2019`: whether و joins a toll to a claim that has the same year behind it."""
    joined = any(doc.joins(i) for i in doc.having(claim.last, claim.last + YEAR_REACH, "verb", "event"))
    return joined and not any(map(doc.is_stop, range(claim.last, year)))


def _month_before(doc: Document, i: int) -> int | None:
    """Where في stands before a month and its year: `في مارس 2023، خطف مسلحون أربعة`, `وفي كانون الثاني/يناير 2016`."""
    if len(doc.norm(i)) != YEAR_DIGITS or doc.norm(i - 1) not in words("numerals", "not_counts", "months"):
        return None
    return next((j for j in range(i - 2, i - MONTH_REACH, -1) if doc.bare[j] == "في"), None)


def _is_year(doc: Document, i: int) -> bool:
    """`وفي 1984، تحطمت طائرة`, `منذ عام 2010 حين`: a year alone dates what is long past; news dates its own by days."""
    norm = doc.norm(i)
    # `وفي 2013، خلف الإعصار`: at the head of its sentence a number alone is a year.
    named = i not in doc.counts or (norm[:2] in CENTURIES and doc.bare[i - 1] == "في" and doc.is_stop(i + 1))
    return len(norm) == YEAR_DIGITS and named and doc.bare[i - 1] in DATING
