"""What bears out a noun of a kind that no number tells: `سقوط قتلى`, `غارة تخلف ضحايا`, `انتشال جثة`."""

from __future__ import annotations

from summarizer.claims.casualty_verbs import MAY
from summarizer.claims.group import Group
from summarizer.claims.heads import has_company, have_fallen, is_happening, stands_alone
from summarizer.claims.other_uses import are_families
from summarizer.claims.scene import Scene
from summarizer.claims.wounds import adds_wounds
from summarizer.document import Document
from summarizer.language.wordlists import relatives, words

# How far before a noun of a kind the word that introduces it may stand, in tokens.
INTRODUCER_REACH = 6
# How far before its verb what led to victims may stand, in tokens.
CAUSE_REACH = 10
# How far behind one of a kind the verb may stand that brings him to a hospital, in tokens, and what stands before him.
ARRIVAL_REACH, OF_SPEECH = 8, frozenset(("ان", "بان"))
# They open what is asked, or what comes again and again: `وعادة ما توقع الهجمات قتلى`.
UNTOLD = frozenset(
    ("كيف", "هل", "متي", "لماذا", "اين", "عاده", "وعاده", "غالبا", "دايما", "كلما", "اذا", "حين", "عندما")
)
# Before more of what a verb led to.
ALSO = frozenset(("وعن", "والي"))
# Before what is done on and on, of which a toll may rise: `الحصيلة مرشحة للارتفاع مع استمرار انتشال جثث`.
GOING_ON = frozenset(("استمرار", "تواصل", "مواصله", "باستمرار"))
# Besides those whom a number counted before.
MORE = frozenset(("اخري", "جديده", "اضافيه"))
# To whom something is done.
TO_ONE = frozenset(("له", "لها", "لهما"))
# What is done for victims who were told before.
HANDLED = frozenset(("دفن", "نقل", "اجلاء", "اسعاف", "تشييع", "تسلم", "استلام", "البحث", "انتشال"))


def opener(scene: Scene, i: int, group: Group) -> int | None:
    """From where a noun of a kind is quoted that something bears out, None where nothing does."""
    doc = scene.doc
    if group.shape == "singular":
        # `تحدثت صفحات عن قتيل واحد`
        one = doc.norm(i + 1) in ("واحد", "واحده", "وحيد", "وحيده") and doc.norm(i - 1) in ("عن", "الي")
        other = doc.form(i + 1, "other") is not None or one
        start = i if other else _introducer(scene, i)
        if start is not None and group.kind == "killed" and doc.is_word(start, words("casualties", "treated", "aid")):
            # `إسعاف غريق`: he may live.
            return None
        alone = start is None and (
            has_company(scene, group.last) or stands_alone(scene, group) or _arrives(scene, i, group)
        )
        return i if alone else start
    start = _introducer(scene, i)
    if start is None:
        return i if group.shape == "plural" and have_fallen(scene, i) else None
    if group.shape == "plural" and group.kind == "killed" and doc.bare[start - 1] in GOING_ON:
        return None
    # `بينهم شهداء مدنيون`, `الحصيلة تشمل ضحايا مدنيين`: who they were, not how many.
    breaks_down = words("casualties", "share", "openers") | words("casualties", "share", "comprising")
    told = group.shape == "plural" and doc.is_word(start, breaks_down)
    if adds_wounds(doc, i, group) or (group.shape == "plural" and _are_more(scene, start, group)):
        return None
    if group.shape == "plural" and doc.find(TO_ONE, start + 1, i) is not None:
        # `تسبب له في إصابات`: what he has, and no people.
        return None
    # `دفن ضحايا الغارة الأولى`: those who were told before.
    of_event = group.shape == "plural" and doc.is_word(i + 1, words("casualties", "incidents"))
    known = of_event and doc.norm(i + 1).startswith("ال") and doc.bare[start] in HANDLED
    return None if told or known else start


