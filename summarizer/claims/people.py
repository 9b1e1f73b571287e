"""Whether what a number counts may be people: `أوقفت الشركة 12 رحلة` and `قتلت الذئاب 17 نعجة` tell of no victims.

No list has every noun for people. A word that is on none is taken for one where its ending is that of a sound
masculine plural or of a nisba (`12 دركيا`), as things have neither.
"""

from __future__ import annotations

from functools import cache

from summarizer.claims.described_doers import object_behind
from summarizer.claims.endings import is_accusative, is_woman
from summarizer.claims.far_objects import far_object
from summarizer.claims.group import Group
from summarizer.claims.phrase_ends import adverbs
from summarizer.claims.times import TODAY, behind_time
from summarizer.document import Document
from summarizer.language.forms import WOMEN
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import relatives, words

# Before more victims, how they all are, and how they were hurt at once.
OTHERS = frozenset(("اضافه", "فضلا", "علاوه", "مقابل", "قيد", "حينما", "كلهم", "كلهن", "جميعهم", "جميعهن", "دفعه"))
HUMAN_ENDINGS = ("ون", "ين", "يا", "وا")
# Of a relative clause (`الهجوم الذي خطفت فيه الجماعة 276 فتاة`); whom they took along (`اقتادوا معهم عشرة شبان`).
WITHIN = frozenset(("فيه", "فيها", "خلاله", "خلالها"))
ALONG = frozenset(("معه", "معها", "معهم"))
# Before what was done to those counted, and how old they are: `إصابة اثنين تم نقلهما`, `جرح أربعة تتراوح أعمارهم`.
DONE = frozenset(("تم", "تمت", "جري", "جرت", "يتم", "تتم", "قد", "تتراوح", "يتراوح", "تبلغ", "يبلغ"))
# Before the place where several did something, and how far behind them it may be named, in tokens.
AT_PLACES, PLACE_REACH = frozenset(("في", "قرب", "داخل")), 4
# Of a father or a mother, who has nobody's children but them.
CHILDREN = frozenset(("اطفال", "ابناء", "اولاد", "بنات"))
# Who is of one family with whom, by the tables of `kinship`.
PAIRED = (("spouses", "spouses"), ("siblings", "siblings"), ("parents", "children"), ("children", "parents"))


def may_be_people(doc: Document, group: Group) -> bool:
    """Whether a group is of people, or its number stands alone; an unlisted noun tells by its ending."""
    if group.shape != "number" or group.who or group.kind or group.partitive:
        return True
    i = group.last
    if i < len(doc.tokens) and doc.norm(i) == "/":
        # `ضبط /6/ صواريخ`
        i += 1
    if i >= len(doc.tokens) or doc.tokens[i].kind != "word" or i in doc.place_at or i in doc.actor_at:
        return True
    norm, timed = doc.norm(i), behind_time(doc, i) - i
    # `سبعة ليلة أمس`
    thing = doc.reading(i, "thing") if timed <= 1 and norm not in TODAY else None
    joined = doc.norm(group.first).startswith("و") or doc.norm(group.first - 1) == "و"
    if thing is not None and (joined or not thing.prefix.startswith(("ب", "و"))):
        # `إصابة 3 بهجوم`: what ب governs is not what the number counts; `12 بالقصف و7 بهجوم` are told by another rule.
        return False
    if norm.startswith(("و", "ب", "ل")) or norm.endswith(HUMAN_ENDINGS) or doc.readings[i] or i in doc.counts:
        return True
    return norm in _uncounted() or timed > 0


@cache
def _uncounted() -> frozenset[str]:
    """What no number counts behind it: `مات منهم 57 جوعا`, `قتل عشرة حسب الشرطة`, `أصيب أربعة أحدهم بجروح`,
    `أوقفت خمسة يشتبه بانتمائهم`.
    """
    sources = words("reporting", "preposition") | words("reporting", "preposition", "relative")
    closed = words("reporting", "function") | words("reporting", "times") | words("reporting", "closers")
    told = words("casualties", "share", "one") | words("casualties", "fractions") | OTHERS
    told |= words("casualties", "doubted_agents")
    return adverbs() | sources | closed | told | DONE


def acts_on_things(doc: Document, i: int, group: Group) -> bool:
    """`قتل صياد خمسة خنازير`, `قتل الحارس أسدا`, `قتل جندي كلبه`: a verb at a token with its subject, and behind that
    the beasts that it counts or one of them.
    """
    if any(_is_beast(doc.norm(j)) for j in range(group.last, group.next + 1)):
        return doc.form(i, "verb") is not None
    one = group.shape in ("singular", "plural") and doc.form(i, "verb") is not None
    if doc.norm(group.next).startswith("ب") or doc.norm(group.next - 1) == "ب":
        # `قتل شاب بثلاث رصاصات`
        return False
    return one and group.next in doc.counts and doc.reading(doc.counts[group.next].last, "thing") is not None


def _is_beast(norm: str) -> bool:
    """A beast as an object, by its ending: `كلبا`, `كلبه`."""
    beasts = words("casualties", "things", "beasts")
    return norm.endswith(("ا", "ه", "هم", "ها")) and bool({norm[:-1], norm[:-2]} & beasts)


def acts_on_people(doc: Document, i: int, group: Group) -> bool:
    """`قتل مسلح سبعة مصلين`, `خطف شاب طفلين`: a verb at a token with its subject, and behind that its victims."""
    verb = doc.form(i, "verb")
    if group.shape != "singular" or verb is None or verb.suffixed:
        return False
    own = doc.reading(group.last, "kin", "person") if doc.norm(group.first) in words("persons", "kinship") else None
    if own is not None and own.form.suffixed and not own.prefix:
        return does_to_own(doc, group.first)
    if object_behind(doc, group) is not None or is_another_behind(doc, group.first):
        return True
    if far_object(doc, group) is not None:
        return True
    return _are_acted_on(doc, group.last, at_once=True) or _are_acted_on(
        doc, behind_time(doc, group.next), at_once=False
    )


