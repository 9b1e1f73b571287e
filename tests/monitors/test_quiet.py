"""Quiet hours: how they are written, and when they end, by the clock on the reader's wall."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.quiet import DAY_MINUTES, QuietHours, quiet_until, read_quiet_hours, zone_name, zone_named

NIGHT = QuietHours(22 * 60, 7 * 60)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
DAMASCUS, BERLIN = ZoneInfo("Asia/Damascus"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("22:00-07:00", "22:00-07:00"),
        ("٢٢-٧", "22:00-07:00"),
        (" 0:30 – 24 ", "00:30-00:00"),
        ("9-17:45", "09:00-17:45"),
        ("من 22:00 إلى 7", "22:00-07:00"),
        ("from 22.30 to 7", "22:30-07:00"),
    ],
)
def test_hours_are_read_as_people_write_them(written: str, meant: str) -> None:
    assert str(read_quiet_hours(written)) == meant


@pytest.mark.parametrize(
    "written", ["", "22", "22-22", "0-24", "25-7", "22:60-7", "22:00-", "off", "22-7-8", "-1-5", "a-b"]
)
def test_what_is_no_time_of_the_day_is_refused(written: str) -> None:
    assert read_quiet_hours(written) is None


@pytest.mark.parametrize(
    ("now", "end"),
    [
        ("2026-03-05T18:59", None),
        ("2026-03-05T19:00", "2026-03-06T04:00"),
        ("2026-03-05T23:30", "2026-03-06T04:00"),
        ("2026-03-06T03:59", "2026-03-06T04:00"),
        ("2026-03-06T04:00", None),
    ],
)
def test_a_night_ends_the_next_morning_where_the_reader_is(now: str, end: str | None) -> None:
    until = quiet_until(NIGHT, datetime.fromisoformat(now).replace(tzinfo=UTC), DAMASCUS)
    assert until == (datetime.fromisoformat(end).replace(tzinfo=UTC) if end else None)


def test_hours_within_a_day_end_on_it() -> None:
    noon = datetime(2026, 3, 5, 12, tzinfo=UTC)
    assert quiet_until(QuietHours(720, 780), noon, UTC) == noon + timedelta(hours=1)
    assert quiet_until(QuietHours(780, 840), noon, UTC) is None
    assert quiet_until(None, noon, UTC) is None


def test_a_night_in_which_the_clock_is_put_forward_is_an_hour_shorter() -> None:
    before = datetime(2026, 3, 28, 22, tzinfo=BERLIN)
    until = quiet_until(NIGHT, before.astimezone(UTC), BERLIN)
    assert until == datetime(2026, 3, 29, 5, tzinfo=UTC)
    assert until - before.astimezone(UTC) == timedelta(hours=8)


@given(
    st.integers(0, DAY_MINUTES - 1),
    st.integers(0, DAY_MINUTES - 1),
    st.integers(0, 2 * 365 * DAY_MINUTES).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes)),
    st.sampled_from([UTC, DAMASCUS, BERLIN, ZoneInfo("Africa/Casablanca"), ZoneInfo("America/New_York")]),
)
def test_whatever_the_hours_they_end_within_a_day_and_end_indeed(
    start: int, end: int, now: datetime, zone: ZoneInfo
) -> None:
    until = quiet_until(QuietHours(start, end), now, zone) if start != end else None
    if until is None:
        return
    assert timedelta(0) < until - now <= timedelta(hours=25)
    assert quiet_until(QuietHours(start, end), until, zone) is None


def test_time_zones_are_found_however_they_are_written() -> None:
    assert zone_name(" asia/DAMASCUS ") == "Asia/Damascus"
    for unknown in ("", "Mars/Base", "../../etc/passwd", "/etc/localtime", "Asia"):
        assert zone_name(unknown) is None
    assert zone_named(None) is UTC
    assert zone_named("Mars/Base") is UTC


def test_time_zones_are_found_by_their_cities_and_never_by_an_offset() -> None:
    assert zone_name("damascus") == "Asia/Damascus"
    assert zone_name("New York") == "America/New_York"
    # Etc/GMT+3 is three hours behind and not ahead.
    assert zone_name("GMT+3") is None
    assert zone_name("localtime") is None
