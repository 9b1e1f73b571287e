"""Finding stored items by a query: the full-text index and the count columns narrow, the query itself decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, column, or_, table, text

from monitors.query.evaluate import matches
from monitors.query.facts import Facts, facts_of
from monitors.query.syntax import And, Count, Node, Not, Or, Phrase, Since, Term, term
from monitors.store.items import COUNT_COLUMNS, NUMBER_BITS, StoredItem, select_stored_items
from monitors.store.schema import items

AT_ONCE = 50
LOOKED_AT = 5000
"""Items that one search holds against its query at most: a query that nearly never holds must end too."""

_item_terms = table("item_terms", column("rowid"))
_match = text("item_terms MATCH :match")


@dataclass(frozen=True, slots=True)
class Page:
    """Items that match, newest first. `after` is the list key to go on from; None where there are no more."""

    items: tuple[StoredItem, ...]
    after: int | None


def find_items(conn: Connection, query: Node | None, now: datetime, limit: int, after: int | None = None) -> Page:
    """The newest `limit` items that match a query (None: all) and are listed behind `after`."""
    found: list[StoredItem] = []
    for item in _candidates(conn, query, now, after):
        if query is None or matches(query, stored_facts(item), now):
            if len(found) == limit:
                return Page(tuple(found), found[-1].list_key)
            found.append(item)
    return Page(tuple(found), None)


def stored_facts(item: StoredItem) -> Facts:
    """The facts of a stored item."""
    return facts_of(frozenset(item.terms.split()), item.title, item.text, item.summary, item.dated_at)


def _candidates(conn: Connection, query: Node | None, now: datetime, after: int | None) -> Iterator[StoredItem]:
    """Items that may match, newest first, LOOKED_AT of them at most."""
    selection, values = _selection(query, now)
    for _ in range(LOOKED_AT // AT_ONCE):
        page = selection if after is None else selection.where(items.c.list_key < after)
        batch = [StoredItem(**row._asdict()) for row in conn.execute(page.limit(AT_ONCE), values)]
        yield from batch
        if len(batch) < AT_ONCE:
            return
        after = batch[-1].list_key


def _selection(query: Node | None, now: datetime) -> tuple[Select[Any], dict[str, str]]:
    selection = select_stored_items().order_by(items.c.list_key.desc())
    if query is None:
        return selection, {}
    condition = _condition(query, now)
    if condition is not None:
        selection = selection.where(condition)
    match = _full_text(query)
    if match is None:
        return selection, {}
    joined = selection.join(_item_terms, _item_terms.c.rowid == items.c.list_key).where(_match)
    return joined.order_by(None).order_by(_item_terms.c.rowid.desc()), {"match": match}


def _full_text(node: Node) -> str | None:
    """An FTS5 expression that every matching item satisfies; None where terms say nothing about it."""
    match node:
        case Term(key):
            return f'"{key}"'
        case Phrase(stems):
            return " AND ".join(f'"{term("w", stem)}"' for stem in stems)
        case And(parts):
            known = [part for part in map(_full_text, parts) if part is not None]
            return " AND ".join(f"({part})" for part in known) or None
        case Or(parts):
            each = [_full_text(part) for part in parts]
            return None if None in each else " OR ".join(f"({part})" for part in each)
        case _:
            return None


def _condition(node: Node, now: datetime) -> ColumnElement[bool] | None:
    """What counts and dates ask of the columns; None where they ask nothing of every matching item."""
    match node:
        case Count(kind, least):
            return items.c[COUNT_COLUMNS[kind]] >= least
        case Since(seconds):
            oldest = now - timedelta(seconds=seconds)
            return items.c.list_key >= int(oldest.timestamp()) << NUMBER_BITS
        case And(parts):
            known = [part for part in (_condition(part, now) for part in parts) if part is not None]
            return and_(*known) if known else None
        case Or(parts):
            each = [part for part in (_condition(part, now) for part in parts) if part is not None]
            return or_(*each) if len(each) == len(parts) else None
        case Term() | Phrase() | Not():
            return None
