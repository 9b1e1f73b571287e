"""Spans of time that a text names: those longer than a day, over which a toll runs, and single days.

`منذ 20 مايو`, `خلال أربعة أيام`, `في الفترة من 1 إلى 30 أبريل`, `اليومين الماضيين`, `أسابيع من القتال`; `خلال 24 ساعة`.
"""

from __future__ import annotations

from typing import Literal

from summarizer.claims.days import (
    ENDS,
    TODAY,
    between_days,
    months,
    names_days,
    names_two_days,
    reaches_to_day,
    since_day,
    tells_hour_of_day,
)
from summarizer.claims.habits import is_habit
from summarizer.claims.lengths import is_counted, is_long, is_number, is_year
from summarizer.claims.past import DATING
from summarizer.claims.single_events import is_of_series, is_superlative, tells_one_event
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import without_conjunction
from summarizer.language.wordlists import phrases, words

# How far behind خلال its unit may stand, in tokens: `خلال أقل من ثلاثة أسابيع`.
UNIT_REACH = 5
# How far before منذ a superlative may stand that it belongs to (`الأعنف في المدينة منذ سنوات`), in tokens.
SUPERLATIVE_REACH = 9
# How far before منذ a word may stand that tells what has been so since then, in tokens.
LASTING_REACH = 3
# How far before منذ the verb may stand of what somebody does since then, in tokens; and what somebody was.
DOING_REACH, WERE = 4, frozenset(("كانوا", "كانا", "كن"))
# Behind the year, month or day of somebody's life.
AGES = frozenset(("عمره", "عمرها", "عمرهما", "العمر", "حياته", "حياتها"))
# How far before منذ the rubble may stand under which somebody has lain, in tokens.
RUBBLE_REACH = 7
# How far before a point in time its منذ may stand, in tokens: `منذ مطلع شهر مايو من هذا العام`.
POINT_REACH = 4
# How far from `هذا الأسبوع` the event may be told that happened in it, in tokens.
EVENT_REACH = 8
Opening = Literal[
    "since",
    "during",
    "in",
    "began",
    "this",
    "unit",
    "from",
    "between",
    "days",
    "period",
    "lasted",
    "saw",
    "toll",
    "phrase",
    "week",
]
# Words that open a span where they are followed, or for فترة preceded, by what makes it one.
OPENINGS: dict[str, Opening] = {
    "منذ": "since",
    "هذا": "this",
    "هذه": "this",
    "في": "in",
    "من": "from",
    "بين": "between",
    "الفتره": "period",
    "فتره": "period",
}


def names_span(doc: Document, first: int, last: int, *, of_state: bool = False) -> bool:
    """Whether tokens [first, last) name a span longer than a day.

    `of_state` is for people who are missing or held: `مفقودون منذ أسبوع` tells since when they are.
    """
    near = [i for i in range(first, last) if _opening(doc.norms[i]) is not None]
    return any(opens_span(doc, i, last, of_state=of_state) for i in near)


@per_word
def _opening(norm: str) -> Opening | None:
    """Which construction of a span a word may open, with or without a conjunction: most open none."""
    bare = without_conjunction(norm)
    if bare in words("casualties", "cumulative", "during"):
        return "during"
    if bare in words("casualties", "cumulative", "days"):
        return "days"
    if bare in words("casualties", "cumulative", "began"):
        return "began"
    if norm in words("casualties", "cumulative", "week") or norm in TODAY:
        return "week"
    if bare in words("casualties", "cumulative", "units") | words("casualties", "cumulative", "single_units"):
        return "unit"
    if bare in words("casualties", "cumulative", "lasted"):
        return "lasted"
    if bare in words("casualties", "cumulative", "saw"):
        return "saw"
    if bare in words("casualties", "cumulative", "harvest"):
        return "toll"
    if bare in OPENINGS:
        return OPENINGS[bare]
    told = phrases("casualties", "cumulative", "spans").keys() | phrases("casualties", "cumulative", "parts").keys()
    return None if told.isdisjoint((norm, bare)) else "phrase"


def names_span_of_report(doc: Document, first: int, last: int) -> bool:
    """Whether tokens [first, last) behind the word for a report name the time it is on: `التقرير عن العام الماضي`."""
    return any(_is_last_period(doc, i) for i in range(first, last)) or names_span(doc, first, last)


def names_date(doc: Document, first: int, last: int) -> bool:
    """Whether tokens [first, last) date an event by its year alone: `في 2019`, `عام 2010`."""
    years = [i for i in range(first, last) if is_year(doc.norms[i])]
    return any(i not in doc.counts and doc.norm(i - 1) in DATING for i in years)


def names_day(doc: Document, first: int, last: int) -> bool:
    """Whether tokens [first, last) say that a toll is that of one day: `خلال 24 ساعة`, or goes back to such a day:
    `في الفترة ذاتها`.
    """
    days = phrases("casualties", "cumulative", "day")
    if doc.find_phrase(days, first, last) is not None:
        return True
    again = doc.find_phrase(phrases("casualties", "cumulative", "same_span"), first, last)
    return again is not None and doc.find_phrase(days, 0, first) is not None


