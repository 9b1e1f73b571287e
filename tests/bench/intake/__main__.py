"""Taking in news as fast as it can be had: `make bench`, or `python -m tests.bench.intake [feeds]`.

So many feeds of 50 new items each, on loopback, are polled once by the program's own poller: without extraction beside
the `reader` package, which updates the same feeds in the same run, and with extraction, matching and the index.

It is the main module of a package, which worker processes do not load, as they do not load the program's.
"""

from __future__ import annotations

import asyncio
import os
import resource
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from multiprocessing import active_children
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch
from urllib.request import urlopen

import reader
from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection

from config.settings import Settings
from monitors.changes import changed_entries
from monitors.fetch import open_client
from monitors.identity import traits_of
from monitors.matching import StandingQueries
from monitors.parse import parse_feed
from monitors.poll import Poller
from monitors.query.facts import counts_of, facts_of, terms_of
from monitors.query.parse import parse_query
from monitors.query.stored_terms import stored_terms
from monitors.reading import Reading, read_all
from monitors.record import prepare, record_poll
from monitors.store.chats import ensure_destination
from monitors.store.database import Database
from monitors.store.feeds import Feed, FeedUpdate, add_feed, save_feed_update
from monitors.store.items import count_items
from monitors.store.subscriptions import add_subscription
from monitors.workers import Workers
from summarizer.language.text import words
from summarizer.model import Article, Summary
from summarizer.summarize import summarize
from tests.bench.articles import stories
from tests.bench.feed_server import feed_url, serving
from tests.bench.intake.without_extraction import read_nothing

ITEMS = 50
SUBSCRIPTIONS = 1000
STAGED = 20
"""Feeds whose items go through the stages one after the other, to tell each stage's share."""


def subscribe(conn: Connection, now: datetime) -> None:
    """SUBSCRIPTIONS standing queries of two words each, in chats of their own."""
    rng = Random(20260301)
    found = sorted({word for story in islice(stories(2), 2000) for word in words(story.text) if len(word) > 4})
    for number in range(1, SUBSCRIPTIONS + 1):
        query = parse_query(f"={rng.choice(found)} ={rng.choice(found)}")
        here = ensure_destination(conn, number, None, "private", "", now)
        add_subscription(conn, here.id, query.text, query.key, number, now)


def seen(conn: Connection, port: int, feeds: int, now: datetime) -> list[Feed]:
    """The feeds, as if polled before, so that their items may alert."""
    made = []
    for number in range(feeds):
        feed = add_feed(conn, feed_url(port, number), f"وكالة {number}", now, fetch_pages=False)
        save_feed_update(conn, feed.id, FeedUpdate(now, now, "ok", True, None, None, None, 0, now))
        made.append(feed)
    return made


