"""Attacks that a sentence names beside the one of its news: `وهي أكبر خسارة منذ كمين القسام`, `ويذكر بهجوم داعش`,
`وكانت غارات روسية قد قتلت ستة`.
"""

from __future__ import annotations

from summarizer.actors.strike_words import is_weapon
from summarizer.document import Document
from summarizer.language.wordlists import words

# How far behind a verb of reminding the attack may stand that one is reminded of, in tokens.
REMINDED_REACH = 4
# What goes back in time behind a stop.
HAD_DONE = frozenset(("وكان", "وكانت"))


def recalls_another(doc: Document, i: int) -> bool:
    """Whether an attack that is not the news is told from a token on; but `منذ الهجوم الإسرائيلي` tells by whom."""
    norm, behind = doc.norm(i), doc.norm(i + 1)
    if norm == "منذ" or norm in HAD_DONE:
        return is_weapon(behind) and not behind.startswith("ال")
    if norm in words("perpetrators", "likened") or (norm == "قبل" and behind == "ان"):
        # `قبل أن تتدخل القوات، التي خسرت 18 في كمين نصبته فصائل`: what came later
        return True
    reminds = doc.is_word(i, words("perpetrators", "likened", "reminding"))
    near = range(i + 1, min(i + 1 + REMINDED_REACH, len(doc.tokens)))
    return reminds and any(doc.norm(j).startswith("ب") and is_weapon(doc.norm(j)) for j in near)
