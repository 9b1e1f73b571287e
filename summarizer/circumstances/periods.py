"""What a period, a war or unrest as a whole has killed: so many that no single event, and none is told, did it.

`قُتل 320 صحفيا العام الماضي`, `أودى النزاع بحياة 1300`; not `قُتل 13 شخصا العام الماضي في انفجار`.
"""

from __future__ import annotations

from summarizer.actors.actor_lexicon import grammar
from summarizer.claims.days import months, reaches_to_now
from summarizer.claims.lengths import is_long, is_year
from summarizer.claims.scene import Skeleton
from summarizer.claims.single_events import tells_one_event
from summarizer.claims.spans import UNIT_REACH, names_day
from summarizer.document import Document
from summarizer.language.wordlists import phrases, words
from summarizer.sources.cue import COMPLEMENTISERS

# From so many victims on a toll is that of a war.
OF_WAR = 20_000
# From so many on whose fate is unknown a war is what it is.
LOST_IN_WAR = 1000
# So many at least fall in a conflict or unrest that is told as a whole, not on one day of it.
LEAST_OF_UNREST = 10
# So many at least fall in fighting that is told as a whole.
LEAST_OF_FIGHTING = 100
# So many attacks or accidents no single day has.
EVENTS_OF_LONG = 40
# How far before a claim the day may be named that a report is on, in sentences.
REPORT_REACH = 3
# How far before a claim the war that killed may stand, in tokens.
WAR_REACH = 14
# How far before a claim its period may stand, in tokens.
PERIOD_REACH = 40
# Before what people died in: `قضوا خلال التظاهرات`.
INSIDE = frozenset(("طوال", "طيله", "في", "خلال", "اثناء", "ضمن"))
# Behind them, before what took so long.
SPAN = frozenset(("فتره", "مده"))
# Behind a conflict: one of families, which is told of one day.
FEUDS = frozenset(("العشايري", "العشايريه", "القبلي", "القبليه", "العايلي", "العايليه"))
# Before a period that was told.
THAT = frozenset(("تلك", "ذلك"))
YEARS = frozenset(("عام", "سنه"))
# Before what a time is counted from: `بعد شهرين من عام`, `بعد أسبوعين على اندلاع الحرب`.
SINCE = frozenset(("علي", "من"))


def is_of_many(claim: Skeleton) -> bool:
    """Whether a claim is of as many as fall in unrest as a whole: ten, or dozens."""
    return (claim.minimum or claim.maximum or 0) >= LEAST_OF_UNREST or claim.vague not in (None, "some")


def is_of_events(doc: Document, first: int, last: int) -> bool:
    """`حوادث الضباب أسفرت العام الماضي عن وفاة ثمانية`: tokens [first, last) tell of many events, which did it."""
    events = words("casualties", "cumulative", "events")
    told = next((i for i in range(first, last) if doc.bare[i].removeprefix("ال") in events), None)
    return told is not None and doc.find(words("casualties", "cumulative", "outcomes"), told, last) is not None


def are_counted(doc: Document, claim: Skeleton, last: int) -> bool:
    """`تحققت من 185 اعتداء أودت بحياة 1204 أشخاص`, `أصيب 22 في 41 هجوما`: so many events before a claim or
    behind it, up to the end of its clause, that no day has them.
    """
    first = doc.sentences[claim.sentence].first
    if (noun := _scores_of_events(doc, first, claim.first)) is not None:
        dated = doc.find(words("casualties", "cumulative", "today"), first, claim.first) is not None
        # `نفذت الفرق، خلال 24 ساعة، 3700 تدخل. ... وتدخلت في 250 حادثا أسفرت عن`
        dated = dated or names_day(doc, doc.sentences[max(claim.sentence - REPORT_REACH, 0)].first, first)
        return not dated and doc.find(words("casualties", "cumulative", "outcomes"), noun, claim.first + 1) is not None
    return any(
        _scores_of_events(doc, i + 1, i + 3) is not None for i in range(claim.last, last) if doc.norms[i] in INSIDE
    )


