"""What admins are to be told of feeds, until each of them has been: an outbox of its own kind.

A notice is one row for each admin, written in the transaction of what it tells of, so that no crash loses it. The
loop that sends them is bot/notices.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, insert, or_, select, update

from monitors.store.chats import Language, list_admins
from monitors.store.feeds import Feed, get_feed
from monitors.store.schema import destinations, feeds, notices

NoticeKind = Literal["failing", "recovered", "retired", "rolled_over"]

FAILING = timedelta(hours=6)
"""A feed that has failed for so long is worth an admin's time; shorter failures mend themselves."""
AGAIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NewNotice:
    """Something that happened to a feed.

    code: its status then. since: when it began to fail, or when it was last seen whole. until, missing: of one
    that rolled over, the time of its oldest item and about how many are missing; None where that is not known.
    """

    kind: NoticeKind
    code: str = ""
    since: datetime | None = None
    until: datetime | None = None
    missing: int | None = None


@dataclass(frozen=True, slots=True)
class PendingNotice:
    """A notice that waits to be sent to an admin, in their language. `attempts` were made before."""

    id: int
    user_id: int
    feed: Feed
    notice: NewNotice
    language: Language
    attempts: int
    created_at: datetime


def add_notices(
    conn: Connection, feed_id: int, happened: Iterable[NewNotice], configured_admins: Iterable[int], now: datetime
) -> None:
    """Tell each admin: those of the settings and those made in the chat."""
    told = list(happened)
    if not told:
        return
    admins = dict.fromkeys([*configured_admins, *list_admins(conn)])
    fresh = {"feed_id": feed_id, "state": "pending", "attempts": 0, "not_before": now, "created_at": now}
    rows = [asdict(notice) | fresh | {"user_id": user_id} for notice in told for user_id in admins]
    if rows:
        conn.execute(insert(notices), rows)


def tell_of_failing(conn: Connection, configured_admins: Iterable[int], now: datetime) -> int:
    """Tell of each feed that has failed for FAILING, and was not told of since AGAIN; returns how many there are."""
    overdue = select(feeds.c.id, feeds.c.status, feeds.c.failing_since).where(
        feeds.c.state == "active",
        feeds.c.failing_since <= now - FAILING,
        or_(feeds.c.told_at.is_(None), feeds.c.told_at <= now - AGAIN),
    )
    rows = conn.execute(overdue).all()
    for row in rows:
        add_notices(conn, row.id, [NewNotice("failing", row.status, row.failing_since)], configured_admins, now)
        conn.execute(update(feeds).where(feeds.c.id == row.id).values(told_at=now))
    return len(rows)


def due_notices(conn: Connection, now: datetime, limit: int) -> list[PendingNotice]:
    """Up to `limit` notices whose time has come, oldest first."""
    due = (
        select(notices)
        .where(notices.c.state == "pending", notices.c.not_before <= now)
        .order_by(notices.c.id)
        .limit(limit)
    )
    return [
        PendingNotice(
            id=row.id,
            user_id=row.user_id,
            feed=feed,
            notice=NewNotice(row.kind, row.code, row.since, row.until, row.missing),
            language=_language_of(conn, row.user_id),
            attempts=row.attempts,
            created_at=row.created_at,
        )
        for row in conn.execute(due).all()
        if (feed := get_feed(conn, row.feed_id)) is not None
    ]


def _language_of(conn: Connection, user_id: int) -> Language:
    # The chat with a user has the user's number.
    language: Language | None = conn.scalar(select(destinations.c.language).where(destinations.c.chat_id == user_id))
    return language or "ar"


def close_notice(conn: Connection, notice_id: int, now: datetime, error: str | None = None) -> None:
    """Close a notice: it arrived, or with an `error` it will not."""
    values = {"state": "sent" if error is None else "failed", "closed_at": now, "error": error}
    conn.execute(update(notices).where(notices.c.id == notice_id).values(values))


def postpone_notice(conn: Connection, notice_id: int, not_before: datetime, error: str) -> None:
    """Put a notice back for another try, not before then; `error` in words without secrets."""
    values = {"not_before": not_before, "attempts": notices.c.attempts + 1, "error": error}
    conn.execute(update(notices).where(notices.c.id == notice_id).values(values))
