"""What a claim that asks for its place knows of itself, and what it is answered."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.claims.scene import Skeleton
from summarizer.places.gazetteer import GazetteerEntry, load_gazetteer
from summarizer.places.places import PlaceMention
from summarizer.sources.speakers import Speaker

# A city of so many people has suburbs as far from it as this, in degrees of latitude and longitude.
METROPOLIS, NEAR = 500_000, 0.5
# What is no further than this from the middle of a governorate may lie in it, though no gazetteer says so, in degrees.
AROUND = 2.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as the text names it, and what the gazetteer knows of it; whether it is only where the speaker sits."""

    name: str
    entry: GazetteerEntry | None = None
    seat: bool = False


# What a reason answers that knows the claim to have no place.
NOWHERE = Spot("")


@dataclass(frozen=True, slots=True)
class Case:
    """A claim that asks for its place: the wider claim that it is a share of, who says it, what time it is over.

    A toll over days or a war (`over_time`) and what is long past have only the place that their own words name.
    """

    claim: Skeleton
    host: Skeleton | None
    speaker: Speaker | None
    over_time: bool
    past: bool

    @property
    def of_the_event(self) -> bool:
        """Whether the claim may be about an event that the text tells elsewhere."""
        return self.host is None and not self.over_time


def spot_of(mention: PlaceMention | None) -> Spot | None:
    """The place that a mention names."""
    return Spot(mention.name, mention.entry) if mention else None


def is_near(one: GazetteerEntry, other: GazetteerEntry) -> bool:
    """Whether one of two places lies in the other, or in the suburbs of the other, or may lie in that governorate."""
    gazetteer = load_gazetteer()
    if gazetteer.within(one, other.id) or gazetteer.within(other, one.id):
        return True
    wide = other.kind == "governorate"
    if not wide and other.population < METROPOLIS:
        return False
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    reach = AROUND if wide else NEAR
    return abs(one.lat - other.lat) < reach and abs(one.lon - other.lon) < reach
