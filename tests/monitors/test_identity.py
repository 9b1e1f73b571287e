"""Which item an entry is, poll after poll, however its feed dresses it: nothing repeats and nothing vanishes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.changes import changed_entries
from monitors.identity import KnownItem, link_key, traits_of
from monitors.parse import Entry

NOW = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
RAID = Entry(
    "خ-1",
    "https://khabar.example/news/1",
    "قتلى في غارة على سرمين بريف إدلب",
    "قُتل ثلاثة أشخاص في غارة على بلدة سرمين، وفق الدفاع المدني.",
    NOW,
    full=False,
)
TRUCE = Entry("خ-2", "https://khabar.example/news/2", "هدنة في الفاشر", "أعلن الجيش هدنة ليومين.", NOW, full=False)
FLOOD = Entry("خ-3", "https://khabar.example/news/3", "سيول في درنة", "جرفت السيول جسراً ومنازل.", NOW, full=False)


class Store:
    """What a store keeps of a feed's items, over polls."""

    def __init__(self) -> None:
        self.items: dict[int, KnownItem] = {}

    def poll(self, *entries: Entry) -> tuple[int, int]:
        """How many of the entries are new, and how many edited."""
        new = revised = 0
        for change in changed_entries(traits_of(entries), list(self.items.values())):
            number = len(self.items) + 1 if change.known is None else change.known.id
            new, revised = new + (change.known is None), revised + (change.known is not None)
            entry = change.entry
            assert all(item.key != change.key for item in self.items.values() if item.id != number)
            self.items[number] = KnownItem(
                number,
                change.key,
                change.link_key,
                change.content_hash,
                entry.published_at,
                entry.title,
                entry.text[:300],
                0,
            )
        return new, revised


def polls(*documents: Sequence[Entry]) -> list[tuple[int, int]]:
    store = Store()
    return [store.poll(*document) for document in documents]


def worded(entry: Entry, **fields: object) -> Entry:
    return replace(entry, **fields)


EDITED = {"title": "مقتل خمسة في غارة على سرمين بريف إدلب", "text": RAID.text.replace("ثلاثة", "خمسة")}
LATER = NOW + timedelta(hours=3)

SAME = {
    "nothing": {},
    "new guid": {"guid": "خ-9"},
    "no guid any more": {"guid": ""},
    "new date": {"published_at": LATER},
    "no date any more": {"published_at": None},
    "new guid and date": {"guid": "خ-9", "published_at": LATER},
    "tracking in the link": {"url": "https://khabar.example/news/1?utm_source=rss&fbclid=x"},
    "new link": {"url": "https://khabar.example/news/1-b"},
    "new guid and link": {"guid": "خ-9", "url": "https://khabar.example/news/1-b"},
    "https, www and a slash": {"guid": "", "url": "http://www.khabar.example/news/1/"},
}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME.keys())
def test_an_entry_that_says_the_same_is_no_news_whatever_else_its_feed_changes(change: dict[str, object]) -> None:
    assert polls([RAID, TRUCE], [worded(RAID, **change), TRUCE])[1] == (0, 0)


@pytest.mark.parametrize("change", [name for name in SAME if name != "new guid and link"])
def test_an_edited_entry_is_an_edit_and_no_new_item(change: str) -> None:
    edited = worded(RAID, **SAME[change], **EDITED)
    assert polls([RAID, TRUCE], [edited, TRUCE], [edited, TRUCE]) == [(2, 0), (0, 1), (0, 0)]


@pytest.mark.parametrize(
    "bare", [{"guid": ""}, {"guid": "", "url": ""}, {"url": ""}, {"guid": "", "url": "", "published_at": None}]
)
def test_an_entry_without_some_of_its_traits_is_known_by_the_others(bare: dict[str, object]) -> None:
    raid, truce = worded(RAID, **bare), worded(TRUCE, **bare)
    moved = worded(raid, published_at=LATER)
    edited = worded(raid, text=EDITED["text"])
    assert polls([raid, truce], [moved, truce], [edited, truce], [edited]) == [(2, 0), (0, 0), (0, 1), (0, 0)]


def test_guids_that_change_at_every_poll_bring_nothing_new() -> None:
    listings = [[worded(RAID, guid=f"{n}-a"), worded(TRUCE, guid=f"{n}-b")] for n in range(20)]
    assert polls(*listings) == [(2, 0)] + [(0, 0)] * 19


