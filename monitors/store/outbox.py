"""Alerts that wait to be sent, and what became of them. The loop that sends them is bot/delivery.py.

An alert is `pending` until it is `sent` or, given up, `failed`. While it is being sent it is leased:
meanwhile nobody else takes it, nor another alert of its chat. What is counted of them is in tallies.py.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, and_, func, insert, or_, select, update

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
    changed_at: the earliest moment at which the feed can have changed; None where that is not known. The store
    forgets it of an alert whose chat had shut the bot out.
    """

    destination_id: int
    item_id: int
    kind: AlertKind
    revision: int
    matched: str
    subscription_id: int | None
    not_before: datetime
    held: bool = False
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PendingAlert:
    """An alert leased for sending. The item is in its last version.

    attempts: how often it was leased before this time, 0 at first. unanswered_since: when a send of it first
    had no answer, None where each had one.
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
    held: bool
    unanswered_since: datetime | None


@dataclass(frozen=True, slots=True)
class Busy:
    """Chats to pass over, as their budgets are spent: for every alert, and for held-back ones besides."""

    chats: Collection[int] = ()
    for_held: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class _Waiting:
    id: int
    destination_id: int
    attempts: int
    batch_id: int | None
    held: bool
    chat_id: int


MOST_HELD = 30
"""Held-back alerts in one message, one short line each: more would not fit its 4,096 characters."""
Merge = Callable[[int, int], int]
"""How many alerts go into one message, given the chat's id and how many wait for it now."""


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


def lease_alerts(
    conn: Connection,
    now: datetime,
    limit: int,
    lease_seconds: float,
    busy: Busy = Busy(),
    merge: Merge | None = None,
) -> list[PendingAlert]:
    """Take alerts for sending: up to `limit` messages of them, at most one for each chat.

    Instant alerts before held-back ones, each oldest first. Passed over: those before their time, and chats that
    are blocked, on hold, busy or have one in flight. Those for one destination that `merge` puts together, and
    those that were held back, stay together until they are sent. A lease that ran out is void: lease for longer
    than a send can take.
    """
    passed = {*busy.chats, *conn.scalars(_in_flight(now))}
    ids: list[int] = []
    for held in (False, True):
        passed |= set(busy.for_held) if held else set()
        while limit > 0 and (first := _first_waiting(conn, now, held, passed)) is not None:
            ids += _message_of(conn, now, first, merge)
            passed.add(first.chat_id)
            limit -= 1
    if not ids:
        return []
    lease = {"leased_until": now + timedelta(seconds=lease_seconds), "attempts": alerts.c.attempts + 1}
    conn.execute(update(alerts).where(alerts.c.id.in_(ids)).values(lease))
    return _load(conn, ids)


def _in_flight(now: datetime) -> Select[tuple[int]]:
    return (
        select(destinations.c.chat_id)
        .join(alerts, alerts.c.destination_id == destinations.c.id)
        .where(alerts.c.leased_until > now)
    )


def _waiting(now: datetime) -> ColumnElement[bool]:
    return and_(alerts.c.state == "pending", alerts.c.not_before <= now)


def _first_waiting(conn: Connection, now: datetime, held: bool, passed: Collection[int]) -> _Waiting | None:
    query = (
        select(
            alerts.c.id,
            alerts.c.destination_id,
            alerts.c.attempts,
            alerts.c.batch_id,
            alerts.c.held,
            destinations.c.chat_id,
        )
        .join(destinations, destinations.c.id == alerts.c.destination_id)
        .join(chats, chats.c.chat_id == destinations.c.chat_id)
        .where(
            _waiting(now),
            alerts.c.held.is_(held),
            chats.c.state == "active",
            or_(chats.c.hold_until.is_(None), chats.c.hold_until <= now),
            destinations.c.chat_id.not_in(passed),
        )
        .order_by(alerts.c.not_before, alerts.c.id)
        .limit(1)
    )
    row = conn.execute(query).one_or_none()
    return None if row is None else _Waiting(**row._asdict())


