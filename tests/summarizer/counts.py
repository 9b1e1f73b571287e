"""What a text claims, and what it counts as the tests of casualties compare it: kind, least, most, a vague word."""

from __future__ import annotations

from summarizer.model import Article, Claim
from summarizer.summarize import summarize

Counts = tuple[str, int | None, int | None, str | None]


def claims(text: str, title: str = "") -> tuple[Claim, ...]:
    """The claims of a text, in its order."""
    return summarize(Article("وكالة التجربة", title, text)).claims


def counts(text: str) -> list[Counts]:
    """The counts of a text's claims, in its order."""
    return [(c.kind, c.count_min, c.count_max, c.vague) for c in claims(text)]


def some(kind: str) -> Counts:
    """A plural without a number."""
    return (kind, None, None, "some")


def of(kind: str, *numbers: int) -> list[Counts]:
    """Claims of a kind with exact numbers."""
    return [(kind, n, n, None) for n in numbers]
