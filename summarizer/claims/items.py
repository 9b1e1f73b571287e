"""Items of a list whose heading tells the kind: `1517 قتيلا، موزعين على النحو التالي:`, then `-720 من الأهالي`.

`وتوزعت حصيلة الاعتقالات على النحو الآتي:`, then `- قوات النظام: 501`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.claims.hosts import told_before
from summarizer.claims.people import may_be_people
from summarizer.claims.scene import Scene, Skeleton
from summarizer.language.text import BULLETS
from summarizer.language.wordlists import words
from summarizer.model import Kind

# The longest list whose heading is looked for, in items.
LONGEST_LIST = 30
# How many sentences before its heading the toll may be told that a list divides.
TOLD_REACH = 3
# The longest name before the number of an item, in tokens.
LONGEST_LABEL = 10


def read_items(scene: Scene, previous: Sequence[Skeleton]) -> None:
    """The number with which an item opens, or that stands behind its colon, where no other rule has read it."""
    doc = scene.doc
    marks = [i for i in scene.every(BULLETS) if i == scene.first or doc.begins_line(i)]
    heading = _heading(scene, marks[0]) if marks else None
    divided = words("casualties", "share", "divided")
    if heading is None or doc.norm(heading[1] - 1) != ":" or doc.find(divided, *heading) is None:
        return
    total = _total(scene.finished(), *heading) or _total(previous, *heading)
    kind = total.kind if total is not None else _kind_of(scene, *heading)
    if kind is None:
        return
    total = total or told_before(previous, kind, scene.index - TOLD_REACH, counted=True)
    for at in _numbers(scene, marks):
        group = scene.group(at)
        if group is None or group.kind or group.definite or not scene.free(group) or not may_be_people(doc, group):
            continue
        if group.minimum is not None and (total is None or total.holds(group.minimum)):
            scene.add(group, kind, "item", host=total.key if total is not None else None)


def _heading(scene: Scene, mark: int) -> tuple[int, int] | None:
    """The tokens of the heading: what stands before the first item in its sentence, or the sentence before the list."""
    if mark > scene.first:
        return scene.first, mark
    sentences = scene.doc.sentences
    at = scene.index - 1
    least = max(scene.index - LONGEST_LIST, 0)
    while at > least and scene.doc.norm(sentences[at].first) in BULLETS:
        at -= 1
    return (sentences[at].first, sentences[at].last) if at >= 0 else None


def _total(claims: Sequence[Skeleton], first: int, last: int) -> Skeleton | None:
    """The toll that the heading itself tells."""
    for claim in reversed(claims):
        if claim.key < first:
            return None
        if claim.key < last and claim.host is None and not claim.none and claim.minimum is not None:
            return claim
    return None


def _kind_of(scene: Scene, first: int, last: int) -> Kind | None:
    """The kind of which a heading without a number tells: `وتوزعت حصيلة الاعتقالات`."""
    doc = scene.doc
    kinds = {form.kind for i in range(first, last) if (form := doc.form(i, "victim", "event")) is not None}
    return kinds.pop() if len(kinds) == 1 else None


def _numbers(scene: Scene, marks: Sequence[int]) -> Iterator[int]:
    """Where the number of each item stands: behind its mark, or behind the colon that ends its label."""
    doc = scene.doc
    for mark in marks:
        if mark + 1 in doc.counts:
            yield mark + 1
            continue
        for i in range(mark + 1, min(mark + LONGEST_LABEL, scene.last - 1)):
            if doc.norm(i) == ":":
                if i + 1 in doc.counts:
                    yield i + 1
                break
