"""The grammar of exact numbers: digits and number words, in groups below a thousand that a scale may follow.

The grammar is positional: groups are added only while their scales fall. A number is read right or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.language.per_word import per_word
from summarizer.language.text import Token
from summarizer.language.wordlists import words
from summarizer.numbers.number_words import WordClass, read_number_word, without_clitics

# The largest number that is read; nobody counts people beyond it.
LARGEST = 999_999_999
# Words from this number on go on with digits and a scale: `46 ألفا ومئتي عسكري`.
HUNDRED = 100
# Behind figures, and how many digits the hundreds have that go on without و.
THOUSANDS, HUNDREDS_LONG = frozenset(("الف", "الاف", "الفا")), 3
# The first half of the eleven with the article is spelled like a day.
SUNDAY, ELEVEN = "الاحد", 11
# Thousands set apart, by an Arabic comma too, or a narrow space, which folding makes a plain one: 12,500.
_GROUPED = re.compile(r"\d{1,3}(?:[,،٬. ]\d{3})+")
# A comma before one or two digits is a decimal one: `3,5 مليون`.
_DECIMAL = re.compile(r"\d+(?:\.\d{1,2})?")


def read_sum(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The number that begins at a token, as (value, end): groups joined by و whose scales fall.

    `ثلاثة آلاف وأربعمئة وخمسة`, `12 ألفا و500`, `مليون ونصف المليون`.
    """
    if i >= len(tokens) or (tokens[i].kind == "word" and not may_begin_sum(tokens[i].norm)):
        return None
    if tokens[i].norm == SUNDAY:
        return (ELEVEN, i + 2) if _is_eleven(tokens, i) else None
    first = _read_group(tokens, i)
    if first is None:
        return None
    total, last, scale = first
    before = i
    while scale > 1:
        start = after_and(tokens, last)
        if start is None:
            return (total + int(tokens[last].norm), last + 1) if _runs_on(tokens, before, last) else (total, last)
        part = _read_part(tokens, start)
        if part is not None and _word_class(tokens, start + 1, "scale") in (None, scale):
            return total + int(part * scale), _after_repeated_scale(tokens, start + 1, scale)
        more = _read_group(tokens, start)
        # A group that is not below the scale is a number of its own: `ألف جريح وألفا مشرد`.
        rest = more is not None and more[0] >= HUNDRED and last == before + 2 and _word_class(tokens, start, "hundreds")
        if more is None or more[0] >= scale or not (rest or _in_one_script(tokens, before, last, start)):
            break
        total, last, scale, before = total + more[0], more[1], more[2], start
    return (total, last) if total <= LARGEST else None