def opens_span(doc: Document, i: int, last: int, *, of_state: bool = False) -> bool:
    """Whether such a span begins at a token, in which others happened too than a `ثاني هجوم خلال أسبوع`."""
    opening = _opening(doc.norms[i])
    if opening is None or not _opens_as(doc, opening, i, last, of_state=of_state):
        return False
    if opening in ("in", "unit", "phrase") and doc.find(AGES, i + 1, i + 1 + UNIT_REACH) is not None:
        # `طفل في الشهر الثاني من عمره`
        return False
    return not is_of_series(doc, i)


def _opens_as(doc: Document, opening: Opening, i: int, last: int, *, of_state: bool) -> bool:
    """Whether a span begins at a token by the construction that its word may open."""
    if doc.phrase_end(phrases("casualties", "cumulative", "spans"), i) is not None:
        return not _is_point(doc, i)
    if doc.phrase_end(phrases("casualties", "cumulative", "parts"), i) is not None:
        return not _is_of_one_event(doc, i)
    if opening == "since":
        return _began(doc, i, of_state=of_state)
    if opening == "during":
        end = min(i + 1 + UNIT_REACH, last)
        # `في هجوم خلال عطلة نهاية الأسبوع`
        on_weekend = doc.find({"نهايه"}, i + 1, i + 3) is not None and _is_of_one_event(doc, i)
        return is_long(doc, i + 1, end) and not names_day(doc, i, end) and not on_weekend
    if opening == "in":
        # `في الـ72 ساعة الأخيرة`
        counted = i + 1 + (doc.norm(i + 1) == "ال")
        return is_counted(doc, counted, min(counted + UNIT_REACH, last)) or _is_month_alone(doc, i + 1)
    if opening == "began":
        long = doc.norm(i + 1) == "قبل" and is_long(doc, i + 2, min(i + 2 + UNIT_REACH, last))
        # `الحملة التي بدأت مطلع سبتمبر`
        point = doc.norm(i + 1) in words("casualties", "cumulative", "points")
        long = long or (point and doc.norm(i + 2) in months())
        return long and not _is_of_one_event(doc, i)
    if opening == "lasted":
        # `استمرت الاشتباكات أسبوعا`
        subject = is_going_on(doc, i + 1)
        going_on = subject or doc.find(words("casualties", "cumulative", "going_on"), i - LASTING_REACH, i) is not None
        length = i + 1 + subject
        return going_on and is_long(doc, length, min(length + UNIT_REACH, last)) and not _is_over(doc, i)
    if opening == "this":
        this = doc.norm(i + 1) in words("casualties", "cumulative", "this") and not _is_point(doc, i)
        return this and not _is_of_one_event(doc, i)
    if opening == "saw":
        # `شهد الأسبوع الماضي 14 حادث سير`
        return _is_last_period(doc, i + 1) and not _is_of_one_event(doc, i)
    if opening == "toll":
        # `في حصاد شهر تموز`, `حصيلة ثلاثة أيام من القصف`
        return is_long(doc, i + 1, min(i + 1 + UNIT_REACH, last))
    if opening in ("days", "unit"):
        return names_days(doc, i) or _is_past(doc, i) or _is_unit_of_fighting(doc, i)
    if opening == "week":
        return names_two_days(doc, i)
    if opening == "from":
        # `من بداية العام بلغ عدد القتلى 370`
        begun = doc.norm(i + 1) in ("بدايه", "مطلع") and doc.norm(i + 2) in words("casualties", "cumulative", "this")
        return begun or reaches_to_day(doc, i)
    if opening == "between":
        return between_days(doc, i)
    return opening == "period" and doc.norm(i - 1) == "في"


def is_going_on(doc: Document, i: int) -> bool:
    """Whether what goes on for days stands at a token with its article: `الاشتباكات`, `القصف`."""
    norm = doc.norm(i)
    return norm.startswith("ال") and norm[2:] in words("casualties", "cumulative", "going_on")


def _is_over(doc: Document, i: int) -> bool:
    """`بعد معارك استمرت أسبوعا`: what was told before the toll was over."""
    return doc.find({"بعد", "عقب"}, i - LASTING_REACH - 2, i) is not None


def _is_of_one_event(doc: Document, i: int) -> bool:
    """`هذا الأسبوع في هجوم على السوق`: what happened in a span, told in its sentence."""
    end = next((j for j in range(i, i + EVENT_REACH) if doc.norms[j] in ENDS), i + EVENT_REACH)
    begin = next((j for j in range(i, i - EVENT_REACH, -1) if doc.norms[j] in ENDS), i - EVENT_REACH)
    return tells_one_event(doc, begin, end)


