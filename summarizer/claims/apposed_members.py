"""Who those counted are, one by one and without a comma: `جنديان سوري وعراقي`, `ثلاثة أشقاء طفلين ورضيعة`."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.forms import Reading
from summarizer.language.wordlists import words

MANY = {"singular": 1, "dual": 2}
# The endings of a dual without a genitive, so that a noun behind it is apposed; the first is that of a subject.
WHOLE, SUBJECT = ("ان", "ين"), "ان"


def members_end(doc: Document, noun: int, number: int | None) -> int | None:
    """Behind the last of those who are told one by one behind the noun of so many at a token, where they add up to it.

    An adjective would be dual or plural as the noun is. `قتل رجلان طفلا وامرأة` and `قتل مسلحان امرأة وطفلة` tell what
    two men did.
    """
    two = doc.norm(noun).endswith(WHOLE)
    subject = two and doc.norm(noun).endswith(SUBJECT)
    first = _member(doc, noun + 1)
    if number is None or first is None or first.prefix or (number == MANY["dual"] and not two):
        return None
    last = noun + 2
    told = MANY[first.form.number]
    while told < number and doc.joins(last):
        member, counted = _member(doc, last), doc.counts.get(last)
        if counted is not None and counted.minimum == counted.maximum and doc.reading(counted.last, "person", "kin"):
            # `خمسة سياح ألمانيان وثلاثة إيطاليين`
            told += counted.minimum or 0
            last = counted.last + 1
        elif member is not None and member.prefix == "و":
            told += MANY[member.form.number]
            last += 1
        else:
            return None
    members = range(noun + 1, last)
    men = doc.form(noun, "person")
    killers = men is not None and men.lemma in words("casualties", "attackers", "men")
    acted_on = any(_is_object(doc, i) for i in members) or (killers and _are_women(doc, members))
    return None if told != number or (subject and acted_on) else last


def _member(doc: Document, i: int) -> Reading | None:
    """One or two people at a token, of whom neither an article nor a pronoun tells who they are."""
    member = doc.reading(i, "person", "kin")
    if member is None or member.form.suffixed or member.prefix not in ("", "و") or member.form.number not in MANY:
        return None
    return member


def _are_women(doc: Document, members: range) -> bool:
    """A woman first, whose case does not show, and no man behind her, whose case would."""
    return doc.norm(members[0]).endswith("ه") and all(doc.norm(i).endswith(("ه", "ا")) for i in members)


def _is_object(doc: Document, i: int) -> bool:
    """`طفلا`, `طفلين`: in the case of an object."""
    member = _member(doc, i)
    one = member is not None and member.form.number == "singular" and doc.bare[i] == f"{member.form.lemma}ا"
    return one or doc.norm(i).endswith("ين")
