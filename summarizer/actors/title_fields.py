"""What an office is for and where its holder sits: وزير الصحة الفرنسي, مدير ناحية العظيم, مدير الصحة بولاية كسلا."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.actors.actor_lexicon import demonyms, grammar, states
from summarizer.actors.actor_words import Word, is_stop
from summarizer.actors.bodies import read_body
from summarizer.actors.body_ends import adjectives_end, read_place
from summarizer.actors.listed_bodies import Body, match_name
from summarizer.actors.name_words import is_common
from summarizer.actors.person_names import name_aside, name_behind
from summarizer.actors.place_titles import is_listed, listed_place_end

# Most words of a title's complement.
PHRASE_WORDS = 5
# Endings of an office that is somebody's: وزير خارجيتها, رئيس وزرائهم.
POSSESSED = ("ها", "هم")
# Adjectives that are nouns besides (كبير).
_ADJECTIVE = re.compile("..ي.")
# Of news, which is confirmed or denied: نفى المتحدث صحة الأنباء.
_TRUTHS = frozenset(("صحه", "دقه", "حقيقه"))
# Most words of the further fields of an office (وزير التربية والتعليم العالي والبحث العلمي).
_FIELD_WORDS = 12


def noun_phrase(words: Sequence[Word], at: int, placed: bool) -> int:
    """The end of a title's complement that is no body: الصحة الفرنسي, ناحية العظيم, مستشفى شهداء الأقصى."""
    rules = grammar()
    end = at
    while end < min(at + PHRASE_WORDS, len(words)):
        word = words[end]
        if end == at and word.key in rules.demonstratives:
            end += 1
            continue
        if word.opened and word.closed and words[end - 1].key in rules.openers | rules.before_place:
            # قائمقام قضاء (سنجار) فلان
            return end + 1
        if (end > at and word.barrier) or word.opened or is_stop(word) or word.key in rules.ranks:
            return end
        if end == at and not placed and (word.key in rules.given or word.key in rules.compound):
            return end
        if end == at and not placed and words[at - 1].key.startswith("ال") and _is_noun_beside(words, at):
            # أكد الوزير الخبر: a definite title takes no genitive; المسؤول الكبير has an adjective
            return end
        if word.key.startswith("ال"):
            return _joined(words, adjectives_end(words, end + 1)) if placed else adjectives_end(words, end + 1)
        if end == at and placed and word.key.endswith(POSSESSED) and word.key not in rules.given:
            # رفضت مصر على لسان وزير داخليتها الاتهامات: what is theirs has no genitive
            return adjectives_end(words, end + 1)
        opener = word.key in rules.openers or word.key in rules.before_place
        if opener and (listed := listed_place_end(words, end)) is not None:
            # رئيس بلدية خان يونس فلان
            return adjectives_end(words, listed)
        if placed and end == at and not opener and is_listed(words, at):
            # محافظ نينوى المشاريع: what stands behind his province is no part of his title
            return adjectives_end(words, end + 1)
        if not opener and not _definite_next(words, end):
            return adjectives_end(words, _place_end(words, end) or end) if placed or end > at else end
        end += 1
        if opener and end < len(words) and not words[end].barrier and not words[end].key.startswith("ال"):
            return adjectives_end(words, _place_end(words, end) or end)
    return end


def _is_noun_beside(words: Sequence[Word], at: int) -> bool:
    """الخبر, صحة الأنباء: a noun with the article or before one that has it."""
    key = words[at].key
    bare = key.removeprefix("ال")
    definite = bare != key or (not words[at].barrier and _definite_next(words, at) and key in _TRUTHS)
    return definite and (is_common(bare) or key in _TRUTHS) and not _ADJECTIVE.fullmatch(bare)


def _place_end(words: Sequence[Word], at: int) -> int | None:
    """The end of the place that a title is for, also a listed one of several words: رئيس بلدية خان يونس."""
    return listed_place_end(words, at) or read_place(words, at)


def _joined(words: Sequence[Word], at: int) -> int:
    """Past the further fields of an office (وزير الكهرباء والماء والطاقة المتجددة)."""
    rules, most = grammar(), min(at + _FIELD_WORDS, len(words))
    while at < most and not words[at].barrier and words[at].key.startswith("وال"):
        key = words[at].key[1:]
        if key in rules.leads or key in rules.ranks or key[2:] in demonyms() or read_body(words, at) is not None:
            break
        at = adjectives_end(words, at + 1)
    return at


def _definite_next(words: Sequence[Word], at: int) -> bool:
    after = at + 1
    if after >= len(words) or words[after].barrier or words[after].key in grammar().given:
        return False
    return words[after].key.startswith("ال")


def read_seat(words: Sequence[Word], at: int) -> tuple[int, tuple[Body, ...]]:
    """Past `في / لدى / ب + place or body` where a name follows it or a body is in it; else `at` itself."""
    if at >= len(words) or words[at].barrier:
        return at, ()
    listed = match_name(words, at)
    if listed is not None and listed.head == words[at].key:
        # `اتهم المتحدث باسم الحكومة بوكو حرام`: a name that begins like a preposition
        return at, ()
    inside = _inside(words, at)
    if inside is None or inside >= len(words) or (inside > at and words[inside].barrier):
        return at, ()
    if (body := read_body(words, inside)) is not None:
        return body.last, () if body.kind == "country" else (body,)
    end = listed_place_end(words, inside) or noun_phrase(words, inside, True)
    if inside < end < len(words) and not words[end].barrier and words[end].key in states():
        # بإقليم كردستان العراق فلان
        end += 1
    if end > inside + 1 and words[end - 1].key in grammar().given and words[end - 1].key.startswith("ال"):
        # بمدنين المنجي فلان: a given name that looks like an adjective of the place
        end -= 1
    if end > inside and (name_behind(words, end) or name_aside(words, end)):
        return end, ()
    return at, ()


def opens_seat(words: Sequence[Word], at: int) -> bool:
    """بسيدي بوزيد: where the holder of an office sits, though it sounds like a name."""
    written = at < len(words) and not words[at].barrier and words[at].key.startswith("ب")
    return written and listed_place_end(words, at) is not None


def _inside(words: Sequence[Word], at: int) -> int | None:
    """Where the seat of an office begins: behind في, at the word with ب, at غرب or its like."""
    rules, key = grammar(), words[at].key
    if key in rules.seats or (key.startswith("ب") and key[1:] in rules.openers | rules.before_place):
        # بولاية كسلا, بمحافظة ريف دمشق
        return at + 1
    return at if key in rules.openers or key.startswith("ب") else None
