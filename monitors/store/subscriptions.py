"""Subscriptions. Whoever changes one names its destination: nobody touches another chat's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    false,
    func,
    insert,
    or_,
    select,
    update,
)

from monitors.quiet import QuietHours
from monitors.store.schema import chats, destinations, is_row_id, subscriptions

NUMBERS_AT_ONCE = 500
"""Numbers in one query, well below what any SQLite version takes (999)."""

SubscriptionState = Literal["active", "paused"]

# Made once: every poll asks it.
_AFTER = (
    select(subscriptions.c.id, subscriptions.c.query)
    .where(subscriptions.c.id > bindparam("number"))
    .order_by(subscriptions.c.id)
)


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a destination wants to be told of.

    query: as it was typed. key: the same for queries that mean the same. quiet_start, quiet_end: minutes from
    midnight in its destination's time zone, both or neither.
    """

    id: int
    destination_id: int
    query: str
    key: str
    state: SubscriptionState
    muted_until: datetime | None
    created_by: int
    created_at: datetime
    quiet_start: int | None = None
    quiet_end: int | None = None

    @property
    def quiet(self) -> QuietHours | None:
        """Its quiet hours, if it has any."""
        if self.quiet_start is None or self.quiet_end is None:
            return None
        return QuietHours(self.quiet_start, self.quiet_end)


class TooManySubscriptions(Exception):
    """The destination has as many subscriptions as it may have."""


def add_subscription(
    conn: Connection, destination_id: int, query: str, key: str, user_id: int, now: datetime, most: int | None = None
) -> tuple[Subscription, bool]:
    """Add a subscription, or find the one with an equal key; the second value says whether it is new.

    Raises TooManySubscriptions where the destination has `most` already: several commands at once must not pass it.
    """
    mine = subscriptions.c.destination_id == destination_id
    row = conn.execute(select(subscriptions).where(mine, subscriptions.c.key == key)).one_or_none()
    if row is not None:
        return Subscription(**row._asdict()), False
    if most is not None and conn.execute(select(func.count()).where(mine)).scalar_one() >= most:
        raise TooManySubscriptions
    new = insert(subscriptions).values(
        destination_id=destination_id,
        query=query.strip(),
        key=key,
        state="active",
        created_by=user_id,
        created_at=now,
    )
    row = conn.execute(new.returning(subscriptions)).one()
    return Subscription(**row._asdict()), True


def list_subscriptions(conn: Connection, destination_id: int) -> list[Subscription]:
    """The destination's subscriptions, oldest first."""
    mine = subscriptions.c.destination_id == destination_id
    rows = conn.execute(select(subscriptions).where(mine).order_by(subscriptions.c.id))
    return [Subscription(**row._asdict()) for row in rows]


def queries_after(conn: Connection, number: int) -> Iterator[tuple[int, str]]:
    """Number and query of every subscription made after that of this number, oldest first."""
    for row in conn.execute(_AFTER, {"number": number}):
        yield row.id, row.query


def active_among(conn: Connection, numbers: Sequence[int], now: datetime) -> tuple[list[Subscription], set[int]]:
    """Of these subscriptions those that may alert now, oldest first, and the numbers that are there no more.

    One may not alert that is paused or muted, or whose destination is muted or blocked.
    """
    active: list[Subscription] = []
    there: set[int] = set()
    for start in range(0, len(numbers), NUMBERS_AT_ONCE):
        some = subscriptions.c.id.in_(numbers[start : start + NUMBERS_AT_ONCE])
        there.update(conn.scalars(select(subscriptions.c.id).where(some)))
        rows = conn.execute(_may_alert(now).where(some).order_by(subscriptions.c.id))
        active += (Subscription(**row._asdict()) for row in rows)
    return active, set(numbers) - there


def _may_alert(now: datetime) -> Select[Any]:
    return (
        select(subscriptions)
        .join(destinations, destinations.c.id == subscriptions.c.destination_id)
        .join(chats, chats.c.chat_id == destinations.c.chat_id)
        .where(
            chats.c.state == "active",
            subscriptions.c.state == "active",
            *(
                or_(muted_until.is_(None), muted_until <= now)
                for muted_until in (destinations.c.muted_until, subscriptions.c.muted_until)
            ),
        )
    )


def count_subscriptions(conn: Connection) -> int:
    """How many subscriptions there are, in whatever state."""
    return conn.execute(select(func.count()).select_from(subscriptions)).scalar_one()


def get_subscription(conn: Connection, subscription_id: int, destination_id: int) -> Subscription | None:
    """The destination's subscription of this number; None where it has none."""
    query = select(subscriptions).where(_own(subscription_id, destination_id))
    row = conn.execute(query).one_or_none()
    return None if row is None else Subscription(**row._asdict())


def set_subscription_state(
    conn: Connection, subscription_id: int, destination_id: int, state: SubscriptionState
) -> bool:
    """Pause or resume; False where the destination has no such subscription."""
    change = update(subscriptions).where(_own(subscription_id, destination_id)).values(state=state)
    return conn.execute(change).rowcount > 0


def mute_subscription(conn: Connection, subscription_id: int, destination_id: int, until: datetime | None) -> bool:
    """Let no alerts arise from it until then, None ends it; False where the destination has none such."""
    change = update(subscriptions).where(_own(subscription_id, destination_id)).values(muted_until=until)
    return conn.execute(change).rowcount > 0


def remove_subscription(conn: Connection, subscription_id: int, destination_id: int) -> bool:
    """Remove it; False where the destination has no such subscription. Alerts that it caused stay."""
    return conn.execute(delete(subscriptions).where(_own(subscription_id, destination_id))).rowcount > 0


def _own(subscription_id: int, destination_id: int) -> ColumnElement[bool]:
    if not is_row_id(subscription_id):
        return false()
    return and_(subscriptions.c.id == subscription_id, subscriptions.c.destination_id == destination_id)
