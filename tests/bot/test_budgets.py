"""Telegram's limits are kept by whatever is sent, and used to the last place."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.budgets import BOT_CHATS, MOST_LATE, SPREAD_SECONDS, Budgets, Limits, Urgency

TELEGRAM = Limits(per_second=30, chat_per_second=1, group_per_minute=20)
chat_ids = st.sampled_from([1, 2, 3, -1, -2])


def send_all(limits: Limits, requests: list[tuple[float, int, Urgency]]) -> list[tuple[float, int]]:
    """When each of these, asked for one after the other, goes to its chat."""
    budgets, now, sent = Budgets(limits), 0.0, []
    for pause, chat_id, urgency in requests:
        now = max(now + pause, budgets.ready_at(urgency), budgets.chat_ready_at(chat_id, urgency))
        budgets.take(chat_id, now)
        sent.append((now, chat_id))
    return sent


def most_within(times: list[float], seconds: float) -> int:
    return max((sum(at <= later < at + seconds for later in times) for at in times), default=0)


@given(
    st.builds(Limits, st.integers(1, 40), st.integers(1, 3), st.integers(1, 25)),
    st.lists(st.tuples(st.floats(0, 3), chat_ids, st.sampled_from(Urgency)), max_size=120),
)
def test_no_limit_is_ever_passed(limits: Limits, requests: list[tuple[float, int, Urgency]]) -> None:
    sent = send_all(limits, requests)
    assert most_within([at for at, _ in sent], 1.0) <= limits.per_second
    for chat in {chat for _, chat in sent}:
        times = [at for at, to in sent if to == chat]
        assert most_within(times, 1.0) <= limits.chat_per_second
        if chat < 0:
            assert most_within(times, 60.0) <= limits.group_per_minute


@pytest.mark.parametrize(
    ("chats", "messages", "least_seconds"),
    [(range(1, 301), 3000, 99), ([1], 60, 59), ([-1], 61, 180)],
    ids=["the bot", "a chat", "a group"],
)
def test_a_steady_stream_uses_the_whole_of_each_limit(chats: list[int], messages: int, least_seconds: float) -> None:
    requests = [(0.0, chats[number % len(chats)], Urgency.INSTANT) for number in range(messages)]
    last, _ = send_all(TELEGRAM, requests)[-1]
    assert least_seconds <= last < 1.04 * least_seconds


def test_held_back_alerts_leave_a_group_room_for_instant_ones() -> None:
    budgets, now, sent = Budgets(TELEGRAM), 0.0, 0
    while budgets.chat_ready_at(-1, Urgency.HELD) < 50:
        now = max(now, budgets.chat_ready_at(-1, Urgency.HELD))
        budgets.take(-1, now)
        sent += 1
    assert sent == 15
    assert budgets.chat_ready_at(-1, Urgency.INSTANT) < now + 1.1


def test_replies_need_not_keep_the_distance_that_alerts_keep() -> None:
    budgets = Budgets(TELEGRAM)
    budgets.take(1, 100.0)
    assert budgets.ready_at(Urgency.REPLY) <= 100.0 < budgets.ready_at(Urgency.INSTANT)


def test_busy_chats_are_known_until_they_are_ready() -> None:
    budgets = Budgets(TELEGRAM)
    assert budgets.next_ready_at(0.0) == math.inf
    budgets.take(1, 0.0)
    budgets.take(2, 0.5)
    assert budgets.busy(Urgency.INSTANT, 0.6) == {1, 2}
    assert budgets.next_ready_at(0.6) == pytest.approx(1 + SPREAD_SECONDS)
    assert budgets.busy(Urgency.INSTANT, 1.1) == {2}
    assert budgets.busy(Urgency.INSTANT, 99.0) == set()


def test_a_message_held_up_on_its_way_counts_from_when_it_arrived() -> None:
    budgets = Budgets(TELEGRAM)
    for chat_id, seconds in ((1, 0.1), (2, 0.14), (3, 9.0)):
        budgets.take(chat_id, 10.0 * chat_id)
        budgets.answered(chat_id, 10.0 * chat_id, 10.0 * chat_id + seconds)
    lateness = [budgets.chat_ready_at(chat_id, Urgency.REPLY) - 10.0 * chat_id - 1 for chat_id in (1, 2, 3)]
    assert lateness == pytest.approx([SPREAD_SECONDS, SPREAD_SECONDS + 0.04, SPREAD_SECONDS + MOST_LATE])


def test_a_refusal_concerns_its_chat_and_many_at_once_the_bot() -> None:
    budgets = Budgets(TELEGRAM)
    for chat_id in range(1, BOT_CHATS):
        assert not budgets.refused(chat_id, 10.0, 7.0)
    assert budgets.hold_ends_at(1) == 17.0
    assert budgets.hold_ends_at(99) < 10.0
    assert not budgets.refused(1, 12.0, 7.0)
    assert budgets.refused(99, 12.0, 30.0)
    assert budgets.hold_ends_at(1000) == budgets.ready_at(Urgency.REPLY) == 42.0
    assert budgets.next_ready_at(12.0) == 42.0


def test_refusals_far_apart_concern_only_their_chats() -> None:
    budgets = Budgets(TELEGRAM)
    assert not any(budgets.refused(chat_id, 20.0 * chat_id, 1.0) for chat_id in range(1, 10))
