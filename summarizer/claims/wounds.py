"""What stands between a verb and its victims of how they were hurt: `أصيب بجروح متفاوتة الخطورة خمسة`."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.wordlists import words


def behind_wounds(doc: Document, i: int) -> int:
    """Behind the wounds at a token, and how bad they are: `أصيب بجروح متفاوتة الخطورة خمسة`, `أصيب بكسور ورضوض خمسة`,
    `أصيب إصابات بليغة أربعة`; the token itself where there are none.
    """
    wounds, grades = words("casualties", "injuries", "injuries"), words("casualties", "injuries", "grades")
    end = i
    if doc.norm(i).endswith("اصابه") and not doc.norm(i).startswith("ب"):
        # `أصيب إصابة خطيرة شاب`, which is read as one
        return i
    while f"ب{doc.norm(end).removeprefix('و').removeprefix('ب')}" in wounds and end not in doc.counts:
        if end == i and doc.norm(end).startswith("و"):
            return i
        end += 1
        while doc.bare[end] in grades or (doc.norm(end).startswith("ال") and doc.norm(end - 1) in grades):
            end += 1
        if doc.norm(end) == "من" and doc.norm(end + 1) == "الدرجه":
            # `بحروق من الدرجة الثانية`
            end += 2 + doc.norm(end + 2).startswith("ال")
    return end


def behind_means(doc: Document, i: int) -> int:
    """Behind a noun with ب and what is definite behind it: `صعق بالتيار الكهربائي`, `أصيب برصاص الاحتلال`, but
    `أصيب بالرصاص الشاب سامر`.
    """
    i += 1
    while doc.norm(i).startswith("ال") and doc.norm(i) not in words("persons", "names", "titles"):
        i += 1
    return i
