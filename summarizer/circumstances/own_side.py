"""Whom those named will not have struck: their own people (`عناصرها`, `قتلت قوات الأمن ثلاثة محتجين، كما أصيب ستة
شرطيين`), and those who attacked.
"""

from __future__ import annotations

from summarizer.actors.actor_lexicon import demonyms
from summarizer.circumstances.agents import ARMED, HARMING
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import fold, without_conjunction
from summarizer.language.wordlists import words

# How far behind a word of an operation it may be told whose it was (`مداهمة نفذها الجيش`), in tokens.
OPERATION_REACH = 2
# How far before `عناصر التنظيم` the armed group may be named whose they are, in tokens.
NAMED_REACH = 1000
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
# Behind victims, whose they were: `مقتل عنصرين منها`.
OF_THEM = frozenset(("منها", "منه", "منهم"))


def are_on_side(doc: Document, claim: Skeleton, name: str) -> bool:
    """Whether victims are of those named in any of the ways below, where a sentence after them names who struck."""
    return is_of_own_side(doc, claim, name) or are_own_people(doc, claim, name) or are_of_attackers(doc, claim, name)


def is_of_own_side(doc: Document, claim: Skeleton, name: str) -> bool:
    """Whether victims are of those named, who will not have struck them: `عناصرها`, `عنصرين منها`, `مقاتلي الحركة`."""
    if claim.who is None:
        return False
    first, last = claim.who
    if doc.is_word(first, words("perpetrators", "own")) or doc.norm(last) in OF_THEM:
        return _last_named(doc, claim) == name
    theirs = fold(name).split()
    return any(doc.norms[i : i + len(theirs)] == theirs for i in range(first, last))


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


def are_attackers(doc: Document, claim: Skeleton) -> bool:
    """`قتل ثلاثة من المهاجمين`: whether victims are those who attacked, whom the attack was not on."""
    return claim.who is not None and doc.bare[claim.who[0]] in words("perpetrators", "known_attackers")


def are_of_attackers(doc: Document, claim: Skeleton, name: str) -> bool:
    """`قتل شرطي على يد مرتزقة، قتل ثلاثة منهم لاحقا`: whether victims are of those who attacked, as nobody else was
    told of since; but `وقتلوا ثلاثة منهم`, where those are the subject.
    """
    if doc.norm(claim.last - 1) not in OF_THEM or doc.norm(claim.first).endswith("وا"):
        return _are_of_their_kind(doc, claim, name)
    for i in range(claim.first - 1, doc.sentences[claim.sentence].first - 1, -1):
        mention = doc.actor_at.get(i)
        if mention is not None and mention.kind in ARMED and not is_of_state(mention.name):
            return fold(mention.name) in fold(name) and not is_of_state(name)
        person = doc.reading(i, "person", "kin")
        if person is not None and person.form.number == "plural" and mention is None:
            return doc.norm(i) in fold(name).split()
    return False


def is_of_state(name: str) -> bool:
    """`الجيش النيجيري`, `الشرطة`: whether a name is of an army, the police or the like."""
    return not words("perpetrators", "own_men", "forces").isdisjoint(fold(name).split())


def _last_named(doc: Document, claim: Skeleton) -> str | None:
    """Whom a pronoun in the claim means: the force that its sentence named last before it."""
    for i in range(claim.first - 1, doc.sentences[claim.sentence].first - 1, -1):
        mention = doc.actor_at.get(i)
        if mention is not None and mention.kind in HARMING:
            return mention.name
    return None


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


def _are_of_their_kind(doc: Document, claim: Skeleton, name: str) -> bool:
    """`قتل شرطي برصاص فلول النظام، وقتل ثلاثة من الفلول`, `22 من عناصر التنظيم` of an armed group, `عناصر فاغنر` of its
    forces.
    """
    if claim.who is None:
        return False
    first, last = claim.who
    of, theirs = doc.norm(last - 1), fold(name).split()
    if of.startswith("ال") and of[2:] == theirs[0]:
        return True
    if last - first == 1 or not doc.is_word(first, words("casualties", "force")):
        return False
    if of in words("perpetrators", "known_attackers"):
        # But `استهدف الجيش مواقع لداعش وقتل ثلاثة من عناصر التنظيم`.
        before = (doc.actor_at.get(i) for i in range(claim.first - 1, max(claim.first - NAMED_REACH, 0) - 1, -1))
        armed = next((mention.name for mention in before if mention is not None and mention.kind in ARMED), name)
        return fold(armed) in fold(name)
    return theirs[0] in words("perpetrators", "bodies") and of == theirs[-1]


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
