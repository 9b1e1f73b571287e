"""Tolls told place by place or side by side: `بين عرسال (12) ودورس (5)`, `المدنيون 96، وقوات النظام 54`."""

from __future__ import annotations

from summarizer.claims.breakdowns import PART_REACH
from summarizer.claims.group import Group
from summarizer.claims.one_of import is_one
from summarizer.claims.phrase_ends import is_closed
from summarizer.claims.scene import Scene, Skeleton
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words
from summarizer.model import Kind
from summarizer.sources.reporting import is_verb

# So many places make a list.
FEWEST_PLACES = 3
# How far before the first number of a list the colon behind its total may stand, in tokens.
LABEL_REACH = 5
# How far behind `توزعت` the noun of the kind may stand, and a total before its colon, in tokens.
NOUN_REACH = 3


def read_distributed(scene: Scene) -> None:
    """`توزعت التوقيفات بين عرسال (12) ودورس (5)`: each place with its number in brackets."""
    doc = scene.doc
    for verb in scene.every(words("casualties", "share", "divided")):
        kind = _kind_behind(scene, verb)
        if kind is None:
            continue
        for i in range(verb + 1, scene.last - 1):
            group = scene.group(i + 1) if doc.norm(i) == "(" and i - 1 in doc.place_at else None
            if group is not None and group.shape == "number" and scene.free(group) and doc.norm(group.last - 1) == ")":
                scene.add(group, kind, "distributed", first=i - 1)


def read_bracketed(scene: Scene) -> None:
    """`حالات الوفيات بأقاليم زاكورة (تسعة أشخاص)، وتنغير (شخصان)`: two places at least, each with its number."""
    doc = scene.doc
    bracketed = [(i, group) for i in scene.every({"("}) if (group := _bracketed(scene, i)) is not None]
    for noun in doc.having(scene.first, scene.last, "victim"):
        reading = doc.reading(noun, "victim")
        if reading is None or not reading.definite or reading.form.number != "plural" or reading.form.kind is None:
            continue
        told = [(i, group) for i, group in bracketed if noun < i]
        if len(told) > 1:
            # `عدد الضحايا بلغ 18 قتيلا، توزعوا بين حلب (10) وإدلب (8)`
            whole = scene.latest(told[0][0])
            kind = whole.kind if whole is not None and whole.key > noun else reading.form.kind
            for i, group in told:
                scene.add(group, kind, "distributed", first=i - 1)
            return


def read_bracketed_alike(scene: Scene) -> None:
    """`تعز (41 قتيلا في 2013) وعدن (23 في 2014)`: a bare number in brackets behind a place, of the kind that
    those in brackets before it have.
    """
    doc = scene.doc
    for i in doc.counted(scene.first + 2, scene.last):
        group = scene.group(i) if doc.norm(i - 1) == "(" and _is_of_place(doc, i - 1) else None
        if group is None or group.who is not None or group.kind is not None or not scene.free(group):
            continue
        dated = doc.norm(group.last) == "في" and doc.norm(group.last + 1).isdecimal()
        alone = doc.norm(group.last - 1) == ")"
        told = {
            s.kind for s in scene.found if s.key < i and doc.norm(s.key - 1) == "(" and _is_of_place(doc, s.key - 1)
        }
        if (alone or doc.norm(group.last + 2 * dated) == ")") and len(told) == 1:
            scene.add(group, told.pop(), "distributed", first=i - 2 if alone else None)


def read_by_place(scene: Scene) -> None:
    """`توزع القتلى على غزة 43 واليمن 6 والعراق 4`: places that و or commas join, each with its bare number."""
    doc = scene.doc
    alone = [i for i in doc.counted(scene.first + 1, scene.last) if _stands_alone(doc, i)]
    counted = [i for i in alone if _is_of_place(doc, i)]
    if _read_by_side(scene, [i for i in alone if i in counted or _is_of_side(doc, i)]) or len(counted) < FEWEST_PLACES:
        return
    told = doc.having(scene.first, counted[0], "victim", "event", "verb")
    form = doc.form(told[-1], "victim", "event", "verb") if told else None
    if form is None or form.kind is None or counted[0] - told[-1] > PART_REACH:
        return
    changes = words("casualties", "cumulative", "change")
    between = range(told[-1] + 1, counted[0])
    if any(doc.norm(i - 1) in COMMAS and (is_verb(doc.norm(i)) or doc.norm(i) in changes) for i in between):
        # `بعد مقتل ثلاثة، بلغت الحرارة في دمشق 38`
        return
    for i in counted:
        group = scene.group(i)
        if group is not None and group.who is None and scene.free(group):
            scene.add(group, form.kind, "distributed", first=i - 1)


def _read_by_side(scene: Scene, counted: list[int]) -> bool:
    """`218 شخصا: المدنيون 96، وقوات النظام 54، وقسد 31`: whose dead each number counts, right behind a total that has
    room for them all; whether there is such a total.
    """
    total = _total_before(scene, counted[0]) if len(counted) > 1 else None
    if total is None:
        return False
    parts = [group for i in counted if (group := scene.group(i)) is not None and group.who is None]
    if sum(part.minimum or 0 for part in parts) <= (total.minimum or 0):
        for part in parts:
            if scene.free(part):
                scene.add(part, total.kind, "distributed", first=part.first - 1, host=total.key)
    return True


def _stands_alone(doc: Document, i: int) -> bool:
    """A bare number that nothing joins to another (`30 في حلب واثنين في إدلب`)."""
    return not doc.norm(i).startswith("و") and is_closed(doc, doc.counts[i].last)


def _is_of_place(doc: Document, i: int) -> bool:
    """Whether a place ends right before a number."""
    place = doc.place_at.get(i - 1)
    return place is not None and place.last == i


def _is_of_side(doc: Document, i: int) -> bool:
    """Whether those end right before a number whose dead it counts: `المدنيون 96`, `قوات النظام 54`."""
    side, people = doc.actor_at.get(i - 1), doc.reading(i - 1, "person")
    plural = people is not None and people.definite and people.form.number == "plural"
    return plural or (side is not None and side.last == i)


def _total_before(scene: Scene, first: int) -> Skeleton | None:
    """The total that a colon parts from the list whose first number stands at a token."""
    colon = scene.doc.find({":"}, max(scene.first, first - LABEL_REACH), first)
    total = scene.latest(colon) if colon is not None else None
    if total is None or colon is None or colon - total.last > NOUN_REACH:
        return None
    return total if total.minimum is not None else None


def _bracketed(scene: Scene, i: int) -> Group | None:
    """People who are counted in brackets, right behind a name."""
    doc = scene.doc
    named = i - 1 in doc.place_at or doc.bare[i - 1] != doc.norm(i - 1)
    if doc.norm(i) != "(" or doc.tokens[i - 1].kind != "word" or not named:
        return None
    group = scene.group(i + 1)
    one = group is not None and group.shape == "singular" and is_one(doc, group.last - 1)
    if group is None or not (one or group.shape in ("number", "dual")) or group.kind or not scene.free(group):
        return None
    closed = doc.norm(group.next) in COMMAS | {")"} or doc.norm(group.last - 1) == ")"
    return group if closed else None


def _kind_behind(scene: Scene, verb: int) -> Kind | None:
    """The kind of the plural that is distributed."""
    for i in range(verb + 1, min(verb + NOUN_REACH, scene.last)):
        form = scene.doc.form(i, "victim", "event")
        if form is not None:
            return form.kind
    return None
