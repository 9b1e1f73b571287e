"""Cases of a disease, which are told in the words of casualties: `340 إصابة بالفيروس`, `26 ألف حالة إصابة`."""

from __future__ import annotations

from functools import cache

from summarizer.claims.scene import Scene, Skeleton
from summarizer.language.per_word import per_word
from summarizer.language.text import without_conjunction
from summarizer.language.wordlists import phrases, words

# How many sentences before cases the disease may be named.
OUTBREAK_REACH = 6
# How many sentences behind them.
LATER_REACH = 3
# Before `جديدة`, `مؤكدة`, which show that they are cases.
INFECTION = ("اصابه", "اصابات")
# What the ill are called in a toll.
CASES = frozenset(("اصابه", "اصابات", "الاصابات", "المصابين", "المصابون"))
# The two counts of a toll of the ill, where the cases are so many as no accident hurts.
DEATHS, INFECTIONS = frozenset(("الوفيات",)), frozenset(("الاصابات", "المصابين", "المصابون"))
MANY = 1_000


def is_of_disease(scene: Scene, claim: Skeleton) -> bool:
    """`340 إصابة بالفيروس`: the ill are no casualties, though who dies of it is, and who is arrested in its time."""
    if claim.kind == "killed":
        return _are_more_cases(scene, claim)
    violence = words("casualties", "blocks", "violence") | words("casualties", "blocks", "assaults")
    if claim.kind not in ("wounded", "casualties") or scene.mentions(violence):
        return False
    doc, first, last = scene.doc, scene.first, scene.last
    cases = doc.find(words("casualties", "cases"), claim.first, claim.last) is not None
    # `خلو البلاد من الكوليرا. وقالت إن الولايات لم تسجل أي إصابة`
    cases = cases or (claim.none and scene.mentions(words("casualties", "blocks", "counted_ill")))
    ill = doc.norm(claim.last) in words("casualties", "blocks", "infected")
    # `استقبلت المراكز 312 إصابة جديدة` tells of a disease that was named.
    cases = cases or (ill and claim.rule == "counted-victims")
    if claim.kind == "wounded" and cases:
        if ill and doc.find(words("casualties", "cases"), claim.first, claim.last) is not None:
            # `340 حالة إصابة مؤكدة`
            return True
        # `تفشت الكوليرا. وأحصت مالاوي 26 ألف حالة إصابة`, also where the disease is named only later
        outbreak = doc.sentences[max(scene.index - OUTBREAK_REACH, 0) : scene.index + LATER_REACH + 1]
        first, last = outbreak[0].first, outbreak[-1].last
    return any(map(is_disease, doc.norms[first:last])) or (claim.kind == "wounded" and _is_of_epidemic(scene, claim))


def _are_more_cases(scene: Scene, claim: Skeleton) -> bool:
    """`توفي خمسة أشخاص بالكوليرا في عدن و190 حالة في تعز`: cases joined to people who died; not to cases."""
    doc, cases = scene.doc, words("casualties", "treated", "cases")
    if not doc.is_joined(claim.key) or doc.norm(claim.last) not in cases:
        return False
    return doc.find(cases, claim.first, claim.key) is None and any(map(is_disease, doc.norms[claim.first : claim.key]))


def _is_of_epidemic(scene: Scene, claim: Skeleton) -> bool:
    """`تفشت حمى الضنك. وبلغ عدد المصابين 3200`, `ثبتت إصابة ثلاثة ركاب`, `600 إصابة جديدة`: whether a claim counts the
    ill. The text so far tells of nothing that hurts people, and the sentence or one before it shows that a disease
    spreads.
    """
    doc = scene.doc
    if not any(_is_said_of_ill(doc.norm(i)) for i in range(claim.first, claim.last)):
        # Only `إصابة`, `مصاب`, `أصيب` are said of the ill, and not `جريح`.
        return False
    if doc.find(_hurting(), 0, scene.last) is not None or scene.mentions(words("casualties", "causes", "happenings")):
        return False
    if scene.find_phrase(phrases("casualties", "blocks", "contagion"), scene.first) is not None:
        return True
    cases = (i for i in range(scene.first, scene.last) if doc.norm(i) in words("casualties", "blocks", "infected"))
    if any(doc.bare[i - 1].endswith(INFECTION) for i in cases):
        return True
    before = doc.sentences[max(scene.index - OUTBREAK_REACH, 0)].first
    died = doc.find(DEATHS, before, scene.last) is not None
    if (claim.minimum or 0) >= MANY and died and scene.mentions(INFECTIONS):
        # `بلغ عدد الإصابات 4500 والوفيات 98`, `إن الوفيات بلغت 98. وتجاوز المصابون 4500`
        return True
    return any(map(_spreads, doc.norms[before : scene.first])) or _is_named_later(scene, claim)


def _is_named_later(scene: Scene, claim: Skeleton) -> bool:
    """`سجلت السعودية 97 إصابة. وتعافى 56 من الفيروس`: cases, where only the next sentences say of what, and none before
    tells of anything that happened (`قصف الطيران السوق. وسجلت 12 إصابة. وكانت المدينة تعاني من الكوليرا`).
    """
    doc = scene.doc
    if doc.find(CASES, claim.first, claim.last) is None:
        return False
    end = doc.sentences[min(scene.index + LATER_REACH, len(doc.sentences) - 1)].last
    happened = doc.find(words("casualties", "causes", "happenings"), 0, end)
    if happened is not None or doc.find(_hurting(), scene.last, end) is not None:
        return False
    contagion = doc.find_phrase(phrases("casualties", "blocks", "contagion"), scene.last, end)
    return contagion is not None or any(map(_spreads, doc.norms[scene.last : end]))


@cache
def _hurting() -> frozenset[str]:
    """Words of what hurts people, of wounds and of war."""
    hurt = frozenset(word for word in words("casualties", "treated", "hurt") if not _is_said_of_ill(word))
    events = words("casualties", "incidents") | words("casualties", "blocks", "war")
    return hurt | events | words("casualties", "blocks", "violence") | words("casualties", "blocks", "assaults")


def _is_said_of_ill(norm: str) -> bool:
    return "صاب" in norm or "صيب" in norm


@per_word
def _spreads(norm: str) -> bool:
    """`الكوليرا`, `وباء`, `بالفيروس`: what one person gets from another."""
    epidemics, noun = words("casualties", "blocks", "epidemics"), _noun(norm)
    return norm in epidemics or noun in epidemics or f"ال{noun}" in epidemics


@per_word
def is_disease(norm: str) -> bool:
    """`بالكوليرا`, `كورونا`, `بالضنك`."""
    diseases = words("casualties", "blocks", "disease")
    noun = _noun(norm)
    return norm in diseases or noun in diseases or f"ال{noun}" in diseases


def _noun(norm: str) -> str:
    """A word without the clitics before a noun: `بالسكري`, `والربو`, `للسرطان`."""
    bare = without_conjunction(norm)
    for clitic in ("بال", "ال", "لل", "ب", "ل"):
        if bare.startswith(clitic) and len(bare) > len(clitic) + 2:
            return bare.removeprefix(clitic)
    return bare
