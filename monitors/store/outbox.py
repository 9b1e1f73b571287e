"""Alerts that wait to be sent, and what became of them. The loop that sends them is bot/delivery.py.

An alert is `pending` until it is `sent` or, given up, `failed`. While it is being sent it is leased:
meanwhile nobody else takes it, nor another alert of its chat.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, func, insert, or_, select, update

from monitors.store.chats import Destination, select_destinations
from monitors.store.items import StoredItem, select_stored_items
from monitors.store.schema import alerts, chats, destinations, items

AlertKind = Literal["alert", "update"]
"""`update`: an item that was edited so that its claims changed."""


@dataclass(frozen=True, slots=True)
class NewAlert:
    """An alert to be sent. Destination, item, kind and revision make it one of its kind.

    matched: the queries that matched, as typed. subscription_id: the one that a mute button acts on.
    held: held back, after quiet hours or catching up: it waits behind the instant ones.
    """

    destination_id: int
    item_id: int
    kind: AlertKind
    revision: int
    matched: str
    subscription_id: int | None
    not_before: datetime
    held: bool = False


@dataclass(frozen=True, slots=True)
class PendingAlert:
    """An alert leased for sending. The item is in its last version.

    attempts: how often it was leased before this time, 0 at first.
    """

    id: int
    destination: Destination
    item: StoredItem
    kind: AlertKind
    revision: int
    matched: str
    subscription_id: int | None
    attempts: int
    created_at: datetime


def add_alerts(conn: Connection, new_alerts: Iterable[NewAlert], now: datetime) -> int:
    """Store the alerts that are not there yet and return how many that were."""
    unique: dict[tuple[object, ...], NewAlert] = {}
    for alert in new_alerts:
        unique.setdefault((alert.destination_id, alert.item_id, alert.kind, alert.revision), alert)
    identity = (alerts.c.destination_id, alerts.c.item_id, alerts.c.kind, alerts.c.revision)
    for item_id in {alert.item_id for alert in unique.values()}:
        for known in conn.execute(select(*identity).where(alerts.c.item_id == item_id)):
            unique.pop(tuple(known), None)
    pending = {"state": "pending", "attempts": 0, "created_at": now}
    if unique:
        conn.execute(insert(alerts), [asdict(alert) | pending for alert in unique.values()])
    return len(unique)


def lease_alerts(conn: Connection, now: datetime, limit: int, lease_seconds: float) -> list[PendingAlert]:
    """Take up to `limit` alerts for sending, oldest first, at most one for each chat.

    Passed over: those before their time, and chats that are blocked, on hold or have one in flight. A lease
    that ran out is void: lease for longer than a send can take.
    """
    ids = list(conn.scalars(_to_lease(now, limit)))
    lease = {"leased_until": now + timedelta(seconds=lease_seconds), "attempts": alerts.c.attempts + 1}
    conn.execute(update(alerts).where(alerts.c.id.in_(ids)).values(lease))
    rows = conn.execute(select(alerts).where(alerts.c.id.in_(ids)).order_by(alerts.c.id)).all()
    wanted_items = select_stored_items().where(items.c.id.in_({row.item_id for row in rows}))
    wanted_places = select_destinations().where(destinations.c.id.in_({row.destination_id for row in rows}))
    items_by_id = {row.id: StoredItem(**row._asdict()) for row in conn.execute(wanted_items)}
    places_by_id = {row.id: Destination(**row._asdict()) for row in conn.execute(wanted_places)}
    return [
        PendingAlert(
            id=row.id,
            destination=places_by_id[row.destination_id],
            item=items_by_id[row.item_id],
            kind=row.kind,
            revision=row.revision,
            matched=row.matched,
            subscription_id=row.subscription_id,
            attempts=row.attempts - 1,
            created_at=row.created_at,
        )
        for row in rows
    ]


def _to_lease(now: datetime, limit: int) -> Select[tuple[int]]:
    in_flight = (
        select(destinations.c.chat_id)
        .join(alerts, alerts.c.destination_id == destinations.c.id)
        .where(alerts.c.state == "pending", alerts.c.leased_until > now)
    )
    age = func.row_number().over(partition_by=destinations.c.chat_id, order_by=alerts.c.id)
    candidates = (
        select(alerts.c.id, age.label("age"))
        .join(destinations, destinations.c.id == alerts.c.destination_id)
        .join(chats, chats.c.chat_id == destinations.c.chat_id)
        .where(
            alerts.c.state == "pending",
            alerts.c.not_before <= now,
            chats.c.state == "active",
            or_(chats.c.hold_until.is_(None), chats.c.hold_until <= now),
            chats.c.chat_id.not_in(in_flight),
        )
        .subquery()
    )
    return select(candidates.c.id).where(candidates.c.age == 1).order_by(candidates.c.id).limit(limit)


def mark_sent(conn: Connection, alert_id: int, message_id: int | None, now: datetime) -> None:
    """Close an alert that arrived. `message_id` is Telegram's, None where it made no message of it."""
    _end_lease(conn, alerts.c.id == alert_id, state="sent", message_id=message_id, closed_at=now, error=None)


def retry_later(conn: Connection, alert_id: int, not_before: datetime, error: str) -> None:
    """Put an alert back for another try, not before then; `error` in words without secrets."""
    _end_lease(conn, alerts.c.id == alert_id, not_before=not_before, error=error)


def give_up(conn: Connection, alert_id: int, error: str, now: datetime) -> None:
    """Close an alert that will not arrive; `error` in words without secrets."""
    _end_lease(conn, alerts.c.id == alert_id, state="failed", closed_at=now, error=error)


def release_leases(conn: Connection) -> int:
    """Void all leases: for the start, when whoever took them is gone. Returns how many there were."""
    return _end_lease(conn, alerts.c.leased_until.is_not(None))


def _end_lease(conn: Connection, which: ColumnElement[bool], **values: Any) -> int:
    return conn.execute(update(alerts).where(which).values(leased_until=None, **values)).rowcount


def hold_chat(conn: Connection, chat_id: int, until: datetime) -> None:
    """Send nothing to the chat until then, as Telegram asked; a longer hold stays."""
    longer = or_(chats.c.hold_until.is_(None), chats.c.hold_until < until)
    conn.execute(update(chats).where(chats.c.chat_id == chat_id, longer).values(hold_until=until))


@dataclass(frozen=True, slots=True)
class AlertRecord:
    """What became of an alert: its state, the queries that matched, and when it was sent or given up."""

    state: str
    matched: str
    closed_at: datetime | None


def alerts_of(conn: Connection, item_id: int, destination_id: int) -> list[AlertRecord]:
    """The alerts of an item to a destination, oldest first."""
    query = select(alerts.c.state, alerts.c.matched, alerts.c.closed_at).where(
        alerts.c.item_id == item_id, alerts.c.destination_id == destination_id
    )
    return [AlertRecord(**row._asdict()) for row in conn.execute(query.order_by(alerts.c.id))]


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
