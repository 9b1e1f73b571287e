"""Words that are spelled like a noun of people and tell of no one more: `وجار ضبط الجناة`, `طفلين شقيقين غرقا`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words

# A mother as an object, without the mark of its ending.
MOTHER = "اما"
# What goes on is spelled like a neighbour.
GOING_ON, ALWAYS = frozenset(("جار", "جاري")), "جاري"
# What lies outside something is spelled like who left it.
OUTLAW = "خارج"
# The endings of a subject, which no genitive has: `طالب المحتجون`, but `طالب الجامعة`.
NOMINATIVE = ("ون", "ان")


def is_other_word(doc: Document, i: int) -> bool:
    """Whether a noun of people at a token is another word: a month, what goes on, or what somebody did."""
    norm, bare = doc.norm(i), doc.bare[i]
    if norm == "اب":
        # `آب`, which folded is spelled like a father
        return doc.tokens[i].raw.startswith("\u0622")
    if bare == OUTLAW:
        # `خارج المدينة`, but `خارج عن القانون`
        return doc.norm(i + 1) != "عن"
    if i in doc.actor_at and doc.norm(i + 1).isdecimal() and norm in words("persons", "names", "titles"):
        # `قتل اللواء 444 ثلاثة`: a unit, and nobody's rank.
        return True
    if doc.reading(i, "other") is not None and doc.norm(i - 1) in words("numerals", "not_counts", "anniversaries"):
        # `توفي قبل عيده الخامس عشر`
        return norm.startswith("ال")
    if norm in words("casualties", "things", "homographs") and doc.norm(i - 1).endswith("ت"):
        # `أصيبت مزارع 40 فلاحا`: farms, as a farmer's verb is masculine.
        return doc.form(i - 1, "verb") is not None
    if bare in words("persons", "alike", "standing"):
        return not _stands_for_office(doc, i)
    if bare in GOING_ON:
        under_way = words("persons", "alike", "under_way")
        behind = doc.norm(i + 1)
        return bare == ALWAYS or behind in under_way or doc.reading(i + 1, "event") is not None
    return norm != bare and bare in words("persons", "alike", "verbs") and _has_subject(doc, i)


def _has_subject(doc: Document, i: int) -> bool:
    """Whether the one who did it, or whom it was asked of, stands behind: `وشاهد السكان`, `، وطالب بمحاسبة الوزير`."""
    behind = doc.norm(i + 1)
    if (behind.startswith("ال") and behind.endswith(NOMINATIVE)) or i + 1 in doc.counts:
        # `وطالب المحتجون`, `وطالب خمسة نواب`
        return True
    if doc.norm(i - 1) not in COMMAS:
        return False
    body = doc.actor_at.get(i + 1)
    people = behind.startswith("ال") and doc.reading(i + 1, "person", "kin") is not None
    asks = doc.bare[i] == "طالب" and behind.startswith("ب") and doc.reading(i + 1, "person") is None
    return (
        people or asks or (body is not None and body.first == i + 1) or behind in words("persons", "alike", "subjects")
    )


def _stands_for_office(doc: Document, i: int) -> bool:
    """`اغتيل مرشح للرئاسة`, `قتل 34 مرشحا`: whether a word tells of a candidate. Behind a definite noun or a copula it
    only describes a thing (`الحصيلة مرشحة للارتفاع`), and before ل it needs an office (`الفيلم مرشح لجائزة`).
    """
    before, behind = doc.norm(i - 1), doc.norm(i + 1)
    # `اعتقلت الشرطة مرشحا`
    subject = before.startswith(("ال", "وال")) and i - 1 not in doc.actor_at and not doc.norm(i).endswith("ا")
    said = (subject and doc.reading(i - 1, "person") is None) or before in words("persons", "alike", "equated")
    return not said and (not behind.startswith("ل") or behind in words("persons", "alike", "offices"))


def is_epithet(doc: Document, group: Group) -> bool:
    """`جثتي طفلين شقيقين غرقا`: a dual that says what the two before it are to one another."""
    before = doc.reading(group.first - 1, "person")
    dual = before is not None and before.form.number == "dual" and not before.definite
    return dual and group.shape == "dual" and not doc.joins(group.first)


def is_no_neighbour(doc: Document, i: int) -> bool:
    """`البحث جار عن أربعة`, `عن بالغ قلقها`, `بالغ الأسى`: no neighbour, and no adult."""
    norm, behind = doc.norm(i), doc.norm(i + 1)
    if norm == "بالغ":
        return behind.startswith("ال") or behind.endswith(("ه", "ها", "هم"))
    return norm == "جار" and behind in words("reporting", "function")


def is_mother(doc: Document, i: int) -> bool:
    """`قتلت أما ورضيعها`, `أوقفت الشرطة أما قتلت رضيعها`: spelled like the particle of a topic, which has no child of
    its own behind it, and no verb.
    """
    did = doc.form(i + 1, "verb") if doc.norm(i) == MOTHER and not doc.joins(i + 1) else None
    if did is not None and doc.norm(i + 1).endswith("ت") and not doc.is_stop(i - 1):
        return True
    child = doc.form(i + 1, "kin", "person") if doc.norm(i) == MOTHER and doc.joins(i + 1) else None
    return child is not None and child.suffixed
