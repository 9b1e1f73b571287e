"""Who is left over by `سوى`, `إلا`, `عدا`.

`لم يخلف سوى جريح`, `لم توثق في إدلب سوى ثلاثة`, `غادر الجرحى كلهم عدا اثنين`.
"""

from __future__ import annotations

from summarizer.claims.cases import PAIRS
from summarizer.claims.group import Group
from summarizer.claims.one_of import is_one
from summarizer.claims.phrase_ends import is_closed
from summarizer.claims.scene import Scene
from summarizer.language.wordlists import words
from summarizer.model import Kind

# How far before the exception the negation or the victims may stand, in tokens.
REACH = 12
# What a verb behind the negation may tell of those whom it leaves.
FATES: tuple[Kind, ...] = ("killed", "wounded")


def read_exceptions(scene: Scene) -> None:
    """A group behind a word of exception, which is what a negation leaves, or those who have not recovered."""
    doc = scene.doc
    for i in scene.every(words("casualties", "exceptions", "words")):
        at = doc.past(i + 1, lambda j: doc.norm(j) in ("عن", "من", "علي"))
        group = scene.group(at) or _case_at(scene, at)
        if group is None or not scene.free(group) or group.minimum is None or group.definite:
            continue
        if any(s.first == at for s in scene.found):
            # `إلا عن إصابة جندي`: the verbal noun has its victims behind it.
            continue
        told = _left_by_negation(scene, i, group) or _left_behind(scene, i, group)
        if told is not None:
            kind, first = told
            before = scene.latest(first, kind)
            scene.add(group, kind, "exception", first=first, host=before.host if before is not None else None)


def _case_at(scene: Scene, i: int) -> Group | None:
    """`حالة واحدة`, `حالتين`: cases of what was told before."""
    doc = scene.doc
    if doc.norm(i) in PAIRS:
        return Group.of(2, i, i + 1)
    one = doc.norm(i) == "حاله" and is_one(doc, i + 1)
    return Group.of(1, i, i + 2) if one else None


def _left_by_negation(scene: Scene, i: int, group: Group) -> tuple[Kind, int] | None:
    """`لم يخلف الحادث سوى جريح`: the kind is the noun's; `ولم توثق في إدلب سوى ثلاثة`: that of the claim before."""
    doc, verbs = scene.doc, words("casualties", "exceptions", "counting")
    for j in range(i - 1, max(scene.first, i - REACH) - 1, -1):
        if doc.is_stop(j) or j in doc.counts:
            return None
        if doc.is_word(j, ("لم", "لا", "ما")) and doc.norm(j + 1) in verbs:
            if group.kind is not None:
                return group.kind, j
            fate = next((kind for kind in FATES if doc.norm(j + 1) in words("casualties", "exceptions", kind)), None)
            if fate is not None and group.who is not None:
                # `لم يقتل سوى جندي واحد`
                return fate, j
            before = scene.latest(j)
            alone = group.shape == "number" and group.who is None and is_closed(doc, group.next)
            return (before.kind, j) if before is not None and alone else None
    return None


def _left_behind(scene: Scene, i: int, group: Group) -> tuple[Kind, int] | None:
    """`غادر المصابون جميعهم باستثناء ثلاثة`: those who have not left the hospital are hurt still."""
    doc, left, hurt = scene.doc, False, None
    gone = words("casualties", "share", "survived") | words("casualties", "exceptions", "left")
    for j in range(i - 1, max(scene.first, i - REACH) - 1, -1):
        if (doc.is_stop(j) and j != i - 1) or j in doc.counts:
            return None
        reading = doc.reading(j, "victim")
        known = reading is not None and (reading.definite or doc.counted_before(j))
        if reading is not None and known and reading.form.number == "plural":
            hurt = j if reading.form.kind == "wounded" else None
        left = left or doc.is_word(j, gone)
        if left and hurt is not None:
            return ("wounded", j) if group.kind in (None, "wounded") else None
    return None
