"""Fetching over real sockets: validators, compression, limits, redirects, and addresses that are not asked."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable

import brotli
import httpx
import pytest
from aiohttp import web

from monitors import fetch
from monitors.fetch import Fetched, FetchError, NotModified, fetch_feed, fetch_page, open_client
from monitors.pages import discover_feeds, extract_page

BODY = "<rss>خبر</rss>".encode()
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site:
    """A server whose next answer a test sets."""

    def __init__(self) -> None:
        self.root = ""
        self.asked: list[web.Request] = []
        self.answer: Answer = plain

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        return await self.answer(request)


async def plain(_: web.Request) -> web.StreamResponse:
    return web.Response(body=BODY, headers={"ETag": '"1"', "Last-Modified": "Thu, 05 Mar 2026 10:00:00 GMT"})


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    site = Site()
    app = web.Application()
    app.router.add_get("/{path:.*}", site.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.root = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield site
    await runner.cleanup()


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with open_client(private_addresses=True) as client:
        yield client


async def get(client: httpx.AsyncClient, url: str) -> Fetched:
    fetched = await fetch_feed(client, url, None, None)
    assert isinstance(fetched, Fetched)
    return fetched


async def failure(client: httpx.AsyncClient, url: str) -> FetchError:
    with pytest.raises(FetchError) as raised:
        await fetch_feed(client, url, None, None)
    return raised.value


async def test_validators_go_out_and_nothing_new_costs_nothing(site: Site, client: httpx.AsyncClient) -> None:
    fetched = await get(client, f"{site.root}/a")
    assert (fetched.body, fetched.etag) == (BODY, '"1"')

    async def unchanged(_: web.Request) -> web.StreamResponse:
        return web.Response(status=304, headers={"ETag": '"2"'})

    site.answer = unchanged
    again = await fetch_feed(client, f"{site.root}/a", fetched.etag, fetched.last_modified)
    assert again == NotModified('"2"', fetched.last_modified)
    assert site.asked[-1].headers["If-None-Match"] == '"1"'
    assert site.asked[-1].headers["If-Modified-Since"] == "Thu, 05 Mar 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("encoding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("deflate", zlib.compress)]
)
async def test_compressed_answers_are_unpacked(
    site: Site, client: httpx.AsyncClient, encoding: str, pack: Callable[[bytes], bytes]
) -> None:
    async def packed(_: web.Request) -> web.StreamResponse:
        return web.Response(body=pack(BODY), headers={"Content-Encoding": encoding})

    site.answer = packed
    assert (await get(client, site.root)).body == BODY


@pytest.mark.parametrize("pack", [gzip.compress, lambda body: body], ids=["bomb", "plain"])
async def test_an_answer_without_end_is_cut_off(
    site: Site, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, pack: Callable[[bytes], bytes]
) -> None:
    monkeypatch.setattr(fetch, "MAX_BYTES", 100_000)

    async def large(_: web.Request) -> web.StreamResponse:
        body = pack(b"0" * 5_000_000)
        return web.Response(body=body, headers={"Content-Encoding": "gzip"} if len(body) < 100_000 else {})

    site.answer = large
    assert (await failure(client, site.root)).code == "too_large"


async def test_broken_and_unknown_compression_is_told(site: Site, client: httpx.AsyncClient) -> None:
    for encoding in ("gzip", "zstd"):

        async def broken(_: web.Request, encoding: str = encoding) -> web.StreamResponse:
            return web.Response(body=b"not packed", headers={"Content-Encoding": encoding})

        site.answer = broken
        assert (await failure(client, site.root)).code == "encoding"


async def test_a_server_that_does_not_answer_in_time_is_left(
    site: Site, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "TOTAL_SECONDS", 0.05)

    async def silent(_: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    site.answer = silent
    assert (await failure(client, site.root)).code == "timeout"


@pytest.mark.parametrize(("status", "code"), [(404, "http_404"), (410, "http_410"), (500, "http_500")])
async def test_a_refusal_is_told_by_its_status(site: Site, client: httpx.AsyncClient, status: int, code: str) -> None:
    async def refused(_: web.Request) -> web.StreamResponse:
        return web.Response(status=status)

    site.answer = refused
    error = await failure(client, site.root)
    assert (error.code, error.retry_after) == (code, None)
    assert str(status) in str(error)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("120", 120), ("99999999999", 86400), ("Thu, 05 Mar 2026 10:01:00 GMT", 60), ("soon", None), ("-5", None)],
)
async def test_a_server_may_ask_for_time(
    site: Site, client: httpx.AsyncClient, written: str, seconds: float | None
) -> None:
    async def busy(_: web.Request) -> web.StreamResponse:
        return web.Response(status=429, headers={"Retry-After": written, "Date": "Thu, 05 Mar 2026 10:00:00 GMT"})

    site.answer = busy
    assert (await failure(client, site.root)).retry_after == seconds


async def test_redirects_are_followed_and_permanent_ones_told(site: Site, client: httpx.AsyncClient) -> None:
    async def moved(request: web.Request) -> web.StreamResponse:
        if request.path == "/new":
            return await plain(request)
        return web.Response(status=301 if request.path == "/old" else 302, headers={"Location": "/new"})

    site.answer = moved
    permanent, temporary = await get(client, f"{site.root}/old"), await get(client, f"{site.root}/away")
    assert (permanent.url, permanent.permanent_url) == (f"{site.root}/new", f"{site.root}/new")
    assert temporary.permanent_url is None


async def test_a_loop_of_redirects_ends(site: Site, client: httpx.AsyncClient) -> None:
    async def loop(_: web.Request) -> web.StreamResponse:
        return web.Response(status=302, headers={"Location": "/again"})

    site.answer = loop
    assert (await failure(client, site.root)).code == "redirects"


async def test_private_addresses_are_not_asked_unless_allowed(site: Site) -> None:
    async with open_client(private_addresses=False) as guarded:
        assert (await failure(guarded, site.root)).code == "refused"
        port = site.root.rpartition(":")[2]
        for host in ("localhost", "0x7f000001", "2130706433", "[::ffff:127.0.0.1]"):
            assert (await failure(guarded, f"http://{host}:{port}/")).code in ("refused", "dns", "connect")
    assert site.asked == []


async def test_a_redirect_does_not_lead_inside(site: Site, client: httpx.AsyncClient) -> None:
    async def inside(_: web.Request) -> web.StreamResponse:
        return web.Response(status=302, headers={"Location": "file:///etc/passwd"})

    site.answer = inside
    assert (await failure(client, site.root)).code == "refused"


async def test_an_article_is_read_from_its_page(site: Site, client: httpx.AsyncClient) -> None:
    paragraph = "قُتل خمسة مدنيين في غارة على البلدة فجر اليوم، وفق ما ذكره الدفاع المدني في بيان له."
    markup = f"<html><body><nav>الرئيسية</nav><article><h1>غارة</h1>{f'<p>{paragraph}</p>' * 3}</article></body></html>"

    async def page(_: web.Request) -> web.StreamResponse:
        return web.Response(body=markup.encode("windows-1256"), content_type="text/html", charset="windows-1256")

    site.answer = page
    fetched = await fetch_page(client, site.root)
    text = extract_page(fetched.body, fetched.url, fetched.charset)
    assert paragraph in text
    assert "الرئيسية" not in text


def test_a_page_names_its_feeds() -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
    assert discover_feeds(f"<html><head>{link}</head></html>".encode(), "https://a.example/x") == [
        "https://a.example/rss.xml"
    ]
    assert "https://a.example/feed/" in discover_feeds(b"<html></html>", "https://a.example/")
    assert discover_feeds(b"", "https://a.example/") == []
