"""Polls the whole zoo at once, in a process of its own whose memory can be measured, and reports as JSON.

python -m tests.monitors.zoo_keeper DATABASE_FILE PORTS

It works in two processes, as the program does. They do not import a module of this name, as they do not that of the
program.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing import active_children
from random import Random
from threading import Event, Thread
from time import perf_counter
from typing import Any

import httpcore
from sqlalchemy import select

from config.settings import Settings
from monitors import fetch
from monitors.allocator import return_large_blocks
from monitors.fetch import open_client
from monitors.poll import FeedReport, Poller
from monitors.store.database import Database
from monitors.store.feeds import add_feed
from monitors.store.schema import items
from monitors.workers import Workers
from tests.bench.processes import resident
from tests.monitors.zoo import ZOO, Beast

PUBLIC = "93.184.216.34"
"""What the beasts' names resolve to; connections to it end on loopback."""
TOTAL_SECONDS = 8.0
"""Of one request: longer than a busy machine takes for 15 MB, and not longer than a test may take."""
BETWEEN = 0.02
"""Seconds between two looks at the memory."""
START = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


class CountingStream(httpcore.AsyncNetworkStream):
    """A stream that counts what is read from it."""

    def __init__(self, inner: httpcore.AsyncNetworkStream, count: Counter[int], port: int) -> None:
        self._inner, self._count, self._port = inner, count, port

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 (httpcore's name)
        data = await self._inner.read(max_bytes, timeout)
        self._count[self._port] += len(data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 (as above)
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(self, *args: Any, **kwargs: Any) -> httpcore.AsyncNetworkStream:
        return CountingStream(await self._inner.start_tls(*args, **kwargs), self._count, self._port)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


async def resolve(host: str, port: int) -> list[str]:
    """Names of the zoo; what is an address in whatever form, the system reads."""
    if host == "unknown.example":
        raise socket.gaierror
    if host.endswith(".example"):
        return {"inside.example": ["10.0.0.1"], "nowhere.example": []}.get(host, [PUBLIC])
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=0)
    return [str(info[4][0]) for info in found]


def lead_to_loopback(count: Counter[int]) -> None:
    """Let connections to public addresses end at the zoo's servers, which listen on loopback."""
    real = httpcore.AnyIOBackend.connect_tcp

    async def connect(self: Any, host: str, port: int, *rest: Any) -> httpcore.AsyncNetworkStream:
        assert host in (PUBLIC, "2606:4700::1111"), f"a connection to {host}"
        return CountingStream(await real(self, "127.0.0.1", port, *rest), count, port)

    httpcore.AnyIOBackend.connect_tcp = connect


async def visit(database_file: str, ports: dict[str, int]) -> dict[str, Any]:
    """Poll every beast at once, then those that answered once more, half a day later."""
    return_large_blocks()
    fetch.TOTAL_SECONDS = TOTAL_SECONDS
    read: Counter[int] = Counter()
    lead_to_loopback(read)
    db = Database(f"sqlite:///{database_file}")
    db.upgrade()
    now = START
    with db.begin() as conn:
        feed_ids = {add_feed(conn, address(beast, ports[beast.name]), beast.name, now).id: beast for beast in ZOO}
    with peak_memory() as peak:
        workers = Workers(2)
        async with open_client(private_addresses=False, resolve=resolve) as client:
            poller = Poller(db, client, Settings(feeds_file=None), lambda: now, Random(1), workers)
            started = perf_counter()
            first = await poller.poll_round()
            took = perf_counter() - started
            read_first = dict(read)
            now += timedelta(hours=12)
            answered = [report.feed.id for report in first if report.ok]
            again = await asyncio.gather(*(poller.check_feed(feed_id) for feed_id in answered))
        workers.close()
    report = {"beasts": beasts(db, first, again, feed_ids), "took_s": took}
    for name, port in ports.items():
        report["beasts"][name]["read"] = max(read_first.get(port, 0), read[port] - read_first.get(port, 0))
    db.close()
    return report | {"peak_mb": max(peak)}


@contextmanager
def peak_memory() -> Iterator[list[float]]:
    """The megabytes resident in this process and its workers, looked at again and again while the block runs."""
    seen: list[float] = []
    done = Event()

    def look() -> None:
        while not done.wait(BETWEEN):
            with contextlib.suppress(FileNotFoundError, ProcessLookupError, StopIteration):
                seen.append(resident([os.getpid(), *(child.pid for child in active_children() if child.pid)]))

    watcher = Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        done.set()
        watcher.join()


def address(beast: Beast, port: int) -> str:
    name = f"beast-{port}.example"
    return beast.url.replace("HOST", name).replace("PORT", str(port))


def beasts(
    db: Database, first: Iterable[FeedReport], again: Iterable[FeedReport], feed_ids: dict[int, Beast]
) -> dict[str, dict[str, Any]]:
    """What became of each beast, by name."""
    found = {
        report.feed.name: {"status": report.status, "sentence": report.sentence, "took_ms": report.took_ms}
        for report in first
    }
    with db.read() as conn:
        for feed_id, beast in feed_ids.items():
            titles = list(
                conn.scalars(select(items.c.title).where(items.c.feed_id == feed_id).order_by(items.c.id.desc()))
            )
            found[beast.name] |= {"items": len(titles), "title": titles[0] if titles else ""}
    for report in again:
        found[report.feed.name] |= {"again": report.new + report.revised}
    return found


if __name__ == "__main__":
    print(json.dumps(asyncio.run(visit(sys.argv[1], json.loads(sys.argv[2])))))
