"""What uses the words of casualties and reports none: threats, sport, illness, release, what is only thought of."""

from __future__ import annotations

from functools import cache

from summarizer.claims.diseases import is_of_disease
from summarizer.claims.let_go import is_new_clause, is_of_release, is_of_rescue, is_sought, is_to_be_moved, told_from
from summarizer.claims.phrase_ends import is_given_name
from summarizer.claims.pronouns import is_told_again
from summarizer.claims.scene import Scene, Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import phrases, words
from summarizer.sources.reporting import speaks

ATTEMPT = frozenset(("محاوله", "محاولات", "بمحاوله", "لمحاوله"))
# Before على, of what somebody dared to do.
DARED = frozenset(("اقدم", "اقدمت", "اقدموا", "اقدما"))
# How far before a claim the word that makes it a case to be thought of may stand, in tokens.
CONDITION_REACH = 12
# How far around the wounded the words of aid and training may stand, in tokens.
AID_REACH = 8
# How far behind a rate its whole (`لكل ألف ولادة`) may stand, in tokens.
RATE_REACH = 7
# How far behind a toll `سنويا` may stand, in tokens.
YEARLY_REACH = 4
# How far before an execution the court may stand, in tokens.
SENTENCE_REACH = 6
# Words of sport that make a match report of a sentence.
SPORT_WORDS = 2
# Words of stories that make fiction of a sentence.
STORY_WORDS = 2


def is_no_report(scene: Scene, claim: Skeleton) -> bool:
    """Threats, sport, illness and fiction use the same words and report no casualties."""
    return any(reason(scene, claim) for reason in REASONS) or scene.mentions(_blocking())


@cache
def _blocking() -> frozenset[str]:
    """Words that make no report of whatever their sentence tells."""
    return frozenset().union(*(words("casualties", "blocks", block) for block in BLOCKS))


def _is_threatened(scene: Scene, claim: Skeleton) -> bool:
    """`هدد القائد بقتل ثلاثة`, `بتهمة قتل أربعة`; but `توقيف 44 متهما بينهم طفل`."""
    doc, threats = scene.doc, words("casualties", "blocks", "threat")
    if claim.none or not scene.mentions(threats):
        return False
    if doc.norm(claim.first - 1) == "علي" and doc.find(DARED, told_from(scene, claim), claim.first) is not None:
        # `المتهم أقدم على قتل شاب`: it is done.
        return False
    near = range(told_from(scene, claim), claim.first + 1)
    told = (i for i in near if doc.is_word(i, threats) and not doc.counted_before(i))
    return any(not (is_new_clause(doc, i, claim.first) or _is_of_another(doc, i, claim.first)) for i in told)


def _is_of_another(doc: Document, threat: int, first: int) -> bool:
    """`محاولة اغتيال قتل فيها اثنان`, `ومقتل مرافقه`: what was tried is told, and a claim that begins behind it is of
    what came of it; `محاولة خطف وقتل شاب` tries both.
    """
    tried = doc.is_word(threat, ATTEMPT) and doc.reading(threat + 1, "event") is not None
    if not tried or first < threat + 2 or doc.norm(first - 1) == "او":
        return False
    event = doc.form(first, "event")
    told = any(doc.reading(i, "event", "verb") for i in range(threat + 2, first))
    return told or not doc.norm(first).startswith("و") or (event is not None and not event.strict)


def _is_thought_of(scene: Scene, _: Skeleton) -> bool:
    """`الشاعر قتل الفكرة`; a surname (`ناصر الشاعر`) tells nothing."""
    nobody = words("casualties", "blocks", "nobody")
    return any(i not in scene.doc.actor_at for i in scene.every(nobody))


def _is_of_aid(scene: Scene, claim: Skeleton) -> bool:
    """`دربت المنظمة 90 جريح حرب`, `يتسع لستين مصابا`: the wounded were hurt before."""
    if claim.rule not in ("counted-victims", "toll"):
        return False
    if scene.doc.find(words("casualties", "blocks", "capacity"), told_from(scene, claim), claim.first) is not None:
        # `يتسع السجن لـ300 معتقل`
        return True
    if claim.kind != "wounded":
        return False
    first, last = max(scene.first, claim.first - AID_REACH), min(claim.last + AID_REACH, scene.last)
    return scene.doc.find(words("casualties", "blocks", "recipients"), first, last) is not None


