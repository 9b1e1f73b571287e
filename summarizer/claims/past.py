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
# Before the year of an event.
DATING = frozenset(("في", "عام", "سنه", "العام", "منذ"))


def is_past(doc: Document, claim: Skeleton) -> bool:
    """`وكان حادث مماثل أودى قبل ثلاثة أعوام بحياة ستة`: what was before happened elsewhere."""
    sentence = doc.sentences[claim.sentence]
    if doc.find_phrase(phrases("casualties", "past"), sentence.first, sentence.last) is not None:
        return True
    last = min(claim.last + YEAR_REACH, sentence.last)
    years = [i for i in range(sentence.first, last) if doc.norms[i].isdecimal()]
    if claim.sentence == 0 or not years:
        return False
    if any(_is_year(doc, i) for i in years):
        return True
    dated = (month for i in years if (month := _month_before(doc, i)) is not None)
    return any(first - sentence.first <= OPENING or first >= claim.last for first in dated)


def _month_before(doc: Document, i: int) -> int | None:
    """Where في stands before a month and its year: `في مارس 2023، خطف مسلحون أربعة`, `وفي كانون الثاني/يناير 2016`."""
    if len(doc.norm(i)) != YEAR_DIGITS or doc.norm(i - 1) not in words("numerals", "not_counts", "months"):
        return None
    return next((j for j in range(i - 2, i - MONTH_REACH, -1) if doc.bare[j] == "في"), None)


def _is_year(doc: Document, i: int) -> bool:
    """`وفي 1984، تحطمت طائرة`, `منذ عام 2010 حين`: a year alone dates what is long past; news dates its own by days."""
    norm = doc.norm(i)
    named = len(norm) == YEAR_DIGITS and i not in doc.counts
    return named and doc.bare[i - 1] in DATING
