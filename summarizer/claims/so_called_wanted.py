"""Several whom nothing but their captors' word tells: `اعتقلت القوات من تزعم أنهم مطلوبون`, `من تصفهم بالمطلوبين`."""

from __future__ import annotations

from summarizer.claims.casualty_verbs import verb_at
from summarizer.claims.group import Group
from summarizer.claims.scene import Scene
from summarizer.claims.suspects import behind_subject
from summarizer.document import Document
from summarizer.language.text import clitic_splits
from summarizer.language.wordlists import words

# How far behind the verb by which they are called it may stand what they are called, in tokens.
CALLED_REACH = 4
WHOM = frozenset(("من", "ممن"))


def read_so_called(scene: Scene) -> None:
    """Those behind a verb of arresting, or behind its subject."""
    doc = scene.doc
    for i in scene.every(words("casualties", "suspects", "called")):
        if doc.norm(i - 1) not in WHOM or not _are_wanted(doc, i):
            continue
        verb = next((j for j in (i - 2, i - 3, i - 4) if j >= scene.first and _arrests(scene, j, i - 1)), None)
        group = Group.of(None, i - 1, i + 1)
        if verb is not None and scene.free(group):
            agent = (verb + 1, i - 1) if verb < i - 2 else None
            scene.add(group, "detained", "captive", first=verb, agent=agent)


def _arrests(scene: Scene, i: int, whom: int) -> bool:
    """Whether the verb at a token arrests those behind `من` at another, with its subject between or told before."""
    verb = verb_at(scene, i)
    if verb is None or verb.kind != "detained" or verb.form.voice == "victim":
        return False
    return whom == i + 1 or behind_subject(scene.doc, i + 1) == whom


def _are_wanted(doc: Document, i: int) -> bool:
    """`أنهم مطلوبون`, `بالمطلوبين`, `بـ"المطلوبين"`."""
    wanted = words("casualties", "missing", "wanted")
    near = (doc.norm(j) for j in range(i + 1, i + 1 + CALLED_REACH))
    return any(norm in wanted or any(rest in wanted for _, rest in clitic_splits(norm)) for norm in near)
