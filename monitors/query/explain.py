"""Why an item matches a query or not, and which of its words do. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitors.query.evaluate import matches
from monitors.query.facts import Facts
from monitors.query.syntax import And, Node, Query, term, terms
from summarizer.language.text import sentences, tokenize
from summarizer.stems import stems

SNIPPET = 160
"""Code points of a snippet, about four lines on a phone."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text; offsets in code points."""

    start: int
    end: int


def missing_parts(query: Query, facts: Facts, now: datetime) -> tuple[Node, ...]:
    """The parts of a query that an item lacks; none where it matches."""
    return tuple(part for part in query.parts if not matches(part, facts, now))


def without_part(query: Query, part: Node) -> Node | None:
    """What is left of a query without one of its parts; None where nothing is."""
    rest = tuple(other for other in query.parts if other != part)
    return rest[0] if len(rest) == 1 else And(rest) if rest else None


def matched_words(node: Node, text: str) -> list[Span]:
    """The words of a text that a query asks for, as they are spelled there."""
    wanted = set(terms(node))
    found = []
    for token in tokenize(text):
        if token.kind not in ("word", "number"):
            continue
        keys = {term("f", token.norm), *(term("w", stem) for stem in stems(token.norm))}
        if keys & wanted:
            found.append(Span(token.start, token.end))
    return found


def snippet(node: Node, text: str) -> tuple[str, list[Span]]:
    """The part of a text around the first word that a query asks for, and such words in it; "" without any."""
    found = matched_words(node, text)
    if not found:
        return "", []
    tokens = tokenize(text)
    around = next(one for one in sentences(text, tokens) if one.start <= found[0].start < one.end)
    start = around.start
    if found[0].end - start > SNIPPET // 2:
        start = max(token.start for token in tokens if token.start <= max(found[0].start - SNIPPET // 3, start))
    end = min(around.end, start + SNIPPET)
    if end < around.end:
        end = max((token.end for token in tokens if start < token.end <= end), default=end)
    inside = [Span(span.start - start, span.end - start) for span in found if start <= span.start and span.end <= end]
    return text[start:end], inside
