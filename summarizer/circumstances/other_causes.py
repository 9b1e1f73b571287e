"""Who cannot have struck the victims of a clause, though a clause before names him: they died of something else (`قتل
ستة في قصف للجيش، وتوفي سبعة بالكوليرا`), or are his own men (`قتلت قوات الأمن ثلاثة محتجين، كما أصيب ستة شرطيين`).
"""

from __future__ import annotations

from summarizer.actors.actor_lexicon import demonyms
from summarizer.circumstances.strikers import CONTRASTS
from summarizer.claims.diseases import is_disease
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import fold, without_conjunction
from summarizer.language.wordlists import ends_clause, words

# How far behind a claim its cause may begin, over who they are and where it was, in tokens.
CAUSE_REACH = 7
# How far behind a word of an operation it may be told whose it was (`مداهمة نفذها الجيش`), in tokens.
OPERATION_REACH = 2
# Those who live where their state's forces strike others.
SETTLERS = "مستوطن"
# Part of a policeman's noun.
POLICE = "شرط"
# Names of the state whose settlers they are, by their beginning.
SETTLING = ("اسراييل", "احتلال")
# Endings of an adjective of a country for several: `إسرائيليين`.
PLURALS = ("ين", "ون", "ان")
# Endings in which such an adjective and the country's name differ: `إسرائيلية` and `إسرائيل`, `تركي` and `تركيا`.
ENDINGS = (*PLURALS, "ات", "ه", "ا", "ي")


def has_other_cause(doc: Document, claim: Skeleton, since: int, *, by_attack: bool) -> bool:
    """`كما قتل شخصان في حريق بمصنع`, `وتوفي طفل من البرد`: whether a claim's clause tells a cause of its own, by a word
    that does not stand between the token `since` and the claim. An attack is such a cause only where none was told
    before (not `by_attack`).
    """
    causes = words("perpetrators", "other_causes", "misfortunes") | words("perpetrators", "other_causes", "apart")
    if not by_attack:
        causes = causes | words("perpetrators", "other_causes", "attacks")
    for i in range(claim.first + 1, min(claim.last + CAUSE_REACH, len(doc.tokens))):
        norm = doc.norm(i)
        if i >= claim.last and (ends_clause(norm) or (norm.startswith("و") and doc.reading(i, "verb", "event"))):
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
    """`، وقتل شرطيان`, `، وفي الخرطوم توفي 12`, `كما أصيب اثنان`: whether a claim's verb begins a clause of its own
    somewhere behind a token.
    """
    verb = claim.first
    if doc.reading(verb, "verb", "event") is None:
        return False
    if doc.norm(verb).startswith("و") or doc.norm(verb - 1) in CONTRASTS:
        return True
    back = range(verb - 1, first, -1)
    comma = next((i for i in back if doc.is_stop(i)), None)
    return comma is not None and doc.norm(comma + 1) in ("وفي", "في")


def are_own_people(doc: Document, claim: Skeleton, name: str) -> bool:
    """`قتل أربعة حوثيين في غارة أميركية، وقتل جندي أميركي`: whether victims are of the nation, or bear the arms, of
    who is named in another clause.
    """
    if claim.who is None:
        return False
    first, last = claim.who
    parts = frozenset(map(_stem, fold(name).split()))
    nations = [_stem(norm) for norm in doc.norms[first:last] if _is_nisba(norm)]
    if nations:
        return not parts.isdisjoint(nations)
    if SETTLERS in doc.norms[first]:
        return any(part.startswith(SETTLING) for part in parts)
    return _are_men_of(doc, claim, name)


def are_men_of_operation(doc: Document, claim: Skeleton, at: int, name: str) -> bool:
    """`قتل ضابطان وستة إرهابيين في عملية للجيش`, `قتل جندي في مداهمة نفذها الجيش`: whether victims are men of the army
    or the police whose operation stands at a token, or fell beside those whom they fought.
    """
    if not _are_men_of(doc, claim, name):
        return False
    before = range(max(at - OPERATION_REACH, claim.first), at + 1)
    if any(_is_operation(doc.norm(i)) for i in before):
        return True
    sentence = doc.sentences[claim.sentence]
    return doc.find(words("perpetrators", "own_men", "fought"), sentence.first, sentence.last) is not None


def _are_men_of(doc: Document, claim: Skeleton, name: str) -> bool:
    """`ضابطان`, `ثلاثة جنود`, `عناصر الأمن`: whether victims are men of an army or the police, nothing tells whose, and
    those named are such a force.
    """
    forces, own = words("perpetrators", "own_men", "forces"), fold(name).split()
    if claim.who is None or not is_of_state(name):
        return False
    first, last = claim.who
    many = doc.is_word(first, words("casualties", "force")) and doc.norm(first + 1) in forces
    if not (many or doc.is_word(first, words("perpetrators", "own_men"))) or any(map(_is_nisba, doc.norms[first:last])):
        return False
    if not many and doc.norm(last) in ("من", "في") and last + 1 in doc.actor_at:
        # `ضابطان في الجيش السوداني`
        return False
    # A foreign army may strike the police: `الجيش الإسرائيلي`.
    police = many or POLICE in doc.norm(first)
    return not police or not any(map(_is_nisba, own)) or doc.norm(first + many) in own


def is_of_state(name: str) -> bool:
    """`الجيش النيجيري`, `الشرطة`: whether a name is of an army, the police or the like."""
    return not words("perpetrators", "own_men", "forces").isdisjoint(fold(name).split())


@per_word
def _is_operation(norm: str) -> bool:
    bare = without_conjunction(norm)
    return bare.removeprefix("ب") in words("perpetrators", "own_men", "operations")


@per_word
def _is_nisba(norm: str) -> bool:
    plain = norm.removeprefix("ال")
    return any(plain.removesuffix(end) in demonyms() for end in ("", "ا", *PLURALS))


@per_word
def _stem(norm: str) -> str:
    stem = norm.removeprefix("لل").removeprefix("ال")
    for end in ENDINGS:
        if end != "ان" or stem.endswith("يان"):
            # But `إيران`, `باكستان`.
            stem = stem.removesuffix(end)
    return stem
