"""The words of attacks, each with whom it is laid to: `برصاص حارس`, `غارة للتحالف`, `على يد مسلحين`, `من قبل مفرزة`."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.actors.strike_words import is_form_of
from summarizer.circumstances.agents import has_crashed, named_in, of_attack, people_at, whose
from summarizer.circumstances.strikers import Strike, opens_with_subject
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.wordlists import words

# How far behind an attack its adjective or perpetrator may stand, in tokens.
REACH = 6
# How many tokens more it may take to tell whose people are: `على يد مسلحين يشتبه في انتمائهم إلى حركة كذا`.
THOUGHT = 4
# How far before `من قبل` the harm may stand that it is laid to somebody for, in tokens.
PASSIVE_REACH = 6
# Behind them stands على or a name, and what was done is harm: `القضاء على إرهابي من قبل مفرزة`.
OVERCOMES = frozenset(("القضاء", "القبض", "بالقضاء", "بالقبض"))


def attackers(doc: Document, first: int, last: int) -> Iterator[Strike]:
    """The words of a range that attacks are told by, each with whom it is laid to: `برصاص حارس`, `غارة للتحالف`."""
    for i, norm in enumerate(doc.norms[first:last], first):
        leads = _leads(norm)
        if leads is None or opens_with_subject(doc, i):
            continue
        end = _clause_end(doc, i, min(i + REACH, last))
        if leads == "passive":
            harm = doc.norm(i - 1) == "من" and _tells_harm(doc, i)
            name = (named_in(doc, i + 1, end) or people_at(doc, i + 1, end)) if harm else None
        elif leads == "attacks":
            name = None if has_crashed(doc, i) else of_attack(doc, i + 1, end)
        elif leads == "hands" and doc.bare[i - 1] != "علي":
            name = None
        else:
            who = _clause_end(doc, i, min(i + REACH + THOUGHT, last))
            mention = doc.actor_at.get(i + 1)
            theirs = whose(doc, mention.last, who) if mention is not None and mention.generic else None
            name = theirs or named_in(doc, i + 1, end) or people_at(doc, i + 1, who)
            # `بنيران روسية`
            name = name or (of_attack(doc, i + 1, end) if leads == "by" else None)
        if name is not None or (leads == "hands" and doc.bare[i - 1] == "علي"):
            yield Strike(i, name)


def _clause_end(doc: Document, first: int, last: int) -> int:
    """Where a stop or a source (`برصاص حارس، بحسب الشرطة`) ends what may name the perpetrator."""
    sources = words("reporting", "preposition")
    return next((j for j in range(first + 1, last) if doc.is_stop(j) or doc.is_word(j, sources)), last)


def _tells_harm(doc: Document, i: int) -> bool:
    """Whether what was done `من قبل` somebody is harm: `تعرضوا للخطف من قبل مسلحين`, not `إسعافهم من قبل`."""
    for j in range(i - 2, max(i - PASSIVE_REACH, -1), -1):
        if doc.is_stop(j):
            return False
        if doc.reading(j, "event", "verb") or _leads(doc.norm(j)) == "attacks" or doc.bare[j] in OVERCOMES:
            return True
    return False


@per_word
def _leads(norm: str) -> str | None:
    """The list of the lexicon that a word, with or without clitics, is in; `passive` is that of `من قبل`."""
    if norm == "قبل":
        return "passive"
    for key in ("by", "hands"):
        if norm in words("perpetrators", key) or norm.lstrip("وف") in words("perpetrators", key):
            return key
    return "attacks" if is_form_of(norm, words("perpetrators", "attacks")) else None
