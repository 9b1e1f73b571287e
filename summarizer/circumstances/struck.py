"""Whose deed a verb tells where somebody is struck, arrested or hunted for it: his own, and not of whoever goes against
him: `حاصرت الشرطة مسلحا قتل حارسا وأصاب اثنين`, `قتل شرطي رجلا بعدما طعن ثلاثة`.
"""

from __future__ import annotations

from summarizer.actors.strike_words import does_harm, strike_verbs
from summarizer.claims.endings import is_accusative
from summarizer.claims.told_of_objects import tells_of_object
from summarizer.document import Document

# How far before a verb the deed may begin that it goes on with, in tokens.
DEED_REACH = 14
# Behind who is struck, by these it is told what he had done; أن stands behind بعد.
SINCE = frozenset(("بعدما", "عندما", "حينما", "لانه", "لانها"))
# Before one person, by these he is the subject of what follows.
SUBJECT_BEHIND = frozenset(("ان", "بان", "وان", "فان", "لكن", "كان", "وكان", "قيام", "اقدام"))
# The words before an object that has a preposition, and before a subject behind the verb of a relative clause.
BEFORE_OBJECT = frozenset(("علي", "عن", "مع", "ب", "فيه", "فيها", "به", "بها"))
# A driver's deed, and no attack: `سائقا صدم ثلاثة أطفال`.
RUNS_INTO = frozenset(("صدم", "صدمت"))


def is_of_one_struck(doc: Document, verb: int, first: int) -> bool:
    """Whether a verb, or the verb before it that it goes on with, tells of one who is struck; its sentence begins at
    the token `first`.
    """
    if doc.norm(verb - 1) == "قد" and doc.norm(verb - 2) in ("كان", "كانت"):
        return _is_object(doc, verb - 3, first)
    at = verb - 2 - (doc.norm(verb - 1) == "ان" and doc.norm(verb - 2) == "بعد")
    if doc.norm(verb - 1) in SINCE or at < verb - 2:
        return _is_object(doc, at, first) or _is_known_object(doc, at, first)
    if doc.bare[verb] == doc.norms[verb]:
        return False
    for k in range(verb - 1, max(first + 1, verb - DEED_REACH), -1):
        if doc.is_stop(k):
            return False
        if _tells_deed(doc, k):
            told = _is_object(doc, k - 1, first) or tells_of_object(doc, k, first)
            return told or is_of_one_struck(doc, k, first)
    return False


def _tells_deed(doc: Document, k: int) -> bool:
    """A verb of harm in the active voice, with nothing before it in the word."""
    form = doc.form(k, "verb")
    if form is not None and form.voice == "victim":
        return False
    return doc.bare[k] == doc.norm(k) and (form is not None or doc.norm(k) in RUNS_INTO or _attacks(doc.norm(k)))


def _is_object(doc: Document, i: int, first: int) -> bool:
    """`رجلا`, `على رجل`, `فيه مسلح`: one person of whom the verb behind tells, and who does not open the clause."""
    person = doc.reading(i, "person")
    if i <= first or person is None or person.definite or i in doc.place_at or doc.norm(i - 1) in SUBJECT_BEHIND:
        return False
    if doc.counted_before(i) or doc.counted_before(i - 1):
        # `إن 58 جنديا باكستانيا قتلوا`
        return False
    return is_accusative(doc, i) or (person.form.number == "singular" and doc.norm(i - 1) in BEFORE_OBJECT)


def are_struck(doc: Document, verb: int, first: int) -> bool:
    """`استهدف مسلحين قتلوا جنديين`: whether a plural verb tells of several whom their case makes an object."""
    people, norm = doc.reading(verb - 1, "person"), doc.norm(verb - 1)
    several = people is not None and not people.definite and norm.endswith("ين") and doc.norm(verb).endswith("وا")
    return several and verb - 2 > first and doc.norm(verb - 2) not in SUBJECT_BEHIND


def _is_known_object(doc: Document, i: int, first: int) -> bool:
    """`السائق`, `مسلحين`: the same with the article or of several, right behind who goes against them."""
    person = doc.reading(i, "person")
    if person is None or i - 1 <= first or i in doc.actor_at or i in doc.place_at:
        return False
    return i - 1 in doc.actor_at or doc.reading(i - 1, "person") is not None


def _attacks(norm: str) -> bool:
    return does_harm(norm) or any(norm in strike_verbs(key) for key in ("verbs", "aimed", "shooting"))
