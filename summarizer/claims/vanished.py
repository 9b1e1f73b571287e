"""People of whom nothing is heard: with their boat, without a trace, of a fate that nobody knows, the rest of others.

`انقطع الاتصال بقارب على متنه 40 مهاجرا`, `لا أثر لستة بحارة`, `لم يعرف مصير الشاب سالم حيدر`, `والباقون مفقودون`,
`خرج طفلان ولم يعودا`.
"""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.phrase_ends import is_titled_name
from summarizer.claims.scene import Scene
from summarizer.claims.searches import tells_of_incident
from summarizer.claims.totals_behind import is_definite
from summarizer.document import Document
from summarizer.language.text import without_conjunction
from summarizer.language.wordlists import phrases, words
from summarizer.numbers.number_grammar import read_sum

# Boats, before which contact is lost or which vanish; cars and ships are lost as things.
BOATS = frozenset(("قارب", "مركب", "زورق", "عباره", "يخت", "باخره", "القارب", "المركب", "الزورق", "العباره"))
# How far behind a boat those on board may be counted, in tokens, and how far before it the word of its loss stands.
ABOARD_REACH, LOSS_REACH = 8, 4
CONTACT = frozenset(("الاتصال", "التواصل", "الاشاره"))
LOST = frozenset(("فقد", "فقدان", "اختفي", "اختفاء", "انقطع", "انقطاع", "فقدت", "اختفت"))
WHICH = frozenset(("الذي", "التي"))
# Of these, what is lost with a boat only as contact.
OF_CONTACT = frozenset(("انقطع", "انقطعت"))
# How far from `مصير` the words may stand by which nobody knows it, in tokens.
UNKNOWN_REACH = 9
# The rest of those told, and how far from them the word of their state may stand, in tokens.
REST = frozenset(("الباقون", "الباقين", "البقيه", "الباقي", "الاخرين", "الاخرون", "بقيتهم", "باقيهم"))
FATE = frozenset(("مصير",))
TWO = frozenset(("الاثنين", "الاثنان", "الاثنتين"))
REST_REACH = 5
# `أربعتهم`: behind a number word whose ending it changes.
OF_THEM = "تهم"
# Those who have not come back: how far before that the verb of leaving and behind it its subject may stand, in tokens.
LEFT_REACH, BACK_REACH = 16, 3
BACK: dict[str, int | None] = {"يعودوا": None, "يعودا": 2, "تعودا": 2, "يعد": 1, "تعد": 1}


def read_vanished(scene: Scene) -> None:
    """Those whom no rule of states, searches or verbs has read."""
    if scene.mentions(LOST):
        _read_aboard(scene)
        _read_aboard_before(scene)
    _read_no_trace(scene)
    _read_fates(scene)
    _read_rest(scene)
    _read_not_back(scene)


def _read_aboard(scene: Scene) -> None:
    """`فقدان الاتصال بقارب يقل 60 مهاجرا`, `اختفى مركب على متنه ثلاثون`."""
    doc = scene.doc
    for i in range(scene.first, scene.last):
        if doc.bare[i].removeprefix("ب") not in BOATS or not _is_lost(doc, i):
            continue
        end = min(i + ABOARD_REACH, scene.last)
        on = doc.find(words("casualties", "missing", "aboard"), i + 1, end)
        at = next((j for j in doc.counted(on + 1, end)), None) if on is not None else None
        group = scene.group(at) if at is not None else None
        if group is not None and group.who and scene.free(group) and not group.kind:
            scene.add(group, "missing", "vanished", first=i)


def _read_aboard_before(scene: Scene) -> None:
    """`34 شخصا كانوا على متن القارب الذي فُقد الاتصال به`: the people stand before their boat."""
    doc = scene.doc
    for i in scene.every(BOATS):
        if doc.norm(i - 1) != "متن" or not doc.is_word(i + 1, WHICH) or not doc.is_word(i + 2, LOST):
            continue
        first = max(scene.first, i - ABOARD_REACH)
        at = next((j for j in range(i - 1, first - 1, -1) if j in doc.counts or doc.is_stop(j)), None)
        group = scene.group(at) if at is not None and at in doc.counts else None
        contact = doc.norm(i + 3) in CONTACT or doc.bare[i + 2] not in OF_CONTACT
        if group is not None and group.who and contact and scene.free(group) and not group.kind:
            scene.add(group, "missing", "vanished", last=i + 3)


