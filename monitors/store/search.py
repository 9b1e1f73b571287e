"""Finding stored items by a query: the full-text index and the index of tolls narrow, the query itself decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, column, or_, select, table, text

from monitors.query.evaluate import matches
from monitors.query.facts import Facts, facts_of, recalled_terms
from monitors.query.relevance import by_relevance
from monitors.query.syntax import And, Count, Node, Not, Or, Phrase, Since, Term, term
from monitors.store.items import COUNT_COLUMNS, NUMBER_BITS, StoredItem, select_stored_items
from monitors.store.schema import items
from summarizer.stems import stems

LOOKED_AT = 5000
"""Items that one search holds against its query at most, the newest: a query that nearly never holds must end too."""

_item_terms = table("item_terms", column("rowid"))
_match = text("item_terms MATCH :match")
_CANDIDATE = (
    *(items.c.list_key, items.c.title, items.c.text, items.c.terms_packed, items.c.dated_at),
    *(items.c[name] for name in COUNT_COLUMNS.values()),
)


@dataclass(frozen=True, slots=True)
class Page:
    """Items that match, in the order that was asked for. `after` is where to go on; None where there are no more."""

    items: tuple[StoredItem, ...]
    after: int | None


def find_items(conn: Connection, query: Node | None, now: datetime, limit: int, after: int | None = None) -> Page:
    """The newest `limit` items that match a query (None: all) and are listed behind the list key `after`."""
    found: list[int] = []
    for hit in _hits(conn, query, now, after):
        if len(found) == limit:
            return Page(_load(conn, found), found[-1])
        found.append(hit.list_key)
    return Page(_load(conn, found), None)


def find_relevant(conn: Connection, query: Node, now: datetime, limit: int, after: int | None = None) -> Page:
    """The `limit` items that answer a query best, of the newest that match it; `after` is how many to pass over."""
    start = after or 0
    hits = {hit.list_key: hit.terms_packed for hit in _hits(conn, query, now, None)}
    ranked = by_relevance(query, hits)
    end = start + limit
    return Page(_load(conn, ranked[start:end]), end if end < len(ranked) else None)


def stored_facts(item: StoredItem) -> Facts:
    """The facts of a stored item."""
    terms = recalled_terms(item.terms, f"{item.title}\n{item.text}")
    return facts_of(terms, item.title, item.text, item.summary, item.dated_at)


def _hits(conn: Connection, query: Node | None, now: datetime, after: int | None) -> Iterator[Row[Any]]:
    """The rows that match, newest first, of the newest LOOKED_AT that may; read one by one, so stop when you like."""
    selection, values = _selection(query, now, after)
    for row in conn.execute(selection, values):
        if query is None or matches(query, _candidate_facts(row, query), now):
            yield row


def _candidate_facts(row: Row[Any], query: Node) -> Facts:
    """What a query needs to know of a candidate: its exact forms, which take time, only if it asks for some."""
    text = f"{row.title}\n{row.text}"
    terms = recalled_terms(row.terms_packed, text) if _asks_for_forms(query) else row.terms_packed
    counts = {kind: getattr(row, name) for kind, name in COUNT_COLUMNS.items()}
    return Facts(terms, text, counts, row.dated_at)


def _asks_for_forms(node: Node) -> bool:
    match node:
        case Term(key):
            return key.startswith("f:")
        case And(parts) | Or(parts):
            return any(map(_asks_for_forms, parts))
        case Not(part):
            return _asks_for_forms(part)
        case _:
            return False


def _load(conn: Connection, keys: Iterable[int]) -> tuple[StoredItem, ...]:
    """The items at these list keys, in this order."""
    wanted = list(keys)
    rows = conn.execute(select_stored_items().where(items.c.list_key.in_(wanted)))
    found = {row.list_key: StoredItem(**row._asdict()) for row in rows}
    return tuple(found[key] for key in wanted)


def _selection(query: Node | None, now: datetime, after: int | None) -> tuple[Select[Any], dict[str, str]]:
    match = _full_text(query) if query is not None else None
    place: ColumnElement[int] = items.c.list_key if match is None else _item_terms.c.rowid
    selection = select(*_CANDIDATE).where(~items.c.purged).order_by(place.desc()).limit(LOOKED_AT)
    if match is not None:
        selection = selection.join_from(_item_terms, items, items.c.list_key == place).where(_match)
    if after is not None:
        selection = selection.where(place < after)
    if query is not None:
        if (oldest := _oldest(query, now)) is not None:
            selection = selection.where(place >= oldest)
        if (toll := _toll(query)) is not None:
            selection = selection.where(toll, items.c.casualties > 0)
            selection = selection.with_hint(items, "INDEXED BY ix_items_tolls", "sqlite")
    return selection, {} if match is None else {"match": match}


def _full_text(node: Node) -> str | None:
    """An FTS5 expression that every matching item satisfies; None where terms say nothing about it."""
    match node:
        case Term(key):
            # The index has no exact forms; what has the form has its stems.
            keys = (term("w", stem) for stem in stems(key[2:])) if key.startswith("f:") else (key,)
            return " AND ".join(f'"{one}"' for one in keys)
        case Phrase(sequence):
            return " AND ".join(f'"{term("w", stem)}"' for stem in sequence)
        case And(parts):
            known = [part for part in map(_full_text, parts) if part is not None]
            return " AND ".join(f"({part})" for part in known) or None
        case Or(parts):
            each = [_full_text(part) for part in parts]
            return None if None in each else " OR ".join(f"({part})" for part in each)
        case _:
            return None


def _toll(node: Node) -> ColumnElement[bool] | None:
    """What the tolls of every matching item reach; None where nothing is asked of them."""
    match node:
        case Count(kind, least):
            return items.c[COUNT_COLUMNS[kind]] >= least
        case And(parts):
            known = [part for part in map(_toll, parts) if part is not None]
            return and_(*known) if known else None
        case Or(parts):
            each = [part for part in map(_toll, parts) if part is not None]
            return or_(*each) if len(each) == len(parts) else None
        case _:
            return None


def _oldest(node: Node, now: datetime) -> int | None:
    """The least list key that a matching item can have; None where it may be of any time."""
    match node:
        case Since(seconds):
            return int((now - timedelta(seconds=seconds)).timestamp()) << NUMBER_BITS
        case And(parts):
            return max((key for part in parts if (key := _oldest(part, now)) is not None), default=None)
        case Or(parts):
            each = [key for part in parts if (key := _oldest(part, now)) is not None]
            return min(each) if len(each) == len(parts) else None
        case _:
            return None
