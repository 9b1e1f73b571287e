"""Where a feed's line tells behind a mark what hurt those whom it counts first: `7 قتلى.. تصادم حافلتين بولاية كذا`."""

from __future__ import annotations

from summarizer.circumstances.surroundings import Surroundings
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.places.places import PlaceMention

# How many sentences the marks may make before the next words: each dot is one.
MARKS = 3


def named_in_next_item(around: Surroundings, claim: Skeleton) -> PlaceMention | None:
    """The first place of the item behind a claim's own, where that counts nobody."""
    doc = around.doc
    if not _ends_with_mark(doc, doc.sentences[claim.sentence].last):
        return None
    for sentence in doc.sentences[claim.sentence + 1 : claim.sentence + 1 + MARKS]:
        if any(token.kind == "word" for token in doc.tokens[sentence.first : sentence.last]):
            told = any(sentence.first <= key < sentence.last for key in around.keys)
            return None if told else around.first_of(sentence.first, sentence.last)
    return None


def _ends_with_mark(doc: Document, end: int) -> bool:
    """Whether a sentence ends with a bar or two dots, and not with the three of words left out."""
    if doc.norm(end - 1) == "|":
        return True
    return doc.norm(end - 1) == doc.norm(end) == "." and doc.norm(end + 1) != "."