def _scores_of_events(doc: Document, first: int, last: int) -> int | None:
    """The noun of the attacks or accidents that tokens [first, last) count, if they are so many."""
    counted = (doc.counts[i] for i in range(first, last) if i in doc.counts)
    # `في أبريل 2019 حادثا`: a year counts nothing.
    many = (count for count in counted if (count.minimum or 0) >= EVENTS_OF_LONG)
    behind = (count.last for count in many if not is_year(doc.norm(count.last - 1)))
    return next((i for i in behind if i < last and _is_counted_event(doc.bare[i])), None)


def _is_counted_event(norm: str) -> bool:
    """`اعتداء`, `حادث`, `هجوما`, `غارة`: an attack or accident behind its number."""
    single = words("casualties", "cumulative", "single")
    return norm.removesuffix("ا") in single or norm in single or norm in words("casualties", "cumulative", "events")


def is_of_war(doc: Document, claim: Skeleton, last: int) -> bool:
    """So many fall in a war or an epidemic, not in an incident, unless a disaster is told of; or a war is what killed
    (`أودى النزاع بحياة 1300`), or what they died in, up to the end of the clause.
    """
    many = claim.minimum or claim.maximum or 0
    if claim.vague == "thousands" or many >= OF_WAR:
        # `قضى ألفان في الكارثة إلى جانب آلاف المفقودين`
        sentence = doc.sentences[claim.sentence]
        return doc.find(words("casualties", "cumulative", "disasters"), sentence.first, sentence.last) is None
    if claim.rule == "missing-fate":
        return many >= LOST_IN_WAR
    if not is_of_many(claim):
        return False
    begin = max(doc.sentences[claim.sentence].first, claim.first - WAR_REACH)
    for i in range(begin, claim.key):
        if doc.norm(i) in words("casualties", "cumulative", "wars") and not _is_of_name(doc, i, claim.first):
            behind = i - 1 - (doc.norm(i - 1) in words("casualties", "cumulative", "waves"))
            end = min(i + WAR_REACH, claim.key)
            # `المسؤول في أحد طرفي الحرب إن قذيفة أدت إلى مقتل 22`: another subject.
            near = range(max(behind, 0), next((j for j in range(i, end) if doc.bare[j] in COMPLEMENTISERS), end))
            if any(doc.is_word(j, words("casualties", "cumulative", "outcomes")) for j in near if j != i):
                return True
    dated = doc.find(words("casualties", "cumulative", "today"), claim.last, last) is not None
    return not dated and any(_is_unrest(doc, i, many) for i in range(claim.last, last - 1) if doc.norms[i] in INSIDE)


def _is_of_name(doc: Document, i: int, first: int) -> bool:
    """`حركة التمرد`, `لمنع تفشي الوباء، أسفرت خلال 24 ساعة عن توقيف`: a war or an epidemic that names a body, or one
    behind which a day is told before the claim that begins at `first`.
    """
    return doc.norm(i - 1) in grammar().heads or names_day(doc, i, first)


def _is_unrest(doc: Document, i: int, many: int) -> bool:
    """`في الاحتجاجات`; and, of a hundred and more, `في المواجهات` and `في العملية العسكرية`."""
    # `خلال فترة الاحتجاجات`
    i += doc.norm(i + 1) in SPAN
    # `في احتجاجات الخريف`, `في احتجاجات تشرين`, `في احتجاجات عام 2019`
    owner = doc.norm(i + 2)
    owned = not doc.norm(i + 1).startswith("ال") and (owner.startswith("ال") or owner in months() | YEARS)
    what = f"ال{doc.norm(i + 1)}" if owned else doc.norm(i + 1)
    if many >= LEAST_OF_FIGHTING and doc.phrase_end(phrases("casualties", "cumulative", "own_campaigns"), i + 1):
        return True
    if not what.startswith("ال") or doc.norm(i + 2) in FEUDS:
        # `في النزاع العشائري`
        return False
    campaigns = phrases("casualties", "cumulative", "campaigns")
    fight = what in words("casualties", "cumulative", "fights") or doc.phrase_end(campaigns, i + 1) is not None
    fighting = many >= LEAST_OF_FIGHTING and fight
    return fighting or what in words("casualties", "cumulative", "wars")


