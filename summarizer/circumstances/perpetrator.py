"""Who is said to have caused a claim: the agent of its verb, of the attack it tells of, or the one accused.

A name is given only where the words of the attack or of the arrest hold it; what harms without a will (a bullet, a
flood) is nobody, and so is who helps, mourns or only tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.strike_words import is_form_of
from summarizer.circumstances.aftermath import goes_back, is_earlier, without_later
from summarizer.circumstances.agents import named_in, of_attack, people_at, whose
from summarizer.circumstances.attack_words import attackers
from summarizer.circumstances.before_verb import subject_opening
from summarizer.circumstances.blamed import accused, charged, is_convicted
from summarizer.circumstances.captors import Captors, named_before
from summarizer.circumstances.counter_blows import fell_attacking, inflicted_at, inflicter
from summarizer.circumstances.deeds import (
    doer,
    goes_on_for_object,
    is_deed_of_others,
    is_of_one_before,
    teller,
    told_of_body,
)
from summarizer.circumstances.other_attacks import recalls_another
from summarizer.circumstances.other_causes import begins_clause, has_other_cause
from summarizer.circumstances.own_side import (
    are_attackers,
    are_men_of_operation,
    are_of_attackers,
    are_own_people,
    is_of_own_side,
)
from summarizer.circumstances.recalls import recalled
from summarizer.circumstances.retractions import is_retracted
from summarizer.circumstances.shared_blame import SharedBlame, killed_them, took_part
from summarizer.circumstances.strikers import CONTRASTS, SPEAKER, Strike, strikers
from summarizer.claims.said_fates import SAID
from summarizer.claims.scene import Skeleton
from summarizer.claims.told_of_objects import tells_on_of_object
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import without_conjunction
from summarizer.language.wordlists import words
from summarizer.sources.reporting import is_participle
from summarizer.sources.voices import Voice

# An attack this near behind a claim is taken before one that stands before it, in tokens.
NEAR = 14
# Rules by which somebody tells whom he lost himself.
LOSSES = frozenset(("loss", "verb-lost"))
# Rules by which a verb tells what its subject did, and before a verb that goes on for it.
DONE_BY, THEN = ("verb-agent", "verb-pronoun"), "ثم"


class Perpetrators:
    """The perpetrators that the attacks of a text are laid to, looked up once for each sentence."""

    def __init__(self, doc: Document, skeletons: Sequence[Skeleton]) -> None:
        """Nothing is read before a claim asks."""
        self._doc = doc
        self._shared = SharedBlame(doc, skeletons, self.told_in)
        self._by_sentence: dict[int, list[Strike]] = {}
        self._captors = Captors(doc)
        # The sentence of the claim before and who did what its verb says, where one did.
        self._acting: tuple[int, str | None] | None = None
        # The sentence in which a side was told to lose people of its own.
        self._losing: int | None = None

    def of(self, claim: Skeleton, whole: Skeleton | None, voice: Voice) -> str | None:
        """The agent of the claim's verb, the one accused, or the perpetrator of the nearest attack behind it or else
        before it; an adjective (`غارة إسرائيلية`) where only that tells. A share told with its whole has the whole's.
        """
        if claim.none or claim.rule == SAID:
            return None
        if (own := self._of_its_own(claim)) is not None:
            return named_before(self._doc, claim, own)
        told_with = whole is not None and (whole.sentence == claim.sentence or claim.kind == "detained")
        told_with = told_with or took_part(self._doc, claim)
        if whole is not None and told_with and (claim.rule.startswith("share") or self._shared.is_apart(claim)):
            return self.of(whole, None, voice)
        name = self._agent_before(claim) or self._perpetrator(claim, voice) or subject_opening(self._doc, claim)
        if name is None and whole is not None and claim.rule.startswith("share"):
            return self.of(whole, None, voice)
        self._acting = (claim.sentence, name) if claim.rule.startswith(DONE_BY) else None
        return name

    def _of_its_own(self, claim: Skeleton) -> str | None:
        """`15 قتلتهم القوات`, and a share whose own killer is told: `منهم 12 على يد X`."""
        if claim.kind == "detained":
            return None
        if (name := killed_them(self._doc, claim)) is not None:
            return name
        return self._shared.killer(claim)

    def _perpetrator(self, claim: Skeleton, voice: Voice) -> str | None:
        if goes_on_for_object(self._doc, claim):
            return None
        if (body := told_of_body(self._doc, claim)) is not None:
            return body or None
        if claim.kind == "detained" and is_of_one_before(self._doc, claim):
            # `أوقفت الشرطة رجلا خطف ثلاثة`
            return None
        if claim.kind == "detained":
            return self._captors.of(claim, voice, self._agent_of_arrest(claim, voice))
        if claim.kind == "missing" or claim.rule in LOSSES:
            return None
        if self._doc.bare[claim.first] in words("perpetrators", "mourners"):
            # `نعى الحشد اثنين من مقاتليه ارتقيا بقصف أميركي`
            return next((s.name for s in self._behind(claim) if s.at >= claim.last), None)
        if claim.agent is not None and (claim.agent[0] > claim.first or _agent(self._doc, claim) is not None):
            return _agent(self._doc, claim) or recalled(self._doc, claim, self.told_in)
        if (inflicted := inflicted_at(self._doc, claim)) is not None:
            return inflicter(self._doc, claim, inflicted, voice)
        name = doer(self._doc, claim, voice)
        if name is None and voice.rule == "accuse" and voice.speaker:
            if is_retracted(self._doc, claim):
                # `اتهم الجيش الحركة باختلاق خبر مقتل 31`
                return None
            return accused(self._doc, voice.speaker.last, claim.first)
        if name is None and (by_whomever := charged(self._doc, claim)) is not None:
            return by_whomever
        if name is None and is_convicted(self._doc, claim):
            return None
        if name is None and not is_of_one_before(self._doc, claim):
            name = self._of_attack_near(claim, voice) or recalled(self._doc, claim, self.told_in)
            if are_attackers(self._doc, claim) or (name is not None and are_of_attackers(self._doc, claim, name)):
                return None
        joined = claim.who is None and self._doc.norm(claim.first).startswith("و")
        if name is None or (joined and self._losing == claim.sentence):
            # `شن الجيش هجوما قتل فيه ثلاثة من جنوده وأصيب عشرة`
            return None
        if is_of_own_side(self._doc, claim, name):
            self._losing = claim.sentence
            return None
        return named_before(self._doc, claim, name)

    def _agent_before(self, claim: Skeleton) -> str | None:
        """`قتل مسلحون سبعة مزارعين وخطفوا أربعة`, `خطف مسلح ضابطا ثم قتله`: who did what is told right before, in the
        same sentence.
        """
        before = self._doc.norm(claim.first - 1)
        joined = self._doc.norm(claim.first)[:1] in ("و", "ف") or before == THEN
        goes_on = claim.rule.startswith(DONE_BY) and claim.agent is None and joined
        if not goes_on or self._acting is None or self._acting[0] != claim.sentence:
            return None
        return self._acting[1]

    def _agent_of_arrest(self, claim: Skeleton, voice: Voice) -> str | None:
        """The same for those held; before them the attacker may stand who is arrested, and is no perpetrator."""
        if claim.agent is not None and (agent := _agent(self._doc, claim)):
            return agent
        if voice.rule == "accuse" and voice.speaker:
            return accused(self._doc, voice.speaker.last, claim.first)
        told = (name for at, name, _ in self._behind(claim) if name and at - claim.first <= NEAR)
        return charged(self._doc, claim) or next(told, None)

    def _behind(self, claim: Skeleton) -> list[Strike]:
        """The attackers told of behind the beginning of a claim, in the same words."""
        told = self.told_in(claim.sentence)
        shares = self._shared.begins(claim)
        told = [s for s in told if claim.first <= s.at < shares and (s.at < claim.last or not s.main)]
        last = max((s.at for s in told), default=claim.last)
        parting = next((i for i in range(claim.last, last) if _parts_from(self._doc, i)), last)
        return without_later(self._doc, claim, [s for s in told if s.at <= parting])

    def _before(self, claim: Skeleton) -> list[Strike]:
        """The attackers told of before the beginning of a claim, in the same words."""
        told = [s for s in self.told_in(claim.sentence) if s.at < claim.first]
        first = min((s.at for s in told), default=claim.first)
        back = range(claim.first - 1, first - 1, -1)
        parting = next((i for i in back if _parts_before(self._doc, i, claim)), first - 1)
        return [s for s in told if s.at > parting]

    def _of_attack_near(self, claim: Skeleton, voice: Voice) -> str | None:
        """The perpetrator of the nearest attack: a few tokens behind the claim, else before it, else further behind."""
        behind = self._behind(claim)
        near = [s for s in behind if s.at - claim.first <= NEAR]
        before = self._before(claim)
        if near and near[0].name is None:
            return None
        strike = next((s for s in (*near, *reversed(before), *behind) if s.name is not None), None)
        if strike is not None and fell_attacking(self._doc, claim, strike.at):
            return None
        name = strike.name if strike is not None else None
        if name == SPEAKER:
            mention = teller(self._doc, voice)
            name = mention.name if mention is not None else None
        if strike is None or name is None or self._is_elsewhere(claim, strike, name):
            return None
        return name

    def _is_elsewhere(self, claim: Skeleton, strike: Strike, name: str) -> bool:
        """`وقتل جندي في حادث` behind a strike, `قتل ضابط في مداهمة للجيش`: whether a claim's victims fell otherwise; of
        men of the attacker's own it is kept that their side loses people.
        """
        if strike.at < claim.first and begins_clause(self._doc, claim, strike.at):
            first = self._doc.sentences[claim.sentence].first
            other = has_other_cause(self._doc, claim, first, by_attack=True)
            return other or are_own_people(self._doc, claim, name)
        if are_men_of_operation(self._doc, claim, strike.at, name):
            self._losing = claim.sentence
            return True
        return False

    def told_in(self, index: int) -> list[Strike]:
        """The attackers told of in a sentence, in text order."""
        if index not in self._by_sentence:
            sentence = self._doc.sentences[index]
            span = (self._doc, sentence.first, sentence.last)
            self._by_sentence[index] = sorted((*attackers(*span), *strikers(*span)), key=lambda strike: strike.at)
        return self._by_sentence[index]


def _agent(doc: Document, claim: Skeleton) -> str | None:
    """The subject of the claim's verb: a known actor, or people; who mourns (`نعى حزب الله اثنين`) has not killed."""
    if claim.agent is None or doc.bare[claim.first] in words("perpetrators", "mourners"):
        return None
    if claim.agent[1] <= claim.first and doc.norm(claim.first).startswith("و"):
        # `استهدفت مستودعا للقوات وقتلت 12`: the verb goes on for another subject.
        return None
    first, last = claim.agent
    if claim.first < first and last == claim.key and doc.joins(last) and claim.rule.startswith("event"):
        # `توقيف حاكم المصرف وسبعة مديرين`: they are held with him
        return None
    if is_form_of(doc.norm(first), words("perpetrators", "attacks")) and first not in doc.actor_at:
        # `اغتالت مسيرة إسرائيلية مسؤولا`, `قتل بغارة إسرائيلية ثلاثة`
        return of_attack(doc, first + 1, last)
    subject = doc.actor_at.get(first)
    if subject is not None and subject.generic and (name := whose(doc, subject.last, last)) is not None:
        # `قتل متمردون من حركة كذا 31 مدنيا`
        return name
    noun = doc.counts[first].last if first in doc.counts else first
    named = doc.actor_at.get(noun)
    if named is not None and named.last > last:
        # `خطف ثلاثة مسلحين شرطيين اثنين`: with their victims they look like a body.
        return people_at(doc, noun, last)
    return named_in(doc, first, last) or people_at(doc, first, last)


def _parts_from(doc: Document, i: int) -> bool:
    """Whether something else is told from a token on, by the words of another, or of an earlier day."""
    if _parts(doc.norm(i)) or recalls_another(doc, i) or is_earlier(doc, i):
        return True
    return doc.norm(i) == "حين" and doc.norm(i - 1) == "في"


def _parts_before(doc: Document, i: int, claim: Skeleton) -> bool:
    """Whether a claim tells, from a token before it on, of another deed than who strikes before that token did."""
    told = tells_on_of_object(doc, i, claim.first, doc.sentences[claim.sentence].first)
    return told or _parts_from(doc, i) or goes_back(doc, i, claim) or is_deed_of_others(doc, i)


@per_word
def _parts(norm: str) -> bool:
    return norm in CONTRASTS or without_conjunction(norm) in CONTRASTS or is_participle(without_conjunction(norm))
