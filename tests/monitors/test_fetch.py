"""Requests against a real server on loopback whose answers are written byte by byte."""

from __future__ import annotations

import asyncio
import gzip
import socket
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import AsyncExitStack

import brotli
import httpx
import pytest

from monitors import fetch
from monitors.fetch import (
    MAX_BYTES,
    MAX_REDIRECTS,
    FeedClient,
    Fetched,
    FetchError,
    NotModified,
    fetch_feed,
    fetch_page,
    open_client,
)
from tests.monitors.origin import FEED, Origin, Script, answer, fail, get, redirect, until_the_client_leaves

# --- conditional requests ---


async def test_a_feed_is_fetched_with_what_is_needed_to_read_it_and_to_ask_again(
    client: httpx.AsyncClient, origin: Origin
) -> None:
    headers = {"ETag": 'W/"1"', "Last-Modified": "Thu, 05 Mar 2026 10:00:00 GMT"}
    origin.answers["/feed"] = answer(body=FEED, Content_Type="text/xml; charset=Windows-1256", **headers)
    assert await get(client, origin.url()) == Fetched(
        body=FEED,
        url=origin.url(),
        permanent_url=None,
        content_type="text/xml; charset=Windows-1256",
        charset="windows-1256",
        etag='W/"1"',
        last_modified="Thu, 05 Mar 2026 10:00:00 GMT",
    )
    path, sent = origin.requests[0]
    assert (path, sent["user-agent"], sent["accept-encoding"]) == ("/feed", fetch.USER_AGENT, "gzip, deflate, br")
    assert "if-none-match" not in sent
    assert "if-modified-since" not in sent


async def test_validators_are_sent_back_and_304_means_nothing_new(client: httpx.AsyncClient, origin: Origin) -> None:
    origin.answers["/feed"] = answer("304 Not Modified", ETag='"2"')
    response = await fetch_feed(client, origin.url(), '"1"', "Thu, 05 Mar 2026 10:00:00 GMT")
    sent = origin.requests[0][1]
    assert sent["if-none-match"] == '"1"'
    assert sent["if-modified-since"] == "Thu, 05 Mar 2026 10:00:00 GMT"
    assert isinstance(response, NotModified)
    assert response.etag == '"2"'


async def test_a_304_that_repeats_no_validators_does_not_lose_them(client: httpx.AsyncClient, origin: Origin) -> None:
    origin.answers["/feed"] = answer("304 Not Modified")
    assert await fetch_feed(client, origin.url(), '"1"', "yesterday") == NotModified('"1"', "yesterday")


async def test_a_validator_that_cannot_be_sent_does_not_lose_the_feed(
    client: httpx.AsyncClient, origin: Origin
) -> None:
    origin.answers["/feed"] = answer(body=FEED, ETag='"نسخة"')
    first = await get(client, origin.url())
    again = await fetch_feed(client, origin.url(), first.etag, None)
    assert isinstance(again, Fetched)


async def test_a_page_that_claims_to_be_unchanged_unasked_is_an_error(
    client: httpx.AsyncClient, origin: Origin
) -> None:
    origin.answers["/page"] = answer("304 Not Modified")
    with pytest.raises(FetchError) as error:
        await fetch_page(client, origin.url("/page"))
    assert error.value.code == "http_304"
    assert origin.requests[0][1]["accept"].startswith("text/html")


async def test_a_page_is_fetched(client: httpx.AsyncClient, origin: Origin) -> None:
    origin.answers["/page"] = answer(body="<p>خبر</p>".encode(), Content_Type="text/html")
    page = await fetch_page(client, origin.url("/page"))
    assert (page.body.decode(), page.charset) == ("<p>خبر</p>", None)


# --- compression ---


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "x-gzip": ("x-GZIP", gzip.compress),
    "brotli": ("br", lambda data: bytes(brotli.compress(data, quality=3))),
    "deflate": ("deflate", zlib.compress),
    "bare deflate": ("deflate", bare_deflate),
    "none": ("identity", lambda data: data),
}
COMPRESSED = ["gzip", "brotli", "deflate", "bare deflate"]


