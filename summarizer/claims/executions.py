"""Those who were executed: `نفذ حكم القتل تعزيرا بثلاثة`, and by their sentences: `نفذت البلاد 60 حكما بالإعدام`."""

from __future__ import annotations

from summarizer.claims.bounds import NOT, opened_before, opened_behind
from summarizer.claims.group import Group
from summarizer.claims.scene import Scene
from summarizer.language.wordlists import words
from summarizer.numbers.numerals import Count

# How far before a sentence of death the verb may stand that carries it out, in tokens.
CARRIED_REACH = 8
# Behind their number, sentences, and of what they are; two of them.
SENTENCES = frozenset(("حكما", "احكام", "حكم", "عمليه", "عمليات"))
TWO_SENTENCES = frozenset(("حكمي", "حكمين"))
OF_DEATH = frozenset(("بالاعدام", "اعدام", "الاعدام"))
# How far before it a word may stand by which a sentence is not carried out yet, in tokens.
STAYED_REACH = 5


def read_executed(scene: Scene) -> None:
    """`نفذ الأحد في نجران حكم القتل تعزيرا بثلاثة`: a sentence of death that was carried out."""
    doc = scene.doc
    for i in scene.every(words("casualties", "executions", "deaths")):
        carried = doc.find(words("casualties", "executions", "carried_out"), max(scene.first, i - CARRIED_REACH), i)
        if carried is None or doc.norm(i - 1) != "حكم":
            continue
        at = doc.past(i + 1, lambda j: doc.norm(j) in words("casualties", "executions", "manner"))
        apart = doc.norm(at) in ("في", "بحق")
        group = scene.group(at + apart) if apart or doc.norm(at).startswith("ب") else None
        if group is not None and scene.free(group) and (group.counted or group.shape == "singular"):
            scene.add_joined(group, "killed", "executed", carried)


def read_executions(scene: Scene) -> None:
    """`نفذت البلاد 60 حكما بالإعدام على الأقل`, `تم تنفيذ حكمي إعدام`: each sentence carried out is one death."""
    doc = scene.doc
    for i in scene.every(OF_DEATH):
        count = next((c for j in doc.counted(i - CARRIED_REACH, i - 1) if (c := doc.counts[j]).last == i - 1), None)
        two = doc.norm(i - 1) in TWO_SENTENCES
        if not two and (count is None or doc.norm(i - 1) not in SENTENCES):
            continue
        first = count.first if count is not None else i - 1
        carried = doc.find(words("casualties", "executions", "carried_out"), max(scene.first, i - CARRIED_REACH), first)
        if carried is None or _is_stayed(scene, carried):
            continue
        group = Group.of(2, i - 1, i + 1) if count is None else _bounded(scene, count, i + 1)
        if scene.free(group):
            scene.add(group, "killed", "executed", first=carried, last=group.last)


def _bounded(scene: Scene, count: Count, last: int) -> Group:
    """So many sentences, which end at a token or at the bound behind it."""
    minimum, maximum = opened_before(scene.doc, count)
    bound = opened_behind(scene.doc, last, scene.last) if minimum == maximum else None
    if bound is not None:
        last, minimum, maximum = bound.last, minimum if bound.least else None, None if bound.least else maximum
    return Group(count.first, last, last, minimum, maximum, count.vague, count.approx, None, None, "number")


def _is_stayed(scene: Scene, carried: int) -> bool:
    """`لم تنفذ`, `أيدت المحكمة تنفيذ`, `تعليق تنفيذ`: what is not carried out yet."""
    doc, first = scene.doc, max(scene.first, carried - STAYED_REACH)
    if doc.is_word(carried - 1, NOT):
        return True
    stays = words("casualties", "blocks", "stayed") | words("casualties", "blocks", "courts")
    return doc.find(stays | words("casualties", "blocks", "passed"), first, carried) is not None
