"""What the summarizer costs: `make bench`. Every rate stands beside that of a plain regex over the same text.

One core. The articles are those of tests/corpus/, joined and cut to the lengths that feeds have: those full of
casualties, which is the dearest case, and those without any, as most of what feeds bring is.
"""

from __future__ import annotations

import gc
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from summarizer.model import Article
from summarizer.summarize import summarize

CORPUS = Path(__file__).parents[1] / "corpus"
DESCRIPTION = 300
ARTICLE = 2500
HOSTILE = 1_000_000
WORD = re.compile(r"\w+")
MEGABYTE = 1024 * 1024


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """The best of some rounds, in seconds."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def read_all(texts: Sequence[str]) -> None:
    """Summarize each text as an article of its own."""
    for text in texts:
        summarize(Article("", "", text))


def regex_all(texts: Sequence[str]) -> None:
    """The yardstick: find every word of each text."""
    for text in texts:
        WORD.findall(text)


def corpus_text(*, silent: bool) -> str:
    """The texts of the corpus with casualties, or the `silent` ones without, one after the other."""
    lines = (line for path in sorted(CORPUS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    articles = map(json.loads, lines)
    return "\n\n".join(article["text"] for article in articles if silent is not bool(article["claims"]))


def pieces(text: str, length: int) -> list[str]:
    """The text cut into pieces of about `length` code points, at spaces."""
    found, at = [], 0
    while at + length < len(text):
        end = text.index(" ", at + length - 1) if " " in text[at + length - 1 :] else len(text)
        found.append(text[at:end])
        at = end
    return found


def over_and_over(phrase: str) -> str:
    """A phrase until there are a million code points of it."""
    return (phrase * (HOSTILE // len(phrase) + 1))[:HOSTILE]


def hostile() -> dict[str, str]:
    """A million code points of what makes careless readers slow."""
    return {
        "one sentence": over_and_over("قُتل خمسة مدنيين وأصيب آخرون في غارة على بلدة سرمين وفق الدفاع المدني و"),
        "claims": over_and_over("قتل خمسة جنود في "),
        "victims": over_and_over("جرح و29 ضحايا، "),
        "places": over_and_over("وحلب "),
        "circumstances": "قتل خمسة. وقال " + over_and_over("في المقابل "),
        "quotation marks": over_and_over('"'),
        "opening marks": over_and_over("«"),
        "waws": over_and_over("و"),
        "waws apart": over_and_over("و "),
        "brackets": "(" * (HOSTILE // 2) + ")" * (HOSTILE // 2),
        "numbers": over_and_over("5 "),
        "numbers joined": over_and_over("15 و"),
        "combining marks": over_and_over("\u0651"),
        "full stops": over_and_over(". "),
    }


def start_up() -> tuple[float, float, float]:
    """Seconds of a bare interpreter, seconds until a first summary, and megabytes resident after it."""
    first = (
        "import resource, summarizer.summarize as s, summarizer.model as m; "
        "s.summarize(m.Article('', '', 'قُتل خمسة مدنيين في بلدة سرمين وفق الدفاع المدني.')); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    bare = seconds(lambda: subprocess.run((sys.executable, "-c", "pass"), check=True))
    ours = seconds(lambda: subprocess.run((sys.executable, "-c", first), check=True, capture_output=True))
    shown = subprocess.run((sys.executable, "-c", first), check=True, capture_output=True, text=True).stdout
    return bare, ours, int(shown) / 1024


def main() -> None:
    """Print the tables."""
    console = Console()
    bare, ours, resident = start_up()
    console.print(
        f"Start to first summary {ours:.2f} s (the interpreter alone {bare:.2f} s), {resident:.0f} MB resident."
    )
    rates = Table("texts", "a second", "thousand code points a second", "times a word regex", box=None)
    for kind, text in (("with casualties", corpus_text(silent=False)), ("without", corpus_text(silent=True))):
        for name, length in (("descriptions", DESCRIPTION), ("articles", ARTICLE), ("long articles", 4 * ARTICLE)):
            texts = pieces(text, length)
            read_all(texts[:20])
            spent = seconds(lambda texts=texts: read_all(texts))
            yardstick = seconds(lambda texts=texts: regex_all(texts))
            size = sum(map(len, texts))
            rates.add_row(
                f"{name} of {length} {kind}",
                f"{len(texts) / spent:,.0f}",
                f"{size / spent / 1000:,.0f}",
                f"{spent / yardstick:.0f}",
            )
    console.print(rates)
    bad = Table("a million code points of", "seconds", "times half of it", box=None)
    for name, text in hostile().items():
        whole = seconds(lambda text=text: read_all([text]), rounds=1)
        half = seconds(lambda text=text: read_all([text[: HOSTILE // 2]]), rounds=1)
        bad.add_row(name, f"{whole:.2f}", f"{whole / half:.1f}")
    console.print(bad)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE
    console.print(f"Peak memory of all this: {peak:.0f} MB.")


if __name__ == "__main__":
    main()
