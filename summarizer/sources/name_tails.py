"""What else belongs to a source's name behind its first words: whom it defends or stands in for, a surname in ب."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import grammar
from summarizer.document import Document
from summarizer.language.wordlists import words

# The longest surname that begins with ب (`بركات`), and not with what is told, in letters.
LONGEST_SURNAME = 6

# How far behind what a body is the word may stand that says with what it is charged, in tokens.
CHARGE_REACH = 2
# Spelled like capture.
FAMILIES = "اسر"
# Of what an office is that was named before, and other nouns for it than those of areas: `رئيس هذه الجمهورية`.
THIS, LANDS = frozenset(("هذه", "هذا")), frozenset(("جمهوريه", "دوله", "مدينه", "بلد"))


def is_inside(doc: Document, j: int, first: int) -> bool | None:
    """Whether a word that would end a name is part of it."""
    if j == first:
        return None
    norm = doc.norm(j)
    if norm == "عن":
        return False if _is_about_whom(doc, j) else None
    if norm in words("reporting", "closers", "acting"):
        # `القائم بأعمال مدير الصحة`, `المكلف بتسيير البلدية`
        return False
    if _is_apposed(doc, j):
        return True
    if doc.norm(j - 1) in words("reporting", "closers", "projects") and norm in words("reporting", "closers", "data"):
        # `مشروع بيانات النزاعات`, `مشروع رصد الألغام`
        return False
    if norm in THIS and doc.norm(j + 1).removeprefix("ال") in words("places", "dropped") | LANDS:
        # `رئيس هذه الجمهورية فلان`
        return False
    if norm[:1] == "ب":
        return False if _is_surname(doc, j) else None
    # `محامي الأسرة`, `عائلة الشاب القتيل`: no capture, and no object.
    family = norm.startswith("ال") and doc.reading(j, "collective") is not None and j not in doc.counts
    return False if family or _is_of_dead(doc, j) or _is_of_families(doc, j) else None


def _is_apposed(doc: Document, j: int) -> bool:
    """`لجنة التحقيق في روسيا الهيئة المكلفة التحقيقات`: what a body is, behind its whole name."""
    noun = doc.norm(j).startswith("ال") and doc.norm(j).removeprefix("ال") in words("reporting", "closers", "apposed")
    whole = doc.norm(j - 1).startswith("ال") or j - 1 in doc.place_at or j - 1 in doc.actor_at
    near = range(j + 1, j + 1 + CHARGE_REACH)
    return noun and whole and any(doc.norm(i) in words("reporting", "closers", "charged") for i in near)


def _is_about_whom(doc: Document, j: int) -> bool:
    """`هيئة الدفاع عن المعتقلين`, `لجنة الدفاع عن الحريات`, `نائب عن كتلة المستقبل`; but `وزارة الدفاع عن مقتل`."""
    before, behind = doc.norm(j - 1), doc.norm(j + 1)
    if before in words("reporting", "closers", "defends"):
        defenders = doc.norm(j - 2) in words("reporting", "closers", "defenders") or before != "الدفاع"
        return defenders and behind.startswith("ال") and doc.reading(j + 1, "event", "verb") is None
    party = behind.removeprefix("ال") in words("reporting", "closers", "parties")
    return party and before in words("reporting", "closers", "of_party")


def _is_surname(doc: Document, j: int) -> bool:
    """`أفاد المسعف محمد بزي باستشهاد`: behind a given name, before what is told, which ب or أن opens."""
    if doc.norm(j - 1) not in grammar().given or doc.reading(j, "event", "verb", "victim") is not None:
        return False
    behind = doc.norm(j + 1)
    return behind in ("ان", "بان") or (behind.startswith("ب") and len(doc.norm(j)) <= LONGEST_SURNAME)


def _is_of_families(doc: Document, j: int) -> bool:
    """`لجنة أسر السجناء`, `رابطة أسر الضحايا`: families, and no capture, and whose they are."""
    at = j if doc.norm(j) == FAMILIES else j - 1
    return doc.norm(at) == FAMILIES and doc.norm(at - 1) in grammar().heads and doc.norm(at + 1).startswith("ال")


def _is_of_dead(doc: Document, j: int) -> bool:
    """`عائلة الشاب القتيل`, `جمعية ضحايا الألغام`: whose they are."""
    if doc.reading(j, "victim") is None:
        return False
    if not doc.norm(j).startswith("ال"):
        return doc.norm(j - 1) in grammar().heads and doc.norm(j + 1).startswith("ال")
    # `قدر القائد القتلى بثلاثين`: a plural does not describe one.
    form, described = doc.form(j, "victim"), doc.form(j - 1, "person", "kin")
    return form is not None and described is not None and form.number == described.number == "singular"
