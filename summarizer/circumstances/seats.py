"""Where who speaks is at home, which is where it happened if nothing else says so."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import governments
from summarizer.circumstances.descriptions import before_class, lies_in
from summarizer.circumstances.residents import is_from_country, is_of_ones_war, is_of_residents, speaks_of_far
from summarizer.circumstances.sites import apposition_end, is_told_inside
from summarizer.circumstances.spots import NOWHERE, Case, Spot, is_near, spot_of
from summarizer.circumstances.surroundings import Surroundings
from summarizer.language.text import fold
from summarizer.language.wordlists import words
from summarizer.places.name_shapes import country_of_demonym
from summarizer.places.places import PlaceMention
from summarizer.sources.reporting import accuses, denies, informs
from summarizer.sources.speakers import Speaker

# Places whose offices speak of what happens in them.
LOCAL = frozenset(("governorate", "city", "town", "village", "district", "quarter", "camp"))
# Of these the smaller ones.
SMALL = LOCAL - {"governorate"}


def town_of_speaker(around: Surroundings, case: Case, last: Spot | None) -> Spot | None:
    """Where the speaker of this very sentence is at home, unless the last claim's place lies there or near.

    `وأعلنت بلدية عيترون مقتل اثنين` speaks of another place than the sentence before it; a capital that speaks
    (`قالت يريفان`) does not. Of a country a province that speaks says more.
    """
    apart = case.host is not None and case.host.sentence != case.claim.sentence
    home = home_of_speaker(around, case) if case.of_the_event or apart else None
    residents = home is not None and case.speaker is not None and is_of_residents(around, case.speaker, home)
    if residents and not apart and last is not None and last.entry is not None:
        # `وتحدث سكان من بلدة عيل برف عن`
        return spot_of(home)
    if home is None or home.entry is None or home.entry.kind not in LOCAL:
        return None
    if last is None or last.entry is None:
        # `مدير مديرية عبس` behind what a storm did over days in two provinces
        return spot_of(home) if last is None and home.entry.kind in SMALL and case.of_the_event else None
    inside = lies_in(home.entry, last.entry)
    if apart:
        # Of what is told of a province, those tell a part who speak of their district, though it lies in the next one.
        return spot_of(home) if inside or (home.entry.kind in SMALL and home.entry.id != last.entry.id) else None
    if last.entry.kind == "country":
        return spot_of(home) if inside or not is_near(last.entry, home.entry) else None
    return None if is_near(last.entry, home.entry) else spot_of(home)


def told_of_own(around: Surroundings, case: Case, spot: Spot | None) -> Spot | None:
    """Where it was that a service tells of its own, while a place lies in another state: its town, or nowhere that is
    known; None where it tells of that place.
    """
    return NOWHERE if _tells_of_own_land(case.speaker, spot) else _own_town(around, case, spot)


def _tells_of_own_land(speaker: Speaker | None, spot: Spot | None) -> bool:
    """`أطلق X صواريخ على كريات شمونة. وأعلنت وزارة الصحة اللبنانية مقتل ستة`: whether a service that has the adjective
    of one state tells of what was in its own, while a place lies in another.
    """
    if speaker is None or spot is None or spot.entry is None or not spot.entry.country:
        return False
    norms = fold(speaker.name).split()
    if words("places", "services").isdisjoint(norms):
        return False
    lands = {land for norm in norms if norm.startswith("ال") and (land := country_of_demonym(norm))}
    return bool(lands) and spot.entry.country not in lands


def _own_town(around: Surroundings, case: Case, spot: Spot | None) -> Spot | None:
    """`شن X هجوما على سديروت. وأعلنت وزارة الصحة في غزة مقتل 198`: where a service sits that tells of its own, while a
    place lies in another state.
    """
    speaker = case.speaker
    if speaker is None or spot is None or spot.entry is None:
        return None
    home = next((m for m in around.sites.named if speaker.first < m.first < speaker.last), None)
    if home is None or home.entry is None:
        return None
    serves = not words("places", "services").isdisjoint(fold(speaker.name).split())
    apart = home.entry.country and spot.entry.country and home.entry.country != spot.entry.country
    return spot_of(home) if serves and apart else None


def home_of_speaker(around: Surroundings, case: Case) -> PlaceMention | None:
    """Where the speaker is at home who is named in the claim's own sentence."""
    speaker = case.speaker
    if speaker is None or speaker.first < around.doc.sentences[case.claim.sentence].first:
        return None
    named = (m for m in around.sites.named if speaker.first < m.first < speaker.last)
    return next((m for m in named if not (is_told_inside(around.doc, m) or _is_from(around, speaker, m))), None)


