"""What an older database holds is found and known after an upgrade as if it had been stored by this version."""

from __future__ import annotations

from sqlalchemy import text

from monitors.identity import traits_of
from monitors.parse import Entry
from monitors.query.parse import parse_query
from monitors.store import database
from monitors.store.database import Database
from monitors.store.items import known_items, list_key
from monitors.store.search import find_items
from tests.monitors.store_world import NOW

FEED = (
    "INSERT INTO feeds (id, url, name, country, kind, state, fetch_pages, next_check_at, failures, status, item_count,"
    " created_at) VALUES (1, 'https://news.example/rss', 'x', '', '', 'active', 0, :now, 0, '', 1, :now)"
)
ITEM = (
    "INSERT INTO items (id, feed_id, key, url, title, text, first_seen_at, dated_at, revision, content_hash, summary,"
    " terms, killed, wounded, missing, detained, casualties, list_key, purged) VALUES (1, 1, 'k',"
    " 'https://news.example/1?utm_source=x', '', :text, :now, :now, 0, 'h', '{\"headline\": \"\", \"lead\": \"\"}',"
    " :terms, 25, 0, 0, 0, 25, :place, 0)"
)
INDEX = "INSERT INTO item_terms (rowid, terms) VALUES (:place, :terms)"


def test_items_of_an_older_database_are_found_and_known(database_url: str) -> None:
    db, config = Database(database_url), database.migration_config()
    values = {
        "now": f"{NOW:%Y-%m-%d %H:%M:%S.%f}",
        "text": "قتل 25 شخصا في حلب",
        "terms": "f:حلب f:قتل w:حلب w:قتل",
        "place": list_key(NOW, 1),
    }
    with db._transaction("migrate") as conn:
        config.attributes["connection"] = conn
        database.command.upgrade(config, "0004")
        for statement in (FEED, ITEM, INDEX):
            conn.execute(text(statement), values)
    db.upgrade()
    with db.read() as conn:
        for query in ("حلب", "=حلب", "قتلى>=20", "حلب قتلى>=5 منذ:1d"):
            assert [item.id for item in find_items(conn, parse_query(query).node, NOW, 5).items] == [1], query
        again = Entry("another", "https://news.example/1", "", values["text"], None, full=False)
        assert [item.id for item in known_items(conn, 1, traits_of([again]))] == [1]
    db.close()
