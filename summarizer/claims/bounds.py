"""What opens the count of victims upwards or downwards: a verb before it, a phrase behind its noun."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.claims.group import Group
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import phrases, words
from summarizer.numbers.numerals import Count

# How far a following bound (`على الأقل`) may stand behind the counted noun, in tokens.
REACH = 6
# The lists of such bounds in casualties.toml, and whether each says the least.
BEHIND = (("trailing_least", True), ("trailing_most", False))
# The longest of what passed a number, between the verb and that, in tokens.
LONGEST_PASSED = 3
# Before a verb they deny it: `لم تتجاوز ستة`.
NOT = frozenset(("لم", "لا", "لن"))
# Before the number that a toll is beyond.
OVER = frozenset(("علي", "عن"))
# By these a toll is not below its number, and how far before that they may stand, in tokens.
BELOW, BELOW_REACH = frozenset(("يقل", "تقل", "يقلون")), 12


class Bound(NamedTuple):
    """A bound behind a noun: whether it says the `least` (else the most), and the token behind it."""

    least: bool
    last: int


def opened_before(doc: Document, count: Count) -> tuple[int | None, int | None]:
    """The bounds of a count, opened by a verb before it: `يفوق 200`, `لم تتجاوز ستة`."""
    if count.minimum is None or count.minimum != count.maximum:
        return count.minimum, count.maximum
    verb = _behind_passed(doc, count.first) - 1
    if not doc.is_word(verb, words("casualties", "bounds", "exceed")):
        return count.minimum, count.maximum
    if doc.norm(verb - 1).removeprefix("و") in NOT:
        return None, count.maximum
    return count.minimum, None


def _behind_passed(doc: Document, i: int) -> int:
    """Where what passed a number at a token begins: `تجاوزت الخسائر 2870 قتيلا`, `تجاوز الـ90 ألف`."""
    passed, first = words("casualties", "bounds", "passed"), i
    while first > i - LONGEST_PASSED and (doc.norm(first - 1) in passed or doc.norm(first - 1).startswith("ال")):
        first -= 1
    # `تجاوز القتلى 300`
    victims = bool(doc.having(first, i, "victim"))
    return first if victims or doc.find(passed, first, i) is not None else i


def bounded(doc: Document, group: Group | None, end: int) -> Group | None:
    """The group with the bound behind it: `خمسة جنود على الأقل`."""
    if group is None or group.minimum is None or group.minimum != group.maximum:
        return group
    bound = opened_behind(doc, group.last, end)
    if bound is None:
        about = doc.find_phrase(phrases("casualties", "bounds", "trailing_about"), group.last, group.last + 2)
        return group if about is None else group._replace(last=about[1], next=max(group.next, about[1]), approx=True)
    opened = group._replace(last=bound.last, next=max(group.next, bound.last))
    return opened._replace(maximum=None) if bound.least else opened._replace(minimum=None)


def told_to(doc: Document, group: Group, last: int, end: int) -> Group:
    """The group up to the state that ends before a token, with the bound behind that: `8 مفقودين على الأقل`."""
    return bounded(doc, group._replace(last=last, next=max(group.next, last)), end) or group


def opened_behind(doc: Document, first: int, end: int) -> Bound | None:
    """The bound that stands from a token on, before `end`: `خمسة جنود على الأقل`."""
    limit = min(first + REACH, end)
    for key, least in BEHIND:
        found = doc.find_phrase(phrases("casualties", "bounds", key), first, limit)
        # `11 قتيلا ونيف وثلاثون جريحا`: a bound may be that of the number behind it.
        if found and found[0] not in doc.counts and _reaches(doc, first, found[0]):
            return Bound(least, found[1])
    return None


def _reaches(doc: Document, first: int, last: int) -> bool:
    """Whether nothing between the two tokens is counted, opens a share (`12 شخصا بينهم على الأقل ثلاثة`) or ends the
    clause.
    """
    last -= doc.norm(last - 1) in COMMAS
    if doc.find(words("casualties", "share", "openers"), first, last) is not None:
        return False
    return not any(doc.is_stop(i) or i in doc.counts or doc.reading(i, "event", "verb") for i in range(first, last))


def opened_by(doc: Document, group: Group, change: int | None, j: int) -> Group:
    """`تجاوز عدد الجرحى الثمانين` opens the count upwards, `ألا يقل عدد القتلى عن` likewise."""
    if group.minimum is None or group.minimum != group.maximum:
        return group
    if change is not None and doc.norm(change - 1).lstrip("وف") == "قد" and doc.norm(change) in ("تصل", "يصل"):
        return group._replace(minimum=None)
    more = change is not None and doc.is_word(change, words("casualties", "bounds", "exceed_by"))
    if more and doc.norm(j - 1) in OVER:
        # `زاد عدد الجرحى على السبعين`, `ربا القتلى على المئة`
        return group._replace(maximum=None)
    if change is not None and doc.is_word(change, words("casualties", "bounds", "exceed")):
        if doc.norm(change - 1) in ("لم", "لا", "ولم", "ولا"):
            return group._replace(minimum=None)
        return group._replace(maximum=None)
    low = doc.find(BELOW, max(0, j - BELOW_REACH), j)
    if low is not None and doc.norm(j - 1) == "عن":
        return group._replace(maximum=None)
    return group
