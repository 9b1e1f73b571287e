"""Finding stored items by a query: the full-text index and the index of tolls narrow, the query itself decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    and_,
    column,
    literal_column,
    or_,
    select,
    table,
    text,
)

from monitors.query.evaluate import matches
from monitors.query.facts import Facts, facts_of
from monitors.query.relevance import Holders, by_relevance
from monitors.query.stored_terms import recalled_terms, toll_term
from monitors.query.syntax import And, Count, Node, Not, Or, Phrase, Since, Term, term, terms
from monitors.store.items import COUNT_COLUMNS, NUMBER_BITS, StoredItem, select_stored_items
from monitors.store.schema import items
from summarizer.stems import stems

LOOKED_AT = 5000
"""Items that one search holds against its query or ranks at most, the newest: even what never holds must end."""
AT_ONCE = 50
"""Items that are read together where the query has to be held against them."""

_item_terms = table("item_terms", column("rowid"))
_match = text("item_terms MATCH :match")
# The items by their index of tolls alone, of which SQLite would not make use by itself; the index is of those with any.
_tolls = text("items AS tolls INDEXED BY ix_items_tolls")
_has_tolls = text("tolls.casualties > 0")
_toll_key = literal_column("tolls.list_key", BigInteger)
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
    found = list(islice(_hits(conn, query, now, after), limit + 1))
    return Page(_load(conn, found[:limit]), found[limit - 1] if len(found) > limit else None)


def find_relevant(conn: Connection, query: Node, now: datetime, limit: int, after: int | None = None) -> Page:
    """The `limit` items that answer a query best, of the newest that match it; `after` is how many to pass over."""
    start = after or 0
    end = start + limit
    ranked = by_relevance(list(_hits(conn, query, now, None)), _holders(conn, query))
    return Page(_load(conn, ranked[start:end]), end if end < len(ranked) else None)


def stored_facts(item: StoredItem) -> Facts:
    """The facts of a stored item."""
    terms = recalled_terms(item.terms, f"{item.title}\n{item.text}")
    return facts_of(terms, item.title, item.text, item.summary, item.dated_at)


def _hits(conn: Connection, query: Node | None, now: datetime, after: int | None) -> Iterator[int]:
    """List keys of what matches, newest first, of the newest LOOKED_AT that may; read as they are asked for."""
    selection, values = _narrowed(query, now, after)
    keys: Iterator[int] = iter(conn.scalars(selection, values))
    if query is None or _is_settled(query):
        yield from keys
        return
    forms = _asks_for_forms(query)
    while some := list(islice(keys, AT_ONCE)):
        rows = conn.execute(select(*_CANDIDATE).where(items.c.list_key.in_(some)).order_by(items.c.list_key.desc()))
        yield from (row.list_key for row in rows if matches(query, _candidate_facts(row, forms), now))


def _candidate_facts(row: Row[Any], with_forms: bool) -> Facts:
    text = f"{row.title}\n{row.text}"
    terms = recalled_terms(row.terms_packed, text) if with_forms else frozenset(row.terms_packed)
    counts = {kind: getattr(row, name) for kind, name in COUNT_COLUMNS.items()}
    return Facts(terms, text, counts, row.dated_at)


def _asks_for_forms(node: Node) -> bool:
    """Whether a query asks for exact forms, which it takes time to recall."""
    match node:
        case Term(key):
            return key.startswith("f:")
        case And(parts) | Or(parts):
            return any(map(_asks_for_forms, parts))
        case Not(part):
            return _asks_for_forms(part)
        case _:
            return False


def _is_settled(node: Node) -> bool:
    """Whether the indexes alone decide."""
    match node:
        case Term(key):
            return not key.startswith("f:")
        case Count() | Since():
            return True
        case And(parts):
            return all(map(_is_settled, parts))
        case Or(parts):
            return all(isinstance(part, Term) and _is_settled(part) for part in parts)
        case _:
            return False


def _holders(conn: Connection, query: Node) -> Iterator[Holders]:
    """For each term of a query who has it, among the newest that match."""
    match = _full_text(query)
    if match is None:
        return
    for key in dict.fromkeys(terms(query)):
        yield Holders(_holding(conn, match, key), _holding(conn, match, term("t", key[2:])))


def _holding(conn: Connection, match: str, key: str) -> set[int]:
    rowid = _item_terms.c.rowid
    newest = select(rowid).where(_match).order_by(rowid.desc()).limit(LOOKED_AT)
    return set(conn.scalars(newest, {"match": f'({match}) AND "{key}"'}))


def _load(conn: Connection, keys: Iterable[int]) -> tuple[StoredItem, ...]:
    """The items at these list keys, in this order."""
    wanted = list(keys)
    rows = conn.execute(select_stored_items().where(items.c.list_key.in_(wanted)))
    found = {row.list_key: StoredItem(**row._asdict()) for row in rows}
    return tuple(found[key] for key in wanted)


def _narrowed(query: Node | None, now: datetime, after: int | None) -> tuple[Select[tuple[int]], dict[str, str]]:
    """A selection of the list keys of what may match, newest first, and its parameters."""
    match = _full_text(query) if query is not None else None
    toll = _toll(query) if query is not None else None
    oldest = _oldest(query, now) if query is not None else None
    # Each of the three knows every item's list key; what is purged is in neither index.
    place = _item_terms.c.rowid if match is not None else _toll_key if toll is not None else items.c.list_key
    selection = select(place).order_by(place.desc()).limit(LOOKED_AT)
    if match is not None:
        selection = selection.where(_match)
    if toll is not None:
        selection = selection.select_from(_tolls).where(_has_tolls, toll, _toll_key == place)
    if match is None and toll is None:
        selection = selection.where(~items.c.purged)
    if after is not None:
        selection = selection.where(place < after)
    if oldest is not None:
        selection = selection.where(place >= oldest)
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
        case Count(kind, least):
            return f'"{toll_term(kind, least)}"'
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
            return literal_column(f"tolls.{COUNT_COLUMNS[kind]}", Integer) >= least
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
