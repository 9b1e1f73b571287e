"""Whether a toll runs over days or a war (`cumulative`) or is that of one incident.

In this order: a day that the clause names; a span that the clause, what is told with it or the head of its sentence
names; so many that only a war has them, or a war as what killed; what goes on from such a toll; a toll that rose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.circumstances.clauses import AFTERMATH, Clauses
from summarizer.circumstances.once import (
    is_in_one_spot,
    is_of_day_behind,
    is_of_one_family,
    is_of_own_men,
    is_once,
    is_single,
    is_state,
)
from summarizer.circumstances.periods import (
    are_counted,
    is_of_events,
    is_of_many,
    is_of_war,
    is_of_year,
    names_period,
)
from summarizer.circumstances.rises import is_compared, is_earlier, raises, rose_to, stays
from summarizer.circumstances.taken_up import is_of_statistics, is_reported, takes_up
from summarizer.claims.days import names_day_of_month, names_hour, opens_at_point
from summarizer.claims.part_signs import is_divided
from summarizer.claims.past import opens_in_year
from summarizer.claims.scene import Skeleton
from summarizer.claims.single_events import cause_of, is_dated, tells_one_event, worst_before
from summarizer.claims.spans import names_date, names_day, names_span, names_span_of_report, opens_span
from summarizer.document import Document
from summarizer.language.text import fold
from summarizer.language.wordlists import relatives, words
from summarizer.model import Scope
from summarizer.sources.voices import Voice

# How far behind the span at its head a sentence may tell a claim, in tokens.
HEAD_REACH = 60
# What is still so: it is no part of a toll told before.
LASTING = frozenset(("يزال", "تزال", "يزالون", "زال", "زالت", "زالوا", "حيث"))
# How far behind counted victims it may stand (`عددا من الضحايا ما زالوا تحت الركام`), in tokens.
STATE_REACH = 2
# What goes back to all that its sentence has told: `وذلك منذ مطلع العام`.
CLOSERS = frozenset(("وذلك",))
# How far before a claim the event may stand that caused it, in tokens.
CAUSE_REACH = 9
# Before what happened while something else was so.
WHEN = frozenset(("حين", "حينما", "عندما"))
# Before how long something went on, and how far before it that may stand, in tokens.
THROUGH, LASTED_REACH = frozenset(("طوال", "طيله", "مدي")), 4
# How far behind the dead the hurt may stand who are told of the same, in tokens.
BESIDE_REACH = 3
# By these a toll may fall as well: `ثم عدل الرقم إلى 34`.
EITHER_WAY = frozenset(("عدل", "عدلت"))
# The day before the report: what was told of it is of no longer time.
YESTERDAY = frozenset(("امس", "البارحه"))


@dataclass(slots=True)
class Scopes:
    """The scopes of the claims of one text, each worked out once."""

    doc: Document
    claims: Sequence[Skeleton]
    voices: Sequence[Voice]
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
        """The scope of a claim; a share that is told with its whole has the whole's."""
        if self.over_time(claim):
            return "cumulative"
        clause = self.clauses.of(claim)
        if names_day(self.doc, *clause) or is_of_day_behind(self.doc, claim, clause[1]):
            return "incident"
        whole = self._whole(claim)
        if whole is not None and claim.rule != "toll":
            one_event = is_once(self.doc, claim, self.clauses.of(claim)[1])
            if self._is_told_with(claim, whole):
                return self.of(whole) if not one_event else "incident"
            # `وعدد الشهداء من الأطفال وصل إلى 231 شهيدا و1346 مصابا`: a toll of its own.
            return "cumulative" if self._in_running_toll(claim) else "incident"
        rose = rose_to(self.doc, claim) or self._is_joined_to_risen(claim)
        return "cumulative" if rose or self._in_running_toll(claim) else "incident"

    def _is_joined_to_risen(self, claim: Skeleton) -> bool:
        """`ارتفاع ضحايا القصف إلى 80 شهيدا و171 جريحا`: a number that و joins to one that a toll rose to."""
        at = self.by_key[claim.key]
        before = self.claims[at - 1] if at else None
        if before is None or before.sentence != claim.sentence:
            return False
        if claim.rule == "toll" and self.doc.joins(claim.first) and self.doc.norm(claim.key - 1) == "الي":
            # `ارتفع عدد قتلى الزلزال الذي ضرب شرقي البلاد إلى 1411، وعدد المصابين إلى 3124`
            return before.rule == "toll" and before.cumulative
        if not claim.rule.startswith("counted"):
            return False
        joined = claim.key == before.last or (claim.key == before.last + 1 and self.doc.norm(before.last) == "و")
        return joined and self.doc.norm(before.last).startswith("و") and rose_to(self.doc, before)

    def _is_told_with(self, share: Skeleton, whole: Skeleton) -> bool:
        """Whether a share is told by no words of its own (`بينهم طفلان`, not `توفي جريح، ليرتفع العدد إلى ستة`) and by
        nobody else than the whole.
        """
        alike = self._are_alike(share, whole)
        opened = self.doc.is_word(share.key - 1, words("casualties", "share", "openers"))
        listed = share.rule.startswith(("share", "kind-equals", "distributed")) or opened or is_divided(self.doc, share)
        return alike and share.key > whole.key and listed

    def _are_alike(self, claim: Skeleton, before: Skeleton) -> bool:
        """Whether a claim is told by nobody else than one before it."""
        speaker, first = self.voices[claim.key].speaker, self.voices[before.key].speaker
        return speaker is None or (first is not None and fold(speaker.name) == fold(first.name))

    def _in_running_toll(self, claim: Skeleton) -> bool:
        """`ارتفعت الحصيلة إلى 6 قتلى و5 جرحى`, but not `..., ولا يزال عشرة تحت الأنقاض`."""
        if claim.rule == "toll-revised":
            # `رفعت الوزارة الحصيلة من ستة إلى تسعة`; one that was corrected (`صححت`) may have fallen.
            first = self.doc.sentences[claim.sentence].first
            rose = self.doc.find(words("casualties", "cumulative", "change"), first, claim.key)
            return rose is not None and (rose < claim.first or self.doc.bare[rose] not in EITHER_WAY)
        was = claim.rule == "elliptical" and self.doc.bare[claim.first] in ("بعد", "بعدما")
        if not claim.cumulative or was or is_earlier(self.doc, claim) or stays(self.doc, claim):
            return False
        if claim.rule == "toll":
            return True
        if self.doc.bare[claim.first - 1] in AFTERMATH or is_compared(self.doc, claim) or raises(self.doc, claim):
            return False
        at = self.by_key[claim.key]
        before = self.claims[at - 1] if at else claim
        if before.sentence != claim.sentence or not before.cumulative:
            return True
        if self.clauses.turns(claim.sentence, before.last, claim.first):
            return False
        return not any(self.doc.bare[i] in LASTING for i in range(before.last, claim.first))

    def _over_time(self, claim: Skeleton) -> bool:
        """What decides first: a day or one event, the span of the clause, and then what the text tells around it."""
        doc = self.doc
        first, last = self.clauses.of(claim)
        if is_single(doc, claim, self._whole(claim), (first, last)) or is_of_day_behind(doc, claim, last):
            return False
        state = is_state(doc, claim)
        if doc.bare[claim.first - 1] in AFTERMATH or doc.norm(claim.first - 1) in WHEN:
            # `منذ بدء الحملة بعد مقتل طفل`, `كان يستقبل الزوار سنويا حين قُتل 19`: the span is that of something else.
            return names_span(doc, claim.first, last, of_state=state)
        relative = doc.norms[claim.first - 1] in relatives()
        begin = max(doc.sentences[claim.sentence].first if relative else first, claim.first - CAUSE_REACH)
        if (cause := cause_of(doc, begin, claim.first + 1)) is not None:
            # `أُعدموا منذ مطلع العام، آخرهم ثلاثة أدينوا بتفجير أدى إلى مقتل 22`
            if is_dated(doc, cause, claim.first) and not names_span(doc, claim.first, last, of_state=state):
                return False
            if self._lasted(first, cause):
                return True
            first = cause
        if names_span(doc, first, last, of_state=state):
            return True
        return cause is None and self._over_time_by_text(claim, first, last, state=state)

    def _lasted(self, first: int, cause: int) -> bool:
        """`تعرضت طوال سنوات لقصف أودى بحياة المئات`: what went on for so long is no single event."""
        through = self.doc.find(THROUGH, max(first, cause - LASTED_REACH), cause)
        return through is not None and names_span(self.doc, through, cause)

    def _over_time_by_text(self, claim: Skeleton, first: int, last: int, *, state: bool) -> bool:
        """Of a clause [first, last) that names no span: its whole, a war, a date, its statement, the claims before."""
        doc = self.doc
        if (whole := self._whole(claim)) is not None:
            worst = worst_before(doc, doc.sentences[claim.sentence].first, claim.first)
            return worst is None and self.over_time(whole) and not is_once(doc, claim, last)
        earlier, statement = is_earlier(doc, claim), self.clauses.statement(claim)
        # `قتل أربعة آلاف، وأسر 150 خلال عمليتها العسكرية`
        end = last if tells_one_event(doc, *statement) else statement[1]
        if not earlier and (is_of_war(doc, claim, end) or are_counted(doc, claim, last)):
            return True
        if names_date(doc, first, last):
            return is_of_year(doc, claim, statement)
        told = not (claim.none or doc.find(YESTERDAY, first, last) is not None)
        if told and (names_span(doc, *statement, of_state=state) or self._is_closed(claim)):
            return True
        if self._is_beside(claim):
            return True
        if tells_one_event(doc, *statement):
            return False
        if claim.rule == "toll-revised" and (at := self.by_key[claim.key]) and self.over_time(self.claims[at - 1]):
            # `219 صحفيا منذ أكتوبر. وتقدر اللجنة العدد بـ197`: of the same time.
            return True
        many = is_of_many(claim) or is_of_events(doc, first, claim.first) or self._is_set_beside(claim)
        of_period = many and not earlier and names_period(doc, claim, (first, last))
        return of_period or self._opens(claim) or self._goes_on(claim) or self._takes_up(claim)

    def _is_set_beside(self, claim: Skeleton) -> bool:
        """`ليرتفع عدد القتلى هذا العام إلى تسعة. وقتل ستة العام الماضي`: the toll of a time right behind another."""
        at = self.by_key[claim.key]
        before = self.claims[at - 1] if at else claim
        return before.rule == "toll" and claim.sentence - before.sentence <= 1 and self.over_time(before)

    def _is_beside(self, claim: Skeleton) -> bool:
        """`... عن مقتل 320 مدنيا وإصابة 1200`: what و joins to a toll over time, with no comma between them."""
        doc, at = self.doc, self.by_key[claim.key]
        before = self.claims[at - 1] if at else claim
        if before.last > claim.first or claim.first - before.last > BESIDE_REACH or claim.rule != "event-wounded":
            return False
        joined = before.rule == "event-killed" and doc.norm(claim.first).startswith("و")
        return joined and not any(map(doc.is_stop, range(before.last, claim.first))) and self.over_time(before)

    def _goes_on(self, claim: Skeleton) -> bool:
        """`قُتل 40 منذ مطلع العام، فيما خُطف 320`: more is counted over the same time, in the sentence or, in a report
        that opened with such a toll, later.
        """
        doc, at = self.doc, self.by_key[claim.key]
        if claim.none or self._is_dated(claim) or is_of_one_family(doc, claim):
            return False
        if at == 0:
            return is_of_many(claim) and is_of_statistics(doc, claim)
        before, lead = self.claims[at - 1], self.claims[0]
        if before.sentence == claim.sentence:
            # `128 وفاة منذ 2015، وإن 1800 ما زالوا محتجزين`: what is still so has no span of what happened.
            ends = {"predicate": claim.last, "counted-victims": claim.last + STATE_REACH}
            between = range(before.last, ends.get(claim.rule, claim.first))
            others = doc.form(claim.key + 1, "other") or doc.form(claim.last, "other")
            apart = any(doc.bare[i] in AFTERMATH or (doc.bare[i] in LASTING and not others) for i in between)
            # `أُعدم 29 منذ مطلع العام، بعضهم بعد تفجير أدى إلى مقتل 22`
            apart = apart or tells_one_event(doc, before.last, claim.first)
            return not apart and claim.minimum != 1 and self.over_time(before)
        many = is_of_many(claim)
        # `وهاجم مسلحون البلدة في 7 أكتوبر، ما أسفر عن مقتل 1400`, `وأضاف أن 27 خرقا سجلت أمس، وخلفت 22 شهيدا`
        first = doc.sentences[claim.sentence].first
        statement = self.clauses.statement(claim)
        opened = opens_at_point(doc, first) or opens_in_year(doc, first)
        # `أحدثها وقع مساء الجمعة حين استهدفت دبابة حافلة، فاستشهد 11`
        dated = opened or names_day_of_month(doc, *statement) or names_hour(doc, *statement)
        dated = dated or doc.find(YESTERDAY, *statement) is not None or self.clauses.is_dated_behind(claim)
        many = many and not dated and not is_state(doc, claim) and not doc.opens_elsewhere(claim.sentence)
        many = many and not is_in_one_spot(doc, claim, self.clauses.of(claim))
        follows, own = claim.sentence - before.sentence <= 1, is_of_own_men(doc, claim)
        if many and is_of_statistics(doc, claim):
            return True
        return many and any(
            not one.cumulative and self.over_time(one) and not (own and not self._are_alike(claim, one))
            for one in (lead, *([before] if follows else []))
        )

    def _takes_up(self, claim: Skeleton) -> bool:
        """Whether a claim is told of what the sentence before told of a span, with its claims or without."""
        if claim.none or self._is_dated(claim):
            return False
        before = [one for one in self.claims if one.sentence == claim.sentence - 1]
        over = any(self.over_time(one) for one in before)
        return takes_up(self.doc, claim, over=over) or (not before and is_reported(self.doc, claim))

    def _is_dated(self, claim: Skeleton) -> bool:
        """Whether a claim's clause tells the day or the hour."""
        return self.doc.find(words("casualties", "cumulative", "today"), *self.clauses.of(claim)) is not None

    def _opens(self, claim: Skeleton) -> bool:
        """`ومنذ مطلع الشهر، قُتل 41`, `وثق المكتب، خلال الشهر الماضي، مقتل 33`: a span before the claim's clause."""
        first = self.doc.sentences[claim.sentence].first
        begin = max(first, claim.first - HEAD_REACH)
        toll = self.doc.bare[first] in words("casualties", "cumulative", "toll")
        colon = self.doc.find({":"}, first, claim.first) if toll else None
        spanned = colon is not None and names_span_of_report(self.doc, first, colon)
        if spanned and not tells_one_event(self.doc, first, colon or first):
            # `حصيلة حوادث المرور في الأسبوع الماضي: 37 قتيلا`
            return True
        heads = (first, first + 1, *(comma + 1 for comma in self.clauses.parting(claim.sentence).commas))
        return any(opens_span(self.doc, i, claim.first) for i in heads if begin <= i < claim.first)

    def _is_closed(self, claim: Skeleton) -> bool:
        """`مقتل 61 شخصا، بينهم نساء، وإصابة 120 آخرين، في درعا، وذلك منذ بدء المواجهات`: what closes a sentence with a
        span is told of all that stands before it.
        """
        doc, last = self.doc, self.doc.sentences[claim.sentence].last
        at = doc.find(CLOSERS, claim.last, last)
        return (
            at is not None and opens_span(doc, at + 1, last) and not self.clauses.turns(claim.sentence, claim.last, at)
        )

    def _whole(self, claim: Skeleton) -> Skeleton | None:
        at = self.by_key.get(claim.host) if claim.host is not None else None
        return self.claims[at] if at is not None else None
