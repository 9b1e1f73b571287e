"""Reading Arabic text as tokens with folded forms, sentences and quotations, never losing the original offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from summarizer.language.per_word import per_word

TokenKind = Literal["word", "number", "punct", "quote"]

# Tashkeel (also as presentation forms), Quranic marks, tatweel, joiners, soft hyphen, variation selectors,
# zero-width and bidi controls: they change no word.
_MARKS = (
    "\u00ad\u034f\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufc5e-\ufc63\ufcf2-\ufcf4\ufe00-\ufe0f\ufe70-\ufe7f\ufeff"
)
_MARK = re.compile(f"[{_MARKS}]")
# Normalization sorts the combining characters behind a letter in quadratic time. No letter carries more than
# these: the limit of the Stream-Safe Text Format, UAX #15.
MOST_COMBINING = 30
_LONG_RUN = re.compile(rf"[^\w\s!-~]{{{MOST_COMBINING + 1},}}")
# Lucene's ArabicNormalizer, with hamza on its carriers and the Persian letters that Arabic keyboards mix in.
_SPELLING = str.maketrans("أإآٱىئؤةکیہ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ااااييوهكيه01234567890123456789")
# The hamza of مسؤول and شؤون, as the Egyptian press spells it; but ناشئون.
_EGYPTIAN = re.compile("(?<=مس)ئ(?=ول)|(?<!اش)(?<=ش)ئ(?=ون)")

# Two words that are often typed as one: `مازالوا`, `ولايزال`, `إلىمقتل`.
_RUN_ON = re.compile(
    "([وف]?[مل]ا(?=[يت]?ز(?:ال(?:ت|تا|ا|ان|وا|ون)?|ل(?:ن|نا|ت))$)"
    "|[وف]?الي(?=(?:مقتل|مصرع|وفاه|استشهاد|اصابه|جرح|سقوط)$)).+"
)

# Marks within a number: between digits a tatweel is a dash (`10ـ15`).
_IN_NUMBER = _MARKS.replace("\u0640", "")
_TOKEN = re.compile(
    # A tatweel that no letter touches is a dash: `رام الله ـ وفا`.
    r"(?P<dash>(?<![^\W\d_])\u0640(?![^\W\d_]))"
    rf"|(?P<word>(?:[^\W\d_]++|[{_MARKS}]++)++)"
    rf"|(?P<number>\d{{1,3}}(?:،\d{{3}})+(?!\d)|\d(?:[{_IN_NUMBER}]*\d)*(?:[{_IN_NUMBER}]*[.,٬٫][{_IN_NUMBER}]*\d(?:[{_IN_NUMBER}]*\d)*)*(?:[\u202f\u2009]\d{{3}}(?!\d))*)"
    r"|(?P<quote>[«»“”„\"‹›])"
    # A hashtag's # and its underscores are spaces, also before a control: `#صلاح_الدين`.
    rf"|(?P<punct>[^\s\w#]|[#_](?![{_MARKS}]*\w))"
)

OPENING = "«“„‹"
CLOSING = "»”›"
COMMAS = frozenset(("،", ","))
# What an aside may stand between besides commas: `قُتل - وفق المرصد - أربعة`.
ASIDE_DASHES = frozenset(("-", "–", "—"))
PAUSES = COMMAS | {"؛"}
# What ends a clause whatever stands in it, where a comma may part its members.
CLAUSE_ENDS = frozenset((".", "؛", ":"))
# A bar parts the items of a feed: `مقتل ثلاثة في حمص | إصابة اثنين في درعا`.
_FINAL = frozenset(".!?؟؛…|")
# How the lines of lists begin: with a dash, a number, a clock time; with a label. So many are a list.
_LINE_MARKS = (
    re.compile(r"- (?![^\n:]{2,40}: ?\d)\S"),
    re.compile(r"\d{1,2} ?[-.)] ?\D"),
    re.compile(r"\d{1,2}:\d{2}\b"),
)
_LABELLED, LINES_OF_LIST = re.compile(r"[^\n:.،]{2,40}: ?\S"), 2
# A mark before an item, wherever it stands: a bullet, a geometric shape, an emoji.
_ITEM_MARK = re.compile("[•\u25a0-\u25ff\u2b00-\u2bff\U0001f300-\U0001faff]")
# What items of a list begin with: `- الدفاع المدني: ...`.
BULLETS = ASIDE_DASHES | {"•", "*", "▪", "●", "◾", "|"}
_LIST_MARKS = ("-", "–", "•", "*")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")

_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك", "س")
ARTICLE = "ال"


class Token(NamedTuple):
    """A token: start and end are code points into the original text, `norm` is its folded form.

    A plain tuple, because one is made for every word.
    """

    start: int
    end: int
    raw: str
    norm: str
    kind: TokenKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: code points start to end, tokens first to last (exclusive), and its paragraph's number."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


def fold(text: str) -> str:
    """The text as keys and comparisons see it: one spelling for each word, ASCII digits, lower case.

    Folding a folded text changes nothing.
    """
    if text.isascii():
        return text.lower()
    bare = _LONG_RUN.sub(_shortened, _MARK.sub("", text))
    composed = _MARK.sub("", unicodedata.normalize("NFKC", bare))
    if "ئ" in composed:
        composed = _EGYPTIAN.sub("ؤ", composed)
    # Lower-casing can leave a letter apart from the accent it is composed with: J and a caron.
    return unicodedata.normalize("NFKC", composed.translate(_SPELLING).lower())


def _shortened(run: re.Match[str]) -> str:
    kept: list[str] = []
    combining = 0
    for character in run.group():
        combining = combining + 1 if unicodedata.combining(character) else 0
        if combining <= MOST_COMBINING:
            kept.append(character)
    return "".join(kept)


# Words come again and again; whole texts are not worth keeping.
_fold_word = per_word(fold)


def unmarked(text: str) -> str:
    """The text without tashkeel, tatweel and controls, its letters as they are: `علي` is not `على` there."""
    return _MARK.sub("", text)


def without_letters(text: str, count: int) -> str:
    """The text without its first letters; the marks on them go with them."""
    at = 0
    while at < len(text) and (count or _MARK.match(text, at)):
        count -= bool(fold(text[at]))
        at += 1
    return text[at:]


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order; letters and digits that touch are tokens of their own."""
    tokens = []
    for match in _TOKEN.finditer(text):
        raw = match.group()
        if match.lastgroup == "dash":
            tokens.append(Token(*match.span(), raw, "-", "punct"))
            continue
        norm = _fold_word(raw)
        if norm:
            kind: TokenKind = match.lastgroup  # type: ignore[assignment]  # the pattern's group names are the kinds
            token = Token(*match.span(), raw, norm, kind)
            run_on = "زل" in norm or "زال" in norm or "ى" in raw[:-1]
            tokens += _split_run_on(token) if run_on else (token,)
    return tokens


