"""Finding stored items."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from monitors.store.items import StoredItem, select_stored_items
from monitors.store.schema import items

PATTERNS_AT_MOST = 20
"""More would not narrow the choice but could exceed SQLite's depth of expressions (1000)."""


def recent_items(
    conn: Connection,
    since: datetime | None,
    limit: int,
    offset: int = 0,
    *,
    patterns: Sequence[str] = (),
) -> list[StoredItem]:
    """Items dated since then (None: all), newest first; their date is that of `dated_at` in items.py.

    `patterns` are folded substrings all of which the item's folded words contain. They only narrow the
    choice: of many the longest are used, and a substring may lie in a word. The caller confirms each item,
    and so pages by offsets into this list, not into its own.
    """
    query = select_stored_items().order_by(items.c.dated_at.desc(), items.c.id.desc())
    if since is not None:
        query = query.where(items.c.dated_at >= since)
    for pattern in sorted(patterns, key=len, reverse=True)[:PATTERNS_AT_MOST]:
        query = query.where(items.c.folded.contains(pattern, autoescape=True))
    return [StoredItem(**row._asdict()) for row in conn.execute(query.limit(limit).offset(offset))]
