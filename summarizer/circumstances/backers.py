"""States that back those who did something, and did not do it: `ميليشيات مدعومة من كذا`, `جماعة تدعمها كذا`."""

from __future__ import annotations

from summarizer.actors.actors import ActorMention
from summarizer.document import Document
from summarizer.language.wordlists import words


def backed_at(doc: Document, mention: ActorMention) -> int | None:
    """The word that tells that a state only backs those before it: `مدعومين` of `متمردين مدعومين من X`, for X."""
    before = mention.first - 1
    if doc.norm(before) == "من" and doc.norm(before - 1) in words("perpetrators", "backing", "from"):
        return before - 1
    if doc.norm(mention.first).startswith("ل") and doc.norm(before) in words("perpetrators", "backing", "to"):
        return before
    return before if doc.norm(before) in words("perpetrators", "backing", "verbs") else None


def backing_end(doc: Document, at: int) -> int:
    """Behind the name where `مدعومة من كذا` begins at a token, else the token itself."""
    norm = doc.norm(at)
    if norm in words("perpetrators", "backing", "from"):
        named = at + 2
    elif norm in words("perpetrators", "backing", "to") or norm in words("perpetrators", "backing", "verbs"):
        named = at + 1
    else:
        return at
    mention = doc.actor_at.get(named)
    if mention is not None and mention.first == named and backed_at(doc, mention) == at:
        return mention.last
    # A state that is only a place: `فصائل موالية لتركيا`.
    place = doc.place_at.get(named)
    backs = norm not in words("perpetrators", "backing", "from") or doc.norm(at + 1) == "من"
    return place.last if place is not None and backs else at
