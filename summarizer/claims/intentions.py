"""What somebody wants, means or asks to be done, and nobody says was done: `أراد المهاجم قتل عشرات المصلين`."""

from __future__ import annotations

from summarizer.claims.scene import Scene, Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import words

# The most words of who wants it, between the verb and what is wanted, in tokens: `طلب منه قائد الفصيل قتل ثلاثة`.
LONGEST_WISHER = 5
TO, BY = "الي", "ب"
# Before the noun of a toll, by what somebody means it to be less, and how far, in tokens.
LOWERING, LOWERING_REACH = frozenset(("خفض", "بخفض", "لخفض", "تخفيض", "بتخفيض", "تقليص", "بتقليص", "تقليل")), 2


def is_intended(scene: Scene, claim: Skeleton) -> bool:
    """`أراد المهاجم قتل عشرات المصلين`, `كانت تنوي خطف ثلاثة`, `هدف الخلية اغتيال قاض`, `يسعى إلى قتل الآلاف`, `أوعز
    الوزير باعتقال 20`: a verbal noun that a word of intention governs, with nobody but who intends it between them; in
    `طلب التحقيق في مقتل ثلاثة` something else is asked for. `تسعى إلى خفض عدد الوفيات إلى 500` tells of an aim.
    """
    doc, at = scene.doc, claim.first
    lowered = doc.find(LOWERING, max(scene.first, at - LOWERING_REACH), at) if claim.rule == "toll" else None
    if lowered is not None:
        at = lowered
    elif not claim.rule.startswith(("event-", "phrase-")) or doc.norm(at) != doc.bare[at]:
        # `أراد الفرار فقتل شرطيين`, `بعد طلب الفدية قتل الخاطفون ثلاثة`
        return False
    lead = doc.norm(at - 1) == TO
    sort = "to" if lead else "by" if doc.norm(at).startswith(BY) else "object"
    intended = words("casualties", "intended", sort)
    near = at - lead - 1
    for i in range(near, max(scene.first - 1, near - LONGEST_WISHER - 1), -1):
        if doc.is_word(i, intended):
            return True
        if not _is_wisher(doc, i):
            return False
    return False


def is_meant(scene: Scene, claim: Skeleton) -> bool:
    """`اعترف بنيته قتل سبعة`, `عزمهم على اغتيال ثلاثة`: what one only means to do, though he owns to it."""
    doc, at = scene.doc, claim.first - 1
    return doc.norm(at - (doc.norm(at) in ("علي", "في"))) in words("casualties", "blocks", "intents")


def _is_wisher(doc: Document, i: int) -> bool:
    """Whether a token may belong to who intends something: a name, a definite noun, people, `منه`, or a copula."""
    named = i in doc.actor_at or i in doc.place_at or doc.norm(i).startswith("ال")
    return named or doc.norm(i) in words("casualties", "intended", "between") or doc.reading(i, "person") is not None
