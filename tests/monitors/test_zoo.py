"""The zoo: what becomes of feeds that misbehave (tests/monitors/zoo.py), and that nothing else comes of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

from bot.feed_status import feed_line, status_text
from bot.language import translator
from bot.markup import visible
from bot.messages import Style
from monitors.store.database import Database
from monitors.store.feeds import list_feeds
from tests.monitors.zoo import MISBEHAVING, WELL, ZOO, Beast

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One visit of the whole zoo: its servers in one process, the poller in another, whose memory is measured."""
    database_file = tmp_path_factory.mktemp("zoo") / "zoo.sqlite3"
    module = [sys.executable, "-m"]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "cwd": ROOT}
    with subprocess.Popen([*module, "tests.monitors.zoo_cages"], stdin=subprocess.PIPE, **pipes) as cages:
        assert cages.stdout is not None
        keeper = [*module, "tests.monitors.zoo_keeper", str(database_file), cages.stdout.readline()]
        done = subprocess.run(keeper, timeout=120, check=False, **pipes)
        cages.communicate()
    assert done.returncode == 0, done.stderr[-3000:]
    report: dict[str, Any] = json.loads(done.stdout)
    print(f"zoo: {len(ZOO)} feeds in {report['took_s']:.1f} s, peak memory {report['peak_mb']:.0f} MB")
    return report | {"database_file": database_file}


def test_the_zoo_has_its_beasts() -> None:
    assert len(MISBEHAVING) >= 60
    assert len({beast.name for beast in ZOO}) == len(ZOO)


@pytest.mark.parametrize("beast", ZOO, ids=lambda beast: beast.name)
def test_what_becomes_of_a_feed(visit: dict[str, Any], beast: Beast) -> None:
    found = visit["beasts"][beast.name]
    assert (found["status"], found["items"], found["title"]) == (beast.status, beast.items, beast.title), found
    if beast.again is not None:
        assert found["again"] == beast.again


@pytest.mark.parametrize("status", sorted({beast.status for beast in ZOO}))
def test_each_outcome_is_a_sentence_in_both_languages(status: str) -> None:
    english, arabic = (visible(status_text(status, translator(language))) for language in ("en", "ar"))
    assert status not in (english, arabic)
    assert len(english.split()) >= 2
    assert re.search("[\u0621-\u064a]{3}", arabic)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_two_outcomes_have_one_sentence(language: Any) -> None:
    statuses = {beast.status for beast in ZOO}
    assert len({status_text(status, translator(language)) for status in statuses}) == len(statuses)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_feeds_shows_of_a_feed(visit: dict[str, Any], language: Any) -> None:
    style = Style(translator(language), UTC)
    db = Database(f"sqlite:///{visit['database_file']}")
    with db.read() as conn:
        feeds = list_feeds(conn)
    db.close()
    assert len(feeds) == len(ZOO)
    for feed in feeds:
        # Of a feed that is retired its state says why.
        shown = (
            style.t.text("closed down by its server") if feed.state == "retired" else status_text(feed.status, style.t)
        )
        assert f" · {shown}" in feed_line(feed, style), feed.name


def test_an_error_is_explained_in_a_sentence(visit: dict[str, Any]) -> None:
    for beast in MISBEHAVING:
        if not beast.status.startswith("ok"):
            assert visit["beasts"][beast.name]["sentence"].endswith("."), beast.name


@pytest.mark.parametrize("beast", WELL, ids=lambda beast: beast.name)
def test_feeds_that_behave_are_read_at_once_among_all_the_others(visit: dict[str, Any], beast: Beast) -> None:
    assert visit["beasts"][beast.name]["status"] == "ok"


def test_no_more_than_15_megabytes_of_a_feed_are_read(visit: dict[str, Any]) -> None:
    read = {name: beast["read"] for name, beast in visit["beasts"].items()}
    assert max(read.values()) <= 15_000_000
    assert read["endless body"] > 14_000_000
    assert read["200 MB, as it says"] < 1_000_000


def test_the_whole_zoo_at_once_takes_less_than_300_megabytes(visit: dict[str, Any]) -> None:
    assert visit["peak_mb"] < 300
