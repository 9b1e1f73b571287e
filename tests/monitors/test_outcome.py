"""What a poll makes of its feed, and what admins are told of it."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from datetime import timedelta
from typing import Any

import pytest

from monitors.changes import changed_entries
from monitors.fetch import NotModified
from monitors.identity import traits_of
from monitors.outcome import Poll, after_answer, after_failure, notices_of, rest_of_host
from monitors.parse import Entry
from monitors.rollover import Rollover, find_rollover
from monitors.schedule import Cadence
from monitors.store.feeds import Feed, FeedUpdate
from monitors.store.notices import NewNotice
from tests.monitors.store_world import DAY, HOUR, NOW

FEED = Feed(
    id=1,
    url="https://a.example/feed",
    name="وكالة",
    country="",
    kind="",
    state="active",
    interval_s=None,
    fetch_pages=True,
    next_check_at=NOW,
    last_checked_at=NOW - HOUR,
    last_ok_at=NOW - HOUR,
    first_polled_at=NOW - DAY,
    etag='"1"',
    last_modified=None,
    failures=0,
    status="ok",
    item_count=50,
    created_at=NOW - DAY,
)
MOVED = "https://b.example/feed"


def answered(feed: Feed, **response: Any) -> FeedUpdate:
    return after_answer(Poll(feed, 600, NOW, 0.0), NotModified(None, None, **response), "not_modified", Cadence())


def failed(feed: Feed, code: str, retry_after_s: float | None = None) -> FeedUpdate:
    return after_failure(Poll(feed, 600, NOW, 0.0), code, retry_after_s)


def after(feed: Feed, update: FeedUpdate) -> Feed:
    """The feed as the store then has it."""
    names = {field.name for field in fields(Feed)}
    known = {name: value for name, value in asdict(update).items() if name in names and name != "cadence"}
    return replace(feed, **{**known, "url": update.url or feed.url, "cadence": update.cadence})


# --- moves ---


def test_a_move_is_stored_after_it_was_seen_three_times() -> None:
    feed, addresses = FEED, []
    for _ in range(3):
        feed = after(feed, answered(feed, permanent_url=MOVED))
        addresses.append(feed.url)
    assert addresses == [FEED.url, FEED.url, MOVED]
    assert (feed.moved_to, feed.moved_seen) == (None, 0)


@pytest.mark.parametrize("between", [None, "https://c.example/feed"])
def test_a_move_that_is_taken_back_counts_from_the_beginning(between: str | None) -> None:
    feed = FEED
    for target in (MOVED, MOVED, between, MOVED, MOVED):
        feed = after(feed, answered(feed, permanent_url=target))
    assert (feed.url, feed.moved_to, feed.moved_seen) == (FEED.url, MOVED, 2)


def test_a_failure_in_between_does_not_take_a_move_back() -> None:
    feed = FEED
    for _ in range(2):
        feed = after(feed, failed(after(feed, answered(feed, permanent_url=MOVED)), "timeout"))
    assert after(feed, answered(feed, permanent_url=MOVED)).url == MOVED


# --- failures ---


def test_only_410_retires_a_feed_and_admins_are_told() -> None:
    update = failed(FEED, "http_410")
    assert update.retired
    assert notices_of(FEED, update) == [NewNotice("retired", "http_410")]
    for code in ("http_404", "http_403", "http_500", "dns", "html"):
        assert not failed(FEED, code).retired
        assert notices_of(FEED, failed(FEED, code)) == []


def test_a_feed_that_was_paused_meanwhile_is_not_told_as_retired() -> None:
    assert notices_of(replace(FEED, state="paused"), failed(FEED, "http_410")) == []


def test_failures_in_a_row_keep_the_time_of_the_first_and_a_success_forgets_it() -> None:
    once = after(FEED, failed(FEED, "dns"))
    twice = after(once, after_failure(Poll(once, 600, NOW + HOUR, 0.0), "timeout", None))
    assert (twice.failing_since, twice.failures, twice.status) == (NOW, 2, "timeout")
    assert twice.next_check_at == NOW + HOUR + timedelta(seconds=2400)
    back = after(twice, answered(twice))
    assert (back.failing_since, back.failures) == (None, 0)


def test_admins_are_told_of_a_recovery_only_if_they_were_told_of_the_failure() -> None:
    sick = after(FEED, failed(FEED, "dns"))
    assert notices_of(sick, answered(sick)) == []
    told = replace(sick, told_at=NOW)
    assert notices_of(told, answered(told)) == [NewNotice("recovered", "dns", NOW)]
    assert failed(told, "dns").told_at == NOW
    assert answered(told).told_at is None


def test_a_refusal_slows_down_beyond_the_recovery() -> None:
    feed = after(FEED, failed(after(FEED, failed(FEED, "http_429")), "http_429"))
    assert feed.next_check_at == NOW + timedelta(seconds=600 * 16)
    back = answered(feed)
    assert (back.slow, back.next_check_at) == (3, NOW + timedelta(seconds=600 * 8))


def test_a_host_rests_for_what_it_asks_and_else_for_two_intervals_however_often_one_feed_is_refused() -> None:
    poll = Poll(replace(FEED, failures=9, slow=6), 600, NOW, 0.0)
    assert rest_of_host(poll, None) == NOW + timedelta(seconds=1200)
    assert rest_of_host(poll, 7200.0) == NOW + 2 * HOUR
    assert rest_of_host(poll, 1e9) == NOW + 12 * HOUR


def test_what_the_server_asks_for_counts_for_an_answer_and_for_a_failure() -> None:
    assert answered(FEED, fresh_s=7200.0).next_check_at == NOW + 2 * HOUR
    assert failed(FEED, "http_503", 7200.0).next_check_at == NOW + 2 * HOUR


# --- roll-overs ---


def entries(count: int, newest: timedelta = timedelta(0), pace: timedelta = timedelta(minutes=6)) -> list[Entry]:
    """A listing, newest first."""
    times = [NOW - newest - pace * number for number in range(count)]
    return [Entry(f"g{at}", f"https://a.example/{at:%H%M%S}", f"خبر {at}", "نص", at, full=False) for at in times]


def found(feed: Feed, listed: list[Entry], known: int = 0) -> Rollover | None:
    """The gap, where the last `known` entries of the listing were known before."""
    changes = changed_entries(traits_of(listed), ())[known:]
    return find_rollover(feed, listed, changes, 600, NOW)


DOWN = replace(FEED, failures=9, last_ok_at=NOW - 12 * HOUR)


def test_after_an_outage_a_feed_of_new_items_only_has_rolled_over() -> None:
    listed = entries(20)
    oldest = NOW - 19 * timedelta(minutes=6)
    assert found(DOWN, listed) == Rollover(DOWN.last_ok_at, oldest, 100)


def test_it_makes_no_difference_whether_the_feed_was_down_or_the_program() -> None:
    slept = replace(FEED, last_ok_at=NOW - 12 * HOUR, next_check_at=NOW - 11 * HOUR)
    assert found(slept, entries(20)) == found(DOWN, entries(20))


def test_a_feed_that_still_lists_what_was_known_has_not_rolled_over() -> None:
    assert found(DOWN, entries(20), known=1) is None


def test_a_feed_without_an_outage_is_not_asked_about() -> None:
    assert found(FEED, entries(20)) is None


def test_a_feed_whose_listing_reaches_back_before_the_outage_misses_nothing() -> None:
    assert found(replace(DOWN, last_ok_at=NOW - HOUR), entries(20)) is None


@pytest.mark.parametrize("never", [{"first_polled_at": None}, {"last_ok_at": None}, {"item_count": 0}])
def test_a_feed_that_was_never_read_has_nothing_to_miss(never: dict[str, Any]) -> None:
    assert found(replace(DOWN, **never), entries(20)) is None


def test_how_many_are_missing_is_not_guessed_without_dates() -> None:
    undated = [replace(entry, published_at=None) for entry in entries(20)]
    assert found(DOWN, undated) == Rollover(DOWN.last_ok_at, None, None)
    (one,) = entries(1)
    assert found(DOWN, [one]) == Rollover(DOWN.last_ok_at, NOW, None)
