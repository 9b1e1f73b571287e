"""One person whom a title, a name or initials tell: `الصحفي أحمد ماجد`, `علي حيدر`, `مقتل أ.د.`, `القبض على (س. ك)`."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.name_words import opens_name
from summarizer.claims.group import Group
from summarizer.claims.phrase_ends import is_given_name, is_initialled, phrase_end, who_end
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import units_of_age, words

# The longest name that only an age tells, in words.
LONGEST_NAME = 3
# So many initials are a name, and what parts them.
INITIALS, POINTS = 2, frozenset((".", "،"))


def named_one(doc: Document, i: int, end: int) -> Group | None:
    """`الصحفي أحمد ماجد`, `علي حيدر`: one by title or name."""
    if i + 1 >= end or (doc.is_stop(i + 1) and not is_initialled(doc, i + 1)):
        return None
    behind, who = phrase_end(doc, i + 1, end), (i, who_end(doc, i, end))
    return Group.of(1, i, i + 1, behind=behind, who=who, shape="name")


def known_one(doc: Document, i: int, end: int) -> Group | None:
    """`اغتيال هنية`, `اغتيال العاروري`: who is known by one name, or was told with his given name before."""
    mention = doc.actor_at.get(i)
    head = doc.norm(i).removeprefix("ال") in grammar().heads or doc.norm(i) in grammar().heads
    listed = mention is not None and mention.first == i and mention.kind == "official" and not head
    if i >= end or doc.readings[i] or i in doc.place_at or not (listed or _is_surname_told(doc, i)):
        return None
    last = mention.last if listed and mention is not None else i + 1
    return Group.of(1, i, last, who=(i, last), shape="name")


def _is_surname_told(doc: Document, i: int) -> bool:
    """`الصحفي جمال خاشقجي ... مقتل خاشقجي`: whether the text has told a word before as the last of a person's name."""
    told = doc.find({doc.norm(i)}, 0, i) if doc.tokens[i].kind == "word" else None
    return told is not None and told > 0 and is_given_name(doc, told - 1)


def is_first_told(doc: Document, i: int, last: int) -> bool:
    """Whether neither name behind the title at a token, up to `last`, stands before it in the text: who was named is
    known, and what is said of him again is no news.
    """
    return all(doc.find({doc.norm(j)}, 0, i) is None for j in (i + 1, last - 1))


def are_named(doc: Document, i: int) -> bool:
    """`الأشقاء الثلاثة آدم وسيف ونور`: whether names stand behind the number of people at a token, who were not told of
    before.
    """
    count = doc.counts.get(i)
    return count is not None and opens_name(doc.norm(count.last + (doc.norm(count.last) == ":")))


def initialled_one(doc: Document, i: int) -> Group | None:
    """`أ.د.`, `(س. ك)`: one of whom a newsroom gives only initials; before a name they are a title (`أ.د. سالم`)."""
    first = i + (doc.norm(i) == "(")
    if len(doc.norm(first)) != 1 or doc.norm(first + 1) not in POINTS:
        return None
    j, letters = first, 0
    while len(doc.norm(j)) == 1 and doc.norm(j) != "و" and doc.tokens[j].kind == "word":
        letters += 1
        j += 1 + (doc.norm(j + 1) in POINTS)
    if letters < INITIALS or is_given_name(doc, j) or opens_name(doc.norm(j)):
        return None
    j += first > i and doc.norm(j) == ")"
    return Group.of(1, i, j, who=(i, j), shape="name")


def described_one(doc: Document, i: int, end: int) -> Group | None:
    """`اعتقلت الشرطة زيغموند فارتول (27 عاما)`, `مقتل زيغموند فارتول قائد المتمردين`: two words or three that no list
    has, or a person, and an age in brackets or an office behind.
    """
    mention = doc.actor_at.get(i)
    person = mention is not None and mention.first == i and mention.kind == "official" and not doc.readings[i]
    j = mention.last if person and mention is not None else i
    while j < min(i + LONGEST_NAME, end) and _is_unknown(doc, j):
        j += 1
    aged = doc.norm(j) == "(" and doc.norm(j + 1).isdecimal() and doc.norm(j + 2) in units_of_age()
    told = j > i + 1 and (aged or _is_office(doc, j + (doc.norm(j) in COMMAS)))
    return Group.of(1, i, j, who=(i, j), shape="name") if told else None


def _is_office(doc: Document, i: int) -> bool:
    """`قائد المتمردين`, `زعيم حركة كذا`, `القيادي في التنظيم`: what one is called besides."""
    person = doc.form(i, "person", "kin")
    if person is None or person.number != "singular" or doc.joins(i):
        return False
    whose = doc.norm(i + 1).startswith("ال") or i + 1 in doc.actor_at or i + 1 in doc.place_at
    return whose or (doc.norm(i).startswith("ال") and doc.norm(i + 1) == "في")


def _is_unknown(doc: Document, i: int) -> bool:
    """Whether a word is no noun, verb, particle, place or body that any list has."""
    if doc.tokens[i].kind != "word" or doc.readings[i] or i in doc.counts or i in doc.place_at or i in doc.actor_at:
        return False
    norm = doc.norm(i)
    return not norm.startswith("ال") and norm not in words("reporting", "function")
