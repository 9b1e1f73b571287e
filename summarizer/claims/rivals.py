"""What somebody else says that a number was: `قتل 21 بحسب الشرطة، و24 بحسب الأهالي`, `بينما يقول الأهالي إنهم 24`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.phrase_ends import is_closed
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.text import CLAUSE_ENDS
from summarizer.language.wordlists import words
from summarizer.sources.reporting import speaks

# How far behind a claim another's number may stand, in tokens.
REACH, SAID_REACH = 14, 24
# Behind who says it and before the number: `إنهم خمسة`.
THEY_ARE = frozenset(("انهم", "انهن", "بانهم", "بانهن"))


def read_rivals(scene: Scene) -> None:
    """Bare numbers behind a claim, each with its own source."""
    for told in [s for s in scene.found if s.minimum is not None and not s.none and s.host is None]:
        group = _beside(scene, told.last) or _said(scene, told.last)
        if group is not None:
            scene.add(group, told.kind, "elliptical")


def _beside(scene: Scene, start: int) -> Group | None:
    """`، و24 بحسب الأهالي`: behind what has a source itself, a number that و joins, and its own source."""
    doc = scene.doc
    for i in range(start + 1, min(start + REACH, scene.last)):
        if doc.norm(i) in CLAUSE_ENDS or speaks(doc.norm(i)) or doc.reading(i, "event", "verb", "victim"):
            return None
        joined = i in doc.counts and (doc.norm(i).startswith("و") or doc.norm(i - 1) == "و")
        if joined and any(_names_source(doc, j) for j in range(start, i)):
            group = _bare(scene, i)
            return group if group is not None and _names_source(doc, group.last) else None
    return None


def _said(scene: Scene, start: int) -> Group | None:
    """`بينما يقول الأهالي إنهم 24`: a number that a pronoun equates with those told of."""
    doc = scene.doc
    for i in range(start, min(start + SAID_REACH, scene.last - 1)):
        if doc.norm(i) in CLAUSE_ENDS or doc.reading(i, "event", "verb", "victim"):
            return None
        if doc.norm(i) in THEY_ARE:
            group = _bare(scene, i + 1) if i + 1 in doc.counts else None
            return group if group is not None and is_closed(doc, group.next) else None
    return None


def _bare(scene: Scene, i: int) -> Group | None:
    """The number at a token, if it tells of nobody else."""
    group = scene.group(i)
    if group is None or not scene.free(group) or group.kind or group.definite or group.partitive:
        return None
    return group


def _names_source(doc: Document, i: int) -> bool:
    """`بحسب الصليب الأحمر`, `لدى الشرطة`: whose number it is."""
    beside = doc.norm(i) in ("عند", "لدي") and i + 1 in doc.actor_at
    return beside or doc.norm(i) in words("reporting", "preposition")
