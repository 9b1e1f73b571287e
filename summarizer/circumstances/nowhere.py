"""Claims that happened at no one place that the text names: here and there, elsewhere, somewhere in a side's ranks."""

from __future__ import annotations

from summarizer.circumstances.incidents import is_incident
from summarizer.circumstances.surroundings import Surroundings
from summarizer.claims.days import opens_at_point
from summarizer.claims.past import YEAR_DIGITS
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.wordlists import is_of, phrases, relatives, words
from summarizer.sources.cue import COMPLEMENTISERS

# How far behind `مناطق متفرقة` the place may stand whose parts they are, in tokens.
SPREAD_REACH = 8
# Behind a kind of places: those that nobody names.
OTHERS = frozenset(("اخري", "الاخري"))
# How far behind منذ its unit may stand, in tokens.
SINCE_REACH = 4
# How far before the year of an event it may be told, in tokens.
EVENT_REACH = 6
# How far before a claim the word may stand that says what somebody was convicted of, in tokens.
CHARGE_REACH = 8
# How far behind its court a place may stand that is the court's, in tokens.
SEAT_REACH = 4
# Before the case that a court tries, and the year of the deed.
GOES_BACK, CASES = frozenset(("تعود", "يعود", "ترجع")), frozenset(("القضيه", "الواقعه", "الوقايع", "احداث", "وقايع"))
# How far before `أين` it is denied that it was said, in tokens, and the words that deny it.
DENIED_REACH = 4
DENYING = frozenset(("لم", "ولم", "دون", "بدون", "غير"))
# So many whom a court holds are not those whom the text has told of.
MANY = 3
# What the many do whom a side holds in its prisons.
LANGUISHES = frozenset(("يقبع", "تقبع", "يقبعون", "يقبعن", "قابعون", "قابعين", "القابعين", "يرزح", "يرزحون", "ترزح"))
# Spans of more than a day besides months and years.
DAYS = frozenset(("يومين", "ايام", "اسبوع", "اسبوعين", "اسابيع"))
# Where it was, as nobody says it.
SPOTS = frozenset(("مكان", "المكان", "موقع", "الموقع", "مكانه", "مكانها", "موقعه", "موقعها"))
# A country that is not named, and what stands before it where all of it is meant.
NATION, ALL_OVER = "البلاد", frozenset(("انحاء", "ارجاء", "عموم", "ربوع", "كل", "كامل"))
# Behind what happened: it is not what was told before.
ANOTHER = frozenset(("اخر", "اخري", "ثان", "ثانيه", "ثالث", "ثالثه", "مغاير", "مختلف"))
APART = frozenset(("منفصل", "منفصله", "مستقل", "مستقله", "مماثل", "مماثله", "مشابه", "مشابهه", "سابق", "سابقه"))


def is_of_ranks(around: Surroundings, claim: Skeleton) -> bool:
    """`نجاح المسيرات في إسقاط قتلى في صفوف القوات`: some of a side, told as a whole, and not where."""
    some = claim.vague == "some" and not claim.none
    return some and around.doc.norm(claim.last) == "في" and around.doc.norm(claim.last + 1) == "صفوف"


def is_untold(around: Surroundings, claim: Skeleton) -> bool:
    """`أقروا بمقتل ثلاثة، لكنهم لم يحددوا أين`, `نعى اثنين، من دون أن يحدد مكان مقتلهما`: nobody says where."""
    doc, last = around.doc, around.doc.sentences[claim.sentence].last
    tail = doc.norms[claim.last : last]
    if "اين" in tail:
        asked = (i for i in range(claim.last, last) if doc.norms[i] == "اين" and doc.is_stop(i + 1))
        return any(doc.find(DENYING, i - DENIED_REACH, i) is not None for i in asked)
    if SPOTS.isdisjoint(tail) or around.sites.between(claim.key, last):
        # `حيدت أربعة شمالي العراق من دون تحديد الموقع`
        return False
    told = (
        i for i in range(claim.last, last) if doc.norms[i] in SPOTS and doc.norm(i - 1) in words("places", "telling")
    )
    return any(doc.find(DENYING, i - DENIED_REACH, i) is not None for i in told)


def is_elsewhere(around: Surroundings, claim: Skeleton) -> bool:
    """`أصيب 39 في المدن الأخرى`, `أودت بحياة 170 في أماكن أخرى خارج درنة`, but not `في أقاليم أخرى بجنوب البلاد`."""
    doc, last = around.doc, around.doc.sentences[claim.sentence].last
    if OTHERS.isdisjoint(doc.norms[claim.last : last]):
        return False
    for i in range(claim.last, around.clause_end(claim)):
        if doc.norms[i] in OTHERS and _is_kind_of_places(doc.norms[i - 1]):
            within = doc.norm(i + 1).removeprefix("ب") in words("places", "compass")
            return not within and not around.sites.between(claim.key, i)
    return False


def is_nationwide(around: Surroundings, claim: Skeleton) -> bool:
    """`أحصت المنظمة 12 قتيلا في أنحاء البلاد`: all over a country that the text has not named, and not in its town."""
    doc, last = around.doc, around.clause_end(claim)
    i = doc.find({NATION}, claim.first, last)
    return i is not None and doc.norm(i - 1) in ALL_OVER and not around.sites.between(claim.key, i + 1)


