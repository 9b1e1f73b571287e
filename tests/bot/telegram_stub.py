"""A Bot API in memory: records what the bot calls, checks it as Telegram would, and answers; no network."""

from __future__ import annotations

import itertools
import json
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ExtBot
from telegram.request import BaseRequest, RequestData

from bot.budgets import Limits
from bot.context import Services
from bot.delivery import Courier
from bot.handlers import register_handlers
from bot.pacer import Pacer
from bot.sandbox.keyboard import parse_keyboard
from bot.sandbox.markup import parse_html
from bot.sandbox.parameters import inline_results
from config.settings import Settings
from monitors.store.database import Database

TOKEN = "7000000001:" + "stub-" * 7
BOT_ID = 7_000_000_001
NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
PRIVATE = {"id": 501, "type": "private", "first_name": "ليلى"}
GROUP = {"id": -100501, "type": "supergroup", "title": "غرفة الأخبار", "is_forum": True}
CHANNEL = {"id": -100777, "type": "channel", "title": "قناة"}
READER, BOT_ADMIN, GROUP_ADMIN = 501, 42, 43
DIRECTIONS = {0x2068: None, 0x2069: None, 0x200F: None, 0x200E: None, 0x2003: " "}

UNLIMITED = Limits(10_000, 10_000, 100_000)


@dataclass
class Call:
    """One call of the bot: its method and parameters."""

    method: str
    parameters: dict[str, Any]

    @property
    def text(self) -> str:
        """What a reader sees of the message or note, without the marks of direction."""
        text = self.parameters.get("text", "")
        if self.parameters.get("parse_mode") == "HTML":
            text = parse_html(text).text
        return str(text).translate(DIRECTIONS)

    @property
    def keys(self) -> dict[str, str]:
        """Labels of the buttons and what they carry."""
        rows = (self.parameters.get("reply_markup") or {}).get("inline_keyboard", [])
        return {
            key["text"].translate(DIRECTIONS): key.get("callback_data") or key["url"] for row in rows for key in row
        }


