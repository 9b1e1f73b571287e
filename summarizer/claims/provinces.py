"""Parts of a disaster's toll that a speaker tells province by province: `800 في زلزال ... 610 في كونر و12 في ننغرهار`.

An earthquake or flood is one event: whoever died in a province is one of all, unless it lies in another country.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.claims.scene import Skeleton
from summarizer.claims.sums import sort_by_sentence
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.places.places import PlaceMention

# How many sentences behind the toll its provinces may be told.
REACH = 2
# How far behind a number its province may stand, in tokens.
PLACE_REACH = 4
# Of fewer victims nobody tells the provinces.
LEAST = 20


def join_provinces(doc: Document, claims: Sequence[Skeleton]) -> list[Skeleton]:
    """The claims, with two or more of one sentence that each have a province as shares of a disaster's toll."""
    joined, by_sentence = list(claims), sort_by_sentence(claims)
    for whole in claims:
        sentence = doc.sentences[whole.sentence]
        disasters = words("casualties", "cumulative", "disasters")
        if whole.host is not None or whole.none or (whole.minimum or 0) < LEAST:
            continue
        if doc.find(disasters, sentence.first, sentence.last) is None:
            continue
        near = (doc.place_at[i] for i in range(sentence.first, sentence.last) if i in doc.place_at)
        countries = {place.entry.country for place in near if place.entry is not None}
        for later in range(whole.sentence + 1, whole.sentence + 1 + REACH):
            parts = [i for i in by_sentence.get(later, ()) if _may_be_part(joined[i], whole)]
            places = [_province(doc, joined[i]) for i in parts]
            named = {place.first: place for place in places if place is not None}
            abroad = any(p.entry is None or p.entry.country not in countries for p in named.values())
            told = sum(joined[i].minimum or 0 for i in parts)
            if len(named) == len(parts) > 1 and not abroad and told <= (whole.minimum or 0):
                for i in parts:
                    joined[i] = replace(joined[i], host=whole.key)
                break
    return joined


def _may_be_part(claim: Skeleton, whole: Skeleton) -> bool:
    """Whether a claim is of the kind of a toll, smaller, and of nothing else."""
    alike = claim.kind == whole.kind and claim.host is None and not claim.none and not claim.cumulative
    return alike and claim.minimum is not None and claim.minimum < (whole.minimum or 0)


def _province(doc: Document, claim: Skeleton) -> PlaceMention | None:
    """The place that stands right before the number of a claim (`سجل إقليم السند 57 وفاة`, `يليه البنجاب بـ191`), or
    behind it in its clause.
    """
    for i in (claim.key - 1 - (doc.norm(claim.key - 1) == "ب"), claim.first - 1):
        if (before := doc.place_at.get(i)) is not None:
            return before
    for i in range(claim.last, claim.last + PLACE_REACH):
        if doc.is_stop(i):
            return None
        place = doc.place_at.get(i)
        if place is not None:
            return place
    return None
