"""Queries as people type them, and the stored items that they match."""

from __future__ import annotations

import re

from bot.context import Order, Refusal
from bot.language import N_
from bot.markup import isolate
from bot.menu import EXAMPLES
from bot.messages import Button
from monitors.query.lexer import MAX_QUERY, QueryError
from monitors.query.names import actor_named, place_named
from monitors.query.outlets import mark_outlets
from monitors.query.parse import parse_query, require_standing
from monitors.query.syntax import Query
from monitors.store.database import Database
from monitors.store.feeds import list_outlets
from summarizer.language.text import fold, words

FAULT_LIMIT = 80
FAULTS = {
    "empty": N_("Write the words to look for after the command."),
    "too_long": N_("That is too long to search for: {limit} characters at most."),
    "quote": N_("A quotation mark is not closed: {fault}"),
    "bracket": N_("A bracket lacks its other half, or brackets are too deep: {fault}"),
    "operator": N_("This joins or excludes nothing: {fault}"),
    "field": N_("There is no such field: {fault} There are: place: actor: source: outlet: country: since:"),
    "value": N_("A field or phrase lacks its words: {fault}"),
    "count": N_("A toll is asked for with >= and a number: {fault}"),
    "period": N_("This is no period; write 30m, 24h or 7d: {fault}"),
    "unknown_place": N_("I know no place of this name: {fault}"),
    "unknown_actor": N_("I know no group or body of this name: {fault}"),
    "everything": N_("Nearly every item would match this. Add a word, a place or a toll."),
    "nothing": N_("Nothing can match this: it asks for a word and excludes it."),
}
COUNT_EXAMPLE = "/subscribe مكان:حلب قتلى>=5"
_WITH_SYNTAX = frozenset(("field", "value", "count", "period"))

_ORDER = re.compile(r"(?<!\S)(?:ترتيب|order):(الصلة|صلة|relevance|الأحدث|الاحدث|newest)(?!\S)", re.IGNORECASE)
_RELEVANCE = frozenset(map(fold, ("الصلة", "صلة", "relevance")))
_OFF = frozenset(map(fold, ("off", "إلغاء")))


def read_query(text: str, command: str, *, standing: bool = False) -> Query:
    """The query behind a command; a standing one must select among the news.

    Raises Refusal that shows the fault and a right example, with a button for each name that may have been meant.
    """
    try:
        query = parse_query(text)
        if standing:
            require_standing(query)
    except QueryError as error:
        raise _refusal(error, text, command) from None
    return query


async def read_typed(db: Database, text: str, command: str, *, standing: bool = False) -> Query:
    """As read_query, of what somebody typed: the name of an outlet may stand in it without marks."""
    # Only a field makes it worthwhile to ask for the outlets.
    if ":" in text:
        text = mark_outlets(text, await db.query(list_outlets))
    return read_query(text, command, standing=standing)


def _refusal(error: QueryError, text: str, command: str) -> Refusal:
    example = COUNT_EXAMPLE if error.code in _WITH_SYNTAX else EXAMPLES[command]
    meant = (f'{text[: error.start]}"{name}"{text[error.end :]}' for name in error.names)
    return Refusal(
        FAULTS[error.code],
        example,
        keys=tuple(Button(query, data=f"try:{command}:{number}") for number, query in enumerate(meant)),
        limit=MAX_QUERY,
        fault=isolate(text[error.start : error.end], FAULT_LIMIT),
    )


def split_order(text: str) -> tuple[str, Order]:
    """The query and the order of its results: `ترتيب:صلة` or `order:relevance` may stand anywhere outside of marks."""
    asked = next((found for found in _ORDER.finditer(text) if text[: found.start()].count('"') % 2 == 0), None)
    if asked is None:
        return text, "newest"
    order: Order = "relevance" if fold(asked[1]) in _RELEVANCE else "newest"
    return f"{text[: asked.start()]} {text[asked.end() :]}", order


def query_for(name: str) -> str:
    """The query that follows a place or actor of an item by its name; one that no list has by its words."""
    bare = " ".join(words(name))
    field = "مكان:" if place_named(bare) else "جهة:" if actor_named(bare) else ""
    return f"{field}{bare}" if field or " " not in bare else f'"{bare}"'


def is_off(text: str) -> bool:
    """Whether somebody wants an end of what the command sets."""
    return fold(text.strip()) in _OFF
