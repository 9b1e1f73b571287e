"""Days that a text names from one to another, or since one: `يومي السبت والأحد`, `بين 3 و5 مايو`, `منذ الخميس`."""

from __future__ import annotations

from functools import cache

from summarizer.claims.past import YEAR_DIGITS
from summarizer.document import Document
from summarizer.language.lexicon import load_lexicon
from summarizer.language.text import PAUSES, fold, without_conjunction
from summarizer.language.wordlists import ordinals, relatives, words

# How far behind the first of two days the second may stand, in tokens: `من يوم الاثنين 3 أيار/مايو الماضي حتى أمس`.
SECOND_REACH = 8
# How far from a day the one may stand on which it is said, in tokens.
SAID_REACH = 24
# How far before منذ what goes on may stand (`المتواصلة في المدينة منذ الجمعة`), and how far behind what began the hour
# at which it did, in tokens.
ONGOING_REACH, HOUR_REACH = 4, 6
# How far from منذ the floods may be told that go on since then, in tokens.
FLOODS_REACH = 8
DAYS_OF_WEEK = 7
# So many days before the one on which it is said a toll of several days began.
LEAST_DAYS = 2
# Days of the month that are no ordinals of the lists, and what may follow them besides its name.
DAYS_IN_WORDS, MONTH = frozenset(("الاول", "الحادي", "العشرين", "الثلاثين")), frozenset(("شهر", "الشهر", "الجاري"))
# Before two days it is the night between them that is told; and days that are told by no name.
NIGHTS, TODAY = frozenset(("ليل", "ليله", "الليل", "بين", "حتي")), frozenset(("امس", "اليوم"))
# The same, which may stand right before `بين`.
PARTING = "الفاصله"
ENDS = frozenset((".", "!", "؟"))
# The day before yesterday, by its first two words.
BEFORE_YESTERDAY = frozenset((("امس", "الاول"), ("اول", "امس"), ("اول", "من")))
# Points within a month: `بين مطلع يناير ونهاية مارس`.
POINTS = frozenset(("مطلع", "بدايه", "اوايل", "منتصف", "اواخر", "نهايه"))
UNTIL = frozenset(("الي", "حتي"))
# Before the day since which something is so, or one of two between which it was.
SINCE = frozenset(("منذ", "من", "بين"))
# Before the day of the month on which an event was.
DATED = frozenset(("في", "يوم", "بتاريخ", "فجر", "صباح", "مساء", "ليله"))


def names_days(doc: Document, i: int) -> bool:
    """`يومي 29 و30 نوفمبر`, `ليلتي الخميس والجمعة`: two days or more, in the construct."""
    if not _begins(doc, i + 1):
        return False
    return any(doc.norm(j).startswith("و") and _ends(doc, j) for j in range(i + 2, i + SECOND_REACH))


def between_days(doc: Document, i: int) -> bool:
    """`بين الخميس والسبت`, `بين 25 يناير و11 فبراير`, `بين مطلع يناير ونهاية مارس`; not `بين 3 و5 سنوات`, nor the
    night that parts two days: `الليلة الفاصلة بين الأحد والاثنين`.
    """
    first = _behind_hour(doc, i + 1)
    if not _begins(doc, first) or doc.norm(i - 1) == PARTING:
        return False
    joined = (j for j in range(first + 1, first + SECOND_REACH) if doc.norm(j).startswith("و"))
    return any(_ends(doc, _behind_point(doc, j)) for j in joined)


def reaches_to_day(doc: Document, i: int) -> bool:
    """`من 16 إلى 22 نوفمبر`, `من يوم الاثنين الماضي وحتى أمس الخميس`."""
    first = _behind_hour(doc, i + 1)
    if not _begins(doc, first):
        return False
    behind = range(first + 1, first + SECOND_REACH)
    return any(
        doc.bare[j] in UNTIL and (_ends(doc, _behind_hour(doc, j + 1)) or reaches_to_now(doc, j)) for j in behind
    )


