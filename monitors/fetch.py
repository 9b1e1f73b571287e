"""The only module that makes requests: feeds and article pages over HTTP, with limits."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from email.message import Message
from io import BytesIO
from urllib.parse import urljoin

import httpcore
import httpx

from monitors.addresses import AddressRefused, check_url
from monitors.connect import GuardedBackend, Resolve, system_resolver
from monitors.decompress import BROKEN, decoder
from monitors.fetch_errors import (
    AddressError,
    EncodingError,
    FetchError,
    RedirectError,
    StatusError,
    TooLargeError,
    failure_of,
)
from monitors.hosts import host_of
from monitors.http_times import fresh_for, retry_after

TOTAL_SECONDS = 30.0
"""One request with its redirects and its body."""
CONNECT_SECONDS = 10.0
MAX_BYTES = 14_900_000
"""Of a body, before and after decompression: with its head and the last read over the limit, 15 MB are read."""
LARGE_BYTES = 1_000_000
LARGE_AT_ONCE = 2
"""Bodies beyond LARGE_BYTES, which few feeds have, that are read at one time: many at once would fill the memory."""
MAX_REDIRECTS = 5
USER_AGENT = "Mirsad/0.1 (news feed reader)"

_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body as served, decompressed. `url` is where it came from, `permanent_url` where it moved for good.

    fresh_s: seconds for which the server says that it holds, None where it says nothing.
    """

    body: bytes
    url: str
    permanent_url: str | None
    content_type: str
    charset: str | None
    etag: str | None
    last_modified: str | None
    fresh_s: float | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server has nothing newer than the validators that were sent. Fields as in Fetched."""

    etag: str | None
    last_modified: str | None
    permanent_url: str | None = None
    fresh_s: float | None = None


@dataclass(slots=True)
class _Progress:
    """How far a request has come: its address after redirects, its time limit, and whether the body has begun."""

    url: str
    limit: asyncio.Timeout
    in_body: bool = False

    async def wait_for(self, slots: asyncio.Semaphore, held: AsyncExitStack) -> None:
        """Take a slot, held until `held` is closed. The time until one is free is not the server's, and not counted."""
        now = asyncio.get_running_loop().time
        left = (self.limit.when() or now()) - now()
        self.limit.reschedule(None)
        await held.enter_async_context(slots)
        self.limit.reschedule(now() + left)


class FeedClient(httpx.AsyncClient):
    """A client for feeds and pages, with what its requests share: the slots for large bodies."""

    def __init__(self, transport: httpx.AsyncBaseTransport) -> None:
        super().__init__(
            transport=transport,
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate, br"},
            timeout=httpx.Timeout(TOTAL_SECONDS, connect=CONNECT_SECONDS),
            follow_redirects=False,
            trust_env=False,
        )
        self.large_bodies = asyncio.Semaphore(LARGE_AT_ONCE)


def open_client(*, private_addresses: bool, resolve: Resolve | None = None) -> FeedClient:
    """A client for feeds and pages; close it. `private_addresses` lets them lie on one's own network.

    `resolve` stands in for the system's resolver. Proxies of the environment are not used: a proxy would resolve
    names itself, past our check.
    """
    transport = httpx.AsyncHTTPTransport()
    transport._pool = httpcore.AsyncConnectionPool(
        ssl_context=ssl.create_default_context(),
        max_connections=100,
        max_keepalive_connections=20,
        keepalive_expiry=5.0,
        network_backend=GuardedBackend(private_addresses, resolve or system_resolver()),
    )
    return FeedClient(transport)


async def fetch_feed(
    client: FeedClient, url: str, etag: str | None, last_modified: str | None, held: AsyncExitStack | None = None
) -> Fetched | NotModified:
    """Fetch a feed, conditionally where there are validators. Raises FetchError.

    The slot of a large body is held until `held` is closed, or else until the body has come.
    """
    headers = {"Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.8"}
    # Header values that are not ASCII cannot be sent back.
    if etag and etag.isascii():
        headers["If-None-Match"] = etag
    if last_modified and last_modified.isascii():
        headers["If-Modified-Since"] = last_modified
    feed = await _fetch(client, url, headers, held)
    return feed if "If-None-Match" in headers or "If-Modified-Since" in headers else _complete(feed)


async def fetch_page(client: FeedClient, url: str) -> Fetched:
    """Fetch an article page. Raises FetchError."""
    return _complete(await _fetch(client, url, {"Accept": "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"}))


def _complete(response: Fetched | NotModified) -> Fetched:
    if isinstance(response, NotModified):
        raise StatusError("The server says that nothing changed, to a request that did not ask.", "http_304")
    return response


