"""How good the extraction is: the measures over annotated documents, as plain data.

Claims count at three levels (claim, attributed, full; see matching.py), names as distinct names, and three shares
tell what the levels hide: `grounded` quotes, `silent` documents without casualties, `exact` documents.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from summarizer.actors.actors import find_actors
from summarizer.language.text import tokenize
from summarizer.matching import (
    SAME_ACTOR,
    SAME_LOCATION,
    Level,
    NameMatch,
    Pair,
    Record,
    differences,
    match_names,
    pair_claims,
)
from summarizer.model import Article
from summarizer.summarize import summarize

LEVELS = {"claim": Level.CLAIM, "attributed": Level.ATTRIBUTED, "full": Level.FULL}
SEED = "seed-1"


@dataclass(slots=True)
class Ratio:
    """Hits among gold and predicted items; an empty side is perfect, as nothing was missed or added."""

    hits: int = 0
    gold: int = 0
    predicted: int = 0

    @property
    def precision(self) -> float:
        """Share of the predicted items that are right."""
        return self.hits / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold items that were found."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, hits: int, gold: int, predicted: int) -> None:
        """Count one document's items in."""
        self.hits += hits
        self.gold += gold
        self.predicted += predicted


@dataclass(slots=True)
class Share:
    """A part of a whole; of nothing, everything."""

    part: int = 0
    whole: int = 0

    @property
    def value(self) -> float:
        """The share, between 0 and 1."""
        return self.part / self.whole if self.whole else 1.0

    def add(self, good: bool) -> None:
        """Count one case in."""
        self.part += good
        self.whole += 1


