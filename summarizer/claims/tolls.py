"""Tolls: `ارتفعت حصيلة ... إلى 6 قتلى و5 جرحى`, `بلغ عدد الجرحى 27`, `عدد القتلى تسعة`, `القتلى خمسة`."""

from __future__ import annotations

from functools import cache
from itertools import chain

from summarizer.claims.bounds import BELOW, opened_by
from summarizer.claims.cases import case_kind
from summarizer.claims.custody_tolls import CUSTODY
from summarizer.claims.elliptical import elsewhere
from summarizer.claims.group import Group
from summarizer.claims.numbers_of_theirs import read_numbers_of_theirs
from summarizer.claims.relative_tolls import doer_behind, tells_of_many
from summarizer.claims.scene import Scene
from summarizer.claims.toll_kinds import KIND_REACH, are_told_by_deed, stated_kind
from summarizer.document import Document
from summarizer.language.text import COMMAS, PAUSES
from summarizer.language.wordlists import phrases, words
from summarizer.model import Kind

# How far the value may stand behind the toll's noun, in tokens.
REACH = 40
# How far before the noun the word of its change may stand, and how much farther over an aside, in tokens.
CHANGE_REACH, ASIDE_REACH = 4, 5
# Before `عدد`: `أعلى عدد من القتلى بلغ 80`.
SUPERLATIVES = frozenset(("اعلي", "اكبر", "اقل", "ادني"))
# Before the number that a place had, and behind it: that of one among several places, which no toll rose to.
AMOUNTING, LARGEST = "بواقع", frozenset(("الاكبر", "الاعلي", "الاقل", "الادني"))
# How far before a toll the verb may stand by which somebody estimates it, in tokens.
ESTIMATE_REACH = 4
# How far before its value the verb may stand behind a toll, in tokens.
ESTIMATED_REACH = 2
# Behind a toll that rose, before what it rose with.
WITH = frozenset(("بعد", "بعدما", "عقب", "اثر", "مع", "نتيجه"))
# With the article no toll rises to a number below this: `تجاوز عدد القتلى في الغارات الستين`, but `في الغارات الست`.
MOST_FEW = 11
# Of losses of goods, which a number without people may count: `حصيلة الخسائر البشرية والمادية بلغت 300 مليون`.
MATERIAL = frozenset(("الماديه", "والماديه"))
# What takes إلى, so that a number without it is no toll's: `وصل العدد، بعد انتشال خمس جثث، إلى 22`.
ARRIVES = frozenset(("وصل", "وصلت", "يصل", "تصل"))


def read_tolls(scene: Scene) -> None:
    """The values of tolls, and the ranges of the sentence that speak of a running toll."""
    for i in scene.every(_toll_words()):
        # `عدد من أعضاء الجمعية` is a count and no toll.
        # `عدد من نُفذ فيهم الحكم` is one.
        of_many = tells_of_many(scene.doc, i + 2) or are_told_by_deed(scene.doc, i + 1)
        if i not in scene.doc.counts or of_many or _is_most(scene.doc, i):
            _read_toll(scene, i)
    for i in scene.every(words("casualties", "cases")):
        # `بلغت حالات الاعتقال أكثر من 6500`, `حالات الوفاة في السجون بلغت 12`
        change = scene.doc.is_word(i - 1, words("casualties", "cumulative", "change"))
        died = case_kind(scene.doc.norm(i + 1).removeprefix("ال")) == "killed" and scene.doc.norm(i).startswith("حالات")
        if change and scene.doc.norm(i + 1) in CUSTODY:
            _read_toll(scene, i - 1)
        elif died and not scene.doc.counted_before(i):
            _read_toll(scene, i, "killed")
    read_numbers_of_theirs(scene)


def _is_most(doc: Document, i: int) -> bool:
    """`سجلت حلب أعلى عدد من القتلى بلغ 80`, `... بواقع 153`: a toll after all, by its verb."""
    amounts = doc.norm(i + 3) == AMOUNTING or doc.is_word(i + 3, words("casualties", "cumulative", "change"))
    return doc.norm(i - 1) in SUPERLATIVES and amounts


