"""One feed's path from bytes on a socket to alert rows: real HTTP on loopback, a real database."""

from __future__ import annotations

import asyncio
import socket
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

from config.environment import load_settings
from monitors import poll
from monitors.fetch import open_client
from monitors.hosts import Hosts
from monitors.poll import FeedReport, Poller
from monitors.store.database import Database
from monitors.store.feeds import Feed, add_feed, get_feed, set_feed_interval, set_feed_state
from monitors.store.items import StoredItem, get_item
from monitors.store.notices import NewNotice, due_notices, tell_of_failing
from monitors.store.outbox import lease_alerts, mark_sent
from monitors.store.schema import feeds
from monitors.store.subscriptions import add_subscription
from monitors.store.tallies import Delay, instant_delay, outbox_counts
from monitors.workers import Workers
from tests.monitors.store_world import HOUR, NOW, make_destination

FLASH = "قُتل ثلاثة أشخاص في غارة على سرمين، وفق الدفاع المدني."
PAGE = "قُتل ثلاثة أشخاص وأصيب سبعة في غارة على سرمين، وفق الدفاع المدني. " + "وقال سكان إن الغارة وقعت فجراً. " * 20


SETTINGS = {
    "MIRSAD_DATA_DIR": "unused",
    "MIRSAD_FEEDS_FILE": "",
    "MIRSAD_ADMINS": "42",
    "MIRSAD_HOST_SPACING_SECONDS": "0",
}


