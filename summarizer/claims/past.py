"""What is long past: it happened elsewhere than the news."""

from __future__ import annotations

from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import phrases

YEAR_DIGITS = 4
# How far behind a claim its year may stand, in tokens.
YEAR_REACH = 5
# Before the year of an event.
DATING = frozenset(("في", "عام", "سنه", "العام", "منذ"))


def is_past(doc: Document, claim: Skeleton) -> bool:
    """`وكان حادث مماثل أودى قبل ثلاثة أعوام بحياة ستة`: what was before happened elsewhere."""
    sentence = doc.sentences[claim.sentence]
    if doc.find_phrase(phrases("casualties", "past"), sentence.first, sentence.last) is not None:
        return True
    last = min(claim.last + YEAR_REACH, sentence.last)
    years = (i for i in range(sentence.first, last) if doc.norms[i].isdecimal())
    return claim.sentence > 0 and any(_is_year(doc, i) for i in years)


def _is_year(doc: Document, i: int) -> bool:
    """`وفي 1984، تحطمت طائرة`, `منذ عام 2010 حين`: a year alone dates what is long past; news dates its own by days."""
    norm = doc.norm(i)
    named = len(norm) == YEAR_DIGITS and i not in doc.counts
    return named and doc.bare[i - 1] in DATING