class StubRequest(BaseRequest):
    """Answers like Telegram.

    failures: for each chat the errors that its next messages meet. broken: the methods of which a call fails.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.failures: defaultdict[int, list[tuple[int, dict[str, Any]] | Exception]] = defaultdict(list)
        self.hides_members = False
        self.broken: list[str] = []
        self._ids = itertools.count(1000)
        self._ended: set[str] = set()

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(self, url: str, request_data: RequestData | None = None, **_: Any) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        parameters = dict(request_data.parameters) if request_data else {}
        self.calls.append(Call(name, parameters))
        sends = name in ("sendMessage", "editMessageText")
        waiting = self.failures[parameters["chat_id"]] if sends else []
        if waiting:
            failure = waiting.pop(0)
            if isinstance(failure, Exception):
                raise failure
            return refusal(*failure)
        if name in self.broken:
            self.broken.remove(name)
            return refusal(502, {"description": "Bad Gateway"})
        if name == "answerCallbackQuery" and parameters["callback_query_id"] in self._ended:
            return refusal(400, {"description": "Bad Request: query is too old or query ID is invalid"})
        if name == "getChatMember" and self.hides_members:
            return refusal(400, {"description": "Bad Request: CHAT_ADMIN_REQUIRED"})
        return 200, json.dumps({"ok": True, "result": self._result(name, parameters)}).encode()

    def _result(self, name: str, parameters: dict[str, Any]) -> Any:
        if name == "getMe":
            return {"id": BOT_ID, "is_bot": True, "first_name": "مرصاد", "username": "mirsad_stub_bot"}
        if name in ("sendMessage", "editMessageText"):
            parse_html(parameters["text"])
            parse_keyboard(parameters.get("reply_markup"))
            chat = {"id": parameters["chat_id"], "type": "private", "first_name": "x"}
            number = parameters.get("message_id") or next(self._ids)
            return {"message_id": number, "date": int(NOW.timestamp()), "chat": chat, "text": "x"}
        if name == "answerCallbackQuery":
            self._ended.add(parameters["callback_query_id"])
        if name == "getChatAdministrators":
            return [_member({"id": GROUP_ADMIN, "is_bot": False, "first_name": "x"}, "creator")]
        if name == "answerInlineQuery":
            inline_results(parameters["results"])
        if name == "getChatMember":
            user = {"id": parameters["user_id"], "is_bot": False, "first_name": "x"}
            return _member(user, "creator" if user["id"] == GROUP_ADMIN else "member")
        return True


def refusal(status: int, answer: dict[str, Any]) -> tuple[int, bytes]:
    """What Telegram answers where it does not do what it was asked."""
    return status, json.dumps({"ok": False, **answer}).encode()


def _member(user: dict[str, Any], status: str) -> dict[str, Any]:
    member = {"user": user, "status": status}
    return {**member, "is_anonymous": False} if status == "creator" else member


class Telegram:
    """The application with its handlers, and people who write to it."""

    def __init__(self, db: Database, limits: Limits = UNLIMITED, **settings: Any) -> None:
        self.request = StubRequest()
        self.now = NOW
        self._passed = 0.0
        self.services = Services(
            db,
            Settings(admins=(BOT_ADMIN,), **settings),
            client=SimpleNamespace(),
            poller=SimpleNamespace(),
            clock=lambda: self.now,
            pacer=Pacer(limits, db, lambda: self.now, lambda: time.monotonic() + self._passed),
        )
        self.bot = ExtBot(
            TOKEN, request=self.request, get_updates_request=StubRequest(), rate_limiter=self.services.pacer
        )
        self.courier = Courier(db, self.bot, self.services)
        self.application: Application[Any, Any, Any, Any, Any, Any] = (
            ApplicationBuilder().bot(self.bot).updater(None).job_queue(None).build()
        )
        register_handlers(self.application, self.services)
        self._ids = itertools.count(1)

    async def write(
        self, text: str, *, user: int = READER, chat: dict[str, Any] = PRIVATE, **message: Any
    ) -> list[Call]:
        """Somebody writes; gives what the bot sends in answer."""
        post = chat["type"] == "channel"
        sender = {} if post else {"from": {"id": user, "is_bot": False, "first_name": "ليلى"}}
        content = self._message(chat, text) | sender | message
        return await self._update({"channel_post" if post else "message": content})

    async def press(
        self, data: str, *, user: int = READER, chat: dict[str, Any] = PRIVATE, **message: Any
    ) -> list[Call]:
        """Somebody presses a button under a message of the bot."""
        below = self._message(chat, "x") | message
        presser = {"id": user, "is_bot": False, "first_name": "ليلى"}
        number = str(next(self._ids))
        query = {"id": number, "from": presser, "chat_instance": "1", "message": below, "data": data}
        return await self._update({"callback_query": query})

    async def ask_inline(self, text: str, *, offset: str = "", language: str = "ar") -> list[Call]:
        """Somebody types the bot's name and words in some chat; gives what the bot answers."""
        asker = {"id": READER, "is_bot": False, "first_name": "ليلى", "language_code": language}
        query = {"id": "1", "from": asker, "query": text, "offset": offset}
        return await self._update({"inline_query": query})

    async def membership(self, status: str, chat: dict[str, Any] = PRIVATE) -> list[Call]:
        """The bot is blocked, kicked, or let in again."""
        user = {"id": READER, "is_bot": False, "first_name": "ليلى"}
        me = {"id": BOT_ID, "is_bot": True, "first_name": "مرصاد"}
        until = {"until_date": 0} if status == "kicked" else {}
        change = {"chat": chat, "from": user, "date": int(self.now.timestamp())}
        change |= {"old_chat_member": _member(me, "member"), "new_chat_member": _member(me, status) | until}
        return await self._update({"my_chat_member": change})

    def _message(self, chat: dict[str, Any], text: str) -> dict[str, Any]:
        message = {"message_id": next(self._ids), "date": int(self.now.timestamp()), "chat": chat}
        if text:
            message["text"] = text
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        return message

    async def _update(self, content: dict[str, Any]) -> list[Call]:
        before = len(self.request.calls)
        update = Update.de_json({"update_id": next(self._ids), **content}, self.bot)
        await self.application.process_update(update)
        shown = ("sendMessage", "editMessageText", "answerCallbackQuery", "answerInlineQuery")
        return [call for call in self.request.calls[before:] if call.method in shown]

    def later(self, **length: float) -> None:
        """Let time pass, for every clock."""
        self.now += timedelta(**length)
        self._passed += timedelta(**length).total_seconds()
