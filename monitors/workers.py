"""Processes for what takes CPU: parsing and summarizing, which one Python interpreter does one at a time."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import connection, get_context, parent_process
from typing import ParamSpec, TypeVar

from monitors.allocator import return_large_blocks

Args = ParamSpec("Args")
Result = TypeVar("Result")

MOST = 2
"""Processes at most: two read a thousand items a second or two, which no press writes, at some 60 MB each."""


class Workers:
    """Runs functions of modules in processes, which start when there is work; with one core, in a thread instead."""

    def __init__(self, cores: int | None = None) -> None:
        """`cores`: how many there are; None finds out."""
        self._count = min(cores or os.cpu_count() or 1, MOST)
        self._pool = self._start()

    async def run(self, function: Callable[Args, Result], *args: Args.args, **kwargs: Args.kwargs) -> Result:
        """What `function(…)` returns; its arguments and result go from process to process.

        Where a process dies, for want of memory perhaps, its work and what waited is tried once more.
        Raises BrokenProcessPool where that kills a process again.
        """
        call = partial(function, *args, **kwargs)
        loop, pool = asyncio.get_running_loop(), self._pool
        try:
            return await loop.run_in_executor(pool, call)
        except BrokenProcessPool:
            if self._pool is pool:
                self._pool = self._start()
            return await loop.run_in_executor(self._pool, call)

    def close(self) -> None:
        """Let the processes end; work that waits is dropped."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _start(self) -> Executor:
        if self._count < 2:
            # One thread: what many free by turns of a large document, the system does not get back.
            return ThreadPoolExecutor(1, "work")
        # Spawned, because a fork of a process with threads may find a lock held by a thread that it has not.
        return ProcessPoolExecutor(self._count, get_context("spawn"), _begin_worker)


def _begin_worker() -> None:
    return_large_blocks()
    # Ctrl-C reaches every process of the terminal; this one ends when its parent is done with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed says no goodbye, and its pool's processes would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
