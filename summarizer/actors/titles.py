"""Holders of office, spokespersons and named persons in a run of words.

A title leads to a body (الناطق باسم الجيش), to a person (النائب أرشد فلان) or to both; an office with its place or
field (محافظ حلب, وزير الدفاع) is an actor by itself where no name follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.actors.actor_lexicon import demonyms, grammar
from summarizer.actors.actor_words import Word, is_stop
from summarizer.actors.bodies import read_body
from summarizer.actors.body_ends import adjectives_end, purpose_end, read_place
from summarizer.actors.listed_bodies import Body
from summarizer.actors.name_words import opens_name
from summarizer.actors.person_names import name_aside, name_before, name_behind, name_behind_adjective, name_called
from summarizer.actors.title_fields import PHRASE_WORDS, noun_phrase, opens_seat, read_seat
from summarizer.places.gazetteer import load_gazetteer

# Most titles inside a title (نائب مدير مكتب رئيس الوزراء).
_NESTED_TITLES = 2


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


def read_title(words: Sequence[Word], start: int) -> Titled | None:
    """The title phrase at `start`, with the name that follows or, between commas, precedes it."""
    title = _read_title(words, start, _NESTED_TITLES)
    if title is None or (title.person is not None and not words[title.person[0]].barrier):
        return title
    # سالم الراوي، وهو مدير المستشفى
    called = start > 1 and words[start - 1].key in ("وهو", "وهي") and not words[start].barrier
    before = name_before(words, start - called)
    if before is None:
        return title
    return Titled(before[0], title.last, title.bodies, before, title.office, title.kind, title.head)


def read_peer(words: Sequence[Word], at: int, head: str) -> Titled | None:
    """Whom و joins to a titled person, by nationality or behind a title of several.

    نظيريه الروسي فلان والأوكراني فلان, الرئيسين فلان وفلان.
    """
    if at + 1 >= len(words) or words[at].barrier or not words[at].key.startswith("و"):
        return None
    if head in grammar().several and opens_name(words[at].key[1:]):
        inside = [words[at]._replace(key=words[at].key[1:]), *words[at + 1 : at + 1 + PHRASE_WORDS]]
        named = name_behind(inside, 0)
        span = (at, at + named[1]) if named else None
        return Titled(*span, (), span, None, "official", inside[0].key) if span else None
    if not words[at].key.startswith("وال"):
        return None
    person = name_behind(words, at + 1) if words[at].key[3:] in demonyms() else None
    return Titled(at, person[1], (), person, None, "official", words[at].key[1:]) if person else None


def _read_title(words: Sequence[Word], start: int, depth: int) -> Titled | None:
    rules = grammar()
    for reading in words[start].starts:
        if reading in rules.spokespersons and (at := _spokesperson(words, start)) is not None:
            return _with_complement(words, start, _past_land(words, at), None, depth, reading)
        named = reading in rules.given and start + 1 < len(words) and opens_name(words[start + 1].key)
        if not named and (office := _office(words, start, reading)) is not None:
            # `استشهاد أمير سمير`: a given name that is spelled like a title.
            return _with_complement(words, start, office, office, depth, reading)
        if reading in rules.leads:
            defined = reading.startswith("ال") or reading.endswith(("ها", "هم"))
            at = adjectives_end(words, start + 1) if defined else _past_grade(words, start + 1)
            return _with_complement(words, start, at, None, depth, reading)
    return None


def _past_grade(words: Sequence[Word], at: int) -> int:
    """Past the adjective of an indefinite title whose complement follows (مدير عام وزارة الصحة)."""
    inside = at + 1 < len(words) and not words[at].barrier and not words[at + 1].barrier
    return at + 1 if inside and words[at].key in grammar().grades and not is_stop(words[at + 1]) else at


def _past_land(words: Sequence[Word], at: int) -> int:
    """Past a land that is spoken for, where a name follows that is none of a list's: المتحدث باسم جوبالاند آدم فلان."""
    after = at + 1
    if after >= len(words) or words[at].barrier or words[after].barrier or opens_name(words[at].key):
        return at
    land = any(not entry.ambiguous for entry in load_gazetteer().lookup(words[at].key))
    return after if land and read_body(words, at) is None and name_behind(words, after) is not None else at


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
    if reading in rules.definite_offices and adjectives_end(words, start + 1) > start + 1:
        return start + 1
    return None


