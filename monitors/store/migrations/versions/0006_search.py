"""Searching a million items: an index of tolls, packed terms, and no exact forms among them, for the text has those.

There is no way down: a newer database is refused, a backup is the way back.
"""

from __future__ import annotations

import zlib

import sqlalchemy as sa
from alembic import op

from monitors.store.schema import CREATE_ITEM_TERMS

revision = "0006"
down_revision = "0002"
branch_labels = None
depends_on = None

AT_ONCE = 1000


def upgrade() -> None:
    """Take the step."""
    tolls = ("killed", "wounded", "missing", "detained", "casualties")
    op.create_index("ix_items_tolls", "items", ["list_key", *tolls], sqlite_where=sa.text("casualties > 0"))
    op.add_column("items", sa.Column("terms_packed", sa.LargeBinary))
    op.execute("DROP TABLE item_terms")
    op.execute(CREATE_ITEM_TERMS)
    _index_again()
    op.drop_column("items", "terms")


def _index_again() -> None:
    conn = op.get_bind()
    some = sa.text("SELECT id, list_key, terms FROM items WHERE id > :last AND NOT purged ORDER BY id LIMIT :limit")
    last = 0
    while rows := conn.execute(some, {"last": last, "limit": AT_ONCE}).all():
        kept = [(row.id, row.list_key, _kept(row.terms)) for row in rows]
        conn.execute(
            sa.text("UPDATE items SET terms_packed = :packed WHERE id = :id"),
            [{"id": number, "packed": zlib.compress(terms.encode())} for number, _, terms in kept],
        )
        conn.execute(
            sa.text("INSERT INTO item_terms(rowid, terms) VALUES (:key, :terms)"),
            [{"key": key, "terms": terms} for _, key, terms in kept],
        )
        last = rows[-1].id


def _kept(terms: str) -> str:
    return " ".join(term for term in terms.split() if not term.startswith("f:"))
