"""The program as a process of its own, beside a Bot API on loopback."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.load.telegram import TOKEN

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def running(base_url: str, data_dir: Path, **settings: object) -> AsyncIterator[asyncio.subprocess.Process]:
    """`mirsad run` with these settings, killed at the end of the block; its log is log.txt in the data folder."""
    environment = {
        "PATH": os.environ["PATH"],
        "MIRSAD_TELEGRAM_TOKEN": TOKEN,
        "MIRSAD_TELEGRAM_BASE_URL": base_url,
        "MIRSAD_ADMINS": "1",
        "MIRSAD_DATA_DIR": str(data_dir),
        "MIRSAD_FEEDS_FILE": "",
        "MIRSAD_FETCH_PRIVATE_ADDRESSES": "allow",
        **{f"MIRSAD_{name.upper()}": str(value) for name, value in settings.items()},
    }
    with (data_dir / "log.txt").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), env=environment, cwd=ROOT, stdout=log, stderr=log
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
