"""What a text counts, as the tests of casualties compare it: kind, least, most, and the word of a vague number."""

from __future__ import annotations

from summarizer.model import Article
from summarizer.summarize import summarize

Counts = tuple[str, int | None, int | None, str | None]


def counts(text: str) -> list[Counts]:
    """The counts of a text's claims, in its order."""
    return [(c.kind, c.count_min, c.count_max, c.vague) for c in summarize(Article("وكالة التجربة", "", text)).claims]


def some(kind: str) -> Counts:
    """A plural without a number."""
    return (kind, None, None, "some")


def of(kind: str, *numbers: int) -> list[Counts]:
    """Claims of a kind with exact numbers."""
    return [(kind, n, n, None) for n in numbers]
