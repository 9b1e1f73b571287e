"""A query's characters into lexemes, each with its position so that a fault can be shown where it is. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from summarizer.language.text import fold

LexemeKind = Literal["word", "phrase", "exact", "field", "count", "not", "or", "open", "close"]

MAX_QUERY = 200
"""The longest query, in code points: what reads on a phone, and what bounds its cost."""
OR_WORDS = frozenset(map(fold, ("أو", "or")))
NOT_WORDS = frozenset(map(fold, ("بدون", "not")))
AND_WORDS = frozenset(map(fold, ("و", "and")))
"""Words are joined by and: where it is written out, it asks for nothing more."""

# Straight and curly marks, and those of Arabic typing, open and close a phrase alike.
_QUOTES = '"“”„«»'
_SPACE = re.compile(r"\s+")
_PHRASE = re.compile(f"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]")
_COUNT = re.compile(r"([^\W\d_]+)\s*(>=|≥|>|=>)\s*(\d{1,9})(?![\w.,])")
_UNCOUNTED = re.compile(r"[^\W\d_]+\s*(?:(?:[<>]=?|≥|≤|=>)\S*|=\s*\d\S*)")
_FIELD = re.compile(r"([^\W\d_]+):")
_WORD = re.compile(rf"[^\s()|{_QUOTES}]+")


class QueryError(ValueError):
    """A query that cannot be used: `code` says what is wrong, [start, end) where, in code points.

    Codes: empty, too_long, quote, bracket, operator, field, value, count, unknown_place, unknown_actor, period,
    everything, nothing. `names` are the nearest known names where a name is unknown.
    """

    def __init__(self, code: str, start: int = 0, end: int = 0, names: tuple[str, ...] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.start = start
        self.end = end
        self.names = names


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of a query. `text` is a word or phrase, a field's folded name, or a count's folded noun."""

    kind: LexemeKind
    text: str
    start: int
    end: int
    number: int = 0


def lexemes(query: str) -> list[Lexeme]:
    """The pieces of a query. Raises QueryError where a quotation mark is left open, or a comparison has no number."""
    found: list[Lexeme] = []
    at = 0
    while at < len(query):
        if space := _SPACE.match(query, at):
            at = space.end()
            continue
        lexeme = _lexeme(query, at)
        at = lexeme.end
        if lexeme.kind != "word" or fold(lexeme.text) not in AND_WORDS:
            found.append(lexeme)
    return found


def _lexeme(query: str, at: int) -> Lexeme:
    here = query[at]
    if here in "()|":
        kinds: dict[str, LexemeKind] = {"(": "open", ")": "close", "|": "or"}
        return Lexeme(kinds[here], here, at, at + 1)
    if here in _QUOTES:
        phrase = _PHRASE.match(query, at)
        if phrase is None:
            raise QueryError("quote", at, len(query))
        return Lexeme("phrase", phrase[1], at, phrase.end())
    if here == "-":
        return Lexeme("not", here, at, at + 1)
    if count := _COUNT.match(query, at):
        above = 1 if count[2] == ">" else 0
        return Lexeme("count", fold(count[1]), at, count.end(), int(count[3]) + above)
    if uncounted := _UNCOUNTED.match(query, at):
        raise QueryError("count", at, uncounted.end())
    if field := _FIELD.match(query, at):
        return Lexeme("field", fold(field[1]), at, field.end())
    word = _WORD.match(query, at)
    assert word is not None, "every other character belongs to a word"  # noqa: S101 (the patterns cover all)
    if here == "=" and word.end() > at + 1:
        return Lexeme("exact", word[0][1:], at, word.end())
    folded = fold(word[0])
    kind: LexemeKind = "or" if folded in OR_WORDS else "not" if folded in NOT_WORDS else "word"
    return Lexeme(kind, word[0], at, word.end())
