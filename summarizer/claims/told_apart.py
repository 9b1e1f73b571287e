"""Parts of a total that are told one by one in sentences of their own, behind the one that tells it.

`توفي تسعة ... ففي محافظة كذا غرق ثلاثة. وفي محافظة كذا توفي شخصان`, `موزعين على المستشفيات ... واستقبل مستشفى كذا 17`,
`أصيب أربعة ... الشاب فلان في الرأس، والطفل فلان في الظهر`; and what is told together with a part of another kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.claims.scene import Skeleton
from summarizer.claims.sums import sort_by_sentence, tells_several
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.model import Kind

# How many sentences behind a total its parts may be told one by one, and the people by their names.
REACH, NAMES_REACH = 6, 4
# How far behind في its place may stand, in tokens.
PLACE_REACH = 6
# Of more people nobody tells the names one by one.
MOST_NAMED = 10


def join_apart(doc: Document, claims: Sequence[Skeleton]) -> list[Skeleton]:
    """The claims, with those that stand apart from their total as its shares."""
    joined, by_sentence = list(claims), sort_by_sentence(claims)
    for sentence, own in by_sentence.items():
        for at in own:
            whole = joined[at]
            _take(joined, at, _kind_by_kind(joined, by_sentence, at))
            if whole.host is None and not whole.none and whole.minimum is not None:
                _take(joined, at, _named(doc, joined, by_sentence, at))
        totals = _totals(joined, own)
        parts = list(_detailed(doc, by_sentence, sentence, own, joined)) if totals else []
        for kind, at in totals.items():
            _take(joined, at, [i for i in parts if joined[i].kind == kind and joined[i].host is None])
    return joined


def _kind_by_kind(claims: Sequence[Skeleton], by_sentence: dict[int, list[int]], at: int) -> Sequence[int]:
    """The positions of the dead and the hurt, told later, that together make one number over both kinds: `قُتل وأُصيب
    خمسة ... وأسفر الهجوم عن مقتل جنديين وإصابة ثلاثة`.
    """
    whole = claims[at]
    if whole.kind != "casualties" or whole.minimum is None or whole.minimum != whole.maximum or whole.none:
        return ()
    later = range(whole.sentence + 1, whole.sentence + 1 + NAMES_REACH)
    parts, told = [], 0
    for i in (i for sentence in later for i in by_sentence.get(sentence, ())):
        part = claims[i]
        if part.kind not in ("killed", "wounded") or part.host is not None or part.none:
            continue
        if part.minimum is None or part.minimum != part.maximum:
            return ()
        parts.append(i)
        told += part.minimum
        if told >= whole.minimum:
            break
    both = {claims[i].kind for i in parts} == {"killed", "wounded"}
    return parts if both and told == whole.minimum else ()


def _totals(claims: Sequence[Skeleton], own: Sequence[int]) -> dict[Kind, int]:
    """The positions of the last toll of each kind that a sentence tells of nobody told before."""
    return {claims[i].kind: i for i in own if claims[i].host is None and not claims[i].none and claims[i].minimum}


def _take(joined: list[Skeleton], at: int, parts: Sequence[int]) -> None:
    """Make claims the shares of a total, as far as they fit into it."""
    left = joined[at].maximum
    for i in parts:
        part = joined[i]
        if left is not None:
            if (part.minimum or 0) > left:
                return
            left -= part.minimum or 0
        joined[i] = replace(part, host=joined[at].key)


def _detailed(
    doc: Document, by_sentence: dict[int, list[int]], sentence: int, own: Sequence[int], claims: Sequence[Skeleton]
) -> Iterator[int]:
    """The positions of the claims in the sentences that tell a total in detail."""
    last = max(claims[i].last for i in own)
    divided = doc.find(words("casualties", "share", "divided"), last, doc.sentences[sentence].last) is not None
    opened = divided
    for later in range(sentence + 1, min(sentence + 1 + REACH, len(doc.sentences))):
        first = doc.sentences[later].first
        found = by_sentence.get(later, ())
        taken_in = divided and all(_is_received(doc, claims[i]) for i in found)
        if not opened:
            # ف tells in detail: `ففي محافظة كذا غرق ثلاثة`.
            opened = doc.norm(first) == "ففي" and _names_place(doc, first) and not tells_several(doc, claims[own[0]])
            if not opened:
                if found or later > sentence + 1:
                    return
                continue
        elif not (taken_in if divided else _names_place(doc, first)):
            if any(claims[i].host is None for i in found):
                return
            continue
        yield from found


def _names_place(doc: Document, first: int) -> bool:
    """`ففي محافظة المحويت`, `وفي درنة`: a sentence opens with the place that it tells of."""
    inside = doc.bare[first] == "في" or (doc.norm(first) == "كما" and "في" in doc.norms[first : first + PLACE_REACH])
    return inside and any(i in doc.place_at for i in range(first, first + 1 + PLACE_REACH))


def _is_received(doc: Document, claim: Skeleton) -> bool:
    """`واستقبل مستشفى الهضبة 17 جريحا`: whom a hospital has of those told before."""
    first = doc.sentences[claim.sentence].first
    hospital = doc.find(words("casualties", "hospitals"), first, claim.first)
    return hospital is not None and doc.find(words("casualties", "share", "received"), first, claim.first) is not None


def _named(doc: Document, claims: Sequence[Skeleton], by_sentence: dict[int, list[int]], at: int) -> Sequence[int]:
    """The positions of two or more people told by name or title in one sentence behind a small total."""
    whole = claims[at]
    if whole.minimum != whole.maximum or not 2 <= (whole.minimum or 0) <= MOST_NAMED:
        return ()
    for later in range(whole.sentence + 1, whole.sentence + 1 + NAMES_REACH):
        named = [i for i in by_sentence.get(later, ()) if claims[i].kind == whole.kind and _is_named(doc, claims[i])]
        if len(named) > 1:
            fit = len(named) <= (whole.minimum or 0) and not doc.opens_elsewhere(later)
            return named if fit else ()
    return ()


def _is_named(doc: Document, claim: Skeleton) -> bool:
    """`الشاب محمد زيد أصيب`, `مقتل العريف جابر`, `إصابة كل من: كريم سعيد، وهدى عبد الله`."""
    if claim.rule == "each-of" and claim.host is None:
        return True
    one = claim.minimum == claim.maximum == 1 and claim.host is None
    return one and claim.who is not None and doc.bare[claim.who[0]].startswith("ال") and claim.who[1] - claim.who[0] > 1


def _goes_on(doc: Document, before: Skeleton, claim: Skeleton) -> bool:
    """Whether a claim stands in the sentence of another, or goes on with it over a stop where none belongs: `سجلت أثقل
    حصيلة بوفاة خمسة. وجرح 27 آخرين` has no verb.
    """
    if before.sentence == claim.sentence:
        return True
    opens = claim.first == doc.sentences[claim.sentence].first and claim.sentence == before.sentence + 1
    return opens and claim.rule.startswith("event") and doc.find({"اخرين"}, claim.last, claim.last + 2) is not None


def join_beside(doc: Document, claims: Sequence[Skeleton]) -> list[Skeleton]:
    """`قتل 13 وأصيب 90 ... ففي كذا قتل تسعة وأصيب 44`: what is beside a part is one of what is beside its whole."""
    joined, at_key = list(claims), {claim.key: at for at, claim in enumerate(claims)}
    for at, claim in enumerate(joined):
        before = joined[at - 1] if at else None
        if before is None or before.host is None or claim.host is not None or not _goes_on(doc, before, claim):
            continue
        if before.rule.startswith("share") or claim.none or claim.kind == before.kind or before.host not in at_key:
            continue
        whole = joined[at_key[before.host]]
        behind = joined[at_key[before.host] + 1 : at]
        beside = (s for s in behind if s.sentence == whole.sentence and s.kind == claim.kind)
        wider = next((s for s in beside if s.host is None and s.holds(claim.minimum)), None)
        if wider is not None and whole.sentence != claim.sentence and wider.minimum is not None:
            joined[at] = replace(claim, host=wider.key)
    return joined
