"""Unlisted names that their words around call so: `المكان المسمى X`, `منطقة (X)`, `مدينة 6 أكتوبر`."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.language.text import ARTICLE, Token
from summarizer.language.wordlists import words
from summarizer.places.likenesses import is_purpose
from summarizer.places.listed_names import Candidate, class_noun, read_listed, surface
from summarizer.places.name_shapes import LONGEST_QUOTED, is_common, name_end

# A commune of the Maghreb, and behind its name the province.
COMMUNE, PROVINCES = "جماعه", frozenset(("باقليم", "اقليم", "بعماله", "التابعه", "بضواحي", "ضواحي"))


def read_named_so(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """The name behind the word at a token that says that a place is called so, in brackets, or a date."""
    if i + 1 >= len(tokens):
        return None
    if tokens[i].norm in words("places", "namers"):
        return _called(text, tokens, i) or _commune(text, tokens, i)
    if class_noun(tokens[i].norm, "dropped")[1] is None or i + 2 >= len(tokens):
        return None
    if tokens[i + 1].norm == "(":
        return _bracketed(text, tokens, i + 1)
    return _dated(text, tokens, i + 1)


def _called(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`المكان المسمى شايبة`, `الجماعة القروية زرقطن`."""
    before = tokens[i - 1].norm.removeprefix("ب").removeprefix("ل") if i else ""
    if before.removeprefix(ARTICLE) not in words("places", "called") or not before.startswith(ARTICLE):
        return None
    listed = read_listed(text, tokens, i + 1)
    if listed is not None and not listed.prefix:
        return None
    last = name_end(text, tokens, i + 1)
    word = tokens[i + 1].norm
    if word not in words("places", "compounds") and (is_common(word) or is_purpose(word)):
        return None
    if last is None or tokens[i + 1].kind == "quote":
        return None
    return Candidate(i + 1, last, surface(text, tokens, i + 1, last, ""), (), "", True)


def _commune(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`في جماعة عين الشكاك بإقليم صفرو`: a commune by the province behind it, as any group is called `جماعة`."""
    if (
        i == 0
        or tokens[i].norm != COMMUNE
        or tokens[i - 1].norm.removeprefix("و") not in words("places", "prepositions")
    ):
        return None
    listed = read_listed(text, tokens, i + 1)
    if listed is not None and not listed.prefix:
        return None
    last = name_end(text, tokens, i + 1)
    if last is None or last >= len(tokens) or tokens[last].norm not in PROVINCES:
        return None
    return Candidate(i + 1, last, surface(text, tokens, i + 1, last, ""), (), "", True)


def _bracketed(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`منطقة (موراي)`."""
    closing = next((j for j in range(i + 2, min(i + 2 + LONGEST_QUOTED, len(tokens))) if tokens[j].norm == ")"), None)
    if closing is None or any(tokens[j].kind != "word" or is_common(tokens[j].norm) for j in range(i + 1, closing)):
        return None
    listed = read_listed(text, tokens, i + 1)
    if listed is not None:
        return None
    return Candidate(i + 1, closing, surface(text, tokens, i + 1, closing, ""), (), "", True)


def _dated(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`مدينة 6 أكتوبر`: a settlement or quarter that is called by a day; `محور 26 يوليو` is a road."""
    if tokens[i].kind != "number" or tokens[i + 1].norm not in words("numerals", "not_counts", "months"):
        return None
    prefix, axis = class_noun(tokens[i - 1].norm, "axes")
    first = i if axis is None else i - 1
    return Candidate(first, i + 2, surface(text, tokens, first, i + 2, prefix), (), prefix, True)
