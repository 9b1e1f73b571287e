"""A feed's line in the list of feeds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.feed_status import feed_line
from monitors.store.feeds import Feed
from tests.bot.stories import style
from tests.bot.telegram_stub import DIRECTIONS, NOW


def feed(**fields: Any) -> Feed:
    defaults: dict[str, Any] = {
        "id": 3,
        "url": "https://news.example/rss",
        "name": "BBC <عربي>",
        "country": "",
        "kind": "",
        "state": "active",
        "interval_s": None,
        "fetch_pages": True,
        "next_check_at": NOW,
        "last_checked_at": NOW,
        "last_ok_at": NOW - timedelta(hours=5),
        "first_polled_at": NOW,
        "etag": None,
        "last_modified": None,
        "failures": 0,
        "status": "ok",
        "item_count": 1,
        "created_at": NOW,
    }
    return Feed(**(defaults | fields))


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "3. BBC &lt;عربي&gt; · متابَع · يعمل"),
        ({"status": ""}, "3. BBC &lt;عربي&gt; · متابَع"),
        ({"state": "paused", "failures": 2}, "3. BBC &lt;عربي&gt; · موقوف"),
        ({"state": "retired"}, "3. BBC &lt;عربي&gt; · أغلقه خادمه"),
        ({"interval_s": 90.0}, "3. BBC &lt;عربي&gt; · متابَع · يعمل · كل 1.5 د"),
        (
            {"failures": 2, "status": "new_code"},
            "3. BBC &lt;عربي&gt; · متابَع · new_code · آخر نجاح 2026-03-05 07:00",
        ),
        (
            {"failures": 2, "status": "internal", "last_ok_at": None},
            "3. BBC &lt;عربي&gt; · متابَع · خطأ في البرنامج نفسه، وتفصيله في السجل · لم ينجح قط",
        ),
    ],
)
def test_a_feeds_line(fields: dict[str, Any], line: str) -> None:
    assert feed_line(feed(**fields), style()).translate(DIRECTIONS) == line
