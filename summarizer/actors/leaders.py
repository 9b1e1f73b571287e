"""Leaders who are told by their names alone: well-known surnames, and who stands behind بقيادة."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.actor_signs import facilities, signs
from summarizer.actors.actor_words import Word
from summarizer.actors.person_names import name_behind
from summarizer.actors.titles import Titled
from summarizer.language.text import ARTICLE

# How far before who drives it a vehicle may stand, in words.
_DRIVEN = 5


def read_led(words: Sequence[Word], start: int) -> Titled | None:
    """Who leads a force that is told by the name alone: «اللواء 555» بقيادة معمر فلان, مجموعة يقودها أحمد فلان."""
    key = words[start].key
    led = (key.startswith("ب") and key[1:] in grammar().led) or (
        key in grammar().leading and not _is_driven(words, start)
    )
    person = name_behind(words, start + 1) if led else None
    return Titled(person[0], person[1], (), person, None, "official", words[person[0]].key) if person else None


def _is_driven(words: Sequence[Word], at: int) -> bool:
    """Whether a vehicle is what somebody leads: سيارة يقودها فلان."""
    before = words[max(at - _DRIVEN, 0) : at]
    return any(word.key.removeprefix(ARTICLE) in signs("vehicles") for word in before)


def read_known(words: Sequence[Word], start: int) -> Titled | None:
    """A leader told by the surname alone or with the given name (وقال نتنياهو, اغتيال إسماعيل هنية)."""
    known = grammar().known
    for reading in words[start].starts:
        if reading in known:
            apart = start == 0 or words[start].barrier or words[start].opened != ""
            if not apart and words[start - 1].key in ("ابو", "ابي", "بن", "ال"):
                # حسن أبو هنية is another one
                return None
            if not apart and any(word in facilities() for word in (words[start - 1].key, words[start - 1].key[1:])):
                # نقلوا إلى مستشفى أردوغان
                return None
            given = not apart and words[start - 1].key in grammar().given
            first = start - 1 if given and reading == words[start].key else start
            return Titled(
                first, start + 1, (), (first, start + 1), None, "official", words[first].key if given else reading
            )
    return None
