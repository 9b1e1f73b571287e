"""What is told of casualties and has not happened: threats and charges, conditions and laws, questions, near misses."""

from __future__ import annotations

from collections.abc import Collection

from summarizer.claims.conditional import CONDITION_REACH, is_hypothetical, is_verbal_noun, leading, leads_to
from summarizer.claims.intentions import is_intended, is_meant
from summarizer.claims.known import is_known
from summarizer.claims.let_go import is_new_clause, told_from
from summarizer.claims.scene import Scene, Skeleton
from summarizer.claims.untold_events import ATTEMPTS
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words
from summarizer.sources.reporting import denies

# Before a verbal noun: it is to be done, or behind سوف.
TO_BE_DONE, DONE = frozenset(("سيتم", "ستتم", "سيجري", "ستجري")), frozenset(("يتم", "تتم", "يجري", "تجري"))
# Of whom a verb right behind them tells what they did.
ACCUSED = frozenset(("المتهم", "المتهمه", "المتهمان", "المتهمين", "المتهمون"))
# Of one who accuses, or is accused.
ACCUSING = frozenset(("متهما", "متهمه", "متهمين"))
# Before على, of what somebody dared to do.
DARED = frozenset(("اقدم", "اقدمت", "اقدموا", "اقدما"))
CONFESSED = frozenset(("اعترف", "اعترفت", "اعترفا", "اعترفوا", "اقر", "اقرت", "اقرا", "اقروا"))
# Before ما, of what comes again and again.
HABITS = frozenset(("عاده", "غالبا", "كثيرا", "دايما", "احيانا"))
# How far before a claim the word may stand by which it is planned, in tokens.
PLAN_REACH = 4
# What an attempt came to.
OUTCOMES = frozenset(("تخلف", "خلفت", "اسفرت", "تسفر", "ادت", "تودي", "اوقعت", "توقع", "انتهت"))
# Where reports differ, and about what, and how far before it, in tokens (`حول سقوط قتلى ومصابين`).
ABOUT_REACH = 3
CONFLICTING, ABOUT = frozenset(("تضاربت", "تضارب", "تتضارب")), frozenset(("حول", "بشان", "عن"))
# Of what somebody kept from happening.
FOILED = frozenset(("احباط", "افشال", "احبط", "احبطت", "احبطوا", "افشل", "افشلت"))
# How far before an attempt it may be told that it was foiled, and by whom, in tokens.
FOILED_REACH = 5
# How far behind a claim its question mark may stand, in tokens.
ASKED_REACH = 6
# Before what somebody knows, which he does not, and how far before it who denies it may stand, in tokens.
NOT_SO, DENIER_REACH = frozenset(("ليس", "ليست", "ليسوا", "غير", "لسنا", "لست", "عدم", "دون")), 5
# Before what has not come, and how far before the report of it, in tokens.
UNRECEIVED, UNREPORTED_REACH = frozenset(("لم", "لا", "ليس", "ليست", "لن")), 9
# How far before `عن` the report may stand, in tokens: `تقارير في الوقت الحالي عن`.
REPORT_REACH = 5
# What somebody had a part in.
PART = frozenset(("التواطو", "المشاركه", "التورط"))
DENYING = frozenset(("نافيا", "نافيه", "نافين", "نافيين"))


def has_not_happened(scene: Scene, claim: Skeleton) -> bool:
    """Whether a claim is only threatened, thought of, asked for or escaped."""
    return any(told(scene, claim) for told in _CHECKS)


def _is_to_come(scene: Scene, claim: Skeleton) -> bool:
    """`سيتم ضبط الجناة`, `سوف يجري إعدام ثلاثة`, `من المقرر تنفيذ خمسة إعدامات`: what is to be done."""
    doc, done = scene.doc, scene.doc.norm(claim.first - 1)
    at = doc.find(words("casualties", "blocks", "planned"), max(scene.first, claim.first - PLAN_REACH), claim.first)
    planned = at is not None and doc.norm(at - 1) == "من"
    if (
        at is not None
        and planned
        and not any(doc.is_stop(i) or doc.norm(i) in words("reporting", "function") for i in range(at + 1, claim.first))
    ):
        return True
    return doc.bare[claim.first - 1] in TO_BE_DONE or (done in DONE and doc.is_word(claim.first - 2, ("سوف",)))