def test_guids_and_links_of_a_session_bring_nothing_new() -> None:
    def listing(session: int) -> list[Entry]:
        links = [f"https://khabar.example/n?id={n}&visit={session}" for n in (1, 2)]
        return [worded(RAID, guid=links[0], url=links[0]), worded(TRUCE, guid=links[1], url=links[1])]

    assert polls(*(listing(session) for session in range(5))) == [(2, 0)] + [(0, 0)] * 4


def test_a_guid_is_known_without_its_tracking_parameters() -> None:
    guids = [f"https://khabar.example/?p=7&utm_campaign={n}" for n in range(3)]
    assert polls(*([worded(RAID, guid=guid, url="")] for guid in guids)) == [(1, 0), (0, 0), (0, 0)]


def test_one_guid_or_one_link_for_all_is_none() -> None:
    entries = [RAID, TRUCE, FLOOD]
    assert polls([worded(entry, guid="الرئيسية") for entry in entries])[0] == (3, 0)
    assert polls([worded(entry, guid="", url="https://khabar.example/live") for entry in entries])[0] == (3, 0)
    front = [worded(entry, guid="", url="https://khabar.example/") for entry in entries]
    assert polls(front[:1], front[:2], front) == [(1, 0), (1, 0), (1, 0)]


def test_a_guid_that_is_given_to_another_article_loses_neither() -> None:
    recycled = worded(TRUCE, guid=RAID.guid)
    assert polls([RAID], [recycled], [recycled], [worded(recycled, text="أعلن الجيش هدنة لثلاثة أيام.")]) == [
        *((1, 0), (1, 0), (0, 0), (0, 1)),
    ]


def test_a_link_that_goes_on_to_another_story_loses_neither() -> None:
    page = "https://khabar.example/live"
    assert polls([worded(RAID, url=page)], [worded(TRUCE, url=page)]) == [(1, 0), (1, 0)]


def test_bulletins_of_one_title_are_several_items() -> None:
    bulletins = [worded(entry, guid="", url="", title="موجز") for entry in (RAID, TRUCE, FLOOD)]
    assert polls(bulletins[:1], bulletins[:2], bulletins[1:])[1:] == [(1, 0), (1, 0)]


def test_two_entries_that_stand_side_by_side_are_two_items_however_alike() -> None:
    twin = worded(RAID, guid="خ-8", url="https://khabar.example/news/8", published_at=LATER)
    assert polls([RAID], [RAID, twin], [RAID, twin]) == [(1, 0), (1, 0), (0, 0)]


def test_links_that_lead_to_no_article_are_not_known_by() -> None:
    assert [link_key(url) for url in ("", "https://khabar.example", "https://khabar.example/?utm_source=x")] == [""] * 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/n?id=1&utm_source=rss", "/n?id=2&utm_source=rss"),
        ("/n.php?1204", "/n.php?1205"),
        ("/n?t=%C7%E1", "/n?t=%CA%C7"),
        ("/n?t=غارة", "/n?t=هدنة"),
        ("/n/A", "/n/a"),
        ("/a/n", "/n"),
    ],
)
def test_links_of_different_articles_are_different(one: str, other: str) -> None:
    assert link_key(f"https://khabar.example{one}") != link_key(f"https://khabar.example{other}")


TEXTS = st.sampled_from(["", "خبر عاجل", RAID.text, TRUCE.text, FLOOD.text])
ENTRIES = st.builds(
    Entry,
    guid=st.sampled_from(["", "1", "2", "https://khabar.example/?p=1&utm_source=x"]),
    url=st.sampled_from(["", "https://khabar.example/", "https://khabar.example/1", "https://khabar.example/2?ref=x"]),
    title=st.sampled_from(["عاجل", RAID.title, TRUCE.title]),
    text=TEXTS,
    published_at=st.sampled_from([None, NOW, LATER]),
    full=st.just(False),
)


@given(st.lists(ENTRIES, max_size=6), st.lists(ENTRIES, max_size=6))
def test_whatever_a_feed_lists_a_second_look_at_it_finds_nothing(first: list[Entry], second: list[Entry]) -> None:
    assert polls(first, second, second, second)[-1] == (0, 0)
