"""The whole bot, over a Bot API in memory and a database of its own, for updates that strangers send."""

from __future__ import annotations

import asyncio
import atexit
import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any
from zlib import crc32

import httpx
from telegram.ext import ContextTypes

from monitors.fetch import FeedClient
from monitors.store.database import Database
from monitors.store.feeds import add_feed
from tests.bot.stories import TWO_SOURCES, store
from tests.bot.telegram_stub import BOT_ADMIN, CHANNEL, GROUP, GROUP_ADMIN, NOW, PRIVATE, READER, Telegram
from tests.fuzz.texts import as_text

USERS = (READER, BOT_ADMIN, GROUP_ADMIN)
CHATS = (PRIVATE, GROUP, CHANNEL)
MESSAGE_LENGTH = 4096
"""Characters of a message at most, after its entities are parsed (Bot API, Message.text)."""


class Program:
    """The bot with one feed, one item and a subscription; an unexpected error of any handler comes out of `do`."""

    def __init__(self, folder: Path) -> None:
        os.environ["PTB_TIMEDELTA"] = "true"
        self._loop = asyncio.new_event_loop()
        db = Database(f"sqlite:///{folder / 'fuzz.sqlite3'}")
        db.upgrade()
        with db.begin() as connection:
            feed = add_feed(connection, "https://news.example/rss", "وكالة ضفاف", NOW)
        store(db, feed, TWO_SOURCES)
        # In effect: what a command looks up, and what a limit counts, must not end the run.
        self.telegram = Telegram(db, chat_subscriptions=100_000)
        self.telegram.services.client = FeedClient(httpx.MockTransport(_not_found))
        self.telegram.services.poller.check_feed = _check_feed
        self._errors: list[BaseException] = []
        self.telegram.application.error_handlers.clear()
        self.telegram.application.add_error_handler(self._note)
        self._loop.run_until_complete(self.telegram.application.initialize())
        atexit.register(db.close)

    async def _note(self, _: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        if context.error is not None:
            self._errors.append(context.error)

    def do(self, step: Any) -> None:
        """Let it happen; raises what no handler expected."""
        self.telegram.later(seconds=5)
        self.telegram.request.calls.clear()
        self._loop.run_until_complete(step)
        if self._errors:
            raise self._errors.pop()


@cache
def program() -> Program:
    folder = TemporaryDirectory(ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Program(Path(folder.name))


def written(data: bytes) -> None:
    """A message from one of several people in one of several chats, titled by a stranger too."""
    text, mark = as_text(data), crc32(data)
    chat = CHATS[mark % 3] | ({"title": text[:255]} if mark % 3 else {"first_name": text[:64]})
    running = program()
    running.do(running.telegram.write(text[:MESSAGE_LENGTH], user=USERS[mark // 3 % 3], chat=chat))


def callback_data(data: bytes) -> None:
    """A pressed button whose data somebody made up: Telegram passes on at most 64 bytes of it."""
    mark = crc32(data)
    running = program()
    text = as_text(data[:64])
    running.do(running.telegram.press(text, user=USERS[mark % 3], chat=CHATS[mark // 3 % 3]))


async def _check_feed(feed_id: int) -> SimpleNamespace:
    return SimpleNamespace(status="ok", detail=f"{feed_id}", ok=True, new=0, revised=0, alerts=0)


def _not_found(_: httpx.Request) -> httpx.Response:
    return httpx.Response(404)
