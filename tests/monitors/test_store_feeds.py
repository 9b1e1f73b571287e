"""Feeds: adding, finding, what is due, and what a poll leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Connection

from monitors.identity import Traits
from monitors.parse import Entry
from monitors.schedule import Cadence
from monitors.store.feeds import (
    DuplicateFeed,
    Feed,
    FeedState,
    FeedUpdate,
    add_feed,
    due_feeds,
    find_feed,
    get_feed,
    list_feeds,
    rest_host,
    save_feed_update,
    seed_feeds,
    set_feed_interval,
    set_feed_state,
)
from monitors.store.items import known_items
from tests.monitors.store_world import HOUR, NOW, make_feed, make_item

CATALOGUE = [
    ("وكالة أ", "https://a.example/feed", "Syria", "agency", True),
    ("وكالة ب", "https://b.example/feed", "Iraq", "monitor", False),
]


def after_success(feed: Feed) -> FeedUpdate:
    return FeedUpdate(
        next_check_at=NOW + HOUR,
        checked_at=NOW,
        status="ok",
        ok=True,
        etag='"e"',
        last_modified="Fri, 20 Nov 2026 12:00:00 GMT",
        url=None,
        failures=0,
        first_polled_at=NOW,
    )


def current(conn: Connection, feed: Feed) -> Feed:
    found = get_feed(conn, feed.id)
    assert found is not None
    return found


def test_a_new_feed_is_due_at_once_and_never_polled(conn: Connection) -> None:
    feed = add_feed(conn, "https://a.example/feed", "وكالة", NOW, country="Syria", kind="agency")
    assert feed == current(conn, feed)
    assert (feed.state, feed.next_check_at, feed.first_polled_at, feed.item_count) == ("active", NOW, None, 0)
    assert due_feeds(conn, NOW, 9, set()) == [feed]


@pytest.mark.parametrize("state", ["active", "paused", "retired"])
def test_an_address_is_added_once(conn: Connection, state: FeedState) -> None:
    feed = make_feed(conn)
    set_feed_state(conn, feed.id, state, NOW)
    with pytest.raises(DuplicateFeed) as caught:
        add_feed(conn, feed.url, "أخرى", NOW)
    assert caught.value.feed.id == feed.id


def test_a_removed_feed_comes_back_with_its_items_as_if_never_polled(conn: Connection) -> None:
    feed = make_feed(conn)
    make_item(conn, feed)
    save_feed_update(conn, feed.id, after_success(feed))
    set_feed_interval(conn, feed.id, 60, NOW)
    set_feed_state(conn, feed.id, "removed", NOW)
    again = add_feed(conn, feed.url, "اسم جديد", NOW + HOUR)
    assert again == replace(feed, name="اسم جديد", next_check_at=NOW + HOUR, item_count=1, created_at=feed.created_at)
    assert known_items(conn, feed.id, [Traits(Entry("a", "", "", "", None, full=False), "a", "", "-")])


def test_the_catalogue_fills_an_empty_table_only(conn: Connection) -> None:
    assert seed_feeds(conn, CATALOGUE, NOW) == 2
    active, paused = list_feeds(conn)
    assert (active.state, paused.state) == ("active", "paused")
    assert (active.name, active.country, active.kind) == ("وكالة أ", "Syria", "agency")
    assert seed_feeds(conn, CATALOGUE, NOW) == 0


def test_what_was_removed_stays_removed(conn: Connection) -> None:
    seed_feeds(conn, CATALOGUE, NOW)
    for feed in list_feeds(conn):
        set_feed_state(conn, feed.id, "removed", NOW)
    assert seed_feeds(conn, CATALOGUE, NOW) == 0
    assert list_feeds(conn) == []
    assert len(list_feeds(conn, ["removed"])) == 2


def test_finds_a_feed_by_number_address_or_name(conn: Connection) -> None:
    first, named_like_a_number = make_feed(conn, "Reuters عربي"), make_feed(conn, "1")
    assert first.id == 1
    assert find_feed(conn, " 1 ") == first
    assert find_feed(conn, first.url) == first
    assert find_feed(conn, "REUTERS عربي") == first
    assert find_feed(conn, "١") == first
    assert find_feed(conn, "2") == named_like_a_number
    for nothing in ("", "3", "9" * 40, "²", "%", "'; DROP TABLE feeds; --"):
        assert find_feed(conn, nothing) is None
    set_feed_state(conn, first.id, "removed", NOW)
    assert find_feed(conn, first.url) is None


def test_numbers_that_no_row_has_find_nothing(conn: Connection) -> None:
    for number in (0, -1, 2**63 - 1, 2**63, 10**40):
        assert get_feed(conn, number) is None


def test_due_are_active_feeds_longest_overdue_first(conn: Connection) -> None:
    late, later, future, paused, working = (make_feed(conn, name) for name in "abcde")
    set_feed_state(conn, paused.id, "paused", NOW)
    for feed, due in ((late, NOW - HOUR), (later, NOW), (future, NOW + HOUR), (working, NOW - 2 * HOUR)):
        save_feed_update(conn, feed.id, replace(after_success(feed), next_check_at=due))
    assert [feed.id for feed in due_feeds(conn, NOW, 9, {working.id})] == [late.id, later.id]
    assert [feed.id for feed in due_feeds(conn, NOW, 1, set())] == [working.id]
    assert [feed.id for feed in due_feeds(conn, NOW + HOUR, 9, set(range(100, 5000)))] == [
        *(working.id, late.id, later.id, future.id),
    ]


def test_resuming_makes_a_feed_due_with_its_failures_forgiven(conn: Connection) -> None:
    feed = make_feed(conn)
    failure = replace(after_success(feed), ok=False, status="timeout", failures=9)
    save_feed_update(conn, feed.id, failure)
    set_feed_state(conn, feed.id, "paused", NOW)
    assert current(conn, feed).failures == 9
    set_feed_state(conn, feed.id, "active", NOW + HOUR / 2)
    assert current(conn, feed).next_check_at == NOW + HOUR / 2
    assert current(conn, feed).failures == 0


def test_an_interval_counts_from_the_last_poll(conn: Connection) -> None:
    feed = make_feed(conn)
    set_feed_interval(conn, feed.id, 7200, NOW)
    assert current(conn, feed).next_check_at == NOW
    save_feed_update(conn, feed.id, after_success(feed))
    set_feed_interval(conn, feed.id, 7200, NOW + HOUR / 2)
    assert (current(conn, feed).interval_s, current(conn, feed).next_check_at) == (7200, NOW + 2 * HOUR)
    set_feed_interval(conn, feed.id, 60, NOW + HOUR / 2)
    assert current(conn, feed).next_check_at == NOW + HOUR / 2
    set_feed_interval(conn, feed.id, None, NOW + HOUR)
    assert (current(conn, feed).interval_s, current(conn, feed).next_check_at) == (None, NOW + HOUR)


def test_an_interval_does_not_shorten_a_back_off(conn: Connection) -> None:
    feed = make_feed(conn)
    save_feed_update(conn, feed.id, replace(after_success(feed), ok=False, failures=3))
    set_feed_interval(conn, feed.id, 1, NOW)
    assert current(conn, feed).next_check_at == NOW + HOUR


def test_a_poll_is_stored_and_leaves_the_state_to_admins(conn: Connection) -> None:
    feed = make_feed(conn)
    set_feed_state(conn, feed.id, "removed", NOW)
    save_feed_update(conn, feed.id, after_success(feed))
    polled = current(conn, feed)
    assert (polled.state, polled.status, polled.etag, polled.last_ok_at) == ("removed", "ok", '"e"', NOW)
    failure = replace(after_success(feed), checked_at=NOW + HOUR, ok=False, status="timeout", failures=1)
    save_feed_update(conn, feed.id, failure)
    polled = current(conn, feed)
    assert (polled.status, polled.failures) == ("timeout", 1)
    assert (polled.last_checked_at, polled.last_ok_at) == (NOW + HOUR, NOW)


def test_a_permanent_move_is_followed_unless_another_feed_lives_there(conn: Connection) -> None:
    feed, other = make_feed(conn, "a"), make_feed(conn, "b")
    save_feed_update(conn, feed.id, replace(after_success(feed), url=other.url))
    assert current(conn, feed).url == feed.url
    save_feed_update(conn, feed.id, replace(after_success(feed), url="https://new.example/feed"))
    assert current(conn, feed).url == "https://new.example/feed"


def test_what_a_poll_learned_of_a_feed_comes_back_as_it_went_in(conn: Connection) -> None:
    feed = make_feed(conn)
    cadence = Cadence(900.0, frozenset({0, 23}), frozenset({4, 5}), (1700000000, 1700003600))
    learned = replace(after_success(feed), cadence=cadence, slow=3, moved_to="https://new.example/", moved_seen=2)
    save_feed_update(conn, feed.id, replace(learned, failing_since=NOW, told_at=NOW + HOUR))
    polled = current(conn, feed)
    assert (polled.cadence, polled.slow, polled.moved_to, polled.moved_seen) == (cadence, 3, learned.moved_to, 2)
    assert (polled.failing_since, polled.told_at) == (NOW, NOW + HOUR)
    set_feed_state(conn, feed.id, "active", NOW)
    resumed = current(conn, feed)
    assert (resumed.slow, resumed.failing_since, resumed.told_at) == (0, None, None)


@pytest.mark.parametrize(("state", "after"), [("active", "retired"), ("paused", "paused"), ("removed", "removed")])
def test_a_feed_that_its_server_closed_is_retired_unless_an_admin_stopped_it(
    conn: Connection, state: FeedState, after: FeedState
) -> None:
    feed = make_feed(conn)
    set_feed_state(conn, feed.id, state, NOW)
    save_feed_update(conn, feed.id, replace(after_success(feed), ok=False, status="http_410", retired=True))
    assert current(conn, feed).state == after
    assert due_feeds(conn, NOW + 99 * HOUR, 9) == []


def test_a_host_that_is_left_alone_is_asked_for_none_of_its_feeds(conn: Connection) -> None:
    addresses = ("https://a.example/1", "http://A.example/2", "https://b.example/?a.example", "https://a.example:8443/")
    feeds = [add_feed(conn, url, url, NOW) for url in addresses]
    late = add_feed(conn, "https://a.example/late", "late", NOW + 9 * HOUR)
    rest_host(conn, "a.example", NOW + HOUR)
    assert due_feeds(conn, NOW, 9) == feeds[2:]
    assert [feed.id for feed in due_feeds(conn, NOW + HOUR, 9)] == [
        feed.id for feed in (feeds[2], feeds[3], *feeds[:2])
    ]
    assert current(conn, late).next_check_at == late.next_check_at
