"""What is counted of the outbox: how many alerts wait or arrived, how fast, and which did not arrive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import Connection, func, select

from monitors.store.schema import alerts, chats, destinations, items

MOST_MEASURED = 10_000
"""Of how many alerts, the latest, the delay is measured: enough for any percentile, and read in milliseconds."""
DELAY_OVER = timedelta(days=1)
"""Over how long a time what is said of the delay holds."""


@dataclass(frozen=True, slots=True)
class Delay:
    """How long alerts took from the feed's change to the message: so many of them, and 95 in 100 at most so long."""

    measured: int
    p95: timedelta


@dataclass(frozen=True, slots=True)
class Undelivered:
    """An alert that was given up: the item's number and headline, why, and when."""

    item_id: int
    title: str
    error: str
    closed_at: datetime


def outbox_counts(conn: Connection) -> dict[str, int]:
    """How many alerts are `pending`, `paused` (they wait for a blocked chat), `sent` and `failed`."""
    counts = dict.fromkeys(("pending", "paused", "sent", "failed"), 0)
    for state, count in conn.execute(select(alerts.c.state, func.count()).group_by(alerts.c.state)):
        counts[state] = count
    paused = (
        select(func.count())
        .select_from(alerts)
        .join(destinations, destinations.c.id == alerts.c.destination_id)
        .join(chats, chats.c.chat_id == destinations.c.chat_id)
        .where(alerts.c.state == "pending", chats.c.state == "blocked")
    )
    counts["paused"] = conn.execute(paused).scalar_one()
    counts["pending"] -= counts["paused"]
    return counts


def count_waiting(conn: Connection, now: datetime) -> int:
    """How many alerts could be sent now, were it not for the limits of sending."""
    query = (
        select(func.count())
        .select_from(alerts)
        .join(destinations, destinations.c.id == alerts.c.destination_id)
        .join(chats, chats.c.chat_id == destinations.c.chat_id)
        .where(alerts.c.state == "pending", alerts.c.not_before <= now, chats.c.state == "active")
    )
    return conn.execute(query).scalar_one()


def instant_delay(conn: Connection, since: datetime) -> Delay | None:
    """The delay of the instant alerts that arrived since then; None where there is none to measure."""
    measured = (alerts.c.state == "sent", alerts.c.held.is_(False), alerts.c.changed_at.is_not(None))
    latest = select(alerts.c.changed_at, alerts.c.closed_at).where(*measured, alerts.c.created_at >= since)
    rows = conn.execute(latest.order_by(alerts.c.id.desc()).limit(MOST_MEASURED)).all()
    if not rows:
        return None
    delays = sorted(row.closed_at - row.changed_at for row in rows)
    return Delay(len(delays), delays[ceil(0.95 * len(delays)) - 1])


def list_undelivered(conn: Connection, limit: int) -> list[Undelivered]:
    """The alerts that were given up last, newest first."""
    query = (
        select(alerts.c.item_id, items.c.title, alerts.c.error, alerts.c.closed_at)
        .join(items, items.c.id == alerts.c.item_id)
        .where(alerts.c.state == "failed")
        .order_by(alerts.c.id.desc())
        .limit(limit)
    )
    return [Undelivered(**row._asdict()) for row in conn.execute(query)]
