"""What must be in place before anything runs: the database with its feeds, and in the sandbox its local servers."""

from __future__ import annotations

import asyncio
import fcntl
import logging
import os
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import Connection, make_url
from sqlalchemy.exc import OperationalError

from bot.sandbox.run import DemoFeed, SandboxPortError, start_sandbox
from config.settings import Settings
from config.sources import SourcesError, load_sources
from monitors.store.database import Database, DatabaseTooNew
from monitors.store.feeds import add_feed, list_feeds, seed_feeds, set_feed_state

log = logging.getLogger(__name__)

SANDBOX_POLL_SECONDS = 4.0
"""The demo newswire brings an item every few seconds, and whoever watches should not wait."""
SANDBOX_CHAT_MESSAGES = 30
"""In a second to one chat: nobody limits it here, and a pressed button should answer at once."""
LEAVING_SECONDS = 6.0
"""How long the process before this one may take to leave the database; see STOP_SECONDS in bot/app.py."""


def say(line: str) -> None:
    """Tell whoever started Mirsad; unlike the log it goes to stdout."""
    print(line, flush=True)


class StartError(Exception):
    """Mirsad cannot start; the text says why and what to do."""


def open_database(settings: Settings) -> Database:
    """The database at this version's form; a new one gets the catalogue's feeds.

    Raises StartError where it cannot be opened, is newer than the program, or the catalogue has faults.
    """
    url = settings.resolved_database_url
    try:
        db = Database(url)
        db.upgrade()
        with db.begin() as conn:
            _seed(conn, settings)
    except (DatabaseTooNew, SourcesError) as error:
        raise StartError(str(error)) from None
    except (OperationalError, OSError) as error:
        raise _not_opened(url, error) from None
    return db


def _not_opened(url: str, error: OperationalError | OSError) -> StartError:
    reason = error.orig if isinstance(error, OperationalError) else error
    return StartError(
        f"Cannot open the database {url}: {reason}. Check that its folder exists and may be written, "
        "or set MIRSAD_DATA_DIR to another one."
    )


async def take_database(settings: Settings, stack: AsyncExitStack) -> Database:
    """The database, closed with the stack, and until then kept from every other process that would run on it.

    Two would poll each feed twice, and each take the other's alerts for those of a dead one. It is kept before it is
    opened: a newer version would change its form under the running one. Raises StartError as open_database does, and
    where another process still runs after LEAVING_SECONDS.
    """
    await _keep_to_oneself(settings.resolved_database_url, stack)
    db = await asyncio.to_thread(open_database, settings)
    stack.callback(db.close)
    return db


async def _keep_to_oneself(url: str, stack: AsyncExitStack) -> None:
    """Hold a lock that ends with the stack, or with this process in whatever way it ends."""
    database = make_url(url)
    if database.get_backend_name() != "sqlite" or not database.database:
        return
    try:
        Path(database.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(f"{database.database}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise _not_opened(url, error) from None
    stack.callback(os.close, lock)
    tries_end = asyncio.get_running_loop().time() + LEAVING_SECONDS
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if asyncio.get_running_loop().time() >= tries_end:
                raise StartError(
                    f"Mirsad already runs on the database {database.database}. "
                    "Stop it first, or set MIRSAD_DATA_DIR to another folder."
                ) from None
        await asyncio.sleep(0.1)


def _seed(conn: Connection, settings: Settings) -> None:
    if settings.feeds_file is None:
        return
    sources = load_sources(settings.feeds_file)
    added = seed_feeds(conn, ((s.name, s.url, s.country, s.kind, s.active) for s in sources), datetime.now(UTC))
    if added:
        log.info("catalogue read feeds=%d", added)


async def start_in_sandbox(settings: Settings, stack: AsyncExitStack) -> tuple[Settings, Database]:
    """Start the sandbox's servers; return the settings to run in it, and its database. The stack closes them all.

    It has a data folder of its own and polls only the demo feeds, every few seconds. Raises StartError.
    """
    say("This is the sandbox: no Telegram, fictional news. Set MIRSAD_TELEGRAM_TOKEN to leave it.")
    try:
        sandbox = await start_sandbox(settings.sandbox_port)
    except SandboxPortError as error:
        raise StartError(str(error)) from None
    stack.push_async_callback(sandbox.close)
    settings = settings.model_copy(
        update={
            "telegram_token": SecretStr(sandbox.token),
            "telegram_base_url": sandbox.base_url,
            "admins": (sandbox.admin_id,),
            "data_dir": settings.data_dir / "sandbox",
            "database_url": None,
            "feeds_file": None,
            "poll_seconds": SANDBOX_POLL_SECONDS,
            "host_spacing_seconds": 0.0,
            "tick_seconds": 1.0,
            "chat_messages_per_second": SANDBOX_CHAT_MESSAGES,
            "fetch_private_addresses": "allow",
        }
    )
    db = await take_database(settings, stack)
    await db.run(_watch_only, sandbox.feeds, datetime.now(UTC))
    say(f"Open {sandbox.page_url} in your browser. Data is kept in {settings.data_dir}.")
    return settings, db


def _watch_only(conn: Connection, demo_feeds: Sequence[DemoFeed], now: datetime) -> None:
    """Watch the demo feeds and no others; their addresses change with the sandbox's port."""
    addresses = {feed.url for feed in demo_feeds}
    known = list_feeds(conn)
    for feed in known:
        if feed.url not in addresses:
            set_feed_state(conn, feed.id, "removed", now)
    for demo in demo_feeds:
        if demo.url not in {feed.url for feed in known}:
            add_feed(conn, demo.url, demo.name, now, country=demo.country, kind=demo.kind)
