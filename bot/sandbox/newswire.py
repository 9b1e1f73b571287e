"""The demo newswire: what stands in newswire.toml, and what of it is published at a given moment.

Live items go out one every few seconds of *watched* time: while a page is open, or was a short while ago.
A sandbox left running over the weekend therefore neither fills its database nor works for nobody.
"""

from __future__ import annotations

import re
import tomllib
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any, Literal

LIVE_EVERY = timedelta(seconds=6)
WATCHED_FOR = timedelta(minutes=3)
"""How long the wire goes on after the last sign of somebody watching, its own start being one."""

FEED_LENGTH = 20
"""Entries of one feed: the newest, live ones before those there from the beginning."""

_SLUG = re.compile(r"(?P<id>[a-z-]+?)(?:-(?P<stamp>\d{14})-(?P<run>[0-9a-f]{4,16}))?")
_STAMP = "%Y%m%d%H%M%S"

FeedFormat = Literal["rss", "atom", "rdf"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A fictional outlet and the manner in which it serves its feed."""

    key: str
    name: str
    country: str
    kind: str
    format: FeedFormat
    encoding: str = "utf-8"
    compressed: bool = False
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """What an item turns into `after` seconds from its publication."""

    after: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class WireItem:
    """An item as written. `age` is minutes before the start of the wire; None makes it a live one."""

    id: str
    outlet: str
    dateline: str
    title: str
    text: str
    teaser: str | None = None
    age: int | None = None
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """All that newswire.toml says."""

    outlets: tuple[Outlet, ...]
    items: tuple[WireItem, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """An item as it stands in a feed. `slug` identifies it; `updated_at` is later once it is edited."""

    outlet: str
    slug: str
    title: str
    text: str
    teaser: str | None
    published_at: datetime
    updated_at: datetime


def load_script() -> Script:
    """Reads newswire.toml from the package."""
    record = tomllib.loads(files("bot.sandbox").joinpath("newswire.toml").read_text("utf-8"))
    return Script(
        tuple(Outlet(**outlet) for outlet in record["outlet"]),
        tuple(_item(item) for item in record["item"]),
    )


def _item(record: dict[str, Any]) -> WireItem:
    edit = record.pop("edit", None)
    if edit is not None:
        record["edit"] = Edit(edit["after"], edit["title"], edit["text"].strip())
    return WireItem(**{**record, "text": record["text"].strip()})


class Newswire:
    """Publishes the script from `started_at` on. `run` tells the live items of this start from earlier ones.

    Times are aware UTC and come from the caller, never earlier than those of the calls before.
    """

    def __init__(self, script: Script, run: str, started_at: datetime) -> None:
        self.outlets = script.outlets
        self._items = {item.id: item for item in script.items}
        self._standing = tuple(item for item in script.items if item.age is not None)
        self._live = tuple(item for item in script.items if item.age is None)
        self._run = run
        self._started_at = started_at
        self._watched_until = started_at + WATCHED_FOR
        self._told_until = started_at
        self._since_last = timedelta()
        self._next = 0
        self._appeared: dict[str, deque[tuple[WireItem, datetime]]] = {
            outlet.key: deque(maxlen=FEED_LENGTH) for outlet in script.outlets
        }

    def watch(self, now: datetime) -> None:
        """Somebody is watching: live items go on for a while."""
        self._advance(now)
        self._watched_until = now + WATCHED_FOR

    def feed(self, outlet: str, now: datetime) -> list[Publication]:
        """What the outlet's feed carries, newest first."""
        self._advance(now)
        live = [self._publication(item, at, self._live_slug(item, at), now) for item, at in self._appeared[outlet]]
        standing = [
            self._publication(item, self._standing_time(item), item.id, now)
            for item in self._standing
            if item.outlet == outlet
        ]
        newest_first = sorted(live + standing, key=lambda entry: entry.published_at, reverse=True)
        return newest_first[:FEED_LENGTH]

    def article(self, slug: str, now: datetime) -> Publication | None:
        """The item behind a link, also one that has left its feed or is of an earlier start."""
        match = _SLUG.fullmatch(slug)
        item = self._items.get(match["id"]) if match else None
        if match is None or item is None:
            return None
        if match["stamp"] is None:
            return self._publication(item, self._standing_time(item), slug, now) if item.age is not None else None
        try:
            published_at = datetime.strptime(match["stamp"], _STAMP).replace(tzinfo=UTC)
        except ValueError:
            return None
        return self._publication(item, published_at, slug, now)

    def _advance(self, now: datetime) -> None:
        until = min(now, self._watched_until)
        while self._told_until + LIVE_EVERY - self._since_last <= until:
            self._told_until += LIVE_EVERY - self._since_last
            self._since_last = timedelta()
            item = self._live[self._next % len(self._live)]
            self._appeared[item.outlet].append((item, self._told_until.replace(microsecond=0)))
            self._next += 1
        self._since_last += max(until - self._told_until, timedelta())
        self._told_until = max(now, self._told_until)

    def _standing_time(self, item: WireItem) -> datetime:
        return (self._started_at - timedelta(minutes=item.age or 0)).replace(microsecond=0)

    def _live_slug(self, item: WireItem, published_at: datetime) -> str:
        return f"{item.id}-{published_at.strftime(_STAMP)}-{self._run}"

    def _publication(self, item: WireItem, published_at: datetime, slug: str, now: datetime) -> Publication:
        # A standing item has no clock time in it: its text must be the same after a restart.
        clock = "" if item.age is not None else f" ({published_at:%H:%M} ت غ)"
        title, text, updated_at = item.title, item.text, published_at
        if item.edit is not None and now - published_at >= timedelta(seconds=item.edit.after):
            title, text = item.edit.title, item.edit.text
            updated_at = published_at + timedelta(seconds=item.edit.after)
        opening = f"{item.dateline}{clock} – "
        teaser = f"{opening}{item.teaser}" if item.teaser else None
        return Publication(item.outlet, slug, title, opening + text, teaser, published_at, updated_at)