def _are_more(scene: Scene, start: int, group: Group) -> bool:
    """`بلغ عدد القتلى 70 بعد انتشال جثث أخرى`: those by whom a number rose that is told and counts them."""
    doc = scene.doc
    behind = doc.norm(start - 1) in ("بعد", "عقب", "اثر") and doc.norm(group.last) in MORE
    return behind and any(s.minimum is not None and s.kind == group.kind for s in scene.found)


def _arrives(scene: Scene, i: int, group: Group) -> bool:
    """`إن إصابة بالرصاص الحي في الفخذ وصلت إلى المستشفى`: one whom a hospital has."""
    doc, end = scene.doc, min(group.last + ARRIVAL_REACH, scene.last)
    arrived = (
        doc.find(words("casualties", "found", "arrived"), group.last, end) if doc.norm(i - 1) in OF_SPEECH else None
    )
    if arrived is None or any(map(doc.is_stop, range(i, arrived))) or doc.norm(arrived + 1) != "الي":
        return False
    return doc.is_word(arrived + 2, words("casualties", "treated", "places"))


def _introducer(scene: Scene, i: int) -> int | None:
    """Where the word stands that bears out a noun of a kind, or the noun itself behind a claim that و joins it to."""
    doc = scene.doc
    if doc.norm(i - 1) in ALSO and _led_to_others(scene, i - 1):
        return i - 1
    for j in range(i - 1, max(scene.first, i - INTRODUCER_REACH) - 1, -1):
        if doc.is_stop(j):
            if j == i - 1 and doc.norm(i).startswith("و") and any(s.last == j for s in scene.found):
                # `عن حالة وفاة، وإصابة بالغة`
                return i
            return None
        if are_families(doc, j):
            # `استقبل الوزير أسر خمسة رهائن`: they were told long ago.
            return None
        if doc.is_word(j, words("casualties", "introduces")) or introduces(doc, j) or _results(scene, j):
            return j
        if j == i - 1 and doc.is_word(j, words("casualties", "introduces", "next_to")) and _are_several(doc, i):
            return j
        if any(s.last == j + 1 and s.kind != "detained" for s in scene.found) and doc.norm(i).startswith("و"):
            return i
    return None


def _led_to_others(scene: Scene, i: int) -> bool:
    """`أسفر الهجوم عن مقتل خمسة جنود، وعن إصابات`: the preposition at a token goes on for a verb that led to others."""
    doc, told = scene.doc, max((s.last for s in scene.found if s.last <= i), default=None)
    if told is None or any(doc.reading(j, "verb") for j in range(told, i)):
        return False
    governed = doc.norm(i).removeprefix("و")
    return any(introduces(doc, j) and doc.find({governed}, j, told) is not None for j in range(scene.first, told))


def _are_several(doc: Document, i: int) -> bool:
    form = doc.form(i, "victim")
    return form is not None and form.number == "plural"


def introduces(doc: Document, i: int) -> bool:
    """Whether a token is a word that introduces victims, behind clitics as those of a verbal noun: `وبسقوط`."""
    return doc.norm(i).lstrip("وف").removeprefix("ب").removeprefix("ل") in words("casualties", "introduces")


def _results(scene: Scene, i: int) -> bool:
    """`قصف روسي يخلف قتلى`, `داعش يهاجم الشرطة ويوقع ضحايا`: the imperfect of headlines.

    Not where something tells that it may come or comes again and again: `قد يوقع ضحايا`, `القصف الذي يوقع ضحايا`.
    """
    doc = scene.doc
    if not doc.is_word(i, words("casualties", "introduces", "imperfect")) or doc.is_word(i - 1, MAY):
        return False
    if doc.find(relatives() | UNTOLD, scene.first, i) is not None:
        return False
    # `السرعة توقع ضحايا` is so of any speed; `مركب يغرق ويخلف ضحايا` tells what happened.
    near = range(max(scene.first, i - CAUSE_REACH), i)
    return doc.norms[i] != doc.bare[i] or i - 1 in doc.actor_at or any(is_happening(doc, j) for j in near)