def province_speaking(around: Surroundings, case: Case) -> PlaceMention | None:
    """`قُتل 33 في آسام، فيما أبلغت ولاية مانيبور عن مصرع 13`: the province that itself tells a toll, its own."""
    home = home_of_speaker(around, case)
    if home is None or case.speaker is None or case.speaker.last != home.last:
        return None
    itself = home.first == case.speaker.first + 1
    return home if itself and around.doc.norm(case.speaker.first) in words("casualties", "place_classes") else None


def _is_from(around: Surroundings, speaker: Speaker, mention: PlaceMention) -> bool:
    """`قال الوزير من بيروت إن`: from where somebody speaks who is known by his office; `ناشط من حلب` lives there."""
    doc, at = around.doc, before_class(around.doc, mention.first)
    known = doc.norm(speaker.first).startswith("ال") or doc.norm(speaker.first) in words("places", "roles")
    return known and doc.norm(at) == "من"


def seat_of(around: Surroundings, case: Case) -> Spot | None:
    """Where the speaker sits, by the name or what is told behind it: `شرطة مدينة توليدو`."""
    speaker = case.speaker
    if speaker is None or _is_capital(around, case, speaker) or is_from_country(around, speaker):
        return None
    if speaks_of_far(around, speaker):
        return None
    seat = around.within(speaker.first, apposition_end(around.doc, speaker.last))
    if seat is not None and seat.entry is None and case.over_time and _is_office(seat.name):
        # `وحدة إدارة الكوارث في السراي الحكومي`: no toll over days is of an office.
        return None
    return spot_of(seat)


def is_of_other_state(around: Surroundings, case: Case, last: Spot) -> bool:
    """`قالت إيران إن 200 قتلوا. وقالت إسرائيل إن 30 قتلوا`: whether a state speaks behind one that spoke of its own."""
    speaker = case.speaker
    named = around.doc.place_at.get(speaker.first) if speaker is not None else None
    if speaker is None or named is None or named.entry is None or last.entry is None:
        return False
    alone = named.last == speaker.last and fold(speaker.name) in governments()
    return alone and named.entry.country != last.entry.country


def is_observed(case: Case, place: PlaceMention) -> bool:
    """`وفي هايتي، أفاد مكتب الأمم المتحدة بأن 1617 قتلوا منذ مطلع العام`: of the country in which a body observes; a
    state (`وفي روسيا، قالت وزارة الدفاع`) speaks of what it does elsewhere.
    """
    if case.speaker is None or place.entry is None or place.entry.kind != "country":
        return False
    return not words("places", "observers").isdisjoint(fold(case.speaker.name).split())


def _is_office(name: str) -> bool:
    """`السراي الحكومي`, `القصر الرئاسي`, `مبنى المحافظة`."""
    return fold(name).split()[0].removeprefix("ال") in words("places", "offices", "seats")


def _is_capital(around: Surroundings, case: Case, speaker: Speaker) -> bool:
    """`تقول أنقرة إن النزاع أودى بحياة 40 ألفا`, `تتهم أوكرانيا روسيا بقتل 300`: a capital that speaks for its state is
    not where it happened, nor is a state that accuses another, tells it, denies what others tell (`نفت روسيا قصف المشفى
    ومقتل 20`, `وصفت إسرائيل خبر مقتل 30 بأنه كاذب`) or speaks of its own soldiers or deeds.
    """
    actor, named = around.doc.actor_at.get(speaker.first), around.doc.place_at.get(speaker.first)
    # `في ضربة أميركية، وفقا لبغداد`
    alone = named is not None and named.last == speaker.last and fold(speaker.name) in governments()
    acts = alone or (actor is not None and actor.kind == "country")
    verb, behind = around.doc.bare[speaker.first - 1], around.doc.norm(speaker.last)
    # `وصفت` begins with no conjunction.
    describes = words("reporting", "say", "describe")
    judges = denies(verb) or denies(behind) or not describes.isdisjoint((around.doc.norm(speaker.first - 1), behind))
    if alone and (accuses(verb) or informs(verb) or judges or is_of_ones_war(around, case.claim)):
        return True
    return acts and named is not None and named.entry is not None and named.entry.kind != "country"
