"""Who was told, behind a verb of saying whose subject stands before it: `قال لرويترز إن`, `أبلغ إذاعة كذا بأن`."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.sources.cue import COMPLEMENTISERS
from summarizer.sources.reporting import informs
from summarizer.sources.told_signs import is_to_outlet

# How long the name of an outlet may be, with the marks around it, in tokens.
LONGEST_NAME = 8


def behind_listener(doc: Document, cue: int) -> int:
    """The token behind the outlet that a verb tells was told: `قال لرويترز`, `أكد لـ«X»`, `أبلغ إذاعة كذا`."""
    i, told = cue + 1, informs(doc.bare[cue])
    if doc.norm(i) in words("reporting", "media", "press"):
        return i + 1
    if doc.norm(i) == "ل" and i + 1 < len(doc.tokens) and doc.tokens[i + 1].kind == "quote":
        inner = range(i + 2, min(i + LONGEST_NAME, len(doc.tokens)))
        return next((j + 1 for j in inner if doc.tokens[j].kind == "quote"), i)
    norm, heads, mention = doc.norm(i), words("reporting", "media", "heads"), doc.actor_at.get(i)
    if mention is not None and mention.kind == "media" and (told or norm.startswith("ل")):
        return mention.last
    if not (told and norm in heads) and not is_to_outlet(norm):
        return i
    opens = COMPLEMENTISERS | {"عن", "الي"}
    near = range(i + 1, min(i + LONGEST_NAME, len(doc.tokens)))
    return next((j for j in near if doc.norm(j) in opens or doc.reading(j, "event") is not None), i)
