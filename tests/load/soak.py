"""Killed again and again under load: `python -m tests.load.soak --kills 200` counts what was lost and what doubled.

500 feeds and 200 chats, one of which follows everything, so that its queue grows and is merged. Feeds and Telegram
fail now and then; Telegram answers after 100 ms. The limits are raised to what eight sends at a time can reach, or
the queue would outlast the test. A message may come twice only if it was leased when the process was killed, or if
Telegram hung up instead of answering.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import re
import sqlite3
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from monitors.store.chats import ensure_destination
from monitors.store.database import Database
from monitors.store.feeds import FeedUpdate, add_feed, save_feed_update
from monitors.store.subscriptions import add_subscription
from tests.load.feeds import Press
from tests.load.program import running
from tests.load.telegram import Faults, LimitedTelegram

FEEDS, CHATS = 500, 200
GROUPS = 20
HOT_CHAT = 1
MOST_CHATS = 6
ITEMS_A_SECOND = 3.0
STILLBORN = 0.2
"""The share of lives that end while the program starts, within STARTING seconds; the others end within WORKING
seconds of its first message."""
STARTING, WORKING = 2.0, 2.0
PATIENCE = 60.0
"""Seconds without a message after which what has not arrived is lost."""
TELEGRAM_FAULTS = Faults(server_error=0.02, lost_request=0.01, lost_answer=0.01, refused=0.01)
SETTINGS = {
    "poll_seconds": 3,
    # All its feeds are of one host.
    "host_spacing_seconds": 0,
    "tick_seconds": 0.2,
    "messages_per_second": 200,
    "chat_messages_per_second": 8,
    "group_messages_per_minute": 600,
    "log_level": "WARNING",
}
_MARK = re.compile(r"خبر رقم (\d+)\b")

Copy = tuple[int, int]
"""A chat and the number of an item."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of so many kills. `beyond`: copies more than the lost answers allow."""

    kills: int
    expected: int
    lost: set[Copy]
    doubled: set[Copy]
    beyond: set[Copy]
    most_in_flight: int

    def __str__(self) -> str:
        return (
            f"kills {self.kills}, alerts {self.expected}, lost {len(self.lost)}, doubled {len(self.doubled)}, "
            f"doubled though answered {len(self.beyond)}, most messages in flight at a kill {self.most_in_flight}"
        )


