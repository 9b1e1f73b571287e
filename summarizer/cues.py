"""Reporting cues: the words that say who speaks, each with its speaker and where what it governs begins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from summarizer.document import Document
from summarizer.reporting import (
    accuses,
    carries,
    denies,
    is_ambiguous,
    is_participle,
    is_verb,
    takes_object,
)
from summarizer.speakers import Speaker, read_speaker, speaker_before
from summarizer.wordlists import words

CueKind = Literal["say", "deny", "accuse", "carry", "participle", "preposition", "own"]

# How far behind the subject of an ambiguous verb its complement may begin, in tokens.
COMPLEMENT_REACH = 10
# How far behind `نقلت` the `عن` may stand that names the source, in tokens.
CARRIER_REACH = 10
COMPLEMENTISERS = frozenset(("ان", "بان", "انه", "انها", "بانه", "بانها"))
# What may follow an ambiguous verb that has no subject behind it.
OPENS_SPEECH = COMPLEMENTISERS | {"عن", "الي", ":"}
# What items of a list begin with: `- الدفاع المدني: ...`.
BULLETS = frozenset(("-", "–", "—", "•", "*", "▪", "●", "◾", "|"))
NEGATORS = frozenset(("عدم", "دون", "بدون"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word at token `at`; `body` is the token behind it and its speaker."""

    at: int
    body: int
    kind: CueKind
    speaker: Speaker | None


def read_cue(doc: Document, i: int, first: int, last: int) -> Cue | None:
    """The cue at a token of the sentence [first, last), None where there is none."""
    if i - first <= 1 and _is_outlets_opener(doc, i):
        return Cue(i, i + 1, "own", None)
    if i in doc.actor_at and (aside := _read_aside(doc, i, first, last)) is not None:
        return aside
    if not _may_be_cue(doc.norms[i]):
        return None
    if doc.norm(i - 1) in NEGATORS or i in doc.counts or (i - 1 in doc.counts and doc.norm(i - 1) == "ما"):
        # `ما بين خمسة وسبعة` is a range, whatever else its words could be.
        return None
    for stem in (doc.norms[i], doc.bare[i]):
        if stem != doc.norms[i] and doc.reading(i, "person") is not None:
            # `فرد بالشرطة` is a person, not `فردّ`.
            break
        if is_participle(stem):
            return Cue(i, i + 1, "participle", None)
        if stem in words("reporting", "preposition"):
            return _read_preposition(doc, i, last)
        if stem in words("reporting", "preposition", "relative"):
            if is_verb(doc.norm(i + 1)):
                return _read_preposition(doc, i, last)
            if doc.norm(i + 1) in words("reporting", "statement", "appears"):
                stated = _read_statement_of(doc, i + 1, last)
                return replace(stated, at=i, kind="preposition") if stated else None
        if stem in words("reporting", "statement", "appears"):
            return _read_statement_of(doc, i, last)
        if carries(stem):
            return _read_carried(doc, i, last)
        if is_verb(stem):
            return _read_verb(doc, i, stem, first, last)
    return None


@lru_cache(maxsize=16384)
def _may_be_cue(norm: str) -> bool:
    """Whether a word can be a reporting cue, with or without a conjunction before it: few can."""
    stems = (norm, norm[1:]) if norm[:1] in ("و", "ف") else (norm,)
    cues = words("reporting", "preposition") | words("reporting", "preposition", "relative")
    cues |= words("reporting", "statement", "appears")
    return any(is_participle(stem) or stem in cues or carries(stem) or is_verb(stem) for stem in stems)


def _is_outlets_opener(doc: Document, i: int) -> bool:
    """`يُذكر أن`, `يُشار إلى أن`, `جدير بالذكر`: the outlet's own voice."""
    return doc.is_word(i, words("reporting", "outlet", "openers")) and doc.norm(i + 1) in ("ان", "الي", "بالذكر")


