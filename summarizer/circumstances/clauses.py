"""The clauses of a text's sentences: what is told together with a claim, up to where something else is told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from summarizer.claims.days import tells_weekday
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import PAUSES, without_conjunction
from summarizer.language.wordlists import relatives, words
from summarizer.sources.reporting import is_participle, is_verb

# How far from a claim its clause may reach, and what is told with it over commas, in tokens.
CLAUSE_REACH, STATEMENT_REACH = 18, 30
# Each opens a clause of its own; `غير` does before أن.
CLAUSE_OPENERS = frozenset(("فيما", "بينما", "لكن", "وكان", "وكانت", "كما", "بعدما", "غير", "اذ", "حيث"))
# Behind these stands what is said besides: a span in it is not that of what was said before.
ALSO_SAID = frozenset(("وان", "وانه", "وانها", "وبان"))
# What followed what: it is one incident, though it raised a toll.
AFTERMATH = frozenset(("عقب", "بعد", "اثر"))
# What stands for the country of a place: `شمالي البلاد التي تشهد منذ شهر معارك`.
LANDS = frozenset(("بلاد",))
# Before what is told of an attack in apposition.
APPOSED = frozenset(("وهو", "وهي"))
# What is found of those who died long before.
BODIES = frozenset(("جثه", "جثث", "جثامين", "رفات", "جثمان", "جثمانا"))
# Verbs of the held that tell how they are, and not what they did.
STATES = frozenset(("كانوا", "زالوا", "باتوا", "ظلوا", "اصبحوا"))


class Parting(NamedTuple):
    """Where a sentence is parted, in tokens: at commas, at words from which something else is told, at either."""

    commas: Sequence[int]
    turns: Sequence[int]
    ends: Sequence[int]


@dataclass(slots=True)
class Clauses:
    """The clauses of one text; each sentence is parted once, as its claims ask for theirs again and again."""

    doc: Document
    parted: dict[int, Parting] = field(default_factory=dict)

    def of(self, claim: Skeleton) -> tuple[int, int]:
        """The tokens of a claim's clause, between commas or words that open another."""
        sentence, ends = self.doc.sentences[claim.sentence], self.parting(claim.sentence).ends
        first = max(sentence.first, claim.first - CLAUSE_REACH)
        last = min(claim.last + CLAUSE_REACH, sentence.last)
        return _behind_latest(ends, first, claim.first), _before_deeds(self.doc, claim, _next(ends, claim.last, last))

    def statement(self, claim: Skeleton) -> tuple[int, int]:
        """The tokens of what is told with a claim, over commas: `قتل 97 شخصا، وأصيب 400 منذ بدء المعارك`."""
        doc, sentence, turns = self.doc, self.doc.sentences[claim.sentence], self.parting(claim.sentence).turns
        begin, end = self.of(claim)
        # `شهد الأردن خلال العطلة مئات الحوادث، التي أدت إلى وفاة تسعة`: of what is told before it.
        relative = doc.norms[begin - 1] in relatives() and doc.norms[begin - 2] in PAUSES
        if doc.norms[begin - 1] in PAUSES or relative:
            begin -= relative
            first = max(sentence.first, claim.first - STATEMENT_REACH)
            begin = _behind_latest(turns, first, begin)
        if doc.norms[end] in PAUSES:
            turn = _next(turns, end, min(claim.last + STATEMENT_REACH, sentence.last))
            end = next((i for i in range(end, turn) if doc.norms[i] in ALSO_SAID), turn)
        return begin, _before_another(doc, claim, _before_deeds(doc, claim, end))

    def is_dated_behind(self, claim: Skeleton) -> bool:
        """`أصيب ألف في غزة، في الجمعة السادسة من التظاهرات`: whether the next comma behind a claim opens a weekday."""
        comma = next((comma for comma in self.parting(claim.sentence).commas if comma >= claim.last), None)
        return comma is not None and tells_weekday(self.doc, comma + 1, self.doc.sentences[claim.sentence].last)

    def turns(self, sentence: int, first: int, last: int) -> bool:
        """Whether something else is told from one of the tokens [first, last) of a sentence on."""
        return _next(self.parting(sentence).turns, first, last) < last

    def parting(self, index: int) -> Parting:
        """Where the sentence is parted that has an index."""
        if index not in self.parted:
            doc, tokens = self.doc, range(self.doc.sentences[index].first, self.doc.sentences[index].last)
            commas = [i for i in tokens if doc.norms[i] in PAUSES]
            turns = [i for i in tokens if _turn(doc.norms[i]) and not doc.counted_before(i) and _turns(doc, i)]
            self.parted[index] = Parting(commas, turns, sorted(commas + turns))
        return self.parted[index]


