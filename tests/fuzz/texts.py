"""Bytes of a fuzzer as the texts that a program meets."""

from __future__ import annotations


def as_text(data: bytes) -> str:
    """Any bytes as a text; lone surrogates, which JSON can bring, are kept where nothing else is wrong."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")
