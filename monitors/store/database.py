"""The database: opening it, its transactions, its migrations. All that is peculiar to SQLite is here.

Writers take turns: in this process by one writing thread and a lock, between processes by BEGIN IMMEDIATE.
Readers see the last commit and wait for nobody (WAL).
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, make_url, text

Args = ParamSpec("Args")
Result = TypeVar("Result")

BUSY_SECONDS = 10.0
"""How long to wait for another process's write; ours take milliseconds."""
READERS = 4
"""Reading threads: SQLite reads take milliseconds, more would only queue at the interpreter."""
PAGE_BYTES = 8192
"""Of a new file: an item takes some 2,000 bytes, so that a page of the usual 4,096 would mostly hold one."""

_ON_CONNECT = (
    # NORMAL may forget the last commits at a power cut: a subscription that a user was told of, or that an
    # alert was sent, which would send it again. FULL writes each commit through to the disk.
    "PRAGMA synchronous = FULL",
    # Without it macOS leaves the disk's own cache unwritten; elsewhere it does nothing.
    "PRAGMA fullfsync = ON",
)
_ON_BEGIN = {
    "read": ("PRAGMA query_only = ON", "BEGIN"),
    "write": ("PRAGMA query_only = OFF", "PRAGMA foreign_keys = ON", "BEGIN IMMEDIATE"),
    # Migrations may rebuild a table that others refer to; what refers where is checked before they commit.
    "migrate": ("PRAGMA query_only = OFF", "PRAGMA foreign_keys = OFF", "BEGIN IMMEDIATE"),
}

_LAST_NUMBER = text("SELECT seq FROM sqlite_sequence WHERE name = :table")


class DatabaseTooNew(Exception):
    """The database was written by a newer Mirsad; the text says what to do."""


class MigrationError(Exception):
    """A migration would have left rows that refer to nothing; it was rolled back."""


class Database:
    """One database and the threads that work on it. Safe to share between threads and asyncio tasks."""

    def __init__(self, url: str) -> None:
        """`url` is in SQLAlchemy's form. A SQLite file and its folder are created, for the owner alone.

        Raises ValueError for a SQLite database that is no file, OSError where it cannot be created.
        """
        parsed = make_url(url)
        is_sqlite = parsed.get_backend_name() == "sqlite"
        if is_sqlite:
            _create_private_file(parsed)
        self._engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS} if is_sqlite else {})
        if is_sqlite:
            event.listen(self._engine, "connect", _on_connect)
            event.listen(self._engine, "begin", _on_begin)
        self._write_lock = threading.Lock()
        self._writer = ThreadPoolExecutor(1, "database-write")
        self._readers = ThreadPoolExecutor(READERS, "database-read")

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A write transaction: committed at the end of the block, rolled back if it raises."""
        with self._transaction("write") as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read transaction: one consistent state throughout. SQLite refuses a write in it."""
        with self._mode("read").connect() as connection:
            yield connection

    async def run(
        self,
        function: Callable[Concatenate[Connection, Args], Result],
        *args: Args.args,
        **kwargs: Args.kwargs,
    ) -> Result:
        """The result of `function(connection, …)` in a write transaction on a worker thread.

        Calls run in the order they were made. One that is cancelled while it runs still commits.
        """
        call = partial(self._call, self.begin, function, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._writer, call)

    async def query(
        self,
        function: Callable[Concatenate[Connection, Args], Result],
        *args: Args.args,
        **kwargs: Args.kwargs,
    ) -> Result:
        """The result of `function(connection, …)` in a read transaction on a worker thread."""
        call = partial(self._call, self.read, function, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._readers, call)

    def upgrade(self) -> None:
        """Bring the tables to this program's form, all steps in one transaction, or leave them as they are.

        Raises DatabaseTooNew where a newer program made them, MigrationError where a step breaks references.
        """
        config = migration_config()
        script = ScriptDirectory.from_config(config)
        with self._transaction("migrate") as connection:
            heads = MigrationContext.configure(connection).get_current_heads()
            for revision in heads:
                if not _is_known(script, revision):
                    raise DatabaseTooNew(self._too_new(revision, script))
            if set(heads) == set(script.get_heads()):
                return
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            _check_references(connection)

    def close(self) -> None:
        """Finish what has been asked for and let go of the database."""
        self._writer.shutdown()
        self._readers.shutdown()
        self._engine.dispose()

    @staticmethod
    def _call(
        transaction: Callable[[], contextlib.AbstractContextManager[Connection]],
        function: Callable[..., Result],
        *args: Any,
        **kwargs: Any,
    ) -> Result:
        with transaction() as connection:
            return function(connection, *args, **kwargs)

    @contextmanager
    def _transaction(self, mode: str) -> Iterator[Connection]:
        with self._write_lock, self._mode(mode).begin() as connection:
            yield connection

    def _mode(self, mode: str) -> Engine:
        return self._engine.execution_options(mirsad_mode=mode)

    def _too_new(self, revision: str, script: ScriptDirectory) -> str:
        return (
            f"The database {self._engine.url.render_as_string()} was written by a newer Mirsad (its form is "
            f"{revision}, this program knows up to {script.get_current_head()}). Install that newer "
            "version again, or set MIRSAD_DATA_DIR or MIRSAD_DATABASE_URL to another database."
        )


def next_number(conn: Connection, table: Table) -> int:
    """The number of a table's next row, whose numbers are never given twice. Only in a write transaction."""
    last = conn.execute(_LAST_NUMBER, {"table": table.name}).scalar_one_or_none()
    return 1 + (last or 0)


def migration_config() -> Config:
    """Alembic's configuration, from the package: there is no ini file to find or to forget."""
    config = Config()
    config.set_main_option("script_location", "monitors.store:migrations")
    return config


def _create_private_file(url: URL) -> None:
    if not url.database or url.database == ":memory:" or url.query.get("uri"):
        raise ValueError("Mirsad's database must be a file: threads could not share one in memory")
    path = Path(url.database)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # SQLite gives its -wal and -shm files the permissions of the database.
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    # Someone else's file keeps its permissions: they are not ours to change.
    with contextlib.suppress(PermissionError):
        path.chmod(0o600)


def _on_connect(dbapi_connection: Any, _: Any) -> None:
    # Python's own transaction control begins none before DDL; with it off, _on_begin alone begins them.
    dbapi_connection.isolation_level = None
    dbapi_connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
    _write_ahead(dbapi_connection)
    for statement in _ON_CONNECT:
        dbapi_connection.execute(statement)


def _write_ahead(dbapi_connection: Any) -> None:
    """Switch to WAL. SQLite waits for no other process with this one statement, so we do."""
    give_up_at = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            dbapi_connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > give_up_at:
                raise
            time.sleep(BUSY_SECONDS / 200)


def _on_begin(connection: Connection) -> None:
    for statement in _ON_BEGIN[connection.get_execution_options()["mirsad_mode"]]:
        connection.exec_driver_sql(statement)


def _is_known(script: ScriptDirectory, revision: str) -> bool:
    try:
        script.get_revision(revision)
    except CommandError:
        return False
    return True


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(5)
    if broken:
        places = ", ".join(f"{row.table} row {row.rowid} -> {row.parent}" for row in broken)
        raise MigrationError(f"the migration would leave broken references: {places}")
