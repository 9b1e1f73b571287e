"""The path of one feed's news, in order; the only module that knows the order.

    due_feeds         a query says which feeds are due                    monitors/store/feeds.py
    fetch_feed        bytes over HTTP, or "not modified"                  monitors/fetch.py
    parse_feed        bytes to entries                                    monitors/parse.py
    changed_entries   which of them are new or edited                     monitors/changes.py
    fetch_page        the article, where the feed has only a teaser       monitors/fetch.py, pages.py
    summarize         headline, places, actors, claims                    summarizer/summarize.py
    alerts_for        the standing queries that match, each chat once     monitors/matching.py
    record_poll       items, summaries, alerts and feed state, at once    monitors/store/
    next_check        when to ask again                                   monitors/schedule.py

CPU work runs on worker threads, so the event loop goes on answering chats.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from random import Random
from time import perf_counter
from urllib.parse import urlsplit

import httpx

from config.settings import Settings
from monitors.changes import Change, changed_entries
from monitors.fetch import Fetched, FetchError, NotModified, fetch_feed, fetch_page
from monitors.matching import StandingQueries
from monitors.pages import extract_page
from monitors.parse import ParsedFeed, ParseError, entry_key, is_teaser, parse_feed
from monitors.record import Prepared, prepare, record_poll
from monitors.schedule import next_check
from monitors.store.database import Database
from monitors.store.feeds import Feed, FeedUpdate, due_feeds, get_feed, save_feed_update
from monitors.store.items import known_items

log = logging.getLogger(__name__)

FEEDS_AT_ONCE = 32
"""Feeds in work at one time: enough that slow ones do not hold up the rest, few enough for one machine."""
PER_HOST = 2
"""Requests to one host at one time, the limit that browsers' ancestors agreed on (RFC 2616, 8.1.4)."""
PAGES_AT_ONCE = 4
PAGE_SECONDS = 10.0
"""A poll's alerts wait this long for all its article pages together; the items without one by then do without."""


@dataclass(frozen=True, slots=True)
class FeedReport:
    """What one poll of one feed came to. `status` is `ok`, `not_modified` or the code of an error."""

    feed: Feed
    status: str
    detail: str = ""
    new: int = 0
    revised: int = 0
    alerts: int = 0
    took_ms: int = 0

    @property
    def ok(self) -> bool:
        """Whether the feed answered as a feed should."""
        return self.status in ("ok", "not_modified")


@dataclass(frozen=True, slots=True)
class _PageBudget:
    """What one poll may spend on article pages: so many at a time, until `deadline` (the event loop's clock)."""

    slots: asyncio.Semaphore
    deadline: float


