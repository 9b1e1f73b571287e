"""A day in two minutes: `make soak`. The poller and the bot run through 24 hours of a clock that is set forward.

FEEDS feeds are polled every quarter of an hour: one answer in ten brings an item, one in fifty is an error. People ask
the bot for lists, and what alerts they follow is taken from the outbox. Memory is measured every hour of the clock, of
the program with its worker processes; it fails where the last hours need more than GROWTH over the earlier ones.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from multiprocessing import active_children
from pathlib import Path
from random import Random
from statistics import mean
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from config.settings import Settings
from monitors.fetch import open_client
from monitors.poll import Poller
from monitors.query.parse import parse_query
from monitors.store.chats import ensure_destination
from monitors.store.database import Database
from monitors.store.feeds import add_feed
from monitors.store.items import purge_items
from monitors.store.outbox import lease_alerts, mark_sent
from monitors.store.subscriptions import add_subscription
from monitors.workers import Workers
from tests.bench.feed_server import feed_url, serving
from tests.bench.processes import resident
from tests.bot.telegram_stub import NOW, Telegram

FEEDS = 60
HOURS = 24
EVERY = timedelta(minutes=15)
STEP = timedelta(minutes=1)
NEW, FAULTS = 0.1, 0.02
SETTLED = slice(6, 12)
LAST = slice(-6, None)
GROWTH = 0.05
LEASE_SECONDS = 60.0
ASKED = (
    "/search غارة",
    "/search غارة حلب order:relevance",
    "/recent 24h",
    "/test مكان:سوريا قتلى>=1",
    "/subscriptions",
)


class Day:
    """The program's parts on one clock, and what passes through them."""

    def __init__(self, db: Database, poller: Poller, telegram: Telegram) -> None:
        self._db = db
        self._poller = poller
        self._telegram = telegram
        self.polls = self.failed = self.alerts = 0

    async def hour(self) -> None:
        """An hour of the clock."""
        for _ in range(timedelta(hours=1) // STEP):
            self._telegram.now += STEP
            reports = await self._poller.poll_round()
            self.polls += len(reports)
            self.failed += sum(not report.ok for report in reports)
            self.alerts += self._take_alerts()
        for words in ASKED:
            assert await self._telegram.write(words)
        self._telegram.request.calls.clear()

    def _take_alerts(self) -> int:
        with self._db.begin() as conn:
            alerts = lease_alerts(conn, self._telegram.now, 1000, LEASE_SECONDS)
            for alert in alerts:
                mark_sent(conn, alert.id, 1, self._telegram.now)
        return len(alerts)


def seed(db: Database, port: int) -> None:
    """Feeds, and chats that follow things."""
    with db.begin() as conn:
        for number in range(FEEDS):
            due = NOW + EVERY * number / FEEDS
            add_feed(conn, feed_url(port, number), f"وكالة {number}", due, fetch_pages=False)
        for number, words in enumerate(("غارة", "مكان:سوريا", "قتلى>=5", "بدون غارة قصف", '"الدفاع المدني"'), 1):
            here = ensure_destination(conn, number, None, "private", "", NOW)
            query = parse_query(words)
            add_subscription(conn, here.id, query.text, query.key, number, NOW)


async def live(db: Database) -> tuple[Day, list[float]]:
    """Live through the day; gives megabytes resident after each hour."""
    telegram = Telegram(db)
    settings = Settings(poll_seconds=EVERY.total_seconds(), fetch_private_addresses="allow")
    memory = []
    with closing(Workers()) as workers:
        async with telegram.application, open_client(private_addresses=True) as client:
            poller = Poller(db, client, settings, lambda: telegram.now, Random(1), workers)
            day = Day(db, poller, telegram)
            for _ in range(HOURS):
                await day.hour()
                children = [child.pid for child in active_children() if child.pid]
                memory.append(resident([os.getpid(), *children]))
            await db.run(purge_items, telegram.now)
    return day, memory


def main() -> None:
    """Print the table; exits with 1 where memory grew."""
    os.environ["PTB_TIMEDELTA"] = "true"
    started = time.monotonic()
    with TemporaryDirectory() as name, serving(FEEDS, 20, NEW, FAULTS) as port:
        db = Database(f"sqlite:///{Path(name, 'day.sqlite3')}")
        db.upgrade()
        seed(db, port)
        day, memory = asyncio.run(live(db))
        db.close()
    console = Console(width=120)
    console.print(
        f"{HOURS} hours of {FEEDS} feeds in {time.monotonic() - started:.0f} s, begun {datetime.now(UTC):%Y-%m-%d}: "
        f"{day.polls:,} polls, {day.failed:,} failed, {day.alerts:,} alerts."
    )
    table = Table("hour", "resident, MB", "times hour 7 to 12", box=None)
    settled = mean(memory[SETTLED])
    for hour in range(0, HOURS, 3):
        table.add_row(f"{hour + 1}", f"{memory[hour]:.0f}", f"{memory[hour] / settled:.2f}")
    console.print(table)
    if mean(memory[LAST]) > (1 + GROWTH) * settled:
        sys.exit("Memory grew.")


if __name__ == "__main__":
    main()
