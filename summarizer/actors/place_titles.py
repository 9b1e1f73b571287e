"""Words of rank and office that stand in the names of places: سد الملك طلال, سيدي بوزيد, برج باجي مختار."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.actor_words import Word
from summarizer.language.wordlists import words as nouns_of
from summarizer.places.gazetteer import load_gazetteer
from summarizer.places.listed_names import class_noun

# Most words of a place's name in which a title is looked for.
_PLACE_WORDS = 3


def names_place(words: Sequence[Word], start: int) -> bool:
    """Whether the dignitary at `start` names a place (سد الملك طلال), or الرئيس means chief (الطريق الرئيس)."""
    if _is_in_place(words, start):
        return True
    if start == 0 or words[start].barrier:
        return False
    key, before = words[start].key, words[start - 1].key
    if key in ("الرييس", "الرييسه") and before.startswith("ال") and before in grammar().chief:
        return True
    return (key in grammar().polite or key in nouns_of("places", "dignities")) and any(
        class_noun(before, table)[1] for table in ("dropped", "kept", "kept_unlisted")
    )


def _is_in_place(words: Sequence[Word], at: int) -> bool:
    """Whether an office stands inside a listed place's name: برج باجي مختار."""
    if not any(reading in grammar().offices for reading in words[at].starts):
        return False
    return any((listed_place_end(words, first) or 0) > at for first in range(max(at - _PLACE_WORDS + 1, 0), at))


def is_listed(words: Sequence[Word], at: int) -> bool:
    """Whether one word is by itself a place's name that is no other word."""
    return any(not entry.ambiguous for entry in load_gazetteer().lookup(words[at].key))


def listed_place_end(words: Sequence[Word], at: int) -> int | None:
    """The end of the listed name of several words that begins at a word, itself or behind a clitic (بسيدي بوزيد)."""
    gazetteer = load_gazetteer()
    for last in range(min(at + _PLACE_WORDS, len(words)), at + 1, -1):
        if any(word.barrier or word.opened for word in words[at + 1 : last]):
            continue
        rest = [word.key for word in words[at + 1 : last]]
        openings = (words[at].key, words[at].key[1:]) if words[at].key[0] in "بلو" else (words[at].key,)
        names = (" ".join((opening, *rest)) for opening in openings if opening in gazetteer)
        if any(not entry.ambiguous for name in names for entry in gazetteer.lookup(name)):
            return last
    return None
