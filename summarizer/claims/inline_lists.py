"""Items of a list within its sentence: `استشهاد تسعة، توزعوا على النحو الآتي: أربعة في ميفدون، وخمسة في حاروف`.

The words that present the list stand behind a verb of dividing, which tells what is divided: the victims told before
(`توزعوا`), their toll (`وزع المرصد الحصيلة`) or a kind (`توزعت حصيلة القتلى`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.claims.conjoined import behind_connector
from summarizer.claims.group import Group
from summarizer.claims.hosts import told_before
from summarizer.claims.one_of import is_one
from summarizer.claims.people import may_be_people
from summarizer.claims.scene import Scene, Skeleton
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import phrases, words
from summarizer.model import Kind

# How far before the words that present a list the verb of dividing may stand, in tokens.
VERB_REACH = 6
# How many sentences before a list the toll may be told that it divides.
TOLD_REACH = 2
# The ending of nouns of cases (`الإصابات`), and what presents a list of them besides verbs of dividing.
OF_CASES, COPULAS = "ات", frozenset(("كانت", "جاءت"))
# Endings of what people do: what was divided without them (`توزعت`) may be things.
PEOPLE_DIVIDED = ("وا", "ون", "ين")


def read_inline_lists(scene: Scene, previous: Sequence[Skeleton]) -> None:
    """Each number of the list, a share of the toll that it divides, also where another rule has read it."""
    if not scene.mentions(words("casualties", "share", "divided")):
        return
    way = scene.find_phrase(phrases("casualties", "share", "presented"), scene.first) or _between(scene)
    divided = _divided(scene, way[0], previous) if way is not None else None
    if way is None or divided is None:
        return
    kind, total = divided
    left = total.maximum if total is not None else None
    for group in _items(scene, way[1] + (scene.doc.norm(way[1]) == ":"), kind):
        if left is not None:
            left -= group.minimum or 0
            if left < 0:
                return
        told = next((at for at, s in enumerate(scene.found) if s.key == group.first), None)
        if told is None:
            scene.add(group, kind, "item", host=total.key if total is not None else None)
        elif total is not None and scene.found[told].kind == kind:
            scene.found[told] = replace(scene.found[told], host=total.key)


def _between(scene: Scene) -> tuple[int, int] | None:
    """Where بين presents the list (`توزعت الإصابات بين 12 بالرصاص الحي و30 بالغاز`), or a colon behind what they were
    divided over (`توزع الشهداء على بلدات عدة: 3 في كذا`).
    """
    doc = scene.doc
    for verb in scene.every(words("casualties", "share", "divided")):
        if doc.reading(verb + 1, "victim") is None or not _divides_them(doc, verb):
            continue
        if doc.norm(verb + 2) == "بين" and verb + 3 in doc.counts:
            return verb + 2, verb + 3
        colon = doc.find({":"}, verb + 3, min(verb + VERB_REACH, scene.last))
        if colon is not None and colon + 1 in doc.counts:
            return colon, colon
    return None


def _divides_them(doc: Document, verb: int) -> bool:
    """`توزع الشهداء على`, `توزعت الإصابات بين`: a verb whose subject is divided over something."""
    return doc.norm(verb + 2) in ("بين", "علي")


def _divided(scene: Scene, end: int, previous: Sequence[Skeleton]) -> tuple[Kind, Skeleton | None] | None:
    """The kind that a list whose presentation begins at `end` divides, and the toll; None for a list of things."""
    doc = scene.doc
    start = max(scene.first, end - VERB_REACH)
    verb = doc.find(words("casualties", "share", "divided") | COPULAS, start, end)
    if verb is None:
        return None
    reading = doc.reading(verb + 1, "victim")
    cases, plural = doc.norm(verb + 1).endswith(OF_CASES), reading is not None and reading.form.number == "plural"
    if reading is not None and reading.definite and (cases or (plural and _divides_them(doc, verb))):
        # `وكانت الإصابات كالآتي: 7 بالرصاص`
        kind = reading.form.kind
        return (kind, told_before(previous, kind, scene.index - TOLD_REACH, counted=True)) if kind is not None else None
    if doc.is_word(verb, COPULAS):
        return None
    here = [s for s in scene.found if s.key < verb and s.host is None and not s.none and s.minimum is not None]
    total = max(here, key=lambda s: s.key, default=None)
    between = range(verb + 1, end)
    told = next((form.kind for i in between if (form := doc.form(i, "victim", "event")) is not None), None)
    if doc.reading(verb + 1, "victim"):
        # `وتوزع الجرحى كما يلي` presents who the wounded are.
        return None
    if told is not None:
        fits = total is not None and total.kind == told
        return told, total if fits else told_before(previous, told, scene.index - TOLD_REACH, counted=True)
    toll = any(doc.is_word(i, words("casualties", "cumulative", "toll")) for i in between)
    of_cases = total is not None and len(between) == 0 and _is_feminine(doc, total)
    if not (toll or of_cases) and (len(between) > 0 or not doc.norm(verb).endswith(PEOPLE_DIVIDED)):
        # `ووزعت الوزارة المقاعد على النحو الآتي`
        return None
    if total is None:
        near = [s for s in previous if s.sentence >= scene.index - TOLD_REACH and s.host is None and not s.none]
        total = next((s for s in reversed(near) if s.minimum is not None), None)
    return (total.kind, total) if total is not None else None


def _is_feminine(doc: Document, total: Skeleton) -> bool:
    """`43 إصابة`, `12 حالة اختناق`: a total that a feminine verb may divide (`توزعت كالتالي`)."""
    noun = doc.norm(total.last - 1)
    return doc.form(total.last - 1, "victim", "event") is not None and noun.endswith(("ه", "ات"))


def _items(scene: Scene, start: int, kind: Kind) -> Iterator[Group]:
    """The groups of a list: its first, and those behind a comma or و; what a share of one singles out is none."""
    doc, shares = scene.doc, False
    for i in range(start, scene.last):
        if doc.is_word(i, words("casualties", "share", "openers")):
            shares = True
        connected = behind_connector(doc, i - 2) == i or behind_connector(doc, i - 1) == i
        begins = i == start or doc.norm(i - 1) in COMMAS or doc.norm(i - 1) == "؛" or connected
        if not begins and (shares or not (doc.joins(i) or doc.norm(i - 1) == "و")):
            continue
        shares = shares and not begins
        group = scene.group(i) if not is_one(doc, i) else None
        if group is None or group.definite or group.kind not in (None, kind):
            continue
        if group.shape not in ("number", "dual") and not (
            group.shape == "singular" and group.kind == kind and not begins
        ):
            # `و2 في كفرتبنيت وشهيد في ميفدون`
            continue
        if group.minimum is not None and may_be_people(doc, group):
            yield group
