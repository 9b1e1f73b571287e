"""A zoo of feeds that misbehave: what each does on its socket, and what the admin is to be told of it.

Each beast has a server of its own on loopback (tests/monitors/zoo_cages.py). In an address, HOST stands for its
name, which resolves to a public address, and PORT for its port.
"""

from __future__ import annotations

import asyncio
import gzip
import itertools
import socket
import struct
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import brotli

Script = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Kind = Literal["open", "closed", "tls"]

TITLE = "انتشال الجثامين من البئر في الريف الشمالي"
OTHER = "هدنة ليومين في المدينة بعد وساطة الأعيان"
TEXT = "قُتل ثلاثة أشخاص وفق الدفاع المدني في البلدة."
PROLOG = '<?xml version="1.0" encoding="{}"?>'
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Beast:
    """A feed, and what becomes of it.

    answer: what its server writes. status: the code that the poll leaves. items: how many it brings. title: of its
    first item. again: what a second poll brings, None where there is none. kind: of socket; `tls` has a bad
    certificate.
    """

    name: str
    answer: bytes | Script
    status: str
    items: int = 0
    title: str = ""
    again: int | None = None
    url: str = "http://HOST:PORT/feed"
    kind: Kind = "open"


def http(body: bytes | str, status: str = "200 OK", **headers: str) -> bytes:
    """An answer; underscores in the names of headers are hyphens, and an empty header is left out."""
    raw = body.encode() if isinstance(body, str) else body
    rows = {"Content-Type": "application/rss+xml", "Content-Length": str(len(raw)), "Connection": "close"}
    rows |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in rows.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + raw


def item(title: str = TITLE, number: int = 1, **parts: str) -> str:
    """An item with guid, link, date and text; parts replace them, empty ones leave them out."""
    all_parts = {
        "guid": f"خ-{number}",
        "link": f"https://khabar.example/{number}",
        "pubDate": "Thu, 05 Mar 2026 10:00:00 GMT",
        "description": f"{TEXT} ({number})",
        **parts,
    }
    rows = "".join(f"<{name}>{value}</{name}>" for name, value in all_parts.items() if value)
    return f"<item><title>{title}</title>{rows}</item>"


def rss(*items: str, prolog: str = "", channel: str = "<title>حديقة</title>") -> str:
    return f'{prolog}<rss version="2.0"><channel>{channel}{"".join(items)}</channel></rss>'


TWO = rss(item(), item(OTHER, 2))
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n"


# --- scripts ---


