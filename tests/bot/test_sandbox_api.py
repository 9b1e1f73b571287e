"""The sandbox's Bot API over real sockets, mostly through an unmodified python-telegram-bot."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable

import httpx
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Update,
)
from telegram.error import BadRequest, InvalidToken
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.sandbox.api import BotApi
from bot.sandbox.chat import ChatServer
from bot.sandbox.parameters import ApiError
from bot.sandbox.run import BOT, READER, Sandbox, SandboxPortError, start_sandbox, utc_now


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    running = await start_sandbox(0)
    yield running
    await running.close()


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    async with Bot(sandbox.token, base_url=sandbox.base_url) as bot:
        yield bot


@pytest.fixture
async def page(sandbox: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    """A client with the page's key, as the browser has it."""
    async with httpx.AsyncClient(base_url=sandbox.page_url) as client:
        html = (await client.get("/")).text
        client.headers["X-Sandbox-Key"] = html.split('name="sandbox-key" content="')[1].split('"')[0]
        yield client


async def events(page: httpx.AsyncClient, until: Callable[[dict], bool]) -> list[dict]:
    """The page's events up to the first that `until` takes."""
    seen: list[dict] = []
    async with (
        asyncio.timeout(5),
        page.stream("GET", "/page/events", params={"key": page.headers["X-Sandbox-Key"]}) as stream,
    ):
        async for line in stream.aiter_lines():
            if line.startswith("data: "):
                seen.append(json.loads(line.removeprefix("data: ")))
                if until(seen[-1]):
                    return seen
    raise AssertionError("the stream ended early")


async def test_an_application_answers_commands_and_buttons(sandbox: Sandbox, page: httpx.AsyncClient) -> None:
    async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_html(
            "<b>أهلاً</b>",
            reply_markup=InlineKeyboardMarkup.from_button(InlineKeyboardButton("زر", callback_data="x:1")),
        )

    async def press(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        assert query is not None
        await query.edit_message_text(f"ضُغط {query.data}")
        await query.answer("تم")

    application: Application = ApplicationBuilder().token(sandbox.token).base_url(sandbox.base_url).build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(press))
    async with application:
        assert application.updater is not None
        await application.start()
        await application.updater.start_polling()
        sent = await page.post("/page/send", json={"person": sandbox.admin_id, "text": "/start"})
        assert sent.status_code == 200
        greeted = await events(page, lambda event: "أهلاً" in json.dumps(event, ensure_ascii=False))
        shown = greeted[-1].get("message") or greeted[-1]["messages"][-1]
        assert shown["text"] == "أهلاً"
        assert shown["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
        assert shown["keyboard"] == [[{"text": "زر", "callback_data": "x:1"}]]

        watching = asyncio.create_task(events(page, lambda event: event["event"] == "answered"))
        pressed = await page.post(
            "/page/press", json={"person": sandbox.admin_id, "message": shown["id"], "data": "x:1"}
        )
        answered = (await watching)[-1]
        assert (answered["query"], answered["text"]) == (pressed.json()["query"], "تم")
        edited = (await events(page, lambda event: event["event"] == "state"))[0]["messages"][-1]
        assert (edited["text"], edited["edited"], edited["keyboard"]) == ("ضُغط x:1", True, [])
        await application.updater.stop()
        await application.stop()


async def test_updates_wait_until_they_are_confirmed(bot: Bot, sandbox: Sandbox, page: httpx.AsyncClient) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=5))
    await page.post("/page/send", json={"person": READER.id, "text": "/recent غزة"})
    (update,) = await waiting
    assert update.message is not None
    assert (update.message.text, update.message.chat.type) == ("/recent غزة", "private")
    assert update.message.from_user is not None
    assert update.message.from_user.id == READER.id
    assert [again.update_id for again in await bot.get_updates()] == [update.update_id]
    assert await bot.get_updates(offset=update.update_id + 1) == ()


