"""A share that stands before its whole: `بينهم طفلان، استشهد تسعة مواطنين`."""

from __future__ import annotations

from summarizer.claims.listings import add_list
from summarizer.claims.scene import Scene
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words

# How far behind the share the comma may stand that parts it from the rest, and behind that its whole, in tokens.
COMMA_REACH, WHOLE_REACH = 8, 8


def read_leading_shares(scene: Scene) -> None:
    """The people behind a word of shares at the head of a sentence, for the claim behind the comma."""
    doc = scene.doc
    i = scene.first + (doc.norm(scene.first) == "من")
    if not doc.is_word(i, words("casualties", "share", "openers")) or i + 1 >= scene.last:
        return
    group = scene.group(i + 1)
    comma = doc.find(COMMAS, i + 1, min(i + COMMA_REACH, scene.last))
    if group is None or comma is None or group.kind or not scene.free(group):
        return
    if not (group.counted or group.shape == "singular") or group.definite:
        return
    whole = min((s for s in scene.found if s.key > comma and not s.none), key=lambda s: s.key, default=None)
    near = whole is not None and whole.host is None and whole.key - comma <= WHOLE_REACH
    if whole is not None and near and whole.minimum is not None and whole.minimum > (group.maximum or 0):
        add_list(scene, group, whole.kind, "share-leading", i, whole)
