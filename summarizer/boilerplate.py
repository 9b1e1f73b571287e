"""What of an article's text is not its report: related links, captions, credits, calls to follow."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.wordlists import phrases


def find_boilerplate(doc: Document) -> frozenset[int]:
    """The indexes of sentences that carry no report.

    A call to read something else (`اقرأ أيضاً`) takes the rest of its paragraph with it: what follows are other
    incidents' headlines. A credit or a call to follow takes its own sentence.
    """
    skipped: set[int] = set()
    closed: int | None = None
    for index, sentence in enumerate(doc.sentences):
        if sentence.paragraph == closed or _opens(doc, sentence.first, "related"):
            closed = sentence.paragraph
            skipped.add(index)
        elif _opens(doc, sentence.first, "credits"):
            skipped.add(index)
    return frozenset(skipped)


def _opens(doc: Document, first: int, key: str) -> bool:
    start = first + 1 if doc.tokens[first].kind == "punct" else first
    return doc.phrase_end(phrases("boilerplate", "openers", key), start) is not None
