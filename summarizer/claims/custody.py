"""People whom the authorities keep, by verbs that keep things too: `أذنت النيابة بالاحتفاظ بسائق الشاحنة وصاحبها`."""

from __future__ import annotations

from summarizer.claims.pronouns import DONE
from summarizer.claims.scene import Scene
from summarizer.language.wordlists import words

KEEPING = frozenset(("الاحتفاظ", "بالاحتفاظ", "احتفظت", "احتفظ"))
# `من جرى التحفظ عليهم 9`.
SEIZURES = frozenset(("التحفظ", "القبض"))
THEM = frozenset(("عليهم", "عليهن"))


def read_custody(scene: Scene) -> None:
    """Those who are kept by whoever may arrest them, and those who are counted behind the pronoun."""
    doc = scene.doc
    if scene.mentions(words("casualties", "authorities")):
        for i in scene.every(KEEPING):
            at = i + 2 if doc.norm(i + 1) == "ب" else i + 1
            group = scene.group(at)
            governed = group is not None and (at == i + 2 or doc.norm(at).startswith("ب"))
            if group is not None and governed and scene.free(group) and not group.kind and not group.definite:
                scene.add_joined(group, "detained", "custody", i)
    for i in scene.every(SEIZURES):
        group = scene.group(i + 2) if doc.is_word(i - 1, DONE) and doc.norm(i + 1) in THEM else None
        if group is not None and i + 2 in doc.counts and scene.free(group) and not group.kind:
            scene.add(group, "detained", "custody", first=i - 1)
