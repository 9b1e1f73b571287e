"""What a text itself calls false news or takes back: `حذف الموقع خبرا كاذبا عن مقتل 20`, `خبر مقتل ثمانية شائعة`,
`تراجعت السلطات عن إعلان وفاة خمسة`.
"""

from __future__ import annotations

from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words

# How far before a claim the news may stand that tells it, and its withdrawal, in tokens.
NEWS_REACH, WITHDRAWN_REACH = 4, 6
# How far behind what a comma opens it may be called false (`، وهو خبر كاذب`), in tokens.
CALLED_REACH = 4
# Behind a comma, what was told before.
THIS = frozenset(("وهو", "وهي", "وتبين", "ليتبين", "واتضح", "ليتضح"))
# `ما هو إلا كذب`, `ليس سوى شائعة`.
EXCEPT, ONLY = frozenset(("الا", "سوي")), frozenset(("هو", "هي", "ليس", "ليست"))
# Behind a verb of finding out, of what it was: `تبين أنه من فيلم`.
FILMS = frozenset(("فيلم", "مسلسل", "لعبه", "مفبرك", "قديم", "كاذب"))


def is_retracted(doc: Document, claim: Skeleton) -> bool:
    """Whether the words around a claim call the news of it false, or tell that it was taken back."""
    return _is_false_news(doc, claim) or _is_called_false(doc, claim) or _is_withdrawn(doc, claim)


def _is_false_news(doc: Document, claim: Skeleton) -> bool:
    """`خبرا كاذبا عن مقتل 20`: called so before it; `خبر مقتل ثلاثة تلاميذ كاذب`: where it ends."""
    news = doc.find(words("casualties", "denied", "news"), claim.first - NEWS_REACH, claim.first)
    if news is None or any(map(doc.is_stop, range(news, claim.first))):
        return False
    false, last = words("casualties", "denied", "false"), doc.sentences[claim.sentence].last
    end = next((i for i in range(claim.last, last) if doc.is_stop(i)), last)
    return doc.norm(news + 1) in false or (claim.last < end and doc.norm(end - 1) in false)


def _is_called_false(doc: Document, claim: Skeleton) -> bool:
    """`ادعى الموقع وفاة خمسة، وهو خبر كاذب`, `..., وتبين أنه من فيلم`: of what was told; `ما هو إلا كذب`."""
    last = doc.sentences[claim.sentence].last
    only = doc.find(EXCEPT, claim.last, last)
    nothing_but = only is not None and doc.norm(only - 1) in ONLY
    if only is not None and nothing_but and doc.norm(only + 1) in words("casualties", "denied", "called"):
        return True
    for i in range(claim.last, last - 1):
        if doc.norm(i) in COMMAS and doc.norms[i + 1] in THIS:
            called = words("casualties", "denied", "false") | FILMS
            return doc.find(called, i + 2, min(i + 2 + CALLED_REACH, last)) is not None
    return False


def _is_withdrawn(doc: Document, claim: Skeleton) -> bool:
    """`تراجعت السلطات عن إعلان وفاة خمسة`."""
    announced = claim.first - 1
    if doc.norm(announced) not in words("casualties", "denied", "announced") or doc.norm(announced - 1) != "عن":
        return False
    first = max(claim.first - WITHDRAWN_REACH, doc.sentences[claim.sentence].first)
    return doc.find(words("casualties", "denied", "withdrawn"), first, announced) is not None
