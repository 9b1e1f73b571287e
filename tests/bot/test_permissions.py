"""Who may do what: every command and every kind of button, by whom, and where."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.buttons import _BUTTONS
from bot.command_limit import COMMANDS, CommandLimit
from bot.doctor import _examine_secrets
from bot.handlers import FOR_ADMINS, FOR_EVERYONE
from bot.menu import EXAMPLES
from config.settings import Settings
from monitors.store.database import Database
from monitors.store.feeds import Feed, get_feed
from monitors.store.subscriptions import list_subscriptions
from tests.bot.stories import TWO_SOURCES, store
from tests.bot.telegram_stub import BOT_ADMIN, GROUP, GROUP_ADMIN, NOW, PRIVATE, READER, Telegram

FOR_BOT_ADMINS = "لمديري البوت وحدهم"
FOR_CHAT_ADMINS = "المشرفون هنا وحدهم"
CHANGES_CHAT = ("subscribe", "unsubscribe", "mute", "quiet", "timezone", "language")
OTHER = {"id": 502, "type": "private", "first_name": "غريب"}
BUTTONS = {
    "item:1": None,
    "mute:1": FOR_CHAT_ADMINS,
    "follow:1:0123456789ab": FOR_CHAT_ADMINS,
    "more:0123456789ab:1": None,
    "try:search:0": None,
    "subs:0": None,
    "pause:1:0": FOR_CHAT_ADMINS,
    "resume:1:0": FOR_CHAT_ADMINS,
    "remove:1:0": FOR_CHAT_ADMINS,
    "g:home:::k5:0": FOR_CHAT_ADMINS,
    "g:follow:::k5:0": FOR_CHAT_ADMINS,
    "order:0123456789ab": None,
    "quiet:1:0": None,
    "quiet:1:0:off": FOR_CHAT_ADMINS,
    "zones:1:0": None,
    "zone:1:0:Asia/Damascus": FOR_CHAT_ADMINS,
    "lang:en": FOR_CHAT_ADMINS,
    "unmute": FOR_CHAT_ADMINS,
    "unfeed:1:yes": FOR_BOT_ADMINS,
    "unfeed:1:no": FOR_BOT_ADMINS,
}


@pytest.mark.parametrize("name", [*FOR_EVERYONE, *FOR_ADMINS])
@pytest.mark.parametrize("chat", [PRIVATE, GROUP], ids=["private", "group"])
@pytest.mark.parametrize("user", [READER, GROUP_ADMIN, BOT_ADMIN], ids=["member", "chat admin", "bot admin"])
async def test_each_command_is_done_for_those_it_is_for(telegram: Telegram, name: str, chat: dict, user: int) -> None:
    said = "\n".join(call.text for call in await telegram.write(EXAMPLES[name], user=user, chat=chat))
    assert (FOR_BOT_ADMINS in said) is (name in FOR_ADMINS and user != BOT_ADMIN)
    assert (FOR_CHAT_ADMINS in said) is (name in CHANGES_CHAT and chat is GROUP and user != GROUP_ADMIN)


@pytest.mark.parametrize("name", FOR_ADMINS)
async def test_an_anonymous_group_admin_is_no_admin_of_the_bot(telegram: Telegram, name: str) -> None:
    (refused,) = await telegram.write(EXAMPLES[name], user=BOT_ADMIN, chat=GROUP, sender_chat=GROUP)
    assert FOR_BOT_ADMINS in refused.text


def test_the_table_has_every_kind_of_button() -> None:
    assert all(any(form.fullmatch(data) for data in BUTTONS) for form in _BUTTONS)


@pytest.mark.parametrize("data", BUTTONS)
@pytest.mark.parametrize("user", [READER, GROUP_ADMIN, BOT_ADMIN], ids=["member", "chat admin", "bot admin"])
async def test_each_button_in_a_group_acts_for_those_it_is_for(telegram: Telegram, data: str, user: int) -> None:
    said = "\n".join(call.text for call in await telegram.press(data, user=user, chat=GROUP))
    assert (FOR_CHAT_ADMINS in said) is (BUTTONS[data] == FOR_CHAT_ADMINS and user != GROUP_ADMIN)
    assert (FOR_BOT_ADMINS in said) is (BUTTONS[data] == FOR_BOT_ADMINS and user != BOT_ADMIN)


@pytest.mark.parametrize("data", BUTTONS)
@pytest.mark.parametrize("chat", [OTHER, GROUP], ids=["private", "group"])
async def test_a_button_with_another_chats_data_changes_nothing(
    telegram: Telegram, db: Database, feed: Feed, data: str, chat: dict
) -> None:
    store(db, feed, TWO_SOURCES)
    await telegram.write("/subscribe غزة")
    before = await db.query(list_subscriptions, 1)
    assert len(before) == 1
    assert before[0].id == 1
    await telegram.press(data, user=GROUP_ADMIN, chat=chat)
    assert await db.query(list_subscriptions, 1) == before
    assert (await db.query(get_feed, feed.id)).state == "active"


async def test_too_many_commands_are_answered_once_and_then_not_at_all(telegram: Telegram) -> None:
    for _ in range(COMMANDS):
        assert await telegram.write("/language")
    (told,) = await telegram.write("/language")
    assert told.text.startswith("أوامر كثيرة")
    assert [await telegram.write("/help"), await telegram.write("x"), await telegram.ask_inline("غزة")] == [[], [], []]
    (pressed,) = await telegram.press("lang:en")
    assert pressed.text == ""
    assert await telegram.write("/help", user=BOT_ADMIN, chat=OTHER)
    telegram.later(seconds=61)
    assert len(await telegram.write("/language")) == 1


async def test_what_is_asked_from_other_chats_counts_as_commands(telegram: Telegram) -> None:
    for _ in range(COMMANDS):
        (answer,) = await telegram.ask_inline("غزة")
        assert not answer.parameters["button"]["text"].startswith("أوامر كثيرة")
    (answer,) = await telegram.ask_inline("غزة")
    assert answer.parameters["results"] == []
    assert answer.parameters["button"]["text"].startswith("أوامر كثيرة")
    assert [await telegram.ask_inline("غزة"), await telegram.write("/help")] == [[], []]


def test_the_limit_is_a_window_that_slides_and_forgets() -> None:
    limit = CommandLimit()
    verdicts = [limit.judge(1, NOW + timedelta(seconds=number)) for number in range(62)]
    assert verdicts[:32] == ["allowed"] * 30 + ["refused", "refused before"]
    assert verdicts[60:] == ["allowed", "allowed"]
    limit.judge(2, NOW + timedelta(hours=1))
    assert set(limit._given) == {2}


def test_the_doctor_warns_of_secrets_that_others_can_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    env, token = tmp_path / ".env", tmp_path / "token.txt"
    for path in (env, token):
        path.write_text("x")
        path.chmod(0o600)
    settings = Settings(telegram_token_file=token, data_dir=tmp_path)
    assert list(_examine_secrets(settings)) == []
    env.chmod(0o644)
    token.chmod(0o640)
    assert [finding.text for finding in _examine_secrets(settings)] == [
        "others can read .env: chmod 600 .env",
        f"others can read {token}: chmod 600 {token}",
    ]
