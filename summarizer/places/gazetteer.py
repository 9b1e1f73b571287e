"""The places that Arabic news names: lexicon/places.tsv, indexed by folded name.

The file is built by summarizer/places/build_places.py from GeoNames, CLDR and the curated tables beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from summarizer.language.text import fold

# Nothing lies deeper: quarter, town, district, governorate, country, region.
DEEPEST = 8
# What an adjective leaves out of a country's name, and how many letters stay: سوري of سوريا, فرنسي of فرنسا, مصري.
ENDINGS, SHORTEST_STEM = ("", "ا", "يا", "ه", "يه", "ي"), 3


class GazetteerEntry(NamedTuple):
    """A place.

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
    """Lookups over the lines of places.tsv, by folded name, by first word and by id.

    A line becomes an entry when it is asked for: a text names few of twenty thousand places, and every start has them.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._entries: dict[int, GazetteerEntry] = {}
        columns = [line.split("\t", 3) for line in lines]
        self._line_of = {place_id: i for i, (place_id, *_) in enumerate(columns)}
        # Folded all at once, which takes a quarter of the time.
        listed = fold("\n".join([f"{name}|{variants}" if variants else name for _, name, variants, _ in columns]))
        names: dict[str, tuple[int, ...]] = {}
        for i, own in enumerate(listed.split("\n")):
            for name in dict.fromkeys(own.split("|")):
                names[name] = (*names[name], i) if name in names else (i,)
        self._by_name = names
        beginning: dict[str, list[str]] = {}
        for name in names:
            beginning.setdefault(name.partition(" ")[0].partition("-")[0], []).append(name)
        self._beginning = beginning
        self._rests: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}
        countries = [self._entry(i) for i, (*_, rest) in enumerate(columns) if rest.startswith("country\t")]
        self._countries = {entry.country: entry for entry in countries if entry.country}
        self._stems = {stem: entry.country for entry in countries for stem in _stems(entry)}

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[GazetteerEntry]:
        return map(self._entry, range(len(self._lines)))

    def __contains__(self, first_word: str) -> bool:
        return first_word in self._beginning

    def plain_names(self) -> Iterator[str]:
        """The folded names of the places that are not flagged as ambiguous; none of them is read for it."""
        plain = {i for i, line in enumerate(self._lines) if not line.endswith("\tambiguous")}
        return (name for name, found in self._by_name.items() if not plain.isdisjoint(found))

    def lookup(self, folded_name: str) -> tuple[GazetteerEntry, ...]:
        """Every place of that name or variant, in file order; words are separated by one space."""
        found = self._by_name.get(folded_name)
        return tuple(map(self._entry, found)) if found else ()

    def continuations(self, first_word: str, second_word: str) -> tuple[tuple[str, ...], ...]:
        """What may follow a folded first word in a name where the second word of a text follows it, longest first."""
        if first_word not in self._beginning:
            return ()
        if first_word not in self._rests:
            self._rests[first_word] = self._read_rests(first_word)
        rests = self._rests[first_word]
        longer = rests.get(second_word, ()) if second_word else ()
        return longer + rests.get("", ())

    def _read_rests(self, first_word: str) -> dict[str, tuple[tuple[str, ...], ...]]:
        """By the second word, as hundreds of names begin with `مستشفى`: what follows the first in a name."""
        rests: dict[str, list[tuple[str, ...]]] = {}
        for name in self._beginning[first_word]:
            _, *rest = name.replace("-", " - ").split()
            rests.setdefault(rest[0] if rest else "", []).append(tuple(rest))
        return {second: tuple(sorted(own, key=len, reverse=True)) for second, own in rests.items()}

    def _entry(self, i: int) -> GazetteerEntry:
        if i not in self._entries:
            self._entries[i] = _read_entry(self._lines[i])
        return self._entries[i]

    def get(self, place_id: str) -> GazetteerEntry | None:
        """The entry with an id."""
        i = self._line_of.get(place_id)
        return None if i is None else self._entry(i)

    def country(self, code: str) -> GazetteerEntry | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return self._countries.get(code)

    def country_of_stem(self, stem: str) -> str | None:
        """The country (ISO 3166-1 alpha-2) whose folded name begins with a stem: SY of سور, which `السورية` leaves."""
        return self._stems.get(stem)

    def within(self, entry: GazetteerEntry, ancestor_id: str) -> bool:
        """Whether an entry lies in another, or is it; a country holds all that carries its code."""
        ancestor = self.get(ancestor_id)
        if ancestor is not None and ancestor.kind == "country" and entry.country == ancestor.country:
            return True
        at: GazetteerEntry | None = entry
        for _ in range(DEEPEST):
            if at is None:
                return False
            if at.id == ancestor_id:
                return True
            at = self.get(at.parent) if at.parent else None
        return False


def _stems(country: GazetteerEntry) -> Iterator[str]:
    """What an adjective may have left of a country's name."""
    name = fold(country.canonical).removeprefix("ال")
    stems = (name.removesuffix(ending) for ending in ENDINGS if name.endswith(ending))
    return (stem for stem in stems if len(stem) >= SHORTEST_STEM)


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships with the program."""
    listed = files("summarizer").joinpath("lexicon", "places.tsv").read_text("utf-8")
    return Gazetteer([line for line in listed.splitlines() if not line.startswith("#")])


def _read_entry(line: str) -> GazetteerEntry:
    place_id, name, variants, kind, country, parent, lat, lon, population, flag = line.split("\t")
    return GazetteerEntry(
        place_id,
        name,
        tuple(variants.split("|")) if variants else (),
        kind,
        country or None,
        parent or None,
        float(lat) if lat else None,
        float(lon) if lon else None,
        int(population or 0),
        flag == "ambiguous",
    )
