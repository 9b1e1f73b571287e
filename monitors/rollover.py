"""Whether a feed has rolled over: whether, while it was not read, more came than it lists. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitors.changes import Change
from monitors.parse import Entry
from monitors.store.feeds import Feed


@dataclass(frozen=True, slots=True)
class Rollover:
    """A gap between what was read of a feed before an outage and what it lists after it.

    since: when it was last read. until: the time of the oldest item that it lists, None where none is dated.
    missing: about how many items fell between, None where their pace is not known.
    """

    since: datetime
    until: datetime | None
    missing: int | None


def find_rollover(
    feed: Feed, entries: Sequence[Entry], changes: Sequence[Change], interval_s: float, now: datetime
) -> Rollover | None:
    """The gap that a poll found, None where there is none.

    There is one where the feed, or Mirsad, was down for longer than an interval, and nothing that the feed lists
    was known before: of its old items none is left.
    """
    if feed.last_ok_at is None or feed.first_polled_at is None or not feed.item_count or not entries:
        return None
    was_out = feed.failures > 0 or now - feed.next_check_at > timedelta(seconds=interval_s)
    are_all_new = len(changes) == len(set(entries)) and all(change.known is None for change in changes)
    if not was_out or not are_all_new:
        return None
    dates = sorted(entry.published_at for entry in entries if entry.published_at is not None)
    if not dates:
        return Rollover(feed.last_ok_at, None, None)
    if dates[0] <= feed.last_ok_at:
        return None
    return Rollover(feed.last_ok_at, dates[0], _missing(feed.last_ok_at, dates))


def _missing(since: datetime, dates: Sequence[datetime]) -> int | None:
    """How many items of the pace of those listed fit between `since` and the first of them, to two digits."""
    span = (dates[-1] - dates[0]).total_seconds()
    if len(dates) < 2 or span <= 0:
        return None
    count = (dates[0] - since).total_seconds() / (span / (len(dates) - 1)) - 1
    return max(1, int(float(f"{count:.2g}")))
