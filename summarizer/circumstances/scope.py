"""Whether a toll runs over days or a war (`cumulative`) or is that of one incident.

In this order: a day that the clause names; a span that the clause, what is told with it or the head of its sentence
names; so many that only a war has them, or a war as what killed; what goes on from such a toll; a toll that rose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.circumstances.clauses import AFTERMATH, Clauses
from summarizer.claims.scene import Skeleton
from summarizer.claims.spans import names_date, names_day, names_span, opens_span
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.model import Scope

# From so many victims on a toll is that of a war.
OF_WAR = 20_000
# How far behind في the place may stand that a sentence turns to, in tokens.
PLACE_REACH = 3
# So many at least fall in a conflict or unrest that is told as a whole, not on one day of it.
LEAST_OF_UNREST = 10
# How far before a claim the war that killed may stand, in tokens.
WAR_REACH = 14
# How far before a number the word may stand by which it rose, in tokens.
RISE_REACH = 14
# How far behind the span at its head a sentence may tell a claim, in tokens.
HEAD_REACH = 60
# What is still so: it is no part of a toll told before.
LASTING = frozenset(("يزال", "تزال", "يزالون", "زال", "زالت", "زالوا", "حيث"))
# From so many on whose fate is unknown a war is what it is.
LOST_IN_WAR = 1000
# Rules whose claims tell in what state people are, not what happened to them.
STATES = frozenset(("missing-state", "detained-state", "predicate", "counted-victims", "missing-fate"))


@dataclass(slots=True)
class Scopes:
    """The scopes of the claims of one text, each worked out once."""

    doc: Document
    claims: Sequence[Skeleton]
    clauses: Clauses = field(init=False)
    by_key: dict[int, int] = field(default_factory=dict)
    spans: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Claims are asked for by their keys."""
        self.clauses = Clauses(self.doc)
        self.by_key.update((claim.key, at) for at, claim in enumerate(self.claims))

    def over_time(self, claim: Skeleton) -> bool:
        """Whether a claim, or what it is a share of, is told of a span longer than a day."""
        if claim.key not in self.spans:
            self.spans[claim.key] = False
            self.spans[claim.key] = self._over_time(claim)
        return self.spans[claim.key]

    def of(self, claim: Skeleton) -> Scope:
        """The scope of a claim; a share in the clause of its whole has the whole's."""
        if self.over_time(claim):
            return "cumulative"
        if names_day(self.doc, *self.clauses.of(claim)):
            return "incident"
        whole = self._whole(claim)
        if whole is not None:
            return self.of(whole) if _is_told_with(claim, whole) else "incident"
        return "cumulative" if self._in_running_toll(claim) or _rose(self.doc, claim) else "incident"

    def _in_running_toll(self, claim: Skeleton) -> bool:
        """`ارتفعت الحصيلة إلى 6 قتلى و5 جرحى`, but not `..., ولا يزال عشرة تحت الأنقاض`."""
        if not claim.cumulative or _is_earlier(self.doc, claim):
            return False
        if claim.rule == "toll":
            return True
        at = self.by_key[claim.key]
        before = self.claims[at - 1] if at else claim
        if before.sentence != claim.sentence or not before.cumulative:
            return True
        if self.clauses.turns(claim.sentence, before.last, claim.first):
            return False
        return not any(self.doc.bare[i] in LASTING for i in range(before.last, claim.first))

    def _over_time(self, claim: Skeleton) -> bool:
        doc = self.doc
        first, last = self.clauses.of(claim)
        if names_day(doc, first, last):
            return False
        state = _is_state(claim)
        if names_span(doc, first, last, of_state=state):
            return True
        whole = self._whole(claim)
        if whole is not None:
            return self.over_time(whole)
        if _is_of_war(doc, claim):
            return True
        if names_date(doc, first, last):
            return False
        if names_span(doc, *self.clauses.statement(claim), of_state=state):
            return True
        return self._opens(claim) or self._goes_on(claim)

    def _goes_on(self, claim: Skeleton) -> bool:
        """`قُتل 40 منذ مطلع العام، فيما خُطف 320`: more is counted over the same time, in the sentence or, in a report
        that opened with such a toll, later.
        """
        doc, at = self.doc, self.by_key[claim.key]
        if at == 0 or claim.none or self._is_dated(claim):
            return False
        before, lead = self.claims[at - 1], self.claims[0]
        if before.sentence == claim.sentence:
            between = range(before.last, claim.first)
            others = doc.form(claim.key + 1, "other") or doc.form(claim.last, "other")
            apart = any(doc.bare[i] in AFTERMATH or (doc.bare[i] in LASTING and not others) for i in between)
            return not apart and claim.minimum != 1 and self.over_time(before)
        many = (claim.minimum or claim.maximum or 0) >= LEAST_OF_UNREST
        many = many and not _is_state(claim) and not _turns_elsewhere(doc, claim)
        follows = claim.sentence - before.sentence <= 1
        return many and any(
            not one.cumulative and self.over_time(one) for one in (lead, *([before] if follows else []))
        )

    def _is_dated(self, claim: Skeleton) -> bool:
        """Whether a claim's clause tells the day or the hour."""
        return self.doc.find(words("casualties", "cumulative", "today"), *self.clauses.of(claim)) is not None

    def _opens(self, claim: Skeleton) -> bool:
        """`ومنذ مطلع الشهر، قُتل 41`, `وثق المكتب، خلال الشهر الماضي، مقتل 33`: a span before the claim's clause."""
        first = self.doc.sentences[claim.sentence].first
        begin = max(first, claim.first - HEAD_REACH)
        heads = (first, first + 1, *(comma + 1 for comma in self.clauses.parting(claim.sentence).commas))
        return any(opens_span(self.doc, i, claim.first) for i in heads if begin <= i < claim.first)

    def _whole(self, claim: Skeleton) -> Skeleton | None:
        at = self.by_key.get(claim.host) if claim.host is not None else None
        return self.claims[at] if at is not None else None


