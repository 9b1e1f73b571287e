"""Of what a running toll is the total: of the event that the text tells, or of weather that struck in many places."""

from __future__ import annotations

from summarizer.circumstances.incidents import is_incident
from summarizer.circumstances.surroundings import Surroundings
from summarizer.claims.days import months
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import phrases, words

# How far before its number a toll may tell of what it is the total, in tokens.
TOTAL_REACH = 14


def is_of_event(doc: Document, claim: Skeleton) -> bool:
    """`ليصل عدد ضحايا الاشتباكات منذ يوم الأحد إلى 11`, `الحصيلة الإجمالية لغارات الليل`: of what is told, over days.

    Not `عدد ضحايا الألغام منذ مطلع العام`.
    """
    first = _toll(doc, claim)
    if first is None or not any(_is_told(doc, i) for i in range(first, claim.key)):
        return False
    long = words("casualties", "cumulative", "starts") | words("casualties", "cumulative", "periods") | months()
    last = min(claim.last + TOTAL_REACH, doc.sentences[claim.sentence].last)
    return doc.find(long, max(first - TOTAL_REACH, doc.sentences[claim.sentence].first), last) is None


def is_of_weather(around: Surroundings, claim: Skeleton) -> bool:
    """`عُثر على جثة في وادي كذا، وبذلك يصل إجمالي الوفيات جراء الحالة الجوية إلى 16`: what fell there is one of many."""
    doc, first = around.doc, _toll(around.doc, claim)
    if first is None or doc.find(words("casualties", "weather"), first, claim.key) is None:
        return False
    rises = doc.norm(first - 1)
    goes_on = rises.startswith("ل") or doc.find(words("casualties", "cumulative", "so"), first - 3, first) is not None
    return goes_on and not around.sites.between(first, around.clause_end(claim))


def is_first_toll(doc: Document, claim: Skeleton) -> bool:
    """`وكانت حصيلة أولية أفادت بمقتل 500`: the number that was told of the event before the one in the news."""
    first = doc.sentences[claim.sentence].first
    return doc.find_phrase(phrases("casualties", "cumulative", "first_tolls"), first, claim.key) is not None


def _toll(doc: Document, claim: Skeleton) -> int | None:
    begin = max(doc.sentences[claim.sentence].first, claim.key - TOTAL_REACH)
    return doc.find(words("casualties", "cumulative", "toll"), begin, claim.key) if claim.cumulative else None


def _is_told(doc: Document, i: int) -> bool:
    norm = doc.norm(i)
    fought = norm.removeprefix("ل").removeprefix("ال") in words("places", "events")
    return (fought or is_incident(norm)) and (norm.startswith(("ال", "لل")) or doc.norm(i + 1).startswith("ال"))
