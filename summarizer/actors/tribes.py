"""Two tribes under one noun: `قبيلتي آل فلان وآل فلان`, `عشيرتي «س» و«ص»`."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.actor_words import Word, is_stop
from summarizer.actors.listed_bodies import Body
from summarizer.actors.name_words import is_common
from summarizer.language.text import ARTICLE


def read_tribes(words: Sequence[Word], start: int) -> tuple[Body, Body] | None:
    """The two names behind the dual at `start`; the second begins with و."""
    if not any(reading in grammar().tribes for reading in words[start].starts):
        return None
    first = _name(words, start + 1, words[start + 1].key) if start + 1 < len(words) else None
    if first is None or first.last >= len(words):
        return None
    joined = words[first.last].key
    second = _name(words, first.last, joined.removeprefix("و")) if joined.startswith("و") else None
    if second is None and joined == "و" and first.last + 1 < len(words):
        second = _name(words, first.last + 1, words[first.last + 1].key)
    return (first, second) if second is not None else None


def _name(words: Sequence[Word], at: int, opening: str) -> Body | None:
    """A lineage with its name (`آل فلان`), or one word with the article or in quotation marks."""
    if at + 1 < len(words) and opening in grammar().lineages and not is_stop(words[at + 1]):
        return Body(at, at + 2, opening, "political", None)
    own = opening.startswith(ARTICLE) or words[at].opened != ""
    return Body(at, at + 1, opening, "political", None) if own and not is_common(opening) else None
