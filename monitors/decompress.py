"""Compressed bodies, a chunk at a time: the content codings of RFC 9110, 8.4.1, and brotli (RFC 7932)."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

import brotli

Decoder = Callable[[bytes, int], bytes]
BROKEN = (zlib.error, brotli.error)
"""What a decoder raises on bytes that are not what they are said to be."""


def decoder(encoding: str) -> Decoder | None:
    """A function of a chunk and the most bytes to give back for it, which bounds what a bomb can do.

    None for a content coding that Mirsad does not ask for.
    """
    if encoding in ("", "identity"):
        return lambda chunk, _: chunk
    if encoding in ("gzip", "x-gzip"):
        return zlib.decompressobj(31).decompress
    if encoding == "deflate":
        return _deflate_decoder()
    if encoding == "br":
        unpack = brotli.Decompressor()
        return lambda chunk, limit: unpack.process(chunk, output_buffer_limit=limit)
    return None


def _deflate_decoder() -> Decoder:
    """For zlib's form, which "deflate" means (RFC 9110, 8.4.1.2), and for the bare one that some servers send."""
    inflater: Any = None

    def inflate(chunk: bytes, limit: int) -> bytes:
        nonlocal inflater
        # A zlib header starts with method 8 in its low bits, which no bare stream's first block does.
        inflater = inflater or zlib.decompressobj(15 if chunk[0] & 15 == 8 else -15)
        return bytes(inflater.decompress(chunk, limit))

    return inflate
