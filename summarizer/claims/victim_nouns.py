"""Nouns that name the victims by what happened to them: counted (`5 قتلى`), or introduced (`سقوط قتلى`)."""

from __future__ import annotations

from summarizer.actors.name_words import opens_name
from summarizer.claims.cases import PAIRS, case_kind, deed_kind
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.heads import has_company, is_caused, stands_alone
from summarizer.claims.introducers import introduces, opener
from summarizer.claims.none import unknown_before
from summarizer.claims.one_of import MORE
from summarizer.claims.outcomes import is_state_of_told, of_another_kind
from summarizer.claims.scene import Scene
from summarizer.claims.tolls import SUPERLATIVES
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.model import Kind

# The longest list of shares before its last member, in tokens.
LISTED_REACH = 14
# How far before the verb the subject may begin that is said to have become victims, in tokens.
SUBJECT_REACH = 10
# What is so every day, and how far before a number the word for it may stand, in tokens.
HABITS, HABIT_REACH = frozenset(("يوميا", "اسبوعيا", "شهريا", "سنويا")), 3
# Between incidents and the number of those whom they befell.
BEFELL, BEFELL_REACH = frozenset(("طالت", "شملت", "استهدفت")), 3
# The same behind a verb of causing: `31 عملية اغتيال أودت بحياة 40`.
OUTCOME_REACH = 5
# Cases in the plural, which no number counts.
SOME_CASES = frozenset(("حالات", "بحالات"))
# What may stand behind `ضحية`, where it is not said of what.
BEHIND_VICTIM = frozenset(("", "في", "من", "جراء", "بسبب"))
# Several, of plurals alone.
SEVERAL = "عده"


def read_counted_nouns(scene: Scene) -> None:
    """`5 قتلى`, `17 جثة`, `جريحين`, `37 حالة اختناق`: a number or dual over a noun of a kind."""
    doc = scene.doc
    counted, victims = doc.counted(scene.first, scene.last), doc.having(scene.first, scene.last, "victim")
    for i in sorted({*counted, *victims, *scene.every(PAIRS), *scene.every(MORE)}):
        if i in scene.used:
            continue
        group = scene.group(i)
        if group is not None and (deed := deed_kind(doc.norm(group.last))) is not None and scene.free(group):
            # `تلاها مخيم عايدة بـ16 اعتقالا`
            scene.add(group._replace(last=group.last + 1), deed, "counted-victims")
            continue
        if group is not None and scene.free(group) and (kind := of_another_kind(scene, group)) is not None:
            scene.add(group._replace(last=group.last + 2), kind, "counted-victims")
            continue
        if group is None or group.kind is None or not group.counted or not scene.free(group):
            continue
        if group.shape == "dual" and is_state_of_told(scene, i):
            # `ارتقى مدنيان شهيدين`
            continue
        noun = doc.form(group.last - 1, "victim")
        if group.vague == "some" and doc.norm(i) == SEVERAL and noun is not None and noun.number == "singular":
            # `أعلنت دول عدة وفاة 20 من رعاياها`: several states.
            continue
        if not (_is_share(scene, group) or _discounted(doc, group) or _are_incidents(doc, group)):
            scene.add(group, group.kind, "counted-victims")


def _is_share(scene: Scene, group: Group) -> bool:
    """`بينهم خمسة قتلى`: a share of a claim of its kind, or one of a list of shares."""
    opened = scene.doc.norm(group.first - 1) in words("casualties", "share", "openers")
    if opened and scene.latest(group.first, group.kind) is not None:
        return True
    return group.kind == "casualties" and _in_list_of_shares(scene, group.first)


def _in_list_of_shares(scene: Scene, i: int) -> bool:
    """`بينهم 16 طفلا و6 سيدات و3 ضحايا تعذيب`."""
    doc = scene.doc
    if not doc.norm(i).startswith("و") and doc.norm(i - 1) != "و":
        return False
    opener = doc.find(words("casualties", "share", "openers"), max(scene.first, i - LISTED_REACH), i)
    return opener is not None and not any(map(doc.is_stop, range(opener, i)))


