"""Names of places that stand with another one: those that و joins in a list, and the two ends of a road."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.language.text import ARTICLE, COMMAS, Token
from summarizer.language.wordlists import words
from summarizer.places.facilities import DASHES
from summarizer.places.listed_names import Candidate, class_noun, read_listed, surface
from summarizer.places.name_shapes import is_common, is_second_word, lies, may_be_name, name_end

# A joined name, و included, has so many letters at least.
SHORTEST_JOINED = 4
# From one place with its number to the next there are so many tokens at most: `، و 38 في`.
COUNTED_WITHIN = 5
# What a list tells of one place in brackets has so many tokens at most.
LONGEST_ASIDE = 12


def read_joined(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`قرى أم سيالة وحلة الشيخ`: an unlisted name that و joins to those behind a plural class noun.

    The first of a list in brackets or behind a colon has no و: `القرى الثلاث (كفرزمرد وترنيسا)`.
    """
    norm = tokens[i].norm
    bare_item = tokens[i - 1].norm in COMMAS and not norm.startswith("و") and _goes_on(tokens, i + 1)
    prefix = "" if tokens[i - 1].norm in ("(", ":") or bare_item else "و"
    if tokens[i].kind != "word" or not norm.startswith(prefix):
        return None
    bare = norm.removeprefix(prefix)
    compound = bare in words("places", "compounds") and i + 1 < len(tokens) and may_be_name(tokens[i + 1].norm)
    two_words = compound or is_second_word(tokens, i + 1)
    last = i + 2 if two_words else i + 1
    if tokens[i - 1].norm in COMMAS and (_is_verb(bare) or (last < len(tokens) and tokens[last].kind == "word")):
        # `قرى كفرزمرد وترنيسا، وتمركزت في محيطها`: behind a comma another clause may begin.
        return None
    short = len(norm) < SHORTEST_JOINED
    if not compound and (short or is_common(bare) or not (two_words or _ends_name(tokens, last))):
        return None
    return Candidate(i, last, surface(text, tokens, i, last, prefix), (), prefix, True)


def read_enclosed(text: str, tokens: Sequence[Token], i: int, before: Candidate | None) -> Candidate | None:
    """`في غات وتساوة ومرزق`, `في تاسيفت وتاونات`: an unlisted name beside a place that و joins to it, between two or
    right behind في.
    """
    joined = before is not None and before.last == i and tokens[i].norm.startswith("و")
    if not joined and (i == 0 or tokens[i - 1].norm != "في"):
        return None
    if i + 1 >= len(tokens) or tokens[i].kind != "word" or not tokens[i + 1].norm.startswith("و"):
        return None
    prefix = "و" if joined else ""
    bare = tokens[i].norm.removeprefix(prefix)
    named = len(bare) >= SHORTEST_JOINED and not is_common(tokens[i].norm) and not is_common(bare)
    if not named or _is_verb(bare) or not may_be_name(bare):
        return None
    following = read_listed(text, tokens, i + 1)
    if following is None or following.prefix != "و" or all(entry.ambiguous for entry in following.entries):
        return None
    return Candidate(i, i + 1, surface(text, tokens, i, i + 1, prefix), (), prefix, True)


