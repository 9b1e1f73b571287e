"""Fixtures of the store, so that one suite serves each database, and of the server that feeds are fetched from."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Connection

from monitors.fetch import open_client
from monitors.store.database import Database
from tests.monitors.origin import Origin


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


@pytest.fixture
async def origin() -> AsyncIterator[Origin]:
    """A server that answers as the test says."""
    origin = Origin()
    async with await asyncio.start_server(origin.serve, "127.0.0.1", 0) as server:
        origin.port = server.sockets[0].getsockname()[1]
        yield origin


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A client that may ask the test's own server."""
    async with open_client(private_addresses=True) as client:
        yield client


@pytest.fixture
async def public_client() -> AsyncIterator[httpx.AsyncClient]:
    """A client as it is by default: only for the public internet."""
    async with open_client(private_addresses=False) as client:
        yield client
