"""Where those sit or serve who fall elsewhere: `قتل قائد شرطة غوما في كمين قرب بلدة كذا`."""

from __future__ import annotations

from summarizer.circumstances.descriptions import WIDE, before_class
from summarizer.document import Document
from summarizer.language.text import fold
from summarizer.places.places import PlaceMention

# How far before whose seat it is the word may stand that tells what befell him, in tokens: `قتل خمسة من شرطة غوما`.
VERB_REACH = 6
# Right before where it happened, or before its class noun.
AT = frozenset(("في", "قرب", "علي", "داخل", "خلال"))


def is_seat_of_victim(doc: Document, mention: PlaceMention) -> bool:
    """Whether a place stands inside the name of somebody, or of a body, of whose harm the same words tell that it came
    about in another place, which does not lie around it.
    """
    body = doc.actor_at.get(mention.first)
    if body is None or body.first == mention.first or body.kind == "country":
        return False
    sentence = doc.sentence_at(mention.first)
    if not doc.having(max(body.first - VERB_REACH, sentence.first), body.first, "verb", "event"):
        return False
    ends = (i for i in range(body.last, sentence.last) if doc.is_stop(i) or doc.reading(i, "event", "verb"))
    end = next(ends, sentence.last)
    site = next((m for i in range(body.last, end) if (m := doc.place_at.get(i)) is not None), None)
    if site is None or (site.entry is not None and site.entry.kind in WIDE) or site.first in doc.actor_at:
        return False
    return doc.norm(before_class(doc, site.first)) in AT or _has_ba(doc, site)


def _has_ba(doc: Document, mention: PlaceMention) -> bool:
    """`بدمشق`, `ببيروت`, but not `بيروت`: whether ب is written with the name of a place."""
    return doc.norm(mention.first) == f"ب{fold(mention.name).split()[0]}"
