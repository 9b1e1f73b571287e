"""What a query asks for, as a tree of values. Pure.

A term is a string that an item either has or has not: a letter for its field, a colon, and a name without spaces, as
`term` makes it; monitors/query/facts.py makes an item's. The letters: `w` a word's stem, `f` a word as it is spelled,
`p` a place's id, `c` a country's code, `a` an actor, `S` an actor that makes a claim, `s` a word of who makes one,
`o` a word of the outlet's name. The store has two of its own: `t` a stem in the title, by which lists are ranked, and
`n` a toll of a kind that reaches a power of ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

CountKind = Literal["killed", "wounded", "missing", "detained", "any"]


_APART = re.compile(r"\W+")


def term(letter: str, name: str) -> str:
    """The term of a field's letter and a folded name; a full-text index takes it for one word."""
    return f"{letter}:{name if name.isalnum() else _APART.sub('_', name)}"


@dataclass(frozen=True, slots=True)
class Term:
    """The item has the term; `label` is what was typed for it."""

    key: str
    label: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The item's words have these stems one after the other; `label` is what was typed for them."""

    stems: tuple[str, ...]
    label: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Count:
    """Some single claim's lower bound reaches `least`."""

    kind: CountKind
    least: int


@dataclass(frozen=True, slots=True)
class Since:
    """The item is dated no longer ago than so many seconds."""

    seconds: int


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts hold; `label` is the name that was typed where they are its words."""

    parts: tuple[Node, ...]
    label: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Or:
    """One of the parts holds; `label` is the name that was typed where they are what one name may mean."""

    parts: tuple[Node, ...]
    label: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Node


Node = Term | Phrase | Count | Since | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was typed, trimmed, and what it asks for."""

    text: str
    node: Node

    @property
    def parts(self) -> tuple[Node, ...]:
        """What has to hold, part by part; the words of one name are one."""
        node = self.node
        return node.parts if isinstance(node, And) and not node.label else (node,)

    @property
    def key(self) -> str:
        """Equal for queries that ask for the same, however they are spelled or ordered."""
        return _key(self.node)


def terms(node: Node) -> Iterator[str]:
    """The terms that a query asks for; what it excludes is not among them."""
    match node:
        case Term(key):
            yield key
        case Phrase(stems):
            yield from (term("w", stem) for stem in stems)
        case And(parts) | Or(parts):
            for part in parts:
                yield from terms(part)


def simplified(node: Node) -> Node:
    """The same query with nested ands and ors joined, doubles dropped, and parts in one order."""
    match node:
        case And(parts) | Or(parts):
            joined: dict[Node, None] = {}
            for part in map(simplified, parts):
                joined.update(dict.fromkeys(_inner(part, node)))
            ordered = tuple(sorted(joined, key=_key))
            if len(ordered) == 1:
                return ordered[0]
            return replace(node, parts=ordered)
        case Not(Not(part)):
            return simplified(part)
        case Not(part):
            return Not(simplified(part))
        case _:
            return node


def _inner(part: Node, node: And | Or) -> tuple[Node, ...]:
    """What stands in a part's place in its parent: its own parts where they are joined alike, but those of a name."""
    match part, node:
        case And(parts, ""), And():
            return parts
        case Or(parts, ""), Or():
            return parts
        case _:
            return (part,)


def _key(node: Node) -> str:
    match node:
        case Term(key):
            return key
        case Phrase(stems):
            return f'"{" ".join(stems)}"'
        case Count(kind, least):
            return f"n:{kind}>={least}"
        case Since(seconds):
            return f"t:{seconds}"
        case Not(part):
            return f"-{_key(part)}"
        case And(parts):
            return f"({' '.join(map(_key, parts))})"
        case Or(parts):
            return f"({' | '.join(map(_key, parts))})"
