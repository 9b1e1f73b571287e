"""Whom `المصدر`, `البيان`, `الوزارة` or a surname stands for, and which source a verb may go on for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarizer.speakers import Speaker
from summarizer.text import words as folded_words
from summarizer.wordlists import words

SOURCES = frozenset(("المصدر", "المصادر"))


def resolve(speaker: Speaker, named: Sequence[Speaker]) -> Speaker:
    """The named source that an anaphoric one (`المصدر نفسه`, `الوزارة`, `البيان`) stands for, else the same."""
    if (person := _called_by_surname(speaker, named)) is not None:
        return person
    head = _folded_head(speaker)
    rest = _words_of(speaker.name)[1:]
    if head is None or any(word not in words("reporting", "anaphora", "same") for word in rest):
        return speaker
    if head in words("reporting", "anaphora", "statement"):
        return named[-1] if named else speaker
    bare = head.removeprefix("ال")
    for earlier in reversed(named):
        if earlier.name == speaker.name or any(_matches(word, bare) for word in _words_of(earlier.name)):
            return earlier
    # Where no source of that word was named, `المصدر ذاته` is the one named last.
    return named[-1] if named and rest and head in SOURCES else speaker


@lru_cache(maxsize=4096)
def _words_of(name: str) -> list[str]:
    """The folded words of a source's name, which is asked for at every source after it."""
    return folded_words(name)


def _called_by_surname(speaker: Speaker, named: Sequence[Speaker]) -> Speaker | None:
    """`حاكم المنطقة أندري ملنيك ... وكتب ملنيك`: a single word that an earlier source's longer name ended in."""
    name = _words_of(speaker.name)
    if len(name) != 1 or name[0] in words("reporting", "anaphora", "heads"):
        return None
    return next((s for s in reversed(named) if len(words_ := _words_of(s.name)) > 1 and words_[-1] == name[0]), None)


def _matches(word: str, bare: str) -> bool:
    return word.removeprefix("ال") in (bare, f"{bare}ا") or (bare == "مصادر" and word == "مصدر")


def _folded_head(speaker: Speaker) -> str | None:
    head = _words_of(speaker.name)[:1]
    return head[0] if head and head[0] in words("reporting", "anaphora", "heads") else None


def agrees(speaker: Speaker, verb: str) -> bool:
    """Whether a verb without a subject may go on for a speaker: a feminine verb needs a feminine or broken-plural
    head.
    """
    head = (_words_of(speaker.name)[:1] or [""])[0].removeprefix("ال")
    feminine = head.endswith(("ه", "ات")) or head in words("reporting", "feminine")
    if verb.endswith("ت"):
        return feminine
    if verb.endswith("وا"):
        return not feminine
    return not feminine or head in ("مصادر",)
