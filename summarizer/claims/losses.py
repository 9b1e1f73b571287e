"""Those whom their own lost or mourn, where no word of a kind says that they are dead.

`فقدت الولاية 88 من أبنائها في هجمات`, `فُجعت القرية في تسعة من أبنائها`, `حصدت السيول 11 روحا`, `حدادا على معلمة`.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.claims.bounds import opened_by
from summarizer.claims.group import Group
from summarizer.claims.lost_objects import kin_lost
from summarizer.claims.scene import Scene
from summarizer.claims.suspects import behind_subject
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words

# How far behind the verb the people may stand, over its subject and adverbs, and with an aside, in tokens.
REACH = 8
# How far behind a verb of losing its soldiers may stand, in tokens, and the verbs.
OBJECT_REACH, LOSING = 9, frozenset(("فقد", "خسر"))
# What a side lost, how far before it may stand that it reached a number, and how far behind it the number, in tokens.
TOTALS, TOTAL_REACH, REACH_OF_TOTAL = frozenset(("خساير", "الخساير")), 4, 18
# Where somebody mourns, death in an incident.
DEPARTURES = frozenset(("رحيل", "برحيل"))
# A side that speaks of itself.
SIDES = frozenset(("انه", "انها", "بانه", "بانها", "وانه", "وانها"))
# Who is told again, of many too, and whom one fights.
OF_SIDE, ENEMY = SIDES | {"انهم", "بانهم", "وانهم"}, frozenset(("العدو",))
# How far before `أرواح` the verb may stand that took them, in tokens.
LIVES_REACH = 14


def read_losses(scene: Scene) -> None:
    """Verbs of losing and mourning with their people, lives that were taken, soldiers lost, and mourning for people."""
    lost, mourned = words("casualties", "losses", "lost"), words("casualties", "losses", "mourned")
    for i in scene.every(lost | mourned):
        _read_lost(scene, i, mourned=scene.doc.is_word(i, mourned))
    for i in scene.every(words("casualties", "losses", "swallowed")):
        _read_swallowed(scene, i)
    for i in scene.every(words("casualties", "losses", "noun")):
        group = scene.group(i + 1)
        if group is not None and scene.free(group) and group.counted and _are_soldiers(scene.doc, group):
            scene.add_joined(group, "killed", "loss", i)
    for i in scene.every(words("casualties", "losses", "mourning")):
        group = scene.group(i + 2) if scene.doc.norm(i + 1) == "علي" else None
        if group is not None and scene.free(group) and not group.kind and group.shape != "plural":
            scene.add_joined(group, "killed", "loss", i)
    if scene.mentions(mourned) and scene.mentions(words("casualties", "incidents")):
        _read_departed(scene)
    for i in scene.every(TOTALS):
        _read_total(scene, i)
    for i in scene.every(words("casualties", "losses", "inflicted")):
        _read_inflicted(scene, i)
    _read_lives(scene)
    _read_reaped(scene)


def _read_departed(scene: Scene) -> None:
    """`فُجعت المدينة برحيل الطبيبة منى سالم واثنين من زملائها في قصف`: a parting that is mourned, by an incident."""
    for i in scene.every(DEPARTURES):
        group = scene.group(i + 1, lone=scene.doc.form(i + 1, "person") is not None)
        if group is not None and scene.free(group) and not group.kind and (group.counted or group.minimum == 1):
            scene.add_joined(group, "killed", "loss", i)


def _read_total(scene: Scene, i: int) -> None:
    """`بلغت خسائر العدو على هذا المحور 190 جنديا وسيارتين`: of losses that reach a number or pass it the soldiers, dead
    and wounded alike.
    """
    doc = scene.doc
    reached = words("casualties", "cumulative", "change") | words("casualties", "losses", "estimates")
    at = next((j for j in range(i + 1, min(i + REACH_OF_TOTAL, scene.last)) if j in doc.counts), None)
    if at is None or any(doc.is_stop(j) for j in range(i, at)):
        return
    passed = doc.find(words("casualties", "bounds", "exceed"), max(scene.first, i - TOTAL_REACH), at)
    if passed is None and doc.find(reached, max(scene.first, i - TOTAL_REACH), at) is None:
        return
    group = scene.group(at)
    if group is not None and scene.free(group) and not group.kind and _are_soldiers(doc, group):
        first = i if passed is None else min(i, passed)
        scene.add(opened_by(doc, group, passed, at), "casualties", "loss", first=first)


def _read_inflicted(scene: Scene, verb: int) -> None:
    """`كبدت القوات المهاجمة 300 جندي`, `تكبدت الكتيبة 40 مقاتلا`: soldiers whom it cost a side, dead and wounded."""
    doc = scene.doc
    at = next((j for j in range(verb + 1, min(verb + REACH, scene.last)) if j in doc.counts or doc.is_stop(j)), None)
    group = scene.group(at) if at is not None and at in doc.counts else None
    if group is not None and scene.free(group) and not group.kind and _are_soldiers(doc, group):
        scene.add_joined(group, "casualties", "loss", verb)


def _read_lost(scene: Scene, verb: int, *, mourned: bool) -> None:
    """`فقدت القرية أربعة من شبانها في القصف`: who lost them owns them; losing needs an incident, mourning none."""
    doc = scene.doc
    for i in _behind(scene, verb):
        kin = i == kin_lost(doc, verb)
        group = scene.group(i) if i in doc.counts or kin or _is_one_of_ours(scene, verb, i) else None
        if group is None:
            continue
        owned = _are_owned(doc, group.who[0] if group.who is not None else group.last + 1)
        ours = owned or doc.is_word(verb, words("casualties", "losses", "ours"))
        soldiers = ours and not mourned and _are_soldiers(doc, group)
        anyone = doc.is_word(verb, words("casualties", "losses", "anyone")) and group.who is not None
        # `خسرنا أربعة من رفاقنا`, but `فقدنا الاتصال بأربعة من رفاقنا`
        own = owned and doc.is_word(verb, words("casualties", "losses", "ours")) and doc.norm(verb + 1) != "الاتصال"
        # `فقدنا 12 منهم على طاولة العمليات`
        own = own or (group.partitive and doc.is_word(verb, words("casualties", "losses", "ours")) and i == verb + 1)
        told = soldiers or own or (owned and mourned) or ((owned or anyone or kin) and _is_incident(scene))
        gone = doc.find(words("casualties", "losses", "gone"), group.last, scene.last) is not None
        if told and not gone and scene.free(group) and not group.kind:
            scene.add_joined(group, "killed", "loss", verb)
        return


def _is_one_of_ours(scene: Scene, verb: int, i: int) -> bool:
    """`فقدنا جنديا في المعركة`, `خسرنا مقاتلين اثنين`: one or two whom we lost, and no number tells it."""
    doc = scene.doc
    form = doc.form(i, "person") if doc.is_word(verb, words("casualties", "losses", "ours")) else None
    soldier = form is not None and form.lemma in words("casualties", "losses", "soldiers")
    # `فقدنا اليوم جنديا`
    governed = doc.norm(i - 1) in words("reporting", "function") - words("reporting", "times")
    return soldier and doc.norm(i).endswith(("ا", "ين")) and not governed


def _behind(scene: Scene, verb: int) -> Iterator[int]:
    """The tokens behind a verb, an aside left out."""
    doc, i = scene.doc, verb + 1
    end = min(verb + REACH, scene.last)
    while i < end:
        if doc.norm(i) in COMMAS:
            behind = doc.after_aside(i, scene.last)
            i, end = behind, min(end + behind - i, scene.last)
            continue
        if doc.is_stop(i) or (doc.reading(i, "event", "verb") and not doc.norm(i).startswith("ال")):
            return
        yield i
        i += 1


def _are_owned(doc: Document, i: int) -> bool:
    """`أبنائها`, `منتسبيها`, `خيرة رجالها`."""
    form = doc.form(i + (doc.norm(i) in words("casualties", "losses", "best")), "kin", "person", "victim")
    return form is not None and form.number == "plural" and form.suffixed


def _are_soldiers(doc: Document, group: Group) -> bool:
    """`جنديين`, `ثلاثة من جنوده`."""
    form = doc.form(group.who[0], "person", "kin") if group.who is not None else None
    return form is not None and form.lemma in words("casualties", "losses", "soldiers")


def _is_incident(scene: Scene) -> bool:
    """Whether the sentence tells of an attack or a disaster."""
    told = words("casualties", "incidents") | words("casualties", "losses", "disasters")
    told = told | words("casualties", "share", "means")
    return scene.mentions(
        told | words("casualties", "cumulative", "wars") | words("casualties", "cumulative", "fights")
    )


def _read_swallowed(scene: Scene, verb: int) -> None:
    """`ابتلع الجبل 23 من أبناء المنطقة`, `البحر يبتلع ستة مهاجرين`: the sea, a mountain, a flood."""
    doc, deeps = scene.doc, words("casualties", "losses", "deeps")
    before = verb - 1 - (doc.norm(verb - 1) == "قد")
    if doc.is_word(verb + 1, deeps):
        start = verb + 2
    elif doc.is_word(before, deeps):
        start = verb + 1
    else:
        return
    adjective = start == verb + 2 and not doc.norm(verb + 1).startswith("ال")
    reach = range(start, min(start + REACH, scene.last))
    at = next((j for j in reach if j in doc.counts or not (_is_passed(doc, j) or (adjective and j == start))), None)
    group = scene.group(at) if at in doc.counts else None
    if at is None or group is None or not scene.free(group) or group.kind or group.who is None:
        return
    if doc.reading(group.who[0], "person", "kin") is not None or doc.norm(group.who[0]) in ("ابناء", "اهالي"):
        scene.add_joined(group, "killed", "loss", verb)


def _is_passed(doc: Document, i: int) -> bool:
    """Whether a word belongs to what took them or says where: `المنهار`, `في مديرية جبن`."""
    classes = words("casualties", "place_classes")
    known = doc.norm(i) in words("reporting", "function") | classes or i in doc.place_at
    return known or (doc.norm(i).startswith("ال") and doc.reading(i, "person", "verb") is None)


def _read_lives(scene: Scene) -> None:
    """`حصدت السيول منذ بداية المنخفض 11 روحا`, `أزهق الانفجار خمس أرواح`."""
    doc, took = scene.doc, words("casualties", "losses", "took")
    for i in doc.counted(scene.first, scene.last):
        last = doc.counts[i].last
        if i in scene.used or doc.norm(last) not in words("casualties", "losses", "lives"):
            continue
        verb = doc.find(took, max(scene.first, i - LIVES_REACH), i)
        count = doc.counts[i]
        if verb is not None:
            bounds = (count.minimum, count.maximum, count.vague, count.approx)
            lives = Group(i, last + 1, last + 1, *bounds, "killed", None, "number")
            scene.add(lives, "killed", "loss", first=verb)


def _read_reaped(scene: Scene) -> None:
    """`12 تفجيرا حصدت، في المنطقتين معا، 71 مدنيا`: what happened reaps people, a team its medals."""
    doc = scene.doc
    for i in scene.every(words("casualties", "losses", "reaped")):
        at = next((j for j in _behind(scene, i) if j in doc.counts), None)
        group = scene.group(at) if at is not None else None
        if group is None or not scene.free(group) or group.kind or group.who is None or not _is_incident(scene):
            continue
        if doc.reading(group.who[0], "person", "kin") is not None:
            scene.add_joined(group, "killed", "loss", i)


def lost_fighters(doc: Document, i: int) -> int | None:
    """Where the count of `فقدت القوات 40 عسكريا`, `خسر الحزب ثلاثة من مقاتليه` begins.

    A side that lost its soldiers says that they are dead.
    """
    form = doc.form(i, "verb")
    if form is None or form.lemma not in LOSING or doc.norm(i - 1) in words("casualties", "no_verb"):
        return None
    # `قال الجيش إنه فقد جنديين`, `أن الجيش فقد جنديين`
    army = doc.actor_at.get(i - 1)
    led = doc.norm(i - 1) in SIDES or (army is not None and army.kind in ("military", "security"))
    if doc.norm(i + 1) in words("persons", "fighters") and (
        doc.norm(i + 2) == "اثنين" or led or doc.norm(i + 1).endswith("ا")
    ):
        # `قتلت القوات ستة، وفقدت جنديا`: an object, by its ending.
        return i + 1
    side = behind_subject(doc, i + 1)
    if side is not None and doc.norm(side) in words("persons", "fighters") and doc.norm(side).endswith(("ا", "ين")):
        # `فقدت القوات جنديين`
        return side
    at = next((j for j in range(i + 1, i + OBJECT_REACH) if j in doc.counts or doc.is_stop(j)), None)
    if at is None or at not in doc.counts:
        return None
    if doc.find(words("persons", "names", "composed"), i + 1, at) is not None:
        # `فقد طاقمها المكون من أربعة عسكريين`: who they are, and not whom they lost
        return None
    noun = doc.counts[at].last
    if noun < len(doc.tokens) and doc.tokens[noun].kind == "quote":
        # `فقد «ما لا يقل عن 40» من عناصره`
        noun += 1
    noun += 1 if doc.norm(noun) == "من" else 0
    if at == i + 1 and _ends_there(doc, noun) and _is_side(doc, i - 1):
        # `أن المهاجمين فقدوا اثنين`
        return at
    own = doc.norm(noun) in words("persons", "fighters", "own")
    one = doc.form(i + 1, "person")
    apart = any(doc.norm(j) in words("reporting", "function") for j in range(i + 2, at))
    if not own and one is not None and one.number != "plural" and apart:
        # `فقد صحفي في كمين نصبه خمسة مسلحين`: he is missing.
        return None
    if at == i + 1 and not own and not led and not doc.norm(i).endswith(("ت", "وا")):
        return None
    return at if own or doc.norm(noun).removeprefix("ال") in words("persons", "fighters") else None


def _ends_there(doc: Document, i: int) -> bool:
    """Whether a number before a token stands without its noun."""
    return doc.is_stop(i) or doc.norm(i) in words("reporting", "function") or doc.joins(i)


def _is_side(doc: Document, i: int) -> bool:
    """`المهاجمين`, `العدو`, `مقاتليها`, `القوات`: whether those who fight are told at a token, as who is told again
    right behind them (`قال المهاجمون إنهم`) is: they know of their missing no more than that they fell.
    """
    if doc.norm(i) in OF_SIDE:
        i -= 1
    army = doc.actor_at.get(i)
    if army is not None and army.last == i + 1:
        return army.kind in ("military", "security", "armed_group")
    noun = doc.norm(i)
    one = noun.removeprefix("ال").replace("ون", "ين")
    fights = one in words("persons", "fighters") | words("casualties", "attackers", "many") or noun in ENEMY
    return (fights and noun.startswith("ال")) or noun in words("persons", "fighters", "own")
