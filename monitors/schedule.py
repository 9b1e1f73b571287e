"""When to ask a feed again. Pure.

The interval is both the rule and the least that is ever left. A server, a feed or its rhythm may lengthen it, a
failure does, and nothing lengthens it beyond LONGEST_SECONDS.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

LONGEST_SECONDS = 12 * 3600.0
"""However long a feed has failed or wishes to rest, it is asked twice a day: outlets do come back."""
JITTER = 0.1
"""The share of the wait that is drawn by chance, so that feeds added or failing together drift apart."""
RHYTHM_ITEMS = 20
"""A feed's rhythm is known from so many of its last items."""
RHYTHM_SHARE = 0.1
"""A tenth of the usual time between two items: checked so often, an item is late by a twentieth of it on average."""
SLOWER, FASTER, SLOWEST = 2, 1, 6
"""Doublings of the interval: each 403 or 429 adds two, each success takes one off, up to 64 times the interval.
Additive both ways, so that a server which refuses every other request is soon asked half as often."""


@dataclass(frozen=True, slots=True)
class Cadence:
    """How a feed moves, as its last document told.

    ttl_s: seconds for which it may be cached, None where it does not say. skip_hours (0 to 23) and skip_days (0 is
    Monday): when it would not be asked, GMT. recent: the times of its last RHYTHM_ITEMS items, in Unix seconds.
    """

    ttl_s: float | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    recent: tuple[int, ...] = ()

    def with_items(self, times: Iterable[datetime]) -> Cadence:
        """The cadence after items of these times."""
        recent = sorted([*self.recent, *(int(time.timestamp()) for time in times)])
        return replace(self, recent=tuple(recent[-RHYTHM_ITEMS:]))

    @property
    def usual_gap_s(self) -> float:
        """The usual seconds between two items, 0 until there were RHYTHM_ITEMS.

        The median: a burst in the morning and a silent night leave it short, and the feed is asked often.
        """
        if len(self.recent) < RHYTHM_ITEMS:
            return 0.0
        return float(median(later - earlier for earlier, later in pairwise(self.recent)))


def next_check(
    now: datetime, interval_s: float, fresh_s: float | None, cadence: Cadence, slow: int, chance: float
) -> datetime:
    """The time of the next check after an answer.

    fresh_s: seconds for which the server says that the answer holds. slow: how many doublings the server's
    refusals have earned it. `chance`, from 0 to 1, draws the jitter.
    """
    rhythm_s = RHYTHM_SHARE * cadence.usual_gap_s
    asked = max(interval_s * 2.0 ** min(slow, SLOWEST), fresh_s or 0.0, cadence.ttl_s or 0.0, rhythm_s)
    wait = max(interval_s, min(asked, LONGEST_SECONDS)) * (1 + JITTER * chance)
    latest = now + timedelta(seconds=max(interval_s * (1 + JITTER), LONGEST_SECONDS))
    return _after_rest(min(now + timedelta(seconds=wait), latest), latest, cadence)


def back_off(
    now: datetime, interval_s: float, failures: int, retry_after_s: float | None, slow: int, chance: float
) -> datetime:
    """The time of the next check after a failure.

    Each of the `failures` in a row doubles the interval; what the server asks for in Retry-After counts if it is
    longer; `slow` as in `next_check`. The jitter shortens, so that feeds drift apart at the longest wait too.
    """
    doublings = max(min(failures, 30), min(slow, SLOWEST))
    wait = min(interval_s * 2.0**doublings, LONGEST_SECONDS) * (1 - JITTER * chance)
    asked = min(retry_after_s or 0.0, LONGEST_SECONDS)
    return now + timedelta(seconds=max(interval_s, wait, asked))


def slow_down(slow: int, code: str | None) -> int:
    """The doublings after an outcome: more where the server would not have us so often, fewer after a success.

    `code` is the error's, None for a success.
    """
    if code is None:
        return max(slow - FASTER, 0)
    return min(slow + SLOWER, SLOWEST) if code in ("http_403", "http_429") else slow


def spacing(default_s: float, interval_s: float) -> float:
    """Seconds between the starts of two requests to one host: the default, but at most a quarter of the interval."""
    return min(default_s, interval_s / 4)


def _after_rest(due: datetime, latest: datetime, cadence: Cadence) -> datetime:
    """The end of the hours in which the feed would rest, if `due` falls into them, but not after `latest`."""
    while due < latest and (due.hour in cadence.skip_hours or due.weekday() in cadence.skip_days):
        due = due.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return min(due, latest)
