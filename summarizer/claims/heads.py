"""Victims whom no number tells and no verb introduces, at the head of a line: `قتيل وجريح في حادث`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.wordlists import words

# How far behind victims at the head of a line the word for what made them so may stand, in tokens.
CAUSE_REACH = 9


def has_company(scene: Scene, i: int) -> bool:
    """`عن شهيد وثلاث إصابات`: one victim, as others are counted beside; `قتيل وجريح في حادث` at the head of a line."""
    doc = scene.doc
    if doc.norm(i) in words("casualties", "cases", "graded"):
        # `إصابة خطيرة و6 طفيفة`
        i += 1
    joined = _joined(scene, i)
    if joined is None or joined.shape == "plural":
        return False
    return joined.counted or (_heads(scene, i - 1) and is_caused(doc, i + 1))


def stands_alone(scene: Scene, group: Group) -> bool:
    """`جريح جراء إلقاء قنبلة`, `شهيد في غارة على دراجة`, `إصابة بالرصاص خلال مواجهات`: one at the head of a line, and
    what made a victim of him.
    """
    one = group.shape == "singular" and not group.definite and group.kind != "detained"
    if not one or not _heads(scene, group.first):
        return False
    if not group.case and _ends_in_place(scene, group.last):
        return True
    cause = _cause_behind(scene, group.last, case=group.case)
    # `إصابة خلال التدريبات`: a case may be of sport, and needs a happening that hurts.
    return cause is not None and (not group.case or cause == group.last or is_happening(scene.doc, cause + 1))


def have_fallen(scene: Scene, i: int) -> bool:
    """`شهداء وجرحى سقطوا إثر انفجار`: a verb behind the plural, or behind those whom و joins to it; `قتلى و20 جريحا في
    قصف`, `مصابون بينهم طفل في مشاجرة` at the head of a line have a cause behind them.
    """
    doc = scene.doc
    other = _joined(scene, i + 1)
    joined = other is not None
    behind = other.last if other is not None else i + 1
    if doc.norm(behind) in words("casualties", "becoming", "fallen"):
        return True
    state = doc.form(i, "victim")
    if not _heads(scene, i) or state is None or state.kind == "detained":
        # `معتقلون في سجن كذا يضربون`: those are known.
        return False
    if joined and (doc.norm(behind) == "بين" or doc.norm(behind + 1) == "صفوف"):
        # `قتلى وجرحى في صفوف الجيش بقصف`
        return True
    if joined and (behind >= scene.last or doc.is_stop(behind)):
        # `انفجار في بيروت: قتلى وجرحى`
        return any(is_happening(doc, k) for k in range(scene.first, i))
    return (joined and _ends_in_place(scene, behind)) or _cause_behind(scene, behind if joined else i + 1) is not None


def _joined(scene: Scene, i: int) -> Group | None:
    """The victims of a kind that و joins at a token to others: `قتيل و3 جرحى`, `شهداء وجرحى`."""
    if not scene.doc.norm(i).startswith("و"):
        return None
    # Before figures it is a token of its own.
    joined = scene.group(i + (scene.doc.norm(i) == "و"), lone=True)
    return joined if joined is not None and joined.kind is not None else None


def is_caused(doc: Document, i: int) -> bool:
    """`في حادث سير`, `جراء قصف`, `باستهداف مركبة`: what made victims of them, behind them."""
    norm = doc.norm(i)
    if norm in ("في", "حصيله"):
        return is_happening(doc, i + 1) or doc.form(i + 1, "event") is not None
    if norm in words("casualties", "causes") or norm in words("casualties", "becoming", "fallen"):
        return True
    return norm.startswith("ب") and (is_happening(doc, i, 1) or norm[1:] in words("casualties", "causes", "means"))


def is_happening(doc: Document, i: int, clitic: int = 0) -> bool:
    """`حادث`, `المواجهات`: whether a token, without the letters before it, is what people are hurt in."""
    noun = doc.norm(i)[clitic:].removeprefix("ال")
    return noun in words("casualties", "causes", "happenings") or noun in words("casualties", "incidents")


def _heads(scene: Scene, i: int) -> bool:
    """Whether a token begins its line or what follows a mark: `غزة - جرحى`, `08:10 | شهيد`."""
    return i == scene.first or scene.doc.tokens[i - 1].kind == "punct"


def _cause_behind(scene: Scene, i: int, *, case: bool = False) -> int | None:
    """Where it is told what made victims of those who end before a token: behind how badly they are hurt, who is among
    them and what و joins to them (`شهداء ومصابون وعالقون تحت الركام في قصف`, `إصابات بينها خطيرة جراء`).
    """
    doc = scene.doc
    shares = words("casualties", "share", "openers") | words("casualties", "fractions")
    among = False
    for j in range(i, min(i + CAUSE_REACH, scene.last)):
        if is_caused(doc, j):
            return j
        norm = doc.norm(j)
        among = among or norm in shares
        # `قتلى وجرحى من أمن بغداد بنزاع`
        among = among or norm == "من"
        told = norm.startswith("و") or norm in words("casualties", "cases", "graded")
        # `إصابة طالبين في حادث`: whose it is, of whom another rule tells.
        told = told or (not case and doc.reading(j, "person", "victim") is not None)
        under = norm == "تحت" or doc.norm(j - 1) == "تحت"
        definite = norm.startswith("ال") and not (under or among)
        if doc.tokens[j].kind == "punct" or definite or doc.reading(j, "verb") or not (among or told or under):
            return None
    return None


def _ends_in_place(scene: Scene, i: int) -> bool:
    """`شهيد في نابلس والاحتلال يعتقل 50`, `قتلى وجرحى بديالى ونينوى`: where it was and nothing besides.

    `جرحى في غزة ينتظرون العلاج` tells of those who were hurt before.
    """
    doc = scene.doc
    place = doc.place_at.get(i + (doc.norm(i) == "في"))
    if place is None or not (doc.norm(i) == "في" or doc.norm(i).startswith("ب")):
        return False
    end = place.last
    return end >= scene.last or doc.tokens[end].kind == "punct" or doc.norm(end).startswith("و")
