"""Items: what the feeds said, in each version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, exists, func, insert, select, update

from monitors.identity import OPENING, KnownItem, Traits
from monitors.query.syntax import CountKind
from monitors.store.full_text import index_terms, unindex_terms
from monitors.store.schema import alerts, feeds, is_row_id, items, revisions
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
    terms: what queries find it by. counts: its greatest toll by kind (monitors/query/facts.py has both).
    """

    key: str
    url: str
    title: str
    text: str
    published_at: datetime | None
    content_hash: str
    summary: Summary
    terms: frozenset[str]
    counts: Mapping[CountKind, int]
    link_key: str = ""


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An item in its last version. `outlet`: its feed's name. `revised_at`: None if never edited.

    terms: as NewItem has them, a space between two. list_key: its place in lists, which are newest first.
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
    terms: str
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
    items.c.terms,
    items.c.list_key,
)


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


def select_stored_items() -> Select[Any]:
    """A query whose rows, as dicts, are the fields of StoredItem; purged items are not among them."""
    return select(*STORED_ITEM_COLUMNS).join(feeds, feeds.c.id == items.c.feed_id).where(~items.c.purged)


def known_items(conn: Connection, feed_id: int, found: Iterable[Traits]) -> list[KnownItem]:
    """Those of a feed's items that share a trait with one of these entries."""
    traits = list(found)
    known: dict[int, KnownItem] = {}
    for name in ("key", "link_key", "content_hash"):
        wanted = sorted({getattr(one, name) for one in traits} - {""})
        for start in range(0, len(wanted), KEYS_AT_ONCE):
            query = select(*_KNOWN_COLUMNS).where(
                items.c.feed_id == feed_id, items.c[name].in_(wanted[start : start + KEYS_AT_ONCE])
            )
            known |= {row.id: KnownItem(**row._asdict()) for row in conn.execute(query)}
    return list(known.values())


def get_summary(conn: Connection, item_id: int) -> Summary:
    """The summary of an item's last version; that of a purged item is empty."""
    summary: Summary = conn.execute(select(items.c.summary).where(items.c.id == item_id)).scalar_one()
    return summary


def insert_item(conn: Connection, feed_id: int, item: NewItem, now: datetime) -> int:
    """Store a new item and return its number.

    It is there already where another process was faster, or the feed was removed and added again: then its
    number is returned, and what differs is stored as a revision.
    """
    found = select(items.c.id).where(items.c.feed_id == feed_id, items.c.key == item.key)
    known_id: int | None = conn.scalar(found)
    if known_id is not None:
        revise_item(conn, known_id, item, now)
        return known_id
    values = {
        "feed_id": feed_id,
        "key": item.key,
        "first_seen_at": now,
        "revision": 0,
        **_content(item, first_seen_at=now),
    }
    item_id: int = conn.execute(insert(items).values(values).returning(items.c.id)).scalar_one()
    _list(conn, item_id)
    conn.execute(update(feeds).where(feeds.c.id == feed_id).values(item_count=feeds.c.item_count + 1))
    return item_id


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
    values = {"revision": revision, "revised_at": now, **_content(item, first_seen_at=old.first_seen_at)}
    if not old.purged:
        unindex_terms(conn, [(old.list_key, old.terms)])
    conn.execute(update(items).where(items.c.id == item_id).values(values))
    _list(conn, item_id)
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
    indexed = select(items.c.list_key, items.c.terms).where(old, ~items.c.purged)
    unindex_terms(conn, [(row.list_key, row.terms) for row in conn.execute(indexed)])
    conn.execute(delete(items).where(old, items.c.id.in_(unlisted)))
    emptied = select(items.c.id).where(old, ~items.c.purged)
    conn.execute(delete(revisions).where(revisions.c.item_id.in_(emptied)))
    nothing = {"url": "", "title": "", "text": "", "terms": "", "summary": Summary(headline="", lead="")}
    conn.execute(update(items).where(old, ~items.c.purged).values(purged=True, **nothing))
    return purged


def _content(item: NewItem, first_seen_at: datetime) -> dict[str, Any]:
    return {
        "url": item.url,
        "title": item.title,
        "text": item.text,
        "published_at": item.published_at,
        "dated_at": dated_at(item.published_at, first_seen_at),
        "content_hash": item.content_hash,
        "link_key": item.link_key,
        "summary": item.summary,
        "terms": " ".join(sorted(item.terms)),
        **{column: item.counts.get(kind, 0) for kind, column in COUNT_COLUMNS.items()},
        "purged": False,
    }


def _list(conn: Connection, item_id: int) -> None:
    """Give a stored item its place in lists and index its terms under it."""
    row = conn.execute(select(items.c.dated_at, items.c.terms).where(items.c.id == item_id)).one()
    key = list_key(row.dated_at, item_id)
    conn.execute(update(items).where(items.c.id == item_id).values(list_key=key))
    index_terms(conn, key, row.terms)


def list_key(dated: datetime, item_id: int) -> int:
    """By what lists are ordered: the date in seconds, then the number among items of one second."""
    return (int(dated.timestamp()) << NUMBER_BITS) + item_id % (1 << NUMBER_BITS)


def dated_at(published_at: datetime | None, first_seen_at: datetime) -> datetime:
    """The time to list an item by: when it was published, but not after we saw it.

    Some feeds date items hours ahead (local time marked as UTC); they must not stay on top of every list.
    """
    return first_seen_at if published_at is None else min(published_at, first_seen_at)
