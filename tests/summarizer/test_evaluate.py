"""The measures: pairing at three levels, names, shares, and the fixed split."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.evaluate import evaluate, score, tuning_half
from summarizer.matching import Level, level, match_names, overlap


def claim(**changes: Any) -> dict[str, Any]:
    plain = {
        "kind": "killed", "count_min": 5, "count_max": 5, "vague": None, "source": "وزارة الصحة",
        "place": "حلب", "status": "affirmed", "scope": "incident", "part_of": None, "quote": "مقتل 5",
    }  # fmt: skip
    return plain | changes


def document(**changes: Any) -> dict[str, Any]:
    plain = {
        "id": "t-1",
        "outlet": "",
        "title": "",
        "text": "مقتل 5 في حلب.",
        "claims": [],
        "locations": [],
        "actors": [],
    }
    return plain | changes


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Level.FULL),
        ({"count_max": None}, Level.WRONG),
        ({"source": None}, Level.CLAIM),
        ({"source": "وزاره الصحه"}, Level.FULL),
        ({"place": "حمص"}, Level.ATTRIBUTED),
        ({"status": "denied"}, Level.ATTRIBUTED),
        ({"part_of": 0}, Level.ATTRIBUTED),
    ],
)
def test_level(changes: dict[str, Any], expected: Level) -> None:
    assert level(claim(), claim(**changes)) is expected


def test_levels_count_up() -> None:
    gold = document(claims=[claim(), claim(kind="wounded", source=None)])
    result = score([gold], [{"id": "t-1", "claims": [claim(), claim(kind="wounded")], "locations": [], "actors": []}])
    assert (result.levels["claim"].hits, result.levels["attributed"].hits) == (2, 1)
    assert result.exact.value == 0
    assert result.by_kind["wounded"]["claim"].f1 == 1
    assert [miss.level for miss in result.misses] == [Level.CLAIM]


def test_a_document_without_a_prediction_counts_as_empty() -> None:
    result = score([document(claims=[claim()])], [])
    assert result.levels["claim"].recall == 0
    assert result.levels["claim"].precision == 1


def test_grounded_and_silent() -> None:
    predicted = {"id": "t-1", "claims": [claim(quote="ليس في النص")], "locations": [], "actors": []}
    result = score([document()], [predicted])
    assert result.grounded.value == 0
    assert result.silent.value == 0


def test_names_match_without_article_and_spelling() -> None:
    found = match_names(["الرياض", "حلب"], ["رياض", {"name": "حمص"}], 0.99)
    assert (found.hits, found.missed, found.added) == (1, ("حلب",), ("حمص",))
    assert overlap("وزارة الصحة في غزة", "وزارة الصحة") == pytest.approx(2 * 2 / 6)


def test_the_split_is_fixed() -> None:
    assert tuning_half("seed-1")
    assert {tuning_half(f"x-{n}") for n in range(20)} == {True, False}


def test_evaluate_summarizes_and_scores() -> None:
    gold = document(claims=[claim(source=None, place=None)], text="مقتل 5 أشخاص في حريق.")
    result = evaluate([gold])
    assert result.levels["attributed"].f1 == 1
    assert result.to_record()["claim"]["f1"] == 1
