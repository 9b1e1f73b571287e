"""What a denial or a forecast takes for granted: those among whom nobody died, and what came of the event that it is
told after.
"""

from __future__ import annotations

from summarizer.claims.bounds import NOT
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import words

# Behind these stands what has happened.
AFTER = frozenset(("بعد", "بعدما", "عقب", "غداه"))
# How far before `بعد` a negation may stand with which it means yet, in tokens.
YET_REACH = 5
# How far behind an event its verb may stand (`زلزال عنيف ضرب الساحل وأدى`), in tokens.
OUTCOME_REACH = 8
# Words by which something is feared or expected that has not happened.
EXPECTING = frozenset(("يخشي", "تخشي", "يتوقع", "تتوقع", "المتوقع", "متوقع", "مخاوف", "توقعات", "يرجح"))
# Behind them a clause is denied or expected, and with it what it tells: `نفى أن تكون الغارة أوقعت قتلى`.
THAT = frozenset(("ان", "بان", "انه", "انها"))


def is_of_those_hurt(doc: Document, first: int, claim: Skeleton) -> bool:
    """`نفى وجود وفيات بين المصابين البالغ عددهم 60`: whether a claim is the number of those of whom it is denied that
    any died; the denial stands at or before the token `first`.
    """
    among = next((i for i in range(first, claim.first) if doc.norm(i) == "بين"), None)
    if among is None or not claim.rule.startswith("toll") or doc.find(THAT, first, claim.first) is not None:
        return False
    hurt = doc.reading(among + 1, "victim", "person")
    return hurt is not None and doc.norm(among + 1).startswith("ال")


def is_of_event_before(doc: Document, first: int, claim: Skeleton, *, doubted: bool) -> bool:
    """`توقع المعهد وقوع هزات بعد زلزال أدى إلى مقتل 12`: whether a claim tells what an event did, and something else is
    expected after it: by a source that is in doubt (`doubted`), or by nobody whom the text names (`يخشى`).
    """
    events = words("casualties", "incidents") | words("perpetrators", "bombs")
    for i in range(first, claim.key):
        if doc.norm(i) in AFTER and doc.norm(i + 1) in events:
            end = min(i + 2 + OUTCOME_REACH, claim.key + 1)
            told = doc.find(words("casualties", "cumulative", "outcomes"), i + 2, end)
            parted = any(doc.is_stop(j) or doc.norm(j) in THAT for j in range(i, claim.key))
            return told is not None and not parted and (doubted or doc.find(EXPECTING, first, i) is not None)
    return False


def is_of_event(doc: Document, i: int) -> bool:
    """`نفى مقتل ثلاثة في الكمين الذي أصيب فيه خمسة`: whom a relative clause tells of an event is neither denied nor in
    doubt; `الأنباء التي تحدثت عن مقتل خمسة` are.
    """
    return doc.norm(i) in ("الذي", "التي") and doc.norm(i - 1).startswith("ال")


def is_after(doc: Document, i: int) -> bool:
    """`العدد مرشح للزيادة بعد إصابة 11`, `بعد أن قتلت ثلاثة`; but in `لم يتأكد بعد مقتل القائدين` it means yet."""
    at = i - 1 if doc.norm(i) == "ان" else i
    return doc.norm(at) in AFTER and doc.find(NOT, at - YET_REACH, at) is None
