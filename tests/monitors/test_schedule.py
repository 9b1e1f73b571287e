"""When a feed is asked again: never too soon, never given up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.schedule import (
    LONGEST_SECONDS,
    RHYTHM_ITEMS,
    SLOWEST,
    Cadence,
    back_off,
    next_check,
    slow_down,
    spacing,
)

NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)  # a Thursday
HOUR, DAY = 3600.0, 86400.0


def wait(
    interval_s: float, *, fresh_s: float | None = None, slow: int = 0, chance: float = 0.0, **cadence: Any
) -> float:
    return (next_check(NOW, interval_s, fresh_s, Cadence(**cadence), slow, chance) - NOW).total_seconds()


def wait_after(
    interval_s: float, failures: int, retry_after_s: float | None = None, slow: int = 0, chance: float = 0.0
) -> float:
    return (back_off(NOW, interval_s, failures, retry_after_s, slow, chance) - NOW).total_seconds()


def every(seconds: float, items: int = RHYTHM_ITEMS) -> tuple[int, ...]:
    """The times of items that come so often."""
    return tuple(int(NOW.timestamp() - seconds * number) for number in reversed(range(items)))


# --- after an answer ---


@pytest.mark.parametrize("interval", [0.2, 4, 600, DAY])
def test_the_setting_is_the_interval_however_small(interval: float) -> None:
    assert wait(interval) == interval


@pytest.mark.parametrize("wish", [{"fresh_s": 3 * HOUR}, {"ttl_s": 3 * HOUR}, {"recent": every(30 * HOUR)}])
def test_a_server_a_feed_and_its_rhythm_may_lengthen_the_wait(wish: dict[str, Any]) -> None:
    assert wait(600, **wish) == 3 * HOUR


@pytest.mark.parametrize("wish", [{"fresh_s": 60}, {"ttl_s": 0}, {"recent": every(60)}])
def test_nothing_shortens_the_wait(wish: dict[str, Any]) -> None:
    assert wait(600, **wish) == 600


@pytest.mark.parametrize(
    "wish",
    [{"fresh_s": 30 * DAY}, {"ttl_s": 7 * DAY}, {"recent": every(30 * DAY)}, {"skip_hours": frozenset(range(24))}],
)
def test_nothing_lengthens_the_wait_beyond_twelve_hours(wish: dict[str, Any]) -> None:
    assert wait(600, chance=1.0, **wish) == LONGEST_SECONDS == 12 * HOUR


def test_an_interval_of_more_than_twelve_hours_is_kept() -> None:
    assert wait(7 * DAY, ttl_s=60) == 7 * DAY


def test_a_rhythm_counts_from_twenty_items() -> None:
    assert wait(600, recent=every(30 * HOUR, 19)) == 600
    assert wait(600, recent=every(30 * HOUR, 20)) == 3 * HOUR


def test_a_feed_that_comes_in_bursts_is_asked_as_often_as_in_its_burst() -> None:
    morning = [NOW - timedelta(days=day, minutes=5 * n) for day in range(3) for n in range(7)]
    assert wait(600, recent=Cadence().with_items(morning).recent) == 600


def test_a_cadence_remembers_the_last_items_whatever_their_order() -> None:
    later, earlier = every(60, 5), every(7200, 40)
    times = [datetime.fromtimestamp(second, UTC) for second in (*later, *earlier)]
    cadence = Cadence(recent=earlier[-3:]).with_items(times)
    assert cadence.recent == tuple(sorted((*later, *earlier, *earlier[-3:]))[-RHYTHM_ITEMS:])


def test_hours_and_days_of_rest_are_kept() -> None:
    assert wait(600, skip_hours=frozenset({12, 13})) == 2 * HOUR
    assert wait(600, skip_hours=frozenset({13})) == 600
    assert wait(600, skip_days=frozenset({3})) == 12 * HOUR
    late = next_check(NOW + timedelta(hours=8), 600, None, Cadence(skip_days=frozenset({3})), 0, 0.0)
    assert late == datetime(2026, 3, 6, tzinfo=UTC)


def test_feeds_added_together_drift_apart() -> None:
    assert [wait(600, chance=chance) for chance in (0.0, 0.5, 1.0)] == pytest.approx([600, 630, 660])


# --- after a failure ---


def test_each_failure_in_a_row_doubles_the_wait() -> None:
    assert [wait_after(600, failures) for failures in range(1, 5)] == [1200, 2400, 4800, 9600]


@pytest.mark.parametrize("failures", [7, 31, 10_000])
def test_a_feed_that_failed_for_long_is_still_asked_twice_a_day(failures: int) -> None:
    assert wait_after(600, failures) == LONGEST_SECONDS


def test_feeds_that_fail_together_drift_apart_even_at_the_longest_wait() -> None:
    assert wait_after(600, 1, chance=1.0) == pytest.approx(1080)
    assert wait_after(600, 99, chance=1.0) == pytest.approx(0.9 * LONGEST_SECONDS)


def test_a_failing_feed_is_never_asked_more_often_than_its_own_interval() -> None:
    assert wait_after(DAY, 5, chance=1.0) == DAY


def test_retry_after_is_obeyed_where_it_is_longer_up_to_twelve_hours() -> None:
    assert wait_after(600, 1, 7200, chance=1.0) == 7200
    assert wait_after(600, 1, 3 * DAY) == LONGEST_SECONDS
    assert wait_after(600, 3, 1) == 4800


# --- refusals ---


@pytest.mark.parametrize("code", ["http_403", "http_429"])
def test_refusals_slow_down_and_successes_speed_up_again(code: str) -> None:
    assert wait_after(600, 1, slow=slow_down(0, code)) == 2400
    slow, waits = 6, []
    while slow:
        slow = slow_down(slow, None)
        waits.append(wait(600, slow=slow))
    assert waits == [19200, 9600, 4800, 2400, 1200, 600]


def test_a_server_that_refuses_every_other_request_is_asked_ever_more_rarely() -> None:
    slow = 0
    for code in ["http_429", None] * 20:
        slow = slow_down(slow, code)
    assert slow == SLOWEST - 1


@pytest.mark.parametrize("code", ["http_404", "http_503", "timeout", "html"])
def test_other_failures_leave_the_pace_as_it_was(code: str) -> None:
    assert slow_down(2, code) == 2


@pytest.mark.parametrize(("interval", "pause"), [(600, 1.0), (4, 1.0), (2, 0.5), (0.2, 0.05)])
def test_the_pause_at_a_host_is_never_longer_than_a_quarter_of_the_interval(interval: float, pause: float) -> None:
    assert spacing(1.0, interval) == pytest.approx(pause)
    assert spacing(0.0, interval) == 0


@given(
    interval=st.floats(0.1, 7 * DAY),
    fresh=st.none() | st.floats(0, 1e9),
    ttl=st.none() | st.floats(0, 1e7),
    hours=st.frozensets(st.integers(0, 23)),
    days=st.frozensets(st.integers(0, 6)),
    recent=st.lists(st.integers(0, 2_000_000_000), max_size=20),
    slow=st.integers(0, SLOWEST),
    chance=st.floats(0, 1),
)
def test_the_next_check_is_within_bounds(
    interval: float,
    fresh: float | None,
    ttl: float | None,
    hours: frozenset[int],
    days: frozenset[int],
    recent: list[int],
    slow: int,
    chance: float,
) -> None:
    cadence = {"ttl_s": ttl, "skip_hours": hours, "skip_days": days, "recent": tuple(sorted(recent))}
    waited = wait(interval, fresh_s=fresh, slow=slow, chance=chance, **cadence)
    assert interval - 1e-3 <= waited <= max(1.1 * interval, LONGEST_SECONDS) + 1e-3


@given(
    interval=st.floats(0.1, 7 * DAY),
    failures=st.integers(1, 10**6),
    retry_after=st.none() | st.floats(0, 1e9),
    slow=st.integers(0, SLOWEST),
    chance=st.floats(0, 1),
)
def test_the_check_after_a_failure_is_within_bounds(
    interval: float, failures: int, retry_after: float | None, slow: int, chance: float
) -> None:
    waited = wait_after(interval, failures, retry_after, slow, chance)
    assert interval - 1e-3 <= waited <= max(interval, LONGEST_SECONDS) + 1e-3
