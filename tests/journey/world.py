"""The world around the program, on loopback: a Bot API with two people, and a feed that tests publish to."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import Any

from aiohttp import web

from bot.sandbox.chat import ChatServer, Event
from bot.sandbox.messages import Person

PATIENCE = 30
"""Seconds after which something that should have happened is taken not to."""
TOKEN = "7000000001:" + "journey-" * 4 + "abc"
BOT = Person(7_000_000_001, "مرصاد", is_bot=True, username="mirsad_journey_bot")
ADMIN = Person(1001, "مدير")
READER = Person(1002, "قارئ")
ASKERS = (Person(1003, "سائلة"), Person(1004, "سائل"))
"""Who has many questions: a person may ask thirty times a minute."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class World:
    """What the program sees of the outside, and what people see of the program."""

    def __init__(self, root: str, chats: ChatServer, events: asyncio.Queue[Event | None]) -> None:
        self.root = root
        self.chats = chats
        self._events = events
        self.items: list[tuple[str, str, str, datetime]] = []

    @property
    def feed_url(self) -> str:
        return f"{self.root}/feed.xml"

    def publish(self, guid: str, title: str, text: str, age: timedelta = timedelta(0)) -> None:
        """Put an item at the head of the feed, dated that long ago; an equal guid replaces it."""
        item = (guid, title, text, utc_now() - age)
        self.items = [item, *(other for other in self.items if other[0] != guid)]

    def texts(self, person: Person = READER) -> list[str]:
        """Everything that the bot has said to a person, oldest first."""
        messages = [message for message in self.chats.state()["messages"] if message["chat"] == person.id]
        return [message["text"] for message in messages if not message["mine"]]

    async def says(self, person: Person, wanted: Callable[[str], bool]) -> dict[str, Any]:
        """The next message of the bot to a person whose text is wanted; fails after PATIENCE seconds."""
        async with asyncio.timeout(PATIENCE):
            while True:
                event = await self._events.get()
                assert event is not None
                message = event.get("message")
                if message and message["chat"] == person.id and not message["mine"] and wanted(message["text"]):
                    return message

    async def ask_inline(self, text: str, person: Person = READER) -> dict[str, Any]:
        """Ask the bot from another chat and return its answer."""
        number = self.chats.ask_inline(person.id, text)
        async with asyncio.timeout(PATIENCE):
            while True:
                event = await self._events.get()
                assert event is not None
                if event["event"] == "inline" and event["query"] == number:
                    return event

    async def ask(self, person: Person, text: str, wanted: Callable[[str], bool]) -> dict[str, Any]:
        """Write to the bot and return its wanted answer."""
        self.chats.receive(person.id, text)
        return await self.says(person, wanted)

    async def feed(self, _: web.Request) -> web.Response:
        entries = "".join(
            f"<item><title>{escape(title)}</title><link>{self.root}/{guid}</link><guid>{guid}</guid>"
            f"<pubDate>{format_datetime(at)}</pubDate><description>{escape(text)}</description></item>"
            for guid, title, text, at in self.items
        )
        body = f'<rss version="2.0"><channel><title>وكالة الرحلة</title>{entries}</channel></rss>'
        return web.Response(body=body.encode(), content_type="application/rss+xml")


class Program:
    """`mirsad run` as a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def stop(self, signum: signal.Signals = signal.SIGTERM, within: float = PATIENCE) -> int:
        """Send a signal and return the exit code."""
        self._process.send_signal(signum)
        async with asyncio.timeout(within):
            return await self._process.wait()