def _before_deeds(doc: Document, claim: Skeleton, end: int) -> int:
    """`أوقفت الشرطة ستة سرقوا خلال الأشهر الماضية منازل`: what the held did has a time of its own; منذ tells since when
    they are held. Nor is it told of bodies that were found since when their owners are dead.
    """
    if not BODIES.isdisjoint(doc.norms[claim.key : claim.last]):
        since = (i for i in range(claim.last, end) if doc.norms[i] == "منذ" and _died(doc, max(claim.last, i - 2), i))
        return next(since, end)
    deeds = (i for i in range(claim.last, end) if _is_deed(doc, i)) if claim.kind == "detained" else iter(())
    deed = next(deeds, end)
    return deed if doc.find({"منذ"}, deed, end) is None else end


def _before_another(doc: Document, claim: Skeleton, end: int) -> int:
    """`قتلت خمسة، مع استمرار الحملة بعد مقتل مدنيين هذا العام`: what befell others before has a time of its own."""
    after = (i for i in range(claim.last, end - 1) if doc.norms[i] in AFTERMATH)
    return next((i for i in after if doc.reading(i + 1, "event") is not None), end)


def _died(doc: Document, first: int, last: int) -> bool:
    """`لرجال قتلوا`: whether tokens [first, last) have a verb of dying."""
    forms = (doc.form(i, "verb") for i in range(first, last))
    return any(form is not None and form.kind == "killed" for form in forms)


def _is_deed(doc: Document, i: int) -> bool:
    """`سرقوا`, `عمدوا`: a verb of several, in the past, but not `اعتقلوا`, which is what befell them."""
    verb = doc.form(i, "verb")
    return doc.norm(i).endswith("وا") and doc.norm(i) not in STATES and (verb is None or verb.kind != "detained")


def _behind_latest(ends: Sequence[int], first: int, last: int) -> int:
    """The token behind the last of the ends in [first, last), `first` where none is."""
    at = bisect_left(ends, last)
    return ends[at - 1] + 1 if at and ends[at - 1] >= first else first


def _next(ends: Sequence[int], first: int, last: int) -> int:
    """The first of the ends in [first, last), `last` where none is."""
    at = bisect_left(ends, first)
    return min(ends[at], last) if at < len(ends) else last


def _turns(doc: Document, i: int) -> bool:
    """Whether something else is told from a token on: by another, of another, or of the total."""
    turn = _turn(doc.norms[i])
    if turn == "apposed":
        return _tells_of_strike(doc, i)
    if turn is None:
        return False
    if turn == "clause":
        if is_participle(doc.norm(i)) and doc.counted_before(i - 1) and doc.reading(i - 1, "victim") is not None:
            # `381 إصابة مؤكدة`
            return False
        # `غير أن`, but not `غير طوعي`.
        return doc.norms[i] != "غير" or doc.norm(i + 1) == "ان"
    before, comma = doc.norm(i - 1), doc.norm(i - 1) in PAUSES
    if doc.bare[i] in AFTERMATH and _is_counted(doc, i + 1):
        return False
    if turn == "behind":
        # `في البحرين التي تشهد منذ أعوام أعمال عنف`, `شمالي البلاد التي`: of the place, and not of who was hurt there.
        place = i - 1 in doc.place_at or before.removeprefix("ال") in words("casualties", "place_classes") | LANDS
        relative = doc.bare[i] in relatives()
        # `بحسب الوزارة التي أحصت منذ بدء الحرب 9000`: of other victims.
        counts = relative and doc.norm(i + 1) in words("casualties", "cumulative", "counting")
        return comma or (place and relative) or counts or before == "الوقت"
    if doc.norm(i + 1) in ("عن", "علي"):
        return False
    so = before in words("casualties", "cumulative", "so")
    return turn == "rises" or so or (comma and doc.norms[i][:1] in ("ي", "ت"))


def _tells_of_strike(doc: Document, i: int) -> bool:
    """`في قصف على البلدة، وهو قصف يتواصل منذ شهر`: whether behind one strike it is told that there are many like it;
    but `قتلى الحملة، وهي حملة بدأت منذ شهر`.
    """
    what = doc.norm(i + 1)
    if doc.norm(i - 1) not in PAUSES or what not in words("casualties", "cumulative", "going_on"):
        return False
    return doc.find({f"ال{what}"}, i - STATEMENT_REACH, i) is None


def _is_counted(doc: Document, i: int) -> bool:
    """`توفي 38، إثر وقوع 1190 حادث مرور خلال أسبوع`: what the toll adds up is told with it."""
    i += doc.norm(i) in words("casualties", "cumulative", "happening")
    return doc.norm(i).isdecimal() or i in doc.counts


@per_word
def _turn(norm: str) -> Literal["clause", "behind", "rises", "change", "apposed"] | None:
    """What a word does to what is told: opens another clause, does so behind a comma, or tells of a toll's change."""
    bare = without_conjunction(norm)
    if norm in APPOSED:
        return "apposed"
    change = words("casualties", "cumulative", "change")
    if norm in CLAUSE_OPENERS or is_participle(bare):
        return "clause"
    if norm.startswith("ل") and norm[1:] in change:
        return "rises"
    if norm in change:
        return "change"
    return "behind" if is_verb(bare) or bare in AFTERMATH or bare in relatives() else None