def _turns_elsewhere(doc: Document, claim: Skeleton) -> bool:
    """`وفي ولاية بورنو، أعلن الجيش مقتل 19`: another scene opens with its place."""
    first = doc.sentences[claim.sentence].first
    behind = range(first + 1, first + 1 + PLACE_REACH)
    return doc.norm(first) in ("في", "وفي") and any(i in doc.place_at for i in behind)


def _is_state(claim: Skeleton) -> bool:
    return claim.kind == "missing" or (claim.kind == "detained" and claim.rule in STATES)


def _is_told_with(share: Skeleton, whole: Skeleton) -> bool:
    """Whether a share is told by no words of its own: `بينهم طفلان`, not `توفي جريح، ليرتفع العدد إلى ستة`."""
    return share.sentence == whole.sentence and share.key > whole.key and share.rule.startswith("share")


def _is_of_war(doc: Document, claim: Skeleton) -> bool:
    """So many fall in a war or an epidemic, not in an incident (the great quakes of history are the price); or a war
    is what killed: `أودى النزاع بحياة 1300`.
    """
    many = claim.minimum or claim.maximum or 0
    if claim.vague == "thousands" or many >= OF_WAR:
        return True
    if claim.rule == "missing-fate":
        return many >= LOST_IN_WAR
    if many < LEAST_OF_UNREST and claim.vague in (None, "some"):
        return False
    if _is_earlier(doc, claim):
        # `وكانت حرب الخريف قد أوقعت 400 قتيل`: it is over.
        return False
    begin = max(doc.sentences[claim.sentence].first, claim.first - WAR_REACH)
    for i in range(begin, claim.key):
        if doc.norm(i) in words("casualties", "cumulative", "wars"):
            near = range(max(i - 1, 0), min(i + WAR_REACH, claim.key))
            return any(_is_outcome(doc, j) for j in near if j != i)
    return False


def _is_outcome(doc: Document, i: int) -> bool:
    return doc.is_word(i, words("casualties", "cumulative", "outcomes"))


def _is_earlier(doc: Document, claim: Skeleton) -> bool:
    """`وكانت الإدارة ذكرت أن عدد القتلى بلغ 17`: told for comparison."""
    return doc.bare[doc.sentences[claim.sentence].first] in ("كان", "كانت")


def _rose(doc: Document, claim: Skeleton) -> bool:
    """`ورفع تصريح العميد حصيلة القتلى إلى أربعة`, `الوفيات بلغت 1350`: a number that a toll rose to."""
    if _is_earlier(doc, claim):
        return False
    begin = max(doc.sentences[claim.sentence].first, claim.key - RISE_REACH)
    rose = doc.find(words("casualties", "cumulative", "change"), begin, claim.key)
    reached = claim.rule == "kind-equals-number" and rose is not None and rose > claim.first
    return rose is not None and (reached or doc.norm(claim.key - 1) == "الي")
