"""The tables. Every one is here and in a migration; a test holds the two equal."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    DDL,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    event,
    false,
    text,
)

from monitors.store.column_types import CadenceJson, ForeignText, PackedTerms, SummaryJson, UTCDateTime

LARGEST_ID = 2**63 - 1
"""The largest integer that the databases hold; a reader may type a larger one."""


def is_row_id(number: int) -> bool:
    """Whether a row can have this number at all, so that it may be asked for."""
    return 0 < number <= LARGEST_ID


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

# Numbers are never given twice: they stand in buttons and messages long after their row is gone. Only SQLite
# needs telling; other databases never do.
NEVER_REUSED: dict[str, Any] = {"sqlite_autoincrement": True}

feeds = Table(
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", ForeignText, nullable=False, unique=True),
    Column("name", ForeignText, nullable=False),
    Column("country", ForeignText, nullable=False),
    Column("kind", ForeignText, nullable=False),
    Column("state", Text, nullable=False),
    Column("interval_s", Float),
    Column("fetch_pages", Boolean, nullable=False),
    Column("next_check_at", UTCDateTime, nullable=False),
    Column("last_checked_at", UTCDateTime),
    Column("last_ok_at", UTCDateTime),
    Column("first_polled_at", UTCDateTime),
    Column("etag", ForeignText),
    Column("last_modified", ForeignText),
    Column("failures", Integer, nullable=False),
    Column("status", ForeignText, nullable=False),
    Column("item_count", Integer, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    CheckConstraint("state IN ('active', 'paused', 'removed', 'retired')", name="state"),
    Column("slow", Integer, nullable=False, server_default="0"),
    Column("moved_to", ForeignText),
    Column("moved_seen", Integer, nullable=False, server_default="0"),
    Column("cadence", CadenceJson, nullable=False, server_default="{}"),
    Column("failing_since", UTCDateTime),
    Column("told_at", UTCDateTime),
    Index(None, "state", "next_check_at"),
    **NEVER_REUSED,
)

TOLLS = ("killed", "wounded", "missing", "detained", "casualties")

items = Table(
    "items",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("feed_id", ForeignKey("feeds.id"), nullable=False),
    Column("key", ForeignText, nullable=False),
    Column("url", ForeignText, nullable=False),
    Column("title", ForeignText, nullable=False),
    Column("text", ForeignText, nullable=False),
    Column("published_at", UTCDateTime),
    Column("first_seen_at", UTCDateTime, nullable=False),
    Column("revised_at", UTCDateTime),
    # What a reader takes for its time: see dated_at in items.py.
    Column("dated_at", UTCDateTime, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("summary", SummaryJson, nullable=False),
    # The greatest toll of a single claim of each kind, and of any kind.
    *(Column(name, Integer, nullable=False) for name in TOLLS),
    # By which lists are ordered, the date first: see list_key in items.py.
    Column("list_key", BigInteger, unique=True),
    # Emptied by a purge; the row stays to know the item by while its feed may still list it.
    Column("purged", Boolean, nullable=False),
    # What else it is known by, where its feed gives it a new key: see monitors/identity.py.
    Column("link_key", ForeignText, nullable=False, server_default=""),
    # What queries find it by (monitors/query/stored_terms.py); item_terms indexes them. None once purged.
    Column("terms_packed", PackedTerms),
    UniqueConstraint("feed_id", "key"),
    Index(None, "first_seen_at"),
    Index(None, "feed_id", "link_key"),
    Index(None, "feed_id", "content_hash"),
    # For queries that ask for a toll: all that they need of an item, for the few that claim one, newest first.
    Index("ix_items_tolls", "list_key", *TOLLS, sqlite_where=text("casualties > 0")),
    **NEVER_REUSED,
)

# FTS5 splits Arabic words at vowel marks, so it gets our terms and splits at spaces alone. It keeps no copy of them
# and no positions: what it finds is confirmed on the item, and whoever takes an item out says its terms again.
CREATE_ITEM_TERMS = (
    "CREATE VIRTUAL TABLE item_terms USING fts5(terms, content='', "
    "detail=none, columnsize=0, tokenize=\"unicode61 remove_diacritics 0 tokenchars '_:'\")"
)
event.listen(items, "after_create", DDL(CREATE_ITEM_TERMS).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]

revisions = Table(
    "revisions",
    metadata,
    Column("item_id", ForeignKey("items.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("url", ForeignText, nullable=False),
    Column("title", ForeignText, nullable=False),
    Column("text", ForeignText, nullable=False),
    Column("published_at", UTCDateTime),
    Column("content_hash", Text, nullable=False),
    Column("summary", SummaryJson, nullable=False),
    Column("stored_at", UTCDateTime, nullable=False),
)

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("title", ForeignText, nullable=False),
    Column("state", Text, nullable=False),
    Column("state_since", UTCDateTime, nullable=False),
    Column("hold_until", UTCDateTime),
    CheckConstraint("state IN ('active', 'blocked')", name="state"),
)

destinations = Table(
    "destinations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat_id", ForeignKey("chats.chat_id"), nullable=False),
    # 0 where the chat has no topics: NULLs would not be equal to each other in the constraint.
    Column("thread_id", BigInteger, nullable=False),
    Column("language", Text, nullable=False),
    Column("muted_until", UTCDateTime),
    Column("created_at", UTCDateTime, nullable=False),
    # IANA name; None: that of the settings.
    Column("timezone", Text),
    CheckConstraint("language IN ('ar', 'en')", name="language"),
    UniqueConstraint("chat_id", "thread_id"),
    **NEVER_REUSED,
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("destination_id", ForeignKey("destinations.id"), nullable=False),
    Column("query", ForeignText, nullable=False),
    Column("key", ForeignText, nullable=False),
    Column("state", Text, nullable=False),
    Column("muted_until", UTCDateTime),
    Column("created_by", BigInteger, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    # Quiet hours, in minutes from midnight in the destination's time zone; both or neither.
    Column("quiet_start", Integer),
    Column("quiet_end", Integer),
    CheckConstraint("state IN ('active', 'paused')", name="state"),
    UniqueConstraint("destination_id", "key"),
    **NEVER_REUSED,
)

alerts = Table(
    "alerts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("destination_id", ForeignKey("destinations.id"), nullable=False),
    Column("item_id", ForeignKey("items.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("matched", ForeignText, nullable=False),
    Column("subscription_id", ForeignKey("subscriptions.id", ondelete="SET NULL")),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("not_before", UTCDateTime, nullable=False),
    Column("leased_until", UTCDateTime),
    Column("created_at", UTCDateTime, nullable=False),
    Column("closed_at", UTCDateTime),
    Column("message_id", BigInteger),
    Column("error", ForeignText),
    # Held back (after quiet hours, or catching up), it waits behind the instant ones.
    Column("held", Boolean, nullable=False, server_default=false()),
    # The number of the first of those that go out in one message; that of its own where it must go alone.
    Column("batch_id", Integer),
    # When a send of it first had no answer, so that nobody knows whether it arrived.
    Column("unanswered_since", UTCDateTime),
    # The earliest moment at which its feed can have changed so as to cause it; None where its delay is not measured.
    Column("changed_at", UTCDateTime),
    CheckConstraint("kind IN ('alert', 'update')", name="kind"),
    CheckConstraint("state IN ('pending', 'sent', 'failed')", name="state"),
    UniqueConstraint("destination_id", "item_id", "kind", "revision"),
    Index(None, "state", "held", "not_before"),
    Index(None, "destination_id", "state"),
    Index(None, "leased_until", sqlite_where=text("leased_until IS NOT NULL")),
    Index(None, "item_id"),
    Index(None, "subscription_id"),
    **NEVER_REUSED,
)

# One row: until when Telegram wants nothing from the bot, whatever the chat.
sending = Table(
    "sending",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("hold_until", UTCDateTime),
)

admins = Table(
    "admins",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("added_by", BigInteger, nullable=False),
    Column("added_at", UTCDateTime, nullable=False),
)

notices = Table(
    "notices",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    Column("feed_id", ForeignKey("feeds.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("code", ForeignText, nullable=False),
    Column("since", UTCDateTime),
    Column("until", UTCDateTime),
    Column("missing", Integer),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("not_before", UTCDateTime, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("closed_at", UTCDateTime),
    Column("error", ForeignText),
    CheckConstraint("kind IN ('failing', 'recovered', 'retired', 'rolled_over')", name="kind"),
    CheckConstraint("state IN ('pending', 'sent', 'failed')", name="state"),
    Index(None, "state", "not_before"),
    **NEVER_REUSED,
)

audit_log = Table(
    "audit_log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("user_id", BigInteger, nullable=False),
    Column("action", Text, nullable=False),
    Column("detail", ForeignText, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    **NEVER_REUSED,
)
