"""What uses the words of casualties and reports none: threats, sport, illness, release, what is only thought of."""

from __future__ import annotations

from functools import cache

from summarizer.claims.differences import is_difference
from summarizer.claims.diseases import is_of_disease
from summarizer.claims.fiction import (
    is_imagined,
    is_in_drill,
    is_in_scene,
    is_in_tale,
    is_rehearsed,
    is_staged,
    is_story,
    is_supposed,
    is_thought_of,
)
from summarizer.claims.let_go import are_held_already, is_of_release, is_sought, is_to_be_moved, told_from
from summarizer.claims.match_reports import is_match_report
from summarizer.claims.of_things import is_of_beasts, is_of_feeling, is_of_loot
from summarizer.claims.pronouns import is_told_again
from summarizer.claims.rescued import is_of_rescue
from summarizer.claims.scene import Scene, Skeleton
from summarizer.claims.surveys import is_surveyed
from summarizer.claims.unreal import has_not_happened
from summarizer.document import Document
from summarizer.language.wordlists import phrases, words

# Before what has no more room.
NO_MORE = frozenset(("تعد", "يعد", "لا", "لم", "المشرحه", "المستشفي", "المكان"))
# How far before a claim the word that makes it a case to be thought of may stand, in tokens.
CONDITION_REACH = 12
# How far around the wounded the words of aid and training may stand, in tokens.
AID_REACH = 8
# Who dies at such an age, in years, may die of it, and how far behind a death it may stand, in tokens.
OLD, OLDEST, AGE_REACH = 75, 115, 10
# How far behind a rate its whole (`لكل ألف ولادة`) may stand, in tokens.
RATE_REACH = 7
# How far before a number `بمعدل` may stand, and how far behind it `يوميا`, in tokens.
AVERAGE_REACH, DAILY_REACH = 3, 2
# How far before a number `متوسط` may stand, in tokens.
MEAN_REACH = 6
# Before على and victims, and how far, in tokens.
ASSAULTED, ASSAULTED_REACH = frozenset(("اعتدي", "اعتدت", "اعتدوا", "الاعتداء", "بالاعتداء", "اعتداء", "اعتداءات")), 4
# So many are hurt by what is no event.
MILLION = 1_000_000
# How far behind a toll `سنويا` may stand, in tokens.
YEARLY_REACH = 4
# How far before an execution the court may stand, in tokens.
SENTENCE_REACH = 6
# How far behind those who are jailed the years may stand, in tokens.
TERM_REACH = 8


def is_no_report(scene: Scene, claim: Skeleton) -> bool:
    """Threats, sport, illness and fiction use the same words and report no casualties."""
    return any(reason(scene, claim) for reason in REASONS)


def _is_of_aid(scene: Scene, claim: Skeleton) -> bool:
    """`دربت المنظمة 90 جريح حرب`, `يتسع لستين مصابا`: the wounded were hurt before."""
    if claim.rule not in ("counted-victims", "toll", "predicate") and claim.kind != "detained":
        return False
    holds = scene.doc.find(words("casualties", "blocks", "capacity"), told_from(scene, claim), claim.key)
    if holds is not None and scene.doc.norm(holds - 1) not in NO_MORE:
        # `يتسع السجن لـ300 معتقل`, but `لم تعد المشرحة تتسع`, `لم تعد تتسع`
        return True
    if claim.kind != "wounded":
        return False
    first, last = max(scene.first, claim.first - AID_REACH), min(claim.last + AID_REACH, scene.last)
    told = scene.doc.find(words("casualties", "blocks", "recipients"), first, last)
    # `50 مصابا من الطلاب وذويهم`: those who were hurt too; `212 مصابا، بُترت أطراف سبعة`: what they lost.
    lost = told is not None and scene.doc.norm(told - 1).startswith("بتر")
    return told is not None and scene.doc.norms[told] != "وذويهم" and not lost


def _is_of_honour(scene: Scene, claim: Skeleton) -> bool:
    """`منح الرئيس 20 جنديا الوسام بعد وفاتهم`: whose death was told when they died."""
    honours = words("casualties", "blocks", "honours")
    return claim.rule == "event-pronoun" and scene.doc.find(honours, scene.first, claim.last) is not None


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
    if not told:
        return False
    return scene.doc.find_phrase(ages, scene.first, scene.last) is not None or _is_of_age(scene, claim)


