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
    sequence = facts.sequence
    places = range(len(sequence) - len(stems) + 1)
    return any(all(stem in sequence[i + k] for k, stem in enumerate(stems)) for i in places)
