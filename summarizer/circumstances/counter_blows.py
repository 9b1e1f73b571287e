"""Those who attacked and were struck in return: `ورد الجيش بقصف أدى إلى مقتل 19`, `صد الجيش هجوما للحوثيين وكبدهم 12
قتيلا`, `شن مسلحون هجوما قتل فيه خمسة منهم`.
"""

from __future__ import annotations

from summarizer.circumstances.agents import ARMED, tells_of_itself
from summarizer.circumstances.deeds import teller
from summarizer.circumstances.other_causes import is_of_state
from summarizer.circumstances.responsible import lays_blame
from summarizer.circumstances.strike_words import strike_verbs
from summarizer.circumstances.strikers import SPEAKER, subject_before
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import fold, without_conjunction
from summarizer.language.wordlists import words
from summarizer.sources.voices import Voice

# How far before a toll it may stand that it was inflicted, in tokens: `وتكبيدهم، وفق بيانه، ثمانية قتلى`.
INFLICTED_REACH = 5
# Of whom the victims are, right behind how many.
OF_THEM = frozenset(("منهم", "منها"))
# Behind who inflicts a toll, of those on whom he does.
THEM = frozenset(("اياهم", "اياها", "اياه"))


def inflicted_at(doc: Document, claim: Skeleton) -> int | None:
    """`وكبدهم 12 قتيلا`, `مكبدا إياهم`, `وتكبيدهم`: the word by which a claim's toll is inflicted on those who stand
    before as a pronoun, and are no killers of theirs.
    """
    first = max(claim.first - INFLICTED_REACH, doc.sentences[claim.sentence].first)
    for i in range(claim.first - 1, first - 1, -1):
        if _inflicts_on_them(doc.norm(i)) or (_inflicts(doc.norm(i)) and doc.norm(i + 1) in THEM):
            return i
    return None


def inflicter(doc: Document, claim: Skeleton, at: int, voice: Voice) -> str | None:
    """Who inflicts a toll: a subject before the word that tells it, or the force that tells it of itself."""
    name = subject_before(doc, at, doc.sentences[claim.sentence].first)
    if name is not None and name != SPEAKER:
        return name
    mention = teller(doc, voice)
    return mention.name if mention is not None and tells_of_itself(mention) else None


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


def fell_attacking(doc: Document, claim: Skeleton, at: int) -> bool:
    """`أعلن الجيش مقتل خمسة مسلحين، واتهم الحركة بتنفيذ الهجوم`: whether those who are fought fell, and the attack that
    somebody owns to or is blamed for in a later clause, at a token, was theirs.
    """
    if claim.who is None or doc.norm(claim.who[0]) not in words("perpetrators", "own_men", "fought"):
        return False
    owned = lays_blame(doc.norm(at)) or without_conjunction(doc.norm(at)) in strike_verbs("owning")
    return owned and at > claim.last and any(doc.is_stop(i) for i in range(claim.last, at))


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
        before = (doc.actor_at.get(i) for i in range(claim.first - 1, -1, -1))
        armed = next((mention.name for mention in before if mention is not None and mention.kind in ARMED), name)
        return fold(armed) in fold(name)
    return theirs[0] in words("perpetrators", "bodies") and of == theirs[-1]


@per_word
def _inflicts_on_them(norm: str) -> bool:
    return norm.endswith(("هم", "هما")) and _inflicts(norm.removesuffix("هما").removesuffix("هم"))


@per_word
def _inflicts(norm: str) -> bool:
    return without_conjunction(norm) in words("perpetrators", "inflicted")
