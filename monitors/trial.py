"""Trying a feed: what an address serves, and adding it if it works. The try is the feed's first poll."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import Connection

from monitors.addresses import without_password
from monitors.changes import changed_entries
from monitors.fetch import FeedClient, Fetched, NotModified, fetch_feed
from monitors.fetch_errors import FetchError
from monitors.identity import traits_of
from monitors.matching import StandingQueries
from monitors.outcome import Poll, after_answer, cadence_of, status_of
from monitors.pages import discover_feeds
from monitors.parse import ParsedFeed, ParseError, parse_feed
from monitors.reading import read_all
from monitors.record import Prepared, prepare, record_poll
from monitors.store.database import Database
from monitors.store.feeds import DuplicateFeed, Feed, add_feed


@dataclass(frozen=True, slots=True)
class FeedTrial:
    """What trying an address came to: the feed's form and items, or an error's code, sentence and detail.

    `url` is the address that works, which differs from the one tried where a page named its feed. `error_detail`: as
    in FetchError.
    """

    url: str
    title: str = ""
    format: str = ""
    entries: int = 0
    newest: datetime | None = None
    oldest: datetime | None = None
    feed: Feed | None = None
    error_code: str | None = None
    error_sentence: str = ""
    error_detail: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A feed that works, and where: at the address that was asked, or to which it moved for good."""

    url: str
    response: Fetched
    parsed: ParsedFeed


async def inspect_feed(client: FeedClient, url: str, now: datetime) -> FeedTrial:
    """Try an address and leave no trace."""
    try:
        return _describe(await _find_feed(client, url, now))
    except (FetchError, ParseError) as error:
        return _failed(url, error)


async def try_feed(
    db: Database, client: FeedClient, url: str, name: str, interval_s: float, now: datetime
) -> FeedTrial:
    """Try an address and add it as a feed if it works; what it holds now is stored silently.

    `interval_s`: the seconds between two polls, of which this is the first.
    """
    try:
        found = await _find_feed(client, url, now)
    except (FetchError, ParseError) as error:
        return _failed(url, error)
    name = name.strip() or found.parsed.title or urlsplit(found.url).netloc
    prepared = await asyncio.to_thread(_prepare_all, name, found.parsed)
    try:
        feed = await db.run(_add, found, name, prepared, interval_s, now)
    except DuplicateFeed:
        sentence = "This feed is there already."
        return FeedTrial(found.url, error_code="duplicate", error_sentence=sentence)
    return replace(_describe(found), feed=feed)


def _failed(url: str, error: FetchError | ParseError) -> FeedTrial:
    detail = error.detail if isinstance(error, FetchError) else ""
    return FeedTrial(without_password(url), error_code=error.code, error_sentence=str(error), error_detail=detail)


async def _find_feed(client: FeedClient, url: str, now: datetime) -> _Found:
    """The feed at the address, or the first that works of those that the page at the address names."""
    response = await _fetch(client, url)
    try:
        return await _parse(url, response, now)
    except ParseError as error:
        candidates = await asyncio.to_thread(discover_feeds, response.body, response.url)
        not_a_feed = error
    for candidate in candidates:
        try:
            return await _parse(candidate, await _fetch(client, candidate), now)
        except (FetchError, ParseError):
            continue
    raise not_a_feed


async def _fetch(client: FeedClient, url: str) -> Fetched:
    response = await fetch_feed(client, url, None, None)
    if isinstance(response, NotModified):
        raise FetchError("The server says that nothing changed, to a request that did not ask.")
    return response


async def _parse(url: str, response: Fetched, now: datetime) -> _Found:
    parsed = await asyncio.to_thread(parse_feed, response.body, response.content_type, response.url, now=now)
    return _Found(response.permanent_url or url, response, parsed)


def _prepare_all(outlet: str, parsed: ParsedFeed) -> list[Prepared]:
    changes = changed_entries(traits_of(parsed.entries), ())
    readings = read_all(outlet, ((change.entry.title, change.entry.text) for change in changes))
    return [prepare(change, change.entry.text, reading) for change, reading in zip(changes, readings, strict=True)]


def _add(
    conn: Connection, found: _Found, name: str, prepared: list[Prepared], interval_s: float, now: datetime
) -> Feed:
    feed = add_feed(conn, found.url, name, now)
    times = (one.change.entry.published_at or now for one in prepared)
    cadence = cadence_of(feed, found.parsed, times)
    # That it moved has been heeded.
    response = replace(found.response, permanent_url=None)
    update = after_answer(Poll(feed, interval_s, now, 0.0), response, status_of(found.parsed), cadence)
    record_poll(conn, feed, prepared, update, timedelta(0), StandingQueries())
    return feed


def _describe(found: _Found) -> FeedTrial:
    entries = found.parsed.entries
    dates = [entry.published_at for entry in entries if entry.published_at]
    return FeedTrial(
        url=found.url,
        title=found.parsed.title,
        format=found.parsed.format,
        entries=len(entries),
        newest=max(dates, default=None),
        oldest=min(dates, default=None),
    )
