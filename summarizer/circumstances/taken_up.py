"""What a sentence takes up of the one before it: what went on over a span, a report on one, the numbers of one."""

from __future__ import annotations

from summarizer.circumstances.periods import is_of_many
from summarizer.claims.scene import Skeleton
from summarizer.claims.single_events import tells_one_event
from summarizer.claims.spans import is_going_on, names_span, names_span_of_report
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.sources.reporting import speaks

# Goes back to what the sentence before told, and how far behind a claim it may stand, in tokens.
WITHIN_IT, WITHIN_REACH = frozenset(("خلالها", "خلاله", "خلالهما", "اثناءها", "اثناءه")), 3
# So many letters tell one noun of what went on from others: `غارات`, `مداهمة` and `المداهمات`.
STEM = 3
# Before attacks that are meant together, and not one of them (`في آخر هذه الحوادث`).
INSIDE = frozenset(("في", "خلال", "جراء", "نتيجه", "اثناء"))
THESE = frozenset(("هذه", "هذا", "تلك", "ذلك"))


def takes_up(doc: Document, claim: Skeleton, *, over: bool) -> bool:
    """`استمرت الاشتباكات ثلاثة أيام. وقُتل خلالها 17`, `... قصفا منذ مطلع الشهر. وأسفر القصف عن مقتل 23`: of what went
    on over the span that the sentence before names; `over`: so do its claims.
    """
    if claim.sentence == 0:
        return False
    own, before = doc.sentences[claim.sentence], doc.sentences[claim.sentence - 1]
    within = doc.find(WITHIN_IT, own.first, min(claim.last + WITHIN_REACH, own.last))
    if over and (within is not None or tells_of_these(doc, own.first, claim.last)):
        return True
    same = any(_is_told_before(doc, i, before.first, own.first) for i in _causes(doc, own.first, claim.first))
    once = within is None or tells_one_event(doc, before.first, before.last)
    return (same or not once) and names_span(doc, before.first, before.last)


def tells_of_these(doc: Document, first: int, last: int) -> bool:
    """`وخسر الجيش في هذه العمليات خمسة جنود`: whether tokens [first, last) go back to attacks told before."""
    events = words("casualties", "cumulative", "events")
    at = (i for i in range(first, last) if doc.norms[i] in THESE and doc.norm(i - 1) in INSIDE)
    return any(doc.bare[i + 1].removeprefix("ال") in events for i in at)


def _causes(doc: Document, first: int, last: int) -> list[int]:
    """Where the subjects of verbs of causing stand in tokens [first, last): `وأسفر القصف عن`, `إن الغارات قتلت`."""
    outcomes = words("casualties", "cumulative", "outcomes")
    verbs = [i for i in range(first, last + 1) if doc.is_word(i, outcomes)]
    behind = [i + 1 + (doc.norm(i + 1) in THESE) for i in verbs]
    return [i for i in (*behind, *(verb - 1 for verb in verbs)) if first <= i < last]


def _is_told_before(doc: Document, i: int, before: int, first: int) -> bool:
    """Whether what goes on for days or happens again and again stands at a token, and in tokens [before, first)."""
    norm = doc.bare[i]
    several = norm.startswith("ال") and norm[2:] in words("casualties", "cumulative", "events")
    if not several and not is_going_on(doc, i):
        return False
    stem = norm[2 : 2 + STEM]
    told = any(doc.norm(j).removeprefix("ب").removeprefix("ال").startswith(stem) for j in range(before, first))
    return told or (several and doc.norm(i - 1) in THESE)


def is_reported(doc: Document, claim: Skeleton) -> bool:
    """`أعلن المرصد حصيلة الشهر الماضي. وقال إن 412 قتلوا`: the report of a time that the sentence before names."""
    if claim.sentence == 0 or not is_of_many(claim) or doc.opens_elsewhere(claim.sentence):
        return False
    own, before = doc.sentences[claim.sentence], doc.sentences[claim.sentence - 1]
    report = doc.find(words("casualties", "cumulative", "reports"), before.first, own.first)
    return report is not None and speaks(doc.bare[own.first]) and names_span_of_report(doc, report, own.first)


def is_of_statistics(doc: Document, claim: Skeleton) -> bool:
    """`وسجل المرصد 143 هجوما منذ مطلع العام. وأظهرت الأرقام مقتل 28`: numbers of the span told right before."""
    own = doc.sentences[claim.sentence]
    statistics = words("casualties", "cumulative", "statistics")
    if claim.sentence == 0 or doc.find(statistics, own.first, claim.first) is None:
        return False
    before = doc.sentences[claim.sentence - 1]
    return names_span(doc, before.first, before.last)
