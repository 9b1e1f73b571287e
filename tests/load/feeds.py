"""Feeds on loopback, one for each of many outlets, that fail when told to."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from email.utils import format_datetime
from random import Random

from aiohttp import web

HOSTS = 50
"""Ports, each of which is a host to the program: feeds on one host wait for each other."""
LISTED = 200
"""Entries that a feed lists, the latest."""


class Press:
    """Outlets that publish items numbered through all of them."""

    def __init__(self, feeds: int, rng: Random) -> None:
        self.addresses: list[str] = []
        self.failing = 0.0
        self._rng = rng
        self._entries: list[list[str]] = [[] for _ in range(feeds)]
        self._numbers = itertools.count(1)
        self._runners: list[web.AppRunner] = []

    async def start(self) -> None:
        """Serve every feed; `addresses` then holds where."""
        roots = [await self._host() for _ in range(min(HOSTS, len(self._entries)))]
        self.addresses = [f"{roots[at % len(roots)]}/{at}.xml" for at in range(len(self._entries))]

    async def _host(self) -> str:
        app = web.Application()
        app.router.add_get("/{feed}.xml", self._feed)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self._runners.append(runner)
        return f"http://127.0.0.1:{runner.addresses[0][1]}"

    async def stop(self) -> None:
        for runner in self._runners:
            await runner.cleanup()

    def publish(self, words: str) -> int:
        """Add an item with these words to one of the feeds; gives its number, which stands in its title."""
        number, feed = next(self._numbers), self._rng.randrange(len(self._entries))
        date = format_datetime(datetime.now(UTC))
        self._entries[feed].append(
            f"<item><title>خبر رقم {number}</title><guid>{number}</guid><link>http://127.0.0.1/{number}</link>"
            f"<pubDate>{date}</pubDate><description>جاء في الخبر: {words}</description></item>"
        )
        return number

    async def _feed(self, request: web.Request) -> web.StreamResponse:
        if self._rng.random() < self.failing:
            if self._rng.random() < 0.5 and request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)
        entries = self._entries[int(request.match_info["feed"])]
        etag = f'"{len(entries)}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        listed = "".join(reversed(entries[-LISTED:]))
        body = f'<rss version="2.0"><channel><title>وكالة</title>{listed}</channel></rss>'
        return web.Response(body=body.encode(), content_type="application/rss+xml", headers={"ETag": etag})
