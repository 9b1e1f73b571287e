"""When a feed is asked again: never too soon, never given up."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.schedule import JITTER, LONGEST_SECONDS, next_check

NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
DAY = 86400.0


def wait(interval_s: float, failures: int = 0, retry_after_s: float | None = None, chance: float = 0.0) -> float:
    return (next_check(NOW, interval_s, failures, retry_after_s, chance) - NOW).total_seconds()


def test_a_feed_that_answers_is_asked_at_its_interval() -> None:
    assert wait(600) == 600


def test_each_failure_in_a_row_doubles_the_wait() -> None:
    assert [wait(600, failures) for failures in range(4)] == [600, 1200, 2400, 4800]


@pytest.mark.parametrize("failures", [7, 31, 10_000])
def test_a_feed_that_failed_for_long_is_still_asked_twice_a_day(failures: int) -> None:
    assert wait(600, failures) == LONGEST_SECONDS == DAY / 2


def test_a_failing_feed_is_never_asked_more_often_than_its_own_interval() -> None:
    assert wait(DAY, 5) == DAY


def test_retry_after_is_obeyed_where_it_is_longer_even_past_the_longest_wait() -> None:
    assert wait(600, 1, 7200) == 7200
    assert wait(600, 1, DAY) == DAY


def test_retry_after_does_not_shorten_the_wait() -> None:
    assert wait(600, 3, 1) == 4800
    assert wait(600, 0, 0) == 600


def test_feeds_added_together_drift_apart() -> None:
    assert wait(600, chance=0.0) == 600
    assert wait(600, chance=0.5) == pytest.approx(630)
    assert wait(600, chance=1.0) == pytest.approx(660)


@given(
    interval=st.floats(1, 7 * DAY),
    failures=st.integers(0, 10**6),
    retry_after=st.none() | st.floats(0, DAY),
    chance=st.floats(0, 1),
)
def test_the_next_check_is_within_bounds(
    interval: float, failures: int, retry_after: float | None, chance: float
) -> None:
    longest = max(interval, LONGEST_SECONDS, retry_after or 0)
    due = next_check(NOW, interval, failures, retry_after, chance)
    assert due.tzinfo is not None
    assert interval - 1e-3 <= wait(interval, failures, retry_after, chance) <= longest * (1 + JITTER) + 1e-3
