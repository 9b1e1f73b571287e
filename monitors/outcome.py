"""What a poll makes of its feed: when it is asked again, where, and what its admins are told. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from monitors.fetch import Fetched, NotModified
from monitors.parse import ParsedFeed
from monitors.rollover import Rollover
from monitors.schedule import Cadence, back_off, next_check, slow_down
from monitors.store.feeds import Feed, FeedUpdate
from monitors.store.notices import NewNotice

MOVES_SEEN = 3
"""A permanent redirect is believed when it was seen so often in a row: a hotel's network answers with one, too."""
GONE = "http_410"


@dataclass(frozen=True, slots=True)
class Poll:
    """What a poll began with: the feed, its interval in seconds, the time, and a number from 0 to 1 for the jitter."""

    feed: Feed
    interval_s: float
    now: datetime
    chance: float


def after_answer(poll: Poll, response: Fetched | NotModified, status: str, cadence: Cadence) -> FeedUpdate:
    """The feed after an answer that was read, or that brought nothing new."""
    feed, now = poll.feed, poll.now
    slow = slow_down(feed.slow, None)
    return FeedUpdate(
        next_check_at=next_check(now, poll.interval_s, response.fresh_s, cadence, slow, poll.chance),
        checked_at=now,
        status=status,
        ok=True,
        etag=response.etag,
        last_modified=response.last_modified,
        failures=0,
        first_polled_at=feed.first_polled_at or now,
        slow=slow,
        cadence=cadence,
        **_move(feed, response.permanent_url),
    )


def after_failure(poll: Poll, code: str, retry_after_s: float | None) -> FeedUpdate:
    """The feed after a poll that came to nothing."""
    feed, now = poll.feed, poll.now
    slow, failures = slow_down(feed.slow, code), feed.failures + 1
    return FeedUpdate(
        next_check_at=back_off(now, poll.interval_s, failures, retry_after_s, slow, poll.chance),
        checked_at=now,
        status=code,
        ok=False,
        etag=feed.etag,
        last_modified=feed.last_modified,
        url=None,
        failures=failures,
        first_polled_at=feed.first_polled_at,
        slow=slow,
        moved_to=feed.moved_to,
        moved_seen=feed.moved_seen,
        cadence=feed.cadence,
        failing_since=feed.failing_since or now,
        told_at=feed.told_at,
        retired=code == GONE,
    )


def rest_of_host(poll: Poll, retry_after_s: float | None) -> datetime:
    """Until when a host is left alone after a refusal that concerns all of it.

    As after a feed's first failure, however often this feed has failed: one that is always refused must not keep its
    host's others waiting for half a day.
    """
    return back_off(poll.now, poll.interval_s, 1, retry_after_s, 0, 0.0)


def cadence_of(feed: Feed, parsed: ParsedFeed, new_items: Iterable[datetime]) -> Cadence:
    """The feed's cadence after a document that brought new items of these times."""
    told = Cadence(parsed.ttl_seconds, parsed.skip_hours, parsed.skip_days, feed.cadence.recent)
    return told.with_items(new_items)


def status_of(parsed: ParsedFeed) -> str:
    """The code of a poll that brought a document."""
    if parsed.damaged:
        return "ok_damaged"
    return "ok" if parsed.entries else "ok_empty"


def notices_of(feed: Feed, update: FeedUpdate, rollover: Rollover | None = None) -> list[NewNotice]:
    """What admins are told of a poll. Of a feed that goes on failing they are told by the clock, not here."""
    notices = []
    if update.retired and feed.state == "active":
        notices.append(NewNotice("retired", update.status))
    if update.ok and feed.told_at is not None:
        notices.append(NewNotice("recovered", feed.status, feed.failing_since))
    if rollover is not None:
        notices.append(NewNotice("rolled_over", update.status, rollover.since, rollover.until, rollover.missing))
    return notices


def _move(feed: Feed, permanent_url: str | None) -> dict[str, Any]:
    """Follow a permanent redirect each time, and for good once it was seen often enough."""
    if permanent_url is None or permanent_url == feed.url:
        return {"url": None, "moved_to": None, "moved_seen": 0}
    seen = feed.moved_seen + 1 if permanent_url == feed.moved_to else 1
    if seen < MOVES_SEEN:
        return {"url": None, "moved_to": permanent_url, "moved_seen": seen}
    return {"url": permanent_url, "moved_to": None, "moved_seen": 0}