def _is_point(doc: Document, i: int) -> bool:
    """`مطلع هذا العام`, `في وقت سابق من هذا الأسبوع`, but not `منذ مطلع هذا العام`."""
    points = doc.find(words("casualties", "cumulative", "points"), i - 2, i)
    return points is not None and doc.find({"منذ"}, i - POINT_REACH, i) is None


def _began(doc: Document, i: int, *, of_state: bool) -> bool:
    """`منذ 20 مايو`, `منذ غرق القارب`; not `منذ الصباح`, nor the span of a superlative (`الأعنف منذ سنوات`) or of what
    one was before (`وفاة شاب مفقود منذ شهر`, `بعضهم منذ عام 2021`).
    """
    begun = doc.norm(i + 1)
    under = doc.find({"تحت"}, i - RUBBLE_REACH, i)
    buried = under is not None and doc.norm(under + 1) in words("casualties", "missing", "underground")
    if buried and under is not None and doc.norm(under - 1) != "من" and doc.norm(under - 2) != "من":
        # `انتشلت جثامين 14 كانوا تحت أنقاض منزلهم منذ عام`
        return False
    if doc.norm(i - 1) in words("casualties", "cumulative", "of_some") or _is_state(doc, i - 1) or _does(doc, i):
        return False
    if doc.find(words("casualties", "cumulative", "lasting"), i - LASTING_REACH, i) is not None:
        return False
    if is_superlative(doc, i - SUPERLATIVE_REACH, i):
        return False
    if begun == "منتصف" and doc.norm(i + 2) in words("casualties", "cumulative", "today"):
        return False
    if begun == "ذلك" and doc.norm(i + 2) in words("casualties", "cumulative", "then"):
        return True
    if begun in words("casualties", "cumulative", "starts"):
        return not tells_hour_of_day(doc, i + 2)
    if since_day(doc, i):
        return True
    return not of_state and begun != "" and begun not in words("casualties", "cumulative", "today")


def _is_state(doc: Document, i: int) -> bool:
    """Whether one person's being held or missing stands at a token: `الأسير`, `مفقود`, `اختفى`, not `12 معتقلا`."""
    reading = doc.reading(i, "victim", "verb")
    if reading is None or reading.form.kind not in ("missing", "detained") or doc.counted_before(i):
        return False
    return reading.form.number == "singular" and not doc.norm(i).endswith(("وا", "ون", "ين"))


def _does(doc: Document, i: int) -> bool:
    """Whether somebody told before a token does or is something since then: `مسلحون ينشطون في المنطقة منذ سنوات`, `عمال
    كانوا مفقودين منذ أسبوع`, `الصحفي رقم 200 الذي يقتل منذ بدء الحرب`.
    """
    befalls = doc.reading(i - 1, "verb") is not None and doc.norm(i - 1).startswith(("ي", "ت"))
    if befalls and doc.norm(i - 2) in words("reporting", "function", "relatives"):
        return True
    if is_habit(doc, i):
        return True
    for j in range(i - 1, i - 1 - DOING_REACH, -1):
        if doc.norm(j) in ENDS or doc.reading(j, "verb", "event") is not None:
            return False
        if doc.norm(j) in WERE or (doc.norm(j).startswith("ي") and doc.norm(j).endswith("ون")):
            return True
    return False


def _is_month_alone(doc: Document, i: int) -> bool:
    """`شهر يوليو وحده`."""
    i += doc.norm(i) == "شهر"
    return doc.norm(i) in months() and doc.norm(i + 1) in words("casualties", "share", "alone")


def _is_past(doc: Document, i: int) -> bool:
    """`اليومين الماضيين`, `الأيام الثلاثة الأخيرة`, `الأشهر الستة الأولى`, but not `الأيام الأولى`."""
    past = words("casualties", "cumulative", "past")
    if doc.norm(i + 2) == "الاولي" and is_number(doc.norm(i + 1)):
        return doc.norm(i).startswith("ال")
    return doc.norm(i).startswith("ال") and (doc.norm(i + 1) in past or doc.norm(i + 2) in past)


def _is_last_period(doc: Document, i: int) -> bool:
    """`الأسبوع الماضي`, `العام المنصرم`."""
    period = doc.norm(i) in words("casualties", "cumulative", "this")
    return period and doc.norm(i + 1) in words("casualties", "cumulative", "past")


def _is_unit_of_fighting(doc: Document, i: int) -> bool:
    """`بعد ثلاثة أسابيع من القتال`, but not `التي عاشت أسبوعا من القصف`."""
    fights = words("casualties", "cumulative", "wars") | words("casualties", "cumulative", "fights")
    if doc.norm(i + 1) != "من" or doc.norm(i + 2) not in fights:
        return False
    about = words("casualties", "cumulative", "about")
    i = doc.past(i - 1, lambda j: is_number(doc.norm(j)) or doc.norm(j) in about, -1) + 1
    before = words("reporting", "function") | words("casualties", "cumulative", "toll")
    return doc.bare[i - 1] in before or doc.norm(i).startswith("ل")
