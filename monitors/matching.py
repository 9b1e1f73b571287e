"""Which chats an item alerts: the standing queries that match it, each destination once."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from monitors.query.facts import Facts
from monitors.query.index import StandingIndex
from monitors.query.lexer import QueryError
from monitors.query.parse import parse_query
from monitors.quiet import quiet_until, zone_named
from monitors.store.outbox import AlertKind, NewAlert
from monitors.store.quiet import zones_of
from monitors.store.subscriptions import Subscription, active_among, queries_after

log = logging.getLogger(__name__)


class StandingQueries:
    """The subscriptions' queries, indexed in memory. What is true stands in the database: numbers are never given
    twice and queries never change, so that what is new there is added, and what is gone is found to be so.

    Not for several threads at once: its caller holds a write transaction.
    """

    def __init__(self) -> None:
        self._index = StandingIndex()
        self._last = 0

    def catch_up(self, conn: Connection) -> None:
        """Add the subscriptions that were made since the last time."""
        for number, text in queries_after(conn, self._last):
            self._last = number
            try:
                self._index.add(number, parse_query(text))
            except QueryError as error:
                # A place or actor may leave the lexicon with a new version of the program.
                log.warning("subscription cannot stand subscription=%d reason=%s", number, error.code)

    def alerts_for(
        self, conn: Connection, item_id: int, facts: Facts, kind: AlertKind, revision: int, now: datetime
    ) -> list[NewAlert]:
        """One alert for each destination with a matching subscription that may alert now; it names all of them.

        The first that matches is the one a mute button acts on. In quiet hours of all of them it waits for the
        first end. What was subscribed since the last `catch_up` is not known.
        """
        matching: dict[int, list[Subscription]] = {}
        for subscription in self._active(conn, self._index.matching(facts, now), now):
            matching.setdefault(subscription.destination_id, []).append(subscription)
        due = _due(conn, matching, now)
        return [
            NewAlert(
                destination_id=destination_id,
                item_id=item_id,
                kind=kind,
                revision=revision,
                matched="، ".join(subscription.query for subscription in matched),
                subscription_id=matched[0].id,
                not_before=due[destination_id],
                held=due[destination_id] > now,
            )
            for destination_id, matched in matching.items()
        ]

    def _active(self, conn: Connection, numbers: list[int], now: datetime) -> list[Subscription]:
        active, gone = active_among(conn, numbers, now)
        for number in gone:
            self._index.remove(number)
        return active


def _due(conn: Connection, matching: Mapping[int, Sequence[Subscription]], now: datetime) -> dict[int, datetime]:
    """When each destination is to be alerted: at once, unless all that match are in their quiet hours."""
    silent = {number: matched for number, matched in matching.items() if all(one.quiet for one in matched)}
    zones = zones_of(conn, silent) if silent else {}
    due = dict.fromkeys(matching, now)
    for number, matched in silent.items():
        zone = zone_named(zones.get(number))
        due[number] = min(quiet_until(one.quiet, now, zone) or now for one in matched)
    return due
