"""Which known names look most like an unknown one, quickly enough to be asked at every key pressed. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from summarizer.language.text import fold

SUGGESTIONS = 4
LIKENESS = 0.6
"""The least likeness of a name that is suggested; see difflib."""
COMPARED = 60
"""Names that are compared letter by letter: to compare all of the gazetteer's takes a third of a second."""


class Lookalikes:
    """Known names by the pairs of letters in them: those nearest to an unknown one share the most with it."""

    def __init__(self, known: Mapping[str, str]) -> None:
        """`known` has the name to suggest for each folded one."""
        self._known = known
        self._names = list(known)
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            for pair in set(_pairs(name)):
                self._having[pair].append(number)

    def nearest(self, name: str) -> tuple[str, ...]:
        """The names to suggest, the likest first; () where none looks like it."""
        folded = fold(name)
        shared = Counter(number for pair in set(_pairs(folded)) for number in self._having.get(pair, ()))
        # Of two that share as much the shorter has less that is not shared.
        likest = sorted(shared, key=lambda number: len(self._names[number]) + len(folded) - 4 * shared[number])
        candidates = [self._names[number] for number in likest[:COMPARED]]
        close = get_close_matches(folded, candidates, n=2 * SUGGESTIONS, cutoff=LIKENESS)
        return tuple(dict.fromkeys(self._known[form] for form in close))[:SUGGESTIONS]


def _pairs(name: str) -> Iterator[str]:
    """`حلب` has ` ح`, `حل`, `لب`, `ب `."""
    padded = f" {name} "
    return (padded[at : at + 2] for at in range(len(padded) - 1))
