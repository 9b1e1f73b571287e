"""The query language: words joined by and; `|` or `أو`; `-` or `بدون`; phrases, exact forms, fields, counts. Pure.

Not binds tighter than and, and tighter than or. A word matches by its stem, through clitics and spellings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta

from monitors.query.lexer import MAX_QUERY, Lexeme, QueryError, lexemes
from monitors.query.names import (
    LONGEST_NAME,
    actor_named,
    longest_known,
    nearest_actors,
    nearest_places,
    place_named,
)
from monitors.query.periods import read_period
from monitors.query.syntax import And, Count, CountKind, Node, Not, Or, Phrase, Query, Since, Term, simplified, term
from summarizer.language.text import fold, tokenize, words
from summarizer.stems import stem

DEEPEST = 20
"""Brackets and nots inside each other: deeper ones no reader could follow."""
LONGEST_PERIOD = timedelta(days=366)

_COUNT_NAMES: dict[CountKind, tuple[str, ...]] = {
    "killed": ("قتلى", "قتيل", "شهداء", "killed"),
    "wounded": ("جرحى", "جريح", "مصابين", "wounded"),
    "missing": ("مفقودين", "مفقود", "missing"),
    "detained": ("محتجزين", "محتجز", "معتقلين", "معتقل", "detained"),
    "any": ("ضحايا", "casualties"),
}
COUNTS = {fold(name): kind for kind, names in _COUNT_NAMES.items() for name in names}

FIELDS = {
    fold(name): field
    for field, names in {
        "place": ("مكان", "place"),
        "actor": ("جهة", "actor"),
        "source": ("مصدر", "source"),
        "outlet": ("وسيلة", "outlet"),
        "country": ("بلد", "country"),
        "since": ("منذ", "since"),
    }.items()
    for name in names
}
_LATIN = re.compile(r"[A-Za-z]")


def parse_query(text: str) -> Query:
    """The query that somebody typed.

    Raises QueryError with the place of the fault: nothing to look for, more than MAX_QUERY code points, an open mark
    or bracket, an operator without its words, an unknown field, place or actor, or a query that matches nothing.
    """
    if len(text) > MAX_QUERY:
        raise QueryError("too_long", MAX_QUERY, len(text))
    found = lexemes(text)
    if not found:
        raise QueryError("empty", 0, len(text))
    parser = _Parser(text, found)
    node = simplified(parser.alternatives(0))
    if parser.at < len(found):
        raise QueryError("bracket", found[parser.at].start, found[parser.at].end)
    _refuse_contradiction(node, len(text))
    return Query(" ".join(text.split()), node)


def require_standing(query: Query) -> None:
    """Raise QueryError where a query cannot stand as a subscription: it would match nearly every item."""
    if not _selects(query.node):
        raise QueryError("everything", 0, len(query.text))


def _selects(node: Node) -> bool:
    match node:
        case Term() | Phrase() | Count():
            return True
        case And(parts):
            return any(map(_selects, parts))
        case Or(parts):
            return all(map(_selects, parts))
        case _:
            return False


def _refuse_contradiction(node: Node, length: int) -> None:
    """`كلمة -كلمة` can never match."""
    if isinstance(node, And):
        refused = {part.part for part in node.parts if isinstance(part, Not)}
        if refused & set(node.parts):
            raise QueryError("nothing", 0, length)


class _Parser:
    """Recursive descent over the lexemes; `at` is the next one."""

    def __init__(self, text: str, found: Sequence[Lexeme]) -> None:
        self.text = text
        self.found = found
        self.at = 0

    def alternatives(self, depth: int) -> Node:
        """Parts joined by or."""
        parts = [self._all_of(depth)]
        while self._next_is("or"):
            self.at += 1
            parts.append(self._all_of(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all_of(self, depth: int) -> Node:
        parts = []
        while self.at < len(self.found) and not self._next_is("or", "close"):
            parts.append(self._one(depth))
        if not parts:
            near = self.found[min(self.at, len(self.found) - 1)]
            raise QueryError("operator", near.start, near.end)
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self, depth: int) -> Node:
        here = self.found[self.at]
        if depth > DEEPEST:
            raise QueryError("bracket", here.start, here.end)
        self.at += 1
        if here.kind == "not":
            if self.at >= len(self.found) or self._next_is("or", "close"):
                raise QueryError("operator", here.start, here.end)
            return Not(self._one(depth + 1))
        if here.kind == "open":
            inner = self.alternatives(depth + 1)
            if not self._next_is("close"):
                raise QueryError("bracket", here.start, here.end)
            self.at += 1
            return inner
        if here.kind == "field":
            return self._field(here)
        if here.kind == "count":
            return _count(here)
        if here.kind == "exact":
            return _all_words(here, "f", fold)
        if here.kind == "phrase":
            return _phrase(here)
        return self._name_in_latin(here) or _all_words(here, "w", stem)

    def _name_in_latin(self, here: Lexeme) -> Node | None:
        """`deir ez-zor`, `SDF`: the words as they stand, or the place or actor that they name."""
        if not _LATIN.match(here.text):
            return None
        run = self._run(self.at - 1)
        size = longest_known(run)
        if not size:
            return None
        name = " ".join(run[:size])
        self.at += size - 1
        literal: list[Node] = [Term(term("w", stem(word)), word) for word in words(name)]
        return Or((And(tuple(literal)), *_named(name)), name)

    def _field(self, here: Lexeme) -> Node:
        field = FIELDS.get(here.text)
        if field is None:
            raise QueryError("field", here.start, here.end)
        if self.at >= len(self.found) or not self._next_is("word", "phrase"):
            raise QueryError("value", here.start, here.end)
        value = self.found[self.at]
        if value.kind == "phrase":
            name, size = value.text, 1
        else:
            run = self._run(self.at)
            size = _words_of_period(run) if field == "since" else max(longest_known(run), 1)
            name = " ".join(run[:size])
        end = self.found[self.at + size - 1].end
        self.at += size
        return _FIELD_NODES[field](name, Lexeme("field", here.text, value.start, end))

    def _run(self, first: int) -> list[str]:
        """The plain words that stand one after the other from a lexeme on."""
        run = []
        for lexeme in self.found[first : first + LONGEST_NAME]:
            if lexeme.kind != "word":
                break
            run.append(lexeme.text)
        return run

    def _next_is(self, *kinds: str) -> bool:
        return self.at < len(self.found) and self.found[self.at].kind in kinds


def _named(name: str) -> list[Node]:
    place, actor = place_named(name), actor_named(name)
    found: list[Node] = [Term(term("p", place.id), place.canonical)] if place else []
    return [*found, Term(term("a", actor), actor)] if actor else found


def _count(here: Lexeme) -> Node:
    if here.text not in COUNTS or here.number < 1:
        raise QueryError("count", here.start, here.end)
    return Count(COUNTS[here.text], here.number)


def _phrase(here: Lexeme) -> Node:
    found = tuple(stem(word) for word in words(here.text))
    if not found:
        raise QueryError("value", here.start, here.end)
    return Phrase(found, here.text) if len(found) > 1 else Term(term("w", found[0]), here.text)


def _all_words(here: Lexeme, letter: str, form: Callable[[str], str], name: str = "") -> Node:
    """Every word of a lexeme; `re-entry` holds two, and a name may."""
    tokens = [token for token in tokenize(here.text) if token.kind in ("word", "number")]
    found = tuple(Term(term(letter, form(token.norm)), token.raw) for token in tokens)
    if not found:
        raise QueryError("operator", here.start, here.end)
    return found[0] if len(found) == 1 else And(found, name)


def _place(name: str, where: Lexeme) -> Node:
    place = place_named(name)
    if place is None:
        raise QueryError("unknown_place", where.start, where.end, nearest_places(name))
    return Term(term("p", place.id), place.canonical)


def _actor(name: str, where: Lexeme) -> Node:
    actor = actor_named(name)
    if actor is None:
        raise QueryError("unknown_actor", where.start, where.end, nearest_actors(name))
    return Term(term("a", actor), actor)


def _source(name: str, where: Lexeme) -> Node:
    """Who says it: the actor of this name, or whoever has its words in their name (`الدفاع المدني في غزة`)."""
    actor = actor_named(name)
    by_words = _all_words(Lexeme("word", name, where.start, where.end), "s", stem, name)
    return Or((Term(term("S", actor), actor), by_words), name) if actor else by_words


def _outlet(name: str, where: Lexeme) -> Node:
    return _all_words(Lexeme("word", name, where.start, where.end), "o", stem, name)


def _country(name: str, where: Lexeme) -> Node:
    place = place_named(name)
    code = name.upper() if len(name) == 2 and name.isascii() else place.country if place else None
    if not code:
        raise QueryError("unknown_place", where.start, where.end, nearest_places(name))
    return Term(term("c", code), code)


def _words_of_period(words: Sequence[str]) -> int:
    """`3 أيام` has two, `24h` one."""
    return 2 if len(words) > 1 and read_period(" ".join(words[:2])) else 1


def _since(name: str, where: Lexeme) -> Node:
    period = read_period(name)
    if period is None or period > LONGEST_PERIOD:
        raise QueryError("period", where.start, where.end)
    return Since(int(period.total_seconds()))


_FIELD_NODES: dict[str, Callable[[str, Lexeme], Node]] = {
    "place": _place,
    "actor": _actor,
    "source": _source,
    "outlet": _outlet,
    "country": _country,
    "since": _since,
}
