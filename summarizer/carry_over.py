"""When a sentence without a cue goes on for the source of the sentence before it.

In the annotated articles four in five such sentences are the outlet's own voice, also behind a sentence that has a
source: background, other events, earlier tolls. Those that keep it take up the toll that the source gave (`ومن بين
القتلى طفل`, `وتوزعت الحالات على النحو الآتي`), add to it (`كما أصيب`), or finish its sentence (`أن ...`).
"""

from __future__ import annotations

from summarizer.document import Document
from summarizer.wordlists import phrases, words

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
    more = phrases("reporting", "carry_over", "more")
    return doc.find_phrase(more, first, first + 1) is not None
