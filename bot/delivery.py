"""Sends the alerts that wait in the outbox. Whatever happens to one chat holds up no other.

    lease_alerts     takes what is due for a few chats that may be written to    monitors/store/outbox.py
    render_pending   makes the message; render_merged where they are several     bot/alerts.py, bot/merging.py
    send             to Telegram, when its turn comes                            bot/sending.py, bot/pacer.py
    mark_sent        closes the alert; or decide_retry says what now             bot/retry.py

Sending is at least once: an alert whose answer from Telegram was lost is sent again.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Concatenate, ParamSpec

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from bot.alerts import render_pending
from bot.budgets import Urgency
from bot.context import Services, style_for
from bot.merging import merge_by, render_merged
from bot.messages import Message
from bot.pacer import ChatBusy
from bot.retry import Decision, decide_retry
from bot.sending import MirsadBot, send
from monitors.store.chats import migrate_chat, set_blocked
from monitors.store.database import Database
from monitors.store.holds import set_waits_back
from monitors.store.outbox import (
    PendingAlert,
    give_up,
    lease_alerts,
    mark_sent,
    retry_later,
    return_lease,
    send_alone,
)
from monitors.store.tallies import count_waiting

log = logging.getLogger(__name__)

Args = ParamSpec("Args")
Alerts = Sequence[PendingAlert]

AT_ONCE = 8
"""Sends in flight, each to another chat: a crash can double no more than these."""
LEASE_SECONDS = 300.0
"""Far longer than a send can take: python-telegram-bot gives up on each of its steps after 5 seconds."""
LOOK_SECONDS = 0.5
"""How often the outbox is looked at: half a second is not noticed by a reader, and costs two indexed queries."""
WRITE_AGAIN_SECONDS = 1.0
"""Between two tries to note what became of a message, where the disk is full or the database locked."""
SET_BACK = timedelta(seconds=1)
"""A clock that differs by less was adjusted, which does no harm, and not set."""


class Courier:
    """The loop that sends alerts: it looks at the outbox every LOOK_SECONDS, and whenever one more could be sent."""

    def __init__(self, db: Database, bot: MirsadBot, services: Services) -> None:
        self._db = db
        self._bot = bot
        self._services = services
        self._in_flight: dict[int, asyncio.Task[None]] = {}
        self._landed = asyncio.Event()
        self._looked_at = services.clock()
        self._waiting = 0
        self._loop: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Deliver from now on."""
        self._loop = asyncio.create_task(self._run(), name="delivery")

    async def stop(self) -> None:
        """Start no more sends and wait for those in flight, so that a stop neither loses nor doubles any."""
        if self._loop is not None:
            self._loop.cancel()
        await self.finish()

    async def finish(self) -> None:
        """Wait for the sends in flight."""
        await asyncio.gather(*self._in_flight.values(), return_exceptions=True)

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        counted_at = -LOOK_SECONDS
        while True:
            self._landed.clear()
            try:
                if loop.time() >= counted_at + LOOK_SECONDS:
                    counted_at = loop.time()
                    await self.look()
                await self.deliver()
            except OperationalError as error:
                # The disk is full or the database locked: it will not be for ever.
                log.error("outbox not read error=%s", error.orig)
            except Exception:
                log.exception("outbox not read")
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(min(LOOK_SECONDS, self._services.pacer.seconds_to_next())):
                    await self._landed.wait()

    async def look(self) -> None:
        """See how many alerts wait, and whether the clock was set back."""
        now, before = self._services.clock(), self._looked_at
        if now < before - SET_BACK:
            log.warning("clock set back seconds=%d", (before - now).total_seconds())
            await self._db.run(set_waits_back, now, before - now)
        self._looked_at = now
        self._waiting = await self._db.query(count_waiting, now)

    async def deliver(self) -> int:
        """Start sending what is due, as far as slots are free, and return how many messages were started.

        It waits for no send: a chat that is slow to answer keeps its slot, and the others go on.
        """
        services = self._services
        free = AT_ONCE - len(self._in_flight)
        if free <= 0 or services.pacer.on_hold():
            return 0
        busy = services.pacer.busy(in_flight=self._in_flight)
        merge = merge_by(services.pacer.limits, self._waiting) if services.settings.merge_alerts else None
        leased = await self._db.run(lease_alerts, services.clock(), free, LEASE_SECONDS, busy, merge)
        messages: defaultdict[int, list[PendingAlert]] = defaultdict(list)
        for alert in leased:
            messages[alert.destination.chat_id].append(alert)
        for chat_id, alerts in messages.items():
            self._start(chat_id, alerts)
        return len(messages)

    def _start(self, chat_id: int, alerts: Alerts) -> None:
        task = asyncio.create_task(self._deliver(alerts), name=f"alert {alerts[0].id}")
        self._in_flight[chat_id] = task
        task.add_done_callback(partial(self._land, chat_id))

    def _land(self, chat_id: int, task: asyncio.Task[None]) -> None:
        self._in_flight.pop(chat_id, None)
        self._landed.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            # The outbox could not be written: the lease runs out and the alert is sent again.
            log.error("outbox not written %s", task.get_name(), exc_info=error)

    async def _deliver(self, alerts: Alerts) -> None:
        destination = alerts[0].destination
        urgency = Urgency.HELD if all(alert.held for alert in alerts) else Urgency.INSTANT
        try:
            message = self._render(alerts)
            message_id = await send(self._bot, destination.chat_id, destination.thread_id, message, urgency=urgency)
        except ChatBusy:
            await self._note(return_lease, alerts)
        except Exception as error:
            # Also an error of ours, in rendering: it must end neither this loop nor the chat's other alerts.
            await self._record_failure(alerts, error)
        else:
            await self._note(mark_sent, alerts, message_id, self._services.clock())
            log.info(
                "sent alert=%d alerts=%d destination=%d attempts=%d",
                *(alerts[0].id, len(alerts), destination.id, alerts[0].attempts + 1),
            )

    def _render(self, alerts: Alerts) -> Message:
        style = style_for(alerts[0].destination, self._services.settings)
        return render_pending(alerts[0], style) if len(alerts) == 1 else render_merged(alerts, style)

    async def _record_failure(self, alerts: Alerts, error: Exception) -> None:
        now, first = self._services.clock(), alerts[0]
        decision = decide_retry(error, first.attempts, now, self._services.rng.random(), first.unanswered_since)
        given_up = decision.action == "give_up"
        log.log(
            logging.ERROR if given_up else logging.WARNING,
            "not sent alert=%d alerts=%d destination=%d error=%s action=%s",
            *(first.id, len(alerts), first.destination.id, type(error).__name__, decision.action),
            exc_info=error if given_up else None,
        )
        await self._apply(alerts, decision, type(error).__name__)

    async def _apply(self, alerts: Alerts, decision: Decision, error: str) -> None:
        """The chat's part first: its alert must not be taken up again before that is known."""
        now, chat_id = self._services.clock(), alerts[0].destination.chat_id
        if decision.action == "block":
            await self._write(set_blocked, chat_id, now)
        elif decision.action == "migrate" and decision.chat_id is not None:
            await self._write(migrate_chat, chat_id, decision.chat_id)
        if decision.action != "give_up":
            await self._note(retry_later, alerts, decision.at, error, now if decision.unanswered else None)
        elif len(alerts) > 1 and not decision.unanswered:
            # One that Telegram does not take must not take the others with it.
            await self._note(send_alone, alerts)
        else:
            await self._note(give_up, alerts, error, now)

    async def _note(
        self,
        function: Callable[Concatenate[Connection, int, Args], None],
        alerts: Alerts,
        *args: Args.args,
        **kwargs: Args.kwargs,
    ) -> None:
        """Call `function(connection, alert_id, …)` for each of the alerts, in one transaction."""

        def for_each(connection: Connection) -> None:
            for alert in alerts:
                function(connection, alert.id, *args, **kwargs)

        await self._write(for_each)

    async def _write(
        self, function: Callable[Concatenate[Connection, Args], None], *args: Args.args, **kwargs: Args.kwargs
    ) -> None:
        """Write until it is written: what is forgotten of a message that arrived would double it."""
        while True:
            try:
                await self._db.run(function, *args, **kwargs)
                return
            except OperationalError as error:
                log.error("outbox not written error=%s again_in_s=%d", error.orig, WRITE_AGAIN_SECONDS)
            await asyncio.sleep(WRITE_AGAIN_SECONDS)
