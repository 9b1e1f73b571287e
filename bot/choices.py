"""What can be followed by buttons alone: places by country and province, actors by kind, tolls. Pure.

A choice travels in callback data, which has room for 64 bytes: names are longer, so marks stand for them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from bot.language import N_, Translator
from bot.tolls import at_least
from monitors.query.names import actor_query, place_query
from monitors.query.syntax import CountKind
from summarizer.actors.actor_lexicon import actor_names
from summarizer.places.gazetteer import GazetteerEntry, load_gazetteer

LEAST = (1, 5, 10, 50)
"""The tolls on offer for each kind: any, what makes local news, what makes the front page, a massacre."""
KINDS_OF_ACTORS: Mapping[str, str] = {
    "armed_group": N_("Armed groups"),
    "military": N_("Armies"),
    "security": N_("Police and security"),
    "official": N_("Governments and ministries"),
    "political": N_("Parties and movements"),
    "alliance": N_("Alliances"),
    "un_ngo": N_("United Nations and aid"),
    "monitor": N_("Monitors of rights and victims"),
    "medical": N_("Hospitals and doctors"),
    "civil_defence": N_("Civil defence"),
}
TOLLS: Mapping[CountKind, tuple[str, str]] = {
    "killed": ("قتلى", N_("Killed")),
    "wounded": ("جرحى", N_("Wounded")),
    "missing": ("مفقودين", N_("Missing")),
    "detained": ("محتجزين", N_("Detained")),
    "any": ("ضحايا", N_("Casualties of any kind")),
}
"""By kind the noun that the query language has for it, and the button's label."""

_TOWNS = frozenset(("city", "town", "village", "district", "camp", "quarter", "island", "region"))
_FEWEST_TOWNS = 5
"""A region with so many towns (Gaza, the West Bank) stands among the governorates; a valley does not."""


@dataclass(frozen=True, slots=True)
class Toll:
    """At least so many of a kind in a single claim."""

    kind: CountKind
    least: int

    def label(self, t: Translator) -> str:
        """As a button shows it."""
        return at_least("casualties" if self.kind == "any" else self.kind, self.least, t)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader has chosen so far: a place, an actor's canonical name, a toll; all of them must hold."""

    place: GazetteerEntry | None = None
    actor: str | None = None
    toll: Toll | None = None

    def query(self) -> str:
        """The choice in the query language; "" for none."""
        parts = (
            (place_query(self.place) if self.place else None) or "",
            (actor_query(self.actor) if self.actor else None) or "",
            f"{TOLLS[self.toll.kind][0]}>={self.toll.least}" if self.toll else "",
        )
        return " ".join(filter(None, parts))


def mark(name: str) -> str:
    """Ten ASCII characters that stand for a place's id or an actor's name."""
    return hashlib.sha256(name.encode()).hexdigest()[:10]


@cache
def place_marked(place_mark: str) -> GazetteerEntry | None:
    """The place whose id has this mark; None for none that can be chosen."""
    return _places().get(place_mark)


@cache
def actor_marked(actor_mark: str) -> str | None:
    """The canonical name with this mark; None for none that can be chosen."""
    return next((name for names in _actors().values() for name in names if mark(name) == actor_mark), None)


def actors_of(kind: str) -> tuple[str, ...]:
    """The canonical names of a kind's actors, in alphabetical order."""
    return _actors().get(kind, ())


@cache
def countries() -> tuple[GazetteerEntry, ...]:
    """All countries, those first of which most places are known: the news is about them."""
    known: dict[str | None, int] = {}
    for entry in load_gazetteer():
        known[entry.country] = known.get(entry.country, 0) + 1
    found = (entry for entry in _places().values() if entry.kind == "country")
    return tuple(sorted(found, key=lambda entry: (-known[entry.country], entry.canonical)))


@dataclass(frozen=True, slots=True)
class Country:
    """A country's provinces by name with their towns, and the towns that no list assigns to one."""

    provinces: tuple[GazetteerEntry, ...]
    towns: Mapping[str, tuple[GazetteerEntry, ...]]
    others: tuple[GazetteerEntry, ...]


@cache
def country_of(code: str) -> Country:
    """What a country holds, by its ISO 3166-1 alpha-2 code."""
    inside = [entry for entry in _places().values() if entry.country == code and entry.kind != "country"]
    towns: dict[str, list[GazetteerEntry]] = {}
    for entry in inside:
        if entry.kind in _TOWNS:
            for above in _above(entry):
                towns.setdefault(above.id, []).append(entry)
    provinces = {
        entry.id: entry
        for entry in inside
        if entry.kind == "governorate" or (entry.kind == "region" and len(towns.get(entry.id, ())) >= _FEWEST_TOWNS)
    }
    others = [
        entry
        for entry in inside
        if entry.kind in _TOWNS and entry.id not in provinces and not any(up.id in provinces for up in _above(entry))
    ]
    return Country(
        tuple(sorted(provinces.values(), key=lambda entry: entry.canonical)),
        MappingProxyType({number: _by_size(towns.get(number, ())) for number in provinces}),
        _by_size(others),
    )


def _by_size(towns: Iterable[GazetteerEntry]) -> tuple[GazetteerEntry, ...]:
    return tuple(sorted(towns, key=lambda entry: (-entry.population, entry.canonical)))


def _above(entry: GazetteerEntry) -> Iterable[GazetteerEntry]:
    gazetteer = load_gazetteer()
    above = gazetteer.get(entry.parent) if entry.parent else None
    while above is not None:
        yield above
        above = gazetteer.get(above.parent) if above.parent else None


@cache
def _places() -> Mapping[str, GazetteerEntry]:
    """Every place that a query can ask for, by its mark."""
    return {mark(entry.id): entry for entry in load_gazetteer() if place_query(entry) is not None}


@cache
def _actors() -> Mapping[str, tuple[str, ...]]:
    kinds: dict[str, set[str]] = {kind: set() for kind in KINDS_OF_ACTORS}
    for names in actor_names().values():
        for name in names:
            if name.kind in kinds and actor_query(name.canonical) is not None:
                kinds[name.kind].add(name.canonical)
    return {kind: tuple(sorted(names)) for kind, names in kinds.items()}


def place_label(entry: GazetteerEntry, t: Translator) -> str:
    """A place's name in the reader's language where it is known, else in Arabic."""
    if entry.kind == "country" and entry.country:
        return t.country(entry.country)
    latin = next((name for name in entry.variants if name.isascii()), None)
    if latin and not t.right_to_left:
        return latin.title()
    # What tells it from a namesake belongs to its label: Damascus and its countryside are both دمشق.
    asked = (place_query(entry) or "").partition(":")[2].strip('"')
    return asked if asked.startswith(entry.canonical) else (latin or entry.canonical).title()