async def _silence(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await reader.read()


def _drip(before: bytes, rest: bytes) -> Script:
    """Writes `before` at once and `rest` by the byte."""

    async def script(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(before)
        for byte in itertools.cycle(rest):
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(0.05)

    return script


def _flood(head: bytes, piece: bytes, size: float = float("inf")) -> Script:
    """Writes `head`, then `piece` again and again up to `size` bytes."""

    async def script(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        written = 0
        while written < size:
            writer.write(piece)
            await writer.drain()
            written += len(piece)

    return script


def _stall(before: bytes) -> Script:
    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(before)
        await reader.read()

    return script


def _reset(before: bytes) -> Script:
    """Writes and then breaks the connection with a reset."""

    async def script(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(before)
        await writer.drain()
        linger = struct.pack("ii", 1, 0)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        writer.transport.abort()

    return script


def _made(make: Callable[[], bytes]) -> Script:
    """An answer that is made when it is asked for: the process that polls should not hold it."""

    async def script(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(make())

    return script


def _in_turn(*answers: bytes) -> Script:
    """Each request gets the next answer, and the last one again."""
    waiting = list(answers)

    async def script(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(waiting.pop(0) if len(waiting) > 1 else waiting[0])

    return script


def _bomb(encoding: str) -> Script:
    """Sixty megabytes that are a few kilobytes on the way; packed when they are asked for."""

    async def script(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(http(await asyncio.to_thread(_packed, encoding), Content_Encoding=encoding))

    return script


@cache
def _packed(encoding: str) -> bytes:
    pack: Callable[[bytes], bytes]
    if encoding == "gzip":
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    elif encoding == "deflate":
        packer = zlib.compressobj(9)
    else:
        return bytes(brotli.compress(bytes(60 * MEGABYTE), quality=1))
    pack = packer.compress
    return b"".join(pack(bytes(MEGABYTE)) for _ in range(60)) + packer.flush()


def _redirect(location: str, status: str = "302 Found") -> bytes:
    return http("", status, Location=location)


# --- the beasts ---

SLOW = (
    Beast("silent", _silence, "timeout"),
    Beast("dripping headers", _drip(b"HTTP/1.1 200 OK\r\n", b"X-Drip: 1\r\n"), "timeout"),
    Beast("slow by the byte", _drip(HEAD, TWO.encode()), "slow_body"),
    Beast("half, then nothing", _stall(http(TWO)[:-40]), "slow_body"),
    Beast("redirect, then silence", _in_turn(_redirect("/next"), b""), "protocol"),
)
LARGE = (
    Beast("200 MB, as it says", _flood(http("", Content_Length="200000000"), bytes(MEGABYTE), 2e8), "too_large"),
    Beast("200 MB, unsaid", _flood(HEAD, b" " * MEGABYTE, 2e8), "too_large"),
    Beast("endless body", _flood(HEAD, b"<rss>" * 10_000), "too_large"),
    Beast("endless chunks", _flood(CHUNKED, b"8000\r\n" + bytes(0x8000) + b"\r\n"), "too_large"),
    Beast("endless headers", _flood(b"HTTP/1.1 200 OK\r\n", b"X-Header: 1\r\n" * 100), "protocol"),
    Beast("a length of twenty digits", http("", Content_Length="9" * 20), "too_large"),
    Beast("gzip bomb", _bomb("gzip"), "bomb"),
    Beast("deflate bomb", _bomb("deflate"), "bomb"),
    Beast("brotli bomb", _bomb("br"), "bomb"),
    Beast(
        "50,000 entries",
        _made(
            lambda: http(
                rss(
                    *(
                        item(f"{TITLE} {number}", number, link="", pubDate="", description="")
                        for number in range(50_000)
                    )
                )
            )
        ),
        "ok",
        items=500,
        title=f"{TITLE} 0",
        again=0,
    ),
    Beast(
        "a text of 12 MB",
        _made(lambda: http(rss(item(description="خبر " * 1_700_000)))),
        "too_complex",
    ),
    Beast("a text of 5 MB", _made(lambda: http(rss(item(description="خبر " * 700_000)))), "ok", 1, TITLE, 0),
    Beast(
        "HTML of 12 MB",
        _made(lambda: http(rss(item(description=f"<![CDATA[{'<p>خبر</p>' * 900_000}]]>")))),
        "too_complex",
    ),
)
LENGTHS = (
    Beast("half a body", http(TWO)[:-200], "cut"),
    Beast("a length too great", http(TWO, Content_Length=str(len(TWO.encode()) + 9)), "cut"),
    Beast("a length too small", http(TWO, Content_Length=str(len(TWO.encode()) - 30)), "ok_damaged", 2, TITLE, 0),
    Beast("a length that is none", http(TWO, Content_Length="ten"), "protocol"),
    Beast("chunks without an end", CHUNKED + b"ffff\r\n" + TWO.encode(), "cut"),
    Beast("chunks of no size", CHUNKED + b"size\r\n" + TWO.encode(), "cut"),
    Beast("half a document", HEAD + TWO.encode()[:-60], "ok_damaged", 2, TITLE, 0),
    Beast("half a gzip", http(gzip.compress(TWO.encode())[:-20], Content_Encoding="gzip"), "ok_damaged", 2, TITLE),
    Beast("gzip that is none", http(TWO, Content_Encoding="gzip"), "encoding"),
    Beast("brotli that is none", http(TWO, Content_Encoding="br"), "encoding"),
    Beast("a compression not asked for", http(TWO, Content_Encoding="zstd"), "encoding"),
)
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
ENTITIES = (
    Beast("entity bomb", http(f'<!DOCTYPE rss [<!ENTITY l0 "x">{_LAUGHS}]>' + rss(item("&l11;"))), "entities"),
    Beast(
        "one long entity many times",
        http(f'<!DOCTYPE rss [<!ENTITY a "{"x" * 100_000}">]>' + rss(item("&a;" * 10_000))),
        "entities",
    ),
    Beast(
        "external entity",
        http('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss(item("&x;"))),
        "entities",
    ),
    Beast(
        "external parameter entity",
        http('<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1/x">%x;]>' + rss(item())),
        "entities",
    ),
    Beast("external DTD", http('<!DOCTYPE rss SYSTEM "file:///etc/passwd">' + TWO), "ok", 2, TITLE, 0),
    Beast("deep nesting", _made(lambda: http(rss("<item>" + "<a>" * 2 * MEGABYTE))), "too_complex"),
    Beast("deep nesting, closed", http(rss(item(), "<a>" * 50_000 + "</a>" * 50_000)), "ok", 1, TITLE, 0),
    Beast("deep HTML", http(rss(item(description=f"<![CDATA[{'<div>' * 30_000}{TEXT}]]>"))), "ok", 1, TITLE, 0),
    Beast("open CDATA", _made(lambda: http(rss(item(), "<![CDATA[" * 500_000))), "ok_damaged", 1, TITLE, 0),
)
OTHER_DOCUMENTS = (
    Beast("HTML", http("<!DOCTYPE html><html><body>خبر</body></html>", Content_Type="text/html"), "html"),
    Beast("HTML that says it is XML", http("<?xml version='1.0'?>\n<html xmlns='x'><body/></html>"), "html"),
    Beast("empty", http(""), "empty"),
    Beast("blank", http(" \r\n\t" * 99), "empty"),
    Beast("JSON", http('{"items": []}', Content_Type="application/feed+json"), "not_a_feed"),
    Beast("a picture", http(b"\x89PNG\r\n\x1a\n" + bytes(9999)), "not_a_feed"),
    Beast("a sitemap", http("<?xml version='1.0'?><urlset><url/></urlset>"), "not_a_feed"),
    Beast("a megabyte of nothing", http(bytes(MEGABYTE)), "not_a_feed"),
    Beast("no items", http(rss()), "ok_empty", again=0),
)
MARKS = (
    Beast("UTF-8 BOM", http(b"\xef\xbb\xbf" + TWO.encode()), "ok", 2, TITLE, 0),
    Beast("two BOMs", http(b"\xef\xbb\xbf" * 2 + TWO.encode()), "ok", 2, TITLE, 0),
    Beast("UTF-16 BOM", http((PROLOG.format("utf-16") + TWO).encode("utf-16")), "ok", 2, TITLE, 0),
    Beast("UTF-16 BOM, declared UTF-8", http((PROLOG.format("utf-8") + TWO).encode("utf-16")), "ok", 2, TITLE, 0),
    Beast("big-endian UTF-16", http(b"\xfe\xff" + TWO.encode("utf-16-be")), "ok", 2, TITLE, 0),
    Beast("blank lines before the prolog", http("\n\n " + PROLOG.format("utf-8") + TWO), "ok", 2, TITLE, 0),
    Beast("control characters", http(rss(item(f"{TITLE}\x00\x0b\x1f"))), "ok_damaged", 1, TITLE, 0),
    Beast("half a surrogate", http(rss(item(f"{TITLE}&#xD83D;"))), "ok", 1, TITLE, 0),
)
_CHARSETS = ("windows-1256", "utf-8", "iso-8859-6")
CHARSETS = tuple(
    Beast(
        f"{actual} {how} {declared}".strip(),
        http(
            rss(item(), item(OTHER, 2), prolog=PROLOG.format(declared) if how == "in a prolog of" else "").encode(
                actual
            ),
            Content_Type=f"text/xml; charset={declared}" if how == "under a header of" else "text/xml",
        ),
        "ok",
        items=2,
        title=TITLE,
        again=0,
    )
    for actual in _CHARSETS
    for how, declared in [
        ("undeclared", ""),
        *(("in a prolog of", declared) for declared in _CHARSETS if declared != actual),
        *(("under a header of", declared) for declared in _CHARSETS if declared != actual),
        ("in a prolog of", "no-such-charset"),
    ]
)
DATES = tuple(
    Beast(name, http(rss(item(pubDate=date), item(OTHER, 2, pubDate=date))), "ok", 2, TITLE, 0)
    for name, date in (
        ("no dates", ""),
        ("invalid dates", "Someday, 32 Foo 2026 25:61:00"),
        ("Arabic dates", "الخميس ٥ مارس ٢٠٢٦"),
        ("dates of 1970", "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("dates to come", "Thu, 05 Mar 2099 10:00:00 GMT"),
        ("dates beyond the calendar", "99999-99-99T99:99:99Z"),
    )
)


def _two(**parts: str) -> str:
    return rss(item(**parts), item(OTHER, 2, **parts))


IDENTITIES = (
    Beast("no guid", http(_two(guid="")), "ok", 2, TITLE, 0),
    Beast("no guid, no link", http(_two(guid="", link="")), "ok", 2, TITLE, 0),
    Beast("same guid for all", http(_two(guid="الرئيسية")), "ok", 2, TITLE, 0),
    Beast("same guid and link for all", http(_two(guid="1", link="https://khabar.example/live")), "ok", 2, TITLE, 0),
    Beast("each item twice", http(rss(item(), item(), item(OTHER, 2), item(OTHER, 2))), "ok", 2, TITLE, 0),
    Beast(
        "new guids each time",
        _in_turn(http(_two(guid="أ")), http(rss(item(guid="ب"), item(OTHER, 2, guid="ج")))),
        "ok",
        2,
        TITLE,
        0,
    ),
    Beast(
        "new tracking each time",
        _in_turn(
            *(
                http(
                    rss(
                        item(guid="", link=f"https://a.example/1?utm_term={n}"),
                        item(OTHER, guid="", link=f"https://a.example/2?fbclid={n}"),
                    )
                )
                for n in range(2)
            )
        ),
        "ok",
        2,
        TITLE,
        0,
    ),
    Beast(
        "re-dated each time",
        _in_turn(http(TWO), http(_two(pubDate="Fri, 06 Mar 2026 10:00:00 GMT"))),
        "ok",
        2,
        TITLE,
        0,
    ),
    Beast(
        "scripts and marks of direction", http(rss(item(f"&lt;script&gt;x&lt;/script&gt;{TITLE}"))), "ok", 1, TITLE, 0
    ),
)
REDIRECTS = (
    Beast("redirect to itself", _redirect("/feed"), "redirect_loop"),
    Beast("redirects without end", _in_turn(*(_redirect(f"/{n}", "301 Moved") for n in range(20))), "redirect_loop"),
    Beast("redirect to a private address", _redirect("http://10.0.0.1/"), "refused"),
    Beast("redirect to a private name", _redirect("http://inside.example/"), "refused"),
    Beast("redirect to the metadata service", _redirect("http://169.254.169.254/latest/meta-data/"), "refused"),
    Beast("redirect to loopback in decimal", _redirect("http://2130706433/"), "refused"),
    Beast("redirect to loopback in IPv6", _redirect("http://[::ffff:127.0.0.1]/"), "refused"),
    Beast("redirect to a file", _redirect("file:///etc/passwd"), "refused"),
    Beast("redirect to no address", _redirect("http://[x/"), "redirect_broken"),
    Beast("redirect to nowhere", http("", "302 Found"), "http_302"),
    Beast(
        "redirect that ends well", _in_turn(_redirect("/a", "301 Moved"), _redirect("/b"), http(TWO)), "ok", 2, TITLE, 0
    ),
)
CONNECTIONS = (
    Beast("https with a bad certificate", http(TWO), "certificate", url="https://HOST:PORT/feed", kind="tls"),
    Beast("https without TLS", _in_turn(http(TWO)), "tls", url="https://HOST:PORT/feed"),
    Beast("reset at once", _reset(b""), "broken"),
    Beast("breaks off before its first item", HEAD + TWO.encode()[:50], "damaged"),
    Beast("reset in the middle", _reset(HEAD + TWO.encode()[:99]), "broken"),
    Beast("hangs up", b"", "protocol"),
    Beast("another protocol", b"SSH-2.0-OpenSSH_9.9\r\n", "protocol"),
    Beast("nobody listens", b"", "closed", kind="closed"),
    Beast("DNS failure", b"", "dns", url="http://unknown.example:PORT/feed"),
    Beast("a name of no address", b"", "dns", url="http://nowhere.example:PORT/feed"),
    Beast("a name of a private address", http(TWO), "refused", url="http://inside.example:PORT/feed"),
    Beast("IPv6", http(TWO), "ok", 2, TITLE, 0, url="http://[2606:4700::1111]:PORT/feed"),
    Beast("private IPv6", http(TWO), "refused", url="http://[fd00::1]:PORT/feed"),
    Beast("loopback in octal", http(TWO), "refused", url="http://0177.0.0.1:PORT/feed"),
)
STATUSES = tuple(
    Beast(f"status {code}", http("", f"{code} Whatever", **headers), f"http_{code}")
    for code, headers in (
        ("204", {}),
        ("304", {}),
        ("401", {"WWW_Authenticate": "Basic"}),
        ("403", {}),
        ("404", {}),
        ("410", {}),
        ("429", {"Retry_After": "120"}),
        ("500", {}),
        ("503", {"Retry_After": "Fri, 31 Dec 1999 23:59:59 GMT"}),
        ("999", {}),
    )
)
WELL = tuple(Beast(f"well {number}", http(TWO), "ok", 2, TITLE, 0) for number in range(5))
"""Feeds that behave: what the others do is nothing to them."""

MISBEHAVING = (
    *SLOW,
    *LARGE,
    *LENGTHS,
    *ENTITIES,
    *OTHER_DOCUMENTS,
    *MARKS,
    *CHARSETS,
    *DATES,
    *IDENTITIES,
    *REDIRECTS,
    *CONNECTIONS,
    *STATUSES,
)
ZOO = (*MISBEHAVING, *WELL)