def _are_incidents(doc: Document, group: Group) -> bool:
    """`66 حادثة خطف طالت 91 شخصا`, `31 عملية اغتيال أودت بحياة 40`: how often it happened, before the number of those
    whom it befell.
    """
    if doc.find(words("casualties", "cases"), group.first, group.last) is None:
        return False
    befell = doc.find(BEFELL, group.last, group.last + BEFELL_REACH)
    if befell is None and doc.is_word(group.last, words("casualties", "cumulative", "outcomes")):
        return len(doc.counted(group.last, group.last + OUTCOME_REACH)) > 0
    return befell is not None and befell + 1 in doc.counts


def _discounted(doc: Document, group: Group) -> bool:
    """`بعض الجرحى` and `القتيلان` were counted before; `خروج 57 مصابا` tells of a recovery."""
    before = doc.norm(group.first - 1)
    if group.definite and before in words("casualties", "share", "single"):
        # `أحد القتيلين`
        return True
    if before in SUPERLATIVES and group.vague == "some":
        # `أعلى عدد من القتلى`
        return True
    # `إنقاذ ثلاثة جرحى من تحت الركام`: who is saved from there is hurt still, and held no more.
    saved = before == "انقاذ" and group.kind == "wounded"
    recovers = doc.is_word(group.first - 1, words("casualties", "blocks", "recovery")) and not saved
    if recovers or before in words("casualties", "blocks", "bereaved") or _have_left(doc, group):
        return True
    if group.vague == "some" and before in words("casualties", "blocks", "pictures"):
        # `بث الموقع لقطات لعدد من القتلى`
        return True
    if doc.find(HABITS, group.first - HABIT_REACH, min(group.next + 2, len(doc.tokens))) is not None:
        # `يستقبل المستشفى يوميا 30 إصابة`
        return True
    if doc.norm(group.first).lstrip("وف") == "بعض" and doc.norm(group.last - 1).startswith("ال"):
        return True
    if _are_hits(doc, group.last - 1):
        return True
    named = opens_name(doc.norm(group.last)) or doc.norm(group.last) == "هما"
    return (group.definite and group.shape == "dual" and not named) or _are_those_told(doc, group.first)


def _have_left(doc: Document, group: Group) -> bool:
    """`16 مصابا غادروا المستشفى`, `17 جريحا، خرجوا من المشفى`, `تماثل أربعة مصابين للشفاء`: who is well again."""
    healed, behind = words("casualties", "blocks", "healed"), doc.norm(group.next + doc.is_stop(group.next))
    well = behind in healed and (behind.endswith("وا") or not doc.is_stop(group.next))
    return group.kind == "wounded" and (well or doc.norm(group.first - 1) in healed)


def read_introduced_nouns(scene: Scene) -> None:
    """`سقوط قتلى وجرحى`, `انتشال جثة`, `3 قتلى وجريح`: no number, but a word or a count before it bears it out."""
    doc = scene.doc
    for i in doc.having(scene.first, scene.last, "victim"):
        group = scene.group(i) if i not in scene.used else None
        if not group or not group.kind or group.counted or group.definite or not scene.free(group):
            continue
        if _tells_no_victims(scene, i) or (group.case and group.shape == "singular" and not _is_one_case(scene, group)):
            continue
        if group.kind == "killed" and _are_same_bodies(doc, i) and any(s.last == i for s in scene.found):
            continue
        if any(s.first <= i < s.last and s.kind in (group.kind, "casualties") for s in scene.found):
            # `إصابة بالرصاص الحي لشاب`, `نقل خمسة مدنيين إلى المستشفى مصابين بجروح`, `حصيلة قتلى وجرحى الطرق 12`: told.
            continue
        if group.kind == "detained" and any(s.kind == "detained" and s.last == i for s in scene.found):
            # `هناك 40 صحافيا محتجزين رهائن`: how they are held.
            continue
        if doc.norm(i - 1) in words("casualties", "becoming") and group.shape == "plural":
            _add_become(scene, i, group.kind)
            continue
        start = opener(scene, i, group)
        told_of = start is not None and (
            doc.counted(start + 1, i) or any(s.first == start and s.kind == "wounded" for s in scene.found)
        )
        if told_of and group.kind == "wounded" and not doc.joins(i):
            # `نقل خمسة مدنيين إلى المستشفى مصابين`: how they were who are counted between, or told by another rule.
            continue
        if start is None or (group.kind != "killed" and doc.is_word(start, words("casualties", "found"))):
            continue
        hurt = doc.form(i + 1, "victim") if group.kind == "casualties" and doc.norm(i + 1).startswith("و") else None
        # `وقوع ضحايا وجرحى`: the victims beside the wounded are dead, as are `ضحايا في الأرواح`.
        lives = group.kind == "casualties" and doc.norm(i + 1) == "في" and doc.norm(i + 2) == "الارواح"
        told = "killed" if lives or (hurt is not None and hurt.kind == "wounded") else group.kind
        scene.add(group, told, "introduced-victims", first=start)


