"""The sandbox's chat page in a real browser: first with a small bot, then with the whole program."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import socket
import sys
from collections.abc import AsyncIterator
from html import escape
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect
from telegram import BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.sandbox.run import Sandbox, start_sandbox

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None,
    reason="no Chromium on this machine (Debian, Ubuntu: apt install chromium fonts-noto-core)",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 390, "height": 780}
ALERT_MS = 60_000
HOSTILE = '"><img src=x onerror="document.title=1"><script>document.title=2</script>'
ALERT = f"""<b><a href="https://example.org/item">12 قتيلاً في انفجار الشحيل</a></b>
\u2068قناة سماء الشرق\u2069 · 14:32

الدفاع المدني السوري: 12 قتيلاً، 23 جريحاً (الشحيل)
{escape(HOSTILE)}
<blockquote>ارتفع عدد القتلى</blockquote>
The Pentagon: <code>5</code>
<tg-spoiler>سر</tg-spoiler> <i>و</i> <u>خط</u> <s>شطب</s> /help"""


async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    await update.message.reply_html("<b>أهلاً</b> بك، اكتب /subscribe دير الزور")


async def subscribe(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    keys = [
        [InlineKeyboardButton("التفاصيل", callback_data="d"), InlineKeyboardButton("كتم", callback_data="m")],
        [InlineKeyboardButton("فتح", url="https://example.org/item")],
    ]
    await update.message.reply_html(ALERT, reply_markup=InlineKeyboardMarkup(keys))


async def press(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query is not None
    if query.data == "d":
        await query.answer("نافذة", show_alert=True)
        return
    await query.answer("كُتم ساعتين")
    await query.edit_message_text("كُتمت الكلمة.")


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """A sandbox with a small bot in it."""
    sandbox = await start_sandbox(0)
    application: Application = ApplicationBuilder().token(sandbox.token).base_url(sandbox.base_url).build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CommandHandler("subscribe", subscribe))
    application.add_handler(CallbackQueryHandler(press))
    async with application:
        everyone = [BotCommand("start", "البداية"), BotCommand("subscribe", "اشتراك بكلمات")]
        await application.bot.set_my_commands(everyone)
        await application.bot.set_my_commands(
            [*everyone, BotCommand("feeds", "المصادر")], scope=BotCommandScopeChat(sandbox.admin_id)
        )
        assert application.updater is not None
        await application.start()
        await application.updater.start_polling()
        yield sandbox
        await application.updater.stop()
        await application.stop()
    await sandbox.close()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest.fixture
async def page(browser: Browser, sandbox: Sandbox) -> AsyncIterator[Page]:
    """A page of a phone's width, closed before the sandbox is; an error or a warning in its console fails the test."""
    complaints: list[str] = []
    page = await browser.new_page(viewport=PHONE, locale="ar")
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None)
    yield page
    await page.close()
    assert complaints == []


async def test_the_empty_chat_says_where_one_is_and_what_to_do(page: Page, sandbox: Sandbox) -> None:
    await page.goto(sandbox.page_url)
    await expect(page.locator("html")).to_have_attribute("dir", "rtl")
    await expect(page.get_by_role("heading", name="بيئة تجربة")).to_be_visible()
    await expect(page.get_by_text("لا رسائل بعد")).to_be_visible()
    await page.get_by_role("button", name="/start").click()
    await expect(page.get_by_text("أهلاً بك")).to_be_visible()
    await expect(page.get_by_text("لا رسائل بعد")).to_be_hidden()
    await expect(page.locator(".chip")).to_have_text(["/subscribe دير الزور"])


async def test_a_message_shows_its_formatting_and_nothing_of_its_markup(page: Page, sandbox: Sandbox) -> None:
    await page.goto(sandbox.page_url)
    await page.get_by_role("button", name="/subscribe").click()
    message = page.locator(".message:not(.mine)")
    link = message.locator("strong a")
    await expect(link).to_have_text("12 قتيلاً في انفجار الشحيل")
    await expect(link).to_have_attribute("href", "https://example.org/item")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await expect(message).to_contain_text(HOSTILE)
    assert await page.locator("img, .message script").count() == 0
    assert await page.title() == "مرصاد · بيئة التجربة"
    for element in ("blockquote", "code", ".spoiler", "em", "u", "s", ".command"):
        await expect(message.locator(element)).to_have_count(1)
    key = message.get_by_role("link", name="فتح")
    await expect(key).to_have_attribute("target", "_blank")


async def test_lines_run_in_the_direction_of_their_own_letters(page: Page, sandbox: Sandbox) -> None:
    await page.goto(sandbox.page_url)
    await page.get_by_role("button", name="/subscribe").click()
    await expect(page.locator(".message:not(.mine)")).to_be_visible()
    bubble, strong, latin, mine = [
        await page.locator(place).evaluate("node => node.getBoundingClientRect().toJSON()")
        for place in (".message:not(.mine) .text", ".message strong", ".message code", ".message.mine")
    ]
    assert abs(bubble["x"] + bubble["width"] - strong["x"] - strong["width"]) < 2
    assert latin["x"] < bubble["x"] + bubble["width"] / 2
    assert mine["x"] < PHONE["width"] / 4
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


