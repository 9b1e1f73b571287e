"""The places that Arabic news names: lexicon/places.tsv, indexed by folded name.

The file is built by summarizer/places/build_places.py from GeoNames, CLDR and the curated tables beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from sys import intern
from typing import NamedTuple

from summarizer.language.text import fold

# Nothing lies deeper: quarter, town, district, governorate, country, region.
DEEPEST = 8
# What an adjective leaves out of a country's name, and how many letters stay: سوري of سوريا, فرنسي of فرنسا, مصري.
ENDINGS, SHORTEST_STEM = ("", "ا", "يا", "ه", "يه", "ي"), 3


class GazetteerEntry(NamedTuple):
    """A place; a tuple, because thousands are made at every start.

    `country` is ISO 3166-1 alpha-2, `parent` an entry's id, lat and lon are WGS 84 degrees.
    `ambiguous` marks a name that is also a common word, a person's name or an adjective.
    """

    id: str
    canonical: str
    variants: tuple[str, ...]
    kind: str
    country: str | None
    parent: str | None
    lat: float | None
    lon: float | None
    population: int
    ambiguous: bool


class Gazetteer:
    """Lookups over the entries, by folded name, by first word and by id."""

    def __init__(self, entries: list[GazetteerEntry]) -> None:
        self._by_id = {entry.id: entry for entry in entries}
        self._countries = {entry.country: entry for entry in entries if entry.kind == "country" and entry.country}
        self._stems = {stem: entry.country for entry in entries if entry.kind == "country" for stem in _stems(entry)}
        # Folded all at once, which takes a quarter of the time.
        listed = fold("\n".join(name for entry in entries for name in (entry.canonical, *entry.variants)))
        folded = iter(listed.split("\n"))
        names: dict[str, tuple[GazetteerEntry, ...]] = {}
        for entry in entries:
            alone = (entry,)
            for name in dict.fromkeys(islice(folded, 1 + len(entry.variants))):
                # A name that folding leaves as it is is kept once.
                key = entry.canonical if name == entry.canonical else name
                names[key] = names[key] + alone if key in names else alone
        self._by_name = names
        # By the first two words, as hundreds of names begin with `مستشفى`.
        rests: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = {}
        for name in names:
            first, *rest = map(intern, name.replace("-", " - ").split() if "-" in name else name.split())
            beginning = first, rest[0] if rest else ""
            rests[beginning] = (*rests.get(beginning, ()), tuple(rest))
        self._rests = {b: tuple(sorted(r, key=len, reverse=True)) if len(r) > 1 else r for b, r in rests.items()}
        self._first_words = frozenset(first for first, _ in rests)

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[GazetteerEntry]:
        return iter(self._by_id.values())

    def __contains__(self, first_word: str) -> bool:
        return first_word in self._first_words

    def lookup(self, folded_name: str) -> tuple[GazetteerEntry, ...]:
        """Every place of that name or variant, in file order; words are separated by one space."""
        return self._by_name.get(folded_name, ())

    def continuations(self, first_word: str, second_word: str) -> tuple[tuple[str, ...], ...]:
        """What may follow a folded first word in a name where the second word of a text follows it, longest first."""
        longer = self._rests.get((first_word, second_word), ()) if second_word else ()
        return longer + self._rests.get((first_word, ""), ())

    def get(self, place_id: str) -> GazetteerEntry | None:
        """The entry with an id."""
        return self._by_id.get(place_id)

    def country(self, code: str) -> GazetteerEntry | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return self._countries.get(code)

    def country_of_stem(self, stem: str) -> str | None:
        """The country (ISO 3166-1 alpha-2) whose folded name begins with a stem: SY of سور, which `السورية` leaves."""
        return self._stems.get(stem)

    def within(self, entry: GazetteerEntry, ancestor_id: str) -> bool:
        """Whether an entry lies in another, or is it; a country holds all that carries its code."""
        ancestor = self._by_id.get(ancestor_id)
        if ancestor is not None and ancestor.kind == "country" and entry.country == ancestor.country:
            return True
        at: GazetteerEntry | None = entry
        for _ in range(DEEPEST):
            if at is None:
                return False
            if at.id == ancestor_id:
                return True
            at = self._by_id.get(at.parent) if at.parent else None
        return False


def _stems(country: GazetteerEntry) -> Iterator[str]:
    """What an adjective may have left of a country's name."""
    name = fold(country.canonical).removeprefix("ال")
    stems = (name.removesuffix(ending) for ending in ENDINGS if name.endswith(ending))
    return (stem for stem in stems if len(stem) >= SHORTEST_STEM)


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships with the program."""
    with files("summarizer").joinpath("lexicon", "places.tsv").open(encoding="utf-8") as lines:
        return Gazetteer([_entry(line.rstrip("\n")) for line in lines if not line.startswith("#")])


def _entry(line: str) -> GazetteerEntry:
    place_id, name, variants, kind, country, parent, lat, lon, population, flag = line.split("\t")
    # The same few words thousands of times: each is kept once.
    return GazetteerEntry(
        intern(place_id),
        name,
        tuple(variants.split("|")) if variants else (),
        intern(kind),
        intern(country) if country else None,
        intern(parent) if parent else None,
        float(lat) if lat else None,
        float(lon) if lon else None,
        int(population or 0),
        flag == "ambiguous",
    )
