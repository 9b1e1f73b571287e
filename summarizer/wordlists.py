"""Folded word sets out of the lexicon files, for rules that only ask whether a word is one of a class."""

from __future__ import annotations

from functools import cache

from summarizer.lexicon import load_lexicon
from summarizer.text import fold

# Phrases by their first word: the words that must follow it.
PhraseSet = dict[str, tuple[tuple[str, ...], ...]]


@cache
def words(lexicon: str, table: str, key: str = "words") -> frozenset[str]:
    """The single words of one list of a lexicon, folded."""
    return frozenset(fold(word) for word in load_lexicon(lexicon)[table][key] if " " not in word)


@cache
def phrases(lexicon: str, table: str, key: str = "words") -> PhraseSet:
    """The entries of one list of a lexicon by their first word: the folded words that must follow it,
    longest first.
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in load_lexicon(lexicon)[table][key]:
        first, *rest = (fold(part) for part in entry.split())
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}
