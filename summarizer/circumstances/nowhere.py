"""Claims that happened at no one place that the text names: here and there, elsewhere, somewhere in a side's ranks."""

from __future__ import annotations

from summarizer.circumstances.surroundings import Surroundings
from summarizer.claims.scene import Skeleton
from summarizer.language.per_word import per_word
from summarizer.language.wordlists import words

# How far behind `مناطق متفرقة` the place may stand whose parts they are, in tokens.
SPREAD_REACH = 8
# Behind a kind of places: those that nobody names.
OTHERS = frozenset(("اخري", "الاخري"))
# How far before `أين` it is denied that it was said, in tokens, and the words that deny it.
DENIED_REACH = 4
DENYING = frozenset(("لم", "دون", "بدون"))


def is_of_ranks(around: Surroundings, claim: Skeleton) -> bool:
    """`نجاح المسيرات في إسقاط قتلى في صفوف القوات`: some of a side, told as a whole, and not where."""
    some = claim.vague == "some" and not claim.none
    return some and around.doc.norm(claim.last) == "في" and around.doc.norm(claim.last + 1) == "صفوف"


def is_untold(around: Surroundings, claim: Skeleton) -> bool:
    """`أقروا بمقتل ثلاثة من مقاتليهم، لكنهم لم يحددوا أين`: somebody does not say where."""
    doc, last = around.doc, around.doc.sentences[claim.sentence].last
    if "اين" not in doc.norms[claim.last : last]:
        return False
    asked = (i for i in range(claim.last, last) if doc.norms[i] == "اين" and doc.is_stop(i + 1))
    return any(doc.find(DENYING, i - DENIED_REACH, i) is not None for i in asked)


def is_elsewhere(around: Surroundings, claim: Skeleton) -> bool:
    """`أصيب 39 في المدن الأخرى`, `أودت بحياة 170 في أماكن أخرى خارج درنة`, but not `في أقاليم أخرى بجنوب البلاد`."""
    doc, last = around.doc, around.doc.sentences[claim.sentence].last
    if OTHERS.isdisjoint(doc.norms[claim.last : last]):
        return False
    for i in range(claim.last, around.clause_end(claim)):
        if doc.norms[i] in OTHERS and _is_kind_of_places(doc.norms[i - 1]):
            within = doc.norm(i + 1).removeprefix("ب") in words("places", "compass")
            return not within and not around.sites.between(claim.key, i)
    return False


def is_spread(around: Surroundings, claim: Skeleton) -> bool:
    """`في حوادث وقعت في عدد من المحافظات`: several places that have no common one."""
    doc, end = around.doc, around.clause_end(claim)
    for i in range(claim.last, end):
        if not _is_kind_of_places(doc.norms[i]) or around.sites.between(claim.key, min(i + SPREAD_REACH, end)):
            continue
        before, behind = doc.norm(i - 1).removeprefix("ب"), doc.norm(i + 1)
        counted = before == "من" and doc.norm(i - 2).removeprefix("ب") == "عدد"
        if counted or before in words("places", "several") or behind in words("places", "several"):
            return True
    return False


@per_word
def _is_kind_of_places(norm: str) -> bool:
    return norm.removeprefix("ب").removeprefix("ال") in words("places", "many")
