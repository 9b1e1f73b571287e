"""People who are found dead, by their state: `عُثر على راع ميتا`, `وُجد ثلاثة ميتين`, `انتشلنا ثلاثة أطفال ميتين`."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from summarizer.claims.asides import LONGEST_AGE
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.text import CLAUSE_ENDS
from summarizer.language.wordlists import words

# How far behind the finding the people may stand who were found, in tokens: its subject stands between.
FINDER_REACH = 5
ON = frozenset(("علي",))
# How far behind the finding their state may stand, in tokens.
FOUND_REACH = 12
# How far behind `عُثر عليهم` their state may stand, in tokens.
DEAD_REACH = 5
FOUND_THEM = frozenset(("عليهم", "عليهما", "عليهن", "عليه", "عليها"))
# How far around the finding without a preposition the people and their state may stand, in tokens.
MET_REACH = 6
# The longest phrase that says where those were or come from who are found dead, in tokens: `من تحت أنقاض المنزل`.
ORIGIN_REACH = 4


def read_found_dead(scene: Scene) -> None:
    """`عُثر على أم وأطفالها الأربعة مقتولين`, `العثور على راع ميتا`: people found, and their state."""
    doc = scene.doc
    for i in scene.every(words("casualties", "found")):
        if doc.norm(i + 1) in FOUND_THEM:
            _read_found_before(scene, i)
        # `عثرت الشرطة على أم وطفليها مقتولين`
        on = doc.find(ON, i + 1, min(i + FINDER_REACH, scene.last))
        if on is None:
            continue
        dead = _dead_behind(doc, on + 1, min(on + FOUND_REACH, scene.last))
        group = scene.group(on + 1) or scene.group(on + 1, lone=True) if dead is not None else None
        if dead is None or group is None or group.kind or not scene.free(group):
            continue
        if _is_parted(doc, i, dead) or doc.find(words("casualties", "found", "alive"), on + 1, dead):
            continue
        scene.add_joined(group, "killed", "found-dead", i, last=dead + 1)
        scene.take(dead, dead + 1)


def _dead_behind(doc: Document, first: int, last: int) -> int | None:
    """The state of the dead from a token on: `مقتولين`, `وقد فارقوا الحياة`."""
    states = words("casualties", "found", "dead")
    return next((j for j in range(first, last) if doc.norm(j) in states or _had_died(doc, j)), None)


def _had_died(doc: Document, i: int) -> bool:
    """`وقد فارقا الحياة`, but `وقد فارق والده الحياة`."""
    left = doc.norm(i - 1) == "وقد" and doc.norm(i + 1) == "الحياه"
    form = doc.form(i, "verb") if left else None
    return form is not None and form.kind == "killed"


def _is_parted(doc: Document, first: int, last: int) -> bool:
    """Whether a stop parts two tokens, other than initials and brackets of an age: `على الشاب س.ح (23 عاما) مقتولا`."""
    opening = doc.find({"("}, first, last)
    closing = doc.find({")"}, opening, last) if opening is not None else None
    inside = range(opening, closing + 1) if opening is not None and closing is not None else range(0)
    aged = len(inside) <= LONGEST_AGE
    stops = (j for j in range(first, last) if doc.is_stop(j) and not (doc.norm(j) == "." and len(doc.norm(j - 1)) == 1))
    return any(not (aged and j in inside) for j in stops)


def _read_found_before(scene: Scene, i: int) -> None:
    """`خمسة من عناصر الفرقة ... عُثر عليهم مقتولين`: the people to whom the pronoun goes back stand before the verb."""
    doc = scene.doc
    dead = doc.find(words("casualties", "found", "dead"), i + 2, min(i + DEAD_REACH, scene.last))
    if dead is None or any(doc.is_stop(j) for j in range(i + 1, dead)):
        return
    for j in range(i - 1, max(scene.first, i - FOUND_REACH) - 1, -1):
        if doc.norm(j) in CLAUSE_ENDS or doc.reading(j, "event", "verb"):
            return
        group = read_group(doc, j, i)
        told = group is not None and (group.counted or group.shape == "singular") and not group.definite
        # `تسعة من المفقودين عُثر عليهم أمواتا`
        who = group is not None and (group.who is not None or (group.counted and doc.norm(group.last) == "من"))
        if group is not None and told and who and not group.kind and scene.free(group):
            scene.add(group, "killed", "found-dead", last=dead + 1)
            return


def read_met_dead(scene: Scene) -> None:
    """`وُجد ثلاثة أشخاص ميتين`, `إن شخصا آخر وجد ميتا`: the people behind the verb, else those right before it.

    Who arrives dead stands before the verb: `اثنان منهم وصلا متوفيين`.
    """
    doc, dead, met = scene.doc, words("casualties", "found", "dead"), words("casualties", "found", "met")
    for i in scene.every(met | words("casualties", "found", "arrived")):
        at = doc.find(dead, i + 1, min(i + MET_REACH, scene.last))
        if at is None or any(doc.is_stop(j) for j in range(i, at)):
            continue
        group = scene.group(i + 1) if at > i + 1 and doc.is_word(i, met) else None
        group = group or _people_before(scene, i) or _number_before(scene, i) or _people_between(scene, i, at)
        if group is not None and not group.kind and scene.free(group) and group.shape != "plural":
            scene.add_joined(group, "killed", "found-dead", i, last=at + 1)
            scene.take(at, at + 1)


def _people_before(scene: Scene, verb: int) -> Group | None:
    """The nearest people before a verb, whom a noun or what they are part of names."""
    for j in range(verb - 1, max(scene.first - 1, verb - MET_REACH), -1):
        group = read_group(scene.doc, j, verb)
        if group is not None and (group.who or group.partitive):
            return group
    return None


def _number_before(scene: Scene, verb: int) -> Group | None:
    """`25 إصابة، وأربعة وصلوا مفارقين للحياة`: a joined number right before the verb."""
    joined = verb - 1 in scene.doc.counts and scene.doc.norm(verb - 1).startswith("و")
    group = scene.group(verb - 1) if joined else None
    return group if group is not None and group.last == verb else None


def _people_between(scene: Scene, verb: int, state: int) -> Group | None:
    """`وصل إلى المستشفى طفل مفارقا للحياة`, `انتُشل أربعة أفراد من أسرة واحدة جثثا هامدة`: the people behind a verb and
    before their state, from which nothing but where they came from parts them.
    """
    found = (read_group(scene.doc, j, state) for j in range(verb + 1, state))
    return next((group for group in found if group is not None and _reaches(scene.doc, group, state)), None)


def _reaches(doc: Document, group: Group, state: int) -> bool:
    if group.next >= state:
        return True
    if doc.norm(group.next) != "من" or not group.counted or state - group.next > ORIGIN_REACH:
        return False
    # `ثلاثة عمال من البئر أحياء والرابع جثة هامدة`
    others = doc.having(group.next, state, "person", "kin", "victim", "event", "verb")
    alive = doc.find(words("casualties", "found", "alive"), group.next, state)
    joined = any(doc.joins(i) and i not in doc.counts for i in range(group.next, state))
    return not others and alive is None and not joined


def read_retrieved_dead(scene: Scene) -> None:
    """`انتشلنا ثلاثة أطفال ميتين`, `وانتشلت والدتها متوفاة`, `أما الرابع فقد انتشلناه جثة هامدة`."""
    doc = scene.doc
    for i in scene.every(words("casualties", "found", "retrieved") | words("casualties", "found", "retrieved_one")):
        dead = words("casualties", "found", "dead")
        at = next((j for j in range(i + 1, min(i + FOUND_REACH, scene.last)) if _is_dead_state(doc, j, dead)), None)
        if at is None or at in scene.used or any(doc.is_stop(j) for j in range(i, at)):
            continue
        if doc.is_word(i, words("casualties", "found", "retrieved_one")):
            if at == i + 1:
                scene.add(Group.of(1, at, at + 1), "killed", "found-dead", first=i)
            continue
        group = _people_between(scene, i, at)
        if group is not None and not group.kind and scene.free(group) and group.shape != "plural":
            alive = doc.find(words("casualties", "found", "alive"), at + 1, min(at + DEAD_REACH, scene.last))
            if alive is None:
                scene.add_joined(group, "killed", "found-dead", i, last=at + 1)
            else:
                # `سيدة متوفاة وطفلها حيا`
                scene.add(group, "killed", "found-dead", first=i, last=at + 1)
            scene.take(at, at + 1)


def _is_dead_state(doc: Document, i: int, dead: AbstractSet[str]) -> bool:
    """`متوفاة`, `جثة هامدة`, but `جثة شاب` is a body whose owner is told behind it."""
    body = doc.form(i, "victim")
    if body is not None and body.strict:
        return doc.norm(i) in dead and doc.norm(i + 1).startswith("هامد")
    return doc.norm(i) in dead
