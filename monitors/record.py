"""What a poll leaves behind: items, their summaries, the alerts they cause and the feed's new state, at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from monitors.changes import Change, claims_changed, earliest_change, is_recent
from monitors.matching import StandingQueries
from monitors.query.facts import Facts, counts_of, facts_of, terms_of
from monitors.store.feeds import Feed, FeedUpdate, save_feed_update
from monitors.store.items import NewItem, dated_at, insert_item, revise_item
from monitors.store.outbox import AlertKind, NewAlert, add_alerts
from summarizer.model import Article
from summarizer.summarize import summarize


@dataclass(frozen=True, slots=True)
class Prepared:
    """A change with everything worked out that takes time: ready to be stored."""

    change: Change
    item: NewItem


def prepare(outlet: str, change: Change, text: str) -> Prepared:
    """Summarize a changed entry whose best text is `text`. CPU work: call it on a worker thread."""
    entry = change.entry
    summary = summarize(Article(outlet=outlet, title=entry.title, text=text))
    item = NewItem(
        key=change.key,
        url=entry.url,
        title=entry.title,
        text=text,
        published_at=entry.published_at,
        content_hash=change.content_hash,
        summary=summary,
        terms=terms_of(outlet, entry.title, text, summary),
        counts=counts_of(summary),
    )
    return Prepared(change, item)


def record_poll(
    conn: Connection,
    feed: Feed,
    prepared: Sequence[Prepared],
    update: FeedUpdate,
    max_age: timedelta,
    standing: StandingQueries,
) -> int:
    """Store all of a poll in the caller's transaction; returns how many alerts it causes.

    A feed's first poll causes none, nor does an item dated longer than max_age before the poll, nor an edit that
    leaves the claims as they were.
    """
    now = update.checked_at
    alerts: list[NewAlert] = []
    for change, item in ((one.change, one.item) for one in prepared):
        if change.known is None:
            item_id, revision = insert_item(conn, feed.id, item, now), 0
            newsworthy = True
        else:
            item_id = change.known.id
            revision = revise_item(conn, item_id, item, now)
            newsworthy = claims_changed(change.known.summary, item.summary)
        if newsworthy and feed.first_polled_at is not None and is_recent(item.published_at, now, max_age):
            kind: AlertKind = "alert" if revision == 0 else "update"
            changed_at = earliest_change(item.published_at, feed.last_ok_at, now)
            found = standing.alerts_for(conn, item_id, _facts(item, now), kind, revision, now)
            alerts += (replace(alert, changed_at=changed_at) for alert in found)
    save_feed_update(conn, feed.id, update)
    return add_alerts(conn, alerts, now)


def _facts(item: NewItem, now: datetime) -> Facts:
    return facts_of(item.terms, item.title, item.text, item.summary, dated_at(item.published_at, now))
