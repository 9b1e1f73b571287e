"""Victims of two words: `أصيب واعتقل آخرون`, `إصابة أحدهم واعتقاله`, `فقد ثلاثة وعثر على جثثهم`."""

from __future__ import annotations

from dataclasses import replace

from summarizer.claims.bounds import NOT
from summarizer.claims.group import SHAPES, Group
from summarizer.claims.groups import read_group
from summarizer.claims.named_ones import is_first_told
from summarizer.claims.phrase_ends import is_titled_name
from summarizer.claims.pronouns import DONE, WHO
from summarizer.claims.scene import Scene, Skeleton
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words

# How far behind one victim the word with his pronoun may stand, in tokens.
REACH = 6
# How far before a body the word may stand by which it was found, in tokens.
FINDING_REACH = 6
# Behind one of these nobody was found.
NEVER = NOT | {"دون", "بدون"}
# What took a life, and whose.
TOOK = frozenset(("اودي", "اودت", "تودي", "يودي", "لتودي", "ليودي"))
HIS_LIFE = frozenset(("بحياته", "بحياتها"))
# `إصابة شاب ووفاته`: who is hurt and dies is one of the dead.
FINAL = ("wounded", "killed")


def read_two_fates(scene: Scene) -> None:
    """The fate that the rules before have not read, of victims whom they have."""
    _read_shared_subject(scene)
    _read_shared_pronoun(scene)
    _read_life_taken(scene)
    _read_found_bodies(scene)


def _read_life_taken(scene: Scene) -> None:
    """`تعرض لطلق ناري أودى بحياته`: one told before, who may have been told to be hurt; `أودت بحياته السياسية` kills
    nobody.
    """
    doc = scene.doc
    for i in scene.every(HIS_LIFE):
        ended = doc.is_stop(i + 1) or doc.norm(i + 1) in words("reporting", "function") | words("reporting", "times")
        if not doc.is_word(i - 1, TOOK) or not ended or i in scene.used:
            continue
        told = scene.latest(i, "wounded")
        near = told is not None and told.minimum == told.maximum == 1
        if told is not None and near and not any(doc.is_stop(j) for j in range(told.last, i)):
            scene.found[scene.found.index(told)] = replace(told, kind="killed", last=i + 1, rule="died-later")
        else:
            scene.add(Group.of(1, i, i + 1), "killed", "event-pronoun", first=i - 1)


def _read_found_bodies(scene: Scene) -> None:
    """`فقد ثلاثة صيادين، وعثر على جثثهم`: who was missing is dead; `خطفوا تاجرا ثم عثر على جثته` tells of both."""
    doc = scene.doc
    for i in scene.every(words("casualties", "found", "their_bodies")):
        told = scene.latest(i)
        if told is None or told.kind not in ("missing", "detained") or not _are_as_many(doc.bare[i], told):
            _read_their_bodies(scene, i)
            continue
        found = doc.find(words("casualties", "found", "came_upon"), max(told.last, i - FINDING_REACH), i)
        if found is None or doc.find(NEVER, told.last, found) is not None:
            continue
        # `جهود العثور على جثثهم`
        if doc.norm(found) in words("casualties", "found", "search_nouns") and doc.bare[found - 1] not in DONE:
            continue
        if told.kind == "missing":
            scene.found[scene.found.index(told)] = replace(told, kind="killed", last=i + 1, rule="died-later")
        else:
            _add_found(scene, told, found, i)


def _add_found(scene: Scene, told: Skeleton, found: int, i: int) -> None:
    """`خطفوا تاجرا ثم عثر على جثته`, `خطفوا أربعة عمال ثم عثر على جثثهم`: of more than two only their number tells how
    many they are, so that the quote has it.
    """
    body = Group.of(told.minimum, i, i + 1, shape=SHAPES.get(told.minimum, "other"))
    by_form = told.minimum == told.maximum and told.minimum in (1, 2)
    group = body._replace(maximum=told.maximum, vague=told.vague, approx=told.approx)
    scene.add(group, "killed", "event-pronoun", first=found if by_form else told.first)


