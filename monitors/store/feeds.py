"""Feeds: what is polled, when, and what came of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, bindparam, case, func, insert, or_, select, update

from monitors.hosts import host_of
from monitors.schedule import Cadence
from monitors.store.schema import feeds, is_row_id

FeedState = Literal["active", "paused", "removed", "retired"]
"""`removed` by an admin, `retired` by its server (410). The row stays: what was removed stays removed."""


NO_CADENCE = Cadence()

# What every poll asks for, made once: making a query takes as long as asking it.
_GET = select(feeds).where(feeds.c.id == bindparam("number"))
_SAVE = update(feeds).where(feeds.c.id == bindparam("number"))


class DuplicateFeed(Exception):
    """There is a feed of this address already: `feed`."""

    def __init__(self, feed: Feed) -> None:
        super().__init__(f"there is a feed of this address already: {feed.id} ({feed.name})")
        self.feed = feed


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed. Times are aware, UTC.

    interval_s: seconds between two polls as an admin set them, None for the setting of all feeds.
    first_polled_at: when it was first stored without alerting, None before.
    failures: in a row; 0 after a success. status: the last outcome's code, "" before any.
    item_count: items ever stored from it; a purge does not lower it.
    slow: how many times its interval is doubled because its server would not have us so often.
    moved_to, moved_seen: where it said that it moved for good, and how often in a row.
    failing_since: of its failures in a row the first. told_at: when admins were last told of them.
    """

    id: int
    url: str
    name: str
    country: str
    kind: str
    state: FeedState
    interval_s: float | None
    fetch_pages: bool
    next_check_at: datetime
    last_checked_at: datetime | None
    last_ok_at: datetime | None
    first_polled_at: datetime | None
    etag: str | None
    last_modified: str | None
    failures: int
    status: str
    item_count: int
    created_at: datetime
    slow: int = 0
    moved_to: str | None = None
    moved_seen: int = 0
    cadence: Cadence = NO_CADENCE
    failing_since: datetime | None = None
    told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedUpdate:
    """What a poll makes of its feed. Fields that a feed has mean the same here.

    url: the address that it is asked at from now on, None for the same. retired: its server closed it for good.
    """

    next_check_at: datetime
    checked_at: datetime
    status: str
    ok: bool
    etag: str | None
    last_modified: str | None
    url: str | None
    failures: int
    first_polled_at: datetime | None
    slow: int = 0
    moved_to: str | None = None
    moved_seen: int = 0
    cadence: Cadence = NO_CADENCE
    failing_since: datetime | None = None
    told_at: datetime | None = None
    retired: bool = False


def add_feed(
    conn: Connection,
    url: str,
    name: str,
    now: datetime,
    *,
    country: str = "",
    kind: str = "",
    state: FeedState = "active",
    fetch_pages: bool = True,
) -> Feed:
    """Add a feed, due at once. A removed one comes back with its number and items, as if never polled.

    Raises DuplicateFeed where the address is in use.
    """
    fresh = {
        "name": name,
        "country": country,
        "kind": kind,
        "state": state,
        "interval_s": None,
        "fetch_pages": fetch_pages,
        "next_check_at": now,
        "last_checked_at": None,
        "last_ok_at": None,
        "first_polled_at": None,
        "etag": None,
        "last_modified": None,
        "failures": 0,
        "status": "",
        "slow": 0,
        "moved_to": None,
        "moved_seen": 0,
        "cadence": NO_CADENCE,
        "failing_since": None,
        "told_at": None,
    }
    row = conn.execute(select(feeds).where(feeds.c.url == url)).one_or_none()
    if row is None:
        values = {"url": url, "item_count": 0, "created_at": now, **fresh}
        return Feed(**conn.execute(insert(feeds).values(values).returning(feeds)).one()._asdict())
    if row.state != "removed":
        raise DuplicateFeed(Feed(**row._asdict()))
    revived = update(feeds).where(feeds.c.id == row.id).values(fresh).returning(feeds)
    return Feed(**conn.execute(revived).one()._asdict())


def seed_feeds(conn: Connection, sources: Iterable[tuple[str, str, str, str, bool]], now: datetime) -> int:
    """Fill a table without any feed from (name, url, country, kind, active) and return how many there were.

    Does nothing where there is or was a feed: what an admin removed stays removed. Inactive ones are paused.
    """
    if conn.scalar(select(feeds.c.id).limit(1)) is not None:
        return 0
    added = 0
    for name, url, country, kind, active in sources:
        add_feed(conn, url, name, now, country=country, kind=kind, state="active" if active else "paused")
        added += 1
    return added


