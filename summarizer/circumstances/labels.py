"""The place by which an item of a list is called, and the one that comes next in a ranking: `- النبطية: 6 شهداء و31
جريحا`, `محافظة البقاع ثلاثة شهداء وتسعة جرحى،`, `تصدرت إدلب القائمة بـ131 قتيلا`.
"""

from __future__ import annotations

from summarizer.circumstances.descriptions import chains, smallest
from summarizer.circumstances.sites import Sites
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.text import BULLETS, PAUSES, fold
from summarizer.language.wordlists import phrases, words
from summarizer.places.places import PlaceMention

# The longest item, in tokens, and the most class nouns before its place.
LONGEST_ITEM, LONGEST_CLASS = 20, 2
# How far behind the head of a clause its verb may stand: `فيما شهدت`, `حيث سجلت`.
VERB_REACH = 2
# Before the place of the next item of a row.
ROW_GOES_ON = frozenset(("ثم", "وفي"))
# Between a place and what is told of it in its item.
MARKS = BULLETS | {":"}


def label_of(doc: Document, sites: Sites, claim: Skeleton) -> PlaceMention | None:
    """The place that the item of a claim begins with, right before a mark or the item's first number; that of a row."""
    if (named := _in_row(doc, claim)) is not None:
        return named
    first = _item_begin(doc, claim)
    if first is None:
        return None
    for i in range(first, first + LONGEST_CLASS + 1):
        place = doc.place_at.get(i)
        if place is not None and place.first == i:
            behind = place.last
            marked = doc.norm(behind) in MARKS and behind < claim.first
            # Wire copy is hard-wrapped: a line that begins with a place alone is no item.
            item = doc.norm(first - 1) in PAUSES | MARKS
            counted = item and _is_toll(doc, behind)
            told = place in sites.between(i, i + 1)
            return place if told and behind <= claim.first and (marked or counted) else None
        if doc.bare[i] not in words("casualties", "place_classes"):
            return None
    return None


def labels_next(doc: Document, mention: PlaceMention) -> bool:
    """`صور 4 شهداء، مرجعيون جريحان`, `12 شخصا وفي إدلب 30`, `12 شخصا وإدلب 30`: whether a place behind a comma or و is
    what the next item of a list is called by.
    """
    first = mention.first - (doc.bare[mention.first - 1] in words("casualties", "place_classes"))
    joined = doc.norm(first).startswith("و") and not fold(mention.name).startswith(doc.norm(first))
    return (joined or doc.norm(first - 1) in PAUSES or doc.norm(first - 1) == "وفي") and _is_toll(doc, mention.last)


def _in_row(doc: Document, claim: Skeleton) -> PlaceMention | None:
    """`سجلت مصر 12 وفاة وتونس سبع وفيات`, `تليها سطيف بـ 6 قتلى ثم وهران بـ 4`, `أحصت مصر 12 قتيلا مقابل سبعة في تونس`:
    the place right before a number, where the next of a row of them begins right behind.
    """
    named = doc.place_at.get(claim.first - 1 - (doc.norm(claim.first - 1) == "ب"))
    if named is None or named.last > claim.first:
        return None
    behind = claim.last
    if doc.norm(behind) == "مقابل" and behind + 1 in doc.counts:
        return named
    if not (doc.norm(behind) in ROW_GOES_ON or doc.norm(behind).startswith("و")):
        return None
    behind += doc.norm(behind) in ROW_GOES_ON
    behind += doc.bare[behind] in words("casualties", "place_classes")
    following = doc.place_at.get(behind)
    if following is None or following.first != behind:
        return None
    return named if _is_toll(doc, following.last + (doc.norm(following.last) == "ب")) else None


def _is_toll(doc: Document, i: int) -> bool:
    """`12`, `جريحان`: whether a number or victims without one stand at a token."""
    return i in doc.counts or doc.reading(i, "victim") is not None


def ranked(doc: Document, sites: Sites, claim: Skeleton) -> PlaceMention | None:
    """`وكانت بغداد الأكثر تضررا بـ17 قتيلا`, `فيما شهدت الجوف سبعة شهداء`: where the clause of a claim says that most
    fell, or that so many did.
    """
    begin = next((i + 1 for i in range(claim.first - 1, claim.first - LONGEST_ITEM, -1) if _parts(doc, i)), None)
    if begin is None:
        return None
    most = doc.find_phrase(phrases("casualties", "share", "most"), begin, claim.first) is not None
    if not most and doc.find(words("casualties", "share", "recorded"), begin, begin + VERB_REACH) is None:
        return None
    named = sites.between(begin, claim.first)
    return smallest(doc, chains(named)[-1]) if named else None


def _parts(doc: Document, i: int) -> bool:
    """Whether a clause ends at a token: at a stop, or where the text begins."""
    return i < 0 or doc.is_stop(i)


def _item_begin(doc: Document, claim: Skeleton) -> int | None:
    """Where the item of a list begins that a claim stands in: behind the last pause, colon or bullet before it, or at
    the head of its line.
    """
    for i in range(claim.first, max(claim.first - LONGEST_ITEM, 0) - 1, -1):
        if doc.begins_line(i):
            return i + (doc.norm(i) in BULLETS)
        if doc.norm(i - 1) in PAUSES:
            return i
        if doc.norm(i - 1) == ":" and i - 2 not in doc.place_at:
            return i
    return None
