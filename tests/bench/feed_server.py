"""Feeds on loopback for the benchmarks, in a process of its own so that its work is not counted as the program's.

`python -m tests.bench.feed_server FEEDS ITEMS NEW FAULTS` prints its port. A feed begins with ITEMS items; a request
that names its validator brings one more with the chance NEW, and "304 Not Modified" otherwise; with the chance FAULTS
any is answered by 503. Each feed has a loopback address of its own, as feeds have hosts of their own (Linux answers on
all of 127.0.0.0/8).
"""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from itertools import islice

from aiohttp import web

from tests.bench.articles import stories

HOSTS = 250


def feed_url(port: int, number: int) -> str:
    """The address of a feed."""
    return f"http://127.0.{number // HOSTS}.{number % HOSTS + 1}:{port}/{number}"


class Feeds:
    """The feeds' items: which of a common stock of stories each has reached."""

    def __init__(self, feeds: int, count: int, new: float, faults: float) -> None:
        self._stock = list(islice(stories(2), 5000))
        self._first = count
        self._more = [0] * feeds
        self._new = new
        self._faults = faults
        self._rng = random.Random(20260301)

    async def serve(self, request: web.Request) -> web.Response:
        """Answer a request for a feed."""
        number = int(request.match_info["number"])
        asked = request.headers.get("If-None-Match")
        if self._rng.random() < self._faults:
            return web.Response(status=503)
        if asked is not None:
            if self._rng.random() >= self._new and asked == self._etag(number):
                return web.Response(status=304, headers={"ETag": asked})
            self._more[number] += 1
        headers = {"ETag": self._etag(number)}
        return web.Response(body=self._document(number), content_type="application/rss+xml", headers=headers)

    def _etag(self, number: int) -> str:
        return f'"{self._more[number]}"'

    def _document(self, number: int) -> bytes:
        newest = self._first + self._more[number]
        date = format_datetime(datetime.now(UTC))
        items = "".join(
            f"<item><title>{escape(story.title)}</title><link>https://news.example/{number}/{at}</link>"
            f"<guid>{number}-{at}</guid><pubDate>{date}</pubDate>"
            f"<description>{escape(story.text)}</description></item>"
            for at in range(newest, newest - self._first, -1)
            for story in [self._stock[(number * self._first + at) % len(self._stock)]]
        )
        return f'<rss version="2.0"><channel><title>وكالة {number}</title>{items}</channel></rss>'.encode()


@contextmanager
def serving(feeds: int, items: int, new: float, faults: float = 0) -> Iterator[int]:
    """The server as a process; gives its port."""
    command = (sys.executable, "-m", "tests.bench.feed_server", str(feeds), str(items), str(new), str(faults))
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()


async def main() -> None:
    """Serve until killed."""
    feeds = Feeds(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]))
    app = web.Application()
    app.add_routes([web.get(r"/{number:\d+}", feeds.serve)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "0.0.0.0", 0).start()  # noqa: S104 (all of 127.0.0.0/8)
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
