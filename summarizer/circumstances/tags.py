"""Tags at the end of a line (`... #سوريا #جنوب_لبنان`): they say what an item is about, and not where it happened."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.document import Document
from summarizer.language.text import fold
from summarizer.language.wordlists import words
from summarizer.places.places import PlaceMention

TAG = "#"
# The longest tag, and the longest word before one, in code points.
LONGEST_TAG, LONGEST_WORD = 60, 30


def without_tags(doc: Document, places: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """The places but for those in the tags that close a line; all of them, where a text has no others."""
    if TAG not in doc.text:
        return places
    untagged = [mention for mention in places if not _closes_line(doc.text, doc.tokens[mention.first].start)]
    return untagged or places


def _closes_line(text: str, start: int) -> bool:
    """Whether what begins at a code point is in a tag behind which its line has only tags, and that no preposition or
    class noun governs (`غارة على #صور`, `في مدينة #حمص`).
    """
    tag = text.rfind(TAG, max(start - LONGEST_TAG, 0), start)
    if tag < 0 or any(map(str.isspace, text[tag:start])):
        return False
    end = text.find("\n", start)
    if not all(word.startswith(TAG) for word in fold(text[start : end if end >= 0 else None]).split()[1:]):
        return False
    before = fold(text[max(tag - LONGEST_WORD, 0) : tag]).split()
    norm = before[-1] if before else ""
    governed = norm in words("reporting", "function") or norm.lstrip("ب") in words("casualties", "place_classes")
    return not governed
