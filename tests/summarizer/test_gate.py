"""The committed floors hold over the committed corpus."""

from __future__ import annotations

import json
from pathlib import Path

from summarizer.evaluate import evaluate
from tests.corpus.gate import digests, fallen, measure, read_floors

DEV = Path(__file__).parents[1] / "corpus" / "dev.jsonl"


def test_no_measure_falls_below_its_floor() -> None:
    assert fallen(measure(), read_floors()["floors"]) == []


def test_the_floors_are_for_this_corpus() -> None:
    assert read_floors()["corpus"] == digests()


def test_the_seed_article_is_as_its_annotation() -> None:
    """Two sources and three tolls of three strikes in one night, which a reader would have kept apart."""
    documents = map(json.loads, DEV.read_text("utf-8").splitlines())
    measured = evaluate([document for document in documents if document["id"] == "seed-1"]).to_record()
    assert [measured[level]["f1"] for level in ("claim", "attributed", "full", "locations")] == [1.0] * 4
