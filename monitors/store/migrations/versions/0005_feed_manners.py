"""How feeds are asked and how their items are known: cadence, moves, what admins are told of, links of items.

There is no way down: a newer database is refused, a backup is the way back.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from monitors.identity import link_key

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    for column in (
        sa.Column("slow", sa.Integer, nullable=False, server_default="0"),
        sa.Column("moved_to", sa.Text),
        sa.Column("moved_seen", sa.Integer, nullable=False, server_default="0"),
        sa.Column("cadence", sa.Text, nullable=False, server_default="{}"),
        sa.Column("failing_since", sa.DateTime(timezone=True)),
        sa.Column("told_at", sa.DateTime(timezone=True)),
    ):
        op.add_column("feeds", column)
    _know_items_by_their_links()
    _create_notices()


def _know_items_by_their_links() -> None:
    op.add_column("items", sa.Column("link_key", sa.Text, nullable=False, server_default=""))
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, url FROM items WHERE url <> ''")).all()
    keys = [{"item": row.id, "key": link_key(row.url)} for row in rows]
    if keys:
        connection.execute(sa.text("UPDATE items SET link_key = :key WHERE id = :item"), keys)
    op.create_index("ix_items_feed_id_link_key", "items", ["feed_id", "link_key"])
    op.create_index("ix_items_feed_id_content_hash", "items", ["feed_id", "content_hash"])


def _create_notices() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("feed_id", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("kind", "code")),
        *(sa.Column(name, sa.DateTime(timezone=True)) for name in ("since", "until")),
        sa.Column("missing", sa.Integer),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in ("not_before", "created_at")),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.Column("error", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
        sa.CheckConstraint("kind IN ('failing', 'recovered', 'retired', 'rolled_over')", name=op.f("ck_notices_kind")),
        sa.CheckConstraint("state IN ('pending', 'sent', 'failed')", name=op.f("ck_notices_state")),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name="fk_notices_feed_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_notices_state_not_before", "notices", ["state", "not_before"])
