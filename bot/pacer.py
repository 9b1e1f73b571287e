"""Paces everything that the bot sends: replies first, then instant alerts, then held-back ones.

It stands between python-telegram-bot and the Bot API, so that replies, edits and alerts take from the same budgets
(bot/budgets.py). An alert waits here only for its turn among all; where its chat may not be written to, it goes back
to the outbox, as it would keep a slot of delivery from the others.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import time
from bisect import insort
from collections.abc import Callable, Collection, Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.exc import OperationalError
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter

from bot.budgets import Budgets, Limits, Urgency
from bot.retry import as_delta
from monitors.store.database import Database
from monitors.store.holds import Holds, hold_bot, hold_chat
from monitors.store.outbox import Busy

log = logging.getLogger(__name__)

LONGEST_WAIT = 60.0
"""Seconds that a reply waits where Telegram asks for patience: whoever asked has gone by then."""
REPLY_PAUSES = (1.0, 3.0)
"""Seconds between the tries of a reply: somebody waits for it, and what it tells has been done."""
_FOR_A_REPLY = frozenset(("answerCallbackQuery", "answerInlineQuery", "getChatMember", "getChatAdministrators"))
"""What is no message and asked for while somebody waits."""


class ChatBusy(Exception):
    """The chat may not be sent an alert now: something else was sent there just before. Nothing was sent."""


@dataclass(order=True, slots=True)
class _Waiter:
    urgency: Urgency
    number: int
    chat_id: int = field(compare=False)
    turn: asyncio.Future[float] = field(compare=False)


class Pacer(BaseRateLimiter[Urgency]):
    """A rate limiter whose argument is the urgency of what is sent; without one it is a reply."""

    def __init__(
        self,
        limits: Limits,
        db: Database,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits = limits
        self._budgets = Budgets(limits)
        self._db = db
        self._clock = clock
        self._monotonic = monotonic
        self._waiters: list[_Waiter] = []
        self._numbers = itertools.count()
        self._alarm: asyncio.TimerHandle | None = None

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Let nobody's turn come any more."""
        if self._alarm is not None:
            self._alarm.cancel()

    def restore(self, holds: Holds, now: datetime) -> None:
        """Obey what Telegram asked for before this process began."""
        present = self._monotonic()
        if holds.bot is not None:
            self._budgets.hold_bot(present + (holds.bot - now).total_seconds())
        for chat_id, until in holds.chats.items():
            self._budgets.hold_chat(chat_id, present + (until - now).total_seconds())

    def busy(self, in_flight: Collection[int] = ()) -> Busy:
        """The chats that no alert is to be taken for now: those `in_flight`, and those whose budgets are spent."""
        now = self._monotonic()
        return Busy({*in_flight, *self._budgets.busy(Urgency.INSTANT, now)}, self._budgets.busy(Urgency.HELD, now))

    def on_hold(self) -> bool:
        """Whether Telegram wants nothing at all from the bot now; an empty second's budget is no hold."""
        return self._budgets.hold_ends_at() > self._monotonic()

    def seconds_to_next(self) -> float:
        """Seconds until a chat that is busy now is so no more; infinity where none is."""
        now = self._monotonic()
        return self._budgets.next_ready_at(now) - now

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Urgency | None,
    ) -> Any:
        """Make the request when its turn comes; what is no message has limits of its own and waits for nothing.

        Raises ChatBusy for an alert whose chat's budget is spent. RetryAfter is stored; a reply is tried again
        after it, if it is short, and everything else raises it. A reply whose connection broke is tried again after
        REPLY_PAUSES; alerts have the outbox for that.
        """
        urgency = Urgency.REPLY if rate_limit_args is None else rate_limit_args
        chat_id = _written_to(endpoint, data)
        is_reply = urgency is Urgency.REPLY and (chat_id is not None or endpoint in _FOR_A_REPLY)
        pauses = iter(REPLY_PAUSES if is_reply else ())
        while True:
            sent_at = await self._turn(chat_id, urgency) if chat_id is not None else 0.0
            try:
                answer = await callback(*args, **kwargs)
                if chat_id is not None:
                    self._budgets.answered(chat_id, sent_at, self._monotonic())
                return answer
            except RetryAfter as error:
                if chat_id is None:
                    raise
                length = as_delta(error.retry_after)
                await self._obey(chat_id, length)
                if urgency is not Urgency.REPLY or length.total_seconds() > LONGEST_WAIT:
                    raise
            except NetworkError as error:
                pause = None if isinstance(error, BadRequest) else next(pauses, None)
                if pause is None:
                    raise
                await asyncio.sleep(pause)

    async def _obey(self, chat_id: int, length: timedelta) -> None:
        all_of_it = self._budgets.refused(chat_id, self._monotonic(), length.total_seconds())
        log.warning("told to wait seconds=%d whom=%s", length.total_seconds(), "bot" if all_of_it else "chat")
        until = self._clock() + length
        try:
            await (self._db.run(hold_bot, until) if all_of_it else self._db.run(hold_chat, chat_id, until))
        except OperationalError as error:
            # Nothing is lost but what a restart would want to know.
            log.error("hold not stored error=%s", error.orig)

    async def _turn(self, chat_id: int, urgency: Urgency) -> float:
        """Wait until a message may go to the chat; returns when that was.

        Raises ChatBusy for an alert that its chat holds up, RetryAfter for a reply that is on hold for too long.
        """
        wait = self._budgets.hold_ends_at(chat_id) - self._monotonic()
        if urgency is Urgency.REPLY and wait > LONGEST_WAIT:
            raise RetryAfter(round(wait))
        waiter = _Waiter(urgency, next(self._numbers), chat_id, asyncio.get_running_loop().create_future())
        insort(self._waiters, waiter)
        self._give_turns()
        try:
            return await waiter.turn
        finally:
            if waiter in self._waiters:
                self._waiters.remove(waiter)

    def _give_turns(self) -> None:
        now = self._monotonic()
        next_at: list[float] = []
        for waiter in list(self._waiters):
            if waiter.turn.done():
                # Cancelled; it leaves as soon as its task goes on.
                continue
            chat_at = self._budgets.chat_ready_at(waiter.chat_id, waiter.urgency)
            if chat_at > now and waiter.urgency is not Urgency.REPLY:
                self._leave(waiter).set_exception(ChatBusy())
                continue
            ready_at = max(chat_at, self._budgets.ready_at(waiter.urgency))
            if ready_at > now:
                next_at.append(ready_at)
                continue
            self._budgets.take(waiter.chat_id, now)
            self._leave(waiter).set_result(now)
        if self._alarm is not None:
            self._alarm.cancel()
        loop = asyncio.get_running_loop()
        self._alarm = loop.call_later(min(next_at) - now, self._give_turns) if next_at else None

    def _leave(self, waiter: _Waiter) -> asyncio.Future[float]:
        self._waiters.remove(waiter)
        return waiter.turn


def _written_to(endpoint: str, data: dict[str, Any]) -> int | None:
    """The chat that a request writes a message to or changes one in; None for every other request."""
    writes = endpoint.startswith(("send", "edit", "forward", "copy")) and endpoint != "sendChatAction"
    chat_id = data.get("chat_id")
    return chat_id if writes and isinstance(chat_id, int) else None
