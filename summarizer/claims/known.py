"""What is told as having happened, whatever is threatened, asked for or thought of around it."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.wordlists import relatives, words

# Behind `إذ` or `وقد` these letters open what will be, or may be.
IMPERFECT = ("ي", "ت", "س")
# Before what is looked into, avenged or paid for.
OF_WHAT = frozenset(("في", "عن", "علي", "بشان", "حول"))


def is_known(doc: Document, begin: int, first: int) -> bool:
    """`هدد بقتل رهينتين بعد أن أعدم ثلاثة`, `توعد بالثأر لمقتل أربعة`, `لو تأخر الإسعاف، إذ أصيب 18`: whether what
    begins at a token is told, somewhere behind `begin`, as what has happened.
    """
    norm = doc.norm(first - 1)
    after = doc.norm(first - 2) if norm == "ان" else norm
    imperfect = doc.norm(first).startswith(IMPERFECT) and doc.reading(first, "event") is None
    if after in words("casualties", "blocks", "known_after") or norm in relatives():
        # `إدانة خمسة متهمين في الحريق الذي أودى بحياة 17`
        return not imperfect
    if doc.find(words("casualties", "blocks", "avenged"), begin, first) is not None or _is_looked_into(
        doc, begin, first
    ):
        return True
    return not imperfect and doc.find(words("casualties", "blocks", "known_since"), begin, first) is not None


def _is_looked_into(doc: Document, begin: int, first: int) -> bool:
    """`دعت إلى تحقيق في مقتل 12`, `بمحاسبة المسؤولين عن وفاة ثلاثة`, `أسباب مقتل 12`: what is called for is of what
    has happened.
    """
    looked_into = words("casualties", "blocks", "looked_into")
    of = doc.norm(first - 1) in OF_WHAT or doc.norm(first).startswith("ل") or doc.norm(first - 1) in looked_into
    return of and doc.find(looked_into, begin, first) is not None
