"""One of several, and more than one: `أحد عناصرها`, `واحد من الجنود`, `أحد أبرز قادة التنظيم`, `أكثر من جندي`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.phrase_ends import phrase_end, who_end
from summarizer.document import Document
from summarizer.language.forms import Role
from summarizer.language.wordlists import words

# The number one.
ONE = frozenset(("واحد", "واحده", "واحدا"))
# Before من and one: `أكثر من قتيل`.
MORE = frozenset(("اكثر",))
PEOPLE: tuple[Role, ...] = ("person", "kin", "victim")


def one_of(doc: Document, i: int, end: int) -> Group | None:
    """The one whom `أحد` or `واحد من` tells at a token; behind a superlative only people are people."""
    if doc.norm(i).lstrip("وب") not in ("احد", "احدي") and doc.norm(i + 1) != "من":
        return None
    j = i + 2 if doc.norm(i + 1) == "من" else i + 1
    most = doc.norm(j) in words("persons", "one_of", "most")
    j += most
    count = doc.counts.get(j)
    if count is not None and not doc.norm(j).startswith("ال") and doc.reading(count.last, *PEOPLE):
        # `إصابة أحد ثلاثة مسلحين`
        j = count.last
    if j >= end or not (doc.reading(j, *PEOPLE) or (not most and doc.norm(j).startswith("ال"))):
        return None
    if doc.reading(j, "thing") or doc.is_stop(j) or (doc.norm(i) == "واحد" and doc.reading(j, "victim")):
        return None
    behind, who = phrase_end(doc, j + 1, end), (i, who_end(doc, i, end))
    return Group.of(1, i, j + 1, behind=behind, who=who, shape="number")


def more_than_one(doc: Document, i: int, end: int) -> Group | None:
    """`أكثر من قتيل`, `أكثر من شاب`: more than one, whom a singular noun without a number tells; none of cases (`أكثر
    من إصابة`), which one may have alone.
    """
    at = i + 2
    noun = doc.reading(at, "person", "victim") if doc.norm(i + 1) == "من" and at < end else None
    if noun is None or noun.prefix or noun.form.number != "singular" or noun.form.case:
        return None
    if at in doc.place_at or at in doc.actor_at:
        return None
    victim = noun.form.role == "victim"
    who = None if victim else (at, who_end(doc, at, end))
    kind, behind = noun.form.kind if victim else None, phrase_end(doc, at + 1, end)
    return Group(i, at + 1, behind, 1, None, None, False, kind, who, "number")


def is_one(doc: Document, i: int) -> bool:
    """Whether a token is `واحد`: folded, `وأحد` (`امرأة وأحد أطفالها`) is spelled alike."""
    return doc.norm(i) in ONE and "أ" not in doc.tokens[i].raw


def is_one_of_them(doc: Document, i: int) -> bool:
    """`قتل خمسة منهم طفل`: one or two who are singled out, as no object is in the nominative."""
    one = doc.reading(i, "person", "kin")
    single = one is not None and not one.prefix and one.form.number in ("singular", "dual")
    return single and not doc.norm(i).endswith(("ا", "ين"))