def _with_complement(
    words: Sequence[Word], start: int, at: int, office: int | None, depth: int, head: str
) -> Titled | None:
    """The title with complement and name; `at` is behind its fixed part, `office` the same for an office."""
    inside = at < len(words) and not words[at].barrier and not _is_told(words, at)
    body = read_body(words, at) if inside else None
    if inside and depth and office is None and body is None:
        nested = _read_title(words, at, depth - 1)
        if nested is not None:
            return Titled(start, nested.last, nested.bodies, nested.person, None, nested.kind, head)
    titled, bodies = _complement(words, at, office is not None, body) if inside else (at, ())
    if office is not None and titled == office == start + 1:
        return None
    titled = _past_owner(words, titled) if bodies else titled
    end, person = (
        titled,
        None
        if opens_seat(words, titled)
        else name_behind(words, titled)
        or name_aside(words, titled)
        or name_behind_adjective(words, titled)
        or name_called(words, titled)
        or _name_behind_field(words, titled),
    )
    if person is None:
        end, seat = read_seat(words, titled)
        bodies += seat
        person = name_behind(words, end) or name_aside(words, end)
    last = person[1] if person else end
    if last == start + 1:
        return None
    kind = bodies[0].kind if bodies else "official"
    by_itself = office is not None and (not bodies or bodies[0].last <= titled)
    return Titled(start, last, bodies, person, (start, titled) if by_itself else None, kind, head)


def _is_told(words: Sequence[Word], at: int) -> bool:
    """أكد ضابط برتبة نقيب لوكالة رويترز: who is told something is no complement of an indefinite title."""
    told = words[at].key.startswith("ل") and words[at].key[1:] in grammar().heads
    return told and not words[at - 1].key.startswith("ال")


def _name_behind_field(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """A name behind `ل + field or place` (مساعد الوزير لشؤون الشرق الأدنى فلان, النائب العام لمدينة طهران فلان)."""
    if at + 1 >= len(words) or words[at].barrier or not words[at].key.startswith("ل"):
        return None
    end = purpose_end(words, at)
    if end == at and words[at].key[1:] in grammar().openers:
        end = read_place(words, at + 1) or at
    return name_behind(words, end) if end > at else None


def _past_owner(words: Sequence[Word], at: int) -> int:
    """Past التابعة لـ + the body above, where a name follows it (عضو مفوضية X التابعة للبرلمان، فلان)."""
    if at + 1 >= len(words) or words[at].barrier or words[at].key not in grammar().belonging:
        return at
    above = read_body(words, at + 1)
    named = above is not None and (name_behind(words, above.last) or name_aside(words, above.last))
    return above.last if above is not None and named else at


def _complement(words: Sequence[Word], at: int, office: bool, body: Body | None) -> tuple[int, tuple[Body, ...]]:
    """The end of a title's complement, and the body where it is one that the title does not use up."""
    defined = words[at - 1].key.startswith("ال")
    if defined and (office or (body is None and words[at].key.startswith("ل"))):
        return _field(words, adjectives_end(words, at))
    if body is None:
        return noun_phrase(words, at, office), ()
    own = body.kind != "country" and not (office and words[at - 1].key in grammar().field_only)
    return adjectives_end(words, body.last), (body,) if own else ()


def _field(words: Sequence[Word], at: int) -> tuple[int, tuple[Body, ...]]:
    """Past `ل + body or noun` behind a definite office: الأمين العام للأمم المتحدة, المدير الجهوي للصحة."""
    if at >= len(words) or words[at].barrier or not words[at].key.startswith("ل") or words[at].key in grammar().stops:
        # `قال رئيس البلدية للصحافيين`
        return at, ()
    if (body := read_body(words, at)) is not None:
        # `قال زعيم المعارضة لوكالة رويترز`: who was told, but `المدير العام لوكالة رويترز`
        told = body.kind == "media" and words[at - 1].key not in grammar().general
        return (at, ()) if told else (body.last, (body,))
    return (adjectives_end(words, at + 1) if words[at].key.startswith("لل") else purpose_end(words, at)), ()
