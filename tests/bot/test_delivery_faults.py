"""What fails beside Telegram: the disk, the database, the clock; and what a long queue and a long silence come to."""

from __future__ import annotations

import asyncio
import contextlib
import resource
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from telegram.error import TimedOut

from bot.budgets import Limits
from bot.merging import MOST_MERGED, merge_by, render_merged
from monitors.store.absence import KEPT, forget_absent
from monitors.store.chats import ensure_destination
from monitors.store.database import Database
from monitors.store.feeds import Feed
from monitors.store.outbox import AlertKind, Busy, NewAlert, PendingAlert, add_alerts
from monitors.store.schema import alerts
from monitors.store.subscriptions import add_subscription
from monitors.store.tallies import list_undelivered, outbox_counts
from summarizer.model import Summary
from tests.bot.stories import TWO_SOURCES, item, store, style
from tests.bot.telegram_stub import BOT_ADMIN, NOW, PRIVATE, READER, Call, Telegram

TELEGRAM = Limits(per_second=30, chat_per_second=1, group_per_minute=20)
ADMIN_CHAT = {"id": BOT_ADMIN, "type": "private", "first_name": "مدير"}


async def queue(db: Database, feed: Feed, many: int, chat_id: int = READER) -> None:
    """So many alerts for a chat, of an item each."""
    items = [store(db, feed, Summary(f"خبر رقم {number}.", "")) for number in range(1, many + 1)]
    here = await db.run(ensure_destination, chat_id, None, "private", "ليلى", NOW)
    await db.run(add_alerts, [NewAlert(here.id, one, "alert", 0, "خبر", None, NOW) for one in items], NOW)


async def deliver(telegram: Telegram) -> None:
    await telegram.courier.look()
    await telegram.courier.deliver()
    await telegram.courier.finish()


def messages(telegram: Telegram) -> list[Call]:
    return [call for call in telegram.request.calls if call.method == "sendMessage"]


# The disk and the database


@contextlib.contextmanager
def full_disk() -> Iterator[None]:
    """A disk to which not a byte more can be written."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """A database that another program writes to without an end."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


