"""Holders of office, spokespersons, named persons and unnamed sources in a run of words.

A title leads to a body (الناطق باسم الجيش), to a person (النائب أرشد فلان) or to both; an office with its place or
field (محافظ حلب, وزير الدفاع) is an actor by itself where no name follows. Unnamed sources (مصدر أمني) speak but are
no actors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.actor_lexicon import ONE_OF, demonyms, grammar
from summarizer.actor_words import Word, is_adjective, is_stop
from summarizer.bodies import read_body, read_place
from summarizer.listed_bodies import Body
from summarizer.listed_names import class_noun
from summarizer.name_words import opens_name, tells_kind
from summarizer.person_names import name_aside, name_before, name_behind
from summarizer.wordlists import words as nouns_of

_PHRASE_WORDS = 5
_ADJECTIVES = 5
_NESTED_TITLES = 2
# What a source tells of, with ب: بوصول, بسقوط, باعتقال.
_TOLD = re.compile("ب(?:[^ي].و.|ا..ا.|ا.ت.ا.|است.+|ان..ا.|ت..ي.)")


@dataclass(frozen=True, slots=True)
class Titled:
    """A title phrase, words first to last (exclusive), and what it names.

    `bodies` are the organisations in it, `person` the words of the name, `office` those of a title that is an actor
    by itself (رئيس النادي is none), `head` its first word without clitic.
    """

    first: int
    last: int
    bodies: tuple[Body, ...]
    person: tuple[int, int] | None
    office: tuple[int, int] | None
    kind: str
    head: str


@dataclass(frozen=True, slots=True)
class Unnamed:
    """An unnamed source: its words first to last (exclusive), and the end of the phrase that places it."""

    first: int
    last: int
    phrase_last: int
    kind: str
    head: str


def read_title(words: Sequence[Word], start: int) -> Titled | None:
    """The title phrase at `start`, with the name that follows or, between commas, precedes it."""
    title = _read_title(words, start, _NESTED_TITLES)
    if title is None or (title.person is not None and not words[title.person[0]].barrier):
        return title
    before = name_before(words, start)
    if before is None:
        return title
    return Titled(before[0], title.last, title.bodies, before, title.office, title.kind, title.head)


def names_place(words: Sequence[Word], start: int) -> bool:
    """Whether the dignitary at `start` names a place (سد الملك طلال), or الرئيس means chief (الطريق الرئيس)."""
    if start == 0 or words[start].barrier:
        return False
    key, before = words[start].key, words[start - 1].key
    if key in ("الرييس", "الرييسه") and before.startswith("ال") and before in grammar().chief:
        return True
    return (key in grammar().polite or key in nouns_of("places", "dignities")) and any(
        class_noun(before, table)[1] for table in ("dropped", "kept", "kept_unlisted")
    )


def read_peer(words: Sequence[Word], at: int) -> Titled | None:
    """Whom و and a nationality join to a titled person: نظيريه الروسي فلان والأوكراني فلان."""
    if at + 1 >= len(words) or words[at].barrier or not words[at].key.startswith("وال"):
        return None
    person = name_behind(words, at + 1) if words[at].key[3:] in demonyms() else None
    return Titled(at, person[1], (), person, None, "official", words[at].key[1:]) if person else None


def _read_title(words: Sequence[Word], start: int, depth: int) -> Titled | None:
    rules = grammar()
    for reading in words[start].starts:
        if reading in rules.spokespersons and (at := _spokesperson(words, start)) is not None:
            return _with_complement(words, start, at, None, depth, reading)
        if (office := _office(words, start, reading)) is not None:
            return _with_complement(words, start, office, office, depth, reading)
        if reading in rules.leads:
            at = _adjectives(words, start + 1) if reading.startswith("ال") else start + 1
            return _with_complement(words, start, at, None, depth, reading)
    return None


def _spokesperson(words: Sequence[Word], start: int) -> int | None:
    """The word behind باسم, past الرسمي or الإعلامي."""
    rules = grammar()
    for at in range(start + 1, min(start + 4, len(words))):
        if words[at].barrier:
            return None
        if words[at].key in rules.spokesperson_links:
            return at + 1
    return None


def _office(words: Sequence[Word], start: int, reading: str) -> int | None:
    """The end of the fixed part of an office: وزير, مدير مستشفى, الرئيس + adjective."""
    rules = grammar()
    for title in rules.offices.get(reading, ()):
        end = start + len(title)
        if end > len(words):
            continue
        if all(words[at].key == key and not words[at].barrier for at, key in enumerate(title[1:], start + 1)):
            return end
    if reading in rules.definite_offices and _adjectives(words, start + 1) > start + 1:
        return start + 1
    return None


def _with_complement(
    words: Sequence[Word], start: int, at: int, office: int | None, depth: int, head: str
) -> Titled | None:
    """The title with complement and name; `at` is behind its fixed part, `office` the same for an office."""
    inside = at < len(words) and not words[at].barrier
    body = read_body(words, at) if inside else None
    if inside and depth and office is None and body is None:
        nested = _read_title(words, at, depth - 1)
        if nested is not None:
            return Titled(start, nested.last, nested.bodies, nested.person, None, nested.kind, head)
    titled, bodies = _complement(words, at, office is not None, body) if inside else (at, ())
    if office is not None and titled == office == start + 1:
        return None
    titled = _past_owner(words, titled) if bodies else titled
    end, person = titled, name_behind(words, titled) or name_aside(words, titled)
    if person is None:
        end, seat = _seat(words, titled)
        bodies += seat
        person = name_behind(words, end) or name_aside(words, end)
    last = person[1] if person else end
    if last == start + 1:
        return None
    kind = bodies[0].kind if bodies else "official"
    by_itself = office is not None and (not bodies or bodies[0].last <= titled)
    return Titled(start, last, bodies, person, (start, titled) if by_itself else None, kind, head)


def _past_owner(words: Sequence[Word], at: int) -> int:
    """Past التابعة لـ + the body above, where a name follows it (عضو مفوضية X التابعة للبرلمان، فلان)."""
    if at + 1 >= len(words) or words[at].barrier or words[at].key not in grammar().belonging:
        return at
    above = read_body(words, at + 1)
    named = above is not None and (name_behind(words, above.last) or name_aside(words, above.last))
    return above.last if above is not None and named else at


def _complement(words: Sequence[Word], at: int, office: bool, body: Body | None) -> tuple[int, tuple[Body, ...]]:
    """The end of a title's complement, and the body where it is one that the title does not use up."""
    if office and words[at - 1].key.startswith("ال"):
        return _field(words, _adjectives(words, at))
    if body is None:
        return _noun_phrase(words, at, office), ()
    own = body.kind != "country" and not (office and words[at - 1].key in grammar().field_only)
    return _adjectives(words, body.last), (body,) if own else ()


