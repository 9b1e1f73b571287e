"""What a poll means: which entries are new, which are edited, and which of them may alert. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter

from monitors.identity import KnownItem, Traits, identify
from monitors.parse import Entry
from summarizer.model import Claim, Summary


@dataclass(frozen=True, slots=True)
class Change:
    """An entry to store: new where `known` is None, else a revision of the known item. Traits as in Traits."""

    key: str
    link_key: str
    entry: Entry
    content_hash: str
    known: KnownItem | None


def changed_entries(found: Sequence[Traits], known: Iterable[KnownItem]) -> list[Change]:
    """The entries that the store lacks, and those whose title or text differs from what it has.

    Oldest first, as a newswire would have sent them: by their dates, or where one has none in the reverse of the
    feed's order, which is mostly newest first. A new item whose key another has gets one of its own.
    """
    known = list(known)
    taken = {item.key for item in known}
    changes: list[Change] = []
    for traits, item in identify(found, known):
        if item is not None and item.content_hash == traits.content_hash:
            continue
        key = traits.key if item is None else item.key
        if item is None and key in taken:
            key = f"{key}#{traits.content_hash[:16]}"
        if item is None and key in taken:
            continue
        taken.add(key)
        changes.append(Change(key, traits.link_key, traits.entry, traits.content_hash, item))
    return _oldest_first(changes)


def _oldest_first(changes: Sequence[Change]) -> list[Change]:
    reverse = changes[::-1]
    dated = [(change.entry.published_at, change) for change in reverse if change.entry.published_at is not None]
    if len(dated) < len(reverse):
        return list(reverse)
    return [change for _, change in sorted(dated, key=itemgetter(0))]


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
