"""Cases of which nobody says what, as those tell of them who treat them: `استقبل القسم 17 حالة، بينها أربع خطيرة`."""

from __future__ import annotations

from summarizer.claims.scene import Scene
from summarizer.claims.searches import tells_of_incident
from summarizer.claims.treatment import CARE_REACH, HOSPITAL_REACH
from summarizer.language.wordlists import phrases, words

# What cases do that are told before, and two of them: `إن حالتين تعانيان من حروق`.
SUFFER = frozenset(("تعاني", "تعانيان", "يعاني", "يعانيان", "يعانون", "يعانين"))
TWO_CASES = frozenset(("حالتان", "حالتين"))
# How far behind cases it may stand how bad some of them are, in tokens.
GRADE_REACH = 6


def read_cases(scene: Scene) -> None:
    """`استقبل القسم 17 حالة، بينها أربع حالات خطيرة`: cases of which nobody says what, but how bad some are."""
    doc = scene.doc
    if not scene.mentions(words("casualties", "treated", "cases")):
        return
    for i in doc.counted(scene.first, scene.last):
        noun = doc.counts[i].last
        group = (
            scene.group(i)
            if i not in scene.used and doc.norm(noun) in words("casualties", "treated", "cases")
            else None
        )
        if group is None or group.kind or group.definite or group.who is not None or not scene.free(group):
            continue
        closed = doc.is_stop(noun + 1) or doc.norm(noun + 1) in words("reporting", "function")
        if not ((closed and _are_graded(scene, noun + 1)) or _are_carried(scene, i, noun)):
            continue
        scene.add(group, "wounded", "treated", last=noun + 1)


def are_cases_in_state(scene: Scene, i: int) -> bool:
    """`لا تزال 3 حالات بالعناية المركزة`, `إن حالتين تعانيان من حروق`: how some of those are who were told before."""
    doc, counted = scene.doc, scene.doc.counts.get(i)
    noun = counted.last if counted is not None else i
    cases = words("casualties", "treated", "cases") if counted is not None else TWO_CASES
    if doc.norm(noun) not in cases:
        return False
    critical = doc.phrase_end(phrases("casualties", "missing", "critical"), noun + 1) is not None
    return critical or (doc.norm(noun + 1) in SUFFER and doc.norm(noun + 2) == "من")


def _are_carried(scene: Scene, i: int, noun: int) -> bool:
    """`نُقلت تسع حالات إلى المستشفى`, `12 حالة نقلت إلى مستشفى الحسكة`."""
    doc = scene.doc
    carrying = words("casualties", "treated", "carrying")
    behind = range(noun + 2, min(noun + 2 + CARE_REACH, scene.last))
    if doc.norm(noun + 1) in words("casualties", "treated", "receiving"):
        # `وفاة تسعة، ولا تزال 17 حالة تتلقى العلاج`, but `300 حالة تتلقى العلاج مجانا`
        received = any(doc.norm(j) in words("casualties", "treated", "received") for j in behind)
        return received and (bool(scene.found) or tells_of_incident(scene))
    if not (doc.is_word(i - 1, carrying) or doc.is_word(noun + 1, carrying)):
        return False
    return (
        doc.find(words("casualties", "treated", "wards"), noun + 1, min(noun + HOSPITAL_REACH, scene.last)) is not None
    )


def _are_graded(scene: Scene, start: int) -> bool:
    """`، بينها أربع حالات خطيرة`, `، منها ثلاث حرجة`, `، ثلاث منها حرجة`: a share of cases by how bad they are."""
    doc = scene.doc
    at = doc.find(words("casualties", "share", "openers"), start, min(start + GRADE_REACH, scene.last))
    count = doc.counts.get(at + 1) if at is not None else None
    if count is None:
        return at is not None and at - 1 in doc.counts and doc.norm(at + 1) in words("casualties", "cases", "graded")
    grade = count.last + (doc.norm(count.last) in words("casualties", "treated", "cases"))
    return doc.norm(grade) in words("casualties", "cases", "graded")