def _is_threatened(scene: Scene, claim: Skeleton) -> bool:
    """`هدد القائد بقتل ثلاثة`, `بتهمة قتل أربعة`; but `توقيف 44 متهما بينهم طفل`."""
    doc, threats = scene.doc, words("casualties", "blocks", "threat")
    if claim.none or not scene.mentions(threats):
        return False
    if _is_told_of_them(doc, claim) or doc.find(CONFESSED, told_from(scene, claim), claim.first) is not None:
        # `اعترف المتهم بأنه قتل جارته`
        return False
    if doc.norm(claim.first - 1) == "علي" and doc.find(DARED, told_from(scene, claim), claim.first) is not None:
        # `المتهم أقدم على قتل شاب`: it is done.
        return False
    done = doc.reading(claim.first, "verb") is not None and not doc.norm(claim.first).startswith("ب")
    if done and doc.norm(claim.first - 1) in ACCUSED:
        # `تبين أن المتهم قتل زوجته`, but `المتهم بقتل زوجته`
        return False
    near = range(told_from(scene, claim), claim.first + 1)
    told = (i for i in near if doc.is_word(i, threats) and not doc.counted_before(i))
    if is_known(doc, near.start, claim.first):
        return False
    told = (i for i in told if not (_accuses(doc, i, claim.first) or _is_foiled_beside(doc, i, claim)))
    told = (i for i in told if not (_has_outcome(doc, i, claim.first) or _is_convicted(doc, i, claim)))
    return any(
        _is_in_conflict(doc, i, claim.first)
        or not (is_new_clause(doc, i, claim.first) or _is_of_another(doc, i, claim.first))
        for i in told
    )


def _is_in_conflict(doc: Document, i: int, first: int) -> bool:
    """`تضاربت الأنباء، أمس، حول سقوط قتلى`: of what reports differ, over any aside."""
    return doc.bare[i] in CONFLICTING and doc.find(ABOUT, first - ABOUT_REACH, first) is not None


def _is_promised(scene: Scene, claim: Skeleton) -> bool:
    """`توعدت الكتائب، في تسجيل بثته منصاتها، بـ"قتل كل جندي"`: what ب makes the object of a threat, however far off."""
    doc = scene.doc
    at = claim.first - (doc.tokens[claim.first - 1].kind == "quote")
    if not (doc.norm(claim.first).startswith("ب") or doc.norm(at - 1) == "ب"):
        return False
    promises = [i for i in scene.every(words("casualties", "blocks", "promises")) if i < at]
    if not promises or doc.reading(claim.first, "event") is None:
        return False
    return not doc.having(promises[-1] + 1, claim.first, "event", "verb")


def _accuses(doc: Document, i: int, first: int) -> bool:
    """`نفى ذلك، متهما الدعم السريع بقتل 20`: who says that others did it; `كان متهما بقتل 20` is charged with it."""
    accused = doc.norm(i) in ACCUSING and doc.norm(first).startswith("ب") and i + 1 < first
    return accused and (i + 1 in doc.actor_at or doc.norm(i + 1).startswith("ال"))


def _is_convicted(doc: Document, i: int, claim: Skeleton) -> bool:
    """`أدين السائق بقتل خمسة`, `أدين بالتواطؤ في قتل تسعة`: what a court has found that somebody did;
    `أدين بالتخطيط لقتل ثلاثة` was not done.
    """
    part, first = words("reporting", "background", "involvement"), claim.first
    took_part = doc.norm(first - 1) == "في" and doc.norm(first - 2).removeprefix("ب") in part | PART
    convicted = words("reporting", "say", "convicted") | words("reporting", "say", "conviction")
    return claim.vague != "some" and doc.bare[i] in convicted and (doc.norm(first).startswith("ب") or took_part)


def _is_foiled_beside(doc: Document, i: int, claim: Skeleton) -> bool:
    """`إحباط هجوم وتوقيف ستة`, `أحبط الجيش محاولة تسلل وقتل ثلاثة`: what those did besides who foiled it; `إحباط عملية
    لخطف وقتل ثلاثة` was foiled whole.
    """
    foiling = range(max(i - FOILED_REACH, 0), i) if doc.is_word(i, ATTEMPTS) else (i,)
    foiled = any(doc.bare[j].removeprefix("ب") in FOILED for j in foiling)
    if not foiled or not doc.norm(claim.first).startswith("و"):
        return False
    return not any(doc.reading(j, "event") for j in range(i + 1, claim.first))


