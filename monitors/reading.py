"""What is worked out of an item's words, which takes most of the time that it costs.

Pure, and it knows neither the store nor the network: worker processes load what it needs and no more.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from monitors.query.facts import counts_of, terms_of
from monitors.query.stored_terms import StoredTerms, stored_terms
from monitors.query.syntax import CountKind
from summarizer.model import Article, Summary
from summarizer.summarize import summarize

log = logging.getLogger(__name__)

NOT_READ = "not read"
"""The note of an item on which the summarizer failed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An item's summary, its greatest toll by kind, and its terms: what queries ask for, and what the store keeps."""

    summary: Summary
    counts: Mapping[CountKind, int]
    terms: frozenset[str]
    stored: StoredTerms


def read_all(outlet: str, items: Iterable[tuple[str, str]]) -> list[Reading]:
    """Read items of an outlet, each a title and a text. CPU work: see monitors/workers.py."""
    return [_read(outlet, title, text) for title, text in items]


def _read(outlet: str, title: str, text: str) -> Reading:
    summary = _summary(Article(outlet, title, text))
    counts, terms = counts_of(summary), terms_of(outlet, title, text, summary)
    return Reading(summary, counts, terms, stored_terms(terms, title, counts))


def _summary(article: Article) -> Summary:
    """The summary of an article. It never fails as far as is known; where it does, its feed's other items go on."""
    try:
        return summarize(article)
    except Exception:
        log.exception("item not read outlet=%r title=%r", article.outlet, article.title)
        return Summary(headline=article.title, lead="", note=NOT_READ)
