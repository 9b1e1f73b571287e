"""The people of a claim told one by one or part by part, without a word for a share: `خمسة، هم أب وأربعة أطفال`."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.claims.conjoined import conjoined
from summarizer.claims.group import Group
from summarizer.claims.scene import Scene, Skeleton
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import phrases, words
from summarizer.model import Kind

# How far behind a claim the list of its people may begin, in tokens.
LIST_REACH = 8


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
        group = scene.group(i + 1)
        if host is None or group is None or group.kind or not scene.free(group) or i - host.last > LIST_REACH:
            continue
        if group.definite or (bracket and conjoined(doc, group, scene.last) is None):
            continue
        add_list(scene, group, host.kind, "share-listing", i if not bracket else None, host)


def _apposed(scene: Scene, i: int, host: Skeleton | None) -> bool:
    """Whether a listing stands right behind the people whom it tells one by one: `خمسة مدنيين هم أربع نساء وصبي`."""
    return scene.doc.norm(i - 1) in COMMAS | {"-", "("} or (
        host is not None and (host.who[1] if host.who is not None else host.last) == i
    )


def read_identified(scene: Scene, previous: Sequence[Skeleton]) -> None:
    """`إن الضحايا رجلان وامرأة`: who the victims told before were."""
    doc = scene.doc
    for i in doc.having(scene.first, scene.last - 1, "victim"):
        reading = doc.reading(i, "victim")
        if reading is None or not reading.definite or reading.form.number != "plural":
            continue
        at = _behind_link(scene, i + 1)
        group = scene.group(at)
        if group is None or group.kind or group.definite or group.who is None or not scene.free(group):
            continue
        kind = "killed" if reading.form.kind == "casualties" else reading.form.kind
        host = scene.latest(i, kind) or _told_before(scene, previous, kind)
        if host is not None and doc.norm(i - 1) in ("ان", "بان"):
            add_list(scene, group, host.kind, "share-identified", i, host if host.holds(group.minimum) else None)


def _told_before(scene: Scene, previous: Sequence[Skeleton], kind: Kind | None) -> Skeleton | None:
    """The toll of a kind that the sentence before told last."""
    near = previous[-1:] if previous and previous[-1].sentence >= scene.index - 1 else ()
    return next((s for s in near if s.kind == kind and s.host is None and not s.none), None)


def _behind_link(scene: Scene, i: int) -> int:
    """Behind what may stand between victims and who they were: `الجثث تعود إلى`, `الضحايا هم`."""
    link = scene.doc.find_phrase(phrases("casualties", "share", "links"), i, i + 1)
    return link[1] if link else i


def add_list(scene: Scene, group: Group, kind: Kind, rule: str, first: int | None, host: Skeleton | None) -> None:
    """Record a group, and those that و joins to it, as shares of `host`; a plural of a kind ends the list."""
    current: Group | None = group
    while current is not None and not (current.shape == "plural" and current.kind):
        if scene.free(current):
            own = kind if current.kind in (None, "casualties") else current.kind
            scene.add(current, own, rule, first=first, host=host.key if host else None)
        current = conjoined(scene.doc, current, scene.last)
