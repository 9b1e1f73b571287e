"""How long a server asks to be left alone."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.http_times import fresh_for, retry_after

DATE = "Thu, 05 Mar 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Cache-Control": "max-age=600"}, 600),
        ({"Cache-Control": "public, MAX-AGE=600, must-revalidate"}, 600),
        ({"Cache-Control": 'private, max-age="600"'}, 600),
        ({"Cache-Control": "s-maxage=900, max-age=600", "Age": "500"}, 100),
        ({"Cache-Control": "max-age=600", "Age": "9999"}, 0),
        ({"Cache-Control": "max-age=600", "Age": "soon"}, 600),
        ({"Cache-Control": "max-age=600", "Expires": "Thu, 05 Mar 2026 18:00:00 GMT", "Date": DATE}, 600),
        ({"Cache-Control": "no-cache", "Expires": "Thu, 05 Mar 2026 18:00:00 GMT", "Date": DATE}, None),
        ({"Expires": "Thu, 05 Mar 2026 12:30:00 GMT", "Date": DATE}, 1800),
        ({"Expires": "Thu, 19 Nov 1981 08:52:00 GMT", "Date": DATE}, 0),
        ({"Expires": "0", "Date": DATE}, None),
        ({"Expires": "-1"}, None),
        ({"Cache-Control": "max-age=soon"}, None),
        ({"Cache-Control": "max-age=-5"}, None),
        ({"Cache-Control": "max-age=٦٠"}, None),
    ],
)
def test_how_long_an_answer_holds(headers: dict[str, str], seconds: float | None) -> None:
    encoded = {name: value.encode() for name, value in headers.items()}
    assert fresh_for(httpx.Headers(encoded)) == seconds


def test_a_date_without_the_servers_own_time_says_nothing() -> None:
    assert retry_after({"retry-after": DATE}) is None


@given(st.dictionaries(st.sampled_from(["cache-control", "expires", "date", "age", "retry-after"]), st.text()))
def test_any_headers_say_seconds_or_nothing(headers: dict[str, str]) -> None:
    for seconds in (fresh_for(headers), retry_after(headers)):
        assert seconds is None or seconds >= 0
