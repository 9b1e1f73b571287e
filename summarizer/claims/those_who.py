"""Those of whom a relative clause tells: behind `بين` some victims (`من بين الأطباء الذين قُتلوا تسع طبيبات`, `بين من
سقطوا طفلان`), behind a pronoun who did it (`الجيش هو من قصف`).
"""

from __future__ import annotations

from typing import NamedTuple

from summarizer.document import Document
from summarizer.language.wordlists import relatives, words
from summarizer.model import Kind

# Before those of whom some are told.
AMONG = frozenset(("بين", "ضمن"))
# How many definite nouns of people may stand before their relative pronoun (`الأطباء والممرضين الذين`).
MOST_NOUNS = 3
# Between who did it and the relative.
IT_WAS = frozenset(("هو", "هي", "هم", "هما"))
# Before them, where it was another: `الجيش ليس هو من قتل ثلاثة`.
NOT = frozenset(("ليس", "ليست", "ليسوا", "يكن", "تكن", "يكونوا"))


class ThoseWho(NamedTuple):
    """Many of whom a clause that ends before `last` tells what became of them."""

    kind: Kind
    last: int


def those_who(doc: Document, opener: int) -> ThoseWho | None:
    """The many of whom a clause tells right behind بين at a token."""
    if not doc.is_word(opener, AMONG):
        return None
    relative = _behind_people(doc, opener + 1)
    named = doc.norm(relative) in words("reporting", "function", "plural_relatives")
    if not named and (relative > opener + 1 or doc.norm(relative) != "من"):
        return None
    verb = doc.form(relative + 1, "verb")
    kind = verb.kind if verb is not None and verb.number == "plural" else None
    if doc.norm(relative + 1) in words("casualties", "becoming", "fallen"):
        kind = "killed"
    if kind is None:
        return None
    # `الذين لقوا حتفهم`, `الذين قضوا في القصف`
    at = relative + 2 + (doc.norm(relative + 2) in words("casualties", "fates"))
    within = doc.norm(at) in ("في", "خلال") and doc.norm(at + 1).startswith("ال") and at + 2 in doc.counts
    return ThoseWho(kind, at + 2 * within)


def are_among_told(doc: Document, verb: int) -> bool:
    """Whether a verb tells of those some of whom are counted behind it: `بين الأطباء الذين قُتلوا تسع طبيبات`."""
    if doc.norm(verb - 1) not in words("reporting", "function", "plural_relatives"):
        return False
    opener = next((i for i in range(verb - 2, max(verb - 3 - MOST_NOUNS, -1), -1) if doc.is_word(i, AMONG)), None)
    told = those_who(doc, opener) if opener is not None else None
    return told is not None and told.last in doc.counts


def is_cleft(doc: Document, verb: int) -> bool:
    """`الجيش هو من قتل ثلاثة`, `المسلحون هم الذين قتلوا ثلاثة`: whether a verb tells what the one before it did."""
    relative = doc.norm(verb - 1)
    said = doc.norm(verb - 2) in IT_WAS and (relative == "من" or relative in relatives())
    return said and NOT.isdisjoint((doc.norm(verb - 3), doc.norm(verb - 4)))


def _behind_people(doc: Document, i: int) -> int:
    """Behind definite nouns of people that و joins: `الأطباء والممرضين`."""
    for at in range(i, i + MOST_NOUNS):
        people = doc.reading(at, "person", "kin")
        if people is None or not people.definite or (at > i and not doc.norm(at).startswith("و")):
            return at
    return i + MOST_NOUNS
