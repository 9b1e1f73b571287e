"""In what state people are told to be: `و14 في العناية المركزة`, `وثلاثة في عداد المفقودين`, `حالة 4 منهم حرجة`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.document import Document
from summarizer.language.text import ARTICLE
from summarizer.language.wordlists import phrases, words
from summarizer.model import Kind

# What makes a state of the missing their register: `في عداد المفقودين`.
REGISTERED = "عداد"


def told_state(doc: Document, group: Group) -> Kind | None:
    """The kind that the words behind a group make of it, whatever became of those before: the hurt by how bad they are,
    a bare number by the ward too, where others may have died (`توفي رجل وزوجته في العناية المركزة`).
    """
    # `والأربعة الباقون مفقودون`
    i = group.next + (doc.norm(group.next) in words("casualties", "share", "left"))
    named = doc.form(i, "victim")
    if i > group.next and named is not None and named.kind == "missing":
        return "missing"
    hurt = doc.phrase_end(phrases("casualties", "missing", "critical"), i)
    if hurt is not None:
        in_ward = doc.find(words("casualties", "treated", "wards"), i, hurt) is not None
        return None if in_ward and group.who is not None else "wounded"
    lost = doc.phrase_end(phrases("casualties", "missing", "states"), i)
    return "missing" if lost is not None and doc.find({REGISTERED}, i, lost) is not None else None


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