def _is_of_history(scene: Scene, claim: Skeleton) -> bool:
    """`استشهد الإمام علي`, `استشهاد الإمام الحسين`: long ago."""
    doc = scene.doc
    if claim.kind != "killed" or claim.maximum != 1 or not scene.mentions(words("casualties", "blocks", "revered")):
        return False
    near = range(claim.first, claim.last + 1)
    revered, names = words("casualties", "blocks", "revered"), words("casualties", "blocks", "revered_names")
    return any(doc.bare[i] in revered and doc.norm(i + 1) in names for i in near)


def _is_natural(scene: Scene, claim: Skeleton) -> bool:
    """`توفي الفنان عن عمر 80 عاما`, `رحل بعد صراع مع المرض`: nobody's doing."""
    if claim.kind != "killed":
        return False
    ages = phrases("casualties", "blocks", "ages")
    if claim.maximum != 1:
        # `شيع مئات السكان معلما توفي عن عمر ناهز التسعين`
        return scene.doc.find_phrase(ages, claim.last - 1, min(claim.last + 4, scene.last)) is not None
    died = words("casualties", "blocks", "natural")
    told = any(scene.doc.is_word(i, died) for i in range(claim.first, claim.last)) and not _mentions(scene, "custody")
    return told and scene.doc.find_phrase(ages, scene.first, scene.last) is not None


def _is_statistic(scene: Scene, claim: Skeleton) -> bool:
    """`التدخين يقتل ثمانية ملايين شخص سنويا`: what happens every year is no event."""
    doc = scene.doc
    end = min(claim.last + YEARLY_REACH, scene.last)
    if doc.find(words("casualties", "blocks", "every"), claim.last, end) is not None:
        # `8 ملايين وفاة سنويا`
        return True
    imperfect = any(doc.bare[i] in words("casualties", "blocks", "habitual") for i in range(claim.first, claim.last))
    return imperfect and (claim.vague == "thousands" or _mentions(scene, "yearly"))


def _is_of_beasts(scene: Scene, claim: Skeleton) -> bool:
    """`قطيعا من الإبل ... فقتل ستة منها`, `37 إصابة في قطعان الأغنام`."""
    if claim.who is not None or not (claim.partitive or claim.rule == "counted-victims"):
        return False
    # `الطبيب جمال الطيب` is named like camels.
    beasts = scene.every(words("casualties", "blocks", "beasts"))
    return any(i not in scene.doc.actor_at and not is_given_name(scene.doc, i) for i in beasts)


def _is_of_antiquity(scene: Scene, claim: Skeleton) -> bool:
    """`العثور على 12 جثة في مقبرة أثرية`."""
    found = claim.rule in ("counted-victims", "bodies-of", "introduced-victims")
    return found and scene.find_phrase(phrases("casualties", "blocks", "antiquity"), scene.first) is not None


def _is_of_no_violence(scene: Scene, claim: Skeleton) -> bool:
    """`ضحايا الاحتيال`: victims of what kills nobody."""
    doc = scene.doc
    if claim.kind != "casualties":
        return False
    if _mentions(scene, "fraud"):
        return True
    others = words("casualties", "blocks", "victims_of")
    return any(doc.norm(i + 1) in others for i in doc.having(scene.first, scene.last - 1, "victim"))


def _is_asked(scene: Scene, claim: Skeleton) -> bool:
    """`هل قتل مئات؟`: a question states nothing."""
    return (
        scene.doc.find(words("casualties", "blocks", "question"), told_from(scene, claim), claim.first + 1) is not None
    )


def _is_hypothetical(scene: Scene, claim: Skeleton) -> bool:
    """`إذا قتل المخطوف`, `أي هجوم قد يوقع آلاف القتلى`: what may be, in law or in a forecast."""
    doc, conditions = scene.doc, phrases("casualties", "blocks", "conditions")
    begin = max(scene.first, claim.first - CONDITION_REACH)
    while condition := doc.find_phrase(conditions, begin, claim.first):
        ended = any(doc.norm(i) in (".", "؛") for i in range(condition[1], claim.first))
        if not (ended or _are_listed(doc, *condition)):
            return True
        begin = condition[1]
    return False


def _are_listed(doc: Document, first: int, last: int) -> bool:
    """`قالت كل من الشرطة والبلدية إن`, `أصيب كل من خالد وسالم`: several, where `كل من يقتل` is whoever does."""
    if doc.norm(first) != "كل":
        return False
    told = speaks(doc.norm(first - 1)) or doc.is_word(first - 1, words("reporting", "preposition"))
    named = last in doc.actor_at or last in doc.place_at
    return told or named or (doc.norm(last).startswith("ال") and doc.reading(last, "event", "verb") is None)


