"""The only module that makes requests: feeds and article pages over HTTP, with limits.

FetchError            what went wrong, as a short code and a sentence that an admin can act on
├── AddressError      the address may not be asked                         refused
├── ConnectError      no connection, or it broke                           dns, connect, tls, broken
├── SlowError         it took too long                                     timeout
├── TooLargeError     more than MAX_BYTES                                  too_large
├── EncodingError     the compression is broken or unknown                 encoding
├── RedirectError     too many redirects, or one to nowhere                redirects
└── StatusError       an answer that is no document                        http_<status>
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

import httpcore
import httpx

from monitors.addresses import AddressRefused, check_ip, check_url
from monitors.decompress import BROKEN, decoder

TOTAL_SECONDS = 30.0
"""One request with its redirects and its body."""
CONNECT_SECONDS = 10.0
MAX_BYTES = 15 * 1024 * 1024
"""Of a body, before and after decompression."""
MAX_REDIRECTS = 5
USER_AGENT = "Mirsad/0.1 (news feed reader)"

_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}


class FetchError(Exception):
    """A request that came to nothing. `retry_after` is in seconds, None where the server asked for nothing."""

    code = "internal"

    def __init__(self, sentence: str, code: str | None = None, retry_after: float | None = None) -> None:
        super().__init__(sentence)
        self.code = code or self.code
        self.retry_after = retry_after


class AddressError(FetchError):
    code = "refused"


class ConnectError(FetchError):
    code = "connect"


class SlowError(FetchError):
    code = "timeout"


class TooLargeError(FetchError):
    code = "too_large"


class EncodingError(FetchError):
    code = "encoding"


class RedirectError(FetchError):
    code = "redirects"


class StatusError(FetchError):
    code = "http"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body as served, decompressed. `url` is where it came from, `permanent_url` where it moved for good."""

    body: bytes
    url: str
    permanent_url: str | None
    content_type: str
    charset: str | None
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server has nothing newer than the validators that were sent."""

    etag: str | None
    last_modified: str | None


class _GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects only to addresses that may be asked: those the name resolves to now, not a moment ago."""

    def __init__(self, private: bool) -> None:
        self._private = private
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore calls it so)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise ConnectError(f"The name {host} cannot be resolved. Check the address.", "dns") from None
        addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
        for address in addresses:
            try:
                check_ip(ipaddress.ip_address(address.partition("%")[0]), private=self._private)
            except AddressRefused as error:
                raise AddressError(str(error)) from None
        for address in addresses:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if address == addresses[-1]:
                    raise
        raise ConnectError(f"The name {host} has no address.", "dns")


def open_client(*, private_addresses: bool) -> httpx.AsyncClient:
    """A client for feeds and pages; close it. `private_addresses` lets them lie on one's own network.

    Proxies of the environment are not used: a proxy would resolve names itself, past our check.
    """
    transport = httpx.AsyncHTTPTransport()
    transport._pool = httpcore.AsyncConnectionPool(
        ssl_context=ssl.create_default_context(),
        max_connections=100,
        max_keepalive_connections=20,
        keepalive_expiry=5.0,
        network_backend=_GuardedBackend(private_addresses),
    )
    return httpx.AsyncClient(
        transport=transport,
        headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate, br"},
        timeout=httpx.Timeout(TOTAL_SECONDS, connect=CONNECT_SECONDS),
        follow_redirects=False,
        trust_env=False,
    )


async def fetch_feed(
    client: httpx.AsyncClient, url: str, etag: str | None, last_modified: str | None
) -> Fetched | NotModified:
    """Fetch a feed, conditionally where there are validators. Raises FetchError."""
    headers = {"Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.8"}
    # Header values that are not ASCII cannot be sent back.
    if etag and etag.isascii():
        headers["If-None-Match"] = etag
    if last_modified and last_modified.isascii():
        headers["If-Modified-Since"] = last_modified
    return await _fetch(client, url, headers)


async def fetch_page(client: httpx.AsyncClient, url: str) -> Fetched:
    """Fetch an article page. Raises FetchError."""
    page = await _fetch(client, url, {"Accept": "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"})
    if isinstance(page, NotModified):
        raise StatusError("The server says that nothing changed, to a request that did not ask.", "http_304")
    return page


