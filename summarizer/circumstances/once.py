"""What happened once, though its text or its whole tells of a span: one event of many, some together, a share alone."""

from __future__ import annotations

from summarizer.circumstances.periods import LOST_IN_WAR
from summarizer.claims.days import names_day_of_month, names_hour, tells_weekday
from summarizer.claims.past import YEAR_DIGITS
from summarizer.claims.scene import Skeleton
from summarizer.claims.single_events import tells_one_event
from summarizer.claims.spans import names_day, names_span
from summarizer.document import Document
from summarizer.language.wordlists import ordinals, words

# Those who were together, and how far behind a number they may be told, in tokens.
FAMILY, FAMILY_REACH = frozenset(("عايله", "اسره")), 7
# How far behind a toll in brackets they may close, in tokens.
BRACKET_REACH = 4
# Kinds of places so small that a toll there is of one event.
SPOTS = frozenset(("town", "village", "quarter", "camp", "site", "base", "hospital", "airport", "street", "crossing"))
# Before the one thing that happened as they were hurt.
WHEN = frozenset(("عندما", "حين", "حينما"))
# So many at most raise a toll of long by one event.
FEW = 3
# How far before a claim it may stand which of many events it is of, in tokens.
ONE_OF_REACH = 8
# Before one event among many that were told: `بينها هجوم`.
EXAMPLES = frozenset(("بينها", "منها", "احدها", "اولها"))
# Before the day of a share, and how far behind its clause it may stand, in tokens.
DURING, DAY_REACH = frozenset(("خلال", "في")), 6
# Goes back to the one event that the clause has told.
IN_IT = frozenset(("فيه", "فيها"))
# Rules whose claims tell in what state people are, not what happened to them.
STATES = frozenset(("missing-state", "detained-state", "predicate", "counted-victims", "missing-fate"))


def is_once(doc: Document, claim: Skeleton, last: int) -> bool:
    """`بينهم ستة بانفجار`, `آخرهم ثلاثة صباح الخميس`: what befell a share by itself, up to the end of its clause."""
    # Behind the word that makes it a share, which another share may follow.
    begin = claim.last if claim.rule.startswith("share") else claim.first
    return tells_one_event(doc, begin, last) or names_hour(doc, claim.last, last) or _befell_when(doc, claim.last, last)


def _befell_when(doc: Document, first: int, last: int) -> bool:
    """`26 من القتلى سقطوا عندما أصابت مسيرة مدرسة`: tokens [first, last) tell at what moment it happened."""
    at = doc.find(WHEN, first, last)
    # `في حين أصيب 12` tells of others.
    return at is not None and doc.norm(at - 1) != "في"


def is_of_one_family(doc: Document, claim: Skeleton) -> bool:
    """`لقي أربعة من عائلة واحدة حتفهم`: what befell a family together."""
    ends = range(claim.key, min(claim.key + FAMILY_REACH, doc.sentences[claim.sentence].last))
    return any(doc.norm(i) == "واحده" and doc.norm(i - 1) in FAMILY for i in ends)


def is_in_one_spot(doc: Document, claim: Skeleton, clause: tuple[int, int]) -> bool:
    """`أُعدموا عند قرية كذا`, `قُتلوا في مستشفى كذا`: so many as one event kills, in one village or one building."""
    if claim.vague == "thousands" or (claim.minimum or claim.maximum or 0) >= LOST_IN_WAR:
        return False
    near = (doc.place_at[i] for i in range(*clause) if i in doc.place_at)
    return any(place.entry is None or place.entry.kind in SPOTS for place in near)


