"""Who hurt others and then killed himself: `قتل زوجته ثم انتحر`, `قبل أن ينتحر`, `قبل أن يقدم على الانتحار`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.scene import Scene

# The verbs, each with how many they tell of; a subject behind them is read by the rule of verbs.
VERBS: dict[str, int] = {"انتحر": 1, "انتحرت": 1, "انتحرا": 2, "ينتحر": 1, "تنتحر": 1, "ينتحرا": 2}
# Verbs that need what was done behind them: `أقدم على الانتحار`, `وضع حدا لحياته`, `أنهى حياته`.
ENDING: dict[str, frozenset[str]] = {
    **dict.fromkeys(("اقدم", "اقدمت", "يقدم", "تقدم"), frozenset(("الانتحار",))),
    **dict.fromkeys(("وضع", "وضعت", "يضع", "تضع"), frozenset(("لحياته", "لحياتها"))),
    **dict.fromkeys(("انهي", "انهت", "ينهي", "تنهي"), frozenset(("حياته", "حياتها"))),
}
# How far behind such a verb that may stand, in tokens.
ENDING_REACH = 4
# How far before it those may be told who were hurt, in tokens.
HURT_REACH = 30
HURT = frozenset(("killed", "wounded"))
BEFORE = frozenset(("قبل", "قبيل"))
# Before a verbal noun that a verb before it has read: `أقدم شاب على وضع حد لحياته`, `عمد شاب إلى وضع حد لحياته`.
BEHIND_VERB = frozenset(("علي", "الي"))


def read_suicides(scene: Scene) -> None:
    """A suicide without its subject, behind those whom the same one killed or wounded: one more who is dead."""
    doc = scene.doc
    for i in scene.every(VERBS.keys() | ENDING.keys()):
        if i in scene.used or doc.norm(i - 1) in BEHIND_VERB:
            continue
        norm = doc.norm(i) if doc.norm(i) in VERBS or doc.norm(i) in ENDING else doc.bare[i]
        last = i + 1
        if norm in ENDING:
            at = doc.find(ENDING[norm], i + 1, min(i + ENDING_REACH, scene.last))
            if at is None or doc.find({"محاوله"}, i, at) is not None or doc.norm(at + 1).startswith("ال"):
                continue
            last = at + 1
        told = scene.latest(i)
        if told is None or told.kind not in HURT or i - told.last > HURT_REACH or not _goes_on(scene, i):
            continue
        scene.add(Group.of(VERBS.get(norm, 1), i, i + 1), "killed", "suicide", last=last)


def _goes_on(scene: Scene, i: int) -> bool:
    """`ثم انتحر`, `وانتحر`, `قبل أن ينتحر`: for the one of whom the clause before tells; its subject is no other."""
    doc = scene.doc
    before = doc.norm(i - 1)
    again = before == "ثم" or doc.norms[i] != doc.bare[i] or doc.norms[i].startswith(("و", "ف"))
    first = before == "ان" and doc.is_word(i - 2, BEFORE)
    behind = scene.group(i + 1, lone=True) if i + 1 < scene.last else None
    return (again or first) and behind is None
