"""From where a text says that somebody speaks or fires: what is told did not happen there."""

from __future__ import annotations

from summarizer.circumstances.descriptions import before_class
from summarizer.document import Document
from summarizer.language.text import CLAUSE_ENDS, COMMAS, PAUSES
from summarizer.language.wordlists import words
from summarizer.places.facilities import TOWARDS
from summarizer.places.places import PlaceMention
from summarizer.sources.cue import COMPLEMENTISERS
from summarizer.sources.reporting import is_verb

# How far before a place the word may stand that makes it the post of those who fire, in tokens.
POST_REACH = 4
# How far before a place the verb of saying may stand that has it beside it, and how far behind it what is said begins.
SPEECH_REACH, CONTENT_REACH = 14, 8
# How far before a place those may stand who are told there, and how far the word by which something was fired.
PODIUM_REACH, LAUNCH_REACH = 4, 6
# The same where a comma stands behind the hall (`في مؤتمر صحافي عقده في القصر البلدي، وسط صيدا`).
HALL_REACH = 8
# How far from a place the clause may reach that it stands in, in tokens.
CLAUSE_REACH = 14
# Conferences, of which only those of the press are where somebody speaks.
CONFERENCES, OF_PRESS = frozenset(("موتمر", "الموتمر")), frozenset(("صحفي", "صحافي"))
# Before a place: what was fired was fired at it.
BOUND = TOWARDS | {"علي"}


def is_seat_of_speech(doc: Document, mention: PlaceMention) -> bool:
    """`وفي يانغون، نفى المجلس العسكري`: where it is said."""
    first = next((s.first for s in doc.sentences if s.first <= mention.first < s.last), 0)
    behind = mention.last + 1
    comma = doc.norm(mention.last) in PAUSES and behind < len(doc.tokens)
    return comma and mention.first - first <= 1 and is_verb(doc.bare[behind])


def is_of_speech(doc: Document, mention: PlaceMention) -> bool:
    """`قال الناطق خلال ندوة عقدها في الرباط إن 18 لقوا حتفهم`, `وقال الوزير، الذي وصل إلى بيروت، إن`: on what occasion
    somebody speaks, between the verb and what he says; it is none where anybody was hurt or came to see.
    """
    begin = max(mention.first - SPEECH_REACH, 0)
    verb = next((i for i in range(mention.first - 1, begin, -1) if is_verb(doc.bare[i]) or _is_told(doc, i)), begin)
    if not is_verb(doc.bare[verb]) or _is_told(doc, verb):
        return False
    if doc.find(words("places", "podiums", "occasions"), verb, mention.first) is None:
        return False
    for i in range(mention.last, mention.last + CONTENT_REACH):
        if doc.norm(i) in COMPLEMENTISERS:
            return True
        if _is_told(doc, i) or is_verb(doc.bare[i]):
            return False
    return False


def is_of_silent(doc: Document, mention: PlaceMention) -> bool:
    """`لا تزال السلطات العسكرية في واغادوغو ملتزمة الصمت`: where those sit of whom no casualty is told."""
    at = before_class(doc, mention.first)
    if doc.norm(at) != "في" or doc.find(words("places", "rulers"), at - 2, at) is None:
        return False
    first = next((i + 1 for i in range(at, max(at - CLAUSE_REACH, 0), -1) if doc.is_stop(i)), max(at - CLAUSE_REACH, 0))
    last = next((i for i in range(at, at + CLAUSE_REACH) if doc.is_stop(i)), at + CLAUSE_REACH)
    return not doc.having(first, last, "event", "verb")


def _is_told(doc: Document, i: int) -> bool:
    """Whether a casualty or an attack is told at a token, or a sentence or what is said ends or begins there."""
    attack = doc.bare[i].removeprefix("ب").removeprefix("ل").removeprefix("ال") in words("casualties", "incidents")
    ends = doc.norm(i) in CLAUSE_ENDS or doc.bare[i] in COMPLEMENTISERS or doc.norm(i) == ":"
    return attack or ends or doc.reading(i, "event", "victim", "verb") is not None


def is_post(doc: Document, mention: PlaceMention) -> bool:
    """`القوات المتمركزة في تلة X قصفت Y`, `قصف مصدره X`: from where they fired."""
    i = mention.first
    return any(doc.norm(j) in words("places", "posted") for j in range(max(i - POST_REACH, 0), i))


def is_podium(doc: Document, mention: PlaceMention) -> bool:
    """`قال المفتش للصحافيين في رايبور إن`, `في مؤتمر صحافي عقده في بغداد`, `في مؤتمر صحافي من القصر البلدي، وسط صيدا`:
    where it is said; but `الهجوم على مؤتمر صحفي في كابول`.
    """
    last, reach = mention.first, PODIUM_REACH
    apart = last - 1 - (doc.norm(last - 1) in words("places", "compass"))
    if doc.norm(apart) in COMMAS:
        last, reach = apart, HALL_REACH
    begin = max(last - reach, 0)
    at = doc.find(words("places", "podiums"), begin, last)
    if at is not None and doc.norm(at) in CONFERENCES:
        press = doc.norm(at + 1).removeprefix("ال") in OF_PRESS and doc.norm(at - 1) != "علي"
        at = at if press else None
    return at is not None and not any(doc.is_stop(i) or doc.bare[i] in COMPLEMENTISERS for i in range(at, last))


def is_launched(doc: Document, mention: PlaceMention) -> bool:
    """`القذيفة أُطلقت من مواقع في حيس`: from where it was fired."""
    begin = max(mention.first - LAUNCH_REACH, 0)
    at = doc.find(words("places", "launched"), begin, mention.first)
    return (
        at is not None
        and doc.norm(at + 1) == "من"
        and not any(doc.is_stop(i) or doc.norm(i) in BOUND for i in range(at, mention.first))
    )
