"""Items: versions, purging, and lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, delete, select

from monitors.identity import Traits
from monitors.parse import Entry
from monitors.query.syntax import Since
from monitors.store import items as items_module
from monitors.store.feeds import get_feed, set_feed_state
from monitors.store.items import count_items, get_item, get_summary, insert_item, known_items, purge_items, revise_item
from monitors.store.outbox import add_alerts
from monitors.store.schema import items, revisions
from monitors.store.search import find_items
from summarizer.model import Summary
from tests.monitors.store_world import (
    DAY,
    HOUR,
    NOW,
    SUMMARY,
    make_destination,
    make_feed,
    make_item,
    new_alert,
    new_item,
)


def test_an_item_comes_back_as_it_went_in(conn: Connection) -> None:
    feed = make_feed(conn, "سانا")
    item_id = insert_item(conn, feed.id, new_item(published_at=NOW - HOUR), NOW)
    item = get_item(conn, item_id)
    assert item is not None
    assert (item.outlet, item.feed_id, item.title, item.text) == ("سانا", feed.id, "a", "نص")
    assert (item.published_at, item.first_seen_at, item.revised_at) == (NOW - HOUR, NOW, None)
    assert (item.revision, item.summary, set(item.terms)) == (0, SUMMARY, {"t:a", "n:any_1", "n:killed_1"})
    stored = get_feed(conn, feed.id)
    assert stored is not None
    assert stored.item_count == 1


def test_hostile_text_is_stored_with_its_offsets(conn: Connection) -> None:
    feed = make_feed(conn)
    summary = Summary(headline="a\ud800\x00\\\\u0000\\\x00b", lead="'); DROP TABLE items; --")
    item = get_item(conn, insert_item(conn, feed.id, new_item("k\ud800", "x\x00\udfffy", summary=summary), NOW))
    assert item is not None
    assert item.text == "x\ufffd\ufffdy"
    assert item.summary.headline == "a\ufffd\ufffd\\\\u0000\\\ufffdb"
    assert item.summary.lead == summary.lead


def test_numbers_that_no_row_has_find_nothing(conn: Connection) -> None:
    assert [get_item(conn, number) for number in (0, -5, 10**30)] == [None] * 3


def entries_of(*keys: str) -> list[Traits]:
    """What is asked of the store for entries with these guids."""
    return [Traits(Entry(key, "", key, "", None, full=False), key, "", "-") for key in keys]


def test_knows_items_by_feed_and_key(conn: Connection) -> None:
    feed, other = make_feed(conn, "a"), make_feed(conn, "b")
    item_id = make_item(conn, feed, "k1")
    make_item(conn, other, "k2")
    (known,) = known_items(conn, feed.id, entries_of(*(f"k{number}" for number in range(2500))))
    assert (known.id, known.key, known.revision, known.opening) == (item_id, "k1", 0, "نص")
    assert (known.content_hash, get_summary(conn, item_id)) == (new_item().content_hash, SUMMARY)
    assert known_items(conn, feed.id, []) == []


def test_knows_items_by_their_links_and_words_too(conn: Connection) -> None:
    feed = make_feed(conn)
    linked = insert_item(conn, feed.id, replace(new_item("a", text="نص أول"), link_key="a.example/1"), NOW)
    worded = insert_item(conn, feed.id, new_item("b", text="نص ثان"), NOW)
    other = Entry("x", "", "عنوان", "نص", None, full=False)
    by_link, by_words = (
        Traits(other, "x", "a.example/1", "-"),
        Traits(other, "y", "", new_item(text="نص ثان").content_hash),
    )
    assert [item.id for item in known_items(conn, feed.id, [by_link, by_words])] == [linked, worded]


def test_an_entry_that_is_listed_twice_is_known_by_its_other_traits_too(conn: Connection) -> None:
    feed = make_feed(conn)
    stored = new_item("a")
    first, second = (insert_item(conn, feed.id, replace(stored, key=key), NOW) for key in ("a", "a#2"))
    once, again = (
        Traits(Entry("a", url, "a", "نص", None, full=False), "a", "", stored.content_hash) for url in ("1", "2")
    )
    assert [item.id for item in known_items(conn, feed.id, [once])] == [first]
    assert [item.id for item in known_items(conn, feed.id, [once, again])] == [first, second]


def test_a_number_is_never_given_twice(conn: Connection) -> None:
    feed = make_feed(conn)
    gone = make_item(conn, feed, "a")
    conn.execute(delete(items))
    assert make_item(conn, feed, "b") > gone


def test_a_version_that_comes_and_goes_without_end_is_stored_no_more(conn: Connection) -> None:
    item_id = make_item(conn, make_feed(conn))
    versions = [new_item(text="نص ثان"), new_item()]
    stored = [revise_item(conn, item_id, versions[number % 2], NOW + number * HOUR) for number in range(8)]
    assert stored == [1, 2, 3, 3, 3, 3, 3, 3]


def test_an_edit_keeps_the_version_before(conn: Connection) -> None:
    item_id = make_item(conn, make_feed(conn))
    assert revise_item(conn, item_id, new_item(text="نص ثان"), NOW + HOUR) == 1
    assert revise_item(conn, item_id, new_item(text="نص ثالث"), NOW + 2 * HOUR) == 2
    item = get_item(conn, item_id)
    assert item is not None
    assert (item.text, set(item.terms), item.revision) == ("نص ثالث", {"t:a", "n:any_1", "n:killed_1"}, 2)
    assert (item.first_seen_at, item.revised_at) == (NOW, NOW + 2 * HOUR)
    kept = conn.execute(select(revisions).order_by(revisions.c.revision)).all()
    assert [(old.revision, old.text, old.stored_at) for old in kept] == [
        (0, "نص", NOW),
        (1, "نص ثان", NOW + HOUR),
    ]
    assert kept[0].summary == SUMMARY


def test_the_same_version_is_not_stored_twice(conn: Connection) -> None:
    feed = make_feed(conn)
    item_id = make_item(conn, feed)
    assert revise_item(conn, item_id, new_item(), NOW + HOUR) == 0
    assert insert_item(conn, feed.id, new_item(), NOW + HOUR) == item_id
    assert conn.execute(select(revisions)).all() == []
    assert insert_item(conn, feed.id, new_item(text="آخر"), NOW + HOUR) == item_id
    item = get_item(conn, item_id)
    assert item is not None
    assert (item.text, item.revision) == ("آخر", 1)
    stored = get_feed(conn, feed.id)
    assert stored is not None
    assert stored.item_count == 1


def test_lists_are_newest_first_and_paged(conn: Connection) -> None:
    feed = make_feed(conn)
    insert_item(conn, feed.id, new_item("old", published_at=NOW - 2 * DAY), NOW)
    insert_item(conn, feed.id, new_item("undated", published_at=None), NOW - HOUR)
    insert_item(conn, feed.id, new_item("new", published_at=NOW - HOUR / 2), NOW)
    insert_item(conn, feed.id, new_item("ahead", published_at=NOW + DAY), NOW - 2 * HOUR)

    first = find_items(conn, None, NOW, 3)
    assert [item.title for item in first.items] == ["new", "undated", "ahead"]
    second = find_items(conn, None, NOW, 3, first.after)
    assert [item.title for item in second.items] == ["old"]
    assert second.after is None
    assert len(find_items(conn, Since(86400), NOW, 9).items) == 3


def test_items_of_a_removed_feed_stay_listed(conn: Connection) -> None:
    feed = make_feed(conn)
    make_item(conn, feed)
    set_feed_state(conn, feed.id, "removed", NOW)
    assert len(find_items(conn, None, NOW, 9).items) == 1


def test_counts_items(conn: Connection) -> None:
    feed = make_feed(conn)
    make_item(conn, feed, "a", NOW - DAY)
    make_item(conn, feed, "b")
    assert (count_items(conn), count_items(conn, NOW - HOUR)) == (2, 1)


def test_a_purge_keeps_what_is_recent_or_caused_an_alert(conn: Connection) -> None:
    feed = make_feed(conn)
    old, alerted, recent = (make_item(conn, feed, key, at) for key, at in (("a", NOW), ("b", NOW), ("c", NOW + DAY)))
    revise_item(conn, old, new_item(text="ثان"), NOW + HOUR)
    add_alerts(conn, [new_alert(make_destination(conn), alerted)], NOW)
    assert purge_items(conn, NOW + DAY) == 1
    assert get_item(conn, old) is None
    assert get_item(conn, alerted) is not None
    assert get_item(conn, recent) is not None
    assert [item.id for item in find_items(conn, None, NOW, 9).items] == [recent, alerted]
    assert conn.execute(select(revisions)).all() == []
    assert (purge_items(conn, NOW + DAY), count_items(conn)) == (0, 2)


def test_a_purged_item_that_its_feed_still_lists_is_not_news(conn: Connection) -> None:
    feed = make_feed(conn)
    item_id = make_item(conn, feed)
    purge_items(conn, NOW + DAY)
    (known,) = known_items(conn, feed.id, entries_of("a"))
    assert (known.content_hash, get_summary(conn, item_id).claims) == (new_item().content_hash, ())
    assert conn.scalar(select(items.c.text)) == ""
    assert revise_item(conn, known.id, new_item(text="معدل"), NOW + DAY) == 1
    item = get_item(conn, item_id)
    assert item is not None
    assert item.text == "معدل"
    assert conn.execute(select(revisions)).all() == []


def test_a_purge_forgets_what_no_feed_lists_any_more(conn: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items_module, "REMEMBERED_PER_FEED", 2)
    busy, slow = make_feed(conn, "busy"), make_feed(conn, "slow")
    for number in range(5):
        make_item(conn, busy, f"k{number}", NOW + timedelta(minutes=number))
    make_item(conn, slow, "k")
    assert purge_items(conn, NOW + DAY) == 6
    of_busy = known_items(conn, busy.id, entries_of(*(f"k{number}" for number in range(5))))
    assert sorted(item.key for item in of_busy) == ["k3", "k4"]
    assert [item.key for item in known_items(conn, slow.id, entries_of("k"))] == ["k"]
