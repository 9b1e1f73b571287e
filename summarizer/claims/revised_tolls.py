"""Tolls that rise or fall to a number without its noun: what was counted before them tells the kind.

`رفعت الوزارة الحصيلة من ستة شهداء إلى أحد عشر`, `سقوط 30 قتيلا، ثم رفع العدد إلى 68`.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.strike_words import is_form_of
from summarizer.claims.group import Group
from summarizer.claims.listed_subjects import THAT
from summarizer.claims.phrase_ends import is_closed
from summarizer.claims.scene import Scene, Skeleton
from summarizer.language.text import ARTICLE
from summarizer.language.wordlists import is_of, words
from summarizer.model import Kind

# How far behind the first number of a revision `إلى` may stand, and behind the word for the toll, in tokens.
FROM_REACH, TO_REACH = 4, 5
# How far before the preposition of its number the span of a toll may begin, in tokens.
SPAN_REACH = 9
# How far before its number a toll without a kind may begin, in tokens.
TOLL_REACH = 20
# How far around the word for the toll the verb of change may stand, in tokens.
CHANGE_REACH = 6
# How far before a verb of change the toll may stand that is its subject, in tokens.
TOLD_REACH = 10
# All that were told so far.
TOTALS = frozenset(("الاجمالي", "المجموع"))
# Behind the word for a toll, and before the number of those whom its sentence has told: `توفي ثلاثة، ليصبح العدد سبعة`.
REAL = frozenset(("الحقيقي", "الفعلي", "الصحيح", "الحقيقيه", "الفعليه"))
REACHES = frozenset(("يصل", "تصل"))
# What may stand before the number of a total that somebody says to be larger: `إن العدد لا يقل عن 30`.
OF_ALL = frozenset(("العدد", "الحصيله", "الرقم"))
REACHED = frozenset(("بلغ", "يبلغ", "يصل", "وصل", "تجاوز", "يتجاوز", "يناهز", "ناهز"))
# Where many tolls are added up, before the place.
ACROSS = frozenset(("في", "عموم", "مجمل", "كامل", "انحاء", "عبر"))
# How long the name of whose toll it is may be, in tokens.
NAMED_REACH = 9
BECAME = frozenset(("ليصبح", "اصبح", "بات", "صار", "ليصير"))


def read_revised(scene: Scene, previous: Sequence[Skeleton]) -> None:
    """The number to which a toll was revised, where no rule that knows its kind has read it."""
    doc = scene.doc
    for i in doc.counted(scene.first, scene.last):
        counted = scene.group(i) if i not in scene.used else None
        told = _earlier_toll(scene, i, counted) if counted is not None else None
        kind = _kind_so_far(scene, previous, i) if told is not None else None
        if counted is not None and kind is not None:
            scene.add(counted, kind, "toll-revised", first=told)
            continue
        total = _total_so_far(scene, i)
        group = counted if doc.norm(i - 1) == "الي" or total is not None else None
        if group is None or group.shape != "number" or not is_closed(doc, group.next):
            continue
        if group.who is not None and not (doc.norm(i - 2) in OF_ALL and doc.reading(group.who[0], "person")):
            # `رفع الحاكم الحصيلة إلى 12 فردا من الشرطة`, but `خفض عدد الموظفين إلى 12 موظفا`
            continue
        earlier = _told_from(scene, i)
        if earlier is not None:
            scene.add(group, group.kind or earlier.kind, "toll-revised", first=earlier.first)
        elif group.kind is None and (toll := _bare_toll(scene, i) if total is None else total) is not None:
            kind = _kind_so_far(scene, previous, toll)
            if kind is not None:
                # `يصل إلى 50` is how far it may rise, as `قد` before it says.
                most = doc.norm(toll) in REACHES and doc.norm(toll - 1).lstrip("وف") == "قد"
                scene.cumulative.append((group.first, group.last))
                scene.add(group._replace(minimum=None) if most else group, kind, "toll-revised", first=toll)


def _earlier_toll(scene: Scene, i: int, group: Group) -> int | None:
    """`الحصيلة الأولى فكانت تتعلق بـ62 شخصا`: where a toll begins that names no kind and has a verb of telling."""
    doc = scene.doc
    verb = i - 1 - (doc.norm(i - 1) in ("ب", "عن", "الي"))
    if group.kind or doc.norm(verb) not in words("casualties", "revised", "telling"):
        return None
    if group.who is not None and doc.norm(group.who[0]) not in words("casualties", "common"):
        return None
    tolls = words("casualties", "revised", "tolls")
    return next((j for j in range(verb, max(scene.first, verb - TOLL_REACH) - 1, -1) if doc.is_word(j, tolls)), None)


def _times() -> frozenset[str]:
    """`رفع العدد صباحا إلى 68`: adverbs between a toll and its number."""
    return words("reporting", "times") | words("casualties", "fillers")


def _told_from(scene: Scene, i: int) -> Skeleton | None:
    """`من ستة شهداء إلى أحد عشر`: the claim from whose number a toll was revised."""
    doc, told = scene.doc, scene.latest(i)
    if told is None or not told.last <= i - 1 < told.last + FROM_REACH or doc.norm(told.key - 1) != "من":
        return None
    return None if any(doc.is_stop(j) for j in range(told.last, i)) else told


def _bare_toll(scene: Scene, i: int) -> int | None:
    """`رفع العدد صباحا إلى 68`: where the words for a toll begin that names no kind."""
    doc, change = scene.doc, words("casualties", "cumulative", "change") | words("casualties", "revised", "verbs")
    if (told := _told_by_toll(scene, i)) is not None:
        return told
    # `رفعت العدد الإجمالي منذ 21 أكتوبر إلى 261`
    since = doc.find({"منذ"}, max(scene.first, i - SPAN_REACH), i - 1)
    i = i if since is None else since + 1
    for j in range(i - 2, max(scene.first - 1, i - 2 - TO_REACH), -1):
        if doc.is_stop(j) or doc.reading(j, "victim", "event"):
            return None
        if doc.is_word(j, words("casualties", "revised", "tolls")):
            near = (*range(j, i), *range(j - 1, max(scene.first, j - CHANGE_REACH) - 1, -1))
            return next((k for k in near if doc.is_word(k, change)), None)
        if j == i - 2 and doc.is_word(j, change) and _toll_told(scene, j):
            return j
        if j in doc.place_at or doc.norm(j) in ACROSS:
            # `ليرتفع العدد في عموم سوريا إلى 1148`
            continue
        if not (doc.is_word(j, change) or doc.norm(j).startswith("ال") or doc.is_word(j, _times() | {"قد"})):
            # `العدد الإجمالي للسكان`
            return None
    return None


def _told_by_toll(scene: Scene, i: int) -> int | None:
    """`تشير حصيلة «كذا» إلى أكثر من 210`: where a verb of telling begins whose subject is another's toll."""
    doc = scene.doc
    for j in range(i - 2, max(scene.first, i - 2 - NAMED_REACH), -1):
        if doc.is_stop(j) or doc.reading(j, "victim", "event", "verb"):
            return None
        if doc.norm(j) in words("casualties", "cumulative", "toll"):
            return j - 1 if doc.is_word(j - 1, words("casualties", "revised", "telling")) else None
    return None


