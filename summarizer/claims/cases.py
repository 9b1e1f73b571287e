"""Cases that are counted, and of what they are: `37 حالة اختناق`, `حالتا وفاة`."""

from __future__ import annotations

from functools import cache

from summarizer.claims.group import Group
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.model import Kind

CASE_KINDS: tuple[Kind, ...] = ("killed", "wounded", "detained", "missing")
# `حالتا`, `وبحالتي`: two cases of what follows.
PAIRS = frozenset(f"{before}حالت{ending}" for before in ("", "و", "ب", "وب") for ending in ("ا", "ي", "ان", "ين"))
# `عدة عمليات اغتيال`: an attempt each, and no word of how many died.
ATTEMPT = "اغتيال"


def case_kind(norm: str) -> Kind | None:
    """What a case is of: `حالة وفاة`, `حالة اختناق`."""
    return next((kind for kind in CASE_KINDS if norm in words("casualties", "cases", kind)), None)


def deed_kind(norm: str) -> Kind | None:
    """`16 اعتقالا`, `عشرة إعدامات`: what befell as many people as a number counts deeds."""
    if norm in words("casualties", "cases", "arrests"):
        return "detained"
    return "killed" if norm in words("casualties", "cases", "executions") else None


@cache
def graded_pairs() -> frozenset[str]:
    """`حرجتان`, `خطيرتين`: how bad two cases are."""
    graded = (word for word in words("casualties", "cases", "graded") if word.endswith("ه"))
    return frozenset(f"{word[:-1]}{ending}" for word in graded for ending in ("تان", "تين"))


def counted_case(doc: Document, group: Group, j: int) -> Group | None:
    """`37 حالة اختناق`, `حالتا وفاة`: the group with the noun for cases at token `j`, and of what they are; None where
    they are no people's.
    """
    # `32 حالة «إخفاء قسري»`
    j += doc.tokens[j + 1].kind == "quote" if j + 1 < len(doc.tokens) else 0
    case = doc.norm(j + 1).removeprefix("ال") if group.vague not in (None, "some") else doc.norm(j + 1)
    kind = case_kind(case) if group.vague is None or case != ATTEMPT else None
    told_of = kind is None and group.shape == "dual"
    if told_of and (doc.is_word(j - 1, words("casualties", "share", "after")) or doc.norm(j + 1) in graded_pairs()):
        # `توفيت منها حالتان`, `بينهم حالتان حرجتان`
        return group._replace(next=j + 1)
    if told_of and doc.norm(j + 1) == "من" and doc.reading(j + 2, "victim"):
        # `حالتان من المصابين توفيتا`
        return group._replace(next=j + 3, partitive=True)
    if kind is None or (case in words("casualties", "cases", "done") and doc.norm(j + 2).startswith(("ل", "ال"))):
        return group._replace(next=j + 1) if group.shape == "number" and doc.reading(j, "thing") is None else None
    return group._replace(last=j + 2, next=j + 2, kind=kind, case=True)