async def test_a_second_reader_ends_the_first() -> None:
    chats = ChatServer(BOT, (READER,), utc_now)
    api = BotApi(chats)
    first = asyncio.create_task(api.call("getUpdates", {"timeout": "5"}))
    await asyncio.sleep(0)
    second = asyncio.create_task(api.call("getUpdates", {"timeout": "5"}))
    await asyncio.sleep(0)
    chats.receive(READER.id, "x")
    with pytest.raises(ApiError, match="Conflict"):
        await first
    assert [update["message"]["text"] for update in await second] == ["x"]


async def test_the_people_have_their_own_menus(bot: Bot, sandbox: Sandbox, page: httpx.AsyncClient) -> None:
    await bot.set_my_commands([BotCommand("help", "Help")])
    await bot.set_my_commands(
        [BotCommand("start", "بداية")], scope=BotCommandScopeAllPrivateChats(), language_code="ar"
    )
    await bot.set_my_commands([BotCommand("feeds", "المصادر")], scope=BotCommandScopeChat(sandbox.admin_id))
    menus = (await events(page, lambda _: True))[0]["commands"]
    assert [entry["command"] for entry in menus[str(sandbox.admin_id)]] == ["feeds"]
    assert [entry["command"] for entry in menus[str(READER.id)]] == ["start"]
    assert [command.command for command in await bot.get_my_commands()] == ["help"]
    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await bot.set_my_commands([BotCommand("Help", "x")])


@pytest.mark.parametrize(
    ("text", "mode", "reason"),
    [
        ("<b>x", "HTML", "Can't parse entities: can't find end tag"),
        ("<i></i> ", "HTML", "Message text is empty"),
        ("x" * 4097, None, "Message is too long"),
        ("😀" * 2049, "HTML", "Message is too long"),
        ("*x*", "MarkdownV2", "Unsupported parse_mode"),
    ],
)
async def test_messages_are_refused_as_telegram_does(
    bot: Bot, sandbox: Sandbox, text: str, mode: str | None, reason: str
) -> None:
    with pytest.raises(BadRequest, match=rf"(?i){reason}"):
        await bot.send_message(sandbox.admin_id, text, parse_mode=mode)


async def test_a_message_may_be_as_long_as_telegram_allows(bot: Bot, sandbox: Sandbox) -> None:
    message = await bot.send_message(sandbox.admin_id, f"<b>{'😀' * 2048}</b>", parse_mode="HTML")
    assert message.text == "😀" * 2048


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "x", "callback_data": "ا" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": " ", "callback_data": "1"}, "text must not be empty"),
        ({"text": "x"}, "text buttons are unallowed"),
        ({"text": "x", "url": "javascript:alert(1)"}, "Wrong HTTP URL"),
    ],
)
async def test_buttons_are_refused_as_telegram_does(sandbox: Sandbox, button: dict[str, str], reason: str) -> None:
    call = {"chat_id": sandbox.admin_id, "text": "x", "reply_markup": {"inline_keyboard": [[button]]}}
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{sandbox.base_url}{sandbox.token}/sendMessage", json=call)
    assert answer.status_code == 400
    assert reason in answer.json()["description"]


async def test_edits_and_deletions_know_their_message(bot: Bot, sandbox: Sandbox) -> None:
    message = await bot.send_message(sandbox.admin_id, "أول")
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_text("أول", sandbox.admin_id, message.message_id)
    edited = await bot.edit_message_text("ثانٍ", sandbox.admin_id, message.message_id)
    assert not isinstance(edited, bool)
    assert edited.text == "ثانٍ"
    keys = InlineKeyboardMarkup.from_button(InlineKeyboardButton("زر", url="https://example.org/"))
    await bot.edit_message_reply_markup(sandbox.admin_id, message.message_id, reply_markup=keys)
    await bot.delete_message(sandbox.admin_id, message.message_id)
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await bot.edit_message_text("x", sandbox.admin_id, message.message_id)
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await bot.answer_callback_query("77", "x")


