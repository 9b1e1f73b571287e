"""Persons who are told without a title right behind a verb of saying: `قال إدوارد فلان إن`."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.actor_signs import sayers, signs
from summarizer.actors.actor_words import Word, is_number, is_stop
from summarizer.actors.name_runs import name_run
from summarizer.actors.name_words import is_common, opens_foreign, opens_name, tells_kind
from summarizer.actors.titles import Titled, read_title
from summarizer.language.per_word import per_word
from summarizer.language.text import ARTICLE

# A name has so many words, and an unknown one at most so many.
_SHORTEST, _LONGEST = 2, 4


def read_speaker(words: Sequence[Word], verb: int) -> Titled | None:
    """The name behind the verb of saying at `verb`: of known given names, or foreign words before إن or a title."""
    at = verb + 1
    if at >= len(words) or not _says(words[verb].key) or words[at].barrier or words[at].opened or words[at].starts:
        return None
    end = name_run(words, at)
    if not _SHORTEST <= end - at <= _LONGEST or not _is_named(words, at, end):
        return None
    private = _is_private(words, end)
    title = read_title(words, end) if end < len(words) and words[end].starts and not words[end].barrier else None
    if title is not None and title.person is None and not private:
        # `قال سافاري فلان قائد شرطة كذا`
        return Titled(at, title.last, title.bodies, (at, end), None, title.kind, title.head)
    return Titled(at, end, (), (at, end), None, "witness" if private else "official", words[at].key)


@per_word
def _says(key: str) -> bool:
    return key in sayers() or (key[0] in "وف" and key[1:] in sayers())


def _is_private(words: Sequence[Word], at: int) -> bool:
    """`قال إسحق فلان وهو نازح`, `قال محمد فلان، الممرض بالمستشفى`: who holds no office, or tells what befell him."""
    if at >= len(words):
        return False
    return words[at].key in signs("private") or words[at].key in grammar().roles


def _is_named(words: Sequence[Word], at: int, end: int) -> bool:
    keys = [word.key for word in words[at:end]]
    if any(key[0] == "ب" and is_common(key) for key in keys):
        # `وأضاف بشكل ملحوظ`
        return False
    if len(keys) == _SHORTEST and (keys[1] in grammar().tails or keys[0] in grammar().compound):
        # `وقال ناصر الدين`: one name of two words.
        return False
    if opens_name(keys[0]):
        return not any(tells_kind(key) or is_number(key) for key in keys[1:])
    if not opens_foreign(keys[0], defined=True) or any(key.startswith(ARTICLE) or tells_kind(key) for key in keys[1:]):
        return False
    if any(is_common(key) for key in keys):
        return False
    return end >= len(words) or words[end].barrier or words[end].key in grammar().said or _is_told_on(words[end])


def _is_told_on(word: Word) -> bool:
    """Whether a title, a preposition or who was told follows the name of who speaks."""
    return bool(word.starts) or is_stop(word)
