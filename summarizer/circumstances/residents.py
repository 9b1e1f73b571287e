"""Where those are at home who speak as people of a place, or as a state: it happened there, or it did elsewhere."""

from __future__ import annotations

from summarizer.circumstances.deeds import DEEDS
from summarizer.circumstances.descriptions import WIDE
from summarizer.circumstances.strikers import ITSELF
from summarizer.circumstances.surroundings import Surroundings
from summarizer.claims.scene import Skeleton
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


def speaks_of_far(around: Surroundings, speaker: Speaker) -> bool:
    """`مسؤولون في واشنطن`, `مفوضية حقوق الإنسان في جنيف`, `سفير إيران`: who speaks of other lands, or in one; but
    `الشرطة في جنيف`.
    """
    doc = around.doc
    state = doc.place_at.get(speaker.first + 1)
    if state is not None and state.entry is not None and state.entry.kind == "country":
        envoys = words("places", "embassies") | words("places", "embassies", "envoys")
        return doc.is_word(speaker.first, envoys)
    seat = speaker.last - 1
    far = doc.norm(seat) in words("places", "far_seats") and doc.norm(seat - 1) == "في"
    return far and doc.is_word(speaker.first, words("places", "far_seats", "heads"))


def is_of_ones_war(around: Surroundings, claim: Skeleton) -> bool:
    """`أعلنت باكستان أنها قتلت 40`, `أكدت السعودية مقتل خمسة من رعاياها`, `أعلنت روسيا تحييد 300`: what a state did,
    or who are its own or fight, of whom it tells wherever they fell.
    """
    doc = around.doc
    if doc.norm(claim.first) in DEEDS or doc.norm(claim.first - 1) in ITSELF:
        return True
    fighters = words("persons", "fighters") | words("persons", "fighters", "own")
    who = range(*claim.who) if claim.who is not None else ()
    return any(doc.norms[i].removeprefix("ال") in fighters or _is_theirs(doc.slice(i, i + 1)) for i in who)


def _is_theirs(word: str) -> bool:
    """`علمائها`, `رعاياه`, but not `طالبة`."""
    return word.endswith(("ها", "ه"))