def _read_aside(doc: Document, i: int, first: int, last: int) -> Cue | None:
    """A source set off by punctuation: `الدفاع المدني: ...`, `... (وزارة الصحة)`, `... - قيادة الجيش.`"""
    mention = doc.actor_at.get(i)
    if mention is None or mention.first != i or i - 1 in doc.actor_at:
        return None
    speaker = Speaker(mention.name, mention.first, mention.last)
    before, after = doc.norm(i - 1), doc.norm(mention.last)
    if i == first or (i == first + 1 and before in BULLETS):
        return Cue(i, mention.last, "say", speaker) if after == ":" else None
    bracketed = (
        before == "(" and after == ")" and not _is_name(doc, i - 2) and _ends_statement(doc, i, mention.last, last)
    )
    trailing = before in ("-", "–") and mention.last >= last - 1
    if not (bracketed or trailing) or not _tells(doc, first, i):
        return None
    return Cue(i, mention.last, "preposition", speaker)


def _ends_statement(doc: Document, first: int, last: int, end: int) -> bool:
    """Whether a bracket stands behind a statement or its victims: `... قتلى على الأقل (وزارة الصحة) في قصف`; behind
    other words it says what they are called.
    """
    if last + 2 >= end or doc.is_stop(last + 1):
        return True
    return doc.reading(first - 2, "victim", "person") is not None or doc.norm(first - 2) in ("الاقل", "الاكثر")


def _tells(doc: Document, first: int, last: int) -> bool:
    return any(doc.reading(j, "event", "verb", "victim") for j in range(first, last))


def _is_name(doc: Document, i: int) -> bool:
    """Whether a bracket after the token is another name of the same (`الدفاع المدني (الخوذ البيضاء)`)."""
    return doc.tokens[i].kind == "quote" or i in doc.actor_at or i in doc.place_at


def _read_preposition(doc: Document, i: int, last: int) -> Cue | None:
    """`بحسب X`, `وفق ما أفاد به X`, `على ما ذكر X`."""
    links = words("reporting", "preposition", "links")
    j = i + 1
    while j < last and j not in doc.actor_at and (doc.norm(j) in links or (is_verb(doc.norm(j)) and j < i + 3)):
        j += 1
    speaker = read_speaker(doc, j, last, quoted=True)
    if speaker is None or doc.norm(j) in words("reporting", "preposition", "not_source"):
        return None
    if doc.norm(speaker.last) == "عن" and (told := read_speaker(doc, speaker.last + 1, last)):
        # `حسب ما نقلته قناة X عن Y`: the words are Y's.
        speaker = replace(told, via=speaker.name)
    return Cue(i, speaker.last, "preposition", speaker)


def _read_verb(doc: Document, i: int, stem: str, first: int, last: int) -> Cue | None:
    kind: CueKind = "deny" if denies(stem) else "accuse" if accuses(stem) else "say"
    speaker = read_speaker(doc, i + 1, last)
    if speaker is None and doc.norm(i + 1) in words("reporting", "statement", "nouns"):
        return _read_statement_by(doc, i, last)
    if speaker is None:
        if is_ambiguous(stem) and doc.norm(i + 1) not in OPENS_SPEECH:
            return _read_pluperfect(doc, i, kind, first, last)
        return Cue(i, i + 1, kind, speaker_before(doc, i, first))
    mention = doc.actor_at.get(i + 1)
    if takes_object(stem) and mention and not mention.generic and doc.norm(mention.last) not in ("من", "في"):
        speaker = replace(speaker, last=mention.last, name=mention.name)
    if stem in words("reporting", "say", "revise"):
        near = range(speaker.last, min(speaker.last + 2, last))
        tolls = words("casualties", "cumulative", "toll") | {"حصيلتها", "حصيلته"}
        return Cue(i, speaker.last, kind, speaker) if any(doc.norm(j) in tolls for j in near) else None
    if is_ambiguous(stem) and not _is_speech(doc, speaker, last):
        return None
    if stem == "بين" and doc.norm(speaker.last) not in COMPLEMENTISERS:
        return None
    return Cue(i, speaker.last, kind, speaker)