def _is_lost(doc: Document, i: int) -> bool:
    """Whether contact with what stands at a token is lost, or it is itself."""
    before = range(i - 1, i - LOSS_REACH, -1)
    lost = next((j for j in before if doc.is_word(j, LOST)), None)
    if lost is None or any(doc.is_stop(j) for j in range(lost, i)):
        return False
    return lost == i - 1 or any(doc.norm(j) in CONTACT for j in range(lost, i))


def _read_no_trace(scene: Scene) -> None:
    """`لا أثر لستة بحارة`, `لم يعثر على أي أثر لثلاثة صيادين`."""
    doc = scene.doc
    for i in scene.every(("اثر",)):
        if doc.norm(i - 1) not in ("لا", "ولا", "اي"):
            continue
        _read_no_trace_of_next(scene, i)
        group = scene.group(i + 1) if i + 1 in doc.counts else None
        if group is not None and group.who and doc.norm(i + 1).startswith("ل") and scene.free(group) and not group.kind:
            scene.add(group, "missing", "vanished", first=i - 1)


def _read_no_trace_of_next(scene: Scene, i: int) -> None:
    """`جثث ثلاثة صيادين، ولا أثر بعد لرابعهم`, `ولا أثر للثالث`: one by an ordinal, where others were found."""
    doc = scene.doc
    at = i + 1 + (doc.norm(i + 1) in words("casualties", "fillers"))
    one = doc.norm(at).removeprefix("لل").removeprefix("ل")
    ordinals = words("numerals", "not_counts", "ordinals")
    ordinal = any(one.removesuffix(owner) in ordinals for owner in ("", "هم", "هن", "هما"))
    if ordinal and doc.norm(at).startswith("ل") and scene.found and tells_of_incident(scene):
        scene.add(Group.of(1, at, at + 1), "missing", "vanished", first=i - 1)


def _read_fates(scene: Scene) -> None:
    """`لم يعرف بعد مصير مدير المدرسة`, `لا يزال مصير الرجال الأربعة المختطفين مجهولا`."""
    doc = scene.doc
    for i in scene.every(words("casualties", "missing", "fate")):
        known = doc.find(words("casualties", "missing", "unheard"), max(scene.first, i - UNKNOWN_REACH), i)
        negated = known is not None and doc.is_word(known - 1, ("لم", "لا"))
        unknown = doc.find(words("casualties", "missing", "unknown"), i + 1, min(i + UNKNOWN_REACH, scene.last))
        if not (negated or unknown is not None) or i + 1 >= scene.last or i + 1 in doc.counts:
            continue
        group = _whose_fate(scene, i + 1)
        if group is not None and scene.used.isdisjoint(range(i, group.last)):
            scene.add(group, "missing", "missing-fate", first=i)
            scene.take(i, max(group.last, group.next, (unknown or i) + 1))


def _whose_fate(scene: Scene, i: int) -> Group | None:
    """One by a title, an office or a name, or several whose number stands behind them."""
    doc = scene.doc
    if doc.norm(i) in TWO and doc.norm(i + 1) in words("casualties", "share", "left"):
        # `لم يعرف مصير الاثنين الباقيين`
        return Group.of(2, i, i + 2)
    if doc.reading(i, "person", "kin") and doc.norm(i).startswith("ال") and i + 1 in doc.counts:
        count = doc.counts[i + 1]
        if is_definite(doc.norm(i + 1)) and not count.vague:
            last = count.last + (doc.reading(count.last, "victim") is not None)
            return Group(i, last, last, count.minimum, count.maximum, None, count.approx, None, (i, i + 1), "number")
    group = read_group(doc, i, scene.last, lone=is_titled_name(doc, i))
    if group is None or group.kind or group.shape not in ("singular", "name", "dual"):
        return None
    if is_titled_name(doc, i):
        return group
    # `مصير وزير المالية`: an office may be at stake, and no life.
    return group if not group.definite and tells_of_incident(scene) else None


