"""When a sentence without a cue goes on for the source of the sentence before it.

In the annotated articles four in five such sentences are the outlet's own voice, also behind a sentence that has a
source: background, other events, earlier tolls. Those that keep it take up the toll that the source gave (`ومن بين
القتلى طفل`, `وتوزعت الحالات على النحو الآتي`), add to it (`كما أصيب`), finish its sentence (`أن ...`), or go on with
its report on a day or a week, in an article that has no other source.
"""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.wordlists import phrases, words

# How far behind the verb of a breakdown the toll may stand that is broken down, in tokens.
REACH = 3


def keeps_source(doc: Document, first: int, last: int) -> bool:
    """Whether the sentence [first, last) takes up what the one before it said."""
    if doc.bare[first] in ("ان", "انه", "انها"):
        return True
    opening = first + doc.is_word(first, ("من",))
    if doc.is_word(opening, words("reporting", "carry_over", "shares")):
        return True
    if doc.norm(opening) == "بين" and opening > first and doc.reading(opening + 1, "victim", "person") is not None:
        return True
    if doc.is_word(first, words("reporting", "carry_over", "breakdown")):
        tolls = words("casualties", "cumulative", "toll") | words("reporting", "carry_over", "tolls")
        near = range(first + 1, min(first + 1 + REACH, last))
        return any(doc.norm(i) in tolls or doc.reading(i, "victim", "event") for i in near)
    more, dependent = phrases("reporting", "carry_over", "more"), phrases("reporting", "carry_over", "dependent")
    return any(doc.phrase_end(opening, first) is not None for opening in (more, dependent))


def is_periodical(doc: Document, first: int, last: int) -> bool:
    """Whether a sentence tells of a report by the day or week: `حصيلة أسبوعية`, `خلال 24 ساعة`."""
    if doc.find(words("reporting", "carry_over", "periods"), first, last) is not None:
        return True
    hours = words("reporting", "carry_over", "hours")
    return any(doc.norm(i) in hours and doc.norm(i + 1).startswith("ساع") for i in range(first, last))


def turns_away(doc: Document, first: int, last: int) -> bool:
    """Whether a sentence opens with something else than the report before it: `وفي سياق آخر`, `وكان`."""
    return doc.find(words("reporting", "carry_over", "turns"), first, min(first + REACH, last)) is not None
