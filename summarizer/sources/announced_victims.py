"""Victims right behind the name of who announces them: `أعلن محافظ نينوى قتيلين`, `سجل مستشفى ناصر شهيدا و12 جريحا`."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.name_words import tells_kind
from summarizer.document import Document

# Of witnesses, who saw it with their eyes.
EYES = "عيان"


def is_announced_victim(doc: Document, j: int, first: int) -> bool | None:
    """Whether a noun of victims is an object: by its ending, or as the name before it needs no genitive (`قدر القائد
    القتلى بثلاثين`, but `قال والد الشهيدين`).
    """
    victims, norm = doc.reading(j, "victim"), doc.norm(j)
    if j == first or norm in grammar().given or victims is None:
        return None
    if norm.startswith("ال"):
        return True if doc.norm(j - 1).startswith("ال") else None
    accusative = victims.form.number == "singular" and norm.endswith("ا")
    return True if accusative or _is_whole(doc, j, first) else None


def _is_whole(doc: Document, j: int, first: int) -> bool:
    """`الوزارة`, `محافظ نينوى`, `مصدر أمني`, `شهود عيان`: a name that takes no indefinite genitive before a token."""
    before = doc.norm(j - 1)
    ended = doc.actor_at.get(j - 1)
    named = ended is not None and ended.last == j and not ended.generic and ended.last - ended.first > 1
    qualified = j - 1 > first and (tells_kind(before) or before == EYES)
    return before.startswith("ال") or j - 1 in doc.place_at or named or qualified