def _read_rest(scene: Scene) -> None:
    """`والباقون مفقودون`, `وفُقد الباقون`: some, as nobody says how many."""
    doc = scene.doc
    for i in scene.every(REST):
        if any(claim.kind == "missing" for claim in scene.found):
            return
        so_many = _told_many(scene, i)
        if so_many is None:
            # `والثلاثة الباقون مفقودون`, read by another rule
            continue
        end = min(i + REST_REACH, scene.last)
        state = doc.find_phrase(phrases("casualties", "missing", "states"), i + 1, end)
        last = next((j + 1 for j in doc.having(i + 1, end, "victim") if _is_missing(doc, j)), None)
        last = state[1] if last is None and state is not None else last
        unheard = doc.is_word(i - 2, words("casualties", "missing", "unheard")) and doc.norm(i - 1) in FATE
        if unheard and doc.is_word(i - 3, ("لم", "لا")):
            # `نجا مئة منهم، بينما لم يُعرف مصير الآخرين`
            scene.add(Group.of(None, i, i + 1), "missing", "vanished", first=i - 1)
        elif last is None and doc.is_word(i - 1, ("فقد",)):
            scene.add(Group.of(None, i, i + 1), "missing", "vanished", first=i - 1)
        elif last is not None and not any(doc.is_stop(j) for j in range(i, last)):
            scene.add(so_many._replace(last=last), "missing", "vanished")


def _told_many(scene: Scene, i: int) -> Group | None:
    """The rest at a token, with the number before it (`وأربعتهم الباقون`); None where that is one by itself."""
    word = without_conjunction(scene.doc.norm(i - 1))
    own = read_sum([scene.doc.tokens[i - 1]._replace(norm=f"{word.removesuffix(OF_THEM)}ه")], 0)
    if word.endswith(OF_THEM) and own is not None:
        return Group(i - 1, i, i + 1, own[0], own[0], None, False, None, None, "number")
    return None if scene.doc.counted_before(i) else Group.of(None, i, i + 1)


def _is_missing(doc: Document, i: int) -> bool:
    form = doc.form(i, "victim")
    return form is not None and form.kind == "missing" and form.number == "plural"


def _read_not_back(scene: Scene) -> None:
    """`خرج طفلان من منزلهما ولم يعودا`, `غادر ثلاثة صيادين الميناء ولم يعودوا`; `لم يعد` is no longer as well."""
    doc = scene.doc
    for i in scene.every(BACK):
        if doc.norm(i - 1) != "ولم" or not _is_back(doc, i) or not _waits_for(scene):
            continue
        left = doc.find(words("casualties", "missing", "left"), max(scene.first, i - LEFT_REACH), i - 1)
        at = next((j for j in range(left + 1, left + BACK_REACH) if scene.group(j, lone=True)), None) if left else None
        at = left + 1 if left is not None and at is None else at
        group = scene.group(at, lone=True) if at is not None else None
        count = BACK[doc.norm(i)]
        fits = group is not None and (count is None or group.minimum == count) and group.minimum is not None
        if group is not None and fits and scene.free(group) and not group.kind:
            scene.add(group, "missing", "vanished", first=left)


def _is_back(doc: Document, i: int) -> bool:
    """Whether the verb ends its clause, or a time goes on: `لم يعودوا إلى الجلسة` tells of nobody who is missing."""
    return doc.is_stop(i + 1) or doc.norm(i + 1) in ("حتي", "منذ", "بعد")


def _waits_for(scene: Scene) -> bool:
    """`غادر ثلاثة وزراء الاجتماع ولم يعودوا`: nobody misses them."""
    return scene.mentions(words("casualties", "missing", "homes")) or tells_of_incident(scene)