def _are_same_bodies(doc: Document, i: int) -> bool:
    """`انتشلت الطواقم جثامين وأشلاء`, `وصول ثلاثة شهداء أشلاء`: another word for the bodies told right before, or what
    is left of them.
    """
    one, other = doc.form(i - 1, "victim"), doc.form(i, "victim")
    if one is None or other is None or not other.strict:
        return False
    return one.strict if doc.norm(i).startswith("و") else one.kind == "killed"


def read_introduced_cases(scene: Scene) -> None:
    """`ما تسبب بحالات اختناق`, `تسجيل حالات وفاة`: cases without a number, right behind a word that bears them out."""
    doc = scene.doc
    for i in scene.every(SOME_CASES):
        kind = case_kind(doc.norm(i + 1)) if i + 1 < scene.last and i not in scene.used else None
        before = introduces(doc, i - 1) or doc.norm(i - 1) == "عن"
        if kind is not None and before and not doc.counted_before(i) and not unknown_before(scene, i):
            scene.add(Group.of(None, i, i + 2), kind, "introduced-victims")


def _tells_no_victims(scene: Scene, i: int) -> bool:
    """Whether a noun of a kind is part of a name, of those told before, a rate, a reason or one of `من`."""
    doc = scene.doc
    if _in_name(doc, i) or _are_those_told(doc, i) or _tells_of_body(scene, i) or unknown_before(scene, i):
        return True
    if (
        _are_of_the_event(doc, i)
        or is_state_of_told(scene, i)
        or _is_reason(doc, i)
        or _is_of_no_violence(doc, i)
        or _is_counted_with_another(doc, i)
    ):
        return True
    if doc.norm(i - 1) in ("من", "اي", "لاي", "ايه", "بين", "اخر") or doc.is_word(
        i - 1, words("casualties", "found", "kept")
    ):
        # `واحتجاز جثث تحت الأنقاض`, `توقفت بعد انتشال آخر جثة`
        return True
    # `عدد قتلى`, but `والحصيلة قتيل وجريحان`
    told = doc.bare[i - 1].startswith("ال") and has_company(scene, i + 1)
    tolls = words("casualties", "cumulative", "toll") | words("casualties", "blocks", "rates")
    return not told and doc.is_word(i - 1, tolls)


def _are_of_the_event(doc: Document, i: int) -> bool:
    """`نقلت السيارات مصابي الحادث`, `وصل جرحى الغارة`: those of an event that was told, who are known."""
    behind = doc.norm(i + 1)
    if not behind.startswith("ال") or doc.norm(i).startswith("ال"):
        return False
    plural = doc.form(i, "victim")
    told = not words("casualties", "incidents").isdisjoint((behind, behind.removeprefix("ال")))
    return told and plural is not None and plural.number == "plural" and not plural.case


def _is_of_no_violence(doc: Document, i: int) -> bool:
    """`ضحايا الاحتيال`, `ضحية وعود`; but `ضحية في الحريق`."""
    behind = doc.norm(i + 1)
    if behind in words("casualties", "blocks", "victims_of") or _are_hits(doc, i):
        return True
    return doc.norm(i) == "ضحيه" and behind not in BEHIND_VICTIM and not doc.is_stop(i + 1)


