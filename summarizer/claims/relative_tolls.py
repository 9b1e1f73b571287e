"""Tolls of people whom only a relative clause names.

`تقدر الأمم المتحدة من سقطوا منذ يونيو بأكثر من ألفين`, `يكون من قضوا على الحدود منذ الشتاء سبعة وعشرين`.
"""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.text import CLAUSE_ENDS, COMMAS
from summarizer.language.wordlists import words
from summarizer.sources.reporting import speaks

# How far before the relative clause the verb may stand that counts or equates, in tokens.
OPENER_REACH = 8
# How far behind it the number may stand, in tokens.
VALUE_REACH = 20
# Before a number that is a time and no value.
TIMES = frozenset(("منذ", "في", "عام", "العام", "سنه", "السنه", "خلال", "بعد", "قبل", "يوم", "مطلع", "من"))
# Who is no actor by name: `عدد من اعتقلتهم القوات`.
FORCES = frozenset(("القوات", "السلطات", "المسلحون", "الشرطه", "المليشيا", "الميليشيا"))


def read_relative_tolls(scene: Scene) -> None:
    """The number of those who did what `من` and its verb say, where another verb counts or equates them."""
    doc = scene.doc
    for i in doc.having(scene.first + 1, scene.last, "verb"):
        form = doc.form(i, "verb")
        if not tells_of_many(doc, i) or form is None or form.kind is None:
            continue
        near = max(scene.first, i - OPENER_REACH)
        estimates = doc.find(words("casualties", "revised", "estimates"), near, i - 1) is not None
        equated = doc.find(words("casualties", "revised", "equates"), near, i - 1) is not None
        group = _value(scene, i + 1, estimates) if estimates or equated else None
        if group is not None:
            scene.cumulative.append((group.first, group.last))
            scene.add(group, form.kind, "toll", first=i - 1)


def tells_of_many(doc: Document, i: int) -> bool:
    """`من قضوا`, `من قتلتهم الحملة`: a plural verb behind من, or one whose object they are."""
    form = doc.form(i, "verb")
    if form is None or not doc.is_word(i - 1, ("من",)) or doc.norm(i).startswith("و"):
        return False
    return form.number == "plural" or (form.suffixed and doc.norm(i).endswith("هم"))


def doer_behind(doc: Document, i: int) -> tuple[int, int] | None:
    """`عدد من اعتقلتهم القوات`: who did it to those whom a toll counts."""
    if not tells_of_many(doc, i + 2):
        return None
    actor = doc.actor_at.get(i + 3)
    if actor is not None and actor.first == i + 3:
        return i + 3, actor.last
    return (i + 3, i + 4) if doc.norm(i + 3) in FORCES else None


def _value(scene: Scene, start: int, estimates: bool) -> Group | None:
    """The first number that is no time: `بأكثر من ألفين` behind an estimate, a bare one or people behind a copula."""
    doc, i = scene.doc, start
    while i < min(start + VALUE_REACH, scene.last):
        if doc.norm(i) in COMMAS:
            i = doc.after_aside(i, scene.last)
            continue
        if doc.norm(i) in CLAUSE_ENDS or speaks(doc.norm(i)) or doc.reading(i, "event", "verb"):
            return None
        governed = doc.norm(i).startswith("ب") or doc.norm(i - 1) == "ب"
        if i in doc.counts and (governed or doc.norm(i - 1) not in TIMES):
            group = scene.group(i)
            if group is None or not scene.free(group) or group.kind or governed != estimates:
                return None
            return group
        i += 1
    return None