def reaches_to_now(doc: Document, i: int) -> bool:
    """`أسفرت الضربات حتى مساء الأحد عن`, `أدت حتى اليوم إلى`; not `حتى الآن`, which may be an hour."""
    behind = _behind_hour(doc, i + 1)
    return doc.bare[i] == "حتي" and (doc.norm(behind) in _week() or doc.norm(i + 1) in ("اليوم", "امس"))


def since_day(doc: Document, i: int) -> bool:
    """`منذ صباح الأحد الماضي`, `منذ أول من أمس`; `أعلنت، الأحد، ... منذ فجر الجمعة`: two days ago or longer."""
    at = _behind_hour(doc, i + 1)
    begun = _week().get(doc.norm(at))
    if begun is None:
        return (doc.norm(i + 1), doc.norm(i + 2)) in BEFORE_YESTERDAY
    if doc.norm(at + 1) in words("casualties", "cumulative", "past"):
        return True
    said = _said_on(doc, i, at)
    if said is None:
        # `أسفرت المعارك المتواصلة في المدينة منذ الجمعة عن`: news has no weekday for its own day.
        if doc.find(words("casualties", "cumulative", "ongoing"), i - ONGOING_REACH, i) is not None:
            return True
        # `في نيبال منذ السبت بسبب الفيضانات`: many, and over days
        return doc.find(words("casualties", "cumulative", "floods"), i - FLOODS_REACH, i + FLOODS_REACH) is not None
    return (said - begun) % DAYS_OF_WEEK >= LEAST_DAYS


def tells_hour_of_day(doc: Document, i: int) -> bool:
    """`منذ بدء الهجوم على البلدة فجر اليوم`: what began today, or in the night, near a token."""
    for j in range(i, i + HOUR_REACH):
        if doc.is_stop(j) or j in doc.counts:
            return False
        if doc.norm(j) in ("اليوم", "امس"):
            return doc.norm(j - 1) in DATED
    return False


def tells_weekday(doc: Document, first: int, last: int) -> bool:
    """`أعدم ثمانية السبت`, `اختطاف 25 يوم الاثنين`: whether tokens [first, last), up to a pause, date what happened."""
    for i in range(first, last):
        if doc.norms[i] in PAUSES:
            return False
        if doc.norms[i] in _week():
            return doc.norms[i - 1] not in UNTIL | SINCE
    return False


def names_day_of_month(doc: Document, first: int, last: int) -> bool:
    """Whether tokens [first, last) date an event: `في 7 أكتوبر`, `يوم 12 مايو`, `في الثالث من أيار`."""
    return any(_is_day_of(doc, i) for i in range(max(first, 2), last) if doc.norms[i] in months())


def _is_day_of(doc: Document, month: int) -> bool:
    """Whether the day before a month dates an event, in figures or in words."""
    if doc.norm(month - 1) != "من":
        return doc.norm(month - 1).isdecimal() and doc.bare[month - 2] in DATED
    days = (i for i in (month - 2, month - 3) if _behind_ordinal(doc, i) == month - 1)
    return any(doc.bare[i - 1] in DATED for i in days)


def opens_at_point(doc: Document, first: int) -> bool:
    """`وفي نهاية سبتمبر، قتل 14`, `وأواخر مايو الماضي`, `وفي أغسطس الماضي، أودى زلزال`: the head of a sentence names a
    point in time, no span.
    """
    at = first + (doc.bare[first] == "في")
    if at > first and doc.norm(at) in months():
        behind = at + 1 + 2 * (doc.norm(at + 1) == "/")
        return doc.norm(behind) in words("casualties", "cumulative", "past") and doc.norm(behind + 1) in PAUSES
    return doc.bare[at] in POINTS and doc.norm(at + 1 + (doc.norm(at + 1) == "شهر")) in months()


def names_hour(doc: Document, first: int, last: int) -> bool:
    """Whether tokens [first, last) tell when on a day of the week something was: `صباح الخميس`, `فجر أمس الأحد`."""
    hours = words("casualties", "cumulative", "hours")
    return any(doc.norms[i] in _week() and doc.norm(i - 1) in hours for i in range(first + 1, last))


