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
NEARNESS = frozenset(("قرب", "امام", "عند", "القرب", "مقربه", "قريبا"))
BREAKS = frozenset(("فيما", "بينما", "لكن", "وكان", "وكانت", "كما", "حين", "وقت"))


@dataclass(slots=True)
class Setting:
    """The places of one text as claims ask for them, in text order; it remembers where the last claim happened."""

    doc: Document
    usable: Sequence[PlaceMention]
    starts: Sequence[int]
    headline: str | None
    named: Sequence[PlaceMention] = ()
    spoken: str | None = None
    last: str | None = None
    last_entry: GazetteerEntry | None = None
    last_at: int = 0
    by_key: dict[int, str | None] = field(default_factory=dict)

    def place_of(
        self, skeleton: Skeleton, host: Skeleton | None, speaker: Speaker | None, *, over_time: bool
    ) -> tuple[str | None, bool]:
        """The claim's place and whether it was only implied.

        A toll over days or a war (`over_time`) has only the place that its sentence or its speaker's name holds.
        """
        mention = self._named(skeleton)
        implied = mention is None
        if mention is None and host is None and not over_time:
            mention = self._since(skeleton) or self._home(skeleton, speaker)
        place = mention.name if mention else None
        over_time = over_time or _is_past(self.doc, skeleton)
        if place is None and host is not None:
            place = self.by_key.get(host.key)
        elif place is None and not over_time:
            place = self.last or self._earlier(skeleton) or self.headline or self.spoken
        elif place is None and speaker is not None:
            place = next((m.name for m in self.named if speaker.first <= m.first < speaker.last), None)
        self.by_key[skeleton.key] = place
        if place and not over_time:
            self.last, self.last_at = place, skeleton.key
            self.last_entry = mention.entry if mention else self.last_entry
        return place, implied

    def _home(self, skeleton: Skeleton, speaker: Speaker | None) -> PlaceMention | None:
        """Where the speaker of this very sentence is at home, unless the last claim's place lies there.

        `وأعلنت بلدية عيترون مقتل اثنين` speaks of another place than the sentence before it.
        """
        if speaker is None or speaker.first < self.doc.sentences[skeleton.sentence].first or self.last is None:
            return None
        home = next((m for m in self.named if speaker.first <= m.first < speaker.last), None)
        if home is None or home.entry is None or home.entry.kind not in LOCAL:
            return None
        if self.last_entry is None or load_gazetteer().within(self.last_entry, home.entry.id):
            return None
        return None if load_gazetteer().within(home.entry, self.last_entry.id) else home

    def _named(self, skeleton: Skeleton) -> PlaceMention | None:
        """Behind the claim in its clause, else before it in the sentence, else further behind it."""
        doc = self.doc
        sentence = doc.sentences[skeleton.sentence]
        end = next((i for i in range(skeleton.last, sentence.last) if _breaks(doc, i)), sentence.last)
        comma = next((i for i in range(skeleton.last, end) if doc.norm(i) in COMMAS), end)
        if near := self._between(skeleton.first, comma):
            return self._smallest(_chains(near)[0])
        if before := self._between(sentence.first, skeleton.first):
            return self._smallest(_chains(before)[-1])
        if behind := self._between(comma, end):
            return self._smallest(_chains(behind)[0])
        later = self._between(end, sentence.last)
        return self._smallest(_chains(later)[0]) if later and self.last is None else None

    def _since(self, skeleton: Skeleton) -> PlaceMention | None:
        """The place of another incident that was told after the last claim: `وبعد ساعات شنت طائرات غارات على X.`"""
        start = self.doc.sentences[skeleton.sentence].first
        later = [m for m in self._between(self.last_at, start) if self.last and self._is_incident(m)]
        return self._smallest(_chains(later)[-1]) if later else None

    def _is_incident(self, mention: PlaceMention) -> bool:
        """Whether a strike or accident is told in the few tokens before a place."""
        begin = max(mention.first - INCIDENT_REACH, 0)
        incident = self.doc.find(words("casualties", "incidents"), begin, mention.first)
        return incident is not None and not any(self.doc.norm(i) == "." for i in range(incident, mention.first))

    def _earlier(self, skeleton: Skeleton) -> str | None:
        start = self.doc.sentences[skeleton.sentence].first
        at = bisect_left(self.starts, start)
        earlier = self.usable[max(0, at - LOOK_BACK) : at]
        return self._smallest(_chains(earlier)[-1]).name if earlier else None

    def _between(self, first: int, last: int) -> Sequence[PlaceMention]:
        return self.usable[bisect_left(self.starts, first) : bisect_left(self.starts, last)]

    def _smallest(self, chain: Sequence[PlaceMention]) -> PlaceMention:
        """The most specific place of one description: the first named, unless a later one lies within it."""
        best = chain[0]
        for mention in chain[1:]:
            small = mention.entry is None or mention.entry.kind in ("village", "town", "quarter")
            if small and fold(best.name).startswith("الطريق") and _is_pinpointed(self.doc, mention.first):
                best = mention
            if best.entry is None or mention.entry is None:
                continue
            if best.entry.kind == "country" or load_gazetteer().within(mention.entry, best.entry.id):
                best = mention
        return best


