"""When to ask a feed again. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

LONGEST_SECONDS = 12 * 3600.0
"""However long a feed has failed, it is asked twice a day: outlets do come back."""
JITTER = 0.1
"""The share of the interval that is drawn by chance, so that feeds added together drift apart."""


def next_check(now: datetime, interval_s: float, failures: int, retry_after_s: float | None, chance: float) -> datetime:
    """The time of a feed's next check.

    The interval is a lower bound; each failure in a row doubles it up to LONGEST_SECONDS, and what the server asks
    for in Retry-After counts if it is longer. `chance`, from 0 to 1, draws the jitter.
    """
    wait = interval_s
    if failures:
        wait = max(interval_s, min(interval_s * 2.0 ** min(failures, 30), LONGEST_SECONDS))
    wait = max(wait, retry_after_s or 0.0)
    return now + timedelta(seconds=wait * (1 + JITTER * chance))
