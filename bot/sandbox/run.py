"""Starts the sandbox: Bot API, chat page and newswire in one server on loopback."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from aiohttp import web

from bot.sandbox.api import BotApi
from bot.sandbox.chat import ChatServer
from bot.sandbox.feeds import NewswireRoutes
from bot.sandbox.messages import Person
from bot.sandbox.newswire import Newswire, load_script
from bot.sandbox.web import BotApiRoutes, PageRoutes, only_from_here

HOST = "127.0.0.1"
BODY_LIMIT = 256 * 1024
"""Bytes of a request; a message of 4,096 characters with a full keyboard is far below it."""

BOT = Person(7_000_000_001, "مرصاد", is_bot=True, username="mirsad_sandbox_bot")
ADMIN = Person(1001, "مدير")
READER = Person(1002, "قارئ")
"""The ids stay the same over restarts: the sandbox's database knows its chats by them."""


class SandboxPortError(OSError):
    """The port cannot be had; the message says what to do."""


@dataclass(frozen=True, slots=True)
class DemoFeed:
    """A feed of the newswire, with the fields of a catalogue entry."""

    name: str
    url: str
    country: str
    kind: str


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A running sandbox. python-telegram-bot adds `token` to `base_url` by itself."""

    base_url: str
    page_url: str
    token: str = field(repr=False)
    admin_id: int
    feeds: tuple[DemoFeed, ...]
    _runner: web.AppRunner = field(repr=False)
    _chats: ChatServer = field(repr=False)

    async def close(self) -> None:
        """Ends all connections and frees the port. Stop the bot first, or its last poll fails."""
        self._chats.hang_up()
        await self._runner.cleanup()


def utc_now() -> datetime:
    """The wall clock, aware."""
    return datetime.now(UTC)


async def start_sandbox(port: int, *, clock: Callable[[], datetime] = utc_now) -> Sandbox:
    """Serves the sandbox on a loopback port, 0 for a free one. Raises SandboxPortError if it is taken."""
    token = f"{BOT.id}:{secrets.token_urlsafe(26)}"
    chats = ChatServer(BOT, (ADMIN, READER), clock)
    wire = Newswire(load_script(), secrets.token_hex(4), clock())
    routes = (
        *BotApiRoutes(BotApi(chats), token).routes(),
        *PageRoutes(chats, secrets.token_urlsafe(16), lambda: wire.watch(clock())).routes(),
        *NewswireRoutes(wire, clock).routes(),
    )
    app = web.Application(middlewares=[only_from_here], client_max_size=BODY_LIMIT)
    app.add_routes(routes)
    # No access log: the token stands in the Bot API's paths.
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, port).start()
    except OSError as fault:
        await runner.cleanup()
        raise SandboxPortError(
            f"The sandbox cannot listen on {HOST}:{port} ({fault.strerror or fault}). Another Mirsad may be "
            "running; stop it, or set MIRSAD_SANDBOX_PORT to another port."
        ) from fault
    root = f"http://{HOST}:{runner.addresses[0][1]}"
    feeds = tuple(
        DemoFeed(outlet.name, f"{root}/newswire/{outlet.key}.xml", outlet.country, outlet.kind)
        for outlet in wire.outlets
    )
    return Sandbox(f"{root}/bot", f"{root}/", token, ADMIN.id, feeds, runner, chats)