def get_feed(conn: Connection, feed_id: int) -> Feed | None:
    """The feed of this number, in whatever state."""
    if not is_row_id(feed_id):
        return None
    row = conn.execute(_GET, {"number": feed_id}).one_or_none()
    return None if row is None else Feed(**row._asdict())


def find_feed(conn: Connection, ref: str) -> Feed | None:
    """The feed that a person means by its number, address or name, in this order; not a removed one."""
    ref = ref.strip()
    number = int(ref) if ref.isdecimal() and len(ref) < 19 else 0
    meant = or_(feeds.c.id == number, feeds.c.url == ref, func.lower(feeds.c.name) == ref.lower())
    rank = case((feeds.c.id == number, 0), (feeds.c.url == ref, 1), else_=2)
    query = select(feeds).where(meant, feeds.c.state != "removed").order_by(rank, feeds.c.id).limit(1)
    row = conn.execute(query).one_or_none()
    return None if row is None else Feed(**row._asdict())


def list_feeds(conn: Connection, states: Sequence[FeedState] = ("active", "paused", "retired")) -> list[Feed]:
    """The feeds in these states, by number."""
    rows = conn.execute(select(feeds).where(feeds.c.state.in_(states)).order_by(feeds.c.id))
    return [Feed(**row._asdict()) for row in rows]


def list_outlets(conn: Connection) -> list[str]:
    """The names of all feeds, also of those that are there no more: their items are."""
    return list(conn.scalars(select(feeds.c.name).distinct()))


def due_feeds(conn: Connection, now: datetime, limit: int, exclude: Collection[int] = ()) -> list[Feed]:
    """Up to `limit` active feeds whose next check has come, longest overdue first, but those in `exclude`."""
    query = (
        select(feeds)
        .where(feeds.c.state == "active", feeds.c.next_check_at <= now, feeds.c.id.not_in(exclude))
        .order_by(feeds.c.next_check_at, feeds.c.id)
        .limit(limit)
    )
    return [Feed(**row._asdict()) for row in conn.execute(query)]


def set_feed_state(conn: Connection, feed_id: int, state: FeedState, now: datetime) -> None:
    """Pause, resume, remove or retire. A feed that becomes active is due at once, its failures forgiven."""
    values: dict[str, Any] = {"state": state}
    restart = {"next_check_at": now, "failures": 0, "slow": 0, "failing_since": None, "told_at": None}
    conn.execute(update(feeds).where(feeds.c.id == feed_id).values(values | (restart if state == "active" else {})))


def set_feed_interval(conn: Connection, feed_id: int, seconds: float | None, now: datetime) -> None:
    """Set the seconds between two polls, counted from the last one; None for the setting of all feeds.

    A failing feed's next check stays as it is: its back-off is owed to the server.
    """
    conn.execute(update(feeds).where(feeds.c.id == feed_id).values(interval_s=seconds))
    feed = get_feed(conn, feed_id)
    if feed is None or feed.failures:
        return
    due = now
    if seconds is not None and feed.last_checked_at is not None:
        due = max(now, feed.last_checked_at + timedelta(seconds=seconds))
    conn.execute(update(feeds).where(feeds.c.id == feed_id).values(next_check_at=due))


def save_feed_update(conn: Connection, feed_id: int, feed_update: FeedUpdate) -> None:
    """Store what a poll made of its feed. A state that an admin chose meanwhile stays.

    A move to an address that another feed has is not followed: both would be the same feed.
    """
    values = {field.name: getattr(feed_update, field.name) for field in fields(feed_update)}
    values["last_checked_at"] = values.pop("checked_at")
    if values.pop("ok"):
        values["last_ok_at"] = feed_update.checked_at
    if feed_update.url is None or _is_taken(conn, feed_update.url):
        del values["url"]
    if values.pop("retired"):
        active = (feeds.c.id == feed_id) & (feeds.c.state == "active")
        conn.execute(update(feeds).where(active).values(state="retired"))
    conn.execute(_SAVE, {"number": feed_id, **values})


def rest_host(conn: Connection, host: str, until: datetime) -> None:
    """Ask none of a host's feeds before then. `host` as host_of gives it."""
    early = select(feeds.c.id, feeds.c.url).where(feeds.c.state == "active", feeds.c.next_check_at < until)
    ids = [feed_id for feed_id, url in conn.execute(early) if host_of(url) == host]
    # In parts, well below the number of parameters that any SQLite version takes.
    for start in range(0, len(ids), 500):
        resting = feeds.c.id.in_(ids[start : start + 500])
        conn.execute(update(feeds).where(resting).values(next_check_at=until))


def _is_taken(conn: Connection, url: str) -> bool:
    return conn.scalar(select(feeds.c.id).where(feeds.c.url == url)) is not None