@dataclass
class Site:
    """A news site whose feed tests write, and whose clock they turn."""

    now: datetime = NOW
    items: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    guids: str = ""
    moved: list[str] = field(default_factory=list)
    root: str = ""
    page_opens: asyncio.Event = field(default_factory=asyncio.Event)

    def publish(self, key: str, text: str, age: timedelta = timedelta(0)) -> None:
        self.items[key] = text, self.now - age

    async def feed(self, request: web.Request) -> web.Response:
        if request.path in self.moved:
            raise web.HTTPMovedPermanently("/second.xml")
        rows = "".join(
            f"<item><title>خبر {key}</title><link>{self.root}/{key}</link><guid>{self.guids}{key}</guid>"
            f"<pubDate>{format_datetime(at)}</pubDate><description>{escape(text)}</description></item>"
            for key, (text, at) in self.items.items()
        )
        body = f'<rss version="2.0"><channel><title>موقع</title>{rows}</channel></rss>'
        return web.Response(
            body=body.encode(), status=self.status, content_type="application/rss+xml", headers=self.headers
        )

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

    def told(self) -> list[NewNotice]:
        with self.db.read() as conn:
            return [pending.notice for pending in due_notices(conn, self.site.now, 9)]

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
    app.add_routes([web.get("/feed.xml", site.feed), web.get("/second.xml", site.feed), web.get("/{key}", site.page)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.root = f"http://127.0.0.1:{runner.addresses[0][1]}"
    with db.begin() as conn:
        feed = add_feed(conn, f"{site.root}/feed.xml", "موقع", NOW, fetch_pages=False)
        add_subscription(conn, make_destination(conn).id, "سرمين", "سرمين", 1, NOW)
    settings = load_settings(SETTINGS)
    async with open_client(private_addresses=True) as client:
        yield Watch(site, db, Poller(db, client, settings, lambda: site.now, Random(1), Workers(1)), feed.id)
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


# --- hosts ---


def second_feed(watch: Watch) -> int:
    """Another feed of the same host."""
    with watch.db.begin() as conn:
        return add_feed(conn, f"{watch.site.root}/second.xml", "ثان", NOW, fetch_pages=False).id


async def test_a_failure_backs_off_its_feed_alone(watch: Watch) -> None:
    second_feed(watch)
    watch.site.status = 503
    assert [report.status for report in await watch.poller.poll_round()] == ["http_503", "http_503"]


@pytest.mark.parametrize(
    ("status", "headers", "rest"),
    [(429, {}, 1200), (503, {"Retry-After": "7200"}, 7200), (403, {"Retry-After": "60"}, 1200)],
)
async def test_a_host_that_wants_to_be_left_alone_is_left_alone_with_all_its_feeds(
    watch: Watch, status: int, headers: dict[str, str], rest: int
) -> None:
    others = [second_feed(watch), *(add_to(watch, f"/second.xml?{number}") for number in range(4))]
    watch.site.status, watch.site.headers = status, headers
    reports = await watch.poller.poll_round()
    asked = [report.feed.id for report in reports if report.status != "resting"]
    # As many as were under way when the first was refused.
    assert len(asked) <= 2
    resting = set(others) - set(asked)
    watch.site.now += timedelta(seconds=0.9 * rest)
    assert resting
    assert not resting & {report.feed.id for report in await watch.poller.poll_round()}
    watch.site.now += timedelta(seconds=rest)
    watch.site.status = 200
    assert resting <= {report.feed.id for report in await watch.poller.poll_round()}


def add_to(watch: Watch, path: str) -> int:
    with watch.db.begin() as conn:
        return add_feed(conn, watch.site.root + path, path, NOW, fetch_pages=False).id


async def test_a_refused_connection_rests_its_host_and_no_other(watch: Watch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = f"http://127.0.0.1:{server.getsockname()[1]}"
    with watch.db.begin() as conn:
        for number in range(5):
            add_feed(conn, f"{closed}/{number}", str(number), NOW)
    statuses = [report.status for report in await watch.poller.poll_round()]
    assert statuses.count("ok_empty") == 1
    assert 1 <= statuses.count("closed") <= 2
    assert statuses.count("resting") == 5 - statuses.count("closed")


@pytest.mark.parametrize(("poll_seconds", "pause"), [(600, 1.0), (2, 0.5)])
async def test_requests_to_one_host_are_spaced_by_a_second_but_never_by_more_than_a_quarter_of_the_interval(
    watch: Watch, poll_seconds: float, pause: float
) -> None:
    slept = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    for number in range(2):
        add_to(watch, f"/second.xml?{number}")
    settings = load_settings(SETTINGS | {"MIRSAD_POLL_SECONDS": str(poll_seconds), "MIRSAD_HOST_SPACING_SECONDS": "1"})
    async with open_client(private_addresses=True) as client:
        hosts = Hosts(lambda: 0.0, sleep)
        poller = Poller(watch.db, client, settings, lambda: watch.site.now, Random(1), Workers(1), hosts)
        await poller.poll_round()
    assert sorted(slept) == [pause, 2 * pause]


async def test_feeds_that_wait_for_a_slow_host_take_no_slot_of_others(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poll, "FEEDS_AT_ONCE", 3)
    hangs = asyncio.Event()

    async def hang(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await hangs.wait()
        writer.close()

    async with await asyncio.start_server(hang, "127.0.0.1", 0) as server:
        slow = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        with watch.db.begin() as conn:
            set_feed_state(conn, watch.feed_id, "paused", NOW)
            for number in range(9):
                add_feed(conn, f"{slow}/{number}", str(number), NOW - HOUR)
        add_to(watch, "/second.xml")
        async with open_client(private_addresses=True) as client:
            poller = Poller(watch.db, client, load_settings(SETTINGS), lambda: watch.site.now, Random(1), Workers(1))
            *_, well = await poller.start_due()
            async with asyncio.timeout(20):
                assert (await well).status == "ok_empty"
            hangs.set()
            await poller.stop()


async def test_an_admin_who_asks_for_a_poll_gets_one_though_its_host_rests(watch: Watch) -> None:
    watch.site.status = 429
    await watch.poll()
    watch.site.status = 200
    assert (await watch.poll()).ok


async def test_a_feed_that_was_paused_while_it_waited_is_not_asked(watch: Watch) -> None:
    (task,) = await watch.poller.start_due()
    with watch.db.begin() as conn:
        set_feed_state(conn, watch.feed_id, "paused", NOW)
    assert (await task).status == "resting"


# --- what admins are told ---


async def test_a_feed_that_is_gone_is_retired_with_a_notice(watch: Watch) -> None:
    watch.site.status = 410
    await watch.poll()
    assert watch.state().state == "retired"
    assert watch.told() == [NewNotice("retired", "http_410")]
    watch.site.now += 99 * HOUR
    assert await watch.poller.poll_round() == []


async def test_a_recovery_after_hours_is_told_with_the_poll_that_saw_it(watch: Watch) -> None:
    await watch.poll()
    watch.site.status = 500
    await watch.poll()
    with watch.db.begin() as conn:
        assert tell_of_failing(conn, [42], NOW + 6 * HOUR) == 1
    watch.site.now += 7 * HOUR
    watch.site.status = 200
    await watch.poll()
    assert watch.told() == [NewNotice("failing", "http_500", NOW), NewNotice("recovered", "http_500", NOW)]


async def test_after_an_outage_a_note_says_where_a_feed_rolled_over_and_about_how_many_are_missing(
    watch: Watch,
) -> None:
    watch.site.publish("old", FLASH)
    await watch.poll()
    watch.site.items.clear()
    watch.site.now += 12 * HOUR
    for number in range(13):
        watch.site.publish(str(number), f"{FLASH} رقم {number}", age=number * HOUR / 2)
    await watch.poll()
    assert watch.told() == [NewNotice("rolled_over", "ok", NOW, NOW + 6 * HOUR, 11)]


# --- identity ---


async def test_a_feed_that_renews_its_guids_alerts_once_and_its_edits_are_updates(watch: Watch) -> None:
    await watch.poll()
    watch.site.publish("a", FLASH)
    watch.site.guids = "1-"
    assert (await watch.poll()).alerts == 1
    watch.site.guids = "2-"
    assert ((report := await watch.poll()).new, report.alerts) == (0, 0)
    watch.site.guids = "3-"
    watch.site.publish("a", FLASH.replace("ثلاثة", "خمسة"), age=HOUR)
    assert ((report := await watch.poll()).new, report.revised, report.alerts) == (0, 1, 1)
    assert watch.state().item_count == 1


async def test_a_move_for_good_is_followed_at_once_and_stored_after_three_polls(watch: Watch) -> None:
    watch.site.moved.append("/feed.xml")
    addresses = []
    for _ in range(3):
        assert (await watch.poll()).ok
        addresses.append(watch.state().url.removeprefix(watch.site.root))
    assert addresses == ["/feed.xml", "/feed.xml", "/second.xml"]
