"""Chats, their topics, admins and the audit."""

from __future__ import annotations

from sqlalchemy import Connection, select

from monitors.store.chats import (
    add_admin,
    audit,
    count_destinations,
    ensure_destination,
    get_destination,
    is_admin,
    list_admins,
    list_audit,
    migrate_chat,
    remove_admin,
    set_active,
    set_blocked,
    set_language,
    set_mute,
)
from monitors.store.holds import hold_chat
from monitors.store.outbox import add_alerts, lease_alerts, mark_sent
from monitors.store.schema import chats, destinations
from monitors.store.subscriptions import add_subscription, list_subscriptions
from tests.monitors.store_world import HOUR, NOW, make_destination, make_feed, make_item, new_alert


def test_a_destination_is_made_once_in_arabic(conn: Connection) -> None:
    first = ensure_destination(conn, -100123, None, "supergroup", "غرفة الأخبار", NOW)
    assert (first.chat_id, first.thread_id, first.kind, first.title) == (
        *(-100123, None, "supergroup", "غرفة الأخبار"),
    )
    assert (first.language, first.muted_until, first.state) == ("ar", None, "active")
    assert ensure_destination(conn, -100123, None, "supergroup", "غرفة الأخبار", NOW + HOUR) == first
    assert get_destination(conn, first.id) == first
    assert get_destination(conn, 99) is None


def test_topics_are_destinations_of_one_chat(conn: Connection) -> None:
    main, topic = make_destination(conn, -5), make_destination(conn, -5, 7)
    assert (main.thread_id, topic.thread_id) == (None, 7)
    set_language(conn, topic.id, "en")
    set_mute(conn, topic.id, NOW)
    set_blocked(conn, -5, NOW)
    stored_main, stored_topic = get_destination(conn, main.id), get_destination(conn, topic.id)
    assert stored_main is not None
    assert stored_topic is not None
    assert (stored_main.language, stored_main.muted_until, stored_main.state) == ("ar", None, "blocked")
    assert (stored_topic.language, stored_topic.muted_until, stored_topic.state) == ("en", NOW, "blocked")


def test_a_new_title_is_taken_over(conn: Connection) -> None:
    main = make_destination(conn, -5)
    ensure_destination(conn, -5, 7, "supergroup", "اسم جديد", NOW)
    stored = get_destination(conn, main.id)
    assert stored is not None
    assert (stored.title, stored.kind) == ("اسم جديد", "supergroup")


def test_a_chat_is_in_its_state_since_it_changed(conn: Connection) -> None:
    make_destination(conn, 5)
    set_blocked(conn, 5, NOW + HOUR)
    set_blocked(conn, 5, NOW + 2 * HOUR)
    assert conn.execute(select(chats.c.state, chats.c.state_since)).one() == ("blocked", NOW + HOUR)
    set_active(conn, 5, NOW + 3 * HOUR)
    assert conn.execute(select(chats.c.state, chats.c.state_since)).one() == ("active", NOW + 3 * HOUR)


def test_counts_destinations_that_can_be_told_something(conn: Connection) -> None:
    for chat_id in (1, 2, 3):
        make_destination(conn, chat_id)
    for destination_id in (1, 2):
        add_subscription(conn, destination_id, "إدلب", "ادلب", 9, NOW)
        add_subscription(conn, destination_id, "حلب", "حلب", 9, NOW)
    set_blocked(conn, 2, NOW)
    assert count_destinations(conn) == 1


def test_a_group_is_followed_to_its_supergroup(conn: Connection) -> None:
    group = make_destination(conn, -5)
    add_subscription(conn, group.id, "إدلب", "ادلب", 9, NOW)
    item_id = make_item(conn, make_feed(conn))
    add_alerts(conn, [new_alert(group, item_id)], NOW)
    hold_chat(conn, -5, NOW + HOUR)
    migrate_chat(conn, -5, -1005)
    moved = get_destination(conn, group.id)
    assert moved is not None
    assert (moved.chat_id, moved.kind, moved.title) == (-1005, "supergroup", group.title)
    assert lease_alerts(conn, NOW, 9, 60) == []
    assert [alert.destination.chat_id for alert in lease_alerts(conn, NOW + HOUR, 9, 60)] == [-1005]
    assert ensure_destination(conn, -1005, None, "supergroup", group.title, NOW).id == group.id
    assert list(conn.scalars(select(chats.c.chat_id))) == [-1005]


def test_a_migration_to_a_known_chat_merges_without_doubling(conn: Connection) -> None:
    old, new, topic = make_destination(conn, -5), make_destination(conn, -1005), make_destination(conn, -5, 7)
    add_subscription(conn, old.id, "إدلب", "ادلب", 9, NOW)
    add_subscription(conn, old.id, "حلب", "حلب", 9, NOW)
    add_subscription(conn, new.id, "ادلب", "ادلب", 9, NOW)
    feed = make_feed(conn)
    first, second = make_item(conn, feed, "a"), make_item(conn, feed, "b")
    add_alerts(conn, [new_alert(old, first), new_alert(old, second), new_alert(new, first)], NOW)
    migrate_chat(conn, -5, -1005)
    migrate_chat(conn, -5, -1005)
    assert [subscription.key for subscription in list_subscriptions(conn, new.id)] == ["حلب", "ادلب"]
    assert list(conn.scalars(select(destinations.c.id).order_by(destinations.c.id))) == [new.id, topic.id]
    told = []
    for minutes in (0, 1, 2):
        told += lease_alerts(conn, NOW + minutes * HOUR, 9, 60)
        for alert in told:
            mark_sent(conn, alert.id, 1, NOW)
    assert sorted(alert.item.id for alert in told) == [first, second]


def test_migrating_an_unknown_chat_does_nothing(conn: Connection) -> None:
    make_destination(conn, -5)
    migrate_chat(conn, -6, -1006)
    migrate_chat(conn, -5, -5)
    assert list(conn.scalars(select(chats.c.chat_id))) == [-5]


def test_admins_come_and_go(conn: Connection) -> None:
    assert add_admin(conn, 7_000_000_000, 1, NOW)
    assert not add_admin(conn, 7_000_000_000, 2, NOW)
    assert add_admin(conn, 5, 7_000_000_000, NOW + HOUR)
    assert list_admins(conn) == [7_000_000_000, 5]
    assert is_admin(conn, 5)
    assert remove_admin(conn, 5)
    assert not remove_admin(conn, 5)
    assert not is_admin(conn, 5)


def test_the_audit_is_listed_newest_first(conn: Connection) -> None:
    for number in range(5):
        audit(conn, 1, "addfeed", str(number), NOW)
    entries = list_audit(conn, 3)
    assert [entry.detail for entry in entries] == ["4", "3", "2"]
    assert (entries[0].user_id, entries[0].action, entries[0].at) == (1, "addfeed", NOW)
