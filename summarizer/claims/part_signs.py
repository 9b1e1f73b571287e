"""By which words around it a claim shows itself to be some of the victims that were told before."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.claims.days import months
from summarizer.claims.equated import COPULAS
from summarizer.claims.fates_of_parts import is_handed_over, is_identified, is_treated
from summarizer.claims.frames import NEXT
from summarizer.claims.phrase_ends import is_closed
from summarizer.claims.scene import Skeleton
from summarizer.claims.single_events import worst_before
from summarizer.claims.sums import is_item
from summarizer.document import Document
from summarizer.language.text import BULLETS
from summarizer.language.wordlists import phrases, words

# How many sentences after its whole a part may still be told.
FAR, NEAR = 5, 1
# The longest list whose heading is looked for, in items.
LONGEST_LIST = 30
# How far behind a part what shows it to be one may stand, in tokens.
WORD_REACH = 5
# How far behind a claim its place may be said to be one of several, and how far behind `توزعت بين` the last of those
# may stand who were told part by part, in tokens.
ALONE_REACH, DIVIDED_REACH = 10, 20
# How far behind its bracket a toll may be stated, in tokens.
TOLL_REACH = 3
# How far before its value the noun of a toll may stand, in tokens: `عدد الشهداء من الأطفال وصل إلى 231`.
NUMBER_REACH = 10
# Verbs of dividing that have a subject of their own.
ACTIVE = frozenset(("وزع", "وزعت"))
# Who are people though no noun for people: `الشهداء من فرق الإسعاف`.
CREWS = frozenset(("فرق", "طواقم", "كوادر", "الطواقم", "الكوادر", "عناصر", "افراد"))


# At the head of a sentence: `وتركزت الاعتقالات في بيت أمر حيث اعتُقل تسعة`.
CONCENTRATED = frozenset(("تركزت", "تركز"))


class Sign(NamedTuple):
    """What shows that a claim is a part: its whole stands before token `at`, at most `reach` sentences back.

    Those who are treated (`NEAR`) are of a number, not of dozens.
    """

    at: int
    reach: int


def sign_of_part(doc: Document, claim: Skeleton) -> Sign | None:
    """By which words a claim is a part of what was told before, None where by none.

    What is partitive by itself (`ستة منهم`) is of those told right before it or of nobody counted here.
    """
    if claim.partitive:
        return None
    for tells, reach in SIGNS:
        at = tells(doc, claim)
        if at is not None:
            return Sign(at, reach)
    return None


def _died_at_once(doc: Document, claim: Skeleton) -> int | None:
    """`ثلاثة قتلوا على الفور`."""
    several = claim.kind == "killed" and claim.minimum != 1
    at_once = phrases("casualties", "share", "at_once")
    shown = several and doc.find_phrase(at_once, claim.last, _phrase_end(doc, claim)) is not None
    return claim.first if shown else None


def _is_in_state(doc: Document, claim: Skeleton) -> int | None:
    """`أربعة مصابين في حالة خطيرة`."""
    counted = claim.kind == "wounded" and claim.rule in ("counted-victims", "kind-equals-number")
    states = phrases("casualties", "share", "states")
    shown = counted and doc.find_phrase(states, claim.key, _phrase_end(doc, claim)) is not None
    # `حالة ثلاث مصابات حرجة`
    graded = doc.norm(claim.last) in words("casualties", "cases", "graded")
    shown = shown or (counted and doc.bare[claim.first - 1] == "حاله" and graded)
    return claim.first if shown else None


def _phrase_end(doc: Document, claim: Skeleton) -> int:
    """How far behind a claim what shows it to be a part may stand: to the next stop."""
    end = min(claim.last + WORD_REACH, doc.sentences[claim.sentence].last)
    return next((i for i in range(claim.last, end) if doc.is_stop(i)), end)


def _clause_end(doc: Document, claim: Skeleton) -> int:
    """How far behind a claim its place may be said to be one of several: to the next stop."""
    end = min(claim.last + ALONE_REACH, doc.sentences[claim.sentence].last)
    return next((i for i in range(claim.last, end) if doc.is_stop(i)), end)


def _is_numbered_among(doc: Document, claim: Skeleton) -> int | None:
    """`تسع نساء في عداد القتلى`."""
    known = doc.norm(claim.last - 2) == "عداد" and doc.norm(claim.last - 1).startswith("ال")
    return claim.first if claim.rule == "predicate" and claim.kind != "missing" and known else None


def _is_distributed(doc: Document, claim: Skeleton) -> int | None:
    """`وتتوزع الوفيات بين طاطا (10) والرشيدية (3)`: the numbers of places among which a total is divided."""
    if claim.rule != "distributed":
        return None
    return doc.find(words("casualties", "share", "divided"), doc.sentences[claim.sentence].first, claim.first)


def _is_of_victims(doc: Document, claim: Skeleton) -> int | None:
    """`وأصيب أربعة من الضحايا بجروح خطيرة`."""
    reading = doc.reading(claim.key + 2, "victim")
    if reading is None or not reading.definite or doc.norm(claim.key + 1) != "من" or claim.minimum is None:
        return None
    if claim.kind == "killed" and reading.form.kind == "wounded":
        # `رفعت الحصيلة إلى 23 قتيلا، إذ توفي خمسة من الجرحى`; of those who died before it are none.
        tolls = words("casualties", "revised", "tolls") | words("casualties", "cumulative", "toll")
        rose = doc.find(tolls, doc.sentences[claim.sentence].first, claim.first) is not None
        return claim.first if rose else None
    # `اثنين من الموقوفين نُقلا إلى المستشفى` are none of those who were hurt before.
    return claim.first if reading.form.kind in (claim.kind, "casualties") else None


def _is_heaviest(doc: Document, claim: Skeleton) -> int | None:
    """`أثقل حصيلة ... بوفاة أربعة`, `كانت كردفان الأكثر تضررا إذ قُتل فيها 15`, `تليها المسيلة بوفاتين`."""
    first = doc.sentences[claim.sentence].first
    if claim.sentence > 0 and doc.norm(first).startswith("ب") and doc.reading(first, "event") is not None:
        # `سجلت أثقل حصيلة بولاية تيارت. بوفاة سبعة`: a stop where none belongs.
        first = doc.sentences[claim.sentence - 1].first
    if doc.bare[first] in CONCENTRATED:
        return first
    most = worst_before(doc, first, claim.first) or doc.find_phrase(
        phrases("casualties", "share", "most"), first, claim.first
    )
    if most and doc.bare[most[0]] in NEXT:
        # `سجلت درعا 13 قتيلا، تليها حلب بتسعة، ثم إدلب بخمسة`: ranked beside one another, of a toll before all.
        return first
    return most[0] if most else None


def _is_where_most_fell(doc: Document, claim: Skeleton) -> int | None:
    """`سُجل معظم الضحايا في الجنوب حيث لقي 40 حتفهم`."""
    sentence = doc.sentences[claim.sentence]
    for i in range(sentence.first, claim.first - 2):
        if doc.norms[i] in words("casualties", "share", "majority") and doc.norm(i + 2) == "في":
            reading = doc.reading(i + 1, "victim")
            if reading is not None and reading.definite:
                return i
    return None


def _is_of_one_place(doc: Document, claim: Skeleton) -> int | None:
    """`بلدية كذا وحدها سجلت 64 وفاة`."""
    first = doc.sentences[claim.sentence].first
    alone = doc.find(words("casualties", "share", "alone"), first, claim.first)
    if alone is None:
        # `800 قتيل و2500 مصاب في ولاية كونار وحدها`
        behind = doc.find(words("casualties", "share", "alone"), claim.last, _clause_end(doc, claim))
        return claim.first if behind is not None and behind - 1 in doc.place_at else None
    if doc.counted(alone, claim.first):
        # `من المغراقة وحدها تسعة، ومن البريج أربعة`
        return None
    # `وفي يونيو وحده قُتل 52`
    return alone if alone - 1 in doc.place_at or doc.norm(alone - 1) in months() else None


def is_divided(doc: Document, claim: Skeleton) -> bool:
    """`وتوزعت الحصيلة على النحو الآتي:`, then a list: its items are parts of what was told before."""
    return _divided_at(doc, claim) is not None


def _divided_at(doc: Document, claim: Skeleton) -> int | None:
    """Behind what the whole stands of which a list tells the parts."""
    at = claim.sentence
    divided = words("casualties", "share", "divided")
    if not is_item(doc, claim):
        first = doc.sentences[at].first
        colon = next((i for i in range(claim.key - 1, first, -1) if doc.norms[i] == ":"), first)
        if (verb := doc.find(divided, first, colon)) is not None:
            return verb
        # `بلغت 25 إصابة، توزعت بين 15 حالة اختناق وأربع بالرصاص`
        # but not `مقطع وُزع على الصحافيين`.
        among = doc.find(divided - ACTIVE, max(first, claim.first - DIVIDED_REACH), claim.first)
        return among if among is not None and doc.norm(among + 1) in ("بين", "علي") else None
    least = max(at - LONGEST_LIST, 0)
    while at > least and doc.norm(doc.sentences[at].first) in BULLETS:
        at -= 1
    heading = doc.sentences[at]
    return claim.first if doc.find(divided, heading.first, heading.last) is not None else None


def _is_bracketed(doc: Document, claim: Skeleton) -> int | None:
    """`في طرابلس (19 قتيلا وجريح) ودرنة (قتيلان)`: one of several tolls in brackets, each behind its place or cause."""
    sentence = doc.sentences[claim.sentence]
    inside = doc.bracket_at(sentence.first, claim.first)
    if inside is None:
        return None
    opened = (i for i in range(sentence.first + 1, sentence.last) if doc.norms[i] == "(")
    several = sum(bool(doc.having(i + 1, i + 1 + TOLL_REACH, "victim", "event")) for i in opened) > 1
    return sentence.first if several else None


def _is_of_group(doc: Document, claim: Skeleton) -> int | None:
    """`عدد الشهداء من فرق الإسعاف وصل إلى 31`."""
    if claim.rule != "toll" or claim.kind not in ("killed", "wounded"):
        return None
    number = doc.find({"عدد"}, max(claim.key - NUMBER_REACH, doc.sentences[claim.sentence].first), claim.key)
    if number is None:
        return None
    for i in range(number, claim.key - 1):
        if doc.norms[i] == "من" and doc.reading(i - 1, "victim") is not None:
            people = doc.reading(i + 1, "person", "kin") is not None or doc.norm(i + 1) in CREWS
            return claim.first if people else None
    return None


def _is_identification(doc: Document, claim: Skeleton) -> int | None:
    """`القتلى هم 3 من القوات و7 من المسلحين`, `الضحايا أربعة أطفال وامرأة`: who those told before were."""
    shown = doc.find(COPULAS, claim.first, claim.key) is not None or claim.kind == "casualties"
    return claim.first if shown and claim.rule == "kind-equals-number" else None


def _is_among_told(doc: Document, claim: Skeleton) -> int | None:
    """`مقتل 58 طفلا من بين القتلى`: of the victims whom the words behind it name."""
    last = claim.who[1] if claim.who is not None else claim.last
    # `مقتل 58 طفلا ومراهقا من بين القتلى`
    last += doc.joins(last) and last not in doc.counts
    behind = last + (doc.norm(last) == "من")
    reading = doc.reading(behind + 1, "victim") if doc.norm(behind) == "بين" else None
    same = reading is not None and reading.definite and reading.form.kind in (claim.kind, "casualties")
    return claim.first if same else None


def _is_of_them(doc: Document, claim: Skeleton) -> int | None:
    """`25 شخصا، 4 إصابات منها خطيرة`, `60 مهاجرا، ولم يعثر إلا على 22 جثة منهم`; not `خمس إصابات منها ثلاث`."""
    if claim.rule != "counted-victims" or doc.norm(claim.last) not in words("casualties", "share", "after"):
        return None
    graded = doc.norm(claim.last + 1) in words("casualties", "cases", "graded")
    return claim.first if graded or is_closed(doc, claim.last + 1) else None


def _is_rest(doc: Document, claim: Skeleton) -> int | None:
    """`قُتل 31، بينهم 27 اختناقا ... مقتل الأربعة الباقين`: those who are left of the whole."""
    at = claim.last if claim.who is None else claim.who[1]
    definite = doc.norm(claim.key).startswith("ال")
    return (
        claim.first
        if definite and doc.find(words("casualties", "share", "left"), claim.last, at + 1) is not None
        else None
    )


# By which words a claim shows itself to be a part, and how many sentences back its whole may be.
SIGNS = (
    (_died_at_once, FAR),
    (_is_in_state, FAR),
    (_is_numbered_among, FAR),
    (is_identified, FAR),
    (is_handed_over, NEAR),
    (_is_of_victims, FAR),
    (_is_heaviest, FAR),
    (_is_where_most_fell, FAR),
    (_divided_at, FAR),
    (_is_among_told, FAR),
    (_is_of_one_place, FAR),
    (_is_bracketed, FAR),
    (_is_distributed, NEAR),
    (_is_of_group, FAR),
    (_is_of_them, NEAR),
    (_is_identification, NEAR),
    (is_treated, NEAR),
    (_is_rest, FAR),
)
