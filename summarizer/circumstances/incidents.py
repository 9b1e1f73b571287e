"""Where the incidents of a text are told: strikes and accidents, also those that told no toll of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.circumstances.descriptions import at_incidents, chains, is_part, lies_in, smallest
from summarizer.circumstances.stand_ins import SAME
from summarizer.circumstances.surroundings import Surroundings
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.wordlists import words
from summarizer.places.gazetteer import GazetteerEntry
from summarizer.places.places import PlaceMention

# How far before its place an incident may be told, in tokens.
INCIDENT_REACH = 18
# How far behind a place it may be told that it was attacked (`مدينة سرمين بريف إدلب تعرضت لهجوم`), in tokens.
SUFFER_REACH = 4
# Of the first of several, which may be operations too.
FIRST, OPERATIONS = frozenset(("الاول", "الاولي")), frozenset(("العمليه", "الحاله", "الواقعه"))
# What any event may be called.
ANY_EVENT = frozenset(("حادث", "حادثه", "هجوم"))
# Of what was told, where it is.
LIES = frozenset(("تقع", "يقع"))
# A nisba has more letters: `في`, `التي` are none.
SHORTEST_SORT = 3
# How many sentences back an event may have been told that another recalls.
LOOK_BACK = 12


@dataclass(frozen=True, slots=True)
class Incidents:
    """The incidents of one text, asked for by token ranges."""

    doc: Document
    around: Surroundings

    def last_in(self, first: int, last: int) -> PlaceMention | None:
        """The place of the last incident that the range tells: `وبعد ساعات شنت طائرات غارات على X.`"""
        struck = [m for m in self.around.sites.between(first, last) if self._is_struck(m)]
        if not struck:
            return None
        # `قصفت X محطة كذا. وأطلقت Y صواريخ على كذا`: of two incidents each has its own.
        *before, nearest = (smallest(self.doc, chain) for chain in at_incidents(self.doc, chains(struck)))
        if before and is_part(before[-1], nearest) and "." not in self.doc.norms[before[-1].last : nearest.first]:
            # `انفجار في بلدة كرمة القريبة من بعقوبة، مركز محافظة ديالى`
            return before[-1]
        return nearest

    def first_before(self, last: int) -> PlaceMention | None:
        """The place of the first incident that is told before a token."""
        struck = [m for m in self.around.sites.between(0, last) if self._is_struck(m)]
        return smallest(self.doc, chains(struck)[0]) if struck else None

    def inside(self, area: GazetteerEntry, first: int, last: int) -> PlaceMention | None:
        """The place in an area of the last incident that the range tells."""
        struck = [chain for chain in chains(self.around.sites.between(first, last)) if self._is_struck(chain[0])]
        return next((smallest(self.doc, chain) for chain in struck[::-1] if self._is_inside(chain, area)), None)

    def lying(self, area: GazetteerEntry, first: int, last: int) -> PlaceMention | None:
        """`وتقع المحطة في الطرف الغربي من مدينة الأبيض`: where in an area a sentence of the range says that it lies."""
        for sentence in self.doc.sentences:
            if sentence.first < first or sentence.last > last or self.doc.bare[sentence.first] not in LIES:
                continue
            described = chains(self.around.sites.between(sentence.first, sentence.last))
            told = self.doc.norm(sentence.first + 1).startswith("ال")
            if told and described and self._is_inside(described[0], area):
                return smallest(self.doc, described[0])
        return None

    def recalled(self, claim: Skeleton) -> str | None:
        """The event that a claim goes back to, without article: `انفجار` of `وأضاف أن الانفجار أدى إلى مقتل ثلاثة`."""
        start = self.doc.sentences[claim.sentence].first
        told = (event for norm in reversed(self.doc.bare[start : claim.first]) if (event := _definite(norm)))
        return next(told, None)

    def recalled_behind(self, claim: Skeleton) -> PlaceMention | None:
        """Where the event was that is told behind a claim: `وأعلن الحزب أن جنودا قتلوا في القصف الصاروخي`.

        What may be any event (`خلال الحادثة`) is the last.
        """
        tokens = range(claim.last, self.around.clause_end(claim))
        for i in tokens if claim.kind == "detained" else ():
            deed = is_incident(self.doc.bare[i]) or self.doc.bare[i] in words("places", "events")
            if deed and (crime := self.doc.place_at.get(i + 1)) is not None:
                # `توقيف أربعة على خلفية جريمة الطيرة`
                return crime
        at = next((i for i in tokens if _definite(self.doc.bare[i])), None)
        event = _definite(self.doc.bare[at]) if at is not None else None
        if at is None or event is None or event in ANY_EVENT:
            return None
        # `قصف مدفعي على أريحا ... قصف جوي على كفريا ... جراء القصف المدفعي`
        told = self.told(event, claim.sentence, _sort(self.doc.norm(at + 1))) or self.told(event, claim.sentence)
        return told[0] if told is not None else None

    def is_last_again(self, claim: Skeleton) -> bool:
        """`حصيلة أقل للحادثة نفسها بلغت 33 قتيلا`: whether a claim goes back to the very incident before it."""
        sentence = self.doc.sentences[claim.sentence]
        again = (i for i in range(sentence.first, sentence.last) if self.doc.norms[i] in SAME)
        return any(is_incident(self.doc.bare[i - 1]) for i in again)

    def is_first_again(self, claim: Skeleton) -> bool:
        """`إصابة مقاتل خلال العملية الأولى`: whether a claim goes back to the first of several incidents."""
        tokens = range(self.doc.sentences[claim.sentence].first, self.around.clause_end(claim))
        firsts = (i for i in tokens if self.doc.norms[i] in FIRST)
        return any(
            _definite(self.doc.bare[i - 1]) or self.doc.bare[i - 1].removeprefix("ب") in OPERATIONS for i in firsts
        )

    def of_pair(self, claim: Skeleton) -> PlaceMention | None:
        """`تفجيرين انتحاريين في داغستان. وقتل رجل في الانفجار الأول`: where the two are that were told right before."""
        before = self.doc.sentences[max(claim.sentence - 1, 0)]
        pair = (i for i in range(before.first, before.last) if _is_two(self.doc.bare[i]))
        at = next(pair, None) if claim.sentence else None
        return self.around.first_of(at, before.last) if at is not None else None

    def are_both_again(self, claim: Skeleton) -> bool:
        """`إن الهجومين أسفرا عن 31 جريحا`: whether a claim goes back to two incidents."""
        tokens = range(self.doc.sentences[claim.sentence].first, self.around.clause_end(claim))
        return any(_is_pair(self.doc.bare[i]) for i in tokens)

    def told(self, event: str, sentence: int, sort: str = "") -> tuple[PlaceMention | None] | None:
        """Where an event was told last before a sentence: the only item, None where it was told without a place.

        `انفجار في منجم في تركيا ... هز الانفجار مدينة إزمير ... وأضاف أن الانفجار`: the last says most.
        """
        found: tuple[PlaceMention | None] | None = None
        for before in self.doc.sentences[max(sentence - LOOK_BACK, 0) : sentence][::-1]:
            told = self.doc.find(_forms(event), before.first, before.last)
            if told is not None and sort and _sort(self.doc.norm(told + 1)) != sort:
                continue
            if told is not None and not self._is_earlier(before.first):
                found = (self.around.first_of(told, before.last),)
                if found[0] is not None:
                    break
        return found

    def _is_earlier(self, first: int) -> bool:
        """`وكانت غارة قد استهدفت الحديدة قبل شهر`, not `وكان الحادث قد وقع`: an event before the one in the news."""
        subject = self.doc.norm(first + 1)
        return self.doc.norm(first) in ("وكان", "وكانت") and is_incident(subject) and not subject.startswith("ال")

    def _is_struck(self, mention: PlaceMention) -> bool:
        """Whether a strike or accident is told in the few tokens before a place, or the place suffers it."""
        if self.doc.find(words("casualties", "suffers"), mention.last, mention.last + SUFFER_REACH) is not None:
            return True
        for i in range(mention.first - 1, max(mention.first - INCIDENT_REACH, 0) - 1, -1):
            if self.doc.norm(i) == ".":
                return False
            if is_incident(self.doc.bare[i]):
                sentence = self.doc.sentences[bisect_right(self.doc.sentences, i, key=lambda s: s.first) - 1]
                return not self._is_earlier(sentence.first)
        return False

    def _is_inside(self, chain: Sequence[PlaceMention], area: GazetteerEntry) -> bool:
        """Whether a description names a place in an area: a listed one, or one that no list has, of a listed one."""
        small = smallest(self.doc, chain).entry
        if small is not None:
            return lies_in(small, area)
        listed = [m.entry for m in chain if m.entry is not None]
        return all(e.id == area.id or lies_in(e, area) or lies_in(area, e) for e in listed)


@per_word
def is_incident(norm: str) -> bool:
    """Whether a word without conjunction tells of a strike or accident, with a preposition written before it or not."""
    incidents = words("casualties", "incidents")
    rests = (norm, norm[2 if norm.startswith("لل") else 1 :]) if norm[:1] in ("ب", "ل") else (norm,)
    return any(rest in incidents or rest.removeprefix("ال") in incidents for rest in rests)


@per_word
def _sort(norm: str) -> str:
    """Of what sort an event is, by the nisba behind it, without article and gender: `المدفعي`, `مدفعية`."""
    bare = norm.removeprefix("ال").removesuffix("ه")
    return bare if bare.endswith("ي") and len(bare) > SHORTEST_SORT else ""


@per_word
def _forms(event: str) -> frozenset[str]:
    """An event as it may be told: with a preposition written before it (`تعرض الرتل لكمين`) or the article."""
    return frozenset((event, f"{event}ا", f"ال{event}", f"ب{event}", f"ل{event}", f"بال{event}", f"لل{event}"))


@per_word
def _is_pair(norm: str) -> bool:
    """`الهجومين`, `الغارتان`, `بالتفجيرين`: two of those that were told."""
    noun = norm.removeprefix("ب").removeprefix("ل")
    if not noun.startswith("ال") or not noun.endswith(("ين", "ان")):
        return False
    single = noun[2:-2]
    return is_incident(single) or (single.endswith("ت") and is_incident(f"{single[:-1]}ه"))


@per_word
def _is_two(norm: str) -> bool:
    """`تفجيرين`, `غارتين`: two that were not told before."""
    single = norm.removesuffix("ين").removesuffix("ان")
    return single != norm and (is_incident(single) or (single.endswith("ت") and is_incident(f"{single[:-1]}ه")))


@per_word
def _definite(norm: str) -> str | None:
    """The event that a word names with the article, without it."""
    event = norm.removeprefix("ب").removeprefix("ل")
    return event[2:] if event.startswith("ال") and event[2:] in words("casualties", "incidents") else None
