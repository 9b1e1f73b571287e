"""Numbers whose kind only the claim before them in their sentence tells.

`16 متظاهرا في البصرة، و14 في ذي قار`, `12 شخصا في درعا، وفي حماة خمسة`, `3200 مهاجر، مقابل 900 في المتوسط`,
`ثلاث طالبات فارقن الحياة ... ورابعة في الطريق`, `أربعة في الهجوم الأول وستة في الثاني`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from summarizer.claims.cases import graded_pairs
from summarizer.claims.frames import compared_at, frame_start, is_owned
from summarizer.claims.group import Group
from summarizer.claims.one_of import is_one
from summarizer.claims.phrase_ends import is_closed
from summarizer.claims.scene import Scene, Skeleton
from summarizer.document import Document
from summarizer.language.text import CLAUSE_ENDS, COMMAS
from summarizer.language.wordlists import is_of, ordinals, words
from summarizer.sources.reporting import speaks

# How far behind a claim the place may be named where it was, in tokens.
PLACE_REACH = 4
# How far behind a claim the ordinal of its attack (`في الانفجار الأول`) or the fire may stand, in tokens.
TURN_REACH = 5
# How far behind a claim a number or an ordinal may stand that goes on with it, in tokens.
REACH = 14
# Parts of a country, which no gazetteer names: `سبعة شهداء في الجنوب، وخمسة في البقاع`.
REGIONS = frozenset(("الجنوب", "الشمال", "الوسط", "الشرق", "الغرب", "الساحل", "الجبل", "الضاحيه", "العاصمه"))
# `في السجن نفسه`.
SAME = frozenset(("نفسه", "نفسها", "ذاته", "ذاتها"))
OTHERS = frozenset(("اخرين", "اخرون"))
# One more, told with his place.
AND_ANOTHER = frozenset(("واخر", "واخري"))
# Places that are not named: `و12 في مناطق متفرقة`.
SCATTERED, APART = frozenset(("مناطق", "انحاء", "اماكن", "مواقع", "احياء")), frozenset(("متفرقه", "مختلفه", "اخري"))
# Whom one thing may have hurt, and another the next.
HURT = frozenset(("killed", "wounded"))
# Before how bad the state of people is: `أربعة حالتهم حرجة وسبعة حالتهم متوسطة`.
STATES = frozenset(
    ("حالته", "حالتها", "حالتهما", "حالتهم", "اصابته", "اصابتهما", "اصابتهم", "اصاباتهم", "جروحهم", "بحاله")
)


def read_elsewhere(scene: Scene) -> None:
    """`اعتقلت 16 متظاهرا في البصرة، و14 في ذي قار`: bare numbers with their places go on with what was told of one."""
    doc = scene.doc
    if all(i in scene.used for i in doc.counted(scene.first, scene.last)):
        return
    for told in list(scene.found):
        at = _placed_at(doc, told.last, min(told.last + PLACE_REACH, scene.last))
        if told.none or told.minimum is None or at is None:
            continue
        for other in elsewhere(scene, at):
            scene.add(other, told.kind, told.rule, host=told.host)


def _placed_at(doc: Document, first: int, last: int) -> int | None:
    """Where the place of a claim is named behind it: `في البصرة`, `في القصف على سرمين`, `بإقليم الحوز`."""
    within = next((i for i in range(first, last) if doc.norm(i).startswith("ب") and _names_place(doc, i)), None)
    if within is not None:
        return within
    at = doc.find({"في"}, first, last)
    if at is not None and _names_place(doc, at + 1):
        return at + 1
    struck = doc.find({"علي"}, first, last + 1)
    return struck + 1 if struck is not None and _names_place(doc, struck + 1) else None


def elsewhere(scene: Scene, start: int, rest: int | None = None) -> Iterator[Group]:
    """`896 من القتلى سقطوا في كونر، و38 في ننغرهار`: bare numbers with و, each with its place, go on with a share.

    One over a noun does where it is the rest of the whole: `29 سجينا، 26 منهم في سجن، وثلاثة أشخاص في آخر`.
    """
    doc = scene.doc
    for i in range(start, scene.last):
        if i in doc.place_at or doc.norm(i + 1) in SAME:
            # `في سجن حماة`, `في السجن نفسه`, though to imprison is an event
            continue
        if doc.norm(i) in CLAUSE_ENDS or speaks(doc.norm(i)) or doc.reading(i, "event", "verb"):
            return
        joined = doc.norm(i).startswith("و") or doc.norm(i - 1) == "و"
        group = scene.group(i) if joined and i in doc.counts else None
        if group is None or group.shape != "number" or group.kind or not scene.free(group):
            continue
        # `60 منهم من الجيش، و28 من المسلحين`
        framed = doc.norm(start) == "من" and doc.norm(group.last) == "من" and _ends_in_people(doc, group.last)
        left = rest is not None and group.minimum == rest
        # `15 بعمالة مراكش`: no workers of his
        if group.who and not (left or framed or is_of(doc.norm(group.who[0]), words("casualties", "place_classes"))):
            continue
        # `412 حالة وفاة في غينيا و190 حالة في ليبيريا`
        cases = words("casualties", "cases")
        at = group.last + (doc.norm(group.last) in cases and doc.find(cases, start - PLACE_REACH, start) is not None)
        at += doc.norm(at) == "في"
        if _names_place(doc, at) or framed or (left and not group.who):
            # `سبعة، ثلاثة منهم بالرصاص الحي وأربعة جراء الضرب`: the rest of the whole
            yield group


def _names_place(doc: Document, i: int) -> bool:
    """`بانياس`, `مدينة بانياس`, `الجنوب`, `السجن نفسه`, `مناطق متفرقة`: whether a place is told at a token."""
    norm = doc.norm(i)
    behind = i + 1 < len(doc.tokens) and doc.tokens[i + 1].kind == "word" and not doc.readings[i + 1]
    known = i + 1 in doc.place_at or (behind and doc.norm(i + 1) not in words("reporting", "function"))
    # `41 بإقليم كذا`; in `40 منطقة أعلنت منكوبة` the areas are counted.
    classed = is_of(norm, words("casualties", "place_classes")) and (norm.startswith("ب") or not doc.counted_before(i))
    named = i in doc.place_at or (classed and known)
    same = norm.startswith("ال") and doc.norm(i + 1) in SAME
    scattered = norm in SCATTERED and doc.norm(i + 1) in APART
    return named or scattered or norm in REGIONS or (same and norm.removeprefix("ال") in words("places", "kept"))


def read_parallel(scene: Scene) -> None:
    """`93 قتيلا من العناصر المسلحة، و120 من المقاتلين`, `جريحين بالمستشفى وثلاثة ميدانيا`: told in the same frame."""
    doc = scene.doc
    for told in [s for s in scene.found if s.minimum is not None and not s.none]:
        frames = [same for opens, same in FRAMES if opens(doc, told.last)] if told.rule == "counted-victims" else []
        near, fire = min(told.last + TURN_REACH, scene.last), words("casualties", "fallen", "shots")
        in_turn = doc.find(words("titles", "bodies", "ordinals"), told.last, near) is not None
        by_fire = doc.find(fire, told.last, near) is not None
        for i in range(told.last + 1, min(told.last + REACH, scene.last)):
            if doc.norm(i) in CLAUSE_ENDS or speaks(doc.norm(i)) or doc.reading(i, "event", "verb", "victim"):
                break
            if i not in doc.counts or is_one(doc, i):
                # `أربعة قتلى من عائلة واحدة، واثنان من المارة`
                continue
            joined = doc.norm(i).startswith("و") or doc.norm(i - 1) == "و"
            group = scene.group(i) if joined and (frames or in_turn or by_fire) else None
            if group is None or not scene.free(group) or group.kind or group.definite or group.partitive:
                break
            alike, next_in_turn = any(same(doc, group.last) for same in frames), _is_next_in_turn(doc, group)
            # `قتل ثلاثة برصاص الجيش، واثنان بقذائف الميليشيا`
            if alike or (in_turn and next_in_turn) or (by_fire and doc.norm(group.last) in fire):
                scene.add(group, told.kind, "elliptical", host=told.host)
            if not (alike or (in_turn and next_in_turn)):
                break


def _is_of(doc: Document, i: int) -> bool:
    """`93 قتيلا من العناصر`."""
    return doc.norm(i) == "من"


def _is_next_in_turn(doc: Document, group: Group) -> bool:
    """`قتل أربعة في الانفجار الأول وستة في الثاني`: in which of them, by an ordinal alone."""
    at = group.last + 1
    ordinal = doc.norm(at) in words("titles", "bodies", "ordinals")
    return doc.norm(group.last) in ("في", "من") and group.who is None and ordinal and is_closed(doc, at + 1)


def _is_to_people(doc: Document, i: int) -> bool:
    """`12 قتيلا للجيش و20 للمتمردين`: whose dead they are, of whom nothing else is told."""
    whose = doc.reading(i, "person", "collective") if i < len(doc.tokens) else None
    told = (whose is not None and whose.prefix.startswith("ل")) or (i in doc.actor_at and doc.norm(i).startswith("ل"))
    return told and doc.norm(i).startswith("لل")


def read_by_means(scene: Scene) -> None:
    """`5 إصابات بالرصاص الحي و12 بالمطاط و30 بالغاز`, `61 منهم بالقصف و40 بالألغام`, `منها أربع حرجة وسبع متوسطة`: bare
    numbers, each with what hurt them or how badly, behind the first.
    """
    doc = scene.doc
    for told in [s for s in scene.found if s.kind in HURT and s.minimum is not None and not s.none]:
        frame = next((words_ for words_ in _means() if doc.norm(told.last) in words_), None)
        if frame is None or (frame is _means()[1] and told.kind != "wounded"):
            continue
        for i in range(told.last + 1, scene.last):
            if doc.norm(i) in CLAUSE_ENDS or speaks(doc.norm(i)) or _tells_other(doc, i):
                break
            if i not in doc.counts:
                continue
            joined = doc.norm(i).startswith("و") or doc.norm(i - 1) == "و" or doc.norm(i - 1) in COMMAS
            group = scene.group(i) if joined else None
            if group is None or group.who or group.kind or not scene.free(group) or doc.norm(group.last) not in frame:
                break
            scene.add(group, told.kind, "elliptical", host=told.host)


def _means() -> tuple[frozenset[str], frozenset[str]]:
    """The words behind a number for what hurt people, and those for how badly they are hurt."""
    return words("casualties", "share", "means"), words("casualties", "cases", "graded") | graded_pairs() | STATES


def _tells_other(doc: Document, i: int) -> bool:
    """Whether a word tells of something else, and not of what hurt somebody (`بالاختناق`)."""
    return doc.norm(i) not in words("casualties", "share", "means") and bool(doc.reading(i, "event", "verb", "victim"))


def _is_hospital(doc: Document, i: int) -> bool:
    """`بالمستشفى`, `في العيادة`, `آخرين إلى مستشفى كذا`, `ميدانيا`: where the hurt are treated."""
    i += doc.norm(i) in OTHERS
    at = i + 1 if doc.norm(i) in ("في", "الي") else i
    where = doc.norm(at).removeprefix("ب")
    return doc.norm(i) == "ميدانيا" or where in words("casualties", "hospitals")


def _ends_in_people(doc: Document, i: int) -> bool:
    """`من المقاتلين المناوئين،`: people whom a number is of, of whom nothing else is told."""
    actor = doc.actor_at.get(i + 1)
    if doc.norm(i) == "من" and actor is not None and actor.first == i + 1:
        return is_closed(doc, actor.last)
    if doc.norm(i) != "من" or doc.reading(i + 1, "person") is None:
        return False
    end = doc.past(i + 2, lambda j: doc.norm(j).startswith("ال"))
    return doc.norm(end).startswith(("لل", "بال")) or is_closed(doc, end)


def _is_in_ranks(doc: Document, i: int) -> bool:
    """`27 قتيلا في صفوف الجيش و41 في صفوف المسلحين`: in whose ranks they fell."""
    return doc.norm(i) in ("في", "من") and doc.norm(i + 1) in ("صفوف", "جانب")


# What opens the frame behind a counted noun, and what must stand behind the number that goes on with it.
FRAMES = (
    (_is_of, _ends_in_people),
    (_is_hospital, _is_hospital),
    (_is_to_people, _is_to_people),
    (_is_in_ranks, _is_in_ranks),
)


def read_elliptical(scene: Scene) -> None:
    """Numbers behind the place that they are of or behind مقابل, and ordinals that count on from the claim before."""
    doc = scene.doc
    for i in sorted({*doc.counted(scene.first, scene.last), *doc.having(scene.first, scene.last, "other")}):
        if i in scene.used:
            continue
        start = frame_start(doc, i)
        told = _told_before(scene, start) if start is not None else None
        group = scene.group(i) if told is not None else None
        if told is None or group is None or not scene.free(group):
            continue
        if i not in doc.counts:
            follows = _counts_on(doc, told, i)
        else:
            follows = told.host is not None if is_owned(doc, i) else _is_alone(doc, group)
        if follows:
            scene.add(group, told.kind, "elliptical", first=start, host=_host(scene, told, group, start or i))


def _told_before(scene: Scene, start: int) -> Skeleton | None:
    """The counted claim right before a token, with nothing else told between."""
    doc, told = scene.doc, scene.latest(start)
    if told is None or told.minimum is None or start - told.last > REACH:
        return None
    for j in range(told.last, start):
        told_on = doc.reading(j, "event", "verb") and doc.norm(j) not in _manners()
        if doc.norm(j) in CLAUSE_ENDS or j in doc.counts or speaks(doc.norm(j)) or told_on:
            return None
    return told


@cache
def _manners() -> frozenset[str]:
    """Events that only say how those told of died: `مصرعهم`, `غرقا`."""
    return words("casualties", "fates") | words("casualties", "fillers", "manner")


def _is_alone(doc: Document, group: Group) -> bool:
    """Whether a number counts nobody but people who are told of with the claim: nothing else stands behind it."""
    if group.shape != "number" or group.kind or group.definite or group.partitive:
        return False
    if group.who is not None and doc.reading(group.who[0], "person", "kin") is None:
        return False
    # `مقابل 52 السنة الماضية`
    return is_closed(doc, group.next) or doc.norm(group.next) in words("casualties", "cumulative", "this")


def _counts_on(doc: Document, told: Skeleton, i: int) -> bool:
    """`ثلاث طالبات ... ورابعة في الطريق`: an ordinal one higher than the number told, of people and not of things; and
    `قتل مدني في حمص برصاص قناص، وآخر في سراقب`.
    """
    if doc.norm(i) in AND_ANOTHER:
        return told.minimum == told.maximum == 1 and doc.norm(i + 1) == "في" and _names_place(doc, i + 2)
    number = ordinals().get(doc.bare[i])
    if number is None or told.minimum != told.maximum or told.minimum != number - 1:
        return False
    behind = doc.norm(i + 1)
    goes_on = behind in words("reporting", "function") or behind.startswith(("ب", "متاثر")) or doc.is_stop(i + 1)
    return goes_on and not any(doc.reading(j, "thing") for j in range(told.last, i))


def _host(scene: Scene, told: Skeleton, group: Group, start: int) -> int | None:
    """The whole of the share that a number goes on with from a token on, if both fit in; `قُتل في درعا 5 بينهم طفل، وفي
    السويداء ثلاثة` goes on with the whole.
    """
    places = scene.doc.place_at
    if compared_at(scene.doc, group.first) is not None:
        # `975 شخصا، بينهم 31 امرأة، مقابل 834 في العام السابق`: another total.
        return None
    placed = any(i in places for i in range(scene.first, told.first))
    if placed and scene.doc.bare[start] == "في" and not any(i in places for i in range(told.first, start)):
        return None
    whole = next((s for s in scene.found if s.key == told.host), None)
    if whole is None:
        return told.host
    many = sum(s.minimum or 0 for s in scene.found if s.host == whole.key)
    return whole.key if whole.holds(many + (group.minimum or 0)) else None
