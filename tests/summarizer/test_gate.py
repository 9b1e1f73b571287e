"""The committed floors hold over the committed corpus."""

from __future__ import annotations

from tests.corpus.gate import digests, fallen, measure, read_floors


def test_no_measure_falls_below_its_floor() -> None:
    assert fallen(measure(), read_floors()["floors"]) == []


def test_the_floors_are_for_this_corpus() -> None:
    assert read_floors()["corpus"] == digests()
