"""Where a claim happened: the places of its clause, its sentence, the incident told before, the headline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.attribution import Voice
from summarizer.document import Document
from summarizer.gazetteer import GazetteerEntry, load_gazetteer
from summarizer.places import PlaceMention
from summarizer.reporting import is_participle
from summarizer.scene import Skeleton
from summarizer.sites import Sites, find_sites, is_pinpointed
from summarizer.speakers import Speaker
from summarizer.text import CLOSING, fold
from summarizer.wordlists import phrases, words

# Places whose mentions stand no further apart than this, in tokens, are one description (`بلدة X بريف Y`).
CHAIN_GAP = 5
# How far before its place an incident may be told, in tokens.
INCIDENT_REACH = 12
# Places whose offices speak of what happens in them.
LOCAL = frozenset(("city", "town", "village", "district", "quarter", "camp"))
# How many mentions back an earlier description may begin.
LOOK_BACK = 8
COMMAS = frozenset(("،", ",", "؛"))
BREAKS = frozenset(("فيما", "بينما", "لكن", "وكان", "وكانت", "كما", "حين", "وقت"))


@dataclass(slots=True)
class Setting:
    """The places of one text as claims ask for them, in text order; it remembers where the last claim happened.

    `shares` are the keys of the parts of others that have a place of their own: it is not the place of the whole.
    """

    doc: Document
    sites: Sites
    starts: Sequence[int]
    headline: str | None
    shares: Sequence[int] = ()
    main: str | None = None
    last: str | None = None
    last_entry: GazetteerEntry | None = None
    last_end: int = 0
    by_key: dict[int, str | None] = field(default_factory=dict)

    def place_of(
        self, skeleton: Skeleton, host: Skeleton | None, speaker: Speaker | None, *, over_time: bool
    ) -> tuple[str | None, bool]:
        """The claim's place and whether it was only implied.

        A toll over days or a war (`over_time`) has only the place that its sentence or its speaker's name holds.
        """
        if host is not None and host.sentence == skeleton.sentence:
            mention = self._of_share(skeleton)
        else:
            mention = self._named(skeleton, over_time)
        implied = mention is None
        if mention is None and host is None and not over_time:
            mention = self._since(skeleton) or self._home(skeleton, speaker) or self._recalled(skeleton)
        place = mention.name if mention else None
        over_time = over_time or _is_past(self.doc, skeleton)
        if place is None and host is not None:
            place = self.by_key.get(host.key)
        elif place is None and not over_time:
            last = self.main if skeleton.cumulative else self.last
            if self._is_wide():
                last = self._later(skeleton) or last
            place = last or self._earlier(skeleton) or self._seat(speaker) or self._later(skeleton)
            place = place or self.headline or self._scene()
        elif place is None and speaker is not None:
            place = self._seat(speaker)
        self.by_key[skeleton.key] = place
        if place and not over_time and host is None:
            self.main = self.main or place
            self.last, self.last_end = place, self.doc.sentences[skeleton.sentence].last
            self.last_entry = mention.entry if mention else self.last_entry
        return place, implied

    def has_site(self, skeleton: Skeleton) -> bool:
        """Whether a place is named in the very clause of a claim, behind its count."""
        return bool(self._between(skeleton.key, self._clause_end(skeleton)))

    def _of_share(self, skeleton: Skeleton) -> PlaceMention | None:
        """The place of a share's own: `8 في الخرطوم`; up to the next share and no further."""
        end = self._clause_end(skeleton)
        near = self._between(skeleton.key, end) or self._between(end, self._behind_aside(end, skeleton))
        return self._smallest(_chains(near)[0]) if near else None

    def _behind_aside(self, comma: int, skeleton: Skeleton) -> int:
        """The end of a share's clause that an aside interrupts: `ثلاثة منهم، بينهم طفلة، قضوا في X`."""
        last = self.doc.sentences[skeleton.sentence].last
        verb = self.doc.after_aside(comma, last) if self.doc.norm(comma) in COMMAS else last
        if verb >= last or not self.doc.reading(verb, "verb"):
            return comma
        return next((i for i in range(verb, last) if self.doc.norm(i) in COMMAS or _breaks(self.doc, i, i)), last)

    def _clause_begin(self, skeleton: Skeleton) -> int:
        """Where the clause of a running toll begins that goes on from an incident, else the head of the sentence."""
        first = self.doc.sentences[skeleton.sentence].first
        change = words("casualties", "cumulative", "change")
        begin = self.doc.find(change, first, skeleton.last)
        return begin if begin is not None and self.doc.norm(begin - 1) in COMMAS else first

    def _clause_end(self, skeleton: Skeleton) -> int:
        """Where the clause of a claim ends: at a break, a comma or the next share."""
        end = self._statement_end(skeleton)
        return next((i for i in range(skeleton.last, end) if self.doc.norm(i) in COMMAS), end)

    def _statement_end(self, skeleton: Skeleton) -> int:
        """Where other matters begin behind a claim: at a break or the next share."""
        last = self.doc.sentences[skeleton.sentence].last
        at = bisect_left(self.shares, skeleton.key + 1)
        if at < len(self.shares):
            last = min(last, self.shares[at])
        return next((i for i in range(skeleton.last, last) if _breaks(self.doc, i, skeleton.last)), last)

    def _arrested(self, skeleton: Skeleton) -> PlaceMention | None:
        """`اعتقلت خمسة مواطنين من بلدة سيلة الحارثية`: who is detained is taken from where they come from."""
        end = self._statement_end(skeleton)
        taken = [m for m in self.sites.origins if skeleton.first <= m.first < end]
        return self._smallest(_chains(taken)[0]) if taken else None

    def _named(self, skeleton: Skeleton, over_time: bool) -> PlaceMention | None:
        """Behind the claim in its clause, else before it in the sentence, else further behind it.

        A toll over time that follows an incident (`مقتل 3 في X، ليرتفع عدد القتلى منذ بدء الحرب إلى 90`) is not of that
        place.
        """
        sentence = self.doc.sentences[skeleton.sentence]
        end, comma = self._statement_end(skeleton), self._clause_end(skeleton)
        if near := self._between(skeleton.first, comma):
            return self._smallest(_chains(near)[0])
        if skeleton.kind == "detained" and (taken := self._arrested(skeleton)):
            return taken
        begin = self._clause_begin(skeleton) if over_time else sentence.first
        before, behind = self._between(begin, skeleton.first), self._between(comma, end)
        told = self._smallest(_chains(before)[-1]) if before else None
        if not behind:
            return told
        later = self._smallest(_chains(behind)[0])
        return later if told is None or _is_part(later, told) else told

    def _later(self, skeleton: Skeleton) -> str | None:
        """A place that is named in the same sentence after all else."""
        later = self._between(skeleton.last, self.doc.sentences[skeleton.sentence].last)
        return self._smallest(_chains(later)[0]).name if later else None

    def _since(self, skeleton: Skeleton) -> PlaceMention | None:
        """The place of another incident that was told after the last claim: `وبعد ساعات شنت طائرات غارات على X.`"""
        start = self.doc.sentences[skeleton.sentence].first
        later = [m for m in self._between(self.last_end, start) if self.last and self._is_incident(m)]
        return self._smallest(_chains(later)[-1]) if later else None

    def _recalled(self, skeleton: Skeleton) -> PlaceMention | None:
        """The place of the event that `القصف` or `الهجوم` before a claim goes back to: where it was told first."""
        start = self.doc.sentences[skeleton.sentence].first
        for i in range(skeleton.first - 1, start - 1, -1):
            norm = self.doc.bare[i].removeprefix("ب").removeprefix("ل")
            if not norm.startswith("ال") or norm[2:] not in words("casualties", "incidents"):
                continue
            told = self.doc.find((norm[2:], f"{norm[2:]}ا"), 0, start)
            if told is None:
                return None
            sentence = next(s for s in self.doc.sentences if s.first <= told < s.last)
            near = self._between(told, sentence.last)
            return self._smallest(_chains(near)[0]) if near else None
        return None

    def _is_incident(self, mention: PlaceMention) -> bool:
        """Whether a strike or accident is told in the few tokens before a place."""
        begin = max(mention.first - INCIDENT_REACH, 0)
        incident = self.doc.find(words("casualties", "incidents"), begin, mention.first)
        return incident is not None and not any(self.doc.norm(i) == "." for i in range(incident, mention.first))

    def _home(self, skeleton: Skeleton, speaker: Speaker | None) -> PlaceMention | None:
        """Where the speaker of this very sentence is at home, unless the last claim's place lies there.

        `وأعلنت بلدية عيترون مقتل اثنين` speaks of another place than the sentence before it; a capital that speaks
        (`قالت يريفان`) does not.
        """
        if speaker is None or speaker.first < self.doc.sentences[skeleton.sentence].first or self.last is None:
            return None
        home = next((m for m in self.sites.named if speaker.first < m.first < speaker.last), None)
        if home is None or home.entry is None or home.entry.kind not in LOCAL:
            return None
        if self.last_entry is None or load_gazetteer().within(self.last_entry, home.entry.id):
            return None
        return None if load_gazetteer().within(home.entry, self.last_entry.id) else home

    def _is_wide(self) -> bool:
        """Whether all that is known of the last claim's place is its country."""
        return self.last_entry is not None and self.last_entry.kind == "country"

    def _seat(self, speaker: Speaker | None) -> str | None:
        """The place inside a speaker's name: `شرطة مدينة توليدو`."""
        if speaker is None:
            return None
        within = [m for m in self.sites.named if speaker.first <= m.first < speaker.last]
        return self._smallest(_chains(within)[0]).name if within else None

    def _scene(self) -> str | None:
        """Where a text plays that names no site: the dateline, or where its sources are."""
        return self.sites.dateline or (self.sites.named[0].name if self.sites.named else None)

    def _earlier(self, skeleton: Skeleton) -> str | None:
        start = self.doc.sentences[skeleton.sentence].first
        at = bisect_left(self.starts, start)
        earlier = self.sites.usable[max(0, at - LOOK_BACK) : at]
        return self._smallest(_chains(earlier)[-1]).name if earlier else None

    def _between(self, first: int, last: int) -> Sequence[PlaceMention]:
        return self.sites.usable[bisect_left(self.starts, first) : bisect_left(self.starts, last)]

    def _smallest(self, chain: Sequence[PlaceMention]) -> PlaceMention:
        """The most specific place of one description: the first named, unless a later one lies within it."""
        best = chain[0]
        for mention in chain[1:]:
            small = mention.entry is None or mention.entry.kind in ("village", "town", "quarter")
            if small and fold(best.name).startswith("الطريق") and is_pinpointed(self.doc, mention.first):
                best = mention
            if best.entry is None or mention.entry is None:
                continue
            if _is_part(mention, best):
                best = mention
        return best


