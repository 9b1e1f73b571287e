"""Bodies whose name stands in quotation marks: «شبكة الراصد», منظمة «سلام» لإزالة الألغام."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.actor_words import Word, is_stop
from summarizer.actors.body_ends import adjectives_end, purpose_end
from summarizer.actors.listed_bodies import Body, match_name
from summarizer.actors.name_words import NOUN_SHAPE
from summarizer.language.wordlists import words as nouns_of

# Marks that set no name apart.
_UNQUOTED = frozenset(("", "(", "["))
# Longest quoted name.
_QUOTED_WORDS = 6
# Before an adjective that it takes back.
_NOT = "غير"
# Kinds of bodies that go by a name of their own.
_CALLED = frozenset({"monitor", "un_ngo", "media"})
# What a medium in quotation marks may be called by that else ends a name: `«وكالة أنباء كذا»`, `«صحيفة كذا اليوم»`.
_IN_MEDIA = frozenset({"انباء", "الانباء", "اليوم", "الان"})
# Kinds of bodies whose head belongs to a name in quotation marks (شرطة «الأخلاق»).
_OFFICIAL = frozenset({"official", "security", "military", "civil_defence"})


def quoted_whole(words: Sequence[Word], start: int) -> Body | None:
    """«شبكة الراصد»: the marks around head and complement show what else is a common noun to be a name."""
    kind = grammar().heads.get(words[start].key)
    if kind not in _CALLED or words[start].opened in _UNQUOTED:
        return None
    if words[start].key in nouns_of("places", "kept_closed"):
        # «مركز طرابلس الطبي» is a place
        return None
    for last in range(start + 1, min(start + _QUOTED_WORDS, len(words))):
        called = kind == "media" and words[last].key in _IN_MEDIA
        if words[last].barrier or words[last].opened or (is_stop(words[last]) and not called):
            return None
        if words[last].closed:
            told = last == start + 1 and words[start].key in grammar().weak and _is_act(words[last].key)
            return None if told else Body(start, last + 1, words[start].key, kind, None)
    return None


def _is_act(key: str) -> bool:
    """`"حملة تشهير"`: a noun of action tells what it is, and is no name."""
    return NOUN_SHAPE.fullmatch(key) is not None and not key.startswith("ال") and not key.endswith("ه")


def quoted_body(words: Sequence[Word], start: int, head: str) -> Body | None:
    """منظمة «سلام» لإزالة الألغام is named as a whole, شبكة «نهر ميديا» by what is quoted."""
    rules = grammar()
    kind = rules.heads[head]
    if head == "قضاء" or words[start + 1].key == _NOT:
        # قضاء «سيد دخيل» is a district, فصائل «غير منضبطة» tells what they are
        return None
    for last in range(start + 1, min(start + 1 + _QUOTED_WORDS, len(words))):
        if last > start + 1 and (words[last].barrier or words[last].opened):
            return None
        if words[last].closed:
            if last + 1 < len(words) and words[last + 1].key in rules.venues:
                return None
            whole = purpose_end(words, adjectives_end(words, last + 1), head)
            if last == start + 1 and not words[last].key.startswith("ال") and words[last].key.endswith("يه"):
                return None
            if whole > last + 1 or kind in _OFFICIAL:
                return Body(start, whole, head, kind, None)
            named = match_name(words, start + 1)
            if named is not None and named.last == last + 1:
                return named
            return Body(start + 1, last + 1, words[start + 1].key, kind, None)
    return None
