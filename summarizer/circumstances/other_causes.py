"""Whether victims died of something else than what a clause before tells: `قتل ستة في قصف للجيش، وتوفي سبعة
بالكوليرا`.
"""

from __future__ import annotations

from summarizer.circumstances.strikers import CONTRASTS
from summarizer.claims.diseases import is_disease
from summarizer.claims.phrase_ends import CONNECTORS
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import ends_clause, words

# How far behind a claim its cause may begin, over who they are and where it was, in tokens.
CAUSE_REACH = 7


def has_other_cause(doc: Document, claim: Skeleton, since: int, *, by_attack: bool) -> bool:
    """`كما قتل شخصان في حريق بمصنع`, `وتوفي طفل من البرد`: whether a claim's clause tells a cause of its own, by a word
    that does not stand between the token `since` and the claim. An attack is such a cause only where none was told
    before (not `by_attack`).
    """
    causes = words("perpetrators", "other_causes", "misfortunes") | words("perpetrators", "other_causes", "apart")
    if not by_attack:
        causes = causes | words("perpetrators", "other_causes", "attacks")
    noun_told = doc.reading(claim.first, "verb") is None
    for i in range(claim.first + 1, min(claim.last + CAUSE_REACH, len(doc.tokens))):
        norm = doc.norm(i)
        # `مقتل اثنين وإصابة سبعة بتفجير` have one cause.
        listed = noun_told and doc.reading(i, "event") is not None
        opens = norm.startswith("و") and doc.reading(i, "verb", "event") is not None and not listed
        if i >= claim.last and (ends_clause(norm) or opens):
            return False
        if norm in words("perpetrators", "other_causes", "alone"):
            return True
        by, noun = doc.is_word(i - 1, words("perpetrators", "other_causes", "before")), norm
        if not by and norm.startswith("ب") and i not in doc.place_at:
            by, noun = True, norm.removeprefix("ب")
        if by and (noun in causes or is_disease(noun)):
            # `أسفر الانفجار عن مقتل أربعة ... وأصيب عشرة في انفجارين`
            told = noun.removesuffix("ات").removesuffix("ين")
            return not any(told in norm for norm in doc.norms[since : claim.first])
    return False


def begins_clause(doc: Document, claim: Skeleton, first: int) -> bool:
    """`، وقتل شرطيان`, `، وفي الخرطوم توفي 12`, `كما أصيب اثنان`, `إضافة إلى مقتل اثنين`: whether a claim's verb begins
    a clause of its own somewhere behind a token.
    """
    verb = claim.first
    if doc.reading(verb, "verb", "event") is None:
        return False
    if doc.norm(verb).startswith("و") or doc.norm(verb - 1) in CONTRASTS:
        return True
    if CONNECTORS.get(doc.norm(verb - 2)) == doc.norm(verb - 1):
        return True
    back = range(verb - 1, first, -1)
    comma = next((i for i in back if doc.is_stop(i)), None)
    return comma is not None and doc.norm(comma + 1) in ("وفي", "في")
