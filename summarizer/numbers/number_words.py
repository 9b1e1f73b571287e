"""The number words and their modifiers, read from lexicon/numerals.toml once: what one token may be in a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from summarizer.language.lexicon import load_lexicon
from summarizer.language.per_word import per_word
from summarizer.language.text import fold
from summarizer.language.wordlists import words

WordClass = Literal["unit", "bound_unit", "ten", "tens", "hundreds", "scale", "double_scale"]

# The table of the lexicon that holds each class.
_TABLES: dict[WordClass, str] = {
    "unit": "units",
    "bound_unit": "bound_units",
    "ten": "ten",
    "tens": "tens",
    "hundreds": "hundreds",
    "scale": "scales",
    "double_scale": "double_scales",
}
# What may be attached to the first word of a number: `وبالخمسة`.
_PREFIXES = ("", "ال", "ب", "ل", "ك", "بال", "لل", "كال")


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One word's part in a number: its classes with their values, and whether و is attached before it."""

    classes: tuple[tuple[WordClass, int], ...]
    joined: bool
    definite: bool

    def value(self, *wanted: WordClass) -> int | None:
        """The value under the first of the wanted classes that the word has."""
        for name in wanted:
            for own, value in self.classes:
                if own == name:
                    return value
        return None


@per_word
def read_number_word(norm: str) -> NumberWord | None:
    """The number word that a folded token is, with any clitics before it, or None."""
    table = _table()
    for joined in (False, True):
        if joined and norm[:1] not in ("و", "ف"):
            break
        rest = norm[1:] if joined else norm
        if rest in words("numerals", "no_numbers"):
            continue
        for prefix in _PREFIXES:
            if rest.startswith(prefix) and (classes := table.get(rest[len(prefix) :])):
                return NumberWord(classes, joined, prefix.endswith(("ال", "لل")))
    return None


@cache
def _table() -> dict[str, tuple[tuple[WordClass, int], ...]]:
    """The classes and values of each folded number word."""
    collected: dict[str, list[tuple[WordClass, int]]] = {}
    for word, name, value in _entries():
        classes = collected.setdefault(fold(word), [])
        if (name, value) not in classes:
            classes.append((name, value))
    return {word: tuple(classes) for word, classes in collected.items()}


def _entries() -> Iterator[tuple[str, WordClass, int]]:
    """The number words of the lexicon, and the hundreds in one word that are made of its stems (`ثلاثمئة`)."""
    lexicon = load_lexicon("numerals")
    for name, table in _TABLES.items():
        for value, forms in lexicon[table].items():
            if value != "stems":
                yield from ((form, name, int(value)) for form in forms)
    for digit, stem in lexicon["hundreds"]["stems"].items():
        stems = (stem, stem + "ي") if stem == "ثمان" else (stem,)
        for hundred in lexicon["hundreds"]["100"]:
            yield from ((s + hundred, "hundreds", int(digit) * 100) for s in stems)


def without_clitics(norm: str) -> str:
    """A folded word without the conjunction and the preposition that may stand before it."""
    return norm.removeprefix("و").removeprefix("ف").removeprefix("ب").removeprefix("ل")
