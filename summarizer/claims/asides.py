"""Where a subject ends that a share, an age or a remark in brackets parts from its verb."""

from __future__ import annotations

from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.text import CLAUSE_ENDS, COMMAS
from summarizer.language.wordlists import phrases, words

# How far before a verb the aside may begin that parts it from its subject, in tokens.
ASIDE_REACH = 18
# The longest aside of an age (`(14 عاما)`, `، 14 عاما،`) behind a name, in tokens.
LONGEST_AGE = 7
# The longest number right before a verb, in tokens.
LONGEST_NUMBER = 5
# The longest remark in brackets (`(لم يسمهم)`), in tokens.
LONGEST_REMARK = 10


def before_share(scene: Scene, at: int, *, plural: bool) -> int:
    """Where a subject ends that a share parts from what stands at a token: `39 شخصا، بينهم 17 امرأة، لاقوا حتفهم`,
    `ضحيتين، وهما طفل وعامل، غرقا`.

    A plural verb goes back over a share without commas too: `ستة أشخاص بينهم طفل أصيبوا`.
    """
    doc, openers = scene.doc, words("casualties", "share", "openers")
    including, listing = phrases("casualties", "share", "including"), words("casualties", "share", "listing")
    apart = doc.norm(at - 1) in COMMAS
    if not (apart or plural) or not scene.mentions(openers.union(including, listing)):
        return at
    number = next((k for k in doc.counted(at - LONGEST_NUMBER, at) if doc.counts[k].last == at), None)
    if number is not None and "و" in (doc.norm(number)[:1], doc.norm(number - 1)):
        # `51 منهم خضعوا لغسيل كلى و21 أصيبوا بالعمى`: a number of its own
        return at
    for j in range(at - 2, max(scene.first, at - ASIDE_REACH), -1):
        if doc.norm(j) in CLAUSE_ENDS or doc.norm(j) == "وان" or doc.reading(j, "event", "verb"):
            # `9250 أسيرا، بينهم نساء، ما زالوا في السجون، وإن 86 أسيرا قضوا`
            return at
        if apart and doc.norm(j) in listing and doc.norm(j - 1) in COMMAS:
            return j - 1
        if doc.is_word(j, openers) or doc.phrase_end(including, j) is not None:
            start = j - 1 if doc.norm(j - 1) in ("من", "ومن", "و") else j
            counted = next((k for k in doc.counted(j - LONGEST_NUMBER, j) if doc.counts[k].last == j), None)
            if counted is not None and doc.norm(counted - 1) in COMMAS:
                # `12 شخصا، اثنان منهم أجانب، قتلوا`
                return counted - 1
            if doc.norm(start - 1) in COMMAS:
                return start - 1
            return start if plural else at
    return at


def before_aside(doc: Document, end: int) -> int:
    """The end of a name behind which an age or the like stands apart: `خليل ناصر (71 عاما)`, `خليل ناصر، 71 عاما،`."""
    closing = doc.norm(end - 1)
    if closing != ")" and closing not in COMMAS:
        return end
    opening = frozenset("(") if closing == ")" else COMMAS
    return next((k for k in range(end - 2, end - LONGEST_AGE, -1) if doc.norm(k) in opening), end)


def before_bracket(scene: Scene, end: int) -> int:
    """`ستة آخرين (لم يسمهم)، قتلوا`: where a remark in brackets begins that ends right before a token."""
    doc, last = scene.doc, end - 1
    last -= doc.norm(last) in COMMAS
    if doc.norm(last) != ")":
        return end
    begin = max(scene.first, last - LONGEST_REMARK)
    return next((j for j in range(last - 1, begin - 1, -1) if doc.norm(j) == "("), end)
