"""Subscriptions: made once, active or not, and each its own chat's."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from monitors.store.chats import Destination, set_active, set_blocked, set_mute
from monitors.store.subscriptions import (
    Subscription,
    active_among,
    add_subscription,
    count_subscriptions,
    get_subscription,
    list_subscriptions,
    mute_subscription,
    queries_after,
    remove_subscription,
    set_subscription_state,
)
from tests.monitors.store_world import HOUR, NOW, make_destination


@pytest.fixture
def here(conn: Connection) -> Destination:
    return make_destination(conn, 100)


@pytest.fixture
def subscription(conn: Connection, here: Destination) -> Subscription:
    return add_subscription(conn, here.id, " غارة إدلب ", "ادلب غاره", 9, NOW)[0]


def test_an_equal_subscription_is_not_made_twice(conn: Connection, subscription: Subscription) -> None:
    assert subscription.query == "غارة إدلب"
    assert (subscription.state, subscription.muted_until, subscription.created_by) == ("active", None, 9)
    here = subscription.destination_id
    assert add_subscription(conn, here, "إدلب غارة", "ادلب غاره", 8, NOW + HOUR) == (subscription, False)
    elsewhere = make_destination(conn, 200)
    assert add_subscription(conn, elsewhere.id, "إدلب غارة", "ادلب غاره", 8, NOW)[1]
    assert list_subscriptions(conn, here) == [subscription]
    assert count_subscriptions(conn) == 2


def test_silence_of_any_kind_makes_a_subscription_inactive(conn: Connection, subscription: Subscription) -> None:
    number, here = subscription.id, subscription.destination_id

    def is_active(hours: float = 0) -> bool:
        active, gone = active_among(conn, [number], NOW + hours * HOUR)
        assert gone == set()
        return [one.id for one in active] == [number]

    assert is_active()
    assert set_subscription_state(conn, number, here, "paused")
    assert not is_active()
    set_subscription_state(conn, number, here, "active")
    assert mute_subscription(conn, number, here, NOW + HOUR)
    assert not is_active()
    assert is_active(hours=1)
    mute_subscription(conn, number, here, None)
    set_mute(conn, here, NOW + HOUR)
    assert not is_active()
    assert is_active(hours=1)
    set_mute(conn, here, None)
    set_blocked(conn, 100, NOW)
    assert not is_active()
    set_active(conn, 100, NOW)
    assert is_active()


def test_nobody_touches_another_chats_subscription(conn: Connection, subscription: Subscription) -> None:
    topic = make_destination(conn, 100, thread_id=7).id
    assert get_subscription(conn, subscription.id, topic) is None
    assert not set_subscription_state(conn, subscription.id, topic, "paused")
    assert not mute_subscription(conn, subscription.id, topic, NOW)
    assert not remove_subscription(conn, subscription.id, topic)
    assert list_subscriptions(conn, topic) == []
    assert get_subscription(conn, subscription.id, subscription.destination_id) == subscription


@pytest.mark.parametrize("number", [0, -1, 12345, 2**63, 10**40])
def test_numbers_that_no_row_has_change_nothing(conn: Connection, subscription: Subscription, number: int) -> None:
    here = subscription.destination_id
    assert get_subscription(conn, number, here) is None
    assert not set_subscription_state(conn, number, here, "paused")
    assert not remove_subscription(conn, number, here)
    assert list_subscriptions(conn, here) == [subscription]


def test_a_removed_subscription_is_gone(conn: Connection, subscription: Subscription) -> None:
    here = subscription.destination_id
    assert remove_subscription(conn, subscription.id, here)
    assert not remove_subscription(conn, subscription.id, here)
    again, created = add_subscription(conn, here, "غارة إدلب", "ادلب غاره", 9, NOW)
    assert created
    assert again.id > subscription.id


def test_standing_queries_are_read_in_order_and_what_is_gone_is_known(conn: Connection, here: Destination) -> None:
    first, second = (add_subscription(conn, here.id, query, query, 9, NOW)[0].id for query in ("غارة", "حلب"))
    assert list(queries_after(conn, 0)) == [(first, "غارة"), (second, "حلب")]
    assert list(queries_after(conn, first)) == [(second, "حلب")]
    remove_subscription(conn, first, here.id)
    active, gone = active_among(conn, [first, second, *range(900, 2000)], NOW)
    assert [one.id for one in active] == [second]
    assert gone == {first, *range(900, 2000)}
