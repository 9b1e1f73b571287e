"""What became of some of those told before: `جرى التعرف على 27 جثة`, `45 جثة سلمت إلى ذويها`, `44 مصابا نقلوا إلى`."""

from __future__ import annotations

from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import words

# How far from a number it may be told that those were identified, in tokens, and whom that is said of.
KNOWN_REACH, ON_THEM = 4, frozenset(("عليها", "عليهم", "عليهن", "عليهما", "اليها", "اليهم"))
# What is handed over of the dead, and how far behind it their families may stand, in tokens.
BODIES, FAMILIES_REACH = frozenset(("جثه", "جثث", "جثمانا", "جثامين", "جثتين", "رفات")), 6


def is_identified(doc: Document, claim: Skeleton) -> int | None:
    """`هوية 19 قتيلا`, `جرى التعرف على 27 جثة`, `27 جثة جرى التعرف عليها`."""
    if doc.norm(claim.first - 1) in words("casualties", "share", "identity"):
        return claim.first
    known = words("casualties", "share", "identified")
    if doc.norm(claim.first - 1) == "علي" and doc.find(known, claim.first - KNOWN_REACH, claim.first) is not None:
        return claim.first
    behind = doc.find(known, claim.last, claim.last + KNOWN_REACH)
    return claim.first if behind is not None and doc.norm(behind + 1) in ON_THEM else None


def is_handed_over(doc: Document, claim: Skeleton) -> int | None:
    """`إن 76 لقوا حتفهم، وإن 45 جثة سلمت إلى ذويها`, `تسليم 45 جثة إلى الأهالي`: they were told before."""
    if claim.rule != "counted-victims" or claim.kind != "killed" or doc.norm(claim.last - 1) not in BODIES:
        return None
    handed = words("casualties", "share", "handed")
    near = (claim.first - 1, claim.first - 2, claim.last, claim.last + 1)
    to = doc.find(words("casualties", "share", "families"), claim.last, claim.last + FAMILIES_REACH)
    return claim.first if to is not None and any(doc.bare[i] in handed for i in near) else None


def is_treated(doc: Document, claim: Skeleton) -> int | None:
    """`أصيب 12 ... ونقل سبعة مصابين إلى المستشفى`, but not `وفي حماة نُقل سبعة مصابين`."""
    if doc.opens_elsewhere(claim.sentence):
        return None
    treated = doc.is_word(claim.first - 1, words("casualties", "share", "treated"))
    # `44 مصابا نقلوا إلى مستشفى كذا`
    treated = treated or doc.norm(claim.last) in words("casualties", "share", "taken")
    return claim.first if treated and claim.kind == "wounded" and claim.rule == "counted-victims" else None
