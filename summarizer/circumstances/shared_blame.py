"""Shares whose own killer is told, who is not that of their whole or of the shares beside them: `45 مدنيا، منهم 12 على
يد قوات النظام، و9 على يد فصائل المعارضة، و7 بانفجار ألغام`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarizer.actors.strike_words import does_harm
from summarizer.circumstances.agents import named_in, people
from summarizer.circumstances.strikers import Strike
from summarizer.claims.by_causes import has_cause
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import fold
from summarizer.language.wordlists import words

# How far behind a verb with its victims as an object the name may end of who killed them, in tokens.
NAME_REACH = 5
# How victims stand behind a verb of harming: `15 قتلتهم القوات`.
THEM = ("هم", "هما", "ها")
# Beginnings of the verbs of harming that are no nouns with the same ending (`إصابتهم`).
KILLING = ("قتل", "اعدم", "اغتال", "ذبح")


class SharedBlame:
    """The shares of a text whose own killer is told, asked by them and by their wholes."""

    def __init__(
        self, doc: Document, skeletons: Sequence[Skeleton], told_in: Callable[[int], Sequence[Strike]]
    ) -> None:
        """Note the shares of each whole; whose attacks a sentence tells of is asked when needed."""
        self._doc = doc
        self._told_in = told_in
        self._shares: dict[int, list[Skeleton]] = {}
        for share in skeletons:
            if share.host is not None:
                self._shares.setdefault(share.host, []).append(share)

    def begins(self, whole: Skeleton) -> int:
        """The token from which on the sentence of a claim tells who did it to its shares, else the sentence's end."""
        last = self._doc.sentences[whole.sentence].last
        shares = (s for s in self._shares.get(whole.key, ()) if s.sentence == whole.sentence and s.key > whole.key)
        # `تليها الحديدة بستة قتلى، سقط أربعة منهم بألغام زرعتها الجماعة`: the one of whom all is told.
        known = words("perpetrators", "known_attackers") | words("perpetrators", "known_forces")
        counted = (s.key for s in shares if (name := self.killer(s)) is not None and fold(name) not in known)
        uncounted = (i for i in range(whole.last, last) if _opens_share(self._doc, i))
        return min((*counted, *uncounted), default=last)

    def killer(self, share: Skeleton) -> str | None:
        """Whom the cause right behind a share is laid to: `منهم 12 على يد X`, `أحدهما برصاص Y`."""
        if not self.is_apart(share):
            return None
        last = self._doc.sentences[share.sentence].last
        end = next((i for i in range(share.last, last) if self._doc.is_stop(i) or i in self._doc.counts), last)
        return next((s.name for s in self._told_in(share.sentence) if share.key <= s.at < end and s.name), None)

    def is_apart(self, share: Skeleton) -> bool:
        """Whether the cause of a share is told right behind it; that of `بينهم ثلاثة أطفال في قصف` is that of all."""
        if share.host is None or took_part(self._doc, share):
            return False
        if share.rule.startswith("verb-"):
            # `منهم 172 من قوات الأمن قتلوا على يد X`
            return share.first == share.key
        return (share.who is None or share.who[0] < share.key) and has_cause(self._doc, share.last)


def took_part(doc: Document, share: Skeleton) -> bool:
    """`إن 12 منهم شاركوا في هجوم لكذا`: whether the attack behind a share is a deed of theirs and killed others."""
    return doc.is_word(share.last, words("perpetrators", "took_part"))


def killed_them(doc: Document, claim: Skeleton) -> str | None:
    """`211 مدنيا قتلتهم قوات حكومية`, `جثامين أربعة شبان قتلتهم القوات`: the subject of a verb that has the victims for
    its object, at the end of a claim or right behind it or who they are.
    """
    end = max(claim.last, claim.who[1] if claim.who is not None else 0)
    verb = next((i for i in (claim.last - 1, claim.last, end) if i > claim.key and _harms_them(doc.norm(i))), None)
    if verb is None:
        return None
    return named_in(doc, verb + 1, verb + 2) or people(doc, verb + 1, verb + 1 + NAME_REACH)


def _opens_share(doc: Document, i: int) -> bool:
    """`70 بالمئة منهم على يد X`, `ثلثهم سقطوا بغارات Y`: a share that nobody counted, with its own cause."""
    if doc.norm(i) not in words("perpetrators", "parts_of_them") or i - 1 in doc.counts:
        return False
    behind = i + 1 + (doc.reading(i + 1, "verb", "event") is not None and not doc.norm(i + 1).startswith("ب"))
    return has_cause(doc, behind)


@per_word
def _harms_them(norm: str) -> bool:
    return norm.startswith(KILLING) and any(norm.endswith(them) and does_harm(norm.removesuffix(them)) for them in THEM)
