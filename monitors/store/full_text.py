"""The full-text index of items' terms: SQLite's FTS5 over the `terms` column, without a copy of it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, text

_ADD = text("INSERT INTO item_terms(rowid, terms) VALUES (:key, :terms)")
_REMOVE = text("INSERT INTO item_terms(item_terms, rowid, terms) VALUES ('delete', :key, :terms)")


def index_terms(conn: Connection, key: int, terms: str) -> None:
    """Let an item be found by its terms; `key` is its list key."""
    conn.execute(_ADD, {"key": key, "terms": terms})


def unindex_terms(conn: Connection, indexed: Iterable[tuple[int, str]]) -> None:
    """Take items out of the index; the terms must be those that went in, as the index keeps none itself."""
    rows = [{"key": key, "terms": terms} for key, terms in indexed]
    if rows:
        conn.execute(_REMOVE, rows)
