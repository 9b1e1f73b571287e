"""Tolls whose victims stand before them: `الضحايا ... بلغ عددهم 21 شخصا`."""

from __future__ import annotations

from summarizer.claims.scene import Scene
from summarizer.claims.toll_kinds import KIND_REACH
from summarizer.document import Document

# `بلغ عددهم 21`, and how far before it the victims may stand, in tokens.
THEIR_NUMBER = frozenset(("عددهم", "عددهن"))
THEIRS_REACH = 14


def read_numbers_of_theirs(scene: Scene) -> None:
    """`الضحايا ... حيث بلغ عددهم 21 شخصا`: the victims to whom the pronoun goes back tell the kind."""
    doc = scene.doc
    for i in scene.every(THEIR_NUMBER):
        at = next((j for j in range(i + 1, min(i + 1 + KIND_REACH, scene.last)) if j in doc.counts), None)
        told = doc.having(max(scene.first, i - THEIRS_REACH), i, "victim")
        group = scene.group(at) if at is not None and told else None
        form = doc.form(told[-1], "victim") if told else None
        if group is None or form is None or form.kind is None or group.kind not in (None, form.kind):
            continue
        if form.number == "plural" and not form.case and scene.free(group) and _is_whole(doc, told[-1]):
            scene.add(group, form.kind, "toll", first=i)
            # `البحث عن مفقودين يقدر عددهم بعشرين`: they are told once.
            scene.take(told[-1], told[-1] + 1)


def _is_whole(doc: Document, i: int) -> bool:
    """Whether nothing but a vague number counts victims at a token."""
    return not any(c.last == i and c.vague is None for j in range(i - 2, i) if (c := doc.counts.get(j)))
