"""Measuring the summarizer from the command line: the table of measures, and the list of what went wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Table

from summarizer.evaluate import LEVELS, SEED, Evaluation, Miss, Ratio, evaluate, tuning_half

# Floor and goal of each measure over the untouched half of dev, from docs/extraction.md.
TARGETS = {
    "claim": (0.86, 0.92),
    "claim precision": (0.92, 0.95),
    "attributed": (0.78, 0.87),
    "full": (0.62, 0.72),
    "locations": (0.88, 0.92),
    "actors": (0.74, 0.82),
    "silent": (0.95, 0.97),
    "grounded": (1.0, 1.0),
}
FIELDS = ("id", "text", "claims", "locations", "actors")
# The set whose odd half only measures: rules are never made from it.
SPLIT_SET = "dev.jsonl"


class GoldError(Exception):
    """An annotated file cannot be read; the text names the line."""


def evaluate_file(path: Path, *, half: str | None = None) -> Evaluation:
    """Summarize and score a file of annotated articles, one JSON object a line, with a progress bar on a terminal.

    `half` is `tuning` or `measuring` for one half of the split set, None for everything. Raises GoldError.
    """
    documents = [doc for doc in _read(path) if half is None or tuning_half(str(doc["id"])) == (half == "tuning")]
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Reading articles", total=len(documents))
        return evaluate(documents, lambda: progress.advance(task))


def _read(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise GoldError(f"{path.name}, line {number}: this is no JSON ({error}).") from None
        missing = [name for name in FIELDS if not isinstance(record, dict) or name not in record]
        if missing:
            raise GoldError(f"{path.name}, line {number}: {', '.join(missing)} missing.")
        yield record


def print_evaluation(evaluation: Evaluation) -> None:
    """The measures beside floor and goal, what keeps claims from being full, and the levels by kind and source."""
    console = Console()
    table = _table("measure", "precision", "recall", "F1 or share", "floor", "goal")
    for name, ratio in {
        **evaluation.levels,
        "locations": evaluation.locations,
        "actors": evaluation.actors,
    }.items():
        table.add_row(name, *_figures(ratio), *(f"{target:.2f}" for target in TARGETS[name]))
    precision = evaluation.levels["claim"].precision
    table.add_row("claim precision", "", "", f"{precision:.3f}", *(f"{t:.2f}" for t in TARGETS["claim precision"]))
    for name, share in (("silent", evaluation.silent), ("grounded", evaluation.grounded)):
        table.add_row(name, "", "", f"{share.value:.3f}", *(f"{target:.2f}" for target in TARGETS[name]))
    table.add_row("exact documents", "", "", f"{evaluation.exact.value:.3f}", "", "")
    table.caption = f"{evaluation.documents} documents"
    console.print(table)
    reasons = _table("attributed, not full, for", "claims")
    for reason, count in evaluation.not_full.most_common():
        reasons.add_row(reason, str(count))
    console.print(reasons)
    for title, groups in (("kind", evaluation.by_kind), ("source", evaluation.by_source)):
        split = _table(title, *(f"{level} F1" for level in LEVELS), "annotated", "found")
        for group, ratios in sorted(groups.items(), key=lambda entry: -entry[1]["claim"].gold):
            claim = ratios["claim"]
            figures = (f"{ratios[level].f1:.3f}" for level in LEVELS)
            split.add_row(escape(group), *figures, str(claim.gold), str(claim.predicted))
        console.print(split)


def print_errors(evaluation: Evaluation, path: Path) -> None:
    """Each miss with its text; documents of the measuring half of dev are refused, by number only."""
    console = Console()
    is_split = _is_split(path)
    hidden = {miss.id for miss in evaluation.misses if is_split and not tuning_half(miss.id)}
    shown = [miss for miss in evaluation.misses if miss.id not in hidden]
    last = None
    for miss in shown:
        if miss.id != last:
            console.rule(escape(miss.id))
            console.print(escape(miss.text), style="dim")
            last = miss.id
        for line in _lines(miss):
            console.print(line)
    console.print(f"{len(shown)} misses in {len({miss.id for miss in shown})} documents.")
    if hidden:
        console.print(
            f"{len(hidden)} documents of the measuring half have misses too; they are not shown, so that no rule "
            "is made from them."
        )


def _is_split(path: Path) -> bool:
    """Whether a file is the split set; under another name the seed article betrays it."""
    return path.name == SPLIT_SET or any(doc["id"] == SEED for doc in _read(path))


def _lines(miss: Miss) -> Iterator[str]:
    if miss.gold is not None:
        yield f"[red]missed[/] ({miss.level.name.lower()}) {_claim(miss.gold)}"
    if miss.predicted is not None:
        label = "found" if miss.gold is not None else "[yellow]added[/]"
        rule = miss.predicted.get("rule", "")
        yield f"{label} {_claim(miss.predicted)} [cyan]{escape(str(rule))}[/]"
    for name, match in miss.names.items():
        missed, added = "، ".join(match.missed), "، ".join(match.added)
        yield escape(f"{name}: missed {missed or '-'}; added {added or '-'}")


def _claim(claim: Mapping[str, Any]) -> str:
    count = claim.get("vague") or f"{claim.get('count_min')},{claim.get('count_max')}"
    part = " share" if claim.get("part_of") is not None else ""
    fields = (f"{name}={claim.get(name)}" for name in ("source", "place", "status", "scope"))
    return escape(f"{claim.get('kind')} {count}{part} «{claim.get('quote')}» {' '.join(fields)}")


def _figures(ratio: Ratio) -> tuple[str, str, str]:
    return f"{ratio.precision:.3f}", f"{ratio.recall:.3f}", f"{ratio.f1:.3f}"


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for i, heading in enumerate(headings):
        table.add_column(heading, justify="right" if i else "left")
    return table
