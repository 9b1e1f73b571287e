"""People as those tell of them who took care of them, where no noun or verb of a kind says that they were hurt.

`98 شخصا أُدخلوا المستشفيات`, `أسعفت فرقنا طفلين بعد إصابتهما`.
"""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.people import may_be_people
from summarizer.claims.scene import Scene
from summarizer.claims.searches import tells_of_incident
from summarizer.language.wordlists import ends_clause, ordinals, phrases, words

# How far behind a verb of treatment the hospital may stand, and before it the people (`ما بين 20 و25 شخصا`), in tokens.
TREATED_REACH, PATIENTS_REACH = 5, 6
# The longest subject between a verb of care and those cared for: `أسعفت فرق الدفاع المدني السوري`, in tokens.
CARER_REACH = 6
# How far behind people what they suffer from may stand, the hospital, and the care that they received, in tokens.
HURT_REACH, HOSPITAL_REACH, CARE_REACH = 14, 6, 2
# Behind a verb of carrying that carries words.
OF_SPEECH = frozenset(("عن", "ان", "بان"))
# Of those who go to hospital by themselves.
ENTERED = frozenset(("دخلوا", "دخلا", "دخلن"))
# Before what somebody is ill of: `العلاج من سوء التغذية`.
ILL_OF = frozenset(("من", "ضد"))
# Before some of the hurt whose state is told: `حالة اثنين من الأطفال حرجة`.
STATES = frozenset(("حاله", "جراح", "اصابه", "اصابات"))
# Whoever is saved from it is well.
DROWNING = frozenset(("غرقا", "غرق", "غرقت", "الغرق"))


def read_treated(scene: Scene) -> None:
    """`98 شخصا أُدخلوا المستشفيات`, `عشرون شخصا عولجوا من إصابات`: the people stand before the verb."""
    doc = scene.doc
    treated = words("casualties", "treated", "verbs")
    if scene.mentions(words("casualties", "treated", "causes")):
        # `160 شخصا دخلوا المستشفيات بعد تناول خمور مسمومة`; others storm one, or seek shelter there.
        treated = treated | ENTERED
    for i in scene.every(treated):
        if doc.norm(i) not in treated or doc.norm(i - 1) == "من":
            # `عدد من نقلوا إلى المستشفيات`
            continue
        if doc.find(words("casualties", "treated", "places"), i + 1, min(i + TREATED_REACH, scene.last)) is None:
            continue
        for j in range(i - 1, max(scene.first, i - PATIENTS_REACH) - 1, -1):
            if doc.is_stop(j):
                break
            if doc.norm(j - 1) == "من" and doc.counted_before(j - 1):
                # `اثنين من الموقوفين نُقلا إلى المستشفى`
                continue
            group = read_group(doc, j, i)
            one = group is not None and group.last > group.first + 1
            if group is not None and (_is_among_hurt(scene, j) or group.definite or _are_patients(scene, group)):
                # `الجنود الأربعة يخضعون للعلاج`: they were told of before.
                break
            if group and (one or group.shape in ("number", "dual")) and scene.free(group) and not group.kind:
                if not (doc.norm(group.last) == "من" and doc.bare[group.first - 1] in STATES):
                    scene.add(group, "wounded", "treated", last=i + 1)
                break


def _are_patients(scene: Scene, group: Group) -> bool:
    """`30 مريضا يتلقون العلاج`: whom a hospital treats on any day, where nothing is told that made them ill."""
    ill = group.who is not None and scene.doc.norm(group.who[0]) in words("casualties", "treated", "patients")
    return ill and not scene.mentions(words("casualties", "treated", "causes"))


def _is_among_hurt(scene: Scene, i: int) -> bool:
    """`من بين المصابين ثلاثة أطفال يتلقون العلاج`: they were told of with the others."""
    reading = scene.doc.reading(i - 1, "victim")
    return reading is not None and reading.definite


