"""Prepositions of sources: `بحسب X`, `وفق ما أفاد به X`, `على لسان X`, `حسبما أعلن X`, `على حد قوله`."""

from __future__ import annotations

from dataclasses import replace

from summarizer.document import Document
from summarizer.language.text import ARTICLE, COMMAS
from summarizer.language.wordlists import words
from summarizer.sources.accused import charged_behind
from summarizer.sources.between import behind_circumstances
from summarizer.sources.carriers import behind_bracket
from summarizer.sources.complements import OPENS_SPEECH, behind_times
from summarizer.sources.cue import COMPLEMENTISERS, Cue
from summarizer.sources.reporting import is_imperfect, is_verb, puts_out, tells_it
from summarizer.sources.speakers import names_actor, read_speaker
from summarizer.sources.statement_cues import read_statement_of
from summarizer.sources.statements import is_statement, read_statement
from summarizer.sources.unsaid import is_passive

# Before those from whom something was learnt, and how far behind the preposition they may stand, in tokens.
FROM, LEARNED_REACH = frozenset(("من", "لدي", "عن")), 6
# How far behind `نقل` it may stand from whom or that it was told, in tokens.
CARRIED_REACH = 12
# How long a time between commas may be that stands before a source, in tokens.
LONGEST_TIME = 7


def is_beside_on(doc: Document, i: int) -> bool:
    """`بناء على بيانات X`, `على لسان X`, `على حد قول X`."""
    if doc.is_word(i, words("reporting", "preposition", "based")):
        return doc.norm(i + 1) == "علي" and is_statement(doc.norm(i + 2))
    return doc.norm(i) in words("reporting", "preposition", "voiced") and doc.is_word(i - 1, ("علي",))


def read_preposition(doc: Document, i: int, last: int) -> Cue | None:
    """`بحسب X`, `وفق ما أفاد به X`, `على ما ذكر X`; without a name it goes on for the source before it."""
    if doc.bare[i] == "نقلا" and doc.norm(i + 1) != "عن":
        # `أصيبا ونقلا إلى المستشفى`
        return None
    if (same := _by_the_same(doc, i, last)) is not None:
        return Cue(i, same, "preposition", None)
    if doc.norm(i + 1) in ("ما", "لما") and (learned := _read_learned(doc, i + 1, last)) is not None:
        # `وفقا لما عُلم من المديرية المحلية`
        return replace(learned, at=i)
    j = _behind_links(doc, i + 1, last)
    if doc.norm(j - 1) in ("ما", "لما") and not names_actor(doc, j):
        # `بحسب ما تسرب من محضر`: a verb that says nothing.
        return None
    statement = read_statement(doc, j, last)
    if statement is not None:
        # `بيان «تجمع X»`, `تقديرات مبعوث سابق`, but not `بيان تُلي`
        behind = None if is_passive(doc, statement.last) else read_speaker(doc, statement.last, last, quoted=True)
        speaker = statement.issuer or statement.own or behind
    else:
        speaker = read_speaker(doc, j, last, quoted=True)
    named = statement is not None and statement.issuer is not None
    if speaker is None or (not named and _is_rule(doc, j)):
        return None
    # `وفق ما نقلته قناة X، أمس، عن Y`
    about = behind_times(doc, behind_bracket(doc, speaker.last, last), last)
    # `وفقا لما ذكرته X نقلا عن Y`
    about += doc.norm(about) == "نقلا"
    if statement is None and doc.norm(about) == "عن" and (told := read_speaker(doc, about + 1, last)):
        # `حسب ما نقلته قناة X عن Y`: the words are Y's.
        speaker = told._replace(via=speaker.name)
    return Cue(i, speaker.last, "preposition", speaker, evidence=statement is not None and statement.issuer is None)


def _is_rule(doc: Document, j: int) -> bool:
    """`وفق السياقات القانونية`, `وفقا للأصول`: by what something is done, and nobody who says it; `المعطيات الرقمية`
    are somebody's figures.
    """
    norm = doc.norm(j)
    noun = f"{ARTICLE}{norm[2:]}" if norm.startswith("لل") else norm
    figures = noun in words("reporting", "anaphora", "figures") and doc.norm(j + 1) in words(
        "reporting", "anaphora", "of_what"
    )
    return noun in words("reporting", "preposition", "not_source") and not figures


