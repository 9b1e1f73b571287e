"""Items of a list whose heading tells the kind: `1517 قتيلا، موزعين على النحو التالي:`, then `-720 من الأهالي`."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.claims.people import may_be_people
from summarizer.claims.scene import Scene, Skeleton
from summarizer.language.wordlists import words
from summarizer.sources.cues import BULLETS

# The longest list whose heading is looked for, in items.
LONGEST_LIST = 30


def read_item(scene: Scene, previous: Sequence[Skeleton]) -> None:
    """The number with which an item opens, where no other rule has read it."""
    doc, at = scene.doc, scene.first + 1
    if doc.norm(scene.first) not in BULLETS or at not in doc.counts:
        return
    group = scene.group(at)
    total = _total(scene, previous)
    if (
        group is None
        or total is None
        or not may_be_people(doc, group)
        or group.kind
        or group.definite
        or not scene.free(group)
    ):
        return
    if total.holds(group.minimum) and group.minimum is not None:
        scene.add(group, total.kind, "item", host=total.key)


def _total(scene: Scene, previous: Sequence[Skeleton]) -> Skeleton | None:
    """The toll that the heading of the list divides into its items."""
    sentences = scene.doc.sentences
    at = scene.index - 1
    least = max(scene.index - LONGEST_LIST, 0)
    while at > least and scene.doc.norm(sentences[at].first) in BULLETS:
        at -= 1
    if at < 0 or scene.doc.norm(sentences[at].last - 1) != ":":
        return None
    if scene.doc.find(words("casualties", "share", "divided"), sentences[at].first, sentences[at].last) is None:
        return None
    for claim in reversed(previous):
        if claim.sentence < at:
            return None
        if claim.sentence == at and claim.host is None and claim.minimum is not None and not claim.none:
            return claim
    return None