def _is_past(doc: Document, skeleton: Skeleton) -> bool:
    """`وكان حادث مماثل أودى قبل ثلاثة أعوام بحياة ستة`: what was before happened elsewhere."""
    sentence = doc.sentences[skeleton.sentence]
    return doc.find_phrase(phrases("casualties", "past"), sentence.first, sentence.last) is not None


def _breaks(doc: Document, i: int) -> bool:
    """Whether another event or another's words begin at a token."""
    return doc.norm(i) in BREAKS or doc.tokens[i].raw in CLOSING or is_participle(doc.norm(i))


def _chains(mentions: Sequence[PlaceMention]) -> list[list[PlaceMention]]:
    chains: list[list[PlaceMention]] = []
    for mention in mentions:
        if chains and mention.first - chains[-1][-1].last <= CHAIN_GAP:
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return chains


def read_setting(doc: Document, voices: Sequence[Voice], headline: str | None) -> Setting:
    """The setting of a text: hospitals and places inside a source's name are where nothing happened."""
    speakers = {(v.speaker.first, v.speaker.last) for v in voices if v.speaker}
    spoken = {i for first, last in speakers for i in range(first, last)}
    places = [m for m in doc.places if not _is_hospital(doc, m) or _is_struck(doc, m.first)]
    usable = [m for m in places if m.first not in spoken and not _acts(doc, m) and not _is_aside(doc, m.first)]
    named = [m for m in places if m.first in spoken]
    first_named = named[0].name if named else None
    return Setting(doc, usable, [m.first for m in usable], headline, named, first_named)


def _is_pinpointed(doc: Document, i: int) -> bool:
    """`على طريق X أمام قرية Y`: what is said to be near is told more exactly than what it lies on."""
    at = i - 1 if doc.norm(i - 1) not in words("casualties", "place_classes") else i - 2
    if doc.norm(at) == "من":
        at -= 1
    return doc.norm(at).removeprefix("ب") in NEARNESS


def _is_struck(doc: Document, i: int) -> bool:
    """`قصف طال المستشفى السعودي`: there the hospital is where it happened."""
    return doc.is_word(i - 1, words("casualties", "strikes"))


def _is_hospital(doc: Document, mention: PlaceMention) -> bool:
    if mention.entry is not None and mention.entry.kind == "hospital":
        return True
    i, hospitals = mention.first, words("casualties", "hospitals")
    bare = doc.norm(i).removeprefix("ب").removeprefix("ل")
    if doc.norm(i).startswith("و") and doc.find(("مستشفيات", "مشافي"), max(i - 4, 0), i) is not None:
        return True
    return bare in hospitals or doc.norm(i) in hospitals or doc.norm(i - 1) in hospitals


def _is_aside(doc: Document, i: int) -> bool:
    """Whether a place tells where somebody is from or who backs them, not where something happened."""
    return _is_origin(doc, i) or _is_backer(doc, i)


def _is_backer(doc: Document, i: int) -> bool:
    """`مجموعات موالية لطهران`, `مدعومة من أنقرة`."""
    at = i - 2 if doc.norm(i - 1) in ("من", "الي") else i - 1
    return doc.norm(at).removeprefix("ال") in words("casualties", "backed")


def _is_origin(doc: Document, i: int) -> bool:
    """`شاب من بلدة بيت فجار`, `قادمة من لبنان`: where somebody came from; `بالقرب من X` is where it happened."""
    at = i - 1
    if doc.norm(at) in words("casualties", "place_classes"):
        at -= 1
    return doc.norm(at) == "من" and doc.norm(at - 1).removeprefix("ب") not in (*NEARNESS, "كل")


def _acts(doc: Document, mention: PlaceMention) -> bool:
    """Whether a country or capital stands for its government: `أما موسكو فأعلنت`."""
    actor = doc.actor_at.get(mention.first)
    return actor is not None and actor.kind == "country"