def read_cared_for(scene: Scene) -> None:
    """`أسعفت فرقنا طفلين ... بعد إصابتهما`: the people stand behind the verb, and behind them what they suffer from.

    Who is carried or taken in is hurt only if a hospital is named besides, who receives something if it is treatment.
    """
    doc = scene.doc
    for i in scene.every(words("casualties", "treated", "care")):
        group = _patients(scene, i) if i not in scene.used else None
        if group is None:
            continue
        if doc.is_word(i, words("casualties", "treated", "receiving")):
            behind = range(group.last, min(group.next + CARE_REACH, scene.last))
            if not any(doc.norm(j) in words("casualties", "treated", "received") for j in behind):
                continue
        hurt = _hurt_behind(scene, group)
        carried = doc.is_word(i, words("casualties", "treated", "carrying"))
        if carried and not _names_hospital(scene, i, group):
            continue
        if carried and hurt is None and (last := _taken_to(scene, i, group)) is not None:
            _add_taken(scene, i, group, last)
            continue
        told = hurt is not None or _goes_on(scene, i, group) or _is_bare(scene, group) or _are_of_hurt(scene, group)
        told = told or _are_some_graded(scene, group) or _are_critical(scene, group)
        if not (told or _are_healed(scene, i, group)):
            continue
        if _are_of_hurt(scene, group):
            scene.add(group, "wounded", "treated", last=group.last + 2)
            continue
        last = None if hurt is None or any(doc.is_stop(j) for j in range(group.last, hurt)) else hurt + 1
        scene.add_joined(group, "wounded", "treated", min(i, group.first), last=last)


def _are_healed(scene: Scene, verb: int, group: Group) -> bool:
    """`ويتلقى ستة أشخاص العلاج في مستشفى كذا`, `إن المستشفى يعالج خمسة أشخاص`, where the text tells of an incident; not
    `يتلقى 50 طفلا العلاج من سوء التغذية`.
    """
    doc = scene.doc
    heals = words("casualties", "treated", "receiving") | words("casualties", "treated", "healing")
    aided = doc.is_word(verb, words("casualties", "treated", "aid"))
    if (
        not (aided or doc.is_word(verb, heals))
        or group.who is None
        or doc.norm(group.who[0]) in words("casualties", "treated", "patients")
    ):
        return False
    if aided:
        # `إثر الاختناق بالغاز، تم إسعاف خمسة أشخاص`; who has not come to harm is aided too.
        harmed = scene.mentions(words("casualties", "treated", "causes")) and not scene.mentions(DROWNING)
        return harmed and group.counted
    end = next((j for j in range(group.last, scene.last) if ends_clause(doc.norm(j))), scene.last)
    return doc.find(ILL_OF, group.last, end) is None and tells_of_incident(scene)


def _patients(scene: Scene, verb: int) -> Group | None:
    """Those whom a verb of care is told of: right behind it, or behind those who gave it and where they took them."""
    doc = scene.doc
    crew = doc.is_word(verb, words("casualties", "treated", "active"))
    for j in range(verb + 1, min(verb + 1 + CARER_REACH, scene.last)):
        group = scene.group(j)
        if group is None or (group.shape == "plural" and not group.kind):
            if not _may_be_carer(scene, j):
                return None
            continue
        if ((crew and j == verb + 1) or group.shape == "singular") and _is_object(scene, group.next):
            # `عالج طبيب 20 مريضا`, `أسعفت امرأة جارها`: the subject first, but `ويعالج ستة أشخاص`.
            continue
        before = doc.norm(j - 1)
        governed = before in words("reporting", "function") and before not in words("reporting", "times")
        if (governed and j - 1 > verb) or (j in doc.counts and doc.norm(j).startswith("ل")):
            # `نُقل إلى المستشفى مع ثلاثة من رفاقه`
            return None
        return group if _may_be_patients(scene, group) else None
    return None


