"""The people of a list, one by one, each counted, described or named: `سالم حيدر (21 عاما)، ونادر كامل`."""

from __future__ import annotations

import re

from summarizer.actors.name_words import opens_name
from summarizer.claims.group import Group
from summarizer.claims.phrase_ends import is_preposition, phrase_end
from summarizer.claims.pronouns import DONE
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import units_of_age, words
from summarizer.sources.reporting import is_verb

# How far apart the people of a list may begin, in tokens, and the longest name among them.
PERSON_REACH, LONGEST_NAME = 8, 5
# A name without a title has so many words at least.
SHORTEST_NAME = 2
# The pronoun of a title: `إمامها`.
OWNER = re.compile("(?:ه|ها|هم)$")
THEIRS = ("هم", "هن")


def listed_people(scene: Scene, start: int, *, named: bool = False) -> list[Group]:
    """The people of a list that begins at a token, each counted, described or named; behind a colon, and where all of
    them are `named`, by names that nobody knows.
    """
    doc, found, i = scene.doc, list[Group](), start
    while i < scene.last:
        person = _person_at(scene, i, named=named or doc.norm(start - 1) == ":")
        if person is None or not scene.free(person):
            break
        found.append(person)
        following = _next_person(scene, person.next, named=named)
        if following is None:
            break
        i = following
    names = [person for person in found if person.shape == "name"]
    if names and not named and (len(found) == 1 or not any(opens_person(doc, person.first) for person in names)):
        # `والضحايا هم أكرم الناس`, `والجرحى هم: حالات خطيرة، وأخرى متوسطة`
        return []
    return found


def opens_person(doc: Document, i: int) -> bool:
    """Whether a given name stands at a token, with or without a conjunction that may be its first letter (`وليد`)."""
    return (opens_name(doc.bare[i]) or opens_name(doc.norm(i))) and not is_preposition(doc, i)


def _person_at(scene: Scene, i: int, *, named: bool) -> Group | None:
    """A person or some of them at a token, with or without و before it."""
    doc = scene.doc
    i += named and doc.norm(i) == "و"
    if named and doc.tokens[i].kind == "quote":
        return _quoted_name(doc, i, scene.last)
    group = scene.group(i) or scene.group(i, lone=True)
    if group is not None and (group.kind or (group.shape == "plural" and not group.counted)):
        return None
    if group is not None and group.shape != "name":
        return group
    if group is None and OWNER.sub("", doc.bare[i]) in words("persons", "names", "titles"):
        # `شيخ القرية وإمامها`, `وإمام مسجد`
        return Group.of(1, i, i + 1, behind=phrase_end(doc, i + 1, scene.last), who=(i, i + 1))
    if doc.bare[i].endswith(THEIRS) and not opens_person(doc, i):
        # `سالم حيدر، ونادر كامل، وجميعهم من قلقيلية`
        return None
    end = _name_end(doc, i, scene.last)
    # `استشهد كل من سالم حيدر ونادر كامل، وتضررت منازل`, `أوقفت السلطات مالك المبنى، وفق المحافظ`
    other = doc.bare[i].endswith("ت") or doc.norm(i) in words("reporting", "preposition")
    other = other or any(doc.reading(j, "thing") for j in range(i, end))
    if end - i < SHORTEST_NAME or not (opens_person(doc, i) or (named and not other)):
        return None
    return Group.of(1, i, end, who=(i, end), shape="name")


def _quoted_name(doc: Document, opening: int, last: int) -> Group | None:
    """`كل من "سعيد. م" 45 عاما، و"محمد. ف"`: a name and its initials in quotation marks."""
    inner = range(opening + 2, min(opening + 2 + LONGEST_NAME, last))
    closing = next((j for j in inner if doc.tokens[j].kind == "quote"), None)
    if closing is None or not opens_person(doc, opening + 1):
        return None
    return Group.of(1, opening + 1, closing, behind=closing + 1, who=(opening + 1, closing), shape="name")


def _name_end(doc: Document, i: int, last: int) -> int:
    """The end of a name: words that are no others' nouns, verbs or particles, up to a comma or و."""
    end = i
    while end < min(i + LONGEST_NAME, last):
        if doc.norm(end) == "." and end > i and len(doc.norm(end - 1)) == 1 and end + 1 < last:
            # `سعيد م. ع، 45 سنة`
            end += 1
            continue
        if doc.tokens[end].kind != "word":
            break
        # `سالم وليد حداد`
        joined = end > i and doc.norm(end).startswith("و") and not opens_name(doc.norm(end))
        if joined or end in doc.counts or doc.reading(end, "event", "verb", "victim"):
            break
        if is_verb(doc.bare[end]) or doc.bare[end] in DONE:
            break
        # `وعلي حسن`
        named = opens_name(doc.norm(end)) or (end == i and opens_person(doc, end))
        if doc.is_word(end, words("reporting", "function")) and not named:
            break
        end += 1
    return end


def _next_person(scene: Scene, start: int, *, named: bool) -> int | None:
    """Where the next of a list begins: behind a comma, or at a word that و joins.

    The age and trade that a name is told with stand between commas too.
    """
    doc = scene.doc
    if doc.norm(start) == "(":
        # `سالم حيدر (21 عاما)`
        closing = range(start, min(start + PERSON_REACH, scene.last))
        start = next((j + 1 for j in closing if doc.norm(j) == ")"), start)
    i, end = start, start + PERSON_REACH
    while i < min(end, scene.last):
        if doc.norm(i) in COMMAS and i + 1 < scene.last:
            if named and doc.norm(i + 1).startswith("ب") and not opens_person(doc, i + 1):
                # `، بسحجات متفرقة`; `، بكسر في الساق، وهدى عبد الله`
                comma = doc.find(COMMAS, i + 2, min(i + PERSON_REACH, scene.last))
                follows = comma is not None and doc.norm(comma + 1).startswith("و") and opens_person(doc, comma + 1)
                return comma + 1 if comma is not None and follows else None
            if not (named and _is_remark(doc, i + 1)):
                return i + 1
            end = i + PERSON_REACH
        elif doc.norm(i).startswith("و") and doc.tokens[i].kind == "word":
            return i + (doc.norm(i) == "و")
        elif doc.is_stop(i) or doc.reading(i, "event", "verb"):
            return None
        i += 1
    return None


def _is_remark(doc: Document, i: int) -> bool:
    """`محمود علي، 34 عاما، سائق، وهناء سيد`: an age or a trade behind a name."""
    aged = doc.tokens[i].kind == "number" and doc.norm(i + 1) in units_of_age()
    trade = doc.reading(i, "person") is not None and not doc.joins(i)
    return aged or (trade and (doc.is_stop(i + 1) or doc.joins(i + 1)))
