"""Where a subject ends before what stands between it and its verb: `مصدر طلب عدم كشف هويته أكد`, `X، من جهته، قال`."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import grammar
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words
from summarizer.sources.reporting import is_verb
from summarizer.sources.speakers import LONGEST, Speaker, speaker_of

# How long another name in brackets behind a subject may be, with the brackets, in tokens.
LONGEST_BRACKET = 8
# What else stands between a subject and its verb, besides `جهته` and its like and the من before them.
IN_TURN = frozenset(("من", "بدوره", "بدورها"))


def before_clause(doc: Document, last: int, start: int) -> int:
    """The end of a subject before what is said of it: `مصدرا عسكريا طلب عدم كشف هويته أكد`, `صحف بينها X قالت`."""
    for i in range(last - 1, max(start, last - LONGEST) - 1, -1):
        asks = doc.norm(i) in words("reporting", "function", "asks")
        if asks and any(doc.norm(j) in words("reporting", "function", "anonymity") for j in range(i + 1, last)):
            # `، تحدث شرط عدم كشف هويته،`
            return i - is_verb(doc.bare[i - 1])
        if doc.norm(i) in ("بينها", "بينهم", "بينهما") and i > start:
            return i - doc.is_word(i - 1, ("من",))
    return last


def before_aside(doc: Document, last: int, start: int) -> int:
    """The end of a subject before an apposition or `من جهته`, `بدوره` that stand between it and its verb."""
    while last - 1 > start and (
        doc.norm(last - 1) in IN_TURN or doc.norm(last - 1) in words("reporting", "say", "in_turn")
    ):
        last -= 1
    if doc.norm(last - 1) == ")":
        # `كان مكتب الأمم المتحدة (أوتشا) قد وثق`
        return next((k for k in range(last - 2, max(start, last - LONGEST_BRACKET), -1) if doc.norm(k) == "("), last)
    if doc.norm(last - 1) not in COMMAS:
        return last
    last -= 1
    for k in range(last - 1, max(start, last - LONGEST) - 1, -1):
        if doc.norm(k) in COMMAS:
            return k
    return last


def first_of_pair(doc: Document, start: int, last: int) -> Speaker | None:
    """`وكانت منظمة كذا ومنظمة غير حكومية قالت`: an actor behind كانت to whom a body is joined that no list knows."""
    mention = doc.actor_at.get(start + 1) if doc.bare[start] == "كانت" else None
    if mention is None or not doc.joins(mention.last) or not doc.is_word(mention.last, grammar().heads):
        return None
    apart = any(doc.is_stop(i) for i in range(mention.last, last)) or mention.last >= last
    return None if apart else speaker_of(doc, start + 1, mention.last)
