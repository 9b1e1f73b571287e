"""What the tests of the store share: a moment, and rows made with what matters to the test alone."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from monitors.query.stored_terms import stored_terms
from monitors.store.chats import Destination, ensure_destination
from monitors.store.feeds import Feed, add_feed
from monitors.store.items import NewItem, insert_item
from monitors.store.outbox import AlertKind, NewAlert
from summarizer.model import Actor, Claim, Place, Summary

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

QUOTE = "قتل ثلاثة مدنيين"
SUMMARY = Summary(
    headline="غارة على إدلب",
    lead="قتل ثلاثة مدنيين في غارة على إدلب.",
    locations=(Place("إدلب", "إدلب", "SY", 35.93, 36.63),),
    actors=(Actor("وزارة الصحة", "وزارة الصحة", "body"),),
    claims=(
        Claim(
            kind="killed",
            count_min=3,
            count_max=3,
            vague=None,
            approx=False,
            who="مدنيين",
            source=None,
            place="إدلب",
            actor=None,
            status="affirmed",
            scope="incident",
            part_of=None,
            quote=QUOTE,
            start=0,
            end=len(QUOTE),
            via=None,
            confidence=0.9,
            rule="verb_count_noun",
        ),
    ),
)


def make_feed(conn: Connection, name: str = "وكالة", **options: object) -> Feed:
    """A feed whose address is made of its name."""
    return add_feed(conn, f"https://example.org/{name}", name, NOW, **options)


def new_item(
    key: str = "a", text: str = "نص", published_at: datetime | None = NOW, summary: Summary = SUMMARY
) -> NewItem:
    """An item whose title is its key."""
    return NewItem(
        key=key,
        url=f"https://example.org/{key}",
        title=key,
        text=text,
        published_at=published_at,
        content_hash=hashlib.sha256(text.encode(errors="replace")).hexdigest(),
        summary=summary,
        terms=stored_terms((), key, {"killed": 3, "any": 3}),
        counts={"killed": 3, "any": 3},
    )


def make_item(conn: Connection, feed: Feed, key: str = "a", now: datetime = NOW) -> int:
    """A stored item that was seen as it was published."""
    return insert_item(conn, feed.id, new_item(key, published_at=now), now)


def make_destination(conn: Connection, chat_id: int = 100, thread_id: int | None = None) -> Destination:
    """A destination in a chat that is a group where its id is negative."""
    return ensure_destination(conn, chat_id, thread_id, "private" if chat_id > 0 else "group", "غرفة", NOW)


def new_alert(destination: Destination, item_id: int, kind: AlertKind = "alert", revision: int = 0) -> NewAlert:
    """An alert that may be sent at once."""
    return NewAlert(destination.id, item_id, kind, revision, "إدلب", None, NOW)
