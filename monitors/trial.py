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
from monitors.pages import discover_feeds
from monitors.parse import ParsedFeed, ParseError, parse_feed
from monitors.record import Prepared, prepare, record_poll
from monitors.store.database import Database
from monitors.store.feeds import DuplicateFeed, Feed, FeedUpdate, add_feed


@dataclass(frozen=True, slots=True)
class FeedTrial:
    """What trying an address came to: the feed's form and items, or an error's code and sentence.

    `url` is the address that works, which differs from the one tried where a page named its feed.
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


async def inspect_feed(client: FeedClient, url: str, now: datetime) -> FeedTrial:
    """Try an address and leave no trace."""
    try:
        response, parsed = await _find_feed(client, url, now)
    except (FetchError, ParseError) as error:
        return FeedTrial(without_password(url), error_code=error.code, error_sentence=str(error))
    return _describe(response, parsed)


async def try_feed(db: Database, client: FeedClient, url: str, name: str, now: datetime) -> FeedTrial:
    """Try an address and add it as a feed if it works; what it holds now is stored silently."""
    try:
        response, parsed = await _find_feed(client, url, now)
    except (FetchError, ParseError) as error:
        return FeedTrial(without_password(url), error_code=error.code, error_sentence=str(error))
    name = name.strip() or parsed.title or urlsplit(response.url).netloc
    prepared = await asyncio.to_thread(_prepare_all, name, parsed)
    try:
        feed = await db.run(_add, response, name, prepared, now)
    except DuplicateFeed:
        sentence = "This feed is there already."
        return FeedTrial(response.url, error_code="duplicate", error_sentence=sentence)
    return replace(_describe(response, parsed), feed=feed)


async def _find_feed(client: FeedClient, url: str, now: datetime) -> tuple[Fetched, ParsedFeed]:
    """The feed at the address, or the first that works of those that the page at the address names."""
    response = await _fetch(client, url)
    try:
        return response, await _parse(response, now)
    except ParseError as error:
        candidates = await asyncio.to_thread(discover_feeds, response.body, response.url)
        not_a_feed = error
    for candidate in candidates:
        try:
            response = await _fetch(client, candidate)
            return response, await _parse(response, now)
        except (FetchError, ParseError):
            continue
    raise not_a_feed


async def _fetch(client: FeedClient, url: str) -> Fetched:
    response = await fetch_feed(client, url, None, None)
    if isinstance(response, NotModified):
        raise FetchError("The server says that nothing changed, to a request that did not ask.")
    return response


async def _parse(response: Fetched, now: datetime) -> ParsedFeed:
    return await asyncio.to_thread(parse_feed, response.body, response.content_type, response.url, now=now)


def _prepare_all(outlet: str, parsed: ParsedFeed) -> list[Prepared]:
    return [prepare(outlet, change, change.entry.text) for change in changed_entries(traits_of(parsed.entries), ())]


def _add(conn: Connection, response: Fetched, name: str, prepared: list[Prepared], now: datetime) -> Feed:
    feed = add_feed(conn, response.url, name, now)
    update = FeedUpdate(
        next_check_at=now,
        checked_at=now,
        status="ok",
        ok=True,
        etag=response.etag,
        last_modified=response.last_modified,
        url=None,
        failures=0,
        first_polled_at=now,
    )
    record_poll(conn, feed, prepared, update, timedelta(0), StandingQueries())
    return feed


def _describe(response: Fetched, parsed: ParsedFeed) -> FeedTrial:
    dates = [entry.published_at for entry in parsed.entries if entry.published_at]
    return FeedTrial(
        url=response.url,
        title=parsed.title,
        format=parsed.format,
        entries=len(parsed.entries),
        newest=max(dates, default=None),
        oldest=min(dates, default=None),
    )
