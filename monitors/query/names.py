"""Places and actors by the names that people type, in Arabic or Latin letters, and the nearest to an unknown one."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache

from summarizer.actor_lexicon import actor_names
from summarizer.gazetteer import GazetteerEntry, load_gazetteer
from summarizer.text import fold

LONGEST_NAME = 6
"""Words of the longest name that is looked for."""
SUGGESTIONS = 4
ARTICLE = "ال"
# Of places with one name the more general is meant, then the more populous.
_RANK = {"country": 0, "region": 1, "governorate": 2, "city": 3, "district": 4, "town": 5}


def place_named(name: str) -> GazetteerEntry | None:
    """The place that a name, with or without its article, most likely means; None where no list has it."""
    folded = " ".join(fold(name).split())
    found = [entry for form in _with_article(folded) for entry in load_gazetteer().lookup(form)]
    return min(found, key=lambda entry: (_RANK.get(entry.kind, 9), -entry.population), default=None)


def actor_named(name: str) -> str | None:
    """The canonical name of the actor that a name or alias means; None where no list has it."""
    folded = " ".join(fold(name).split())
    return next((_actors()[form] for form in _with_article(folded) if form in _actors()), None)


def longest_known(words: Sequence[str]) -> int:
    """How many of the words, from the first on, make the longest name of a place or an actor; 0 for none."""
    for size in range(min(len(words), LONGEST_NAME), 0, -1):
        name = " ".join(words[:size])
        if place_named(name) is not None or actor_named(name) is not None:
            return size
    return 0


def nearest_places(name: str) -> tuple[str, ...]:
    """The names of known places that look most like an unknown one."""
    return _nearest(name, _place_names())


def nearest_actors(name: str) -> tuple[str, ...]:
    """The names of known actors that look most like an unknown one."""
    return _nearest(name, _actors())


def _nearest(name: str, known: dict[str, str]) -> tuple[str, ...]:
    close = get_close_matches(fold(name), known, n=2 * SUGGESTIONS, cutoff=0.6)
    return tuple(dict.fromkeys(known[form] for form in close))[:SUGGESTIONS]


def _with_article(folded: str) -> tuple[str, ...]:
    return folded, folded.removeprefix(ARTICLE) if folded.startswith(ARTICLE) else ARTICLE + folded


@cache
def _place_names() -> dict[str, str]:
    return {fold(name): entry.canonical for entry in load_gazetteer() for name in (entry.canonical, *entry.variants)}


@cache
def _actors() -> dict[str, str]:
    return {" ".join(name.words): name.canonical for names in actor_names().values() for name in names}