def read_relative(doc: Document, i: int, last: int) -> Cue | None:
    """`حسبما أعلن X`, `كما ورد في بيان X`, `ما أعلنته X`: a verb comes between."""
    if (learned := _read_learned(doc, i, last)) is not None:
        return learned
    if (
        is_passive(doc, i + 1)
        or charged_behind(doc, i + 1, last)
        or doc.is_word(i - 1, words("reporting", "preposition", "not_before"))
    ):
        # `كل ما سُجل إصابتان`, `نادرا ما تؤكد X`
        return None
    if doc.norms[i] == "ما" and doc.norm(i - 1) in COMMAS and is_imperfect(doc.norm(i + 1)):
        # `لحيازتهم أسلحة، ما يشير إلى شبهات`: what follows from it.
        return None
    if (i == 0 or doc.is_stop(i - 1)) and _moves_somebody(doc, i + 1, last):
        return None
    on = doc.norm(i - 1) == "علي" and doc.norm(i - 2) in COMMAS
    told = puts_out(doc.norm(i + 1)) or tells_it(doc.norm(i + 1))
    if is_verb(doc.norm(i + 1)) or (told and (doc.norms[i] != "ما" or on)):
        cue = read_preposition(doc, i, last)
        if cue and doc.is_word(i - 1, words("reporting", "preposition", "unlike")) and doc.norm(cue.body) in COMMAS:
            # `بخلاف ما ذكر الجيش، قتل ثلاثة`: what another says
            return replace(cue, kind="mention")
        return cue
    if doc.norm(i + 1) in words("reporting", "statement", "appears"):
        stated = read_statement_of(doc, i + 1, last)
        return replace(stated, at=i, kind="preposition") if stated else None
    return None


def _moves_somebody(doc: Document, verb: int, last: int) -> bool:
    """`كما نقل سائق الشاحنة، الذي أصيب، إلى المستشفى`, but `كما نقل المراسل عن شهود`."""
    moves = doc.bare[verb] in words("reporting", "say", "moves")
    return moves and doc.find(FROM | COMPLEMENTISERS, verb + 1, min(verb + CARRIED_REACH, last)) is None


def _read_learned(doc: Document, i: int, last: int) -> Cue | None:
    """`حسبما عُلم لدى X`, `كما استفيد من X`, `حسبما استقته الصحيفة من X`: from whom an outlet has it."""
    if doc.norm(i + 1) not in words("reporting", "preposition", "learned"):
        return None
    at = next((j for j in range(i + 2, min(i + LEARNED_REACH, last)) if doc.norm(j) in FROM), None)
    speaker = read_speaker(doc, at + 1, last, quoted=True) if at is not None else None
    return Cue(i, speaker.last, "preposition", speaker) if speaker is not None else None


def _by_the_same(doc: Document, i: int, last: int) -> int | None:
    """`على حد قوله`, `وفقا له`, `كما قال`, `وفق ما أضاف`: the token behind a source that is only meant, not named."""
    j = i + 1
    if doc.norm(j) in words("reporting", "preposition", "own_words"):
        return j + 1
    j += doc.norm(j) == "ما"
    told = is_verb(doc.norm(j)) and not is_passive(doc, j)
    ends = j + 1 >= last or doc.norm(j + 1) in COMMAS or doc.is_stop(j + 1)
    if not (told and ends):
        return None
    behind = behind_times(doc, j + 1, last)
    # `حسبما أفادت، اليوم الأحد، مصادر عسكرية`: who said it stands behind a time between commas.
    named = behind > j + 2 and doc.norm(behind - 1) in COMMAS and read_speaker(doc, behind, last) is not None
    return j + 1 if not named and doc.norm(behind) not in OPENS_SPEECH else None


def _behind_links(doc: Document, i: int, last: int) -> int:
    """The token behind what stands between a preposition and its source: `لما ذكرته`, `ما أوردته، اليوم السبت،`."""
    j = i
    while j < last and j not in doc.actor_at:
        norm = doc.norm(j)
        behind = behind_circumstances(doc, j, last) if j > i else j
        if behind > j and not (is_statement(doc.norm(j + 1)) and doc.norm(behind).startswith("ل")):
            # `بحسب ما قال على هامش الزيارة X`, but `في بيان لوزارة X`
            j = behind
            continue
        # `ما ذكره`, `حسبما كشفته`
        put_out = doc.norm(j - 1).endswith("ما") and (puts_out(norm, behind_statement=True) or tells_it(norm))
        if is_statement(norm) and not put_out:
            break
        timed = norm in words("reporting", "times") or (norm in COMMAS and j < i + LONGEST_TIME)
        verb = put_out or puts_out(norm) or (is_verb(norm) and j < i + 2)
        # `ما أعلنت عنه X`, `ما صرح به لنا X`
        objects = words("reporting", "function", "objects")
        verb = verb or (norm in objects and (is_verb(doc.norm(j - 1)) or doc.norm(j - 1) in objects))
        if not (verb or norm in words("reporting", "preposition", "links") or (timed and j > i)):
            break
        j += 1
    return j
