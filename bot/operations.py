"""One-off operations of the command line on the configured database and network."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from random import SystemRandom
from typing import TypeVar

from bot.startup import open_database
from config.settings import Settings
from monitors.fetch import FeedClient, open_client
from monitors.poll import FeedReport, Poller
from monitors.store.database import Database
from monitors.store.feeds import Feed, find_feed, set_feed_state
from monitors.store.feeds import list_feeds as stored_feeds
from monitors.trial import FeedTrial, inspect_feed, try_feed
from monitors.workers import Workers

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Workplace:
    """What an operation works with."""

    settings: Settings
    db: Database
    client: FeedClient

    def now(self) -> datetime:
        return datetime.now(UTC)


async def with_workplace(settings: Settings, operation: Callable[..., Awaitable[Result]], *args: str) -> Result:
    """Open the database and an HTTP client, run the operation, close both. Raises StartError."""
    db = await asyncio.to_thread(open_database, settings)
    try:
        async with open_client(private_addresses=settings.fetch_private_addresses == "allow") as client:
            return await operation(Workplace(settings, db, client), *args)
    finally:
        db.close()


async def poll_once(workplace: Workplace) -> list[FeedReport]:
    """One round over the feeds that are due now."""
    with closing(Workers()) as workers:
        poller = Poller(workplace.db, workplace.client, workplace.settings, workplace.now, SystemRandom(), workers)
        return await poller.poll_round()


async def add_feed(workplace: Workplace, url: str, name: str) -> FeedTrial:
    """Try a feed and add it if it works."""
    return await try_feed(workplace.db, workplace.client, url, name, workplace.settings.poll_seconds, workplace.now())


async def test_feed(workplace: Workplace, url: str) -> FeedTrial:
    """Try a feed and leave no trace."""
    return await inspect_feed(workplace.client, url, workplace.now())


async def list_feeds(workplace: Workplace) -> list[Feed]:
    """All feeds but the removed ones."""
    return await workplace.db.query(stored_feeds)


async def remove_feed(workplace: Workplace, reference: str) -> Feed | None:
    """Remove the feed that the reference names; None where it names none."""
    feed = await workplace.db.query(find_feed, reference)
    if feed is not None:
        await workplace.db.run(set_feed_state, feed.id, "removed", workplace.now())
    return feed
