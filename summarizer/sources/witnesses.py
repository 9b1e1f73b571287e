"""Who found victims, and so tells of them: `قامت البعثة بتوثيق 25 إصابة`, `شاهد مراسل X تسع جثث`."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.sources.cue import COMPLEMENT_REACH, Cue
from summarizer.sources.speakers import names_actor, read_speaker


def read_found(doc: Document, i: int, last: int) -> Cue | None:
    """`قامت البعثة بتوثيق 25 إصابة`: who found a toll says it."""
    found = words("reporting", "say", "found")
    at = next((j for j in range(i + 1, min(i + COMPLEMENT_REACH, last)) if doc.norm(j) in found), None)
    speaker = read_speaker(doc, i + 1, at) if at is not None and names_actor(doc, i + 1) else None
    return Cue(i, at + 1, "say", speaker) if at is not None and speaker is not None else None


def read_witness(doc: Document, i: int, last: int) -> Cue | None:
    """`شاهد مراسل رويترز تسع جثث`, `رأى مصور لوكالة X`: whose eyes it is told by."""
    if doc.norm(i + 1) not in words("reporting", "say", "correspondents"):
        return None
    near = range(i + 2, min(i + 2 + COMPLEMENT_REACH, last))
    seen = next((j for j in near if j in doc.counts or doc.reading(j, "victim", "event")), None)
    outlet = doc.actor_at.get(i + 2)
    end = outlet.last if outlet is not None and outlet.kind == "media" else seen
    speaker = read_speaker(doc, i + 1, end) if seen is not None and end is not None else None
    return Cue(i, speaker.last, "say", speaker) if speaker is not None else None
