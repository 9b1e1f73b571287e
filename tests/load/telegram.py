"""A Bot API on loopback that enforces Telegram's limits to the letter, answers late, and fails when told to."""

from __future__ import annotations

import asyncio
import itertools
import math
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from random import Random
from typing import Any

from aiohttp import web

from bot.budgets import Limits

TOKEN = "7000000001:" + "load-" * 6 + "abcde"
ANSWER_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that arrived: when (monotonic seconds), where, and what it says."""

    at: float
    chat_id: int
    text: str


@dataclass(slots=True)
class _Window:
    """Refuses what would be one more than `count` in any `seconds`."""

    count: int
    seconds: float
    arrivals: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Seconds until one more is allowed."""
        while self.arrivals and self.arrivals[0] <= now - self.seconds:
            self.arrivals.popleft()
        return self.arrivals[0] + self.seconds - now if len(self.arrivals) >= self.count else 0.0


@dataclass(slots=True)
class Faults:
    """Shares of the messages that meet each fault."""

    server_error: float = 0.0
    lost_request: float = 0.0
    lost_answer: float = 0.0
    refused: float = 0.0


class LimitedTelegram:
    """Where the bot's messages arrive. Without limits it takes all that comes."""

    def __init__(self, limits: Limits | None = None, rng: Random | None = None) -> None:
        self.arrivals: list[Arrival] = []
        self.unanswered: list[Arrival] = []
        self.refusals = 0
        self.faults = Faults()
        self.arrived = asyncio.Event()
        self._limits = limits
        self._rng = rng or Random(0)
        self._all = _Window(limits.per_second, 1.0) if limits else None
        self._chats: defaultdict[int, list[_Window]] = defaultdict(list)
        self._ids = itertools.count(1)
        self._runner: web.AppRunner | None = None

    async def start(self) -> str:
        """Serve on a free port; gives the bot's base address."""
        app = web.Application()
        app.router.add_route("*", f"/bot{TOKEN}/{{method}}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}/bot"

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if method == "getMe":
            return _ok({"id": 7000000001, "is_bot": True, "first_name": "مرصاد", "username": "mirsad_load_bot"})
        if method == "getUpdates":
            # A bot that nobody writes to.
            await asyncio.sleep(float((await request.post()).get("timeout", 0)) or 0.05)
            return _ok([])
        if method == "sendMessage":
            return await self._take(request, dict(await request.post()))
        return _ok(True)

    async def _take(self, request: web.Request, form: dict[str, Any]) -> web.StreamResponse:
        now, chat_id = time.monotonic(), int(form["chat_id"])
        wait = self._wait(chat_id, now)
        if wait > 0 or self._meets(self.faults.refused):
            self.refusals += wait > 0
            return _refused(429, "Too Many Requests", {"retry_after": max(1, math.ceil(wait))})
        if self._meets(self.faults.server_error):
            return _refused(500, "Internal Server Error", None)
        if self._meets(self.faults.lost_request):
            return _hang_up(request)
        arrival = Arrival(now, chat_id, str(form["text"]))
        self.arrivals.append(arrival)
        self.arrived.set()
        number = next(self._ids)
        await asyncio.sleep(ANSWER_SECONDS)
        if self._meets(self.faults.lost_answer):
            self.unanswered.append(arrival)
            return _hang_up(request)
        chat = {"id": chat_id, "type": "private" if chat_id > 0 else "group", "first_name": "x", "title": "x"}
        return _ok({"message_id": number, "date": int(time.time()), "chat": chat, "text": "x"})

    def _wait(self, chat_id: int, now: float) -> float:
        if self._limits is None or self._all is None:
            return 0.0
        if chat_id not in self._chats:
            self._chats[chat_id] = [_Window(self._limits.chat_per_second, 1.0)]
            if chat_id < 0:
                self._chats[chat_id].append(_Window(self._limits.group_per_minute, 60.0))
        windows = [self._all, *self._chats[chat_id]]
        wait = max(window.wait(now) for window in windows)
        if wait <= 0:
            for window in windows:
                window.arrivals.append(now)
        return wait

    def _meets(self, share: float) -> bool:
        return share > 0 and self._rng.random() < share


def _ok(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _refused(status: int, description: str, parameters: dict[str, int] | None) -> web.Response:
    answer = {"ok": False, "error_code": status, "description": description}
    return web.json_response(answer | ({"parameters": parameters} if parameters else {}), status=status)


def _hang_up(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
