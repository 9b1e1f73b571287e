"""Those whom a thing snatches away, a death and no kidnapping: `رصاصة طائشة تخطف طفلة`, `خطف حادث سير أربعة`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.people import may_be_people
from summarizer.claims.phrase_ends import is_titled_name
from summarizer.claims.scene import Scene
from summarizer.language.wordlists import words

VERBS = frozenset(("خطف", "خطفت", "يخطف", "تخطف", "ليخطف", "لتخطف", "اختطف", "اختطفت"))
NOUN = "خطف"
# The longest subject before the verb (`لغم من مخلفات الحرب خطف`), how far behind it the people may stand, in tokens.
SUBJECT_REACH, OBJECT_REACH = 8, 9


def read_snatched(scene: Scene) -> None:
    """The people behind the verb whose subject is a bullet, a mine, an accident, the sea."""
    doc = scene.doc
    for i in scene.every(VERBS):
        if _is_kidnapping(scene, i):
            continue
        behind = doc.norm(i + 1) in _things()
        group = _snatched(scene, i + 1 + behind) if behind or _has_thing_before(scene, i) else None
        if group is not None:
            scene.add_joined(group, "killed", "snatched", i)


def _is_kidnapping(scene: Scene, i: int) -> bool:
    """`حادث خطف ثلاثة شبان`, `إطلاق رصاص وخطف شابين`: a verbal noun, which is spelled like the perfect."""
    if scene.doc.norm(i) == NOUN:
        return scene.doc.norm(i - 1) in _things() and not scene.doc.norm(i - 1).startswith("ال")
    return scene.doc.bare[i] == NOUN


def _things() -> frozenset[str]:
    """What kills: `رصاصة`, `حادث`, `السيول`, `البحر`."""
    deep = words("casualties", "losses", "deeps") | words("casualties", "losses", "disasters")
    return words("casualties", "losses", "snatching") | deep


def _has_thing_before(scene: Scene, verb: int) -> bool:
    """`حادث سير مروع يخطف`: it opens the clause of the verb."""
    doc = scene.doc
    for j in range(verb - 1, max(scene.first, verb - SUBJECT_REACH) - 1, -1):
        if doc.is_stop(j) or doc.reading(j, "verb") or doc.form(j, "person") is not None:
            return False
        opens = j == scene.first or doc.is_stop(j - 1) or doc.joins(j) or doc.norm(j - 1) == "ان"
        # `إن انفجارا خطف طفلين`
        if opens and (doc.is_word(j, _things()) or doc.norm(j).removesuffix("ا") in _things()):
            return True
    return False


def _snatched(scene: Scene, start: int) -> Group | None:
    """Whom it took: counted, one, or a title with its name; no preposition governs them."""
    doc = scene.doc
    for j in range(start, min(start + OBJECT_REACH, scene.last)):
        if doc.is_stop(j) or doc.reading(j, "verb"):
            return None
        governed = doc.norm(j - 1) in words("reporting", "function") - words("reporting", "times")
        group = None if governed else scene.group(j, lone=is_titled_name(doc, j))
        if group is not None:
            told = group.counted or group.shape in ("singular", "name")
            fits = told and not group.kind and scene.free(group) and may_be_people(doc, group)
            return group if fits and (not group.definite or group.named) else None
    return None