def _read_pluperfect(doc: Document, i: int, kind: CueKind, first: int, last: int) -> Cue | None:
    """`وكان المرصد قد رصد ... استهداف`, `كان مدير الإسعاف قد ذكر في وقت سابق أن`: the subject stands before قد."""
    if doc.norm(i - 1) not in ("قد", "وقد"):
        return None
    speaker = speaker_before(doc, i, first)
    reach = range(i + 1, min(i + 1 + COMPLEMENT_REACH, last))
    if speaker is None or not (speaker.first in doc.actor_at or any(doc.norm(j) in COMPLEMENTISERS for j in reach)):
        return None
    return Cue(i, i + 1, kind, speaker)


def _read_statement_of(doc: Document, i: int, last: int) -> Cue | None:
    """`جاء في البيان أن`, `ورد في بيان لوزارة الصحة`, `صدر عن قيادة الجيش بيان`."""
    if doc.norm(i + 1) == "عن":
        speaker = read_speaker(doc, i + 2, last)
        return Cue(i, speaker.last, "say", speaker) if speaker else None
    if doc.norm(i + 1) != "في":
        return None
    issued = doc.norm(i + 2) in words("reporting", "statement", "nouns")
    if not issued and not doc.norm(i + 2).startswith("ال"):
        return None
    speaker = read_speaker(doc, i + 3 if issued else i + 2, last)
    return Cue(i, speaker.last, "say", speaker) if speaker else None


def _read_statement_by(doc: Document, i: int, last: int) -> Cue | None:
    """`أفاد بيان لوزارة الصحة`; `أفاد بيان صادر عنه`: then the actor named last before it."""
    at = i + 2
    while doc.norm(at) in words("reporting", "statement", "issued"):
        at += 1
    speaker = read_speaker(doc, at, last)
    if speaker is not None:
        return Cue(i, speaker.last, "say", speaker)
    for j in range(i - 1, max(i - LOOK_BACK, -1), -1):
        if (mention := doc.actor_at.get(j)) is not None:
            return Cue(i, at, "say", Speaker(mention.name, mention.first, mention.last))
    return None


# How far before a statement its issuer may be named, in tokens.
LOOK_BACK = 60


def _read_carried(doc: Document, i: int, last: int) -> Cue | None:
    """`نقلت وكالة X عن Y قوله`: the words are Y's."""
    for j in range(i + 1, min(i + CARRIER_REACH, last)):
        if doc.norm(j) == "عن":
            at = j + 2 if doc.norm(j + 1) in words("reporting", "statement", "nouns") else j + 1
            speaker, carrier = read_speaker(doc, at, last), read_speaker(doc, i + 1, j)
            if speaker is None:
                return None
            return Cue(i, speaker.last, "carry", replace(speaker, via=carrier.name if carrier else None))
        if doc.is_stop(j) and doc.norm(j + 1) == "عن":
            continue
        if doc.is_stop(j) or doc.reading(j, "event", "victim"):
            return None
    return None


def _is_speech(doc: Document, speaker: Speaker, last: int) -> bool:
    """Whether a complement of speech, a quotation or a casualty word follows an ambiguous verb's subject."""
    near = {doc.norm(j) for j in range(speaker.last, min(speaker.last + 4, last))}
    if near & (COMPLEMENTISERS | {"بيانا"}) or doc.norm(speaker.last) == "عن":
        return True
    head = doc.norm(speaker.first)
    listed = speaker.first in doc.actor_at or head in words("places", "media")
    if not listed and head not in words("reporting", "anaphora", "heads"):
        return False
    return any(
        doc.norm(j) in OPENS_SPEECH
        or doc.norm(j) in words("reporting", "say", "responsibility")
        or doc.tokens[j].kind == "quote"
        or doc.reading(j, "event", "victim")
        for j in range(speaker.last, min(speaker.last + COMPLEMENT_REACH, last))
    )
