"""Words of detention by which nobody is detained: a hospital keeps them, snow or rubble holds them."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.wordlists import words

# How far behind a verb of detention the hospital may stand that keeps its patients, in tokens.
KEEPER_REACH = 10
# How far behind `تحت الأرض` the mine may be told, in tokens.
MINE_REACH = 10
# Before what keeps people back: `احتجاز 40 سائقا بسبب الثلوج`.
BECAUSE = frozenset(("بسبب", "جراء", "نتيجه"))
# What keeps its patients.
HOSPITALS = frozenset(("عنايه", "مستشفي", "مستشفيات"))
# Stems of arresting and abducting, which no hospital does.
ARRESTS = ("عتقل", "عتقال", "خطف", "ختطاف")
# What no hospital does.
CAPTURES = frozenset(("اسر", "اسرت", "اسروا", "الاسر"))


def is_taken_in(doc: Document, i: int, last: int) -> bool:
    """Whether a word of detention at a token, in a sentence that ends at `last`, detains nobody.

    `احتجز 8 مصابين بالعناية المركزة`: a hospital keeps them, but `اعتقلت شابا من مستشفى X`;
    `أوقفت 14 موظفا عن العمل`: they are suspended.
    """
    near = range(i + 1, min(i + KEEPER_REACH, last))
    if any(doc.norm(j) == "عن" and doc.norm(j + 1) in words("casualties", "blocks", "suspended") for j in near):
        return True
    weather = words("casualties", "blocks", "weather")
    held = weather | words("casualties", "blocks", "floods")
    if doc.norm(i + 1) in held or any(doc.norm(j) in weather and doc.norm(j - 1) in BECAUSE for j in near):
        # `احتجزت السيول أسرة`, but `احتجزت الشرطة لصوصا خلال العاصفة`
        return True
    if any(stem in doc.norm(i) for stem in ARRESTS) or doc.bare[i] in CAPTURES:
        return False
    return any(doc.norm(j).lstrip("ب").removeprefix("ال") in HOSPITALS and doc.norm(j - 1) != "داخل" for j in near)


def underground(doc: Document, first: int, last: int) -> int | None:
    """`احتجز 16 عاملا تحت الأنقاض`, `في منجم`, `تحت الأرض`: where the range tells of what holds people that nobody
    detains.
    """
    holding = words("casualties", "missing", "underground")
    earth = doc.find({"الارض"}, first, last)
    if earth is not None and doc.norm(earth - 1) == "تحت" and doc.find(holding, earth, earth + MINE_REACH) is not None:
        # `تحت الأرض بعد انفجار في منجم`, but `في سجن تحت الأرض`
        return earth
    return doc.find(holding, first, last)