def _estimated(scene: Scene, i: int) -> int | None:
    """`وتقدر اللجنة العدد بـ197`: where the word for the toll stands that somebody estimates at a number."""
    doc = scene.doc
    toll = i - 1 - (doc.norm(i - 1) == "ب")
    if toll == i - 1 and not doc.norm(i).startswith("ب"):
        return None
    if doc.norm(toll) not in words("casualties", "revised", "tolls"):
        return None
    estimates = words("casualties", "revised", "estimates")
    return doc.find(estimates, max(scene.first, toll - NAMED_REACH), toll)


def _counted_by(scene: Scene, i: int) -> int | None:
    """`قتل خمسة. وأحصى المرصد ستة.`: where the verb stands by which somebody counted those at the end of a sentence."""
    doc = scene.doc
    if not doc.is_stop(doc.counts[i].last):
        return None
    for j in range(i - 1, max(scene.first, i - NAMED_REACH) - 1, -1):
        if doc.is_word(j, words("casualties", "revised", "counted")):
            return j if j < i - 1 and not _may_count_things(scene, j) else None
        told = doc.reading(j, "victim", "event", "verb") is not None
        if told or doc.is_stop(j) or doc.norm(j) in words("reporting", "function"):
            return None
    return None


def _may_count_things(scene: Scene, verb: int) -> bool:
    """`قتل خمسة في الحرائق. وأحصت الحماية المدنية ثلاثين.`, `قتل ثلاثة في انهيار منزل. وأحصت البلدية عشرين.`: whether
    what was told before a verb of counting has more than people that a number without its noun may be of.
    """
    doc, things = scene.doc, words("casualties", "revised", "countable")
    if doc.find(words("casualties", "revised", "carers"), verb + 1, verb + NAMED_REACH) is not None:
        return False
    told = range(scene.first if scene.before is None else scene.before.first, verb)
    felled = (i for i in told if is_of(doc.bare[i], words("casualties", "revised", "felled")))
    one = any(doc.norm(i + 1).removeprefix(ARTICLE) in words("casualties", "things") for i in felled)
    return one or any(is_form_of(doc.norm(i), things) for i in told)


