"""The values that the summarizer takes and gives, and their JSON form.

Offsets are code points into the text they belong to: `text[start:end] == quote` always holds. The meaning of each
claim field is that of the annotation schema in docs/extraction.md.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

Kind = Literal["killed", "wounded", "missing", "detained", "casualties"]
Vague = Literal["some", "tens", "hundreds", "thousands"]
Status = Literal["affirmed", "denied", "possible"]
Scope = Literal["incident", "cumulative"]


@dataclass(frozen=True, slots=True)
class Article:
    """One news item as text: `text` has paragraphs separated by newlines and does not repeat the title."""

    outlet: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the text names it; country is ISO 3166-1 alpha-2, coordinates are WGS 84 degrees."""

    name: str
    canonical: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A group, force, body or official as the text names it; kind is one of the kinds in lexicon/actors.toml."""

    name: str
    canonical: str
    kind: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One toll and who states it. A None source is the outlet's own voice; None anywhere means unsure."""

    kind: Kind
    count_min: int | None
    count_max: int | None
    vague: Vague | None
    approx: bool
    who: str | None
    source: str | None
    place: str | None
    actor: str | None
    status: Status
    scope: Scope
    part_of: int | None
    quote: str
    start: int
    end: int
    via: str | None
    confidence: float
    rule: str


_UNSAID: dict[str, Any] = {field.name: None for field in fields(Claim)} | {"approx": False}


@dataclass(frozen=True, slots=True)
class Summary:
    """What an article says. `note` gives the reason where there was nothing to read."""

    headline: str
    lead: str
    locations: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    headline_claims: tuple[Claim, ...] = ()
    note: str | None = None

    def claims_to_show(self) -> tuple[Claim, ...]:
        """The body's claims, then the title's for each kind of which the body has none."""
        told = {claim.kind for claim in self.claims}
        return self.claims + tuple(claim for claim in self.headline_claims if claim.kind not in told)

    def to_record(self) -> dict[str, Any]:
        """The summary as plain JSON values, in the field order of the dataclasses."""
        return asdict(self)

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Summary:
        """The inverse of `to_record`, also on a record that was through JSON or lacks fields that say nothing."""
        return cls(
            headline=record.get("headline", ""),
            lead=record.get("lead", ""),
            locations=tuple(Place(**place) for place in record.get("locations", ())),
            actors=tuple(Actor(**actor) for actor in record.get("actors", ())),
            claims=tuple(Claim(**(_UNSAID | claim)) for claim in record.get("claims", ())),
            headline_claims=tuple(Claim(**(_UNSAID | claim)) for claim in record.get("headline_claims", ())),
            note=record.get("note"),
        )
