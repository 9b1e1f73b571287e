"""Military units told by their number."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.actor_words import Word, is_adjective
from summarizer.actors.listed_bodies import Body

# `سجل الإقليم لوحده 1351 وفاة`: folded, it is spelled like a unit.
_ALONE = "لوحده"
# Most words between the unit and its number (اللواء الميكانيكي المستقل 159).
_ARMS = 5


def read_unit(words: Sequence[Word], start: int, reading: str) -> Body | None:
    """A unit told by its number: اللواء 444 قتال, لواء المشاة 12, الكتيبة الخامسة, اللواء الأول مشاة."""
    rules = grammar()
    definite = reading.startswith("ال")
    head = reading[2:] if definite else reading
    if head not in rules.numbered or words[start].key == _ALONE:
        return None
    at = start + 1
    while at < min(start + 1 + _ARMS, len(words)) and not words[at].barrier and not words[at].opened:
        key = words[at].key
        if key.isdigit() or key in rules.ordinals or not (key in rules.arms or (definite and is_adjective(key))):
            break
        at += 1
    if at >= len(words) or words[at].barrier:
        return None
    key = words[at].key
    if not (key.isdigit() or key in rules.ordinals):
        return None
    at += 1
    most = min(at + _ARMS, len(words))
    while at < most and not words[at].barrier and (words[at].key in rules.tens or words[at].key in rules.arms):
        at += 1
    return Body(start, at, reading, "military", None)
