"""Searching a million items: an index of tolls, packed terms, and no exact forms among them, for the text has those.

There is no way down: a newer database is refused, a backup is the way back.
"""

from __future__ import annotations

import zlib
from typing import Any

import sqlalchemy as sa
from alembic import op

from monitors.store.schema import CREATE_ITEM_TERMS

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

AT_ONCE = 1000
STEPS = (1, 10, 100, 1000, 10_000)
KINDS = {"killed": "killed", "wounded": "wounded", "missing": "missing", "detained": "detained", "any": "casualties"}


def upgrade() -> None:
    """Take the step."""
    op.create_index("ix_items_tolls", "items", ["list_key", *KINDS.values()], sqlite_where=sa.text("casualties > 0"))
    op.add_column("items", sa.Column("terms_packed", sa.LargeBinary))
    op.execute("DROP TABLE item_terms")
    op.execute(CREATE_ITEM_TERMS)
    _index_again()
    nothing = "killed = 0, wounded = 0, missing = 0, detained = 0, casualties = 0"
    op.execute(f"UPDATE items SET {nothing} WHERE purged")  # noqa: S608 (constant)
    op.drop_column("items", "terms")


def _index_again() -> None:
    conn = op.get_bind()
    some = sa.text("SELECT * FROM items WHERE id > :last AND NOT purged ORDER BY id LIMIT :limit")
    last = 0
    while rows := conn.execute(some, {"last": last, "limit": AT_ONCE}).all():
        kept = [(row.id, row.list_key, _kept(row)) for row in rows]
        conn.execute(
            sa.text("UPDATE items SET terms_packed = :packed WHERE id = :id"),
            [{"id": number, "packed": zlib.compress(terms.encode())} for number, _, terms in kept],
        )
        conn.execute(
            sa.text("INSERT INTO item_terms(rowid, terms) VALUES (:key, :terms)"),
            [{"key": key, "terms": terms} for _, key, terms in kept],
        )
        last = rows[-1].id


def _kept(row: Any) -> str:
    tolls = {kind: getattr(row, column) for kind, column in KINDS.items()}
    reached = [f"n:{kind}_{step}" for kind, most in tolls.items() for step in STEPS if step <= most]
    return " ".join(sorted((*reached, *(term for term in row.terms.split() if not term.startswith("f:")))))