def read_setting(
    doc: Document, voices: Sequence[Voice], headline: str | None, skeletons: Sequence[Skeleton] = ()
) -> Setting:
    """The setting of a text and its claims; `headline` is the place that its title names."""
    sites = find_sites(doc, voices)
    setting = Setting(doc, sites, [m.first for m in sites.usable], headline)
    parts = sorted((s for s in skeletons if s.host is not None), key=lambda s: s.key)
    setting.shares = [part.key for part in parts if setting.has_site(part)]
    return setting


def _is_past(doc: Document, skeleton: Skeleton) -> bool:
    """`وكان حادث مماثل أودى قبل ثلاثة أعوام بحياة ستة`: what was before happened elsewhere."""
    sentence = doc.sentences[skeleton.sentence]
    return doc.find_phrase(phrases("casualties", "past"), sentence.first, sentence.last) is not None


def _is_part(small: PlaceMention, large: PlaceMention) -> bool:
    """Whether a place lies in another and is not the same; a country's is whatever is named behind it."""
    if large.entry is None or small.entry is None or small.entry.id == large.entry.id:
        return False
    if large.entry.kind == "country":
        return small.entry.kind != "country"
    return load_gazetteer().within(small.entry, large.entry.id)


def _breaks(doc: Document, i: int, claim: int) -> bool:
    """Whether another event or another's words begin at a token behind a claim, or what is true of some victims.

    So does the end of the quotation that the claim stands in, unless a place phrase follows.
    """
    if doc.tokens[i].raw in CLOSING:
        opened = any(doc.tokens[k].kind == "quote" for k in range(claim, i))
        return not opened and doc.norm(i + 1) not in ("في", "ب") and doc.norm(i + 1) not in words("places", "compass")
    if doc.norm(i) in words("casualties", "fractions"):
        return True
    return doc.norm(i) in BREAKS or is_participle(doc.norm(i))


def _chains(mentions: Sequence[PlaceMention]) -> list[list[PlaceMention]]:
    chains: list[list[PlaceMention]] = []
    for mention in mentions:
        if chains and mention.first - chains[-1][-1].last <= CHAIN_GAP:
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return chains
