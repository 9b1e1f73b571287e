"""What counts as new, as edited and as still worth an alert."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitors.changes import changed_entries, claims_changed, earliest_change, is_recent
from monitors.identity import KnownItem, traits_of
from monitors.parse import Entry
from summarizer.model import Claim, Summary

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
CLAIM = Claim(
    kind="killed",
    count_min=5,
    count_max=5,
    vague=None,
    approx=False,
    who=None,
    source="الدفاع المدني",
    place="إدلب",
    actor=None,
    status="affirmed",
    scope="incident",
    part_of=None,
    quote="مقتل خمسة",
    start=0,
    end=9,
    via=None,
    confidence=0.9,
    rule="test",
)


def entry(guid: str, text: str = "نص") -> Entry:
    return Entry(guid=guid, url=f"https://example.org/{guid}", title="عنوان", text=text, published_at=NOW, full=True)


def known_as(number: int, entry: Entry) -> KnownItem:
    (traits,) = traits_of([entry])
    return KnownItem(
        number, traits.key, traits.link_key, traits.content_hash, entry.published_at, entry.title, entry.text, 0
    )


def summary(*claims: Claim) -> Summary:
    return Summary(headline="", lead="", claims=claims)


def test_entries_that_the_store_lacks_are_new_and_come_oldest_first() -> None:
    changes = changed_entries(traits_of([entry("b", "ثان"), entry("a", "أول")]), ())
    assert [change.entry.guid for change in changes] == ["a", "b"]
    assert all(change.known is None for change in changes)


@pytest.mark.parametrize(
    ("minutes", "order"),
    [
        ((2, 1, 0), "cba"),
        ((0, 1, 2), "abc"),
        ((1, 1, 0), "cba"),
        ((0, None, 2), "cba"),
        ((None, None, None), "cba"),
    ],
)
def test_a_feed_that_lists_oldest_first_is_told_apart_by_its_dates(minutes: tuple[int | None, ...], order: str) -> None:
    dates = [None if number is None else NOW + timedelta(minutes=number) for number in minutes]
    listed = [replace(entry(guid, guid), published_at=date) for guid, date in zip("abc", dates, strict=True)]
    assert "".join(change.entry.guid for change in changed_entries(traits_of(listed), ())) == order


def test_an_entry_is_edited_when_its_text_differs_and_only_then() -> None:
    same, other = entry("same", "نص أول"), entry("other", "نص جديد")
    known = [known_as(1, same), known_as(2, entry("other", "نص قديم"))]
    (change,) = changed_entries(traits_of([same, other]), known)
    assert change.known is not None
    assert (change.known.id, change.key) == (2, "other")


def test_an_entry_listed_twice_counts_once() -> None:
    assert len(changed_entries(traits_of([entry("a"), entry("a")]), ())) == 1


@pytest.mark.parametrize(("hours", "recent"), [(0, True), (24, True), (24.01, False), (-2, True)])
def test_items_dated_too_far_back_do_not_alert(hours: float, recent: bool) -> None:
    assert is_recent(NOW - timedelta(hours=hours), NOW, timedelta(hours=24)) is recent


def test_an_undated_item_alerts() -> None:
    assert is_recent(None, NOW, timedelta(hours=24))


@pytest.mark.parametrize(
    "after",
    [
        replace(CLAIM, count_min=6, count_max=6),
        replace(CLAIM, source="مصدر طبي"),
        replace(CLAIM, status="denied"),
        replace(CLAIM, place="سراقب"),
    ],
)
def test_an_edit_changes_the_claims_when_a_reader_would_be_told_something_else(after: Claim) -> None:
    assert claims_changed(summary(CLAIM), summary(after))


def test_a_claim_that_merely_moved_in_the_text_is_the_same() -> None:
    assert not claims_changed(summary(CLAIM), summary(replace(CLAIM, start=40, end=49, confidence=0.7)))


@pytest.mark.parametrize(
    ("published", "last_seen", "earliest"),
    [(None, None, None), (-5, None, None), (None, -60, -60), (-30, -60, -30), (-90, -60, -60), (30, -60, 0)],
)
def test_a_feed_changed_after_the_last_look_and_not_before_the_items_date(
    published: int | None, last_seen: int | None, earliest: int | None
) -> None:
    def at(minutes: int | None) -> datetime | None:
        return None if minutes is None else NOW + timedelta(minutes=minutes)

    assert earliest_change(at(published), at(last_seen), NOW) == at(earliest)
