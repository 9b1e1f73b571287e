"""How well items answer a query, among those that match it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass
from math import log

TITLE_WEIGHT = 1.6
"""Of a word in the title, which says what an item is about, beside one elsewhere: what BM25 with its usual k1 of 1.2
gives to three occurrences beside one (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). It knows
of no further occurrences, and lengths differ little among descriptions."""


@dataclass(frozen=True, slots=True)
class Holders:
    """The items, by list key, that have one of a query's terms, and of them those that have it in the title."""

    anywhere: Set[int]
    in_title: Set[int]


def by_relevance(keys: Collection[int], terms: Iterable[Holders]) -> list[int]:
    """The list keys, the most relevant first and of equals the newest.

    How rare a term is (BM25's inverse document frequency) shows among the hits themselves.
    """
    scores = dict.fromkeys(keys, 0.0)
    for holders in terms:
        held = holders.anywhere & scores.keys()
        rarity = log(1 + (len(scores) - len(held) + 0.5) / (len(held) + 0.5))
        for key in held:
            scores[key] += rarity * (TITLE_WEIGHT if key in holders.in_title else 1.0)
    return sorted(scores, key=lambda key: (scores[key], key), reverse=True)