def _levels() -> dict[str, Ratio]:
    return {name: Ratio() for name in LEVELS}


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that is not fully right: the gold claim, the predicted claim, or both with the level reached.

    `names` holds the missed and added locations and actors of a document instead.
    """

    id: str
    text: str
    gold: Record | None = None
    predicted: Record | None = None
    level: Level = Level.WRONG
    names: dict[str, NameMatch] = field(default_factory=dict)


@dataclass(slots=True)
class Evaluation:
    """All measures over a set of documents.

    `by_kind` and `by_source` split the three claim levels; `not_full` counts what keeps attributed claims from being
    full.
    """

    documents: int = 0
    levels: dict[str, Ratio] = field(default_factory=_levels)
    locations: Ratio = field(default_factory=Ratio)
    actors: Ratio = field(default_factory=Ratio)
    grounded: Share = field(default_factory=Share)
    silent: Share = field(default_factory=Share)
    exact: Share = field(default_factory=Share)
    by_kind: dict[str, dict[str, Ratio]] = field(default_factory=dict)
    by_source: dict[str, dict[str, Ratio]] = field(default_factory=dict)
    not_full: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def to_record(self) -> dict[str, Any]:
        """The measures as JSON values, rounded to four digits, under the names that the gate pins."""
        record: dict[str, Any] = {name: _ratio_record(ratio) for name, ratio in self.levels.items()}
        record["locations"], record["actors"] = _ratio_record(self.locations), _ratio_record(self.actors)
        record["grounded"] = round(self.grounded.value, 4)
        record["silent"] = round(self.silent.value, 4)
        record["exact_docs"] = round(self.exact.value, 4)
        record["documents"] = self.documents
        for name, table in (("by_kind", self.by_kind), ("by_source", self.by_source)):
            record[name] = {
                key: {level: _ratio_record(ratio) for level, ratio in table[key].items()} for key in sorted(table)
            }
        return record


def tuning_half(document_id: str) -> bool:
    """Whether a document may be looked at while rules are made: even last hex digit of sha256(id), and the seed."""
    return document_id == SEED or int(hashlib.sha256(document_id.encode()).hexdigest()[-1], 16) % 2 == 0


def evaluate(gold_docs: Iterable[Record], progress: Callable[[], None] = lambda: None) -> Evaluation:
    """Summarize every annotated document and score the result; `progress` is called once a document."""
    documents = list(gold_docs)
    predicted = []
    for doc in documents:
        summary = summarize(Article(doc.get("outlet", ""), doc.get("title", ""), doc["text"]))
        predicted.append({"id": doc["id"], **summary.to_record()})
        progress()
    return score(documents, predicted)


def score(gold_docs: Iterable[Record], predicted_docs: Iterable[Record]) -> Evaluation:
    """The measures of predictions joined to gold documents on `id`; a document without one predicts nothing."""
    predicted = {str(doc["id"]): doc for doc in predicted_docs}
    result = Evaluation()
    for doc in gold_docs:
        got = predicted.get(str(doc["id"]), {})
        result.documents += 1
        _score_claims(result, doc, got.get("claims", ()))
        _score_names(result, doc, got)
    return result


def source_type(source: str | None) -> str:
    """What kind of speaker a source is, for the table by source: `outlet` for none, `unlisted` for unknown heads."""
    if not source:
        return "outlet"
    mentions = find_actors(source, tokenize(source))
    return mentions[0].kind if mentions else "unlisted"


def _score_claims(result: Evaluation, doc: Record, predicted: Sequence[Record]) -> None:
    gold = doc["claims"]
    pairs = pair_claims(gold, predicted)
    reached = {pair.gold: pair.level for pair in pairs}
    matched = {pair.predicted for pair in pairs}
    for name, least in LEVELS.items():
        hits = sum(pair.level >= least for pair in pairs)
        result.levels[name].add(hits, len(gold), len(predicted))
    _split(result.by_kind, gold, predicted, pairs, lambda claim: str(claim.get("kind")))
    _split(result.by_source, gold, predicted, pairs, lambda claim: source_type(claim.get("source")))
    for claim in predicted:
        quote = claim.get("quote")
        result.grounded.add(bool(quote) and (quote in doc["text"] or quote in doc["title"]))
    if gold:
        right = sum(pair.level >= Level.ATTRIBUTED for pair in pairs)
        result.exact.add(len(gold) == len(predicted) == right)
    else:
        result.silent.add(not predicted)
    for pair in pairs:
        if pair.level is Level.ATTRIBUTED:
            result.not_full.update(differences(gold[pair.gold], predicted[pair.predicted]))
    partners = {pair.gold: predicted[pair.predicted] for pair in pairs}
    for i, claim in enumerate(gold):
        if reached.get(i, Level.WRONG) < Level.FULL:
            miss = Miss(str(doc["id"]), doc["text"], claim, partners.get(i), reached.get(i, Level.WRONG))
            result.misses.append(miss)
    added = (claim for j, claim in enumerate(predicted) if j not in matched)
    result.misses += [Miss(str(doc["id"]), doc["text"], None, claim) for claim in added]


def _split(
    table: dict[str, dict[str, Ratio]],
    gold: Sequence[Record],
    predicted: Sequence[Record],
    pairs: Sequence[Pair],
    group_of: Callable[[Record], str],
) -> None:
    """Count a document's claims in by group; a predicted claim that was matched belongs to its gold claim's group."""
    groups = [group_of(claim) for claim in gold]
    partner = {pair.predicted: groups[pair.gold] for pair in pairs}
    predicted_groups = [partner.get(j) or group_of(claim) for j, claim in enumerate(predicted)]
    for group in [*groups, *predicted_groups]:
        table.setdefault(group, _levels())
    for group in groups:
        for ratio in table[group].values():
            ratio.add(0, 1, 0)
    for group in predicted_groups:
        for ratio in table[group].values():
            ratio.add(0, 0, 1)
    for pair in pairs:
        for name, least in LEVELS.items():
            table[groups[pair.gold]][name].add(int(pair.level >= least), 0, 0)


def _score_names(result: Evaluation, doc: Record, got: Record) -> None:
    found: dict[str, NameMatch] = {}
    for name, total, least in (
        ("locations", result.locations, SAME_LOCATION),
        ("actors", result.actors, SAME_ACTOR),
    ):
        match = match_names(doc[name], got.get(name, ()), least)
        total.add(match.hits, match.gold, match.predicted)
        if match.missed or match.added:
            found[name] = match
    if found:
        result.misses.append(Miss(str(doc["id"]), doc["text"], names=found))


def _ratio_record(ratio: Ratio) -> dict[str, float | int]:
    return {
        "precision": round(ratio.precision, 4),
        "recall": round(ratio.recall, 4),
        "f1": round(ratio.f1, 4),
        "gold": ratio.gold,
        "predicted": ratio.predicted,
    }
