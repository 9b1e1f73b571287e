"""Trying an address before it is watched: real HTTP on loopback, a real database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiohttp import web

from monitors.fetch import FeedClient, open_client
from monitors.store.database import Database
from monitors.store.feeds import due_feeds
from monitors.store.items import count_items
from monitors.trial import inspect_feed, try_feed
from tests.monitors.store_world import NOW

FEED = (
    '<rss version="2.0"><channel><title>موقع</title><item><title>خبر</title><guid>1</guid>'
    "<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>"
)


@pytest.fixture
async def root() -> AsyncIterator[str]:
    """A site with a feed, a page that names it, and redirects to it."""

    async def feed(_: web.Request) -> web.Response:
        return web.Response(text=FEED, content_type="application/rss+xml")

    async def page(_: web.Request) -> web.Response:
        link = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
        return web.Response(text=f"<html><head>{link}</head></html>", content_type="text/html")

    async def moved(_: web.Request) -> web.Response:
        raise web.HTTPMovedPermanently("/feed.xml")

    async def elsewhere(_: web.Request) -> web.Response:
        raise web.HTTPFound("/feed.xml")

    app = web.Application()
    app.add_routes([web.get("/feed.xml", feed), web.get("/", page), web.get("/moved", moved)])
    app.add_routes([web.get("/elsewhere", elsewhere)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


@pytest.fixture
async def client() -> AsyncIterator[FeedClient]:
    async with open_client(private_addresses=True) as client:
        yield client


@pytest.mark.parametrize(
    ("tried", "added"), [("/feed.xml", "/feed.xml"), ("/", "/feed.xml"), ("/moved", "/feed.xml"), ("/elsewhere",) * 2]
)
async def test_a_feed_is_added_at_the_address_that_will_hold(
    db: Database, client: FeedClient, root: str, tried: str, added: str
) -> None:
    trial = await try_feed(db, client, root + tried, "", 600, NOW)
    assert trial.feed is not None
    assert (trial.url, trial.feed.url, trial.feed.name, trial.entries) == (root + added, root + added, "موقع", 1)
    with db.read() as conn:
        assert count_items(conn) == 1


async def test_the_try_is_the_first_poll_and_the_next_comes_after_the_interval(
    db: Database, client: FeedClient, root: str
) -> None:
    await try_feed(db, client, root + "/feed.xml", "", 600, NOW)
    with db.read() as conn:
        assert due_feeds(conn, NOW + timedelta(seconds=599), 9) == []
        (feed,) = due_feeds(conn, NOW + timedelta(seconds=600), 9)
    assert (feed.first_polled_at, feed.status, len(feed.cadence.recent)) == (NOW, "ok", 1)


async def test_a_feed_that_is_there_is_not_added_under_an_address_that_moved_to_it(
    db: Database, client: FeedClient, root: str
) -> None:
    await try_feed(db, client, root + "/feed.xml", "", 600, NOW)
    assert (await try_feed(db, client, root + "/moved", "", 600, NOW)).error_code == "duplicate"


async def test_what_does_not_work_is_not_added_and_says_why(db: Database, client: FeedClient, root: str) -> None:
    trial = await try_feed(db, client, root + "/nothing", "", 600, NOW)
    assert (trial.feed, trial.error_code) == (None, "http_404")
    with db.read() as conn:
        assert due_feeds(conn, NOW, 9) == []
    assert (await inspect_feed(client, root, NOW)).entries == 1


async def test_a_private_address_is_refused_with_the_setting_that_allows_it(root: str) -> None:
    async with open_client(private_addresses=False) as guarded:
        trial = await inspect_feed(guarded, f"{root}/feed.xml", NOW)
    assert (trial.error_code, trial.error_detail) == ("refused", "127.0.0.1, MIRSAD_FETCH_PRIVATE_ADDRESSES=allow")