def is_single(doc: Document, claim: Skeleton, whole: Skeleton | None, clause: tuple[int, int]) -> bool:
    """Whether the clause of a claim, a range of tokens, tells of one day or of one event of several; the claim may be a
    share of `whole`.
    """
    first, last = clause
    if names_day(doc, first, last) or _is_dated_in_brackets(doc, claim):
        return True
    if any(
        doc.norms[i] == "منذ" and doc.norm(i + 1) == "امس" and doc.norm(i + 2) != "الاول" for i in range(first, last)
    ):
        # `وفاة عشرة جراء الأمطار منذ أمس الأربعاء`
        return True
    if claim.maximum == 1 and claim.who is not None and doc.norm(claim.who[0] + 1) in ordinals():
        # `قتل مسعف ثالث خلال أسبوع`: the last of them.
        return True
    if claim.maximum == 1 and whole is None and _is_point_of_one(doc, first, last):
        return True
    few = claim.maximum is not None and claim.maximum <= FEW
    if whole is not None and whole.key > claim.key and few and not claim.rule.startswith("share"):
        # `باستشهاد سالم، يرتفع عدد الشهداء منذ بدء الحرب إلى 86`: the last of them.
        return True
    one_of = words("casualties", "cumulative", "one_of")
    if doc.norm(claim.first - 1) == "منذ" or doc.norm(claim.first - 1) in one_of:
        # `الاحتجاجات المستمرة منذ مقتل الطالبة`: what began with it; `..., آخرها غرق طفلين`.
        return True
    one = doc.find(one_of, max(first, claim.first - ONE_OF_REACH), claim.first)
    if one is not None and not any(map(doc.is_stop, range(one, claim.first))):
        # `تعيش المدينة منذ أشهر على وقع هجمات كان آخرها هجوم أدى إلى مقتل ستة`
        return True
    if _is_example(doc, claim, first):
        return True
    if tells_weekday(doc, claim.last, last) and not names_span(doc, claim.first, last):
        return True
    if not IN_IT.isdisjoint(doc.norms[claim.first : claim.last]) and tells_one_event(doc, first, claim.first):
        # `منذ هجوم على معسكر الشهر الماضي قُتل فيه ستة`
        return True
    # `كان يوم 23 أيلول الأكثر دموية، إذ سقط فيه 569`
    in_it = doc.find(IN_IT, first, claim.last) is not None
    return in_it and names_day_of_month(doc, doc.sentences[claim.sentence].first, first)


def _is_point_of_one(doc: Document, first: int, last: int) -> bool:
    """`قُتل صحفي سادس هذا الأسبوع`: when one died, and no span over which several did."""
    clause, spans = range(first, last), words("casualties", "cumulative", "during") | {"منذ"}
    if any(doc.is_word(i, spans) for i in clause):
        return False
    this = words("casualties", "cumulative", "this")
    return any(doc.norm(i) in ("هذا", "هذه") and doc.norm(i + 1) in this for i in clause)


def is_of_day_behind(doc: Document, claim: Skeleton, last: int) -> bool:
    """`القتلى منذ بداية الحرب مليون، بينهم 640 سقطوا، كما قال، خلال اليوم الماضي`: a share with its day
    behind the comma that ends its clause.
    """
    sentence = doc.sentences[claim.sentence]
    opened = doc.is_word(claim.first - 1, words("casualties", "share", "openers")) or claim.rule.startswith("share")
    at = next((i for i in range(last, min(last + DAY_REACH, sentence.last)) if doc.norms[i] in DURING), None)
    return opened and at is not None and doc.is_stop(at - 1) and names_day(doc, at, min(at + DAY_REACH, sentence.last))


def _is_dated_in_brackets(doc: Document, claim: Skeleton) -> bool:
    """`في تعز (41 قتيلا في 2013)`: a toll with the year of its own event, whatever time the sentence tells of; a
    year as a whole has more (`9000 قتيل في 2006`).
    """
    if doc.norm(claim.first - 1) != "(" or (claim.minimum or claim.maximum or LOST_IN_WAR) >= LOST_IN_WAR:
        return False
    closing = doc.find({")"}, claim.last, claim.last + BRACKET_REACH)
    year = doc.norm(closing - 1) if closing is not None else ""
    return year.isdecimal() and len(year) == YEAR_DIGITS


def _is_example(doc: Document, claim: Skeleton, first: int) -> bool:
    """`شهد الشهر الماضي هجمات، بينها هجوم قتل فيه 30`: of one event among many."""
    at = doc.find(EXAMPLES, max(first, claim.first - ONE_OF_REACH), claim.first)
    if at is None or any(map(doc.is_stop, range(at + 1, claim.first))):
        return False
    return tells_one_event(doc, at + 1, at + 2)


def is_of_own_men(doc: Document, claim: Skeleton) -> bool:
    """`وأعلن الجيش أن العشرات من جنوده قتلوا`: whether a claim is of the speaker's men, whom no other's toll counts."""
    end = claim.who[1] if claim.who is not None else claim.last
    return doc.find(words("perpetrators", "own"), claim.key, end) is not None


def is_state(doc: Document, claim: Skeleton) -> bool:
    """Whether a claim tells how people are: missing, held, or that somebody holds them (`تحتجز 12`)."""
    if claim.kind == "detained" and claim.rule == "verb-agent-detained":
        return doc.bare[claim.first].startswith(("ي", "ت"))
    # `32 حالة إخفاء`, `168 حالة اعتقال` are counted as they happened.
    told = doc.find(words("casualties", "cases"), claim.key, claim.last) is None
    return told and (claim.kind == "missing" or (claim.kind == "detained" and claim.rule in STATES))