async def test_chats_are_the_private_ones_only(bot: Bot, sandbox: Sandbox) -> None:
    assert (await bot.get_chat(READER.id)).first_name == READER.name
    assert (await bot.get_chat_member(sandbox.admin_id, sandbox.admin_id)).status == "member"
    await bot.send_chat_action(READER.id, "typing")
    with pytest.raises(BadRequest, match=r"(?i)no administrators in the private chat"):
        await bot.get_chat_administrators(READER.id)
    for unknown in (5, "@channel"):
        with pytest.raises(BadRequest, match=r"(?i)chat not found"):
            await bot.send_message(unknown, "x")
    with pytest.raises(BadRequest, match=r"(?i)thread not found"):
        await bot.send_message(READER.id, "x", message_thread_id=3)


async def test_other_tokens_and_methods_are_turned_away(sandbox: Sandbox, bot: Bot) -> None:
    with pytest.raises(InvalidToken):
        async with Bot(f"{sandbox.token}x", base_url=sandbox.base_url):
            pass
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{sandbox.base_url}{sandbox.token}/sendDice", data={"chat_id": "1001"})
        cased = await client.get(f"{sandbox.base_url}{sandbox.token}/GETME")
    assert answer.status_code == 404
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
    assert cased.json()["result"]["is_bot"] is True
    assert sandbox.token not in repr(sandbox)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rebound.example:80"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"X-Sandbox-Key": "guess"},
    ],
)
async def test_another_site_cannot_write_in_somebodys_name(
    page: httpx.AsyncClient, bot: Bot, headers: dict[str, str]
) -> None:
    sent = await page.post("/page/send", json={"person": READER.id, "text": "/start"}, headers=headers)
    assert sent.status_code == 403
    assert await bot.get_updates() == ()


async def test_the_page_brings_nothing_from_elsewhere(page: httpx.AsyncClient) -> None:
    html = await page.get("/")
    assert "default-src 'none'" in html.headers["Content-Security-Policy"]
    for asset in ("page.css", "page.js", "format.js", "commands.js", "server.js"):
        content = await page.get(f"/assets/{asset}")
        assert content.status_code == 200
        assert "http" not in content.text.replace("https?:", "").replace("http and https", "")
    assert (await page.get("/assets/run.py")).status_code == 404
    assert (await page.get("/page/events")).status_code == 403


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"person": 1}', b'{"person": 5, "text": "x"}', b'{"person": 1001, "text": " "}']
)
async def test_what_the_page_would_not_send_is_refused(page: httpx.AsyncClient, body: bytes) -> None:
    answer = await page.post("/page/send", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400


async def test_a_button_that_is_not_there_cannot_be_pressed(
    page: httpx.AsyncClient, bot: Bot, sandbox: Sandbox
) -> None:
    message = await bot.send_message(sandbox.admin_id, "x")
    body = {"person": sandbox.admin_id, "message": message.message_id, "data": "admin:1"}
    assert (await page.post("/page/press", json=body)).status_code == 400


async def test_a_taken_port_is_explained(sandbox: Sandbox) -> None:
    port = httpx.URL(sandbox.page_url).port
    assert port is not None
    with pytest.raises(SandboxPortError, match="MIRSAD_SANDBOX_PORT"):
        await start_sandbox(port)


async def test_closing_ends_waiting_calls_at_once() -> None:
    sandbox = await start_sandbox(0)
    async with httpx.AsyncClient() as client:
        poll = asyncio.create_task(
            client.get(f"{sandbox.base_url}{sandbox.token}/getUpdates", params={"timeout": 50}, timeout=60)
        )
        await client.get(f"{sandbox.base_url}{sandbox.token}/getMe")
        async with asyncio.timeout(4):
            await sandbox.close()
            assert (await poll).json() == {"ok": True, "result": []}
