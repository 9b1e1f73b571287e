"""What is only thought of: conditions and laws, forecasts, what would have been."""

from __future__ import annotations

from summarizer.claims.cases import case_kind
from summarizer.claims.known import IMPERFECT, is_known
from summarizer.claims.none import GOVERNED
from summarizer.claims.scene import Scene, Skeleton
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import nouns, phrases, words
from summarizer.sources.reporting import speaks

# How far before a claim the word that makes it a case to be thought of may stand, in tokens.
CONDITION_REACH = 12
# Behind what is feared, on what it depends, and how far behind it they may stand, in tokens.
SHOULD, SHOULD_REACH = frozenset(("اذا", "لو")), 6
# Behind `عند`, before what may happen.
HAPPENING = frozenset(("وقوع", "تسجيل", "حدوث", "حصول", "سقوط", "رصد"))
# How far before a claim `بعد يوم من` begins, in tokens.
AFTER_REACH = 4
# Before what may happen, behind `في` or with ب, and how far before a claim, in tokens; the noun of cases is among them.
CASE, CASE_REACH, OF_CASES = frozenset(("حال", "حاله", "بحال", "بحاله")), 7, "حاله"
# The longest verbal noun that is spelled like its verb (`قتل`, `جرح`), in letters.
SPELLED_AS_VERB = 3
# What would have been begins so, and how far before a claim it may stand, in tokens.
FUTURE, BUT_REACH = ("سي", "ست"), 3


def is_hypothetical(scene: Scene, claim: Skeleton) -> bool:
    """`إذا قتل المخطوف`, `أي هجوم قد يوقع آلاف القتلى`: what may be, in law or in a forecast."""
    doc, conditions = scene.doc, phrases("casualties", "blocks", "conditions")
    begin = max(scene.first, claim.first - CONDITION_REACH)
    while condition := doc.find_phrase(conditions, begin, claim.first):
        ended = any(doc.norm(i) in (".", "؛") for i in range(condition[1], claim.first))
        # `إذا اقتحمت المدينة، ويقولون إن 40 قتلوا`
        ended = ended or _is_done_behind_threat(doc, condition[0], claim.first)
        ended = ended or any(doc.joins(i) and speaks(doc.bare[i]) for i in range(condition[1], claim.first))
        ended = ended or is_known(doc, condition[1], claim.first) or _has_happened(doc, condition[1])
        # `تكرار سيناريو 2014، حين قتل خمسة`
        ended = ended or doc.norm(condition[0] - 1) in words("casualties", "blocks", "once_real")
        if not (ended or _are_listed(doc, *condition)):
            return True
        begin = condition[1]
    return (
        _is_in_case(scene, claim)
        or _was_to_come(scene, claim)
        or _is_condition_behind(scene, claim)
        or _is_laid_down(scene, claim)
        or _is_but_for(scene, claim)
    )


def leading() -> frozenset[str]:
    """Verbs of causing in the imperfect: `يؤدي`, `تتسبب`."""
    return words("casualties", "introduces", "imperfect") | words("casualties", "none", "causing")


def leads_to(doc: Document, verb: int, first: int) -> bool:
    """`يؤدي إلى سقوط 12 قتيلا`: whether nothing but nouns of happening stands between such a verb and a claim."""
    between = range(verb + 1, first)
    return all(doc.norm(i) in GOVERNED or doc.reading(i, "event") or doc.norm(i) in HAPPENING for i in between)


def is_verbal_noun(doc: Document, i: int) -> bool:
    """`وإصابة`, which و joins; `وقتل` may be a verb."""
    event = doc.reading(i, "event")
    return event is not None and event.prefix == "و" and len(doc.bare[i]) > SPELLED_AS_VERB


def _was_to_come(scene: Scene, claim: Skeleton) -> bool:
    """`هجوما كان سيؤدي إلى مقتل 12`: what something would have led to."""
    doc, were, verbs = scene.doc, words("casualties", "blocks", "were"), leading()
    for i in range(claim.first - 1, max(scene.first, claim.first - BUT_REACH - 2), -1):
        if doc.norm(i).startswith("س") and doc.norm(i)[1:] in verbs and doc.is_word(i - 1, were):
            return leads_to(doc, i, claim.first)
    return False


def _is_in_case(scene: Scene, claim: Skeleton) -> bool:
    """`في حال مقتل ثلاثة مدنيين ستتوقف المفاوضات`, `في حالة سقوط قتلى`, `في حال مقتل أي جندي أو إصابة عشرة`: a verbal
    noun behind it tells what may happen; `تسبب في حالة وفاة واحدة` counts a case.
    """
    doc, near = scene.doc, max(scene.first, claim.first - CASE_REACH)
    case = next((i for i in range(claim.first - 1, near - 1, -1) if doc.norm(i) in CASE), None)
    if case is None or any(map(doc.is_stop, range(case, claim.first))):
        return False
    if doc.bare[case - 1] != "في" and not doc.norm(case).startswith("ب"):
        return False
    if doc.norm(case) == OF_CASES and case_kind(doc.norm(case + 1)) is not None:
        return False
    happens = doc.form(case + 1, "event") is not None or doc.norm(case + 1) in HAPPENING
    joined = claim.first == case + 1 or doc.norm(case + 1) in HAPPENING or doc.norm(claim.first - 1) == "او"
    return happens and joined and not claim.none


