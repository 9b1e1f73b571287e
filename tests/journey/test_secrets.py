"""Whatever fails, token and passwords appear in nothing that the program says, stores or sends."""

from __future__ import annotations

import asyncio
import json
import os
import stat
import sys
from collections.abc import AsyncIterator, Mapping
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

TOKEN = "7000000009:" + "hidden-" * 5
PASSWORD = "correct-horse-battery"  # made up
ROOT = Path(__file__).parents[2]
ADMIN = 1001


class FailingApi:
    """A Bot API that fails in every way there is before it answers; keeps what the bot sent."""

    def __init__(self) -> None:
        self.refuses = False
        self.sent: list[str] = []
        self.answered = asyncio.Event()
        self._faults = {
            "getMe": chain(["lost"], repeat("ok")),
            "getUpdates": chain(["500", "ok", "nonsense", "429"], repeat("ok")),
            "sendMessage": chain(["429"], repeat("ok")),
        }
        self._asked = False

    async def answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        body = dict(await request.post())
        if self.refuses:
            return web.json_response({"ok": False, "error_code": 401, "description": "Unauthorized"}, status=401)
        fault = next(self._faults.get(method, repeat("ok")))
        if fault == "lost":
            assert request.transport is not None
            request.transport.abort()
        if fault == "nonsense":
            return web.Response(text="<html>no JSON</html>")
        if fault == "429":
            answer: dict[str, Any] = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry"}
            return web.json_response(answer | {"parameters": {"retry_after": 1}}, status=429)
        if fault == "500":
            return web.json_response({"ok": False, "error_code": 500, "description": request.path}, status=500)
        return web.json_response({"ok": True, "result": await self._result(method, body)})

    async def _result(self, method: str, body: Mapping[str, Any]) -> Any:
        user = {"id": ADMIN, "is_bot": False, "first_name": "مدير"}
        chat = {"id": ADMIN, "type": "private", "first_name": "مدير"}
        if method == "getMe":
            return {"id": 7000000009, "is_bot": True, "first_name": "x", "username": "x_bot"}
        if method == "getUpdates" and not self._asked:
            self._asked = True
            text = f"/addfeed http://user:{PASSWORD}@127.0.0.1:1/feed"
            entities = [{"type": "bot_command", "offset": 0, "length": 8}]
            message = {"message_id": 1, "date": 1772000000, "chat": chat, "from": user, "text": text}
            return [{"update_id": 1, "message": message | {"entities": entities}}]
        if method == "getUpdates":
            await asyncio.sleep(0.05)
            return []
        if method == "sendMessage":
            self.sent.append(json.dumps(body, ensure_ascii=False))
            self.answered.set()
            return {"message_id": 2, "date": 1772000000, "chat": chat, "text": "x"}
        return True


@pytest.fixture
async def api() -> AsyncIterator[tuple[FailingApi, str]]:
    api = FailingApi()
    app = web.Application()
    app.add_routes([web.post("/bot{token}/{method}", api.answer)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield api, f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
    await runner.cleanup()


async def start(folder: Path, url: str, *command: str, **more: str) -> asyncio.subprocess.Process:
    environment = {
        "PATH": os.environ["PATH"],
        "MIRSAD_TELEGRAM_TOKEN": TOKEN,
        "MIRSAD_TELEGRAM_BASE_URL": url,
        "MIRSAD_ADMINS": str(ADMIN),
        "MIRSAD_DATA_DIR": str(folder / "data"),
        "MIRSAD_FEEDS_FILE": "",
        "MIRSAD_LOG_LEVEL": "DEBUG",
        "MIRSAD_FETCH_PRIVATE_ADDRESSES": "allow",
    }
    with (folder / "said.txt").open("ab") as said:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, *command), env=environment | more, cwd=ROOT, stdout=said, stderr=said
        )


def title_of(pid: int) -> str:
    """What the process is called in lists of processes; "" where the system does not say."""
    title = Path(f"/proc/{pid}/cmdline")
    return title.read_text() if title.exists() else ""


async def test_no_secret_appears_however_it_fails(tmp_path: Path, api: tuple[FailingApi, str]) -> None:
    telegram, url = api
    running = await start(tmp_path, url, "-m", "bot", "run")
    async with asyncio.timeout(60):
        await telegram.answered.wait()
        named = title_of(running.pid)
        running.terminate()
        await running.wait()
        telegram.refuses = True
        feed = f"http://user:{PASSWORD}@127.0.0.1:1/feed"
        catalogue = tmp_path / "feeds.csv"
        catalogue.write_text(f"outlet,outlet_en,country,kind,url,active,note\nx,x,SY,agency,{feed},yes,\n")
        crash = "from bot.__main__ import _settings; _settings(); import os; raise ValueError(os.environ)"
        failing = await asyncio.gather(
            start(tmp_path, url, "-m", "bot", "run"),
            start(tmp_path, url, "-m", "bot", "feeds", "add", feed),
            start(tmp_path, url, "-m", "bot", "feeds", "list", MIRSAD_FEEDS_FILE=str(catalogue)),
            start(tmp_path, url, "-c", crash),
        )
        assert [await process.wait() for process in failing] == [1, 1, 1, 1]
    files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert files
    said = (tmp_path / "said.txt").read_bytes()
    assert b"Telegram refuses the token" in said
    assert b"no connection to Telegram" in said
    assert b"ValueError" in said
    everything = b"\n".join([said, named.encode(), "\n".join(telegram.sent).encode(), *(f.read_bytes() for f in files)])
    assert TOKEN.partition(":")[2].encode() not in everything
    assert PASSWORD.encode() not in everything
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
