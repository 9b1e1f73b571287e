"""What the benchmarks read: made-up items of the corpus' texts in the mixture of a newswire, from a fixed seed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "corpus"
LENGTH = 300
"""Code points of an item's description."""
CLAIMING = 0.2
"""The share of items that claim a toll: in the feeds of the catalogue it is lower still."""


@dataclass(frozen=True, slots=True)
class Story:
    """A title and a description."""

    title: str
    text: str


def stories(seed: int) -> Iterator[Story]:
    """Items without end, of LENGTH code points each; one in five claims a toll."""
    rng = random.Random(seed)
    claiming, silent = [], []
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            (claiming if record["claims"] else silent).append((record["title"], record["text"]))
    while True:
        kind = claiming if rng.random() < CLAIMING else silent
        title, text = rng.choice(kind)
        while len(text) < LENGTH:
            text += f"\n{rng.choice(silent)[1]}"
        yield Story(title, text[:LENGTH])
