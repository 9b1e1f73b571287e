"""Who is said to have caused a claim: the agent of its verb, of the attack it tells of, or the one accused.

A name is given only where the words of the attack or of the arrest hold it; what harms without a will (a bullet, a
flood) is nobody, and so is who helps, mourns or only tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.circumstances.agents import ARMED, HARMING, named_in, people_at
from summarizer.circumstances.captors import Captors
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import clitic_splits, without_conjunction
from summarizer.language.wordlists import words
from summarizer.sources.reporting import is_participle
from summarizer.sources.voices import Voice

# How far behind an attack its adjective or perpetrator may stand, in tokens.
REACH = 6
# An attack this near behind a claim is taken before one that stands before it, in tokens.
NEAR = 14
# How far before `من قبل` the harm may stand that it is laid to somebody for, in tokens.
PASSIVE_REACH = 6
ITSELF = frozenset(("انه", "انها", "انهم", "بانه", "بانها", "بانهم"))
# Behind these something else is told.
CONTRASTS = frozenset(("فيما", "بينما", "لكن", "كما", "حين"))


class Perpetrators:
    """The perpetrators that the attacks of a text are laid to, looked up once for each sentence."""

    def __init__(self, doc: Document) -> None:
        """Nothing is read before a claim asks."""
        self._doc = doc
        self._by_sentence: dict[int, list[tuple[int, str]]] = {}
        self._captors = Captors(doc)

    def of(self, claim: Skeleton, whole: Skeleton | None, voice: Voice) -> str | None:
        """The agent of the claim's verb, the one accused, or the perpetrator of the nearest attack behind it or else
        before it; an adjective (`غارة إسرائيلية`) where only that tells. A share told with its whole has the whole's.
        """
        if claim.none:
            return None
        told_with = whole is not None and (whole.sentence == claim.sentence or claim.kind == "detained")
        if whole is not None and told_with and claim.rule.startswith("share"):
            return self.of(whole, None, voice)
        if claim.kind == "detained":
            return self._captors.of(claim, voice, self._agent_of_arrest(claim, voice))
        if claim.agent is not None:
            return _agent(self._doc, claim)
        if claim.rule.startswith(("verb-agent", "phrase")) and (name := _speaker(self._doc, claim, voice)):
            return name
        if claim.rule.startswith("verb-agent") or claim.kind == "missing":
            return None
        if voice.rule == "accuse" and voice.speaker:
            return _accused(self._doc, voice.speaker.last, claim.first)
        return self._of_attack_near(claim)

    def _agent_of_arrest(self, claim: Skeleton, voice: Voice) -> str | None:
        """The same for those held; before them the attacker may stand who is arrested, and is no perpetrator."""
        if claim.agent is not None and (agent := _agent(self._doc, claim)):
            return agent
        if voice.rule == "accuse" and voice.speaker:
            return _accused(self._doc, voice.speaker.last, claim.first)
        return next((name for at, name in self._behind(claim) if at - claim.first <= NEAR), None)

    def _behind(self, claim: Skeleton) -> list[tuple[int, str]]:
        """The attackers told of behind the beginning of a claim, in the same words."""
        told = self._told_in(claim.sentence)
        return [(at, name) for at, name in told if at >= claim.first and not _parted(self._doc, claim.last, at)]

    def _of_attack_near(self, claim: Skeleton) -> str | None:
        """The perpetrator of the nearest attack: a few tokens behind the claim, else before it, else further behind."""
        told, behind = self._told_in(claim.sentence), self._behind(claim)
        near = next((name for at, name in behind if at - claim.first <= NEAR), None)
        before = (name for at, name in reversed(told) if at < claim.first and not _parted(self._doc, at, claim.first))
        return near or next(before, None) or next((name for _, name in behind), None)

    def _told_in(self, index: int) -> list[tuple[int, str]]:
        if index not in self._by_sentence:
            sentence = self._doc.sentences[index]
            self._by_sentence[index] = list(_attackers(self._doc, sentence.first, sentence.last))
        return self._by_sentence[index]


def _agent(doc: Document, claim: Skeleton) -> str | None:
    """The subject of the claim's verb: a known actor, or people; who mourns (`نعى حزب الله اثنين`) has not killed."""
    if claim.agent is None or doc.bare[claim.first] in words("perpetrators", "mourners"):
        return None
    if claim.agent[1] <= claim.first and doc.norm(claim.first).startswith("و"):
        # `استهدفت مستودعا للقوات وقتلت 12`: the verb goes on for another subject.
        return None
    return named_in(doc, *claim.agent) or people_at(doc, *claim.agent)


