"""Counts in Arabic text: digits and number words, alone or with bounds, ranges and approximations.

A number is read right or not at all. The grammar is positional: a group below a thousand may be followed by a
scale, and groups are added only while their scales fall. What measures time, space, money or rank is no count.
Singular and dual nouns that count by themselves are the casualty rules' business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from summarizer.lexicon import load_lexicon
from summarizer.model import Vague
from summarizer.number_words import read_number_word
from summarizer.text import Token, fold, tokenize
from summarizer.wordlists import PhraseSet, phrases, words

# How far back a verb of change keeps `من … إلى …` from being a range, in tokens.
CHANGE_REACH = 8
# The largest number that is read; nobody counts people beyond it.
LARGEST = 999_999_999
SEPARATORS = ",٬\u202f\u2009"


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as tokens [first, last) say it. None bounds are open; both are None where it is vague."""

    first: int
    last: int
    minimum: int | None
    maximum: int | None
    vague: Vague | None
    approx: bool
    rule: str


def find_counts(tokens: Sequence[Token]) -> list[Count]:
    """The counts of a text in order, none overlapping another; dates, ages, measures and ordinals left out."""
    found: list[Count] = []
    i = 0
    while i < len(tokens):
        count = _vague(tokens, i) or _number(tokens, i)
        if count is None:
            i += 1
            continue
        end = count.last
        count = _bounded(tokens, _ranged(tokens, count))
        # A modifier before this number may have been taken for a count of its own: `ما يصل إلى`.
        while found and found[-1].last > count.first:
            found.pop()
        if not _is_no_count(tokens, count):
            found.append(count)
        i = max(end, count.last)
    return found


def parse_count(text: str) -> Count | None:
    """The count that a phrase is, when the number grammar reads all of it; otherwise None."""
    tokens = tokenize(text)
    found = find_counts(tokens)
    if len(found) == 1 and found[0].first == 0 and found[0].last == len(tokens):
        return found[0]
    return None


def _vague(tokens: Sequence[Token], i: int) -> Count | None:
    for vague, phrase_set in _vague_phrases():
        if last := _phrase_end(tokens, i, phrase_set):
            return Count(i, last, None, None, vague, False, f"vague.{vague}")
    return None


@cache
def _vague_phrases() -> tuple[tuple[Vague, PhraseSet], ...]:
    order: tuple[Vague, ...] = ("thousands", "tens", "hundreds", "some")
    return tuple((vague, phrases("numerals", "vague", vague)) for vague in order)


def _phrase_end(tokens: Sequence[Token], i: int, phrase_set: PhraseSet) -> int | None:
    """The end of the phrase that begins at a token, where clitics and article may stand before its words."""
    norm = tokens[i].norm
    bare = norm[1:] if norm[:1] in ("و", "ف") else norm
    for word in (
        norm,
        bare,
        *(form.removeprefix(p) for form in (norm, bare) for p in ("ب", "ل", "ال", "بال", "لل")),
    ):
        for rest in phrase_set.get(word, ()):
            last = i + 1 + len(rest)
            if last <= len(tokens) and all(tokens[i + k].norm == w for k, w in enumerate(rest, 1)):
                return last
    return None


def _number(tokens: Sequence[Token], i: int) -> Count | None:
    read = _read_sum(tokens, i)
    if read is None:
        return None
    value, last = read
    if value > LARGEST:
        return None
    return Count(i, last, value, value, None, False, "digits" if tokens[i].kind == "number" else "words")


