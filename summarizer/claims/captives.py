"""Fighters who were captured, told beside the dead and the wounded: `14 قتيلا وأسيران`, `قتلى وجرحى وأسرى`.

Elsewhere prisoners are those of long ago (`يخوض 12 أسيرا إضرابا`, `تبادل 200 أسير`).
"""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.scene import Scene
from summarizer.language.wordlists import words

# How far behind the dead or wounded the captives may stand, in tokens: `14 قتيلا للجيش وأسيران`.
BESIDE_REACH = 4


def read_captives(scene: Scene) -> None:
    """Captives whom و joins to the dead or wounded before them, with a number or without."""
    doc = scene.doc
    for i in scene.every(words("casualties", "captives")):
        start = i
        while start > scene.first and (start - 1 in doc.counts or doc.counted_before(start)) and not doc.joins(start):
            start -= 1
        told = scene.latest(start)
        beside = told is not None and told.kind in ("killed", "wounded", "casualties") and not told.none
        if told is None or not beside or start - told.last > BESIDE_REACH or not doc.joins(start):
            continue
        if any(doc.is_stop(j) or doc.reading(j, "event", "verb") for j in range(told.last, start)):
            continue
        if doc.norm(i + 1) in words("casualties", "captives", "former"):
            continue
        told_how_many = start < i or doc.norm(i).endswith(("ان", "ين"))
        some = Group.of(None, i, i + 1) if doc.norm(i).endswith("ي") else None
        group = scene.group(start) if told_how_many else some
        if group is not None and scene.free(group) and group.kind is None:
            scene.add(group, "detained", "captives", last=i + 1)
