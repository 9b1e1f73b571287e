"""`mirsad evaluate`: the table a maintainer reads, and the half of the split set that nobody may read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from summarizer.evaluate import tuning_half

TEXT = "قُتل ثلاثة أشخاص في غارة على حلب، وفق الدفاع المدني."
NUMBERS = [f"case-{number}" for number in range(20)]


def article(name: str) -> dict[str, Any]:
    """An annotated article whose one claim the summarizer cannot find, as its text tells none of it."""
    claim = {
        "kind": "wounded",
        "count_min": 90,
        "count_max": 90,
        "vague": None,
        "approx": False,
        "who": None,
        "source": None,
        "place": None,
        "actor": None,
        "status": "affirmed",
        "scope": "incident",
        "part_of": None,
        "quote": name,
    }
    text = f"{TEXT} {name}"
    return {"id": name, "outlet": "", "title": "", "text": text, "claims": [claim], "locations": [], "actors": []}


def run(path: Path, *options: str) -> str:
    result = CliRunner().invoke(app, ["evaluate", str(path), *options])
    assert result.exit_code == 0, result.output
    return result.output


def write(path: Path, names: list[str]) -> Path:
    path.write_text("".join(json.dumps(article(name), ensure_ascii=False) + "\n" for name in names), "utf-8")
    return path


def test_the_errors_of_the_measuring_half_are_not_shown(tmp_path: Path) -> None:
    shown = run(write(tmp_path / "dev.jsonl", NUMBERS), "--errors")
    for name in NUMBERS:
        assert (f"«{name}»" in shown) == tuning_half(name)
    assert "measuring half" in shown


def test_another_name_does_not_open_the_measuring_half(tmp_path: Path) -> None:
    renamed = write(tmp_path / "mine.jsonl", [*NUMBERS, "seed-1"])
    hidden = next(name for name in NUMBERS if not tuning_half(name))
    assert f"«{hidden}»" not in run(renamed, "--errors")
    other = write(tmp_path / "other.jsonl", NUMBERS)
    assert f"«{hidden}»" in run(other, "--errors")


def test_the_measures_come_as_a_table_and_as_json(tmp_path: Path) -> None:
    gold = write(tmp_path / "dev.jsonl", NUMBERS)
    assert "grounded" in run(gold)
    halves = [json.loads(run(gold, "--json", "--half", half))["documents"] for half in ("tuning", "measuring")]
    assert sum(halves) == json.loads(run(gold, "--json"))["documents"] == len(NUMBERS)


@pytest.mark.parametrize(("line", "reason"), [("{", "JSON"), ('{"id": 1}', "missing")])
def test_a_faulty_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{line}\n", "utf-8")
    result = CliRunner().invoke(app, ["evaluate", str(path)])
    assert result.exit_code == 1
    assert "line 2" in result.output
    assert reason in result.output
