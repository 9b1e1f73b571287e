"""When a predicted claim or name is right: the comparisons behind the measures, tolerant of spelling only.

Every rule here is that of the project's annotation schema (docs/extraction.md, "Measures").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Any

from summarizer.language.text import fold

# Two sources, or two actors, are the same from this F1 of their token sets on; two places from the lower one.
SAME_SOURCE, SAME_PLACE, SAME_ACTOR, SAME_LOCATION = 0.6, 0.5, 0.6, 0.99

_PROCLITIC = re.compile(r"^(?:[وف]?(?:بال|كال|لل|ال)|[وف]?[بل](?=ال))")
_WORD = re.compile(r"\w+")

Record = Mapping[str, Any]


class Level(IntEnum):
    """How far a predicted claim is right; each level includes those below it."""

    WRONG = 0
    CLAIM = 1
    ATTRIBUTED = 2
    FULL = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim and the predicted one it was matched with, by their positions."""

    level: Level
    gold: int
    predicted: int


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Distinct names found, in the gold, in the prediction, and those without a counterpart."""

    hits: int
    gold: int
    predicted: int
    missed: tuple[str, ...]
    added: tuple[str, ...]


@lru_cache(maxsize=8192)
def name_tokens(text: str) -> tuple[str, ...]:
    """The folded words of a name, each without the article and a preposition before it."""
    return tuple(_PROCLITIC.sub("", word) or word for word in _WORD.findall(fold(text)))


def overlap(one: str | None, other: str | None) -> float:
    """F1 of the two token sets, 0 where either is empty."""
    a, b = set(name_tokens(one or "")), set(name_tokens(other or ""))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def level(gold: Record, predicted: Record) -> Level:
    """Kind and count, then source, then status, scope, place and being a share."""
    if any(gold.get(field) != predicted.get(field) for field in ("kind", "count_min", "count_max", "vague")):
        return Level.WRONG
    if not _same(gold.get("source"), predicted.get("source"), SAME_SOURCE):
        return Level.CLAIM
    return Level.ATTRIBUTED if differences(gold, predicted) else Level.FULL


def differences(gold: Record, predicted: Record) -> tuple[str, ...]:
    """What keeps an attributed claim from being full, by name; a place may be missed, added or another one."""
    found = []
    if not _same(gold.get("place"), predicted.get("place"), SAME_PLACE):
        found.append(
            "place missed" if not predicted.get("place") else "other place" if gold.get("place") else "place added"
        )
    if gold.get("status", "affirmed") != predicted.get("status", "affirmed"):
        found.append("status")
    if gold.get("scope", "incident") != predicted.get("scope", "incident"):
        found.append("scope")
    if (gold.get("part_of") is None) != (predicted.get("part_of") is None):
        found.append("share")
    return tuple(found)


def pair_claims(gold: Sequence[Record], predicted: Sequence[Record]) -> list[Pair]:
    """Greedy one-to-one pairs: the best level first, among equals the closest quotes."""
    options = []
    for i, wanted in enumerate(gold):
        for j, got in enumerate(predicted):
            reached = level(wanted, got)
            if reached:
                options.append((reached, overlap(wanted.get("quote"), got.get("quote")), i, j))
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    pairs = []
    for reached, _, i, j in sorted(options, reverse=True):
        if i in taken_gold or j in taken_predicted:
            continue
        taken_gold.add(i)
        taken_predicted.add(j)
        pairs.append(Pair(reached, i, j))
    return pairs


def match_names(gold: Iterable[str | Record], predicted: Iterable[str | Record], least: float) -> NameMatch:
    """Distinct names against distinct names: equal ones first, then the closest from `least` on."""
    wanted, got = _distinct(gold), _distinct(predicted)
    left_wanted = sorted(wanted.keys() - got.keys())
    left_got = sorted(got.keys() - wanted.keys())
    hits = len(wanted) - len(left_wanted)
    missed = []
    for key in left_wanted:
        best = max(left_got, key=lambda other: overlap(wanted[key], got[other]), default=None)
        if best is not None and overlap(wanted[key], got[best]) >= least:
            left_got.remove(best)
            hits += 1
        else:
            missed.append(wanted[key])
    return NameMatch(hits, len(wanted), len(got), tuple(missed), tuple(got[key] for key in left_got))


def _same(one: str | None, other: str | None, least: float) -> bool:
    if not one or not other:
        return not one and not other
    return overlap(one, other) >= least


def _distinct(entries: Iterable[str | Record]) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in entries:
        name = entry if isinstance(entry, str) else str(entry.get("name", ""))
        if name:
            found.setdefault(" ".join(name_tokens(name)), name)
    return found
