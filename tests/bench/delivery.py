"""How fast alerts go out: `make bench`. The whole program, and a Bot API on loopback that enforces Telegram's limits.

The limits are kept to the letter: in no second more than 30 messages, in no second more than one to a chat; what is
one too many gets a 429. Each answer comes after 100 ms. The least time that n messages can take is that in which the
last of them may arrive when the first 30 arrive at once.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import tempfile
import time
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from random import Random

from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection

from bot.budgets import Limits
from monitors.reading import read_all
from monitors.store.chats import ensure_destination
from monitors.store.database import Database
from monitors.store.feeds import FeedUpdate, add_feed, save_feed_update
from monitors.store.items import NewItem, insert_item
from monitors.store.outbox import NewAlert, add_alerts
from monitors.store.subscriptions import add_subscription
from tests.load.feeds import Press
from tests.load.program import running
from tests.load.telegram import ANSWER_SECONDS, LimitedTelegram

LIMITS = Limits(per_second=30, chat_per_second=1, group_per_minute=20)
STORED, PUBLISHED = "خبر مخزون", "خبر رقم"
STRIKE = "قتل خمسة أشخاص وأصيب تسعة في غارة على بلدة هرابش بريف دير الزور، بحسب مصادر ميدانية."
POLL_SECONDS = 5.0
HELD, HELD_CHATS = 10_000, 200


def fill_outbox(conn: Connection, chats: int, each: int, *, held: bool) -> None:
    """So many alerts for each of so many private chats; each chat also follows a word of its own."""
    now = datetime.now(UTC)
    feed = add_feed(conn, "http://127.0.0.1:9/stored.xml", "وكالة", now, state="paused")
    places = [ensure_destination(conn, number, None, "private", "x", now).id for number in range(1, chats + 1)]
    for number, place in enumerate(places, 1):
        add_subscription(conn, place, word_of(number), word_of(number), 1, now)
    for number in range(each):
        title = f"{STORED} {number}"
        (read,) = read_all("وكالة", [(title, STRIKE)])
        url = "http://127.0.0.1/1"
        new = NewItem(str(number), url, title, STRIKE, now, title, read.summary, read.stored, read.counts)
        item_id = insert_item(conn, feed.id, new, now)
        add_alerts(conn, [NewAlert(place, item_id, "alert", 0, "دير الزور", None, now, held) for place in places], now)


def word_of(chat: int) -> str:
    """What a chat follows."""
    return f"code{chat:03d}x"


def open_filled(folder: Path, chats: int, each: int, *, held: bool) -> Database:
    """The program's database with such an outbox."""
    db = Database(f"sqlite:///{folder / 'mirsad.sqlite3'}")
    db.upgrade()
    with db.begin() as conn:
        fill_outbox(conn, chats, each, held=held)
    return db


async def throughput(folder: Path, chats: int, each: int, *, merge: bool) -> list[str]:
    """A row of the table: an outbox of instant alerts sent to the last."""
    open_filled(folder, chats, each, held=False).close()
    telegram = LimitedTelegram(LIMITS)
    base_url = await telegram.start()
    told = counted = 0
    async with running(base_url, folder, merge_alerts=merge, log_level="WARNING"):
        while told < chats * each:
            telegram.arrived.clear()
            await telegram.arrived.wait()
            told += sum(len(re.findall(STORED, arrival.text)) for arrival in telegram.arrivals[counted:])
            counted = len(telegram.arrivals)
    await telegram.stop()
    spent = telegram.arrivals[-1].at - telegram.arrivals[0].at + ANSWER_SECONDS
    least = (len(telegram.arrivals) - LIMITS.per_second) / LIMITS.per_second + ANSWER_SECONDS
    merged = "on" if merge else "off"
    numbers = (f"{told:,}", str(chats), merged, f"{len(telegram.arrivals):,}", f"{spent:.1f}", f"{least:.1f}")
    return [*numbers, f"{spent / least:.3f}", str(telegram.refusals)]


async def delay(folder: Path, items: int) -> tuple[float, int, int]:
    """95 of 100 instant alerts came within so many seconds of the feed's change; how many held-back ones waited at
    the end, and how many refusals there were."""
    rng = Random(20260301)
    press = Press(20, rng)
    await press.start()
    db = open_filled(folder, HELD_CHATS, HELD // HELD_CHATS, held=True)
    with db.begin() as conn:
        now = datetime.now(UTC)
        for url in press.addresses:
            feed = add_feed(conn, url, "وكالة", now, fetch_pages=False)
            save_feed_update(conn, feed.id, FeedUpdate(now, now, "ok", True, None, None, None, 0, now))
    db.close()
    telegram = LimitedTelegram(LIMITS)
    base_url = await telegram.start()
    changed: dict[int, float] = {}
    settings = {
        "poll_seconds": POLL_SECONDS,
        "host_spacing_seconds": 0,
        "tick_seconds": 0.5,
        "merge_alerts": False,
        "log_level": "WARNING",
    }
    async with running(base_url, folder, **settings):
        await telegram.arrived.wait()
        for _ in range(items):
            changed[press.publish(word_of(rng.randrange(1, HELD_CHATS + 1)))] = time.monotonic()
            await asyncio.sleep(rng.uniform(0.2, 0.8))
        while len(arrived := _instant(telegram)) < items:
            telegram.arrived.clear()
            await telegram.arrived.wait()
    await press.stop()
    await telegram.stop()
    delays = sorted(at - changed[number] for number, at in arrived.items())
    return delays[ceil(0.95 * len(delays)) - 1], HELD - (len(telegram.arrivals) - items), telegram.refusals


def _instant(telegram: LimitedTelegram) -> dict[int, float]:
    found = ((re.search(rf"{PUBLISHED} (\d+)", arrival.text), arrival.at) for arrival in telegram.arrivals)
    return {int(match[1]): at for match, at in found if match}


def main() -> None:
    """Print the table and the delay; a smaller size may be asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--chats", type=int, default=300)
    parser.add_argument("--items", type=int, default=150)
    given = parser.parse_args()
    table = Table("alerts", "chats", "merging", "messages", "seconds", "the least", "times the least", "429s", box=None)
    for merge in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            table.add_row(*asyncio.run(throughput(Path(folder), given.chats, 10, merge=merge)))
    Console(width=120).print(table)
    with tempfile.TemporaryDirectory() as folder:
        p95, waiting, refusals = asyncio.run(delay(Path(folder), given.items))
    print(
        f"From a feed's change to the message, 95 of 100 instant alerts: {p95:.2f} s at most, "
        f"{p95 / (POLL_SECONDS + 2):.2f} of the poll interval of {POLL_SECONDS:.0f} s and 2 s; "
        f"held-back alerts that still waited: {waiting:,} of {HELD:,}; 429s: {refusals}."
    )


if __name__ == "__main__":
    main()
