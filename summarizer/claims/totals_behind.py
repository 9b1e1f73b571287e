"""Numbers that stand behind the people whom they count: `ركاب الطائرة الـ62`, `جميع من على متنها وعددهم 71`."""

from __future__ import annotations

from summarizer.claims.bounds import opened_before
from summarizer.claims.group import Group
from summarizer.claims.one_of import PEOPLE
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words

# How far behind people their number may be told, in tokens.
REACH = 12
ASIDES = COMMAS | {"-"}
# Before the number: `وعددهم 71`, `وهم ستة أشخاص`; and with من, `المؤلف من ثلاثة`.
NUMBERED = frozenset(("عددهم", "وعددهم", "عددهن", "وعددهن", "وعدده", "وعددها", "وهم"))
# `، البالغ عددهم 40`.
AMOUNTING = frozenset(("البالغ", "والبالغ"))
# Of so many people these are some, and nobody says how many.
FRACTIONS = frozenset(("نصف", "ثلث", "ثلثي", "ثلثا", "ربع", "خمس", "معظم", "غالبيه", "اغلب", "اغلبيه", "بعض"))
MADE = frozenset(("المكون", "المكونه", "المكونين", "المولف", "المولفه", "المولفين"))


def totalled(doc: Document, i: int, end: int) -> Group | None:
    """People whose number is told behind them: `ركاب الطائرة الـ62`, `جميع من على متنها وعددهم 71`."""
    found = _total_behind(doc, i, end)
    if found is None:
        return None
    named, at = found
    count = doc.counts[at]
    noun = doc.reading(count.last, *PEOPLE)
    if doc.reading(count.last, "thing") or (noun is not None and noun.form.role == "victim"):
        return None
    last = count.last
    bounds = (*opened_before(doc, count), count.vague, count.approx)
    who = (last, last + 1) if noun is not None and doc.norm(at - 1) == "من" else (i, named)
    return Group(i, last, last + (noun is not None), *bounds, None, who, "number")


def _total_behind(doc: Document, i: int, end: int) -> tuple[int, int] | None:
    """Where the words for people that begin at a token end, and where their number begins; None where none is told.

    The number is a definite one that ends those words, or stands behind `عددهم`, `وهم`, `المؤلف من`.
    """
    reading = doc.reading(i, "person", "kin")
    if reading is not None and reading.form.number != "plural":
        return None
    # `الجنود الثلاثة` were told of before.
    own = not doc.norm(i).startswith("ال")
    if doc.norm(i - 1) in FRACTIONS:
        # `نصف سكان القرية البالغ عددهم 300`
        return None
    for j in range(i + 1, min(i + REACH, end)):
        norm = doc.norm(j)
        if norm in FRACTIONS:
            return None
        at = j + 1 if norm in NUMBERED else j + 2 if norm in MADE and doc.norm(j + 1) == "من" else None
        if at is not None:
            at += doc.norm(at) == "("
            return (j - (doc.norm(j - 1) in ASIDES), at) if at in doc.counts else None
        if j in doc.counts:
            article = doc.norm(j - 1) == "ال"
            # `خطف مسلحون العشرات من السكان`: what is vague begins others.
            own = own and not doc.counts[j].vague
            return (j - article, j) if own and (article or is_definite(norm)) else None
        comma = norm in ASIDES
        if (comma and doc.norm(j + 1) not in NUMBERED | AMOUNTING) or (not comma and doc.is_stop(j)):
            return None
        told = doc.reading(j, "event", "verb", "victim")
        if norm.startswith("و") or (told is not None and not told.prefix.endswith("ال")):
            return None
        own = own and not comma and norm not in words("reporting", "function")
    return None


def is_definite(number: str) -> bool:
    """Whether a folded number word has the article: `الخمسة`, but not `ألف`."""
    return number.startswith("ال") and not number.startswith(("الف", "الاف"))
