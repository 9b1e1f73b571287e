"""Cases of a disease, which are told in the words of casualties: `340 إصابة بالفيروس`, `26 ألف حالة إصابة`."""

from __future__ import annotations

from summarizer.claims.scene import Scene, Skeleton
from summarizer.language.per_word import per_word
from summarizer.language.text import without_conjunction
from summarizer.language.wordlists import words

# How many sentences before cases the disease may be named.
OUTBREAK_REACH = 6
# How many sentences behind them.
LATER_REACH = 3


def is_of_disease(scene: Scene, claim: Skeleton) -> bool:
    """`340 إصابة بالفيروس`: the ill are no casualties, though who dies of it is, and who is arrested in its time."""
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
    return any(map(is_disease, doc.norms[first:last]))


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
