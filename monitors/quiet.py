"""Quiet hours: a part of every day in which alerts wait. Pure."""

from __future__ import annotations

import re
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import cache

from summarizer.language.text import fold

DAY_MINUTES = 24 * 60
_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?"
_HOURS = re.compile(rf"(?:(?:من|from) )?{_CLOCK} ?(?:[-–—]|الي|حتي|to|until) ?{_CLOCK}")
"""As folded: `من 22:00 إلى 7`."""
_CONTINENTS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
_NO_PLACES = frozenset(("Factory", "localtime"))


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one minute of the day up to another, both counted from midnight; a later start crosses midnight."""

    start: int
    end: int

    def __str__(self) -> str:
        """`22:00-07:00`."""
        return f"{_clock(self.start)}-{_clock(self.end)}"


def read_quiet_hours(text: str) -> QuietHours | None:
    """`22:00-7:00`, `22-7`, `من 22 إلى 7`, in whatever digits; None for others, and where both ends are the same."""
    match = _HOURS.fullmatch(" ".join(fold(text).split()))
    if match is None:
        return None
    hour, minute, end_hour, end_minute = (int(part or 0) for part in match.groups())
    if max(hour, end_hour) > 24 or max(minute, end_minute) > 59:
        return None
    start, end = (60 * hour + minute) % DAY_MINUTES, (60 * end_hour + end_minute) % DAY_MINUTES
    return None if start == end else QuietHours(start, end)


def quiet_until(quiet: QuietHours | None, now: datetime, zone: tzinfo) -> datetime | None:
    """When the quiet hours that hold at `now` end, in UTC; None where none hold. `zone` is the reader's.

    By the clock on the wall: where it is put forward or back meanwhile, they last an hour less or more.
    """
    if quiet is None:
        return None
    local = now.astimezone(zone)
    minute = 60 * local.hour + local.minute
    if quiet.start < quiet.end:
        holds, days = quiet.start <= minute < quiet.end, 0
    else:
        holds, days = minute >= quiet.start or minute < quiet.end, int(minute >= quiet.start)
    if not holds:
        return None
    end = time(quiet.end // 60, quiet.end % 60)
    until = datetime.combine(local.date() + timedelta(days=days), end, zone).astimezone(UTC)
    # The hour that comes twice in autumn: its second time is past the end that the first one has.
    return until if until > now else None


def zone_name(text: str) -> str | None:
    """The IANA name of a time zone, however its letters are written, or that of its city.

    None where this system knows none such.
    """
    written = text.strip().casefold()
    return _zone_names().get(written) or _cities().get(written)


def zone_named(name: str | None) -> tzinfo:
    """The time zone of an IANA name, UTC for none and for one that this system no longer knows."""
    known = zone_name(name or "UTC") or "UTC"
    return UTC if known == "UTC" else zoneinfo.ZoneInfo(known)


@cache
def _zone_names() -> dict[str, str]:
    # UTC is there even on a small system without time zone data.
    return {"utc": "UTC"} | {name.casefold(): name for name in zoneinfo.available_timezones() - _NO_PLACES}


@cache
def _cities() -> dict[str, str]:
    names = sorted(name for name in zoneinfo.available_timezones() if name.partition("/")[0] in _CONTINENTS)
    return {name.rpartition("/")[2].replace("_", " ").casefold(): name for name in names}


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