@pytest.mark.parametrize("packer", PACKERS)
@pytest.mark.parametrize("size", [0, 60, 300_000])
async def test_a_compressed_answer_is_unpacked(
    client: httpx.AsyncClient, origin: Origin, packer: str, size: int
) -> None:
    encoding, pack = PACKERS[packer]
    body = (FEED * (size // len(FEED) + 1))[:size]
    origin.answers["/feed"] = answer(body=pack(body), Content_Encoding=encoding)
    assert (await get(client, origin.url())).body == body


@pytest.mark.parametrize("packer", COMPRESSED)
async def test_a_compressed_answer_that_arrives_byte_by_byte_is_unpacked(
    client: httpx.AsyncClient, origin: Origin, packer: str
) -> None:
    encoding, pack = PACKERS[packer]
    chunks = b"".join(b"1\r\n%c\r\n" % byte for byte in pack(FEED)) + b"0\r\n\r\n"
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nTransfer-Encoding: chunked\r\n\r\n"
    origin.answers["/feed"] = head.encode() + chunks
    assert (await get(client, origin.url())).body == FEED


@pytest.mark.parametrize("packer", COMPRESSED)
async def test_a_decompression_bomb_is_stopped_at_the_limit(
    client: httpx.AsyncClient, origin: Origin, packer: str
) -> None:
    encoding, pack = PACKERS[packer]
    bomb = pack(bytes(6 * MAX_BYTES))
    assert len(bomb) < MAX_BYTES / 50
    origin.answers["/feed"] = answer(body=bomb, Content_Encoding=encoding)
    tracemalloc.start()
    try:
        assert (await fail(client, origin.url())).code == "bomb"
        assert tracemalloc.get_traced_memory()[1] < 4 * MAX_BYTES
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate"])
async def test_an_answer_that_is_not_compressed_as_it_says_is_an_error(
    client: httpx.AsyncClient, origin: Origin, encoding: str
) -> None:
    origin.answers["/feed"] = answer(body=FEED, Content_Encoding=encoding)
    assert (await fail(client, origin.url())).code == "encoding"


@pytest.mark.parametrize("encoding", ["zstd", "gzip, gzip"])
async def test_a_compression_that_was_not_asked_for_is_an_error(
    client: httpx.AsyncClient, origin: Origin, encoding: str
) -> None:
    origin.answers["/feed"] = answer(body=FEED, Content_Encoding=encoding)
    error = await fail(client, origin.url())
    assert (error.code, encoding in str(error)) == ("encoding", True)


# --- limits ---


async def test_an_answer_at_the_limit_passes_and_one_byte_more_does_not(
    client: httpx.AsyncClient, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "MAX_BYTES", 2**20)
    origin.answers |= {"/at": answer(body=bytes(2**20)), "/over": answer(body=bytes(2**20 + 1))}
    assert len((await get(client, origin.url("/at"))).body) == 2**20
    error = await fail(client, origin.url("/over"))
    assert (error.code, str(error)) == ("too_large", "The answer is larger than 1 MB.")
    assert error.host == f"127.0.0.1:{origin.port}"


async def test_an_answer_without_end_is_left(
    client: httpx.AsyncClient, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def endless(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(bytes(65536))
            await writer.drain()

    monkeypatch.setattr(fetch, "MAX_BYTES", 2**20)
    origin.answers["/feed"] = endless
    assert (await fail(client, origin.url())).code == "too_large"


async def test_few_large_answers_are_read_at_one_time_and_waiting_is_not_the_servers_fault(
    client: FeedClient, origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "LARGE_BYTES", 1000)
    monkeypatch.setattr(fetch, "TOTAL_SECONDS", 0.2)
    origin.answers |= {"/large": answer(body=bytes(5000)), "/small": answer(body=FEED)}
    async with AsyncExitStack() as held:
        for _ in range(fetch.LARGE_AT_ONCE):
            await fetch_feed(client, origin.url("/large"), None, None, held)
        waiting = asyncio.create_task(get(client, origin.url("/large")))
        assert (await get(client, origin.url("/small"))).body == FEED
        # Longer than the time limit: a small answer that never ends meets it meanwhile.
        origin.answers["/hang"] = until_the_client_leaves
        await fail(client, origin.url("/hang"))
        await fail(client, origin.url("/hang"))
        assert not waiting.done()
    assert len((await waiting).body) == 5000


async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(answer(body=FEED)[:-1])
    await reader.read()


async def redirect_then_hang(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(answer("302 Found", Location="/hang"))


@pytest.mark.parametrize(
    ("script", "code"),
    [(until_the_client_leaves, "timeout"), (drip, "slow_body"), (redirect_then_hang, "timeout")],
)
async def test_a_server_that_does_not_finish_is_left_at_the_time_limit(
    client: httpx.AsyncClient, origin: Origin, monkeypatch: pytest.MonkeyPatch, script: Script, code: str
) -> None:
    monkeypatch.setattr(fetch, "TOTAL_SECONDS", 0.05)
    origin.answers |= {"/feed": script, "/hang": until_the_client_leaves}
    async with asyncio.timeout(5):
        assert (await fail(client, origin.url())).code == code


async def test_a_request_can_be_cancelled_and_is_no_fetch_error(client: httpx.AsyncClient, origin: Origin) -> None:
    asked = asyncio.Event()

    async def hang(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        asked.set()
        await reader.read()

    origin.answers["/feed"] = hang
    task = asyncio.create_task(fetch_feed(client, origin.url(), None, None))
    await asked.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


# --- redirects ---


FOUND = "302 Found"


@pytest.mark.parametrize("status", ["301 Moved Permanently", "308 Permanent Redirect"])
async def test_a_permanent_move_is_recorded(client: httpx.AsyncClient, origin: Origin, status: str) -> None:
    origin.answers |= {"/feed": redirect("/new", status), "/new": answer(body=FEED)}
    response = await get(client, origin.url())
    assert (response.body, response.url, response.permanent_url) == (FEED, origin.url("/new"), origin.url("/new"))


@pytest.mark.parametrize("status", [FOUND, "303 See Other", "307 Temporary Redirect"])
async def test_a_temporary_move_is_followed_but_not_recorded(
    client: httpx.AsyncClient, origin: Origin, status: str
) -> None:
    origin.answers |= {"/feed": redirect("/new", status), "/new": answer(body=FEED)}
    response = await get(client, origin.url())
    assert (response.url, response.permanent_url) == (origin.url("/new"), None)


@pytest.mark.parametrize(
    ("first", "second", "recorded"),
    [("301 Moved", "308 Moved", "/c"), ("301 Moved", FOUND, "/b"), (FOUND, "301 Moved", None)],
)
async def test_only_permanent_moves_before_any_temporary_one_are_recorded(
    client: httpx.AsyncClient, origin: Origin, first: str, second: str, recorded: str | None
) -> None:
    origin.answers |= {"/feed": redirect("/b", first), "/b": redirect("/c", second), "/c": answer(body=FEED)}
    response = await get(client, origin.url())
    assert response.permanent_url == (recorded and origin.url(recorded))


async def test_validators_go_along_with_a_redirect(client: httpx.AsyncClient, origin: Origin) -> None:
    origin.answers |= {"/feed": redirect("/new", FOUND), "/new": answer("304 Not Modified")}
    assert isinstance(await fetch_feed(client, origin.url(), '"1"', None), NotModified)
    assert origin.requests[1][1]["if-none-match"] == '"1"'


async def test_a_redirect_to_an_arabic_path_is_followed(client: httpx.AsyncClient, origin: Origin) -> None:
    origin.answers |= {"/feed": redirect("/خبر"), "/%D8%AE%D8%A8%D8%B1": answer(body=FEED)}
    assert (await get(client, origin.url())).body == FEED


async def test_a_loop_of_redirects_is_left(client: httpx.AsyncClient, origin: Origin) -> None:
    origin.answers |= {"/feed": redirect("/back"), "/back": redirect("/feed")}
    assert (await fail(client, origin.url())).code == "redirect_loop"
    assert len(origin.requests) == MAX_REDIRECTS + 1


async def test_a_chain_of_as_many_redirects_as_allowed_is_followed(client: httpx.AsyncClient, origin: Origin) -> None:
    origin.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(MAX_REDIRECTS)}
    origin.answers[f"/{MAX_REDIRECTS}"] = answer(body=FEED)
    assert (await get(client, origin.url("/0"))).permanent_url == origin.url(f"/{MAX_REDIRECTS}")


async def test_a_redirect_to_what_is_not_an_address_is_an_error(client: httpx.AsyncClient, origin: Origin) -> None:
    origin.answers["/feed"] = redirect("http://[bad/")
    assert (await fail(client, origin.url())).code == "redirect_broken"


async def test_a_redirect_to_nowhere_is_an_error(client: httpx.AsyncClient, origin: Origin) -> None:
    origin.answers["/feed"] = answer(FOUND)
    assert (await fail(client, origin.url())).code == "http_302"


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://user:secret@127.0.0.1/"])
async def test_a_redirect_to_what_is_no_plain_web_address_is_refused(
    client: httpx.AsyncClient, origin: Origin, location: str
) -> None:
    origin.answers["/feed"] = redirect(location)
    error = await fail(client, origin.url())
    assert (error.code, "secret" in str(error)) == ("refused", False)


# --- errors ---


@pytest.mark.parametrize("status", ["204 No Content", "403 Forbidden", "404 Not Found", "410 Gone", "503 Busy"])
async def test_an_answer_that_is_no_document_is_an_error_of_its_code(
    client: httpx.AsyncClient, origin: Origin, status: str
) -> None:
    origin.answers["/feed"] = f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode()
    error = await fail(client, origin.url())
    assert (error.code, error.retry_after) == (f"http_{status[:3]}", None)
    assert status in str(error)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("9999999", 9999999),
        ("9" * 5000, 1e9),
        ("Thu, 05 Mar 2026 12:10:00 GMT", 600),
        ("Thu, 05 Mar 2026 11:00:00 GMT", 0),
        ("Thu, 05 Mar 2026 20:00:00 GMT", 28800),
        ("soon", None),
        ("-5", None),
        ("٥", None),
        ("1.5", None),
    ],
)
async def test_what_the_server_asks_to_wait_is_passed_on(
    client: httpx.AsyncClient, origin: Origin, value: str, seconds: float | None
) -> None:
    origin.answers["/feed"] = answer("429 Too Many Requests", Retry_After=value, Date="Thu, 05 Mar 2026 12:00:00 GMT")
    error = await fail(client, origin.url())
    assert (error.code, error.retry_after) == ("http_429", seconds)


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (b"", "protocol"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort", "cut"),
        (b"SSH-2.0-x\r\n\r\n", "protocol"),
        (b"HTTP/1.1 200 OK\r\nBad\r\n\r\n", "protocol"),
    ],
    ids=["silence", "cut", "another protocol", "broken head"],
)
async def test_a_connection_that_breaks_is_an_error(
    client: httpx.AsyncClient, origin: Origin, reply: bytes, code: str
) -> None:
    origin.answers["/feed"] = reply
    assert (await fail(client, origin.url())).code == code


async def test_a_closed_port_is_an_error_that_concerns_its_host(client: httpx.AsyncClient) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    error = await fail(client, f"http://127.0.0.1:{port}/")
    assert (error.code, error.host, error.is_of_host) == ("closed", f"127.0.0.1:{port}", True)


async def test_a_server_without_tls_is_an_error_of_tls(client: httpx.AsyncClient) -> None:
    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(answer("400 Bad Request"))
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(plain, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        assert (await fail(client, f"https://127.0.0.1:{port}/")).code == "tls"


async def test_a_name_that_cannot_be_resolved_is_an_error_that_names_it() -> None:
    async def resolve(_: str, __: int) -> list[str]:
        raise socket.gaierror

    async with open_client(private_addresses=True, resolve=resolve) as client:
        error = await fail(client, "http://khabar.example/")
    assert (error.code, "khabar.example" in str(error)) == ("dns", True)


async def test_a_name_with_an_impossible_label_is_an_error_of_its_name(client: httpx.AsyncClient) -> None:
    assert (await fail(client, f"http://{'a' * 70}.example/")).code == "dns"


@pytest.mark.parametrize(
    ("status", "headers", "of_host"),
    [
        ("429 Too Many Requests", {}, True),
        ("503 Busy", {"Retry-After": "60"}, True),
        ("503 Busy", {}, False),
        ("403 Forbidden", {}, False),
        ("404 Not Found", {}, False),
    ],
)
async def test_only_429_and_retry_after_concern_the_host(
    client: httpx.AsyncClient, origin: Origin, status: str, headers: dict[str, str], of_host: bool
) -> None:
    origin.answers["/feed"] = answer(status, **headers)
    assert (await fail(client, origin.url())).is_of_host is of_host


async def test_what_the_server_says_of_how_long_it_holds_comes_with_both_answers(
    client: httpx.AsyncClient, origin: Origin
) -> None:
    origin.answers["/feed"] = answer(body=FEED, Cache_Control="public, max-age=900", Age="300")
    origin.answers["/same"] = answer("304 Not Modified", Retry_After="1800")
    assert (await get(client, origin.url())).fresh_s == 600
    same = await fetch_feed(client, origin.url("/same"), '"1"', None)
    assert same.fresh_s == 1800


async def test_the_client_serves_on_after_errors(client: httpx.AsyncClient, origin: Origin) -> None:
    origin.answers |= {"/cut": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", "/feed": answer(body=FEED)}
    for _ in range(3):
        await fail(client, origin.url("/cut"))
    assert (await get(client, origin.url())).body == FEED
