"""Of what a toll is, by the noun, clause or case behind it: `عدد القتلى`, `حصيلة من قضوا`, `إجمالي حالات الانتشال`."""

from __future__ import annotations

from summarizer.claims.cases import case_kind
from summarizer.claims.custody_tolls import are_imprisoned, of_arrests
from summarizer.claims.mixed import joined_kind
from summarizer.claims.pronouns import DONE
from summarizer.claims.relative_tolls import tells_of_many
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.forms import Form
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words
from summarizer.model import Kind

# How far behind `عدد` the noun of the kind may stand, in tokens.
KIND_REACH = 3
# `إجمالي الانتشال 683`, `إجمالي ما تم انتشاله`
RECOVERED = frozenset(("الانتشال", "انتشال"))
# How far behind a toll of losses it must be told what they came to, in tokens.
LOSSES_REACH = 8
# Before what was done to those who are counted.
RELATIVES = frozenset(("الذين", "من", "ممن"))
# In the plural each is one death: `عدد الإعدامات`.
EXECUTIONS = frozenset(("الاعدامات", "اعدامات"))


def stated_kind(scene: Scene, i: int) -> Kind | None:
    """Of what a toll is, by the noun, clause or case behind it: `عدد القتلى`, `حصيلة من قضوا`."""
    for j in range(i + 1, min(i + 1 + KIND_REACH, scene.last)):
        if scene.doc.is_stop(j) or j in scene.doc.counts:
            return None
        if scene.doc.norm(j) in words("casualties", "revised", "done_with") and scene.doc.norm(j + 1) == "عليهم":
            return "killed"
        if scene.doc.norm(j) in words("casualties", "cases") and (
            kind := case_kind(scene.doc.norm(j + 1).removeprefix("ال"))
        ):
            # `إجمالي حالات الانتشال`
            return kind
        if scene.doc.norm(j) in EXECUTIONS or _are_executed(scene.doc, j):
            return "killed"
        if j == i + 1 and scene.doc.norm(j) in RECOVERED:
            return "killed"
        if "خساير" in scene.doc.norm(j) and "البشريه" in (scene.doc.norm(j + 1), scene.doc.norm(j + 2)):
            # `بلغت حصيلة الخسائر البشرية 218 شخصا`, `ليرتفع إجمالي خسائر موسكو البشرية إلى 1200`
            changes = words("casualties", "cumulative", "change")
            rose = {"الي"} if scene.doc.norm(i - 1).removeprefix("ل") in changes else changes
            change = scene.doc.find(rose, j + 2, j + LOSSES_REACH)
            told = change is not None and scene.doc.find(COMMAS, j + 2, change) is None
            return "casualties" if told else None
        if scene.doc.norm(j) in words("casualties", "missing", "disappeared"):
            return "missing"
        if (j == i + 1 or (j == i + 2 and scene.doc.reading(i + 1, "person"))) and are_imprisoned(scene, j):
            # `عدد الأسرى`, `عدد الأطفال الأسرى`
            return "detained"
        if scene.doc.form(j, "event") is not None and scene.group(j + 1) is not None:
            # `والحصيلة وفاة شخصين وإصابة أربعة`: the verbal noun tells of its own.
            return None
        form = scene.doc.form(j, "victim") or _relative(scene, j) or _of_cases(scene, j) or of_arrests(scene, j)
        if form is not None and form.kind is not None:
            other = _joined(scene.doc, j)
            return joined_kind(form.kind, other.kind) if other is not None and other.kind else form.kind
    return None


def _joined(doc: Document, j: int) -> Form | None:
    """The second fate of those whom a toll counts: `القتلى والجرحى`, `الذين قضوا أو فُقدوا`, `من قتلوا وجرحوا`."""
    at = j + 1 + (doc.norm(j) in RELATIVES)
    if doc.norm(at) == "او":
        return doc.form(at + 1, "victim", "verb")
    return doc.form(at, "victim", "verb") if doc.norm(at).startswith("و") else None


def are_told_by_deed(doc: Document, j: int) -> bool:
    """`عدد من تم تحييدهم`, `عدد من نُفذ فيهم الحكم`: what was done to those whom a relative pronoun counts."""
    return _was_done(doc, j) is not None or _are_executed(doc, j)


def _was_done(doc: Document, j: int) -> Form | None:
    """The deed of `من تم ضبطهم`, `الذين جرى إعدامهم`."""
    done = doc.norm(j) in RELATIVES and doc.norm(j + 1) in DONE and doc.norm(j + 2).endswith("هم")
    event = doc.form(j + 2, "event") if done else None
    return event if event is not None and event.suffixed else None


def _are_executed(doc: Document, j: int) -> bool:
    """`عدد الأشخاص الذين نفذ فيهم حكم الإعدام`, `من نفذ بحقهم الحكم`."""
    sentence = doc.norm(j + 1) in ("نفذ", "نفذت") and doc.norm(j + 2) in ("فيهم", "بحقهم", "بهم")
    return sentence and doc.norm(j) in RELATIVES


def _relative(scene: Scene, j: int) -> Form | None:
    """`عدد الفلسطينيين الذين استشهدوا`, `الذين تم اعتقالهم`, `من قضوا`: the verb of the clause tells the kind."""
    if tells_of_many(scene.doc, j + 1):
        return scene.doc.form(j + 1, "verb")
    if scene.doc.norm(j) not in ("الذين", "ممن", "اللواتي", "من"):
        return None
    still = j + 1 + (scene.doc.norm(j + 1) in ("ما", "لا"))
    if scene.doc.norm(still) in words("casualties", "missing", "still"):
        # `عدد الذين لا يزالون مفقودين`, `من ما زالوا محتجزين`
        return scene.doc.form(still + 1, "victim")
    if scene.doc.norm(j) == "من":
        # `عدد من تم تحييدهم`
        return _was_done(scene.doc, j)
    return scene.doc.form(j + 2, "event") if scene.doc.is_word(j + 1, DONE) else scene.doc.form(j + 1, "verb")


def _of_cases(scene: Scene, j: int) -> Form | None:
    """`إجمالي حالات الاعتقال`: the verbal noun tells the kind."""
    return scene.doc.form(j + 1, "event") if scene.doc.norm(j) in words("casualties", "cases") else None