def is_of_another(around: Surroundings, claim: Skeleton) -> bool:
    """`وفي حادث منفصل، عُثر على جثة شاب`, `وقُتل عنصران في هجوم مماثل`: whether something else is told to have happened.

    A second strike (`قضوا في ضربة ثانية`) hits the same place.
    """
    doc, first = around.doc, around.doc.sentences[claim.sentence].first
    if claim.sentence > 0 and opens_at_point(doc, first):
        # `وفي أواخر أغسطس، أدت ضربة إلى مقتل عشرة`
        return True
    if claim.sentence > 0 and _opens_before(around, first) and _tells_anew(around, first, claim):
        return True
    if opens_another(doc, first):
        return True
    if doc.bare[first] in ("كان", "كانت") and is_incident(doc.norms[first + 1]):
        # `وكانت اشتباكات حدودية قد أوقعت 70 قتيلا`: an earlier one, but `وكان الهجوم قد أوقع`.
        return not doc.norms[first + 1].startswith("ال")
    last = around.clause_end(claim)
    if APART.isdisjoint(doc.norms[first:last]):
        return False
    return any(doc.norms[i] in APART and is_incident(doc.norms[i - 1]) for i in range(first + 1, last))


def opens_another(doc: Document, i: int) -> bool:
    """`وفي حادث منفصل، ...`, `وفي هجوم آخر، ...`: whether something else is told from a token on."""
    other = doc.bare[i] in ("في", "ضمن") and doc.norm(i + 2) in ANOTHER | APART
    return other and (doc.norm(i + 1) in words("places", "matters") or is_incident(doc.norm(i + 1)))


def is_of_another_here(around: Surroundings, claim: Skeleton) -> bool:
    """`قتل ثلاثة في كركوك، وفي حادث مماثل قتل أربعة`: what a sentence tells of something else, and of no place."""
    doc, first = around.doc, around.doc.sentences[claim.sentence].first
    for i in range(claim.first - 3, first, -1):
        if opens_another(doc, i):
            return not around.sites.between(i, around.clause_end(claim))
    return False


def _opens_before(around: Surroundings, first: int) -> bool:
    """`وقبل أسبوع، خلف غرق مركب`, `وفي الأسبوع الماضي، أدى انفجار`: a sentence begins days or more before."""
    doc, spans = around.doc, words("casualties", "cumulative", "long_units") | DAYS
    if doc.bare[first] == "قبل":
        return any(doc.norm(i) in spans for i in (first + 1, first + 2))
    at = first + (doc.bare[first] == "في")
    past = doc.norm(at + 1) in words("casualties", "cumulative", "past")
    return past and doc.norm(at).startswith("ال") and doc.norm(at)[2:] in spans


def _tells_anew(around: Surroundings, first: int, claim: Skeleton) -> bool:
    """Whether an attack or accident is told before a claim that was not told before: `غرق مركب`, not `الغرق`."""
    return any(is_incident(norm) and not norm.startswith("ال") for norm in around.doc.norms[first : claim.first])


def is_of_justice(around: Surroundings, claim: Skeleton) -> bool:
    """Whether a claim is no part of the event before it: an execution, those held for long, and the many whom a court
    or a prosecutor detained; one (`قررت النيابة حبس صاحب المتجر`) is held for the event.
    """
    doc = around.doc
    executed = doc.find(words("places", "elsewhere"), claim.first, claim.last) is not None
    if executed or is_held_long(around, claim):
        return True
    if claim.kind != "detained" or (claim.maximum or MANY) < MANY:
        return False
    judge = doc.find(words("places", "elsewhere", "judges"), doc.sentences[claim.sentence].first, claim.last)
    # `قالت النيابة إن الشرطة أوقفت خمسة`
    return judge is not None and not any(doc.bare[i] in COMPLEMENTISERS for i in range(judge, claim.first))


def is_held_long(around: Surroundings, claim: Skeleton) -> bool:
    """`تحتجز 12 صحفيا آخرين منذ شهور`: who has been held or missing for months is not of the event in the news."""
    if claim.kind not in ("detained", "missing"):
        return False
    doc, last = around.doc, around.clause_end(claim)
    if doc.find(LANGUISHES, claim.first, last) is not None and not around.sites.between(claim.key, last):
        # `إن 800 معتقل يقبعون في سجون الاحتلال`
        return True
    since = (
        i for i in range(claim.first, last + 3) if doc.norm(i) == "منذ" and (i < last or doc.norm(i - 1) == "بعضهم")
    )
    return any(doc.find(words("casualties", "cumulative", "long_units"), i + 1, i + SINCE_REACH) for i in since)


