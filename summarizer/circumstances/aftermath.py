"""Claims told as what an attack came after, or answers: `قصفت الطائرات البلدة ردا على مقتل ثلاثة`, `بعد مقتل جنديين،
قصف الجيش البلدة`: who strikes then has not struck them.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.circumstances.responsible import lays_blame
from summarizer.circumstances.strikers import Strike
from summarizer.claims.scene import Skeleton
from summarizer.claims.times import behind_time
from summarizer.document import Document
from summarizer.language.text import PAUSES, without_conjunction
from summarizer.language.wordlists import relatives, words
from summarizer.sources.governed import OUTCOME

# Right before a claim, by these what it tells was before the attack in the news.
AFTER = frozenset(("بعد", "قبل", "غداه", "عقب"))
# The same where it was the reason of the attack.
IN_RETURN = frozenset(("ردا", "انتقاما", "ثارا"))
# The same right before the claim alone; elsewhere they tell what came of an attack (`إثر قصف قتل ثلاثة`).
UPON = frozenset(("اثر", "اعقاب", "خلفيه", "منذ"))
# The same before على and the claim: `في رد على مقتل`.
ANSWER = frozenset(("رد", "الرد"))
# Behind a time, before what was that long ago: `بعد يوم من سقوط صاروخ`, `بعد يومين على مقتل`.
AGO = frozenset(("من", "علي"))
# What had come of an attack, as it was told before.
TOLLS = frozenset(("الحصيله", "حصيله"))


def goes_back(doc: Document, i: int, claim: Skeleton) -> bool:
    """`اقتحمت القوات البلدة بعد عملية أصيب فيها اثنان`, `قصفت الطائرات البلدة ردا على مقتل ثلاثة`, `استهدف المنصة التي
    أطلقت قذائف قتلت اثنين`: whether what a claim tells was before the attack, or tells of what was struck.
    """
    norm = doc.norm(i)
    # But `تبنى الهجوم على الكنيسة الذي قتل فيه 25`.
    verb = i + 1 < claim.first and doc.form(claim.first, "verb") is not None
    relative = norm in relatives() and verb and doc.norms[claim.first][0] not in "وف"
    before = norm in AFTER or norm in IN_RETURN or relative or _is_upon(doc, i, claim)
    if not before or behind_time(doc, i + 1) > i + 1 or _is_time(doc, i + 1):
        return False
    # `بعد انتشال جثتين`, `بعد أن كانت الحصيلة الأولية أربعة`: what the attack had done becomes known.
    known = claim.rule.startswith(("bodies", "toll")) or doc.find(TOLLS, i, claim.first) is not None
    return not known and not any(doc.is_stop(j) or doc.norm(j) in OUTCOME for j in range(i, claim.first))


def is_earlier(doc: Document, i: int) -> bool:
    """`بعد يوم من سقوط صاروخ`, `بعد يومين على مقتل`: whether a time before is told that something else happened at."""
    told = doc.norm(i) in AFTER and _is_time(doc, i + 1)
    return told and any(norm in AGO for norm in doc.norms[i + 2 : i + 4])


def without_later(doc: Document, claim: Skeleton, strikes: Sequence[Strike]) -> list[Strike]:
    """The attacks told behind a claim, without those that came after it where it opens the sentence as what was before:
    `ردا على مقتل جنديين، قصف الجيش البلدة`. Who owns to it, stands behind it or is blamed for it stays.
    """
    first = doc.sentences[claim.sentence].first
    opened = doc.norm(first) in ("في", "وفي", "علي", "وعلي")
    at = first + opened
    timed = behind_time(doc, at) > at or behind_time(doc, at + 1) > at + 1 or _is_time(doc, at + 1)
    if timed and not is_earlier(doc, at):
        # `منذ فجر اليوم قتل 23، بنيران الجيش`, `قبل أيام قتل شاب، برصاص الجيش`
        return list(strikes)
    norm = without_conjunction(doc.norm(at))
    fronted = (norm in AFTER or norm in IN_RETURN) and not opened
    fronted = fronted or ((opened or norm == "اثر" or norm == "منذ") and (norm in UPON or norm in ANSWER))
    comma = next((i for i in range(claim.last, doc.sentences[claim.sentence].last) if doc.norms[i] in PAUSES), None)
    if not fronted or comma is None or any(doc.is_stop(i) for i in range(at, claim.first)):
        return list(strikes)
    return [s for s in strikes if s.at < comma or lays_blame(doc.norm(s.at))]


def _is_upon(doc: Document, i: int, claim: Skeleton) -> bool:
    """`إثر مقتل ثلاثة`, `في أعقاب مقتل`, `على خلفية مقتل`, `في رد على مقتل`: right before a verbal noun of harm."""
    if not claim.rule.startswith(("event-", "mixed-")) or claim.rule == "event-pronoun":
        return False
    answer = doc.norm(i) in ANSWER and doc.norm(i + 1) == "علي"
    return i + 1 + answer == claim.first and (answer or doc.norm(i) in UPON)


def _is_time(doc: Document, i: int) -> bool:
    """`ساعة`, `يومين`."""
    return doc.norm(i) in words("numerals", "not_counts", "units") | words("casualties", "cumulative", "dual_units")
