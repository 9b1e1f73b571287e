"""What everyone can ask, and what comes of asking wrongly."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from telegram.error import RetryAfter, TimedOut

from bot.handlers import FOR_ADMINS, FOR_EVERYONE
from bot.menu import ADMIN_COMMANDS, CLAIM_COMMAND, QUERIES, READER_COMMANDS, keep_trying_menu, publish_menu
from monitors.query.parse import parse_query
from monitors.store.chats import add_admin
from monitors.store.database import Database
from monitors.store.feeds import Feed
from summarizer.model import Summary
from tests.bot.stories import TWO_SOURCES, store
from tests.bot.telegram_stub import BOT_ADMIN, GROUP, NOW, Telegram


def test_every_command_is_documented_and_every_documented_one_exists() -> None:
    assert {command.name for command in (*READER_COMMANDS, CLAIM_COMMAND)} == set(FOR_EVERYONE)
    assert {command.name for command in ADMIN_COMMANDS} == set(FOR_ADMINS)
    for command in (*READER_COMMANDS, *ADMIN_COMMANDS, CLAIM_COMMAND):
        assert command.example.split()[0] == f"/{command.name}"


async def test_start_says_what_to_try_first(telegram: Telegram) -> None:
    (answer,) = await telegram.write("/start")
    assert "أهلاً بك في مرصاد" in answer.text
    assert "/subscribe دير الزور" in answer.text
    assert "/help" in answer.text


async def test_help_lists_admin_commands_for_admins_only(telegram: Telegram) -> None:
    (answer,) = await telegram.write("/help")
    assert all(f"{command.example} · " in answer.text for command in READER_COMMANDS)
    assert "/addfeed" not in answer.text
    (answer,) = await telegram.write("/help", user=BOT_ADMIN)
    assert all(command.example in answer.text for command in ADMIN_COMMANDS)


async def test_recent_and_search_list_what_matches_newest_first(telegram: Telegram, db: Database, feed: Feed) -> None:
    store(db, feed, TWO_SOURCES, "غارات بدير الزور")
    store(db, feed, Summary("أمطار على حمص", ""))
    (answer,) = await telegram.write("/recent")
    assert answer.text.startswith("آخر الأخبار\n\nأمطار على حمص\nوكالة ضفاف · 2026-03-05 11:32 · /item_2")
    assert "البنتاغون: قتيل واحد (متعاقد أميركي)، 5 جرحى (جنود)" in answer.text
    (answer,) = await telegram.write("/recent دير الزور 7d")
    assert "ثلاث غارات" in answer.text
    assert "أمطار" not in answer.text
    (answer,) = await telegram.write("/search ديرَ الزّور")
    assert "ثلاث غارات" in answer.text
    telegram.later(days=2)
    (answer,) = await telegram.write("/recent")
    assert answer.text == "لا أخبار في هذه المدة. جرّب مدة أطول أو كلمات أقل.\nمثال: /recent 7d"
    (answer,) = await telegram.write("/recent ٧d")
    assert "أمطار" in answer.text


@pytest.mark.parametrize("command", ["/item 1", "/item #1", "/item_1", "/item_1@mirsad_stub_bot", "/item ١"])
async def test_an_item_is_shown_whole(telegram: Telegram, db: Database, feed: Feed, command: str) -> None:
    store(db, feed, TWO_SOURCES)
    (answer,) = await telegram.write(command)
    assert answer.text.count("مقتل خمسة") == len(TWO_SOURCES.claims)
    assert answer.keys == {"فتح": "https://news.example/1"}


@pytest.mark.parametrize(
    ("wrong", "example"),
    [
        ("/subscribe ،؛!", "/subscribe دير الزور"),
        ("/subscribe " + "كلمة " * 100, "/subscribe دير الزور"),
        ("/unsubscribe مجهول", "/unsubscribe دير الزور"),
        ("/search", "/search غارة هرابش"),
        ("/search لا شيء كهذا", "/search غارة هرابش"),
        ("/recent ؟", "/recent 24h"),
        ("/item", "/item 12"),
        ("/item abc", "/item 12"),
        ("/item 99999999999999999999999", "/item 12"),
        ("/item 999999999999999999", "/recent"),
        ("/item -1", "/item 12"),
        ("/mute", "/mute 2h"),
        ("/mute 2x", "/mute 2h"),
        ("/mute 0h", "/mute 2h"),
        ("/mute 99d", "/mute 2h"),
    ],
)
async def test_bad_input_gets_a_sentence_and_a_right_example(telegram: Telegram, wrong: str, example: str) -> None:
    (answer,) = await telegram.write(wrong)
    said, _, shown = answer.text.partition("\nمثال: ")
    assert said
    assert shown == example


async def test_whoever_cannot_read_the_welcome_finds_their_language_under_it(telegram: Telegram) -> None:
    (answer,) = await telegram.write("/start")
    await telegram.press(answer.keys["English"])
    (answer,) = await telegram.write("/start")
    assert answer.text.startswith("Welcome to Mirsad.")


async def test_words_without_a_command_are_met_with_the_commands_for_them(telegram: Telegram) -> None:
    (answer,) = await telegram.write("غارة <هرابش>")
    assert "/subscribe غارة <هرابش>" in answer.text
    assert "/search غارة <هرابش>" in answer.text
    (answer,) = await telegram.write("/nonsense")
    assert "/help" in answer.text
    assert await telegram.write("حديث بين الناس", chat=GROUP) == []


async def test_a_word_that_may_be_a_period_is_a_word_without_a_number(
    telegram: Telegram, db: Database, feed: Feed
) -> None:
    store(db, feed, Summary("فعاليات يوم الأرض", ""))
    (answer,) = await telegram.write("/recent يوم الأرض 24h")
    assert answer.text.startswith("آخر الأخبار عن: يوم الأرض")
    for asked in ("/recent يوم الأرض 3 أيام", "/recent 2 يوم يوم الأرض"):
        (answer,) = await telegram.write(asked)
        assert answer.text.startswith("آخر الأخبار عن: يوم الأرض\n")
    (answer,) = await telegram.write("/mute ساعتين")
    assert "2026-03-05 14:00" in answer.text
    (answer,) = await telegram.write("/mute إلغاء")
    assert answer.text == "عادت التنبيهات."


async def test_mute_and_settings(telegram: Telegram) -> None:
    (answer,) = await telegram.write("/mute 2h")
    assert "2026-03-05 14:00" in answer.text
    (answer,) = await telegram.write("/settings")
    assert "التنبيهات: مكتومة حتى 2026-03-05 14:00" in answer.text
    assert answer.keys == {
        "العربية": "lang:ar",
        "English": "lang:en",
        "اشتراكاتي": "subs:0",
        "تغيير التوقيت": "zones:0:0",
        "إعادة التنبيهات": "unmute",
    }
    (answer,) = await telegram.write("/mute OFF")
    assert answer.text == "عادت التنبيهات."
    (answer,) = await telegram.write("/settings")
    assert "التنبيهات: مفعّلة" in answer.text


async def test_the_menus_are_for_everyone_and_for_each_admin(telegram: Telegram, db: Database) -> None:
    await db.run(add_admin, 77, BOT_ADMIN, NOW)
    await publish_menu(telegram.bot, telegram.services)
    menus = [call.parameters for call in telegram.request.calls if call.method == "setMyCommands"]
    scopes = {(menu.get("scope", {}).get("chat_id"), menu.get("language_code")): menu["commands"] for menu in menus}
    assert set(scopes) == {(chat, language) for chat in (None, 77, BOT_ADMIN) for language in (None, "en")}
    assert [entry["command"] for entry in scopes[None, None]] == [command.name for command in READER_COMMANDS]
    assert "addfeed" in [entry["command"] for entry in scopes[77, "en"]]
    assert all(1 <= len(entry["description"]) <= 256 for menu in menus for entry in menu["commands"])


async def test_a_menu_that_telegram_does_not_take_now_is_set_later(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    errors = [RetryAfter(timedelta(seconds=600)), TimedOut()]

    async def set_my_commands(*_: object) -> bool:
        if errors:
            raise errors.pop(0)
        return True

    bot = SimpleNamespace(set_my_commands=set_my_commands)
    monkeypatch.setattr("bot.menu.asyncio.sleep", sleep)
    await keep_trying_menu(bot, telegram.services)
    assert waited == [600.0, 2.0]
    assert caplog.text.count("menu not set") == 2


@pytest.mark.parametrize("query", [query for query, _ in QUERIES])
async def test_what_help_says_can_be_asked_for_can_be(telegram: Telegram, query: str) -> None:
    parse_query(query)
    for language in ("ar", "en"):
        await telegram.press(f"lang:{language}")
        (answer,) = await telegram.write("/help")
        assert f"{query} · " in answer.text
