"""Lengths of time as people write them. Pure."""

from __future__ import annotations

import re
from datetime import timedelta

from summarizer.language.text import fold

_COUNTED = re.compile(r"(?P<number>\d{1,4}) ?(?P<unit>[^\W\d]+)")
_UNITS = {
    fold(name): length
    for length, names in (
        (timedelta(minutes=1), ("m", "min", "دقيقة", "دقائق")),
        (timedelta(hours=1), ("h", "hours", "ساعة", "ساعات")),
        (timedelta(days=1), ("d", "days", "يوم", "يوماً", "أيام")),
    )
    for name in names
}
_NAMED = {
    fold(name): timedelta(hours=hours) for name, hours in (("ساعة", 1), ("ساعتين", 2), ("يوم", 24), ("يومين", 48))
}


def read_period(text: str) -> timedelta | None:
    """`30m`, `24h`, `7d`, `3 أيام`, `ساعتين` as a length of time, in whatever digits; None for anything else."""
    written = " ".join(fold(text).split())
    if written in _NAMED:
        return _NAMED[written]
    match = _COUNTED.fullmatch(written)
    unit = _UNITS.get(match["unit"]) if match else None
    return int(match["number"]) * unit or None if match and unit else None
