"""Whom, told before, somebody finished off: `هاجمت الطائرات خلية من ثلاثة مسلحين وقضت عليهم`, `تم القضاء عليهما`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.pronouns import DONE
from summarizer.claims.scene import Scene
from summarizer.language.text import CLAUSE_ENDS
from summarizer.language.wordlists import words

# Verbs that finish people off with على, and their verbal nouns, which need a word that it was done.
VERBS = frozenset(("قضي", "قضت", "قضوا", "قضيا", "قضينا", "اجهز", "اجهزت", "اجهزوا", "اجهزنا"))
NOUNS = frozenset(("القضاء", "الاجهاز"))
# How many they are by the pronoun, None for as many as were told.
THEM = {"عليهما": 2, "عليهم": None, "عليه": 1, "عليها": 1}
# How far before the verb they may have been told, and behind it a sentence (`قضت عليهم بالسجن`), in tokens.
REACH, SENTENCE_REACH = 16, 4


def read_finished_off(scene: Scene) -> None:
    """Record who was finished off, by the people that the sentence told before."""
    for i in scene.every(VERBS | NOUNS):
        doc = scene.doc
        if doc.norm(i + 1) not in THEM or i + 1 >= scene.last or _is_court(scene, i):
            continue
        if doc.bare[i] in NOUNS and not _is_done(scene, i):
            continue
        number = THEM[doc.norm(i + 1)]
        told = _told_before(scene, i, number)
        if told is None:
            continue
        if number is None:
            scene.add(told, "killed", "finished-off", last=i + 2)
        elif scene.used.isdisjoint((i, i + 1)):
            scene.add(Group.of(number, i, i + 2), "killed", "finished-off")


def _is_court(scene: Scene, i: int) -> bool:
    """`قضت عليهم المحكمة بالسجن`: it sentenced them."""
    courts, end = words("casualties", "finished", "courts"), min(i + SENTENCE_REACH + 2, scene.last)
    return scene.mentions(courts) or any(scene.doc.norm(j).startswith("بال") for j in range(i + 2, end))


def _is_done(scene: Scene, i: int) -> bool:
    """`تم القضاء عليهم`, `تمكنت من القضاء عليهم`, `أسفر عن القضاء عليهم`; not `دعا إلى القضاء عليهم`."""
    doc = scene.doc
    if doc.is_word(i - 1, DONE):
        return True
    managed = words("casualties", "finished", "managed")
    return doc.norm(i - 1) in ("من", "عن", "في") and doc.find(managed, max(scene.first, i - REACH), i) is not None


def _told_before(scene: Scene, i: int, number: int | None) -> Group | None:
    """The people nearest before the verb, counted where the pronoun is of many; no victims told already."""
    doc = scene.doc
    for j in range(i - 1, max(scene.first, i - REACH) - 1, -1):
        if doc.norm(j) in CLAUSE_ENDS:
            return None
        group = read_group(doc, j, i)
        if group is None or group.who is None or group.kind is not None or not scene.free(group):
            continue
        if j - 1 in doc.counts or doc.reading(group.who[0], "person") is None:
            continue
        if number is None:
            if group.counted and group.minimum != 1 and not group.definite:
                return group
        elif group.minimum == group.maximum == number:
            return group
    return None
