"""What finding things among a million items costs: `make bench`, or `python -m tests.bench.search [items]`.

The items' texts are the corpus' with a dozen words more, drawn by Zipf's law, so that no two are alike. They are stored
by the function that polls use, in the temporary folder: of a million that takes ten minutes and 5 GB.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from monitors.query.evaluate import matches
from monitors.query.facts import Facts, terms_of
from monitors.query.lexer import MAX_QUERY, QueryError
from monitors.query.parse import parse_query
from monitors.query.stored_terms import stored_terms
from monitors.query.syntax import And, Count, Node, Not, Or, Phrase, Term, term
from monitors.reading import read_all
from monitors.store.database import Database
from monitors.store.feeds import add_feed
from monitors.store.items import NewItem, insert_items
from monitors.store.search import Page, find_items, find_relevant
from summarizer.model import Summary
from summarizer.stems import stem
from tests.bench.articles import stories

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SECONDS_APART = 30
"""Between two items: a million fill a year."""
OUTLET = "وكالة"
BASES = 2000
DRAWN = 12
FORMS = 50_000
SUFFIXES = ("ات", "ون", "ين", "ان", "ها", "هم", "ية", "نا", "وا", "تين")
FEEDS = 100
AT_ONCE = 50
QUERIES = 200
PAGE = 5
HOSTILE = 200_000

Find = Callable[[Node], Page]
Spread = tuple[float, float, float]


class Maker:
    """Makes items, and the words that somebody would look for in them."""

    def __init__(self) -> None:
        self._rng = random.Random(20260301)
        bases = [(story.title, story.text[: -7 * DRAWN]) for story in islice(stories(1), BASES)]
        self._bases = [(*base, read) for base, read in zip(bases, read_all(OUTLET, bases), strict=True)]
        known = sorted({word for _, text in bases for word in text.split() if word.isalpha()})
        self._rng.shuffle(known)
        made = dict.fromkeys(known)
        while len(made) < FORMS:
            made.setdefault(
                self._rng.choice(known) + self._rng.choice(SUFFIXES) + self._rng.choice(("", "ي", "ه", "ك"))
            )
        nothing = Summary("", "")
        self._words = [(word, terms_of("", "", word, nothing)) for word in made]
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))
        places = [key for _, _, read in self._bases for key in read.terms if key.startswith("p:")]
        self._places = places

    def _drawn(self) -> tuple[str, frozenset[str]]:
        return self._words[bisect(self._weights, self._rng.random() * self._weights[-1])]

    def items(self, count: int) -> Iterator[NewItem]:
        """New items, oldest first."""
        for number in range(count):
            title, text, read = self._rng.choice(self._bases)
            more = [self._drawn() for _ in range(DRAWN)]
            terms = read.terms.union(*(terms for _, terms in more))
            yield NewItem(
                key=f"https://news.example/{number}",
                url=f"https://news.example/{number}",
                title=title,
                text=f"{text}\n{' '.join(word for word, _ in more)}",
                published_at=NOW - timedelta(seconds=SECONDS_APART * (count - number)),
                content_hash="0" * 64,
                summary=read.summary,
                terms=stored_terms(terms, title, read.counts),
                counts=read.counts,
            )

    def word(self) -> Term:
        """A word that items have, as often asked for as it stands in them."""
        if self._rng.random() < 0.5:
            return Term(term("w", stem(self._drawn()[0])))
        _, _, read = self._rng.choice(self._bases)
        return Term(self._rng.choice(sorted(key for key in read.terms if key.startswith("w:"))))

    def words(self, count: int) -> Node:
        """So many words of one query."""
        return self.word() if count == 1 else And(tuple(self.word() for _ in range(count)))

    def toll_at_place(self) -> Node:
        """`مكان:… قتلى>=…`, every other time with a word."""
        count = Count(self._rng.choice(("killed", "wounded", "any")), self._rng.choice((1, 5, 10, 50)))
        asked = (Term(self._rng.choice(self._places)), count)
        return And((*asked, self.word()) if self._rng.random() < 0.5 else asked)


def fill(db: Database, maker: Maker, count: int) -> tuple[float, float, int]:
    """Store the items; returns items a second of all and of the last tenth, and bytes of their texts."""
    with db.begin() as conn:
        feeds = [add_feed(conn, f"https://news.example/feed/{n}", OUTLET, NOW).id for n in range(FEEDS)]
    making, texts = maker.items(count), 0
    spent: list[float] = []
    batch = list(islice(making, AT_ONCE))
    while batch:
        texts += sum(len(f"{item.title}{item.text}".encode()) for item in batch)
        started = time.perf_counter()
        with db.begin() as conn:
            insert_items(conn, feeds[len(spent) % FEEDS], batch, batch[-1].published_at or NOW)
        spent.append(time.perf_counter() - started)
        batch = list(islice(making, AT_ONCE))
    last = spent[-len(spent) // 10 :]
    return count / sum(spent), len(last) * AT_ONCE / sum(last), texts


def plain_rate(path: Path, maker: Maker) -> float:
    """The yardstick of storing: items a second into a plain table, a transaction for each AT_ONCE of them."""
    rows = [(item.title, item.text, item.terms.line, item.key) for item in maker.items(2000)]
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE items (title, text, terms, key)")
    db.commit()
    started = time.perf_counter()
    for start in range(0, len(rows), AT_ONCE):
        db.executemany("INSERT INTO items VALUES (?, ?, ?, ?)", rows[start : start + AT_ONCE])
        db.commit()
    rate = len(rows) / (time.perf_counter() - started)
    db.close()
    return rate


def spread(seconds: Sequence[float]) -> Spread:
    """Median, p95 and the most of some times, in milliseconds."""
    ordered = sorted(seconds)
    return 1e3 * ordered[len(ordered) // 2], 1e3 * ordered[int(0.95 * len(ordered))], 1e3 * ordered[-1]


def timed(find: Find, queries: Sequence[Node]) -> Spread:
    """How long a search for each of the queries takes."""
    spent = []
    for query in queries:
        started = time.perf_counter()
        find(query)
        spent.append(time.perf_counter() - started)
    return spread(spent)


def search_table(db: Database, maker: Maker) -> Table:
    """A row for each kind of query, with the newest page of everything as the yardstick."""
    table = Table("queries", "median, ms", "p95, ms", "longest, ms", "p95 times the newest items' list", box=None)

    def newest(query: Node | None) -> Page:
        with db.read() as conn:
            return find_items(conn, query, NOW, PAGE)

    def relevant(query: Node) -> Page:
        with db.read() as conn:
            return find_relevant(conn, query, NOW, PAGE)

    for _ in range(20):
        newest(None)
    listing = timed(lambda _: newest(None), [Count("any", 1)] * QUERIES)[1]
    kinds: list[tuple[str, Find, list[Node]]] = []
    for count in (1, 2, 3):
        kinds.append((f"{count} words, newest first", newest, [maker.words(count) for _ in range(QUERIES)]))
    kinds.append(("place and toll, newest first", newest, [maker.toll_at_place() for _ in range(QUERIES)]))
    for count in (1, 2, 3):
        kinds.append((f"{count} words, by relevance", relevant, [maker.words(count) for _ in range(QUERIES)]))
    kinds.append(("place and toll, by relevance", relevant, [maker.toll_at_place() for _ in range(QUERIES)]))
    kinds += [(f"hostile: {name}", newest, [query]) for name, query in hostile_searches(maker).items()]
    for name, find, queries in kinds:
        median, p95, most = timed(find, queries)
        table.add_row(name, f"{median:.1f}", f"{p95:.1f}", f"{most:.1f}", f"{p95 / listing:.0f}")
    return table


def hostile_searches(maker: Maker) -> dict[str, Node]:
    """Queries that hold for next to nothing, though each of their parts holds for much."""
    common, other = Term("w:في"), Term("w:من")
    return {
        "a phrase of common words that never stand so": Phrase(("في", "من", "في", "من", "علي")),
        "an exact form of a common stem": And((common, Term("f:ففي"))),
        "without what everything has": And((common, Not(other), Not(Term("o:وكال")))),
        "a toll that nobody claims": Count("detained", 900_000),
        "a toll that nobody claims, of a common word": And((common, Count("killed", 900_000))),
        "an alternative that no index helps": Or((Not(common), Count("missing", 900_000))),
        "sixty words": Or(tuple(maker.word() for _ in range(60))),
    }


def hostile_table() -> Table:
    """Parsing and evaluating what makes careless readers slow, beside half as much of it."""
    table = Table("hostile input", "ms", "times half of it", box=None)
    half = MAX_QUERY // 2
    shapes = {
        "letters": "ا" * MAX_QUERY,
        "Latin words": "a " * half,
        "place names": "deir ez zor " * (MAX_QUERY // 12),
        "an unknown place": f"مكان:{'قرية ' * (MAX_QUERY // 5 - 2)}",
        "alternatives": "ا|" * (half - 1) + "ا",
        "exclusions": "ا " + "-ب " * (MAX_QUERY // 3 - 1),
        "brackets": "(" * 19 + "ا " * 80 + ")" * 19,
        "comparisons": "قتلى " * 39 + ">=5",
        "opening marks": "«" * MAX_QUERY,
    }
    for name, query in shapes.items():
        whole = _best(lambda query=query: _parse(query))
        part = _best(lambda query=query: _parse(query[:half]))
        table.add_row(f"query of 200: {name}", f"{1e3 * whole:.2f}", f"{whole / part:.1f}")
    phrase = Phrase((*("في",) * 60, "من"))
    for name, text in {"the phrase's first word": "في ", "its words in turn": "في من "}.items():
        whole = _best(lambda text=text: _evaluate(phrase, text * (HOSTILE // len(text))))
        part = _best(lambda text=text: _evaluate(phrase, text * (HOSTILE // len(text) // 2)))
        table.add_row(f"a phrase of 61 words in 200,000 of {name}", f"{1e3 * whole:.0f}", f"{whole / part:.1f}")
    table.add_row("4,096 characters", f"{1e3 * _best(lambda: _parse('(-ا |' * 820)):.2f}", "")
    return table


def _best(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def _parse(query: str) -> Node | None:
    try:
        return parse_query(query).node
    except QueryError:
        return None


def _evaluate(query: Node, text: str) -> bool:
    return matches(query, Facts(frozenset(("w:في", "w:من")), text, {}, NOW), NOW)


def main() -> None:
    """Print the tables; the number of items may be given as an argument."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    console = Console(width=160)
    maker = Maker()
    with TemporaryDirectory() as folder:
        path = Path(folder, "mirsad.sqlite3")
        db = Database(f"sqlite:///{path}")
        db.upgrade()
        rate, last, texts = fill(db, maker, count)
        plain = plain_rate(Path(folder, "plain.sqlite3"), maker)
        size = sum(file.stat().st_size for file in Path(folder).glob("mirsad.sqlite3*"))
        console.print(
            f"{count:,} items stored and indexed at {rate:,.0f} a second, the last tenth at {last:,.0f}; a plain "
            f"table takes {plain:,.0f} a second ({plain / last:.1f} times as many).\n"
            f"The file has {(size - texts) / count:,.0f} bytes an item over the text itself ({texts / count:,.0f})."
        )
        console.print(search_table(db, maker))
        db.close()
    console.print(hostile_table())


if __name__ == "__main__":
    main()
