"""Reading Arabic text as tokens with folded forms, sentences and quotations, never losing the original offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

TokenKind = Literal["word", "number", "punct", "quote"]

# Tashkeel, Quranic marks, tatweel, soft hyphen, zero-width and bidi controls: they change no word.
_MARKS = "\u00ad\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_MARK = re.compile(f"[{_MARKS}]")
# Lucene's ArabicNormalizer, with hamza on its carriers and the Persian letters that Arabic keyboards mix in.
_LETTERS = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        "ی": "ي",
        "ہ": "ه",
    }
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

_TOKEN = re.compile(
    rf"(?P<number>\d+(?:[.,٬٫]\d+)*(?:[\u202f\u2009]\d{{3}})*)"
    rf"|(?P<word>(?:[^\W\d_]|[{_MARKS}])+)"
    r"|(?P<quote>[«»“”„\"‹›])"
    r"|(?P<punct>[^\s\w]|_)"
)

OPENING = "«“„‹"
CLOSING = "»”›"
_FINAL = frozenset(".!?؟؛…")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")

_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Token:
    """A token: start and end are code points into the original text, `norm` is its folded form."""

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
    """The text as keys and comparisons see it: one spelling for each word, ASCII digits, lower case."""
    composed = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _MARK.sub("", composed).translate(_LETTERS).translate(_DIGITS).lower()


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order; letters and digits that touch are tokens of their own."""
    tokens = []
    for match in _TOKEN.finditer(text):
        raw = match.group()
        norm = fold(raw)
        if norm:
            kind: TokenKind = match.lastgroup  # type: ignore[assignment]  # the pattern's group names are the kinds
            tokens.append(Token(match.start(), match.end(), raw, norm, kind))
    return tokens


def words(text: str) -> list[str]:
    """The folded words and numbers of a text, in order: what search and subscriptions match on."""
    return [token.norm for token in tokenize(text) if token.kind in ("word", "number")]


def clitic_splits(norm: str) -> Iterator[tuple[str, str]]:
    """Every (prefix, rest) that detaching conjunction, preposition and article allows; the caller licenses the rest.

    The prefix is written out: `لل` gives `لال`. A rest has at least two letters.
    """
    for conjunction in ("", *_CONJUNCTIONS):
        if not norm.startswith(conjunction):
            continue
        tail = norm[len(conjunction) :]
        for preposition in ("", *_PREPOSITIONS, "س"):
            if not tail.startswith(preposition):
                continue
            rest = tail[len(preposition) :]
            if conjunction + preposition and len(rest) >= 2:
                yield conjunction + preposition, rest
            if preposition == "ل" and rest.startswith("ل") and len(rest) >= 3:
                yield conjunction + preposition + _ARTICLE, rest[1:]
            if preposition != "س" and rest.startswith(_ARTICLE) and len(rest) >= 4:
                yield conjunction + preposition + _ARTICLE, rest[2:]


def sentences(text: str, tokens: Sequence[Token]) -> list[Sentence]:
    """The sentences of a text. Final punctuation inside a quotation ends none; a paragraph ends all."""
    inside = _inside(quotations(text, tokens), len(tokens))
    found: list[Sentence] = []
    first = paragraph = 0
    for index, token in enumerate(tokens):
        last = index + 1
        breaks = last == len(tokens) or _paragraph_between(text, token, tokens[last])
        ends = token.norm in _FINAL and not inside[index]
        # A closing quotation mark belongs to the sentence that its full stop ends.
        if not breaks and ends and tokens[last].raw in CLOSING:
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


def _paragraph_between(text: str, before: Token, after: Token) -> bool:
    """A line break is a paragraph only after final punctuation or at a blank line: wire copy is hard-wrapped."""
    gap = text[before.end : after.start]
    if "\n" not in gap:
        return False
    return bool(_BLANK_LINE.search(gap)) or before.norm in _FINAL or before.raw in CLOSING
