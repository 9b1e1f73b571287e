"""One of several: `أحد عناصرها`, `واحد من الجنود`, `أحد أبرز قادة التنظيم`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.phrase_ends import phrase_end, who_end
from summarizer.document import Document
from summarizer.language.forms import Role
from summarizer.language.wordlists import words

# The number one.
ONE = frozenset(("واحد", "واحده", "واحدا"))
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


def is_one(doc: Document, i: int) -> bool:
    """Whether a token is `واحد`: folded, `وأحد` (`امرأة وأحد أطفالها`) is spelled alike."""
    return doc.norm(i) in ONE and "أ" not in doc.tokens[i].raw


def is_one_of_them(doc: Document, i: int) -> bool:
    """`قتل خمسة منهم طفل`: one or two who are singled out, as no object is in the nominative."""
    one = doc.reading(i, "person", "kin")
    single = one is not None and not one.prefix and one.form.number in ("singular", "dual")
    return single and not doc.norm(i).endswith(("ا", "ين"))
