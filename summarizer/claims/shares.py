"""Shares of a wider claim, by a word for it: `بينهم ثلاثة أطفال`, `أربعة منهم في حالة خطرة`, `ثلاثة من القتلى`."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.claims.cases import PAIRS
from summarizer.claims.conjoined import conjoined
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.hosts import host_of, told_of, whole_beside
from summarizer.claims.listings import add_list
from summarizer.claims.no_shares import (
    are_well,
    of_doers,
    of_newcomers,
    of_others,
    of_saved,
    of_survivors,
    of_things,
    of_unhurt,
)
from summarizer.claims.one_of_them import is_described
from summarizer.claims.said_fates import SAID, said_fate
from summarizer.claims.scene import Scene, Skeleton
from summarizer.claims.share_openers import is_one_of_victims, is_opener, those_behind
from summarizer.claims.share_records import add_share
from summarizer.claims.those_who import those_who
from summarizer.claims.treated_cases import TWO_CASES, are_cases_in_state
from summarizer.claims.treatment import STATES
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import phrases, words
from summarizer.sources.reporting import speaks

# How far before `بين القتلى` those may begin who were among them, in tokens.
AMONG_REACH = 9
# The longest share that stands before `بينهم`, in tokens.
LONGEST_BEFORE = 5
# Of which victims more than two are told though nobody told how many there are: `وبين المفقودين ثلاثة أطفال`.
TOLD_ALONE = frozenset(("killed", "missing", "detained"))
# Of which some are told behind the plural (`نُقل الجرحى، وبينهم أربعة`), where the detained and missing may be free.
HURT = frozenset(("killed", "wounded"))


def read_shares(scene: Scene, previous: Sequence[Skeleton]) -> None:
    """Shares of the claims of this sentence, or else of those told before.

    `بينهم` goes back to the sentence before, `بين القتلى` further.
    """
    doc = scene.doc
    including = phrases("casualties", "share", "including")
    comprising = words("casualties", "share", "comprising")
    single = words("casualties", "share", "single")
    openers = scene.every(
        words("casualties", "share", "openers").union(including, comprising, single, TWO_CASES, ("بين", "من"))
    )
    for i in sorted({*openers, *doc.counted(scene.first, scene.last)}):
        if i in scene.used:
            continue
        if doc.norm(i) == "بين" and any(s.key == i + 1 for s in scene.found):
            # `إن طفلا كان من بين 13 شخصا قتلوا`
            _read_among(scene, i, previous)
        elif is_opener(scene, i):
            if not _read_before_opener(scene, i, previous):
                _read_opened(scene, i, previous)
        elif are_cases_in_state(scene, i):
            _read_cases(scene, i, previous)
        elif i in doc.counts:
            group = scene.group(i)
            if group and are_well(doc, group):
                continue
            if group and group.partitive and (group.vague == "some" or of_things(scene, group.last - 1, i)):
                # `البعض منها مقطوعة الرؤوس`: a breakdown without a number.
                continue
            partitive = group is not None and group.partitive and scene.free(group)
            if group and partitive and not (of_survivors(scene, i) or of_saved(scene, i)):
                add_share(scene, group, previous, "share-of-them", first=i)
            elif group and scene.free(group) and (whole := whole_beside(scene, group)) is not None:
                scene.add(group, whole.kind, "share-of-them", first=i, host=whole.key)
            elif group and scene.free(group) and _are_critical(scene, group):
                add_share(scene, group, previous, "share-of-them", first=i - 1)
            elif group and scene.free(group) and _of_victims(scene, group):
                add_share(scene, group, previous, "share-of-victims", first=i)


def _read_cases(scene: Scene, i: int, previous: Sequence[Skeleton]) -> None:
    """`إصابة 34 ... وإن حالتين تعانيان من حروق`: a few of the wounded who were told before."""
    group = scene.group(i) if i in scene.doc.counts else Group.of(2, i, i + 1)
    host = host_of(scene, group, previous, i) if group is not None and not group.kind and scene.free(group) else None
    if group is not None and host is not None and host.kind == "wounded":
        noun = group.last + (group.last == i + 1 and i in scene.doc.counts)
        scene.add(group, "wounded", "treated", last=noun, host=host.key)


def _is_taken_to_ward(doc: Document, i: int) -> bool:
    """`ونُقل أحدهم إلى المستشفى`: of the wounded, one who needs it."""
    moved = doc.is_word(i - 1, words("casualties", "treated", "carrying"))
    return moved and doc.norm(i + 1) in ("الي", "في") and doc.norm(i + 2) in words("casualties", "treated", "wards")


def _read_among(scene: Scene, i: int, previous: Sequence[Skeleton]) -> None:
    """`إن طفلة كانت بين القتلى`, `خمسة من العمال من بين الجرحى`: who was among the victims stands before them."""
    doc = scene.doc
    linked = False
    for j in range(i - 1, max(scene.first, i - AMONG_REACH) - 1, -1):
        if doc.is_stop(j) or doc.reading(j, "event", "verb"):
            return
        linked = linked or doc.is_word(j, words("casualties", "share", "being"))
        group = scene.group(j)
        if group is None or group.definite or group.kind or group.shape not in ("singular", "dual", "number"):
            continue
        if doc.norm(j - 1) == "برتبه":
            # `إن ضابطا برتبة ملازم أول بين الشهداء`
            continue
        before = _joined_before(scene, group, i) if doc.joins(j) else None
        linked = (
            linked or _may_be_among(doc, before or group) or doc.is_word(j - 1, words("casualties", "share", "being"))
        )
        form, counted = doc.form(i + 1, "victim"), next((s for s in scene.found if s.key == i + 1), None)
        among = counted.kind if counted is not None else form.kind if form is not None else None
        if not linked or not scene.free(group) or among is None or (counted and not counted.holds(group.minimum)):
            # `سقط 30 شخصا بين 12 قتيلا و18 جريحا` is no share of the twelve.
            return
        host = counted or host_of(scene, group, previous, i)
        kind = host.kind if host is not None else among
        key = host.key if host else None
        if before is not None and scene.free(before):
            scene.add(before, kind, "share-among-them", last=i + 2, host=key)
        scene.add(group, kind, "share-among-them", last=i + 2, host=key)
        return


def _may_be_among(doc: Document, group: Group) -> bool:
    """Whether a group is said to be somewhere by no verb: by its number, or in `إن طفلا بين القتلى`, `هناك طفلان`."""
    opener = doc.bare[group.first - 1]
    opened = opener == "هناك" or opener in words("reporting", "clause", "openers")
    return group.shape == "number" or opened


def _joined_before(scene: Scene, group: Group, i: int) -> Group | None:
    """`ثمانية من رجال الشرطة وستة مدنيين من بين القتلى`: those to whom و joins who stands before a token."""
    for j in range(group.first - 1, max(scene.first, i - AMONG_REACH) - 1, -1):
        before = scene.group(j)
        if before is not None and not before.kind and before.shape in ("singular", "dual", "number"):
            joined = conjoined(scene.doc, before, i)
            return before if joined is not None and joined.first == group.first else None
    return None


def _are_two_things(doc: Document, i: int) -> bool:
    """`أصيب بطلقتين إحداهما في قدمه`: the dual right before the pronoun is of no people."""
    people = doc.reading(i, "person", "kin", "victim", "other", "one_of")
    return doc.norm(i).endswith(("تين", "تان")) and doc.norm(i + 1).startswith("احدا") and people is None


def _read_opened(scene: Scene, i: int, previous: Sequence[Skeleton]) -> None:
    """`بينهم ثلاثة أطفال`, `أحدهم في حالة خطرة`: those whom an opener at a token singles out."""
    doc = scene.doc
    if doc.norm(i - 1) in words("casualties", "share", "survived"):
        return
    if speaks(doc.norm(i - 1)) and not _is_taken_to_ward(doc, i):
        # `قالت إحداهن لرويترز`
        return
    if doc.norm(i).removeprefix("و") in words("casualties", "share", "one"):
        _read_one_of_them(scene, i, previous)
    elif is_one_of_victims(scene, i):
        victims = doc.form(i + 1, "victim")
        kind = victims.kind if victims is not None and victims.kind != "casualties" else None
        add_share(scene, Group.of(1, i, i + 2, kind=kind), previous, "share-one-of-them", first=i)
    else:
        _read_those_among(scene, i, previous)


def _read_one_of_them(scene: Scene, i: int, previous: Sequence[Skeleton]) -> None:
    """`أحدهم في حالة خطرة`, `أحدهم طفل`: one, where the words beside it tell who or how he is."""
    doc = scene.doc
    if _are_two_things(doc, i - 1) or of_things(scene, i, i) or any(claim.first == i + 1 for claim in scene.found):
        # `أحدهم مسن كُسرت يده`
        return
    if _is_of_cases(scene, i):
        return
    stated_before = doc.find(words("casualties", "share", "hurt"), i - 1, i) is not None
    if stated_before or is_described(scene, i + 1) or _is_taken_to_ward(doc, i):
        state = doc.form(i + 1, "victim")
        kind = state.kind if state is not None and state.number == "singular" else None
        add_share(scene, Group.of(1, i, i + 1, kind=kind), previous, "share-one-of-them", first=i)


def _is_of_cases(scene: Scene, i: int) -> bool:
    """`20 حالة في حلب وحالتين في دمشق، إحداها مرافق لمريض`: one of cases that no claim of the sentence counts."""
    if not scene.doc.norm(i).endswith("ها"):
        return False
    cases = [j for j in scene.every({*words("casualties", "cases"), *PAIRS}) if j < i]
    return bool(cases) and not any(claim.first <= cases[-1] < claim.last for claim in scene.found)


def _read_those_among(scene: Scene, i: int, previous: Sequence[Skeleton]) -> None:
    """`بينهم ثلاثة أطفال`, `من بين القتلى ضابطان`: the group behind an opener, a share of the claim that it goes back
    to, or a claim of its own where the opener tells of whom.
    """
    doc = scene.doc
    group = those_behind(scene, i)
    among = doc.form(i + 1, "victim") if doc.norm(i).endswith(("بين", "من")) else None
    if group is None and among is not None:
        _read_among(scene, i, previous)
    if group is None or not scene.free(group) or (group.shape == "plural" and group.kind):
        return
    if of_others(scene, i) or of_things(scene, i, i) or of_unhurt(scene, i) or of_doers(scene, group, i):
        return
    host = host_of(scene, group, previous, i)
    if host is not None and host.sentence < scene.index and of_newcomers(scene, i):
        return
    those = those_who(doc, i)
    if host is None and those is not None:
        add_list(scene, group, those.kind, "share-among-them", i, None)
        return
    alone = among is not None and (among.kind in TOLD_ALONE or (group.who and group.shape in ("singular", "dual")))
    if host is None and (told := told_of(doc, i)) is not None and told.kind in HURT:
        add_list(scene, group, told.kind, "share-among-them", i, None)
    elif host is None and among is not None and among.kind and alone:
        add_list(scene, group, among.kind, "share-among-them", i, None)
    if host is not None:
        if group.named and group.kind is not None and host.kind != "casualties":
            # `98 شهيدا، آخرهم المعتقل سالم حيدر`: what he was before.
            group = group._replace(kind=None)
        if (fate := said_fate(doc, group.last)) is not None:
            scene.add(group, fate[0], SAID, first=i, last=fate[1], host=host.key)
        add_list(scene, group, host.kind, "share-among-them", i, host)
        if doc.norm(i - 1) == "(":
            _add_bracketed(scene, group.last, host)


def _read_before_opener(scene: Scene, i: int, previous: Sequence[Skeleton]) -> bool:
    """`خمسة أشخاص، امرأتان بينهم، في مزرعة`: the share stands between a comma and the word for it."""
    doc = scene.doc
    end = i - 1 if doc.norm(i - 1) == "من" else i
    closed = i + 1 >= scene.last or doc.is_stop(i + 1)
    if not closed or not doc.is_word(i, words("casualties", "share", "openers")):
        return False
    opening = next((j for j in range(end - 1, max(scene.first, end - LONGEST_BEFORE) - 1, -1) if doc.is_stop(j)), None)
    group = read_group(doc, opening + 1, end) if opening is not None else None
    if group is None or group.who is None or group.kind or group.definite or group.next != end or not scene.free(group):
        return False
    host = host_of(scene, group, previous, group.first)
    if host is None:
        return False
    scene.add(group, host.kind, "share-among-them", last=i + 1, host=host.key)
    return True


def _add_bracketed(scene: Scene, start: int, host: Skeleton) -> None:
    """`5 شهداء (منهم 3 جدد، 2 انتشال)`: numbers between commas go on with a share to the end of its bracket."""
    doc = scene.doc
    for i in range(start, scene.last):
        if doc.norm(i) == ")":
            return
        group = scene.group(i) if i in doc.counts and doc.norm(i - 1) in COMMAS else None
        if group is not None and group.kind in (None, host.kind) and scene.free(group):
            scene.add(group, host.kind, "share-among-them", host=host.key)


def _are_critical(scene: Scene, group: Group) -> bool:
    """`حالة اثنين من الأطفال حرجة`: in what state some are, told of them and not of their number."""
    doc, behind = scene.doc, range(group.last, min(group.next + 2, scene.last))
    state = doc.bare[group.first - 1] in STATES and doc.norm(group.last) == "من"
    return state and any(doc.norm(j) in words("casualties", "cases", "graded") for j in behind)


def _of_victims(scene: Scene, group: Group) -> bool:
    """`ثلاثة من القتلى`."""
    doc = scene.doc
    reading = doc.reading(group.last + 1, "victim")
    if doc.norm(group.last) == "من" and doc.norm(group.last + 1) == "الحالات":
        return True
    return doc.norm(group.last) == "من" and reading is not None and reading.definite
