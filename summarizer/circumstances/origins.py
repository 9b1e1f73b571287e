"""The places of a text that people come from, at which nothing happened: `شاب من بلدة كذا`, `ركاب من أهالي كذا`."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.circumstances.descriptions import (
    INCLUDING,
    NEARNESS,
    WIDE,
    before_class,
    before_noun,
    is_added,
    lies_in,
)
from summarizer.circumstances.landmarks import is_measured
from summarizer.document import Document
from summarizer.language.text import fold
from summarizer.language.wordlists import relatives, words
from summarizer.places.name_shapes import lies
from summarizer.places.places import PlaceMention

# How far behind where somebody comes from the place may stand that it lies in, in tokens.
LYING_REACH = 3
# How far before the dead or hurt the word may stand that says that they were taken from somewhere, in tokens.
RECOVERED_REACH = 5
# How far before من the part may stand that a clause tells, in tokens.
PART_REACH = 8
# `مهاجرين من دول إفريقيا جنوب الصحراء`.
COUNTRIES = frozenset(("دول", "بلدان", "دوله", "بلد"))
# Kinds of places that are no village.
TOWNS = WIDE | {"city"}
# Places that hold no village, and those of them that lie in a town.
SMALL = frozenset(("بلده", "قريه", "حي", "مخيم", "ببلده", "بقريه", "بحي", "بمخيم"))
QUARTERS = frozenset(("حي", "مخيم"))
# `من كل X`, `كلا من X وY`, `عدد من مدن X` name a place like `من قرب X`, not where something came from.
HERE = NEARNESS | {"كل", "كلا", "عدد"}


def find_origins(doc: Document, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places where people come from, with what says where those lie: `من قرية جماعين جنوب نابلس`, and with what
    is joined to them: `من جنسيات مالي وغينيا`.
    """
    found: list[PlaceMention] = []
    for mention in mentions:
        close = found and mention.first - found[-1].last <= LYING_REACH
        near = close and not _is_other(doc, found[-1], mention)
        joined = found and mention.first == found[-1].last and doc.norm(mention.first).startswith("و")
        joined = joined or (near and is_added(doc, mention.first - 1))
        # `من الضفة بما فيها القدس`
        joined = joined or (close and doc.norm(before_class(doc, mention.first)) in INCLUDING)
        origin = joined or _is_origin(doc, mention) or (near and lies(doc.tokens, found[-1].last))
        if origin or (_is_of_natives(doc, mention) and _is_elsewhere(doc, mention, mentions)):
            found.append(mention)
    return found


