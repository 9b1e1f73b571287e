"""Tolls of custody that no noun of victims tells: `حصيلة الاعتقالات`, `عدد الأسرى في سجون الاحتلال`."""

from __future__ import annotations

from summarizer.claims.scene import Scene
from summarizer.language.forms import Form
from summarizer.language.wordlists import phrases, words

# Behind `حالات`, where no noun of a toll stands before it.
CUSTODY = frozenset(("الاعتقال", "التوقيف", "الاحتجاز", "الاختطاف", "الخطف", "الاختفاء", "الفقدان"))
# Verbal nouns in the plural, whose toll is one of people.
ARRESTS = frozenset(("الاعتقالات", "اعتقالات", "التوقيفات", "توقيفات"))
CAMPAIGNS = frozenset(("حملات", "عمليات"))
# Who is held, and what opens the words by which he is no more.
PRISONERS = frozenset(("الاسري", "اسري", "الاسيرات"))
RELEASED = frozenset(("الذين", "اللواتي", "المفرج", "المحررين", "المحررات"))


def of_arrests(scene: Scene, j: int) -> Form | None:
    """`حصيلة الاعتقالات`, `عدد التوقيفات`, `حصيلة حملات الاعتقال`."""
    form = scene.doc.form(j, "event")
    if scene.doc.norm(j) in CAMPAIGNS:
        form = scene.doc.form(j + 1, "event")
        return form if form is not None and form.kind == "detained" else None
    return form if form is not None and form.kind == "detained" and scene.doc.norm(j) in ARRESTS else None


def are_imprisoned(scene: Scene, j: int) -> bool:
    """`الأسرى في سجون الاحتلال`; those of an exchange (`الأسرى الذين تم تبادلهم`) are held no more."""
    doc = scene.doc
    if doc.norm(j) not in PRISONERS or doc.norm(j + 1) in RELEASED or doc.reading(j + 1, "victim") is not None:
        return False
    if any(i not in doc.actor_at for i in scene.every(words("casualties", "blocks", "release"))):
        # `صفقة التبادل تشمل عددا من الأسرى بلغ 90`
        return False
    # `بلغ عدد الأسيرات 49`, in a report that names their prisons or is by those who count them
    named = not words("casualties", "prisons").isdisjoint(doc.norms)
    return named or doc.find_phrase(phrases("casualties", "prisons", "counting"), 0, len(doc.tokens)) is not None
