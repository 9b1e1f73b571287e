"""Victim groups: a noun phrase that says how many people, read from a given token on.

`خمسة جنود`, `أكثر من 20 من المدنيين`, `جنديان`, `أحد عناصرها`, `الصحفي أحمد ماجد`, `آخرين`, `عشرات القتلى`.
"""

from __future__ import annotations

from summarizer.claims.apposed_members import members_end
from summarizer.claims.bounds import bounded, opened_before
from summarizer.claims.cases import PAIRS, counted_case
from summarizer.claims.collectives import MOTHER_OF, all_of, is_all, members_count
from summarizer.claims.group import Group
from summarizer.claims.named_ones import are_named, described_one, initialled_one, named_one
from summarizer.claims.of_two import are_two_others, is_construct_dual, may_be_two, told_number, two_end
from summarizer.claims.one_of import MORE, PEOPLE, is_one, is_one_of_them, more_than_one, one_of
from summarizer.claims.phrase_ends import (
    is_before,
    is_force,
    is_given_name,
    is_imam,
    is_national,
    is_town,
    phrase_end,
    quoted_noun_end,
    who_end,
)
from summarizer.claims.spelled_alike import is_mother, is_no_neighbour, is_other_word
from summarizer.claims.times import TODAY, behind_time, ends_date
from summarizer.claims.totals_behind import is_definite, totalled
from summarizer.document import Document
from summarizer.language.forms import Form, Reading, is_owned_thing
from summarizer.language.wordlists import words
from summarizer.numbers.not_counts import FEWEST_ACCUSATIVE
from summarizer.numbers.numerals import Count

# Before one, which is nobody.
AT_ONCE = frozenset(("دفعه", "مره"))
# What closes brackets and quotation marks.
CLOSING = frozenset((")", '"', "»", "”"))
# Behind من why or by whom, and not of whom a number is: `ثلاثة من أجل السرقة`, `خمسة من قبل الشرطة`.
NO_WHOLES = frozenset(("اجل", "قبل", "طرف"))


def read_group(doc: Document, i: int, end: int, *, lone: bool = False) -> Group | None:
    """The victim group that begins at token `i` and ends before `end`.

    `lone` admits what only a strong trigger before it makes a victim: a definite singular, a name, a bare plural.
    """
    if i >= end or is_other_word(doc, i):
        return None
    count = doc.counts.get(i)
    if (
        count is not None
        and is_one(doc, i)
        and (doc.norm(i - 1) in AT_ONCE or doc.reading(i - 1, "collective", "person", "thing"))
    ):
        # `أربعة من أسرة واحدة`
        return None
    if count is not None and count.last <= end:
        return bounded(doc, _counted(doc, count, end), end)
    named = doc.actor_at.get(i)
    if named is not None and named.first < i and not named.generic and not (doc.joins(i) and doc.reading(i, "kin")):
        # `قوات سوريا الديمقراطية`: a word inside a name is no victim; `مختار قرية وابنه` are two.
        return None
    norm = doc.norm(i)
    if norm in MORE and (several := more_than_one(doc, i, end)) is not None:
        return several
    if lone and norm == "من" and doc.norm(i + 1) in words("persons", "names", "called"):
        return Group.of(1, i, i + 2)
    if (household := _household(doc, i, end)) is not None:
        return household
    if doc.bare[i] == "صف" and doc.norm(i + 1) == "ضابط":
        # `مقتل ضابط وصف ضابط`
        return Group.of(1, i, i + 2, who=(i, i + 2))
    if is_mother(doc, i):
        return Group.of(1, i, i + 1, who=(i, i + 1))
    if is_imam(doc, i):
        return Group.of(1, i, i + 1, who=(i, phrase_end(doc, i + 1, end)))
    if lone and is_all(doc, i):
        return totalled(doc, i, end) or all_of(doc, i, end)
    reading = doc.reading(i, "one_of")
    if reading and not reading.definite:
        return one_of(doc, i, end)
    reading = doc.reading(i, "other")
    if reading and not _prepositional(reading):
        return bounded(doc, _other(doc, i, end, reading.form), end)
    reading = doc.reading(i, *PEOPLE)
    if reading and reading.form.role in ("person", "kin") and i in doc.place_at:
        # `سوريا`, `وجدة`: spelled like one Syrian and like a grandmother.
        return None
    if reading and not _prepositional(reading):
        whole = totalled(doc, i, end) if lone and reading.form.role != "victim" else None
        return whole or bounded(doc, _noun(doc, i, end, reading, lone=lone), end)
    if norm in PAIRS:
        return counted_case(doc, Group.of(2, i, i + 1), i)
    if lone and doc.reading(i, "collective") and (whole := totalled(doc, i, end)) is not None:
        return whole
    if doc.reading(i, "collective") and (members := _members(doc, i, end, lone=lone)) is not None:
        return members
    titled = norm in words("persons", "names", "titles") and not is_before(doc, i)
    given = is_given_name(doc, i) and i not in doc.place_at  # `بينها غازي عنتاب`
    if lone and (titled or given or is_national(doc, i)):
        return named_one(doc, i, end)
    if lone and (one := initialled_one(doc, i) or described_one(doc, i, end)) is not None:
        return one
    # `القبض على مروجيها، وهم ستة أشخاص`: a plural that no list has.
    return totalled(doc, i, end) if lone and norm.endswith(("ين", "ون", "يها", "يهم", "بقيه")) else None


