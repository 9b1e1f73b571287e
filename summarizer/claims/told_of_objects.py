"""What a clause without a relative pronoun tells of an indefinite object, whose deed it is and not the subject's:
`أوقفت الشرطة عصابة خطفت ثلاثة`, `قتل الجيش مسلحا هاجم دورية`.
"""

from __future__ import annotations

from summarizer.claims.endings import is_accusative
from summarizer.document import Document
from summarizer.language.wordlists import words

# How many adjectives may stand between the object and the verb: `مجموعة إرهابية مسلحة قتلت`.
ADJECTIVES = 2
# A perfect in the feminine has so many letters at least.
SHORTEST_VERB = 4


def tells_of_object(doc: Document, verb: int, first: int) -> bool:
    """Whether a verb in the singular tells what an indefinite object right before it did; the subject whose object it
    is stands before it, behind a token `first`.
    """
    form = doc.form(verb, "verb")
    if doc.bare[verb] != doc.norms[verb] or not (
        (form is not None and form.number == "singular") or doc.norm(verb) in words("casualties", "relative_deeds")
    ):
        return False
    feminine = doc.norm(verb).endswith("ت")
    for k in range(verb - 1, max(first, verb - 2 - ADJECTIVES), -1):
        norm = doc.norm(k)
        if doc.tokens[k].kind != "word" or norm.startswith("ال") or doc.counted_before(k):
            return False
        if _is_feminine(doc, k) if feminine else is_accusative(doc, k):
            return _has_subject_before(doc, k, first)
        if not norm.endswith("ه" if feminine else "ا"):
            return False
    return False


def opens_clause_of_object(doc: Document, verb: int, first: int) -> bool:
    """The same, also of a noun that no list has right behind the subject: `اعتقل الجيش مقاتلة قتلت ثلاثة`."""
    norm, before = doc.norm(verb - 1), doc.norm(verb - 2)
    clause = doc.form(verb, "verb") is not None and doc.bare[verb] == doc.norms[verb] and doc.norm(verb).endswith("ت")
    unlisted = clause and norm.endswith("ه") and not norm.startswith("ال") and before.startswith("ال")
    return (unlisted and verb - 2 > first) or tells_of_object(doc, verb, first)


def tells_of_feminine(doc: Document, verb: int, first: int) -> bool:
    """`أوقفت الشرطة حافلة أقلت 40 حاجا`, `سيارة دهست خمسة`: whether any verb in the feminine stands right behind an
    indefinite feminine noun, and that right behind the subject whose object it is.
    """
    norm, noun, before = doc.norm(verb), doc.norm(verb - 1), verb - 2
    verbal = norm.endswith("ت") and not norm.endswith("ات") and doc.bare[verb] == norm and not norm.startswith("ال")
    known = doc.reading(verb, "person", "kin", "thing", "event") is not None or verb in doc.place_at
    if not verbal or known or len(norm) < SHORTEST_VERB or before <= first:
        return False
    object_ = noun.endswith("ه") and not noun.startswith("ال") and verb - 1 not in doc.actor_at
    told = doc.reading(verb - 1, "thing", "collective", "person") is not None or noun in words("perpetrators", "bodies")
    subject = doc.norm(before).startswith("ال") or before in doc.actor_at or before in doc.place_at
    return object_ and told and subject


def tells_on_of_object(doc: Document, verb: int, claim: int, first: int) -> bool:
    """`قتلت القوات قياديا شارك في هجوم أوقع سبعة قتلى`: whether such a verb is told with the claim at a token behind
    it, with no stop between them.
    """
    return tells_of_object(doc, verb, first) and not any(map(doc.is_stop, range(verb, claim)))


def _is_feminine(doc: Document, i: int) -> bool:
    """`عصابة`, `ممرضة`: a body of people or a woman."""
    norm = doc.norm(i)
    if not norm.endswith("ه"):
        return False
    return doc.reading(i, "person", "kin", "collective") is not None or norm in words("perpetrators", "bodies")


def _has_subject_before(doc: Document, i: int, first: int) -> bool:
    """`الشرطة`, `القوات العراقية`, `تركيا`: whether what is definite or named stands before an object, and governs it;
    in `غارة إسرائيلية قتلت` the word is an adjective of the subject.
    """
    before = doc.norm(i - 1)
    governed = before in words("reporting", "function") - words("reporting", "times")
    described = before.endswith(("ه", "ا")) and not (before.startswith("ال") or i - 1 in doc.actor_at)
    if governed or doc.joins(i) or doc.counted_before(i - 1) or (described and i - 1 not in doc.place_at):
        return False
    return any(doc.norm(k).startswith("ال") or k in doc.actor_at or k in doc.place_at for k in range(first + 1, i))
