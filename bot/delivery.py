"""Sends the alerts that wait in the outbox. Whatever happens to one chat holds up no other.

    lease_alerts     takes a few that are due, at most one for each chat     monitors/store/outbox.py
    render_pending   makes the message                                       bot/alerts.py
    send             to Telegram                                             bot/sending.py
    mark_sent        closes the alert; or decide_retry says what now

Sending is at least once: an alert whose answer from Telegram was lost is sent again.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Literal

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.alerts import render_pending
from bot.context import Services
from bot.language import translator
from bot.messages import Style
from bot.sending import send
from monitors.store.chats import migrate_chat, set_blocked
from monitors.store.database import Database
from monitors.store.outbox import PendingAlert, give_up, hold_chat, lease_alerts, mark_sent, retry_later

log = logging.getLogger(__name__)

AT_ONCE = 8
"""Sends in flight, each to another chat: a crash can double no more than these."""
LEASE_SECONDS = 300.0
"""Far longer than a send can take: python-telegram-bot gives up on each of its steps after 5 seconds."""
LONGEST_DELAY = 300.0
MOST_DOUBLINGS = 10
"""Beyond it the delay is the longest anyway; without it a number of attempts could overflow."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of an alert that did not arrive.

    retry: send it again at `at`. hold: the same, and nothing to its chat before. block: the chat shut the bot
    out; the alert waits until it is back. migrate: the chat is `chat_id` now; send it there. give_up: it
    cannot arrive.
    """

    action: Literal["retry", "hold", "block", "migrate", "give_up"]
    at: datetime
    chat_id: int | None = None


def decide_retry(error: Exception, attempts: int, now: datetime, jitter: float) -> Decision:
    """What to do after an error.

    `attempts` were made before the one that failed, `jitter` in [0, 1) spreads the retries of many alerts:
    the first comes after 1 to 3 seconds, later ones after twice as long each, up to five minutes.
    """
    if isinstance(error, RetryAfter):
        return Decision("hold", now + _as_delta(error.retry_after))
    if isinstance(error, ChatMigrated):
        return Decision("migrate", now, error.new_chat_id)
    if isinstance(error, Forbidden):
        return Decision("block", now)
    if isinstance(error, BadRequest):
        # Telegram has no type of its own for a chat that was deleted.
        return Decision("block" if "chat not found" in error.message.lower() else "give_up", now)
    if isinstance(error, TelegramError):
        delay = (1 + 2 * jitter) * 2 ** min(attempts, MOST_DOUBLINGS)
        return Decision("retry", now + timedelta(seconds=min(delay, LONGEST_DELAY)))
    return Decision("give_up", now)


def _as_delta(seconds: int | timedelta) -> timedelta:
    # python-telegram-bot is on its way from seconds to timedelta.
    return seconds if isinstance(seconds, timedelta) else timedelta(seconds=seconds)


async def deliver_pending(db: Database, bot: Bot, services: Services) -> int:
    """Start sending what is due, as far as slots are free, and return how many were started.

    It waits for no send: a chat that is slow to answer keeps its slot, and the others go on.
    """
    free = AT_ONCE - len(services.in_flight)
    if free <= 0:
        return 0
    leased = await db.run(lease_alerts, services.clock(), free, LEASE_SECONDS)
    for alert in leased:
        chat_id = alert.destination.chat_id
        task = asyncio.create_task(_deliver(db, bot, services, alert), name=f"alert {alert.id}")
        services.in_flight[chat_id] = task
        task.add_done_callback(partial(_leave_flight, services, chat_id))
    return len(leased)


def _leave_flight(services: Services, chat_id: int, task: asyncio.Task[None]) -> None:
    services.in_flight.pop(chat_id, None)
    if not task.cancelled() and (error := task.exception()) is not None:
        # The outbox could not be written: the lease runs out and the alert is sent again.
        log.error("outbox not written %s", task.get_name(), exc_info=error)


async def finish_deliveries(services: Services) -> None:
    """Wait for the sends in flight, so that a stop neither loses nor doubles any."""
    await asyncio.gather(*services.in_flight.values(), return_exceptions=True)


async def _deliver(db: Database, bot: Bot, services: Services, alert: PendingAlert) -> None:
    destination = alert.destination
    try:
        style = Style(translator(destination.language), services.settings.zone)
        message_id = await send(bot, destination.chat_id, destination.thread_id, render_pending(alert, style))
    except Exception as error:
        # Also an error of ours, in rendering: it must end neither this loop nor the chat's other alerts.
        await _record_failure(db, services, alert, error)
        return
    await db.run(mark_sent, alert.id, message_id, services.clock())
    log.info("sent alert=%d destination=%d attempts=%d", alert.id, destination.id, alert.attempts + 1)


async def _record_failure(db: Database, services: Services, alert: PendingAlert, error: Exception) -> None:
    now = services.clock()
    decision = decide_retry(error, alert.attempts, now, services.rng.random())
    log.log(
        logging.ERROR if decision.action == "give_up" else logging.WARNING,
        "not sent alert=%d destination=%d error=%s action=%s",
        *(alert.id, alert.destination.id, type(error).__name__, decision.action),
        exc_info=error if decision.action == "give_up" else None,
    )
    await _apply(db, alert, decision, type(error).__name__, now)


async def _apply(db: Database, alert: PendingAlert, decision: Decision, error: str, now: datetime) -> None:
    """The chat's part first: its alert must not be taken up again before that is known."""
    chat_id = alert.destination.chat_id
    if decision.action == "hold":
        await db.run(hold_chat, chat_id, decision.at)
    elif decision.action == "block":
        await db.run(set_blocked, chat_id, now)
    elif decision.action == "migrate" and decision.chat_id is not None:
        await db.run(migrate_chat, chat_id, decision.chat_id)
    if decision.action == "give_up":
        await db.run(give_up, alert.id, error, now)
    else:
        await db.run(retry_later, alert.id, decision.at, error)