class Soak:
    """The world around the process, and the book-keeping."""

    def __init__(
        self, data_dir: Path, seed: int, working: float = WORKING, items_a_second: float = ITEMS_A_SECOND
    ) -> None:
        self.data_dir = data_dir
        self.working = working
        self.items_a_second = items_a_second
        self.rng = Random(seed)
        self.telegram = LimitedTelegram(rng=Random(seed + 1))
        self.press = Press(FEEDS, Random(seed + 2))
        self.expected: set[Copy] = set()
        self.lost_answers: Counter[Copy] = Counter()
        self.copies: Counter[Copy] = Counter()
        self._counted = 0
        self.most_in_flight = 0

    async def run(self, kills: int) -> Outcome:
        """Kill so often, then let all arrive that is still to come, and count."""
        base_url = await self.telegram.start()
        await self.press.start()
        try:
            self._populate()
            self.telegram.faults, self.press.failing = TELEGRAM_FAULTS, 0.02
            for _ in range(kills):
                await self._one_life(base_url)
            self.telegram.faults, self.press.failing = Faults(), 0.0
            async with running(base_url, self.data_dir, **SETTINGS):
                await self._all_arrived()
        finally:
            await self.press.stop()
            await self.telegram.stop()
        return self._outcome(kills)

    def _populate(self) -> None:
        """Feeds that were looked at before, so that what is new alerts, and a subscription in each chat."""
        now = datetime.now(UTC)
        db = Database(f"sqlite:///{self.data_dir / 'mirsad.sqlite3'}")
        db.upgrade()
        with db.begin() as conn:
            for url in self.press.addresses:
                feed = add_feed(conn, url, "وكالة", now, fetch_pages=False)
                save_feed_update(conn, feed.id, FeedUpdate(now, now, "ok", True, None, None, None, 0, now))
            for number in range(1, CHATS + 1):
                kind, chat_id = ("group", -number) if number > CHATS - GROUPS else ("private", number)
                here = ensure_destination(conn, chat_id, None, kind, "x", now)
                word = "خبر" if number == HOT_CHAT else _word(chat_id)
                add_subscription(conn, here.id, word, word, 1, now)
        db.close()

    async def _one_life(self, base_url: str) -> None:
        self.telegram.arrived.clear()
        publishing = asyncio.create_task(self._keep_publishing())
        async with running(base_url, self.data_dir, **SETTINGS) as process:
            if self.rng.random() < STILLBORN:
                await asyncio.sleep(self.rng.uniform(0, STARTING))
            else:
                await self.telegram.arrived.wait()
                await asyncio.sleep(self.rng.uniform(0, self.working))
            process.kill()
            publishing.cancel()
            await process.wait()
        self._note_in_flight()

    async def _keep_publishing(self) -> None:
        while True:
            self._publish()
            await asyncio.sleep(1 / self.items_a_second)

    def _publish(self) -> None:
        others = self.rng.sample(range(2, CHATS + 1), self.rng.randint(1, MOST_CHATS))
        chat_ids = [-number if number > CHATS - GROUPS else number for number in others]
        number = self.press.publish(" ".join(map(_word, chat_ids)))
        self.expected.update((chat_id, number) for chat_id in (HOT_CHAT, *chat_ids))

    def _note_in_flight(self) -> None:
        """What was leased when the process died: only of that nobody knows whether it arrived."""
        query = (
            "SELECT chat_id, title, coalesce(batch_id, alerts.id) FROM alerts "
            "JOIN destinations ON destinations.id = destination_id JOIN items ON items.id = item_id "
            "WHERE alerts.state = 'pending' AND leased_until IS NOT NULL"
        )
        connection = sqlite3.connect(self.data_dir / "mirsad.sqlite3")
        rows = connection.execute(query).fetchall()
        connection.close()
        self.lost_answers.update((chat_id, *_marks(title)) for chat_id, title, _ in rows)
        self.most_in_flight = max(self.most_in_flight, len({message for _, _, message in rows}))

    async def _all_arrived(self) -> None:
        with contextlib.suppress(TimeoutError):
            while self.expected - set(self._count()):
                self.telegram.arrived.clear()
                async with asyncio.timeout(PATIENCE):
                    await self.telegram.arrived.wait()

    def _count(self) -> Counter[Copy]:
        """How often each item has come to each chat."""
        new = self.telegram.arrivals[self._counted :]
        self._counted += len(new)
        self.copies.update((arrival.chat_id, number) for arrival in new for number in _marks(arrival.text))
        return self.copies

    def _outcome(self, kills: int) -> Outcome:
        copies = self._count()
        allowed = self.lost_answers + Counter(
            (arrival.chat_id, number) for arrival in self.telegram.unanswered for number in _marks(arrival.text)
        )
        return Outcome(
            kills,
            len(self.expected),
            lost=self.expected - set(copies),
            doubled={copy for copy, count in copies.items() if count > 1},
            beyond={copy for copy, count in copies.items() if count > 1 + allowed[copy]},
            most_in_flight=self.most_in_flight,
        )


def _word(chat_id: int) -> str:
    return f"code{abs(chat_id):03d}x"


def _marks(text: str) -> set[int]:
    return {int(number) for number in _MARK.findall(text)}


def main() -> int:
    """Print both counts; 1 where anything was lost or doubled without reason."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20260301)
    given = parser.parse_args()
    # Each kill breaks connections of the servers here, which would tell of every one.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        outcome = asyncio.run(Soak(Path(folder), given.seed).run(given.kills))
    print(f"{outcome}; {time.monotonic() - started:.0f} s")
    return 1 if outcome.lost or outcome.beyond else 0


if __name__ == "__main__":
    raise SystemExit(main())
