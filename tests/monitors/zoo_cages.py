"""The servers of the zoo: one for each beast, on loopback, until standard input ends.

    python -m tests.monitors.zoo_cages

Prints the port of each beast by its name, as JSON.
"""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
from contextlib import AsyncExitStack, suppress

import trustme

from tests.monitors.zoo import ZOO, Beast


def bad_certificate() -> ssl.SSLContext:
    """A certificate of an authority that nobody knows."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("zoo.example").configure_cert(context)
    return context


async def open_cage(beast: Beast, tls: ssl.SSLContext, stack: AsyncExitStack) -> int:
    """Start the beast's server; gives its port."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            if not beast.url.startswith("https") or beast.kind == "tls":
                await reader.readuntil(b"\r\n\r\n")
            if isinstance(beast.answer, bytes):
                writer.write(beast.answer)
            else:
                await beast.answer(reader, writer)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls if beast.kind == "tls" else None)
    port: int = server.sockets[0].getsockname()[1]
    stack.callback(server.close)
    if beast.kind == "closed":
        server.close()
    return port


async def main() -> None:
    """Serve until standard input ends."""
    tls = bad_certificate()
    async with AsyncExitStack() as stack:
        print(json.dumps({beast.name: await open_cage(beast, tls, stack) for beast in ZOO}), flush=True)
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
