"""People who are still missing or held: `طفلة ما زالت مفقودة`, `لا يزال رجل وامرأة مفقودين`, `ما زال شابان محتجزين`."""

from __future__ import annotations

from summarizer.claims.bounds import told_to
from summarizer.claims.conjoined import conjoined
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.phrase_ends import is_titled_name
from summarizer.claims.predicates import joined_before
from summarizer.claims.scene import Scene
from summarizer.language.forms import Form
from summarizer.language.wordlists import ordinals, words

# How far before the state of people the verb may stand that says they remain in it, in tokens.
VERB_REACH = 8
# The longest title and name, or noun and adjectives, before such a verb, in tokens.
SUBJECT_REACH = 5
THAT = frozenset(("ان", "وان", "بان", "وبان"))


def read_remaining(scene: Scene) -> None:
    """The subject of a verb of remaining whose predicate is a participle of the missing or the held."""
    doc = scene.doc
    for i in doc.having(scene.first, scene.last, "victim"):
        reading = doc.reading(i, "victim")
        if reading is None or reading.prefix or i in scene.used or reading.form.kind not in ("missing", "detained"):
            continue
        start = _copula_start(scene, i)
        told = _subject_behind(scene, i, reading.form) if start == i else _subject_before(scene, start)
        if not told or not _agrees(reading.form, told):
            continue
        for group in told:
            scene.add(told_to(doc, group, i + 1, scene.last), reading.form.kind, "predicate")
        scene.take(i, i + 1)


def _agrees(form: Form, told: list[Group]) -> bool:
    """`رجل مفقودا`, `رجل وامرأة مفقودين`: a singular participle is told of one, a dual or plural one of more."""
    many = [group.minimum for group in told]
    if form.number == "singular":
        return many == [1]
    return len(told) > 1 or many[0] is None or many[0] > 1


def _copula_start(scene: Scene, i: int) -> int:
    """Where `ما زالت`, `لا يزالان` begin before a token; the token itself where they do not stand there."""
    doc, still = scene.doc, words("casualties", "missing", "still")
    return i - 2 if doc.norm(i - 1) in still and doc.bare[i - 2] in ("ما", "لا") and i - 2 > scene.first else i


def _subject_before(scene: Scene, start: int) -> list[Group]:
    """`طفلة`, `رجلا وامرأة`, `الشاب سالم حيدر` right before a token; a number over people is read elsewhere."""
    doc = scene.doc
    if doc.norm(start - 1) in ordinals() and doc.norm(start - 2) in THAT and scene.latest(start) is not None:
        # `إن شخصين غرقا وإن ثالثا ما زال مفقودا`
        return [Group.of(1, start - 1, start, shape="other")]
    for j in range(start - 1, max(scene.first, start - SUBJECT_REACH) - 1, -1):
        group = read_group(doc, j, start, lone=is_titled_name(doc, j))
        ends = (group.next, group.who[1] if group.who else 0) if group is not None else ()
        if group is None or start not in ends or group.shape == "number" or j - 1 in doc.counts:
            continue
        if group.kind or group.shape not in ("singular", "dual", "name") or not scene.free(group):
            return []
        return [*joined_before(scene, group), group]
    return []


def _subject_behind(scene: Scene, i: int, form: Form) -> list[Group]:
    """`لا يزال رجل وامرأة مفقودين`, `وظل طفل واحد مفقودا`, `ولا يزال الشاب سالم حيدر مفقودا`."""
    doc = scene.doc
    verbs = words("casualties", "missing", "remains" if form.kind == "missing" else "still")
    verb = doc.find(verbs, max(scene.first, i - VERB_REACH), i - 1)
    if verb is None:
        return []
    named = is_titled_name(doc, verb + 1)
    if doc.norm(verb + 1).removeprefix("ال") in ordinals():
        # `غرق ثلاثة، ولا يزال الثالث مفقودا`; behind bodies `الثالثة` is one of them.
        bodies = (noun.strict for j in doc.having(scene.first, verb, "victim") if (noun := doc.form(j, "victim")))
        body = doc.norm(verb + 1).endswith("ه") and any(bodies)
        return [Group.of(1, verb + 1, verb + 2, shape="other")] if i == verb + 2 and not body else []
    if doc.norm(verb + 1).startswith("ال") and not named:
        return []
    group = read_group(doc, verb + 1, i, lone=named)
    told: list[Group] = []
    while group is not None and not group.kind and scene.free(group):
        if not (group.counted or group.shape in ("singular", "name")):
            return []
        told.append(group)
        if group.next >= i or (group.who is not None and group.who[1] >= i):
            return told
        group = conjoined(doc, group, i)
    return []
