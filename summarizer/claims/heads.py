"""Victims whom no number tells and no verb introduces, at the head of a line: `قتيل وجريح في حادث`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.wordlists import words


def has_company(scene: Scene, i: int) -> bool:
    """`عن شهيد وثلاث إصابات`: one victim, as others are counted beside; `قتيل وجريح في حادث` at the head of a line."""
    doc = scene.doc
    # `قتيل و3 جرحى`
    joined = scene.group(i + (doc.norm(i) == "و")) if doc.norm(i).startswith("و") else None
    if joined is None or joined.kind is None:
        return False
    return joined.counted or (_heads(scene, i - 1) and is_caused(doc, i + 1))


def stands_alone(scene: Scene, group: Group) -> bool:
    """`جريح جراء إلقاء قنبلة`, `شهيد في غارة على دراجة`: one at the head of a line, and what made a victim of him."""
    one = group.shape == "singular" and not group.definite and not group.case
    return one and _heads(scene, group.first) and is_caused(scene.doc, group.last)


def _heads(scene: Scene, i: int) -> bool:
    """Whether a token begins its line or what follows a stop."""
    return i == scene.first or scene.doc.is_stop(i - 1)


def is_caused(doc: Document, i: int) -> bool:
    """`في حادث سير`, `جراء قصف`, `باستهداف مركبة`: what made victims of them, behind them."""
    norm = doc.norm(i)
    if norm == "في":
        return doc.is_word(i + 1, words("casualties", "incidents")) or doc.form(i + 1, "event") is not None
    return norm in words("casualties", "causes") or norm in words("casualties", "becoming", "fallen")


def have_fallen(doc: Document, i: int) -> bool:
    """`شهداء وجرحى سقطوا إثر انفجار`: a verb behind the plural, or behind the one that و joins to it; `قتلى وجرحى جراء
    قصف` at the head of a line has a cause behind it.
    """
    joined = doc.norm(i + 1).startswith("و") and doc.reading(i + 1, "victim") is not None
    behind = doc.norm(i + 2 if joined else i + 1)
    heads = i == 0 or doc.is_stop(i - 1)
    if joined and heads and behind == "في" and doc.is_word(i + 3, words("casualties", "incidents")):
        # `قتلى وجرحى في هجوم على كنيسة`
        return True
    if joined and heads and (behind == "بين" or doc.norm(i + 3) == "صفوف"):
        # `قتلى وجرحى في صفوف الجيش بقصف`
        return True
    return behind in words("casualties", "becoming", "fallen") or (heads and behind in words("casualties", "causes"))
