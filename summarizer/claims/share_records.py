"""How a share is recorded: of what kind, with or without its whole, and with the bare numbers that go on with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from summarizer.claims.elliptical import elsewhere
from summarizer.claims.group import Group
from summarizer.claims.hosts import host_of
from summarizer.claims.no_shares import are_found
from summarizer.claims.phrase_ends import is_closed
from summarizer.claims.scene import Scene, Skeleton
from summarizer.claims.states import kind_by_state
from summarizer.document import Document
from summarizer.language.text import CLAUSE_ENDS
from summarizer.language.wordlists import phrases, words
from summarizer.model import Kind

# How far behind a share the next may stand of those who are hurt otherwise, in tokens.
GRADED_REACH = 16
# The pronoun of one of two.
OF_TWO = "هما"
# Before what happened or was struck.
BEHIND = frozenset(("في", "اثر", "جراء", "بعد", "خلال", "انهيار", "تحطم", "تفجير", "استهداف", "قصف", "تصادم", "اصطدام"))


def graded(scene: Scene, start: int) -> Iterator[Group]:
    """`9 منهم إصابتهم بسيطة، و5 متوسطة`, `واثنان بحالة متوسطة`: bare numbers with و, each with how bad it is."""
    doc = scene.doc
    for i in range(start, min(start + GRADED_REACH, scene.last)):
        if doc.norm(i) in CLAUSE_ENDS or (doc.reading(i, "verb") and not doc.reading(i, "event")):
            return
        joined = doc.norm(i).startswith("و") or doc.norm(i - 1) == "و"
        group = scene.group(i) if joined and i in doc.counts else None
        told = group is not None and doc.norm(behind_state(doc, group.last)) in words("casualties", "cases", "graded")
        if group is not None and told and not group.kind and scene.free(group):
            yield group


def _by_age(scene: Scene, share: Group, host: Skeleton) -> Iterator[Group]:
    """`46 منهم دون الثامنة عشرة، و22 امرأة`: women, children and the old behind a share, who fit into the whole."""
    doc, told = scene.doc, share.minimum or 0
    for i in doc.counted(share.next, min(share.next + GRADED_REACH, scene.last)):
        joined = doc.norm(i).startswith("و") or doc.norm(i - 1) == "و"
        group = scene.group(i) if joined else None
        if any(doc.norm(j) in CLAUSE_ENDS or doc.reading(j, "event", "verb") for j in range(share.next, i)):
            return
        if group is None or group.who is None or group.kind or not scene.free(group):
            continue
        told += group.minimum or 0
        if (
            doc.norm(group.who[0]) in words("persons", "names", "ages")
            and host.holds(told)
            and is_closed(doc, group.next)
        ):
            yield group


def behind_state(doc: Document, i: int) -> int:
    """Behind the noun for a state: `بحالة متوسطة`, `في حالة متوسطة`, `إصاباتهم متوسطة`."""
    i += doc.norm(i) == "في"
    return i + (doc.norm(i) in words("casualties", "share", "hurt"))


def _add_without_whole(scene: Scene, group: Group, rule: str) -> None:
    """`47 من الجرحى حالاتهم حرجة`, `خضع خمسة من الجرحى لعمليات`, where nobody told how many the wounded are."""
    doc = scene.doc
    form = doc.form(group.last + 1, "victim")
    behind = range(group.last + 2, group.last + 5)
    if form is None or form.kind != "wounded":
        return
    # `ثلاثة من الجرحى ما زالوا في العناية المركزة`
    critical = any(doc.phrase_end(phrases("casualties", "missing", "critical"), j) is not None for j in behind)
    hurt = words("casualties", "share", "hurt") | words("casualties", "treated", "received")
    if critical or any(doc.norm(j) in hurt or _is_in_care(doc, j) for j in behind):
        scene.add(group, "wounded", rule, last=group.last + 2)


def _is_in_care(doc: Document, i: int) -> bool:
    """`عشرة من الجرحى يعالجون في مستشفى كذا`."""
    at = i + 1 + (doc.norm(i + 1) in ("في", "الي", "داخل"))
    return doc.norm(i) in words("casualties", "treated", "verbs") and doc.norm(at) in words(
        "casualties", "treated", "places"
    )


def _told_kind(doc: Document, group: Group) -> Kind | None:
    """`تسعة ضحايا، خمسة منهم قتلى`: what those became of whom a share is."""
    state = doc.reading(group.next, "victim") if group.partitive else None
    plural = state is not None and not state.prefix and not state.definite and state.form.number == "plural"
    return state.form.kind if state is not None and plural and not state.form.case else None


def _is_of_two_things(doc: Document, first: int, one: int) -> bool:
    """`قتل عشرة في هجومين، أحدهما انتحاري`: whether a dual of no people stands between a toll and one of two."""
    if not doc.norm(one).endswith(OF_TWO):
        return False
    duals = (i for i in range(first, one) if doc.norm(i).endswith("ين") and doc.norm(i - 1) in BEHIND)
    return any(doc.reading(i, "person", "kin", "victim", "other", "one_of") is None for i in duals)


def add_share(scene: Scene, group: Group, previous: Sequence[Skeleton], rule: str, *, first: int) -> None:
    """Record a share, and the bare numbers that go on with it: `26 منهم في سجن، وثلاثة في آخر`."""
    doc, host = scene.doc, host_of(scene, group, previous, group.first)
    if host is None:
        _add_without_whole(scene, group, rule)
        return
    if _is_of_two_things(doc, host.last, group.first):
        return
    if doc.norm(group.first).endswith(OF_TWO) and (host.minimum or 0) > 2 and scene.latest(group.first) is None:
        # `قتل عشرين. وقالت السلطات إن اثنين من المدانين -أحدهما هارب-`: one of two others.
        return
    kind = group.kind or _told_kind(doc, group) or kind_by_state(doc, group, host.kind)
    if kind == host.kind and kind in ("missing", "detained") and are_found(doc, group):
        return
    # `القبض على اثنين، أحدهما مصاب`: no share of the detained is wounded.
    scene.add(group, kind, rule, first=first, host=host.key if host.kind in (kind, "casualties") else None)
    whole, part = host.maximum, group.maximum
    # `12 منهم سقطوا بالغارات و33 بالألغام`: behind what became of the first.
    behind = group.next + (group.partitive and doc.reading(group.next, "verb") is not None)
    others = elsewhere(scene, behind, whole - part if whole and part else None)
    for other in chain(others, graded(scene, group.next), _by_age(scene, group, host)):
        scene.add(other, kind, rule, host=host.key)
