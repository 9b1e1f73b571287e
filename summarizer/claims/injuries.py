"""People whose injury is told and no word of the kind: `سائقا بُترت ساقاه`, `بُترت ساق طفل`, `رقد ثمانية بكسور`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.text import CLAUSE_ENDS
from summarizer.language.wordlists import words

# How far before the injury the people may stand, in tokens.
REACH = 14
# How far behind `رقد` the people and their injuries may stand, in tokens.
LAY_REACH, INJURY_REACH = 3, 9
SINGULAR = ("ه", "ها")
DUAL = ("هما",)
PLURAL = ("هم", "هن")


def read_injuries(scene: Scene) -> None:
    """Those who lost or broke a limb, who lie in hospital with injuries and who escaped with them."""
    for i in scene.every(words("casualties", "injuries", "verbs")):
        _read_injured(scene, i)
    for i in scene.every(words("casualties", "injuries", "lay")):
        _read_lying(scene, i)
    for i in scene.every(words("casualties", "injuries", "escaped")):
        _read_escaped(scene, i)
    for i in scene.every(words("casualties", "injuries", "lost")):
        _read_lost(scene, i)


def _read_injured(scene: Scene, i: int) -> None:
    """`بُترت ساق طفل`, `سائقا بُترت ساقاه`: whose limb it was stands behind it, or before it for its pronoun."""
    limb, owner = _limb(scene.doc, i + 1)
    if not limb or i in scene.used:
        return
    group = _owner_before(scene, i, owner) if owner else scene.group(i + 2)
    if group is not None and _is_open(scene, group):
        scene.add(group, "wounded", "injury", first=min(i, group.first), last=max(i + 2, group.last))


def _read_lost(scene: Scene, i: int) -> None:
    """`فقد طفلان بصرهما`, `27 طفلا فقدوا أطرافهم`, `مئات السكان فقدوا أطرافا`."""
    doc, group = scene.doc, scene.group(i + 1)
    limb, owner = _limb(doc, i + 1)
    if limb and not owner and doc.norm(i).endswith("وا"):
        owner = PLURAL[0]
    if doc.norm(i - 1) == "من":
        # `صور سبعين ضحية، وقائمة بأسماء من فقدوا أطرافهم`: others
        return
    if owner and (before := _owner_before(scene, i, owner)) is not None and _is_open(scene, before):
        scene.add(before, "wounded", "injury", last=i + 2)
        return
    if group is not None and _is_open(scene, group):
        some = group.last + (doc.norm(group.last) in words("casualties", "share", "after"))
        at = next((j for j in range(some, max(group.next, some) + 1) if _is_theirs(doc, j)), None)
        if at is not None:
            scene.add(group, "wounded", "injury", first=i, last=at + 1)


def _is_theirs(doc: Document, i: int) -> bool:
    """`بصرهما`, `أطرافهم`, `البصر`; but `اليد` may be labour."""
    return _limb(doc, i)[1] != "" or doc.norm(i) in words("casualties", "injuries", "senses")


def _is_open(scene: Scene, group: Group) -> bool:
    """Whether a group tells how many and no rule has read it."""
    return (group.counted or group.shape == "singular") and scene.free(group) and not group.kind


def _limb(doc: Document, i: int) -> tuple[bool, str]:
    """Whether a token is a part of the body, and the pronoun behind it: `ساقه`, `أطرافهم`, `ساق`."""
    norm, limbs = doc.norm(i), words("casualties", "injuries", "limbs")
    if norm in limbs:
        return True, ""
    owners = (owner for owner in (*DUAL, *PLURAL, *SINGULAR) if norm.endswith(owner))
    owner = next((owner for owner in owners if norm.removesuffix(owner) in limbs), "")
    return owner != "", owner


def _owner_before(scene: Scene, verb: int, owner: str) -> Group | None:
    """The nearest people before an injury whom its pronoun may stand for."""
    doc = scene.doc
    for j in range(verb - 1, max(scene.first, verb - REACH) - 1, -1):
        if doc.norm(j) in CLAUSE_ENDS:
            return None
        group = read_group(doc, j, verb)
        if group is None or j - 1 in doc.counts or doc.counted_before(j):
            continue
        one, two = group.maximum == 1, group.maximum == 2
        agrees = one if owner in SINGULAR else two if owner in DUAL else not one
        fits = agrees and group.minimum is not None and not group.kind and not group.definite
        return group if fits and scene.free(group) else None
    return None


def _read_escaped(scene: Scene, i: int) -> None:
    """`ونجا مرافقه برضوض`, `نجا تسعة ركاب بإصابات طفيفة`: who lived and was hurt."""
    group = scene.group(i + 1, lone=True)
    if group is None or not _is_open(scene, group) or (group.definite and group.shape != "singular"):
        return
    hurt = scene.doc.find(words("casualties", "injuries", "injuries"), group.last, max(group.next, group.last) + 1)
    if hurt is not None:
        scene.add(group, "wounded", "injury", first=i, last=hurt + 1)


def _read_lying(scene: Scene, i: int) -> None:
    """`فرقد ثمانية منهم في المستشفى بكسور وجروح`."""
    doc = scene.doc
    if doc.find(words("casualties", "injuries", "injuries"), i + 1, min(i + INJURY_REACH, scene.last)) is None:
        return
    for j in range(i + 1, min(i + LAY_REACH, scene.last)):
        group = scene.group(j)
        if group is not None:
            if group.counted and _is_open(scene, group) and not group.definite:
                scene.add(group, "wounded", "injury", first=i)
            return
