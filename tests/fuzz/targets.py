"""What is fuzzed: each place where bytes of strangers enter, with seeds to begin from.

A target takes any bytes and returns; it raises only where the program is at fault. What it is meant to refuse it
refuses by its own errors, which are no finding.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.handlers import FOR_ADMINS, FOR_EVERYONE
from bot.markup import MESSAGE_LIMIT, escape, isolate, link, utf16_length
from bot.sandbox.markup import parse_html
from monitors.clean import html_to_text
from monitors.pages import discover_feeds, extract_page
from monitors.parse import ParseError, parse_feed
from monitors.query.lexer import QueryError
from monitors.query.parse import parse_query
from summarizer.model import Article
from summarizer.summarize import summarize
from tests.fuzz.program import callback_data, written
from tests.fuzz.texts import as_text

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
URL = "https://news.example/feed"


@dataclass(frozen=True, slots=True)
class Target:
    """`share` is its part of a run's inputs, of all targets' shares together."""

    run: Callable[[bytes], None]
    seeds: tuple[bytes, ...]
    share: int


def feed(data: bytes) -> None:
    """A feed's body, under the content type that its first byte picks."""
    kinds = ("application/rss+xml", "text/html; charset=windows-1256", "application/xml; charset=utf-16", "")
    with contextlib.suppress(ParseError):
        parse_feed(data, kinds[data[0] % 4 if data else 0], URL, now=NOW)


def page(data: bytes) -> None:
    """An article's page."""
    extract_page(data, URL, None)
    discover_feeds(data, URL)


def markup(data: bytes) -> None:
    """A feed's HTML text, and what messages make of it: always HTML that Telegram takes."""
    text = as_text(data)
    html_to_text(text)
    html = f"x{escape(text)}{isolate(text)}{link(text, isolate(text))}"
    assert utf16_length(isolate(text)) <= MESSAGE_LIMIT
    parse_html(html)


def query(data: bytes) -> None:
    """A query as somebody types it."""
    with contextlib.suppress(QueryError):
        parse_query(as_text(data))


def summary(data: bytes) -> None:
    """An article's text; every quote is found where the claim says."""
    text = as_text(data)
    title, _, body = text.partition("\n")
    read = summarize(Article(outlet="وكالة ضفاف", title=title, text=body))
    for claim in read.claims:
        assert body[claim.start : claim.end] == claim.quote


RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>وكالة</title><item><title>مقتل 5</title>'
    "<link>https://news.example/1</link><guid>1</guid><pubDate>Thu, 05 Mar 2026 11:32:00 GMT</pubDate>"
    "<description>&lt;p&gt;قتل خمسة&lt;/p&gt;</description></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><id>a</id><title type="html">&lt;b&gt;خبر</title>'
    '<link href="/1"/><updated>2026-03-05T11:32:00Z</updated>'
    '<content type="xhtml"><div>نص</div></content></entry></feed>'
)
PAGE = (
    "<html><head><title>خبر</title><link rel='alternate' type='application/rss+xml' href='/rss'></head><body><article>"
    "<h1>مقتل خمسة</h1><p>قُتل خمسة أشخاص وأصيب اثنا عشر آخرون في غارة على شرق البلاد.</p></article></body></html>"
)
ARTICLE = (
    "مقتل 12 شخصا في غارة على غزة\nقالت وزارة الصحة إن 12 شخصاً قُتلوا بينهم 3 أطفال، وأصيب نحو ثلاثين آخرين في غارة على "
    "مدينة غزة. وأضاف المتحدث «قُتل أكثر من ألف ومئتين منذ بداية الحرب». ونفت المصادر سقوط قتلى."
)
QUERIES = ("غزة", '"غارة على" بدون سوريا', "(قتل أو جرح) مكان:غزة", "قتلى>10", "منذ:24h")
CALLBACKS = (
    *("item:12", "mute:3", "follow:1:0123456789ab", "more:0123456789ab:9", "order:0123456789ab", "try:search:1"),
    *("subs:0", "pause:1:0", "resume:1:0", "remove:1:0", "lang:ar", "unmute", "unfeed:1:yes"),
    *("g:home:::k5:0", "g:follow:::k5:0"),
    *("quiet:1:0:off", "zones:1:0", "zone:1:0:Asia/Damascus"),
)
COMMANDS = (*tuple(f"/{name} غزة 24h" for name in (*FOR_EVERYONE, *FOR_ADMINS)), "/item_12", "غزة")
TARGETS: dict[str, Target] = {
    "feed": Target(
        feed, (RSS.encode(), ATOM.encode(), RSS.encode("utf-16"), b'{"version": "https://jsonfeed.org"}'), 6
    ),
    "page": Target(page, (PAGE.encode(), PAGE.encode("windows-1256", "replace")), 1),
    "markup": Target(markup, (PAGE.encode(), b"<b>&lt;a href='https://bank.example'&gt;x", "\u202eخبر".encode()), 10),
    "query": Target(query, tuple(map(str.encode, QUERIES)), 70),
    "callback": Target(callback_data, tuple(map(str.encode, CALLBACKS)), 5),
    "update": Target(written, tuple(map(str.encode, COMMANDS)), 4),
    "summary": Target(summary, (ARTICLE.encode(),), 4),
}