def find_residences(doc: Document, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places where those live of whom it is told what befell them at another: `أوقف الحرس في قفصة ستة أشخاص قاطنين
    بباجة`.
    """
    lived = [m for m in mentions if _is_lived_in(doc, m)]
    homes = {m.first for m in lived}
    others = [m for m in mentions if m.first not in homes]
    # `قاطنين بحي الزهور بقفصة`: what lies right behind is where that is.
    return [m for m in lived if any(o.first < m.first or o.first >= m.last + LYING_REACH for o in others)]


def _is_lived_in(doc: Document, mention: PlaceMention) -> bool:
    """`قاطنين بباجة`, `مقيما في حي الزهور`: whether people live at a place."""
    at = before_noun(doc, mention.first)
    at -= doc.norm(at) in ("في", "ب")
    return doc.norm(at) in words("places", "residents", "living")


def _is_of_natives(doc: Document, mention: PlaceMention) -> bool:
    """`ستة ركاب من أهالي إدلب`, `تسعة من عائلة واحدة من أهالي حمص`, but `إصابة خمسة من أهالي القرية`."""
    at = before_class(doc, mention.first)
    if doc.norm(at) in words("places", "natives", "peoples"):
        # `ثلاثة من أقباط مصر`
        return True
    theirs = doc.norm(at) in words("places", "natives", "theirs") and doc.norm(at - 1) == "من"
    return theirs and (not doc.counted_before(at - 1) or doc.norm(at - 2) in ("واحده", "واحد"))


def _is_elsewhere(doc: Document, mention: PlaceMention, mentions: Sequence[PlaceMention]) -> bool:
    """Whether a text names a place apart from the one where people come from, at which it may have happened."""
    apart = (
        m
        for m in mentions
        if m.last + LYING_REACH < mention.first or mention.last + LYING_REACH < m.first or _is_other(doc, mention, m)
    )
    return any(not (_is_origin(doc, m) or _is_of_natives(doc, m)) for m in apart)


def _is_other(doc: Document, home: PlaceMention, place: PlaceMention) -> bool:
    """`شاب من أهالي حلب في بلدة سرمين`, `من أبناء حمص قرب منبج`: near where somebody is from a place that cannot hold
    it, and is not what tells where a village lies (`من بلدة سرمين شرقي إدلب`).
    """
    at = before_noun(doc, place.first)
    if not home.last - 1 <= at <= home.last + LYING_REACH or is_added(doc, place.first - 1):
        return False
    clitic = doc.norm(at + 1).startswith("ب") and not fold(place.name).startswith(doc.norm(at + 1))
    within = clitic or doc.norm(at) in ("في", "علي") or at > home.last
    small = doc.norm(place.first - 1) in SMALL
    if home.entry is None or doc.norm(home.first - 1) in QUARTERS:
        # `من أهالي حي كذا بحماة`
        return within and small
    if place.entry is None:
        return within
    held = lies_in(home.entry, place.entry) or home.entry.id == place.entry.id
    return not held and (within or home.entry.kind in TOWNS)


def _is_recovered(doc: Document, i: int) -> bool:
    """`انتشال جثماني شهيدين من حي كذا`: whether somebody dead or hurt at a token is taken from what follows."""
    if doc.reading(i, "victim") is None:
        return False
    recovered = words("casualties", "found", "retrieved") | words("places", "recovered")
    return doc.find(recovered, max(i - RECOVERED_REACH, 0), i) is not None


def _is_part_told(doc: Document, i: int) -> bool:
    """`في الجزء الذي تسيطر عليه الهند من كشمير`: whether a clause before من tells which part is meant."""
    part = doc.find(words("places", "parts"), max(i - PART_REACH, 0), i - 1)
    return part is not None and doc.norms[part + 1] in relatives() and not any(map(doc.is_stop, range(part, i)))


def _is_origin(doc: Document, mention: PlaceMention) -> bool:
    """`شاب من بلدة بيت فجار`, `قادمة من لبنان`: where somebody came from; `بالقرب من X` is where it happened."""
    at = mention.first - 1
    if doc.norm(at) in words("casualties", "place_classes") or doc.norm(at) in COUNTRIES:
        at -= 1
    if doc.norm(at) in words("places", "natives"):
        return True
    if is_measured(doc, mention):
        return False
    if doc.norm(at) != "من" or doc.bare[at - 1].removeprefix("ب") in HERE:
        return False
    if doc.is_word(at - 1, words("places", "nearing")):
        return False
    if any(doc.norm(i) in words("places", "parts") for i in (at - 1, at - 2)) or _is_recovered(doc, at - 1):
        # `في مناطق متفرقة من قطاع غزة`
        return False
    if _is_part_told(doc, at):
        return False
    facility = doc.norm(mention.first) in words("places", "kept") and doc.norm(mention.first) != "مخيم"
    return not facility or doc.norm(at - 1) in words("places", "coming") or is_fled(doc, mention)


def is_fled(doc: Document, mention: PlaceMention) -> bool:
    """`خمسة فارين من سجن كذا`, `سجينين فرا من بلدة كذا`: where somebody was before he fled, and is not caught."""
    at = before_class(doc, mention.first)
    return doc.norm(at) == "من" and doc.norm(at - 1) in words("places", "coming", "fled")
