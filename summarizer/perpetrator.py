"""Who is said to have caused a claim: the agent of its verb, of the attack it tells of, or the one accused."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.attribution import Voice
from summarizer.document import Document
from summarizer.per_word import per_word
from summarizer.scene import Skeleton
from summarizer.text import clitic_splits
from summarizer.wordlists import words

# The longest name taken for a perpetrator that no actor list knows, in tokens.
LONGEST = 4
# How far behind an attack its adjective or perpetrator may stand, in tokens.
REACH = 6
# An attack this near behind a claim is taken before one that stands before it, in tokens.
NEAR = 14


class Perpetrators:
    """The perpetrators that the attacks of a text are laid to, looked up once for each sentence."""

    def __init__(self, doc: Document) -> None:
        """Nothing is read before a claim asks."""
        self._doc = doc
        self._by_sentence: dict[int, list[tuple[int, str]]] = {}

    def of(self, skeleton: Skeleton, voice: Voice) -> str | None:
        """The agent of the claim's verb, the one accused, or the perpetrator of the nearest attack behind it or else
        before it; an adjective (`غارة إسرائيلية`) where only that tells.
        """
        if skeleton.none:
            return None
        if skeleton.agent:
            return _named_in(self._doc, *skeleton.agent) or _short(self._doc, *skeleton.agent)
        if voice.rule == "accuse" and voice.speaker:
            return _named_in(self._doc, voice.speaker.last, voice.speaker.last + REACH)
        told = self._told_in(skeleton.sentence)
        near = next((name for at, name in told if 0 <= at - skeleton.first <= NEAR), None)
        if skeleton.kind == "detained":
            # Who is arrested may be the attacker who was told of before.
            return near
        before = next((name for at, name in reversed(told) if at < skeleton.first), None)
        return near or before or next((name for at, name in told if at >= skeleton.first), None)

    def _told_in(self, index: int) -> list[tuple[int, str]]:
        if index not in self._by_sentence:
            sentence = self._doc.sentences[index]
            self._by_sentence[index] = list(_attackers(self._doc, sentence.first, sentence.last))
        return self._by_sentence[index]


def _attackers(doc: Document, first: int, last: int) -> Iterator[tuple[int, str]]:
    for i, norm in enumerate(doc.norms[first:last], first):
        leads = _leads(norm)
        if leads is None or (leads == "passive" and doc.norm(i - 1) != "من"):
            continue
        end = _clause_end(doc, i, min(i + REACH, last))
        if leads == "by":
            name = _named_in(doc, i, end) or _short(doc, i + 1, min(i + LONGEST, last))
        elif leads == "attacks":
            name = _of_attack(doc, i + 1, end)
        else:
            name = _named_in(doc, i + 1, end)
        if name is not None:
            yield i, name


def _clause_end(doc: Document, first: int, last: int) -> int:
    """Where a stop or a source (`برصاص حارس، بحسب الشرطة`) ends what may name the perpetrator."""
    sources = words("reporting", "preposition")
    return next((j for j in range(first + 1, last) if doc.is_stop(j) or doc.is_word(j, sources)), last)


def _of_attack(doc: Document, first: int, last: int) -> str | None:
    """`غارة للتحالف`, `قصف قوات النظام`, `غارة إسرائيلية`: a name right behind the attack, or its adjective."""
    for j in range(first, last):
        if doc.is_stop(j):
            return None
        mention = doc.actor_at.get(j)
        owned = j == first or (j == first + 1 and doc.norm(j).startswith("ل"))
        if mention is not None and mention.first == j and owned and not mention.generic:
            return mention.name
        if doc.norm(j) in words("perpetrators", "adjectives"):
            return doc.tokens[j].raw
    return None


@per_word
def _leads(norm: str) -> str | None:
    """The list of the lexicon that a word, with or without clitics, is in; `passive` is that of `من قبل`."""
    if norm == "قبل":
        return "passive"
    forms = (norm, *(rest for _, rest in clitic_splits(norm)))
    lists = ((key, words("perpetrators", key)) for key in ("by", "done", "attacks"))
    return next((key for key, table in lists if any(form in table for form in forms)), None)


def _named_in(doc: Document, first: int, last: int) -> str | None:
    for i in range(first, last):
        mention = doc.actor_at.get(i)
        if mention is not None and not mention.generic:
            return mention.name
    return None


def _short(doc: Document, first: int, last: int) -> str | None:
    end = first
    while (
        end < last
        and doc.tokens[end].kind == "word"
        and not (doc.norm(end) in words("reporting", "function") or doc.norm(end) in words("reporting", "closers"))
    ):
        end += 1
    return " ".join(doc.slice(first, end).split()) if first < end <= first + LONGEST else None
