"""Whom a court sentenced, in the words by which others finish people off: `وقضت بالسجن المؤبد على 46 آخرين`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.scene import Scene
from summarizer.language.wordlists import words

# The letters of the verb that a court and a force share, whatever its form.
RULED = ("قضي", "قضت", "قضوا")
# How far behind those who were sentenced the punishment may stand, in tokens: `على المتهم الرئيسي بالسجن`.
PUNISHMENT_REACH = 4
# Before a punishment that somebody faced already: `مسلحا محكوما بالإعدام`.
FACED = ("محكوم", "حكم")


def is_sentence(scene: Scene, i: int, group: Group) -> bool:
    """Whether the verb at a token passes a sentence on people: `قضت غيابيا على أربعة`, `قضى على الوزيرين بـ12 سنة
    حبسا`; not `قضت القوات على 46 مسلحا، بينهم قيادي محكوم بالإعدام`.
    """
    doc = scene.doc
    if not doc.norm(i).endswith(RULED):
        return False
    courts = words("casualties", "finished", "courts")
    if doc.is_word(i - 1, courts) or doc.is_word(i - 2, courts):
        # `إن محكمة الجنايات قضت على 23`
        return True
    end = min(group.last + PUNISHMENT_REACH, scene.last)
    end = next((j for j in range(group.last, end) if doc.is_stop(j)), end)
    punished = doc.find(words("casualties", "finished", "punishments"), i + 1, end)
    return punished is not None and not doc.norm(punished - 1).startswith(FACED)