def _is_verb(norm: str) -> bool:
    """`استجوبت`, `انسحبوا`: whether a word without the article ends like a verb of another clause."""
    return norm.endswith(("ت", "وا")) and not norm.startswith(ARTICLE)


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a list has another item behind a comma, or one that و joins."""
    return i < len(tokens) and (tokens[i].norm in COMMAS or tokens[i].norm.startswith("و"))


def past_comma(tokens: Sequence[Token], i: int) -> int:
    """Past the comma at a token, behind which a list of names goes on (`قرى كفرزمرد، وترنيسا`)."""
    return i + 1 if i + 1 < len(tokens) and tokens[i].norm in COMMAS else i


def is_between(tokens: Sequence[Token], i: int) -> bool:
    """`بين بلدة كفرزمرد وترنيسا`: whether at a token stands the first of two, behind its class noun."""
    return i > 1 and tokens[i - 2].norm == "بين" and class_noun(tokens[i - 1].norm, "dropped")[1] is not None


def opens_list(tokens: Sequence[Token], i: int) -> bool:
    """`القرى الثلاث (`: whether the bracket at a token opens behind a plural class noun."""
    direct = i > 0 and class_noun(tokens[i - 1].norm.removeprefix(ARTICLE), "many")[1] is not None
    defined = i > 1 and tokens[i - 2].norm.startswith(ARTICLE)
    return direct or (defined and class_noun(tokens[i - 2].norm.removeprefix(ARTICLE), "many")[1] is not None)


def past_brackets(tokens: Sequence[Token], i: int) -> int:
    """Past what stands in short brackets at a token (`درنة (حالتا وفاة) والزاوية`), else the token itself."""
    if i < len(tokens) and tokens[i].norm == ")":
        # `سلوان (إقليم الناظور) والفنيدق`: the name before was in them.
        return i + 1
    if i >= len(tokens) or tokens[i].norm != "(":
        return i
    closing = (j for j in range(i + 1, min(i + LONGEST_ASIDE, len(tokens))) if tokens[j].norm == ")")
    return next(closing, i - 1) + 1


def is_way(tokens: Sequence[Token], i: int) -> bool:
    """`الطريق الرابط بين كفرزمرد وترنيسا`: whether at a token stands one of the two places that a road joins."""
    return i > 1 and tokens[i - 1].norm == "بين" and tokens[i - 2].norm in words("places", "ways")


def read_far_end(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`طريق نمر - الحارة`: behind the dash of a road stands its other end, whatever word it is."""
    listed = read_listed(text, tokens, i)
    if listed is not None:
        return listed._replace(head=True)
    last = name_end(text, tokens, i)
    return Candidate(i, last, surface(text, tokens, i, last, ""), (), "", True) if last else None


def is_near_end(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the name at tokens [first, last) is the first of two that a road joins."""
    dash = last < len(tokens) and tokens[last].norm in DASHES
    between = first > 1 and (tokens[first - 1].norm == "عام" or tokens[first - 1].kind == "quote")
    road = first - 2 if between else first - 1
    return dash and road >= 0 and class_noun(tokens[road].norm, "roads")[1] is not None


def _ends_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether the token behind a name shows that it is one: the next of the list, a stop, where it lies."""
    if i >= len(tokens) or tokens[i].kind != "word":
        return True
    bounded = lies(tokens, i) or tokens[i].norm in words("places", "compass") or tokens[i].norm == "في"
    # `قرى كفرزمرد وترنيسا بالمنطقة`
    within = tokens[i].norm.startswith("بال") and class_noun(tokens[i].norm[3:], "dropped")[1] is not None
    return bounded or within or tokens[i].norm.startswith("و")


def read_counted(text: str, tokens: Sequence[Token], i: int, before: Candidate | None) -> Candidate | None:
    """`3 في قرية كفرزمرد، و38 في ترنيسا.`: of places that are told with their numbers, one that no list has."""
    if before is None or i - before.last > COUNTED_WITHIN or not _is_counted(tokens, i):
        return None
    if not any(_is_counted(tokens, first) for first in (before.first, before.first - 1)):
        return None
    ends = i + 1 >= len(tokens) or tokens[i + 1].kind != "word"
    if not ends or tokens[i].kind != "word" or is_common(tokens[i].norm):
        return None
    return Candidate(i, i + 1, surface(text, tokens, i, i + 1, ""), (), "", True)


def _is_counted(tokens: Sequence[Token], i: int) -> bool:
    """`38 في X`: whether a number and في stand before a token."""
    return i > 1 and tokens[i - 1].norm == "في" and tokens[i - 2].kind == "number"


def read_way(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`الطريق الرابط بين كفرزمرد وترنيسا`: the first of the two; و joins the other to it."""
    if not is_way(tokens, i) or is_common(tokens[i].norm):
        return None
    last = name_end(text, tokens, i)
    if last is None or last >= len(tokens) or not tokens[last].norm.startswith("و"):
        return None
    return Candidate(i, last, surface(text, tokens, i, last, ""), (), "", True)
