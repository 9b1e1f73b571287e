"""Who is served first, and what Telegram's refusals do."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import NetworkError, RetryAfter, TimedOut

from bot.budgets import Limits, Urgency
from bot.pacer import ChatBusy, Pacer
from monitors.store.chats import ensure_destination
from monitors.store.database import Database
from monitors.store.holds import list_holds
from tests.bot.telegram_stub import NOW, READER, Telegram

ONE_AT_A_TIME = Limits(per_second=1, chat_per_second=1, group_per_minute=20)


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Sender:
    """Sends through a pacer whose clock stands; `sent` is what Telegram got."""

    def __init__(self, db: Database, limits: Limits) -> None:
        self.clock = Clock()
        self.pacer = Pacer(limits, db, lambda: NOW, self.clock)
        self.sent: list[str] = []
        self.refusals: dict[str, float] = {}

    def send(self, chat_id: int, what: str, urgency: Urgency | None = None, endpoint: str = "sendMessage") -> Any:
        async def telegram() -> bool:
            if what in self.refusals:
                raise RetryAfter(timedelta(seconds=self.refusals.pop(what)))
            self.sent.append(what)
            return True

        data = {"chat_id": chat_id}
        return asyncio.create_task(self.pacer.process_request(telegram, (), {}, endpoint, data, urgency))

    async def pass_time(self, seconds: float) -> None:
        """Let time pass and everybody take their turn."""
        self.clock.seconds += seconds
        self.pacer._give_turns()
        await settle()


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


@pytest.fixture
def sender(db: Database, monkeypatch: pytest.MonkeyPatch) -> Sender:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    return Sender(db, ONE_AT_A_TIME)


async def test_replies_go_before_instant_alerts_and_these_before_held_back_ones(sender: Sender) -> None:
    for chat_id, urgency in enumerate((None, Urgency.HELD, Urgency.INSTANT, Urgency.REPLY), 1):
        sender.send(chat_id, "first" if urgency is None else urgency.name, urgency)
    edit = sender.send(5, "EDIT", endpoint="editMessageText")
    await settle()
    assert sender.sent == ["first"]
    for _ in range(4):
        await sender.pass_time(1.1)
    assert sender.sent == ["first", "REPLY", "EDIT", "INSTANT", "HELD"]
    assert await edit


async def test_an_alert_whose_chat_was_just_written_to_goes_back_at_once(sender: Sender) -> None:
    await sender.send(1, "reply")
    with pytest.raises(ChatBusy):
        await sender.send(1, "alert", Urgency.INSTANT)
    waiting = sender.send(1, "second reply")
    await sender.pass_time(1.1)
    assert await waiting
    assert sender.sent == ["reply", "second reply"]


async def test_what_is_no_message_waits_for_nothing(sender: Sender) -> None:
    for endpoint in ("answerCallbackQuery", "getChatMember", "sendChatAction", "setMyCommands"):
        await sender.send(1, endpoint, endpoint=endpoint)
    assert len(sender.sent) == 4


async def test_who_gives_up_waiting_keeps_nobody_from_their_turn(sender: Sender) -> None:
    await sender.send(1, "first")
    gone = sender.send(2, "gone")
    stays = sender.send(3, "stays")
    await settle()
    gone.cancel()
    await sender.pass_time(1.1)
    assert await stays
    assert sender.sent == ["first", "stays"]


async def test_a_hold_is_stored_for_the_chat_and_obeyed_by_replies(db: Database, sender: Sender) -> None:
    await db.run(ensure_destination, 1, None, "private", "x", NOW)
    sender.refusals["alert"] = 30
    with pytest.raises(RetryAfter):
        await sender.send(1, "alert", Urgency.INSTANT)
    assert (await db.query(list_holds, NOW)).chats == {1: NOW + timedelta(seconds=30)}
    reply = sender.send(1, "reply")
    await sender.pass_time(29)
    assert sender.sent == []
    await sender.pass_time(1.1)
    assert await reply


async def test_a_reply_waits_out_a_short_refusal_and_not_a_long_one(db: Database, sender: Sender) -> None:
    sender.refusals["reply"] = 5
    reply = sender.send(1, "reply")
    await settle()
    await db.run(lambda _: None)
    await settle()
    await sender.pass_time(5.1)
    assert await reply
    await sender.pass_time(2)
    sender.refusals["late"] = 600
    with pytest.raises(RetryAfter):
        await sender.send(2, "late")
    await db.run(lambda _: None)
    with pytest.raises(RetryAfter):
        await sender.send(2, "as late")


async def test_holds_of_the_process_before_are_obeyed(db: Database, telegram: Telegram) -> None:
    await db.run(ensure_destination, 1, None, "private", "x", NOW)
    pacer = telegram.services.pacer
    for chat_id in (1, 2, 3):
        telegram.request.failures[chat_id] = [
            (429, {"error_code": 429, "description": "Too Many", "parameters": {"retry_after": 40}})
        ]
        with pytest.raises(RetryAfter):
            await telegram.bot.send_message(chat_id, "x", rate_limit_args=Urgency.INSTANT)
    assert pacer.on_hold()
    after_restart = Sender(db, ONE_AT_A_TIME)
    after_restart.pacer.restore(await db.query(list_holds, NOW), NOW)
    assert after_restart.pacer.on_hold()
    assert after_restart.pacer.busy().chats == {1}
    after_restart.clock.seconds += 41
    assert not after_restart.pacer.on_hold()


@pytest.mark.parametrize("error", [NetworkError("Bad Gateway"), TimedOut()])
async def test_a_reply_is_tried_again_where_the_connection_broke(
    db: Database, telegram: Telegram, monkeypatch: pytest.MonkeyPatch, error: NetworkError
) -> None:
    monkeypatch.setattr("bot.pacer.REPLY_PAUSES", (0.0, 0.0))
    telegram.request.failures[READER] = [error, error]
    (*broken, answer) = await telegram.write("/start")
    assert len(broken) == 2
    assert answer.text.startswith("أهلاً بك")
    telegram.request.failures[READER] = [error] * 3
    *_, apology = await telegram.write("/start")
    assert "حدث خطأ غير متوقع" in apology.text