def _runs_on(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`14 ألف 143 شخصا`: hundreds in figures right behind thousands in figures, without و; not `14 ألفا 143 منهم`.

    The thousands are the range [first, last).
    """
    behind = tokens[last + 1].norm if last + 1 < len(tokens) else ""
    figures = last < len(tokens) and {tokens[first].kind, tokens[last].kind} == {"number"}
    hundreds = figures and tokens[last].norm.isdecimal() and len(tokens[last].norm) == HUNDREDS_LONG
    return hundreds and tokens[last - 1].norm in THOUSANDS and not behind.startswith("من")


@per_word
def may_begin_sum(norm: str) -> bool:
    """Whether a number can begin with a word: most words end the question here."""
    return read_number_word(norm) is not None or _part_of(norm) is not None or norm == SUNDAY


def _is_eleven(tokens: Sequence[Token], i: int) -> bool:
    """`العمال الأحد عشر`, `رفاقه الأحد عشر`: behind whom it counts; `قُتل الأحد عشر نساء` tells the day."""
    before = tokens[i - 1].norm if i > 0 else ""
    counted = before.startswith("ال") or before.endswith(("ه", "ها", "هم"))
    return counted and i + 1 < len(tokens) and tokens[i + 1].norm == "عشر"


def trailing_scale(tokens: Sequence[Token], end: int) -> int:
    """The scale word that a number ends with, or 1."""
    return _word_class(tokens, end - 1, "scale") or 1


def _in_one_script(tokens: Sequence[Token], first: int, last: int, start: int) -> bool:
    """Digits go on with digits and words with words; digits may follow a scale alone: `ألف و500`, `ألفان و300`.

    The range [first, last) is the group before the one that starts at `start`.
    """
    digits = tokens[start].kind == "number"
    return (tokens[first].kind == "number") == digits or (
        digits and last <= first + 2 and _word_class(tokens, last - 1, "scale", "double_scale") is not None
    )


def _read_group(tokens: Sequence[Token], i: int) -> tuple[int, int, int] | None:
    """One group: (value, end, scale); the scale is 1 for what lies below a thousand."""
    if i >= len(tokens):
        return None
    small = _read_multiplier(tokens, i)
    if small is not None:
        value, last = small
        word = _word_class(tokens, last, "scale")
        if word is not None and not _starts_joined(tokens, last):
            whole = value * word
            return (int(whole), last + 1, word) if whole == int(whole) and 0 < value < 1000 else None
        return (int(value), last, 1) if value == int(value) else None
    # A scale behind digits that could not be read is the rest of a number, not a number.
    if i and tokens[i - 1].kind == "number" and not _starts_joined(tokens, i):
        return None
    double = _word_class(tokens, i, "double_scale")
    single = _word_class(tokens, i, "scale")
    if double is not None and (single is None or _is_construct_dual(tokens, i)):
        return double, i + 1, double // 2
    if single is not None and tokens[i].norm.removeprefix("و") not in words("numerals", "plural_scales"):
        return single, i + 1, single
    return None


def _read_multiplier(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """What may stand before a scale: `12`, `خمسة وعشرون`, `خمسة ونصف`, `نصف`."""
    part = _read_part(tokens, i)
    if part is not None:
        return (part, i + 1) if _word_class(tokens, i + 1, "scale") else None
    small = _read_digits(tokens, i) or _read_below_thousand(tokens, i)
    if small is None:
        return None
    start = after_and(tokens, small[1])
    part = _read_part(tokens, start) if start is not None else None
    return (small[0] + part, start + 1) if start is not None and part is not None else small


def _is_construct_dual(tokens: Sequence[Token], i: int) -> bool:
    """`ألفا قتيل` is two thousand before a bare noun; behind a number, before و, a preposition (`إن ألفا من السكان`) or
    a verb (`إن ألفا قتلوا`) it is an accusative.
    """
    if i + 1 >= len(tokens) or tokens[i + 1].kind != "word":
        return False
    norm = tokens[i + 1].norm
    verb = norm.endswith("وا") or (norm.startswith("ي") and norm.endswith("ون"))
    return not (verb or norm.startswith(("و", "ال")) or norm in words("reporting", "function"))


def _read_digits(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """A number in figures (`1,500`, `٢٫٥`), and the position behind it."""
    token = tokens[i]
    if token.kind != "number":
        return None
    digits = _GROUPED.fullmatch(token.norm)
    plain = re.sub(r"\D", "", token.norm) if digits else re.sub("[,٫]", ".", token.norm)
    if not _DECIMAL.fullmatch(plain) or float(plain) > LARGEST:
        return None
    return float(plain), i + 1


def _read_below_thousand(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """`ثلاثمئة`, `مئة وخمسة`, and what is smaller, with the position behind it."""
    hundreds = _read_hundreds(tokens, i)
    if hundreds is None:
        return _read_below_hundred(tokens, i)
    value, last = hundreds
    start = after_and(tokens, last)
    # `مئتان وثلاثمئة` are two numbers.
    if start is not None and _read_hundreds(tokens, start) is None and (rest := _read_below_hundred(tokens, start)):
        return value + rest[0], rest[1]
    return value, last


def _read_hundreds(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """`ثلاثمئة` in one word, `ثلاث مئة` in two, with the position behind it."""
    value = _word_class(tokens, i, "hundreds")
    if value is not None:
        return value, i + 1
    unit = _word_class(tokens, i, "unit")
    if (
        unit is not None
        and unit >= 3
        and _word_class(tokens, i + 1, "hundreds") == 100
        and not _starts_joined(tokens, i + 1)
    ):
        return unit * 100, i + 2
    return None


def _read_below_hundred(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """`خمسة`, `خمسة عشر`, `خمسة وعشرون`, `عشرون`, with the position behind it."""
    unit = _word_class(tokens, i, "unit", "bound_unit")
    if unit is not None:
        if _word_class(tokens, i + 1, "ten") and not _starts_joined(tokens, i + 1):
            return unit + 10, i + 2
        start = after_and(tokens, i + 1)
        tens = _word_class(tokens, start, "tens") if start is not None else None
        if start is not None and tens is not None:
            return unit + tens, start + 1
        return (unit, i + 1) if _word_class(tokens, i, "unit") is not None else None
    ten = _word_class(tokens, i, "ten", "tens")
    return (ten, i + 1) if ten is not None else None


def _word_class(tokens: Sequence[Token], i: int, *classes: WordClass) -> int | None:
    """The value of a number word under the first of the classes that it has."""
    if i >= len(tokens) or tokens[i].kind != "word":
        return None
    word = read_number_word(tokens[i].norm)
    return word.value(*classes) if word else None


def _starts_joined(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number word has و before it."""
    word = read_number_word(tokens[i].norm)
    return word is not None and word.joined


def after_and(tokens: Sequence[Token], i: int) -> int | None:
    """Where the next member of a sum starts: behind a detached و, or at a word or digits that و is attached to."""
    if i >= len(tokens):
        return None
    if tokens[i].norm == "و":
        return i + 1 if i + 1 < len(tokens) else None
    return i if tokens[i].kind == "word" and tokens[i].norm.startswith("و") else None


def _read_part(tokens: Sequence[Token], i: int) -> float | None:
    """A half or a quarter, of what its neighbours say."""
    return _part_of(tokens[i].norm) if i < len(tokens) else None


@per_word
def _part_of(norm: str) -> float | None:
    """`نصف`, `ربع`: the fraction of a scale."""
    forms = (norm, without_clitics(norm))
    if not words("numerals", "fractions", "half").isdisjoint(forms):
        return 0.5
    return None if words("numerals", "fractions", "quarter").isdisjoint(forms) else 0.25


def _after_repeated_scale(tokens: Sequence[Token], i: int, scale: int) -> int:
    """`مليون ونصف المليون` names its scale twice."""
    return i + 1 if _word_class(tokens, i, "scale") == scale else i
