"""A server on loopback whose answers a test writes byte by byte, and clients to ask it with."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

import httpx
import pytest

from monitors.fetch import Fetched, FetchError, fetch_feed

FEED = '<rss version="2.0"><channel><title>خبر</title></channel></rss>'.encode()
Script = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def answer(status: str = "200 OK", body: bytes = b"", **headers: str) -> bytes:
    """An answer's bytes; underscores in the headers' names are hyphens."""
    rows = {"Content-Length": str(len(body)), "Connection": "close", **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in rows.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


@dataclass
class Origin:
    """A server that answers each path as the test says, and remembers what it was asked."""

    answers: dict[str, bytes | Script] = field(default_factory=dict)
    requests: list[tuple[str, httpx.Headers]] = field(default_factory=list)
    port: int = 0

    def url(self, path: str = "/feed", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            line, *rows = (await reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
            path = line.split(" ")[1]
            self.requests.append((path, httpx.Headers(dict(row.split(": ", 1) for row in rows))))
            script = self.answers.get(path, answer("404 Not Found"))
            if isinstance(script, bytes):
                writer.write(script)
            else:
                await script(reader, writer)
            await writer.drain()
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


async def get(client: httpx.AsyncClient, url: str) -> Fetched:
    response = await fetch_feed(client, url, None, None)
    assert isinstance(response, Fetched)
    return response


async def fail(client: httpx.AsyncClient, url: str) -> FetchError:
    with pytest.raises(FetchError) as error:
        await fetch_feed(client, url, None, None)
    assert str(error.value).endswith(".")
    return error.value


async def until_the_client_leaves(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await reader.read()


def redirect(location: str, status: str = "301 Moved Permanently") -> bytes:
    return answer(status, Location=location)