def _is_told_of_them(doc: Document, claim: Skeleton) -> bool:
    """`هدد بإعدام 20 جنديا أسروهم`, `دعت إلى الإفراج عن صحفيين اعتقلا`: what a verb behind people tells is so."""
    verb = doc.reading(claim.last - 1, "verb")
    return (
        claim.key < claim.last - 1 and verb is not None and not doc.norm(claim.last - 1).startswith(("سي", "ست", "ي"))
    )


def _has_outcome(doc: Document, i: int, first: int) -> bool:
    """`محاولة انقلاب أسفرت عن ثمانية قتلى`: what was tried and came to casualties."""
    return doc.is_word(i, ATTEMPTS) and doc.find(OUTCOMES, i + 1, first) is not None


def _is_of_another(doc: Document, threat: int, first: int) -> bool:
    """`محاولة اغتيال قتل فيها اثنان`, `ومقتل مرافقه`: what was tried is told, and a claim that begins behind it is of
    what came of it; `محاولة خطف وقتل شاب` tries both.
    """
    tried = doc.is_word(threat, ATTEMPTS) and doc.reading(threat + 1, "event") is not None
    if not tried or first < threat + 2 or doc.norm(first - 1) == "او":
        return False
    event = doc.form(first, "event")
    told = any(doc.reading(i, "event", "verb") for i in range(threat + 2, first))
    return told or not doc.norm(first).startswith("و") or (event is not None and not event.strict)


def _is_not_known(scene: Scene, claim: Skeleton) -> bool:
    """`نافيا علمه بإصابة صحفيين`, `ليس على علم بمقتل خمسة`, `لا علم له بمقتل خمسة`: who knows of none says nothing of
    them.
    """
    doc, at = scene.doc, claim.first - 1
    if doc.norm(at) in words("casualties", "none", "has") and doc.norm(at - 1) == "علم":
        return doc.norm(at - 2) in UNRECEIVED
    if doc.norm(at) == "علم":
        # `لا علم للوزارة بمقتل خمسة` stands farther off, and denies by itself.
        return doc.norm(at - 1) == "علي" and doc.norm(at - 2) in NOT_SO
    if doc.norm(at) not in words("casualties", "none", "knowledge"):
        return False
    denied = range(at - 1, max(at - 1 - DENIER_REACH, scene.first - 1), -1)
    return any(denies(doc.bare[i]) or doc.norm(i) in NOT_SO or doc.norm(i) in DENYING for i in denied)


def _is_unreported(scene: Scene, claim: Skeleton) -> bool:
    """`لم تتلق الشرطة أي بلاغ عن مقتل مدنيين`, `لم ترد تقارير حتى الآن عن`, `لم تعلن السلطات بعد عن`: no report of it
    has come, or nobody has told of it.
    """
    doc, reports = scene.doc, words("casualties", "none", "reports")
    of = next((i for i in range(claim.first - 1, claim.first - 4, -1) if doc.norm(i) in ("عن", "بشان")), None)
    if of is None or claim.none:
        return False
    report = next((i for i in range(of - 1, of - REPORT_REACH, -1) if doc.norm(i) in reports), None)
    # `لم تعلن الحركة مسؤوليتها عن مقتل ثلاثة`: so many are told by somebody.
    untold = claim.vague == "some" and _is_negated_before(scene, of, words("casualties", "none", "telling"))
    return untold or (report is not None and _is_negated_before(scene, report, words("casualties", "none", "received")))


def _is_unconfirmed(scene: Scene, claim: Skeleton) -> bool:
    """`لا يمكننا تأكيد مقتل الركاب`, `تعذر التحقق من مقتل خمسة`: who cannot say so, or will not, does not say it."""
    doc, at = scene.doc, claim.first - 1 - (scene.doc.norm(claim.first - 1) in ("من", "صحه"))
    if doc.norm(at) not in words("casualties", "none", "confirmation"):
        return False
    failed = doc.find(words("casualties", "none", "failed"), max(at - UNREPORTED_REACH, scene.first), at) is not None
    return failed or _is_negated_before(scene, at, words("casualties", "none", "unable"))