def _is_of_age(scene: Scene, claim: Skeleton) -> bool:
    """`توفي الممثل سالم حيدر البالغ 91 عاما في منزله`: of whom no cause is told but that he was old."""
    doc, causes = scene.doc, words("casualties", "blocks", "causes")
    if scene.mentions(causes) or _mentions(scene, "violence"):
        return False
    years, near = words("persons", "age_units", "years"), range(claim.last, min(claim.last + AGE_REACH, scene.last))
    return any(doc.norm(i).isdecimal() and OLD <= int(doc.norm(i)) <= OLDEST and doc.norm(i + 1) in years for i in near)


def _is_statistic(scene: Scene, claim: Skeleton) -> bool:
    """`التدخين يقتل ثمانية ملايين شخص سنويا`: what happens every year is no event."""
    doc = scene.doc
    end = min(claim.last + YEARLY_REACH, scene.last)
    end = next((i for i in range(claim.last, end) if doc.is_stop(i)), end)
    if any(_is_each_time(doc, i) for i in range(claim.last, end)):
        return True
    if doc.find(words("casualties", "blocks", "every"), claim.last, end) is not None:
        # `8 ملايين وفاة سنويا`
        return True
    imperfect = any(doc.bare[i] in words("casualties", "blocks", "habitual") for i in range(claim.first, claim.last))
    # `انهيار العملة يصيب ثلاثة ملايين موظف`: nothing hurts so many at once.
    everybody = claim.vague == "thousands" or (claim.minimum or 0) >= MILLION
    return imperfect and (everybody or _mentions(scene, "yearly"))


def _is_each_time(doc: Document, i: int) -> bool:
    """`كل ساعتين`, `كل عشر دقائق`, `كل يوم`: a rate; what happens `كل عام` is a toll."""
    if doc.norm(i) != "كل":
        return False
    each = words("casualties", "blocks", "each")
    return doc.norm(i + 1) in each or doc.norm(i + 2) in each


def _is_of_antiquity(scene: Scene, claim: Skeleton) -> bool:
    """`العثور على 12 جثة في مقبرة أثرية`."""
    found = claim.rule in ("counted-victims", "bodies-of", "introduced-victims")
    return found and scene.find_phrase(phrases("casualties", "blocks", "antiquity"), scene.first) is not None


def _is_of_no_violence(scene: Scene, claim: Skeleton) -> bool:
    """`ضحايا الاحتيال`, `4800 ضحية للاعتداءات الجنسية`, `تقدمت 33 ضحية بشكوى`: victims of what kills nobody, or who
    live; `120 وفاة واختفاء` by the same data are dead and missing.
    """
    doc = scene.doc
    if claim.kind != "casualties" or claim.rule.startswith("mixed"):
        return False
    if _mentions(scene, "fraud") or scene.find_phrase(phrases("casualties", "blocks", "swindles"), scene.first):
        return True
    before = claim.first - 1
    if claim.rule == "counted-victims" and doc.is_word(before, words("casualties", "blocks", "victims_act")):
        return True
    near = max(scene.first, before - ASSAULTED_REACH)
    met = doc.find(words("casualties", "blocks", "victims_met"), near, before + 1)
    if claim.rule == "counted-victims" and met is not None and not any(map(doc.is_stop, range(met, before + 1))):
        # `استمعت اللجنة إلى 120 ضحية`
        return True
    if doc.norm(before) == "علي" and doc.find(ASSAULTED, near, before) is not None:
        # `اعتدى الطبيب على 30 ضحية`
        return True
    others = words("casualties", "blocks", "victims_of")
    return any(doc.norm(i + 1) in others for i in doc.having(scene.first, scene.last - 1, "victim"))


