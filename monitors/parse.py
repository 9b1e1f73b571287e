"""Bytes of a feed to entries: charset, form, identity, time and text of each."""

from __future__ import annotations

import calendar
import codecs
import hashlib
import io
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

import feedparser

from monitors.clean import html_to_text
from summarizer.text import fold

MAX_ENTRIES = 500
"""Of one feed; the longest known list 300. Feeds list newest first, so the rest is old."""
TEASER_LENGTH = 400
"""Code points. Wire flashes and teasers are shorter, whole articles are not."""
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""The web is no older: an earlier date is an empty field or a misread number."""
FUTURE = timedelta(days=1)
"""Time zones explain a date this far ahead; beyond it the date is wrong."""

_PROLOG = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
PROLOG_TEXT = re.compile(r"^\s*<\?xml[^>]*\?>")
"""An XML declaration, whose encoding is no longer true of decoded text."""
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));?")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ARABIC = ("windows-1256", "iso-8859-6")
_NO_CHARSETS = ("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape")
"""Codecs of Python that are no charsets of the web; they fail, or take for ever, on bytes not meant for them."""
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
    document = _REFERENCE.sub(_real_reference, PROLOG_TEXT.sub("", text, count=1)).encode("utf-8", "replace")
    parsed = _parse_document(document)
    if not parsed.get("version"):
        raise ParseError("not_a_feed", "This is no feed: neither RSS, Atom nor RDF.")
    entries = [_entry(entry, url, now) for entry in parsed.entries[:MAX_ENTRIES]]
    guids = [entry.guid for entry in entries]
    if len(entries) > 1 and len(set(guids)) == 1:
        entries = [Entry("", e.url, e.title, e.text, e.published_at, e.full) for e in entries]
    ttl = str(parsed.feed.get("ttl", ""))
    return ParsedFeed(
        title=html_to_text(parsed.feed.get("title") or "").replace("\n", " "),
        format=parsed.version,
        ttl_seconds=60.0 * int(ttl) if ttl.isascii() and ttl.isdigit() and len(ttl) < 6 else None,
        entries=tuple(entry for entry in entries if entry.title or entry.text),
    )


def _parse_document(document: bytes) -> Any:
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        # A stream, because feedparser takes bare bytes that name a local file for that file.
        return feedparser.parse(io.BytesIO(document), response_headers=headers)
    except Exception as error:
        # Torn and ill-nested feeds make feedparser fail in ways of its own: KeyError, IndexError, ValueError…
        raise ParseError("not_a_feed", "The feed is too broken to be read.") from error


def _real_reference(reference: re.Match[str]) -> str:
    """The reference, or nothing for half of a surrogate pair or no character at all: feedparser fails on those."""
    digits = (reference[1] or reference[2]).lstrip("0")
    code = int(digits or "0", 16 if reference[1] else 10) if len(digits) < 8 else sys.maxunicode + 1
    return reference[0] if code <= sys.maxunicode and not 0xD800 <= code < 0xE000 else ""


def decode(body: bytes, content_type: str) -> str:
    """The text of a body: by byte order mark, prolog, header, then by what Arabic text looks like.

    Bytes that are mostly valid UTF-8 are UTF-8, whatever is declared: legacy Arabic text never is by chance, and
    text that was cut, or glued from several sources, has a few bytes that are not.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    declared = _declared(body, content_type)
    text = body.decode("utf-8", "replace")
    if 2 * text.count("\ufffd") < len(text) - len(text.encode("ascii", "ignore")) or text.isascii():
        return text
    readings = [body.decode(name, "replace") for name in dict.fromkeys([*declared, *_ARABIC, "utf-8"])]
    # The article is the commonest pair of letters in Arabic and the rarest in Arabic misread.
    return max(readings, key=lambda reading: reading.count("ال") - 10 * reading.count("\ufffd"))


def _declared(body: bytes, content_type: str) -> list[str]:
    prolog = _PROLOG.match(body[:500])
    header = re.search(r"charset=[\"']?([\w.-]+)", content_type, re.IGNORECASE)
    names = [name for name in (prolog and prolog[1].decode("ascii"), header and header[1]) if name]
    return [name for name in names if _is_charset(name)]


def _is_charset(name: str) -> bool:
    try:
        b"a".decode(name, "replace")
        return codecs.lookup(name).name.replace("_", "-") not in _NO_CHARSETS
    except (LookupError, UnicodeError):
        return False


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
    contents = [content.get("value") or "" for content in entry.get("content", ())]
    texts = [html_to_text(value) for value in (*contents, entry.get("summary") or "")]
    return Entry(
        guid=str(entry.get("id") or "").strip(),
        url=web_url(entry.get("link") or "", base_url),
        title=html_to_text(entry.get("title") or "").replace("\n", " "),
        text=max(texts, key=len),
        published_at=_time(entry, now),
        full=bool(contents),
    )


def web_url(link: str, base_url: str) -> str:
    """A link made absolute; empty where it is broken or leads nowhere on the web."""
    try:
        url = urljoin(base_url, link.strip()) if link else ""
        return url if urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _time(entry: Any, now: datetime) -> datetime | None:
    # Asked first, because feedparser answers for a missing `updated` with `published`, and a warning.
    parsed = entry.get("published_parsed") or ("updated_parsed" in entry and entry["updated_parsed"])
    try:
        at = datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (OverflowError, ValueError, OSError):
        return None
    return at if at is not None and EARLIEST <= at <= now + FUTURE else None


def _canonical(url: str) -> str:
    parts = urlsplit(url)
    # As written: decoding would confuse legacy charsets, and drop a query that is a bare number.
    query = [field for field in parts.query.split("&") if not _TRACKING.match(field.partition("=")[0])]
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, "&".join(query), ""))
