"""By how much a toll differs from another, which is no toll: `ليرتفع العدد بـ6 شهداء`, `انخفض عدد القتلى بنحو 40`."""

from __future__ import annotations

from summarizer.claims.scene import Scene, Skeleton
from summarizer.language.wordlists import words

# Before how many more or fewer they are, and how far before that the change may be told, in tokens.
MORE_BY, CHANGE_REACH = frozenset(("ب", "بمقدار", "بواقع", "بنحو", "بحوالي", "بزياده", "بانخفاض", "بتراجع")), 8
# Of these, what tells the change itself: `بلغ عدد القتلى 120 بزيادة 30 قتيلا`.
CHANGED_BY = frozenset(("بزياده", "بانخفاض", "بتراجع"))
# How far behind `ب` the second of two numbers may stand (`بـ6 شهداء و9 جرحى`), in tokens.
PAIR_REACH = 5


def is_difference(scene: Scene, claim: Skeleton) -> bool:
    """`ليرتفع العدد بـ6 شهداء و9 جرحى`, `تراجع عدد القتلى بخمسة قتلى`, `تجاوزت الوفيات المواليد بـ280 ألفا`: by how
    many more or fewer they are.
    """
    doc, by = scene.doc, _difference_from(scene, claim)
    if by is None or any(map(doc.is_stop, range(by, claim.key))) or doc.having(by, claim.key, "event", "verb"):
        return False
    if doc.norm(by) in CHANGED_BY:
        return True
    changes = words("casualties", "cumulative", "rises") | words("casualties", "cumulative", "differs")
    change = doc.find(changes, max(scene.first, by - CHANGE_REACH), by)
    told = words("casualties", "revised", "estimates") | words("casualties", "cumulative", "outcomes")
    if change is None or doc.find(told, change, by) is not None:
        # `ارتفع عدد القتلى الذي قدر بسبعة`, `تراجعت القوات بعد هجوم أودى بخمسة`
        return False
    return doc.find({"الي"}, change, claim.key) is None


def _difference_from(scene: Scene, claim: Skeleton) -> int | None:
    """Where ب begins that governs the number of a claim, or the one that و joins it to."""
    doc, key = scene.doc, claim.key
    if key in doc.counts and doc.norm(key).startswith("ب"):
        # `بنحو 40 قتيلا`, `بخمسة قتلى`
        return key
    least = max(scene.first, key - PAIR_REACH)
    return next((i for i in range(key - 1, least - 1, -1) if doc.norm(i) in MORE_BY and i + 1 in doc.counts), None)
