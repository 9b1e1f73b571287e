"""What is denied: a claim whose source denies it, or that is called false behind it; and what is denied that leaves
it as it is.
"""

from __future__ import annotations

from summarizer.circumstances.presupposed import THAT, is_after, is_of_event, is_of_those_hurt
from summarizer.circumstances.retractions import is_beside_news, is_of_account, is_retracted
from summarizer.circumstances.taken_back import is_taken_back
from summarizer.claims.phrase_ends import CALLED
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import phrases, relatives, words
from summarizer.sources.unsaid import has_damma
from summarizer.sources.voices import Voice

# How far behind a claim it may be called false, in tokens.
FALSE_REACH = 4
# Right before what did not happen.
NOT_HAPPENING = "عدم"
# Behind a verb, of where or by what they died.
THEREIN = frozenset(("فيه", "فيها", "خلاله", "خلالها", "جراءه", "جراءها"))
# How far behind a claim it may be told whether it was meant, in tokens.
MEANT_REACH = 3
# Behind the word for what is right: `والصحيح أن`, `والصواب هو`.
IS_THAT = THAT | {"هو", "انهم", "انهما", ":"}


def is_denied(doc: Document, claim: Skeleton, voice: Voice) -> bool:
    """`نفى الجيش مقتل ثلاثة`, `الحديث عن 14 قتيلا مبالغ فيه`."""
    speaker = voice.speaker.last if voice.speaker else 0
    told = is_of_event(doc, claim.first - 1) or is_after(doc, claim.first - 1)
    if voice.denied and not (told or denies_else(doc, speaker, claim)):
        return True
    if claim.rule.startswith("event") and doc.bare[claim.first - 1].removeprefix("ب") == NOT_HAPPENING:
        # `أكد المتحدث عدم مقتل ثلاثة مدنيين`
        return True
    if is_of_account(doc, claim):
        return False
    if _is_corrected(doc, claim) or is_retracted(doc, claim) or is_taken_back(doc, claim):
        return True
    return not is_beside_news(doc, claim) and _is_called_false(doc, claim)


def _is_called_false(doc: Document, claim: Skeleton) -> bool:
    """`الحديث عن 14 قتيلا مبالغ فيه`, `مقتل ثلاثة غير صحيح`: whether the words right behind a claim call it false."""
    end = min(claim.last + FALSE_REACH, doc.sentences[claim.sentence].last)
    if doc.find(words("casualties", "denied", "after"), claim.last, end) is not None:
        return True
    called = doc.find(CALLED, claim.last, end)
    names = words("casualties", "denied", "called") | words("casualties", "denied", "false")
    if called is not None and doc.find(names, called + 1, called + 3) is not None:
        return True
    return doc.find_phrase(phrases("casualties", "denied", "after_phrases"), claim.last, end) is not None


def _is_corrected(doc: Document, claim: Skeleton) -> bool:
    """`ورد أن تسعة قتلوا، والصحيح أن تسعة أصيبوا`: what the outlet takes back."""
    right = words("casualties", "denied", "corrected")
    last = doc.sentences[claim.sentence].last
    return any(doc.norms[i] in right and doc.norm(i + 1) in IS_THAT for i in range(claim.last, last))


def denies_attack(doc: Document, claim: Skeleton, voice: Voice) -> bool:
    """Whether a claim tells what an attack did that its speaker denies, or denies a part in, or to have meant:
    he tells of none.
    """
    if not voice.denied or voice.speaker is None:
        return False
    first = voice.speaker.last
    return _tells_attack(doc, first, claim) or _is_of_part(doc, first, claim) or _is_of_intent(doc, first, claim)


def denies_else(doc: Document, first: int, claim: Skeleton) -> bool:
    """`نفى مسؤوليته عن مقتل 5`, `نفى قصف السوق الذي أوقع 70 قتيلا`, `نفى وفاة أحد من المصابين البالغ عددهم 60`: what is
    denied is not what the claim tells.
    """
    if _is_of_part(doc, first, claim) or is_of_those_hurt(doc, first, claim) or _is_of_intent(doc, first, claim):
        return True
    if _is_deed_beside(doc, first, claim):
        return False
    aimed = doc.find(words("casualties", "denied", "aimed"), first, claim.first) is not None
    return aimed or _tells_attack(doc, first, claim)


def _is_of_part(doc: Document, first: int, claim: Skeleton) -> bool:
    """`نفى مسؤوليته عن مقتل 5`, `نفى أن يكون مسؤولا عن مقتل 5`: whose deed it was is denied, behind a token."""
    if doc.find(words("casualties", "denied", "responsibility"), first, claim.first) is not None:
        return True
    return doc.find_phrase(phrases("casualties", "denied", "part_phrases"), first, claim.first) is not None


def _is_deed_beside(doc: Document, first: int, claim: Skeleton) -> bool:
    """`نفى قصف المدرسة وقتل 20`, `نفى استهداف المشفى أو قتل 20`: a deed that is denied together with the one before it,
    behind a token; not `نفى قصف السوق الذي أوقع 70 قتيلا`, `نفى قصف السوق وقتل فيه 20`.
    """
    joined = doc.norm(claim.first).startswith("و") or doc.norm(claim.first - 1) == "او"
    told = has_damma(doc, claim.first) or doc.norm(claim.first + 1) in THEREIN
    if not joined or told or not claim.rule.startswith("event"):
        return False
    return not any(doc.is_stop(i) or doc.norm(i) in relatives() for i in range(first, claim.first))


def _is_of_intent(doc: Document, first: int, claim: Skeleton) -> bool:
    """`نفى أنه تعمد قتل 12`, `نفى قتل الصحفية عمدا`: that it was meant is denied, behind a token."""
    if doc.find(words("casualties", "denied", "meaning"), first, claim.first) is not None:
        return True
    behind = max(claim.last, claim.who[1]) if claim.who is not None else claim.last
    near = range(claim.last, min(behind + MEANT_REACH, doc.sentences[claim.sentence].last))
    end = next((i for i in near if doc.is_stop(i)), near.stop)
    meant = doc.find(words("casualties", "denied", "meant"), near.start, end) is not None
    return meant or doc.find_phrase(phrases("casualties", "denied", "meant_phrases"), near.start, end) is not None


def _tells_attack(doc: Document, first: int, claim: Skeleton) -> bool:
    """`قصف السوق الذي أوقع 70 قتيلا`: an attack behind a token, and what it did; not `أن القصف أوقع 70`."""
    told = doc.find(words("casualties", "denied", "told"), first, claim.first)
    attack = doc.find(words("casualties", "incidents"), first, claim.first)
    if attack is None or told is not None or doc.find(THAT, first, attack) is not None:
        return False
    return doc.find(words("casualties", "cumulative", "outcomes"), attack + 1, claim.first + 1) is not None
