"""The newswire as feeds and article pages over HTTP: RSS 2.0, Atom and RDF, as outlets serve them."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from html import escape

from aiohttp import web

from bot.sandbox.newswire import Newswire, Outlet, Publication

ABOUT = "أخبار خيالية كُتبت لتجربة مرصاد: الأماكن حقيقية، وأما الوقائع والأرقام والتصريحات فمختلقة كلها."
"""Stands in every feed and on every article page."""

_CONTENT_TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "rdf": "application/rdf+xml"}
_ARTICLE = """<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ margin: 0; background: #eef2f5; color: #14212b;
  font: 18px/1.9 "SF Arabic", "Segoe UI", "Noto Sans Arabic", Tahoma, sans-serif; }}
header, footer {{ padding: 10px 24px; background: #fff1d0; color: #7a5000; font-size: 15px;
  text-align: center; }}
article {{ max-width: 680px; margin: 28px auto; padding: 24px 32px; border-radius: 16px; background: #fff; }}
h1 {{ margin: 0 0 4px; font-size: 26px; line-height: 1.6; }}
time {{ color: #6a7a86; font-size: 15px; }}
</style>
</head>
<body>
<header>{outlet} · خبر خيالي للتجربة</header>
<article><h1>{title}</h1><time datetime="{iso}">{shown}</time>{paragraphs}</article>
<footer>{about}</footer>
</body>
</html>
"""


class NewswireRoutes:
    """`/newswire/<outlet>.xml` and `/newswire/<outlet>/<slug>`. `clock` gives the aware UTC time."""

    def __init__(self, wire: Newswire, clock: Callable[[], datetime]) -> None:
        self._wire = wire
        self._clock = clock
        self._outlets = {outlet.key: outlet for outlet in wire.outlets}

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get(r"/newswire/{outlet:[a-z]+}.xml", self.feed),
            web.get(r"/newswire/{outlet:[a-z]+}/{slug:[a-z0-9-]+}", self.article),
        ]

    async def feed(self, request: web.Request) -> web.Response:
        outlet = self._outlet(request)
        entries = self._wire.feed(outlet.key, self._clock())
        body = render_feed(outlet, entries, f"http://{request.host}")
        headers = {"Content-Type": _CONTENT_TYPES[outlet.format], "Cache-Control": "no-cache"}
        if outlet.conditional:
            headers |= validators(body, entries)
            if is_unchanged(request.headers.get, headers):
                return web.Response(status=304, headers=headers)
        if outlet.compressed and "gzip" in request.headers.get("Accept-Encoding", ""):
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            body = gzip.compress(body, mtime=0)
        return web.Response(body=body, headers=headers)

    async def article(self, request: web.Request) -> web.Response:
        outlet = self._outlet(request)
        entry = self._wire.article(request.match_info["slug"], self._clock())
        if entry is None or entry.outlet != outlet.key:
            raise web.HTTPNotFound
        return web.Response(text=render_article(outlet, entry), content_type="text/html")

    def _outlet(self, request: web.Request) -> Outlet:
        outlet = self._outlets.get(request.match_info["outlet"])
        if outlet is None:
            raise web.HTTPNotFound
        return outlet


def render_feed(outlet: Outlet, entries: Sequence[Publication], base_url: str) -> bytes:
    """The feed's bytes in the outlet's format and encoding, which its prolog names."""
    render = {"rss": _rss, "atom": _atom, "rdf": _rdf}[outlet.format]
    prolog = f'<?xml version="1.0" encoding="{outlet.encoding}"?>\n'
    return (prolog + render(outlet, entries, base_url)).encode(outlet.encoding, "xmlcharrefreplace")


def render_article(outlet: Outlet, entry: Publication) -> str:
    """The page behind a feed's entry: its whole text."""
    return _ARTICLE.format(
        title=escape(entry.title),
        outlet=escape(outlet.name),
        iso=entry.published_at.isoformat(),
        shown=f"{entry.published_at:%Y-%m-%d %H:%M} ت غ",
        paragraphs=_paragraphs(entry.text),
        about=ABOUT,
    )


def validators(body: bytes, entries: Sequence[Publication]) -> dict[str, str]:
    """ETag of the bytes, and the time of the latest publication or edit."""
    latest = max((entry.updated_at for entry in entries), default=datetime.fromtimestamp(0, UTC))
    digest = hashlib.sha256(body).hexdigest()[:20]
    return {"ETag": f'"{digest}"', "Last-Modified": format_datetime(latest.astimezone(UTC), usegmt=True)}


def is_unchanged(given: Callable[[str], str | None], current: dict[str, str]) -> bool:
    """Whether a request's validators are those of the current state; an ETag settles it (RFC 9110)."""
    if tags := given("If-None-Match"):
        return current["ETag"] in (tag.strip().removeprefix("W/") for tag in tags.split(","))
    if since := given("If-Modified-Since"):
        try:
            return parsedate_to_datetime(since) >= parsedate_to_datetime(current["Last-Modified"])
        except (TypeError, ValueError):
            return False
    return False


def _rss(outlet: Outlet, entries: Sequence[Publication], base_url: str) -> str:
    items = "".join(
        f"<item><title>{escape(entry.title)}</title><link>{_link(entry, base_url)}</link>"
        f'<guid isPermaLink="false">{_identity(entry)}</guid>'
        f"<pubDate>{format_datetime(entry.published_at)}</pubDate>"
        f"<description>{escape(_body(entry))}</description></item>\n"
        for entry in entries
    )
    return (
        f'<rss version="2.0"><channel><title>{escape(outlet.name)}</title><link>{base_url}/</link>'
        f"<description>{ABOUT}</description><language>ar</language>\n{items}</channel></rss>\n"
    )


def _atom(outlet: Outlet, entries: Sequence[Publication], base_url: str) -> str:
    updated = max((entry.updated_at for entry in entries), default=datetime.fromtimestamp(0, UTC))
    items = "".join(
        f'<entry><title>{escape(entry.title)}</title><link href="{_link(entry, base_url)}"/>'
        f"<id>{_identity(entry)}</id><published>{entry.published_at.isoformat()}</published>"
        f"<updated>{entry.updated_at.isoformat()}</updated>"
        f'<content type="html">{escape(_body(entry))}</content></entry>\n'
        for entry in entries
    )
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>{escape(outlet.name)}</title>'
        f"<subtitle>{ABOUT}</subtitle><id>urn:mirsad-sandbox:{outlet.key}</id>"
        f"<updated>{updated.isoformat()}</updated>\n{items}</feed>\n"
    )


def _rdf(outlet: Outlet, entries: Sequence[Publication], base_url: str) -> str:
    about = f"{base_url}/newswire/{outlet.key}.xml"
    listed = "".join(f'<rdf:li rdf:resource="{_link(entry, base_url)}"/>' for entry in entries)
    items = "".join(
        f'<item rdf:about="{_link(entry, base_url)}"><title>{escape(entry.title)}</title>'
        f"<link>{_link(entry, base_url)}</link><description>{escape(_body(entry))}</description>"
        f"<dc:identifier>{_identity(entry)}</dc:identifier><dc:date>{entry.published_at.isoformat()}</dc:date></item>\n"
        for entry in entries
    )
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel rdf:about="{about}">'
        f"<title>{escape(outlet.name)}</title><link>{base_url}/</link><description>{ABOUT}</description>"
        f"<items><rdf:Seq>{listed}</rdf:Seq></items></channel>\n{items}</rdf:RDF>\n"
    )


def _body(entry: Publication) -> str:
    return _paragraphs(entry.teaser or entry.text)


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text.splitlines())


def _link(entry: Publication, base_url: str) -> str:
    return f"{base_url}/newswire/{entry.outlet}/{entry.slug}"


def _identity(entry: Publication) -> str:
    return f"urn:mirsad-sandbox:{entry.outlet}:{entry.slug}"
