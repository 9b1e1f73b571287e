"""Tolls in a list behind a colon, which are of the one who opened it: `توزعت الحصيلة كالتالي:`."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.text import BULLETS


def opens_list(doc: Document, first: int, last: int) -> bool:
    """`أسفرت عن التالي:`, with the first item in the same sentence or not."""
    if ":" not in doc.norms[first:last]:
        return False
    colons = (i for i in range(first, last) if doc.norms[i] == ":")
    return any(i + 1 == last or doc.norms[i + 1] in BULLETS or _ends_line(doc, i) for i in colons)


def _ends_line(doc: Document, i: int) -> bool:
    return "\n" in doc.text[doc.tokens[i].end : doc.tokens[i + 1].start]


def is_item(doc: Document, first: int, *, numbered: bool) -> bool:
    """Whether a sentence is an item of a list: behind a bullet, or in a list that a source opened (`numbered`) with a
    number or with one who is counted (`285 من عناصر وزارة الدفاع`, `إعلامي واحد قضى`).
    """
    if doc.norm(first) in BULLETS:
        return True
    if not numbered:
        return False
    return first in doc.counts or doc.tokens[first].kind == "number" or first + 1 in doc.counts
