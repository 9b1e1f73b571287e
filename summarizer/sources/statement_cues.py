"""Statements as cues: `جاء في بيان X`, `في حصيلة جديدة لـX`, `بيان X الذي جاء فيه`."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words
from summarizer.sources.cue import Cue
from summarizer.sources.reporting import is_verb
from summarizer.sources.speakers import read_speaker
from summarizer.sources.statements import PRONOUNS, is_earlier_toll, read_statement, told_from


def read_statement_of(doc: Document, i: int, last: int) -> Cue | None:
    """`جاء في البيان أن`, `ورد في بيان لوزارة الصحة`, `صدر عن قيادة الجيش بيان`, `جاء فيه أن`."""
    if doc.norm(i + 1) in words("reporting", "say", "resumed"):
        return Cue(i, i + 2, "say", None)
    if (put_out := read_statement(doc, i + 1, last)) is not None and put_out.issuer is not None:
        # `صدر بيان لـX، وفيه أن`
        return Cue(i, put_out.last, "unsaid", put_out.issuer)
    if doc.norm(i + 1) == "عن":
        speaker = read_speaker(doc, i + 2, last)
        return Cue(i, speaker.last, "say", speaker) if speaker else None
    if doc.norm(i + 1) != "في":
        return None
    if (statement := read_statement(doc, i + 2, last)) is not None:
        return Cue(i, statement.last, "say", statement.issuer or statement.own)
    return None


def read_statement_cue(doc: Document, i: int, first: int, last: int) -> Cue | None:
    """`في حصيلة جديدة لوزارة X`, which may stand behind what it tells; `بيان X الذي جاء فيه`, `تصريحات X بشأن`."""
    inside = doc.is_word(i, words("reporting", "statement", "inside"))
    statement = read_statement(doc, i + 1 if inside else i, last)
    if statement is not None and not inside and is_earlier_toll(doc, statement, first):
        behind = told_from(doc, statement, last) or statement.last
        verb = behind < last and is_verb(doc.bare[behind])
        return Cue(i, behind + verb, "own", None, evidence=True)
    if statement is None or statement.issuer is None:
        return None
    if inside:
        # `أوقفت مخابرات الجيش، في بيان لها، ثلاثة`: of the one who did it
        aside = {doc.norm(i - 1), doc.norm(statement.last + 1)} <= COMMAS
        did = aside and statement.issuer.last == i - 1 and doc.norm(statement.last) in PRONOUNS
        named = statement.issuer.first > i or did
        return Cue(i, statement.last, "statement", statement.issuer) if named else None
    told = told_from(doc, statement, last)
    return Cue(i, told, "say", statement.issuer, evidence=True) if told is not None else None
