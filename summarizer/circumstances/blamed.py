"""Who is accused of a claim, by a source or by whomever: `اتهمت المعارضة الجيش بقتل 40`, `الجيش متهم بقتل 200`."""

from __future__ import annotations

from summarizer.circumstances.agents import HARMING, LONGEST, named_in, people, people_at
from summarizer.circumstances.backers import backed_at
from summarizer.claims.endings import are_accusative
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.sources.accused import charged_with

# How far behind an accuser the name may stand of whom he accuses, in tokens.
ACCUSED_REACH = 6
# Behind victims, before whose men they are: `بقتل جنديين من الجيش`.
OF_VICTIMS = frozenset(("من",))


def accused(doc: Document, first: int, last: int) -> str | None:
    """`اتهمت المعارضة، وعلى رأسها حزب كذا، قوات الأمن بقتل 40`: who stands right before what they are accused of."""
    for i in range(last - 1, first - 1, -1):
        mention = doc.actor_at.get(i)
        if mention is not None and mention.first < first and last == first + 1:
            # `اتهم الرئيس الانفصاليين`: the title runs on over whom its holder accuses
            return " ".join(doc.slice(first, last).split())
        if mention is not None and backed_at(doc, mention) is not None:
            # `اتهمت كينشاسا متمردين مدعومين من رواندا`
            return people_at(doc, first, last)
        if mention is not None and not mention.generic and mention.kind in HARMING:
            # `اتهم ناشطون الجيش والشرطة`: the first of them
            while doc.joins(mention.first) and (other := doc.actor_at.get(mention.first - 1)) is not None:
                if other.first < first or other.generic or other.kind not in HARMING:
                    break
                mention = other
            return mention.name
    # What they are accused of names whom they killed: `اتهم X الإخوان بقتل النائب العام`, `اتهم X قبيلة بقتل أربعة من
    # أفراد الشرطة`.
    end = min(first + ACCUSED_REACH, last) if last > first else first + ACCUSED_REACH
    if (name := named_in(doc, first, doc.find(OF_VICTIMS, first, end) or end)) is not None:
        return name
    definite = all(doc.norm(i).startswith("ال") for i in range(first, last))
    known = definite or doc.is_word(first, words("reporting", "say", "accusable"))
    if known and 0 < last - first <= LONGEST and doc.norm(last)[0] == "ب":
        # `اتهم الأهالي الشركة بقتل ثلاثة`, `اتهم المحافظ عشيرة بقتل ثلاثة`
        return " ".join(doc.slice(first, last).split())
    # `اتهم الادعاء ممرضا بقتل خمسة`, `اتهم المحافظ خلية مسلحة بقتل شرطي`, `اتهم ناشطون ضباطا بقتل ثلاثة`
    body = doc.norm(first) in words("perpetrators", "bodies") and not doc.norm(first).startswith("ال")
    return people(doc, first, last) if body or are_accusative(doc, first) else None


def charged(doc: Document, claim: Skeleton) -> str | None:
    """`اتُّهم الجيش بقتل 200`, `الجيش متهم بقتل 200`: who stands accused of the claim, by whomever."""
    at = charged_with(doc, claim.first, doc.sentences[claim.sentence].first)
    if at is None:
        return None
    last = claim.first - (doc.norm(claim.first - 1) in words("reporting", "say", "convicted"))
    return named_in(doc, at, at + 1) or people_at(doc, at, last)


def is_convicted(doc: Document, claim: Skeleton) -> bool:
    """`نفذت السلطات حكم الإعدام. وأدين هؤلاء بقتل 12`: whether others were convicted of it, whoever strikes."""
    first = max(doc.sentences[claim.sentence].first, claim.first - ACCUSED_REACH)
    return doc.find(words("reporting", "say", "convicted"), first, claim.first) is not None
