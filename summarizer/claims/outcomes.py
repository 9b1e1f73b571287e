"""Nouns of a kind that say what those became of whom a verb has told (`ارتقى الشاب محمد شهيدا` is one death), and those
that tell of others than the victims before them.
"""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.scene import Scene
from summarizer.claims.states import told_state
from summarizer.language.wordlists import words
from summarizer.model import Kind

# What the killed are said to have become, and how far behind them, in tokens.
STATES = frozenset(("قتلي", "شهداء", "صرعي"))
STATE_REACH = 8


def is_state_of_told(scene: Scene, i: int) -> bool:
    """`ارتقى الشاب محمد شهيدا`, `سقط أربعة مسلحين قتلى`: what those became of whom the verb has told."""
    doc, told = scene.doc, scene.latest(i, "killed")
    if _describes_two(scene, i):
        return True
    if told is None or i - told.last > STATE_REACH or doc.norms[i] != doc.bare[i] or told.sentence != scene.index:
        return False
    dead = doc.form(i, "victim")
    accusative = doc.norm(i).endswith(("ا", "ه", "ين")) or doc.norm(i) in STATES
    if dead is None or dead.kind != "killed" or dead.case or not accusative or doc.norm(i - 1) == "من":
        return False
    between = range(told.last, i)
    told_apart = words("casualties", "introduces") | words("reporting", "function") - {"من"}
    return not any(
        doc.is_stop(j) or doc.joins(j) or doc.bare[j] in told_apart or doc.reading(j, "event", "verb") for j in between
    )


def _describes_two(scene: Scene, i: int) -> bool:
    """`قتل رجلان محتجزان`: the adjective of two of whom the verb has told."""
    two = scene.doc.form(i - 1, "person")
    return two is not None and two.number == "dual" and i - 1 in scene.used and not scene.doc.joins(i)


def of_another_kind(scene: Scene, group: Group) -> Kind | None:
    """`عشرة قتلى ونحو مئة من المصابين`: right behind victims of another kind a number of the wounded is no share."""
    doc = scene.doc
    start = group.first - (doc.norm(group.first - 1) == "و")
    victims = doc.reading(group.last + 1, "victim") if doc.norm(group.last) == "من" else None
    if victims is None or group.kind or not victims.definite or not (doc.joins(start) or start < group.first):
        return None
    kind = victims.form.kind if victims.form.number == "plural" else None
    # `12 ضحية مدنية ونحو مئة من المصابين`
    near = (start, start - 1) if not doc.is_stop(start - 1) else (start,)
    told = any(s.last in near and s.rule == "counted-victims" and s.kind != kind for s in scene.found)
    in_state = told_state(doc, group._replace(next=group.last + 2)) is not None
    return kind if told and not in_state else None
