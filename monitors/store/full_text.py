"""The full-text index of items' terms: SQLite's FTS5, without a copy of them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, TextClause, text

from monitors.query.stored_terms import StoredTerms

_ADD = text("INSERT INTO item_terms(rowid, terms) VALUES (:key, :terms)")
_REMOVE = text("INSERT INTO item_terms(item_terms, rowid, terms) VALUES ('delete', :key, :terms)")


Keyed = Iterable[tuple[int, StoredTerms]]
"""Items as the index knows them: of each its list key and its terms."""


def index_terms(conn: Connection, new: Keyed) -> None:
    """Let items be found by their terms."""
    _execute_all(conn, _ADD, new)


def unindex_terms(conn: Connection, indexed: Keyed) -> None:
    """Take items out of the index; the terms must be those that went in, as the index keeps none itself."""
    _execute_all(conn, _REMOVE, indexed)


def _execute_all(conn: Connection, statement: TextClause, keyed: Keyed) -> None:
    rows = [{"key": key, "terms": terms.line} for key, terms in keyed]
    if rows:
        conn.execute(statement, rows)