@cache
def _toll_words() -> frozenset[str]:
    """`حصيلة`, `بحصيلة`, `لحصيلة`."""
    return frozenset(
        f"{before}{word}" for word in words("casualties", "cumulative", "toll") for before in ("", "ب", "ل")
    )


def _read_toll(scene: Scene, i: int, told: Kind | None = None) -> None:
    """Record the value of the toll whose noun stands at a token, which may tell its kind, and what goes on from it."""
    doc = scene.doc
    if doc.is_word(i - 1, words("casualties", "share", "comprising")) or doc.norm(i - 1) == "ومن":
        # `وتشمل حصيلة القتلى أربعة أطفال`: some of them.
        return
    kind = told or stated_kind(scene, i)
    end = _toll_end(scene, i)
    change = _change(scene, i, end)
    # `حصيلة أولية`, `سجلت حلب العدد الأكبر بـ28`
    stands = doc.find(words("casualties", "cumulative", "first") | LARGEST, i, min(i + 3, scene.last)) is not None
    group = _value(scene, i, end, change)
    risen = change is not None
    if group is None:
        group, risen = _value_before(scene, i), True
    if group is None:
        return
    if risen and not stands:
        scene.cumulative.append((group.first, end))
    if not scene.free(group):
        return
    stated = group.kind or kind
    if stated is None or (group.kind and kind and kind not in (group.kind, "casualties")):
        return
    if group.kind is None and group.who is None and doc.find(MATERIAL, i, end) is not None:
        return
    before = group.first < i <= group.last + 1 and group.kind is None
    # `ارتفع إلى ستين عدد القتلى`: the quote reaches to the kind.
    last = i + 2 + (doc.norm(i + 1) == "من") if before else None
    first = i if group.kind is None and not before else None
    scene.add(group, stated, "toll", first=first, last=last, agent=doer_behind(doc, i))
    # `تجاوز عدد من قتلتهم الغارات الستين`: some are no claim besides.
    scene.take(i, i + 1)
    for j in doc.having(i + 1, group.first, "victim"):
        if doc.norm(j - 1) in words("casualties", "missing", "still"):
            # `عدد الذين لا يزالون مفقودين 57`
            scene.take(j, j + 1)
    if group.kind is None and (joined := _joined_value(scene, group)) is not None:
        if risen and not stands:
            scene.cumulative.append((joined.first, joined.last))
        scene.add(joined, stated, "toll", first=i)
    _read_earlier_value(scene, i, group, stated)
    if doc.norm(group.next) in PAUSES:
        # `بلغ عدد القتلى في ريف دمشق 20، و14 في حماة`
        shared = words("casualties", "share", "after") | words("casualties", "share", "openers")
        for other in elsewhere(scene, group.next):
            if doc.find(shared, group.next, other.first) is None:
                # not `80 قتيلا، 30 منهم في حلب و50 في حماة`
                scene.add(other, stated, "toll")


def _joined_value(scene: Scene, group: Group) -> Group | None:
    """`بلغ عدد القتلى 15 مدنيا و7 جنود`: a second number over people, which no verb tells anything else of."""
    doc = scene.doc
    other = scene.group(group.next) if doc.norm(group.next).startswith("و") and group.next in doc.counts else None
    if other is None and doc.norm(group.next) == "و":
        other = scene.group(group.next + 1) if group.next + 1 in doc.counts else None
    if group.who is None or other is None or other.who is None or other.kind or not scene.free(other):
        return None
    apart = doc.reading(other.next, "event", "verb", "victim") or doc.reading(other.who[0], "person", "kin") is None
    # `بلغ عدد القتلى 80 شخصا و20 شخصا في عداد المفقودين`
    lost = doc.phrase_end(phrases("casualties", "missing", "states"), other.next) is not None
    return None if apart or lost or other.partitive or other.definite else other


