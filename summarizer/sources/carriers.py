"""Words that are passed on: `نقلت وكالة X عن Y قوله` gives Y's words by way of X, `نقلت X أن` X's own."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.sources.complements import behind_times
from summarizer.sources.cue import COMPLEMENTISERS, Cue
from summarizer.sources.speakers import Speaker, is_carrier, names_actor, read_speaker
from summarizer.sources.statements import read_statement

# How far behind `نقلت` the `عن` may stand that names the source, in tokens.
CARRIER_REACH = 14
# `قوله`, `القول`, `تأكيده`: whose words those are that are ascribed.
SAYING = ("قول", "القول", "تاكيد")


def read_carried(doc: Document, i: int, last: int) -> Cue | None:
    """`نقلت وكالة X عن Y قوله`: the words are Y's."""
    alone = read_speaker(doc, i + 1, last)
    if alone is not None and doc.norm(behind_times(doc, alone.last, last)) in COMPLEMENTISERS:
        # `نقلت وكالة X، اليوم، بأن`: nobody else is named.
        return Cue(i, alone.last, "say", alone)
    ascribed = doc.is_word(i, words("reporting", "say", "ascribe"))
    for j in range(i + 1, min(i + CARRIER_REACH, last)):
        if doc.norm(j) == ("الي" if ascribed else "عن"):
            speaker, carrier = _told_by(doc, j + 1, last), read_speaker(doc, i + 1, j)
            said = range(speaker.last, min(speaker.last + 2, last)) if speaker else ()
            if speaker is None or (ascribed and not any(doc.norm(k).startswith(SAYING) for k in said)):
                return None
            return Cue(i, speaker.last, "carry", speaker._replace(via=carrier.name if carrier else None))
        bracketed = doc.norm(j) == "(" or doc.norm(j - 1) == "(" or doc.norm(j) == ")"
        if bracketed or (doc.is_stop(j) and doc.norm(j + 1) == "عن"):
            # `نقلت وكالة (إيسنا) الإيرانية عن`
            continue
        if doc.is_stop(j) or doc.reading(j, "event", "victim"):
            return None
    return None


def _told_by(doc: Document, i: int, last: int) -> Speaker | None:
    """Whose words are passed on: `عن بيان للجيش`, `عن وكالة X عن قائد الشرطة`."""
    statement = read_statement(doc, i, last)
    if statement is not None:
        return statement.issuer or statement.own
    speaker = read_speaker(doc, i, last)
    if speaker is not None and doc.norm(speaker.last) == "عن" and is_carrier(doc, speaker):
        return read_speaker(doc, speaker.last + 1, last) or speaker
    return speaker


def read_learned(doc: Document, i: int, last: int) -> Cue | None:
    """`علمت صحيفة X من مصادر طبية أن`, `كما علم مراسلنا من طبيب`: the words are theirs from whom it was learned."""
    for j in range(i + 1, min(i + CARRIER_REACH, last)):
        if doc.norm(j) == "من" and j > i + 1:
            speaker, carrier = read_speaker(doc, j + 1, last), read_speaker(doc, i + 1, j)
            if speaker is None or carrier is None or not names_actor(doc, j + 1):
                return None
            relative = doc.norm(i - 1) in words("reporting", "preposition", "relative")
            return Cue(i, speaker.last, "preposition" if relative else "carry", speaker._replace(via=carrier.name))
        if doc.is_stop(j) or doc.reading(j, "event", "victim"):
            return None
    return None
