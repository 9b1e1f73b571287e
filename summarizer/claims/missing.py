"""People by the state they are in, where no noun or verb of a kind tells of them: missing, held, badly hurt.

`8 عمال محاصرين`, `نحو ستين في عداد المفقودين`, `مصير 14 ألفا مجهول`, `39 في قبضة المسلحين`.
"""

from __future__ import annotations

from summarizer.claims.asides import before_share
from summarizer.claims.casualty_verbs import requirements
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.people import is_under_number
from summarizer.claims.predicates import COUNTED, JOINED_REACH, joined_before, read_predicates
from summarizer.claims.scene import Scene, Skeleton
from summarizer.claims.searches import is_rescued
from summarizer.claims.share_records import behind_state, graded
from summarizer.claims.states import known_one, ordinal_owner
from summarizer.language.text import CLAUSE_ENDS
from summarizer.language.wordlists import PhraseSet, phrases, words
from summarizer.model import Kind

# How far before the state the people may stand, in tokens.
REACH = 14
# Of many as well as of one woman.
ANOTHER = "اخري"
# How far behind the stranded the place may stand where they wait to be fetched, in tokens.
OUTSIDE_REACH = 8
# With them another clause of somebody's words begins: `إن بين القتلى ثلاث نساء، وإن ستة من المصابين في حالة خطرة`.
SAID = frozenset(("ان", "بان", "وان", "وبان"))
# Before people of whom not one is meant, and how far before them, in tokens.
ANY, ANY_REACH = frozenset(("اي", "ايا")), 3
# What nobody knows of people, and how far before it that may be said, in tokens.
WHEREABOUTS, KNOWN_REACH = frozenset(("مكان", "اماكن")), 5
# Who is found alive, wherever he is.
SURVIVORS = frozenset(("ناجين", "ناجون", "ناج", "ناجيا", "ناجيه", "ناجيين", "ناجيان", "احياء"))


def read_missing(scene: Scene) -> None:
    """Those missing by state and by unknown fate; captives and the badly hurt by their state."""
    read_predicates(scene)
    _read_fates(scene)
    read_states(scene, "missing", phrases("casualties", "missing", "states"))
    read_states(scene, "detained", phrases("casualties", "missing", "captive"))
    read_states(scene, "wounded", phrases("casualties", "missing", "critical"))
    _read_buried(scene)


def read_states(scene: Scene, kind: Kind, states: PhraseSet) -> None:
    """The nearest free group before `تحت الأنقاض`, `في عداد المفقودين`, `عالقين`, `في قبضة المسلحين`."""
    start = scene.first
    while state := scene.find_phrase(states, start):
        start = state[1]
        # `سبعة عمال، بينهم طفلان، تحت الأنقاض`
        people_end = before_share(scene, state[0], plural=False)
        group = _people_before(scene, people_end, kind) if _is_state(scene, *state) else None
        for other in joined_before(scene, group) if group is not None else ():
            scene.add(other, kind, f"{kind}-state", last=state[1])
        if group is not None and not (group.shape == "other" and scene.doc.norm(group.first) == ANOTHER):
            # `عائلات أخرى تحت الأنقاض` are no single one.
            scene.add(group, kind, f"{kind}-state", last=state[1])
            for other in graded(scene, state[1]) if kind == "wounded" else ():
                # `تسعة في حالة خطيرة، وسبعة في حالة متوسطة`
                scene.add(other, kind, f"{kind}-state", last=behind_state(scene.doc, other.last) + 1)
        elif kind == "missing":
            _read_behind_state(scene, *state)


def _read_behind_state(scene: Scene, first: int, last: int) -> None:
    """`لا يزال في عداد المفقودين ثلاثة صيادين`, `بات في عداد المفقودين طفل`: the subject behind a state."""
    verb = first - 2 if scene.doc.norm(first - 1) == "في" else first - 1
    group = scene.group(last) if scene.doc.is_word(verb, words("casualties", "missing", "remains")) else None
    if group is None or group.kind or group.definite or not scene.free(group):
        return
    if group.counted or group.shape == "singular":
        scene.add_joined(group, "missing", "missing-state", first)


