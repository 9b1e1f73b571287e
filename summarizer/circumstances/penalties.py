"""Where a sentence of death was carried out that names no place but its state: `أعدمت إيران 94 شخصا`."""

from __future__ import annotations

from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.places.places import PlaceMention

# How far before the sentence of death the verb may stand by which it is carried out, in tokens.
VERB_REACH = 4


def executed_in(doc: Document, claim: Skeleton, told: PlaceMention | None) -> PlaceMention | None:
    """Where an execution was, of which the sentence has told a place: `إيران أعدمت 360، والسعودية أعدمت 82`, but `أعدمت
    السعودية ثلاثة في جدة`; of other claims the place that is told.
    """
    state = _executing_state(doc, claim)
    return told if state is None or (told is not None and told.first >= claim.first) else state


def _executing_state(doc: Document, claim: Skeleton) -> PlaceMention | None:
    """The state that carries out a sentence, at home, in the claim's words or right before them (`إيران أعدمت 94`,
    `نفذت اليابان حكم الإعدام بحق ثلاثة`).
    """
    carried, first = words("casualties", "blocks", "carried_out"), claim.first
    verb = next((i for i in range(first, max(first - VERB_REACH, -1), -1) if doc.bare[i] in carried), None)
    if verb is None:
        return None
    near = range(max(verb - 1, 0), claim.last) if verb == first else range(max(verb - 1, 0), verb + 2)
    named = (doc.place_at.get(i) for i in near)
    return next((m for m in named if m is not None and m.entry is not None and m.entry.kind == "country"), None)
