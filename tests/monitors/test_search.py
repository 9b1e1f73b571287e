"""Stored items found by queries: the full-text index narrows, and finds all that the definition says, no more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from monitors.query.evaluate import matches
from monitors.query.parse import parse_query
from monitors.query.syntax import Node
from monitors.reading import read_all
from monitors.store.database import Database
from monitors.store.items import NewItem, insert_item, purge_items, revise_item
from monitors.store.search import find_items, find_relevant, stored_facts
from tests.monitors.store_world import DAY, HOUR, NOW, make_feed
from tests.monitors.test_index import nodes

TEXTS = {
    "alep": "قُتل سبعة مدنيين في غارة على مدينة حلب، وفق الدفاع المدني.",
    "gaza": "غارات على خان يونس في قطاع غزة، ولم ترد حصيلة.",
    "sport": "فاز المنتخب في مباراة ودية بالدوحة.",
    "houthi": "أعلن الحوثيون إصابة ثلاثة في قصف على صعدة.",
    "names": "دير الزور: هدوء حذر، والقصف متوقف.",
}


def item(key: str, body: str) -> NewItem:
    (reading,) = read_all("وكالة", [(key, body)])
    return NewItem(
        key=key,
        url="",
        title=key,
        text=body,
        published_at=NOW,
        content_hash=body,
        summary=reading.summary,
        terms=reading.stored,
        counts=reading.counts,
    )


@pytest.fixture
def stored(conn: Connection) -> Connection:
    feed = make_feed(conn)
    for key, body in TEXTS.items():
        insert_item(conn, feed.id, item(key, body), NOW)
    return conn


def found(conn: Connection, query: str) -> set[str]:
    return {one.title for one in find_items(conn, parse_query(query).node, NOW + HOUR, 20).items}


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("غارة", {"alep", "gaza"}),
        ("الغارات حلب", {"alep"}),
        ("مكان:سوريا", {"alep", "names"}),
        ("مكان:حلب قتلى>=5", {"alep"}),
        ("مكان:حلب قتلى>=8", set()),
        ("جهة:الحوثيون", {"houthi"}),
        ("جهة:أنصار الله", {"houthi"}),
        ("مصدر:الدفاع المدني", {"alep"}),
        ("ضحايا>=3", {"alep", "houthi"}),
        ("قصف -صعدة", {"names"}),
        ("قصف | مباراة", {"names", "sport", "houthi"}),
        ('"خان يونس"', {"gaza"}),
        ('"يونس خان"', set()),
        ("=القصف", set()),
        ("=والقصف", {"names"}),
        ("-غارة -قصف", {"sport"}),
        ("منذ:2h حلب", {"alep"}),
        ("منذ:30m حلب", set()),
        ("deir ez-zor | aleppo", {"alep", "names"}),
    ],
)
def test_a_query_finds_what_it_asks_for(stored: Connection, query: str, keys: set[str]) -> None:
    assert found(stored, query) == keys


def test_relevance_prefers_titles_then_rare_words_then_the_newest(conn: Connection) -> None:
    feed = make_feed(conn)
    for key, body in (
        ("غارة", "لم تتضح التفاصيل."),
        ("هدوء", "لم تسجل أي غارة."),
        ("نفي", "لا غارة ولا حريق."),
        ("ليل", "مرت الليلة بلا غارة."),
    ):
        insert_item(conn, feed.id, item(key, body), NOW)

    def ranked(query: str, limit: int = 9, after: int | None = None) -> list[str]:
        page = find_relevant(conn, parse_query(query).node, NOW + HOUR, limit, after)
        return [one.title for one in page.items]

    assert ranked("غارة") == ["غارة", "ليل", "نفي", "هدوء"]
    assert ranked("غارة | حريق")[0] == "نفي"
    assert ranked("غارة", 2) + ranked("غارة", 2, 2) == ranked("غارة")
    assert ranked("مكان:حلب") == []


def test_an_edited_item_is_found_by_what_it_says_now(stored: Connection) -> None:
    number = next(one.id for one in find_items(stored, None, NOW, 9).items if one.title == "sport")
    revise_item(stored, number, item("sport", "تأجلت المباراة بسبب الأمطار."), NOW + HOUR)
    assert found(stored, "منتخب") == set()
    assert found(stored, "أمطار") == {"sport"}


def test_a_purge_leaves_nothing_in_the_index(stored: Connection) -> None:
    purge_items(stored, NOW + DAY)
    assert found(stored, "غارة") == set()
    stored.execute(text("INSERT INTO item_terms(item_terms) VALUES ('integrity-check')"))


@contextmanager
def a_database(path: str) -> Iterator[Connection]:
    db = Database(f"sqlite:///{path}")
    db.upgrade()
    with db.begin() as conn:
        yield conn
    db.close()


WORDS = ("غارة", "غارات", "حلب", "القصف", "قصف", "مدنيين", "دير", "الزور", "مدني")


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), max_size=5), st.lists(nodes, max_size=5))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_narrows_and_never_hides(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[str], queries: list[Node]
) -> None:
    with a_database(str(tmp_path_factory.mktemp("search") / "s.sqlite3")) as conn:
        feed = make_feed(conn)
        for number, body in enumerate(bodies):
            insert_item(conn, feed.id, item(f"k{number}", body), NOW)
        everything = find_items(conn, None, NOW, 99).items
        for query in queries:
            expected = [one.id for one in everything if matches(query, stored_facts(one), NOW)]
            assert [one.id for one in find_items(conn, query, NOW, 99).items] == expected
