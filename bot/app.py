"""Builds the client, the store, the scheduler and the Telegram application; starts and stops them.

The only module that imports APScheduler. The scheduler merely ticks: what is due stands in the database, missed
ticks coalesce, and a tick never waits for the work that it starts.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from random import SystemRandom
from secrets import token_hex
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder

from bot.budgets import Limits
from bot.context import Services
from bot.delivery import Courier
from bot.handlers import register_handlers
from bot.menu import keep_trying_menu
from bot.notices import NOTICES_SECONDS, tell_admins
from bot.pacer import Pacer
from bot.startup import StartError, say, start_in_sandbox, take_database
from bot.updates import WANTED, UpdatesRequest
from config.settings import Settings
from monitors.allocator import return_large_blocks
from monitors.fetch import open_client
from monitors.poll import Poller
from monitors.store.absence import forget_absent
from monitors.store.chats import list_admins
from monitors.store.database import Database
from monitors.store.holds import last_known_time, list_holds, set_waits_back
from monitors.store.items import purge_items
from monitors.store.outbox import release_leases
from monitors.workers import Workers

log = logging.getLogger(__name__)

STOP_SECONDS = 4.0
"""How long an orderly stop may take; what is not done by then waits in the database for the next start."""
LONGEST_PAUSE = 60.0
"""Seconds between two tries to reach Telegram at start."""

MirsadApplication = Application[Any, Any, Any, Any, Any, Any]


def now() -> datetime:
    """The present, aware, in UTC."""
    return datetime.now(UTC)


async def run(settings: Settings) -> None:
    """Run until SIGTERM or Ctrl-C: on Telegram with a token, else in the sandbox.

    Raises StartError, whose text says how to mend it, where it cannot start.
    """
    return_large_blocks()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signum, stop.set)
    async with AsyncExitStack() as stack:
        if settings.telegram_token is None:
            settings, db = await start_in_sandbox(settings, stack)
        else:
            say(f"Mirsad keeps its data in {settings.data_dir}.")
            db = await take_database(settings, stack)
        await _serve(settings, db, stop)


async def _serve(settings: Settings, db: Database, stop: asyncio.Event) -> None:
    private = settings.fetch_private_addresses == "allow"
    async with open_client(private_addresses=private) as client:
        workers = Workers()
        poller = Poller(db, client, settings, now, SystemRandom(), workers)
        pacer = Pacer(_limits(settings), db, now)
        services = Services(db, settings, client, poller, now, pacer, await _claim_code(settings, db))
        application = build_application(settings, services)
        courier = Courier(db, application.bot, services)
        await _take_over(db, services)
        scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        at_once = now()
        # So that a short interval is kept, too.
        tick_seconds = min(settings.tick_seconds, settings.poll_seconds / 4)
        scheduler.add_job(poller.start_due, "interval", seconds=tick_seconds, next_run_time=at_once)
        scheduler.add_job(_purge, "interval", hours=24, args=(db, settings.keep_days), next_run_time=at_once)
        scheduler.start()
        menu: asyncio.Task[None] | None = None
        try:
            if await _connect(application, stop):
                courier.start()
                menu = asyncio.create_task(keep_trying_menu(application.bot, services), name="menu")
                scheduler.add_job(
                    tell_admins,
                    "interval",
                    seconds=NOTICES_SECONDS,
                    args=(db, application.bot, services),
                )
                await stop.wait()
        finally:
            if menu is not None:
                menu.cancel()
            scheduler.shutdown(wait=False)
            await asyncio.gather(asyncio.to_thread(workers.close), _stop(application, services, courier))


def _limits(settings: Settings) -> Limits:
    return Limits(settings.messages_per_second, settings.chat_messages_per_second, settings.group_messages_per_minute)


async def _take_over(db: Database, services: Services) -> None:
    """Go on from where the process before this one ended, in whatever way."""
    await db.run(release_leases)
    at, before = now(), await db.query(last_known_time)
    if before is not None and at < before:
        log.warning("clock set back since the last run seconds=%d", (before - at).total_seconds())
        await db.run(set_waits_back, at, before - at)
    services.pacer.restore(await db.query(list_holds, at), at)


def build_application(settings: Settings, services: Services) -> MirsadApplication:
    """The Telegram application with every handler, not yet connected."""
    if settings.telegram_token is None:
        raise StartError("There is no token: set MIRSAD_TELEGRAM_TOKEN.")
    builder = ApplicationBuilder().token(settings.telegram_token.get_secret_value()).rate_limiter(services.pacer)
    if settings.telegram_base_url:
        builder = builder.base_url(settings.telegram_base_url)
    # A slow command (trying a feed takes up to half a minute) must not keep other chats waiting.
    builder = builder.get_updates_request(UpdatesRequest(connection_pool_size=1))
    application = builder.job_queue(None).concurrent_updates(True).connection_pool_size(64).build()
    register_handlers(application, services)
    return application


async def _connect(application: MirsadApplication, stop: asyncio.Event) -> bool:
    """Connect to Telegram, trying again for as long as it takes; False where a stop came first."""
    pause = 1.0
    while not stop.is_set():
        try:
            await application.initialize()
            break
        except InvalidToken:
            raise StartError(
                "Telegram refuses the token. Ask @BotFather for the right one and set MIRSAD_TELEGRAM_TOKEN."
            ) from None
        except TelegramError as error:
            log.warning("no connection to Telegram error=%s again_in_s=%d", type(error).__name__, pause)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
            pause = min(2 * pause, LONGEST_PAUSE)
    else:
        return False
    await application.start()
    if application.updater is not None:

        def tell(error: TelegramError) -> None:
            application.create_task(application.process_error(None, error))

        await application.updater.start_polling(allowed_updates=WANTED, bootstrap_retries=-1, error_callback=tell)
    say("Mirsad is running. Ctrl-C stops it.")
    return True


async def _stop(application: MirsadApplication, services: Services, courier: Courier) -> None:
    """Stop in order within STOP_SECONDS; what is cut off is in the database and goes on at the next start."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(STOP_SECONDS):
            await services.poller.stop()
            await courier.stop()
            if application.updater and application.updater.running:
                await application.updater.stop()
            if application.running:
                await application.stop()
            await application.shutdown()


async def _claim_code(settings: Settings, db: Database) -> str | None:
    """A one-time code for the first admin, printed, where nobody is admin yet."""
    if settings.admins:
        return None
    if await db.query(list_admins):
        return None
    code = token_hex(4)
    say(f"There is no admin yet. Send /claim {code} to the bot to become the first.")
    return code


async def _purge(db: Database, keep_days: int) -> None:
    purged = await db.run(purge_items, now() - timedelta(days=keep_days))
    absent = await db.run(forget_absent, now())
    log.info("purged items=%d absent_chats=%d", purged, absent)
