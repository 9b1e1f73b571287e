"""Of how many a group of people is said to consist (`شبكة مكونة من تسعة أفراد`, `خلية إرهابية من خمسة`), and all
of one, whose number nobody tells: `جميع الركاب`, `كامل أفراد الشبكة`.
"""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.phrase_ends import phrase_end, who_end
from summarizer.document import Document
from summarizer.language.wordlists import words

# How many words may tell of what kind a group is, between its noun and its number.
LONGEST_KIND = 3
# Folded, she is spelled like `or`.
MOTHER_OF = "ام"


def members_count(doc: Document, i: int) -> int | None:
    """Where the number of the members begins of a collective noun at a token, or the first of them who are told one by
    one (`أسرة مكونة من أم وثلاثة أطفال`); None where none is told.
    """
    at, composed = i + 1, words("persons", "names", "composed")
    while at < i + 1 + LONGEST_KIND and _tells_kind(doc, at, composed):
        at += 1
    at = doc.past(at, lambda j: doc.norm(j) in composed)
    told = at + 1 in doc.counts or _is_first_of_list(doc, at + 1)
    return at + 1 if doc.norm(at) == "من" and told else None


def _is_first_of_list(doc: Document, i: int) -> bool:
    """`أب وأم وطفلين`: one to whom و joins the next."""
    one = doc.form(i, "kin", "person")
    if doc.norm(i) == MOTHER_OF:
        return doc.joins(i + 1)
    return one is not None and one.number == "singular" and not one.suffixed and doc.joins(i + 1)


def _tells_kind(doc: Document, i: int, composed: frozenset[str]) -> bool:
    """`سلب`, `إرهابية`, `لتهريب البشر`: no verb, no other people and nothing that و joins."""
    norm = doc.norm(i)
    if not norm.isalpha() or norm in composed or norm in words("reporting", "function"):
        return False
    return not (doc.joins(i) or i in doc.counts or doc.reading(i, "verb", "event", "victim", "person", "kin"))


def is_all(doc: Document, i: int) -> bool:
    """`جميع الركاب`, `كامل أفراد الشبكة`, but `كامل سعد`, who is a man."""
    norm = doc.norm(i)
    named = norm in words("persons", "names", "all_or_name") and doc.reading(i + 1, "person", "collective") is None
    return norm in words("persons", "names", "all") and not named


def all_of(doc: Document, i: int, end: int) -> Group | None:
    """`مقتل جميع الركاب`: some, as nobody says how many they were."""
    reading = doc.reading(i + 1, "person")
    if i + 1 >= end or reading is None or reading.form.number != "plural":
        return None
    who = (i, who_end(doc, i + 1, end))
    return Group.of(None, i, i + 2, behind=phrase_end(doc, i + 2, end), who=who)