def _members(doc: Document, i: int, end: int, *, lone: bool) -> Group | None:
    """`شبكة مكونة من تسعة أفراد`; without a number, some: `مجموعة من الشبان`."""
    if (at := members_count(doc, i)) is not None and at < end:
        if doc.norm(at) == MOTHER_OF:
            return Group.of(1, i, at + 1, who=(at, at + 1))
        counted = read_group(doc, at, end)
        return counted._replace(first=i) if counted else None
    if lone and doc.norm(i + 1) == "من" and i + 2 < end and not is_force(doc, i + 2):
        return Group.of(None, i, i + 1, behind=phrase_end(doc, i + 2, end), who=(i + 2, i + 3))
    return None


def _household(doc: Document, i: int, end: int) -> Group | None:
    """`أفراد أسرة من خمسة أشخاص`, `جميع أفراد عائلة مكونة من ستة`: as many as it has members."""
    at = i + (doc.bare[i] in words("persons", "names", "all"))
    if doc.bare[at] != "افراد" or at + 1 >= end or doc.reading(at + 1, "collective") is None:
        return None
    members = _members(doc, at + 1, end, lone=False)
    return members._replace(first=i) if members is not None else None


def _prepositional(reading: Reading) -> bool:
    """`لثلاثة`, `كجندي`, `نعت ببالغ الحزن`: a noun behind ل or ك begins no group, nor one that tells in what manner."""
    manner = reading.prefix == "ب" and reading.form.lemma == "بالغ"
    return manner or reading.prefix.lstrip("وف")[:1] in ("ل", "ك")


