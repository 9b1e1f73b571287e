"""Standing queries, found by what an item has: no item is held against every query. No I/O.

Each query is posted under terms of which a matching item has at least one: for an and those of its rarest part, for
an or those of each part. An item looks up its own terms and only the queries posted there are evaluated. Numbers
stand for terms and queries, so that a million queries fit in memory.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from datetime import datetime

from monitors.query.evaluate import matches
from monitors.query.facts import Facts
from monitors.query.lexer import QueryError
from monitors.query.syntax import And, Count, Node, Or, Phrase, Query, Term, term

NOTHING: tuple[int, ...] = ()
SWEEP = 1000
"""Removed queries that are let lie at least: sweeping costs as much as there are postings."""
FREQUENT = 1_000_000
"""Items with a toll of a kind are taken to be more than those with any word."""


class StandingIndex:
    """Queries by number. `frequencies` says in how many items of some sample a term stands: rare terms find well."""

    def __init__(self, frequencies: Mapping[str, int] | None = None) -> None:
        self._frequencies = frequencies or {}
        self._term_ids: dict[str, int] = {}
        self._postings: dict[int, array[int]] = {}
        self._numbers = array("q")
        # What is left to check of the query at a slot: the other terms of a plain and, or the whole query.
        self._rest: list[tuple[int, ...] | Node | None] = []
        self._slots: dict[int, int] = {}
        self._dead: list[int] = []
        self._free: list[int] = []

    def __len__(self) -> int:
        return len(self._slots)

    def add(self, number: int, query: Query) -> None:
        """Add a query, or put it in the place of the one that had its number.

        Raises QueryError (`everything`) where nothing that an item has could find it.
        """
        postings = posting_terms(query.node, self._frequency)
        if not postings:
            raise QueryError("everything", 0, len(query.text))
        self.remove(number)
        slot = self._new_slot(number)
        node = query.node
        keys = node.parts if isinstance(node, And) else (node,)
        if all(isinstance(part, Term) for part in keys):
            (rarest,) = postings
            others = (part.key for part in keys if isinstance(part, Term) and part.key != rarest)
            self._rest[slot] = tuple(map(self._term_id, others)) or NOTHING
            self._post(self._term_id(rarest), slot)
            return
        self._rest[slot] = node
        for key in postings:
            self._post(self._term_id(key), slot)

    def remove(self, number: int) -> None:
        """Remove a query; of an unknown number, nothing."""
        slot = self._slots.pop(number, None)
        if slot is None:
            return
        self._rest[slot] = None
        self._dead.append(slot)
        if len(self._dead) > SWEEP + len(self._slots):
            self._sweep()

    def matching(self, facts: Facts, now: datetime) -> list[int]:
        """The numbers of the queries that an item matches, ascending."""
        keys = (*facts.terms, *(term("n", kind) for kind in facts.counts))
        present = {term_id for key in keys if (term_id := self._term_ids.get(key)) is not None}
        found: set[int] = set()
        for term_id in present:
            for slot in self._postings.get(term_id, ()):
                rest = self._rest[slot]
                if rest is None:
                    continue
                if isinstance(rest, tuple):
                    if all(other in present for other in rest):
                        found.add(slot)
                elif slot not in found and matches(rest, facts, now):
                    found.add(slot)
        return sorted(self._numbers[slot] for slot in found)

    def _new_slot(self, number: int) -> int:
        if self._free:
            slot = self._free.pop()
            self._numbers[slot] = number
        else:
            slot = len(self._rest)
            self._rest.append(None)
            self._numbers.append(number)
        self._slots[number] = slot
        return slot

    def _sweep(self) -> None:
        """Take the removed queries out of the postings, so that their slots can serve again."""
        for term_id, posted in list(self._postings.items()):
            kept = array("I", (slot for slot in posted if self._rest[slot] is not None))
            if kept:
                self._postings[term_id] = kept
            else:
                del self._postings[term_id]
        self._free += self._dead
        self._dead = []

    def _post(self, term_id: int, slot: int) -> None:
        posted = self._postings.get(term_id)
        if posted is None:
            posted = self._postings[term_id] = array("I")
        posted.append(slot)

    def _term_id(self, key: str) -> int:
        return self._term_ids.setdefault(key, len(self._term_ids))

    def _frequency(self, key: str) -> int:
        return self._frequencies.get(key, FREQUENT if key.startswith("n:") else 0)


def posting_terms(node: Node, frequency: Callable[[str], int]) -> tuple[str, ...]:
    """Terms of which every matching item has at least one, as rare as can be; none where no terms say so."""
    match node:
        case Term(key):
            return (key,)
        case Phrase(stems):
            return (min((term("w", stem) for stem in stems), key=frequency),)
        case Count(kind):
            return (term("n", kind),)
        case And(parts):
            choices = [choice for part in parts if (choice := posting_terms(part, frequency))]
            return min(choices, key=lambda choice: sum(map(frequency, choice)), default=())
        case Or(parts):
            each = [posting_terms(part, frequency) for part in parts]
            return tuple(dict.fromkeys(key for keys in each for key in keys)) if all(each) else ()
        case _:
            return ()
