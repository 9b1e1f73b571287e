"""Names that events go by: `زلزال راور عام 1997`."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.language.text import ARTICLE, Token
from summarizer.language.wordlists import words
from summarizer.places.listed_names import Candidate, surface
from summarizer.places.name_shapes import is_common

# What follows an event's name, so that it is no adjective: `زلزال راور عام 1997`, `هجوم كيزلوفسك الذي`.
BEHIND_EVENT = frozenset(("عام", "سنه", "الذي", "التي"))


def read_of_event(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`زلزال راور عام 1997`: an event goes by the name of its place."""
    if not is_named_event(tokens, i - 1) or i + 1 >= len(tokens) or tokens[i + 1].norm not in BEHIND_EVENT:
        return None
    norm = tokens[i].norm
    if norm.startswith(ARTICLE) or norm.endswith(("ي", "يه")) or is_common(norm):
        return None
    if norm in words("numerals", "not_counts", "months"):
        # `زلزال سبتمبر الذي`
        return None
    return Candidate(i, i + 1, surface(text, tokens, i, i + 1, ""), (), "", True)


def is_named_event(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token is an event that may go by the name of its place, without the article."""
    return i >= 0 and is_event(tokens[i].norm)


def is_event(norm: str) -> bool:
    return norm in words("places", "events") or (norm[:1] in ("و", "ف", "ب") and norm[1:] in words("places", "events"))
