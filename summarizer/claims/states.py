"""In what state people are told to be: `و14 في العناية المركزة`, `وثلاثة في عداد المفقودين`, `حالة 4 منهم حرجة`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.document import Document
from summarizer.language.text import ARTICLE
from summarizer.language.wordlists import phrases, words
from summarizer.model import Kind

# What makes a state of the missing their register: `في عداد المفقودين`.
REGISTERED = "عداد"
# By these something became of people before, and how far behind the verb they may stand, in tokens.
EARLIER, EARLIER_REACH = frozenset(("قبل", "سابق", "سابقا", "سابقه", "امس", "الماضي", "الماضيه", "بها")), 8
UNDER = frozenset(("تحت", "اسفل"))


def told_state(doc: Document, group: Group) -> Kind | None:
    """The kind that the words behind a group make of it, whatever became of those before: the hurt by how bad they are,
    a bare number by the ward too, where others may have died (`توفي رجل وزوجته في العناية المركزة`).
    """
    # `والأربعة الباقون مفقودون`
    i = group.next + (doc.norm(group.next) in words("casualties", "share", "left"))
    named = doc.form(i, "victim")
    nominative = doc.norm(i).endswith("ون")
    gone = named is not None and named.kind == "missing" and (i > group.next or group.who is None or nominative)
    if gone and not group.kind:
        # `وآخر مفقود`, `وخمسة مدنيين مفقودون`
        return "missing"
    hurt = doc.phrase_end(phrases("casualties", "missing", "critical"), i)
    if hurt is not None:
        in_ward = doc.find(words("casualties", "treated", "wards"), i, hurt) is not None
        return None if in_ward and group.who is not None else "wounded"
    lost = doc.phrase_end(phrases("casualties", "missing", "states"), i)
    if lost is not None and doc.find({REGISTERED}, i, lost) is not None:
        return "missing"
    return _verb_behind(doc, group, i) or (_state_of_number(doc, i) if group.who is None else None)


def _verb_behind(doc: Document, group: Group, i: int) -> Kind | None:
    """`قتل ستة، و14 أسروا`, `وثلاثة حراس أصيبوا`: a verb of theirs; behind a noun it may be a relative clause where it
    tells what they did or what became of them before (`وثلاثة مسلحين قتلوا جنديا`, `وشابان أصيبا قبل يومين`).
    """
    form = doc.form(i, "verb")
    if form is None or form.number == "singular" or form.voice == "agent":
        return None
    did = form.voice == "either" and (i + 1 in doc.counts or doc.reading(i + 1, "person", "kin") is not None)
    # `اعتقال سبعة وشابين أصيبا بالرصاص`: a genitive is no subject.
    governed = group.shape == "dual" and doc.norm(group.first).endswith("ين")
    before = governed or form.kind == "detained" or doc.find(EARLIER, i + 1, i + EARLIER_REACH) is not None
    return form.kind if not did and (group.who is None or not before) else None


def _state_of_number(doc: Document, i: int) -> Kind | None:
    """`و14 عالقون تحت الأنقاض`, `و14 في الأسر`; others may have died under rubble (`و14 تحت الأنقاض`)."""
    if doc.norm(i) not in UNDER and doc.phrase_end(phrases("casualties", "missing", "states"), i) is not None:
        return "missing"
    return "detained" if doc.phrase_end(phrases("casualties", "missing", "captive"), i) is not None else None


def hurt_beside(doc: Document, group: Group) -> int | None:
    """Where the words end by which a bare number beside the dead is hurt: `و14 قيد العلاج`, `و14 حالتهم حرجة`, `وخمسة
    آخرون بجروح`.
    """
    i = group.next
    if group.who is not None or group.kind:
        return None
    if (end := doc.phrase_end(phrases("casualties", "treated", "cared_for"), i)) is not None:
        return end
    noun, graded = words("casualties", "share", "hurt"), words("casualties", "cases", "graded")
    if doc.norm(i) in noun and doc.norm(i + 1) in graded:
        return i + 2
    return i + 1 if doc.norm(i) in words("casualties", "injuries", "survived") else None


def kind_by_state(doc: Document, group: Group, kind: Kind) -> Kind:
    """`13 شخصا بين شهيد وجريح، حالة أربعة منهم حرجة`: of those who are not told apart, the badly off are hurt."""
    noun, graded = words("casualties", "share", "hurt"), words("casualties", "cases", "graded")
    before = doc.bare[group.first - 1] in noun and doc.norm(group.next) in graded
    behind = doc.norm(group.next) in noun and doc.norm(group.next + 1) in graded
    hurt = kind == "casualties" and (before or behind or told_state(doc, group) == "wounded")
    return "wounded" if hurt else kind


def ordinal_owner(word: str) -> str | None:
    """The pronoun behind an ordinal, none behind one with the article: `ثالثتهما`, `سادسهم`, `الثاني`."""
    ordinals = words("numerals", "not_counts", "ordinals")
    if word.startswith(ARTICLE) and word.removeprefix(ARTICLE) in ordinals:
        return ""
    owners = (owner for owner in ("هم", "هن", "هما") if word.endswith(owner))
    stems = ((owner, word.removesuffix(owner)) for owner in owners)
    return next((owner for owner, stem in stems if not ordinals.isdisjoint((stem, f"{stem[:-1]}ه"))), None)


def known_one(doc: Document, i: int) -> Group | None:
    """`والجاني`, `والسائق`: one with the article."""
    reading = doc.reading(i, "person")
    known = reading is not None and reading.prefix.endswith(ARTICLE) and reading.form.number == "singular"
    return Group.of(1, i, i + 1, who=(i, i + 1)) if known else None
