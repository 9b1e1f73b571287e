"""Word queries: all the words, in any order, each found through its clitics and spelling variants."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from itertools import product

from summarizer.text import words

MAX_QUERY = 200
"""The longest query, in code points: what fits on a button's answer and reads on a phone."""

_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")
_ARTICLE = "ال"
# ل + ال is written لل; every other preposition keeps the article whole.
_PREFIXES = tuple(
    conjunction + inner
    for conjunction, inner in product(
        _CONJUNCTIONS, (*_PREPOSITIONS, *(p + _ARTICLE for p in _PREPOSITIONS if p != "ل"), "لل")
    )
)
_SHORTEST_HIDDEN = 3
"""Fewer letters than this are not looked for behind a clitic: «دم» would be found in «بدم» but also in «ودم»."""


class QueryError(ValueError):
    """A query that cannot be searched; `code` is `empty` or `too_long`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class WordQuery:
    """A parsed query. `stems` are its distinct folded words without article, sorted."""

    stems: tuple[str, ...]

    @property
    def key(self) -> str:
        """Equal for queries that ask for the same, however they are spelled or ordered."""
        return " ".join(self.stems)

    @property
    def patterns(self) -> tuple[str, ...]:
        """Folded substrings that every matching text contains: a cheap filter before `matches`."""
        return self.stems

    def matches(self, folded_words: Set[str]) -> bool:
        """Whether each word of the query stands among the folded words, alone or behind clitics."""
        return all(any(form in folded_words for form in _forms(stem)) for stem in self.stems)


def parse_words(text: str) -> WordQuery:
    """Parse what a user typed.

    Raises QueryError where nothing searchable is left, or the text is longer than MAX_QUERY code points.
    """
    if len(text) > MAX_QUERY:
        raise QueryError("too_long")
    stems = tuple(sorted({_without_article(word) for word in words(text)}))
    if not stems:
        raise QueryError("empty")
    return WordQuery(stems)


def _without_article(word: str) -> str:
    rest = word.removeprefix(_ARTICLE)
    return rest if len(rest) >= _SHORTEST_HIDDEN else word


def _forms(stem: str) -> tuple[str, ...]:
    if len(stem) < _SHORTEST_HIDDEN or stem.isdigit():
        return (stem,)
    return tuple(prefix + stem for prefix in _PREFIXES)
