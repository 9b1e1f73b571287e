"""Words of the missing for people who are no longer: `أنقذت الفرق ثلاثة أطفال علقوا`, `حوصر 12 قبل أن يتم إنقاذهم`."""

from __future__ import annotations

from summarizer.claims.let_go import told_from
from summarizer.claims.scene import Scene, Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import phrases, words

# How far behind those who were found the words may stand that they live, in tokens.
ALIVE_REACH = 4
# That those live who came back, and how far behind them it may stand, in tokens.
SAFE, BACK_REACH = frozenset(("سالما", "سالمه", "سالمين", "سالمون", "سالمات")), 6
# Before people who are looked for.
SEARCHING = frozenset(("بحث", "للبحث", "بحثا"))
# Whom somebody came upon, one and more, and the letters of the verb, whatever its form.
UPON_ONE, UPON_THEM = frozenset(("عليه", "عليها")), frozenset(("عليهم", "عليهما", "عليهن"))
FOUND = ("عثر", "عثرت", "عثروا", "عثور")
# Before what was done to them: `تم إنقاذهم`, `قبل إنقاذهم`.
DONE = frozenset(("تم", "جري", "قبل", "قبيل"))
# The same behind `قبل أن`; elsewhere an imperfect tells nothing that was done.
DONE_BEFORE = frozenset(("يتم", "تتم", "يجري", "تجري"))
BEFORE, UNTIL = frozenset(("قبل", "قبيل", "الي")), "ان"
# How far before `إنقاذهم` the verb may stand by which somebody managed it, in tokens.
MANAGED_REACH = 6
# How far before saving somebody the words may stand that say it failed, in tokens.
FAILED_REACH = 4
NOT = frozenset(("لم", "لن", "لا", "حاول", "ان"))
THEN = "ثم"
# Behind a verb, which they show to be passive: `وأنقذوا جميعا`, but `وأنقذوا آخرين`.
ALL = frozenset(("جميعا", "جميعهم", "كلهم", "لاحقا"))
# Who is drowning or has drowned, and how far before them the verb may stand that saves them, in tokens.
DROWNING, SAVING_REACH = frozenset(("غريق", "غريقا", "غريقه", "غريقين", "غرقي")), 6
# What brings out the dead too.
RETRIEVED = frozenset(("انتشل", "انتشلت", "انتشلوا", "انتشال"))
# To reach people, who may still be stuck unless it says that they `were` (`كانوا`).
REACHING = frozenset(("الوصول", "وصول"))


def is_of_rescue(scene: Scene, claim: Skeleton) -> bool:
    """`أنقذت الفرق ثلاثة أطفال علقوا في بئر`, `أُخرج حيا طفل علق في بئر`: who was saved is not missing.

    Behind `محاولة` or `جهود` nobody is saved yet, and others may be (`نجا 21 بينما لا يزال ستون في عداد المفقودين`).
    """
    if claim.kind == "detained":
        return _are_trapped(scene, claim) and _are_saved_behind(scene, claim)
    if claim.kind == "killed":
        return _are_drowning(scene, claim)
    if claim.kind != "missing" or claim.vague == "some":
        return False
    doc, first = scene.doc, told_from(scene, claim)
    if _are_saved_behind(scene, claim):
        # `حوصر 40 طالبا في حافلة، وتم إنقاذهم`
        return True
    # `انتُشلت الجثث كما يجري البحث عن خمسة`
    contrasts = words("reporting", "clause", "contrasts") | {"كما"}
    parted = (
        i + 1
        for i in range(claim.first - 1, first - 1, -1)
        if doc.is_stop(i) or i in doc.counts or doc.norm(i) in contrasts or _is_body(doc, i)
    )
    return _are_saved_before(scene, next(parted, first), claim)


def _are_saved_before(scene: Scene, first: int, claim: Skeleton) -> bool:
    """Whether the words from a token on to the end of a claim tell that they were saved, found or came back."""
    doc = scene.doc
    found = doc.find(words("casualties", "found"), first, claim.last) is not None
    if doc.find_phrase(phrases("casualties", "blocks", "alive"), first, claim.last + ALIVE_REACH * found) is not None:
        # `عثر على الأطفال الثلاثة المفقودين بصحة جيدة`
        return True
    back = _came_back(scene, first, claim)
    if back and doc.find(SAFE, claim.last, min(claim.last + BACK_REACH, scene.last)) is not None:
        # `وصل ستة فقدوا قبل يومين إلى المخيم سالمين`
        return True
    on = doc.norm(claim.first - 1) == "علي"
    found = found or (on and doc.find(words("casualties", "found"), scene.first, claim.first) is not None)
    were = doc.find(words("casualties", "blocks", "were"), claim.first, claim.last)
    were_lost = were is not None and were > claim.key
    if (found or back) and were_lost:
        # `عثرت الفرق على شخصين كانا في عداد المفقودين`, `عاد ثمانية بحارة كانوا قد فقدوا`
        return True
    saved = doc.find(words("casualties", "share", "saved"), first, claim.last)
    if saved is None and were_lost:
        saved = doc.find(REACHING, told_from(scene, claim), claim.first)
    if saved is None or doc.is_word(saved - 1, words("casualties", "blocks", "attempts")):
        return False
    # `تعذر انتشال ثلاثة`, `لم تتمكن الفرق من إخراجهم`
    return doc.find(words("casualties", "missing", "failed"), max(scene.first, saved - FAILED_REACH), saved) is None


