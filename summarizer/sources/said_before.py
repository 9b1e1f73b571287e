"""Speech that stands before its verb: `«...»، يقول X`, `قُتل 12 في حلب، أعلن الدفاع المدني.`"""

from __future__ import annotations

from bisect import bisect_left

from summarizer.document import Document
from summarizer.language.text import CLOSING, COMMAS
from summarizer.language.wordlists import words
from summarizer.sources.cue import COMPLEMENT_REACH, COMPLEMENTISERS, Cue
from summarizer.sources.quoted_names import takes_quoted_name
from summarizer.sources.statements import is_statement

# How far behind a verb and its subject what is said may begin, in tokens; else it stands before them.
REST_REACH = 200
# The longest name in quotation marks, in tokens.
LONGEST_NAME = 4
# Marks that may close a quotation.
ENDS_QUOTATION = frozenset((*CLOSING, '"'))
# Where those who speak for themselves write: `كتبت التنسيقية على صفحتها`.
OWN_PAGES = frozenset(("صفحتها", "صفحته", "حسابها", "حسابه", "موقعها", "موقعه"))
# Before what a sentence has told; and a verb that elsewhere is `وردّت`.
THIS, CAME = frozenset(("هذه", "هذا", "تلك")), frozenset(("وردت",))


def speech_stands_before(doc: Document, cue: Cue, last: int) -> bool:
    """`«...»، يقول X`: a verb whose subject ends the clause, with nothing to say behind it."""
    if cue.kind != "say" or cue.speaker is None:
        return False
    quoted = is_behind_quotation(doc, cue.at)
    if cue.speaker.first < cue.at and not quoted:
        # `قتلى في مقديشو وحركة الشباب تعلن مسؤوليتها`: what it says stands behind it.
        return False
    after = doc.norm(cue.at) in words("reporting", "say", "after_speech") or quoted
    if not after and _closes_sentence(doc, cue, last):
        return True
    if not after and doc.norm(cue.at - 1) != "هكذا":
        return False
    if doc.is_word(cue.at - 1, words("reporting", "clause", "contrasts")):
        return False
    end = _past_listener(doc, cue.body, last)
    if end >= last or (doc.is_stop(end) and doc.norm(end + 1) not in COMPLEMENTISERS):
        return True
    rest = range(cue.body, min(cue.body + REST_REACH, last))
    return not any(
        doc.norm(i) in ("ان", "انه", "انها", "عن", ":") or i in doc.counts or doc.reading(i, "event", "verb", "victim")
        for i in rest
    )


def tells_where_it_came(doc: Document, first: int) -> bool:
    """`جاء ذلك في بيان لـX`, `وردت هذه الأرقام في تقرير لـX`: where the sentence before it came from."""
    if not doc.is_word(first, words("reporting", "statement", "appears") | CAME):
        return False
    this = doc.norm(first + 1) in THIS and doc.norm(first + 2).startswith("ال") and is_statement(doc.norm(first + 2))
    return this or doc.norm(first + 1) == "ذلك"


def _closes_sentence(doc: Document, cue: Cue, last: int) -> bool:
    """`قُتل 12 في حلب، أعلن الدفاع المدني.`, `، كتبت التنسيقية على صفحتها.`: a verb and its subject end the sentence."""
    if doc.norm(cue.at - 1) not in COMMAS or doc.norm(cue.at) not in words("reporting", "say", "closing_speech"):
        return False
    where = words("reporting", "closers", "statement_after_in") | words("reporting", "online", "heads") | OWN_PAGES
    told = doc.norm(cue.body) in ("في", "علي", "عبر") and doc.norm(cue.body + 1) in where
    end = cue.body + (2 if told else 0)
    return end >= last or doc.norm(end) in (".", "")


def said_from(doc: Document, cue: Cue, governed: int) -> int:
    """Where the speech begins that stands before its verb, which has none before `governed`: all of a quotation,
    also one in which others speak (`«قتيلان: وثقت الشرطة عدد الضحايا»، قال مكتب X`).
    """
    latest = bisect_left(doc.quoted, (cue.at, 0)) - 1
    if latest < 0 or not is_behind_quotation(doc, cue.at):
        return governed
    opening, end = doc.quoted[latest]
    return min(opening, governed) if end >= cue.at - 2 else governed


def is_behind_quotation(doc: Document, i: int) -> bool:
    """`"..."، كتب X`: whether a quotation ends before a verb that nothing joins; `"قدمت سيارات الإسعاف` opens one."""
    closing = i - 1 - (doc.norm(i - 1) in COMMAS)
    if doc.tokens[closing].end == doc.tokens[i].start:
        return False
    return doc.bare[i] == doc.norm(i) and doc.tokens[closing].raw in ENDS_QUOTATION and not _is_name(doc, closing)


def _is_name(doc: Document, closing: int) -> bool:
    """`43 مقاتلا من «لواء الفتح»، أبرز فصائل الريف`: whether a quotation is what somebody is called, and no speech."""
    opening = next((j for j in range(closing - 1, closing - 2 - LONGEST_NAME, -1) if doc.tokens[j].kind == "quote"), 0)
    return opening > 0 and (doc.norm(opening - 1) == "من" or takes_quoted_name(doc, opening - 1))


def _past_listener(doc: Document, i: int, last: int) -> int:
    """The token behind the outlet that was told, where a clause ends with it: `قال X لوكالة Y، موضحا`."""
    if not (doc.norm(i).startswith("ل") and doc.norm(i)[1:] in words("reporting", "media", "heads")):
        return i
    return next((j for j in range(i + 1, min(i + COMPLEMENT_REACH, last)) if doc.is_stop(j)), i)