def _total_so_far(scene: Scene, i: int) -> int | None:
    """`280 شهيدا، ليصبح الإجمالي 68,280`, `توفي ثلاثة، ليصبح العدد سبعة`, `إن العدد الحقيقي 19`: where the words begin
    for the total that a number at a token is.
    """
    doc = scene.doc
    at = i - 1 - (doc.norm(i - 1) == "الي")
    if doc.norm(at) in REAL and doc.norm(at - 1) in words("casualties", "revised", "tolls"):
        return at - 1
    alone = doc.counts[i].first == doc.counts[i].last - 1
    whole = not alone or (doc.norm(at - 1) in ("ان", "بان") and doc.is_stop(doc.counts[i].last))
    if doc.norm(at) in OF_ALL and doc.norm(at - 1) in THAT and whole:
        # `لا يقل عن 30`, `أكثر من 30`: a number alone may count anything, unless nothing follows.
        return at
    if (counter := _counted_by(scene, i)) is not None:
        return counter
    if doc.norm(at) == "العدد" and doc.is_word(at - 1, BECAME):
        return at - 1 if scene.latest(at) is not None else None
    if (doc.norm(at) == "العدد" and doc.is_word(at - 1, REACHED)) or (
        doc.norm(at - 1) == "العدد" and doc.is_word(at, REACHED)
    ):
        # `رجح أن يبلغ العدد 150 ألفا`, `إن العدد بلغ 30`, unless his sentence tells of those who fled
        return at - 1 if not scene.mentions(words("casualties", "revised", "displaced")) else None
    if (estimated := _estimated(scene, i)) is not None:
        return estimated
    rose = words("casualties", "cumulative", "change") | words("casualties", "revised", "equates")
    return at - 1 if doc.norm(at) in TOTALS and doc.is_word(at - 1, rose) else None


def _toll_told(scene: Scene, verb: int) -> bool:
    """`وكانت الحصيلة السابقة خمسة قتلى قبل أن ترتفع إلى تسعة`: the verb's subject is the toll before it."""
    doc, tolls = scene.doc, words("casualties", "revised", "tolls")
    at = doc.find(tolls, max(scene.first, verb - TOLD_REACH), verb)
    if at is None:
        return False
    of = next(j for j in range(at + 1, verb + 1) if not doc.norm(j).startswith("ال"))
    # `العدد الإجمالي للسكان`
    return not doc.norm(of).startswith("لل")


def _kind_so_far(scene: Scene, previous: Sequence[Skeleton], before: int) -> Kind | None:
    """The kind of the last toll told: of the dead where the sentence before tells of dead and wounded."""
    told = scene.latest(before)
    if told is not None:
        return told.kind
    kinds = {s.kind for s in previous if s.sentence == scene.index - 1 and not s.none and s.host is None}
    return "killed" if "killed" in kinds else kinds.pop() if len(kinds) == 1 else None
