"""Chats that blocked or removed the bot: what is theirs waits for 30 days, and they are told when they are back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, delete, func, select, update

from monitors.store.chats import Destination, select_destinations, set_active
from monitors.store.schema import alerts, chats, destinations, subscriptions

KEPT = timedelta(days=30)
"""For so long the alerts and subscriptions of a chat that shut the bot out are kept."""


@dataclass(frozen=True, slots=True)
class Return:
    """A chat that is back: where to greet it, for how long it was away, how much waited and how much it follows."""

    destination: Destination
    away: timedelta
    waiting: int
    followed: int


def come_back(conn: Connection, chat_id: int, now: datetime) -> Return | None:
    """Let the bot write to the chat again; None where it never ceased to.

    What waited for it was late through no fault of the bot's: its delay is not measured.
    """
    since = conn.scalar(select(chats.c.state_since).where(chats.c.chat_id == chat_id, chats.c.state == "blocked"))
    if since is None:
        return None
    set_active(conn, chat_id, now)
    row = conn.execute(
        select_destinations().where(destinations.c.chat_id == chat_id).order_by(destinations.c.id).limit(1)
    ).one_or_none()
    if row is None:
        return None
    here = select(destinations.c.id).where(destinations.c.chat_id == chat_id)
    waited = and_(alerts.c.destination_id.in_(here), alerts.c.state == "pending")
    waiting = conn.execute(update(alerts).where(waited).values(changed_at=None)).rowcount
    followed = conn.execute(select(func.count()).where(subscriptions.c.destination_id.in_(here))).scalar_one()
    return Return(Destination(**row._asdict()), now - since, waiting, followed)


def forget_absent(conn: Connection, now: datetime) -> int:
    """Give up what waits for chats that have been away for KEPT, and their subscriptions; returns how many they are."""
    long_gone = list(
        conn.scalars(select(chats.c.chat_id).where(chats.c.state == "blocked", chats.c.state_since <= now - KEPT))
    )
    theirs = select(destinations.c.id).where(destinations.c.chat_id.in_(long_gone))
    waiting = (alerts.c.state == "pending", alerts.c.destination_id.in_(theirs))
    conn.execute(update(alerts).where(*waiting).values(state="failed", error="blocked", closed_at=now))
    conn.execute(delete(subscriptions).where(subscriptions.c.destination_id.in_(theirs)))
    return len(long_gone)