def _split_run_on(token: Token) -> tuple[Token, ...]:
    """A word as the two that it is (`مازالوا`), or as it stands."""
    run = _RUN_ON.fullmatch(token.norm)
    if run is None:
        return (token,)
    rest = without_letters(token.raw, run.end(1))
    at = token.end - len(rest)
    return Token(token.start, at, token.raw[: -len(rest)], run[1], token.kind), Token(
        at, token.end, rest, token.norm[run.end(1) :], token.kind
    )


def words(text: str) -> list[str]:
    """The folded words and numbers of a text, in order: what search and subscriptions match on."""
    return [token.norm for token in tokenize(text) if token.kind in ("word", "number")]


@per_word
def without_conjunction(norm: str) -> str:
    """A folded word without و or ف before it; `في` has none, as what is left would be one letter."""
    return norm[1:] if norm[:1] in _CONJUNCTIONS and len(norm) > 2 else norm


@per_word
def clitic_splits(norm: str) -> tuple[tuple[str, str], ...]:
    """Every (prefix, rest) that detaching conjunction, preposition and article allows; the caller licenses the rest.

    The prefix is written out: `لل` gives `لال`. A rest has at least two letters.
    """
    return tuple(_split(norm))


def _split(norm: str) -> Iterator[tuple[str, str]]:
    for conjunction in _CONJUNCTIONS:
        if not norm.startswith(conjunction):
            continue
        tail = norm[len(conjunction) :]
        for preposition in _PREPOSITIONS:
            if not tail.startswith(preposition):
                continue
            rest = tail[len(preposition) :]
            if conjunction + preposition and len(rest) >= 2:
                yield conjunction + preposition, rest
            if preposition == "ل" and rest.startswith("ل") and len(rest) >= 3:
                yield conjunction + preposition + ARTICLE, rest[1:]
            if preposition != "س" and rest.startswith(ARTICLE) and len(rest) >= 4:
                yield conjunction + preposition + ARTICLE, rest[2:]