def _is_state(scene: Scene, first: int, last: int) -> bool:
    """Whether tokens [first, last) tell in what state people are who were not told of by another rule."""
    doc, before = scene.doc, scene.doc.norm(first - 1)
    if doc.norm(first) in words("casualties", "missing", "stranded") and not is_rescued(scene):
        return False
    if "عالق" in doc.norm(first) and doc.find(words("casualties", "missing", "outside"), last, last + OUTSIDE_REACH):
        # `آلاف العالقين على أسطح منازلهم`
        return False
    if doc.norm(last - 1) == "اسر" and last not in doc.actor_at and last + 1 not in doc.actor_at:
        # `وقع جندي في أسر مقاتلي الحركة`, but `يعيش ثلاثة أطفال في أسر حاضنة`: in families
        return False
    if doc.norm(last - 1) == "متوسطه" and not scene.mentions(
        words("casualties", "treated", "hurt") | words("casualties", "treated", "wards")
    ):
        # `عشرون طبيبا بحالة متوسطة من الرضا`
        return False
    saved = before in words("casualties", "share", "survived") or before == "من"
    return not saved and scene.used.isdisjoint(range(first, last))


def _people_before(scene: Scene, state: int, kind: Kind) -> Group | None:
    """Whom a state at a token is told of: the nearest free group before it, of no kind so far."""
    doc = scene.doc
    for j in range(state - 1, max(scene.first, state - REACH) - 1, -1):
        fate = doc.is_word(j, words("casualties", "missing", "fate"))
        told = doc.reading(j, "event", "verb")
        # `ثمانية مهاجرين سقطوا في البحر ولم يعثر عليهم`: of itself, to fall tells nothing.
        told = None if told is not None and told.form.lemma in requirements() and j not in scene.used else told
        if doc.norm(j) in CLAUSE_ENDS or doc.norm(j) in SAID or fate or told:
            # `قال مدير المستشفى إن أربعة مصابين في حالة خطيرة`
            return None
        if kind == "missing" and (body := doc.form(j, "victim")) is not None and body.strict:
            # `بينهم ستة أطفال، بعدما عثر على جثتين تحت الأنقاض`: the dead lie there.
            return None
        if kind == "wounded" and j == state - 1 and (ordinal := ordinal_owner(doc.bare[j])) is not None:
            # `الأول جثة هامدة والثاني في حالة حرجة`, `ترقد ثالثتهما بين الحياة والموت`
            alone = j not in scene.used and (ordinal or _joins_dead(scene, j))
            return Group.of(1, j, state) if alone else None
        if doc.joins(j) and j == state - 1 and (one := known_one(doc, j)) is not None:
            # `راح ضحيتها زوجان، والجاني في قبضة الدرك`
            return one if kind == "detained" else None
        group = read_group(doc, j, state) or _some_before(scene, j, state)
        if group is not None and kind == "wounded" and doc.is_word(j - 1, words("casualties", "share", "openers")):
            # `29 شخصا نجوا، بينهم 11 في حالة حرجة`: of the 29 no more is told; where they were hurt, it is a share.
            nouns = (doc.form(k, "victim") for k in doc.having(scene.first, j, "victim"))
            told_of = [*(form.kind for form in nouns if form), *(told.kind for told in scene.found)]
            # `85 شخصا يتلقون العلاج، بينهم 11 في حالة خطيرة`
            treated = scene.mentions(words("casualties", "treated", "received"))
            hurt = "wounded" in told_of or "casualties" in told_of or treated
            return None if hurt or group.kind or not scene.free(group) else group
        if group is not None and ((group.partitive and kind == "wounded") or doc.norm(j - 1) == "بين"):
            # `أربعة من بين 13 شخصا أنقذوا في حالة خطيرة`
            return None
        if any(doc.norm(k) in words("casualties", "share", "listing") for k in range(max(j - 3, scene.first), j)):
            continue
        if group is not None and group.definite and any(_is_whole_of(scene, s, j) for s in scene.found):
            return None
        if any(s.kind == kind and s.key == j for s in scene.found):
            # `خمسة عمال عالقين تحت الأنقاض`: the state's other words told of them.
            return None
        some = group is not None and group == _some_before(scene, j, state)
        if group is None or group.kind or not (some or group.shape in COUNTED) or not scene.free(group):
            continue
        if group.shape == "singular" and is_under_number(doc, group):
            # `60 امرأة وطفلا في عداد المفقودين`
            continue
        if group.who is not None and doc.norm(group.who[0]) in SURVIVORS:
            # `سُمعت أصوات ثلاثة ناجين تحت الركام`
            return None
        if doc.find(ANY, max(scene.first, j - ANY_REACH), j) is not None:
            # `نفت أن يكون أي من البحارة العشرين وقع في الأسر`
            return None
        bare = kind == "wounded" and group.who is None and not _joins_dead(scene, j)
        if bare and group.last == state and j > scene.first:
            # `خمسة مسعفين، و33 جريحا، منهم ثلاثة في حالة حرجة`: they are a share of those told before
            return None
        known = group.shape == "other" and doc.norm(j).startswith("ال")
        if not (known or j - 1 in doc.counts or bare):
            return group
    return None


