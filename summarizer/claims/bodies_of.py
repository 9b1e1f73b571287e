"""Bodies and whose they are: `جثث ثلاثة رعاة`, `جثة شاب`, `رفات أربعين شخصا`, `جثث أربعة منهم`."""

from __future__ import annotations

from summarizer.actors.name_words import opens_name
from summarizer.claims.casualty_verbs import BY_HAND
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.wordlists import ordinals, words

# How far before a body the finding may stand, in tokens.
FINDER_REACH = 5
# People who were laid in a grave, and how far behind the verb it may stand, in tokens.
BURIED = frozenset(("دفن", "دفنوا", "دفنت", "دفنا"))
# Who buries them tells it himself: `دفنا أمس 37 شخصا`, `دفن بيديه 11 من جيرانه`.
WE_BURIED = frozenset(("دفنا",))
GRAVES = frozenset(("مقبره", "المقبره", "مقابر", "المقابر", "قبر", "جماعيه", "جماعي"))
GRAVE_REACH = 6
# So many are buried together whom something killed.
MANY = 5
# How far behind the verb their number may stand, over those who buried them and the quotation mark, in tokens.
BURIED_REACH = 8
# How far before the verb those may stand who were laid in a grave, in tokens.
BEFORE_REACH = 6
# How far before a body those may stand who keep it or give it back, in tokens.
KEPT_REACH = 3
FOUND_AFTER = 3
OTHERS = frozenset(("اخري", "اضافيه"))
RECEIVED = frozenset(("تسلم", "تسلمت"))
# How far behind a body the verb may stand that tells whose it is, in tokens.
LINK_REACH = 4


def read_buried_dead(scene: Scene) -> None:
    """`دفن 33 مهاجرا في مقبرة جماعية`, `إن 70 شخصا دفنوا في المقبرة`: several, not told to have died before."""
    doc = scene.doc
    for i in scene.every(BURIED):
        kin = scene.group(i + 2) if doc.norm(i + 1) in BY_HAND and i + 2 < scene.last else None
        if kin is not None and doc.form(kin.first, "kin") is not None and scene.free(kin):
            # `دفن بيديه زوجته وطفليه`
            scene.add_joined(kin, "killed", "buried", i)
            continue
        if doc.find(GRAVES, i + 1, min(i + GRAVE_REACH, scene.last)) is None and not _are_many(scene, i + 1):
            _read_buried_number(scene, i)
            continue
        before = range(i - 1, max(scene.first - 1, i - BEFORE_REACH), -1)
        group = scene.group(i + 1)
        group = group or next((found for j in before if (found := read_group(doc, j, i)) and found.counted), None)
        if group is None or group.kind or group.definite or not group.counted or not scene.free(group):
            continue
        people = group.who is not None and doc.reading(group.who[0], "person") is not None
        if people and group.maximum != 1:
            scene.add(group, "killed", "buried", first=min(i, group.first), last=max(i + 1, group.last))


def _are_many(scene: Scene, i: int) -> bool:
    """`ساعد في دفن 60 شخصا`: more people than die in their beds."""
    group = scene.group(i)
    return group is not None and group.who is not None and (group.minimum or 0) >= MANY


def _read_buried_number(scene: Scene, verb: int) -> None:
    """`دفنت السلطات «ما لا يقل عن 90» من ضحايا السيول في مقبرة`: a number over victims or alone, and then the grave."""
    doc = scene.doc
    at = next((j for j in range(verb + 1, min(verb + BURIED_REACH, scene.last)) if j in doc.counts), None)
    group = scene.group(at) if at is not None else None
    if at is None or group is None or group.definite or group.kind or not scene.free(group):
        return
    if any(doc.is_stop(j) and doc.tokens[j].kind != "quote" for j in range(verb, at)):
        return
    behind = group.last + (doc.tokens[group.last].kind == "quote") if group.last < scene.last else group.last
    of = doc.reading(behind + 1, "victim", "person") if doc.norm(behind) == "من" else None
    people = of or (doc.reading(group.who[0], "person", "kin") if group.who is not None else None)
    ours = doc.is_word(verb, WE_BURIED) or doc.find(BY_HAND, verb + 1, at) is not None
    if ours and group.maximum != 1 and (people is not None or doc.norm(behind) == "من"):
        scene.add(group, "killed", "buried", first=verb)
        return
    governed = doc.norm(behind) in ("في", "داخل") or of is not None
    if governed and doc.find(GRAVES, behind, min(behind + GRAVE_REACH, scene.last)) is not None:
        scene.add(group, "killed", "buried", first=verb)


