"""Nouns of a kind that say what those became of whom a verb has told: `ارتقى الشاب محمد شهيدا` is one death."""

from __future__ import annotations

from summarizer.claims.scene import Scene
from summarizer.language.wordlists import words

# What the killed are said to have become, and how far behind them, in tokens.
STATES = frozenset(("قتلي", "شهداء", "صرعي"))
STATE_REACH = 8


def is_state_of_told(scene: Scene, i: int) -> bool:
    """`ارتقى الشاب محمد شهيدا`, `سقط أربعة مسلحين قتلى`: what those became of whom the verb has told."""
    doc, told = scene.doc, scene.latest(i, "killed")
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
