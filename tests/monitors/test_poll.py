"""One feed's path from bytes on a socket to alert rows: real HTTP on loopback, a real database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from random import Random

import pytest
from aiohttp import web
from sqlalchemy import Connection, update
from sqlalchemy.exc import OperationalError

from config.settings import load_settings
from monitors import poll
from monitors.fetch import open_client
from monitors.poll import FeedReport, Poller
from monitors.store.database import Database
from monitors.store.feeds import Feed, add_feed, get_feed, set_feed_interval
from monitors.store.items import StoredItem, get_item
from monitors.store.outbox import lease_alerts, mark_sent
from monitors.store.schema import feeds
from monitors.store.subscriptions import add_subscription
from monitors.store.tallies import Delay, instant_delay, outbox_counts
from tests.monitors.store_world import HOUR, NOW, make_destination

FLASH = "قُتل ثلاثة أشخاص في غارة على سرمين، وفق الدفاع المدني."
PAGE = "قُتل ثلاثة أشخاص وأصيب سبعة في غارة على سرمين، وفق الدفاع المدني. " + "وقال سكان إن الغارة وقعت فجراً. " * 20


@dataclass
class Site:
    """A news site whose feed tests write, and whose clock they turn."""

    now: datetime = NOW
    items: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    status: int = 200
    root: str = ""
    page_opens: asyncio.Event = field(default_factory=asyncio.Event)

    def publish(self, key: str, text: str, age: timedelta = timedelta(0)) -> None:
        self.items[key] = text, self.now - age

    async def feed(self, _: web.Request) -> web.Response:
        rows = "".join(
            f"<item><title>خبر {key}</title><link>{self.root}/{key}</link><guid>{key}</guid>"
            f"<pubDate>{format_datetime(at)}</pubDate><description>{escape(text)}</description></item>"
            for key, (text, at) in self.items.items()
        )
        body = f'<rss version="2.0"><channel><title>موقع</title>{rows}</channel></rss>'
        return web.Response(body=body.encode(), status=self.status, content_type="application/rss+xml")

    async def page(self, _: web.Request) -> web.Response:
        await self.page_opens.wait()
        return web.Response(
            text=f"<html><body><article><h1>غارة</h1><p>{PAGE}</p></article></body></html>", content_type="text/html"
        )


@dataclass
class Watch:
    """A poller over one feed of the site, and a chat that follows سرمين."""

    site: Site
    db: Database
    poller: Poller
    feed_id: int

    async def poll(self) -> FeedReport:
        return await self.poller.check_feed(self.feed_id)

    def state(self) -> Feed:
        with self.db.read() as conn:
            feed = get_feed(conn, self.feed_id)
        assert feed is not None
        return feed

    def alerts(self) -> int:
        with self.db.read() as conn:
            return outbox_counts(conn)["pending"]

    def item(self, number: int) -> StoredItem:
        with self.db.read() as conn:
            item = get_item(conn, number)
        assert item is not None
        return item


@pytest.fixture
async def watch(db: Database) -> AsyncIterator[Watch]:
    site = Site()
    app = web.Application()
    app.add_routes([web.get("/feed.xml", site.feed), web.get("/{key}", site.page)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.root = f"http://127.0.0.1:{runner.addresses[0][1]}"
    with db.begin() as conn:
        feed = add_feed(conn, f"{site.root}/feed.xml", "موقع", NOW, fetch_pages=False)
        add_subscription(conn, make_destination(conn).id, "سرمين", "سرمين", 1, NOW)
    settings = load_settings({"MIRSAD_DATA_DIR": "unused", "MIRSAD_FEEDS_FILE": ""})
    async with open_client(private_addresses=True) as client:
        yield Watch(site, db, Poller(db, client, settings, lambda: site.now, Random(1)), feed.id)  # noqa: S311
        site.page_opens.set()
    await runner.cleanup()


def with_pages(watch: Watch) -> None:
    """Let the feed's articles be read from their pages."""
    with watch.db.begin() as conn:
        conn.execute(update(feeds).values(fetch_pages=True))


async def test_a_first_poll_is_silent_and_what_appears_later_alerts(watch: Watch) -> None:
    watch.site.publish("old", FLASH)
    assert (await watch.poll()).new == 1
    assert watch.alerts() == 0
    watch.site.publish("new", FLASH)
    report = await watch.poll()
    assert (report.new, report.alerts, watch.alerts()) == (1, 1, 1)
    assert (await watch.poll()).new == 0


