"""Where a claim happened: what its own sentence names, else the incident told before, else the headline."""

from __future__ import annotations

from dataclasses import dataclass, replace

from summarizer.circumstances.descriptions import WIDE, lies_in
from summarizer.circumstances.incidents import Incidents
from summarizer.circumstances.next_item import named_in_next_item
from summarizer.circumstances.nowhere import UNPLACED, is_of_another, is_of_justice, is_of_ranks, is_spread
from summarizer.circumstances.occasions import scene_of
from summarizer.circumstances.openings import place_in
from summarizer.circumstances.penalties import executed_in
from summarizer.circumstances.posts import is_seat_of_speech
from summarizer.circumstances.seats import (
    home_of_speaker,
    is_observed,
    is_of_other_state,
    province_speaking,
    seat_of,
    told_of_own,
    town_of_speaker,
)
from summarizer.circumstances.spots import NOWHERE, Case, Spot, spot_of
from summarizer.circumstances.surroundings import Surroundings
from summarizer.circumstances.taken_up import tells_of_these
from summarizer.circumstances.told_so_far import ToldPlaces
from summarizer.circumstances.totals import (
    fought_since,
    is_first_toll,
    is_of_event,
    is_of_several,
    is_of_weather,
    is_total,
    land_told,
    territories,
)
from summarizer.claims.past import is_past
from summarizer.claims.scene import Skeleton
from summarizer.language.text import fold
from summarizer.places.distinct_places import told_name
from summarizer.sources.speakers import Speaker

# Of these somebody may tell a toll over time who is asked there.
PROVINCES = frozenset(("governorate", "district"))
# Places of which a later sentence may say more exactly where.
DIVISIBLE = WIDE | {"city"}
# Rules by which a number is told with the place before it, whatever stands around: `ومن البريج أربعة`, `عرسال (12)`.
PLACED = frozenset(("elliptical", "distributed"))


