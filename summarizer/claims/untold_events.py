"""Verbal nouns that tell of no casualties: what is meant or remembered, an appeal, a warrant, somebody's custody."""

from __future__ import annotations

from summarizer.claims.kept_in import is_taken_in
from summarizer.claims.lost_objects import loses_what_is_theirs
from summarizer.claims.other_uses import has_no_captives
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.forms import Reading
from summarizer.language.wordlists import words

# Nobody was killed in one.
ATTEMPTS = frozenset(("محاوله", "محاولات", "بمحاوله", "لمحاوله"))
# In a crime that somebody began and nobody died of.
BEGINNING = frozenset(("شروع", "الشروع", "بشروع", "بالشروع", "للشروع", "والشروع", "وبالشروع"))
# Of a court it is an appeal.
STABBING = "طعن"
# The longest name of a memorial day before what is remembered, in tokens: `الذكرى السنوية الأولى`.
LONGEST_MEMORY = 5
# How far before what they fell into captives may fall, in tokens.
CAPTURED_REACH = 12


def tells_nothing_new(scene: Scene, i: int, reading: Reading) -> bool:
    """Whether the words before a verbal noun make it a purpose, a memory, an appeal, a warrant or somebody's state."""
    doc, form = scene.doc, reading.form
    if _is_purpose(reading) or doc.norm(i - 1) in words("casualties", "blocks", "purposes"):
        return True
    if _is_remembered(doc, i) or _is_news(doc, i):
        return True
    if form.lemma == STABBING and scene.mentions(
        words("casualties", "blocks", "appeals") | words("casualties", "blocks", "courts")
    ):
        # `رفضت المحكمة طعن متهمين`
        return True
    if form.lemma == "موت" and doc.norm(i - 1) == "من":
        # `نجاة أسرة من موت محقق`
        return True
    if doc.norm(i - 1) == "في" and doc.norm(i - 2) in BEGINNING:
        # `الشروع في قتل ضابطين`, `بالشروع في قتل`
        return True
    if doc.is_word(i - 1, words("casualties", "blocks", "warrants")) or _is_verb_with_part(doc, i, reading):
        return True
    if form.kind == "detained":
        return is_taken_in(doc, i, scene.last) or has_no_captives(scene, i) or _is_state(scene, i)
    return form.kind == "missing" and loses_what_is_theirs(scene, i)


def _is_purpose(reading: Reading) -> bool:
    """`كمين لقتل`, `حملة لاعتقال`: an aim, not a report; `أدى لإصابة` is one."""
    return reading.prefix.lstrip("وف") == "ل" and reading.form.lemma in words("casualties", "blocks", "aims")


def _is_state(scene: Scene, i: int) -> bool:
    """`وقع جنديان، أحدهما ضابط، في أسر مقاتلي القسام`: whose captives some became, and no capture of them."""
    fell = words("casualties", "fallen", "captured")
    return scene.doc.norm(i - 1) == "في" and scene.doc.find(fell, max(scene.first, i - CAPTURED_REACH), i) is not None


def _is_verb_with_part(doc: Document, i: int, reading: Reading) -> bool:
    """`قتل من المدنيين سبعة`, `قتل من قبل أربعة`: no verbal noun has من behind it, but `تم قتل من كانوا فيه`."""
    bare = reading.prefix in ("", "و", "ف") and doc.norm(i - 1) not in words("casualties", "no_verb")
    return bare and doc.norm(i + 1) == "من" and doc.reading(i, "verb") is not None


def _is_remembered(doc: Document, i: int) -> bool:
    """`ذكرى مقتل`, `الذكرى السنوية العاشرة لاغتيال`: a day on which somebody thinks of it."""
    before = i - 1
    while before > i - LONGEST_MEMORY and doc.norm(before).startswith("ال") and doc.norm(i).startswith("ل"):
        if doc.norm(before).removeprefix("ال") == "ذكري":
            return True
        before -= 1
    return doc.norm(i - 1) in words("casualties", "blocks", "remembered")


def _is_news(doc: Document, i: int) -> bool:
    """`بعد تلقيه خبر استشهاد نجله`: what somebody heard of, which was told before."""
    heard = doc.norm(i - 2) in words("casualties", "blocks", "hearing")
    return heard and doc.norm(i - 1).removeprefix("ب") in words("casualties", "blocks", "news")
