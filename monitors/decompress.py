"""Compressed bodies, a chunk at a time: the content codings of RFC 9110, 8.4.1, and brotli (RFC 7932)."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import brotli

Decoder = Callable[[bytes], Iterable[bytes]]
PIECE = 100_000
"""Bytes that a decoder gives back at a time: a bomb is known before it fills the memory."""
BROKEN = (zlib.error, brotli.error)
"""What a decoder raises on bytes that are not what they are said to be."""


def decoder(encoding: str) -> Decoder | None:
    """A function of a chunk that gives back what it holds, in pieces; brotli's are larger than PIECE at times.

    None for a content coding that Mirsad does not ask for.
    """
    if encoding in ("", "identity"):
        return lambda chunk: (chunk,)
    if encoding in ("gzip", "x-gzip"):
        return _Zlib(31)
    if encoding == "deflate":
        return _Zlib(None)
    if encoding == "br":
        return _unpacking(brotli.Decompressor())
    return None


class _Zlib:
    """Without window bits, for `deflate`: the form of zlib (RFC 9110, 8.4.1.2), or the bare one of some servers."""

    def __init__(self, window_bits: int | None) -> None:
        self._inflater: Any = None if window_bits is None else zlib.decompressobj(window_bits)

    def __call__(self, chunk: bytes) -> Iterator[bytes]:
        if self._inflater is None:
            # A zlib header starts with method 8 in its low bits, which no bare stream's first block does.
            self._inflater = zlib.decompressobj(15 if chunk[0] & 15 == 8 else -15)
        while piece := self._inflater.decompress(chunk, PIECE):
            yield piece
            chunk = self._inflater.unconsumed_tail


def _unpacking(unpacker: Any) -> Decoder:
    def unpack(chunk: bytes) -> Iterator[bytes]:
        while piece := unpacker.process(chunk, output_buffer_limit=PIECE):
            yield piece
            # It gives what waits, and nothing at the end.
            chunk = b""

    return unpack
