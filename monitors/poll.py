"""The path of one feed's news, in order; the only module that knows the order.

    due_feeds         a query says which feeds are due                    monitors/store/feeds.py
    turn              its host's turn, with manners                       monitors/hosts.py
    fetch_feed        bytes over HTTP, or "not modified"                  monitors/fetch.py
    parse_feed        bytes to entries                                    monitors/parse.py
    changed_entries   which of them are new or edited                     monitors/identity.py, changes.py
    find_rollover     what is missing after an outage                     monitors/rollover.py
    fetch_page        the article, where the feed has only a teaser       monitors/fetch.py, pages.py
    read_all          headline, places, actors, claims, terms             monitors/reading.py, summarizer/
    after_answer      when and where to ask again, whom to tell           monitors/outcome.py, schedule.py
    alerts_for        the standing queries that match, each chat once     monitors/matching.py
    record_poll       items, alerts, notices and feed state, at once      monitors/record.py

CPU work runs in processes of its own (monitors/workers.py), so the event loop goes on answering chats.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from random import Random
from time import perf_counter

from config.settings import Settings
from monitors.changes import Change, changed_entries
from monitors.fetch import FeedClient, Fetched, NotModified, fetch_feed, fetch_page
from monitors.fetch_errors import FetchError
from monitors.hosts import Hosts, host_of
from monitors.identity import traits_of
from monitors.matching import StandingQueries
from monitors.outcome import Poll, after_answer, after_failure, cadence_of, notices_of, rest_of_host, status_of
from monitors.pages import extract_page
from monitors.parse import Entry, ParsedFeed, ParseError, is_teaser, parse_feed
from monitors.reading import read_all
from monitors.record import prepare, record_outcome, record_poll
from monitors.rollover import find_rollover
from monitors.schedule import spacing
from monitors.store.database import Database
from monitors.store.feeds import Feed, due_feeds, get_feed
from monitors.store.items import known_items
from monitors.workers import Workers

log = logging.getLogger(__name__)

FEEDS_AT_ONCE = 32
"""Feeds in work at one time: enough that slow ones do not hold up the rest, few enough for one machine."""
ANSWERED = frozenset({"ok", "ok_empty", "ok_damaged", "not_modified"})
PAGES_AT_ONCE = 4
PAGE_SECONDS = 10.0
"""A poll's alerts wait this long for all its article pages together; the items without one by then do without."""


