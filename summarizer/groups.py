"""Victim groups: a noun phrase that says how many people, read from a given token on.

`خمسة جنود`, `أكثر من 20 من المدنيين`, `جنديان`, `أحد عناصرها`, `الصحفي أحمد ماجد`, `آخرين`, `عشرات القتلى`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from summarizer.document import Document
from summarizer.forms import Form, Reading, Role
from summarizer.model import Kind, Vague
from summarizer.numerals import Count
from summarizer.text import COMMAS, unmarked
from summarizer.wordlists import phrases, words

Shape = Literal["number", "singular", "dual", "plural", "other", "name"]

# How far a following bound (`على الأقل`) may stand behind the counted noun, in tokens.
BOUND_REACH = 6
# How far behind a noun in ـين a dual that tells of it may stand, in tokens.
DUAL_REACH = 8
ONE = frozenset(("واحد", "واحده", "واحدا"))
# `حالتا`, `وبحالتي`: two cases of what follows.
PAIRS = frozenset(f"{before}حالت{ending}" for before in ("", "و", "ب", "وب") for ending in ("ا", "ي", "ان", "ين"))
CASE_KINDS: tuple[Kind, ...] = ("killed", "wounded", "detained", "missing")
PEOPLE: tuple[Role, ...] = ("person", "kin", "victim")


@dataclass(frozen=True, slots=True)
class Group:
    """How many, and who: [first, last) are the tokens that say it, `next` the token behind the noun phrase."""

    first: int
    last: int
    next: int
    minimum: int | None
    maximum: int | None
    vague: Vague | None
    approx: bool
    kind: Kind | None
    who: tuple[int, int] | None
    shape: Shape
    definite: bool = False
    partitive: bool = False
    case: bool = False

    @property
    def counted(self) -> bool:
        """Whether a number or a dual says how many."""
        return self.shape in ("number", "dual", "other")


def read_group(doc: Document, i: int, end: int, *, lone: bool = False) -> Group | None:
    """The victim group that begins at token `i` and ends before `end`.

    `lone` admits what only a strong trigger before it makes a victim: a definite singular, a name, a bare plural.
    """
    if i >= end:
        return None
    count = doc.counts.get(i)
    if count is not None and is_one(doc, i) and doc.reading(i - 1, "collective", "person", "thing"):
        # `أربعة من أسرة واحدة`
        return None
    if count is not None and count.last <= end:
        return _bounded(doc, _counted(doc, count, end), end)
    named = doc.actor_at.get(i)
    if named is not None and named.first < i and not named.generic:
        # `قوات سوريا الديمقراطية`: a word inside a name is no victim.
        return None
    norm = doc.norm(i)
    if lone and norm == "من" and doc.norm(i + 1) in words("persons", "names", "called"):
        return Group(i, i + 2, i + 2, 1, 1, None, False, None, None, "singular")
    if lone and norm in words("persons", "names", "all") and doc.norm(i + 1).startswith("ال"):
        return _all_of(doc, i, end)
    reading = doc.reading(i, "one_of")
    if reading and not reading.definite:
        return _one_of(doc, i, end)
    reading = doc.reading(i, "other")
    if reading and not _prepositional(reading):
        return _other(i, reading.form)
    reading = doc.reading(i, *PEOPLE)
    if reading and reading.form.role == "person" and i in doc.place_at:
        # `سوريا`: spelled like one Syrian.
        return None
    if reading and not _prepositional(reading):
        return _bounded(doc, _noun(doc, i, end, reading, lone=lone), end)
    if norm in PAIRS:
        pair = Group(i, i + 1, i + 1, 2, 2, None, False, None, None, "dual")
        return _counted_case(doc, pair, i)
    collective = doc.reading(i, "collective")
    if collective:
        of = i + 1
        while doc.norm(of) in words("persons", "names", "composed"):
            of += 1
        if doc.norm(of) == "من" and of + 1 in doc.counts:
            counted = read_group(doc, of + 1, end)
            return replace(counted, first=i) if counted else None
    if collective and lone and doc.norm(i + 1) == "من" and i + 2 < end:
        return Group(i, i + 1, _phrase_end(doc, i + 2, end), None, None, "some", False, None, (i + 2, i + 3), "plural")
    if lone and (norm in words("persons", "names", "titles") or _is_given_name(doc, i)):
        return _named(doc, i, end)
    return None


def _all_of(doc: Document, i: int, end: int) -> Group | None:
    """`مقتل جميع الركاب`: some, as nobody says how many they were."""
    reading = doc.reading(i + 1, "person")
    if i + 1 >= end or reading is None or reading.form.number != "plural":
        return None
    who = (i, _who_end(doc, i + 1, end))
    return Group(i, i + 2, _phrase_end(doc, i + 2, end), None, None, "some", False, None, who, "plural")


def _is_given_name(doc: Document, i: int) -> bool:
    """`قُتل علي حيدر`, but `قُتل على حاجز`: folded, the name and the preposition are spelled alike."""
    preposition = doc.norm(i) == "علي" and unmarked(doc.tokens[i].raw).endswith("ى")
    return doc.norm(i) in words("persons", "names", "given") and not preposition


def is_one(doc: Document, i: int) -> bool:
    """Whether a token is `واحد`: folded, `وأحد` (`امرأة وأحد أطفالها`) is spelled alike."""
    return doc.norm(i) in ONE and "أ" not in doc.tokens[i].raw


def _prepositional(reading: Reading) -> bool:
    return reading.prefix.lstrip("وف")[:1] in ("ل", "ك")


def _counted(doc: Document, count: Count, end: int) -> Group | None:
    j = count.last
    minimum, maximum = _exceeded(doc, count)
    definite = is_definite(doc.norm(count.first))
    bounds = (minimum, maximum, count.vague, count.approx)
    if doc.norm(j) == ")" and doc.norm(count.first - 1) == "(":
        # `ضبط (4) أشخاص`
        j += 1
    group = Group(count.first, j, j, *bounds, None, None, "number", definite=definite)
    if j >= end or doc.is_stop(j):
        return group
    norm = doc.norm(j)
    if norm in words("casualties", "cases"):
        return _counted_case(doc, group, j)
    reading = doc.reading(j, *PEOPLE)
    if reading and not _prepositional(reading) and not reading.prefix.startswith(("و", "ف")):
        return _with_noun(doc, group, j, end, reading.form)
    if doc.reading(j, "thing"):
        return None
    if norm == "من" and doc.norm(j + 1) == "اصل":
        # `أصاب 9 من أصل 10 أهداف`: what they are stands behind the second number.
        whole = read_group(doc, j + 2, end) if j + 2 < end else None
        return replace(group, who=whole.who, next=whole.next) if whole else None
    if norm == "من" and doc.norm(j + 1) in words("casualties", "share", "these") and j + 2 not in doc.counts:
        return replace(group, last=j + 2, next=j + 2, partitive=True)
    if norm == "من" and j + 1 < end and doc.reading(j + 1, "thing"):
        # `العشرات من الماشية`
        return None
    of = doc.reading(j + 1, "victim") if norm == "من" and j + 1 < end else None
    if of is not None and count.vague not in (None, "some") and of.form.number == "plural":
        # `العشرات من الجرحى`
        return replace(group, last=j + 2, next=j + 2, kind=of.form.kind)
    if norm == "من" and j + 1 < end and doc.reading(j + 1, "victim"):
        return replace(group, next=_phrase_end(doc, j + 1, end))
    if norm == "من" and j + 1 < end:
        return replace(group, who=(j + 1, _who_end(doc, j + 1, end)), next=_phrase_end(doc, j + 1, end))
    if norm in words("casualties", "share", "after") and j + 1 not in doc.counts:
        return replace(group, last=j + 1, next=j + 1, partitive=True)
    if doc.reading(j, "other"):
        return replace(group, next=j + 1)
    return group


def is_definite(number: str) -> bool:
    """Whether a folded number word has the article: `الخمسة`, but not `ألف`."""
    return number.startswith("ال") and not number.startswith(("الف", "الاف"))


def _exceeded(doc: Document, count: Count) -> tuple[int | None, int | None]:
    """The bounds of a count, opened by a verb before it: `يفوق 200`, `لم تتجاوز ستة`."""
    before = doc.norm(count.first - 1)
    if count.minimum is None or count.minimum != count.maximum or before not in words("casualties", "bounds", "exceed"):
        return count.minimum, count.maximum
    if doc.norm(count.first - 2).removeprefix("و") in ("لم", "لا", "لن"):
        return None, count.maximum
    return count.minimum, None


def _counted_case(doc: Document, group: Group, j: int) -> Group | None:
    # `32 حالة «إخفاء قسري»`
    j += doc.tokens[j + 1].kind == "quote" if j + 1 < len(doc.tokens) else 0
    kind = next((kind for kind in CASE_KINDS if doc.norm(j + 1) in words("casualties", "cases", kind)), None)
    if kind is None:
        return replace(group, next=j + 1) if group.shape == "number" and doc.reading(j, "thing") is None else None
    return replace(group, last=j + 2, next=j + 2, kind=kind, case=True)


def _with_noun(doc: Document, group: Group, j: int, end: int, form: Form) -> Group:
    next_ = _phrase_end(doc, j + 1, end)
    if form.role == "victim":
        person = doc.reading(j + 1, "person")
        who = (j + 1, j + 2) if person and not person.prefix.startswith("و") else None
        return replace(group, last=j + 1, next=next_, kind=form.kind, who=who, case=form.case)
    return replace(group, next=next_, who=(j, _who_end(doc, j, end)))


def _one_of(doc: Document, i: int, end: int) -> Group | None:
    if doc.norm(i).lstrip("وب") not in ("احد", "احدي") and doc.norm(i + 1) != "من":
        return None
    j = i + 2 if doc.norm(i + 1) == "من" else i + 1
    if j >= end or not (doc.reading(j, *PEOPLE) or doc.norm(j).startswith("ال")):
        return None
    if doc.reading(j, "thing") or doc.is_stop(j):
        return None
    return Group(i, j + 1, _phrase_end(doc, j + 1, end), 1, 1, None, False, None, (i, _who_end(doc, j, end)), "number")


def _other(i: int, form: Form) -> Group:
    if form.number == "singular":
        return Group(i, i + 1, i + 1, 1, 1, None, False, None, None, "other")
    if form.number == "dual":
        return Group(i, i + 1, i + 1, 2, 2, None, False, None, None, "other")
    return Group(i, i + 1, i + 1, None, None, "some", False, None, None, "plural")


def _noun(doc: Document, i: int, end: int, reading: Reading, *, lone: bool) -> Group | None:
    form = reading.form
    kind = form.kind if form.role == "victim" else None
    who = None if form.role == "victim" else (i, _who_end(doc, i, end))
    next_ = _phrase_end(doc, i + 1, end)
    number = form.number
    last = i + 1
    owner = doc.norm(i + 1).startswith("ال") and doc.norm(i + 1) not in words("reporting", "function")
    if number == "singular" and doc.norm(i).endswith(form.lemma + "ا") and owner:
        number = "dual"
    if number == "singular" and is_one(doc, i + 1):
        last, next_ = i + 2, max(next_, i + 2)
    if form.number == "plural" and form.two_way and doc.norm(i + 1) in _TWO:
        number, last = "dual", i + 2
    elif form.number == "plural" and form.two_way and doc.norm(i + 2) in _TWO and not doc.is_stop(i + 1):
        number, last = "dual", i + 3
    elif form.number == "plural" and form.two_way and not reading.definite and _are_two(doc, i + 1, end):
        number = "dual"
    if number == "plural":
        if not lone and kind is None:
            return None
        return Group(i, i + 1, next_, None, None, "some", False, kind, who, "plural", reading.definite, case=form.case)
    if number == "dual":
        return Group(i, last, max(next_, last), 2, 2, None, False, kind, who, "dual", reading.definite, case=form.case)
    if (reading.definite and not lone) or _is_numbered(doc, i) or _goes_on(doc, i):
        return None
    return Group(i, last, next_, 1, 1, None, False, kind, who, "singular", reading.definite, case=form.case)


def _goes_on(doc: Document, i: int) -> bool:
    """`البحث جار عن أربعة`: no neighbour."""
    return doc.norm(i) == "جار" and doc.norm(i + 1) in words("reporting", "function")


def _is_numbered(doc: Document, i: int) -> bool:
    """`11 شخصا`: a singular noun behind a number is not one, whatever the number is."""
    return i > 0 and (doc.tokens[i - 1].kind == "number" or doc.counted_before(i))


def _are_two(doc: Document, i: int, end: int) -> bool:
    """`إصابة شرطيين أحدهما`, `مقتل مدنيين كانا في سيارة`: a dual pronoun or verb says of what number the noun is."""
    for j in range(i, min(i + DUAL_REACH, end)):
        norm = doc.norm(j)
        if norm in _DUALS or (norm.endswith("هما") and norm not in ("بينهما", "احداهما")):
            return True
        if norm in (".", "؛") or norm.startswith("و") or j in doc.counts or doc.reading(j, "event", "person", "kin"):
            return False
    return False


_DUALS = (
    "احدهما",
    "كلاهما",
    "اللذين",
    "اللتين",
    "كانا",
    "قتلا",
    "اصيبا",
    "استشهدا",
    "توفيا",
    "يعملان",
    "كانتا",
    "قضيا",
)
_TWO = ("اثنين", "اثنان", "اثنتين", "اثنتان")


def _named(doc: Document, i: int, end: int) -> Group | None:
    if i + 1 >= end or doc.is_stop(i + 1):
        return None
    return Group(i, i + 1, _phrase_end(doc, i + 1, end), 1, 1, None, False, None, (i, _who_end(doc, i, end)), "name")


def _who_end(doc: Document, i: int, end: int) -> int:
    """The end of what names the victims: nouns and adjectives up to a preposition, verb or stop."""
    j = i + 1
    while j < min(end, i + 6) and not _ends_phrase(doc, j):
        j += 1
    return j


def _phrase_end(doc: Document, i: int, end: int) -> int:
    """The token behind the noun's adjectives or genitive; behind a definite noun only definite words belong to it."""
    definite = doc.norm(i - 1).lstrip("وف").startswith("ال")
    nominative = doc.norm(i - 1).endswith("ون")
    j = i
    while j < min(end, i + 4) and not _ends_phrase(doc, j) and (not definite or doc.norm(j).startswith("ال")):
        if nominative and not doc.norm(j).endswith("ون") and doc.reading(j, "person", "one_of"):
            # `اغتال مسلحون ضابطا`: the object begins.
            return j
        j += 1
    return j


