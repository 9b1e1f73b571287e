"""Counts in Arabic text: digits and number words, alone or with bounds, ranges and approximations.

What measures time, space, money or rank is no count. Singular and dual nouns that count by themselves are the
casualty rules' business.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from summarizer.language.lexicon import load_lexicon
from summarizer.language.per_word import per_word
from summarizer.language.text import Token, fold, without_conjunction
from summarizer.language.wordlists import phrases, words
from summarizer.model import Vague
from summarizer.numbers.chronicles import heads_entry
from summarizer.numbers.not_counts import is_no_count
from summarizer.numbers.number_grammar import LARGEST, after_and, may_begin_sum, read_sum, trailing_scale
from summarizer.numbers.number_words import without_clitics
from summarizer.numbers.outlet_numbers import is_of_outlet

# The tables of modifiers in numerals.toml and the rules that they make.
MODIFIERS = (("about", "about"), ("least", "at_least"), ("most", "at_most"), ("total", "total"))
# What is counted vaguely, in the order in which it is looked for.
VAGUE: tuple[Vague, ...] = ("thousands", "tens", "hundreds", "some")
# `ارتفع العدد ليصل إلى 755` is what was reached, and no bound.
RESULTS = frozenset(("ليصل", "لتصل"))
# Nouns that may stand for whoever a range counts: `ما بين عشرة أشخاص وخمسة عشر عالقين`.
ANYBODY = frozenset(("شخص", "شخصا", "اشخاص"))
# How far back a verb of change keeps `من … إلى …` from being a range, in tokens.
CHANGE_REACH = 8


class Count(NamedTuple):
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
        if tokens[i].kind == "number":
            count = _number(tokens, i)
        else:
            count = (_vague(tokens, i) or _number(tokens, i)) if _may_begin(tokens[i].norm) else None
        if count is None:
            i += 1
            continue
        count = _told_twice(tokens, count)
        end = count.last
        count = _bounded(tokens, _ranged(tokens, count))
        if count.vague is not None and found and found[-1].vague is None and found[-1].first < count.first:
            # `ارتفع إلى ستين على الأقل عدد من قضوا`: the bound is of the number before it.
            count = count._replace(first=max(count.first, found[-1].last))
        # A modifier before this number may have been taken for a count of its own: `ما يصل إلى`.
        while found and found[-1].last > count.first:
            found.pop()
        no_count = is_no_count(tokens, count.first, count.last, count.vague is not None)
        no_count = no_count or is_of_outlet(tokens, count.first, count.last)
        if not (no_count or heads_entry(tokens, count.first, count.last)):
            found.append(count)
        i = max(end, count.last)
    return found


@per_word
def _may_begin(norm: str) -> bool:
    """Whether a count can begin with a word: most words end the question here."""
    return may_begin_sum(norm) or bool(_vague_from(norm))


@per_word
def _vague_from(norm: str) -> tuple[Vague, ...]:
    """The vague counts that a word may begin: most begin none."""
    return tuple(vague for vague in VAGUE if _phrases_from(norm, "vague", vague))


def _vague(tokens: Sequence[Token], i: int) -> Count | None:
    """`عشرات`, `عدد من`, `بضعة`."""
    for vague in _vague_from(tokens[i].norm):
        last = _phrase_end(tokens, i, "vague", vague)
        if last is not None:
            return Count(i, last, None, None, vague, False, f"vague.{vague}")
    return None


def _phrase_end(tokens: Sequence[Token], i: int, table: str, key: str) -> int | None:
    """The end of the phrase of a list that begins at a token."""
    for rest in _phrases_from(tokens[i].norm, table, key):
        last = i + 1 + len(rest)
        if last <= len(tokens) and all(tokens[i + k].norm == word for k, word in enumerate(rest, 1)):
            return last
    return None


@lru_cache(maxsize=16384)
def _phrases_from(norm: str, table: str, key: str) -> tuple[tuple[str, ...], ...]:
    """The words that must follow, for each phrase of a list that a word begins; most begin none.

    Clitics may stand before it, and an article before a single word: `بالعشرات`, but not `العدد من`.
    """
    phrase_set = phrases("numerals", table, key)
    bare = without_conjunction(norm)
    forms = (norm, bare, *(form.removeprefix(p) for form in (norm, bare) for p in ("ب", "ل")))
    found = [rest for word in forms for rest in phrase_set.get(word, ())]
    definite = {form.removeprefix(p) for form in forms for p in ("ال", "ل")}
    if any(() in phrase_set.get(word, ()) for word in definite):
        found.append(())
    return tuple(found)


def _number(tokens: Sequence[Token], i: int) -> Count | None:
    """A number in figures or words."""
    read = read_sum(tokens, i)
    if read is None:
        return None
    value, last = read
    if value > LARGEST:
        return None
    return Count(i, last, value, value, None, False, "digits" if tokens[i].kind == "number" else "words")


def _told_twice(tokens: Sequence[Token], count: Count) -> Count:
    """`15 (خمسة عشر) شخصا`: a number with its words or figures in brackets behind it."""
    again = read_sum(tokens, count.last + 1) if _norm_at(tokens, count.last) == "(" else None
    if again is None or again[0] != count.minimum or not _closes(tokens, again[1]):
        return count
    return count._replace(last=again[1] + 1)


def _ranged(tokens: Sequence[Token], count: Count) -> Count:
    """`بين 5 و7`, `من 5 إلى 7`, `5-7`, `خمسة أو ستة`: from the smaller number to the greater one."""
    if count.minimum is None:
        return count
    first, link = count.first, count.last
    before = tokens[first - 1].norm if first else ""
    joint = tokens[link].norm if link < len(tokens) else ""
    bare = before.removeprefix("و").removeprefix("ف")
    if joint == "الي" and is_no_count(tokens, first, link, vague=False):
        # `ارتفع العدد منذ أكتوبر 2023 إلى 61400 شهيد`
        return count
    if bare == "بين" and (start := after_and(tokens, link) or _behind_noun(tokens, count)) is not None:
        last_read = read_sum(tokens, start)
        opening = first - 1
    elif joint in ("-", "–", "الي", "او") and (joint != "الي" or not _changes(tokens, first)):
        last_read = read_sum(tokens, link + 1)
        opening = first - 1 if bare in ("من", "بين") and joint == "الي" else first
    else:
        return count
    if last_read is None:
        return count
    maximum, last = last_read
    # One scale serves both ends: `بين 20 و30 ألفا`.
    scale = trailing_scale(tokens, last)
    minimum = count.minimum * scale if count.minimum < maximum // scale else count.minimum
    if maximum <= minimum:
        return count
    if opening and tokens[opening - 1].norm in ("ما", "بما", "وما"):
        opening -= 1
    return count._replace(first=opening, last=last, minimum=minimum, maximum=maximum, rule="range")


def _behind_noun(tokens: Sequence[Token], count: Count) -> int | None:
    """Where the greater number stands in `ما بين عشرة أشخاص وخمسة عشر عالقين`, `بين 20 قتيلا و30 قتيلا`: the smaller
    has the noun of both, or one for any people.
    """
    start = after_and(tokens, count.last + 1) if count.last + 1 < len(tokens) else None
    greater = read_sum(tokens, start) if start is not None else None
    if greater is None or greater[1] >= len(tokens):
        return None
    noun, other = tokens[count.last].norm, tokens[greater[1]].norm
    anybody = noun in ANYBODY and tokens[max(count.first - 2, 0)].norm in ("ما", "بما")
    return start if anybody or noun == other or {noun, other} <= ANYBODY else None


def _changes(tokens: Sequence[Token], first: int) -> bool:
    """`ارتفع من 5 إلى 7`: a word of change stands before, so that the two numbers are no range."""
    changed = words("numerals", "not_counts", "changed")
    return any(
        token.norm in changed or token.norm.removeprefix("و") in changed
        for token in tokens[max(first - CHANGE_REACH, 0) : first]
    )


def _bounded(tokens: Sequence[Token], count: Count) -> Count:
    """The count with the modifiers that stand around it: `نحو`, `أكثر من`, `ما لا يقل عن`, `على الأكثر`."""
    if _norm_at(tokens, count.last) == "+" and count.vague is None:
        # `15+ قتيلا`
        count = _opened(count, "least")._replace(last=count.last + 1)
    if count.last < len(tokens) and count.vague is None:
        for name, rule in MODIFIERS:
            last = _phrase_end(tokens, count.last, "after", name)
            if last is not None:
                count = _opened(count, name)._replace(last=last, rule=rule)
                break
    bracketed = count.first > 1 and tokens[count.first - 1].norm == "(" and _closes(tokens, count.last)
    begin = count.first - bracketed
    # `قرابة الـ30`
    begin -= begin > 1 and tokens[begin - 1].norm == "ال"
    if not begin or not _may_modify(tokens[begin - 1].norm):
        return count
    starts = ((_phrase_start(tokens, begin, _ending_in(name)), name, rule) for name, rule in MODIFIERS)
    # The longest modifier is meant: `لا يزيد على` holds `يزيد على`.
    first, name, rule = min(
        ((first, name, rule) for first, name, rule in starts if first is not None), default=(None, "", "")
    )
    if first is None or tokens[first].norm in RESULTS:
        return count
    if tokens[first].norm == "علي" and without_conjunction(tokens[count.first].norm) != tokens[count.first].norm:
        # `58 قتيلا على الأقل وعشرات الجرحى`: the bound is that of the number before.
        return count
    if count.vague is not None:
        return count._replace(first=first)
    # `أكثر من (300)`
    return _opened(count, name)._replace(first=first, last=count.last + bracketed, rule=rule)


def _norm_at(tokens: Sequence[Token], i: int) -> str:
    """The folded word at a position, empty behind the text."""
    return tokens[i].norm if i < len(tokens) else ""


def _closes(tokens: Sequence[Token], i: int) -> bool:
    """Whether a bracket closes at a position."""
    return i < len(tokens) and tokens[i].norm == ")"


@per_word
def _may_modify(norm: str) -> bool:
    """Whether a word right before a number can end one of its modifiers: most numbers have none."""
    return any(not _ending_in(name).keys().isdisjoint((norm, without_clitics(norm))) for name, _ in MODIFIERS)


def _opened(count: Count, name: str) -> Count:
    """A count under a bound: `نحو`, `أكثر من`, `أقل من`; a total (`ما مجموعه`) is what it is."""
    if name == "total":
        return count
    if name == "about":
        return count._replace(approx=True)
    return count._replace(maximum=None) if name == "least" else count._replace(minimum=None)


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
    norm = tokens[end - 1].norm
    for last_word in (norm, without_clitics(norm)):
        for rest in ending.get(last_word, ()):
            if last_word != norm and rest:
                continue
            first = end - 1 - len(rest)
            if first < 0:
                continue
            own = [tokens[first + k].norm for k in range(len(rest))]
            if not rest or (own[1:] == list(rest[1:]) and rest[0] in (own[0], without_clitics(own[0]))):
                return first
    return None
