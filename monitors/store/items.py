"""Items: what the feeds said, in each version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, exists, func, insert, select, update

from monitors.identity import OPENING, KnownItem, Traits
from monitors.query.stored_terms import StoredTerms
from monitors.query.syntax import CountKind
from monitors.store.column_types import storable
from monitors.store.database import next_number
from monitors.store.full_text import index_terms, unindex_terms
from monitors.store.schema import TOLLS, alerts, feeds, is_row_id, items, revisions
from summarizer.model import Summary

REMEMBERED_PER_FEED = 1000
"""A purge forgets an item wholly only when its feed brought this many newer ones, and so lists it no longer:
forgotten sooner, an old item of a slow feed would come back as news. Long feeds list 300."""
COUNT_COLUMNS: dict[CountKind, str] = {
    "killed": "killed",
    "wounded": "wounded",
    "missing": "missing",
    "detained": "detained",
    "any": "casualties",
}
NUMBER_BITS = 20
"""Bits for the number in a list key: a million items of one second, and dates beyond any calendar."""
FLICKERS = 2
"""How often a version may come back before it no longer counts as an edit."""
KEYS_AT_ONCE = 500
"""Keys in one query, well below what any SQLite version takes (999)."""


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item or a new version of one, to be stored.

    key, link_key: what its feed knows it by. content_hash: a digest of what the feed says.
    counts: its greatest toll by kind (monitors/query/facts.py).
    """

    key: str
    url: str
    title: str
    text: str
    published_at: datetime | None
    content_hash: str
    summary: Summary
    terms: StoredTerms
    counts: Mapping[CountKind, int]
    link_key: str = ""


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An item in its last version. `outlet`: its feed's name. `revised_at`: None if never edited.

    list_key: its place in lists, which are newest first.
    """

    id: int
    feed_id: int
    outlet: str
    url: str
    title: str
    text: str
    published_at: datetime | None
    first_seen_at: datetime
    revised_at: datetime | None
    revision: int
    summary: Summary
    dated_at: datetime
    terms: StoredTerms
    list_key: int


STORED_ITEM_COLUMNS = (
    items.c.id,
    items.c.feed_id,
    feeds.c.name.label("outlet"),
    items.c.url,
    items.c.title,
    items.c.text,
    items.c.published_at,
    items.c.first_seen_at,
    items.c.revised_at,
    items.c.revision,
    items.c.summary,
    items.c.dated_at,
    items.c.terms_packed.label("terms"),
    items.c.list_key,
)
# In the order of KnownItem's fields.
_KNOWN_COLUMNS = (
    items.c.id,
    items.c.key,
    items.c.link_key,
    items.c.content_hash,
    items.c.published_at,
    items.c.title,
    func.substr(items.c.text, 1, OPENING).label("opening"),
    items.c.revision,
)
# What every poll with news asks for, made once.
_WITH = {
    trait: select(*_KNOWN_COLUMNS).where(
        items.c.feed_id == bindparam("feed"), items.c[trait].in_(bindparam("wanted", expanding=True))
    )
    for trait in ("key", "link_key", "content_hash")
}
_COUNT = update(feeds).where(feeds.c.id == bindparam("feed")).values(item_count=feeds.c.item_count + bindparam("more"))


def select_stored_items() -> Select[Any]:
    """A query whose rows, as dicts, are the fields of StoredItem; purged items are not among them."""
    return select(*STORED_ITEM_COLUMNS).join(feeds, feeds.c.id == items.c.feed_id).where(~items.c.purged)


def known_items(conn: Connection, feed_id: int, found: Iterable[Traits]) -> list[KnownItem]:
    """Those of a feed's items that these entries may be, because they share a trait.

    An entry that is stored as it stands can be no other item, and is asked for by its key alone.
    """
    traits = list(found)
    known = {item.id: item for item in _items_with(conn, feed_id, "key", {one.key for one in traits})}
    stored = {(item.key, item.link_key, item.content_hash) for item in known.values()}
    times = Counter(one.key for one in traits)
    open_ones = [one for one in traits if times[one.key] > 1 or (one.key, one.link_key, one.content_hash) not in stored]
    for name in ("link_key", "content_hash"):
        wanted = {getattr(one, name) for one in open_ones} - {""}
        known |= {item.id: item for item in _items_with(conn, feed_id, name, wanted)}
    return list(known.values())


def _items_with(conn: Connection, feed_id: int, trait: str, wanted: Iterable[str]) -> Iterator[KnownItem]:
    """A feed's items that have one of the values in a column."""
    values = sorted(wanted)
    for start in range(0, len(values), KEYS_AT_ONCE):
        found = {"feed": feed_id, "wanted": values[start : start + KEYS_AT_ONCE]}
        yield from (KnownItem(*row) for row in conn.execute(_WITH[trait], found))


def get_summary(conn: Connection, item_id: int) -> Summary:
    """The summary of an item's last version; that of a purged item is empty."""
    summary: Summary = conn.execute(select(items.c.summary).where(items.c.id == item_id)).scalar_one()
    return summary


def insert_item(conn: Connection, feed_id: int, item: NewItem, now: datetime) -> int:
    """Store one new item: see insert_items."""
    return insert_items(conn, feed_id, [item], now)[0]


def insert_items(conn: Connection, feed_id: int, new: Sequence[NewItem], now: datetime) -> list[int]:
    """Store new items of a feed, whose keys differ, and return their numbers in the same order.

    One is there already where another process was faster, or the feed was removed and added again: then its
    number is returned, and what differs is stored as a revision.
    """
    keyed = {storable(item.key): item for item in new}
    numbers = {known.key: known.id for known in _items_with(conn, feed_id, "key", keyed)}
    for key, number in numbers.items():
        revise_item(conn, number, keyed[key], now)
    unknown = {key: item for key, item in keyed.items() if key not in numbers}
    numbers |= _insert(conn, feed_id, unknown, now)
    return [numbers[storable(item.key)] for item in new]


