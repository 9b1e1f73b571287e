"""Stored items that match a query."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from bot.context import Refusal
from bot.language import N_
from bot.menu import EXAMPLES
from monitors.query.words import MAX_QUERY, QueryError, WordQuery, parse_words
from monitors.store.database import Database
from monitors.store.items import StoredItem
from monitors.store.search import recent_items

AT_ONCE = 200
AT_MOST = 5000
"""Candidates that are looked at: a common substring that is never a word must not cost a whole archive."""

_PERIOD = re.compile(r"(?P<number>\d{1,3})(?P<unit>[mhd])", re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


def read_query(words: str, command: str) -> WordQuery:
    """The query that somebody typed after a command. Raises Refusal with the command's example."""
    try:
        return parse_words(words)
    except QueryError as error:
        if error.code == "too_long":
            raise Refusal(
                N_("That is too long to search for: {limit} characters at most."),
                EXAMPLES[command],
                limit=MAX_QUERY,
            ) from None
        raise Refusal(N_("Write the words to look for after the command."), EXAMPLES[command]) from None


def read_period(text: str) -> timedelta | None:
    """`30m`, `24h`, `7d` as a length of time, in whatever digits; None for anything else."""
    match = _PERIOD.fullmatch(text.strip())
    if match is None:
        return None
    return int(match["number"]) * _UNITS[match["unit"].lower()] or None


async def find_items(db: Database, query: WordQuery | None, since: datetime | None, limit: int) -> list[StoredItem]:
    """The newest `limit` items dated since then that match; without a query all do."""
    found: list[StoredItem] = []
    patterns = query.patterns if query else ()
    for offset in range(0, AT_MOST, AT_ONCE):
        batch = await db.query(recent_items, since, AT_ONCE, offset, patterns=patterns)
        found += [item for item in batch if query is None or query.matches(set(item.folded.split()))]
        if len(found) >= limit or len(batch) < AT_ONCE:
            break
    return found[:limit]