def _is_negated_before(scene: Scene, at: int, verbs: Collection[str]) -> bool:
    """`لم تتلق الشرطة أي`, `لا يمكننا`: whether one of the verbs stands behind a negation shortly before a token."""
    doc = scene.doc
    for i in range(at - 1, max(at - UNREPORTED_REACH, scene.first) - 1, -1):
        if doc.is_stop(i):
            return False
        if doc.bare[i] in UNRECEIVED and doc.norm(i + 1) in verbs:
            return True
    return False


def _is_habitual(scene: Scene, claim: Skeleton) -> bool:
    """`عادة ما توقع هذه الهجمات عشرات القتلى`, `كثيرا ما تعلن الحركة أعدادا من القتلى`: no event of its own."""
    doc = scene.doc
    at = next((i for i in scene.every(HABITS) if doc.norm(i + 1) == "ما" and i < claim.first), None)
    return at is not None and not any(map(doc.is_stop, range(at, claim.first)))


def _is_asked(scene: Scene, claim: Skeleton) -> bool:
    """`هل قتل مئات؟`, `إصابة 200 طالب بالتسمم؟`: a question states nothing."""
    doc = scene.doc
    if doc.find(words("casualties", "blocks", "question"), told_from(scene, claim), claim.first + 1) is not None:
        return True
    before = claim.first - 1 - (claim.rule == "counted-victims")
    if not words("casualties", "blocks", "not_told").isdisjoint((doc.norm(claim.first - 1), doc.norm(before))):
        # `يفترض سقوط 320 ألف قتيل`
        return True
    end = next((i for i in range(claim.last, min(claim.last + ASKED_REACH, len(doc.tokens))) if doc.is_stop(i)), None)
    return end is not None and doc.norm(end) in ("؟", "?")


def _is_avoided(scene: Scene, claim: Skeleton) -> bool:
    """`كاد يودي بحياة 40 راكبا`: an imperfect behind `كاد`; `ما كاد ينتهي حتى قتل` tells of what happened."""
    doc, begin = scene.doc, max(scene.first, claim.first - CONDITION_REACH)
    if doc.norm(claim.first - 1) == "دون" and not claim.none:
        # `حالت يقظة الحارس دون مقتل عشرات`
        return True
    almost = words("casualties", "blocks", "nearly")
    nearly = next((i for i in range(claim.last - 1, begin - 1, -1) if doc.is_word(i, almost)), None)
    which = nearly is not None and doc.norm(nearly - 1) == "ما" and doc.norm(nearly - 2) in COMMAS
    if nearly is None or (doc.norm(nearly - 1) in ("ما", "لم") and not which):
        return False
    # `طفلين كادا يغرقان`: the imperfect ends what tells of them.
    behind = doc.reading(claim.last - 1, "verb") is not None and doc.norm(claim.last - 1).startswith(("ي", "ت"))
    told = behind or (nearly < claim.first and doc.norm(claim.first).startswith(("ي", "ت")))
    told = told or _would_lead_to(doc, nearly, claim.first)
    return told and doc.find({"حتي"}, nearly, claim.first) is None


def _would_lead_to(doc: Document, nearly: int, first: int) -> bool:
    """`كاد الحادث أن يؤدي إلى مقتل ثلاثة`, `كاد يتسبب في سقوط قتلى وإصابة آخرين`: an imperfect of causing between
    `كاد` at a token and what it did not come to; but `في حادث كاد يودي بحياة الوزير قتل حارسه`.
    """
    led = doc.find(leading(), nearly + 1, first)
    if led is None or any(doc.is_stop(i) or doc.norm(i) in COMMAS for i in range(nearly, first)):
        return False
    return is_verbal_noun(doc, first) or leads_to(doc, led, first)


_CHECKS = (
    _is_to_come,
    _is_threatened,
    is_meant,
    _is_promised,
    is_intended,
    _is_avoided,
    _is_not_known,
    _is_unreported,
    _is_unconfirmed,
    _is_habitual,
    _is_asked,
    is_hypothetical,
)