def _insert(conn: Connection, feed_id: int, new: Mapping[str, NewItem], now: datetime) -> dict[str, int]:
    """Insert, list and count items by key; returns their numbers by key."""
    if not new:
        return {}
    same = {"feed_id": feed_id, "first_seen_at": now, "revision": 0}
    rows = [
        {"id": number, "key": key, **same, **_content(item, number, first_seen_at=now)}
        for number, (key, item) in enumerate(new.items(), next_number(conn, items))
    ]
    conn.execute(insert(items), rows)
    index_terms(conn, [(row["list_key"], row["terms_packed"]) for row in rows])
    conn.execute(_COUNT, {"feed": feed_id, "more": len(new)})
    return {row["key"]: row["id"] for row in rows}


def revise_item(conn: Connection, item_id: int, item: NewItem, now: datetime) -> int:
    """Make this the item's version, keep the one before in `revisions`, and return the version's number.

    The first version is 0. A version with the digest of the last one is not stored again, nor one that was there
    twice: servers that disagree give two versions by turns, without end.
    """
    old = conn.execute(select(items).where(items.c.id == item_id)).one()
    same = (revisions.c.item_id == item_id) & (revisions.c.content_hash == item.content_hash)
    before = conn.execute(select(func.count()).select_from(revisions).where(same)).scalar_one()
    if old.content_hash == item.content_hash or before >= FLICKERS:
        return int(old.revision)
    if not old.purged:
        version = {
            name: getattr(old, name)
            for name in ("revision", "url", "title", "text", "published_at", "content_hash", "summary")
        }
        stored_at = old.revised_at or old.first_seen_at
        conn.execute(insert(revisions).values(item_id=item_id, stored_at=stored_at, **version))
    revision = int(old.revision) + 1
    content = _content(item, item_id, first_seen_at=old.first_seen_at)
    if not old.purged:
        unindex_terms(conn, [(old.list_key, old.terms_packed)])
    conn.execute(update(items).where(items.c.id == item_id).values(revision=revision, revised_at=now, **content))
    index_terms(conn, [(content["list_key"], content["terms_packed"])])
    return revision


def get_item(conn: Connection, item_id: int) -> StoredItem | None:
    """The item of this number; None where there is none or it was purged."""
    if not is_row_id(item_id):
        return None
    row = conn.execute(select_stored_items().where(items.c.id == item_id)).one_or_none()
    return None if row is None else StoredItem(**row._asdict())


def count_items(conn: Connection, since: datetime | None = None) -> int:
    """How many items are stored, or of them those first seen since then."""
    query = select(func.count()).select_from(items).where(~items.c.purged)
    if since is not None:
        query = query.where(items.c.first_seen_at >= since)
    return conn.execute(query).scalar_one()


def purge_items(conn: Connection, before: datetime) -> int:
    """Delete what the items first seen before then say, except where they caused an alert; returns how many.

    Of those that their feed may still list, the key stays, so that they do not come back as news.
    """
    silent = ~exists().where(alerts.c.item_id == items.c.id)
    old = (items.c.first_seen_at < before) & silent
    purged = conn.execute(select(func.count()).select_from(items).where(old, ~items.c.purged)).scalar_one()
    newer = func.row_number().over(partition_by=items.c.feed_id, order_by=items.c.id.desc())
    ranked = select(items.c.id, newer.label("rank")).subquery()
    unlisted = select(ranked.c.id).where(ranked.c.rank > REMEMBERED_PER_FEED)
    indexed = select(items.c.list_key, items.c.terms_packed).where(old, ~items.c.purged)
    unindex_terms(conn, [(row.list_key, row.terms_packed) for row in conn.execute(indexed)])
    conn.execute(delete(items).where(old, items.c.id.in_(unlisted)))
    emptied = select(items.c.id).where(old, ~items.c.purged)
    conn.execute(delete(revisions).where(revisions.c.item_id.in_(emptied)))
    texts: dict[str, Any] = {"url": "", "title": "", "text": "", "terms_packed": None}
    nothing = {**texts, "summary": Summary(headline="", lead=""), **dict.fromkeys(TOLLS, 0)}
    conn.execute(update(items).where(old, ~items.c.purged).values(purged=True, **nothing))
    return purged


def _content(item: NewItem, number: int, first_seen_at: datetime) -> dict[str, Any]:
    dated = dated_at(item.published_at, first_seen_at)
    return {
        "url": item.url,
        "title": item.title,
        "text": item.text,
        "published_at": item.published_at,
        "dated_at": dated,
        "list_key": list_key(dated, number),
        "content_hash": item.content_hash,
        "link_key": item.link_key,
        "summary": item.summary,
        "terms_packed": item.terms,
        **{column: item.counts.get(kind, 0) for kind, column in COUNT_COLUMNS.items()},
        "purged": False,
    }


def list_key(dated: datetime, item_id: int) -> int:
    """By what lists are ordered: the date in seconds, then the number among items of one second."""
    return (int(dated.timestamp()) << NUMBER_BITS) + item_id % (1 << NUMBER_BITS)


def dated_at(published_at: datetime | None, first_seen_at: datetime) -> datetime:
    """The time to list an item by: when it was published, but not after we saw it.

    Some feeds date items hours ahead (local time marked as UTC); they must not stay on top of every list.
    """
    return first_seen_at if published_at is None else min(published_at, first_seen_at)