def _field(words: Sequence[Word], at: int) -> tuple[int, tuple[Body, ...]]:
    """Past `ل + body or noun` behind a definite office: الأمين العام للأمم المتحدة, المدير الجهوي للصحة."""
    if at >= len(words) or words[at].barrier or not words[at].key.startswith("ل"):
        return at, ()
    if (body := read_body(words, at)) is not None:
        return body.last, (body,)
    return (_adjectives(words, at + 1) if words[at].key.startswith("لل") else at), ()


def _noun_phrase(words: Sequence[Word], at: int, placed: bool) -> int:
    """The end of a title's complement that is no body: الصحة الفرنسي, ناحية العظيم, مستشفى شهداء الأقصى."""
    rules = grammar()
    end = at
    while end < min(at + _PHRASE_WORDS, len(words)):
        word = words[end]
        if end == at and word.key in rules.demonstratives:
            end += 1
            continue
        if (end > at and word.barrier) or word.opened or is_stop(word) or word.key in rules.ranks:
            return end
        if end == at and not placed and (word.key in rules.given or word.key in rules.compound):
            return end
        if word.key.startswith("ال"):
            return _adjectives(words, end + 1)
        opener = word.key in rules.openers or word.key in rules.before_place
        if not opener and not _definite_next(words, end):
            return _adjectives(words, read_place(words, end) or end) if placed or end > at else end
        end += 1
        if opener and end < len(words) and not words[end].barrier and not words[end].key.startswith("ال"):
            return _adjectives(words, read_place(words, end) or end)
    return end