@dataclass(slots=True)
class Setting:
    """The places of one text as claims ask for them, in text order."""

    around: Surroundings
    incidents: Incidents
    headline: str | None
    names: dict[str, str]
    told: ToldPlaces

    def place_of(
        self, claim: Skeleton, host: Skeleton | None, speaker: Speaker | None, *, over_time: bool
    ) -> tuple[str | None, bool]:
        """The claim's place and whether it was only implied: the first reason that has an answer gives it."""
        if host is not None and host.key > claim.key:
            # `توفي رضيع، ليرتفع العدد إلى 17`: where the whole was is told behind it, and may be the wider place.
            host = None
        case = Case(claim, host, speaker, over_time, is_past(self.around.doc, claim))
        self.told.reach(claim.sentence)
        reasons = (
            self._own_sentence,
            self._same_sentence,
            self._another_incident,
            self._other_matter,
            self._speakers_town,
            self._event_recalled,
            self._whole,
            self._seat_or_nowhere,
            self._elsewhere,
            self._survey,
            self._same_toll,
            self._last_incident,
            self._told_earlier,
            self._seat,
            self._told_later,
            self._headline,
            self._dateline,
        )
        spot, implied = None, True
        for reason in reasons:
            spot = reason(case)
            if spot is not None:
                implied = reason not in reasons[: reasons.index(self._whole)]
                break
        spot = None if spot is NOWHERE else spot
        self.told.keep(case, spot, spot_of(scene_of(self.around, claim)))
        name = spot and told_name(self.names, spot.name, spot.entry)
        return name or None, implied or spot is None

    def _own_sentence(self, case: Case) -> Spot | None:
        """What the claim's own sentence names; of a share, what its own words name."""
        if case.claim.rule in PLACED and (own := place_in(self.around.doc, case.claim)) is not None:
            return spot_of(own)
        if any(is_none(self.around, case.claim) for is_none in UNPLACED):
            return NOWHERE
        if case.host is not None and case.host.sentence == case.claim.sentence:
            return spot_of(self.around.of_share(case.claim))
        if case.claim.rule.startswith("share") and (own := self.around.of_share(case.claim)) is not None:
            # `وأوضح أن 45 منهم، معظمهم نساء، سقطوا في غارة على كذا`
            return spot_of(own)
        if case.host is not None and self.around.doc.norm(case.claim.first - 2) == ")":
            # `توزع القتلى بين حمص (11) ودرعا (9)، ومنهم خمس نساء`: of none of the places that brackets follow.
            return self._whole(case)
        if is_spread(self.around, case.claim):
            return NOWHERE
        if is_of_weather(self.around, case.claim):
            # `ما يرفع عدد قتلى الأمطار منذ يونيو إلى 307` of an agency's first sentence is of its country.
            return (self.told.main if self.told.told_end else seat_of(self.around, case)) or NOWHERE
        mention = self.around.of_claim(case.claim, over_time=case.over_time)
        if mention is not None and case.speaker is not None and mention.last <= case.speaker.first < case.claim.first:
            mention = province_speaking(self.around, case) or mention
        if mention is not None and is_seat_of_speech(self.around.doc, mention):
            # `وفي إب، أكد مصدر أن 54 اختطفوا خلال سبتمبر` tells of the province, `وفي يانغون، نفى المجلس` does not.
            of_seat = mention.entry is not None and mention.entry.kind in PROVINCES
            of_seat = of_seat or is_observed(case, mention)
            if (case.over_time and not of_seat) or (not case.over_time and self._event_recalled(case)):
                return None
        if mention is None and is_of_ranks(self.around, case.claim):
            return NOWHERE
        return spot_of(executed_in(self.around.doc, case.claim, mention))

    def _same_sentence(self, case: Case) -> Spot | None:
        """Where the claim before it in its sentence was: `أدى الانفجار إلى مقتل ثلاثة وإصابة أربعة` is at one place."""
        if (
            not case.of_the_event
            or case.past
            or self.told.last_end != self.around.doc.sentences[case.claim.sentence].last
        ):
            return None
        # `وقال مصدر في الزهرة إن خمسة قضوا، في حين أفاد مدير مديرية عبس بأن اثنين غرقا`
        turned = case.speaker is not None and case.speaker.first > self.told.last_key
        return self.told.last if not turned or home_of_speaker(self.around, case) is None else None

    def _another_incident(self, case: Case) -> Spot | None:
        """The place of another incident that was told after the last claim's sentence."""
        since = self.around.sites.between(self.told.last_end, self._sentence_of(case.claim))
        return (self._told_since(case) or self.told.resumed(since)) if case.of_the_event else None

    def _other_matter(self, case: Case) -> Spot | None:
        """What opens with `وفي حادث منفصل` and names no place happened where its speaker sits, or nobody says where."""
        if not case.of_the_event or not is_of_another(self.around, case.claim):
            return None
        return seat_of(self.around, case) or NOWHERE

    def _told_since(self, case: Case) -> Spot | None:
        """The place of the last incident that was told between the last claim's sentence and this one."""
        if self.told.last is None:
            return None
        spot = spot_of(self.incidents.last_in(self.told.last_end, self._sentence_of(case.claim)))
        if spot is not None and fold(spot.name) in self.told.of_old:
            return None
        if spot is None or spot.entry is None or self.told.last.entry is None:
            return spot
        # `الهجوم هو الثالث في شمال نيجيريا`: the wider place says less of the same.
        return None if lies_in(self.told.last.entry, spot.entry) else spot

    def _speakers_town(self, case: Case) -> Spot | None:
        if not self.told.by_key and self.incidents.last_in(0, self._sentence_of(case.claim)) is not None:
            # `انقلبت حافلة في تعز. وأعلن مدير ناحية كذا مقتل تسعة`: the toll of what was told, whoever tells it.
            return None
        whole = self.told.by_key.get(case.host.key) if case.host is not None else None
        return town_of_speaker(self.around, case, whole or self.told.last)

    def _event_recalled(self, case: Case) -> Spot | None:
        """The place of the event that `القصف` or `الهجوم` before a claim goes back to: where it was told last."""
        if not case.of_the_event:
            return None
        if self.told.last is not None and self.incidents.is_last_again(case.claim):
            return self.told.last
        start = self._sentence_of(case.claim)
        if self.incidents.is_first_again(case.claim) or tells_of_these(self.around.doc, start, case.claim.last):
            pair, first = self.incidents.of_pair(case.claim), self.incidents.first_before(start)
            return spot_of(pair) or self.told.main or spot_of(first)
        several = self.incidents.are_both_again(case.claim) or is_of_several(self.around.doc, case.claim)
        if several and (both := self.told.of_both(self.around.sites.usable)) is not None:
            return both
        if (event := self.incidents.recalled(case.claim)) is None:
            return spot_of(self.incidents.recalled_behind(case.claim))
        told = self.incidents.told(event, case.claim.sentence)
        return self._narrowed(self.told.last if told is None else spot_of(told[0]), start)

    def _whole(self, case: Case) -> Spot | None:
        """A share without a place of its own has that of its whole; if its sentence recalls the event, where that has
        been told since.
        """
        if case.host is None:
            return None
        whole = self.told.by_key.get(case.host.key)
        if case.host.sentence != case.claim.sentence and self.incidents.recalled(case.claim) is not None:
            return self._told_since(case) or whole or NOWHERE
        return whole or NOWHERE

    def _seat_or_nowhere(self, case: Case) -> Spot | None:
        """What is over time or long past is where its speaker sits or where such a toll before it was, or nowhere."""
        if not case.over_time and not case.past:
            return None
        total = self.told.of_all(self.around.sites.usable) if is_of_event(self.around.doc, case.claim) else None
        last = self.told.last if self.told.last_end == self.around.doc.sentences[case.claim.sentence].last else None
        if total is None and last is not None and last.entry is not None and last.entry.kind == "country":
            # `لقي 21 حتفهم في باكستان خلال يوم، لترتفع الحصيلة الإجمالية منذ يونيو إلى 307`
            total = last if is_total(self.around.doc, case.claim) else None
        if total is None and case.over_time and (kinds := territories(self.around.doc, case.claim)):
            total = self.told.around_all(self.around.sites.between(0, case.claim.key), kinds)
        if total is None and case.over_time and (fight := fought_since(self.around.doc, case.claim)) is not None:
            total = spot_of(next(iter(self.incidents.told(fight, case.claim.sentence) or ()), None))
        land = land_told(self.around, case.claim) if case.over_time else None
        return seat_of(self.around, case) or self.told.period_of(case) or total or land or NOWHERE

    def _elsewhere(self, case: Case) -> Spot | None:
        return NOWHERE if is_of_justice(self.around, case.claim) else None

    def _survey(self, case: Case) -> Spot | None:
        """Where a speaker goes on who has just told a toll over time: no longer at the event before it."""
        if self.told.survey is None or case.speaker is None or fold(case.speaker.name) != self.told.survey[0]:
            return None
        return self.told.survey[1]

    def _same_toll(self, case: Case) -> Spot | None:
        """`الحديث عن 14 قتيلا مبالغ فيه`, `وكانت حصيلة أولية أفادت بمقتل 500`: where that large number was told before,
        or the one that it rose to.
        """
        first = is_first_toll(self.around.doc, case.claim)
        return self.told.of_toll(case.claim) or (self.told.of_risen(case.claim) if first else None)

    def _last_incident(self, case: Case) -> Spot | None:
        """The place of the last claim, of a running toll that of the first.

        A country is the best that is known: what the rest of the sentence names says more.
        """
        if (own := told_of_own(self.around, case, self.told.last)) is not None:
            return None if own is NOWHERE else own
        whole = case.claim.cumulative or self.told.is_of_all(case) or self.told.is_of_hospital(case)
        whole = whole and not self.told.is_of_last(case)
        last = self.told.main if whole else self._narrowed(self.told.last, self._sentence_of(case.claim))
        if last is not None and last.seat and is_of_other_state(self.around, case, last):
            return None
        if last is None or last.entry is None or last.entry.kind != "country":
            return last
        return spot_of(self.around.later_than(case.claim)) or last

    def _told_earlier(self, case: Case) -> Spot | None:
        """Where an incident was told last, else the place that was described last."""
        struck = self.incidents.last_in(0, self._sentence_of(case.claim))
        if (own := told_of_own(self.around, case, spot_of(struck))) is not None:
            return own
        return spot_of(struck or self.around.earlier_than(case.claim))

    def _seat(self, case: Case) -> Spot | None:
        seat = seat_of(self.around, case)
        return replace(seat, seat=True) if seat is not None else None

    def _told_later(self, case: Case) -> Spot | None:
        if case.claim.key in self.around.apart:
            return None
        return spot_of(self.around.later_than(case.claim) or named_in_next_item(self.around, case.claim))

    def _headline(self, _case: Case) -> Spot | None:
        return Spot(self.headline) if self.headline else None

    def _dateline(self, _case: Case) -> Spot | None:
        return Spot(self.around.sites.dateline) if self.around.sites.dateline else None

    def _narrowed(self, spot: Spot | None, before: int) -> Spot | None:
        """A wide place, or what has been said more exactly of it since the last claim's sentence, up to a token.

        `تفجيرات في العراق قتلت 9. ... انفجرت سيارة في المحمودية جنوبي بغداد. وأسفر الانفجار عن مقتل 3`
        """
        if spot is None or spot.entry is None or spot.entry.kind not in DIVISIBLE:
            return spot
        struck = self.incidents.inside(spot.entry, self.told.told_end, before)
        return spot_of(struck or self.incidents.lying(spot.entry, self.told.told_end, before)) or spot

    def _sentence_of(self, claim: Skeleton) -> int:
        return self.around.doc.sentences[claim.sentence].first
