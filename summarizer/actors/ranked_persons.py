"""Persons told by a rank that leads to no office: الدكتور حاتم فلان, العميد في الشرطة الاتحادية سرحد فلان."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.actor_words import Word
from summarizer.actors.bodies import read_body
from summarizer.actors.listed_bodies import Body
from summarizer.actors.name_words import opens_name
from summarizer.actors.person_names import name_behind
from summarizer.actors.titles import Titled


def read_person(words: Sequence[Word], start: int) -> Titled | None:
    """A name behind a rank that leads nowhere else: الدكتور حاتم فلان وكيل وزارة الصحة."""
    rules = grammar()
    for key in words[start].starts:
        if (key not in rules.ranks and key not in rules.roles) or key in rules.polite or not key.startswith("ال"):
            continue
        person = name_behind(words, start, key)
        if person is None and (inside := _posted(words, start)) is not None:
            return Titled(start, inside[1][1], (inside[0],), inside[1], None, "official", key)
        if person is not None and (opens_name(words[person[0]].key) or words[person[0]].opened):
            return Titled(start, person[1], (), person, None, "witness" if key in rules.roles else "official", key)
    return None


def _posted(words: Sequence[Word], rank: int) -> tuple[Body, tuple[int, int]] | None:
    """The body in which somebody of rank serves, with the name behind it (العميد في الشرطة الاتحادية سرحد فلان)."""
    at = rank + 1
    if at + 1 >= len(words) or words[at].barrier or words[at].key not in grammar().links:
        return None
    body = read_body(words, at + 1)
    person = name_behind(words, body.last) if body is not None and not words[at + 1].barrier else None
    return (body, person) if body is not None and person is not None else None
