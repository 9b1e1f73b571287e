"""Where a claim happened: what its own sentence names, else the incident told before, else the headline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.circumstances.beside import is_seat_of_speech
from summarizer.circumstances.descriptions import lies_in
from summarizer.circumstances.incidents import Incidents
from summarizer.circumstances.nowhere import is_elsewhere, is_of_ranks, is_spread, is_untold
from summarizer.circumstances.sites import WIDE, apposition_end, find_sites
from summarizer.circumstances.spots import NOWHERE, Case, Spot, is_near, spot_of
from summarizer.circumstances.surroundings import Surroundings
from summarizer.claims.past import is_past
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.places.places import distinct
from summarizer.sources.speakers import Speaker
from summarizer.sources.voices import Voice

# Places whose offices speak of what happens in them.
LOCAL = frozenset(("governorate", "city", "town", "village", "district", "quarter", "camp"))
# Places of which a later sentence may say more exactly where.
DIVISIBLE = WIDE | {"city"}
# A number so large is hardly told twice of two incidents: `الحديث عن 14 قتيلا مبالغ فيه`.
LEAST_TELLING = 10
# Rules by which a number is told with the place before it, whatever stands around: `ومن البريج أربعة`, `عرسال (12)`.
PLACED = frozenset(("elliptical", "distributed"))


@dataclass(slots=True)
class Setting:
    """The places of one text as claims ask for them, in text order.

    It remembers where the first claim happened and where the last (up to the end of its sentence), the end of the last
    sentence with a claim, the place of each claim by its key and of each larger number, and who has just told a toll
    over time of where (`survey`), and where the last toll over time was (`period`).
    """

    around: Surroundings
    incidents: Incidents
    headline: str | None
    names: dict[str, str]
    main: Spot | None = None
    last: Spot | None = None
    last_end: int = 0
    sentence: int = -1
    told_end: int = 0
    survey: tuple[str, Spot] | None = None
    period: Spot | None = None
    by_key: dict[int, Spot | None] = field(default_factory=dict)
    by_toll: dict[tuple[object, ...], Spot] = field(default_factory=dict)

    def place_of(
        self, claim: Skeleton, host: Skeleton | None, speaker: Speaker | None, *, over_time: bool
    ) -> tuple[str | None, bool]:
        """The claim's place and whether it was only implied: the first reason that has an answer gives it."""
        case = Case(claim, host, speaker, over_time, is_past(self.around.doc, claim))
        if claim.sentence != self.sentence:
            self.told_end = self.around.doc.sentences[self.sentence].last if self.sentence >= 0 else 0
            self.sentence = claim.sentence
        reasons = (
            self._own_sentence,
            self._same_sentence,
            self._another_incident,
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
        self._remember(case, spot)
        name = spot and (self.names.get(spot.entry.id, spot.name) if spot.entry else spot.name)
        return name or None, implied or spot is None

    def _own_sentence(self, case: Case) -> Spot | None:
        """What the claim's own sentence names; of a share, what its own words name."""
        if case.claim.rule in PLACED and (own := self.around.named_in(case.claim)) is not None:
            return spot_of(own)
        if is_elsewhere(self.around, case.claim) or is_untold(self.around, case.claim):
            return NOWHERE
        if case.host is not None and case.host.sentence == case.claim.sentence:
            return spot_of(self.around.of_share(case.claim))
        if is_spread(self.around, case.claim):
            return NOWHERE
        mention = self.around.of_claim(case.claim, over_time=case.over_time)
        if (
            mention is not None
            and is_seat_of_speech(self.around.doc, mention)
            and (case.over_time or self._event_recalled(case))
        ):
            return None
        return NOWHERE if mention is None and is_of_ranks(self.around, case.claim) else spot_of(mention)

    def _same_sentence(self, case: Case) -> Spot | None:
        """Where the claim before it in its sentence was: `أدى الانفجار إلى مقتل ثلاثة وإصابة أربعة` is at one place."""
        if not case.of_the_event or case.past or self.last_end != self.around.doc.sentences[case.claim.sentence].last:
            return None
        return self.last

    def _another_incident(self, case: Case) -> Spot | None:
        """The place of another incident that was told after the last claim's sentence."""
        return self._told_since(case) if case.of_the_event else None

    def _told_since(self, case: Case) -> Spot | None:
        """The place of the last incident that was told between the last claim's sentence and this one."""
        if self.last is None:
            return None
        spot = spot_of(self.incidents.last_in(self.last_end, self._sentence_of(case.claim)))
        if spot is None or spot.entry is None or self.last.entry is None:
            return spot
        # `الهجوم هو الثالث في شمال نيجيريا`: the wider place says less of the same.
        return None if lies_in(self.last.entry, spot.entry) else spot

    def _speakers_town(self, case: Case) -> Spot | None:
        """Where the speaker of this very sentence is at home, unless the last claim's place lies there or near.

        `وأعلنت بلدية عيترون مقتل اثنين` speaks of another place than the sentence before it; a capital that speaks
        (`قالت يريفان`) does not. Of a country a province that speaks says more.
        """
        speaker = case.speaker
        if not case.of_the_event or speaker is None or self.last is None or self.last.entry is None:
            return None
        if speaker.first < self._sentence_of(case.claim):
            return None
        named = (m for m in self.around.sites.named if speaker.first < m.first < speaker.last)
        home = next((m for m in named if self.around.doc.norm(m.first - 1) != "في"), None)
        if home is None or home.entry is None:
            return None
        if self.last.entry.kind == "country" and lies_in(home.entry, self.last.entry):
            return spot_of(home) if home.entry.kind in LOCAL else None
        if home.entry.kind not in LOCAL or is_near(self.last.entry, home.entry):
            return None
        return spot_of(home)

    def _event_recalled(self, case: Case) -> Spot | None:
        """The place of the event that `القصف` or `الهجوم` before a claim goes back to: where it was told last."""
        if not case.of_the_event:
            return None
        if self.last is not None and self.incidents.is_last_again(case.claim):
            return self.last
        start, event = self._sentence_of(case.claim), self.incidents.recalled(case.claim)
        if event is None:
            return None
        told = self.incidents.told(event, case.claim.sentence)
        return self._narrowed(self._incident_so_far() if told is None else spot_of(told[0]), start)

    def _incident_so_far(self) -> Spot | None:
        """Where the first claim was, or the last, if that is told more exactly."""
        first, last = self.main, self.last
        if first is None or last is None or first.entry is None or last.entry is None:
            return first
        return last if lies_in(last.entry, first.entry) else first

    def _whole(self, case: Case) -> Spot | None:
        """A share without a place of its own has that of its whole; if its sentence recalls the event, where that has
        been told since.
        """
        if case.host is None:
            return None
        whole = self.by_key.get(case.host.key)
        if case.host.sentence != case.claim.sentence and self.incidents.recalled(case.claim) is not None:
            return self._told_since(case) or whole or NOWHERE
        return whole or NOWHERE

    def _seat_or_nowhere(self, case: Case) -> Spot | None:
        """What is over time or long past is where its speaker sits or where such a toll before it was, or nowhere."""
        return (self._seat(case) or self.period or NOWHERE) if case.over_time or case.past else None

    def _elsewhere(self, case: Case) -> Spot | None:
        """An execution is no part of the event before it, nor are those whom a court or a prosecutor detained.

        Whom they order to be held (`قررت النيابة حبس صاحب المتجر`) is held for the event.
        """
        doc, claim = self.around.doc, case.claim
        if doc.find(words("places", "elsewhere"), claim.first, claim.last) is not None:
            return NOWHERE
        if claim.kind != "detained" or not claim.rule.startswith("verb"):
            return None
        judges = words("places", "elsewhere", "judges")
        return NOWHERE if doc.find(judges, self._sentence_of(claim), claim.last) is not None else None

    def _survey(self, case: Case) -> Spot | None:
        """Where a speaker goes on who has just told a toll over time: no longer at the event before it."""
        if self.survey is None or case.speaker is None or case.speaker.name != self.survey[0]:
            return None
        return self.survey[1]

    def _same_toll(self, case: Case) -> Spot | None:
        """`الحديث عن 14 قتيلا مبالغ فيه`: where the same large number was told before."""
        return self.by_toll.get(_toll(case.claim))

    def _last_incident(self, case: Case) -> Spot | None:
        """The place of the last claim, of a running toll that of the first.

        A country is the best that is known: what the rest of the sentence names says more.
        """
        last = self.main if case.claim.cumulative else self._narrowed(self.last, self._sentence_of(case.claim))
        if last is None or last.entry is None or last.entry.kind != "country":
            return last
        return spot_of(self.around.later_than(case.claim)) or last

    def _told_earlier(self, case: Case) -> Spot | None:
        """Where an incident was told last, else the place that was described last."""
        struck = self.incidents.last_in(0, self._sentence_of(case.claim))
        return spot_of(struck or self.around.earlier_than(case.claim))

    def _seat(self, case: Case) -> Spot | None:
        """Where the speaker sits, by the name or what is told behind it: `شرطة مدينة توليدو`."""
        speaker = case.speaker
        if speaker is None:
            return None
        return spot_of(self.around.within(speaker.first, apposition_end(self.around.doc, speaker.last)))

    def _told_later(self, case: Case) -> Spot | None:
        return spot_of(self.around.later_than(case.claim))

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
        return spot_of(self.incidents.inside(spot.entry, self.told_end, before)) or spot

    def _remember(self, case: Case, spot: Spot | None) -> None:
        """Keep what later claims ask for: where this one was, and with it the event, the toll or the survey."""
        claim = case.claim
        self.by_key[claim.key] = spot
        if case.over_time and case.host is None and spot is not None:
            self.period = spot
        if case.host is None:
            self.survey = (case.speaker.name, spot or NOWHERE) if case.over_time and case.speaker else None
        if spot is None:
            return
        if claim.minimum is not None and claim.minimum >= LEAST_TELLING:
            self.by_toll.setdefault(_toll(claim), spot)
        if case.of_the_event and not case.past and not self._is_aside(claim):
            self.main = self.main or spot
            self.last, self.last_end = spot, self.around.doc.sentences[claim.sentence].last

    def _is_aside(self, claim: Skeleton) -> bool:
        """`وكانت الوزارة قد أعلنت مقتل شاب في زعترة`: what was before the event does not move it."""
        return self.last is not None and self.around.doc.norm(self._sentence_of(claim)) in ("وكان", "وكانت")

    def _sentence_of(self, claim: Skeleton) -> int:
        return self.around.doc.sentences[claim.sentence].first


def read_setting(
    doc: Document, voices: Sequence[Voice], headline: str | None, skeletons: Sequence[Skeleton] = ()
) -> Setting:
    """The setting of a text and its claims; `headline` is the place that its title names."""
    sites = find_sites(doc, voices)
    around = Surroundings(doc, sites)
    sentences = {s.key: s.sentence for s in skeletons}
    shares = (s for s in skeletons if s.host is not None and sentences.get(s.host) == s.sentence)
    parts = sorted((s for s in shares if not _is_among(doc, s)), key=lambda s: s.key)
    sited = [part for part in parts if around.has_site(part)]
    around.keys = sorted(sentences)
    around.shares = [part.key for part in sited]
    around.parts = [part.key for part in sited if part.host is not None and part.host < part.key]
    names = {key: place.name for key, place in distinct(doc.places).items()}
    return Setting(around, Incidents(doc, around), headline, names)


def _is_among(doc: Document, share: Skeleton) -> bool:
    """`مقتل سبعة بينهم طفلان في الخوي`: what follows is the place of all."""
    return doc.norm(share.first).startswith("بين") or share.rule == "share-listing"


def _toll(claim: Skeleton) -> tuple[object, ...]:
    return claim.kind, claim.minimum
