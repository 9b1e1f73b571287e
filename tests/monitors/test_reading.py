"""One item that cannot be read does not keep its feed's others from being read."""

from __future__ import annotations

import pytest

from monitors import reading
from monitors.reading import NOT_READ, read_all
from summarizer.model import Article, Summary


def test_an_item_that_cannot_be_read_keeps_none_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    summarize = reading.summarize

    def failing(article: Article) -> Summary:
        if article.title == "عقدة":
            raise RecursionError
        return summarize(article)

    monkeypatch.setattr(reading, "summarize", failing)
    knot, toll = read_all("وكالة", [("عقدة", "نص"), ("قصف", "قتل خمسة مدنيين في قصف على حلب.")])
    assert (knot.summary.note, knot.summary.headline, knot.counts) == (NOT_READ, "عقدة", {})
    assert toll.counts["killed"] == 5
