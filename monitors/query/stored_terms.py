"""The terms that the store keeps of an item, to be searched by: without the exact forms, which its text has, but with
marks of its title and tolls. Pure."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from monitors.query.syntax import CountKind, term
from summarizer.language.text import words
from summarizer.stems import stems

TOLL_STEPS = (1, 10, 100, 1000, 10_000)


@dataclass(frozen=True, slots=True)
class StoredTerms:
    """Terms as they are stored: in one line, compressed to less than half its bytes."""

    packed: bytes

    @property
    def line(self) -> str:
        """The terms in alphabetical order, separated by spaces."""
        return zlib.decompress(self.packed).decode()

    def __iter__(self) -> Iterator[str]:
        return iter(self.line.split())


def stored_terms(terms: Iterable[str], title: str, counts: Mapping[CountKind, int]) -> StoredTerms:
    """What the store keeps of an item's terms. counts: its greatest toll by kind."""
    in_title = {term("t", stem) for word in words(title) for stem in stems(word)}
    reached = {_toll_term(kind, step) for kind, most in counts.items() for step in TOLL_STEPS if step <= most}
    kept = in_title.union(reached, (key for key in terms if not key.startswith("f:")))
    return StoredTerms(zlib.compress(" ".join(sorted(kept)).encode()))


def recalled_terms(stored: Iterable[str], text: str) -> frozenset[str]:
    """The terms of an item from those that the store kept and its title and text."""
    kept = (key for key in stored if not key.startswith(("t:", "n:")))
    return frozenset(kept).union(term("f", word) for word in words(text))


def toll_term(kind: CountKind, least: int) -> str:
    """The stored term that every item has which reaches a toll of one or more."""
    return _toll_term(kind, max(step for step in TOLL_STEPS if step <= least))


def _toll_term(kind: CountKind, step: int) -> str:
    return term("n", f"{kind}_{step}")