@dataclass(frozen=True, slots=True)
class FeedReport:
    """What one poll of one feed came to.

    `status` is the code of an error, or else one of ANSWERED: `ok_empty` for a feed without items, `ok_damaged` for
    broken XML of which the readable part was taken. `resting`: it was not asked, because its host is left alone.
    `sentence`: why it did not answer as a feed should. `detail`: as in FetchError.
    """

    feed: Feed
    status: str
    sentence: str = ""
    detail: str = ""
    new: int = 0
    revised: int = 0
    alerts: int = 0
    took_ms: int = 0

    @property
    def ok(self) -> bool:
        """Whether the feed answered as a feed should."""
        return self.status in ANSWERED


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
        client: FeedClient,
        settings: Settings,
        clock: Callable[[], datetime],
        rng: Random,
        workers: Workers,
        hosts: Hosts | None = None,
    ) -> None:
        self._db = db
        self._client = client
        self._settings = settings
        self._clock = clock
        self._rng = rng
        self._workers = workers
        self._standing = StandingQueries()
        self._in_work: dict[int, asyncio.Task[FeedReport]] = {}
        self._slots = asyncio.Semaphore(FEEDS_AT_ONCE)
        self._hosts = hosts or Hosts()

    async def start_due(self) -> list[asyncio.Task[FeedReport]]:
        """Start a poll of each due feed that is not in work yet, without waiting for any."""
        due = await self._db.query(due_feeds, self._clock(), 10 * FEEDS_AT_ONCE, set(self._in_work))
        return [self._start(feed) for feed in due]

    def _start(self, feed: Feed, *, asked_for: bool = False) -> asyncio.Task[FeedReport]:
        task = asyncio.create_task(self._guarded_poll(feed, asked_for), name=f"poll feed {feed.id}")
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
        return await asyncio.shield(self._start(feed, asked_for=True))

    async def poll_round(self) -> list[FeedReport]:
        """Poll every feed that is due now and wait for all of them."""
        return list(await asyncio.gather(*await self.start_due()))

    async def stop(self) -> None:
        """Cancel what is in work. Nothing is lost: a poll that did not commit left no trace."""
        tasks = list(self._in_work.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _guarded_poll(self, feed: Feed, asked_for: bool) -> FeedReport:
        started = perf_counter()
        pause = spacing(self._settings.host_spacing_seconds, self._interval(feed))
        # The host's turn first: those who wait for it must not take the slots of other hosts' feeds.
        async with self._hosts.turn(host_of(feed.url), pause), self._slots:
            try:
                report = await self._poll_if_due(feed, asked_for)
            except Exception as error:
                # One feed's surprise must not end the others' polls; it backs off like any failing feed.
                log.exception("poll failed feed=%d", feed.id)
                surprise = type(error).__name__
                report = await self._record_failure(feed, FetchError(surprise, detail=surprise))
        report = replace(report, took_ms=round(1000 * (perf_counter() - started)))
        log.info(
            "polled feed=%d status=%s new=%d revised=%d alerts=%d took_ms=%d",
            *(feed.id, report.status, report.new, report.revised, report.alerts, report.took_ms),
        )
        return report

    async def _poll_if_due(self, feed: Feed, asked_for: bool) -> FeedReport:
        """Poll the feed, unless meanwhile its host was to be left alone, or an admin stopped it."""
        current = await self._db.query(get_feed, feed.id)
        if current is None or asked_for:
            return await self.poll_feed(current or feed)
        was_put_off = current.next_check_at > max(self._clock(), feed.next_check_at)
        if current.state != "active" or was_put_off:
            return FeedReport(feed, "resting", "Its host is left alone for now, or an admin stopped it meanwhile.")
        return await self.poll_feed(current)

    async def poll_feed(self, feed: Feed) -> FeedReport:
        """Poll one feed, record everything that came of it in one transaction, and say what it was."""
        async with AsyncExitStack() as held:
            try:
                response = await fetch_feed(self._client, feed.url, feed.etag, feed.last_modified, held)
                if isinstance(response, NotModified):
                    return await self._record_unchanged(feed, response)
                parsed = await self._workers.run(
                    parse_feed, response.body, response.content_type, response.url, now=self._clock()
                )
            except (FetchError, ParseError) as error:
                return await self._record_failure(feed, error)
            response = replace(response, body=b"")
        return await self._take_in(feed, response, parsed)

    async def _take_in(self, feed: Feed, response: Fetched, parsed: ParsedFeed) -> FeedReport:
        found = traits_of(parsed.entries)
        changes = changed_entries(found, await self._db.query(known_items, feed.id, found))
        texts = await self._best_texts(feed, changes)
        titled = [(change.entry.title, text) for change, text in zip(changes, texts, strict=True)]
        readings = await self._workers.run(read_all, feed.name, titled)
        prepared = list(map(prepare, changes, texts, readings))
        poll = self._poll(feed)
        new = [change for change in changes if change.known is None]
        cadence = cadence_of(feed, parsed, (change.entry.published_at or poll.now for change in new))
        update = after_answer(poll, response, status_of(parsed), cadence)
        told = notices_of(feed, update, find_rollover(feed, parsed.entries, changes, poll.interval_s, poll.now))
        max_age = timedelta(hours=self._settings.max_age_hours)
        admins = self._settings.admins
        alerts = await self._db.run(record_poll, feed, prepared, update, max_age, self._standing, told, admins)
        revised = len(changes) - len(new)
        return FeedReport(feed, update.status, new=len(new), revised=revised, alerts=alerts)

    async def _best_texts(self, feed: Feed, changes: Sequence[Change]) -> list[str]:
        """The text of each change: the feed's, or that of its page where the feed has only a teaser."""
        texts = [change.entry.text for change in changes]
        # A first poll alerts nobody, so it need not ask a site for all its pages at once.
        if not feed.fetch_pages or feed.first_polled_at is None:
            return texts
        pages = _PageBudget(asyncio.Semaphore(PAGES_AT_ONCE), asyncio.get_running_loop().time() + PAGE_SECONDS)
        teasers = {n: one.entry for n, one in enumerate(changes) if one.entry.url and is_teaser(one.entry)}
        better = await asyncio.gather(*(self._page_text(one, pages) for one in teasers.values()))
        for number, text in zip(teasers, better, strict=True):
            texts[number] = text
        return texts

    async def _page_text(self, entry: Entry, pages: _PageBudget) -> str:
        try:
            async with asyncio.timeout_at(pages.deadline), pages.slots:
                page = await fetch_page(self._client, entry.url)
                text = await self._workers.run(extract_page, page.body, page.url, page.charset, entry.title)
        except (FetchError, TimeoutError) as error:
            log.info("page not used error=%s", type(error).__name__)
            return entry.text
        return text if len(text) > len(entry.text) else entry.text

    async def _record_unchanged(self, feed: Feed, response: NotModified) -> FeedReport:
        update = after_answer(self._poll(feed), response, "not_modified", feed.cadence)
        await self._db.run(record_outcome, feed, update, notices_of(feed, update), self._settings.admins)
        return FeedReport(feed, update.status)

    async def _record_failure(self, feed: Feed, error: FetchError | ParseError) -> FeedReport:
        poll, retry_after_s, resting, detail = self._poll(feed), None, None, ""
        if isinstance(error, FetchError):
            retry_after_s, detail = error.retry_after, error.detail
            resting = (error.host, rest_of_host(poll, retry_after_s)) if error.is_of_host else None
        update = after_failure(poll, error.code, retry_after_s)
        await self._db.run(record_outcome, feed, update, notices_of(feed, update), self._settings.admins, resting)
        return FeedReport(feed, update.status, str(error), detail)

    def _poll(self, feed: Feed) -> Poll:
        return Poll(feed, self._interval(feed), self._clock(), self._rng.random())

    def _interval(self, feed: Feed) -> float:
        return max(feed.interval_s or 0.0, self._settings.poll_seconds)
