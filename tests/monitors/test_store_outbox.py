"""The outbox: each alert once, one in flight for a chat, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from monitors.store.absence import KEPT, come_back, forget_absent
from monitors.store.chats import Destination, set_active, set_blocked
from monitors.store.database import Database
from monitors.store.feeds import Feed, due_feeds
from monitors.store.holds import hold_bot, hold_chat, last_known_time, list_holds, set_waits_back
from monitors.store.items import revise_item
from monitors.store.outbox import (
    Busy,
    NewAlert,
    PendingAlert,
    add_alerts,
    give_up,
    lease_alerts,
    mark_sent,
    release_leases,
    retry_later,
    return_lease,
    send_alone,
)
from monitors.store.schema import alerts
from monitors.store.subscriptions import add_subscription, remove_subscription
from monitors.store.tallies import Delay, count_waiting, instant_delay, list_undelivered, outbox_counts
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


# Held back, busy, merged


def held(alert: NewAlert) -> NewAlert:
    return replace(alert, held=True)


def test_instant_alerts_go_before_held_back_ones_that_are_older(
    conn: Connection, feed: Feed, here: Destination
) -> None:
    first, second = make_item(conn, feed, "a"), make_item(conn, feed, "b")
    other = make_destination(conn, 200)
    add_alerts(conn, [held(new_alert(here, first)), held(new_alert(other, first))], NOW)
    add_alerts(conn, [replace(new_alert(here, second), not_before=NOW + SECOND)], NOW + SECOND)
    (alert,) = lease(conn, 1, limit=1)
    assert (alert.destination, alert.item.id, alert.held) == (here, second, False)
    assert [(alert.destination, alert.held) for alert in lease(conn, 1)] == [(other, True)]


def test_busy_chats_are_passed_over(conn: Connection, feed: Feed, here: Destination) -> None:
    item_id, other, third = make_item(conn, feed), make_destination(conn, 200), make_destination(conn, 300)
    add_alerts(conn, [new_alert(here, item_id), new_alert(other, item_id), held(new_alert(third, item_id))], NOW)
    busy = Busy(chats={100}, for_held={200, 300})
    assert [alert.destination for alert in lease_alerts(conn, NOW, 9, LEASE, busy)] == [other]


def by_three(_: int, waiting: int) -> int:
    return 3 if waiting > 3 else 1


def merged(conn: Connection) -> list[int]:
    return [alert.item.id for alert in lease_alerts(conn, NOW, 9, LEASE, merge=by_three)]


def test_alerts_merged_stay_together_until_they_are_sent(conn: Connection, feed: Feed, here: Destination) -> None:
    items = [make_item(conn, feed, str(number)) for number in range(5)]
    topic = make_destination(conn, 100, 7)
    add_alerts(conn, [new_alert(here, item) for item in items[:4]] + [new_alert(topic, items[4])], NOW)
    alerts_taken = lease_alerts(conn, NOW, 9, LEASE, merge=by_three)
    assert [alert.item.id for alert in alerts_taken] == items[:3]
    for alert in alerts_taken:
        retry_later(conn, alert.id, NOW, "timeout", NOW)
    # Nothing would be merged any more, but these may have arrived together.
    assert [alert.item.id for alert in lease(conn)] == items[:3]
    for alert in alerts_taken:
        mark_sent(conn, alert.id, 5, NOW)
    assert merged(conn) == [items[3]]


def test_alerts_refused_together_go_alone(conn: Connection, feed: Feed, here: Destination) -> None:
    items = [make_item(conn, feed, str(number)) for number in range(4)]
    add_alerts(conn, [new_alert(here, item) for item in items], NOW)
    for alert in lease_alerts(conn, NOW, 9, LEASE, merge=by_three):
        send_alone(conn, alert.id)
    for item in items:
        (alert,) = lease_alerts(conn, NOW, 9, LEASE, merge=by_three)
        assert alert.item.id == item
        mark_sent(conn, alert.id, 5, NOW)


def test_a_lease_given_back_was_no_attempt(conn: Connection, feed: Feed, here: Destination) -> None:
    add_alerts(conn, [new_alert(here, make_item(conn, feed))], NOW)
    (alert,) = lease(conn)
    return_lease(conn, alert.id)
    assert [alert.attempts for alert in lease(conn)] == [0]


def test_the_first_time_without_an_answer_is_kept(conn: Connection, feed: Feed, here: Destination) -> None:
    add_alerts(conn, [new_alert(here, make_item(conn, feed))], NOW)
    for seconds, unanswered in ((0, None), (1, NOW + SECOND), (2, None), (3, NOW + HOUR)):
        (alert,) = lease(conn, seconds)
        retry_later(conn, alert.id, NOW, "timeout", unanswered)
    assert lease(conn, 4)[0].unanswered_since == NOW + SECOND


# Holds, and clocks that are set back


def test_the_bots_own_hold_is_kept_and_the_longer_one_stays(conn: Connection) -> None:
    assert list_holds(conn, NOW).bot is None
    hold_bot(conn, NOW + 30 * SECOND)
    hold_bot(conn, NOW + 10 * SECOND)
    assert list_holds(conn, NOW).bot == NOW + 30 * SECOND
    hold_bot(conn, NOW + 40 * SECOND)
    assert list_holds(conn, NOW).bot == NOW + 40 * SECOND
    assert list_holds(conn, NOW + 40 * SECOND).bot is None


def test_a_clock_set_back_lets_nothing_wait_longer_than_it_would_have(
    conn: Connection, feed: Feed, here: Destination
) -> None:
    other = make_destination(conn, 200)
    first, second = make_item(conn, feed, "a"), make_item(conn, feed, "b")
    morning = replace(held(new_alert(other, first)), not_before=NOW + 8 * HOUR)
    add_alerts(conn, [new_alert(here, first), new_alert(here, second), morning], NOW)
    hold_chat(conn, 100, NOW + 30 * SECOND)
    hold_bot(conn, NOW + 20 * SECOND)
    earlier = NOW - HOUR
    assert lease_alerts(conn, earlier, 9, LEASE) == []
    assert last_known_time(conn) == NOW
    set_waits_back(conn, earlier, HOUR)
    holds = list_holds(conn, earlier)
    assert (holds.bot, holds.chats) == (earlier + 20 * SECOND, {100: earlier + 30 * SECOND})
    assert lease_alerts(conn, earlier + 29 * SECOND, 9, LEASE) == []
    assert [alert.item.id for alert in lease_alerts(conn, earlier + 30 * SECOND, 9, LEASE)] == [first]
    assert {found.id for found in due_feeds(conn, earlier, 9)} == {feed.id}
    assert conn.scalar(select(alerts.c.not_before).where(alerts.c.held)) == NOW + 8 * HOUR


# Tallies


def test_the_delay_is_that_of_95_in_100_instant_alerts(conn: Connection, feed: Feed, here: Destination) -> None:
    assert instant_delay(conn, NOW) is None
    for number in range(1, 101):
        item_id = make_item(conn, feed, str(number))
        changed = replace(new_alert(here, item_id), changed_at=NOW)
        add_alerts(conn, [changed, replace(held(changed), kind="update")], NOW)
        for alert_id in conn.scalars(select(alerts.c.id).where(alerts.c.item_id == item_id)).all():
            mark_sent(conn, alert_id, 1, NOW + number * SECOND)
    assert instant_delay(conn, NOW) == Delay(100, 95 * SECOND)
    assert instant_delay(conn, NOW + SECOND) is None


def test_what_waited_for_a_chat_that_blocked_the_bot_is_no_delay(
    conn: Connection, feed: Feed, here: Destination
) -> None:
    other = make_destination(conn, 200)
    item_id = make_item(conn, feed)
    add_alerts(conn, [replace(new_alert(place, item_id), changed_at=NOW) for place in (here, other)], NOW)
    set_blocked(conn, 100, NOW)
    for alert in lease(conn):
        mark_sent(conn, alert.id, 1, NOW + SECOND)
    come_back(conn, 100, NOW + HOUR)
    for alert in lease_alerts(conn, NOW + HOUR, 9, LEASE):
        assert alert.destination == here
        mark_sent(conn, alert.id, 2, NOW + HOUR)
    assert instant_delay(conn, NOW) == Delay(1, SECOND)


def test_what_was_given_up_is_listed_newest_first(conn: Connection, feed: Feed, here: Destination) -> None:
    for key in "ab":
        add_alerts(conn, [new_alert(here, make_item(conn, feed, key))], NOW)
        (alert,) = lease(conn)
        give_up(conn, alert.id, "TimedOut", NOW)
    assert [(one.title, one.error) for one in list_undelivered(conn, 5)] == [("b", "TimedOut"), ("a", "TimedOut")]
    assert count_waiting(conn, NOW) == 0


# Chats that were away


def test_what_waits_for_an_absent_chat_is_kept_for_thirty_days_and_told(
    conn: Connection, feed: Feed, here: Destination
) -> None:
    add_alerts(conn, [new_alert(here, make_item(conn, feed))], NOW)
    add_subscription(conn, here.id, "إدلب", "ادلب", 9, NOW)
    assert come_back(conn, 100, NOW) is None
    set_blocked(conn, 100, NOW)
    almost = NOW + KEPT - SECOND
    assert forget_absent(conn, almost) == 0
    back = come_back(conn, 100, almost)
    assert back is not None
    assert (back.destination.id, back.away, back.waiting, back.followed) == (here.id, KEPT - SECOND, 1, 1)
    assert len(lease_alerts(conn, almost, 9, LEASE)) == 1


def test_after_thirty_days_nothing_waits_and_nothing_is_followed(
    conn: Connection, feed: Feed, here: Destination
) -> None:
    other = make_destination(conn, 200)
    item_id = make_item(conn, feed)
    add_alerts(conn, [new_alert(here, item_id), new_alert(other, item_id)], NOW)
    for place in (here, other):
        add_subscription(conn, place.id, "إدلب", "ادلب", 9, NOW)
    set_blocked(conn, 100, NOW)
    assert forget_absent(conn, NOW + KEPT) == 1
    back = come_back(conn, 100, NOW + KEPT)
    assert back is not None
    assert (back.away, back.waiting, back.followed) == (KEPT, 0, 0)
    assert [one.error for one in list_undelivered(conn, 9)] == ["blocked"]
    assert [alert.destination for alert in lease(conn)] == [other]