def _may_be_carer(scene: Scene, j: int) -> bool:
    """Whether a word may be of those who give care, of the place they take people to, or a time.

    `نقل التلفزيون عن مسؤول` carries words, `نقلت الصحيفة قصة طفل` a story.
    """
    doc, norm = scene.doc, scene.doc.norm(j)
    if doc.tokens[j].kind != "word" or norm in OF_SPEECH or doc.joins(j) or doc.reading(j, "event", "verb"):
        return False
    passed = words("reporting", "function") | words("reporting", "times") | words("casualties", "treated", "wards")
    carers = words("casualties", "treated", "staff") | words("casualties", "treated", "crews")
    known = norm in passed or norm in carers or j in doc.place_at or j in doc.actor_at
    return known or norm.startswith(("ال", "بال")) or norm.endswith(("نا", "ها", "هم", "ون"))


def _is_object(scene: Scene, i: int) -> bool:
    """Whether people stand right behind a subject."""
    reading = scene.doc.reading(i, "person", "kin")
    return i in scene.doc.counts or (reading is not None and not reading.prefix.startswith(("و", "ل")))


def _may_be_patients(scene: Scene, group: Group) -> bool:
    """Whether a group is of people, told how many, not known before and no staff: `نقل 20 طبيبا`."""
    doc = scene.doc
    told = group.shape in ("number", "dual", "singular", "other") and not group.definite and not group.partitive
    if doc.norm(group.first).startswith("ال"):
        # `نُقل الآخر`: they were told of before.
        return False
    if not told or group.kind or not scene.free(group):
        return False
    if _is_bare(scene, group):
        return True
    # `أخلت ثالثا جريحا`: another rule reads of what kind.
    if not may_be_people(doc, group) or doc.form(group.last, "victim") is not None:
        return False
    if _are_of_hurt(scene, group):
        return True
    if group.who is None and group.shape == "number" and doc.reading(group.last, "other") is None:
        # `نُقل ثلاثة إلى المستشفى في حالة حرجة`, but not `نقلت 14 حالة`
        suffer = doc.norm(group.last) in words("casualties", "treated", "hurt")
        # `أسعف رجال الإطفاء تسعة استنشقوا الدخان`
        where = doc.norm(group.last) in ("الي", "في")
        # `نُقل اثنان إلى المستشفى بجروح طفيفة`
        return suffer or (where and (_are_critical(scene, group) or _hurt_behind(scene, group) is not None))
    who = group.who[0] if group.who is not None else group.first
    return doc.norm(who) not in words("casualties", "treated", "staff")


def _are_of_hurt(scene: Scene, group: Group) -> bool:
    """`أدخل ثمانية من المصابين إلى غرف العمليات`: some of the hurt."""
    reading = scene.doc.reading(group.last + 1, "victim") if scene.doc.norm(group.last) == "من" else None
    return reading is not None and reading.definite and reading.form.kind == "wounded" and group.vague is None


def _taken_to(scene: Scene, verb: int, group: Group) -> int | None:
    """`نُقل 13 عاملا إلى المستشفى إثر تسرب الغاز`: behind the hospital to which several were taken, where the text tells
    of an accident or of more who were hurt.
    """
    doc = scene.doc
    if not doc.is_word(verb, words("casualties", "treated", "moving")) or group.who is None or group.maximum == 1:
        return None
    to = doc.find({"الي"}, group.last, min(group.next + HOSPITAL_REACH, scene.last))
    if to is None or doc.norm(to + 1) not in words("casualties", "treated", "wards"):
        return None
    if any(doc.norm(j) == "من" and doc.norm(j + 1) in words("casualties", "treated", "wards") for j in range(verb, to)):
        # `نُقل 20 طفلا من مستشفى الشفاء إلى مستشفى ناصر`
        return None
    accident = tells_of_incident(scene) or scene.mentions(words("casualties", "treated", "causes"))
    return to + 2 if accident or scene.latest(group.first, "wounded") is not None else None


