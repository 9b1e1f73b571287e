"""Verbs of telling that are part of what another says: `قالت X إن تقارير أشارت إلى`, `قال X إن فرقه رصدت`."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.sources.cue import COMPLEMENTISERS, Cue
from summarizer.sources.governed import contrasts
from summarizer.sources.reporting import informs, records

# How far behind the أن of what is said those may stand who find it, in tokens: `أن فرق الهيئة الوطنية وثقت`.
FINDERS = 4


def is_content(doc: Document, cue: Cue) -> bool:
    """Whether a cue in somebody's speech is part of it: `قالت X إن تقارير أشارت إلى`, `إن فرقها رصدت`."""
    if cue.evidence:
        return cue.kind != "preposition" and not doc.is_word(cue.at - 1, words("reporting", "clause", "contrasts"))
    verb = doc.norms[cue.at] if records(doc.norms[cue.at]) else doc.bare[cue.at]
    if cue.speaker is None:
        # `وأوضح فلان أن فرق الهيئة وثقت 63 مقبرة`
        near = range(cue.at - 1, max(cue.at - 1 - FINDERS, 0), -1)
        lead = next((i for i in near if doc.is_stop(i) or doc.bare[i] in COMPLEMENTISERS), None)
        return lead is not None and not doc.is_stop(lead) and verb == doc.norms[cue.at] and records(verb)
    if cue.speaker.first > cue.at:
        return False
    # `قال الطبيب إن الفحص أثبت مقتل اثنين`
    found = doc.norm(cue.speaker.first) in words("reporting", "say", "findings")
    lead = cue.speaker.first - 1
    lead -= doc.tokens[lead].kind == "quote"
    # `أعلنت الوزارة مقتل 12، غير أن المنظمة وثقت مقتل 20`: a rival's own
    opened = doc.bare[lead] in COMPLEMENTISERS and not contrasts(doc, lead - 1)
    return opened and (found or records(verb) or informs(verb))
