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
# How far before it a denial may stand, and what else says that it was not so.
DENIAL_REACH, UNSAID = 5, frozenset(("لم", "لن", "لا", "عدم", "احتمال", "امكانيه"))
# What may be a rescue as well.
OPERATIONS = frozenset(("عمليه", "عمليات"))
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
    before = range(max(doc.sentence_at(at).first, at - DENIAL_REACH), at)
    if any(denies(doc.bare[i]) or doc.norm(i) in UNSAID for i in before):
        return None
    for i in range(at + 2, min(at + REACH, last)):
        if doc.is_stop(i):
            return None
        if doc.norm(i).startswith("ب") and i not in doc.actor_at and not _is_attack(doc, i):
            # `قامت القوات بالرد على الهجوم`
            return None
        if _is_attack(doc, i) or (doc.norm(i - 1) in UPON and is_weapon(doc.norm(i))):
            return named_in(doc, at + 1, i) or people_at(doc, at + 1, i)
    return None


def _is_attack(doc: Document, i: int) -> bool:
    """`بمهاجمة`, `بالهجوم`, `بقصف`: an attack by its noun, behind ب; of `بإطلاق`, `بزرع` what is fired or laid tells it
    (`بإطلاق سراح أسير` and `بفتح تحقيق` are none), and of an operation its kind.
    """
    norm = doc.norm(i)
    bare = norm.removeprefix("ب").removeprefix("ال")
    if not norm.startswith("ب") or bare in OPERATIONS:
        return False
    if bare not in words("perpetrators", "undertaken"):
        return is_weapon(bare)
    return any(is_weapon(doc.norm(k)) or doc.norm(k) in words("perpetrators", "fired") for k in (i + 1, i + 2))
