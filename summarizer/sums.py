"""Claims whose numbers add up to a total told beside them are its parts: `قتل 49 ... 40 في المكان وتسعة في المستشفى`.

That numbers add up is no number of ours: it shows whose parts they are, and nothing is told that the text does not
count itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.cues import BULLETS
from summarizer.document import Document
from summarizer.scene import Skeleton

# How many sentences behind or before a total its parts may be told, or a list of them begin.
LIST_GAP = 2
# Smaller totals add up by chance: one dead here and one there.
LEAST_WHOLE = 3
# So many parts at least, and so near, make a total that is open upwards.
LEAST_OF_OPEN, NEAR = 3, 1.1


def join_sums(doc: Document, claims: Sequence[Skeleton]) -> list[Skeleton]:
    """The claims, with those that add up to a total of their kind as its shares."""
    joined = list(claims)
    for at, whole in enumerate(claims):
        if joined[at].host is not None or (whole.minimum or 0) < LEAST_WHOLE:
            continue
        for group in _groups_beside(doc, joined, at):
            parts = [i for i in group if i != at and joined[i].kind == whole.kind and _is_open(joined[i], whole)]
            if _add_up([joined[i] for i in parts], whole):
                for i in parts:
                    joined[i] = replace(joined[i], host=whole.key)
                break
    return joined


def _add_up(parts: Sequence[Skeleton], whole: Skeleton) -> bool:
    """Whether the parts make the whole: exactly, or nearly one that is open (`30 على الأقل`)."""
    if len(parts) < 2 or not all(part.minimum for part in parts):
        return False
    total = sum(part.minimum or 0 for part in parts)
    if whole.minimum == whole.maximum:
        return total == whole.minimum and all(part.minimum == part.maximum for part in parts)
    least = whole.minimum or 0
    return whole.maximum is None and len(parts) >= LEAST_OF_OPEN and least <= total <= least * NEAR


def _is_open(claim: Skeleton, whole: Skeleton) -> bool:
    return not claim.none and not claim.cumulative and claim.host in (None, whole.key)


def _groups_beside(doc: Document, claims: Sequence[Skeleton], at: int) -> Iterator[Sequence[int]]:
    """The positions of claims that may be the parts of one: behind it in its sentence, told one by one in the sentence
    that follows, or a list behind or before it.
    """
    whole = claims[at]
    behind = range(at + 1, len(claims))
    yield [i for i in behind if claims[i].sentence == whole.sentence]
    later = next((claims[i].sentence for i in behind if _goes_on(claims[i], whole)), -1)
    following = [i for i in behind if claims[i].sentence == later]
    if len({claims[i].first for i in following if claims[i].kind == whole.kind}) > 1:
        yield following
    items = [i for i, claim in enumerate(claims) if is_item(doc, claim)]
    yield _run(claims, [i for i in items if i > at], whole)
    yield _run(claims, [i for i in reversed(items) if i < at], whole)


def _goes_on(claim: Skeleton, whole: Skeleton) -> bool:
    return claim.kind == whole.kind and 0 < claim.sentence - whole.sentence <= LIST_GAP


def is_item(doc: Document, claim: Skeleton) -> bool:
    """Whether a claim stands in a list, whose first item goes on with the sentence of its heading."""
    first = doc.sentences[claim.sentence].first
    return doc.norm(first) in BULLETS or any(
        doc.norm(i) in BULLETS and doc.norm(i - 1) == ":" for i in range(first, claim.first)
    )


def _run(claims: Sequence[Skeleton], items: Sequence[int], whole: Skeleton) -> Sequence[int]:
    """The items of the list nearest to a total."""
    run: list[int] = []
    near, gap = whole.sentence, LIST_GAP
    for i in items:
        if abs(claims[i].sentence - near) > gap:
            break
        run.append(i)
        near, gap = claims[i].sentence, 1
    return run
