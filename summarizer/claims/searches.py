"""People who are looked for.

`البحث عن اثنين`, `والسادس لا يزال البحث جاريا عنه`, `لم يعثر على ثلاثة`, `ما زال تحت الركام ستة`.
"""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.phrase_ends import is_closed
from summarizer.claims.scene import Scene
from summarizer.claims.totals_behind import is_definite
from summarizer.document import Document
from summarizer.language.text import CLAUSE_ENDS
from summarizer.language.wordlists import ordinals, words

# How far behind a verb of search or finding its preposition may stand, in tokens.
VERB_REACH = 4
# The noun of finding, and how far before it may stand that nobody did, in tokens.
FINDING = frozenset(("العثور", "عثور"))
# The same of those who are known to be there, who stand right behind it: `تعذر انتشال ثلاثة من أفراد العائلة`.
FETCHING = frozenset(("انتشال", "اخراج", "سحب"))
FAILED_REACH = 5
# How far before a finding the word of the effort may stand, in tokens, and what tells that it succeeded.
EFFORT_REACH, ALIVE = 3, frozenset(("احياء", "سالمين", "نجحت", "تكللت", "افضت"))
# How far before the search its object may stand, in tokens.
OBJECT_REACH = 6
# How far behind `تحت الركام` those may stand who are under it, in tokens.
UNDER_REACH = 9
# Between a search and عن, before the place where they search or the day of it, and how far behind it عن may stand, in
# tokens.
WHERE, PLACE_REACH = frozenset(("في", "تحت", "داخل", "وسط", "بين", "لليوم", "منذ")), 6
# Behind the missing one whom they still look for.
LEFT = frozenset(("الاخير", "الاخيره", "الوحيد", "الوحيده", "الاخر"))
# Whom a search goes back to, and how many they are.
BACK: dict[str, int] = {"عنه": 1, "عنها": 1, "عنهما": 2}


def read_searches(scene: Scene) -> None:
    """Those who are searched for, have not been found or lie under something."""
    _read_search_nouns(scene)
    _read_search_verbs(scene)
    _read_searched_before(scene)
    _read_not_found(scene)
    _read_under(scene)
    _read_efforts(scene)


def _read_search_nouns(scene: Scene) -> None:
    """`البحث عن اثنين`, `البحث مستمرا عن ثلاثة صيادين`, `البحث عن شاب فقد في البحر`."""
    doc = scene.doc
    for i in scene.every(words("casualties", "missing", "search")):
        at = doc.past(i + 1, lambda j: doc.norm(j) in words("casualties", "missing", "going_on"))
        if doc.norm(at) in WHERE:
            # `البحث تحت الأنقاض عن ثلاثة`, `البحث لليوم الثالث على التوالي عن أربعة`
            at = doc.find({"عن"}, at + 2, min(at + PLACE_REACH, scene.last)) or at
        group = (
            _last_one(doc, at + 1) or _known_number(doc, at + 1) or scene.group(at + 1)
            if doc.norm(at) == "عن"
            else None
        )
        group = group if group is not None and tells_of_incident(scene) else None
        if group is None or not scene.free(group) or group.kind not in (None, "missing"):
            continue
        if group.shape in ("number", "dual", "other") or (group.shape == "singular" and _is_lost(scene, group)):
            scene.add(group, "missing", "missing-search", first=i)
            lost = doc.form(group.next, "victim")
            if lost is not None and lost.kind == "missing":
                # `البحث عن طالبتين مفقودتين`
                scene.take(group.next, group.next + 1)


def _last_one(doc: Document, i: int) -> Group | None:
    """`البحث عن المفقود الثالث`, `البحث عن الطفل المفقود`: the one who is left, and who he is among those told."""
    noun = doc.reading(i, "person", "victim")
    if noun is None or noun.form.number != "singular" or not noun.prefix.endswith("ال"):
        return None
    missing = noun.form.kind == "missing"
    if noun.form.kind is not None and not missing:
        return None
    left = doc.norm(i + 1).removeprefix("ال") in ordinals() or doc.norm(i + 1) in LEFT
    lost = (form := doc.form(i + 1, "victim")) is not None and form.kind == "missing" and form.number == "singular"
    if not (lost or (missing and left)) or not doc.norm(i + 1).startswith("ال"):
        return None
    return Group.of(1, i, i + 2, who=None if missing else (i, i + 1), kind="missing", shape="other")


