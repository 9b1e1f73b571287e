"""How long a server asks to be left alone, by the headers of its answer. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

_MAX_AGE = re.compile(r"(?:^|,)\s*max-age\s*=\s*\"?(\d{1,9})\"?\s*(?:,|$)", re.IGNORECASE | re.ASCII)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that Retry-After asks to wait (RFC 9110, 10.2.3); None where it is missing or says nothing.

    A date counts from the server's own clock.
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        # Longer numbers are years, and too many digits to be read as an integer.
        return float(value) if len(value) < 10 else 1e9
    return _seconds_until(headers, "retry-after")


def fresh_for(headers: Mapping[str, str]) -> float | None:
    """Seconds for which the answer holds, by Cache-Control or else by Expires (RFC 9111, 4.2.1); None: not said."""
    control = headers.get("cache-control", "")
    if found := _MAX_AGE.search(control):
        age = headers.get("age", "").strip()
        spent = float(age) if age.isascii() and age.isdigit() and len(age) < 10 else 0.0
        return max(0.0, float(found[1]) - spent)
    if re.search(r"\bno-(?:cache|store)\b", control, re.IGNORECASE):
        return None
    return _seconds_until(headers, "expires")


def _seconds_until(headers: Mapping[str, str], name: str) -> float | None:
    until, now = _date(headers.get(name)), _date(headers.get("date"))
    if until is None or now is None:
        return None
    return max(0.0, (until - now).total_seconds())


def _date(value: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(value) if value else None
    except (TypeError, ValueError, OverflowError):
        return None
