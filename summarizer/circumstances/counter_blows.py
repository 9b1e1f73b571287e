"""Those who attacked and were struck in return: `ورد الجيش بقصف أدى إلى مقتل 19`, `صد الجيش هجوما للحوثيين وكبدهم 12
قتيلا`.
"""

from __future__ import annotations

from summarizer.actors.strike_words import strike_verbs
from summarizer.circumstances.agents import tells_of_itself
from summarizer.circumstances.deeds import teller
from summarizer.circumstances.responsible import lays_blame
from summarizer.circumstances.strikers import SPEAKER, subject_before
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import without_conjunction
from summarizer.language.wordlists import words
from summarizer.sources.voices import Voice

# How far before a toll it may stand that it was inflicted, in tokens: `وتكبيدهم، وفق بيانه، ثمانية قتلى`.
INFLICTED_REACH = 5
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


def fell_attacking(doc: Document, claim: Skeleton, at: int) -> bool:
    """`أعلن الجيش مقتل خمسة مسلحين، واتهم الحركة بتنفيذ الهجوم`: whether those who are fought fell, and the attack that
    somebody owns to or is blamed for in a later clause, at a token, was theirs.
    """
    if claim.who is None or doc.norm(claim.who[0]) not in words("perpetrators", "own_men", "fought"):
        return False
    owned = lays_blame(doc.norm(at)) or without_conjunction(doc.norm(at)) in strike_verbs("owning")
    return owned and at > claim.last and any(doc.is_stop(i) for i in range(claim.last, at))


@per_word
def _inflicts_on_them(norm: str) -> bool:
    return norm.endswith(("هم", "هما")) and _inflicts(norm.removesuffix("هما").removesuffix("هم"))


@per_word
def _inflicts(norm: str) -> bool:
    return without_conjunction(norm) in words("perpetrators", "inflicted")