def _message_of(conn: Connection, now: datetime, first: _Waiting, merge: Merge | None) -> list[int]:
    """The ids of the alerts that go into one message with this one."""
    here = and_(alerts.c.state == "pending", alerts.c.destination_id == first.destination_id)
    if first.batch_id is not None:
        together = select(alerts.c.id).where(here, alerts.c.batch_id == first.batch_id)
        return list(conn.scalars(together))
    # One that may have arrived is repeated as it was.
    if first.attempts:
        return [first.id]
    fresh = and_(here, alerts.c.not_before <= now, alerts.c.attempts == 0, alerts.c.batch_id.is_(None))
    if first.held:
        return _put_together(conn, first, and_(fresh, alerts.c.held.is_(True)), MOST_HELD)
    if merge is None:
        return [first.id]
    of_chat = select(destinations.c.id).where(destinations.c.chat_id == first.chat_id)
    waiting = select(func.count()).where(_waiting(now), alerts.c.destination_id.in_(of_chat))
    most = merge(first.chat_id, conn.execute(waiting).scalar_one())
    return [first.id] if most < 2 else _put_together(conn, first, fresh, most)


def _put_together(conn: Connection, first: _Waiting, which: ColumnElement[bool], most: int) -> list[int]:
    query = select(alerts.c.id).where(which).order_by(alerts.c.held, alerts.c.not_before, alerts.c.id).limit(most)
    ids = list(conn.scalars(query))
    if len(ids) > 1:
        conn.execute(update(alerts).where(alerts.c.id.in_(ids)).values(batch_id=first.id))
    return ids


def _load(conn: Connection, ids: Collection[int]) -> list[PendingAlert]:
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
            held=row.held,
            unanswered_since=row.unanswered_since,
        )
        for row in rows
    ]


def mark_sent(conn: Connection, alert_id: int, message_id: int | None, now: datetime) -> None:
    """Close an alert that arrived. `message_id` is Telegram's, None where it made no message of it."""
    _end_lease(conn, alerts.c.id == alert_id, state="sent", message_id=message_id, closed_at=now, error=None)


def retry_later(
    conn: Connection, alert_id: int, not_before: datetime, error: str, unanswered: datetime | None = None
) -> None:
    """Put an alert back for another try, not before then; `error` in words without secrets.

    unanswered: when it was sent without getting an answer; the first such time is kept.
    """
    since = func.coalesce(alerts.c.unanswered_since, unanswered)
    _end_lease(conn, alerts.c.id == alert_id, not_before=not_before, error=error, unanswered_since=since)


def send_alone(conn: Connection, alert_id: int) -> None:
    """Put back an alert that was refused together with others: from now on it goes alone."""
    _end_lease(conn, alerts.c.id == alert_id, batch_id=alerts.c.id)


def return_lease(conn: Connection, alert_id: int) -> None:
    """Put back an alert that was not sent at all, as if it had never been leased."""
    _end_lease(conn, alerts.c.id == alert_id, attempts=alerts.c.attempts - 1)


def give_up(conn: Connection, alert_id: int, error: str, now: datetime) -> None:
    """Close an alert that will not arrive; `error` in words without secrets."""
    _end_lease(conn, alerts.c.id == alert_id, state="failed", closed_at=now, error=error)


def release_leases(conn: Connection) -> int:
    """Void all leases: for the start, when whoever took them is gone. Returns how many there were."""
    return _end_lease(conn, alerts.c.leased_until.is_not(None))


def _end_lease(conn: Connection, which: ColumnElement[bool], **values: Any) -> int:
    return conn.execute(update(alerts).where(which).values(leased_until=None, **values)).rowcount


@dataclass(frozen=True, slots=True)
class AlertRecord:
    """What became of an alert: its state, the queries that matched, when it was sent or given up.

    held, not_before: whether it was held back, and until when at least it waits or waited.
    """

    state: str
    matched: str
    closed_at: datetime | None
    held: bool
    not_before: datetime


def alerts_of(conn: Connection, item_id: int, destination_id: int) -> list[AlertRecord]:
    """The alerts of an item to a destination, oldest first."""
    fields = (alerts.c.state, alerts.c.matched, alerts.c.closed_at, alerts.c.held, alerts.c.not_before)
    query = select(*fields).where(alerts.c.item_id == item_id, alerts.c.destination_id == destination_id)
    return [AlertRecord(**row._asdict()) for row in conn.execute(query.order_by(alerts.c.id))]
