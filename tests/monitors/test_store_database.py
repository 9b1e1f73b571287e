"""The database as such: files, transactions, threads, migrations, and the types of columns."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, event, func, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from monitors.store import database
from monitors.store.chats import audit, list_audit
from monitors.store.database import Database, DatabaseTooNew, MigrationError
from monitors.store.schema import audit_log, metadata
from tests.monitors.store_world import NOW


def file_of(db_url: str) -> Path:
    return Path(db_url.removeprefix("sqlite:///"))


def count_audit(conn: Connection) -> int:
    return conn.execute(select(func.count()).select_from(audit_log)).scalar_one()


def note(conn: Connection, detail: str) -> None:
    audit(conn, 1, "test", detail, NOW)


# Files


def test_file_and_folder_are_the_owners_alone(db: Database, database_url: str) -> None:
    with db.begin() as conn:
        note(conn, "x")
        folder = file_of(database_url).parent
        modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    assert set(modes.values()) == {0o600}
    assert "mirsad.sqlite3-wal" in modes
    assert folder.stat().st_mode & 0o777 == 0o700


def test_an_existing_file_is_closed_to_others(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    path.touch(0o644)
    Database(f"sqlite:///{path}").close()
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_in_memory_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="must be a file"):
        Database(url)


def test_commits_are_written_through(db: Database) -> None:
    with db.read() as conn:
        assert conn.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert conn.exec_driver_sql("PRAGMA synchronous").scalar() == 2


# Transactions


def test_a_block_that_raises_leaves_nothing(db: Database) -> None:
    def fail() -> None:
        with db.begin() as conn:
            note(conn, "x")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with db.read() as conn:
        assert count_audit(conn) == 0


def test_foreign_keys_are_enforced(conn: Connection) -> None:
    with pytest.raises(IntegrityError):
        conn.exec_driver_sql("INSERT INTO revisions VALUES (7, 0, '', '', '', NULL, '', '{}', '2026-01-01')")


def test_a_read_transaction_sees_one_state_and_cannot_write(db: Database) -> None:
    with db.read() as conn:
        assert count_audit(conn) == 0
        with db.begin() as writer:
            note(writer, "x")
        assert count_audit(conn) == 0
        with pytest.raises(OperationalError, match="readonly"):
            note(conn, "y")
    with db.read() as conn:
        assert count_audit(conn) == 1


async def test_many_tasks_write_without_conflict(db: Database) -> None:
    def increment(conn: Connection) -> None:
        last = list_audit(conn, 1)
        note(conn, str(int(last[0].detail) + 1 if last else 1))

    await asyncio.gather(*(db.run(increment) for _ in range(60)))
    assert [entry.detail for entry in await db.query(list_audit, 1)] == ["60"]


async def test_readers_do_not_wait_for_a_writer(db: Database) -> None:
    go_on = threading.Event()

    def write_slowly(conn: Connection) -> None:
        note(conn, "x")
        assert go_on.wait(30)

    writing = asyncio.create_task(db.run(write_slowly))
    counts = await asyncio.gather(*(db.query(count_audit) for _ in range(20)))
    assert not writing.done()
    go_on.set()
    await writing
    assert counts == [0] * 20
    assert await db.query(count_audit) == 1


async def test_run_passes_arguments_results_and_errors(db: Database) -> None:
    def divide(conn: Connection, number: int, *, by: int) -> float:
        note(conn, "divided")
        return number / by

    assert await db.run(divide, 6, by=3) == 2
    with pytest.raises(ZeroDivisionError):
        await db.run(divide, 6, by=0)
    assert await db.query(count_audit) == 1


def test_two_processes_write_to_one_file(db: Database, database_url: str) -> None:
    program = (
        "import sys\nfrom datetime import UTC, datetime\n"
        "from monitors.store.chats import audit\nfrom monitors.store.database import Database\n"
        "db = Database(sys.argv[1])\n"
        "for _ in range(20):\n"
        "    with db.begin() as conn:\n"
        "        audit(conn, 2, 'test', 'other', datetime.now(UTC))\n"
    )
    root = Path(__file__).parents[2]
    other = subprocess.Popen([sys.executable, "-c", program, database_url], cwd=root, env=dict(os.environ))
    for _ in range(20):
        with db.begin() as conn:
            note(conn, "ours")
    assert other.wait(60) == 0
    with db.read() as conn:
        assert count_audit(conn) == 40


def test_what_is_committed_survives_a_kill(db: Database, database_url: str) -> None:
    program = (
        "import os, signal, sys\nfrom datetime import UTC, datetime\n"
        "from monitors.store.chats import audit\nfrom monitors.store.database import Database\n"
        "db = Database(sys.argv[1])\n"
        "with db.begin() as conn:\n"
        "    audit(conn, 2, 'test', 'committed', datetime.now(UTC))\n"
        "with db.begin() as conn:\n"
        "    audit(conn, 2, 'test', 'not committed', datetime.now(UTC))\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", program, database_url], cwd=Path(__file__).parents[2], check=False)
    with db.read() as conn:
        assert [entry.detail for entry in list_audit(conn, 9)] == ["committed"]


# Migrations


def shape(path: Path) -> dict[str, list[str]]:
    """What each table and index is made of, but those of Alembic and SQLite themselves.

    In no order: a column that a migration adds comes to stand behind the constraints.
    """
    with sqlite3.connect(path) as connection:
        rows = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE 'alembic_%'"
        ).fetchall()
    connection.close()
    return {name: _parts(statement) for name, statement in rows}


def _parts(statement: str) -> list[str]:
    head, _, rest = statement.partition("(")
    inside = rest.rpartition(")")[0]
    return [head.strip(), *sorted(part.strip() for part in re.split(r",(?![^(]*\))", inside))]


def test_migrated_equals_freshly_created(db: Database, database_url: str, tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path}/fresh.sqlite3")
    metadata.create_all(engine)
    engine.dispose()
    assert shape(file_of(database_url)) == shape(tmp_path / "fresh.sqlite3")
    with db.read() as conn:
        options = {"include_name": lambda name, kind, _: kind != "table" or not str(name).startswith("item_terms")}
        assert compare_metadata(MigrationContext.configure(conn, opts=options), metadata) == []


def test_upgrading_twice_changes_nothing(db: Database) -> None:
    with db.begin() as conn:
        note(conn, "kept")
    db.upgrade()
    with db.read() as conn:
        assert count_audit(conn) == 1


def test_a_newer_database_is_refused_untouched(db: Database, database_url: str) -> None:
    with db.begin() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = shape(file_of(database_url))
    with pytest.raises(DatabaseTooNew) as caught:
        db.upgrade()
    sentence = str(caught.value)
    assert "9999" in sentence
    assert "Install that newer version again" in sentence
    assert "MIRSAD_DATA_DIR" in sentence
    assert shape(file_of(database_url)) == before


def test_a_failing_migration_leaves_the_database_as_it_was(database_url: str) -> None:
    db = Database(database_url)

    def fail_at_alerts(_conn: Connection, _cursor: object, statement: str, *_: object) -> None:
        if "CREATE TABLE alerts" in statement:
            raise RuntimeError("power cut")

    event.listen(db._engine, "before_cursor_execute", fail_at_alerts)
    with pytest.raises(RuntimeError, match="power cut"):
        db.upgrade()
    assert shape(file_of(database_url)) == {}
    event.remove(db._engine, "before_cursor_execute", fail_at_alerts)
    db.upgrade()
    assert "alerts" in shape(file_of(database_url))
    db.close()


def test_a_program_killed_in_the_middle_of_a_migration_leaves_the_database_as_it_was(database_url: str) -> None:
    program = (
        "import os, signal, sys\n"
        "from alembic import command\nfrom sqlalchemy import event\n"
        "from monitors.store.database import Database, migration_config\n"
        "db = Database(sys.argv[1])\n"
        "config = migration_config()\n"
        "with db._transaction('migrate') as conn:\n"
        "    config.attributes['connection'] = conn\n"
        "    command.upgrade(config, '0001')\n"
        "    conn.exec_driver_sql(\"INSERT INTO audit_log VALUES (1, 1, 'test', 'kept', '2026-01-01')\")\n"
        "def die(_conn, _cursor, statement, *_):\n"
        "    if 'CREATE TABLE sending' in statement:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "event.listen(db._engine, 'before_cursor_execute', die)\n"
        "db.upgrade()\n"
    )
    killed = subprocess.run([sys.executable, "-c", program, database_url], cwd=Path(__file__).parents[2], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert "held" not in str(shape(file_of(database_url))["alerts"])
    db = Database(database_url)
    db.upgrade()
    with db.read() as conn:
        assert [entry.detail for entry in list_audit(conn, 9)] == ["kept"]
    assert "held" in str(shape(file_of(database_url))["alerts"])
    db.close()


def test_a_migration_that_breaks_references_is_rolled_back(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    db = Database(database_url)
    real_upgrade = database.command.upgrade

    def upgrade_badly(config: database.Config, revision: str) -> None:
        real_upgrade(config, revision)
        connection: Connection = config.attributes["connection"]
        connection.exec_driver_sql("INSERT INTO revisions VALUES (7, 0, '', '', '', NULL, '', '{}', '2026-01-01')")

    monkeypatch.setattr(database.command, "upgrade", upgrade_badly)
    with pytest.raises(MigrationError, match="broken references: revisions row"):
        db.upgrade()
    assert shape(file_of(database_url)) == {}
    db.close()


def test_two_programs_upgrade_one_new_database(database_url: str) -> None:
    first, second = Database(database_url), Database(database_url)
    threads = [threading.Thread(target=db.upgrade) for db in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with second.read() as conn:
        assert count_audit(conn) == 0
    first.close()
    second.close()


# Types


def test_a_naive_datetime_is_refused(conn: Connection) -> None:
    with pytest.raises(StatementError, match="naive datetime"):
        audit(conn, 1, "test", "", datetime(2026, 1, 1))  # noqa: DTZ001 (the fault under test)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1)),  # noqa: DTZ001 (Hypothesis adds the zone itself)
    st.integers(-14 * 60, 14 * 60),
)
def test_times_come_back_as_they_went_in(conn: Connection, naive: datetime, offset: int) -> None:
    at = naive.replace(tzinfo=timezone(timedelta(minutes=offset)))
    audit(conn, 1, "test", "", at)
    stored = list_audit(conn, 1)[0].at
    assert stored == at
    assert stored.tzinfo is UTC


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(st.characters(categories=None), max_size=50))
def test_any_text_can_be_stored_and_keeps_its_length(conn: Connection, text: str) -> None:
    note(conn, text)
    stored = list_audit(conn, 1)[0].detail
    assert len(stored) == len(text)
    assert all(ours in (theirs, "\ufffd") for ours, theirs in zip(stored, text, strict=True))


def test_numbers_are_not_given_twice(conn: Connection) -> None:
    first = conn.execute(insert(audit_log).values(user_id=1, action="", detail="", at=NOW)).inserted_primary_key
    conn.exec_driver_sql("DELETE FROM audit_log")
    second = conn.execute(insert(audit_log).values(user_id=1, action="", detail="", at=NOW)).inserted_primary_key
    assert first is not None
    assert second is not None
    assert second[0] > first[0]
