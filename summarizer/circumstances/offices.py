"""Places that only say what somebody is: governor of a province that the text knows, student of a college."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.circumstances.descriptions import before_class, lies_in
from summarizer.document import Document
from summarizer.language.text import PAUSES, fold
from summarizer.language.wordlists import words
from summarizer.places.places import PlaceMention

# How many mentions back the one may stand that lies where the office is.
LOOK_BACK = 12
# The longest name of a body between an office and its place, in tokens: `مدير أمن سوهاج`, `قائد شرطة محافظة نينوى`.
OFFICE_REACH = 3
# How far before في and a place the head of what he is in charge of there may be told, in tokens.
CHARGE_REACH = 4
# How many nouns the name of a body takes before its place, in tokens, and how far behind that an attack may be told.
BODY_REACH, STRUCK_REACH = 3, 8


def is_known_office(doc: Document, mentions: Sequence[PlaceMention], index: int) -> bool:
    """`محافظ واسط` behind what happened in الكوت, `مدير أمن سوهاج` where the province was told, `مدير محطة لاريسا`."""
    mention = mentions[index]
    if not _is_office(doc, mention):
        return False
    if mention.entry is None:
        # a facility that somebody heads
        return fold(mention.name).split()[0] in words("places", "kept")
    before = [m.entry for m in mentions[max(index - LOOK_BACK, 0) : index] if m.entry is not None]
    return any(entry.id == mention.entry.id or lies_in(entry, mention.entry) for entry in before)


def is_charge(doc: Document, mention: PlaceMention, behind: PlaceMention) -> bool:
    """`أصيب قائد الحزام في مودية بعبوة استهدفت موكبه في وادي كذا`: what somebody is in charge of, where an attack and
    another place follow.
    """
    at = before_class(doc, mention.first)
    if doc.norm(at) != "في" or any(doc.norm(i) in PAUSES for i in range(at, behind.first)):
        return False
    attacks = words("casualties", "incidents") | words("perpetrators", "bombs")
    told = doc.norm(mention.last)
    attacked = told[:1] == "ب" and (told[1:] in attacks or told[1:].removeprefix("ال") in attacks)
    heads = words("places", "roles", "heads") | words("places", "roles", "charged")
    return attacked and doc.find(heads, max(at - CHARGE_REACH, 0), at) is not None


def is_of_members(doc: Document, mention: PlaceMention) -> bool:
    """`أربعة من طلاب كلية الطب`, `خمسة من طلاب جامعة المنيا`, `ضابط في شرطة ديالى`: where they study or serve, not
    where it happened, unless what befell them there is told behind it (`ثلاثة من عناصر شرطة ديالى بانفجار عبوة`).
    """
    at = mention.first - 1
    if doc.norm(at) in words("places", "members") and doc.norm(at - 1) in ("من", "احد"):
        return True
    # `عمال بلدية حلب`, but `عمال بلدية بحلب`
    own = fold(mention.name).startswith(doc.norm(mention.first))
    unit = own and doc.norm(mention.first - 1) in words("places", "members", "bodies")
    head = at = mention.first - 1 if unit else before_class(doc, mention.first)
    while at - head < BODY_REACH and doc.norm(head) in words("places", "members", "bodies"):
        head -= 1
    if head == at or _is_struck_there(doc, mention.last):
        return False
    if doc.norm(head) in ("في", "من"):
        employed = doc.norm(head + 1) in words("places", "members", "employers")
        return employed and doc.bare[head - 1] in words("places", "members", "singular")
    return doc.bare[head] in words("places", "members") | words("places", "members", "staff")


def _is_struck_there(doc: Document, last: int) -> bool:
    """Whether an attack or accident that nobody has told yet follows in the clause: `بانفجار عبوة`, `في غارة`."""
    end = next((i for i in range(last, last + STRUCK_REACH) if doc.norm(i) in PAUSES or doc.is_stop(i)), last)
    incidents = words("casualties", "incidents")
    return any(doc.norm(i) in incidents or doc.norm(i).removeprefix("ب") in incidents for i in range(last, end))


def _is_office(doc: Document, mention: PlaceMention) -> bool:
    """Whether an office stands before a place, and at most the body between them that it is the head of."""
    for i in range(mention.first - 1, max(mention.first - 1 - OFFICE_REACH, -1), -1):
        if doc.bare[i] in words("places", "roles", "heads"):
            return True
        body = doc.norm(i) in words("casualties", "place_classes") or doc.norm(i) in words("places", "roles", "bodies")
        if not body:
            return False
    return False
