"""Of how many a group of people is said to consist: `شبكة مكونة من تسعة أفراد`, `خلية إرهابية من خمسة`."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.wordlists import words

# How many words may tell of what kind a group is, between its noun and its number.
LONGEST_KIND = 3


def members_count(doc: Document, i: int) -> int | None:
    """Where the number of the members begins of a collective noun at a token; None where none is told."""
    at, composed = i + 1, words("persons", "names", "composed")
    while at < i + 1 + LONGEST_KIND and _tells_kind(doc, at, composed):
        at += 1
    while doc.norm(at) in composed:
        at += 1
    return at + 1 if doc.norm(at) == "من" and at + 1 in doc.counts else None


def _tells_kind(doc: Document, i: int, composed: frozenset[str]) -> bool:
    """`سلب`, `إرهابية`, `لتهريب البشر`: no verb, no other people and nothing that و joins."""
    norm = doc.norm(i)
    if not norm.isalpha() or norm in composed or norm in words("reporting", "function"):
        return False
    return not (doc.joins(i) or i in doc.counts or doc.reading(i, "verb", "event", "victim", "person", "kin"))