def _are_hits(doc: Document, i: int) -> bool:
    """`إصابات مباشرة`: of what a missile struck."""
    return doc.norm(i).endswith("اصابات") and doc.norm(i + 1) in words("casualties", "blocks", "hits")


def _add_become(scene: Scene, i: int, kind: Kind) -> None:
    """`أكثر من 270 لبنانيا سقطوا شهداء`: the subject before the verb is counted, its predicate says of what kind."""
    for j in range(i - 2, max(scene.first, i - SUBJECT_REACH) - 1, -1):
        group = read_group(scene.doc, j, i - 1)
        if group is not None and group.counted and scene.free(group):
            scene.add(group, kind, f"verb-after-{kind}", first=group.first, last=i + 1)
            return


def _is_counted_with_another(doc: Document, i: int) -> bool:
    """`120 جريحا ومصابا`, `18 مريضا وجريحا`: one number counts both."""
    if doc.joins(i) and doc.norm(i).endswith("ا") and doc.norm(i - 1).endswith("ا") and doc.counted_before(i - 1):
        return True
    one, other = doc.form(i - 1, "victim"), doc.form(i, "victim")
    alike = (
        one is not None and other is not None and one.kind == other.kind and one.number == other.number == "singular"
    )
    return alike and doc.norm(i).startswith("و") and doc.counted_before(i - 1)


def _is_reason(doc: Document, i: int) -> bool:
    """`العدد مرشح للارتفاع بسبب وجود جرحى في حالة خطرة`: they were counted before."""
    given = doc.norm(i - 1) == "وجود" and doc.norm(i - 2) in ("بسبب", "نتيجه", "نظرا", "مع")
    return given or doc.norm(i - 1) == "لوجود"


def _is_one_case(scene: Scene, group: Group) -> bool:
    """`أسفر عن حالة وفاة وإصابة بالغة`: a case that is counted by its own word, or graded."""
    doc, i = scene.doc, group.first
    if doc.form(i, "victim", "event") is None or doc.reading(i, "kin"):
        return False
    if is_caused(doc, i + 1) and any(s.last == i for s in scene.found):
        # `شهيد وإصابة في استهداف دراجة`
        return True
    if has_company(scene, i + 1) or stands_alone(scene, group):
        # `وفاة وإصابتان في حادث`, `إصابة برصاص الاحتلال`
        return True
    return doc.norm(i - 1) in ("حاله",) or doc.norm(i + 1) in words("casualties", "cases", "graded")


def _in_name(doc: Document, i: int) -> bool:
    """`مستشفى شهداء الأقصى`, `كتائب شهداء الأقصى`."""
    place, actor = doc.place_at.get(i), doc.actor_at.get(i)
    return any(m is not None and m.first < i for m in (place, actor))


def _are_those_told(doc: Document, i: int) -> bool:
    """`جثامين الشهداء`: bodies of victims who were told before."""
    body, victims = doc.form(i, "victim"), doc.reading(i + 1, "victim")
    if body is not None and body.strict and body.number == "plural" and i + 1 in doc.counts:
        # `تسلمت الوزارة جثامين 15 شهيدا`: the number behind them is theirs.
        return True
    people = victims if victims is not None else doc.reading(i + 1, "person")
    if body is None or not body.strict or people is None or not people.definite:
        return False
    # `جثمان المتوفى`, but `جثمان الشهيد أحمد سالم`
    one = people.form.number == "singular"
    return not one or (people.form.role == "victim" and not opens_name(doc.norm(i + 2)))


def _tells_of_body(scene: Scene, i: int) -> bool:
    """`وجود جثة شخص مصابا بطعنة`: how one died, not another victim."""
    doc = scene.doc
    bodies = (doc.form(j, "victim") for j in range(max(scene.first, i - 2), i))
    # `جثة طالب مصاب بطلق`
    described = doc.norm(i).endswith("ا") or (doc.form(i - 1, "person") is not None and not doc.joins(i))
    return described and any(body is not None and body.strict for body in bodies)
