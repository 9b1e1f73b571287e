"""Connections to addresses that may be asked, and to no others."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpcore

from monitors.addresses import AddressRefused, check_ip
from monitors.fetch_errors import AddressError, ConnectError

LOOKUPS_AT_ONCE = 32
"""Names resolved at one time, each on a thread: a name server that is slow to answer holds up no other feed."""

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""The addresses of a name, for a port. Raises OSError or UnicodeError."""


def system_resolver() -> Resolve:
    """A resolver that asks the system, on threads of its own."""
    threads = ThreadPoolExecutor(LOOKUPS_AT_ONCE, "resolve")

    async def resolve(host: str, port: int) -> list[str]:
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(threads, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        return [str(info[4][0]) for info in found]

    return resolve


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects only to addresses that may be asked: those the name resolves to now, not a moment ago."""

    def __init__(self, private: bool, resolve: Resolve) -> None:
        self._private = private
        self._resolve = resolve
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (httpcore calls it so)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            addresses = list(dict.fromkeys(await self._resolve(host, port)))
        except (OSError, UnicodeError):
            sentence = f"The name {host} cannot be resolved. Check the address."
            raise ConnectError(sentence, "dns", detail=host) from None
        for address in addresses:
            try:
                check_ip(ipaddress.ip_address(address.partition("%")[0]), private=self._private)
            except AddressRefused as error:
                raise AddressError(str(error), detail=error.detail) from None
        for address in addresses:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if address == addresses[-1]:
                    raise
        raise ConnectError(f"The name {host} has no address.", "dns", detail=host)
