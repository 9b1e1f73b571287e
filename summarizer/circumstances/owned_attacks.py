"""Attacks to which somebody owns in a later sentence: `قتل سبعة في تفجير. وتبنى تنظيم كذا الهجوم`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from summarizer.actors.strike_words import is_form_of, is_weapon, strike_verbs
from summarizer.circumstances.own_side import are_on_side
from summarizer.circumstances.perpetrator import Perpetrators
from summarizer.circumstances.same_attack import HARMS, may_be_of_attack
from summarizer.claims.misfortunes import is_of_misfortune
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.text import ARTICLE, fold, without_conjunction
from summarizer.language.wordlists import words
from summarizer.model import Claim
from summarizer.sources.voices import Voice

# How many sentences behind a toll somebody may own to the attack.
LOOK_AHEAD = 2
# Before what was struck.
ON = frozenset(("علي", "في", "ضد"))
# The attack as a pronoun, behind the verb by which somebody owns to it and behind `مسؤوليته`.
IT, ABOUT_IT = ("ها", "ه"), frozenset(("عنه", "عنها"))


def with_owners(
    doc: Document,
    skeletons: Sequence[Skeleton],
    claims: Sequence[Claim],
    voices: Sequence[Voice],
    perpetrators: Perpetrators,
) -> list[Claim]:
    """The claims, those of an attack of which nobody was told who made it with the one who owns to it next."""
    told = list(claims)
    counting = sorted({skeleton.sentence for skeleton in skeletons})
    for index, sentence in enumerate(doc.sentences):
        told_so_far = bisect_right(counting, index)
        before = counting[told_so_far - 1] if told_so_far else index
        if not 0 < index - before <= LOOK_AHEAD:
            # What is owned to in a sentence that counts itself is read there.
            continue
        name = _owner(doc, index, perpetrators)
        if name is None:
            continue
        places = {fold(m.name) for i in range(sentence.first, sentence.last) if (m := doc.place_at.get(i)) is not None}
        attack = _attack_before(doc, skeletons, index)
        for at, (skeleton, claim) in enumerate(zip(skeletons, told, strict=True)):
            if skeleton.sentence != attack or claim.actor is not None or claim.kind not in HARMS:
                continue
            elsewhere = bool(places - {fold(claim.place or "")})
            if elsewhere or are_on_side(doc, skeleton, name) or is_of_misfortune(doc, skeleton):
                continue
            if may_be_of_attack(doc, skeleton, claim, voices[skeleton.key]):
                told[at] = replace(claim, actor=name)
    return told


def _attack_before(doc: Document, skeletons: Sequence[Skeleton], index: int) -> int | None:
    """The nearest sentence before another that tells whom an attack killed or hurt: of a crash or a fire nobody boasts.
    One that has the noun of the attack that is owned to (`وتبنى التفجير`) goes before one that has not.
    """
    near = {s.sentence for s in skeletons if 0 < index - s.sentence <= LOOK_AHEAD and not is_of_misfortune(doc, s)}
    spans = {told_in: doc.norms[doc.sentences[told_in].first : doc.sentences[told_in].last] for told_in in near}
    struck = sorted(told_in for told_in, norms in spans.items() if any(map(is_weapon, norms)))
    sentence = doc.sentences[index]
    named = {norm[2:] for norm in doc.norms[sentence.first : sentence.last] if norm.startswith(ARTICLE)}
    named &= words("perpetrators", "attacks") | words("perpetrators", "other_causes", "apart")
    alike = [told_in for told_in in struck if any(is_form_of(norm, named) for norm in spans[told_in])]
    return next(reversed(alike or struck), None)


def _owner(doc: Document, index: int, perpetrators: Perpetrators) -> str | None:
    """`وتبنى التنظيم الهجوم`, `وأعلن التنظيم مسؤوليته عن التفجير`: who owns to the attack that was told before."""
    sentence, owns = doc.sentences[index], _owning()
    tokens = range(sentence.first, sentence.last)
    if doc.opens_earlier(index) or not any(doc.is_word(i, owns) for i in tokens):
        return None
    attacks = words("perpetrators", "attacks") | words("perpetrators", "bombs")
    named = (i for i in tokens if is_form_of(doc.norm(i), attacks))
    known = (i for i in named if doc.norm(i).startswith(ARTICLE) and _is_told(doc, i, sentence.first))
    if next(known, None) is None and not any(_owns_it(doc, i) for i in tokens):
        return None
    owned = (s.name for s in perpetrators.told_in(index) if doc.is_word(s.at, owns))
    return next((name for name in owned if name is not None), None)


@cache
def _owning() -> frozenset[str]:
    """Verbs of owning to an attack, and the noun behind those of announcing: `مسؤوليته`."""
    return strike_verbs("owning") | words("perpetrators", "owned")


def _owns_it(doc: Document, i: int) -> bool:
    """`وتبنته حركة كذا`, `أعلنت حركة كذا مسؤوليتها عنه`: whether a pronoun stands for the attack told before."""
    verb = without_conjunction(doc.norm(i))
    taken = verb.endswith(IT) and verb in strike_verbs("owning")
    return taken or (doc.norm(i) in words("perpetrators", "owned") and doc.norm(i + 1) in ABOUT_IT)


def _is_told(doc: Document, i: int, before: int) -> bool:
    """`الهجوم`, `الهجوم على الحاجز`: whether what an attack at a token struck, if it is named, was told before."""
    struck = doc.norm(i + 2) if doc.norm(i + 1) in ON else ""
    bare = struck.removeprefix(ARTICLE)
    return not struck or doc.find({struck, bare, f"{bare}ا", f"لل{bare}"}, 0, before) is not None
