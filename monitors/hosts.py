"""Manners towards hosts: so many requests at one time, and a pause between the starts of two."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic
from urllib.parse import urlsplit

PER_HOST = 2
"""Requests to one host at one time, the limit that browsers' ancestors agreed on (RFC 2616, 8.1.4)."""


def host_of(url: str) -> str:
    """The host and port of an address, in lower case: what serves it."""
    return urlsplit(url).netloc.lower()


@dataclass(slots=True)
class _Host:
    slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(PER_HOST))
    free_from: float = 0.0


class Hosts:
    """Whose turn it is at each host. `clock` and `sleep` count in seconds."""

    def __init__(
        self,
        clock: Callable[[], float] = monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)

    @asynccontextmanager
    async def turn(self, host: str, spacing_s: float) -> AsyncIterator[None]:
        """One's turn at a host, at least `spacing_s` after the last one began; those who wait are served in order."""
        at = self._hosts[host]
        async with at.slots:
            now = self._clock()
            starts = max(now, at.free_from)
            # Taken before the first await: of two that come at once, only one may have it.
            at.free_from = starts + spacing_s
            if starts > now:
                await self._sleep(starts - now)
            yield
