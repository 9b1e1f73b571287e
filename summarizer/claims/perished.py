"""Those who did not survive: `لم يُكتب لهما البقاء`, `ولم ينجُ مرافقاه`, `أحدهما جثة هامدة`."""

from __future__ import annotations

from summarizer.claims.denied_kinds import EXCEPT
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.missing import read_states
from summarizer.claims.scene import Scene
from summarizer.language.text import ARTICLE
from summarizer.language.wordlists import phrases, words

LIFELESS = "هامده"
# How far before `فلم ينجوا` the subject may begin, in tokens.
SUBJECT_REACH = 5
# How far behind the verb they may be excepted who survived, in tokens.
EXCEPTED_REACH = 5
# Behind `غير` and `إلا`, which then open another clause.
CLAUSES = frozenset(("ان", "انه", "انها", "انهم"))
# What doctors could not save, and how far before it the failure may stand, in tokens.
SAVING, LIFE, FAILED_REACH = frozenset(("انقاذ",)), "حياه", 6


def read_perished(scene: Scene) -> None:
    """People before a phrase that says they are dead, and the subject of a negated verb of survival."""
    read_states(scene, "killed", phrases("casualties", "missing", "perished"))
    doc = scene.doc
    for i in scene.every(("جثه",)):
        _read_lifeless(scene, i)
    for i in scene.every(SAVING):
        _read_not_saved(scene, i)
    for i in scene.every(words("casualties", "missing", "survive")):
        if not doc.is_word(i - 1, ("لم",)) or _are_some_excepted(scene, i):
            continue
        if doc.reading(i + 1, "one_of") is not None:
            _read_none_left(scene, i)
            continue
        group = scene.group(i + 1)
        # `سائق الحافلة لم ينجُ`, but `رئيس الوزراء لم ينج من المساءلة`
        before = group is None and (doc.norm(i).endswith("وا") or doc.norm(i + 1) != "من")
        for j in range(i - 2, max(scene.first, i - SUBJECT_REACH) - 1, -1) if before else ():
            group = read_group(doc, j, i - 1, lone=doc.reading(j, "kin") is not None)
            if group is not None or doc.is_stop(j):
                break
        if group is None or group.kind or not scene.free(group):
            continue
        if group.counted or not group.definite:
            scene.add_joined(group, "killed", "perished", min(i - 1, group.first), last=max(i + 1, group.last))


def _are_some_excepted(scene: Scene, i: int) -> bool:
    """`لم ينج سوى طفلة`, `لم ينج منهم إلا ثلاثة`, `لم ينج من ركابه أحد سوى اثنين`: not all of them died."""
    doc = scene.doc
    but = doc.find(EXCEPT, i + 1, min(i + 1 + EXCEPTED_REACH, scene.last))
    if but is None or doc.norm(but + 1) in CLAUSES:
        # `لم ينج منهم أحد غير أن`
        return False
    return not any(map(doc.is_stop, range(i, but)))


def _read_not_saved(scene: Scene, i: int) -> None:
    """`لم يتمكن الأطباء من إنقاذ حياة عاملة`: she died; whose life was saved is hurt by a rule of its own."""
    doc = scene.doc
    if doc.norm(i + 1) != LIFE or i + 2 >= scene.last:
        return
    failed = doc.find(words("casualties", "missing", "failed"), max(scene.first, i - FAILED_REACH), i)
    group = scene.group(i + 2) if failed is not None and not any(map(doc.is_stop, range(failed, i))) else None
    if failed is not None and group is not None and not group.definite and scene.free(group):
        scene.add_joined(group, "killed", "perished", failed)


def _read_lifeless(scene: Scene, i: int) -> None:
    """`أُخرج عاملان، الأول جثة هامدة`, `أحدهما جثة هامدة`: one of those who were found."""
    doc, one = scene.doc, scene.doc.bare[i - 1]
    ordinal = one.startswith(ARTICLE) and one.removeprefix(ARTICLE) in words("numerals", "not_counts", "ordinals")
    single = ordinal or one in words("casualties", "share", "one")
    if single and doc.norm(i + 1) == LIFELESS and scene.latest(i, "killed") is None:
        scene.add(Group.of(1, i - 1, i + 2), "killed", "killed-state")


def _read_none_left(scene: Scene, i: int) -> None:
    """`لم ينجُ أحد من ركاب الطائرة الـ62 ولا من أفراد طاقمها الستة`: nobody of so many people."""
    doc = scene.doc
    at = i + 2 + (doc.norm(i + 2) == "من")
    while (group := scene.group(at, lone=True)) is not None and group.shape == "number" and scene.free(group):
        scene.add(group, "killed", "perished", first=min(i - 1, group.first))
        behind = group.next
        if not (doc.norm(behind) == "ولا" and doc.norm(behind + 1) == "من"):
            return
        at = behind + 2
