"""Whether an item matches a query: the definition, which the standing index must agree with. Pure."""

from __future__ import annotations

from datetime import datetime

from monitors.query.facts import Facts
from monitors.query.syntax import And, Count, Node, Not, Or, Phrase, Since, Term, term


def matches(node: Node, facts: Facts, now: datetime) -> bool:
    """Whether an item has what a query asks for at a moment."""
    match node:
        case Term(key):
            return key in facts.terms
        case And(parts):
            return all(matches(part, facts, now) for part in parts)
        case Or(parts):
            return any(matches(part, facts, now) for part in parts)
        case Not(part):
            return not matches(part, facts, now)
        case Count(kind, least):
            return facts.counts.get(kind, 0) >= least
        case Phrase(stems):
            return has_phrase(stems, facts)
        case Since(seconds):
            return (now - facts.dated_at).total_seconds() <= seconds


def has_phrase(stems: tuple[str, ...], facts: Facts) -> bool:
    """Whether the item's words have the stems one after the other."""
    if not all(term("w", stem) in facts.terms for stem in stems):
        return False
    # Shift-and (Baeza-Yates and Gonnet, 1992): bit k is set while the words up to here are the first k + 1 stems.
    # One step a word, where trying the phrase at each word would take as many as the phrase has.
    standing: dict[str, int] = {}
    for k, stem in enumerate(stems):
        standing[stem] = standing.get(stem, 0) | 1 << k
    whole, matched = 1 << (len(stems) - 1), 0
    for word in facts.sequence:
        fitting = 0
        for stem in word:
            fitting |= standing.get(stem, 0)
        matched = (matched << 1 | 1) & fitting
        if matched & whole:
            return True
    return False
