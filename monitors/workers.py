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
        count = min(cores or os.cpu_count() or 1, MOST)
        # A pool for each process: where one of several dies while another is being started, the thread of CPython's
        # pool that tidies up fails on its table of processes, and the started one is never ended.
        self._start = _start_thread if count < 2 else _start_process
        self._idle = [self._start() for _ in range(count)]
        self._pools = {*self._idle}
        self._turn = asyncio.Semaphore(count)

    async def run(self, function: Callable[Args, Result], *args: Args.args, **kwargs: Args.kwargs) -> Result:
        """What `function(…)` returns; its arguments and result go from process to process.

        Where the process dies, for want of memory perhaps, the work is tried once more.
        Raises BrokenProcessPool where that kills a process again.
        """
        call = partial(function, *args, **kwargs)
        loop = asyncio.get_running_loop()
        async with self._turn:
            # The one used last, so that a second process starts only where two have work.
            pool = self._idle.pop()
            try:
                return await loop.run_in_executor(pool, call)
            except BrokenProcessPool:
                pool = self._replace(pool)
                return await loop.run_in_executor(pool, call)
            finally:
                self._idle.append(pool)

    def close(self) -> None:
        """Let the processes end, once they have done what they do; work that waits is dropped."""
        for pool in self._pools:
            # Waited for: where a process died, the thread that tidies up after it closes a pipe to which CPython writes
            # at the interpreter's exit, and one of the two fails. The exit would wait for the processes as well.
            pool.shutdown(wait=True, cancel_futures=True)

    def _replace(self, broken: Executor) -> Executor:
        made = self._start()
        self._pools.remove(broken)
        self._pools.add(made)
        return made


def _start_thread() -> Executor:
    # One thread: what many free by turns of a large document, the system does not get back.
    return ThreadPoolExecutor(1, "work")


def _start_process() -> Executor:
    # Spawned, because a fork of a process with threads may find a lock held by a thread that it has not.
    return ProcessPoolExecutor(1, get_context("spawn"), _begin_worker)


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
