"""What a poll means: which entries are new, which are edited, and which of them may alert. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitors.parse import Entry, entry_key
from monitors.store.items import KnownItem
from summarizer.model import Claim, Summary


@dataclass(frozen=True, slots=True)
class Change:
    """An entry to store: new where `known` is None, else a revision of the known item."""

    key: str
    entry: Entry
    content_hash: str
    known: KnownItem | None


def changed_entries(entries: Iterable[Entry], known: Mapping[str, KnownItem]) -> list[Change]:
    """The entries that the store lacks, and those whose title or text differs from what it has.

    Oldest first, as a newswire would have sent them. Of entries with equal keys the first counts.
    """
    changes: dict[str, Change] = {}
    for entry in entries:
        key = entry_key(entry)
        digest = content_hash(entry)
        stored = known.get(key)
        if key in changes or (stored is not None and stored.content_hash == digest):
            continue
        changes[key] = Change(key, entry, digest, stored)
    return list(reversed(changes.values()))


def content_hash(entry: Entry) -> str:
    """A digest of what the feed itself says; a page behind it does not count."""
    return hashlib.sha256(f"{entry.title}\n{entry.text}".encode(errors="replace")).hexdigest()


def is_recent(published_at: datetime | None, now: datetime, max_age: timedelta) -> bool:
    """Whether an item may still alert: undated ones may, those dated longer back than max_age may not."""
    return published_at is None or now - published_at <= max_age


def earliest_change(published_at: datetime | None, last_seen_at: datetime | None, now: datetime) -> datetime | None:
    """The earliest moment at which the feed can have changed so as to hold the item, None if it cannot be said.

    That is after the last look that found it without, and not before its date, unless that lies ahead.
    """
    if last_seen_at is None:
        return None
    return min(now, max(last_seen_at, published_at or last_seen_at))


def claims_changed(before: Summary, after: Summary) -> bool:
    """Whether an edit changed what is claimed, wherever in the text it now stands."""
    return _substance(before) != _substance(after)


def _substance(summary: Summary) -> list[tuple[object, ...]]:
    return sorted((_claim_substance(claim) for claim in summary.claims_to_show()), key=repr)


def _claim_substance(claim: Claim) -> tuple[object, ...]:
    return (
        claim.kind,
        claim.count_min,
        claim.count_max,
        claim.vague,
        claim.approx,
        claim.who,
        claim.source,
        claim.place,
        claim.status,
        claim.scope,
        claim.part_of is not None,
    )
