"""What stands between a verb of saying and its subject: a time, `من جهته`, `في بيان صحفي`, `عبر فيسبوك`."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.wordlists import words

# Before several who said one thing: `قالت كل من الشرطة والهلال الأحمر إن`.
EACH = frozenset(("كل", "كلا", "لكل"))
# What a circumstance opens with.
OPENS = frozenset(("في", "من", "عبر", "علي", "خلال", "("))
# Before how long ago or how much later something was said.
SPANS = frozenset(("قبل", "بعد", "منذ"))
# Before a network on which something is written.
ON = ("علي", "عبر")
# The most words that say what a statement or a time is like: `في تصريح صحفي مقتضب`, `في وقت متأخر من مساء أمس`.
QUALIFIERS = 5


def behind_circumstances(doc: Document, i: int, end: int) -> int:
    """The token behind what is no part of a name that should begin at a token: `مجددا`, `مساء الثلاثاء`, `كل من`."""
    while i < end:
        if _is_skipped(doc.norm(i)) and i not in doc.actor_at:
            i += 1
        elif doc.norm(i - 1) in SPANS and doc.norm(i + 1) in words("numerals", "not_counts", "units"):
            # `أعلنت قبل ثلاثة أيام مقتل`
            i += 2
        elif doc.norm(i) in OPENS and (behind := _circumstance_end(doc, i, end)) is not None:
            i = behind
        else:
            break
    return i + 2 if doc.norm(i) in EACH and doc.norm(i + 1) == "من" else i


@per_word
def _is_skipped(norm: str) -> bool:
    """Whether a word before the name is no part of it: a time, `مجددا`."""
    return norm in words("reporting", "times") or norm in words("reporting", "say", "resumed")


def _circumstance_end(doc: Document, i: int, end: int) -> int | None:
    """The token behind `من جهته`, `في المقابل`, `في مؤتمر صحفي`, `عبر فيسبوك`, where one who speaks is named next."""
    opening, j = doc.norm(i), i + 1
    if opening == "(":
        # `اليوم (الأحد)`
        return j + 2 if doc.norm(j) in words("reporting", "times") and doc.norm(j + 1) == ")" else None
    if opening == "من":
        return j + 1 if doc.norm(j) in words("reporting", "say", "in_turn") else None
    if opening in ON:
        if doc.norm(j) not in words("reporting", "online", "networks") | words("reporting", "online", "accounts"):
            return None
    elif opening == "في" and (place := doc.place_at.get(j)) is not None and place.first == j:
        # `قال للصحافيين في بيروت قائد الشرطة`
        return place.last if place.last < end and _may_begin(doc, place.last) else None
    elif doc.norm(j) not in words("reporting", "closers", "statement_after_in"):
        return None
    j += 1
    while j < min(end, i + 2 + QUALIFIERS):
        # `في حسابه على تليغرام`, `على صفحته الرسمية في فيسبوك`
        networks = words("reporting", "online", "networks")
        written = (doc.norm(j) in ON or doc.norm(j) == "في") and doc.norm(j + 1) in networks
        if doc.tokens[j].kind == "quote" and not networks.isdisjoint((doc.norm(j - 1), doc.norm(j + 1))):
            # `على منصة «إكس»`
            j += 1
            continue
        if not (written or doc.norm(j) in networks or _qualifies(doc, j)):
            break
        j += 1 + written
    return j if j < end and _may_begin(doc, j) else None


def _qualifies(doc: Document, j: int) -> bool:
    """`صحفي`, `متأخر`, `سابق`, `من مساء أمس`, `لها`: what a statement or a time is like, or whose it is."""
    norm = doc.norm(j)
    if j in doc.actor_at and norm not in words("reporting", "times"):
        return False
    if norm == "من":
        return doc.norm(j + 1) in words("reporting", "times")
    tables = (("times",), ("statement", "qualifiers"), ("function", "objects"), ("closers", "late"))
    return any(norm in words("reporting", *table) for table in tables)


def _may_begin(doc: Document, j: int) -> bool:
    """Whether somebody who speaks is named from a token on, or an outlet that was told."""
    norm = doc.norm(j)
    if norm == "ل" or (norm.startswith("ل") and norm[1:] in words("reporting", "media", "heads")):
        return True
    if j in doc.actor_at or any(
        j == mention.phrase_first
        for k in range(j, min(j + QUALIFIERS, len(doc.tokens)))
        if (mention := doc.actor_at.get(k))
    ):
        return True
    return doc.reading(j, "person", "kin") is not None
