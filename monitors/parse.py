"""Bytes of a feed to entries: charset, form, identity, time and text of each."""

from __future__ import annotations

import calendar
import codecs
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import feedparser

from monitors.clean import html_to_text, tidy
from summarizer.text import fold

MAX_ENTRIES = 500
"""Of one feed; the longest known list 300. Feeds list newest first, so the rest is old."""
TEASER_LENGTH = 400
"""Code points. Wire flashes and teasers are shorter, whole articles are not."""
FUTURE = timedelta(days=1)
"""Time zones explain a date this far ahead; beyond it the date is wrong."""

_PROLOG = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_PROLOG_TEXT = re.compile(r"^\s*<\?xml[^>]*\?>")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ARABIC = ("windows-1256", "iso-8859-6")
_TRACKING = re.compile(r"^(utm_\w+|at_\w+|fbclid|gclid|traffic_source|ns_\w+|xtor|mc_\w+|ref)$", re.IGNORECASE)
_MORE = re.compile(r"(…|\.\.\.|\[…\]|المزيد|اقر[أا] المزيد|تابع القراءة)\W*$")


class ParseError(Exception):
    """A body that is no feed: `code` is `empty`, `html`, `entities` or `not_a_feed`; the text says what to do."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `full` says that it carried a content element besides a description."""

    guid: str
    url: str
    title: str
    text: str
    published_at: datetime | None
    full: bool


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed: its title, its form in words, how long it asks to be left alone (seconds), and its entries."""

    title: str
    format: str
    ttl_seconds: float | None
    entries: tuple[Entry, ...]


def parse_feed(body: bytes, content_type: str, url: str, *, now: datetime) -> ParsedFeed:
    """Parse a feed's bytes. Raises ParseError."""
    if not body.strip():
        raise ParseError("empty", "The answer is empty.")
    text = decode(body, content_type)
    start = text[:2000].lower()
    if "<!entity" in text[:100_000].lower():
        raise ParseError("entities", "The feed defines entities of its own, which Mirsad does not expand.")
    if "<html" in start and "<rss" not in start and "<feed" not in start and "<rdf" not in start:
        raise ParseError("html", "This is a web page, not a feed.")
    document = _PROLOG_TEXT.sub("", text, count=1).encode("utf-8", "replace")
    parsed = feedparser.parse(document, response_headers={"content-type": "application/xml; charset=utf-8"})
    if not parsed.get("version"):
        raise ParseError("not_a_feed", "This is no feed: neither RSS, Atom nor RDF.")
    entries = [_entry(entry, url, now) for entry in parsed.entries[:MAX_ENTRIES]]
    guids = [entry.guid for entry in entries]
    if len(entries) > 1 and len(set(guids)) == 1:
        entries = [Entry("", e.url, e.title, e.text, e.published_at, e.full) for e in entries]
    ttl = str(parsed.feed.get("ttl", ""))
    return ParsedFeed(
        title=tidy(html_to_text(parsed.feed.get("title", ""))).replace("\n", " "),
        format=parsed.version,
        ttl_seconds=60.0 * int(ttl) if ttl.isascii() and ttl.isdigit() and len(ttl) < 6 else None,
        entries=tuple(entry for entry in entries if entry.title or entry.text),
    )


def decode(body: bytes, content_type: str) -> str:
    """The text of a body: by byte order mark, prolog, header, then by what Arabic text looks like.

    Bytes that are valid UTF-8 are UTF-8, whatever is declared: legacy Arabic text never is by chance.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    declared = _declared(body, content_type)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    readings = []
    for name in dict.fromkeys([*declared, *_ARABIC, "utf-8"]):
        try:
            readings.append(body.decode(name, "replace"))
        except LookupError:
            continue
    # The article is the commonest pair of letters in Arabic and the rarest in Arabic misread.
    return max(readings, key=lambda reading: reading.count("ال") - 10 * reading.count("\ufffd"))


def _declared(body: bytes, content_type: str) -> list[str]:
    prolog = _PROLOG.match(body[:500])
    header = re.search(r"charset=[\"']?([\w.-]+)", content_type, re.IGNORECASE)
    return [name for name in (prolog and prolog[1].decode("ascii"), header and header[1]) if name]


def entry_key(entry: Entry) -> str:
    """What a feed knows the entry by: its guid, else its link without tracking, else a digest of what it says."""
    if entry.guid:
        return entry.guid[:500]
    if entry.url:
        return _canonical(entry.url)[:500]
    return hashlib.sha256(fold(f"{entry.title}\n{entry.text}").encode("utf-8", "replace")).hexdigest()


def is_teaser(entry: Entry) -> bool:
    """Whether the text looks like the beginning of an article rather than all of it."""
    return not entry.full and (len(entry.text) < TEASER_LENGTH or bool(_MORE.search(entry.text)))


def _entry(entry: Any, base_url: str, now: datetime) -> Entry:
    contents = [content.get("value", "") for content in entry.get("content", ())]
    texts = [html_to_text(value) for value in (*contents, entry.get("summary", ""))]
    return Entry(
        guid=str(entry.get("id", "")).strip(),
        url=_web_url(entry.get("link", ""), base_url),
        title=html_to_text(entry.get("title", "")).replace("\n", " "),
        text=max(texts, key=len),
        published_at=_time(entry, now),
        full=bool(contents),
    )


def _web_url(link: str, base_url: str) -> str:
    try:
        url = urljoin(base_url, link.strip()) if link else ""
        return url if urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _time(entry: Any, now: datetime) -> datetime | None:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        at = datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (OverflowError, ValueError, OSError):
        return None
    return at if at is not None and at <= now + FUTURE else None


def _canonical(url: str) -> str:
    parts = urlsplit(url)
    query = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name)]
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, urlencode(query), ""))
