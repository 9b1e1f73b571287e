"""The outbox: each alert once, one in flight for a chat, nothing lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from monitors.store.chats import Destination, set_active, set_blocked
from monitors.store.database import Database
from monitors.store.feeds import Feed
from monitors.store.holds import hold_chat
from monitors.store.items import revise_item
from monitors.store.outbox import (
    NewAlert,
    PendingAlert,
    add_alerts,
    give_up,
    lease_alerts,
    mark_sent,
    release_leases,
    retry_later,
)
from monitors.store.schema import alerts
from monitors.store.subscriptions import add_subscription, remove_subscription
from monitors.store.tallies import outbox_counts
from tests.monitors.store_world import HOUR, NOW, make_destination, make_feed, make_item, new_alert, new_item

LEASE = 60
SECOND = timedelta(seconds=1)


@pytest.fixture
def feed(conn: Connection) -> Feed:
    return make_feed(conn)


@pytest.fixture
def here(conn: Connection) -> Destination:
    return make_destination(conn, 100)


def lease(conn: Connection, seconds: int = 0, limit: int = 99) -> list[PendingAlert]:
    return lease_alerts(conn, NOW + seconds * SECOND, limit, LEASE)


def test_an_alert_brings_all_that_sending_takes(conn: Connection, feed: Feed, here: Destination) -> None:
    subscription, _ = add_subscription(conn, here.id, "إدلب", "ادلب", 9, NOW)
    item_id = make_item(conn, feed)
    add_alerts(conn, [NewAlert(here.id, item_id, "alert", 0, "إدلب", subscription.id, NOW)], NOW)
    (alert,) = lease(conn)
    assert alert.destination == here
    assert (alert.item.id, alert.item.outlet) == (item_id, feed.name)
    assert (alert.kind, alert.revision, alert.matched) == ("alert", 0, "إدلب")
    assert (alert.subscription_id, alert.attempts, alert.created_at) == (subscription.id, 0, NOW)


def test_one_alert_for_a_destination_item_and_kind(conn: Connection, feed: Feed, here: Destination) -> None:
    item_id = make_item(conn, feed)
    alert, there = new_alert(here, item_id), new_alert(make_destination(conn, 200), item_id)
    assert add_alerts(conn, [alert, alert, there], NOW) == 2
    assert add_alerts(conn, [alert], NOW) == 0
    (first, _) = lease(conn)
    mark_sent(conn, first.id, 1, NOW)
    assert add_alerts(conn, [alert], NOW) == 0
    assert add_alerts(conn, [new_alert(here, item_id, "update", 1)], NOW) == 1
    assert add_alerts(conn, [new_alert(here, item_id, "update", 2)], NOW) == 1
    assert add_alerts(conn, [], NOW) == 0


def test_oldest_first_and_one_at_a_time_for_a_chat(conn: Connection, feed: Feed, here: Destination) -> None:
    topic, other = make_destination(conn, 100, 7), make_destination(conn, 200)
    first, second = make_item(conn, feed, "a"), make_item(conn, feed, "b")
    places = (here, topic, other)
    add_alerts(conn, [new_alert(place, item) for item in (first, second) for place in places], NOW)
    taken = lease(conn)
    assert [(alert.destination, alert.item.id) for alert in taken] == [(here, first), (other, first)]
    assert lease(conn) == []
    mark_sent(conn, taken[0].id, 55, NOW)
    assert [(alert.destination, alert.item.id) for alert in lease(conn)] == [(topic, first)]


def test_the_limit_is_kept(conn: Connection, feed: Feed) -> None:
    item_id = make_item(conn, feed)
    add_alerts(conn, [new_alert(make_destination(conn, chat_id), item_id) for chat_id in range(1, 6)], NOW)
    assert [alert.destination.chat_id for alert in lease(conn, limit=2)] == [1, 2]
    assert [alert.destination.chat_id for alert in lease(conn, limit=2)] == [3, 4]


def test_a_sent_alert_is_closed(conn: Connection, feed: Feed, here: Destination) -> None:
    add_alerts(conn, [new_alert(here, make_item(conn, feed))], NOW)
    (alert,) = lease(conn)
    retry_later(conn, alert.id, NOW, "timeout")
    (alert,) = lease(conn)
    mark_sent(conn, alert.id, 4321, NOW + HOUR)
    row = conn.execute(select(alerts)).one()
    assert (row.state, row.message_id, row.closed_at, row.error) == ("sent", 4321, NOW + HOUR, None)
    assert lease(conn, 10_000) == []


def test_a_retry_waits_and_lets_others_pass(conn: Connection, feed: Feed, here: Destination) -> None:
    first, second = make_item(conn, feed, "a"), make_item(conn, feed, "b")
    add_alerts(conn, [new_alert(here, first), new_alert(here, second)], NOW)
    (alert,) = lease(conn)
    retry_later(conn, alert.id, NOW + 5 * SECOND, "502")
    (passing,) = lease(conn, 1)
    assert passing.item.id == second
    mark_sent(conn, passing.id, 1, NOW)
    assert lease(conn, 4) == []
    (again,) = lease(conn, 5)
    assert (again.id, again.attempts) == (alert.id, 1)


def test_an_alert_waits_for_its_time(conn: Connection, feed: Feed, here: Destination) -> None:
    item_id = make_item(conn, feed)
    add_alerts(conn, [NewAlert(here.id, item_id, "alert", 0, "إدلب", None, NOW + 10 * SECOND)], NOW)
    assert lease(conn, 9) == []
    assert len(lease(conn, 10)) == 1


def test_a_given_up_alert_is_kept_but_not_sent(conn: Connection, feed: Feed, here: Destination) -> None:
    add_alerts(conn, [new_alert(here, make_item(conn, feed))], NOW)
    (alert,) = lease(conn)
    give_up(conn, alert.id, "chat not found", NOW)
    assert lease(conn, 10_000) == []
    assert outbox_counts(conn) == {"pending": 0, "paused": 0, "sent": 0, "failed": 1}
    assert conn.scalar(select(alerts.c.error)) == "chat not found"


def test_a_chat_on_hold_waits_with_all_its_topics(conn: Connection, feed: Feed, here: Destination) -> None:
    item_id = make_item(conn, feed)
    topic, other = make_destination(conn, 100, 7), make_destination(conn, 200)
    add_alerts(conn, [new_alert(place, item_id) for place in (here, topic, other)], NOW)
    hold_chat(conn, 100, NOW + 30 * SECOND)
    hold_chat(conn, 100, NOW + 10 * SECOND)
    assert [alert.destination for alert in lease(conn, 29)] == [other]
    assert [alert.destination for alert in lease(conn, 30)] == [here]


def test_alerts_of_a_blocked_chat_wait_for_its_return(conn: Connection, feed: Feed, here: Destination) -> None:
    add_alerts(conn, [new_alert(here, make_item(conn, feed))], NOW)
    (alert,) = lease(conn)
    set_blocked(conn, 100, NOW)
    retry_later(conn, alert.id, NOW, "blocked")
    assert lease(conn) == []
    assert outbox_counts(conn) == {"pending": 0, "paused": 1, "sent": 0, "failed": 0}
    set_active(conn, 100, NOW)
    assert len(lease(conn)) == 1


def test_a_lease_ends_by_time_or_at_the_start(conn: Connection, feed: Feed, here: Destination) -> None:
    add_alerts(conn, [new_alert(here, make_item(conn, feed))], NOW)
    assert len(lease(conn)) == 1
    assert lease(conn, LEASE - 1) == []
    assert [alert.attempts for alert in lease(conn, LEASE)] == [1]
    assert release_leases(conn) == 1
    assert [alert.attempts for alert in lease(conn, LEASE)] == [2]


def test_an_alert_shows_the_last_version(conn: Connection, feed: Feed, here: Destination) -> None:
    item_id = make_item(conn, feed)
    add_alerts(conn, [new_alert(here, item_id)], NOW)
    revise_item(conn, item_id, new_item(text="معدل"), NOW)
    assert lease(conn)[0].item.text == "معدل"


def test_an_alert_outlives_its_subscription(conn: Connection, feed: Feed, here: Destination) -> None:
    subscription, _ = add_subscription(conn, here.id, "إدلب", "ادلب", 9, NOW)
    alert = NewAlert(here.id, make_item(conn, feed), "alert", 0, "إدلب", subscription.id, NOW)
    add_alerts(conn, [alert], NOW)
    assert remove_subscription(conn, subscription.id, here.id)
    assert [alert.subscription_id for alert in lease(conn)] == [None]


async def test_parallel_takers_share_the_alerts_out(db: Database) -> None:
    def fill(conn: Connection) -> None:
        item_id = make_item(conn, make_feed(conn))
        add_alerts(conn, [new_alert(make_destination(conn, chat_id), item_id) for chat_id in range(1, 41)], NOW)

    await db.run(fill)
    taken: list[PendingAlert] = []
    while batch := await db.run(lease_alerts, NOW, 3, LEASE):
        taken += batch
    assert sorted(alert.destination.chat_id for alert in taken) == list(range(1, 41))
