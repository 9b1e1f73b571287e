"""Which clause a source behind a preposition speaks for: `بحسب X`, `، وفق X،`, `- حسب X -`."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.text import ASIDE_DASHES, COMMAS
from summarizer.language.wordlists import relatives, words
from summarizer.sources.cue import COMPLEMENTISERS, Cue
from summarizer.sources.reporting import speaks
from summarizer.sources.speakers import is_carrier

# By these what came of a deed is joined to it: `، مما أدى إلى`.
OUTCOME = frozenset(("مما", "ما"))
# What an aside stands between.
ASIDES = COMMAS | ASIDE_DASHES | {"(", ")"}


def opens_clause(doc: Document, cue: Cue) -> bool:
    """`، وبحسب X فإن ...`, `قتل ثلاثة، وبحسب Y أصيب عشرة`: whether a source speaks for what follows it."""
    if doc.norm(cue.body).startswith("فان") or doc.norm(cue.body + 1).startswith("فان"):
        return True
    behind = cue.body + (doc.norm(cue.body) in COMMAS)
    # `ووفقا لتقارير أولية قتل ثلاثة` is still of whom the clause before quotes.
    joined = is_joined_preposition(doc, cue) and not cue.evidence
    return joined and doc.norms[behind] == doc.bare[behind] and is_told(doc, behind)


def is_joined_preposition(doc: Document, cue: Cue) -> bool:
    """`وبحسب`; but `وفق` is no `فق` that is joined."""
    return doc.norms[cue.at] not in words("reporting", "preposition")


def is_told(doc: Document, i: int) -> bool:
    """Whether a verb of casualties stands at a token, or behind those counted there: `أصيب عشرة`, `عشرة أصيبوا`."""
    at = doc.counts[i].last if i in doc.counts else i
    return any(doc.reading(j, "event", "verb") is not None for j in (at, at + (i in doc.counts)))


def interrupts(doc: Document, cue: Cue) -> bool:
    """`قال X إن الهجوم أسفر - حسب Y - عن مقتل 18`: an aside within a clause of what another says."""
    opening, closing = doc.norm(cue.at - 1), doc.norm(cue.body)
    if opening not in ASIDES or closing not in ASIDES:
        return False
    behind = cue.body + 1
    goes_on = doc.norm(behind) in ("عن", "الي", "في") or behind in doc.counts
    return goes_on or doc.reading(behind, "event", "victim") is not None


def other_clause(doc: Document, first: int, at: int) -> int | None:
    """Where the clause begins that a trailing source is for, in what another says: `قال X إن ...، فيما سقط حطام
    في قرية دون إصابات، وفق Y`.
    """
    return next((i for i in range(at - 1, first, -1) if contrasts(doc, i)), None)


def outcome_clause(doc: Document, first: int, cue: Cue) -> int | None:
    """Where what came of it begins, which a trailing source tells of what another says or denies: `نفى X أن تكون
    طائراته قصفت مدرسة، مما أدى إلى مقتل 12 كما قالت Y`; an agency only carries it.
    """
    if cue.speaker is None or is_carrier(doc, cue.speaker):
        return None
    outcomes = words("casualties", "cumulative", "outcomes")
    for i in range(cue.at - 1, first, -1):
        if doc.bare[i] in COMPLEMENTISERS:
            return None
        if doc.norm(i) in OUTCOME and doc.norm(i - 1) in COMMAS and doc.norm(i + 1) in outcomes:
            return i
    return None


def contrasts(doc: Document, i: int) -> bool:
    """`فيما`, `لكن`, `وقد`, `إلا أن`: whether a clause begins at a token that tells of something else."""
    excepts = doc.is_word(i, ("الا", "غير", "بيد")) and doc.norm(i + 1) in ("ان", "انه", "انها")
    contrasts = words("reporting", "clause", "contrasts") | {"لكن"}
    before = doc.norm(i) == "قبل" and doc.norm(i + 1) == "ان"
    before = before or (doc.is_word(i, ("في",)) and doc.norm(i + 1) == "حين")
    return excepts or before or doc.is_word(i, contrasts) or doc.norm(i) == "وقد"


def clause_end(doc: Document, i: int, last: int) -> int:
    """Where a preposition no longer speaks for what stands behind its source, whose name ends at a token."""
    return next((j for j in range(_behind_finder(doc, i), last) if _turns(doc, j)), last)


def _behind_finder(doc: Document, i: int) -> int:
    """`وفق ما أعلن خفر السواحل الذي عثر على 17 جثة`: whoever found them tells of them, too."""
    relative = i + (doc.norm(i) in COMMAS)
    found = doc.norm(relative) in relatives() and doc.norm(relative + 1) in words("reporting", "clause", "finds")
    return relative + 2 if found else i


def is_unsigned(doc: Document, i: int) -> bool:
    """`وقالت تقارير إن`, `تحدثت أنباء عن`: whether a verb tells of reports that nobody is named for."""
    return speaks(doc.bare[i]) and doc.norm(i + 1) in words("reporting", "not_speaker", "reports")


def _turns(doc: Document, i: int) -> bool:
    """Whether a preposition no longer speaks behind a token: `، كما ...`, `، بعد أسبوع على غارة قتلت ...`."""
    norm = doc.norm(i)
    if norm in words("reporting", "clause", "turns") or (norm == "غداه" and doc.norm(i - 1) in COMMAS):
        return True
    if is_unsigned(doc, i):
        # `بحسب الشرطة، فيما تحدثت تقارير عن خمسة قتلى`
        return True
    if norm in ("وهي", "وهو", "في") and doc.norm(i - 1) in COMMAS:
        # `وفق X، وهي ثالث حادثة من نوعها`: what the outlet adds
        return doc.norm(i + 1) in words("reporting", "clause", "ranks")
    later = norm == "بعد" and doc.norm(i - 1) in COMMAS
    return later and doc.norm(i + 1) in words("reporting", "clause", "spans")


def behind_aside(doc: Document, cue: Cue, last: int) -> int:
    """Behind the clause that an aside between commas or dashes interrupts: `قُتل، وفق X، أربعة، وأصيب ...`."""
    if not doc.reading(cue.at - 2, "verb"):
        return cue.body
    dashed = doc.norm(cue.at - 1) in ASIDE_DASHES and doc.norm(cue.body) in ASIDE_DASHES
    if not dashed and (doc.norm(cue.at - 1) not in COMMAS or doc.norm(cue.body) not in COMMAS):
        return cue.body
    end = doc.find(COMMAS, cue.body + 1, last)
    return last if end is None else end