async def test_buttons_answer_with_a_note_a_box_or_an_edit(page: Page, sandbox: Sandbox) -> None:
    await page.goto(sandbox.page_url)
    await page.get_by_role("button", name="/subscribe").click()
    await page.get_by_role("button", name="التفاصيل").click()
    await expect(page.get_by_role("dialog")).to_contain_text("نافذة")
    await page.get_by_role("button", name="حسناً").click()
    await page.get_by_role("button", name="كتم").click()
    await expect(page.locator("#toast")).to_have_text("كُتم ساعتين")
    message = page.locator(".message:not(.mine)")
    await expect(message).to_contain_text("كُتمت الكلمة.")
    await expect(message.locator(".meta")).to_contain_text("عُدّلت")
    await expect(message.locator(".key")).to_have_count(0)


async def test_commands_are_suggested_to_each_person_by_scope(page: Page, sandbox: Sandbox) -> None:
    await page.goto(sandbox.page_url)
    await expect(page.get_by_role("tab", name="مدير")).to_have_attribute("aria-selected", "true")
    field = page.get_by_role("textbox")
    await field.press_sequentially("/")
    await expect(page.get_by_role("option")).to_have_count(3)
    await field.press_sequentially("su")
    await expect(page.get_by_role("option")).to_have_text("/subscribeاشتراك بكلمات")
    await field.press("Tab")
    await field.press_sequentially("غزة")
    await field.press("Enter")
    await expect(page.locator(".message.mine")).to_contain_text("/subscribe غزة")
    await page.get_by_role("tab", name="قارئ").click()
    await expect(page.locator(".message")).to_have_count(0)
    await page.get_by_role("button", name="القائمة").click()
    await expect(page.get_by_role("option")).to_have_count(2)
    await page.get_by_role("option", name="/start").click()
    await expect(page.locator(".message:not(.mine)")).to_contain_text("أهلاً")


async def test_news_for_the_other_person_is_counted_and_history_survives_a_reload(
    page: Page, sandbox: Sandbox, browser: Browser
) -> None:
    await page.goto(sandbox.page_url)
    other = await browser.new_page(viewport=PHONE)
    await other.goto(sandbox.page_url)
    await other.get_by_role("tab", name="قارئ").click()
    await other.get_by_role("button", name="/start").click()
    reader = page.get_by_role("tab", name=re.compile("قارئ"))
    await expect(reader.locator(".count")).to_have_text("1")
    await reader.click()
    await expect(reader.locator(".count")).to_have_count(0)
    await expect(page.locator(".message:not(.mine)")).to_contain_text("أهلاً")
    await page.reload()
    await expect(page.locator(".message")).to_have_count(2)
    await other.close()


async def test_a_server_that_went_away_is_told(browser: Browser) -> None:
    sandbox = await start_sandbox(0)
    page = await browser.new_page()
    await page.goto(sandbox.page_url)
    await expect(page.get_by_text("لا رسائل بعد")).to_be_visible()
    await sandbox.close()
    await expect(page.get_by_text("انقطع الاتصال")).to_be_visible()
    await page.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
async def program(tmp_path: Path) -> AsyncIterator[str]:
    """The whole program as a newcomer starts it, with nothing configured; gives the address it serves."""
    port = free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONUNBUFFERED": "1",
        "MIRSAD_DATA_DIR": str(tmp_path / "data"),
        "MIRSAD_SANDBOX_PORT": str(port),
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        env=environment,
        cwd=Path(__file__).parents[2],
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    address = f"http://127.0.0.1:{port}/"
    try:
        async with asyncio.timeout(30):
            printed = await process.stdout.readuntil(address.encode())
        assert b"MIRSAD_TELEGRAM_TOKEN" in printed.splitlines()[0]
        yield address
        process.terminate()
        async with asyncio.timeout(5):
            await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def test_a_newcomer_gets_an_alert_with_two_sources_within_a_minute(page: Page, program: str) -> None:
    await page.goto(program)
    await page.get_by_role("button", name="/start").click()
    await expect(page.locator(".message:not(.mine)")).to_have_count(1, timeout=15_000)
    await page.get_by_role("button", name="/subscribe").click()
    await expect(page.locator(".message:not(.mine)")).not_to_have_count(1, timeout=15_000)
    alert = page.locator(".message:not(.mine)", has=page.locator(".key")).filter(has_text="تجريبي").last
    await expect(alert).to_be_visible(timeout=ALERT_MS)
    await expect(alert).to_contain_text("دير الزور")
    assert len(re.findall(r"^.+: .*(?:قتيل|قتلى)", await alert.inner_text(), re.MULTILINE)) >= 2
    # The program ends first, and a page that is still open complains of that.
    await page.close()
