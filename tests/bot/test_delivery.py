"""Sending: every alert once, a failure's consequence for its own chat alone."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import Any

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.retry import TOPIC_PAUSE, TOPIC_TRIES, Decision, decide_retry
from monitors.store.chats import Destination, ensure_destination, get_destination, set_active, set_language
from monitors.store.database import Database
from monitors.store.feeds import Feed
from monitors.store.outbox import NewAlert, add_alerts, lease_alerts, release_leases
from monitors.store.subscriptions import add_subscription
from monitors.store.tallies import outbox_counts
from summarizer.model import Summary
from tests.bot.stories import TWO_SOURCES, store
from tests.bot.telegram_stub import CHANNEL, NOW, PRIVATE, Telegram


def caused_by(cause: httpx.HTTPError) -> NetworkError:
    """The error as python-telegram-bot makes it of httpx's."""
    error = NetworkError(str(cause))
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "attempts", "decision"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), 0, Decision("block", NOW)),
        (BadRequest("Chat not found"), 0, Decision("block", NOW)),
        (BadRequest("Not enough rights to send text messages to the chat"), 0, Decision("block", NOW)),
        (ChatMigrated(-100900), 0, Decision("migrate", NOW, -100900)),
        (TimedOut(), 0, Decision("retry", NOW + timedelta(seconds=2), unanswered=True)),
        (NetworkError("Bad Gateway"), 1, Decision("retry", NOW + timedelta(seconds=4), unanswered=True)),
        (NetworkError("Bad Gateway"), 6, Decision("retry", NOW + timedelta(seconds=128), unanswered=True)),
        (caused_by(httpx.ConnectError("refused")), 0, Decision("retry", NOW + timedelta(seconds=2))),
        (caused_by(httpx.ReadError("reset")), 0, Decision("retry", NOW + timedelta(seconds=2), unanswered=True)),
        (Conflict("other"), 8, Decision("retry", NOW + timedelta(seconds=300))),
        (InvalidToken(), 10**6, Decision("retry", NOW + timedelta(seconds=300))),
        (BadRequest("Topic_closed"), 3, Decision("retry", NOW + TOPIC_PAUSE)),
        (BadRequest("Message thread not found"), 0, Decision("retry", NOW + TOPIC_PAUSE)),
        (BadRequest("Topic_closed"), TOPIC_TRIES, Decision("give_up", NOW)),
        (BadRequest("Chat_restricted"), 0, Decision("block", NOW)),
        (TelegramError("Invalid server response"), 0, Decision("retry", NOW + timedelta(seconds=2), unanswered=True)),
        (ValueError("ours"), 0, Decision("give_up", NOW)),
    ],
)
def test_what_becomes_of_an_alert(error: Exception, attempts: int, decision: Decision) -> None:
    assert decide_retry(error, attempts, NOW, 0.5) == decision


@pytest.mark.parametrize(
    ("error", "hours", "action"),
    [
        (TimedOut(), 23.9, "retry"),
        (TimedOut(), 24, "give_up"),
        (caused_by(httpx.ConnectError("refused")), 24, "give_up"),
    ],
)
def test_what_may_have_arrived_is_repeated_for_a_day(error: Exception, hours: float, action: str) -> None:
    assert decide_retry(error, 99, NOW, 0.5, NOW - timedelta(hours=hours)).action == action