def _speaker(doc: Document, claim: Skeleton, voice: Voice) -> str | None:
    """`قال الجيش إنه قضى على مسؤول`: who tells it of himself."""
    mention = doc.actor_at.get(voice.speaker.first) if voice.speaker else None
    at = claim.first - 1
    while doc.tokens[at].kind == "quote" or doc.norm(at) == "قد":
        at -= 1
    itself = mention is not None and mention.kind in ARMED and doc.norm(at) in ITSELF
    return mention.name if mention is not None and itself and mention.last <= at else None


def _accused(doc: Document, first: int, last: int) -> str | None:
    """`اتهمت المعارضة، وعلى رأسها حزب كذا، قوات الأمن بقتل 40`: who stands right before what they are accused of."""
    for i in range(last - 1, first - 1, -1):
        mention = doc.actor_at.get(i)
        if mention is not None and not mention.generic and mention.kind in HARMING:
            return mention.name
    return named_in(doc, first, first + REACH)


def _attackers(doc: Document, first: int, last: int) -> Iterator[tuple[int, str]]:
    """The words of a range that attacks are told by, each with whom it is laid to: `برصاص حارس`, `غارة للتحالف`."""
    for i, norm in enumerate(doc.norms[first:last], first):
        leads = _leads(norm)
        if leads is None:
            continue
        end = _clause_end(doc, i, min(i + REACH, last))
        if leads == "passive":
            name = named_in(doc, i + 1, end) if doc.norm(i - 1) == "من" and _tells_harm(doc, i) else None
        elif leads == "attacks":
            name = _of_attack(doc, i + 1, end)
        elif leads == "hands" and doc.norm(i - 1) != "علي":
            name = None
        else:
            name = named_in(doc, i + 1, end) or people_at(doc, i + 1, end)
        if name is not None:
            yield i, name


def _parted(doc: Document, first: int, last: int) -> bool:
    """Whether something else is told between two tokens, or by the words of another."""
    return any(map(_parts, doc.norms[first:last]))


@per_word
def _parts(norm: str) -> bool:
    return norm in CONTRASTS or without_conjunction(norm) in CONTRASTS or is_participle(without_conjunction(norm))


def _clause_end(doc: Document, first: int, last: int) -> int:
    """Where a stop or a source (`برصاص حارس، بحسب الشرطة`) ends what may name the perpetrator."""
    sources = words("reporting", "preposition")
    return next((j for j in range(first + 1, last) if doc.is_stop(j) or doc.is_word(j, sources)), last)


def _tells_harm(doc: Document, i: int) -> bool:
    """Whether what was done `من قبل` somebody is harm: `تعرضوا للخطف من قبل مسلحين`, not `إسعافهم من قبل`."""
    for j in range(i - 2, max(i - PASSIVE_REACH, 0), -1):
        if doc.is_stop(j):
            return False
        if doc.reading(j, "event", "verb") or _leads(doc.norm(j)) == "attacks":
            return True
    return False


def _of_attack(doc: Document, first: int, last: int) -> str | None:
    """`غارة للتحالف`, `قصف قوات النظام`, `غارة جوية إسرائيلية`: a name right behind the attack, or its adjective."""
    mention = doc.actor_at.get(first)
    if mention is not None and mention.first == first and not mention.generic:
        return mention.name
    for j in range(first, last):
        mention = doc.actor_at.get(j)
        if mention is not None and mention.first == j and doc.norm(j).startswith("ل") and not mention.generic:
            return mention.name
        if doc.norm(j) in words("perpetrators", "adjectives"):
            return doc.tokens[j].raw
        if not doc.is_word(j, words("perpetrators", "manner")):
            return None
    return None


@per_word
def _leads(norm: str) -> str | None:
    """The list of the lexicon that a word, with or without clitics, is in; `passive` is that of `من قبل`."""
    if norm == "قبل":
        return "passive"
    for key in ("by", "hands"):
        if norm in words("perpetrators", key) or norm.lstrip("وف") in words("perpetrators", key):
            return key
    forms = (norm, *(rest for _, rest in clitic_splits(norm)))
    return next((key for key in ("done", "attacks") if any(form in words("perpetrators", key) for form in forms)), None)
