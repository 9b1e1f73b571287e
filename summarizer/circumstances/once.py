"""What befell some together or a share by itself: it happened once, though its whole is told over a span."""

from __future__ import annotations

from summarizer.circumstances.periods import LOST_IN_WAR
from summarizer.claims.days import names_hour
from summarizer.claims.scene import Skeleton
from summarizer.claims.single_events import tells_one_event
from summarizer.document import Document

# Those who were together, and how far behind a number they may be told, in tokens.
FAMILY, FAMILY_REACH = frozenset(("عايله", "اسره")), 7

# Kinds of places so small that a toll there is of one event.
SPOTS = frozenset(("town", "village", "quarter", "camp", "site", "base", "hospital", "airport", "street", "crossing"))
# Before the one thing that happened as they were hurt.
WHEN = frozenset(("عندما", "حين", "حينما"))


def is_once(doc: Document, claim: Skeleton, last: int) -> bool:
    """`بينهم ستة بانفجار`, `آخرهم ثلاثة صباح الخميس`: what befell a share by itself, up to the end of its clause."""
    # Behind the word that makes it a share, which another share may follow.
    begin = claim.last if claim.rule.startswith("share") else claim.first
    return tells_one_event(doc, begin, last) or names_hour(doc, claim.last, last) or _befell_when(doc, claim.last, last)


def _befell_when(doc: Document, first: int, last: int) -> bool:
    """`26 من القتلى سقطوا عندما أصابت مسيرة مدرسة`: tokens [first, last) tell at what moment it happened."""
    at = doc.find(WHEN, first, last)
    # `في حين أصيب 12` tells of others.
    return at is not None and doc.norm(at - 1) != "في"


def is_of_one_family(doc: Document, claim: Skeleton) -> bool:
    """`لقي أربعة من عائلة واحدة حتفهم`: what befell a family together."""
    ends = range(claim.key, min(claim.key + FAMILY_REACH, doc.sentences[claim.sentence].last))
    return any(doc.norm(i) == "واحده" and doc.norm(i - 1) in FAMILY for i in ends)


def is_in_one_spot(doc: Document, claim: Skeleton, clause: tuple[int, int]) -> bool:
    """`أُعدموا عند قرية كذا`, `قُتلوا في مستشفى كذا`: so many as one event kills, in one village or one building."""
    if claim.vague == "thousands" or (claim.minimum or claim.maximum or 0) >= LOST_IN_WAR:
        return False
    near = (doc.place_at[i] for i in range(*clause) if i in doc.place_at)
    return any(place.entry is None or place.entry.kind in SPOTS for place in near)