def _read_sum(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """Groups joined by و whose scales fall: `ثلاثة آلاف وأربعمئة وخمسة`, `12 ألفا و500`."""
    first = _read_group(tokens, i)
    if first is None:
        return None
    total, last, scale = first
    while scale > 1:
        start = _after_and(tokens, last)
        if start is None:
            break
        fraction = _fraction(tokens, start, scale)
        if fraction is not None:
            return total + fraction, _after_repeated_scale(tokens, start + 1, scale)
        more = _read_group(tokens, start)
        # A group that is not below the scale is a number of its own: `ألف جريح وألفا مشرد`.
        if more is None or more[0] >= scale or (tokens[i].kind == "number") != (tokens[start].kind == "number"):
            break
        total, last, scale = total + more[0], more[1], more[2]
    return total, last


def _read_group(tokens: Sequence[Token], i: int) -> tuple[int, int, int] | None:
    """One group: (value, end, scale); the scale is 1 for what lies below a thousand."""
    if i >= len(tokens):
        return None
    small = _read_digits(tokens, i) or _read_below_thousand(tokens, i)
    if small is not None:
        value, last = small
        word = _word_class(tokens, last, "scale")
        if word is not None and not _starts_joined(tokens, last):
            whole = value * word
            return (int(whole), last + 1, word) if whole == int(whole) and 0 < value < 1000 else None
        return (int(value), last, 1) if value == int(value) else None
    double = _word_class(tokens, i, "double_scale")
    single = _word_class(tokens, i, "scale")
    if double is not None and (single is None or _is_construct_dual(tokens, i)):
        return double, i + 1, double // 2
    if single is not None and tokens[i].norm.removeprefix("و") not in _plural_scales():
        return single, i + 1, single
    return None


@cache
def _plural_scales() -> frozenset[str]:
    """Plural scales are vague without a number before them."""
    return frozenset(fold(word) for word in ("آلاف", "ملايين", "الآلاف", "الملايين"))


def _is_construct_dual(tokens: Sequence[Token], i: int) -> bool:
    """`ألفا قتيل` is two thousand before a bare noun; behind a number or before و it is an accusative."""
    return i + 1 < len(tokens) and tokens[i + 1].kind == "word" and not tokens[i + 1].norm.startswith(("و", "ال"))


def _read_digits(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    token = tokens[i]
    if token.kind != "number":
        return None
    raw = token.norm
    for separator in SEPARATORS:
        raw = raw.replace(separator, "")
    groups = token.norm.split(".")
    if len(groups) > 1 and all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3:
        raw = raw.replace(".", "")
    raw = raw.replace("٫", ".")
    grouped = any(separator in token.norm for separator in SEPARATORS)
    if grouped and not _is_grouped(token.norm):
        return None
    try:
        return float(raw), i + 1
    except ValueError:
        return None


def _is_grouped(norm: str) -> bool:
    """Whether the separators stand before three digits each, as in 12,500; `3,5` is a list or a decimal."""
    for separator in SEPARATORS:
        norm = norm.replace(separator, ",")
    head, *groups = norm.split(",")
    return 0 < len(head) <= 3 and all(len(group) == 3 for group in groups)


def _read_below_thousand(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    hundreds = _read_hundreds(tokens, i)
    if hundreds is None:
        return _read_below_hundred(tokens, i)
    value, last = hundreds
    start = _after_and(tokens, last)
    # `مئتان وثلاثمئة` are two numbers.
    if start is not None and _read_hundreds(tokens, start) is None and (rest := _read_below_hundred(tokens, start)):
        return value + rest[0], rest[1]
    return value, last


def _read_hundreds(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
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
    unit = _word_class(tokens, i, "unit", "bound_unit")
    if unit is not None:
        if _word_class(tokens, i + 1, "ten") and not _starts_joined(tokens, i + 1):
            return unit + 10, i + 2
        start = _after_and(tokens, i + 1)
        tens = _word_class(tokens, start, "tens") if start is not None else None
        if start is not None and tens is not None:
            return unit + tens, start + 1
        return (unit, i + 1) if _word_class(tokens, i, "unit") is not None else None
    ten = _word_class(tokens, i, "ten", "tens")
    return (ten, i + 1) if ten is not None else None


def _word_class(tokens: Sequence[Token], i: int, *classes: str) -> int | None:
    if i >= len(tokens) or tokens[i].kind != "word":
        return None
    word = read_number_word(tokens[i].norm)
    return word.value(*classes) if word else None  # type: ignore[arg-type]  # names of word classes


def _starts_joined(tokens: Sequence[Token], i: int) -> bool:
    word = read_number_word(tokens[i].norm)
    return word is not None and word.joined


def _after_and(tokens: Sequence[Token], i: int) -> int | None:
    """Where the next member of a sum starts: behind a detached و, or at a word or digits that و is attached to."""
    if i >= len(tokens):
        return None
    if tokens[i].norm == "و":
        return i + 1 if i + 1 < len(tokens) else None
    return i if tokens[i].kind == "word" and tokens[i].norm.startswith("و") else None


def _fraction(tokens: Sequence[Token], i: int, scale: int) -> int | None:
    norm = tokens[i].norm.removeprefix("و")
    if norm in words("numerals", "fractions", "half"):
        return scale // 2
    return scale // 4 if norm in words("numerals", "fractions", "quarter") else None


def _after_repeated_scale(tokens: Sequence[Token], i: int, scale: int) -> int:
    """`مليون ونصف المليون` names its scale twice."""
    return i + 1 if _word_class(tokens, i, "scale") == scale else i


def _ranged(tokens: Sequence[Token], count: Count) -> Count:
    """`بين 5 و7`, `من 5 إلى 7`, `5-7`, `خمسة أو ستة`: from the smaller number to the greater one."""
    if count.minimum is None:
        return count
    first, link = count.first, count.last
    before = tokens[first - 1].norm if first else ""
    joint = tokens[link].norm if link < len(tokens) else ""
    bare = before.removeprefix("و").removeprefix("ف")
    if bare == "بين" and (start := _after_and(tokens, link)) is not None:
        last_read = _read_sum(tokens, start)
        opening = first - 1
    elif joint in ("-", "–", "ـ", "الي", "او") and (joint != "الي" or not _changes(tokens, first)):
        last_read = _read_sum(tokens, link + 1)
        opening = first - 1 if bare == "من" and joint == "الي" else first
    else:
        return count
    if last_read is None or last_read[0] <= count.minimum:
        return count
    if opening and tokens[opening - 1].norm in ("ما", "بما", "وما"):
        opening -= 1
    return replace(count, first=opening, last=last_read[1], maximum=last_read[0], rule="range")


def _changes(tokens: Sequence[Token], first: int) -> bool:
    changed = words("numerals", "not_counts", "changed")
    return any(
        token.norm in changed or token.norm.removeprefix("و") in changed
        for token in tokens[max(first - CHANGE_REACH, 0) : first]
    )


def _bounded(tokens: Sequence[Token], count: Count) -> Count:
    """The count with the modifiers that stand around it: `نحو`, `أكثر من`, `ما لا يقل عن`, `على الأكثر`."""
    for name, rule in (("about", "about"), ("least", "at_least"), ("most", "at_most")):
        last = _phrase_end(tokens, count.last, phrases("numerals", "after", name)) if count.last < len(tokens) else None
        if last is not None and count.vague is None:
            return replace(_opened(count, name), last=last, rule=rule)
        first = _phrase_start(tokens, count.first, _ending_in(name))
        if first is not None:
            if count.vague is not None:
                return replace(count, first=first)
            return replace(_opened(count, name), first=first, rule=rule)
    return count


def _opened(count: Count, name: str) -> Count:
    if name == "about":
        return replace(count, approx=True)
    return replace(count, maximum=None) if name == "least" else replace(count, minimum=None)


@cache
def _ending_in(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The modifiers before a number by their last word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in load_lexicon("numerals")["before"][name]:
        *rest, last = fold(phrase).split()
        found.setdefault(last, []).append(tuple(rest))
    return {last: tuple(sorted(rests, key=len, reverse=True)) for last, rests in found.items()}


def _phrase_start(tokens: Sequence[Token], end: int, ending: dict[str, tuple[tuple[str, ...], ...]]) -> int | None:
    """The start of a modifier that ends right before a token; its first word may carry clitics."""
    if not end:
        return None
    norm = tokens[end - 1].norm
    for last_word in (norm, _stripped(norm)):
        for rest in ending.get(last_word, ()):
            if last_word != norm and rest:
                continue
            first = end - 1 - len(rest)
            if first < 0:
                continue
            own = [tokens[first + k].norm for k in range(len(rest))]
            if not rest or (own[1:] == list(rest[1:]) and rest[0] in (own[0], _stripped(own[0]))):
                return first
    return None


def _stripped(norm: str) -> str:
    return norm.removeprefix("و").removeprefix("ف").removeprefix("ب")


def _is_no_count(tokens: Sequence[Token], count: Count) -> bool:
    """Whether a number is a date, a time, an age, a measure, a rank or part of a name."""
    before = tokens[count.first - 1] if count.first else None
    after = tokens[count.last] if count.last < len(tokens) else None
    if after is not None and (
        after.norm in words("numerals", "not_counts", "units")
        or after.norm in ("%", "٪", "$", "€", "/", ":")
        or _phrase_end(tokens, count.last, phrases("numerals", "not_counts", "percent")) is not None
    ):
        return True
    if count.vague is not None or (before is None and after is None):
        return False
    if tokens[count.last - 1].kind == "number" and after is not None:
        if after.norm in words("numerals", "not_counts", "months"):
            return True
    if before is None:
        return False
    if before.norm == "في" and tokens[count.first].norm in words("numerals", "not_counts", "percent_noun"):
        return True
    bare = _stripped(before.norm)
    is_digits = tokens[count.first].kind == "number"
    if bare.removeprefix("ال") in words("numerals", "not_counts", "ordinals"):
        return True
    if before.norm in words("numerals", "not_counts", "numbered") or bare in words(
        "numerals", "not_counts", "numbered"
    ):
        return is_digits or (after is None or after.kind != "word")
    if is_digits and (
        before.norm in ("$", "€", "/", ":") or (before.norm in "-–" and before.end == tokens[count.first].start)
    ):
        return True
    if is_digits and bare in words("numerals", "not_counts", "months"):
        return True
    year = count.minimum is not None and 1900 <= count.minimum <= 2100 and tokens[count.first].norm.isdigit()
    return year and bare in words("numerals", "not_counts", "year_after")
