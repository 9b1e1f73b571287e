"""Names of persons beside their titles: behind them, between commas, or before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.actor_lexicon import grammar
from summarizer.actor_words import Word, is_stop

_NAME_WORDS = 5
_RANK_WORDS = 5
# An unknown foreign name needs words of at least so many letters: shorter ones are common nouns (حظر تجوال).
_FOREIGN_LETTERS = 4
# What a speaker is quoted with behind the name (تأكيده, نفيه), and endings of objects, not of family names.
_OWN_ACT = re.compile("(?:ت..ي.|ا..ا.|ا.ت.ا.|نفي|قول)(?:ه|ها|هم)")
_OBJECTS = ("ات", "ين", "ون")
# Shapes of verbal nouns, which follow a title as what its holder announced (أعلن محافظ حلب إعادة فتح …).
_NOUN_SHAPE = re.compile("ا..ا.|ا.ت.ا.|ان..ا.|است.+|ت..ي.|ت...|ت.ا..|م.ا..ه|.+[هء]")


def name_behind(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """The name at `at`, past ranks: known given names, or two or more foreign words that end at a stop."""
    rules = grammar()
    ranked = at
    while ranked < min(at + _RANK_WORDS, len(words)) and not words[ranked].barrier and _is_rank(words[ranked].key):
        ranked += 1
    if ranked >= len(words) or (words[ranked].barrier) or words[ranked].opened:
        return None
    end = _name_end(words, ranked)
    size = end - ranked
    if size == 0 or (size == 1 and ranked == at):
        return None
    first = words[ranked].key
    if first in rules.given or first in rules.compound or ranked > at:
        return ranked, end
    keys = [word.key for word in words[ranked:end]]
    if tells_kind(first):
        return None
    family = len(keys) == 2 and keys[1].startswith("ال") and keys[1].endswith("ي") and len(keys[0]) > 2
    if _NOUN_SHAPE.fullmatch(first) or not (family or (size <= 4 and all(map(_looks_foreign, keys)))):
        return None
    return None if first.startswith("ال") else (ranked, end)


def name_aside(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """A name between commas behind its title: حاكم المنطقة، أوليه كيبر، …"""
    if at >= len(words) or not words[at].barrier or words[at].opened:
        return None
    inside = [words[at]._replace(barrier=False), *words[at + 1 : at + 1 + _NAME_WORDS]]
    ranked = 0
    while ranked < len(inside) and inside[ranked].key in grammar().ranks:
        ranked += 1
    end = _name_end(inside, ranked) if ranked < len(inside) else ranked
    if not 2 <= end - ranked <= 4 or end >= len(inside) or not inside[end].barrier:
        return None
    keys = [word.key for word in inside[ranked:end]]
    if keys[0] not in grammar().given and any(tells_kind(key) or key.startswith("ال") for key in keys):
        return None
    return at + ranked, at + end


def name_before(words: Sequence[Word], start: int) -> tuple[int, int] | None:
    """عبد الواحد حماد، المتحدث باسم …: two to four words between a stop and the comma."""
    if start == 0:
        return None
    rules = grammar()
    at = start
    while at > 0 and start - at < _NAME_WORDS:
        word = words[at - 1]
        if (is_stop(word) and word.key not in rules.given) or (at < start and words[at].barrier):
            break
        if word.key in rules.leads:
            break
        at -= 1
        if word.opened or word.barrier:
            break
    ranked = at
    while ranked < start and any(key in rules.ranks for key in words[ranked].starts):
        ranked += 1
    titled, at = ranked > at, ranked
    if not 2 <= start - at <= 4 or words[at].key.startswith("ال") or words[at].key in rules.unnamed:
        return None
    known = titled or words[at].key in rules.given or words[at].key in rules.compound
    told = at > 0 and not words[at].barrier and _is_verb(words[at - 1].key) and start - at <= 3
    return (at, start) if known or (told and all(_looks_foreign(word.key) for word in words[at:start])) else None


def _name_end(words: Sequence[Word], at: int) -> int:
    """The end of a run of words that can be a person's name."""
    rules = grammar()
    end = at
    while end < min(at + _NAME_WORDS, len(words)):
        word = words[end]
        key = word.key
        if (end > at and (word.barrier or word.opened)) or (is_stop(word) and key not in rules.given):
            break
        if (
            key not in rules.given
            and (key in rules.leads or key in rules.heads or key in rules.offices)
            and not (end > at and key.startswith("ال"))
        ):
            break
        if end > at and key.startswith("ل") and key not in rules.given and _leads_off(words, end):
            break
        if end > at + 1 and (_OWN_ACT.fullmatch(key) or (key.startswith("ال") and key.endswith(_OBJECTS))):
            break
        if key.startswith(("لل", "بال", "وال", "كال")) or key in rules.spokespersons or key in rules.unnamed:
            break
        if end > at and key in rules.ranks and not key.startswith("ال"):
            break
        end += 1
        if word.closed:
            break
    return end


def _is_rank(key: str) -> bool:
    rules = grammar()
    return key in rules.ranks or key in rules.rank_tails or key in rules.roles


def _looks_foreign(key: str) -> bool:
    """A word that can be part of a foreign name: no article, no Arabic ending, no shape of a verbal noun."""
    if len(key) < _FOREIGN_LETTERS or key.startswith("ال") or key.endswith(("يه", "ات", "ون", "ين", "ها", "هم")):
        return False
    return not _NOUN_SHAPE.fullmatch(key)


def tells_kind(key: str) -> bool:
    """Whether a folded word is a known indefinite adjective of sources (أمني, مطلع)."""
    rules = grammar()
    return (key in rules.qualities or key in rules.kind_of) and not key.startswith("ال")


def _is_verb(key: str) -> bool:
    verbs = grammar().verbs
    return key in verbs or key[1:] in verbs


def _leads_off(words: Sequence[Word], at: int) -> bool:
    """`لوكالة “سانا”`, `لمنع الهجوم`: who was told, or an aim, is no part of a name."""
    after = at + 1
    if after >= len(words) or words[after].barrier:
        return False
    return words[after].key.startswith("ال") or words[after].opened != "" or words[at].key[1:] in grammar().heads
