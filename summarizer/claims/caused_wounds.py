"""Wounds that something gave somebody: `تسبب بجروح لثلاثة عمال`, `ألحق بخمسة جروحا`, `لحقت إصابات بثلاثة جنود`."""

from __future__ import annotations

from functools import cache

from summarizer.claims.group import Group
from summarizer.claims.introducers import introduces
from summarizer.claims.people import may_be_people
from summarizer.claims.phrase_ends import is_closed
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.wordlists import words

# How far before the wounds what caused them may be told, and behind them whose they are, in tokens.
CAUSE_REACH, OWNER_REACH = 7, 4
# Before or behind the people: `لثلاثة`, `لدى ثلاثة`, `في صفوف عشرة`.
BEFORE = frozenset(("لدي", "صفوف", "صفوفهم"))
# What is short in `ضيق تنفس`.
SHORT, BREATH = "ضيق", frozenset(("تنفس", "التنفس"))

FEW: dict[str, int] = {"singular": 1, "dual": 2}


def read_caused_wounds(scene: Scene) -> None:
    """Counted people behind the wounds that they were given, or before them, behind the verb."""
    for i in scene.every(_wounds()):
        other = scene.doc.norm(i).endswith(SHORT) and scene.doc.norm(i + 1) not in BREATH
        cause = _cause(scene, i) if i not in scene.used and not other else None
        if cause is None:
            continue
        group = _behind(scene, i) or _between(scene, cause, i)
        if group is not None:
            scene.add_joined(group, "wounded", "injury", min(cause, group.first), last=max(i + 1, group.last))
            scene.take(i, i + 1)


def _cause(scene: Scene, i: int) -> int | None:
    """The word that says that something led to the wounds at a token: `تسبب`, `ألحقت`, `مسببة`."""
    doc, causes = scene.doc, words("casualties", "introduces") | words("casualties", "injuries", "befall")
    for j in range(i - 1, max(scene.first, i - CAUSE_REACH) - 1, -1):
        if doc.is_stop(j) or doc.reading(j, "event", "victim"):
            return None
        if doc.is_word(j, causes) or introduces(doc, j):
            return j
    return None


def _behind(scene: Scene, i: int) -> Group | None:
    """`جروحا بالغة لثلاثة عمال`, `إصابات لدى أربعة`: those behind a preposition, over how bad it is."""
    doc = scene.doc
    between = words("casualties", "injuries", "grades") | BEFORE | BREATH | {"في"}
    for j in range(i + 1, min(i + OWNER_REACH, scene.last)):
        if doc.norm(j) in between:
            continue
        apart = doc.norm(j) in ("ل", "ب")  # `إصابات بـ14 عاملا`
        group = scene.group(j + apart) if doc.norm(j).startswith(("ل", "ب")) or doc.norm(j - 1) in BEFORE else None
        return _few(doc, j) or (group if group is not None and _are_hurt(scene, group) else None)
    return None


def _few(doc: Document, i: int) -> Group | None:
    """`بجروح لطفلين`, `حروقا لعامل`, `إصابات بوالدته`: one or two behind ل, or somebody's kin behind ب."""
    reading = doc.reading(i, "person", "kin")
    kin = reading is not None and reading.prefix == "ب" and reading.form.role == "kin" and reading.form.suffixed
    few = reading is not None and (kin or reading.prefix == "ل") and reading.form.number in FEW
    return Group.of(FEW[reading.form.number], i, i + 1, who=(i, i + 1)) if reading is not None and few else None


def _between(scene: Scene, cause: int, i: int) -> Group | None:
    """`ألحق الانفجار بخمسة أشخاص جروحا`: the people whom ب governs, before the wounds."""
    doc = scene.doc
    at = next((j for j in range(cause + 1, i) if doc.norm(j).startswith("ب") and scene.group(j) is not None), None)
    group = scene.group(at) if at is not None else None
    near = group is not None and i - max(group.next, group.last) <= OWNER_REACH
    return group if group is not None and near and _are_hurt(scene, group) else None


def _are_hurt(scene: Scene, group: Group) -> bool:
    """Whether they are counted people of whom no rule has told."""
    told = group.kind or group.definite or group.partitive or not scene.free(group)
    other = scene.doc.reading(group.last, "other") is not None
    # `جروحا لعشرات السنين`
    people = group.vague is None or group.who is not None or other or is_closed(scene.doc, group.next)
    return group.counted and not told and people and may_be_people(scene.doc, group)


@cache
def _wounds() -> frozenset[str]:
    """`بجروح`, `جروح`, `جروحا`, `إصابات`, `ضيق` of breath."""
    bare = {word.removeprefix("ب") for word in words("casualties", "injuries", "injuries")}
    forms = {f"{before}{word}{ending}" for before in ("", "ب") for word in bare for ending in ("", "ا")}
    return frozenset(forms) | words("casualties", "injuries", "befalling")
