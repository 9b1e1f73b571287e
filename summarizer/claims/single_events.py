"""Single attacks and accidents: what happened once is no running toll, though a week or a year is named with it."""

from __future__ import annotations

from summarizer.claims.days import ENDS
from summarizer.claims.lengths import is_year
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import without_conjunction
from summarizer.language.wordlists import ordinals, phrases, relatives, words

# How far before a span the rank of an event in it may stand, in tokens: `ثالث عملية خطف تشهدها البلاد خلال شهر`.
SERIES_REACH = 12
# Behind the rank of an event and من: `الهجوم هو الثاني من نوعه خلال أسبوع`, `الثالثة من هذا النوع`.
KINDS = frozenset(("نوعه", "نوعها", "هذا"))
# What makes an event the worst of many: `الأكثر دموية`, `من أكثر المعارك دموية`.
MOST = frozenset(("الاكثر", "اكثر"))
WORST = frozenset(("دمويه", "عنفا", "فتكا", "شده", "ضراوه", "دمارا", "تدميرا"))
IT_IS = frozenset(("هو", "وهو", "هي", "وهي"))
ONE = frozenset(("واحد", "واحده"))
# Before the time at which something happened.
WITHIN = frozenset(("خلال", "في", "اواخر", "مطلع"))
# Before the thing in the singular of which many were counted: `كل هجوم`.
EVERY = frozenset(("كل", "اي"))


def tells_one_event(doc: Document, first: int, last: int) -> bool:
    """Whether tokens [first, last) tell of a single attack or accident: `إثر اصطدام`, not `إثر 17 حادث مرور`.

    What befell a share of the victims alone (`بينهم سيدة قضت بحادث`) is not what is told of all.
    """
    share = doc.find(words("casualties", "share", "openers"), first, last)
    return any(_is_one(doc, i) for i in range(max(first, 0), last if share is None else share))


def _is_one(doc: Document, i: int) -> bool:
    """Whether a single event stands at a token, none of many: `41 حالة غرق`, `34 حادث اختناق`, `كل هجوم`."""
    if doc.norm(i + 1) in ONE and doc.norms[i].startswith("ب") and doc.reading(i, "person") is None:
        # `تسعة منهم بصاروخ واحد`
        return True
    if not _is_event(doc.norms[i]):
        return False
    before = doc.norm(i - 1)
    if doc.bare[i - 1] == "منذ" and (is_year(doc.norm(i + 1)) or doc.norm(i + 1) in ("عام", "سنه")):
        # `ومنذ انقلاب 2021`: since when many died
        return False
    counted = doc.counted_before(i) or before.isdecimal() or before in EVERY
    return not counted and before not in words("casualties", "cases")


@per_word
def _is_event(norm: str) -> bool:
    """`الاصطدام`, `باصطدام`, `اصطداما`: an attack or accident in the singular."""
    bare = without_conjunction(norm)
    if bare in words("casualties", "fillers", "manner"):
        # `38 وفاة غرقا`
        return False
    single = words("casualties", "cumulative", "single")
    stems = {bare, bare.removesuffix("ا"), bare[1:] if bare[:1] in ("ب", "ل") else bare}
    return not single.isdisjoint(stems)


def cause_of(doc: Document, first: int, last: int) -> int | None:
    """`بتفجير مطعم أدى إلى مقتل 22`: the event in tokens [first, last), without article, whose relative clause tells a
    toll behind them.
    """
    told = doc.find(words("casualties", "cumulative", "outcomes"), first, last)
    if told is None:
        return None
    events = (i for i in range(told - 1, first - 1, -1) if _is_one(doc, i))
    at = next(events, None)
    if at is None or doc.norm(at).startswith(("ال", "بال", "وال")) or any(map(doc.is_stop, range(at, told))):
        return None
    return at


def is_dated(doc: Document, first: int, last: int) -> bool:
    """`حادثا مماثلا جدّ خلال شهر مارس الماضي وأودى بحياة عاملين`: the span in tokens [first, last) is when it was."""
    past = words("casualties", "cumulative", "past")
    within = (i for i in range(first, last - 2) if doc.bare[i] in WITHIN)
    return any(not past.isdisjoint(doc.norms[i + 2 : min(i + 4, last)]) for i in within)


def is_of_series(doc: Document, i: int) -> bool:
    """`في ثاني حادث من نوعه خلال أسبوع`, `هجوم هو الأكثر دموية خلال شهرين`: the span of the events that one is of."""
    single = words("casualties", "cumulative", "single")
    ranks = ordinals().keys() | words("casualties", "cumulative", "superlatives")
    ranks |= words("casualties", "cumulative", "ranks")
    if doc.norms[i - 1].startswith("ال") and doc.norms[i - 1] in ranks and doc.norms[i - 2] in IT_IS:
        # `وهو الثالث خلال شهر`
        return True
    for j in range(i - 2, max(i - SERIES_REACH, 0), -1):
        if doc.norms[j] in ENDS:
            return False
        # `هو الثالث عشر الذي يُقتل خلال عام`
        relative = doc.norms[j].startswith("ال") and not relatives().isdisjoint(doc.norms[j + 1 : j + 3])
        worst = doc.norms[j] in MOST and not WORST.isdisjoint(doc.norms[j + 1 : j + 3])
        if worst or (doc.norms[j] in ranks and (doc.norms[j + 1] in single or doc.norms[j + 2] in KINDS or relative)):
            return True
    return False


def is_superlative(doc: Document, first: int, last: int) -> bool:
    """Whether tokens [first, last) compare an event with others: `الأعنف`, `أكثر الحوادث فتكا`."""
    if doc.find(words("casualties", "cumulative", "superlatives"), first, last) is not None:
        return True
    more = doc.find(MOST, first, last)
    return more is not None and doc.find(words("casualties", "cumulative", "degrees"), more, last) is not None


def worst_before(doc: Document, first: int, last: int) -> tuple[int, int] | None:
    """`41 هجوما، أعنفها على دير شرف حيث أصيب سبعة`: where tokens [first, last) tell the worst of several events."""
    return doc.find_phrase(phrases("casualties", "share", "worst"), first, last)
