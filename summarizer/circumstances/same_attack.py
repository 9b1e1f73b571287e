"""Whose an attack was that several claims tell of: what is told of it later, in the same place, is of the same hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.actors.actor_lexicon import ONE_OF
from summarizer.actors.strike_words import is_form_of
from summarizer.circumstances.aftermath import AFTER
from summarizer.circumstances.blamed import is_convicted
from summarizer.circumstances.deeds import (
    goes_on_for_object,
    is_deed_of_others,
    is_of_one_before,
    is_of_speaker,
    teller,
)
from summarizer.circumstances.nowhere import opens_another
from summarizer.circumstances.other_causes import has_other_cause
from summarizer.circumstances.own_side import are_attackers, are_on_side
from summarizer.circumstances.perpetrator import LOSSES, Perpetrators
from summarizer.circumstances.recalls import are_alike, opens_attack, taken_up
from summarizer.circumstances.repetitions import same_victims
from summarizer.circumstances.struck import are_struck
from summarizer.claims.other_uses import AFFECTED
from summarizer.claims.past import opens_in_year
from summarizer.claims.scene import Skeleton
from summarizer.claims.spans import names_date
from summarizer.claims.told_of_objects import tells_on_of_object
from summarizer.document import Document
from summarizer.language.text import ARTICLE
from summarizer.language.wordlists import ends_clause, words
from summarizer.model import Claim
from summarizer.sources.voices import Voice

# How many sentences back the claim may stand that tells whose the attack was.
LOOK_BACK = 3
# Kinds of claims that an attack leaves; who holds somebody is told each time.
HARMS = frozenset(("killed", "wounded", "casualties"))
# Rules by which somebody is found, or hurts himself, or a side tells whom it lost: of no attack that was told.
APART = LOSSES | {"bodies-of", "found-dead", "suicide"}
# Rules by which the dead or the wounded are spoken of as known: `القتلى أربعة`.
OF_ALL = frozenset(("kind-equals-number", "share-of-victims"))
# How far behind a claim it may stand on whose side those fell, in tokens.
SIDE_REACH = 6
# How far behind a claim the fight may be told in which its victims fell, in tokens.
FIGHT_REACH = 6
# Wounds, by how they begin behind `متأثرا`; else it is an illness.
WOUNDS = ("بجر", "بالجر", "باصاب", "بحروق", "بكسور", "بشظايا", "بطعن")
# Those drowned, by the word that tells it: by nobody's weapon.
DROWNED = frozenset(("غرق", "بغرق", "غرقوا", "غرقت", "غرقا", "غرقي"))
# Attacks out of which a fight comes, by how their words begin behind the article: `هاجم مسلحون حاجزا`, `اقتحام`.
ASSAULTS = ("هجوم", "هجم", "هاجم", "كمين", "اقتح", "مداهم", "داهم", "تسلل", "توغل", "انزال")


def with_same_attack(
    doc: Document,
    skeletons: Sequence[Skeleton],
    claims: Sequence[Claim],
    voices: Sequence[Voice],
    perpetrators: Perpetrators,
) -> list[Claim]:
    """The claims in text order, those without a perpetrator with that of the claim before them where they tell of the
    same attack: of one incident in one place, while nothing opens another scene and no force speaks for its side.
    """
    told = list(claims)
    for at, (skeleton, claim) in enumerate(zip(skeletons, claims, strict=True)):
        if claim.actor is not None or not may_be_of_attack(doc, skeleton, claim, voices[skeleton.key]):
            continue
        before = next((i for i in range(at - 1, -1, -1) if told[i].kind in HARMS), None)
        if before is None:
            continue
        name = told[before].actor
        if name is not None and _goes_on(doc, (skeletons[before], told[before]), (skeleton, claim), perpetrators):
            told[at] = replace(claim, actor=name)
    return told


def may_be_of_attack(doc: Document, skeleton: Skeleton, claim: Claim, voice: Voice) -> bool:
    """Whether a claim may tell of an attack that was told before: of people who fell, by no force of its own side."""
    if claim.kind not in HARMS or claim.scope != "incident" or skeleton.none or skeleton.rule in APART:
        return False
    nouns = (doc.form(i, "victim") for i in range(skeleton.first, skeleton.last))
    if any(noun is not None and noun.strict for noun in nouns):
        # `إن المشرحة تسلمت 14 جثة`: bodies, whoever's they are.
        return False
    if is_convicted(doc, skeleton) or goes_on_for_object(doc, skeleton):
        return False
    at = skeleton.first - 1 - (doc.norm(skeleton.first - 1) == "ان")
    if is_of_one_before(doc, skeleton) or is_of_speaker(doc, skeleton) or doc.norm(at) in AFTER:
        # `قتلت الشرطة رجلا طعن ثلاثة أشخاص`, `قتل الجيش شابا بعد أن طعن جنديين`
        return False
    sides = words("perpetrators", "sides")
    on_a_side = doc.find(sides, skeleton.last, skeleton.last + SIDE_REACH) is not None
    if skeleton.who is not None and doc.norm(skeleton.who[0]) in words("perpetrators", "known_attackers", "one"):
        # `قتل شرطي في هجوم للتنظيم. وقتل المهاجم`
        return False
    return not (on_a_side or are_attackers(doc, skeleton) or teller(doc, voice) is not None)


def _goes_on(
    doc: Document, before: tuple[Skeleton, Claim], after: tuple[Skeleton, Claim], perpetrators: Perpetrators
) -> bool:
    """Whether the second claim is told of the scene of the first."""
    (one, first), (other, claim) = before, after
    if first.scope != "incident" or (first.place or "") != (claim.place or "") or first.actor is None:
        return False
    if one.sentence != other.sentence and are_struck(doc, one.first, doc.sentences[one.sentence].first):
        # `استهدف الجيش مسلحين قتلوا جنديين. وقتل في الغارة طفل`
        return False
    if other.sentence - one.sentence > LOOK_BACK or are_on_side(doc, other, first.actor):
        return False
    for index in range(one.sentence + 1, other.sentence + 1):
        begin = doc.sentences[index].first
        if doc.opens_elsewhere(index) or doc.opens_earlier(index) or opens_in_year(doc, begin):
            return False
        if opens_another(doc, begin):
            # `قتل ثلاثة في هجوم لكذا. وفي هجوم آخر، قتل راع`
            return False
    strikes = [s for i in range(one.sentence, other.sentence + 1) for s in perpetrators.told_in(i)]
    struck = any(s.name is not None and are_alike(s.name, first.actor) for s in strikes)
    if not struck and _is_anothers_toll(doc, before, after):
        return False
    if any(s.at > one.first and (s.name is None or not are_alike(s.name, first.actor)) for s in strikes):
        return False
    if any(opens_attack(doc, index) for index in range(one.sentence + 1, other.sentence)):
        return False
    if (of := _died_of(doc, other)) is not None and not _was_hurt(doc, first, (other, claim), of):
        return False
    since, by_attack = doc.sentences[one.sentence].first, any(s.name is not None for s in strikes)
    if one.sentence != other.sentence and _fell_otherwise(doc, other, since):
        return False
    if not _are_joined(doc, one, other) and has_other_cause(doc, other, since, by_attack=by_attack):
        return False
    if any(is_deed_of_others(doc, i) for i in range(one.first, other.first)):
        # `قتلت الشرطة منفذ هجوم أوقع سبعة قتلى`
        return False
    if any(tells_on_of_object(doc, i, other.first, since) for i in range(one.first, other.first)):
        # `قتلت القوات قياديا شارك في هجوم أوقع سبعة قتلى`
        return False
    sentence = doc.sentences[other.sentence]
    return not names_date(doc, sentence.first, sentence.last)


def _is_anothers_toll(doc: Document, before: tuple[Skeleton, Claim], after: tuple[Skeleton, Claim]) -> bool:
    """`قتل مقاتلو X أربعة جنود. وقالت مصادر طبية إن 18 شخصا استشهدوا`: whether another source tells in a later sentence
    of victims whom nothing ties to those whom somebody killed: who accuses nobody is not made to.
    """
    (one, first), (other, claim) = before, after
    if one.sentence == other.sentence or claim.source in (None, first.source):
        return False
    if other.rule.startswith("toll") or other.rule in OF_ALL:
        return False
    same = (first.kind, first.count_min) == (claim.kind, claim.count_min)
    more = any(doc.reading(i, "other") is not None for i in range(other.key, other.last + 1))
    return not (same or more or other.host is not None or taken_up(doc, other) is not None)


def _fell_otherwise(doc: Document, claim: Skeleton, since: int) -> bool:
    """`قتل شخصان برصاص مجهولين. وقتل عنصر أمن في الاشتباكات`, `بغرق ستة`: whether a later sentence has victims of a
    fight of which nothing was told since a token, nor an assault out of which it came, or drowned ones.
    """
    if doc.find(DROWNED, claim.first, claim.last) is not None:
        return True
    first, fights = doc.sentences[claim.sentence].first, words("perpetrators", "fights")
    clause = doc.past(claim.last, lambda i: i < claim.last + FIGHT_REACH and not doc.is_stop(i))
    if not any(is_form_of(doc.norm(i), fights) for i in range(first, clause)):
        return False
    told = (doc.bare[i].removeprefix("ب").removeprefix("ال") for i in range(since, first))
    return not any(word.startswith(ASSAULTS) or is_form_of(word, fights) for word in told)


def _died_of(doc: Document, claim: Skeleton) -> int | None:
    """`وفاة شاب متأثرا بجراحه`, `أسير محرر متأثرا بمرضه`: what somebody died of later, right behind him."""
    for i in range(claim.last, min(claim.last + SIDE_REACH, len(doc.tokens) - 1)):
        if doc.norm(i) in AFFECTED:
            return i + 1
        if ends_clause(doc.norm(i)):
            return None
    return None


def _was_hurt(doc: Document, first: Claim, after: tuple[Skeleton, Claim], of: int) -> bool:
    """Whether who died of something is one of those hurt before: by the article, by their noun, as `أحد الجرحى`, or as
    the same source goes on to tell of him.
    """
    skeleton, claim = after
    if not doc.norm(of).startswith(WOUNDS):
        return False
    known = skeleton.who is not None and doc.norm(skeleton.who[0]).startswith(ARTICLE)
    one = doc.find(ONE_OF, skeleton.first, skeleton.last) is not None
    goes_on = claim.source is not None and claim.source == first.source
    return known or one or goes_on or same_victims(first, claim)


def _are_joined(doc: Document, one: Skeleton, other: Skeleton) -> bool:
    """`قتل عدة أشخاص وأصيب آخرون في انفجارين`: whether what hurt the second hurt the first too."""
    between = range(one.last, other.first)
    return one.sentence == other.sentence and not any(doc.is_stop(i) or doc.norm(i) == "في" for i in between)
