"""The demo newswire: what it publishes when, in which forms, and that its script keeps its promises."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import feedparser
import httpx
import pytest
import trafilatura
from aiohttp import web

from bot.sandbox.feeds import ABOUT, NewswireRoutes
from bot.sandbox.newswire import (
    FEED_LENGTH,
    LIVE_EVERY,
    WATCHED_FOR,
    Newswire,
    Outlet,
    Publication,
    load_script,
)

START = datetime(2026, 3, 4, 10, 0, 30, tzinfo=UTC)
SCRIPT = load_script()
LIVE = [item for item in SCRIPT.items if item.age is None]
STANDING = [item for item in SCRIPT.items if item.age is not None]
ATTRIBUTION = re.compile(r"(?:وفق|بحسب|حسبما|أفاد|قال|أعلن|ذكر|ارتفاع|تمسك)")


def watched(wire: Newswire, until: timedelta) -> dict[str, Publication]:
    """Everything that appears while somebody watches and a poller reads every five seconds."""
    seen: dict[str, Publication] = {}
    moment = START
    while moment <= START + until:
        wire.watch(moment)
        for outlet in wire.outlets:
            for entry in wire.feed(outlet.key, moment):
                seen.setdefault(entry.slug, entry)
        moment += timedelta(seconds=5)
    return seen


def live(publications: dict[str, Publication]) -> list[Publication]:
    return sorted(
        (entry for entry in publications.values() if entry.published_at > START), key=lambda e: e.published_at
    )


def test_the_script_is_as_large_and_as_varied_as_promised() -> None:
    assert len(SCRIPT.items) >= 60
    assert len(STANDING) == 24
    assert len(SCRIPT.outlets) >= 6
    assert {outlet.format for outlet in SCRIPT.outlets} == {"rss", "atom", "rdf"}
    assert "windows-1256" in {outlet.encoding for outlet in SCRIPT.outlets}
    assert any(outlet.compressed for outlet in SCRIPT.outlets)
    assert any(outlet.conditional for outlet in SCRIPT.outlets)
    assert all(re.search("تجريبي", outlet.name) for outlet in SCRIPT.outlets)
    assert {item.outlet for item in SCRIPT.items} == {outlet.key for outlet in SCRIPT.outlets}
    assert len({item.id for item in SCRIPT.items}) == len({item.text for item in SCRIPT.items}) == len(SCRIPT.items)
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", item.id) for item in SCRIPT.items)


def test_a_fresh_wire_has_the_standing_items_of_the_past_hours() -> None:
    wire = Newswire(SCRIPT, "ab12", START)
    entries = [entry for outlet in wire.outlets for entry in wire.feed(outlet.key, START)]
    assert {entry.slug for entry in entries} == {item.id for item in STANDING}
    assert all(START - timedelta(hours=12) <= entry.published_at < START for entry in entries)


def test_standing_items_are_the_same_after_a_restart() -> None:
    later = START + timedelta(days=1, hours=3)
    before, after = Newswire(SCRIPT, "ab12", START), Newswire(SCRIPT, "cd34", later)
    for outlet in SCRIPT.outlets:
        was = [(entry.slug, entry.title, entry.text) for entry in before.feed(outlet.key, START)]
        assert [(entry.slug, entry.title, entry.text) for entry in after.feed(outlet.key, later)] == was


def test_live_items_appear_one_by_one_while_somebody_watches() -> None:
    appeared = live(watched(Newswire(SCRIPT, "ab12", START), timedelta(minutes=1)))
    assert [entry.published_at - START for entry in appeared] == [LIVE_EVERY * n for n in range(1, 11)]
    assert [entry.slug.rsplit("-", 2)[0] for entry in appeared] == [item.id for item in LIVE[:10]]


def test_nothing_appears_while_nobody_watches_and_then_it_goes_on() -> None:
    wire = Newswire(SCRIPT, "ab12", START)
    for outlet in wire.outlets:
        wire.feed(outlet.key, START + timedelta(days=3))
    back = START + timedelta(days=3)
    wire.watch(back)
    soon = back + LIVE_EVERY
    newest = [entry for outlet in wire.outlets for entry in wire.feed(outlet.key, soon) if entry.published_at > back]
    unwatched = WATCHED_FOR // LIVE_EVERY
    assert [entry.slug.rsplit("-", 2)[0] for entry in newest] == [LIVE[unwatched % len(LIVE)].id]


def test_a_second_lap_brings_new_items_with_new_texts() -> None:
    lap = LIVE_EVERY * len(LIVE)
    appeared = live(watched(Newswire(SCRIPT, "ab12", START), lap * 2))
    assert len(appeared) == 2 * len(LIVE)
    assert len({entry.slug for entry in appeared}) == len({entry.text for entry in appeared}) == len(appeared)


def test_two_starts_share_no_live_item() -> None:
    first, second = (live(watched(Newswire(SCRIPT, run, START), timedelta(minutes=5))) for run in ("ab12", "cd34"))
    assert not {entry.slug for entry in first} & {entry.slug for entry in second}


def test_no_window_of_45_seconds_is_without_news_of_deir_ezzor_with_two_tolls() -> None:
    telling = ["دير الزور" in item.text + item.dateline and len(ATTRIBUTION.findall(item.text)) >= 2 for item in LIVE]
    window = int(timedelta(seconds=45) / LIVE_EVERY)
    assert sum(telling) >= 9
    assert all(any((telling * 2)[start : start + window]) for start in range(len(LIVE)))


@pytest.mark.parametrize("place", ["غزة", "الخرطوم", "صنعاء", "بغداد", "بيروت", "درنة"])
def test_the_usual_places_come_up_often(place: str) -> None:
    assert sum(place in item.title + item.text + item.dateline for item in LIVE) >= 4


def test_one_incident_is_told_by_three_outlets_with_rising_tolls() -> None:
    told = [item for item in LIVE if "الشحيل" in item.title]
    assert len({item.outlet for item in told}) == 3
    assert len(told) >= 5


def test_an_item_is_edited_after_a_while() -> None:
    (item,) = (item for item in LIVE if item.edit)
    assert item.edit is not None
    wire = Newswire(SCRIPT, "ab12", START)
    appears = START + LIVE_EVERY * (LIVE.index(item) + 1)
    wire.watch(appears)

    def now_reads(moment: datetime) -> Publication:
        (entry,) = (entry for entry in wire.feed(item.outlet, moment) if entry.slug.startswith(item.id))
        return entry

    before, after = now_reads(appears), now_reads(appears + timedelta(seconds=item.edit.after))
    assert before.slug == after.slug
    assert (before.title, after.title) == (item.title, item.edit.title)
    assert before.text.split(" – ")[0] == after.text.split(" – ")[0]
    assert (before.updated_at, after.updated_at) == (appears, appears + timedelta(seconds=item.edit.after))


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def client(clock: Clock) -> AsyncIterator[httpx.AsyncClient]:
    app = web.Application()
    app.add_routes(NewswireRoutes(Newswire(SCRIPT, "ab12", START), clock).routes())
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{runner.addresses[0][1]}") as client:
        yield client
    await runner.cleanup()


@pytest.mark.parametrize("outlet", SCRIPT.outlets, ids=lambda outlet: outlet.key)
async def test_every_feed_is_read_whole(outlet: Outlet, client: httpx.AsyncClient, clock: Clock) -> None:
    clock.now += timedelta(minutes=2)
    answer = await client.get(f"/newswire/{outlet.key}.xml")
    assert f'encoding="{outlet.encoding}"'.encode() in answer.content
    feed = feedparser.parse(answer.content, response_headers={"content-type": answer.headers["Content-Type"]})
    assert not feed.bozo
    assert feed.version == {"rss": "rss20", "atom": "atom10", "rdf": "rss10"}[outlet.format]
    assert feed.feed.title == outlet.name
    assert feed.feed.description == ABOUT
    assert 2 < len(feed.entries) <= FEED_LENGTH
    titles = {item.title for item in SCRIPT.items if item.outlet == outlet.key}
    for entry in feed.entries:
        assert entry.title in titles
        assert entry.link.startswith(f"{client.base_url}/newswire/{outlet.key}/")
        assert entry.get("published_parsed") or entry.get("updated_parsed")
        assert " – " in entry.summary
        assert (await client.get(entry.link)).status_code == 200


async def test_one_feed_answers_304_until_something_changes(client: httpx.AsyncClient, clock: Clock) -> None:
    first = await client.get("/newswire/difaf.xml")
    by_tag = {"If-None-Match": first.headers["ETag"]}
    by_date = {"If-Modified-Since": first.headers["Last-Modified"]}
    for headers in (by_tag, by_date):
        again = await client.get("/newswire/difaf.xml", headers=headers)
        assert (again.status_code, again.content) == (304, b"")
    clock.now += LIVE_EVERY * 2
    for headers in (by_tag, by_date, {"If-Modified-Since": "yesterday"}):
        assert (await client.get("/newswire/difaf.xml", headers=headers)).status_code == 200


async def test_one_feed_is_compressed_for_those_who_take_it(client: httpx.AsyncClient) -> None:
    packed = await client.get("/newswire/bab.xml", headers={"Accept-Encoding": "gzip"})
    bare = await client.get("/newswire/bab.xml", headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in bare.headers
    assert packed.text == bare.text


async def test_an_article_page_holds_what_the_teaser_leaves_out(client: httpx.AsyncClient) -> None:
    item = next(item for item in STANDING if item.teaser)
    feed = await client.get(f"/newswire/{item.outlet}.xml")
    last = item.text.splitlines()[-1]
    assert last not in feed.text
    page = await client.get(f"/newswire/{item.outlet}/{item.id}")
    extracted = trafilatura.extract(page.text)
    assert extracted is not None
    assert last in extracted
    assert ABOUT in page.text
    assert ABOUT not in extracted


@pytest.mark.parametrize(
    "path",
    [
        "/newswire/none.xml",
        "/newswire/difaf/none",
        "/newswire/difaf/gaza-shujaiya",
        "/newswire/difaf/dz-ferry",
        "/newswire/difaf/dz-ferry-20269999000000-ab12",
    ],
)
async def test_what_is_not_there_is_not_found(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


async def test_a_link_of_an_earlier_start_still_opens(client: httpx.AsyncClient) -> None:
    page = await client.get("/newswire/difaf/dz-ferry-20260301081500-ff00")
    assert page.status_code == 200
    assert "(08:15 ت غ)" in page.text
