"""A database of its own for each test, and the bot in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from monitors.store.database import Database
from monitors.store.feeds import Feed, add_feed
from tests.bot.telegram_stub import NOW, Telegram


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'bot.sqlite3'}")
    database.upgrade()
    yield database
    database.close()


@pytest.fixture
async def telegram(db: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Telegram]:
    # Until python-telegram-bot gives times of waiting as timedelta by itself, this asks it to.
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    telegram = Telegram(db)
    async with telegram.application:
        yield telegram


@pytest.fixture
def feed(db: Database) -> Feed:
    with db.begin() as connection:
        return add_feed(connection, "https://news.example/rss", "وكالة ضفاف", NOW)
