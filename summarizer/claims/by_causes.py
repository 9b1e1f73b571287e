"""Numbers told one by one, each with its cause or with who did it: `14 منهم بعمليات اغتيال، وستة بانفجار لغم`,
`تسعة على يد كذا، و61 على يد جهات مجهولة`, `وعلى يد القوات أربعة`, `ثلاثة تحت التعذيب`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.claims.group import Group
from summarizer.claims.phrase_ends import is_closed
from summarizer.claims.scene import Scene, Skeleton
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import CLAUSE_ENDS, COMMAS
from summarizer.language.wordlists import phrases, words
from summarizer.model import Kind
from summarizer.sources.reporting import speaks

# Whom one cause may have hurt, and another the next.
HURT: frozenset[Kind] = frozenset(("killed", "wounded", "casualties", "missing", "detained"))
# How far behind a number its cause may begin, over who they are (`وستة مدنيين بانفجار`), and how far back the claim may
# stand that a number goes on with, in tokens.
CAUSE_REACH, REACH = 4, 24
# The longest cause before its number, in tokens: `وعلى يد قوات سوريا الديمقراطية 6`.
LONGEST_CAUSE = 9


def read_by_causes(scene: Scene, previous: Sequence[Skeleton]) -> None:
    """The numbers of a sentence that go on with one whose cause is told, or that break a total down by causes."""
    doc = scene.doc
    free = [i for i in doc.counted(scene.first, scene.last) if i not in scene.used]
    if not free or not any(s.kind in HURT for s in scene.found):
        return
    for i in free:
        group = scene.group(i)
        if group is None or group.kind or group.definite or group.partitive or not scene.free(group):
            continue
        first = _cause_before(doc, i) if group.who is None and is_closed(doc, group.next) else None
        if first is None and not (_is_item(doc, i) and has_cause(doc, group.next)):
            continue
        told = _told_before(scene, group.first if first is None else first)
        if told is None:
            continue
        host = _host(scene, previous, told, group)
        if host is not None or _is_caused(doc, told):
            scene.add(group, told.kind, "elliptical", first=first, host=host)


def join_next_shares(scene: Scene, previous: Sequence[Skeleton]) -> None:
    """`منهم 20 قتلهم كذا و15 قتلتهم كذا`: a number with و, whose own verb has a pronoun for those counted, is a share
    of the same whole as the share before it.
    """
    doc = scene.doc
    for at, claim in enumerate(scene.found):
        verb = doc.form(claim.last - 1, "verb")
        alone = claim.rule.startswith("verb-") and claim.first == claim.key and claim.host is None
        if not alone or verb is None or not verb.suffixed:
            continue
        share = max((s for s in scene.found if s.key < claim.key), key=lambda s: s.key, default=None)
        if share is None or share.host is None or share.kind != claim.kind or not _is_joined(doc, share, claim):
            continue
        scene.found[at] = replace(claim, host=_with_room(scene, previous, share.host, claim.minimum))


def _is_joined(doc: Document, share: Skeleton, claim: Skeleton) -> bool:
    """Whether و and at most a comma stand between what is told of one and the next."""
    by_and = doc.norm(claim.key).startswith("و") or doc.norm(claim.key - 1) == "و"
    marks = (doc.norm(i) for i in range(share.last, claim.key) if doc.is_stop(i))
    return by_and and all(mark in COMMAS for mark in marks)


def _is_item(doc: Document, i: int) -> bool:
    """Whether و or a comma joins a number to what was told before it."""
    before = doc.norm(i - 1)
    return doc.norm(i).startswith("و") or before == "و" or before in COMMAS or before == ":"


def _told_before(scene: Scene, start: int) -> Skeleton | None:
    """The nearest counted claim before a token that has its cause, else the nearest one; a verb or another speaker
    between opens what it tells itself.
    """
    doc = scene.doc
    told = [s for s in scene.found if s.key < start and s.kind in HURT and not s.none and s.minimum is not None]
    told.sort(key=lambda s: -s.key)
    nearest = next((s for s in told if _is_caused(doc, s)), told[0] if told else None)
    if nearest is None or start - nearest.last > REACH:
        return None
    for i in range(nearest.last, start):
        joined = doc.norms[i].startswith("و") and doc.reading(i, "event") is not None
        verb = doc.reading(i, "verb") is not None and doc.reading(i, "event") is None
        if doc.norms[i] in CLAUSE_ENDS or speaks(doc.norms[i]) or joined or (verb and i > nearest.last + CAUSE_REACH):
            return None if doc.norms[i] != ":" else nearest
    return nearest


def _host(scene: Scene, previous: Sequence[Skeleton], told: Skeleton, group: Group) -> int | None:
    """The whole of the share that a number goes on with, or the total right behind which it stands."""
    doc = scene.doc
    if told.host is not None:
        return _with_room(scene, previous, told.host, group.minimum)
    total = not _is_caused(doc, told) and told.holds(group.minimum) and (told.minimum or 0) > (group.minimum or 0)
    return _with_room(scene, previous, told.key, group.minimum) if total else None


def _with_room(scene: Scene, previous: Sequence[Skeleton], key: int, many: int | None) -> int | None:
    """The key of a whole that has room for one more share."""
    whole = next((s for s in [*previous, *scene.found] if s.key == key), None)
    told = sum(s.minimum or 0 for s in scene.found if s.host == key)
    return key if whole is not None and whole.holds(told + (many or 0)) else None


def _is_caused(doc: Document, claim: Skeleton) -> bool:
    """Whether a cause stands right behind a claim, or behind who its people are."""
    behind = claim.who[1] if claim.who is not None and claim.who[0] >= claim.key else claim.last
    return has_cause(doc, max(behind, claim.last))


def has_cause(doc: Document, i: int) -> bool:
    """Whether a cause begins at a token or a little behind it, before any mark."""
    for j in range(i, i + CAUSE_REACH):
        if doc.is_stop(j) or j in doc.counts or doc.norm(j) == "":
            return False
        if _opens_cause(doc, j):
            return True
    return False


def _cause_before(doc: Document, i: int) -> int | None:
    """Where `وعلى يد القوات أربعة`, `وبالألغام ستة` begins: a cause that stands before its number."""
    for j in range(i - 1, max(0, i - LONGEST_CAUSE) - 1, -1):
        if doc.is_stop(j) or j in doc.counts or doc.tokens[j].kind != "word":
            return None
        if _opens_cause(doc, j):
            return j if doc.norm(j).startswith("و") or doc.norm(j - 1) in COMMAS else None
    return None


def _opens_cause(doc: Document, i: int) -> bool:
    """`على يد`, `برصاص`, `بعمليات اغتيال`, `جراء`, `تحت التعذيب`, `غرقا`."""
    if not _may_open(doc.norm(i)):
        return False
    bare, hands = doc.bare[i], phrases("casualties", "share", "by_hands")
    return bare in _alone() or _is_attack(bare) or doc.phrase_end(hands, i) is not None


@per_word
def _may_open(norm: str) -> bool:
    """Whether a cause may begin with a word: most words end the question here."""
    bare = norm[1:] if norm.startswith("و") else norm
    hands = phrases("casualties", "share", "by_hands")
    return bare in _alone() or _is_attack(bare) or norm in hands or bare in hands


def _alone() -> frozenset[str]:
    """What tells a cause by itself."""
    shots, manner = words("casualties", "fallen", "shots"), words("casualties", "fillers", "manner")
    return words("casualties", "share", "means") | shots | manner | words("casualties", "share", "causes")


@per_word
def _is_attack(bare: str) -> bool:
    """`بعمليات`, `بالغارات`, `باغتيال`: an attack or accident behind ب."""
    if not bare.startswith("ب"):
        return False
    what = bare[1:].removeprefix("ال")
    known = words("casualties", "share", "several") | words("casualties", "cumulative", "single")
    return what in known | words("casualties", "share", "attacks")