def _are_drowning(scene: Scene, claim: Skeleton) -> bool:
    """`أنقذت الفرق 15 غريقا`, `أسفرت الحملة عن إنقاذ سبعة غرقى`: saved from drowning; `انتشلت فرق الإنقاذ 15 غريقا` are
    dead, and so are those besides whom others were saved (`أنقذت الفرق سبعة وعثرت على غريق`).
    """
    doc = scene.doc
    drowning = doc.find(DROWNING, claim.first, claim.last)
    if drowning is None or claim.rule not in ("counted-victims", "introduced-victims", "event-killed"):
        return False
    saves = words("casualties", "share", "saved") - RETRIEVED
    for i in range(drowning - 1, max(scene.first, drowning - SAVING_REACH) - 1, -1):
        if doc.bare[i] in saves or doc.bare[i].removeprefix("ب") in saves:
            return not doc.is_word(i - 1, words("casualties", "blocks", "attempts"))
        others = i in doc.counts and doc.counts[i].last < drowning
        if others or doc.is_stop(i) or doc.norm(i) == "علي" or doc.bare[i] in RETRIEVED:
            return False
    return False


def _came_back(scene: Scene, first: int, claim: Skeleton) -> bool:
    """`عاد إلى الميناء ثمانية`, but not `عادت الفرق إلى البحث عن ثمانية`, nor `وصل عدد المفقودين إلى ثمانية`."""
    doc = scene.doc
    searched = words("casualties", "missing", "search") | words("casualties", "missing", "search_verbs") | SEARCHING
    told = claim.rule != "toll" and doc.find(searched, first, claim.first) is None
    return told and doc.find(words("casualties", "blocks", "returned"), first, claim.first) is not None


def _are_trapped(scene: Scene, claim: Skeleton) -> bool:
    """`احتجز تسعة عمال داخل مبنى يحترق`: held by nobody, where a hostage is somebody's."""
    if claim.rule != "verb-detained" or claim.agent is not None or not scene.mentions(("احتجز", "احتجزت")):
        return False
    return not scene.mentions(words("casualties", "blocks", "hostages"))


def _are_saved_behind(scene: Scene, claim: Skeleton) -> bool:
    """Whether what follows a claim tells that they were saved, found or came back."""
    one = claim.maximum == 1
    return any(_are_saved(scene, i, one) for i in range(claim.last, scene.last))


def _are_saved(scene: Scene, i: int, one: bool) -> bool:
    """`وتم إنقاذهم`, `قبل إنقاذهم`, `وأنقذتهم`, `ثم عُثر عليهم أحياء`, `وأنقذوا جميعا`, `ثم عادت إلى منزلها`, but not
    `محاولا إنقاذه`.
    """
    doc, norm = scene.doc, scene.doc.norm(i)
    alive = phrases("casualties", "blocks", "alive")
    if norm in UPON_ONE | UPON_THEM and doc.norm(i - 1).endswith(FOUND):
        return doc.find_phrase(alive, i + 1, i + 1 + ALIVE_REACH) is not None or _is_found(scene, i, one)
    if doc.is_word(i, words("casualties", "blocks", "saved_them")):
        return doc.is_word(i - 1, DONE) or _is_managed(scene, i)
    until = doc.norm(i - 1) == UNTIL and doc.norm(i - 2) in BEFORE
    if doc.is_word(i, words("casualties", "blocks", "they_saved")):
        return until or doc.norm(i - 1) not in NOT
    if doc.bare[i] in words("casualties", "blocks", "were_saved"):
        return doc.norm(i + 1) in ALL or doc.phrase_end(alive, i + 1) is not None
    if until and norm in words("casualties", "blocks", "be_saved"):
        return True
    returned = doc.norm(i - 1) == THEN and norm in words("casualties", "blocks", "came_back")
    # `ثم عادت إلى منزلها`, but `ثم عادت الفرق`
    return returned and (doc.norm(i + 1) == "الي" or doc.is_stop(i + 1) or doc.phrase_end(alive, i + 1) is not None)


def _is_found(scene: Scene, i: int, one: bool) -> bool:
    """`فقد طفل وعثر عليه بعد ساعة`: no longer missing, whatever became of him; not `إن حذاءه عثر عليه`."""
    doc = scene.doc
    joined = doc.norm(i - 1).startswith(("و", "ف")) or doc.norm(i - 2) == THEN
    return (doc.norm(i) in UPON_ONE) == one and joined and doc.bare[i - 1] in words("casualties", "found")


def _is_managed(scene: Scene, i: int) -> bool:
    """`ونجحت الفرق في إنقاذهم`, `قبل أن يتم إنقاذهم`, `قبل أن تتمكن الفرق من إخراجهم`."""
    doc, managed = scene.doc, words("casualties", "blocks", "managed")
    if doc.norm(i - 1) in DONE_BEFORE:
        return doc.norm(i - 2) == UNTIL and doc.norm(i - 3) in BEFORE
    if doc.norm(i - 1) not in ("في", "من"):
        return False
    for j in range(i - 2, max(i - MANAGED_REACH, scene.first) - 1, -1):
        if doc.is_stop(j):
            return False
        if doc.bare[j] in managed:
            return doc.norm(j - 1) not in NOT
        if doc.norm(j) in words("casualties", "blocks", "manages"):
            return doc.norm(j - 1) == UNTIL and doc.norm(j - 2) in BEFORE
    return False


def _is_body(doc: Document, i: int) -> bool:
    """`انتشال جثمانين، ويستمر البحث عن أربعة`: who is told before the next has died."""
    form = doc.form(i, "victim")
    return form is not None and form.strict