def _counted(doc: Document, count: Count, end: int) -> Group | None:
    """A number with the noun behind it: `خمسة جنود`, `20 من المدنيين`, `ثلاثة منهم`; none where it counts things."""
    j = count.last
    minimum, maximum = opened_before(doc, count)
    definite = is_definite(doc.norm(count.first))
    bounds = (minimum, maximum, count.vague, count.approx)
    # `إصابة عدد منهم`
    partitive = count.vague == "some" and doc.norm(j - 1) in words("casualties", "share", "after")
    if _is_enclosed(doc, count):
        # `ضبط (4) أشخاص`, `سقوط «15» قتيلا`
        j += 1
    group = Group(count.first, j, j, *bounds, None, None, "number", definite, partitive)
    if partitive or j >= end or doc.is_stop(j):
        return group
    if (closing := quoted_noun_end(doc, j, end)) is not None:
        return group._replace(next=phrase_end(doc, closing + 1, end), who=(j + 1, closing))
    norm = doc.norm(j)
    if norm in words("casualties", "cases"):
        return counted_case(doc, group, j)
    if norm in words("casualties", "things", "homographs") and (minimum or 0) < FEWEST_ACCUSATIVE:
        return None
    reading = doc.reading(j, *PEOPLE)
    if reading and reading.definite and count.vague is None and (doc.norm(j + 1) == ":" or doc.begins_line(j)):
        # `الشهداء: 41`, and in the next line `الإصابات: 124`
        return group
    if reading and definite and count.vague and doc.norm(j - 1) != "من":
        # `عثروا على العديد من الجثث`, but `شيع الآلاف جثامين الشهداء`: thousands of people, and what they did.
        return group
    if reading and not _prepositional(reading) and not reading.prefix.startswith(("و", "ف")):
        return _with_noun(doc, group, j, end, reading.form)
    thing = doc.reading(j, "thing")
    # `أصيب تسعة وحكم على السائق`
    governed = thing is not None and (_prepositional(thing) or thing.prefix.startswith(("ب", "و")))
    if thing is not None and not governed and behind_time(doc, j) <= j + 1 and norm not in TODAY:
        # `أربعة بعبوة` are people, and so are `سبعة ليلة أمس`.
        return None
    if norm == "من":
        # `إصابة 50 من بينهم طفل`
        no_whole = doc.norm(j + 1) in words("casualties", "share", "openers") or doc.norm(j + 1) in NO_WHOLES
        return group if no_whole else _out_of(doc, group, j + 1, end)
    if norm in words("casualties", "share", "after") and j + 1 not in doc.counts and not is_one_of_them(doc, j + 1):
        return group._replace(last=j + 1, next=j + 1, partitive=True)
    if doc.reading(j, "other"):
        return group._replace(next=j + 1)
    return group


def _is_enclosed(doc: Document, count: Count) -> bool:
    """Whether a number stands in brackets or quotation marks of its own."""
    before, behind = doc.tokens[count.first - 1], doc.tokens[min(count.last, len(doc.tokens) - 1)]
    return count.first > 0 and (before.norm == "(" or before.kind == "quote") and behind.norm in CLOSING


def _out_of(doc: Document, group: Group, i: int, end: int) -> Group | None:
    """A number with من before whom it is of, at token `i`: `20 من المدنيين`, `ستة من هؤلاء`, `العشرات من الجرحى`."""
    if doc.norm(i) == "اصل":
        # `أصاب 9 من أصل 10 أهداف`: what they are stands behind the second number.
        whole = read_group(doc, i + 1, end) if i + 1 < end else None
        return group._replace(who=whole.who, next=whole.next) if whole else None
    if doc.norm(i) in words("casualties", "share", "these") and i + 1 not in doc.counts:
        return group._replace(last=i + 1, next=i + 1, partitive=True)
    if i >= end:
        return group
    if is_town(doc, i):
        # `ثلاثة من مدينة نابلس`
        return group._replace(who=(i, who_end(doc, i, end)), next=phrase_end(doc, i, end))
    body, thing = doc.actor_at.get(i), doc.reading(i, "thing") is not None
    if is_owned_thing(doc.norm(i)) or (thing and (body is None or body.first != i)):
        # `العشرات من الماشية`, but `ستة من حزب الله`
        return None
    victims = doc.form(i, "victim")
    if victims is None:
        return group._replace(who=(i, who_end(doc, i, end)), next=phrase_end(doc, i, end))
    if group.vague not in (None, "some") and victims.number == "plural":
        return group._replace(last=i + 1, next=i + 1, kind=victims.kind)
    article = doc.norm(i + 1) == "ال"
    if (all_ := doc.counts.get(i + 1 + article)) is not None and all_.last <= end:
        # `خمسة من الجرحى الخمسين`, `ستة من الرهائن الـ40`
        return group._replace(next=all_.last) if article or is_definite(doc.norm(i + 1)) else group
    return group._replace(next=phrase_end(doc, i, end))


