"""The commands: what each is for, how it is used, and the menus in which Telegram shows them."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.context import Services
from bot.language import N_, Translator, translator
from bot.markup import code, command
from bot.retry import as_delta
from monitors.store.chats import list_admins

log = logging.getLogger(__name__)

LONGEST_PAUSE = 300.0
"""Seconds between two tries to set the menus, where Telegram asks for no longer wait."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command. about: what it does, a msgid. example: how it is written, with arguments if it takes any."""

    name: str
    about: str
    example: str


READER_COMMANDS = (
    Command("start", N_("What this bot does"), "/start"),
    Command("subscribe", N_("Follow words: every new item that has them all alerts you"), "/subscribe دير الزور"),
    Command("subscriptions", N_("What you follow, with buttons to pause or remove it"), "/subscriptions"),
    Command("unsubscribe", N_("Stop following words"), "/unsubscribe دير الزور"),
    Command("test", N_("What a query would have matched in the last seven days"), "/test مكان:حلب قتلى>=5"),
    Command("why", N_("Why an item alerted this chat or did not"), "/why 12"),
    Command("recent", N_("The latest news, all of it or with your words"), "/recent 24h"),
    Command("search", N_("Search everything that is stored"), "/search غارة هرابش"),
    Command("item", N_("The whole summary of an item, with every quote"), "/item 12"),
    Command("mute", N_("Silence alerts for a while"), "/mute 2h"),
    Command("quiet", N_("Quiet hours of one that you follow: its alerts wait"), "/quiet 1 22:00-07:00"),
    Command("timezone", N_("Choose the time zone of this chat"), "/timezone Asia/Damascus"),
    Command("language", N_("Choose the language: العربية or English"), "/language"),
    Command("settings", N_("The settings of this chat"), "/settings"),
    Command("help", N_("All commands, with examples"), "/help"),
)
ADMIN_COMMANDS = (
    Command("feeds", N_("The feeds and how they are doing"), "/feeds"),
    Command("addfeed", N_("Try a feed and add it"), "/addfeed https://example.org/rss وكالة"),
    Command("pausefeed", N_("Stop polling a feed"), "/pausefeed 3"),
    Command("resumefeed", N_("Poll a paused feed again"), "/resumefeed 3"),
    Command("removefeed", N_("Remove a feed; asks first"), "/removefeed 3"),
    Command("checkfeed", N_("Poll a feed now and say what came of it"), "/checkfeed 3"),
    Command("interval", N_("Set how many minutes lie between two polls of a feed"), "/interval 3 15"),
    Command("stats", N_("Counts of feeds, items, chats and alerts"), "/stats"),
    Command("admins", N_("List, add and remove admins"), "/admins add 123456789"),
)
CLAIM_COMMAND = Command("claim", N_("Become the first admin with the code printed at start"), "/claim 1a2b3c4d")

QUERIES = (
    ("غارة حلب", N_("both words, in any form")),
    ("قصف | غارة", N_("one of them")),
    ("غارة -غزة", N_("the first without the second")),
    ('"خان يونس"', N_("the words one after the other")),
    ("مكان:حلب", N_("the place or one that lies in it; also place:")),
    ("جهة:حماس", N_("the group or body, by whatever name; also actor:")),
    ("مصدر:الدفاع المدني", N_("whose claim it is; also source:")),
    ("وسيلة:رويترز", N_("the outlet; also outlet:")),
    ("بلد:سوريا", N_("the country; also country:")),
    ("منذ:24h", N_("no older than that; also since:")),
    ("قتلى>=10", N_("at least so many in a single claim; also جرحى مفقودين محتجزين ضحايا")),
)
"""What can be asked for, each with an example (README.md has the whole table)."""

EXAMPLES = {command.name: command.example for command in (*READER_COMMANDS, *ADMIN_COMMANDS, CLAIM_COMMAND)}
"""A right example of each command, for answers to wrong ones."""


def render_commands(commands: Iterable[Command], t: Translator) -> list[str]:
    """One line of HTML for each command: how to write it, and what it does."""
    return [f"{_example(entry.example)} · {t.text(entry.about)}" for entry in commands]


def render_queries(t: Translator) -> list[str]:
    """One line of HTML for each way to ask: an example, and what it finds."""
    return [f"{code(query)} · {t.text(about)}" for query, about in QUERIES]


def _example(text: str) -> str:
    """One tap copies an example with arguments, to be changed; it sends one without."""
    return code(text) if " " in text else command(text)


async def keep_trying_menu(bot: Bot, services: Services) -> None:
    """Set the menus, trying again for as long as it takes: Telegram limits how often, and nothing else waits for it."""
    for pause in (2.0**doubled for doubled in itertools.count()):
        try:
            await publish_menu(bot, services)
            return
        except TelegramError as error:
            asked = as_delta(error.retry_after).total_seconds() if isinstance(error, RetryAfter) else 0.0
            wait = max(asked, min(pause, LONGEST_PAUSE))
            log.warning("menu not set error=%s again_in_s=%d", type(error).__name__, wait)
            await asyncio.sleep(wait)


async def publish_menu(bot: Bot, services: Services) -> None:
    """Set the menus: readers' commands for everyone, and all commands in the private chats of admins."""
    await _set_menu(bot, READER_COMMANDS, None)
    for admin in {*services.settings.admins, *await services.db.query(list_admins)}:
        # They may not have written to the bot yet.
        with contextlib.suppress(BadRequest, Forbidden):
            await _set_menu(bot, (*READER_COMMANDS, *ADMIN_COMMANDS), BotCommandScopeChat(admin))


async def publish_admin_menu(bot: Bot, admin: int) -> None:
    """Show an admin all commands; where that fails, they work all the same."""
    with contextlib.suppress(TelegramError):
        await _set_menu(bot, (*READER_COMMANDS, *ADMIN_COMMANDS), BotCommandScopeChat(admin))


async def withdraw_admin_menu(bot: Bot, user_id: int) -> None:
    """Show somebody who is no admin any more what everyone sees; where that fails, they are refused all the same."""
    with contextlib.suppress(TelegramError):
        for language_code in (None, "en"):
            await bot.delete_my_commands(BotCommandScopeChat(user_id), language_code)


async def _set_menu(bot: Bot, commands: Iterable[Command], scope: BotCommandScopeChat | None) -> None:
    """In Arabic for everyone, and in English for those whose Telegram is English."""
    for language_code, t in ((None, translator("ar")), ("en", translator("en"))):
        entries = [BotCommand(command.name, t.text(command.about)) for command in commands]
        await bot.set_my_commands(entries, scope, language_code)
