"""Updates that are no commands, and errors nobody expected."""

from __future__ import annotations

import logging
from unittest.mock import AsyncMock

import pytest
from telegram.error import Conflict, NetworkError, TelegramError

from monitors.store.chats import ensure_destination
from monitors.store.database import Database
from monitors.trial import FeedTrial
from tests.bot.telegram_stub import BOT_ADMIN, BOT_ID, CHANNEL, GROUP, GROUP_ADMIN, NOW, PRIVATE, READER, Telegram


async def state(db: Database, chat_id: int = 501) -> str:
    return (await db.run(ensure_destination, chat_id, None, "private", "ليلى", NOW)).state


async def test_being_blocked_is_noted_and_being_let_in_again_as_well(telegram: Telegram, db: Database) -> None:
    await telegram.write("/start")
    await telegram.membership("kicked")
    assert await state(db) == "blocked"
    await telegram.membership("member")
    assert await state(db) == "active"
    await telegram.membership("kicked")
    await telegram.write("/start")
    assert await state(db) == "active"


async def test_a_group_that_becomes_a_supergroup_keeps_what_it_follows(telegram: Telegram, db: Database) -> None:
    old = {"id": -700, "type": "group", "title": "غرفة"}
    await telegram.write("/subscribe غزة", user=43, chat=old)
    await telegram.write("", chat=old, migrate_to_chat_id=-100700)
    (answer,) = await telegram.write("/subscriptions", chat={"id": -100700, "type": "supergroup", "title": "غرفة"})
    assert "1. غزة" in answer.text


async def test_an_unexpected_error_is_logged_and_apologised_for(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.following.find_items", None)
    with caplog.at_level(logging.ERROR):
        (answer,) = await telegram.write("/subscribe غزة")
        (note,) = (await telegram.press("follow:1:" + "0" * 12))[-1:]
    assert "عذراً، حدث خطأ غير متوقع" in answer.text
    error_id = answer.text.partition("بالرقم ")[2].split(".")[0]
    assert f"unexpected error id={error_id}" in caplog.text
    assert "TypeError" in caplog.text
    assert note.text == "عُدّل الخبر ولم يعد يذكر هذا الاسم."
    assert "501" not in caplog.text.replace("line 501", "")


async def test_an_error_under_a_button_ends_its_press(telegram: Telegram, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.buttons.set_language", None)
    (note,) = await telegram.press("lang:en")
    assert note.method == "answerCallbackQuery"
    assert "عذراً، حدث خطأ غير متوقع" in note.text


@pytest.mark.parametrize("error", [NetworkError("gone"), Conflict("other"), TelegramError("Invalid server response")])
async def test_what_keeps_updates_away_is_a_warning(
    telegram: Telegram, caplog: pytest.LogCaptureFixture, error: TelegramError
) -> None:
    await telegram.application.process_error(None, error)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert type(error).__name__ in caplog.text


async def test_who_cannot_be_answered_gets_no_apology(telegram: Telegram, caplog: pytest.LogCaptureFixture) -> None:
    description = "Bad Request: not enough rights to send text messages to the chat"
    telegram.request.failures[GROUP["id"]] = [(400, {"description": description})]
    assert len(await telegram.write("/start", chat=GROUP)) == 1
    telegram.request.failures[READER] = [(403, {"description": "Forbidden: bot was blocked by the user"})]
    assert len(await telegram.write("/start")) == 1
    assert {record.levelname for record in caplog.records} == {"WARNING"}


@pytest.mark.parametrize(("name", "answers"), [("", 1), ("@Mirsad_Stub_Bot", 1), ("@other_bot", 0)])
async def test_an_item_of_another_bot_is_left_to_it(telegram: Telegram, name: str, answers: int) -> None:
    assert len(await telegram.write(f"/item_12{name}", chat=GROUP)) == answers


async def test_what_is_no_text_is_met_with_what_can_be_done(telegram: Telegram) -> None:
    photo = {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]}
    (answer,) = await telegram.write("", **photo)
    assert "/help" in answer.text
    (answer,) = await telegram.write("\u200f\u2067")
    assert "/help" in answer.text
    (answer,) = await telegram.write("", caption="قصف حلب", **photo)
    assert "/subscribe قصف حلب" in answer.text
    assert await telegram.write("", chat=GROUP, **photo) == []
    me = {"id": BOT_ID, "is_bot": True, "first_name": "مرصاد"}
    assert await telegram.write("خبر أُرسل من البحث", via_bot=me) == []


async def test_an_edited_command_is_not_done_twice(telegram: Telegram) -> None:
    message = telegram._message(PRIVATE, "/start") | {"edit_date": 1772000000}
    assert await telegram._update({"edited_message": message}) == []


async def test_a_channel_post_copied_into_its_group_is_left_alone(telegram: Telegram) -> None:
    assert await telegram.write("/start", chat=GROUP, sender_chat=CHANNEL, is_automatic_forward=True) == []


async def test_a_message_too_old_for_its_buttons(telegram: Telegram) -> None:
    (note,) = await telegram.press("unmute", date=0)
    assert note.text == "هذه الرسالة أقدم من أن تعمل أزرارها."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\u200f/subscribe غزة", "تتابع من الآن: غزة"),
        ("\u2068/HELP\u2069", "الأوامر"),
        ("\u200f/item_7", "لا خبر بهذا الرقم"),
        ("\u200f/feeds", "لمديري البوت وحدهم"),
        ("\u200f/nonsense", "لا أعرف هذا الأمر"),
        ("/متابعة غزة", "لا أعرف هذا الأمر"),
    ],
)
async def test_a_command_copied_with_its_marks_is_done(telegram: Telegram, text: str, said: str) -> None:
    # Telegram marks no command where it does not begin the text, or is not in Latin letters.
    (answer,) = await telegram.write(text, entities=[])
    assert said in answer.text


async def test_what_shows_that_the_bot_works_keeps_it_from_nothing(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.pacer.REPLY_PAUSES", (0.0, 0.0))
    telegram.request.broken = ["answerCallbackQuery"] * 3
    *_, shown = await telegram.press("subs:0")
    assert shown.text.startswith("لا تتابع شيئاً بعد.")
    telegram.request.broken = ["getChatMember", "getChatMember"]
    (answer,) = await telegram.write("/subscribe غزة", user=GROUP_ADMIN, chat=GROUP)
    assert answer.text.startswith("تتابع من الآن")
    telegram.request.broken = ["sendChatAction"]
    monkeypatch.setattr(
        "bot.admin.try_feed", AsyncMock(return_value=FeedTrial("https://news.example", error_code="duplicate"))
    )
    (answer,) = await telegram.write("/addfeed news.example", user=BOT_ADMIN)
    assert answer.text.startswith("لم يُضَف المصدر")
    assert telegram.request.broken == []