async def take_in(db: Database) -> None:
    """Poll every feed once, as `mirsad poll` does."""
    settings = Settings(poll_seconds=86400.0, fetch_private_addresses="allow")
    async with open_client(private_addresses=True) as client:
        with closing(Workers()) as workers:
            poller = Poller(db, client, settings, lambda: datetime.now(UTC), Random(1), workers)
            while await poller.poll_round():
                pass


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, and of all cores together."""

    wall: float
    cpu: float


def measured(work: Callable[[], object]) -> Cost:
    """What a piece of work costs, with that of the processes that it starts and ends."""
    wall, cpu = time.perf_counter(), _cpu()
    work()
    wall = time.perf_counter() - wall
    for child in active_children():
        child.join()
    return Cost(wall, _cpu() - cpu)


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def take_in_cost(folder: Path, port: int, feeds: int, read: Callable[..., list[Reading]]) -> Cost:
    """What one round into a new database costs."""
    db = Database(f"sqlite:///{folder}/{read.__name__}.sqlite3")
    db.upgrade()
    now = datetime.now(UTC)
    with db.begin() as conn:
        seen(conn, port, feeds, now)
        subscribe(conn, now)
    with patch("monitors.poll.read_all", read):
        cost = measured(lambda: asyncio.run(take_in(db)))
    with db.read() as conn:
        came = count_items(conn)
    assert came == feeds * ITEMS, f"{came} items came"
    db.close()
    return cost


def reader_cost(folder: Path, port: int, feeds: int, workers: int) -> Cost:
    """What the same costs `reader`."""
    with closing(reader.make_reader(str(folder / f"reader-{workers}.sqlite3"))) as other:
        for number in range(feeds):
            other.add_feed(feed_url(port, number))
        return measured(lambda: other.update_feeds(workers=workers))


def stages(folder: Path, port: int) -> Table:
    """The stages of some feeds' items one after the other on one core, in CPU time."""
    now = datetime.now(UTC)
    db = Database(f"sqlite:///{folder}/stages.sqlite3")
    db.upgrade()
    with db.begin() as conn:
        feeds = seen(conn, port, STAGED, now)
        subscribe(conn, now)
    update = FeedUpdate(now, now, "ok", True, None, None, None, 0, now)
    standing, idle = StandingQueries(), StandingQueries()
    with db.begin() as conn:
        standing.catch_up(conn)
    spent: dict[str, float] = {}

    def stage(name: str, work: Callable[[], None]) -> None:
        started = time.process_time()
        work()
        spent[name] = time.process_time() - started

    bodies = []
    for number in range(STAGED):
        with urlopen(feed_url(port, number)) as response:
            bodies.append(response.read())
    parsed = []
    stage("parse", lambda: parsed.extend(parse_feed(body, "", "http://x/", now=now) for body in bodies))
    changes = [changed_entries(traits_of(feed.entries), ()) for feed in parsed]
    items = [[(change.entry.title, change.entry.text) for change in some] for some in changes]
    articles = [Article("x", title, text) for some in items for title, text in some]
    summarize(articles[0])
    summaries: list[Summary] = []
    stage("extract", lambda: summaries.extend(map(summarize, articles)))

    def work_out_terms() -> None:
        for article, summary in zip(articles, summaries, strict=True):
            stored_terms(terms_of("x", article.title, article.text, summary), article.title, counts_of(summary))

    stage("terms", work_out_terms)
    prepared = [
        [prepare(change, change.entry.text, reading) for change, reading in zip(some, read_all("x", of), strict=True)]
        for some, of in zip(changes, items, strict=True)
    ]

    def match() -> None:
        with db.begin() as conn:
            for one in (one for some in prepared for one in some):
                facts = facts_of(one.terms, one.item.title, one.item.text, one.item.summary, now)
                standing.alerts_for(conn, 1, facts, "alert", 0, now)

    def record() -> None:
        for feed, some in zip(feeds, prepared, strict=True):
            with db.begin() as conn:
                record_poll(conn, feed, some, update, timedelta(0), idle)

    stage("match", match)
    stage("record and index", record)
    db.close()
    count = STAGED * ITEMS
    table = Table("stage", "ms an item", "share", "times parsing", box=None)
    whole = sum(spent.values())
    for name, seconds in spent.items():
        table.add_row(
            name, f"{1e3 * seconds / count:.2f}", f"{100 * seconds / whole:.0f} %", f"{seconds / spent['parse']:.1f}"
        )
    table.add_row("all", f"{1e3 * whole / count:.2f}", "", f"{whole / spent['parse']:.1f}")
    return table


def main() -> None:
    """Print the tables; the number of feeds may be given as an argument."""
    feeds = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    console = Console(width=160)
    with TemporaryDirectory() as name, serving(max(feeds, STAGED), ITEMS, 0) as port:
        folder = Path(name)
        costs = {f"reader, {workers} threads": reader_cost(folder, port, feeds, workers) for workers in (1, 4)}
        best = min(cost.wall for cost in costs.values())
        costs["extraction off"] = take_in_cost(folder, port, feeds, read_nothing)
        costs["all of it"] = take_in_cost(folder, port, feeds, read_all)
        console.print(f"{feeds:,} feeds of {ITEMS} new items on {os.cpu_count()} cores, the feeds' server on the same.")
        rates = Table("taking in", "ms a feed", "times `reader`", "CPU, ms a feed", "items a second", box=None)
        for label, cost in costs.items():
            each, cpu = 1e3 * cost.wall / feeds, 1e3 * cost.cpu / feeds
            items = ITEMS * feeds / cost.wall
            rates.add_row(label, f"{each:.1f}", f"{cost.wall / best:.2f}", f"{cpu:.1f}", f"{items:,.0f}")
        console.print(rates)
        console.print(stages(folder, port))


if __name__ == "__main__":
    main()
