"""The places that the text around a claim names: in its clause, before it in its sentence, further behind it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.circumstances.breaks import (
    also_said,
    answer_begins,
    behind_aside,
    breaks_in,
    breaks_off,
    contrasts,
    is_of_some,
    next_event,
    occasion_at,
    parts_begin,
    saw_over_time,
)
from summarizer.circumstances.descriptions import (
    CHAIN_GAP,
    NEARNESS,
    WIDE,
    at_incidents,
    before_next,
    before_noun,
    chains,
    class_of,
    is_part,
    lies_in,
    parted_chains,
    smallest,
)
from summarizer.circumstances.homes import charge_begins, home_in, home_of, raid_behind
from summarizer.circumstances.labels import label_of, labels_next, ranked
from summarizer.circumstances.openings import antecedent, before_bracket, framed_by, head_of, opening, pointed_at
from summarizer.circumstances.rises import raises
from summarizer.circumstances.sites import Sites
from summarizer.claims.scene import Skeleton
from summarizer.document import Document, between
from summarizer.language.text import COMMAS, PAUSES, fold
from summarizer.language.wordlists import words
from summarizer.places.places import PlaceMention

# How many mentions back an earlier description may begin.
LOOK_BACK = 8
# `ليرتفع` behind them goes on from what was told.
GOES_ON = PAUSES | {"وبذلك", "بذلك"}
# How far behind the comma the place may begin that is told of the claim before it alone, in tokens: `، في مدينة X`.
PAIR_REACH = 3
SEMICOLONS = frozenset(("؛", ";"))
# How far before a place the strike may be told that hit it, in tokens.
STRUCK_REACH = 5


@dataclass(slots=True)
class Surroundings:
    """The sites of one text, asked for by token ranges.

    `keys` are those of all claims, `shares` those of the parts of others that have a place of their own, which is not
    the whole's; `parts` are those of them told behind their whole, `apart` the wholes of which others were elsewhere.
    `pauses` are the tokens that PAUSES names, `breaks` those at which other matters may begin.
    """

    doc: Document
    sites: Sites
    keys: Sequence[int] = ()
    shares: list[int] = field(default_factory=list)
    parts: Sequence[int] = ()
    apart: frozenset[int] = frozenset()
    pauses: list[int] = field(init=False)
    breaks: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Look once for what many claims ask for."""
        self.pauses = [i for i, token in enumerate(self.doc.tokens) if token.norm in PAUSES]
        self.breaks = breaks_in(self.doc)

    def first_of(self, first: int, last: int) -> PlaceMention | None:
        """The place that the first description in the range gives; of a country, what the next says more exactly."""
        described = [smallest(self.doc, chain) for chain in parted_chains(self.sites.between(first, last), self.keys)]
        if len(described) > 1 and described[0].entry is not None and described[0].entry.kind == "country":
            small = described[1].entry
            return described[1] if small is not None and is_part(described[1], described[0]) else described[0]
        return described[0] if described else None

    def last_of(self, first: int, last: int) -> PlaceMention | None:
        """The place that the last description in the range gives, or that of the one before it which lies in it.

        `غارات على وادي الشاي ضمن القاطع، خرجت بعدها قوة من المكتب في كركوك`
        """
        told = at_incidents(self.doc, parted_chains(self.sites.between(first, last), self.keys))
        described = [m for m in (smallest(self.doc, chain) for chain in told) if not self._is_of_part(m, first)]
        if not described:
            return None
        nearest = described[-1]
        before = next((m for m in described[-2::-1] if fold(m.name) != fold(nearest.name)), None)
        rank = class_of(self.doc, nearest)
        if before is not None and before.entry is None and rank is not None and rank == class_of(self.doc, before):
            # `ولاية معسكر بوفاة شخصين، تليها ولاية سطيف`: none of the two lies in the other.
            return nearest
        country = nearest.entry is not None and nearest.entry.kind == "country"
        if country and self.doc.norm(nearest.first - 1).removeprefix("ب") in words("places", "directions"):
            # `أربيل عاصمة إقليم كردستان الذي يتمتع بالحكم الذاتي في شمال العراق`: where it lies.
            country = False
        return before if before is not None and not country and is_part(before, nearest) else nearest

    def _is_of_part(self, mention: PlaceMention, first: int) -> bool:
        """Whether a place before a claim is that of a part of a toll: `منها 51 في باب تازة، فضلا عن 206 إصابات`."""
        begin = first
        at = bisect_left(self.pauses, mention.first)
        if at and self.pauses[at - 1] >= first:
            begin = self.pauses[at - 1]
        parted = bisect_left(self.parts, begin) < bisect_left(self.parts, mention.first)
        if parted or self.doc.find(words("casualties", "fractions"), begin, mention.first) is not None:
            return True
        # `قتل 4915، نسبة كبيرة منهم في أرتيبونيت`
        return any(is_of_some(self.doc, i) for i in range(begin, mention.first))

    def of_share(self, share: Skeleton) -> PlaceMention | None:
        """A share's own place: `8 في الخرطوم`; up to the next share and no further."""
        own = before_bracket(self.doc, self.sites, share) or label_of(self.doc, self.sites, share)
        own = own or ranked(self.doc, self.sites, share) or antecedent(self.doc, self.sites, share)
        if own is not None:
            return own
        end, last = self.clause_end(share), self.doc.sentences[share.sentence].last
        named = self.first_of(share.key, end) or self.first_of(end, behind_aside(self.doc, end, last))
        named = named or (home_of(self.doc, self.sites, self.keys, share, end) if share.kind == "detained" else None)
        if named is None and bisect_left(self.keys, share.first) == bisect_left(self.keys, share.key):
            # `العثور على المفقود الأخير في وادي كذا متوفيا`
            return self.first_of(share.first, share.key)
        return named

    def _inside(self, wide: PlaceMention, comma: int, end: int) -> PlaceMention | None:
        """`مقتل ثلاثة شمال قطاع غزة، بعد استهداف آليتهم في جباليا`: where in a province; a list tells of others."""
        if wide.entry is None or wide.entry.kind not in WIDE:
            return None
        at = bisect_left(self.keys, comma)
        # `وأربعة من رام الله، وثلاثة من سلواد`: the next place is that of others.
        end = min((end, *self.keys[at : at + 1]))
        parts = words("places", "among") | words("places", "examples")
        behind = self.first_of(comma + 2, next((i for i in range(comma, end) if self.doc.bare[i] in parts), end))
        return behind if behind is not None and behind.entry is not None and lies_in(behind.entry, wide.entry) else None

    def has_site(self, share: Skeleton) -> bool:
        """Whether a place is named in the very clause of a share, behind its count."""
        return bool(self.sites.between(share.key, self.clause_end(share)))

    def of_claim(self, claim: Skeleton, *, over_time: bool) -> PlaceMention | None:
        """Behind the claim in its clause, else before it in the sentence, else further behind it.

        A toll over time that follows an incident (`مقتل 3 في X، ليرتفع عدد القتلى منذ بدء الحرب إلى 90`) is not of that
        place.
        """
        told = before_bracket(self.doc, self.sites, claim) or antecedent(self.doc, self.sites, claim)
        if (told := told or pointed_at(self.doc, claim) or label_of(self.doc, self.sites, claim)) is not None:
            return told
        end = self._statement_end(claim)
        comma = self._comma(claim.last, end)
        charged = charge_begins(self.doc, claim, comma)
        near, own = self.sites.between(claim.key, charged), self.sites.between(claim.first, claim.key)
        # `قُتل في حلب 12 شخصا وفي إدلب 30`
        if near := own if own and near and labels_next(self.doc, near[0]) else near or own:
            named = smallest(self.doc, before_next(near, self.keys))
            frame = framed_by(self.doc, self.sites, claim, named)
            named = home_in(self.sites, claim, named) if claim.kind == "detained" else named
            if frame is None and (inside := self._inside(named, comma, end)) is not None:
                return inside
            return named if frame is None or is_part(named, frame) else frame
        raised = raises(self.doc, claim)
        if claim.cumulative and not raised and (whole := self._of_toll(claim)):
            return whole
        shared = next((i for i in range(comma, end) if self.doc.norm(i) in words("places", "among")), end)
        if claim.kind == "detained" and (
            home := self._raided(comma, shared) or home_of(self.doc, self.sites, self.keys, claim, shared)
        ):
            return home
        begin = claim.first if raised else self._clause_begin(claim) if over_time else opening(self.doc, claim)
        after = occasion_at(self.doc, begin, claim.first) or begin
        before = head_of(self.doc, self.sites, claim) or self.last_of(after, claim.first)
        before = before or self.last_of(begin, after)
        end = also_said(self.doc, self.sites, self.keys, between(self.pauses, comma, end), end)
        end = next_event(self.doc, self.sites, self.keys, claim.last, end) or end
        # `قتل ثلاثة في داعل، فيما قضى عنصر، وشاب، في قصف على أبطع`: it is told apart from what is before it.
        apart = before is not None and any(contrasts(self.doc, i) for i in range(before.last, claim.first))
        behind = self.first_of(comma, end if before is None or apart else shared)
        behind = None if behind is not None and labels_next(self.doc, behind) else behind
        behind = behind or self._behind_semicolon(claim)
        if behind is None and before is not None:
            # `في X مقتل خمسة، بينهم طفل، جراء غارة على قرية كذا`
            return self._struck_in(before, shared, end) or before
        if behind is None or before is None:
            return behind or before
        close = behind.first - comma <= PAIR_REACH and not self.doc.norm(comma + 1).startswith("و")
        paired = close and self._is_of_another(before, claim)
        return behind if apart or paired or is_part(behind, before) or self._is_told_in(behind, before) else before

    def _struck_in(self, wide: PlaceMention, first: int, last: int) -> PlaceMention | None:
        """The place in a wide one that the range tells to be struck."""
        if wide.entry is None or wide.entry.kind not in WIDE or first == last:
            return None
        struck = self.first_of(first, last)
        if struck is None or not is_part(struck, wide):
            return None
        told = self.doc.find(words("casualties", "incidents"), max(first, struck.first - STRUCK_REACH), struck.first)
        # `وفي إقليم كذا، قتل ثلاثة، بينهم طفلة، بجماعة كذا`
        at = before_noun(self.doc, struck.first)
        behind_aside = self.doc.norm(at - (self.doc.norm(at) == "في")) in COMMAS
        return struck if told is not None or behind_aside else None

    def _is_told_in(self, small: PlaceMention, large: PlaceMention) -> bool:
        """`قرية راكيتا في منطقة كذا`, `قرية راكيتا في المنطقة`: whether the larger place is named again behind it."""
        around = self.sites.between(small.last, small.last + CHAIN_GAP)
        return large.entry is not None and any(m.entry is not None and m.entry.id == large.entry.id for m in around)

    def _is_of_another(self, before: PlaceMention, claim: Skeleton) -> bool:
        """`اعتقال قيادي في بغداد، ومقتل آخر، بمحافظة كركوك`: whether a place before a claim stands behind another."""
        first = self.doc.sentences[claim.sentence].first
        return bisect_left(self.keys, first) < bisect_left(self.keys, before.first)

    def later_than(self, claim: Skeleton) -> PlaceMention | None:
        """A place that is named in the same sentence after all else, but for where an answer struck and parts fell."""
        last = self._answer_to(claim)
        apart = between(self.shares, claim.key + 1, last)
        if apart and apart[0] in self.doc.place_at:
            # `أصيب 30: حلب 12، حماة 10، حمص 8`
            last = apart[0]
        parted = (i for i in between(self.breaks, claim.last, last) if parts_begin(self.doc.norms[i]))
        last = next(parted, last)
        last = next_event(self.doc, self.sites, self.keys, claim.last, last) or last
        named = self.first_of(claim.last, last)
        # `67 متهما في عشرة مصانع، منهم عشرة في الجليب وحدها`
        alone = named is not None and self.doc.norm(named.last) in words("casualties", "share", "alone")
        return None if alone else named

    def earlier_than(self, claim: Skeleton) -> PlaceMention | None:
        """The place that was described last before the claim's sentence."""
        at = bisect_left(self.sites.starts, self.doc.sentences[claim.sentence].first)
        earlier = self.sites.usable[max(0, at - LOOK_BACK) : at]
        return smallest(self.doc, chains(earlier)[-1]) if earlier else None

    def within(self, first: int, last: int) -> PlaceMention | None:
        """The place inside a speaker's name, given by its tokens: `شرطة مدينة توليدو`."""
        named = [m for m in self.sites.named if first <= m.first < last]
        return smallest(self.doc, chains(named)[0]) if named else None

    def _behind_semicolon(self, claim: Skeleton) -> PlaceMention | None:
        """`مقتل ستة؛ إثر اصطدام حافلة في نجراب`: what follows a semicolon goes on."""
        own, *behind = self.doc.sentences[claim.sentence : claim.sentence + 2]
        closed = self.doc.norm(own.last - 1) in SEMICOLONS
        return self.first_of(own.last, behind[0].last) if closed and behind else None

    def _of_toll(self, claim: Skeleton) -> PlaceMention | None:
        """`ارتفع عدد ضحايا الغارات على صور، بعد انتشال جثتين في معروب، إلى 26`: what the toll itself is of."""
        begin = self._clause_begin(claim)
        change = self.doc.find(words("casualties", "cumulative", "change"), begin, claim.first)
        commas = between(self.pauses, change, claim.first) if change is not None else []
        return self.first_of(begin, commas[0]) if commas else None

    def _raided(self, comma: int, end: int) -> PlaceMention | None:
        """`اعتقلت الشاب سامر زيد من نابلس، بعد أن داهمت منزله في بلاطة البلد`: where the house is that was raided."""
        raid = raid_behind(self.doc, comma, end)
        return self.first_of(raid, self._comma(raid, end)) if raid is not None else None

    def _clause_begin(self, claim: Skeleton) -> int:
        """Where the clause of a running toll begins that goes on from an incident, else the head of the sentence."""
        first = opening(self.doc, claim)
        begin = self.doc.find(words("casualties", "cumulative", "change"), first, claim.last)
        if begin is None or (self.sites.between(first + 1, first + 2) and saw_over_time(self.doc, first, begin)):
            return first
        toll = self.doc.find(words("casualties", "cumulative", "toll"), first, begin)
        if toll is not None:
            # `حصيلة ضحايا الهجوم على لبنان، الذي بدأ في مارس، ارتفعت إلى 826`
            return toll
        # `ليرتفع` goes on with or without a comma.
        return begin if self.doc.norm(begin).startswith("ل") or self.doc.norm(begin - 1) in GOES_ON else first

    def clause_end(self, claim: Skeleton) -> int:
        """Where the clause of a claim ends: at a break, a comma or the next share."""
        return self._comma(claim.last, self._statement_end(claim))

    def _comma(self, first: int, last: int) -> int:
        """The first comma of the range, else its end; what is near (`، بالقرب من X`) belongs to what is before it."""
        commas = between(self.pauses, first, last)
        return next((i for i in commas if self.doc.norm(i + 1).removeprefix("ب") not in NEARNESS), last)

    def _answer_to(self, claim: Skeleton) -> int:
        """Where an answer to what a claim tells begins in its sentence, the sentence's end where there is none."""
        sentence = self.doc.sentences[claim.sentence]
        return answer_begins(self.doc, sentence.first, claim.last, sentence.last)

    def _statement_end(self, claim: Skeleton) -> int:
        """Where other matters begin behind a claim: at a break or the next share."""
        last = self._answer_to(claim)
        at = bisect_left(self.shares, claim.key + 1)
        if at < len(self.shares):
            last = min(last, self.shares[at])
        return next((i for i in between(self.breaks, claim.last, last) if breaks_off(self.doc, i, claim.last)), last)
