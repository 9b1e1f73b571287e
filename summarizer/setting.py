"""Where a claim happened: what its own sentence names, else the incident told before, else the headline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.attribution import Voice
from summarizer.document import Document
from summarizer.gazetteer import GazetteerEntry, load_gazetteer
from summarizer.places import PlaceMention
from summarizer.reporting import is_verb
from summarizer.scene import Skeleton
from summarizer.sites import find_sites
from summarizer.speakers import Speaker
from summarizer.surroundings import COMMAS, Surroundings
from summarizer.wordlists import phrases, words

# Places whose offices speak of what happens in them.
LOCAL = frozenset(("city", "town", "village", "district", "quarter", "camp"))
# A number so large is hardly told twice of two incidents: `الحديث عن 14 قتيلا مبالغ فيه`.
LEAST_TELLING = 10
YEAR_DIGITS = 4
# How far behind a claim its year may stand, in tokens.
YEAR_REACH = 5


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as the text names it, and what the gazetteer knows of it."""

    name: str
    entry: GazetteerEntry | None = None


@dataclass(slots=True)
class Setting:
    """The places of one text as claims ask for them, in text order.

    It remembers where the first claim happened and where the last (up to the end of its sentence), the place of each
    claim by its key, and of each larger number.
    """

    around: Surroundings
    headline: str | None
    main: Spot | None = None
    last: Spot | None = None
    last_end: int = 0
    by_key: dict[int, Spot | None] = field(default_factory=dict)
    by_toll: dict[tuple[object, ...], Spot] = field(default_factory=dict)

    def place_of(
        self, claim: Skeleton, host: Skeleton | None, speaker: Speaker | None, *, over_time: bool
    ) -> tuple[str | None, bool]:
        """The claim's place and whether it was only implied.

        A toll over days or a war (`over_time`) has only the place that its sentence or its speaker's name holds.
        """
        named = _spot(self._named(claim, host, over_time=over_time))
        if named is None and host is None and not over_time:
            named = self._since(claim) or self._home(claim, speaker) or self._recalled(claim)
        passing = not over_time and not _is_past(self.around.doc, claim)
        spot = named or self._implied(claim, host, speaker, over_time=not passing)
        self._remember(claim, spot, lasting=host is None and passing)
        return (spot.name if spot else None), named is None

    def _named(self, claim: Skeleton, host: Skeleton | None, *, over_time: bool) -> PlaceMention | None:
        if host is not None and host.sentence == claim.sentence:
            return self.around.of_share(claim)
        mention = self.around.of_claim(claim, over_time=over_time)
        if mention is not None and self._is_seat_of_speech(mention) and (over_time or self._recalled(claim)):
            return None
        return mention

    def _implied(
        self, claim: Skeleton, host: Skeleton | None, speaker: Speaker | None, *, over_time: bool
    ) -> Spot | None:
        """The place of a claim whose sentence names none: that of its whole, of the same number, of what was told."""
        if host is not None:
            return self.by_key.get(host.key)
        if over_time:
            return self._seat(speaker)
        if same := self.by_toll.get(_toll(claim)):
            return same
        last = self.main if claim.cumulative else self.last
        if last is not None and (last.entry is None or last.entry.kind != "country"):
            return last
        # A country is the best that is known: what the rest of the sentence names says more.
        if last is not None:
            return _spot(self.around.later_than(claim)) or last
        known = _spot(self.around.earlier_than(claim)) or self._seat(speaker) or _spot(self.around.later_than(claim))
        return known or (Spot(self.headline) if self.headline else self._scene())

    def _remember(self, claim: Skeleton, spot: Spot | None, *, lasting: bool) -> None:
        self.by_key[claim.key] = spot
        if spot is None:
            return
        if claim.minimum is not None and claim.minimum >= LEAST_TELLING:
            self.by_toll.setdefault(_toll(claim), spot)
        if lasting:
            self.main = self.main or spot
            self.last, self.last_end = spot, self.around.doc.sentences[claim.sentence].last

    def _since(self, claim: Skeleton) -> Spot | None:
        """The place of another incident that was told after the last claim's sentence."""
        if self.last is None:
            return None
        return _spot(self.around.of_incident(self.last_end, self.around.doc.sentences[claim.sentence].first))

    def _recalled(self, claim: Skeleton) -> Spot | None:
        """The place of the event that `القصف` or `الهجوم` before a claim goes back to: where it was told first."""
        doc = self.around.doc
        start = doc.sentences[claim.sentence].first
        for i in range(claim.first - 1, start - 1, -1):
            norm = doc.bare[i].removeprefix("ب").removeprefix("ل")
            if not norm.startswith("ال") or norm[2:] not in words("casualties", "incidents"):
                continue
            told = doc.find((norm[2:], f"{norm[2:]}ا"), 0, start)
            if told is None:
                return self.main
            sentence = next(s for s in doc.sentences if s.first <= told < s.last)
            return _spot(self.around.first_of(told, sentence.last))
        return None

    def _is_seat_of_speech(self, mention: PlaceMention) -> bool:
        """`وفي يانغون، نفى المجلس العسكري`: where it is said."""
        doc = self.around.doc
        first = next((s.first for s in doc.sentences if s.first <= mention.first < s.last), 0)
        behind = mention.last + 1
        comma = doc.norm(mention.last) in COMMAS and behind < len(doc.tokens)
        return comma and mention.first - first <= 1 and is_verb(doc.bare[behind])

    def _home(self, claim: Skeleton, speaker: Speaker | None) -> Spot | None:
        """Where the speaker of this very sentence is at home, unless the last claim's place lies there.

        `وأعلنت بلدية عيترون مقتل اثنين` speaks of another place than the sentence before it; a capital that speaks
        (`قالت يريفان`) does not.
        """
        if speaker is None or self.last is None or speaker.first < self.around.doc.sentences[claim.sentence].first:
            return None
        named = (m for m in self.around.sites.named if speaker.first < m.first < speaker.last)
        home = next((m for m in named if self.around.doc.norm(m.first - 1) != "في"), None)
        if home is None or home.entry is None or home.entry.kind not in LOCAL:
            return None
        last = self.last.entry
        if last is None or load_gazetteer().within(last, home.entry.id) or load_gazetteer().within(home.entry, last.id):
            return None
        return _spot(home)

    def _seat(self, speaker: Speaker | None) -> Spot | None:
        return _spot(self.around.within(speaker.first, speaker.last)) if speaker else None

    def _scene(self) -> Spot | None:
        """Where a text plays that names no site: the dateline, or where its sources are."""
        sites = self.around.sites
        if sites.dateline:
            return Spot(sites.dateline)
        return _spot(sites.named[0]) if sites.named else None