def _joins_dead(scene: Scene, i: int) -> bool:
    """`تسعة قتلى و18 في غيبوبة`: what و joins to the dead, where nobody was told to be hurt, is no share of them."""
    nouns = (scene.doc.form(j, "victim") for j in scene.doc.having(scene.first, i, "victim"))
    kinds = {told.kind for told in scene.found if told.key < i}.union(form.kind for form in nouns if form)
    return scene.doc.is_joined(i) and kinds == {"killed"}


def _is_whole_of(scene: Scene, told: Skeleton, i: int) -> bool:
    """`غرق عشرة من ركاب القارب الستين`: the number at a token is of all of whom some were told right before it."""
    return scene.doc.norm(told.last) == "من" and 0 < i - told.last < JOINED_REACH


def _some_before(scene: Scene, j: int, state: int) -> Group | None:
    """`هناك جنود في عداد المفقودين`, `إن عناصر آخرين في عداد المفقودين`: a plural alone, right before its state."""
    doc = scene.doc
    if j < state - 2 or "عداد" not in (doc.norm(state), doc.norm(state + 1)):
        return None
    some = scene.group(j, lone=True)
    return some if some is not None and some.shape == "plural" and some.who and not some.definite else None


def _read_buried(scene: Scene) -> None:
    """`إنقاذ العالقين تحت الأنقاض`, `تحرير محتجزين تحت الأنقاض`: some, as nobody says how many."""
    doc = scene.doc
    buried = words("casualties", "missing", "buried")
    for i in scene.every(buried):
        if i in scene.used or doc.norm(i) not in buried or doc.norm(i + 1) != "تحت" or i + 2 >= scene.last:
            continue
        if doc.norm(i + 2) in words("casualties", "missing", "rescue") and not doc.counted_before(i):
            if any(s.kind == "missing" and s.first <= i < s.last for s in scene.found):
                continue
            scene.add(Group.of(None, i, i + 3), "missing", "missing-state")


def _read_fates(scene: Scene) -> None:
    """`مصير أكثر من ألفين ما زال مجهولا`, `ولا يعرف مكان شخصين`."""
    doc, known = scene.doc, words("casualties", "missing", "unheard")
    for i in sorted({*doc.counted(scene.first + 1, scene.last), *(j + 1 for j in scene.every(WHEREABOUTS))}):
        unknown = doc.norm(i - 1) in WHEREABOUTS and doc.find(known, max(scene.first, i - KNOWN_REACH), i) is not None
        fate = unknown or doc.is_word(i - 1, words("casualties", "missing", "fate"))
        group = scene.group(i) if fate and i < scene.last else None
        if group is not None and not group.counted:
            continue
        if group and scene.free(group) and doc.norm(i - 2) != "معرفه":
            unnamed = group.who is not None and doc.norm(group.who[0]) in words("casualties", "fates")
            told = group._replace(who=None) if unnamed else group
            scene.add(told, "missing", "missing-fate", first=i - 1)
