"""Where those are at home who speak as people of a place: it happened there, or they have left it long ago."""

from __future__ import annotations

from summarizer.circumstances.descriptions import WIDE
from summarizer.circumstances.surroundings import Surroundings
from summarizer.language.text import fold
from summarizer.language.wordlists import words
from summarizer.places.places import PlaceMention
from summarizer.sources.speakers import Speaker


def is_of_residents(around: Surroundings, speaker: Speaker, home: PlaceMention) -> bool:
    """`سكان من بلدة عيل برف`, `أهالي القرية`: those tell of where they live, if it is named for the first time."""
    if around.doc.bare[speaker.first] not in words("places", "residents"):
        return False
    if home.entry is not None and home.entry.kind in WIDE:
        return False
    return all(fold(m.name) != fold(home.name) for m in around.sites.between(0, speaker.first))


def is_from_country(around: Surroundings, speaker: Speaker) -> bool:
    """`ناج من غامبيا`, `مهاجر من السودان`: who comes from a country and tells of another."""
    countries = (m for m in around.sites.named if speaker.first < m.first < speaker.last)
    first = next(countries, None)
    if first is None or first.entry is None or first.entry.kind != "country":
        return False
    return around.doc.norm(first.first - 1) == "من"
