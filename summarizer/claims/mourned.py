"""Who is mourned by name as a martyr: `نعت الحركة الشهيد المجاهد سالم حيدر`, `تزف السرايا شهيدها القائد نادر كامل`."""

from __future__ import annotations

from summarizer.actors.name_words import opens_name
from summarizer.claims.casualty_verbs import CasualtyVerb
from summarizer.claims.group import Group
from summarizer.claims.phrase_ends import is_given_name, who_end
from summarizer.claims.scene import Scene
from summarizer.document import Document

MOURNING = frozenset(("نعي", "ينعي", "زف", "يزف"))
# How far behind the verb the martyr may stand, over those who mourn him and to whom, in tokens.
MARTYR_REACH = 14
MARTYR = "شهيد"
THEIRS = frozenset(("شهيدها", "شهيده", "شهيدهم", "شهيدتها"))
# The most titles between `الشهيد` and his name.
TITLES = 2


def read_mourned(scene: Scene, verb: CasualtyVerb) -> bool:
    """The martyr whom a verb of mourning has as its object, over those who mourn him; whether there is one."""
    if verb.form.lemma not in MOURNING:
        return False
    doc, subject = scene.doc, scene.group(verb.at + 1)
    if subject is not None and subject.shape == "number" and _are_bodies(doc, subject):
        # `نعى 12 ناديا اللاعب`: they mourn, and nobody is counted whom they do.
        return True
    for j in range(verb.at + 1, min(verb.at + MARTYR_REACH, scene.last)):
        if doc.reading(j, "verb", "event") is not None or doc.norm(j) == ".":
            return False
        if _is_martyr(doc, j):
            name = _behind_titles(doc, j + 1)
            theirs = j - 1 not in doc.actor_at and doc.reading(j - 1, "kin", "person", "collective") is not None
            if theirs or not (is_given_name(doc, name) or opens_name(doc.norm(name))):
                # `نعت الحركة والد الشهيد سالم حيدر`, `نعت عائلة الشهيد سالم حيدر ابنها`
                return False
            martyr = Group.of(1, j, name + 1, who=(j, who_end(doc, name, scene.last)), shape="name")
            scene.add(martyr, "killed", "verb-agent-killed", first=verb.at, agent=(verb.at + 1, j))
            return True
    return False


def _are_bodies(doc: Document, group: Group) -> bool:
    """`12 ناديا`, `ثلاث نقابات`: a number of what is neither a person nor out of several (`4 من مقاتليه`), or of those
    who mourn theirs: `ثلاثة جنود زملاءهم`.
    """
    if doc.norm(group.last) != "من" and any(doc.reading(i, "kin") for i in range(group.last, group.next + 1)):
        return True
    noun = doc.tokens[group.last] if group.last < len(doc.tokens) else None
    return noun is not None and noun.kind == "word" and group.who is None and doc.norm(group.last) != "من"


def _is_martyr(doc: Document, i: int) -> bool:
    reading = doc.reading(i, "victim")
    definite = reading is not None and reading.definite and not reading.prefix.startswith(("و", "ل", "ب"))
    return (definite and reading is not None and reading.form.lemma == MARTYR) or doc.norm(i) in THEIRS


def _behind_titles(doc: Document, i: int) -> int:
    """The token behind `المجاهد`, `القائد الميداني`."""
    for _ in range(TITLES):
        if doc.norm(i).startswith("ال") and not opens_name(doc.norm(i)) and not is_given_name(doc, i):
            i += 1
    return i