async def _fetch(
    client: FeedClient, url: str, headers: dict[str, str], held: AsyncExitStack | None = None
) -> Fetched | NotModified:
    progress = _Progress(url, asyncio.timeout(TOTAL_SECONDS))
    try:
        async with progress.limit, AsyncExitStack() as own:
            return await _follow(client, headers, progress, held or own)
    except (TimeoutError, httpx.HTTPError) as error:
        failure = failure_of(error, in_body=progress.in_body)
    except FetchError as error:
        failure = error
    failure.host = host_of(progress.url)
    raise failure from None


async def _follow(
    client: FeedClient, headers: dict[str, str], progress: _Progress, held: AsyncExitStack
) -> Fetched | NotModified:
    permanent: str | None = None
    only_permanent = True
    for _ in range(MAX_REDIRECTS + 1):
        url = progress.url
        try:
            check_url(url)
        except AddressRefused as error:
            raise AddressError(str(error), detail=error.detail) from None
        async with _open(client, url, headers) as response:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                progress.url = _target(url, response.headers["location"])
                only_permanent = only_permanent and response.status_code in _PERMANENT
                permanent = progress.url if only_permanent else permanent
                continue
            return await _read(client, response, permanent, progress, held)
    raise RedirectError(f"More than {MAX_REDIRECTS} redirects.", "redirect_loop")


def _target(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise RedirectError("The server redirects to what is not an address.") from None


@asynccontextmanager
async def _open(client: FeedClient, url: str, headers: dict[str, str]) -> AsyncIterator[httpx.Response]:
    try:
        request = client.build_request("GET", url, headers=headers)
    except (httpx.InvalidURL, ValueError):
        raise AddressError("This is not an address.") from None
    response = await client.send(request, stream=True)
    try:
        yield response
    finally:
        await response.aclose()


async def _read(
    client: FeedClient, response: httpx.Response, permanent: str | None, progress: _Progress, held: AsyncExitStack
) -> Fetched | NotModified:
    headers = response.headers
    etag, last_modified = headers.get("etag"), headers.get("last-modified")
    fresh_s = max(filter(None, (fresh_for(headers), retry_after(headers))), default=None)
    if response.status_code == 304:
        # Many servers do not repeat them; those that were sent still hold.
        sent = response.request.headers
        etag, last_modified = etag or sent.get("if-none-match"), last_modified or sent.get("if-modified-since")
        return NotModified(etag, last_modified, permanent, fresh_s)
    if response.status_code != 200:
        raise StatusError(
            f"The server answers {response.status_code} {response.reason_phrase}".rstrip() + ".",
            f"http_{response.status_code}",
            retry_after(headers),
        )
    progress.in_body = True
    body = await _body(client, response, progress, held)
    kind = Message()
    kind["content-type"] = headers.get("content-type", "")
    charset = kind.get_content_charset() if kind["content-type"] else None
    return Fetched(
        body, progress.url, permanent, headers.get("content-type", ""), charset, etag, last_modified, fresh_s
    )


async def _body(client: FeedClient, response: httpx.Response, progress: _Progress, held: AsyncExitStack) -> bytes:
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    inflate = decoder(encoding)
    if inflate is None:
        raise EncodingError(f"The answer is compressed as {encoding!r}, which was not asked for.", detail=encoding)
    said = response.headers.get("content-length", "")
    if said.isascii() and said.isdigit() and (len(said) > 15 or int(said) > MAX_BYTES):
        raise _too_large()
    # Its bytes are handed over as they are, where those of a bytearray are copied.
    raw_size, body, is_large = 0, BytesIO(), False
    try:
        async for chunk in response.aiter_raw():
            raw_size += len(chunk)
            if raw_size > MAX_BYTES:
                raise _too_large()
            for piece in inflate(chunk):
                body.write(piece)
                if body.tell() > MAX_BYTES:
                    raise TooLargeError(f"Decompressed, the answer is larger than {MAX_BYTES / 1e6:.0f} MB.", "bomb")
                if body.tell() > LARGE_BYTES and not is_large:
                    is_large = True
                    await progress.wait_for(client.large_bodies, held)
        return body.getvalue()
    except BROKEN:
        raise EncodingError("The compressed answer is broken.") from None
    finally:
        # What is raised keeps this frame for a while, and the frame would keep the body.
        body.close()


def _too_large() -> TooLargeError:
    return TooLargeError(f"The answer is larger than {MAX_BYTES / 1e6:.0f} MB.")
