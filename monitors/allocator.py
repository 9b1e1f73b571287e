"""The C library's allocator, told to give large blocks back."""

from __future__ import annotations

import contextlib
import ctypes

_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
"""The parameters' numbers in glibc's malloc.h."""
LARGE_BLOCK = 128 * 1024
"""Bytes: what glibc begins with (DEFAULT_MMAP_THRESHOLD_MIN), and would keep were it not for its raising."""


def return_large_blocks() -> None:
    """Let blocks of more than LARGE_BLOCK bytes go back to the system when they are freed.

    glibc raises its threshold to the size of the first large block that is freed, up to 32 MB, and keeps what is
    freed below it: a few large feeds would stay in memory for ever; and each thread would keep an arena of its own.
    Elsewhere it does nothing.
    """
    with contextlib.suppress(OSError, AttributeError, TypeError):
        libc = ctypes.CDLL(None)
        libc.mallopt(_M_MMAP_THRESHOLD, LARGE_BLOCK)
        libc.mallopt(_M_ARENA_MAX, 1)