@pytest.mark.parametrize("fault", ["full disk", "locked database"])
async def test_what_arrived_is_noted_as_soon_as_it_can_be_and_not_sent_again(
    telegram: Telegram,
    db: Database,
    feed: Feed,
    fault: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await queue(db, feed, 1)
    monkeypatch.setattr("bot.delivery.WRITE_AGAIN_SECONDS", 0)
    # SQLite itself would wait for ten seconds.
    await db.run(lambda conn: conn.exec_driver_sql("PRAGMA busy_timeout = 20"))
    trouble = contextlib.ExitStack()
    answer = telegram.request.do_request

    async def answer_in_trouble(**call: Any) -> tuple[int, bytes]:
        trouble.enter_context(full_disk() if fault == "full disk" else locked(tmp_path / "bot.sqlite3"))
        return await answer(**call)

    monkeypatch.setattr(telegram.request, "do_request", answer_in_trouble)
    with trouble:
        await telegram.courier.deliver()
        async with asyncio.timeout(30):
            while caplog.text.count("outbox not written") < 3:  # noqa: ASYNC110 (a log has no event)
                await asyncio.sleep(0.01)
    await telegram.courier.finish()
    assert await db.query(outbox_counts) == {"pending": 0, "paused": 0, "sent": 1, "failed": 0}
    assert len(messages(telegram)) == 1


async def test_delivery_goes_on_when_the_disk_has_room_again(telegram: Telegram, db: Database, feed: Feed) -> None:
    await queue(db, feed, 1)
    with full_disk():
        telegram.courier.start()
        await asyncio.wait({asyncio.create_task(telegram.courier._landed.wait())}, timeout=0.2)
        assert messages(telegram) == []
    async with asyncio.timeout(30):
        while (await db.query(outbox_counts))["sent"] == 0:  # noqa: ASYNC110 (a database has no event)
            await asyncio.sleep(0.01)
    await telegram.courier.stop()
    assert len(messages(telegram)) == 1


# The clock


async def test_a_clock_set_back_holds_up_no_alert(telegram: Telegram, db: Database, feed: Feed) -> None:
    await queue(db, feed, 1)
    telegram.request.failures[READER] = [TimedOut()]
    await deliver(telegram)
    telegram.now -= timedelta(hours=1)
    await deliver(telegram)
    assert (await db.query(outbox_counts))["sent"] == 1


# Chats that are written to otherwise


async def test_an_alert_gives_way_to_a_reply_and_counts_no_attempt(
    db: Database, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    telegram = Telegram(db, TELEGRAM)
    monkeypatch.setattr(telegram.services.pacer, "busy", lambda **_: Busy())
    async with telegram.application:
        await queue(db, feed, 1)
        await telegram.write("/start")
        await deliver(telegram)
        assert [call.text.startswith("خبر رقم") for call in messages(telegram)] == [False]
        telegram.later(seconds=2)
        await deliver(telegram)
    assert [call.text.startswith("خبر رقم") for call in messages(telegram)] == [False, True]
    with db.read() as conn:
        assert conn.execute(select(alerts.c.state, alerts.c.attempts)).all() == [("sent", 1)]


# Long queues


@pytest.mark.parametrize(
    ("chat_id", "waiting", "in_all", "most"),
    [
        (1, 60, 60, 1),
        (1, 61, 61, MOST_MERGED),
        (-1, 20, 20, 1),
        (-1, 21, 21, MOST_MERGED),
        (1, 2, 1800, 1),
        (1, 2, 1801, MOST_MERGED),
    ],
)
def test_alerts_go_together_where_the_queue_is_longer_than_a_minute(
    chat_id: int, waiting: int, in_all: int, most: int
) -> None:
    assert merge_by(TELEGRAM, in_all)(chat_id, waiting) == most


async def test_each_alert_of_a_merged_message_keeps_its_row_and_its_headline(db: Database, feed: Feed) -> None:
    telegram = Telegram(db, TELEGRAM)
    async with telegram.application:
        await queue(db, feed, 61)
        await deliver(telegram)
    (message,) = messages(telegram)
    assert message.text.startswith("8 تنبيهات")
    assert [f"خبر رقم {number}." in message.text for number in range(1, 10)] == [True] * 8 + [False]
    with db.read() as conn:
        sent = conn.execute(select(alerts.c.message_id).where(alerts.c.state == "sent")).all()
    assert sent == [(1000,)] * 8


async def test_a_merged_message_that_is_refused_goes_in_parts(db: Database, feed: Feed) -> None:
    telegram = Telegram(db, TELEGRAM)
    telegram.request.failures[READER] = [(400, {"error_code": 400, "description": "Bad Request: can't parse"})]
    async with telegram.application:
        await queue(db, feed, 61)
        await deliver(telegram)
        assert (await db.query(outbox_counts))["failed"] == 0
        telegram.later(seconds=2)
        await deliver(telegram)
    assert "خبر رقم 1." in messages(telegram)[-1].text
    assert "خبر رقم 2." not in messages(telegram)[-1].text


def pending(headline: str, number: int = 1, kind: AlertKind = "update") -> PendingAlert:
    summary = Summary(headline, "", claims=TWO_SOURCES.claims)
    where: Any = None
    told = item(summary, id=number, outlet="و" * 200)
    return PendingAlert(1, where, told, kind, 1, "", None, 0, NOW, False, None)


def test_the_longest_headlines_of_a_merged_message_have_room() -> None:
    message = render_merged([pending("خ" * 400, number) for number in range(1, MOST_MERGED + 1)], style())
    call = Call("sendMessage", {"text": message.text, "parse_mode": "HTML"})
    assert len(call.text) <= 4096
    assert call.text.count("تحديث") == call.text.count("/item_") == MOST_MERGED
    assert "البنتاغون" not in call.text
    assert "البنتاغون" in render_merged([pending("خبر", 1), pending("خبر", 2)], style()).text


def test_an_item_that_was_edited_while_it_waited_is_told_once_as_an_update() -> None:
    waited = [pending("أول", 1, "alert"), pending("ثان", 2, "alert"), pending("أول", 1), pending("أول", 1)]
    message = render_merged(waited, style())
    told = Call("sendMessage", {"text": message.text, "parse_mode": "HTML"}).text.split("\n")
    assert told[0] == "تنبيهان"
    assert [line for line in told if "أول" in line or "ثان" in line] == ["تحديث · أول", "ثان"]


# Long silences


async def test_an_alert_without_an_answer_for_a_day_is_listed_as_undelivered(
    telegram: Telegram, db: Database, feed: Feed
) -> None:
    await queue(db, feed, 1)
    telegram.request.failures[READER] = [TimedOut()] * 3
    for hours in (0, 23, 1):
        telegram.later(hours=hours)
        assert await db.query(list_undelivered, 9) == []
        await deliver(telegram)
    (undelivered,) = await db.query(list_undelivered, 9)
    assert (undelivered.title, undelivered.error) == ("خبر رقم 1.", "TimedOut")
    (answer,) = await telegram.write("/stats", user=BOT_ADMIN, chat=ADMIN_CHAT)
    assert "تنبيهات لم تصل: 1" in answer.text
    assert f"/item_{undelivered.item_id} TimedOut" in answer.text


async def test_the_delay_of_instant_alerts_is_among_the_statistics(
    telegram: Telegram, db: Database, feed: Feed
) -> None:
    item_id = store(db, feed, TWO_SOURCES)
    here = await db.run(ensure_destination, READER, None, "private", "ليلى", NOW)
    changed_at = NOW - timedelta(seconds=90)
    await db.run(add_alerts, [NewAlert(here.id, item_id, "alert", 0, "", None, NOW, changed_at=changed_at)], NOW)
    await deliver(telegram)
    (answer,) = await telegram.write("/stats", user=BOT_ADMIN, chat=ADMIN_CHAT)
    assert "في 95 من كل 100 تنبيه فوري: 90.0 ثانية" in answer.text


# Chats that were away


async def test_a_chat_that_returns_is_told_what_waited(telegram: Telegram, db: Database, feed: Feed) -> None:
    await queue(db, feed, 3)
    here = await db.run(ensure_destination, READER, None, "private", "ليلى", NOW)
    await db.run(add_subscription, here.id, "خبر", "خبر", READER, NOW)
    await telegram.membership("kicked")
    telegram.later(days=29)
    await deliver(telegram)
    assert messages(telegram) == []
    (told,) = await telegram.membership("member")
    assert "3 تنبيهات كانت في الانتظار وتصل الآن" in told.text
    assert "/recent" in told.text
    assert await telegram.membership("member") == []
    await deliver(telegram)
    assert "خبر رقم 1." in messages(telegram)[-1].text


async def test_a_chat_that_was_away_too_long_is_told_that_nothing_is_followed(
    telegram: Telegram, db: Database, feed: Feed
) -> None:
    await queue(db, feed, 1)
    await telegram.membership("kicked")
    telegram.later(days=31)
    assert await db.run(forget_absent, NOW + KEPT) == 1
    told, answer = await telegram.write("/subscriptions", chat=PRIVATE)
    assert "غبت أكثر من 30 يوماً" in told.text
    assert "غبت" not in answer.text


async def test_an_address_that_telegram_refuses_costs_its_button_alone(
    telegram: Telegram, db: Database, feed: Feed
) -> None:
    await queue(db, feed, 1)
    telegram.request.failures[READER] = [(400, {"description": "Bad Request: BUTTON_URL_INVALID"})]
    await deliver(telegram)
    refused, sent = messages(telegram)
    assert "فتح" in refused.keys
    assert list(sent.keys) == ["التفاصيل"]
    assert sent.text == refused.text
    assert (await db.query(outbox_counts))["sent"] == 1
