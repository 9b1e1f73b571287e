"""Whether a number is one that a toll rose to, one that it stayed at, or an earlier one that is told for comparison."""

from __future__ import annotations

from summarizer.claims.bounds import NOT
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.text import PAUSES
from summarizer.language.wordlists import phrases, words

# How far before a number the word may stand by which it rose, in tokens.
RISE_REACH = 14
# How far behind the head of its sentence a toll stands that the next one goes on with, in tokens.
TOLL_REACH = 3
# How far before a number the earlier toll may stand that it was, in tokens: `حصيلة سابقة أشارت إلى مقتل 45`.
EARLIER_REACH = 6
# How far before a claim the word may stand that another is compared with it by, in tokens.
COMPARED_REACH = 3


def raises(doc: Document, claim: Skeleton) -> bool:
    """`ارتفعت الحصيلة إلى 83 شهيدا، باستشهاد شابين في مخيم كذا`: those by whom the toll before them rose."""
    event = doc.reading(claim.first, "event")
    if event is None or event.prefix != "ب" or doc.norm(claim.first - 1) not in PAUSES:
        return False
    begin = max(doc.sentences[claim.sentence].first, claim.first - RISE_REACH)
    return doc.find(words("casualties", "cumulative", "change"), begin, claim.first) is not None


def stays(doc: Document, claim: Skeleton) -> bool:
    """`لم تتجاوز الحصيلة ثلاثة جرحى`: a toll that did not rise."""
    begin = max(doc.sentences[claim.sentence].first, claim.key - RISE_REACH)
    change = doc.find(words("casualties", "cumulative", "change"), begin, claim.key)
    return change is not None and doc.bare[change - 1] in NOT


def is_earlier(doc: Document, claim: Skeleton) -> bool:
    """`وكانت الإدارة ذكرت أن عدد القتلى بلغ 17`, `بعد حصيلة سابقة أشارت إلى مقتل 45`: told for comparison."""
    first = doc.sentences[claim.sentence].first
    tolls = phrases("casualties", "cumulative", "earlier_tolls")
    compared = doc.find_phrase(tolls, max(first, claim.key - EARLIER_REACH), claim.key) is not None
    return compared or doc.bare[first] in ("كان", "كانت")


def is_compared(doc: Document, claim: Skeleton) -> bool:
    """`مقارنة بـ12 قتيلا في حصيلة سابقة`."""
    compared = words("casualties", "cumulative", "compared")
    return doc.find(compared, claim.first - COMPARED_REACH, claim.first) is not None


def rose_to(doc: Document, claim: Skeleton) -> bool:
    """`ورفع تصريح العميد حصيلة القتلى إلى أربعة`, `الوفيات بلغت 1350`: a number that a toll rose to."""
    if is_earlier(doc, claim):
        return False
    begin = max(doc.sentences[claim.sentence].first, claim.key - RISE_REACH)
    rose = doc.find(words("casualties", "cumulative", "change"), begin, claim.key)
    # `القتلى بلغوا 1350`, `تجاوز القتلى 300`
    reached = claim.rule == "kind-equals-number" and rose is not None and rose >= claim.first - 1
    if rose is not None and rose == claim.key - 1 and _goes_on(doc, claim, rose):
        return True
    return rose is not None and (reached or doc.norm(claim.key - 1) == "الي")


def _goes_on(doc: Document, claim: Skeleton, rose: int) -> bool:
    """`ارتفعت حصيلة الزلزال بعد انتشال 12 جثة. وبلغت 2901 قتيل`: whether a sentence opens with a word of change, whose
    subject is the toll that the sentence before began with.
    """
    if claim.sentence == 0 or rose != doc.sentences[claim.sentence].first or not doc.joins(rose):
        return False
    first = doc.sentences[claim.sentence - 1].first
    return doc.find(words("casualties", "cumulative", "toll"), first, first + TOLL_REACH) is not None
