"""Bytes of a feed to entries: charset, form, time and text of each."""

from __future__ import annotations

import calendar
import codecs
import contextlib
import io
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.sax import SAXException

import feedparser

from monitors.clean import html_to_text

FIRST_ENTRIES, LAST_ENTRIES = 400, 100
"""Of one feed; the longest known list 300. Most list the newest first, a few last: longer ones lose their middle."""
MAX_ENTRIES = FIRST_ENTRIES + LAST_ENTRIES
MAX_TAGS = 200_000
"""Outside CDATA, in so many entries. Feeds have some thousands; parsing this many takes seconds."""
MAX_REFERENCES = 1_000_000
"""Ampersands; a long feed of escaped HTML has some 100,000."""
MAX_MARKUP = 200_000
"""Code points of one text with its HTML. The longest articles have half of that; the rest is not read."""
MAX_LENGTH = 6_000_000
"""Code points in so many entries: each the length of a long article."""
SAMPLE_BYTES = 200_000
"""By so many bytes that are not ASCII a charset is known."""
TEASER_LENGTH = 400
"""Code points. Wire flashes and teasers are shorter, whole articles are not."""
MORE_WITHIN = 100
"""Code points at the end of a text in which it may say that there is more."""
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""The web is no older: an earlier date is an empty field or a misread number."""
FUTURE = timedelta(days=1)
"""Time zones explain a date this far ahead; beyond it the date is wrong."""

_PROLOG = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
PROLOG_TEXT = re.compile(r"^\s*<\?xml[^>]*\?>")
"""An XML declaration, whose encoding is no longer true of decoded text."""
_ROOT = re.compile(r"<(?:[\w-]+:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_END_OF_ENTRY = re.compile(r"</(?:[\w-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_RUN = re.compile(r"[^<>]+")
_ASCII = re.compile(rb"[\x00-\x7f]+")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));?")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HOURS = {str(hour): hour % 24 for hour in range(25)} | {f"{hour:02}": hour for hour in range(10)}
"""RSS 0.91 counted from 1 to 24, RSS 2.0 from 0 to 23."""
_DAYS = {day.lower(): number for number, day in enumerate(calendar.day_name)}
_ARABIC = ("windows-1256", "iso-8859-6")
_NO_CHARSETS = ("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape")
"""Codecs of Python that are no charsets of the web; they fail, or take for ever, on bytes not meant for them."""
_MORE = re.compile(r"(…|\.\.\.|\[…\]|المزيد|اقر[أا] المزيد|تابع القراءة)\W*$")


class ParseError(Exception):
    """A body that is no feed; the text says what is wrong.

    `code` is `empty`, `html`, `entities`, `too_complex`, `damaged` or `not_a_feed`.
    """

    def __init__(self, code: str, sentence: str) -> None:
        # Both, because what a worker process raises is made again from them in the program's.
        super().__init__(code, sentence)
        self.code = code

    def __str__(self) -> str:
        return str(self.args[1])


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
    """A feed: its title, its form in words, when it asks to be left alone, and its entries.

    ttl_seconds: how long it may be cached. skip_hours: 0 to 23, skip_days: 0 (Monday) to 6; in both, GMT.
    damaged: its XML is broken, and what could be read was taken.
    """

    title: str
    format: str
    ttl_seconds: float | None
    skip_hours: frozenset[int]
    skip_days: frozenset[int]
    damaged: bool
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
    if not _ROOT.search(text[:10_000]):
        raise ParseError("not_a_feed", "This is no feed: neither RSS, Atom nor RDF.")
    text = _readable(text)
    # Its beginning alone is asked again; copies of a large feed beside what is made of them would fill the memory.
    head = text[:20_000]
    text = PROLOG_TEXT.sub("", text, count=1)
    text = _REFERENCE.sub(_real_reference, text)
    document, text = text.encode("utf-8", "replace"), ""
    parsed = _parse_document(document)
    if not parsed.get("version"):
        raise ParseError("not_a_feed", "This is no feed: neither RSS, Atom nor RDF.")
    entries = tuple(_entry(entry, url, now) for entry in _ends(parsed.entries))
    damaged = isinstance(parsed.get("bozo_exception"), SAXException)
    if damaged and not entries:
        raise ParseError("damaged", "The feed is damaged before its first item.")
    ttl = str(parsed.feed.get("ttl", ""))
    return ParsedFeed(
        title=html_to_text((parsed.feed.get("title") or "")[:MAX_MARKUP]).replace("\n", " "),
        format=parsed.version,
        ttl_seconds=60.0 * int(ttl) if ttl.isascii() and ttl.isdigit() and len(ttl) < 6 else None,
        skip_hours=_skipped(head, "hour", _HOURS),
        skip_days=_skipped(head, "day", _DAYS),
        damaged=damaged,
        entries=tuple(entry for entry in entries if entry.title or entry.text),
    )


def _readable(text: str) -> str:
    """As much of the document as is read; bounded, because parsing takes a hundred times its memory."""
    text = _to_open_end(_without_middle(text))
    if len(text) > MAX_LENGTH or text.count("&") > MAX_REFERENCES or _tags(text) > MAX_TAGS:
        raise ParseError("too_complex", "This has more tags or text than any feed, and is not read.")
    return _RUN.sub(lambda run: run[0][:MAX_MARKUP], text) if len(text) > MAX_MARKUP else text


def _without_middle(text: str) -> str:
    """The document with its first and last entries alone, where it has more than are taken."""
    ends = [end.end() for end in _END_OF_ENTRY.finditer(text)]
    if len(ends) <= MAX_ENTRIES:
        return text
    return text[: ends[FIRST_ENTRIES - 1]] + text[ends[-LAST_ENTRIES - 1] :]


def _to_open_end(text: str) -> str:
    """The document with the beginning of a CDATA section that nothing closes: half a document may end in one."""
    opened = text.find("<![CDATA[", max(text.rfind("]]>"), 0))
    return text if opened < 0 else text[: opened + MAX_MARKUP]


def _tags(text: str) -> int:
    """How many tags there may be outside CDATA; counted in place, without copies of a large text."""
    count = at = 0
    while (start := text.find("<![CDATA[", at)) >= 0:
        count += text.count("<", at, start)
        at = text.find("]]>", start)
        if at < 0:
            return count
    return count + text.count("<", at)


def _ends(entries: list[Any]) -> list[Any]:
    return entries if len(entries) <= MAX_ENTRIES else entries[:FIRST_ENTRIES] + entries[-LAST_ENTRIES:]


def _skipped(head: str, unit: str, numbers: Mapping[str, int]) -> frozenset[int]:
    """The hours or days at which a feed asks not to be polled (RSS 2.0, skipHours and skipDays)."""
    block = re.search(rf"<skip{unit}s>(.{{0,2000}}?)</skip{unit}s>", head, re.IGNORECASE | re.DOTALL)
    named = re.findall(rf"<{unit}>\s*(\w+)\s*</{unit}>", block[1], re.IGNORECASE) if block else ()
    return frozenset(numbers[name.lower()] for name in named if name.lower() in numbers)


def _parse_document(document: bytes) -> Any:
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        # A stream, because feedparser takes bare bytes that name a local file for that file.
        # Its own cleaning of HTML is slow, and html_to_text leaves no HTML.
        return feedparser.parse(
            io.BytesIO(document), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
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
    with contextlib.suppress(UnicodeDecodeError):
        return body.decode("utf-8")
    # What is ASCII is ASCII in each of them, and a few large feeds decoded in five ways would fill the memory.
    sample = _foreign_sample(body)
    text = sample.decode("utf-8", "replace")
    foreign = len(text) - text.count(" ")
    if 2 * text.count("\ufffd") < foreign:
        return body.decode("utf-8", "replace")
    names = list(dict.fromkeys([*_declared(body, content_type), *_ARABIC, "utf-8"]))
    # The article is the commonest pair of letters in Arabic and the rarest in Arabic misread.
    readings = {name: sample.decode(name, "replace") for name in names}
    name = max(names, key=lambda name: readings[name].count("ال") - 10 * readings[name].count("\ufffd"))
    return body.decode(name, "replace")


def _foreign_sample(body: bytes) -> bytes:
    sample = b""
    for start in range(0, len(body), SAMPLE_BYTES):
        sample += _ASCII.sub(b" ", body[start : start + SAMPLE_BYTES])
        if len(sample) >= SAMPLE_BYTES:
            break
    return sample


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


def is_teaser(entry: Entry) -> bool:
    """Whether the text looks like the beginning of an article rather than all of it."""
    return not entry.full and (len(entry.text) < TEASER_LENGTH or bool(_MORE.search(entry.text[-MORE_WITHIN:])))


def _entry(entry: Any, base_url: str, now: datetime) -> Entry:
    contents = [content.get("value") or "" for content in entry.get("content", ())]
    texts = [html_to_text(value[:MAX_MARKUP]) for value in (*contents, entry.get("summary") or "")]
    return Entry(
        guid=str(entry.get("id") or "").strip(),
        url=web_url(entry.get("link") or "", base_url),
        title=html_to_text((entry.get("title") or "")[:MAX_MARKUP]).replace("\n", " "),
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
