"""Reading without extraction. Worker processes load this module, so that it is apart from the benchmark's others."""

from __future__ import annotations

from collections.abc import Iterable

from monitors.query.stored_terms import stored_terms
from monitors.reading import Reading
from summarizer.model import Summary

NOTHING = Summary("", "")


def read_nothing(_: str, items: Iterable[tuple[str, str]]) -> list[Reading]:
    """No more than the words of titles, by which the store ranks; `reader` stores none of them."""
    return [Reading(NOTHING, {}, frozenset(), stored_terms((), title, {})) for title, _ in items]
