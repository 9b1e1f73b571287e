"""Asides that tell whose words these are: `، والكلام لمدير الأمن،`, `، والعهدة على الراوي`, `على ذمة شهود عيان`."""

from __future__ import annotations

from functools import cache

from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words
from summarizer.sources.cue import Cue
from summarizer.sources.speakers import read_speaker

# On which it is told, behind على.
VOUCHED = "ذمه"


@cache
def credits() -> frozenset[str]:
    """The folded words that open such an aside behind و."""
    to, on = words("reporting", "preposition", "credited_to"), words("reporting", "preposition", "credited_on")
    return to | on | words("reporting", "preposition", "credited")


def read_credit(doc: Document, i: int, last: int) -> Cue | None:
    """The aside that opens at a token of a sentence that ends before the token `last`; it speaks for what stands around
    it, as a preposition does. `حبسه على ذمة النيابة` is none.
    """
    stem, on = doc.bare[i], doc.norm(i + 1) == "علي"
    if doc.norms[i] == VOUCHED:
        return _read_vouched(doc, i, last)
    if stem == doc.norms[i] or stem not in credits():
        return None
    if stem in words("reporting", "preposition", "credited_to"):
        governed = doc.norm(i + 1).startswith("ل")
        speaker = read_speaker(doc, i + 1, last, governed=True) if governed else None
    elif stem in words("reporting", "preposition", "credited_on"):
        speaker = read_speaker(doc, i + 2, last) if on else None
    else:
        speaker = read_speaker(doc, i + 1, last)
        closed = speaker is not None and (speaker.last >= last or doc.is_stop(speaker.last))
        if doc.norm(i - 1) not in COMMAS or not (closed or (speaker and doc.norm(speaker.last) in COMMAS)):
            # `والمصدر نفسه أكد أن`
            return None
    return Cue(i, speaker.last, "preposition", speaker) if speaker else None


def _read_vouched(doc: Document, i: int, last: int) -> Cue | None:
    """`خمسة قتلى، على ذمة شهود عيان`: on whose word it is told."""
    tells = words("reporting", "say", "witnesses") | words("reporting", "say", "correspondents")
    tells |= words("reporting", "preposition", "vouching") | words("reporting", "media", "heads")
    told = doc.norm(i - 1) == "علي" and doc.norm(i + 1) in tells
    speaker = read_speaker(doc, i + 1, last) if told else None
    return Cue(i, speaker.last, "preposition", speaker) if speaker else None
