"""As many as were told: `استشهد 11 مواطنا وأصيب مثلهم`, `مقتل مدنيين وإصابة مثلهما`, `وأصيب عدد مماثل`."""

from __future__ import annotations

from dataclasses import replace

from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.text import CLAUSE_ENDS
from summarizer.language.wordlists import words

# The same number again, by a pronoun behind the verb.
LIKE_THEM = frozenset(("مثلهم", "مثلهما", "مثلهن"))
# Behind `عدد`: `وجرح عدد مماثل`.
LIKE = frozenset(("مماثل", "مشابه"))
# How far before it the number may stand that it goes back to, in tokens: the quote holds both.
REACH = 16
# The same where و joins others to them.
OTHERS_REACH = 4


def read_as_many(scene: Scene) -> None:
    """The number of the nearest claim before, of the kind that the word before tells."""
    doc = scene.doc
    for i in scene.every(LIKE_THEM | LIKE):
        if doc.joins(i) and doc.bare[i] in LIKE_THEM:
            _read_others(scene, i)
            continue
        alike = i - 1 if doc.norm(i) in LIKE_THEM else i - 2
        form = doc.form(alike, "event", "verb") if alike >= scene.first else None
        if form is None or form.kind is None or i in scene.used or not _is_like(doc, i):
            continue
        told = [s for s in scene.found if s.key < alike and s.host is None and not s.none and s.minimum is not None]
        whole = max(told, key=lambda s: s.key, default=None)
        if whole is None or whole.kind == form.kind or alike - whole.last > REACH:
            continue
        if any(doc.norms[j] in CLAUSE_ENDS for j in range(whole.last, alike)):
            continue
        scene.found.append(
            replace(whole, key=i, kind=form.kind, first=whole.first, last=i + 1, who=None, rule="as-many", agent=None)
        )
        scene.take(i, i + 1)


def _read_others(scene: Scene, i: int) -> None:
    """`قُتل 47 مدنيا ومثلهم من الجنود`: as many others of whom the same is told."""
    doc = scene.doc
    whole = scene.latest(i)
    others = doc.norm(i + 1) == "من" and (doc.reading(i + 2, "person") is not None or i + 2 in doc.actor_at)
    if whole is None or whole.none or whole.minimum is None or not others or i in scene.used:
        return
    if i - whole.last > OTHERS_REACH or any(doc.norms[j] in CLAUSE_ENDS for j in range(whole.last, i)):
        return
    scene.found.append(replace(whole, key=i, last=i + 1, who=(i + 2, i + 3), rule="as-many"))
    scene.take(i, i + 1)


def _is_like(doc: Document, i: int) -> bool:
    """`مثلهم`, `عدد مماثل`; behind a verb of something else (`عدد مماثل من المنازل`) it counts no people."""
    if doc.norm(i) in LIKE_THEM:
        return True
    of = doc.norm(i + 1) == "من" and doc.reading(i + 2, "person", "victim") is None
    return doc.norm(i - 1) in words("casualties", "cumulative", "toll") and not of
