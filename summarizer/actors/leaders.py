"""Leaders who are told by their names alone: well-known surnames, and who stands behind بقيادة."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.actor_words import Word
from summarizer.actors.person_names import name_behind
from summarizer.actors.titles import Titled


def read_led(words: Sequence[Word], start: int) -> Titled | None:
    """Who leads a force that is told by the name alone: «اللواء 555» بقيادة معمر فلان."""
    led = words[start].key.startswith("ب") and words[start].key[1:] in grammar().led
    person = name_behind(words, start + 1) if led else None
    return Titled(person[0], person[1], (), person, None, "official", words[person[0]].key) if person else None


def read_known(words: Sequence[Word], start: int) -> Titled | None:
    """A leader told by the surname alone or with the given name (وقال نتنياهو, اغتيال إسماعيل هنية)."""
    known = grammar().known
    for reading in words[start].starts:
        if reading in known:
            apart = start == 0 or words[start].barrier or words[start].opened != ""
            if not apart and words[start - 1].key in ("ابو", "ابي", "بن", "ال"):
                # حسن أبو هنية is another one
                return None
            given = not apart and words[start - 1].key in grammar().given
            first = start - 1 if given and reading == words[start].key else start
            return Titled(
                first, start + 1, (), (first, start + 1), None, "official", words[first].key if given else reading
            )
    return None
