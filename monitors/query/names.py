"""Places and actors by the names that people type, in Arabic or Latin letters, and the nearest to an unknown one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from monitors.query.lexer import NOT_WORDS, OR_WORDS
from monitors.query.lookalikes import Lookalikes
from monitors.query.syntax import term
from summarizer.actors.actor_lexicon import actor_names
from summarizer.language.lexicon import load_lexicon
from summarizer.language.text import fold
from summarizer.places.gazetteer import DEEPEST, GazetteerEntry, load_gazetteer

LONGEST_NAME = 6
"""Words of the longest name that is looked for."""
ARTICLE = "ال"
STRIP = "قطاع"
# Of places with one name the more general is meant, then the more populous, then one that needs no other word to be
# known by: رفح in Gaza and not in Sinai.
_RANK = {"country": 0, "region": 1, "governorate": 2, "city": 3, "district": 4, "town": 5}
_PLAIN = re.compile(r"[^\W_]+( [^\W_]+)*")
_NAMESAKE = re.compile(r"([^()]+)\(([^()]+)\)\s*")


def place_named(name: str) -> GazetteerEntry | None:
    """The place that a name, with or without its article, most likely means; None where no list has it.

    `طرابلس (لبنان)` is the one of its namesakes that lies in the place in brackets.
    """
    if namesake := _NAMESAKE.fullmatch(name):
        container = place_named(namesake[2])
        if container is None:
            return None
        inside = (entry for entry in _places_named(namesake[1]) if _lies_in(entry, container))
        return min(inside, key=_generality, default=None)
    meant = min(_places_named(name), key=_generality, default=None)
    above = load_gazetteer().get(meant.parent) if meant and meant.parent else None
    # `غزة` is the Strip and not its city alone, which is `غزة (قطاع غزة)`.
    return above if meant and above and above.canonical == f"{STRIP} {meant.canonical}" else meant


@cache
def place_query(entry: GazetteerEntry) -> str | None:
    """The query for a place and all that lies in it; None where no name tells it from its namesakes."""
    containers = (*_containers(entry), load_gazetteer().country(entry.country or ""))
    names = (
        entry.canonical,
        *(f"{entry.canonical} ({container.canonical})" for container in containers if container),
        *entry.variants,
    )
    name = next((name for name in names if place_named(name) is entry), None)
    if name is None:
        return None
    joins = {*OR_WORDS, *NOT_WORDS}.intersection(fold(name).split())
    return f"مكان:{name}" if _PLAIN.fullmatch(name) and not joins else f'مكان:"{name}"'


def place_of_term(key: str) -> GazetteerEntry | None:
    """The place that a term of a query stands for."""
    return _place_terms().get(key)


@cache
def _place_terms() -> dict[str, GazetteerEntry]:
    return {term("p", entry.id): entry for entry in load_gazetteer()}


@cache
def actor_query(canonical: str) -> str | None:
    """The query for an actor by its canonical name; None where that name means another one."""
    return f'جهة:"{canonical}"' if actor_named(canonical) == canonical else None


def _places_named(name: str) -> list[GazetteerEntry]:
    folded = " ".join(fold(name).split())
    return [entry for form in _with_article(folded) for entry in load_gazetteer().lookup(form)]


def _generality(entry: GazetteerEntry) -> tuple[int, int, bool]:
    return _RANK.get(entry.kind, 9), -entry.population, entry.ambiguous


def _lies_in(entry: GazetteerEntry, container: GazetteerEntry) -> bool:
    return entry is not container and load_gazetteer().within(entry, container.id)


def _containers(entry: GazetteerEntry) -> Iterator[GazetteerEntry]:
    above = load_gazetteer().get(entry.parent) if entry.parent else None
    for _ in range(DEEPEST):
        if above is None:
            return
        yield above
        above = load_gazetteer().get(above.parent) if above.parent else None


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
    return _like_places().nearest(name)


def nearest_actors(name: str) -> tuple[str, ...]:
    """The names of known actors that look most like an unknown one."""
    return _like_actors().nearest(name)


def _with_article(folded: str) -> tuple[str, ...]:
    return folded, folded.removeprefix(ARTICLE) if folded.startswith(ARTICLE) else ARTICLE + folded


@cache
def _like_places() -> Lookalikes:
    named = {fold(name): entry.canonical for entry in load_gazetteer() for name in (entry.canonical, *entry.variants)}
    return Lookalikes(named)


@cache
def _like_actors() -> Lookalikes:
    return Lookalikes(_actors())


@cache
def _actors() -> dict[str, str]:
    latin = load_lexicon("latin_actors")["names"]
    return {" ".join(name.words): name.canonical for names in actor_names().values() for name in names} | {
        fold(name): canonical for canonical, names in latin.items() for name in names
    }