def is_of_old_event(around: Surroundings, claim: Skeleton) -> bool:
    """`أعادت إلى الأذهان غرق عبارة عام 1998 الذي أودى بألف`: what an event of another year did, told without where."""
    doc, relative = around.doc, claim.first - 1
    if _is_charge(around, claim):
        return True
    if doc.norms[relative] not in relatives() or not _is_year(doc.norm(relative - 1)):
        return False
    begin = max(relative - EVENT_REACH, doc.sentences[claim.sentence].first)
    event = next((i for i in range(relative - 1, begin - 1, -1) if is_incident(doc.norms[i])), begin)
    return not around.sites.between(event, relative) and not around.sites.between(claim.key, around.clause_end(claim))


def _is_charge(around: Surroundings, claim: Skeleton) -> bool:
    """`أُعدم ثلاثة في مقديشو بعد إدانتهم بتفجير مطعم أدى إلى مقتل 22`: what others did, of whom the sentence tells."""
    doc, first = around.doc, around.doc.sentences[claim.sentence].first
    words_of = words("places", "charged") | words("reporting", "background", "involvement")
    near = range(max(first, claim.first - CHARGE_REACH), claim.first)
    charged = next((i for i in near if doc.bare[i] in words_of or doc.norm(i).removeprefix("ب") in words_of), None)
    behind = 0 if charged is None else charged + 1 + (doc.norm(charged + 1) == "في")
    if charged is None or not is_incident(doc.norms[behind]) or doc.norm(behind).startswith(("بال", "ال")):
        return False
    apart = any(doc.is_stop(i) for i in range(charged, claim.first))
    return not apart and not around.sites.between(charged, around.clause_end(claim))


def is_tried(around: Surroundings, claim: Skeleton) -> bool:
    """`أدانت محكمة في ميونيخ امرأة بالتواطؤ في قتل عشرة`, `وتعود القضية إلى عام 2013 عندما قتل مئات`: a deed that a
    court tries, whose seat is the only place that was told of it.
    """
    doc, first = around.doc, around.doc.sentences[claim.sentence].first
    if around.sites.between(claim.key, around.clause_end(claim)):
        return False
    courts = words("places", "courts")
    goes_back = doc.bare[first] in GOES_BACK and doc.norm(first + 1) in CASES
    if goes_back and any(_is_year(doc.norm(i)) for i in range(first + 2, claim.first)):
        return doc.find(courts, 0, first) is not None and not around.sites.between(first, claim.first)
    begin = doc.sentences[max(claim.sentence - 1, 0)].first
    own = around.sites.between(first, claim.first)
    # `رفضت محكمة في لاهاي الطعن. وكان القيادي أدين بقتل 20`
    court = doc.find(courts, first if own else begin, claim.first)
    deed = doc.norm(claim.first).startswith("ب") or doc.norm(claim.first - 1) == "في"
    charged = words("places", "charged") | words("places", "tried")
    if court is None or not deed or not any(is_of(doc.bare[i], charged) for i in range(first, claim.first)):
        return False
    return all(court < m.first <= court + SEAT_REACH for m in around.sites.between(min(court, first), claim.first))


def is_spread(around: Surroundings, claim: Skeleton) -> bool:
    """`في حوادث وقعت في عدد من المحافظات`: several places that have no common one."""
    doc, end = around.doc, around.clause_end(claim)
    if doc.find_phrase(phrases("places", "worldwide"), claim.last, end) is not None:
        # `361 صحفيا خلف القضبان حول العالم، منهم 50 في الصين`
        return not around.sites.between(claim.key, end)
    # `عدد الموقوفين في مختلف المدن تجاوز 400`
    for i in range(claim.first if claim.rule == "toll" else claim.last, end):
        if not _is_kind_of_places(doc.norms[i]) or around.sites.between(claim.key, min(i + SPREAD_REACH, end)):
            continue
        before, behind = doc.norm(i - 1).removeprefix("ب"), doc.norm(i + 1)
        counted = before == "من" and doc.norm(i - 2).removeprefix("ب") == "عدد"
        if counted or before in words("places", "several") or behind in words("places", "several"):
            return True
    return False


def is_total_of_lands(around: Surroundings, claim: Skeleton) -> bool:
    """`قتل 12 في مالي و7 في النيجر، ليصل إجمالي القتلى إلى 19`: a toll that rose by those of several countries."""
    doc, first = around.doc, around.doc.sentences[claim.sentence].first
    if not claim.rule.startswith("toll") or around.sites.between(claim.key, around.clause_end(claim)):
        return False
    begin = doc.find(words("casualties", "cumulative", "toll"), first, claim.key)
    told = around.sites.between(first, begin) if begin is not None else ()
    counted = (m for m in told if any(doc.counted_before(i) for i in (m.first - 1, m.first - 2)))
    return len({m.entry.country for m in counted if m.entry is not None and doc.norm(m.first - 1) == "في"}) > 1


@per_word
def _is_year(norm: str) -> bool:
    return norm.isdecimal() and len(norm) == YEAR_DIGITS


@per_word
def _is_kind_of_places(norm: str) -> bool:
    return norm.removeprefix("ب").removeprefix("ال") in words("places", "many")


# The signs that a claim happened at no place that its text names; one is enough.
UNPLACED = (is_elsewhere, is_nationwide, is_untold, is_of_another_here, is_of_old_event, is_tried, is_total_of_lands)
