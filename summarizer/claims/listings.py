"""The people of a claim told one by one or part by part, without a word for a share: `خمسة، هم أب وأربعة أطفال`."""

from __future__ import annotations

from summarizer.actors.name_words import opens_name
from summarizer.claims.conjoined import conjoined
from summarizer.claims.group import Group
from summarizer.claims.scene import Scene, Skeleton
from summarizer.claims.states import kind_by_state
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words
from summarizer.model import Kind

# How far behind a claim the list of its people may begin, in tokens: `31 شخصا في عموم محافظة درعا هذا الأسبوع، هم: 19`.
LIST_REACH = 14
# How far behind a share the victims may be named of whom it is, in tokens.
OF_REACH = 3


def read_listings(scene: Scene) -> None:
    """`ثلاثة أشخاص، هم أب وولداه`, `أربعة أشخاص (رجل وزوجته)`: the people of a claim told one by one."""
    doc, listing = scene.doc, words("casualties", "share", "listing")
    for i in scene.every(listing | {"("}):
        bracket = doc.norm(i) == "("
        if i == scene.first or not (bracket or doc.norm(i) in listing):
            continue
        host = scene.latest(i)
        if not bracket and not _apposed(scene, i, host):
            continue
        group = scene.group(i + 1 + (doc.norm(i + 1) == ":"))
        if host is None or group is None or group.kind or not scene.free(group) or i - host.last > LIST_REACH:
            continue
        if group.minimum == host.minimum and conjoined(doc, group, scene.last) is None:
            # `جثتي الغريقين، وهما شقيقان`: all of them, by what they were.
            continue
        if group.definite or (bracket and conjoined(doc, group, scene.last) is None) or _are_names(scene, group):
            continue
        add_list(scene, group, host.kind, "share-listing", i if not bracket else None, host)


def _are_names(scene: Scene, group: Group) -> bool:
    """`ثلاثة شبان، هم: سامر زيد، وخالد عمر، ومحمود علي`: the names of all, which are no shares."""
    current: Group | None = group
    while current is not None and opens_name(scene.doc.bare[current.first]):
        current = conjoined(scene.doc, current, scene.last)
    return current is None


def _apposed(scene: Scene, i: int, host: Skeleton | None) -> bool:
    """Whether a listing stands right behind the people whom it tells one by one: `خمسة مدنيين هم أربع نساء وصبي`; not
    behind the rest of them (`مقتل ستة، والباقون، وهم ثمانون، نجوا`).
    """
    if scene.doc.norm(i - 2) in words("casualties", "fractions"):
        return False
    return scene.doc.norm(i - 1) in COMMAS | {"-", "("} or (
        host is not None and (host.who[1] if host.who is not None else host.last) == i
    )


def add_list(scene: Scene, group: Group, kind: Kind, rule: str, first: int | None, host: Skeleton | None) -> None:
    """Record a group, and those that و joins to it, as shares of `host`; a plural of a kind ends the list.

    `منهم طفلان وامرأة من القتلى، وسبعة أطفال من الجرحى`: whose they are, told behind them, holds for those before.
    """
    people: list[Group] = []
    current: Group | None = group
    while current is not None and not (current.shape == "plural" and current.kind):
        if people and host is not None and _is_beside(scene.doc, current, host):
            if scene.free(current):
                scene.add(current, host.kind, host.rule, host=host.host)
            break
        people.append(current)
        current = conjoined(scene.doc, current, scene.last)
    of, wholes = host, []
    for one in reversed(people):
        of = _told_of(scene, one) or of
        wholes.append(of)
    for one, whole in zip(people, reversed(wholes), strict=True):
        if scene.free(one):
            told = whole.kind if whole is not None and whole is not host else kind
            own = kind_by_state(scene.doc, one, told) if one.kind in (None, "casualties") else one.kind
            died = own == "wounded" and _died(scene.doc, one)
            scene.add(one, "killed" if died else own, rule, first=first, host=whole.key if whole and not died else None)


def _died(doc: Document, group: Group) -> bool:
    """`أصيب ستة، بينهم سيدة توفيت لاحقا`: what became of one of the hurt, who is no share of them then; `17 مصابا بينهم
    شرطي سقطوا` tells of all.
    """
    verb = doc.form(group.next, "verb")
    if verb is None or (group.maximum == 1 and verb.number != "singular"):
        return False
    return verb.kind == "killed" and verb.voice == "victim"


def _is_beside(doc: Document, group: Group, host: Skeleton) -> bool:
    """`تسعة مدنيين بينهم ثلاثة أطفال في بليون وأربعة مدنيين`: who are called as the whole is are others beside it."""
    if group.who is None or host.who is None or not group.counted:
        return False
    return doc.norm(group.who[0]) == doc.norm(host.who[0])


def _told_of(scene: Scene, group: Group) -> Skeleton | None:
    """The toll of the victims of whom a group is said to be behind it: `أربع نساء من الجرحى`."""
    doc = scene.doc
    for i in range(group.last, group.last + OF_REACH):
        victims = doc.reading(i + 1, "victim") if doc.norm(i) == "من" else None
        if victims is not None and victims.definite and victims.form.number == "plural":
            told = (s for s in scene.found if s.key < group.first and s.host is None and s.kind == victims.form.kind)
            return max((s for s in told if s.holds(group.minimum)), key=lambda s: s.key, default=None)
    return None
