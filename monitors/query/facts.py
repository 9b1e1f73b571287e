"""What queries can ask of an item: its terms, its words in order, its counts and its date. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from monitors.query.syntax import CountKind, term
from summarizer.actors.actors import find_actors
from summarizer.language.text import fold, tokenize, words
from summarizer.model import Place, Summary
from summarizer.places.gazetteer import GazetteerEntry, load_gazetteer
from summarizer.stems import stems

# What `عشرات` and its like say at least; the words say no more.
VAGUE_LEAST = {"some": 1, "tens": 10, "hundreds": 100, "thousands": 1000}


@dataclass(frozen=True)
class Facts:
    """An item as queries see it; `text` is its title and text, `counts` the greatest toll of each kind."""

    terms: frozenset[str]
    text: str
    counts: Mapping[CountKind, int]
    dated_at: datetime

    @cached_property
    def sequence(self) -> tuple[frozenset[str], ...]:
        """For each word the stems that it may have, in order; only phrases ask."""
        return tuple(map(stems, words(self.text)))


def terms_of(outlet: str, title: str, text: str, summary: Summary) -> frozenset[str]:
    """The terms of an item: worked out once, when it is stored."""
    found: set[str] = set()
    for form in set(words(f"{title}\n{text}")):
        found.update(_word_terms(form))
    found.update(_outlet_terms(outlet))
    for place in summary.locations:
        found.update(_place_terms(place))
    found.update(term("a", actor.canonical) for actor in summary.actors)
    for source in {claim.source or outlet for claim in summary.claims_to_show()}:
        found.update(_source_terms(source))
    return frozenset(found)


@lru_cache(maxsize=16384)
def _word_terms(form: str) -> tuple[str, ...]:
    """The terms of a folded word: as it is spelled, and its stems."""
    return (term("f", form), *(term("w", stem) for stem in stems(form)))


# An outlet names itself in each of its items, and most sources come again and again.
@lru_cache(maxsize=1024)
def _outlet_terms(outlet: str) -> tuple[str, ...]:
    return tuple(term("o", stem) for word in words(outlet) for stem in stems(word))


@lru_cache(maxsize=1024)
def _source_terms(source: str) -> tuple[str, ...]:
    spoken = (term("s", stem) for word in words(source) for stem in stems(word))
    return (*spoken, *(term("S", mention.canonical) for mention in find_actors(source, tokenize(source))))


def facts_of(terms: frozenset[str], title: str, text: str, summary: Summary, dated_at: datetime) -> Facts:
    """The facts of an item whose terms are known."""
    return Facts(terms, f"{title}\n{text}", counts_of(summary), dated_at)


def counts_of(summary: Summary) -> dict[CountKind, int]:
    """The greatest lower bound of a single claim by kind; shares and denials are none."""
    counts: dict[CountKind, int] = {}
    for claim in summary.claims_to_show():
        if claim.part_of is not None or claim.status == "denied":
            continue
        least = claim.count_min if claim.count_min is not None else VAGUE_LEAST.get(claim.vague or "", 0)
        kinds: tuple[CountKind, ...] = ("any",) if claim.kind == "casualties" else (claim.kind, "any")
        for kind in kinds:
            counts[kind] = max(counts.get(kind, 0), least)
    return counts


def _place_terms(place: Place) -> Iterator[str]:
    if place.country:
        yield term("c", place.country)
    at = gazetteer_entry(place)
    while at is not None:
        yield term("p", at.id)
        at = load_gazetteer().get(at.parent) if at.parent else None
    country = load_gazetteer().country(place.country) if place.country else None
    if country is not None:
        yield term("p", country.id)


def gazetteer_entry(place: Place) -> GazetteerEntry | None:
    """The gazetteer's entry of an item's place, by name and coordinates; None for one that no list has."""
    for entry in load_gazetteer().lookup(" ".join(fold(place.canonical).split())):
        if (entry.country, entry.lat, entry.lon) == (place.country, place.lat, place.lon):
            return entry
    return None