async def test_what_is_dated_long_ago_is_stored_and_alerts_nobody(watch: Watch) -> None:
    await watch.poll()
    watch.site.publish("stale", FLASH, age=25 * HOUR)
    watch.site.publish("fresh", FLASH, age=23 * HOUR)
    report = await watch.poll()
    assert (report.new, report.alerts) == (2, 1)


async def test_an_edit_alerts_again_where_its_claims_changed(watch: Watch) -> None:
    await watch.poll()
    watch.site.publish("a", FLASH)
    await watch.poll()
    watch.site.publish("a", FLASH + " ولم ترد تفاصيل.")
    assert ((report := await watch.poll()).revised, report.alerts) == (1, 0)
    watch.site.publish("a", FLASH.replace("ثلاثة", "خمسة"))
    assert ((report := await watch.poll()).revised, report.alerts) == (1, 1)
    with watch.db.begin() as conn:
        (first,) = lease_alerts(conn, watch.site.now, 10, 60)
    assert first.kind == "alert"


async def test_an_error_is_told_and_asked_about_later_each_time(watch: Watch) -> None:
    await watch.poll()
    watch.site.status = 503
    first = await watch.poll()
    assert (first.ok, first.status) == (False, "http_503")
    waits = []
    for _ in range(3):
        await watch.poll()
        waits.append(watch.state().next_check_at - watch.site.now)
    assert waits == sorted(waits)
    assert watch.state().failures == 4
    watch.site.status = 200
    watch.site.publish("back", FLASH)
    assert (await watch.poll()).alerts == 1
    assert watch.state().failures == 0


async def test_a_teaser_is_read_from_its_page(watch: Watch) -> None:
    with_pages(watch)
    watch.site.page_opens.set()
    await watch.poll()
    watch.site.publish("teaser", "غارة على سرمين...")
    await watch.poll()
    claims = watch.item(1).summary.claims
    assert [(claim.kind, claim.count_min) for claim in claims] == [("killed", 3), ("wounded", 7)]


async def test_no_alert_waits_for_a_page_that_does_not_come(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(poll, "PAGE_SECONDS", 0.05)
    with_pages(watch)
    await watch.poll()
    for number in range(12):
        watch.site.publish(f"teaser-{number}", FLASH)
    report = await watch.poll()
    assert (report.new, report.alerts) == (12, 12)
    assert watch.item(1).text == FLASH


async def test_a_feed_that_breaks_its_poll_is_reported_and_ends_no_other(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("surprise")

    monkeypatch.setattr(poll, "parse_feed", breaks)
    report = await watch.poll()
    assert (report.status, report.detail) == ("internal", "RuntimeError")
    assert watch.state().failures == 1


async def test_a_round_polls_what_is_due_and_its_interval_is_kept(watch: Watch) -> None:
    assert [report.status for report in await watch.poller.poll_round()] == ["ok_empty"]
    assert await watch.poller.poll_round() == []
    with watch.db.begin() as conn:
        set_feed_interval(conn, watch.feed_id, 3600, watch.site.now)
    watch.site.now += 2 * HOUR
    await watch.poller.poll_round()
    assert HOUR <= watch.state().next_check_at - watch.site.now <= 2 * HOUR


async def test_a_full_disk_loses_no_item(watch: Watch) -> None:
    await watch.poll()
    watch.site.publish("flash", FLASH + " " + "تفاصيل الغارة. " * 2_000)
    await watch.db.run(limit_pages, "(SELECT page_count FROM pragma_page_count)")
    with pytest.raises(OperationalError, match="full"):
        await watch.db.run(fill_pages)
    assert (await watch.poll()).status == "internal"
    assert watch.alerts() == 0
    await watch.db.run(limit_pages, "1000000")
    assert (await watch.poll()).new == 1
    assert watch.alerts() == 1


def limit_pages(conn: Connection, most: str) -> None:
    pages = conn.exec_driver_sql(f"SELECT {most}").scalar_one()
    conn.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def fill_pages(conn: Connection) -> None:
    conn.exec_driver_sql("CREATE TABLE filling AS SELECT zeroblob(10000000)")


async def test_the_delay_of_an_alert_counts_from_the_feeds_change(watch: Watch) -> None:
    await watch.poll()
    watch.site.now += timedelta(minutes=10)
    watch.site.publish("flash", FLASH, age=timedelta(minutes=4))
    await watch.poll()
    with watch.db.begin() as conn:
        (alert,) = lease_alerts(conn, watch.site.now, 9, 60)
        mark_sent(conn, alert.id, 1, watch.site.now + timedelta(seconds=1))
        delay = instant_delay(conn, NOW)
    assert delay == Delay(1, timedelta(minutes=4, seconds=1))
