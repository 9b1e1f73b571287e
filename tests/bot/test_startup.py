"""One process to a database."""

from __future__ import annotations

import multiprocessing
import os
import stat
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.startup import StartError, start_in_sandbox, take_database
from config.settings import Settings
from monitors.store.feeds import list_feeds


async def test_a_second_process_is_told_who_is_in_its_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.startup.LEAVING_SECONDS", 0.2)
    here, elsewhere = Settings(data_dir=tmp_path), Settings(data_dir=tmp_path / "other")
    async with AsyncExitStack() as first:
        await take_database(here, first)
        assert stat.S_IMODE(os.stat(tmp_path / "mirsad.sqlite3.lock").st_mode) == 0o600
        async with AsyncExitStack() as second:
            await take_database(elsewhere, second)
            with pytest.raises(StartError, match=r"already runs on the database .*mirsad\.sqlite3"):
                await take_database(here, second)
    async with AsyncExitStack() as third:
        await take_database(here, third)


async def test_a_second_sandbox_leaves_the_database_of_the_first_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.startup.LEAVING_SECONDS", 0.2)
    settings = Settings(data_dir=tmp_path, sandbox_port=0)
    async with AsyncExitStack() as first:
        _, db = await start_in_sandbox(settings, first)
        watched = await db.query(list_feeds)
        async with AsyncExitStack() as second:
            with pytest.raises(StartError, match="already runs"):
                await start_in_sandbox(settings, second)
        assert await db.query(list_feeds) == watched


async def test_what_a_killed_process_kept_is_free(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    child = multiprocessing.get_context("spawn").Process(target=_hold_for_ever, args=(settings,))
    child.start()
    while not (tmp_path / "held").exists():
        child.join(0.05)
        assert child.is_alive()
    child.kill()
    child.join()
    async with AsyncExitStack() as stack:
        await take_database(settings, stack)


def _hold_for_ever(settings: Settings) -> None:
    import asyncio

    async def hold() -> None:
        async with AsyncExitStack() as stack:
            await take_database(settings, stack)
            (settings.data_dir / "held").touch()
            await asyncio.sleep(3600)

    asyncio.run(hold())
