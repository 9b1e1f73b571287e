"""Bare numbers that break a total down behind it: `52 قتيلا: 40 في إقليم و12 في آخر`."""

from __future__ import annotations

from dataclasses import replace

from summarizer.claims.group import Group
from summarizer.claims.joined_persons import joined_person
from summarizer.claims.one_of import is_one
from summarizer.claims.phrase_ends import is_closed
from summarizer.claims.scene import Scene, Skeleton
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import phrases, words
from summarizer.sources.reporting import speaks

# How far behind a total the mark may stand that opens its breakdown, in tokens.
MARK_REACH = 6
MARKS = COMMAS | {":", "-", "–", "("}
BETWEEN = frozenset(("بين", "الي", "علي"))
# How far apart the parts of a breakdown may begin, in tokens.
PART_REACH = 12
# The most parts: countries have fewer provinces.
MOST_PARTS = 40


def read_breakdowns(scene: Scene) -> None:
    """`146 شخصا، 96 رجلا و50 امرأة`, `71 قتيلا بالألغام، 44 في دير الزور`: numbers right behind a total.

    They are its parts where they add up to it, or where each has its place or state; a joined number that another
    rule has read as more victims is a part too then.
    """
    for whole in list(scene.found):
        mark = _mark_behind(scene, whole) if whole.minimum is not None else None
        first = _first_part(scene, _behind_division(scene.doc, mark)) if mark is not None else None
        if first is None or not scene.free(first) or not _may_be_part(first, whole):
            continue
        parts = _parts(scene, first, whole)
        exact = whole.minimum == whole.maximum and _all_of(parts, whole.minimum or 0)
        # `خمسة في حلب، وثلاثة في إدلب`: what و joins is told beside it, unless it adds up.
        beside = scene.doc.joins(first.first)
        chosen = exact or [part for part in parts if not beside and _stands_apart(scene.doc, part)]
        if first in chosen and sum(part.minimum or 0 for part in chosen) <= (whole.minimum or 0):
            for part in chosen:
                _add_part(scene, part, whole)


def _mark_behind(scene: Scene, whole: Skeleton) -> int | None:
    """The comma, colon, dash or bracket that a total ends with."""
    doc = scene.doc
    start = max(whole.last, whole.who[1] if whole.who is not None else 0)
    if _divides(doc, start - 1):
        # `ثمانية أشخاص موزعين بين خمسة رجال وثلاث نساء`
        return start - 1
    for i in range(start, min(start + MARK_REACH, scene.last - 1)):
        if doc.norm(i) in MARKS or _divides(doc, i):
            return i
        told = doc.reading(i, "event", "verb", "victim")
        if is_one(doc, i) and doc.reading(i - 1, "collective") is not None:
            # `17 من أفراد عائلة واحدة، تسعة أطفال وثماني نساء`
            continue
        if doc.is_stop(i) or i in doc.counts or speaks(doc.norm(i)) or (told is not None and not told.form.suffixed):
            # but `لقي ثمانية أشخاص مصرعهم:`
            return None
    return None


def _divides(doc: Document, i: int) -> bool:
    """`بواقع خمسة`, `موزعين بين خمسة`."""
    divided = doc.norm(i) in words("casualties", "share", "divided") and doc.norm(i + 1) in BETWEEN
    return divided or doc.norm(i) in words("casualties", "share", "apportioned")


def _behind_division(doc: Document, mark: int) -> int:
    """Where the parts begin behind a mark and the words that divide a total."""
    i = mark + (doc.norm(mark) in MARKS)
    if _divides(doc, i):
        i += 1 + (doc.norm(i + 1) in BETWEEN)
    return i


def _first_part(scene: Scene, i: int) -> Group | None:
    """Who is told at a token behind the mark, also one of a family with the article: `5 أشخاص، الأب والأم و3 أطفال`."""
    own = scene.doc.reading(i, "kin", "person")
    if own is None or own.prefix != "ال" or scene.doc.bare[i].removeprefix("ال") not in words("persons", "kinship"):
        return scene.group(i)
    parent = scene.group(i, lone=True)
    return parent._replace(definite=False) if parent is not None else None


def _may_be_part(group: Group, whole: Skeleton) -> bool:
    """Whether a group may be a part of a total: of its kind, counted, smaller."""
    if group.definite or group.partitive or group.kind not in (None, whole.kind):
        return False
    return group.minimum is not None and group.minimum < (whole.minimum or 0)


def _parts(scene: Scene, first: Group, whole: Skeleton) -> list[Group]:
    """The first part and the groups that follow it, each behind و or a comma."""
    doc, parts = scene.doc, [first]
    for i in range(first.last, scene.last):
        if doc.norm(i) in (".", "؛") or i - parts[-1].first > PART_REACH or len(parts) == MOST_PARTS:
            break
        if speaks(doc.norm(i)) or (i not in doc.counts and doc.reading(i, "event", "verb")):
            break
        # `تسعة متهمين (5 رجال) و(4 نساء)`
        before = i - 1 - (doc.norm(i - 1) == "(")
        if i < parts[-1].next or not (doc.joins(i) or doc.norm(i - 1) in COMMAS or doc.norm(before) == "و"):
            continue
        group = scene.group(i) or joined_person(doc, parts[-1], i, scene.last)
        if group is not None and _may_be_part(group, whole) and group.shape in ("number", "dual", "singular"):
            parts.append(group)
    return parts


def _all_of(parts: list[Group], whole: int) -> list[Group]:
    """The first parts that add up to the whole, none where none do."""
    total = 0
    for position, part in enumerate(parts, 1):
        total += part.minimum or 0
        if total == whole and position > 1 and part.maximum == part.minimum:
            return parts[:position]
    return []


def _stands_apart(doc: Document, part: Group) -> bool:
    """`44 في دير الزور`, `ثلاث لنساء`, `خمسة في حالة حرجة`: a place, whose bodies, or a state behind a bare number."""
    if part.shape != "number" or part.kind is not None:
        return False
    if part.who is not None:
        return _is_out_of(doc, part)
    if (part.last if doc.norm(part.last) != "في" else part.last + 1) in doc.place_at:
        return True
    owner = doc.reading(part.last, "person", "kin")
    if owner is not None and owner.prefix == "ل":
        return True
    states = phrases("casualties", "share", "states"), phrases("casualties", "share", "at_once")
    return any(doc.find_phrase(known, part.last, part.last + 2) is not None for known in states)


def _is_out_of(doc: Document, part: Group) -> bool:
    """`عشرة من الخليل`, `اثنان من عائلة واحدة`, `ستة من المسعفين`: whence some of them were, and nothing more."""
    if doc.norm(part.last) != "من":
        return False
    of = part.last + 1
    place, people = doc.place_at.get(of), doc.reading(of, "person", "kin", "collective")
    end = place.last if place is not None else of + 1
    owned = doc.norm(end).startswith("ال")
    known = people is not None and (people.definite or people.form.role != "person" or owned)
    end = doc.past(end, lambda i: doc.norm(i).startswith("ال") or is_one(doc, i))
    return is_closed(doc, end) and (place is not None or known)


def _add_part(scene: Scene, part: Group, whole: Skeleton) -> None:
    """Record a part, or make a share of the claim that another rule has read there."""
    told = next((at for at, s in enumerate(scene.found) if s.key == part.first), None)
    if told is not None and scene.found[told].host is None:
        scene.found[told] = replace(scene.found[told], host=whole.key)
    elif scene.free(part):
        scene.add(part, whole.kind, "share-apposed", host=whole.key)
