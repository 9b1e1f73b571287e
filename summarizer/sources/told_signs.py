"""Signs that a name is that of who was told, and no part of the speaker's: `مسؤولون لهيئة الإذاعة البريطانية`."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import grammar
from summarizer.document import Document
from summarizer.language.text import fold
from summarizer.language.wordlists import words


def is_listener(doc: Document, j: int, first: int) -> bool | None:
    """`أكد مسؤولون محليون لهيئة الإذاعة البريطانية`, `أفادت مصادر لتجمع أحرار حوران`: who was told."""
    mention, norm = doc.actor_at.get(j), doc.norm(j)
    if f"ال{doc.norm(j - 1).removeprefix('ال')}" in words("reporting", "anaphora", "ties") and mention is not None:
        # `وسائل إعلام تابعة للحوثيين`, `مسؤول في وزارة الصحة التابعة للحوثيين`: whose they are.
        return False
    press = words("reporting", "media", "heads") | words("reporting", "media", "told")
    if j > first and norm.startswith("لل") and "ال" + norm[2:] in press:
        # `ذكر مصدر للوكالة`, `قال الوالي للصحفيين`
        return True
    if j - 1 == first and norm.startswith("ل") and doc.norm(first) in words("reporting", "anaphora", "persons"):
        # `وقال المصدر لكوردستان 24 إن`: a short form owns nothing.
        return True if norm not in words("reporting", "lam") else None
    if j > first and norm.startswith("ل") and norm[1:] in words("reporting", "media", "heads"):
        # `أقر مسؤول لشبكة تلفزة بأن`
        return True if doc.norm(first) in grammar().unnamed else None
    if mention is None or j == first or mention.first != j or not norm.startswith("ل"):
        return None
    if doc.norm(j - 1) in words("reporting", "say", "correspondents"):
        # `مصور لوكالة X`
        return None
    told = mention.kind == "media" or doc.norm(first) in grammar().unnamed
    return True if told and fold(mention.name)[:1] != "ل" else None


def is_told(doc: Document, j: int, first: int) -> bool | None:
    """`أفاد مصدر طبي وكالة فرانس برس`: the outlet that was told; but `مراسل وكالة الأناضول`."""
    mention = doc.actor_at.get(j)
    if mention is None or mention.kind != "media" or mention.phrase_first <= first:
        return None
    return True if doc.norm(j - 1) not in words("reporting", "media", "staff") else None


def is_addressee(doc: Document, first: int) -> bool:
    """`المسؤول، الذي تحدث لرويترز`: whether who is named from a token on is told, by the ل before it."""
    mention, norm = doc.actor_at.get(first), doc.norm(first)
    if is_to_outlet(norm):
        # `أقر لشبكة تلفزة بأن`, `أكد للوكالة مقتل`
        return True
    return mention is not None and norm.startswith("ل") and fold(mention.name)[:1] != "ل"


def is_to_outlet(norm: str) -> bool:
    """Whether a folded word is an outlet's noun behind ل: `لشبكة`, `للوكالة`."""
    heads = words("reporting", "media", "heads")
    return norm.startswith("ل") and (norm[1:] in heads or f"ال{norm[2:]}" in heads)
