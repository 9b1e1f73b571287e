"""Tolls of custody that no noun of victims tells: `حصيلة الاعتقالات`, `عدد الأسرى في سجون الاحتلال`."""

from __future__ import annotations

from summarizer.claims.scene import Scene
from summarizer.language.forms import Form
from summarizer.language.wordlists import words

# Behind `حالات`, where no noun of a toll stands before it.
CUSTODY = frozenset(("الاعتقال", "التوقيف", "الاحتجاز", "الاختطاف", "الخطف", "الاختفاء", "الفقدان"))
# Verbal nouns in the plural, whose toll is one of people.
ARRESTS = frozenset(("الاعتقالات", "اعتقالات", "التوقيفات", "توقيفات"))
# Who is held, and what opens the words by which he is no more.
PRISONERS = frozenset(("الاسري", "اسري", "الاسيرات"))
RELEASED = frozenset(("الذين", "اللواتي", "المفرج", "المحررين", "المحررات"))


def of_arrests(scene: Scene, j: int) -> Form | None:
    """`حصيلة الاعتقالات`, `عدد التوقيفات`."""
    form = scene.doc.form(j, "event")
    return form if form is not None and form.kind == "detained" and scene.doc.norm(j) in ARRESTS else None


def are_imprisoned(scene: Scene, j: int) -> bool:
    """`الأسرى في سجون الاحتلال`; those of an exchange (`الأسرى الذين تم تبادلهم`) are held no more."""
    doc = scene.doc
    held = scene.mentions(words("casualties", "prisons")) and doc.norm(j + 1) not in RELEASED
    return doc.norm(j) in PRISONERS and held and doc.reading(j + 1, "victim") is None