def read_setting(
    doc: Document, voices: Sequence[Voice], headline: str | None, skeletons: Sequence[Skeleton] = ()
) -> Setting:
    """The setting of a text and its claims; `headline` is the place that its title names."""
    sites = find_sites(doc, voices)
    around = Surroundings(doc, sites, [m.first for m in sites.usable])
    parts = sorted((s for s in skeletons if s.host is not None and not _is_among(doc, s)), key=lambda s: s.key)
    around.shares = [part.key for part in parts if around.has_site(part)]
    return Setting(around, headline)


def _is_among(doc: Document, share: Skeleton) -> bool:
    """`مقتل سبعة بينهم طفلان في الخوي`: what follows is the place of all."""
    return doc.norm(share.first).startswith("بين") or share.rule == "share-listing"


def _spot(mention: PlaceMention | None) -> Spot | None:
    return Spot(mention.name, mention.entry) if mention else None


def _toll(claim: Skeleton) -> tuple[object, ...]:
    return claim.kind, claim.minimum


def _is_past(doc: Document, claim: Skeleton) -> bool:
    """`وكان حادث مماثل أودى قبل ثلاثة أعوام بحياة ستة`: what was before happened elsewhere."""
    sentence = doc.sentences[claim.sentence]
    if doc.find_phrase(phrases("casualties", "past"), sentence.first, sentence.last) is not None:
        return True
    last = min(claim.last + YEAR_REACH, sentence.last)
    years = (i for i in range(sentence.first, last) if doc.norms[i].isdecimal())
    return claim.sentence > 0 and any(_is_year(doc, i) for i in years)


def _is_year(doc: Document, i: int) -> bool:
    """`وفي 1984، تحطمت طائرة`, `منذ عام 2010 حين`: a year alone dates what is long past; news dates its own by days."""
    norm = doc.norm(i)
    named = len(norm) == YEAR_DIGITS and i not in doc.counts
    return named and doc.bare[i - 1] in ("في", "عام", "سنه", "العام", "منذ")
