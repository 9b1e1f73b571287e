"""The C library's allocator, told to give large blocks back."""

from __future__ import annotations

import contextlib
import ctypes

_M_MMAP_THRESHOLD = -3
"""The parameter's number in glibc's malloc.h."""
LARGE_BLOCK = 128 * 1024
"""Bytes: what glibc begins with (DEFAULT_MMAP_THRESHOLD_MIN), and would keep were it not for its raising."""


def return_large_blocks() -> None:
    """Let blocks of more than LARGE_BLOCK bytes go back to the system when they are freed.

    glibc raises its threshold to the size of the first large block that is freed, up to 32 MB, and keeps what is
    freed below it: a few large feeds would stay in memory for ever. Elsewhere it does nothing.
    """
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, LARGE_BLOCK)
