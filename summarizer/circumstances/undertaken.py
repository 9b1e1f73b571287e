"""Who undertakes an attack that a verbal noun tells: `قامت القوات بإطلاق النار`, `قيام مسلحين بمهاجمة البلدة`."""

from __future__ import annotations

from summarizer.actors.strike_words import does, is_weapon
from summarizer.circumstances.agents import named_in, people_at
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.wordlists import words
from summarizer.sources.reporting import denies

# How far behind the word of undertaking the attack may be told, in tokens.
REACH = 8
# The noun of undertaking, without a preposition before it.
UNDERTAKING = "قيام"
# Prepositions before an attack that is no object of ب: `أقدم الجيش على قصف المنزل`.
UPON = frozenset(("علي", "في"))


@per_word
def undertakes(norm: str) -> bool:
    """Whether somebody undertakes what is told behind a word: `قامت`, `أقدم`, `بقيام`."""
    return does(norm) or norm.lstrip("وبل") == UNDERTAKING


def undertaker(doc: Document, at: int, last: int) -> str | None:
    """Who stands between a word of undertaking and the attack, unless nobody did it (`نفى قيام الجيش بقصف`)."""
    if doc.norm(at - 1) in ("لم", "لن", "لا") or denies(doc.bare[at - 1]):
        return None
    for i in range(at + 2, min(at + REACH, last)):
        if doc.is_stop(i):
            return None
        if doc.norm(i).startswith("ب") and i not in doc.actor_at and not _is_attack(doc.norm(i)):
            # `قامت القوات بالرد على الهجوم`
            return None
        if _is_attack(doc.norm(i)) or (doc.norm(i - 1) in UPON and _is_attack(f"ب{doc.norm(i)}")):
            return named_in(doc, at + 1, i) or people_at(doc, at + 1, i)
    return None


@per_word
def _is_attack(norm: str) -> bool:
    """`بإطلاق`, `بمهاجمة`, `بالهجوم`, `بقصف`: an attack by its noun, behind ب."""
    bare = norm.removeprefix("ب").removeprefix("ال")
    return norm.startswith("ب") and (is_weapon(bare) or bare in words("perpetrators", "undertaken"))
