"""Injuries that befall people whom ب or ل governs: `لحقت إصابات بثلاثة جنود`, `أدى إلى ضيق تنفس لأربعين عاملا`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.scene import Scene
from summarizer.language.wordlists import words

# How far before an injury its verb may stand, and how many words may grade it before those whom it befalls, in tokens.
VERB_REACH, LONGEST_GRADE = 8, 2
# They govern those whom it befalls.
OF_PEOPLE = ("ب", "ل")


def read_befallen(scene: Scene) -> None:
    """The people behind an injury that a verb tells of, or between the two."""
    doc = scene.doc
    for i in scene.every(words("casualties", "injuries", "befalling")):
        of_breath = doc.norm(i).endswith("ضيق")
        if i in scene.used or doc.counted_before(i) or (of_breath and doc.norm(i + 1) not in ("تنفس", "التنفس")):
            continue
        verbs = words("casualties", "injuries", "befall") | words("casualties", "introduces")
        verb = doc.find(verbs, max(scene.first, i - VERB_REACH), i)
        if verb is None or any(doc.is_stop(j) or j in doc.counts for j in range(verb, i) if j != verb + 1):
            continue
        last = i + 1 + of_breath
        group = _between(scene, verb, i) or _behind(scene, last)
        if group is not None:
            scene.add_joined(group, "wounded", "befallen", verb if i - verb < VERB_REACH // 2 else i, last=last)
            scene.take(i, last)


def _between(scene: Scene, verb: int, injury: int) -> Group | None:
    """`لحقت برقيب أول إصابة بليغة`: right behind the verb of befalling."""
    doc = scene.doc
    befalls = doc.is_word(verb, words("casualties", "injuries", "befall"))
    group = _people(scene, verb + 1) if befalls and doc.norm(verb + 1).startswith("ب") else None
    return group if group is not None and group.next <= injury <= group.next + 1 else None


def _behind(scene: Scene, i: int) -> Group | None:
    """`إصابات بليغة بثلاثة جنود`, `كسور لطفلين`: over how bad the injury is."""
    doc = scene.doc
    for j in range(i, min(i + LONGEST_GRADE + 1, scene.last)):
        if doc.norm(j).startswith(OF_PEOPLE) and (group := _people(scene, j)) is not None:
            return group
        if doc.is_stop(j) or j in doc.counts or doc.readings[j]:
            return None
    return None


def _people(scene: Scene, i: int) -> Group | None:
    """People by a noun for them, how many or one: `بثلاثة جنود`, `لطفلين`, but not `بثلاثة منازل`."""
    reading = scene.doc.reading(i, "person")
    if reading is not None and reading.prefix == "ل" and reading.form.number in ("singular", "dual"):
        return Group.of(1 if reading.form.number == "singular" else 2, i, i + 1, who=(i, i + 1))
    group = scene.group(i)
    if group is None or group.who is None or group.kind or group.definite or not scene.free(group):
        return None
    told = group.counted or group.shape == "singular"
    return group if told and scene.doc.reading(group.who[0], "person", "kin") is not None else None