def _read_earlier_value(scene: Scene, i: int, group: Group, kind: Kind) -> None:
    """`عدل عدد القتلى من 29 إلى 37`: the number from which a toll rose or fell is one that was told before."""
    doc = scene.doc
    if doc.norm(group.first - 1) != "الي":
        return
    for j in range(i + 1, group.first):
        earlier = scene.group(j) if j in doc.counts and doc.norm(j - 1) == "من" else None
        if earlier is not None and scene.free(earlier) and earlier.kind in (None, kind):
            scene.add(earlier, kind, "toll-earlier", first=i if earlier.kind is None else None)
            return


def _toll_end(scene: Scene, i: int) -> int:
    """A toll reaches to the next one (`حصيلة لضحايا الأحداث، وقال إن عدد القتلى بلغ`) or to the clause that opens with
    another subject, at most to the end of its quotation or sentence.
    """
    doc = scene.doc
    limit = min(i + REACH, scene.last, *(last for first, last in doc.quoted if first <= i < last))
    for j in range(i + 1, limit):
        norm = doc.norm(j)
        if j > i + 1 and j not in doc.counts and doc.is_word(j, _toll_words()) and stated_kind(scene, j):
            return j
        if doc.is_word(j, ("فيما", "بينما", "حين", "لكن", "بعد", "بعدما")) and (doc.norm(j - 1) in ("،", ",", "في")):
            if norm in ("بعد", "بعدما") and not any(k in doc.counts for k in range(i, j)):
                continue
            return j
        if norm == "حيث" and doc.norm(j - 1) in COMMAS and doc.counted(i + 1, j):
            # `بلغ عدد القتلى 35، حيث سجلت صنعاء العدد الأكبر بـ28`
            return j
        still = norm in ("لا", "ما") and doc.norm(j + 1) in words("casualties", "missing", "still")
        if still and not COMMAS.isdisjoint(doc.norms[i:j]):
            # `ارتفاع عدد القتلى، إذ لا يزال 25 شخصا مجهولي المصير`
            return j
        if doc.tokens[j].kind == "quote" and doc.norm(j - 1) == ":":
            # `عدد الضحايا سيرتفع، مضيفا: "..."`
            return j
        if norm == "." and "." not in (doc.norm(j - 1), doc.norm(j + 1)):
            # `"العدد سيزيد. وهناك 68 جريحا"`: another sentence of a quotation, but `عدد المخطوفين... 303`
            return j
        if norm in ("لان", "لانه") or doc.is_word(j, words("reporting", "preposition")):
            if doc.norm(j - 1) in COMMAS and not doc.counted(i + 2, j) and doc.after_aside(j - 1, limit) < limit:
                # `إن عدد القتلى، وفق آخر الأرقام، بلغ 12`
                continue
            return j
        if norm in ("وان", "وانه") or (
            norm.endswith(("ا", "ه")) and doc.norm(j + 1) == "الي" and doc.norm(j + 2) == "ان"
        ):
            return j
    return limit


def _change(scene: Scene, i: int, end: int) -> int | None:
    """The word that makes the toll a running one: before its noun or behind it."""
    doc = scene.doc
    change = words("casualties", "cumulative", "change")
    for j in chain(range(i - 1, max(scene.first, i - _before(doc, i)) - 1, -1), range(i + 1, end)):
        norm = doc.norm(j)
        if norm in change or norm[1:] in change:
            return j
        if j > i and j in doc.counts and norm != "الي" and doc.norm(j - 1) != "من":
            return None
    return None


def _before(doc: Document, i: int) -> int:
    """How far before a toll the word of its change may stand: farther over an aside (`يبلغ، حسب الوزارة، عدد`)."""
    return CHANGE_REACH + (ASIDE_REACH if doc.norm(i - 1) in COMMAS else 0)


