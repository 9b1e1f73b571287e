"""What a poll leaves behind: items, their summaries, the alerts they cause and the feed's new state, at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from monitors.changes import Change, claims_changed, earliest_change, is_recent
from monitors.matching import StandingQueries
from monitors.query.facts import Facts
from monitors.reading import Reading
from monitors.store.feeds import Feed, FeedUpdate, rest_host, save_feed_update
from monitors.store.items import NewItem, dated_at, get_summary, insert_items, revise_item
from monitors.store.notices import NewNotice, add_notices
from monitors.store.outbox import AlertKind, NewAlert, add_alerts


@dataclass(frozen=True, slots=True)
class Prepared:
    """A change with everything worked out that takes time: ready to be stored. `terms`: what queries ask for."""

    change: Change
    item: NewItem
    terms: frozenset[str]


def prepare(change: Change, text: str, reading: Reading) -> Prepared:
    """A change that was read, with its best text."""
    item = NewItem(
        key=change.key,
        url=change.entry.url,
        title=change.entry.title,
        text=text,
        published_at=change.entry.published_at,
        link_key=change.link_key,
        content_hash=change.content_hash,
        summary=reading.summary,
        terms=reading.stored,
        counts=reading.counts,
    )
    return Prepared(change, item, reading.terms)


def record_poll(
    conn: Connection,
    feed: Feed,
    prepared: Sequence[Prepared],
    update: FeedUpdate,
    max_age: timedelta,
    standing: StandingQueries,
    told: Sequence[NewNotice] = (),
    admins: Iterable[int] = (),
) -> int:
    """Store all of a poll in the caller's transaction; returns how many alerts it causes.

    `told`: what the bot's admins are to know of it, `admins` those of the settings.

    A feed's first poll causes none, nor does an item dated longer than max_age before the poll, nor an edit that
    leaves the claims as they were.
    """
    now = update.checked_at
    new = [one.item for one in prepared if one.change.known is None]
    numbers = dict(zip((item.key for item in new), insert_items(conn, feed.id, new, now), strict=True))
    standing.catch_up(conn)
    alerts: list[NewAlert] = []
    for one in prepared:
        change, item = one.change, one.item
        if change.known is None:
            item_id, revision = numbers[item.key], 0
            newsworthy = True
        else:
            item_id = change.known.id
            before = get_summary(conn, item_id)
            revision = revise_item(conn, item_id, item, now)
            newsworthy = revision != change.known.revision and claims_changed(before, item.summary)
        if newsworthy and feed.first_polled_at is not None and is_recent(item.published_at, now, max_age):
            kind: AlertKind = "alert" if revision == 0 else "update"
            changed_at = earliest_change(item.published_at, feed.last_ok_at, now)
            found = standing.alerts_for(conn, item_id, _facts(one, now), kind, revision, now)
            alerts += (replace(alert, changed_at=changed_at) for alert in found)
    record_outcome(conn, feed, update, told, admins)
    return add_alerts(conn, alerts, now)


def record_outcome(
    conn: Connection,
    feed: Feed,
    update: FeedUpdate,
    told: Sequence[NewNotice],
    admins: Iterable[int],
    resting: tuple[str, datetime] | None = None,
) -> None:
    """Store what a poll made of its feed, and tell the admins; `resting`: a host, and until when it is left alone."""
    save_feed_update(conn, feed.id, update)
    add_notices(conn, feed.id, told, admins, update.checked_at)
    if resting is not None:
        rest_host(conn, *resting)


def _facts(one: Prepared, now: datetime) -> Facts:
    item = one.item
    return Facts(one.terms, f"{item.title}\n{item.text}", item.counts, dated_at(item.published_at, now))