def _add_taken(scene: Scene, verb: int, group: Group, last: int) -> None:
    """Record them, as a share where more were told to be hurt; so many as were told are the same."""
    told = scene.latest(group.first, "wounded")
    if told is None or told.maximum != group.maximum:
        more = told is not None and told.minimum is not None and told.minimum > (group.minimum or 0)
        scene.add(group, "wounded", "treated", first=verb, last=last, host=told.key if told and more else None)


def _is_bare(scene: Scene, group: Group) -> bool:
    """`12 مصابا ... فيما يتلقى 4 العلاج`: a number alone, of the hurt told before, and what it received."""
    doc, at = scene.doc, group.last
    # `فيما يرقد ثمانية تحت العلاج`
    received = doc.norm(at + (doc.norm(at) in ("تحت", "قيد"))) in words("casualties", "treated", "received")
    bare = group.shape == "number" and group.who is None
    hurt = (doc.form(i, "victim") for i in doc.having(scene.first, group.first, "victim"))
    return bare and received and any(form is not None and form.kind == "wounded" for form in hurt)


def _hurt_behind(scene: Scene, group: Group) -> int | None:
    """Where it is told what the people suffer from, in their clause: `بشظايا`, `بعد إصابتهم`, `من حالات اختناق`."""
    doc = scene.doc
    for j in range(group.last, min(group.next + HURT_REACH, scene.last)):
        if ends_clause(doc.norm(j)):
            return None
        if doc.norm(j) in words("casualties", "treated", "hurt"):
            return j
    return None


def _are_some_graded(scene: Scene, group: Group) -> bool:
    """`عالجت 14 شخصا، اثنان منهم بحالة خطيرة`: in their sentence it is told how bad some are."""
    doc, end = scene.doc, min(group.next + HURT_REACH, scene.last)
    at = doc.find(words("casualties", "share", "openers"), group.last, end)
    return at is not None and doc.find_phrase(phrases("casualties", "missing", "critical"), at, end) is not None


def _names_hospital(scene: Scene, verb: int, group: Group) -> bool:
    """`نُقل إلى المستشفى ثلاثة`, `نُقل ثلاثة أطفال إلى المستشفى`, `ونقلنا سادسا في حالة حرجة`."""
    hospitals, end = words("casualties", "treated", "wards"), min(group.next + HOSPITAL_REACH, scene.last)
    return _are_critical(scene, group) or scene.doc.find(hospitals, verb + 1, end) is not None


def _are_critical(scene: Scene, group: Group) -> bool:
    """`ثلاثة إلى المستشفى في حالة حرجة`: in what state people are, behind them."""
    end = min(group.next + HOSPITAL_REACH, scene.last)
    return scene.doc.find_phrase(phrases("casualties", "missing", "critical"), group.last, end) is not None


def _goes_on(scene: Scene, verb: int, group: Group) -> bool:
    """`نقلت 11 جريحا ... وأسعفت 30 آخرين`, `انتُشلت جثتا عاملين، ونُقل ثالث إلى المشفى`: others than those told.

    First aid says itself that they are hurt, others or relatives: `توفي رجل اختناقا، وأسعف أبناؤه الثلاثة`.
    """
    doc = scene.doc
    kin = doc.form(group.first, "kin")
    # Nor does anybody else lie in a ward: `فيما يرقد أحد عشر آخرون في ردهات الطوارئ`
    aided = doc.is_word(verb, words("casualties", "treated", "aid") | words("casualties", "injuries", "lay"))
    # `غرق فتى، بينما أُسعف شقيقه`
    drowned = scene.mentions(DROWNING)
    if (
        aided
        and not drowned
        and (group.shape == "other" or doc.reading(group.last, "other") or (kin is not None and kin.suffixed))
    ):
        before = scene.latest(group.first)
        return before is not None and before.kind in ("killed", "wounded")
    ordinal = group.shape == "other" and doc.bare[group.first] in ordinals()
    other = group.shape == "other" or doc.reading(group.last, "other") is not None
    told = scene.latest(group.first)
    return other and told is not None and (told.kind == "wounded" or (ordinal and told.kind == "killed"))