def _value(scene: Scene, i: int, end: int, change: int | None) -> Group | None:
    """The number of a toll, behind its noun and the word of its change."""
    doc = scene.doc
    for j in range(i + 1, end):
        if j not in doc.counts:
            continue
        if j in scene.used:
            # `إجمالي عدد الضحايا بلغ 16`: the value of the word before this one.
            return None
        before = doc.norm(j - 1)
        if before in ("من", "منذ", "في", "عام", "يوم") or doc.norm(j) == "" or _is_of_noun(doc, j):
            continue
        if doc.is_word(j - 1, words("casualties", "share", "openers")) and doc.norm(j - 2) in COMMAS:
            # `ترتفع إلى 29 حصيلة من قُتلوا منذ مطلع العام، بينهم ثلاث نساء`
            return None
        if before != "الي" and _rises_by(doc, i, j):
            continue
        if j - 1 > i + KIND_REACH and (doc.form(j - 1, "event") or before in words("casualties", "other_harm")):
            # `حصيلة الإعصار الذي أدى إلى نزوح تسعة`, `وكان هجوم أدى إلى مقتل تسعة`: the number is of that.
            return None
        if doc.counts[j].vague and before != "الي" and not _adjacent(i, j):
            # `ازدياد عدد ضحايا الزلزال الذي طال بعض المناطق`
            continue
        below = before == "عن" and doc.find(BELOW, max(scene.first, i - 2), j) is not None
        if not (
            before in ("الي", AMOUNTING)
            or below
            or (change is not None and (change == j - 1 or change < i or change > i))
            or _adjacent(i, j)
            or _is_estimated(doc, i, j)
        ):
            return None
        group = scene.group(j)
        if group is None:
            continue
        return opened_by(scene.doc, group, change, j)
    return None


def _rises_by(doc: Document, i: int, j: int) -> bool:
    """`ارتفع عدد القتلى بعد العثور على ثلاث جثث إلى 17`: whether a number tells what a toll rose by, not what to."""
    rises = doc.find(words("casualties", "cumulative", "rises") | ARRIVES, max(i - 2, 0), i) is not None
    return rises and doc.find(WITH, i, j) is not None


def _is_of_noun(doc: Document, j: int) -> bool:
    """`عدد الذين قتلوا في المدن الثلاث 23`: how many the things are that a preposition governs."""
    few = (doc.counts[j].minimum or MOST_FEW) < MOST_FEW and doc.norm(j).startswith("ال")
    return few and doc.norm(j - 1).startswith("ال") and doc.norm(j - 2) == "في"


def _value_before(scene: Scene, i: int) -> Group | None:
    """`ارتفعت إلى 37 قتيلا على الأقل حصيلة الإعصار`."""
    doc = scene.doc
    for j in range(max(scene.first, i - REACH), i):
        if (
            j in doc.counts
            and doc.norm(j - 1) == "الي"
            and doc.is_word(j - 2, words("casualties", "cumulative", "change"))
        ):
            return scene.group(j)
    return None


def _is_estimated(doc: Document, i: int, j: int) -> bool:
    """`قدّر الجيش عدد قتلى الحزب في الغارات بسبعة`, `عدد من قُتلوا في الغارات يقدر بسبعة`: behind the verb the value has
    ب, wherever it stands.
    """
    # `قدرت الأمم المتحدة، الشهر الماضي، عدد القتلى`
    reach = ESTIMATE_REACH + (ASIDE_REACH if doc.norm(i - 1) in COMMAS else 0)
    estimates = words("casualties", "revised", "estimates")
    verb = doc.find(estimates, max(0, i - reach), i)
    if verb is None:
        verb = doc.find(estimates, max(i, j - ESTIMATED_REACH), j)
    # `بـ300` is two tokens.
    return verb is not None and (doc.norm(j).startswith("ب") or doc.norm(j - 1) == "ب")


def _adjacent(i: int, j: int) -> bool:
    """`عدد القتلى تسعة`: nothing but the noun of the kind and its adjectives between toll and value."""
    return j - i <= KIND_REACH + 1