def _known_number(doc: Document, i: int) -> Group | None:
    """`البحث عن المفقودين الثلاثة`: how many they are is told behind them."""
    missing, count = doc.reading(i, "victim"), doc.counts.get(i + 1)
    if missing is None or not missing.definite or missing.form.kind != "missing" or count is None or count.vague:
        return None
    if not is_definite(doc.norm(i + 1)):
        return None
    return Group(i, count.last, count.last, count.minimum, count.maximum, None, count.approx, "missing", None, "number")


def _is_lost(scene: Scene, group: Group) -> bool:
    """Whether one who is searched for is another one or a relative of those told, or a verb behind him says that he is
    missing or drowned.
    """
    if scene.doc.form(group.last, "other") is not None or scene.doc.form(group.first, "kin") is not None:
        return True
    form = scene.doc.form(group.next, "verb")
    return form is not None and form.voice == "victim" and form.kind in ("missing", "killed")


def is_rescued(scene: Scene) -> bool:
    """Whether somebody is rescued where a sentence stands."""
    return scene.doc.find(words("casualties", "missing", "rescue"), *_around(scene)) is not None


def tells_of_incident(scene: Scene) -> bool:
    """Whether the article tells of an incident: companies search for engineers too."""
    doc, (first, last) = scene.doc, _around(scene)
    if any(r.form.kind in ("killed", "missing") for i in range(first, last) for r in doc.readings[i]):
        return True
    told = words("casualties", "incidents") | words("casualties", "share", "saved")
    return is_rescued(scene) or doc.find(told, first, last) is not None


def _read_search_verbs(scene: Scene) -> None:
    """`يبحثون عن ثالث`, `تبحث الفرق عن أربعة آخرين`: others than those told, where somebody is rescued; and those whom
    their noun tells to be missing (`لا تزال تبحث عن مفقودين تحت الأنقاض`).
    """
    doc = scene.doc
    for i in scene.every(words("casualties", "missing", "search_verbs")):
        at = doc.find({"عن"}, i + 1, min(i + VERB_REACH, scene.last))
        group = scene.group(at + 1) if at is not None and not any(doc.is_stop(j) for j in range(i, at)) else None
        if (
            group is None
            or not scene.free(group)
            or group.kind not in (None, "missing")
            or not tells_of_incident(scene)
        ):
            continue
        if group.kind is not None:
            if not group.definite and not _is_wanted(doc, group):
                scene.add(group, "missing", "missing-search", first=i)
            continue
        kin = doc.form(group.first, "kin") is not None and group.shape != "plural" and is_rescued(scene)
        other = kin or group.shape == "other" or doc.form(group.last, "other") or doc.form(group.last + 1, "other")
        if other and not _is_wanted(doc, group) and not _is_body(doc, group.first):
            scene.add(group, "missing", "missing-search", first=i)


def _is_body(doc: Document, i: int) -> bool:
    """`انتشلت جثتين وما زالت تبحث عن الثالثة`: the body of one of those who drowned."""
    return doc.bare[i].startswith("ال") and doc.norm(i).endswith("ه")


def _is_wanted(doc: Document, group: Group) -> bool:
    """`تبحث الشرطة عن مشتبه آخر`: who is searched for has fled."""
    return doc.find(words("casualties", "missing", "wanted"), group.first, group.next + 1) is not None


def _read_searched_before(scene: Scene) -> None:
    """`والسادس لا يزال البحث جاريا عنه`: the one whom a pronoun takes up stands before the search."""
    doc, going_on = scene.doc, words("casualties", "missing", "going_on")
    for i in scene.every(words("casualties", "missing", "search")):
        at = doc.past(i + 1, lambda j: doc.norm(j) in going_on)
        subject = doc.past(i - 1, lambda j: doc.norm(j) in going_on, -1)
        count = BACK.get(doc.norm(at))
        if count is None or not tells_of_incident(scene) or subject < scene.first:
            continue
        if _is_body(doc, subject):
            continue
        for j in range(subject, max(scene.first, subject - OBJECT_REACH) - 1, -1):
            group = read_group(doc, j, i)
            if doc.is_stop(j) or (group is not None and group.minimum != count):
                break
            if group is not None and scene.free(group) and not group.kind and not group.definite:
                scene.add(group, "missing", "missing-search", last=at + 1)
                break


