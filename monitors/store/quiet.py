"""Quiet hours of subscriptions, the time zones that they are in, and the alerts that wait for their end."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, select, update

from monitors.quiet import QuietHours, quiet_until, zone_named
from monitors.store.schema import alerts, destinations, subscriptions
from monitors.store.subscriptions import get_subscription, list_subscriptions


def set_quiet_hours(
    conn: Connection, subscription_id: int, destination_id: int, quiet: QuietHours | None, zone: str, now: datetime
) -> bool:
    """Give a subscription quiet hours, None for none; False where the destination has no such subscription.

    zone: the destination's from now on, unless it has chosen one. What waits then comes at the new end.
    """
    if get_subscription(conn, subscription_id, destination_id) is None:
        return False
    hours = {"quiet_start": quiet.start if quiet else None, "quiet_end": quiet.end if quiet else None}
    conn.execute(update(subscriptions).where(subscriptions.c.id == subscription_id).values(hours))
    without = (destinations.c.id == destination_id) & destinations.c.timezone.is_(None)
    conn.execute(update(destinations).where(without).values(timezone=zone))
    chosen = zones_of(conn, [destination_id]).get(destination_id)
    _set_end(conn, subscription_id, quiet_until(quiet, now, zone_named(chosen)) or now, now)
    return True


def set_timezone(conn: Connection, destination_id: int, zone: str, now: datetime) -> None:
    """Choose the time zone of a destination's times and quiet hours, by its IANA name."""
    conn.execute(update(destinations).where(destinations.c.id == destination_id).values(timezone=zone))
    for subscription in list_subscriptions(conn, destination_id):
        _set_end(conn, subscription.id, quiet_until(subscription.quiet, now, zone_named(zone)) or now, now)


def zones_of(conn: Connection, destination_ids: Collection[int]) -> dict[int, str | None]:
    """The chosen time zones of destinations, by their numbers."""
    query = select(destinations.c.id, destinations.c.timezone).where(destinations.c.id.in_(destination_ids))
    return {row.id: row.timezone for row in conn.execute(query)}


def _set_end(conn: Connection, subscription_id: int, end: datetime, now: datetime) -> None:
    waiting = (
        alerts.c.subscription_id == subscription_id,
        alerts.c.state == "pending",
        alerts.c.held.is_(True),
        alerts.c.attempts == 0,
        alerts.c.not_before > now,
    )
    conn.execute(update(alerts).where(*waiting).values(not_before=end))