def is_another_behind(doc: Document, i: int) -> bool:
    """`قتل رجل شرطيا`, `طعن رجل امرأة`: whether the person behind one at a token is another, whom he did something to.

    A woman is nothing that is said of a man; of a driver she may be who owns the car (`قتل سائق وزيرة`).
    """
    norm = doc.norm(i)
    if is_accusative(doc, i + 1):
        return doc.form(i, "person") is not None and not norm.endswith("ا")
    return norm in words("casualties", "attackers", "men") and not norm.endswith("ه") and is_woman(doc, i + 1)


def _are_acted_on(doc: Document, i: int, *, at_once: bool) -> bool:
    """Whether people stand at a token behind a subject who may be its object; one alone only behind a time."""
    if i in doc.counts:
        return not doc.norm(i).startswith("و") and doc.reading(doc.counts[i].last, "thing") is None
    one = doc.reading(i, "person", "kin")
    if one is None or one.prefix.startswith("و"):
        # `حبس مواطن ومقيمين`, `قتل زوجته وأطفاله`
        return False
    later = not at_once and one.prefix == "" and one.form.number == "singular"
    return later or one.form.number == "dual" or one.form.two_way or is_own(doc, i)


def is_own(doc: Document, i: int) -> bool:
    """`زوجته`, `معلمته`, `ابن عمه`: whether somebody at a token is told by whose he is; in `سائق طبيبة`, which folded
    may be his doctor, it is a woman whom he serves.
    """
    kinsman = doc.norm(i) in words("persons", "kinship") and doc.reading(i + 1, "kin") is not None
    woman = doc.reading(i, "person") is not None and doc.norm(i - 1) in words("persons", "kinship", "served")
    return kinsman or (doc.reading(i, "kin") is not None and not woman)


def does_to_own(doc: Document, i: int) -> bool:
    """`قتل زوج زوجته`, `خنقت أم رضيعها`: whether the one at a token did something to the kin behind him, as they are of
    one family; in `قتل شقيق زوجته` and `قتلت والدة طفله` the second says whose the first is.
    """
    first, second = doc.norm(i), doc.reading(i + 1, "kin", "person")
    if second is None or second.prefix or not second.form.suffixed:
        return False
    if second.form.number == "plural":
        # `احتجز أب أطفاله الستة`
        return first in words("persons", "kinship", "own") and second.form.lemma in CHILDREN
    hers = doc.norm(i + 1).endswith("ها")
    relation = second.form.lemma
    if hers != (first.endswith("ه") or first in WOMEN) or not doc.norm(i + 1).endswith(("ه", "ها")):
        return False
    own = first in words("persons", "kinship", "own") and relation in words("persons", "kinship", "spouses")
    return own or any(
        first in words("persons", "kinship", one) and relation in words("persons", "kinship", other)
        for one, other in PAIRED
    )


def acts_as_force(doc: Document, group: Group, kind: str | None) -> bool:
    """`اعتقل رجال الأمن الشاب سالم`, `قتل جنود الاحتلال المهاجم`: men of a force behind a verb, who did it.

    Without a number and with whose men they are, they may only have been killed where nobody stands behind them.
    """
    i = group.first
    if group.shape != "plural" or group.counted or doc.bare[i] not in words("casualties", "force"):
        return False
    if not doc.norm(i + 1).startswith("ال"):
        return False
    if kind == "detained":
        return True
    behind = doc.reading(i + 2, "person")
    one = behind is not None and behind.prefix == "ال" and behind.form.number == "singular"
    return one and not doc.norm(i + 2).endswith(("ي", "يه"))


def is_under_number(doc: Document, group: Group) -> bool:
    """`50 امرأة وطفلا خطفوا`: the number counts the second noun too; `7000 جندي روسي قتلوا`: it is an adjective."""
    joined = doc.norm(group.first)
    alike = joined.endswith("ا") if joined.startswith("و") else doc.reading(group.first - 1, "person") is not None
    return alike and doc.counted_before(group.first - 1)


def behind_adverbs(doc: Document, i: int, *, plural: bool) -> int:
    """Behind `ميدانيا` or `بالرصاص`, and times and commas where the verb is plural: `قتلوا ليل الخميس، 38 شخصا`."""
    manner, i = words("casualties", "fillers", "manner") | WITHIN | ALONG, doc.behind_quoted(i)
    skipped = manner | words("reporting", "times") | COMMAS
    j = i = doc.past(i, lambda k: doc.norm(k) in manner)
    if plural:
        # `قتلوا بالسواطير 47 شخصا`
        j = doc.past(i, lambda k: doc.norm(k) in skipped or doc.norm(k).startswith("بال"))
    if plural and j not in doc.counts and doc.norm(i) in COMMAS:
        # `أعدموا، في أكتوبر، تسعة موظفين`
        j = doc.after_aside(i, len(doc.tokens))
    if plural and j not in doc.counts and not (doc.norm(i - 2) == "من" or doc.norm(i - 2) in relatives()):
        # `خطفوا السبت في ريف كادونا 12 عاملا`
        named = next((doc.place_at[k] for k in range(j + 1, j + PLACE_REACH) if k in doc.place_at), None)
        j = doc.past(named.last, lambda k: doc.norm(k) in skipped) if named and doc.norm(j) in AT_PLACES else j
    return j if j in doc.counts else i
