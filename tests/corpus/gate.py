"""The gate: no measure over the corpus falls below its floor, and the corpus is the one that the floors are for.

python -m tests.corpus.gate             measure and compare
python -m tests.corpus.gate --raise     write what was reached as the new floors, none of them lower
python -m tests.corpus.gate --lower     the same, and lower what fell: say in the commit why
"""

from __future__ import annotations

import hashlib
import json
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarizer.evaluate import evaluate

CORPUS = Path(__file__).parent
FLOORS = CORPUS / "floors.toml"
# Floors are written a little below what was reached, so that a change of one claim somewhere is no alarm.
SLACK = 0.002


def digests() -> dict[str, str]:
    """SHA-256 of each annotated file, by its name."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(CORPUS.glob("*.jsonl"))}


def measure() -> dict[str, float]:
    """Every measure that has a floor, over all annotated files together."""
    lines = (line for path in sorted(CORPUS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    record = evaluate([json.loads(line) for line in lines]).to_record()
    measures = {f"{name} F1": record[name]["f1"] for name in ("claim", "attributed", "full", "locations", "actors")}
    return measures | {
        "claim precision": record["claim"]["precision"],
        **{n: record[n] for n in ("silent", "grounded")},
    }


def read_floors() -> dict[str, Any]:
    """The committed floors and digests."""
    return tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {"floors": {}, "corpus": {}}


def fallen(measures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """What fell below its floor, in words."""
    return [
        f"{name}: {measures[name]:.4f} is below its floor {floor:.4f}"
        for name, floor in floors.items()
        if measures[name] < floor
    ]


def write_floors(measures: Mapping[str, float], old: Mapping[str, float], *, lower: bool) -> None:
    """Pin the corpus as it is and what it reached; a floor falls only if `lower`."""
    reached = {name: value if value == 1.0 else round(value - SLACK, 3) for name, value in measures.items()}
    floors = {name: value if lower else max(value, old.get(name, 0.0)) for name, value in reached.items()}
    rows = [
        "# What the summarizer reaches over tests/corpus; written by `python -m tests.corpus.gate --raise`.",
        "[floors]",
        *(f'"{name}" = {value}' for name, value in floors.items()),
        "",
        "[corpus]",
        *(f'"{name}" = "{digest}"' for name, digest in digests().items()),
    ]
    FLOORS.write_text("\n".join(rows) + "\n", "utf-8")


def main() -> None:
    """Run the gate from the command line."""
    measures, old = measure(), read_floors()["floors"]
    for name, value in measures.items():
        print(f"{name:16} {value:.4f}   floor {old.get(name, 0.0):.4f}")
    if {"--raise", "--lower"} & set(sys.argv):
        write_floors(measures, old, lower="--lower" in sys.argv)
    elif faults := fallen(measures, old):
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