def _ends_phrase(doc: Document, i: int) -> bool:
    token = doc.tokens[i]
    if token.kind != "word" or (token.norm in words("reporting", "function") and not _is_given_name(doc, i)):
        return True
    if i in doc.counts or token.norm.startswith("و"):
        return True
    return doc.reading(i, "event", "verb", "victim") is not None


def _bounded(doc: Document, group: Group | None, end: int) -> Group | None:
    """A bound behind the noun phrase opens the count: `خمسة جنود على الأقل`."""
    if group is None or group.minimum is None or group.minimum != group.maximum:
        return group
    limit = min(group.last + BOUND_REACH, end)
    least = doc.find_phrase(phrases("casualties", "bounds", "trailing_least"), group.last, limit)
    if least and _reaches(doc, group.last, least[0]):
        return replace(group, maximum=None, last=least[1], next=max(group.next, least[1]))
    most = doc.find_phrase(phrases("casualties", "bounds", "trailing_most"), group.last, limit)
    if most and _reaches(doc, group.last, most[0]):
        return replace(group, minimum=None, last=most[1], next=max(group.next, most[1]))
    return group


def _reaches(doc: Document, first: int, last: int) -> bool:
    """Whether nothing between the two tokens is counted or ends the clause."""
    last -= doc.norm(last - 1) in COMMAS
    return not any(doc.is_stop(i) or i in doc.counts or doc.reading(i, "event", "verb") for i in range(first, last))