def _said_on(doc: Document, since: int, begun: int) -> int | None:
    """The day of the week that the sentence names besides the one since which it tells."""
    for j in range(since - 1, max(since - SAID_REACH, 0) - 1, -1):
        if doc.norm(j) in ENDS:
            break
        if doc.norm(j) in _week():
            return _week()[doc.norm(j)]
    for j in range(begun + 1, begun + SAID_REACH):
        if doc.norm(j) in ENDS:
            break
        if doc.norm(j) in _week():
            return _week()[doc.norm(j)]
    return None


def _begins(doc: Document, i: int) -> bool:
    """Whether a day of the week, a number or a month begins a span at a token."""
    norm = doc.norm(i)
    return norm in _week() or norm.isdecimal() or norm in months() or _behind_ordinal(doc, i) is not None


def _ends(doc: Document, i: int) -> bool:
    """Whether a day or month ends a span at a token: a bare number is one of days by its month."""
    i += doc.norm(i) == "و"
    norm = without_conjunction(doc.norm(i))
    if norm in _week() or norm in months() or _is_year(doc, i, norm):
        return True
    if (behind := _behind_ordinal(doc, i)) is not None:
        behind += doc.norm(behind) == "من"
        return doc.norm(behind) in months() or doc.norm(behind) in MONTH
    dated = doc.norm(i + 1) in months() or doc.norm(i + 1) in ("من", "الجاري")
    return norm.isdecimal() and dated


def _behind_ordinal(doc: Document, i: int) -> int | None:
    """Behind a day of the month in words: `الثالث`, `والتاسع`, `الثاني عشر`, `الحادي والعشرين`."""
    norm = without_conjunction(doc.norm(i))
    if norm.removeprefix("ال") not in ordinals() and norm not in DAYS_IN_WORDS:
        return None
    if not norm.startswith("ال"):
        return None
    joined = doc.norm(i + 1) in ("عشر", "والعشرين", "والثلاثين")
    return i + 1 + joined


def names_two_days(doc: Document, i: int) -> bool:
    """`قضت، الأربعاء والخميس، على 19`, `أمس واليوم`; a night between two days (`ليل الأربعاء والخميس`) is one, and what
    a relative clause tells (`بعد الهجمات التي وقعت الأحد والاثنين`) is of others.
    """
    if (
        doc.norm(i - 1) in NIGHTS
        or doc.norm(i - 2) in relatives()
        or doc.norm(i + 1) == without_conjunction(doc.norm(i + 1))
    ):
        return False
    other = without_conjunction(doc.norm(i + 1))
    return (doc.norm(i) in _week() and other in _week()) or (doc.norm(i) in TODAY and other in TODAY)


def _is_year(doc: Document, i: int, norm: str) -> bool:
    """`بين عامي 2014 و2019`: a number of four digits that counts nobody."""
    return len(norm) == YEAR_DIGITS and norm.isdecimal() and norm[:2] in ("19", "20") and i not in doc.counts


def _behind_hour(doc: Document, i: int) -> int:
    """Behind what tells when on a day or in a month: `مساء يوم`, `أمس`, `شهر`, `مطلع`."""
    hours = words("casualties", "cumulative", "hours")
    return doc.past(i, lambda j: doc.norm(j) in hours or doc.norm(j) in POINTS)


def _behind_point(doc: Document, i: int) -> int:
    """`ونهاية مارس`: behind و and the point of a month."""
    return _behind_hour(doc, i + 1) if without_conjunction(doc.norm(i)) in POINTS else i


@cache
def months() -> frozenset[str]:
    """The names of months, folded."""
    return words("numerals", "not_counts", "months") - words("casualties", "cumulative", "past")


@cache
def _week() -> dict[str, int]:
    """The days of the week in their order, folded."""
    return {fold(day): at for at, day in enumerate(load_lexicon("casualties")["cumulative"]["week"])}
