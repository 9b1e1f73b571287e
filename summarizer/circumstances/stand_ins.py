"""What a definite class noun stands for: `القرية` for the village that was named last, `المنطقة ذاتها` for whatever
place was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from summarizer.circumstances.descriptions import NEARNESS, chains, smallest
from summarizer.document import Document
from summarizer.language.wordlists import is_of, kinds_of_place, same_places, words
from summarizer.places.name_shapes import country_of_demonym
from summarizer.places.places import PlaceMention

# `السد ذاته`, `في نفس السد`.
SAME = frozenset(("ذاته", "ذاتها", "نفسه", "نفسها", "عينه", "عينها"))
SAME_BEFORE = frozenset(("نفس", "ذات", "بنفس", "بذات"))
# Behind `هناك` where something was, but for a stop: when it was. `هناك 5 قتلى` only says that there are some.
WHEN = frozenset(("عام", "سنه", "العام", "قبل", "منذ", "خلال", "في", "امس", "اليوم", "ايضا", "كذلك"))
# With an adjective they name a part of a town.
OLD_TOWNS = frozenset(("المدينه", "البلده"))
# `خط المراقبة` is no region that `في الإقليم` means.
LINE = "خط"
# How far before `البلاد` it may be told of which nation somebody is, in tokens.
NATION_REACH = 20
# How many places back the one may be named that a definite class noun stands for.
LOOK_BACK = 12
# The town of which parts are told (`في مناطق متفرقة من العاصمة`); elsewhere it mostly tells where somebody speaks.
CAPITAL = "العاصمه"


def stand_ins(doc: Document, places: Sequence[PlaceMention], spoken: Collection[int]) -> Iterator[PlaceMention]:
    """`في القرية`: the village that was named last; `في المكان نفسه`: what was named last."""
    behind, nouns = 0, _stand_in_forms()
    for i in range(places[0].last, len(doc.tokens)):
        if doc.norms[i] not in nouns:
            continue
        while behind < len(places) and places[behind].last <= i:
            behind += 1
        if i in doc.place_at or i in spoken:
            continue
        nearest = places[max(0, behind - LOOK_BACK) : behind]
        meant = _last_told(doc, nearest, spoken) if _is_any(doc, i) else _of_kind(doc, i, nearest, spoken)
        if meant is not None:
            yield replace(meant, first=i, last=i + 1)


def _of_kind(doc: Document, i: int, places: Sequence[PlaceMention], spoken: Collection[int]) -> PlaceMention | None:
    """The place of the kind that a definite class noun names, the last before it; rather none of a speaker's."""
    kinds = _kinds_meant(doc, i)
    fitting = [m for m in places[::-1] if _is_of(doc, m, kinds)] if kinds else []
    if "country" in kinds and len(fitting) > 1:
        nations = _nations(doc, i)
        fitting.sort(key=lambda m: m.entry is None or m.entry.country not in nations)
    return next((m for m in fitting if m.first not in spoken), fitting[0] if fitting else None)


def _nations(doc: Document, i: int) -> frozenset[str | None]:
    """The countries whose people or bodies the sentence tells of before a token: `قال مسؤول باكستاني إن 9 قُتلوا في
    البلاد`.
    """
    begin = next((j for j in range(i, max(i - NATION_REACH, 0), -1) if doc.norm(j) == "."), max(i - NATION_REACH, 0))
    return frozenset(filter(None, map(country_of_demonym, doc.norms[begin:i])))


def _last_told(doc: Document, places: Sequence[PlaceMention], spoken: Collection[int]) -> PlaceMention | None:
    """The place that was described last."""
    told = [m for m in places if m.first not in spoken]
    return smallest(doc, chains(told)[-1]) if told else None


def _is_any(doc: Document, i: int) -> bool:
    """`في المنطقة ذاتها`, `بالموقع نفسه`, `قُتل هناك عام 2022`: whether a word stands for whatever place was told."""
    if doc.norms[i] == "هناك":
        return not doc.is_stop(i - 1) and (doc.is_stop(i + 1) or doc.norm(i + 1) in WHEN)
    noun = doc.norms[i].removeprefix("ب").removeprefix("ال")
    return noun in words("places", "any_place") and _is_same(doc, i)


def _is_same(doc: Document, i: int) -> bool:
    return doc.norm(i + 1) in SAME or doc.norm(i - 1) in SAME_BEFORE


@cache
def _stand_in_forms() -> frozenset[str]:
    """The definite class nouns, with ب or ل before them or without, and `هناك`."""
    nouns = (*kinds_of_place(), *same_places(), *(f"ال{noun}" for noun in words("places", "any_place")))
    return frozenset(("هناك", CAPITAL, *nouns, *(f"ب{noun}" for noun in nouns), *(f"ل{noun[1:]}" for noun in nouns)))


def _kinds_meant(doc: Document, i: int) -> Collection[str]:
    """What a definite class noun in a place phrase may stand for, nothing where the token is none."""
    norm = doc.norm(i)
    if norm == CAPITAL:
        named = i + 1 in doc.place_at
        return ("city",) if _is_spread_over(doc, i) and not named else ()
    if _is_same(doc, i) and (same := same_places().get(norm.removeprefix("ب"))) is not None:
        return same
    if norm.startswith("بال") and norm[1:] in kinds_of_place():
        return kinds_of_place()[norm[1:]]
    if norm.startswith("لل"):
        # `قرب المدخل الجنوبي للقرية`
        near = any(doc.norm(j).removeprefix("ال") in NEARNESS for j in (i - 1, i - 2))
        return kinds_of_place().get(f"ال{norm[2:]}", ()) if near else ()
    if norm not in kinds_of_place():
        return ()
    if _is_same(doc, i):
        return kinds_of_place()[norm]
    before = doc.norm(i - 1)
    located = before in words("places", "prepositions") or before in words("places", "compass")
    # `خلال اقتحام المدينة`
    located = located or before.removeprefix("ب") in words("places", "upon")
    # `600 سجين قتلوا في سجون البلاد`
    located = located or (before in words("places", "across") and doc.norm(i - 2) == "في")
    return kinds_of_place()[norm] if located and (before != "من" or _is_spread_over(doc, i)) else ()


def _is_spread_over(doc: Document, i: int) -> bool:
    """`بمناطق متفرقة من المحافظة`, `في مناطق متفرقة من العاصمة`: whether parts of a place at a token are told of."""
    return doc.norm(i - 1) == "من" and any(doc.norm(j) in words("places", "parts") for j in (i - 2, i - 3))


def _is_of(doc: Document, mention: PlaceMention, kinds: Collection[str]) -> bool:
    """Whether the gazetteer, the text before a name or the name itself calls a place one of the kinds."""
    if mention.entry is not None and (
        (mention.entry.kind in kinds and doc.norm(mention.first) != LINE)
        or ("city" in kinds and _is_chief_town(doc, mention))
    ):
        return True
    own, before = doc.norm(mention.first), doc.norm(mention.first - 1)
    if own in OLD_TOWNS and mention.last > mention.first + 1:
        # `المدينة القديمة` is a quarter of the town that `في المدينة` means.
        return False
    if own == LINE:
        return False
    return any(word in kinds or word.removeprefix("ب") in kinds for word in (own, before))


def _is_chief_town(doc: Document, mention: PlaceMention) -> bool:
    """Whether a governorate's name means the town that it is called by: `وفي نابلس أصيب ثلاثة`, not `محافظة نابلس`."""
    entry = mention.entry
    named = entry is not None and entry.kind == "governorate" and entry.population > 0
    return named and not is_of(doc.norm(mention.first - 1), words("casualties", "place_classes"))