def _read_not_found(scene: Scene) -> None:
    """`انتشلت تسع جثث، ولم يعثر بعد على ثلاثة`: bare numbers and people, where others were found or rescued."""
    doc = scene.doc
    for i in scene.every(words("casualties", "missing", "find_verbs") | FINDING | FETCHING):
        first = _not_found_from(scene, i)
        at = doc.find({"علي"}, i + 1, min(i + VERB_REACH, scene.last)) if first is not None else None
        at = i if first is not None and doc.norm(i) in FETCHING else at
        group = scene.group(at + 1) if at is not None else None
        if group is None or not scene.free(group) or group.kind or not group.counted or _is_wanted(doc, group):
            continue
        saved = doc.find(words("casualties", "share", "saved"), scene.first, i) is not None
        told = saved or len(doc.having(scene.first, i, "victim")) > 0
        listed = group.who is not None and doc.reading(group.who[0], "person", "kin") is not None
        alone = group.who is None and is_closed(doc, group.next)
        # `لم يعثر على خمسين آخرين كانوا على متنه`
        others = doc.form(group.last, "other") is not None
        if (told and alone) or ((listed or others) and (told or tells_of_incident(scene))):
            scene.add(group, "missing", "missing-search", first=first)


def _not_found_from(scene: Scene, i: int) -> int | None:
    """Where it begins that nobody found: `لم يعثر`, `لم يتم العثور`, `لم تتمكن الفرق من العثور`, `تعذر العثور`."""
    doc = scene.doc
    if doc.norm(i) not in FINDING | FETCHING:
        return i - 1 if doc.is_word(i - 1, ("لم",)) else None
    failed = words("casualties", "missing", "failed")
    for j in range(i - 1, max(scene.first, i - FAILED_REACH) - 1, -1):
        if doc.is_stop(j):
            return None
        if doc.is_word(j, failed):
            return j
    return None


def _read_under(scene: Scene) -> None:
    """`ما زال تحت ركام المنزل ستة`, `أن يكون تحت البيوت المهدمة نحو عشرين`: those who are told behind their place."""
    doc = scene.doc
    for i in scene.every(("تحت",)):
        opens = doc.is_word(i - 1, words("casualties", "missing", "remains")) or doc.is_word(i - 1, ("ان", "بان"))
        if not opens or not _is_rubble(doc, i + 1):
            continue
        for j in range(i + 2, min(i + UNDER_REACH, scene.last)):
            if doc.norm(j) in CLAUSE_ENDS or doc.reading(j, "event", "verb", "victim"):
                break
            group = scene.group(j)
            if group is not None and group.counted and not group.definite:
                if scene.free(group):
                    scene.add_joined(group, "missing", "missing-state", i)
                break


def _read_efforts(scene: Scene) -> None:
    """`جهود العثور على ثلاثة غواصين`, `على أمل العثور على سبعة بحارة`: several whom nobody has found yet."""
    doc, efforts = scene.doc, words("casualties", "missing", "efforts")
    for i in scene.every(FINDING | {"للعثور"}):
        first = doc.find(efforts, max(scene.first, i - EFFORT_REACH), i)
        group = scene.group(i + 2) if first is not None and doc.norm(i + 1) == "علي" else None
        if first is None or group is None or group.kind or not scene.free(group):
            continue
        # `جهودها للعثور على الثالث`: the one who is left.
        left = group.shape == "other" and doc.bare[i + 2].removeprefix("ال") in ordinals() and not _is_body(doc, i + 2)
        if left and tells_of_incident(scene):
            scene.add(group, "missing", "missing-search", first=first)
        if left or not group.counted:
            continue
        saved = scene.mentions(words("casualties", "share", "saved")) or scene.mentions(ALIVE)
        if not saved and group.who is not None and not _is_wanted(doc, group) and tells_of_incident(scene):
            scene.add(group, "missing", "missing-search", first=first)


def _is_rubble(doc: Document, i: int) -> bool:
    """`ركام المنزل`, `البيوت المهدمة`."""
    under, ruined = words("casualties", "missing", "underground"), words("casualties", "missing", "ruined")
    return doc.norm(i) in under or doc.find(ruined, i + 1, i + VERB_REACH) is not None


def _around(scene: Scene) -> tuple[int, int]:
    """The tokens of the sentence with those before and behind it."""
    near = scene.doc.sentences[max(scene.index - 1, 0) : scene.index + 2]
    return near[0].first, near[-1].last