def sentences(text: str, tokens: Sequence[Token]) -> list[Sentence]:
    """The sentences of a text. Final punctuation inside a quotation ends none; a paragraph ends all."""
    inside = _inside(quotations(text, tokens), len(tokens))
    found: list[Sentence] = []
    listed = _listed_lines(text)
    first = paragraph = 0
    for index, token in enumerate(tokens):
        last = index + 1
        breaks = last == len(tokens) or _paragraph_between(text, token, tokens[last])
        ends = (token.norm in _FINAL and not inside[index]) or (not breaks and _opens_item(token, tokens[last]))
        ends = ends or (not breaks and listed is not None and _begins_item(text, token, tokens[last], listed))
        # A closing quotation mark belongs to the sentence that its full stop ends, and so do more stops (`..`, `؟!`).
        if not breaks and ends and (tokens[last].raw in CLOSING or {token.norm, tokens[last].norm} <= _FINAL):
            continue
        if not breaks and not ends:
            continue
        found.append(Sentence(tokens[first].start, token.end, first, last, paragraph))
        first = last
        paragraph += breaks
    return found


def quotations(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Token ranges between quotation marks, the marks left out; an unclosed one ends at its paragraph."""
    found = []
    opened: int | None = None
    for index, token in enumerate(tokens):
        if token.kind == "quote":
            if opened is None and token.raw not in CLOSING:
                opened = index + 1
            elif opened is not None and token.raw not in OPENING:
                found.append((opened, index))
                opened = None
        last = index + 1
        if opened is not None and (last == len(tokens) or _paragraph_between(text, token, tokens[last])):
            found.append((opened, last))
            opened = None
    return found


def _inside(ranges: Sequence[tuple[int, int]], size: int) -> list[bool]:
    inside = [False] * size
    for first, last in ranges:
        inside[first:last] = [True] * (last - first)
    return inside


def _opens_item(before: Token, after: Token) -> bool:
    """`🔴 ثلاثة شهداء 🔴 إصابتان`: the mark of an item behind words."""
    return after.kind == "punct" and before.kind != "punct" and _ITEM_MARK.match(after.raw) is not None


def _listed_lines(text: str) -> re.Pattern[str] | None:
    """How the lines of a list begin in a text whose lines end in no full stop; None where lines are only wrapped.

    Several that begin with a dash, a number or a clock time, or all of them with a label (`جباليا: شهيدان`).
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()] if "\n" in text else []
    if len(lines) < LINES_OF_LIST:
        return None
    for mark in _LINE_MARKS:
        if sum(mark.match(line) is not None for line in lines) >= LINES_OF_LIST:
            return mark
    labelled = len(lines) > LINES_OF_LIST and all(map(_LABELLED.match, lines[1:]))
    return _LABELLED if labelled else None


def _begins_item(text: str, before: Token, after: Token, listed: re.Pattern[str]) -> bool:
    """`...\n- حصيلة العدوان`: whether a line of a list begins behind a token."""
    return "\n" in text[before.end : after.start] and listed.match(text, after.start) is not None


def _paragraph_between(text: str, before: Token, after: Token) -> bool:
    """A line break is a paragraph only after final punctuation, at a blank line or before an item of a list (`-40 من`):
    wire copy is hard-wrapped.
    """
    gap = text[before.end : after.start]
    if "\n" not in gap:
        return False
    if after.norm in _LIST_MARKS and text[after.end : after.end + 2].lstrip(" ")[:1].isdigit():
        return True
    return bool(_BLANK_LINE.search(gap)) or before.norm in _FINAL or before.raw in CLOSING