@pytest.mark.parametrize("length", [7, timedelta(seconds=7)])
def test_telegram_says_how_long_to_wait(length: int | timedelta, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    assert decide_retry(RetryAfter(length), 3, NOW, 0.5) == Decision("retry", NOW + timedelta(seconds=7))


@pytest.mark.parametrize(("jitter", "seconds"), [(0.0, 1), (0.999999, 3)])
def test_the_first_retry_comes_after_one_to_three_seconds(jitter: float, seconds: int) -> None:
    decision = decide_retry(TimedOut(), 0, NOW, jitter)
    assert abs((decision.at - NOW).total_seconds() - seconds) < 0.01


async def alert(db: Database, item_id: int, chat_id: int, thread_id: int | None = None) -> Destination:
    here = await db.run(ensure_destination, chat_id, thread_id, "private", "x", NOW)
    await db.run(add_alerts, [NewAlert(here.id, item_id, "alert", 0, "دير الزور", None, NOW)], NOW)
    return here


async def deliver(telegram: Telegram) -> None:
    """Two rounds: a chat with two alerts gets one in each."""
    for _ in range(2):
        await telegram.courier.deliver()
        await telegram.courier.finish()


def sent_to(telegram: Telegram) -> list[int]:
    return [call.parameters["chat_id"] for call in telegram.request.calls if call.method == "sendMessage"]


@pytest.fixture
def item_id(db: Database, feed: Feed) -> int:
    return store(db, feed, TWO_SOURCES)


async def test_an_alert_is_sent_once_to_its_topic_in_its_language(
    telegram: Telegram, db: Database, item_id: int
) -> None:
    here = await alert(db, item_id, -1009, thread_id=7)
    await db.run(set_language, here.id, "en")
    await deliver(telegram)
    (call,) = [call for call in telegram.request.calls if call.method == "sendMessage"]
    assert call.parameters["message_thread_id"] == 7
    assert "البنتاغون: 1 killed" in call.text
    assert "Details" in call.keys
    assert (await db.query(outbox_counts))["sent"] == 1


async def test_an_alert_in_a_channel_has_no_button_that_its_readers_may_not_press(
    telegram: Telegram, db: Database, item_id: int
) -> None:
    keys = []
    for chat in (PRIVATE, CHANNEL):
        here = await db.run(ensure_destination, chat["id"], None, chat["type"], "x", NOW)
        followed, _ = await db.run(add_subscription, here.id, "غارات", "غارات", 1, NOW)
        await db.run(add_alerts, [NewAlert(here.id, item_id, "alert", 0, "غارات", followed.id, NOW)], NOW)
        await deliver(telegram)
        keys.append(list(telegram.request.calls[-1].keys))
    assert keys[0] == ["التفاصيل", "كتم هذه الكلمة", "فتح", "+ هرابش", "+ البنتاغون", "+ القورية"]
    assert keys[1] == ["التفاصيل", "فتح"]


async def test_one_chats_failure_holds_up_no_other(telegram: Telegram, db: Database, item_id: int) -> None:
    for chat_id in range(1, 7):
        await alert(db, item_id, chat_id)
    failures = telegram.request.failures
    failures[1] = [(403, {"error_code": 403, "description": "Forbidden: bot was blocked by the user"})]
    failures[2] = [(429, {"error_code": 429, "description": "Too Many", "parameters": {"retry_after": 30}})]
    failures[3] = [TimedOut()]
    failures[4] = [(400, {"error_code": 400, "description": "Bad Request: message is too long"})]
    failures[5] = [(502, {"error_code": 502, "description": "Bad Gateway"})]
    await deliver(telegram)
    assert sorted(sent_to(telegram)) == [1, 2, 3, 4, 5, 6]
    assert await db.query(outbox_counts) == {"pending": 3, "paused": 1, "sent": 1, "failed": 1}
    telegram.later(seconds=3)
    await deliver(telegram)
    assert sorted(sent_to(telegram)[6:]) == [3, 5]
    telegram.later(seconds=27)
    await deliver(telegram)
    assert sent_to(telegram)[8:] == [2]


async def test_a_chat_that_comes_back_gets_what_waited(telegram: Telegram, db: Database, item_id: int) -> None:
    await alert(db, item_id, 1)
    telegram.request.failures[1] = [(403, {"error_code": 403, "description": "Forbidden: bot was kicked"})]
    await deliver(telegram)
    await deliver(telegram)
    assert sent_to(telegram) == [1]
    await db.run(set_active, 1, NOW)
    await deliver(telegram)
    assert (await db.query(outbox_counts))["sent"] == 1


async def test_a_group_that_moved_is_followed(telegram: Telegram, db: Database, item_id: int) -> None:
    here = await alert(db, item_id, -5)
    moved = {"error_code": 400, "description": "group migrated", "parameters": {"migrate_to_chat_id": -1005}}
    telegram.request.failures[-5] = [(400, moved)]
    await deliver(telegram)
    assert sent_to(telegram) == [-5, -1005]
    now_there = await db.query(get_destination, here.id)
    assert now_there is not None
    assert now_there.chat_id == -1005


async def test_what_was_leased_by_a_process_that_died_is_sent_after_a_start(
    telegram: Telegram, db: Database, item_id: int
) -> None:
    await alert(db, item_id, 1)
    await db.run(lease_alerts, NOW, 10, 300)
    await deliver(telegram)
    assert sent_to(telegram) == []
    await db.run(release_leases)
    await deliver(telegram)
    assert sent_to(telegram) == [1]


async def test_at_most_eight_are_in_flight_and_a_slow_chat_keeps_only_its_own_slot(
    telegram: Telegram, db: Database, item_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = asyncio.Event()
    answer = telegram.request.do_request

    async def sometimes_slow(**call: Any) -> tuple[int, bytes]:
        if call["request_data"].parameters["chat_id"] == 1:
            await slow.wait()
        return await answer(**call)

    monkeypatch.setattr(telegram.request, "do_request", sometimes_slow)
    for chat_id in range(1, 21):
        await alert(db, item_id, chat_id)
    assert await telegram.courier.deliver() == 8
    started = 8
    async with asyncio.timeout(30):
        while len(sent_to(telegram)) < 19:
            await asyncio.sleep(0)
            now_started = await telegram.courier.deliver()
            assert now_started <= 7
            started += now_started
    assert started == 20
    assert sorted(sent_to(telegram)) == list(range(2, 21))
    slow.set()
    await telegram.courier.finish()
    assert (await db.query(outbox_counts))["sent"] == 20


async def test_an_error_of_ours_gives_up_that_alert_with_a_traceback(
    telegram: Telegram,
    db: Database,
    item_id: int,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await alert(db, item_id, 1)
    monkeypatch.setattr("bot.delivery.render_pending", lambda *_: 1 / 0)
    with caplog.at_level(logging.ERROR):
        await deliver(telegram)
    assert "ZeroDivisionError" in caplog.text
    assert (await db.query(outbox_counts))["failed"] == 1


async def test_the_log_names_neither_chats_nor_the_token(
    telegram: Telegram, db: Database, feed: Feed, caplog: pytest.LogCaptureFixture
) -> None:
    item_id = store(db, feed, Summary("خبر", ""))
    for chat_id in (987654321, 987654322):
        await alert(db, item_id, chat_id)
    telegram.request.failures[987654321] = [TimedOut()]
    with caplog.at_level(logging.INFO):
        await deliver(telegram)
    assert "sent alert=" in caplog.text
    assert "98765432" not in caplog.text
    assert telegram.bot.token not in caplog.text
