"""One process to a database."""

from __future__ import annotations

import multiprocessing
import os
import stat
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.startup import StartError, keep_to_oneself
from config.settings import Settings


async def test_a_second_process_is_told_who_is_in_its_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.startup.LEAVING_SECONDS", 0.2)
    here, elsewhere = Settings(data_dir=tmp_path), Settings(data_dir=tmp_path / "other")
    elsewhere.data_dir.mkdir()
    async with AsyncExitStack() as first:
        await keep_to_oneself(here, first)
        assert stat.S_IMODE(os.stat(tmp_path / "mirsad.sqlite3.lock").st_mode) == 0o600
        async with AsyncExitStack() as second:
            await keep_to_oneself(elsewhere, second)
            with pytest.raises(StartError, match=r"already runs on the database .*mirsad\.sqlite3"):
                await keep_to_oneself(here, second)
    async with AsyncExitStack() as third:
        await keep_to_oneself(here, third)


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
        await keep_to_oneself(settings, stack)


def _hold_for_ever(settings: Settings) -> None:
    import asyncio

    async def hold() -> None:
        async with AsyncExitStack() as stack:
            await keep_to_oneself(settings, stack)
            (settings.data_dir / "held").touch()
            await asyncio.sleep(3600)

    asyncio.run(hold())
