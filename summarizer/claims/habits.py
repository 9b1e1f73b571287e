"""What somebody, or a body, has done since a time that is no span of a toll: `قوات تحاصر المدينة منذ عام`."""

from __future__ import annotations

from summarizer.claims.days import ENDS
from summarizer.document import Document
from summarizer.language.wordlists import relatives

# How far before منذ the verb may stand of what is done since then, in tokens.
HABIT_REACH = 7
# Before the imperfect of what somebody did.
WAS = frozenset(("كان", "كانت"))


def is_habit(doc: Document, since: int) -> bool:
    """`قصف لقوات الدعم السريع التي تحاصر المدينة منذ عام`, `قتل صحفي يعمل مع القناة منذ سنوات`, `طبيب كان يعمل هنا منذ
    سنوات`: whether the منذ at a token tells since when a body, or one person, does something; what goes on by itself
    (`المعارك التي تشهدها البلاد منذ عامين`) is a span.
    """
    for j in range(since - 1, max(since - HABIT_REACH, 0), -1):
        if doc.norm(j) in ENDS or doc.reading(j, "verb", "event") is not None:
            return False
        if doc.norms[j][:1] in ("ي", "ت") and doc.bare[j] == doc.norms[j] and _is_of_doer(doc, j):
            return True
    return False


def _is_of_doer(doc: Document, verb: int) -> bool:
    """Whether an imperfect at a token is that of the body before its relative pronoun, or of the one right before."""
    before = verb - 1
    if doc.norm(before) in relatives():
        mention = doc.actor_at.get(before - 1)
        return mention is not None and mention.last == before
    before -= doc.norm(before) in WAS
    person = doc.reading(before, "person")
    one = person is not None and person.form.number == "singular" and not person.definite
    return one and before not in doc.place_at
