"""Verbs that take a stand on what others told: who doubts a toll (`شكك الجيش في مقتل 60`) has not given it, and who
rejects reports of it (`رفضت الوزارة الأنباء عن مقتل ثلاثة`) denies it.
"""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.sources.cue import COMPLEMENT_REACH, Cue
from summarizer.sources.reporting import is_verb
from summarizer.sources.speakers import read_speaker
from summarizer.sources.subjects import speaker_before

# How far behind reports the verb may stand that says what they tell (`الأنباء التي تحدثت عن`), in tokens.
TELLING_REACH = 3


def read_stance(doc: Document, i: int, stem: str, first: int, last: int) -> Cue | None:
    """The cue of a verb of doubting or rejecting at a token of the sentence [first, last), None where it is none."""
    if stem in words("reporting", "say", "with_fi"):
        doubter = read_speaker(doc, i + 1, last) or speaker_before(doc, i, first)
        return Cue(i, max(doubter.last, i + 1) if doubter is not None else i + 1, "unsaid", doubter)
    reports = _reports_behind(doc, i, last) if stem in words("reporting", "say", "reject") else None
    if reports is None:
        return None
    speaker = read_speaker(doc, i + 1, reports) if reports > i + 1 else speaker_before(doc, i, first)
    return Cue(i, _behind_telling(doc, reports, last), "deny", speaker) if speaker is not None else None


def _reports_behind(doc: Document, i: int, last: int) -> int | None:
    """`رفض المتحدث باسم الجيش مزاعم عن`: the reports that are rejected; none in `رفض الجيش التعليق على تقارير`."""
    at = doc.find(words("reporting", "say", "rejected"), i + 1, min(i + COMPLEMENT_REACH, last))
    return at if at is not None and doc.norm(at - 1) != "علي" else None


def _behind_telling(doc: Document, reports: int, last: int) -> int:
    """Behind the verb by which reports at a token tell what is rejected: `الأنباء التي تحدثت عن`, `تقريرا يتحدث عن`."""
    for j in range(reports + 1, min(reports + 1 + TELLING_REACH, last)):
        if doc.is_stop(j) or doc.joins(j):
            break
        if is_verb(doc.norms[j]):
            return j + 1
    return reports + 1
