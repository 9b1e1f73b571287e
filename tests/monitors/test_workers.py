"""Processes for CPU work: they outlive the death of one of them, and never their parent's."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from monitors.parse import ParseError, parse_feed
from monitors.workers import Workers
from tests.monitors.store_world import NOW

ROOT = Path(__file__).parents[2]


@pytest.fixture
def workers() -> Iterator[Workers]:
    made = Workers(2)
    yield made
    made.close()


async def test_work_goes_on_after_a_worker_was_killed(workers: Workers) -> None:
    before = await workers.run(os.getpid)
    with pytest.raises(BrokenProcessPool):
        await workers.run(signal.raise_signal, signal.SIGKILL)
    assert await workers.run(os.getpid) not in (before, os.getpid())


async def test_a_worker_that_is_killed_takes_no_other_with_it(workers: Workers) -> None:
    # At once, so that the one dies while the other is being started.
    killed, *others = await asyncio.gather(
        workers.run(signal.raise_signal, signal.SIGKILL),
        workers.run(os.getpid),
        workers.run(os.getpid),
        return_exceptions=True,
    )
    assert isinstance(killed, BrokenProcessPool)
    assert {type(other) for other in others} == {int}


async def test_a_document_that_is_no_feed_is_told_and_ends_no_worker(workers: Workers) -> None:
    first = await workers.run(os.getpid)
    for _ in range(3):
        with pytest.raises(ParseError, match=r"^The answer is empty\.$") as refused:
            await workers.run(parse_feed, b"", "", "https://news.example/rss", now=NOW)
        assert refused.value.code == "empty"
    assert first != os.getpid()


async def test_one_core_works_in_a_thread() -> None:
    assert await Workers(1).run(os.getpid) == os.getpid()


def test_a_killed_worker_does_not_hold_up_the_end() -> None:
    program = (
        "import asyncio, os, signal\n"
        "from monitors.workers import Workers\n"
        "async def main():\n"
        "    workers = Workers(2)\n"
        "    both = workers.run(signal.raise_signal, signal.SIGKILL), workers.run(os.getpid)\n"
        "    await asyncio.gather(*both, return_exceptions=True)\n"
        "    workers.close()\n"
        "if __name__ == '__main__':\n"
        "    asyncio.run(main())\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_workers_end_with_a_killed_parent() -> None:
    program = (
        "import asyncio, os, signal\n"
        "from monitors.workers import Workers\n"
        "if __name__ == '__main__':\n"
        "    asyncio.run(Workers(2).run(os.getpid))\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    # The worker holds the other end of the pipe: reading it to its end is waiting for the worker's.
    started = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE)
    try:
        _, _ = started.communicate(timeout=30)
        assert started.returncode == -signal.SIGKILL
    finally:
        started.kill()
