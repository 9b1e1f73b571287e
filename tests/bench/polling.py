"""What 6,000 feeds cost that mostly have nothing new: `make bench`, or `python -m tests.bench.polling FEEDS SECONDS`.

`mirsad run` itself, its Telegram an address where nobody answers, polls feeds on loopback once in a cycle of ten
minutes; nine of ten answers are "304 Not Modified", each of the others brings one new item of 300 characters. The
first cycle, which takes in what the feeds hold already, is not counted. A shorter cycle with fewer feeds is the same
load.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import feedparser
from rich.console import Console
from rich.table import Table

from monitors.store.database import Database
from monitors.store.feeds import add_feed
from tests.bench.feed_server import feed_url, serving
from tests.bench.processes import cpu_seconds, family, resident

FEEDS = 6000
CYCLE = 600.0
ITEMS = 20
NEW = 0.1
ROOT = Path(__file__).parents[2]


@contextmanager
def program(folder: Path, cycle: float) -> Iterator[subprocess.Popen[bytes]]:
    """`mirsad run` without Telegram: its Bot API is an address where nobody answers."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "MIRSAD_TELEGRAM_TOKEN": "7000000001:" + "bench-" * 6,
        "MIRSAD_TELEGRAM_BASE_URL": "http://127.0.0.1:9/bot",
        "MIRSAD_ADMINS": "1",
        "MIRSAD_DATA_DIR": str(folder),
        "MIRSAD_FEEDS_FILE": "",
        "MIRSAD_POLL_SECONDS": str(cycle),
        "MIRSAD_FETCH_PRIVATE_ADDRESSES": "allow",
    }
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            (sys.executable, "-m", "bot", "run"), env=environment, cwd=ROOT, stdout=log, stderr=log
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait()


def seed(folder: Path, port: int, feeds: int, cycle: float) -> None:
    """The feeds, due one after the other throughout the first cycle."""
    db = Database(f"sqlite:///{folder}/mirsad.sqlite3")
    db.upgrade()
    now = datetime.now(UTC)
    with db.begin() as conn:
        for number in range(feeds):
            due = now + timedelta(seconds=cycle * number / feeds)
            add_feed(conn, feed_url(port, number), f"وكالة {number}", due, fetch_pages=False)
    db.close()


def counts(folder: Path) -> tuple[int, int, int]:
    """Feeds polled, items stored, and feeds that failed so far."""
    with sqlite3.connect(f"file:{folder}/mirsad.sqlite3?mode=ro", uri=True) as conn:
        polled = conn.execute("SELECT count(*) FROM feeds WHERE first_polled_at IS NOT NULL").fetchone()[0]
        stored = conn.execute("SELECT count(*) FROM items").fetchone()[0]
        failed = conn.execute("SELECT count(*) FROM feeds WHERE failures > 0").fetchone()[0]
    conn.close()
    return polled, stored, failed


def parse_cost(port: int) -> float:
    """The yardstick: seconds that feedparser takes for one of the feeds' documents."""
    document = feedparser.parse(feed_url(port, 0))
    assert document.entries
    started = time.process_time()
    for number in range(20):
        feedparser.parse(feed_url(port, number))
    return (time.process_time() - started) / 20


def main() -> None:
    """Print the table; feeds and the seconds of a cycle may be given as arguments."""
    feeds = int(sys.argv[1]) if len(sys.argv) > 1 else FEEDS
    cycle = float(sys.argv[2]) if len(sys.argv) > 2 else CYCLE
    console = Console(width=160)
    with TemporaryDirectory() as name, serving(feeds, ITEMS, NEW) as port:
        folder = Path(name)
        seed(folder, port, feeds, cycle)
        with program(folder, cycle) as process:
            time.sleep(1.1 * cycle + 10)
            before, started = cpu_seconds(family(process.pid)), time.monotonic()
            polled, stored, _ = counts(folder)
            memory = 0.0
            while time.monotonic() < started + cycle:
                time.sleep(min(5, cycle / 10))
                memory = max(memory, resident(family(process.pid)))
            spent, took = cpu_seconds(family(process.pid)) - before, time.monotonic() - started
            _, after, failed = counts(folder)
            console.print(
                f"{polled:,} of {feeds:,} feeds polled in the first cycle; {failed} failing after the second."
            )
        parse = parse_cost(port)
        table = Table("feeds", "cycle, s", "new items", "CPU, % of one core", "CPU, ms a poll", box=None)
        table.add_column("times feedparser on one feed")
        table.add_column("resident, MB")
        each = spent / feeds
        table.add_row(
            *(f"{feeds:,}", f"{took:.0f}", f"{after - stored:,}", f"{100 * spent / took:.1f}"),
            *(f"{1e3 * each:.1f}", f"{each / parse:.1f}", f"{memory:.0f}"),
        )
        console.print(table)


if __name__ == "__main__":
    main()