def _is_laid_down(scene: Scene, claim: Skeleton) -> bool:
    """`تصرف الشركة 50 ألفا عند وفاة عامل أو إصابة ثلاثة`, `يرفع التأهب عند تسجيل خمس وفيات`: what is done whenever it
    happens; `عند وقوع الانفجار قتل ثلاثة` tells of once.
    """
    doc, near = scene.doc, max(scene.first, claim.first - CONDITION_REACH)
    at = next((i for i in range(claim.first - 1, near - 1, -1) if doc.norm(i) == "عند"), None)
    if at is None or any(doc.is_stop(i) or doc.norm(i) == "الي" for i in range(at, claim.first)):
        # `يرفع عدد القتلى عند سقوط الجدار إلى 12 قتيلا`
        return False
    happens = doc.reading(at + 1, "event", "victim") is not None or doc.norm(at + 1) in HAPPENING
    return happens and doc.find(words("casualties", "blocks", "laid_down"), scene.first, at) is not None


def _is_but_for(scene: Scene, claim: Skeleton) -> bool:
    """`كان الإعصار سيودي بحياة المئات لولا الإجلاء`, `من المتوقع أن يودي ... لولا`: what did not come about; but
    `قتل المئات لولا أن`.
    """
    doc = scene.doc
    if "لولا" not in doc.norms[claim.last : scene.last]:
        return False
    if doc.norm(claim.first - 1) == "ان" and doc.norm(claim.first).startswith(IMPERFECT):
        return claim.first not in doc.counts and doc.reading(claim.first, "person", "victim") is None
    for i in range(max(scene.first, claim.first - BUT_REACH), claim.first + 1):
        # `إن ستة قتلوا`, `كانت سيارة`
        noun = i in doc.counts or doc.norm(i) in nouns() or doc.reading(i, "person", "victim") is not None
        were = doc.find(words("casualties", "blocks", "were"), scene.first, i) is not None
        if were and not noun and doc.norm(i).startswith(FUTURE):
            return True
    return False


def _is_done_behind_threat(doc: Document, threat: int, first: int) -> bool:
    """`هدد الجيش بالتصعيد، وقتل خمسة`: behind a comma what و joins is what was done."""
    joined = (
        doc.norm(first - 1) in COMMAS and doc.norm(first).startswith("و") and doc.reading(first, "verb") is not None
    )
    # `هدد التنظيم بقتل رهينتين، فيما أصيب خمسة`, `، بعد يوم من مقتل ثلاثة`
    contrast = doc.find(words("reporting", "clause", "contrasts"), threat, first) is not None
    later = doc.norm(first - 1) == "من" and doc.find({"بعد", "غداه", "عقب"}, first - AFTER_REACH, first) is not None
    return (joined or contrast or later) and doc.is_word(threat, words("casualties", "blocks", "promises"))


def _has_happened(doc: Document, last: int) -> bool:
    """`وكان زلزال قوي قد ضرب المدينة`: behind قد a perfect, where `زلزال قوي قد يضرب` is a forecast; and
    `زلزال قوي قد يكون الأعنف` is guessed of one that was.
    """
    guessed = doc.norm(last) in ("يكون", "تكون")
    return doc.norm(last - 1) == "قد" and (guessed or not doc.norm(last).startswith(IMPERFECT))


def _is_condition_behind(scene: Scene, claim: Skeleton) -> bool:
    """`قلق من احتمال سقوط المدينة ومقتل آلاف المدنيين إذا اقتحمت`: what is feared, should something happen."""
    doc = scene.doc
    behind = doc.find(SHOULD, claim.last, min(claim.last + SHOULD_REACH, scene.last))
    if behind is None or any(map(doc.is_stop, range(claim.last, behind))):
        return False
    return (
        doc.find(words("casualties", "possible"), max(scene.first, claim.first - CONDITION_REACH), claim.first)
        is not None
    )


def _are_listed(doc: Document, first: int, last: int) -> bool:
    """`قالت كل من الشرطة والبلدية إن`, `أصيب كل من خالد وسالم`: several, where `كل من يقتل` is whoever does."""
    if doc.norm(first) != "كل":
        return False
    told = speaks(doc.norm(first - 1)) or doc.is_word(first - 1, words("reporting", "preposition"))
    named = last in doc.actor_at or last in doc.place_at
    return told or named or (doc.norm(last).startswith("ال") and doc.reading(last, "event", "verb") is None)