def _read_their_bodies(scene: Scene, i: int) -> None:
    """`39 مهاجرا عُثر على جثثهم`, `إن امرأة انتُشلت جثتها`: the people stand right before the verb, or the one of whom a
    relative clause tells.
    """
    doc = scene.doc
    verb = i - 1 - (doc.norm(i - 1) == "علي")
    if not doc.is_word(verb, words("casualties", "found", "came_upon")) or doc.norm(verb) != doc.bare[verb]:
        return
    if doc.norm(verb - 1) in WHO:
        _read_named_body(scene, verb - 1, i)
        return
    for j in range(verb - 1, max(scene.first, verb - FINDING_REACH), -1):
        if doc.is_stop(j) or doc.reading(j, "event", "verb"):
            return
        group = read_group(doc, j, verb)
        if group is None or group.who is None or group.kind or group.definite or not scene.free(group):
            continue
        # `39 مهاجرا فيتناميا عُثر`
        if group.shape in ("singular", "number", "dual") and verb - group.next <= 1:
            scene.add(group, "killed", "found-dead", last=i + 1)
            return


def _read_named_body(scene: Scene, relative: int, body: int) -> None:
    """`جنازة الصحفي سالم حيدر، الذي عثر على جثته في النهر`: one by title and name, who was not named before."""
    doc = scene.doc
    end = relative - (doc.norm(relative - 1) in COMMAS)
    for j in range(end - 2, max(scene.first - 1, end - FINDING_REACH), -1):
        if doc.is_stop(j) or not is_titled_name(doc, j):
            continue
        group = read_group(doc, j, end, lone=True)
        whole = group is not None and group.who is not None and group.who[1] == end and scene.free(group)
        if group is not None and whole and is_first_told(doc, j, end):
            scene.add(group, "killed", "found-dead", last=body + 1)
        return


def _are_as_many(body: str, told: Skeleton) -> bool:
    """`جثته` is of one, `جثتيهما` of two, `جثثهم` of more, however many."""
    if body.endswith("هما"):
        return told.minimum == told.maximum == 2
    return (told.minimum == told.maximum == 1) != body.endswith(("هم", "هن"))


def _read_shared_subject(scene: Scene) -> None:
    """`أصيب واعتقل آخرون`: a verb whose subject stands behind the next; a number would be one of both kinds."""
    doc = scene.doc
    for told in list(scene.found):
        verb = doc.form(told.first - 1, "verb") if told.first > scene.first else None
        joined = doc.norm(told.first).startswith("و") and doc.form(told.first, "verb") is not None
        if verb is None or verb.kind is None or not joined or told.vague != "some" or verb.suffixed:
            continue
        if verb.voice != "agent" and verb.number == "singular" and verb.kind != told.kind:
            first = told.first - 1
            group = Group.of(None, first, told.last, who=told.who)
            scene.add(group, verb.kind, f"verb-{verb.kind}")


def _read_shared_pronoun(scene: Scene) -> None:
    """`إصابة أحدهم واعتقاله`: what else became of one told right before."""
    doc = scene.doc
    for i in doc.having(scene.first, scene.last, "event"):
        reading = doc.reading(i, "event")
        told = scene.latest(i)
        if reading is None or reading.prefix != "و" or not reading.form.suffixed or told is None or i in scene.used:
            continue
        kind, two = reading.form.kind, doc.norm(i).endswith("هما")
        count = 2 if two else 1
        if kind is None or kind == told.kind or (told.minimum, told.maximum) != (count, count):
            continue
        if not (two or doc.norm(i).endswith(("ه", "ها"))) or not told.last <= i < told.last + REACH:
            continue
        if any(doc.is_stop(j) or doc.reading(j, "event", "verb") for j in range(told.last, i)):
            continue
        if (told.kind, kind) == FINAL:
            scene.found[scene.found.index(told)] = replace(told, kind=kind, last=i + 1, rule="died-later")
            continue
        scene.add(Group.of(count, i, i + 1), kind, "event-pronoun")