def names_period(doc: Document, claim: Skeleton, clause: tuple[int, int]) -> bool:
    """Whether what is told with a claim up to the end of its clause names a period as a whole.

    `قالت المنظمة الشهر الماضي إن` tells when it was said.
    """
    begin, last = clause
    if any(reaches_to_now(doc, i) for i in range(begin, claim.first)):
        return True
    first = max(doc.sentences[claim.sentence].first, claim.first - PERIOD_REACH)
    first = next((i for i in range(claim.first, first, -1) if doc.bare[i] in COMPLEMENTISERS), first)
    counting = _counts(doc, first, last) or _compares(doc, claim.sentence)
    return any(
        _is_past_period(doc, i, counting=counting)
        or _is_time_of_war(doc, i, last)
        or _is_month(doc, i, counting=counting)
        for i in range(first, last)
    )


def _counts(doc: Document, first: int, last: int) -> bool:
    """Whether somebody counts in tokens [first, last)."""
    return doc.find(words("casualties", "cumulative", "counting"), first, last) is not None


def _compares(doc: Document, sentence: int) -> bool:
    """`بزيادة 22 بالمئة عن العام السابق`, `بمعدل عامل كل ستة أيام`, `مقابل 45 في تموز`, `حول العالم`: statistics."""
    first, last = doc.sentences[sentence].first, doc.sentences[sentence].last
    if doc.find(words("casualties", "cumulative", "comparing"), first, last) is not None:
        return True
    if doc.find_phrase(phrases("casualties", "cumulative", "worldwide"), first, last) is not None:
        return True
    against = doc.find({"مقابل"}, first, last)
    return against is not None and against + 1 in doc.counts and _is_dated(doc, doc.counts[against + 1].last)


def _is_dated(doc: Document, i: int) -> bool:
    """`في تموز`, `في العام السابق`, `عام 2023`: a month or a year behind a number that another is compared with."""
    i += doc.norm(i) in INSIDE
    return doc.norm(i) in months() or doc.norm(i) in words("casualties", "cumulative", "this") | YEARS


def is_of_year(doc: Document, claim: Skeleton, statement: tuple[int, int]) -> bool:
    """`وجرى تسجيل 1863 وفاة في 2022`, `نفذت 853 عملية إعدام عام 2023`: many whom somebody counted in the year that
    their clause names, or who were executed in it.
    """
    counted = _counts(doc, doc.sentences[claim.sentence].first, claim.first) or _compares(doc, claim.sentence)
    counted = counted or doc.find(words("places", "elsewhere"), claim.first, claim.last) is not None
    return counted and is_of_many(claim) and not tells_one_event(doc, *statement)


def _is_past_period(doc: Document, i: int, *, counting: bool) -> bool:
    """`السنة الماضية`, `تلك السنة`, but not `مطلع العام الماضي`, nor `فيضانات العام الماضي`; a week, in which many may
    die at once, where somebody counts.
    """
    period = doc.norm(i) in words("casualties", "cumulative", "this") and (counting or doc.norm(i) != "الاسبوع")
    past = period and (doc.norm(i + 1) in words("casualties", "cumulative", "past") or doc.norm(i - 1) in THAT)
    before = doc.norm(i - 1)
    point = before in words("casualties", "cumulative", "points")
    event = before in words("casualties", "cumulative", "disasters") | words("casualties", "cumulative", "single")
    return past and not point and not event


def _is_month(doc: Document, i: int, *, counting: bool) -> bool:
    """`في نوفمبر`, `في شهر مايو` and `تقرير لشهر تموز`, where somebody counts; `شهد شهر آب مقتل 94`, `شهر آب شهد مقتل
    94`.
    """
    at = i + 1 + (doc.norm(i + 1) == "شهر")
    if doc.bare[i] in words("casualties", "cumulative", "saw"):
        return doc.norm(at) in months() or doc.norm(i - 1) in months()
    if doc.norms[i] == "لشهر":
        return counting and doc.norm(i + 1) in months()
    return counting and doc.bare[i] == "في" and doc.norm(at) in months()


def _is_time_of_war(doc: Document, i: int, last: int) -> bool:
    """`بعد شهرين فقط من عام 2026`, `بعد مرور أسبوعين على اندلاع الحرب`."""
    if doc.bare[i] != "بعد" or not is_long(doc, i + 1, min(i + 1 + UNIT_REACH, last)):
        return False
    behind = range(i + 2, min(i + 2 + UNIT_REACH, last))
    begun = words("casualties", "cumulative", "begun") | words("casualties", "cumulative", "wars")
    return any(doc.norm(j) in SINCE and doc.norm(j + 1) in begun for j in behind)
