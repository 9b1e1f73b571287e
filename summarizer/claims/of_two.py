"""Nouns whose number other words tell: those in ـين are of two by a numeral, by what is told of two or by their names,
and plurals else; participles are as many as the pronoun behind their preposition: `المشتبه فيهما`.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from summarizer.actors.name_words import opens_name
from summarizer.claims.apposed_members import members_end
from summarizer.claims.group import Group
from summarizer.claims.times import HOUR, YEARS, behind_time
from summarizer.document import Document
from summarizer.language.forms import Form, Reading
from summarizer.language.text import fold, unmarked
from summarizer.language.wordlists import words

# How far behind a noun in ـين a dual that tells of it may stand, in tokens.
DUAL_REACH = 8
# How far behind people their names may stand, in tokens.
NAMES_REACH = 12
TWO = 2
# What two others are told by, of things as well as people.
WERE = frozenset(("كانا", "كانتا"))
# When somebody was hurt, and no owner of two.
WHEN = YEARS | {HOUR, "شهر"}
# Participles that keep the singular whomever they tell of, and the pronouns that say how many those are.
PARTICIPLES = frozenset(("مشتبه", "محكوم"))
OF_TWO = frozenset(("بهما", "فيهما", "عليهما"))
OF_MANY = frozenset(("بهم", "بهن", "فيهم", "فيهن", "عليهم", "عليهن"))


def told_number(doc: Document, i: int, form: Form) -> str | None:
    """The grammatical number of whom a noun at a token tells."""
    if form.number == "dual" and doc.norm(i).endswith("ي") and not has_owner(doc, i + 1):
        return "singular"
    if form.lemma not in PARTICIPLES:
        # `مقتل الخاطفين الثلاثة`, `مقتل القائد ومرافقيه الثلاثة`
        theirs = form.suffixed and not doc.norm(i).endswith("ان")
        three = form.number == "dual" and (theirs or doc.norm(i).endswith("ين")) and _are_more(doc, i + 1)
        return "plural" if three or _is_of_many(doc, i, form) else form.number
    behind = doc.norm(i + 1)
    # `المشتبه في ضلوعهم`, `المشتبه بتورطهما`
    suspected_of = doc.norm(i + 2) if behind == "في" else behind if behind.startswith("ب") else ""
    if behind in OF_TWO or suspected_of.endswith("هما"):
        return "dual"
    return "plural" if behind in OF_MANY or suspected_of.endswith(("هم", "هن")) else form.number


def _is_of_many(doc: Document, i: int, form: Form) -> bool:
    """`مرضى ومرافقيهم`: whether a dual with a pronoun may be the plural that is spelled alike; `والديهم` has none."""
    plural = any(other.form.number == "plural" and other.form.role == form.role for other in doc.readings[i])
    return form.number == "dual" and form.suffixed and plural and doc.norm(i).endswith(("يهم", "يهن"))


def has_article(doc: Document, i: int) -> bool:
    """`القوات`, but not `ألقى`, which folded begins alike."""
    return doc.norm(i).startswith("ال") and not unmarked(doc.tokens[i].raw).startswith(("أ", "إ", "آ"))


def has_owner(doc: Document, i: int) -> bool:
    """Whether a genitive stands at a token: without one `قتلت شقيقي واثنين` is of one, whose brother speaks."""
    plain = i < len(doc.tokens) and doc.tokens[i].kind == "word" and not doc.is_stop(i)
    return plain and not doc.norm(i).startswith("و") and doc.norm(i) not in words("reporting", "function")


def is_construct_dual(doc: Document, i: int, form: Form) -> bool:
    """`شقيقا الوزير`, `راعيا إبل`: a noun in ـا of two, as its owner tells; `أعدم شابا الليلة الماضية` and `جنديا عام
    2006` are of one.
    """
    timed = behind_time(doc, i + 1) > i + 1 or doc.norm(i + 1) in WHEN
    if timed or not doc.norm(i).endswith(form.lemma + "ا"):
        return False
    if has_article(doc, i + 1) and doc.norm(i + 1) not in words("reporting", "function"):
        return True
    if doc.norm(i + 1) in words("persons", "names", "corps") or doc.norm(i + 1).endswith("تين"):
        return True
    if _is_name_of_theirs(doc, i + 1):
        return True
    thing = doc.reading(i + 1, "thing")
    return thing is not None and not thing.prefix and not doc.norm(i + 1).endswith("ا")


def _is_name_of_theirs(doc: Document, i: int) -> bool:
    """`سفيرا كندا`, `قائدا حماس`, `سفيرا تركيا والنمسا`: a name that stands behind no single one; `تركيا` alone may be
    what he is.
    """
    name = doc.place_at.get(i) or doc.actor_at.get(i)
    if name is None or name.first != i or not fold(name.name).startswith(doc.norm(i)):
        return False
    return not doc.norm(i).endswith("يا") or (doc.joins(name.last) and name.last in doc.place_at)


def may_be_two(doc: Document, i: int, form: Form) -> bool:
    """Whether a noun may be of two by a numeral: a dual, or spelled like one (`شرطيين`, `سائقي`, not `القتلى`)."""
    construct = doc.norm(i).endswith("ي") and not form.lemma.endswith("ي")
    return form.number == "dual" or (form.number == "plural" and (form.two_way or construct))


def _are_more(doc: Document, i: int) -> bool:
    """Whether a definite number of more than two stands at a token: `الثلاثة`."""
    count = doc.counts.get(i)
    return count is not None and doc.norm(i).startswith("ال") and (count.minimum or 0) > TWO


def two_end(doc: Document, i: int, end: int, reading: Reading) -> int | None:
    """The end of a noun in ـين that is of two (`مواطنين اثنين`, `فلسطينيين مسنين اثنين`, `سائقين سوري ومصري`), None for
    a plural.
    """
    numerals = words("persons", "two")
    if doc.norm(i + 1) in numerals:
        return i + 2
    if doc.norm(i + 2) in numerals and not doc.is_stop(i + 1) and not doc.norm(i + 1).startswith("و"):
        return i + 3
    if doc.norm(i).endswith("ي") and _of_two_things(doc, i + 1):
        return i + 1
    told = words("persons", "two", "told")
    apposed = members_end(doc, i, TWO) is not None
    two = _two_named(doc, i + 1, end) if reading.definite else apposed or _are_two(doc, i + 1, end, told)
    return i + 1 if two else None


def _of_two_things(doc: Document, i: int) -> bool:
    """`سائقي السيارتين`, `سائقي سيارتي النقل`: the dual that they belong to says that they are two."""
    norm = doc.norm(i)
    return (norm.startswith("ال") and norm.endswith("تين")) or (
        norm.endswith("تي") and doc.norm(i + 1).startswith("ال")
    )


def _two_named(doc: Document, i: int, end: int) -> bool:
    """`مقتل الصحفيين سامر خليل ومازن ديب`: the names say that they are two."""
    if not opens_name(doc.norm(i)):
        return False
    named = 1
    for j in range(i + 1, min(i + NAMES_REACH, end)):
        if doc.joins(j) and opens_name(doc.bare[j]):
            named += 1
        elif (doc.is_stop(j) and not doc.joins(j + 1)) or doc.norm(j) in words("reporting", "function"):
            break
    return named == 2


def are_two_others(doc: Document, i: int, end: int) -> bool:
    """`إصابة آخرين بجروح، أحدهما بحالة خطيرة`, `آخرين في مبنى كانا فيه`: not `آخرين في الغارتين اللتين`."""
    return _are_two(doc, i, end, words("persons", "two") | WERE)


def _are_two(doc: Document, i: int, end: int, told: AbstractSet[str]) -> bool:
    """`إصابة شرطيين أحدهما`, `مقتل مدنيين كانا في سيارة`: a dual pronoun or verb says of what number the noun is."""
    for j in range(i, min(i + DUAL_REACH, end)):
        norm = doc.norm(j)
        if norm in told or (norm.endswith("هما") and norm not in ("بينهما", "احداهما")):
            return True
        # `مواطنين سعوديين ثبتت إدانتهما`
        qualifies = j == i and norm.endswith("يين")
        other = j in doc.counts or (doc.reading(j, "event", "person", "kin") and not qualifies)
        if norm in (".", "؛") or norm.startswith("و") or other:
            return False
    return False


def as_two(doc: Document, group: Group) -> Group:
    """`أصيب جنديا احتياط`, `توفي طالبا ثانوية`: behind a verb of those who suffer it a noun in ا before its genitive is
    two; an adjective (`مواطنا سوريا`) has the same ending, and `أصيب شابا الليلة الماضية` is of one.
    """
    i = group.first
    form = doc.form(i, "person") if group.shape == "singular" else None
    if form is None or doc.norm(i) != f"{form.lemma}ا" or group.last != i + 1 or "\u064b" in doc.tokens[i].raw:
        return group
    behind = doc.norm(i + 1)
    genitive = has_owner(doc, i + 1) and behind_time(doc, i + 1) == i + 1
    other = behind.endswith("ا") or behind.startswith(("ب", "ف")) or doc.reading(i + 1, "event", "verb")
    return group._replace(minimum=2, maximum=2, shape="dual") if genitive and not other else group
