"""Descriptions of places: mentions that stand together (`بلدة X بريف Y`), and which of them is meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import PAUSES, fold
from summarizer.language.wordlists import is_of, words
from summarizer.places.facilities import DASHES
from summarizer.places.gazetteer import GazetteerEntry, load_gazetteer
from summarizer.places.listed_names import class_noun
from summarizer.places.places import PlaceMention

# Words that say that a place is near, not where something came from: `بالقرب من X`.
NEARNESS = frozenset(("قرب", "امام", "عند", "القرب", "مقربه", "قريبا", "مستوي", "مدخل", "مخرج", "مفرق", "تقاطع"))
# Behind such a word, where on a road: `قرب محول النفيضة`, `بنطاق مركز كذا`, `بدائرة مركز كذا`.
NEARNESS |= frozenset(("محول", "مبدل", "نطاق", "دايره"))
# A commune of Morocco is spelled like a group: `على الطريق الوطنية رقم 8 بجماعة تاوريرت`.
COMMUNES = frozenset(("بجماعه", "بدوار", "بالجماعه"))
# Wide places: what `مستشفيات قطاع غزة` stand for is the whole of it.
WIDE = frozenset(("country", "region", "governorate"))
# Kinds of the gazetteer that lie along many places.
WATERS = frozenset(("sea", "river"))
# Places whose mentions stand no further apart than this, in tokens, are one description (`بلدة X بريف Y`).
CHAIN_GAP = 5
# The longest list of places of whose last is told what holds for the first.
LONGEST_LIST = 12
# Before one of the places in a wider one, which all of it is told of: `الضفة الغربية بما فيها القدس`.
INCLUDING = frozenset(("فيها", "فيه", "سيما", "خصوصا", "خاصه", "وخصوصا", "وخاصه", "ومنها", "منها", "ضمنها"))
# How far before a place the road may be told that it lies on, in tokens.
ROAD_REACH = 6


def joined_list(doc: Document, mention: PlaceMention) -> Iterator[PlaceMention]:
    """A place and those before it that و joins it to: `مع مالي وبوركينا فاسو`."""
    return listed(mention, lambda m: doc.place_at.get(m.first - 1) if doc.norm(m.first).startswith("و") else None)


def listed(mention: PlaceMention, before: Callable[[PlaceMention], PlaceMention | None]) -> Iterator[PlaceMention]:
    """A place and those before it that `before` leads to one by one."""
    current: PlaceMention | None = mention
    for _ in range(LONGEST_LIST):
        if current is None:
            return
        yield current
        current = before(current)


def smallest(doc: Document, chain: Sequence[PlaceMention]) -> PlaceMention:
    """The most specific place of one description: the first named, unless a later one lies within it."""
    best = chain[0]
    joined = {before.last for before in chain}
    for mention in chain[1:]:
        if doc.norm(mention.first).startswith("و") and mention.first in joined:
            continue
        if is_added(doc, mention.first - 1) or doc.norm(before_class(doc, mention.first)) in INCLUDING:
            continue
        if doc.norm(mention.first - 1) in DASHES and _is_on_road(doc, chain[0]):
            # `على طريق درعا - إزرع`, `الطريق السيارة صفاقس - قابس`: of the two that it joins, the first.
            continue
        if mention.entry is None and doc.norm(mention.first - 1) in words("places", "directions"):
            # `في بنسلفانيا شرقي الولاياتالمتحدة`: what a place lies in the east of is the larger.
            continue
        if is_part(mention, best) or _is_nearer(doc, mention, best) or _is_facility_of(doc, mention, best):
            best = mention
    return best


def is_added(doc: Document, i: int) -> bool:
    """`في مدينة حلب وبلدة الباب`, `من مخيم شعفاط شمالا وحي الطور شرقا`: the noun at a token adds another place."""
    noun = doc.norm(i).removeprefix("و")
    classed = noun in words("places", "dropped") or noun in words("casualties", "place_classes")
    return classed and doc.norm(i).startswith("و")


def _is_facility_of(doc: Document, mention: PlaceMention, town: PlaceMention) -> bool:
    """`وفي مقديشو، انفجرت سيارة قرب فندق السفير`: what no list has in the town that the sentence opens with."""
    if mention.entry is not None or town.entry is None or town.entry.kind not in ("city", "town"):
        return False
    opens = doc.bare[town.first - 1] == "في" and doc.norm(town.last) in PAUSES
    return opens and fold(mention.name).split()[0] in words("places", "kept")


def _is_nearer(doc: Document, mention: PlaceMention, best: PlaceMention) -> bool:
    """Whether the place behind a road or a sea tells where on it something happened.

    `على الطريق بين مراكش وسطات، بالقرب من ابن جرير`, `الطريق الصحراوي في منطقة المريغة`,
    `في البحر المتوسط قبالة ساحل طرابلس`
    """
    at = before_noun(doc, mention.first)
    if at < mention.first - 1:
        inside = doc.norm(at + 1).startswith("ب") or doc.norm(at) == "في"
    else:
        written = doc.norm(mention.first)
        inside = doc.norm(at) == "في" or (written.startswith("ب") and not fold(mention.name).startswith(written))
    kind = mention.entry.kind if mention.entry is not None else None
    if is_water(best):
        near = at - (doc.norm(at) == "من")
        pinpointed = doc.norm(near).removeprefix("ب") in NEARNESS and kind not in WIDE
        return pinpointed or doc.norm(at) in words("places", "shores")
    if (
        _is_on_road(doc, best)
        and kind not in WIDE
        and (is_pinpointed(doc, mention.first) or _joins_two(doc, best, inside))
    ):
        return True
    # `على الطريق الدولي جنوب الناصرية`
    between = doc.norm(at) == "بين" or (doc.norm(at) in words("places", "directions") and kind not in WIDE)
    return (inside or between) and kind != "country" and _is_highway(best.name)


def _joins_two(doc: Document, road: PlaceMention, inside: bool) -> bool:
    """`على طريق غوساو - فنتوا في منطقة تسافه`: a road between two places runs through the one that is named behind."""
    return inside and doc.norm(road.last) in DASHES


def is_water(mention: PlaceMention) -> bool:
    """Whether a place is a sea, also one that a governorate is called by, or a river."""
    return (mention.entry is not None and mention.entry.kind in WATERS) or _is_called_water(mention.name)


@per_word
def _is_called_water(name: str) -> bool:
    return fold(name).startswith(("البحر ", "بحر ", "نهر "))


def _is_on_road(doc: Document, mention: PlaceMention) -> bool:
    """`طريق X`, `على الطريق الرابط بين مدينتي X وY`."""
    if _is_road(mention.name):
        return True
    for i in range(mention.first - 1, max(mention.first - ROAD_REACH, 0) - 1, -1):
        if doc.is_stop(i):
            return False
        if doc.bare[i].removeprefix("ب").removeprefix("ال") in words("places", "roads"):
            return True
    return False


@per_word
def _is_highway(name: str) -> bool:
    """`الطريق الصحراوي`, `طريق الصحراوي`: a kind of road that many places have."""
    head, *rest = fold(name).split()
    told = {word for word in rest if word != "رقم" and not word.isdecimal()}
    return head.removeprefix("ال") in words("places", "roads") and told <= words("places", "facility_adjectives")


@per_word
def _is_road(name: str) -> bool:
    return fold(name).removeprefix("ال").startswith("طريق")


def before_class(doc: Document, first: int) -> int:
    """The token before a place that begins at one, and before its class noun: `في` of `في بلدة سالم`."""
    at = first - 1
    return at - (doc.norm(at) in words("casualties", "place_classes"))


def before_noun(doc: Document, first: int) -> int:
    """The same, whatever preposition is written with the class noun: the token before `بجماعة تاوريرت`."""
    at = first - 1
    return at - (is_of(doc.norm(at), words("places", "dropped")) or doc.norm(at) in COMMUNES)


def is_pinpointed(doc: Document, i: int) -> bool:
    """`على طريق X أمام قرية Y`: what is said to be near is told more exactly than what it lies on."""
    at = before_class(doc, i)
    if doc.norm(at) == "من":
        at -= 1
    return doc.norm(at).removeprefix("ب") in NEARNESS


def lies_in(small: GazetteerEntry, large: GazetteerEntry) -> bool:
    """Whether a place lies in another and is not the same."""
    return small.id != large.id and load_gazetteer().within(small, large.id)


def is_part(small: PlaceMention, large: PlaceMention) -> bool:
    """Whether a place lies in another and is not the same; a country's is whatever is named behind it, but for a region
    of many lands (`المكسيك ... في دول أميركا اللاتينية`).
    """
    if large.entry is None:
        return False
    if small.entry is None:
        return large.entry.kind in WIDE
    if large.entry.kind == "country":
        return small.entry.kind != "country" and (small.entry.kind != "region" or small.entry.country is not None)
    return lies_in(small.entry, large.entry)


def chains(mentions: Sequence[PlaceMention]) -> list[list[PlaceMention]]:
    """The mentions by the description that they belong to: `بلدة X بريف Y` is one."""
    found: list[list[PlaceMention]] = []
    for mention in mentions:
        if found and mention.first - found[-1][-1].last <= CHAIN_GAP:
            found[-1].append(mention)
        else:
            found.append([mention])
    return found


def parted_chains(mentions: Sequence[PlaceMention], keys: Sequence[int]) -> list[list[PlaceMention]]:
    """The same, none of which goes on behind a claim, by the claims' keys: `غارة على X أوقعت شهيدا، وأخرى على Y`."""
    parted: list[list[PlaceMention]] = []
    for chain in chains(mentions):
        told = [bisect_left(keys, mention.first) for mention in chain]
        starts = [i for i in range(len(chain)) if i == 0 or told[i] > told[i - 1]]
        parted += [chain[i:j] for i, j in zip(starts, [*starts[1:], len(chain)], strict=True)]
    return parted


def at_incidents(doc: Document, described: Sequence[Sequence[PlaceMention]]) -> list[Sequence[PlaceMention]]:
    """Descriptions, parted where an event is told between their places: `تعاملت فرق الأحساء مع حادث في الكوت`."""
    incidents = words("casualties", "incidents")
    parted: list[Sequence[PlaceMention]] = []
    for chain in described:
        told = (i for i in range(1, len(chain)) if doc.find(incidents, chain[i - 1].last, chain[i].first) is not None)
        starts = [0, *told]
        parted += [chain[i:j] for i, j in zip(starts, [*starts[1:], len(chain)], strict=True)]
    return parted


def before_next(mentions: Sequence[PlaceMention], keys: Sequence[int]) -> Sequence[PlaceMention]:
    """Those of the mentions before which no further claim is told: `سقط 127 في قضاء النبطية و88 في بنت جبيل`."""
    told = bisect_left(keys, mentions[0].first)
    return [mention for mention in mentions if bisect_left(keys, mention.first) == told]


def class_of(doc: Document, mention: PlaceMention) -> str | None:
    """The class noun before a name: ولاية of `بولاية سطيف`."""
    return class_noun(doc.norm(mention.first - 1), "dropped")[1]
