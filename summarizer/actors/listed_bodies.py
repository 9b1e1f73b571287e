"""Bodies that the lexicon lists by name, where they stand in a run of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.actors.actor_lexicon import actor_names, demonyms, grammar
from summarizer.actors.actor_words import Word
from summarizer.numbers.outlet_numbers import may_be_counted


class Body(NamedTuple):
    """A named body: words first to last (exclusive), and `head`, the first of them without its clitic."""

    first: int
    last: int
    head: str
    kind: str
    canonical: str | None


def match_name(words: Sequence[Word], start: int) -> Body | None:
    """The longest lexicon name at `start`, whole words before words freed of a clitic."""
    if start >= len(words):
        return None
    index = actor_names()
    best: Body | None = None
    goes_on = start + 1 < len(words) and not words[start + 1].barrier
    second = words[start + 1].key if goes_on else ""
    for reading in words[start].starts:
        for name in (*index.get((reading, second), ()), *index.get((reading, ""), ())):
            if best is not None and start + len(name.words) <= best.last:
                break
            if name.marked and not _is_marked(words, start, start + len(name.words), reading):
                continue
            if name.kind == "monitor" and _is_count(words, start + len(name.words)):
                continue
            if _follows(words, start, name.words):
                best = Body(start, start + len(name.words), reading, name.kind, name.canonical)
                break
    return best if best is None or best.kind in ("country", "media", "armed_group") else with_nationality(words, best)


def with_nationality(words: Sequence[Word], body: Body) -> Body:
    """With the adjective of its state, where the name has none: الصليب الأحمر الليبي is a body of its own."""
    at = body.last
    if at >= len(words) or words[at].barrier or words[at].opened:
        return body
    key = words[at].key
    if not key.startswith("ال") or key[2:] not in demonyms() or words[at - 1].closed:
        return body
    return body._replace(last=at + 1, canonical=None)


def _is_marked(words: Sequence[Word], start: int, last: int, reading: str) -> bool:
    """Whether a name that is also a common word stands in quotation marks or behind المرتبطة and its like."""
    if words[start].opened:
        # `"فتح مسلحون النار"` is what is told.
        return words[start].key == reading and last <= len(words) and words[last - 1].closed
    if start > 1 and words[start - 2].key in grammar().pairs and words[start].key.startswith("و"):
        return True
    return start > 0 and words[start - 1].key in grammar().bound and words[start].key != reading


def _follows(words: Sequence[Word], start: int, keys: tuple[str, ...]) -> bool:
    if start + len(keys) > len(words):
        return False
    return all(
        words[start + offset].key == key and not words[start + offset].barrier
        for offset, key in enumerate(keys[1:], start=1)
    )


def _is_count(words: Sequence[Word], last: int) -> bool:
    """`قتل في السويداء 24 شخصا`: whether the number that would end a name counts what stands behind it."""
    counted = last < len(words) and not words[last].barrier and may_be_counted(words[last].key)
    return counted and words[last - 1].key.isdecimal()
