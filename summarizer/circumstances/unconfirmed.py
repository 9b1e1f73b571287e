"""What nobody has confirmed: `لم يؤكد الجيش مقتل ثلاثة`, `لم يتسن لوكالة X التحقق من صحة التقارير عن سقوط ثلاثة`."""

from __future__ import annotations

from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import relatives, words
from summarizer.sources.voices import Voice

# Before what is not done, and how far before the word for confirming it may stand, in tokens.
NOT_DONE, UNABLE_REACH = frozenset(("لم", "لا", "لن", "ليس", "ليست", "ليسوا", "دون", "بدون", "عدم")), 7
# How far before a claim the word for confirming may stand, in tokens.
CONFIRM_REACH = 9
# Behind `لم يؤكد أو`.
DENIES = frozenset(("ينف", "تنف", "ينفي", "تنفي"))
# Right before the deaths that are to be confirmed; and what they are told by.
OF_THEM, TELLING = frozenset(("من", "عن", "ان", "صحه")), frozenset(("سقوط", "وقوع", "وجود"))


def is_unconfirmed(doc: Document, claim: Skeleton, voice: Voice, begin: int) -> bool:
    """Whether a claim, behind the token `begin`, is told as what somebody has not confirmed or could not verify; but
    who is named behind it (`التحقق من حصيلة الـ48 قتيلا التي أعلنتها X`) has told it.
    """
    if voice.speaker is not None and voice.speaker.first > claim.first:
        return False
    for i in range(claim.first - 1, max(begin, claim.first - CONFIRM_REACH) - 1, -1):
        if doc.is_stop(i) or doc.norm(i) in relatives():
            return False
        if doc.norm(i) in words("casualties", "possible", "confirms") and doc.bare[i - 1] in NOT_DONE:
            return _is_object(doc, claim, i)
        if doc.norm(i) in words("casualties", "possible", "confirmation"):
            return _is_of_it(doc, claim, i) and any(doc.bare[k] in NOT_DONE for k in _clause_before(doc, i))
        if doc.reading(i, "event", "verb") is not None and doc.norm(i) not in TELLING:
            return False
    return False


def _is_object(doc: Document, claim: Skeleton, verb: int) -> bool:
    """`لم يؤكد الجيش مقتل ثلاثة`, `لم تؤكد أن ثلاثة قتلوا`; not `لم يؤكد الجيش هوية القتلى الثلاثة`, `لم يؤكد دوافع
    مقتل ثلاثة`, which are known.
    """
    before = claim.first - 1 - (doc.norm(claim.first - 1) in TELLING)
    told = doc.reading(claim.first, "event") is not None or before + 1 < claim.first or doc.norm(before) == "ان"
    # `لم تؤكد الحركة بعد مقتل القيادي`, `لم يؤكد الحزب أو ينف مقتل اثنين`
    before -= 1 if doc.norm(before) == "بعد" else 2 * (doc.norm(before) in DENIES)
    whole = before == verb or before in doc.actor_at or doc.norm(before).startswith("ال") or doc.norm(before) == "ان"
    return told and whole


def _is_of_it(doc: Document, claim: Skeleton, noun: int) -> bool:
    """`تأكيد لمقتل 50`, `التحقق بشكل مستقل من مقتل 50`, `التحقق من صحة التقارير عن سقوط 20`."""
    before = claim.first - 1 - (doc.norm(claim.first - 1) in TELLING)
    return before == noun or doc.norm(before) in OF_THEM or doc.norm(claim.first).startswith("ل")


def _clause_before(doc: Document, i: int) -> range:
    """The tokens shortly before one, back to a stop."""
    back = range(i - 1, max(i - UNABLE_REACH, 0) - 1, -1)
    stop = next((k for k in back if doc.is_stop(k)), back.stop)
    return range(stop + 1, i)
