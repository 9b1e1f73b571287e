"""Unnamed sources in a run of words: مصدر أمني في …, شهود عيان, أحد الناجين."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.actors.actor_lexicon import ONE_OF, grammar
from summarizer.actors.actor_words import Word, is_number, is_stop
from summarizer.actors.name_words import is_announced, tells_kind
from summarizer.language.wordlists import words as lists

# Most nouns that say where or among whom a source is.
_PHRASE_WORDS = 5
# What a source tells of, with ب: بوصول, بسقوط, باعتقال.
_TOLD = re.compile("ب(?:[^ي].و.|ا..ا.|ا.ت.ا.|است.+|ان..ا.|ت..ي.)")


@dataclass(frozen=True, slots=True)
class Unnamed:
    """An unnamed source: its words first to last (exclusive), and the end of the phrase that places it."""

    first: int
    last: int
    phrase_last: int
    kind: str
    head: str


def read_unnamed(words: Sequence[Word], start: int) -> Unnamed | None:
    """An unnamed source and the body, place or group that it is said to be in."""
    rules = grammar()
    for reading in words[start].starts:
        last = start + 1
        kind = rules.unnamed.get(reading)
        if reading in ONE_OF and last < len(words) and words[last].key in rules.crowds:
            kind, last = "witness", last + 1
        if kind is None:
            continue
        most = min(last + _PHRASE_WORDS, len(words))
        while last < most and not words[last].barrier and not words[last].opened and _is_quality(words[last].key):
            kind = rules.kind_of.get(words[last].key, kind)
            last += 1
        return Unnamed(start, last, _placed(words, last), kind, reading)
    return None


def _is_quality(key: str) -> bool:
    """Whether a word is an adjective of unnamed sources (أمني, محليون); مسؤولون محليون لهيئة X tells who was told."""
    rules = grammar()
    if tells_kind(key):
        return True
    if key.startswith(("ال", "لل", "بال")) or (key.startswith(("ل", "ب")) and key[1:] in rules.heads):
        # `مسؤولون محليون لهيئة الإذاعة`: who was told; `مصدر بهيئة الإسعاف`: where it is.
        return False
    if key.endswith("ي") and not {key[:-1], f"{key[:-2]}ه"}.isdisjoint(lists("persons", "kinship")):
        # `خطف مسلحون ابنتي رجل أعمال`: two of somebody's family
        return False
    if is_number(key) or is_announced(key) or key in rules.heads or key in lists("places", "compass"):
        # `أحصى السكان ثمانية قتلى`, `اتهم ناشطون هيئة كذا`, `برصاص مسلحين شرقي البلاد`
        return False
    return (
        len(key) > 3 and key.endswith(("ي", "يه", "يون", "يين")) and key not in rules.stops and key not in rules.verbs
    )


def _placed(words: Sequence[Word], at: int) -> int:
    """The end of `في / من + nouns` behind a source, as long as they are nouns."""
    rules = grammar()
    if at >= len(words) or words[at].barrier:
        return at
    if words[at].key not in rules.links and not (words[at].key.startswith("ب") and words[at].key[1:] in rules.heads):
        return at
    end = at + 1
    while end < min(at + 1 + _PHRASE_WORDS, len(words)) and not words[end].barrier and not words[end].opened:
        if is_stop(words[end]) or (end > at + 1 and _TOLD.fullmatch(words[end].key)):
            break
        end += 1
    return end if end > at + 1 else at
