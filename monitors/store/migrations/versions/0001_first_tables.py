"""The first tables: feeds, items, chats and their subscriptions, alerts, admins.

There is no way down: a newer database is refused, a backup is the way back.
"""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from alembic import op

from monitors.store.schema import CREATE_ITEM_TERMS

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _create_feeds_and_items()
    _create_chats_and_subscriptions()
    _create_alerts()
    _create_admins()


def _time(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _integer(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _create_feeds_and_items() -> None:
    op.create_table(
        "feeds",
        _integer("id"),
        *(_text(name) for name in ("url", "name", "country", "kind", "state")),
        sa.Column("interval_s", sa.Float),
        sa.Column("fetch_pages", sa.Boolean, nullable=False),
        _time("next_check_at"),
        *(_time(name, nullable=True) for name in ("last_checked_at", "last_ok_at", "first_polled_at")),
        *(_text(name, nullable=True) for name in ("etag", "last_modified")),
        _integer("failures"),
        _text("status"),
        _integer("item_count"),
        _time("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.CheckConstraint("state IN ('active', 'paused', 'removed', 'retired')", name=op.f("ck_feeds_state")),
        sa.UniqueConstraint("url", name="uq_feeds_url"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feeds_state_next_check_at", "feeds", ["state", "next_check_at"])
    op.create_table(
        "items",
        _integer("id"),
        _integer("feed_id"),
        *(_text(name) for name in ("key", "url", "title", "text")),
        _time("published_at", nullable=True),
        _time("first_seen_at"),
        _time("revised_at", nullable=True),
        _time("dated_at"),
        _integer("revision"),
        *(_text(name) for name in ("content_hash", "summary", "terms")),
        *(_integer(name) for name in ("killed", "wounded", "missing", "detained", "casualties")),
        sa.Column("list_key", sa.BigInteger),
        sa.Column("purged", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_items"),
        sa.UniqueConstraint("feed_id", "key", name="uq_items_feed_id_key"),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name="fk_items_feed_id"),
        sa.UniqueConstraint("list_key", name="uq_items_list_key"),
        sqlite_autoincrement=True,
    )
    op.execute(CREATE_ITEM_TERMS)
    op.create_index("ix_items_first_seen_at", "items", ["first_seen_at"])
    op.create_table(
        "revisions",
        _integer("item_id"),
        _integer("revision"),
        *(_text(name) for name in ("url", "title", "text")),
        _time("published_at", nullable=True),
        *(_text(name) for name in ("content_hash", "summary")),
        _time("stored_at"),
        sa.PrimaryKeyConstraint("item_id", "revision", name="pk_revisions"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name="fk_revisions_item_id", ondelete="CASCADE"),
    )


def _create_chats_and_subscriptions() -> None:
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.BigInteger, nullable=False, autoincrement=False),
        *(_text(name) for name in ("kind", "title", "state")),
        _time("state_since"),
        _time("hold_until", nullable=True),
        sa.PrimaryKeyConstraint("chat_id", name="pk_chats"),
        sa.CheckConstraint("state IN ('active', 'blocked')", name=op.f("ck_chats_state")),
    )
    op.create_table(
        "destinations",
        _integer("id"),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("thread_id", sa.BigInteger, nullable=False),
        _text("language"),
        _time("muted_until", nullable=True),
        _time("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_destinations"),
        sa.CheckConstraint("language IN ('ar', 'en')", name=op.f("ck_destinations_language")),
        sa.UniqueConstraint("chat_id", "thread_id", name="uq_destinations_chat_id_thread_id"),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name="fk_destinations_chat_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "subscriptions",
        _integer("id"),
        _integer("destination_id"),
        *(_text(name) for name in ("query", "key", "state")),
        _time("muted_until", nullable=True),
        sa.Column("created_by", sa.BigInteger, nullable=False),
        _time("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_subscriptions"),
        sa.CheckConstraint("state IN ('active', 'paused')", name=op.f("ck_subscriptions_state")),
        sa.UniqueConstraint("destination_id", "key", name="uq_subscriptions_destination_id_key"),
        sa.ForeignKeyConstraint(["destination_id"], ["destinations.id"], name="fk_subscriptions_destination_id"),
        sqlite_autoincrement=True,
    )


def _create_alerts() -> None:
    op.create_table(
        "alerts",
        _integer("id"),
        _integer("destination_id"),
        _integer("item_id"),
        _text("kind"),
        _integer("revision"),
        _text("matched"),
        sa.Column("subscription_id", sa.Integer),
        _text("state"),
        _integer("attempts"),
        _time("not_before"),
        _time("leased_until", nullable=True),
        _time("created_at"),
        _time("closed_at", nullable=True),
        sa.Column("message_id", sa.BigInteger),
        _text("error", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_alerts"),
        sa.CheckConstraint("kind IN ('alert', 'update')", name=op.f("ck_alerts_kind")),
        sa.CheckConstraint("state IN ('pending', 'sent', 'failed')", name=op.f("ck_alerts_state")),
        sa.UniqueConstraint(
            *("destination_id", "item_id", "kind", "revision"),
            name="uq_alerts_destination_id_item_id_kind_revision",
        ),
        sa.ForeignKeyConstraint(["destination_id"], ["destinations.id"], name="fk_alerts_destination_id"),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name="fk_alerts_item_id"),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscriptions.id"], name="fk_alerts_subscription_id", ondelete="SET NULL"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_alerts_state_not_before", "alerts", ["state", "not_before"])
    op.create_index("ix_alerts_item_id", "alerts", ["item_id"])
    op.create_index("ix_alerts_subscription_id", "alerts", ["subscription_id"])


def _create_admins() -> None:
    op.create_table(
        "admins",
        sa.Column("user_id", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("added_by", sa.BigInteger, nullable=False),
        _time("added_at"),
        sa.PrimaryKeyConstraint("user_id", name="pk_admins"),
    )
    op.create_table(
        "audit_log",
        _integer("id"),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        _text("action"),
        _text("detail"),
        _time("at"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_log"),
        sqlite_autoincrement=True,
    )