def read_bodies(scene: Scene) -> None:
    """The people whose bodies were found; a body noun that is counted itself is left to its own rule."""
    doc = scene.doc
    for i in doc.having(scene.first, scene.last - 1, "victim"):
        reading = doc.reading(i, "victim")
        if reading is None or not reading.form.strict or i in scene.used:
            continue
        if reading.definite:
            _read_next_body(scene, i)
            continue
        if i - 1 in scene.used or doc.counted_before(i):
            continue
        owner = _behind_other_body(scene, i + 1)
        if reading.form.number == "plural" and doc.norm(owner) in OTHERS:
            # `انتشلت جثث أخرى`: more of them, and nobody's.
            continue
        group = scene.group(_behind_link(scene, owner), lone=True)
        if group is not None and reading.form.number == "dual" and group.shape == "plural" and _may_be_two(doc, group):
            # `جثتي مهاجرين`, `جثتي الصيادين`, but `جثتي صبية وطفل`, of one each
            each = 1 if doc.joins(group.next) and doc.form(group.next, "person") is not None else 2
            group = group._replace(minimum=each, maximum=each, vague=None, shape="dual" if each > 1 else "singular")
        if group is None or not scene.free(group) or (group.definite and group.shape == "plural"):
            continue
        known = group.definite and group.shape in ("dual", "singular") and group.kind
        told = known and not opens_name(doc.norm(group.last)) and doc.reading(group.first, "person") is None
        if told and not _is_next_victim(scene, group):
            # `جثتا الضحيتين`, `جثمان المتوفى`: they were told of before; `جثتي الغريقين` may not have been.
            continue
        if _is_one_of_known(scene, i, owner):
            scene.take(i, group.last)
            continue
        sought = doc.find(words("casualties", "missing", "find_verbs"), max(scene.first, i - FINDER_REACH), i)
        if sought is not None and doc.is_word(sought - 1, ("لم",)):
            # `لم يعثر حتى الآن على جثة الطفل`
            continue
        keeper = doc.find(words("casualties", "found", "kept"), max(scene.first, i - KEPT_REACH), i)
        found = (
            doc.find(words("casualties", "found"), group.last, min(group.next + FOUND_AFTER, scene.last)) is not None
        )
        taken = doc.form(group.next, "verb")
        # `سلم مسلحون جثث خمسة جنود خطفوهم`: who were taken alive.
        found = found or (taken is not None and taken.kind == "detained")
        given = doc.is_word(keeper, RECEIVED) or found if keeper is not None else True
        # `سلم الدفاع المدني رفات 11 شخصا عُثر عليهم في مزرعة`
        if not (given and (keeper is None or group.shape == "number")):
            # `احتجز الجيش جثة الشاب`: he was told of before; but `تسلم المستشفى جثث 21 شخصا`
            if group.kind == "detained":
                # `سلمت الحركة جثث أربع رهائن`: they are held no more.
                scene.take(group.first, group.last)
            continue
        given_back = words("casualties", "blocks", "handed_over")
        if group.kind == "detained" and not group.counted and doc.find(given_back, scene.first, i) is not None:
            # `تسلمت اللجنة نعشين يضمان رفات محتجزين`: who were told before.
            scene.take(group.first, group.last)
            continue
        if group.vague == "some" and doc.is_word(i - 1, words("casualties", "share", "openers")):
            # `400 جثة، بينها جثامين نساء`: who they were, not how many.
            continue
        dead = doc.reading(group.last - 1, "victim")
        if group.vague == "some" and dead is not None and dead.definite:
            # `إن جثث بعض القتلى متفحمة`: of those who were told.
            continue
        if doc.norm(owner).startswith("و") or doc.is_word(owner, words("casualties", "share", "one")):
            continue
        scene.add_joined(group, "killed", "bodies-of", i)
        scene.take(i, owner)


def _finding() -> frozenset[str]:
    return words("casualties", "found") | words("casualties", "found", "retrieved")


def _is_one_of_known(scene: Scene, body: int, owner: int) -> bool:
    """`يحمل أشلاء أحد القتلى`: of the dead who were told before, and no finding: `عثر على جثة أحد الضحايا`."""
    doc, dead = scene.doc, scene.doc.reading(owner + 1, "victim")
    if doc.norm(owner) not in words("casualties", "share", "single") or dead is None or not dead.definite:
        return False
    found = doc.find(_finding(), scene.first, body)
    return found is None and dead.form.number == "plural" and dead.form.kind in ("killed", "casualties")


def _may_be_two(doc: Document, group: Group) -> bool:
    """`صيادين`, `نساء`, and `الصيادين`, which is written as two of them are, but not `الشهداء`."""
    return not group.definite or doc.norm(group.last - 1).endswith("ين")


def _is_next_victim(scene: Scene, group: Group) -> bool:
    """`انتُشلت جثة الضحية الثالثة`: by the number one more than those told, whose body is found."""
    doc, ordinal = scene.doc, scene.doc.norm(group.last)
    if not ordinal.startswith("ال") or ordinal.removeprefix("ال") not in ordinals():
        return False
    found = doc.find(_finding(), scene.first, scene.last)
    return found is not None and doc.norm(found - 1) != "لم"


def _read_next_body(scene: Scene, i: int) -> None:
    """`انتشلت الفرق خمس جثث، وعثرت على الجثة السادسة`: by its number one more than those told, where it is found."""
    doc, ordinal = scene.doc, scene.doc.norm(i + 1)
    if not ordinal.startswith("ال") or ordinal.removeprefix("ال") not in ordinals():
        return
    found = doc.find(_finding(), max(scene.first, i - FINDER_REACH), i)
    if found is not None and doc.norm(found - 1) != "لم" and not any(map(doc.is_stop, range(found, i))):
        scene.add(Group.of(1, i, i + 2), "killed", "bodies-of")


def _behind_other_body(scene: Scene, i: int) -> int:
    """`جثماني وأشلاء شهيدين`: behind another word for the same bodies."""
    other = scene.doc.reading(i, "victim")
    return i + 1 if other is not None and other.prefix == "و" and other.form.strict else i


def _behind_link(scene: Scene, i: int) -> int:
    """Where those are named whose the bodies are: at once, or behind `تعود إلى`, `تعود لستة`."""
    doc = scene.doc
    at = doc.find({"تعود", "عايده"}, i, min(i + LINK_REACH, scene.last))
    if at is None or any(doc.is_stop(j) for j in range(i, at)):
        return i
    return at + 2 if doc.norm(at + 1) == "الي" else at + 1