def _is_punishment(scene: Scene, claim: Skeleton) -> bool:
    """`قضت المحكمة بسجن ستة`, `حكم القاضي بحبس ثلاثة`; `أمر القاضي بحبس ثلاثة على ذمة التحقيق` is an arrest."""
    if claim.kind != "detained":
        return False
    doc, told = scene.doc, scene.doc.norm(claim.first)
    if "سجن" in told:
        # `سجن ثلاثة مسؤولين سبع سنوات`: no force, only a court measures the time.
        years = doc.find(words("casualties", "blocks", "terms"), claim.last, min(claim.last + TERM_REACH, scene.last))
        return years is not None or _mentions(scene, "courts")
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
    # `قضت المحكمة بالإعدام شنقا على متهمين اثنين`
    if not any("اعدام" in doc.norm(i) for i in range(claim.first - 1, claim.last)):
        return False
    if doc.find(words("casualties", "blocks", "demanded"), near, claim.first) is not None:
        # `طلب الادعاء إعدام 14 متهما`
        return True
    passed = doc.find(words("casualties", "blocks", "courts"), near, claim.first) is not None
    return passed and not scene.mentions(words("casualties", "blocks", "carried_out"))


@cache
def _rate_words() -> frozenset[str]:
    """Words without which nothing is a rate."""
    own = words("casualties", "blocks", "averages") | words("casualties", "blocks", "daily")
    own |= words("casualties", "blocks", "average")
    return own | {"لكل", "كل", "الواحد", "الواحده"}


def _is_rate(scene: Scene, claim: Skeleton) -> bool:
    """`42 وفاة لكل ألف ولادة`, `بمعدل ثمانية قتلى`, `13 مهاجرا قضوا يوميا`, `ثمانية قتلى في اليوم الواحد`."""
    if not scene.mentions(_rate_words()):
        return False
    doc, averages = scene.doc, words("casualties", "blocks", "averages")
    if _is_average(scene, claim):
        return True
    if "من" in (doc.norm(claim.first - 2), doc.norm(claim.last)) and "كل" in (
        doc.norm(claim.first - 1),
        doc.norm(claim.last + 1),
    ):
        # `ثلاثة من كل خمسة قتلى`, `إصابة ثلاثة من كل خمسة`
        return True
    if doc.find({"لكل"}, claim.last, min(claim.last + RATE_REACH, scene.last)) is not None:
        return True
    if doc.find(averages, max(scene.first, claim.first - AVERAGE_REACH), claim.first + 1) is not None:
        return True
    if doc.find(words("casualties", "blocks", "daily"), claim.last, claim.last + DAILY_REACH) is not None:
        return True
    return doc.find_phrase(phrases("casualties", "blocks", "in_one"), claim.last, claim.last + YEARLY_REACH) is not None


def _is_average(scene: Scene, claim: Skeleton) -> bool:
    """`بلغ متوسط الوفيات الشهري 12 وفاة`, `متوسط عدد القتلى اليومي 40`."""
    doc, averages = scene.doc, words("casualties", "blocks", "average")
    at = doc.find(averages, max(scene.first, claim.key - MEAN_REACH), claim.key)
    if at is None or any(map(doc.is_stop, range(at, claim.key))):
        return False
    noun = at + 1 + doc.is_word(at + 1, words("casualties", "cumulative", "toll"))
    return doc.reading(noun, "victim") is not None


def _mentions(scene: Scene, block: str) -> bool:
    """Whether the sentence has a word of one list of [blocks]."""
    return scene.mentions(words("casualties", "blocks", block))


# Why a claim is no report, each by its own words.
REASONS = (
    has_not_happened,
    _is_punishment,
    _is_sentence,
    is_imagined,
    is_staged,
    is_rehearsed,
    is_in_tale,
    is_in_scene,
    is_in_drill,
    is_match_report,
    is_of_disease,
    is_thought_of,
    is_supposed,
    is_of_release,
    is_of_rescue,
    is_to_be_moved,
    is_sought,
    are_held_already,
    is_told_again,
    _is_natural,
    _is_of_honour,
    _is_of_history,
    _is_statistic,
    is_of_beasts,
    is_of_loot,
    is_of_feeling,
    _is_of_antiquity,
    is_difference,
    _is_of_aid,
    _is_of_no_violence,
    _is_rate,
    is_story,
    is_surveyed,
)
