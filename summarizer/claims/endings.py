"""What the ending of a noun tells: that one or two are an object, that one is a woman, that a genitive follows."""

from __future__ import annotations

from summarizer.claims.phrase_ends import is_imam
from summarizer.claims.wounds import describes
from summarizer.document import Document
from summarizer.language.text import unmarked
from summarizer.language.wordlists import words

# Folded, whose ending is an object's as well.
BOY = "فتي"
# The number of two, behind its noun.
TWO = frozenset(("اثنين", "اثنتين"))


def is_accusative(doc: Document, i: int) -> bool:
    """`شرطيا`, `رجلا`: one person by the ending that an object has, and nobody's land (`سوريا`)."""
    one = doc.reading(i, "person")
    return one is not None and one.form.number == "singular" and are_accusative(doc, i)


def are_accusative(doc: Document, i: int) -> bool:
    """`شرطيا`, `ضباطا`: the same of one or of several."""
    people = doc.reading(i, "person")
    if people is None or people.prefix or i in doc.place_at:
        return False
    return doc.norm(i) == f"{people.form.lemma}ا"


def are_two_as_object(doc: Document, i: int) -> bool:
    """`طفلين`, `شرطيين اثنين`: two by an ending that an object has, whose form no plural has or whom a number tells."""
    two = doc.reading(i, "person", "kin")
    if two is None or two.prefix or not doc.norm(i).endswith("ين"):
        return False
    # `خمسة لاجئين سوريين اثنين منهم`: two of those before.
    told = doc.norm(i + 1) in TWO and doc.norm(i + 2) not in words("casualties", "share", "after")
    return two.form.number == "dual" or told


def is_woman(doc: Document, i: int) -> bool:
    """`طبيبة`, `لاجئة`: one woman, and no nisba."""
    one = doc.reading(i, "person")
    if one is None or one.prefix or one.form.number != "singular" or not doc.norm(i).endswith("ه"):
        return False
    return not doc.norm(i).endswith("يه") or unmarked(doc.tokens[i].raw)[-2:-1] == "ئ"


def heads_phrase(doc: Document, i: int) -> bool:
    """`مدير المدرسة`, `ضابط شرطة`, `ابن المحافظ`: one by his office, trade or kin with a noun in the genitive, which
    nobody who is told without the article is called besides.
    """
    one, of = doc.reading(i, "person", "kin"), i + 1
    if is_imam(doc, i):
        return True
    if one is None or one.prefix or one.form.number != "singular" or one.form.suffixed or describes(doc, i):
        return False
    if doc.norm(i).endswith("ا"):
        # `شابا فلسطينيا بمحافظة كذا`: this ending has no genitive behind it.
        return False
    if of >= len(doc.tokens) or doc.tokens[of].kind != "word" or of in doc.counts or doc.joins(of):
        return False
    if doc.norm(of).startswith("ال") or (of in doc.place_at and doc.place_at[of].first == of):
        return True
    # `مرشح لمنصب رئيس البلدية`
    closed = doc.norm(of) in words("reporting", "function") | words("casualties", "no_object_after", "office")
    closed = closed or doc.norm(of).startswith("بال") or doc.reading(of, "verb", "event") is not None
    # `طالبة جامعية`, `شاب فلسطيني`, but `رئيس بلدية`
    alike = ("ه",) if doc.norm(i).endswith("ه") else ("ي", "ا")
    return not closed and doc.norms[of] == doc.bare[of] and not doc.norm(of).endswith(alike)
