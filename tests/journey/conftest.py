"""Fixtures of the journey tests: the world on loopback, and the program as a process in it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from bot.sandbox.api import BotApi
from bot.sandbox.chat import ChatServer
from bot.sandbox.web import BotApiRoutes
from tests.journey.world import ADMIN, ASKERS, BOT, READER, TOKEN, Program, World, utc_now


@pytest.fixture
async def world() -> AsyncIterator[World]:
    chats = ChatServer(BOT, (ADMIN, READER, *ASKERS), utc_now)
    with chats.listening() as events:
        world = World("", chats, events)
        app = web.Application()
        app.add_routes([*BotApiRoutes(BotApi(chats), TOKEN).routes(), web.get("/feed.xml", world.feed)])
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        world.root = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield world
        chats.hang_up()
        await runner.cleanup()


@pytest.fixture
def start(world: World, tmp_path: Path) -> Callable[[], AbstractAsyncContextManager[Program]]:
    """Starts the program in this world; the data stays in one folder from one start to the next."""

    @asynccontextmanager
    async def running() -> AsyncIterator[Program]:
        environment = {
            "PATH": os.environ["PATH"],
            "MIRSAD_TELEGRAM_TOKEN": TOKEN,
            "MIRSAD_TELEGRAM_BASE_URL": f"{world.root}/bot",
            "MIRSAD_ADMINS": str(ADMIN.id),
            "MIRSAD_DATA_DIR": str(tmp_path / "data"),
            "MIRSAD_FEEDS_FILE": "",
            "MIRSAD_POLL_SECONDS": "0.3",
            "MIRSAD_TICK_SECONDS": "0.2",
            "MIRSAD_CHAT_MESSAGES_PER_SECOND": "20",
            "MIRSAD_FETCH_PRIVATE_ADDRESSES": "allow",
        }
        command = (sys.executable, "-m", "bot", "run")
        with (tmp_path / "log.txt").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *command, env=environment, cwd=Path(__file__).parents[2], stdout=log, stderr=log
            )
            try:
                yield Program(process)
            finally:
                if process.returncode is None:
                    process.kill()
                    await process.wait()

    return running
