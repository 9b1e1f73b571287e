"""What `ضحايا` are, where the passage tells: a toll of victims that is one of the dead, or of the hurt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.claims.raised_tolls import raised
from summarizer.claims.scene import Skeleton
from summarizer.claims.sums import Told, parts_of
from summarizer.document import Document
from summarizer.language.wordlists import phrases, words

# Smaller tolls have the same number by chance.
LEAST = 10
# How far before a number of victims the word may stand that buries them, and behind it their identity, in tokens.
BURIED_REACH = 6
# How far before the dead the words for an earlier toll may stand, in tokens.
EARLIER_REACH = 10
# How far behind victims it may stand what they suffer from, in tokens.
HURT_REACH = 4
# How many sentences around a toll those are told who may add up to it.
NEAR = 2


def told_as_dead_or_hurt(doc: Document, claims: Sequence[Skeleton]) -> list[Skeleton]:
    """The claims, with tolls of victims (`بلغ عدد الضحايا 1517`) as the dead or the hurt that they are told to be.

    They are dead where the same number is told of the dead (`1517 قتيلا`), where the dead told one by one add up to it,
    where an earlier toll is of the dead, where a death raised it, where they are buried, or their bodies told.
    """
    told = list(claims)
    dead = {(s.minimum, s.maximum) for s in claims if s.kind == "killed" and s.minimum is not None}
    for at, claim in enumerate(claims):
        if claim.kind != "casualties" or claim.none or not _are_victims(doc, claim):
            continue
        killed = replace(claim, kind="killed")
        if _are_bodies(doc, claim):
            told[at] = killed
        if claim.minimum is None:
            continue
        same = claim.minimum >= LEAST and (claim.minimum, claim.maximum) in dead
        earlier = _has_earlier_dead(doc, claims, at)
        by_death = _is_raised(doc, claims, killed) or _is_of_deaths(doc, told[:at], claim)
        if same or earlier or by_death or _are_buried(doc, claim) or _is_sum(doc, claims, at):
            told[at] = killed
        elif _are_hurt(doc, claim):
            told[at] = replace(claim, kind="wounded")
    return told


def _beside(claims: Sequence[Skeleton], at: int) -> Sequence[Skeleton]:
    """The claims of the sentences around one; they stand in text order."""
    first, last = at, at + 1
    while first > 0 and claims[at].sentence - claims[first - 1].sentence <= NEAR:
        first -= 1
    while last < len(claims) and claims[last].sentence - claims[at].sentence <= NEAR:
        last += 1
    return claims[first:last]


def _are_victims(doc: Document, claim: Skeleton) -> bool:
    """Whether a claim's own words are `ضحايا`, and not two kinds under one number."""
    kinds = {r.form.kind for i in range(claim.first, claim.last) for r in doc.readings[i] if r.form.role == "victim"}
    return kinds == {"casualties"}


def _are_bodies(doc: Document, claim: Skeleton) -> bool:
    """`العثور على جثامين عدد من الضحايا`: victims right behind the noun of their bodies."""
    bodies = doc.form(claim.first - 1, "victim")
    return bodies is not None and bodies.strict and bodies.kind == "killed"


def _has_earlier_dead(doc: Document, claims: Sequence[Skeleton], at: int) -> bool:
    """`ارتفع عدد ضحايا المجزرة إلى 30`, `حصيلة سابقة أفادت عن 18 قتيلا`: the toll compared is of the dead."""
    behind = claims[at + 1] if at + 1 < len(claims) else None
    if behind is None or behind.kind != "killed" or behind.sentence > claims[at].sentence + 1:
        return False
    first = max(doc.sentences[behind.sentence].first, behind.first - EARLIER_REACH)
    return doc.find_phrase(phrases("casualties", "cumulative", "earlier_tolls"), first, behind.first) is not None


def _is_raised(doc: Document, claims: Sequence[Skeleton], killed: Skeleton) -> bool:
    """`وفاة رضيع جراء البرد، ليرتفع عدد ضحايا المنخفض إلى 17`, `ارتفع إلى ستة عدد ضحايا الحريق بعد وفاة عاملة`: a death
    raises the number of the dead.
    """
    beside = [s for s in claims if s.sentence == killed.sentence and s.key != killed.key]
    alone = killed.cumulative and all(s.kind == "killed" for s in beside if s.key < killed.key)
    return alone and any(s.kind == "killed" and raised(doc, [killed], s) is not None for s in beside)


def _is_of_deaths(doc: Document, before: Sequence[Skeleton], claim: Skeleton) -> bool:
    """`وبمقتل هذا الشاب يرتفع عدد ضحايا القمع إلى 79`: a death opens the sentence of a toll that rises by it; and
    `مسؤولة عن مقتل 184 ضحية، تلتها الحركة بـ101 ضحية`: the victims counted on are dead as the first are.
    """
    first = doc.sentences[claim.sentence].first
    death = doc.form(first, "event")
    if claim.cumulative and death is not None and death.kind == "killed" and doc.bare[first].startswith("ب"):
        return True
    return any(s.sentence == claim.sentence and s.kind == "killed" and _are_victims(doc, s) for s in before[-NEAR:])


def _are_buried(doc: Document, claim: Skeleton) -> bool:
    """`جنازة ثمانية من ضحايا الحادث`, `خمسة ضحايا لم يتم التعرف على هويتهم`."""
    sentence = doc.sentences[claim.sentence]
    first, last = max(sentence.first, claim.first - BURIED_REACH), min(claim.last + BURIED_REACH, sentence.last)
    buried = doc.find(words("casualties", "burials"), first, claim.first)
    return buried is not None or doc.find(words("casualties", "burials", "identity"), claim.last, last) is not None


def _are_hurt(doc: Document, claim: Skeleton) -> bool:
    """`إسعاف ثلاثة ضحايا يعانون من حروق`, `خلف الحادث ثلاثة ضحايا بجروح متفاوتة`; shots may kill."""
    last = min(claim.last + HURT_REACH, doc.sentences[claim.sentence].last)
    hurt = doc.find(words("casualties", "treated", "hurt") - words("casualties", "fallen", "shots"), claim.last, last)
    return hurt is not None and not any(doc.is_stop(i) or doc.joins(i) for i in range(claim.last, hurt + 1))


def _is_sum(doc: Document, claims: Sequence[Skeleton], at: int) -> bool:
    """Whether the dead told beside a toll add up to it."""
    near = [replace(s, kind="killed") if s is claims[at] else s for s in _beside(claims, at)]
    own = next(i for i, s in enumerate(near) if s.key == claims[at].key)
    return bool(parts_of(doc, Told.read(doc, near), near, own))
