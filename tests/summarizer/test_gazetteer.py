"""The gazetteer: lookups by folded name, what lies in what, and every row of the file that ships."""

from __future__ import annotations

import pytest
from babel import Locale

from summarizer.language.text import fold
from summarizer.places.gazetteer import DEEPEST, Gazetteer, GazetteerEntry, load_gazetteer

LAND = "country region governorate district city town village quarter camp island"
FEATURES = "road airport base crossing port field mountain river sea dam hospital street site"
KINDS = frozenset(f"{LAND} {FEATURES}".split())
# ISO 3166-1 codes as CLDR has them.
COUNTRIES = frozenset(code for code in Locale("en").territories if len(code) == 2)


def entry(place_id: str, name: str, kind: str, country: str, parent: str = "", *variants: str) -> str:
    return "\t".join((place_id, name, "|".join(variants), kind, country, parent, "", "", "", ""))


@pytest.fixture
def small() -> Gazetteer:
    return Gazetteer(
        [
            entry("SY", "سوريا", "country", "SY", "", "الجمهورية العربية السورية"),
            entry("sy-d", "دير الزور", "governorate", "SY"),
            entry("sy-d-m", "الميادين", "city", "SY", "sy-d"),
            entry("sy-d-m-x", "حي التمو", "quarter", "SY", "sy-d-m"),
            entry("sy-q", "القنيطرة", "city", "SY"),
            entry("ma-q", "القنيطرة", "city", "MA"),
            entry("loop-a", "أ", "town", "XX", "loop-b"),
            entry("loop-b", "ب", "town", "XX", "loop-a"),
        ]
    )


def test_names_are_looked_up_folded(small: Gazetteer) -> None:
    assert [e.id for e in small.lookup(fold("القُنَيطِرة"))] == ["sy-q", "ma-q"]
    assert [e.id for e in small.lookup(fold("الجمهورية العربية السورية"))] == ["SY"]
    assert small.lookup(fold("لا مكان")) == ()


def test_longer_names_are_tried_first(small: Gazetteer) -> None:
    assert small.continuations("دير", "الزور") == (("الزور",),)
    assert small.continuations("دير", "حافر") == ()


def test_what_lies_in_what(small: Gazetteer) -> None:
    quarter = small.get("sy-d-m-x")
    assert quarter is not None
    assert all(small.within(quarter, ancestor) for ancestor in ("sy-d-m-x", "sy-d-m", "sy-d", "SY"))
    assert not small.within(quarter, "sy-q")
    assert not small.within(quarter, "ma-q")
    assert not small.within(quarter, "nowhere")


def test_a_whole_does_not_lie_in_its_part(small: Gazetteer) -> None:
    governorate = small.get("sy-d")
    assert governorate is not None
    assert not small.within(governorate, "sy-d-m")


def test_places_that_name_each_other_as_parents_end(small: Gazetteer) -> None:
    first = small.get("loop-a")
    assert first is not None
    assert not small.within(first, "sy-d")


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("سوريا", "SY"),
        ("العراق", "IQ"),
        ("لبنان", "LB"),
        ("السودان", "SD"),
        ("بغداد", "IQ"),
        ("الموصل", "IQ"),
        ("حلب", "SY"),
        ("القاهرة", "EG"),
        ("بيروت", "LB"),
        ("سيفيرودونتسك", "UA"),
        ("كريفي ري", "UA"),
        ("ماخاشكالا", "RU"),
        ("غيلغيت بالتستان", "PK"),
        ("لاشكرغاه", "AF"),
        # Spelled like a particle with what cannot stand before it.
        ("سلا", "MA"),
        ("بالي", "ID"),
    ],
)
def test_well_known_places_are_listed(name: str, country: str) -> None:
    assert country in {e.country for e in load_gazetteer().lookup(fold(name))}


def test_a_city_lies_in_its_country() -> None:
    gazetteer = load_gazetteer()
    (iraq,) = (e for e in gazetteer.lookup(fold("العراق")) if e.kind == "country")
    (syria,) = (e for e in gazetteer.lookup(fold("سوريا")) if e.kind == "country")
    for city in gazetteer.lookup(fold("الموصل")):
        assert gazetteer.within(city, iraq.id)
        assert not gazetteer.within(city, syria.id)


def test_an_unknown_id_is_no_place() -> None:
    assert load_gazetteer().get("no-such-place") is None


def faulty(entry: GazetteerEntry, gazetteer: Gazetteer) -> str | None:
    """What is wrong with a row, or None."""
    if entry.kind not in KINDS:
        return f"kind {entry.kind}"
    if entry.country is not None and entry.country not in COUNTRIES:
        return f"country {entry.country}"
    if entry.parent is not None and gazetteer.get(entry.parent) is None:
        return f"parent {entry.parent}"
    if (entry.lat is None) != (entry.lon is None):
        return "half a position"
    if entry.lat is not None and entry.lon is not None and not (-90 <= entry.lat <= 90 and -180 <= entry.lon <= 180):
        return f"position {entry.lat} {entry.lon}"
    if entry.population < 0:
        return f"population {entry.population}"
    if not fold(entry.canonical).strip() or entry.canonical != entry.canonical.strip():
        return "name"
    return "variants" if any(not v.strip() or "\t" in v for v in entry.variants) else None


def test_every_row_is_sound() -> None:
    gazetteer = load_gazetteer()
    wrong = {e.id: fault for e in gazetteer if (fault := faulty(e, gazetteer))}
    assert wrong == {}


def test_every_place_lies_in_its_parents_country_and_no_place_in_itself() -> None:
    gazetteer = load_gazetteer()
    wrong = []
    for place in gazetteer:
        above = gazetteer.get(place.parent) if place.parent else None
        if above is not None and above.country != place.country:
            wrong.append(f"{place.id} in {above.id}")
        for _ in range(DEEPEST):
            above = gazetteer.get(above.parent) if above is not None and above.parent else None
        if above is not None:
            wrong.append(f"{place.id} is too deep")
    assert wrong == []


def test_ids_are_unique() -> None:
    gazetteer = load_gazetteer()
    named = {e.id for e in gazetteer}
    assert len(named) == len(gazetteer)
    for place in gazetteer:
        assert place in gazetteer.lookup(fold(place.canonical))
