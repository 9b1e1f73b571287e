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
    """`أربعة من طلاب كلية الطب`: where they study, not where it happened."""
    at = mention.first - 1
    return doc.norm(at) in words("places", "members") and doc.norm(at - 1) in ("من", "احد")


def _is_office(doc: Document, mention: PlaceMention) -> bool:
    """Whether an office stands before a place, and at most the body between them that it is the head of."""
    for i in range(mention.first - 1, max(mention.first - 1 - OFFICE_REACH, -1), -1):
        if doc.bare[i] in words("places", "roles", "heads"):
            return True
        body = doc.norm(i) in words("casualties", "place_classes") or doc.norm(i) in words("places", "roles", "bodies")
        if not body:
            return False
    return False