async def _fetch(client: httpx.AsyncClient, url: str, headers: dict[str, str]) -> Fetched | NotModified:
    try:
        async with asyncio.timeout(TOTAL_SECONDS):
            return await _follow(client, url, headers)
    except (TimeoutError, httpx.TimeoutException):
        raise SlowError(f"No complete answer within {TOTAL_SECONDS:.0f} seconds.") from None
    except httpx.ConnectError as error:
        code = "tls" if "certificate" in str(error).lower() or "ssl" in str(error).lower() else "connect"
        raise ConnectError(f"No connection: {error}.", code) from None
    except httpx.HTTPError as error:
        raise ConnectError(f"The connection broke: {type(error).__name__}.", "broken") from None


async def _follow(client: httpx.AsyncClient, url: str, headers: dict[str, str]) -> Fetched | NotModified:
    permanent: str | None = None
    only_permanent = True
    for _ in range(MAX_REDIRECTS + 1):
        try:
            check_url(url)
        except AddressRefused as error:
            raise AddressError(str(error)) from None
        async with _open(client, url, headers) as response:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                url = _target(url, response.headers["location"])
                only_permanent = only_permanent and response.status_code in _PERMANENT
                permanent = url if only_permanent else permanent
                continue
            return await _read(response, url, permanent)
    raise RedirectError(f"More than {MAX_REDIRECTS} redirects.")


def _target(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise RedirectError("The server redirects to what is not an address.") from None


@asynccontextmanager
async def _open(client: httpx.AsyncClient, url: str, headers: dict[str, str]) -> AsyncIterator[httpx.Response]:
    try:
        request = client.build_request("GET", url, headers=headers)
    except (httpx.InvalidURL, ValueError):
        raise AddressError("This is not an address.") from None
    response = await client.send(request, stream=True)
    try:
        yield response
    finally:
        await response.aclose()


async def _read(response: httpx.Response, url: str, permanent: str | None) -> Fetched | NotModified:
    validators = response.headers.get("etag"), response.headers.get("last-modified")
    if response.status_code == 304:
        # Many servers do not repeat them; those that were sent still hold.
        sent = response.request.headers
        return NotModified(validators[0] or sent.get("if-none-match"), validators[1] or sent.get("if-modified-since"))
    if response.status_code != 200:
        raise StatusError(
            f"The server answers {response.status_code} {response.reason_phrase}".rstrip() + ".",
            f"http_{response.status_code}",
            _retry_after(response.headers.get("retry-after"), response.headers.get("date")),
        )
    body = await _body(response)
    kind = Message()
    kind["content-type"] = response.headers.get("content-type", "")
    charset = kind.get_content_charset() if kind["content-type"] else None
    return Fetched(body, url, permanent, response.headers.get("content-type", ""), charset, *validators)


async def _body(response: httpx.Response) -> bytes:
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    inflate = decoder(encoding)
    if inflate is None:
        raise EncodingError(f"The answer is compressed as {encoding!r}, which was not asked for.")
    raw_size, body = 0, bytearray()
    try:
        async for chunk in response.aiter_raw(65536):
            raw_size += len(chunk)
            body += inflate(chunk, MAX_BYTES + 1 - len(body))
            if raw_size > MAX_BYTES or len(body) > MAX_BYTES:
                raise TooLargeError(f"The answer is larger than {MAX_BYTES // 2**20} MB.")
    except BROKEN:
        raise EncodingError("The compressed answer is broken.") from None
    return bytes(body)


def _retry_after(value: str | None, date: str | None) -> float | None:
    """Seconds that a server asks to wait (RFC 9110, 10.2.3); a date counts from the server's own clock."""
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return float(min(int(value), 86400)) if len(value) < 9 else 86400.0
    try:
        until, now = parsedate_to_datetime(value), parsedate_to_datetime(date or "")
        return max(0.0, min((until - now).total_seconds(), 86400.0))
    except (TypeError, ValueError, OverflowError):
        return None