def _is_punishment(scene: Scene, claim: Skeleton) -> bool:
    """`قضت المحكمة بسجن ستة`, `حكم القاضي بحبس ثلاثة`; `أمر القاضي بحبس ثلاثة على ذمة التحقيق` is an arrest."""
    if claim.kind != "detained":
        return False
    doc, told = scene.doc, scene.doc.norm(claim.first)
    if "سجن" in told:
        return _mentions(scene, "courts")
    passed = words("casualties", "blocks", "passed")
    return "حبس" in told and doc.find(passed, max(scene.first, claim.first - SENTENCE_REACH), claim.first) is not None


def _is_sentence(scene: Scene, claim: Skeleton) -> bool:
    """`أحكام بإعدام تسعة أشخاص`: a sentence that nobody says was carried out."""
    if claim.kind != "killed":
        return False
    doc, near = scene.doc, max(scene.first, claim.first - SENTENCE_REACH)
    begin = max(scene.first, claim.first - CONDITION_REACH)
    stayed = doc.find(words("casualties", "blocks", "stayed"), begin, claim.last)
    if stayed is not None and any("اعدام" in doc.norm(i) for i in range(stayed, claim.last)):
        # `علقت السلطات تنفيذ أحكام إعدام بحق ثلاثة`
        return True
    if not any("اعدام" in doc.norm(i) for i in range(claim.first, claim.last)):
        return False
    passed = doc.find(words("casualties", "blocks", "courts"), near, claim.first) is not None
    return passed and not scene.mentions(words("casualties", "blocks", "carried_out"))


def _is_avoided(scene: Scene, claim: Skeleton) -> bool:
    """`كاد يودي بحياة 40 راكبا`: an imperfect behind `كاد`; `ما كاد ينتهي حتى قتل` tells of what happened."""
    doc, begin = scene.doc, max(scene.first, claim.first - CONDITION_REACH)
    nearly = doc.find(words("casualties", "blocks", "nearly"), begin, claim.first)
    if nearly is None or doc.norm(nearly - 1) in ("ما", "لم"):
        return False
    return doc.norm(claim.first).startswith(("ي", "ت")) and doc.find({"حتي"}, nearly, claim.first) is None


def _is_rate(scene: Scene, claim: Skeleton) -> bool:
    """`42 وفاة لكل ألف ولادة`."""
    return scene.doc.find({"لكل"}, claim.last, min(claim.last + RATE_REACH, scene.last)) is not None


def _is_story(scene: Scene, _claim: Skeleton) -> bool:
    """`تبدأ الرواية بمقتل سبعة`, but not `رواية الشرطة عن مقتل سبعة`."""
    doc, stories = scene.doc, words("casualties", "blocks", "stories")
    if not scene.mentions(stories):
        return False
    return sum(norm in stories for norm in doc.norms[scene.first : scene.last]) >= STORY_WORDS


def _is_match_report(scene: Scene, claim: Skeleton) -> bool:
    """One word of sport makes an injury no news; it takes several to doubt a death, as stadiums have theirs.

    Nor is an injury told with a death (`مقتل مدرب طيران وإصابة متدرب`) doubted for one.
    """
    if not _mentions(scene, "sport"):
        return False
    doc = scene.doc
    # `الرباط` is a city too.
    said = {doc.norms[i] for i in range(scene.first, scene.last) if not _is_place_alone(doc, i)}
    sport = said & words("casualties", "blocks", "sport")
    if claim.kind in ("wounded", "detained", "missing") and sport and scene.latest(scene.last, "killed") is None:
        return True
    return len(sport | said & words("casualties", "blocks", "sport_too")) >= SPORT_WORDS and bool(sport)


def _is_place_alone(doc: Document, i: int) -> bool:
    """Whether a token by itself is the name of a place."""
    place = doc.place_at.get(i)
    return place is not None and place.last - place.first == 1


def _mentions(scene: Scene, block: str) -> bool:
    """Whether the sentence has a word of one list of [blocks]."""
    return scene.mentions(words("casualties", "blocks", block))


# Why a claim is no report, each by its own words.
REASONS = (
    _is_threatened,
    _is_punishment,
    _is_sentence,
    _is_match_report,
    is_of_disease,
    _is_thought_of,
    is_of_release,
    is_of_rescue,
    is_to_be_moved,
    is_sought,
    is_told_again,
    _is_natural,
    _is_of_history,
    _is_statistic,
    _is_of_beasts,
    _is_of_antiquity,
    _is_of_aid,
    _is_of_no_violence,
    _is_avoided,
    _is_rate,
    _is_asked,
    _is_hypothetical,
    _is_story,
)
# Lists of which one word in the sentence is enough.
BLOCKS = ("animals", "exercise", "fiction")
