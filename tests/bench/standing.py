"""What a million standing queries cost: `make bench`. The naive loop over every query stands beside the index.

Fixed seed. 60 % of the queries are one or two words drawn by Zipf's law from at least 50,000 forms made of the corpus'
vocabulary, 20 % places by population, 10 % actors, 10 % boolean with counts.
"""

from __future__ import annotations

import gc
import json
import random
import resource
import sys
import time
from bisect import bisect
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

from rich.console import Console
from rich.table import Table

from monitors.query.evaluate import matches
from monitors.query.facts import Facts, facts_of, terms_of
from monitors.query.index import StandingIndex
from monitors.query.syntax import And, Count, Node, Not, Or, Query, Term, simplified, term
from summarizer.actors.actor_lexicon import actor_names
from summarizer.language.text import words
from summarizer.model import Article
from summarizer.places.gazetteer import load_gazetteer
from summarizer.stems import stem
from summarizer.summarize import summarize

CORPUS = Path(__file__).parents[1] / "corpus"
SIZES = (10_000, 100_000, 1_000_000)
FORMS = 50_000
NAIVE_ITEMS = 3
NOW = datetime(2026, 3, 1, tzinfo=UTC)
SUFFIXES = ("ات", "ون", "ين", "ان", "ها", "هم", "ية", "نا", "وا", "تين")


def corpus_facts() -> list[Facts]:
    """The facts of every article of the corpus."""
    found = []
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            summary = summarize(Article(record["outlet"], record["title"], record["text"]))
            terms = terms_of(record["outlet"], record["title"], record["text"], summary)
            found.append(facts_of(terms, record["title"], record["text"], summary, NOW))
    return found


def vocabulary(items: list[Facts], rng: random.Random) -> list[str]:
    """At least FORMS words, the corpus' own first, by how often they stand there."""
    counts: dict[str, int] = {}
    for item in items:
        for word in words(item.text):
            counts[word] = counts.get(word, 0) + 1
    known = sorted(counts, key=lambda word: -counts[word])
    made = dict.fromkeys(known)
    while len(made) < FORMS:
        made.setdefault(rng.choice(known) + rng.choice(SUFFIXES) + rng.choice(("", "ي", "ه", "ك")))
    return list(made)


class Maker:
    """Makes queries by the mixture above."""

    def __init__(self, items: list[Facts], rng: random.Random) -> None:
        self.rng = rng
        self.words = [Term(term("w", stem(word))) for word in vocabulary(items, rng)]
        self.word_weights = list(accumulate(1 / rank for rank in range(1, len(self.words) + 1)))
        places = [entry for entry in load_gazetteer() if entry.kind != "sea"]
        self.places = [Term(term("p", entry.id)) for entry in places]
        self.place_weights = list(accumulate(max(entry.population, 1000) for entry in places))
        names = sorted({name.canonical for found in actor_names().values() for name in found})
        self.actors = [Term(term("a", name)) for name in names]

    def _drawn(self, choices: list[Term], weights: list[float]) -> Term:
        return choices[bisect(weights, self.rng.random() * weights[-1])]

    def word(self) -> Term:
        """A word by Zipf's law."""
        return self._drawn(self.words, self.word_weights)

    def place(self) -> Term:
        """A place by its people."""
        return self._drawn(self.places, self.place_weights)

    def query(self) -> Query:
        """A query of the mixture."""
        chance = self.rng.random()
        node: Node
        if chance < 0.6:
            node = self.word() if self.rng.random() < 0.5 else And((self.word(), self.word()))
        elif chance < 0.8:
            node = self.place()
        elif chance < 0.9:
            node = self.rng.choice(self.actors)
        else:
            count = Count(self.rng.choice(("killed", "wounded", "any")), self.rng.choice((1, 5, 10, 50)))
            node = And((Or((self.place(), self.word())), count, Not(self.word())))
        return Query("", simplified(node))


def frequencies(items: list[Facts]) -> dict[str, int]:
    """In how many items each term stands: what the index chooses postings by."""
    counts: dict[str, int] = {}
    for item in items:
        for key in item.terms:
            counts[key] = counts.get(key, 0) + 1
    return counts


def memory() -> int:
    """Bytes resident now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def percentile(values: list[float], share: float) -> float:
    """The value below which that share lies."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def measure(size: int, items: list[Facts]) -> list[str]:
    """A row of the table for so many queries."""
    maker = Maker(items, random.Random(20260301))
    queries = [maker.query() for _ in range(size)]
    gc.collect()
    before, started = memory(), time.perf_counter()
    index = StandingIndex(frequencies(items))
    for number, query in enumerate(queries):
        index.add(number, query)
    built = time.perf_counter() - started
    gc.collect()
    each = (memory() - before) / size
    spent, beyond = [], []
    for item in items:
        started = time.perf_counter()
        found = index.matching(item, NOW)
        taken = time.perf_counter() - started
        spent.append(taken)
        beyond.append(taken - 10e-6 * len(found))
    started = time.perf_counter()
    for number in range(1000):
        index.add(size + number, queries[number])
    added = (time.perf_counter() - started) / 1000
    started = time.perf_counter()
    for item in items[:NAIVE_ITEMS]:
        _ = [number for number, query in enumerate(queries) if matches(query.node, item, NOW)]
    naive = (time.perf_counter() - started) / NAIVE_ITEMS
    median = percentile(spent, 0.5)
    return [
        f"{size:,}",
        f"{built:.1f}",
        f"{each:.0f}",
        f"{added * 1e6:.0f}",
        f"{median * 1e3:.2f}",
        f"{percentile(beyond, 0.5) * 1e3:.2f}",
        f"{percentile(beyond, 0.99) * 1e3:.2f}",
        f"{naive * 1e3:.0f}",
        f"{naive / median:,.0f}",
    ]


def main() -> None:
    """Print the table; sizes may be given as arguments."""
    items = corpus_facts()
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    table = Table(
        *("queries", "built, s", "bytes each", "one added, µs", "item, ms (median)", "less 10 µs a match: median"),
        *("p99", "naive, ms", "times faster"),
        box=None,
    )
    for size in sizes:
        table.add_row(*measure(size, items))
    Console(width=160).print(table)


if __name__ == "__main__":
    main()
