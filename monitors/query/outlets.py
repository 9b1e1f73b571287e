"""Outlets' names in a query, which need no marks: `وسيلة:سكاي نيوز غارة`. Pure.

Outlets are whatever feeds an admin chose, so the language knows none. Their names are put between marks where somebody
types them, and a query means the same ever after.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from monitors.query.lexer import QueryError, lexemes
from monitors.query.parse import FIELDS
from summarizer.language.text import fold


def mark_outlets(text: str, outlets: Iterable[str]) -> str:
    """The query with marks around the longest beginning of an outlet's name behind each `وسيلة:`."""
    try:
        found = lexemes(text)
    except QueryError:
        return text
    names = [fold(name).split() for name in outlets]
    # From the end on, so that what stands before keeps its place.
    for at in reversed(range(len(found))):
        if found[at].kind != "field" or FIELDS.get(found[at].text) != "outlet":
            continue
        run = list(takewhile(lambda lexeme: lexeme.kind == "word", found[at + 1 :]))
        size = max((_shared(name, [fold(word.text) for word in run]) for name in names), default=0)
        if size > 1:
            start, end = run[0].start, run[size - 1].end
            text = f'{text[:start]}"{text[start:end]}"{text[end:]}'
    return text


def _shared(name: Sequence[str], typed: Sequence[str]) -> int:
    """How many words of a name were typed, from its first on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, typed, strict=False)))
