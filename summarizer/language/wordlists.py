"""Folded word sets out of the lexicon files, for rules that only ask whether a word is one of a class."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from summarizer.language.lexicon import load_lexicon
from summarizer.language.text import CLAUSE_ENDS, fold

# Tables that hold names of capitals and countries, among them those that begin with ل.
NAMING = frozenset(("feminine", "lam"))
# Phrases by their first word: the words that must follow it.
PhraseSet = dict[str, tuple[tuple[str, ...], ...]]


@cache
def words(lexicon: str, table: str, key: str = "words") -> frozenset[str]:
    """The single words of one list of a lexicon, folded."""
    return frozenset(fold(word) for word in load_lexicon(lexicon)[table][key] if " " not in word)


@cache
def relatives() -> frozenset[str]:
    """The relative pronouns of one and of more, folded."""
    return words("reporting", "function", "relatives") | words("reporting", "function", "plural_relatives")


def is_of(norm: str, listed: Collection[str]) -> bool:
    """Whether a folded word is one of those listed, or one with ب before it: `بلدة` as well as `ببلدة`, `بمدينة`."""
    return norm in listed or norm.removeprefix("ب") in listed


def ends_clause(norm: str) -> bool:
    """Whether another clause begins at or behind a folded word or mark, whatever it is told of."""
    return norm in CLAUSE_ENDS or norm in words("reporting", "function", "clauses")


@cache
def vocabulary() -> frozenset[str]:
    """The single words of the lexicons of reporting and casualties, folded: they are words before they are names."""
    return frozenset(
        fold(word)
        for name in ("reporting", "casualties")
        for key, table in load_lexicon(name).items()
        if key not in NAMING
        for entry in (table if isinstance(table, list) else [table])
        for value in entry.values()
        if isinstance(value, list)
        for word in value
        if isinstance(word, str) and " " not in word
    )


@cache
def nouns() -> frozenset[str]:
    """The nouns of the lexicons, folded: of people, of things, of kinds of places."""
    persons = frozenset(fold(word) for pair in load_lexicon("persons")["broken"] for word in pair)
    return vocabulary() | words("places", "common") | _class_nouns() | persons


def _class_nouns() -> frozenset[str]:
    return words("places", "kept") | words("places", "kept_unlisted") | words("places", "dropped")


@cache
def kinds_of_place() -> dict[str, frozenset[str]]:
    """For each definite class noun (`القرية`): the gazetteer's kinds and the class nouns that it may stand for."""
    return _kinds("stand_ins")


@cache
def same_places() -> dict[str, frozenset[str]]:
    """The same of those that stand for a place only with `ذاته` (`الطريق ذاته`)."""
    return _kinds("same_places")


def _kinds(table: str) -> dict[str, frozenset[str]]:
    return {
        fold(f"ال{noun}"): frozenset((*kinds, *(f"{start}{fold(noun)}" for start in ("", "ال", "و"))))
        for noun, kinds in load_lexicon("places")[table].items()
    }


@cache
def ordinals() -> dict[str, int]:
    """The ordinals from the second on, folded, and their ranks: `ثالث`, `رابعة`."""
    return {fold(word): int(rank) for rank, forms in load_lexicon("persons")["ordinals"].items() for word in forms}


@cache
def units_of_age() -> frozenset[str]:
    """What the age of a person or an infant is counted in, folded."""
    return words("persons", "age_units", "years") | words("persons", "age_units", "months")


@cache
def phrases(lexicon: str, table: str, key: str = "words") -> PhraseSet:
    """The entries of one list of a lexicon by their first word: the folded words that must follow it, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in load_lexicon(lexicon)[table][key]:
        first, *rest = (fold(part) for part in entry.split())
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}
