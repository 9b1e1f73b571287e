"""Those who fell in a fight, or by a shot: `سقوط 14 مسلحا`, `سقط شرطيان برصاص قناص`."""

from __future__ import annotations

from summarizer.claims.events import complement
from summarizer.claims.group import Group
from summarizer.claims.phrase_ends import is_closed
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.wordlists import words

# How far behind those who fell what became of them, or what felled them, may stand, in tokens.
REACH = 5
# How far before them a shot may be told of, in tokens.
SHOT_REACH = 12


def read_fallen(scene: Scene) -> None:
    """`سقوط 14 مسلحا`, `سقط ثلاثة جنود في الكمين`: fighters and civilians; anybody else by what felled them."""
    doc = scene.doc
    for i in scene.every(words("casualties", "fallen", "verbs")):
        at = i + 1 + (doc.norm(i + 1) in words("casualties", "fallen", "around"))
        group = complement(scene, at)
        if group is None or group.definite or group.kind or not scene.free(group):
            continue
        end = min(group.last + REACH, scene.last)
        lived = doc.find(words("casualties", "fallen", "otherwise"), group.last, end) is not None
        if not lived and (_fights(doc, group) or _is_felled(scene, i, group)):
            scene.add_joined(group, "killed", "fallen", i)


def _fights(doc: Document, group: Group) -> bool:
    """`سقوط 14 مسلحا`: of these, falling alone tells a death."""
    return group.counted and group.who is not None and doc.norm(group.who[0]) in words("casualties", "fallen", "words")


def _is_felled(scene: Scene, verb: int, group: Group) -> bool:
    """`سقط شرطيان برصاص قناص`, `أطلقوا النار فسقط نحو ثلاثين`: a shot behind them, or before a number alone."""
    doc, shots = scene.doc, words("casualties", "fallen", "shots")
    if not (group.counted or group.shape == "singular") or (group.who and doc.reading(group.who[0], "person") is None):
        return False
    if group.shape == "singular" and doc.norm(group.last).startswith("ال"):
        # `سقط منفذ الهجوم برصاص الشرطة`: he may be one of those told before.
        return False
    if any(doc.norm(j) in shots for j in range(group.last, min(group.next + REACH, scene.last))):
        return True
    others = group.shape == "other" or doc.reading(group.last, "other") is not None
    if others and group.counted and _tells_killed(doc, scene.first, verb):
        # `لقي ستة مصرعهم في معركة بينما سقط خمسة آخرون في أخرى`
        return True
    alone = group.who is None and is_closed(doc, group.next)
    before = doc.find(words("casualties", "fallen", "fire"), max(scene.first, verb - SHOT_REACH), verb) is not None
    return alone and (before or (group.shape == "other" and _goes_on(scene, verb)))


def _goes_on(scene: Scene, verb: int) -> bool:
    """`استشهد ثلاثة شبان ... سقط رابع`: others were killed right before."""
    return _tells_killed(scene.doc, scene.doc.sentences[max(scene.index - 1, 0)].first, verb)


def _tells_killed(doc: Document, first: int, last: int) -> bool:
    """Whether words of a range tell of somebody killed."""
    return any(r.form.kind == "killed" for i in range(first, last) for r in doc.readings[i])