def _definite_next(words: Sequence[Word], at: int) -> bool:
    after = at + 1
    return after < len(words) and not words[after].barrier and words[after].key.startswith("ال")


def _adjectives(words: Sequence[Word], at: int) -> int:
    most = min(at + _ADJECTIVES, len(words))
    while at < most and not words[at].barrier and not words[at].opened and is_adjective(words[at].key):
        at += 1
    return at


def _seat(words: Sequence[Word], at: int) -> tuple[int, tuple[Body, ...]]:
    """Past `في / لدى / ب + place or body` where a name follows it or a body is in it; else `at` itself."""
    if at >= len(words) or words[at].barrier:
        return at, ()
    inside = _inside(words, at)
    if inside is None or inside >= len(words) or (inside > at and words[inside].barrier):
        return at, ()
    if (body := read_body(words, inside)) is not None:
        return body.last, () if body.kind == "country" else (body,)
    end = _noun_phrase(words, inside, True)
    if end > inside and (name_behind(words, end) or name_aside(words, end)):
        return end, ()
    return at, ()


def _inside(words: Sequence[Word], at: int) -> int | None:
    """Where the seat of an office begins: behind في, at the word with ب, at غرب or its like."""
    rules, key = grammar(), words[at].key
    if key in rules.links:
        return at + 1
    return at if key in rules.openers or key.startswith("ب") else None


def read_person(words: Sequence[Word], start: int) -> Titled | None:
    """A name behind a rank that leads nowhere else: الدكتور حاتم فلان وكيل وزارة الصحة."""
    rules = grammar()
    for key in words[start].starts:
        if (key not in rules.ranks and key not in rules.roles) or key in rules.polite or not key.startswith("ال"):
            continue
        person = name_behind(words, start, key)
        if person is not None and (opens_name(words[person[0]].key) or words[person[0]].opened):
            return Titled(start, person[1], (), person, None, "witness" if key in rules.roles else "official", key)
    return None


def read_unnamed(words: Sequence[Word], start: int) -> Unnamed | None:
    """An unnamed source and the body, place or group that it is said to be in."""
    rules = grammar()
    for reading in words[start].starts:
        last = start + 1
        kind = rules.unnamed.get(reading)
        if reading in ONE_OF and last < len(words) and words[last].key in rules.crowds:
            kind, last = "witness", last + 1
        if kind is None:
            continue
        while last < len(words) and not words[last].barrier and not words[last].opened and _is_quality(words[last].key):
            kind = rules.kind_of.get(words[last].key, kind)
            last += 1
        return Unnamed(start, last, _placed(words, last), kind, reading)
    return None


def _is_quality(key: str) -> bool:
    rules = grammar()
    if tells_kind(key):
        return True
    if key.startswith(("ال", "لل", "بال")):
        return False
    return (
        len(key) > 3 and key.endswith(("ي", "يه", "يون", "يين")) and key not in rules.stops and key not in rules.verbs
    )


def _placed(words: Sequence[Word], at: int) -> int:
    """The end of `في / من + nouns` behind a source, as long as they are nouns."""
    rules = grammar()
    if at >= len(words) or words[at].barrier or words[at].key not in rules.links:
        return at
    end = at + 1
    while end < min(at + 1 + _PHRASE_WORDS, len(words)) and not words[end].barrier and not words[end].opened:
        if is_stop(words[end]) or (end > at + 1 and _TOLD.fullmatch(words[end].key)):
            break
        end += 1
    return end if end > at + 1 else at