class Poller:
    """Polls what is due. It holds no truth: what is due stands in the database."""

    def __init__(
        self,
        db: Database,
        client: httpx.AsyncClient,
        settings: Settings,
        clock: Callable[[], datetime],
        rng: Random,
    ) -> None:
        self._db = db
        self._client = client
        self._settings = settings
        self._clock = clock
        self._rng = rng
        self._standing = StandingQueries()
        self._in_work: dict[int, asyncio.Task[FeedReport]] = {}
        self._slots = asyncio.Semaphore(FEEDS_AT_ONCE)
        self._hosts: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(PER_HOST))

    async def start_due(self) -> list[asyncio.Task[FeedReport]]:
        """Start a poll of each due feed that is not in work yet, without waiting for any."""
        due = await self._db.query(due_feeds, self._clock(), 10 * FEEDS_AT_ONCE, set(self._in_work))
        return [self._start(feed) for feed in due]

    def _start(self, feed: Feed) -> asyncio.Task[FeedReport]:
        task = asyncio.create_task(self._guarded_poll(feed), name=f"poll feed {feed.id}")
        self._in_work[feed.id] = task
        task.add_done_callback(partial(self._leave_work, feed.id))
        return task

    def _leave_work(self, feed_id: int, _: asyncio.Task[FeedReport]) -> None:
        self._in_work.pop(feed_id, None)

    async def check_feed(self, feed_id: int) -> FeedReport:
        """Poll one feed now, due or not; a poll of it that is in work already is the one that is reported.

        Raises KeyError where there is no such feed.
        """
        if running := self._in_work.get(feed_id):
            return await asyncio.shield(running)
        feed = await self._db.query(get_feed, feed_id)
        if feed is None:
            raise KeyError(feed_id)
        return await asyncio.shield(self._start(feed))

    async def poll_round(self) -> list[FeedReport]:
        """Poll every feed that is due now and wait for all of them."""
        return list(await asyncio.gather(*await self.start_due()))

    async def stop(self) -> None:
        """Cancel what is in work. Nothing is lost: a poll that did not commit left no trace."""
        tasks = list(self._in_work.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _guarded_poll(self, feed: Feed) -> FeedReport:
        started = perf_counter()
        async with self._slots, self._hosts[urlsplit(feed.url).netloc]:
            try:
                report = await self.poll_feed(feed)
            except Exception as error:
                # One feed's surprise must not end the others' polls; it backs off like any failing feed.
                log.exception("poll failed feed=%d", feed.id)
                report = await self._record_failure(feed, "internal", type(error).__name__, None)
        report = replace(report, took_ms=round(1000 * (perf_counter() - started)))
        log.info(
            "polled feed=%d status=%s new=%d revised=%d alerts=%d took_ms=%d",
            *(feed.id, report.status, report.new, report.revised, report.alerts, report.took_ms),
        )
        return report

    async def poll_feed(self, feed: Feed) -> FeedReport:
        """Poll one feed, record everything that came of it in one transaction, and say what it was."""
        try:
            response = await fetch_feed(self._client, feed.url, feed.etag, feed.last_modified)
            if isinstance(response, NotModified):
                return await self._record_unchanged(feed, response)
            parsed = await asyncio.to_thread(
                parse_feed, response.body, response.content_type, response.url, now=self._clock()
            )
        except FetchError as error:
            return await self._record_failure(feed, error.code, str(error), error.retry_after)
        except ParseError as error:
            return await self._record_failure(feed, error.code, str(error), None)
        return await self._take_in(feed, response, parsed)

    async def _take_in(self, feed: Feed, response: Fetched, parsed: ParsedFeed) -> FeedReport:
        keys = [entry_key(entry) for entry in parsed.entries]
        changes = changed_entries(parsed.entries, await self._db.query(known_items, feed.id, keys))
        pages = _PageBudget(asyncio.Semaphore(PAGES_AT_ONCE), asyncio.get_running_loop().time() + PAGE_SECONDS)
        prepared = await asyncio.gather(*(self._prepare(feed, change, pages) for change in changes))
        update = self._success(feed, response, "ok")
        max_age = timedelta(hours=self._settings.max_age_hours)
        alerts = await self._db.run(record_poll, feed, prepared, update, max_age, self._standing)
        revised = sum(change.known is not None for change in changes)
        return FeedReport(feed, "ok", new=len(changes) - revised, revised=revised, alerts=alerts)

    async def _prepare(self, feed: Feed, change: Change, pages: _PageBudget) -> Prepared:
        text = change.entry.text
        # A first poll alerts nobody, so it need not ask a site for all its pages at once.
        if feed.fetch_pages and feed.first_polled_at and change.entry.url and is_teaser(change.entry):
            text = await self._page_text(change.entry.url, text, pages)
        return await asyncio.to_thread(prepare, feed.name, change, text)

    async def _page_text(self, url: str, feed_text: str, pages: _PageBudget) -> str:
        try:
            async with asyncio.timeout_at(pages.deadline), pages.slots:
                page = await fetch_page(self._client, url)
                text = await asyncio.to_thread(extract_page, page.body, page.url, page.charset)
        except (FetchError, TimeoutError) as error:
            log.info("page not used error=%s", type(error).__name__)
            return feed_text
        return text if len(text) > len(feed_text) else feed_text

    async def _record_unchanged(self, feed: Feed, response: NotModified) -> FeedReport:
        await self._db.run(save_feed_update, feed.id, self._success(feed, response, "not_modified"))
        return FeedReport(feed, "not_modified")

    async def _record_failure(self, feed: Feed, code: str, detail: str, retry_after: float | None) -> FeedReport:
        now = self._clock()
        failures = feed.failures + 1
        update = FeedUpdate(
            next_check_at=self._next_check(feed, now, failures, retry_after),
            checked_at=now,
            status=code,
            ok=False,
            etag=feed.etag,
            last_modified=feed.last_modified,
            url=None,
            failures=failures,
            first_polled_at=feed.first_polled_at,
        )
        await self._db.run(save_feed_update, feed.id, update)
        return FeedReport(feed, code, detail)

    def _success(self, feed: Feed, response: Fetched | NotModified, status: str) -> FeedUpdate:
        now = self._clock()
        return FeedUpdate(
            next_check_at=self._next_check(feed, now, 0, None),
            checked_at=now,
            status=status,
            ok=True,
            etag=response.etag,
            last_modified=response.last_modified,
            url=None,
            failures=0,
            first_polled_at=feed.first_polled_at or now,
        )

    def _next_check(self, feed: Feed, now: datetime, failures: int, retry_after: float | None) -> datetime:
        interval = max(feed.interval_s or 0.0, self._settings.poll_seconds)
        return next_check(now, interval, failures, retry_after, self._rng.random())
