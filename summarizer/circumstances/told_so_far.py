"""What a text has told so far of where its claims happened, for the claims behind them."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.circumstances.descriptions import WIDE, lies_in
from summarizer.circumstances.spots import NOWHERE, Case, Spot, spot_of
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.text import fold
from summarizer.language.wordlists import words
from summarizer.model import Kind
from summarizer.places.places import PlaceMention

# A number so large is hardly told twice of two incidents: `الحديث عن 14 قتيلا مبالغ فيه`.
LEAST_TELLING = 10
# So many numbers back one may stand that an earlier toll rose to.
NUMBERS_KEPT = 30
# How many sentences before its total another scene may open: `وفي X، ...`.
SCENE_REACH = 3


@dataclass(slots=True)
class ToldPlaces:
    """Where the first claim happened (`main`) and where the last (up to the end of its sentence, by its key and first
    token), the end of the last sentence with a claim, the place of each claim by its key, the places of the parts of
    each whole (`parted`), the place of each larger number and of the last `numbers`, who has just told a toll over time
    of where (`survey`), where the last toll over time was (`period`), and the places of what is long past (`of_old`).
    """

    doc: Document
    main: Spot | None = None
    last: Spot | None = None
    last_end: int = 0
    last_key: int = 0
    last_first: int = -1
    sentence: int = -1
    told_end: int = 0
    survey: tuple[str, Spot] | None = None
    period: tuple[Case, Spot] | None = None
    of_old: set[str] = field(default_factory=set)
    by_key: dict[int, Spot | None] = field(default_factory=dict)
    parted: dict[int, set[str]] = field(default_factory=dict)
    by_toll: dict[tuple[Kind, int], Spot] = field(default_factory=dict)
    numbers: deque[tuple[Skeleton, Spot]] = field(default_factory=lambda: deque(maxlen=NUMBERS_KEPT))

    def reach(self, sentence: int) -> None:
        """A claim of a sentence is read: what was told before is told in other sentences."""
        if sentence != self.sentence:
            self.told_end = self.doc.sentences[self.sentence].last if self.sentence >= 0 else 0
            self.sentence = sentence

    def keep(self, case: Case, spot: Spot | None, scene: Spot | None) -> None:
        """Keep what later claims ask for: where this one was, and with it the event, the toll or the survey.

        Of one that was only the occasion of something else, where that was (`scene`).
        """
        claim = case.claim
        self.by_key[claim.key] = spot
        if case.over_time and case.host is None and spot is not None:
            self.period = case, spot
        if case.host is None:
            self.survey = (fold(case.speaker.name), spot or NOWHERE) if case.over_time and case.speaker else None
        if spot is None:
            return
        if case.past and not self._is_within(spot):
            self.of_old.add(fold(spot.name))
        self.numbers.append((claim, spot))
        if claim.minimum is not None and claim.minimum >= LEAST_TELLING:
            self.by_toll.setdefault((claim.kind, claim.minimum), spot)
        if case.of_the_event and not case.past and not self._is_aside(claim):
            self.main = self.main or scene or spot
            if self.last is None or not self._is_joined(claim):
                self.last = self._of_parts(case, spot) or scene or spot
            self.last_end = self.doc.sentences[claim.sentence].last
            self.last_key, self.last_first = claim.key, claim.first

    def is_of_hospital(self, case: Case) -> bool:
        """`مستشفى كوستي استقبل 7 قتلى`: whether the hospital of the town that the text tells of took them in."""
        first = self.doc.sentences[case.claim.sentence].first
        places = (self.doc.place_at[i] for i in range(first, case.claim.first) if i in self.doc.place_at)
        named = (fold(place.name).split() for place in places)
        return self.main is not None and any(
            head in words("casualties", "hospitals") and fold(self.main.name) == " ".join(rest) for head, *rest in named
        )

    def _is_joined(self, claim: Skeleton) -> bool:
        """`مقتل مئتين في جيبو وستين في ديابغا`: behind another of the same words: what is told next is of the first."""
        follows = self.last_end == self.doc.sentences[claim.sentence].last
        number = claim.first in self.doc.counts and self.doc.norm(claim.first).startswith("و")
        return claim.first == self.last_first or (follows and number)

    def _of_parts(self, case: Case, spot: Spot) -> Spot | None:
        """Where the whole was whose parts fell at several places: what is told next is of all of it."""
        whole = self.by_key.get(case.host.key) if case.host is not None else None
        if case.host is None or whole is None:
            return None
        places = self.parted.setdefault(case.host.key, set())
        places.add(fold(spot.name))
        return whole if len(places - {fold(whole.name)}) > 1 else None

    def of_toll(self, claim: Skeleton) -> Spot | None:
        """Where the same large number was told before."""
        return self.by_toll.get((claim.kind, claim.minimum)) if claim.minimum is not None else None

    def resumed(self, sites: Sequence[PlaceMention]) -> Spot | None:
        """`وفي جزيرة سيبو ظلت فرق الإنقاذ تعمل`: of the sites told since the last claim the one where a
        sentence goes back to where another claim was.
        """
        told = {fold(spot.name) for spot in self.by_key.values() if spot is not None}
        heads = {sentence.first for sentence in self.doc.sentences if self.doc.bare[sentence.first] == "في"}
        back = (m for m in reversed(sites) if fold(m.name) in told and not heads.isdisjoint((m.first - 1, m.first - 2)))
        return spot_of(next(back, None))

    def period_of(self, case: Case) -> Spot | None:
        """Where the last toll over time was, of a province only for one of the same kind, or of who told it."""
        if self.period is None:
            return None
        before, spot = self.period
        small = spot.entry is not None and spot.entry.kind == "governorate"
        alike = before.claim.kind == case.claim.kind or before.speaker == case.speaker
        alike = alike or before.claim.sentence == case.claim.sentence
        return spot if alike or not small else None

    def of_risen(self, claim: Skeleton) -> Spot | None:
        """Where the last number of the claim's kind was told that it may have risen to: no smaller one.

        What its sentence tells before it (`أفادت بمقتل 500 وإصابة ألفين`) goes with it.
        """
        if self.numbers and self.numbers[-1][0].sentence == claim.sentence:
            return self.numbers[-1][1]
        least = claim.minimum or 0
        told = [(b, spot) for b, spot in self.numbers if b.kind == claim.kind and (b.minimum or 0) >= least]
        if not told:
            return None
        last, spot = told[-1]
        if last.cumulative or spot.entry is None:
            return spot
        # `800 في شرق أفغانستان ... 610 في كونر`: of all, not of what is a part of it.
        wide = (s for _, s in told if s.entry is not None and lies_in(spot.entry, s.entry))
        return next(wide, spot)

    def of_both(self, sites: Sequence[PlaceMention]) -> Spot | None:
        """The site that the last two differing places of claims lie in, nowhere if none is, None for a single place."""
        spots = list({fold(spot.name): spot for spot in self.by_key.values() if spot is not None}.values())[-2:]
        if len(spots) < 2:
            return None
        wide = (m for m in sites if m.entry and all(s.entry and lies_in(s.entry, m.entry) for s in spots))
        return spot_of(next(wide, None)) or NOWHERE

    def of_all(self, sites: Sequence[PlaceMention]) -> Spot | None:
        """The site that a total of what was told is of: the first, unless claims differ and it is no wide place."""
        first = spot_of(next(iter(sites), None))
        wide = first is not None and first.entry is not None and first.entry.kind in WIDE
        return first if wide else self.of_both(sites) or first

    def is_of_all(self, case: Case) -> bool:
        """`عدد الشهداء ستة` behind `أصابت حي الصالحين في الأبيض فقتلت خمسة`: a total that another gives."""
        main, last = self.main, self.last
        if case.claim.rule != "toll" or case.speaker is None or main is None or last is None or main.entry is None:
            return False
        return last.entry is None or lies_in(last.entry, main.entry)

    def is_of_last(self, case: Case) -> bool:
        """`وفي معرة مصرين، قتل سبعة. وارتفع عدد القتلى لاحقا إلى 10`: behind an incident in another town its own."""
        main, last = self.main, self.last
        if main is None or last is None or main.entry is None or last.entry is None:
            return False
        before = self.doc.sentences[case.claim.sentence - 1] if case.claim.sentence else None
        follows = before is not None and self.last_end == before.last
        apart = not (lies_in(last.entry, main.entry) or lies_in(main.entry, last.entry))
        # `مستشفى كوستي` speaks of those of كوستي.
        of_first = case.speaker is not None and fold(main.name) in fold(case.speaker.name)
        if not (follows and apart) or of_first or main.entry.id == last.entry.id:
            return False
        near = range(max(case.claim.sentence - SCENE_REACH, 1), case.claim.sentence)
        return any(self.doc.opens_elsewhere(sentence) for sentence in near)

    def around_all(self, sites: Sequence[PlaceMention], kinds: frozenset[str]) -> Spot | None:
        """The first of the sites of some kinds that all others lie in: a text that tells of one country is about it."""
        listed = [(m, m.entry) for m in sites if m.entry is not None]
        wide = (m for m, w in listed if w.kind in kinds and all(e.id == w.id or lies_in(e, w) for _, e in listed))
        return spot_of(next(wide, None))

    def _is_within(self, spot: Spot) -> bool:
        """Whether a place lies in that of the first claim: a year beside it may date something else."""
        main = self.main.entry if self.main is not None else None
        return main is not None and spot.entry is not None and (spot.entry.id == main.id or lies_in(spot.entry, main))

    def _is_aside(self, claim: Skeleton) -> bool:
        """`وكانت الوزارة قد أعلنت مقتل شاب في زعترة`: what was before the event does not move it."""
        return self.last is not None and self.doc.norm(self.doc.sentences[claim.sentence].first) in ("وكان", "وكانت")
