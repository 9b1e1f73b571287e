"""Fixtures of the store, so that one suite serves each database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from monitors.store.database import Database


@pytest.fixture(params=["sqlite"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that does not exist yet."""
    return f"{request.param}:///{tmp_path}/data/mirsad.sqlite3"


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    """A database at this version's form, empty."""
    db = Database(database_url)
    db.upgrade()
    yield db
    db.close()


@pytest.fixture
def conn(db: Database) -> Iterator[Connection]:
    """A write transaction on the database."""
    with db.begin() as connection:
        yield connection