def _with_noun(doc: Document, group: Group, j: int, end: int, form: Form) -> Group:
    """A number over a noun: of victims (`خمسة قتلى`) it tells the kind, of people (`خمسة جنود`) who they are."""
    next_ = phrase_end(doc, j + 1, end)
    if form.role == "victim":
        person = doc.reading(j + 1, "person")
        who = (j + 1, j + 2) if person and not person.prefix.startswith("و") else None
        return group._replace(last=j + 1, next=next_, kind=form.kind, who=who, case=form.case)
    members = members_end(doc, j, group.maximum) if group.minimum == group.maximum else None
    return group._replace(next=members or next_, who=(j, members or who_end(doc, j, end)))


def _other(doc: Document, i: int, end: int, form: Form) -> Group | None:
    """`آخر`, `آخران`, `آخرين`, and the two of `آخرين بجروح، أحدهما بحالة خطيرة`; not `آخر 2000 مقاتل`, the last."""
    if form.number == "singular" and i + 1 in doc.counts:
        return None
    if form.number == "plural" and not are_two_others(doc, i + 1, end):
        return Group.of(None, i, i + 1)
    return Group.of(1 if form.number == "singular" else 2, i, i + 1, shape="other")


def _noun(doc: Document, i: int, end: int, reading: Reading, *, lone: bool) -> Group | None:
    """A noun without a number: one by its singular, two by its dual, some by a plural where a trigger stands before."""
    form, norm = reading.form, doc.norm(i)
    kind = form.kind if form.role == "victim" else None
    who = None if form.role == "victim" else (i, who_end(doc, i, end))
    next_ = phrase_end(doc, i + 1, end)
    number = told_number(doc, i, form)
    # `المشتبه بهم`
    last = i + 1 + (form.number == "singular" and number != "singular")
    if number == "singular" and is_construct_dual(doc, i, form) and not _is_numbered(doc, i):
        number = "dual"
    if number == "singular" and is_one(doc, i + 1):
        last, next_ = i + 2, max(next_, i + 2)
    elif number == "singular" and next_ == i + 2 and i + 2 < end and is_one(doc, i + 2):
        # `عنصر أمني واحد`
        last = next_ = i + 3
    two = two_end(doc, i, end, reading) if may_be_two(doc, i, form) else None
    if two is not None:
        number, last = "dual", two
    attacking = lone and norm in words("casualties", "suspects", "attacking_many")
    counted = attacking or form.role == "kin" or number != form.number or are_named(doc, last)
    if number == "plural" and counted and (own := doc.counts.get(last)) and is_definite(doc.norm(last)):
        # `أم وأطفالها الأربعة`, `المشتبه بهم الثلاثة`, `الأشقاء الثلاثة آدم وسيف ونور`
        return Group(i, own.last, own.last, own.minimum, own.maximum, own.vague, own.approx, kind, (i, i + 1), "number")
    if number == "plural":
        if not lone and kind is None:
            return None
        return Group(
            i, last, max(next_, last), None, None, "some", False, kind, who, "plural", reading.definite, case=form.case
        )
    if number == "dual":
        if who is not None and (members := members_end(doc, i, 2)) is not None:
            next_, who = members, (i, members)
        return Group(i, last, max(next_, last), 2, 2, None, False, kind, who, "dual", reading.definite, case=form.case)
    if (reading.definite and not lone) or _is_numbered(doc, i) or is_no_neighbour(doc, i):
        return None
    return Group(i, last, next_, 1, 1, None, False, kind, who, "singular", reading.definite, case=form.case)


def _is_numbered(doc: Document, i: int) -> bool:
    """`11 شخصا`, but not `ثلاثة وطفل`: a singular noun behind a number is not one, whatever the number is, but behind
    that of a date (`توفي يوم 12 مارس 2024 عامل`).
    """
    if i > 1 and doc.norm(i - 1) in CLOSING and doc.counted_before(i - 1):
        # `سقوط «15» قتيلا`
        return not doc.joins(i)
    if i == 0 or doc.joins(i):
        return False
    if i > 1 and is_definite(doc.norm(i - 1)) and doc.norm(i - 2) in words("casualties", "suspects", "attacking_many"):
        # `قتل المهاجمون الثلاثة شرطيا`
        return False
    return doc.counted_before(i) or (doc.tokens[i - 1].kind == "number" and not ends_date(doc, i))
