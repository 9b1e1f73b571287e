"""Where a sentence of death was carried out that names no place but its state: `أعدمت إيران 94 شخصا`."""

from __future__ import annotations

from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.places.places import PlaceMention


def executing_state(doc: Document, claim: Skeleton) -> PlaceMention | None:
    """The state that carries out a sentence, at home, in the claim's words or right before them (`إيران أعدمت 94`)."""
    if doc.bare[claim.first] not in words("casualties", "blocks", "carried_out"):
        return None
    named = (doc.place_at.get(i) for i in range(max(claim.first - 1, 0), claim.last))
    return next((m for m in named if m is not None and m.entry is not None and m.entry.kind == "country"), None)
