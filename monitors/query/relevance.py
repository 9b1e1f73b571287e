"""How well items answer a query, among those that match it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from monitors.query.syntax import Node, term, terms

SATURATION = 1.2
LENGTH_WEIGHT = 0.75
"""BM25's k1 and b, at the values that its authors give (Robertson and Zaragoza, The Probabilistic Relevance
Framework, 2009)."""
TITLE_OCCURRENCES = 3.0
"""A word in the title counts as so many: titles say what an item is about."""


def by_relevance(node: Node, hits: Mapping[int, frozenset[str]]) -> list[int]:
    """The list keys of hits, the most relevant first and of equals the newest; `hits` has each one's stored terms.

    The measure is BM25 over whether a term stands in the title, elsewhere or nowhere. How rare a term is shows
    among the hits themselves, so that nothing has to be counted beforehand.
    """
    wanted = set(terms(node))
    found = {key: wanted & held for key, held in hits.items()}
    rarity = {one: _rarity(sum(one in held for held in found.values()), len(hits)) for one in wanted}
    mean = sum(map(len, hits.values())) / max(len(hits), 1)

    def score(key: int) -> float:
        length = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * len(hits[key]) / mean
        return sum(rarity[one] * _weight(one, hits[key], length) for one in found[key])

    return sorted(hits, key=lambda key: (score(key), key), reverse=True)


def _rarity(holding: int, among: int) -> float:
    return log(1 + (among - holding + 0.5) / (holding + 0.5))


def _weight(key: str, held: frozenset[str], length: float) -> float:
    occurrences = TITLE_OCCURRENCES if term("t", key[2:]) in held else 1.0
    return occurrences * (SATURATION + 1) / (occurrences + SATURATION * length)
