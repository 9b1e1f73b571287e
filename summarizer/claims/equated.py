"""Plurals of a kind and their number: `القتلى خمسة`, `إن القتلى هم ثلاثة جنود`, `وفيات الوباء تخطت 1340`."""

from __future__ import annotations

from functools import cache

from summarizer.claims.bounds import opened_by
from summarizer.claims.casualty_verbs import TOPIC
from summarizer.claims.identified import presented_behind
from summarizer.claims.phrase_ends import is_closed
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.forms import Role
from summarizer.language.text import ARTICLE, BULLETS, COMMAS
from summarizer.language.wordlists import words

# `القتلى هم ثلاثة جنود`.
COPULAS = frozenset(("هم", "هن", "هما"))
# `القتلى أصبحوا 21`.
BECAME = frozenset(("اصبحوا", "باتوا", "صاروا", "اصبح", "بات"))
# `الجرحى، وعددهم 14`.
NUMBERED = frozenset(("وهم", "وعددهم", "وهن", "فهم", "فهن", "فعددهم"))
# By these a toll came to the number behind it.
REACHED = frozenset(("بلغ", "بلغت"))
# Between the victims that are the topic and how many they are.
OF_TOPIC = frozenset(("ف", "فقد"))
# What stands before the number that a toll rose to.
THRESHOLDS = frozenset(("الي", "علي", "حاجز", "عتبه", "حدود", "نحو"))
# Between a plural of a kind and its number, and how many such words, in tokens.
ADVERBS = frozenset(
    (
        *("هناك", "هنا", "عندنا", "لدينا", "حتي", "الي", "الان", "اللحظه", "الساعه", "فيها", "فيه", "في", "اليوم"),
        *("وحدها", "وحده", "فقط"),
    )
)
ADVERBS_REACH = 5
TOLD: tuple[Role, ...] = ("event", "verb", "victim", "person", "kin")
# How far behind a plural of a kind the number stands that it rose to, in tokens.
RISEN_REACH = 12


def read_equated(scene: Scene) -> None:
    """`القتلى خمسة`, `الجرحى أكثر من عشرة`, `إن القتلى هم 3 من الجنود`: the definite plural of a kind, its number."""
    doc = scene.doc
    for i in doc.having(scene.first, scene.last - 1, "victim"):
        reading = doc.reading(i, "victim")
        if reading is None or not reading.definite or reading.form.number != "plural" or i in scene.used:
            continue
        topic = doc.is_word(i - 1, TOPIC)
        behind = i + 1 + (topic and doc.norm(i + 1) in OF_TOPIC)
        change = behind if doc.is_word(behind, _amounts()) else None
        at = behind if change is None else change + 2 if doc.norm(change + 1) == "الي" else change + 1
        if topic and doc.norm(at) in NUMBERED:
            # `أما القتلى فهم خمسة جنود`
            at += 1
        if doc.norm(i + 1) in ("لم", "لا") and doc.norm(i + 2) in words("casualties", "bounds", "exceed"):
            at = i + 3
        presented = presented_behind(scene, i) if at == i + 1 else None
        if presented is not None and doc.find(COPULAS, i + 1, presented.start) is not None:
            at = presented.start
        if doc.norm(i + 1) in COMMAS and doc.norm(i + 2) in NUMBERED:
            # `للجرحى، وهم قرابة الستين`
            at = i + 3
        if doc.norm(i + 1) in BECAME and i + 2 in doc.counts:
            # `القتلى أصبحوا 21`
            at = i + 2
        if at == i + 1 and at not in doc.counts and _is_subject(scene, i):
            at = _behind_adverbs(scene, at)
        over = doc.norm(i + 1) == "فوق" and doc.norm(i + 2).startswith("ال") and _is_subject(scene, i)
        if over:
            # `الجرحى فوق الثلاثين`
            at = i + 2
        listed = _is_labelled(doc, i) and i + 2 in doc.counts
        if listed and (_is_subject(scene, i) or doc.joins(i) or doc.norm(i).startswith("وال")):
            # `القتلى: 12، والجرحى: 40`
            at = i + 2
        group = scene.group(at) if at in doc.counts else None
        if listed and group is not None and not (is_closed(doc, group.next) or doc.begins_line(group.next)):
            continue
        if group is not None and group.definite and at == i + 1:
            # `المصابين الثلاثة`: they were told of before.
            continue
        if group is None or not scene.free(group) or group.kind or reading.form.kind is None:
            continue
        if at == i + 1 and doc.joins(at) and not listed:
            # `جنود في عداد المفقودين ونحو عشرين اقتادهم المهاجمون`: others.
            continue
        if group.who and not (topic or _is_subject(scene, i) or doc.norm(at - 1) in NUMBERED):
            # `من بين المصابين ثلاثة أطفال`
            continue
        if over and group.minimum == group.maximum:
            group = group._replace(maximum=None)
        scene.add_joined(opened_by(doc, group, change, at), reading.form.kind, "kind-equals-number", i)


@cache
def _amounts() -> frozenset[str]:
    """Verbs between victims and how many they are: `بلغوا`, `يفوقون`, `تجاوز`."""
    bounds = words("casualties", "bounds", "exceed") | words("casualties", "bounds", "amount")
    return bounds | words("casualties", "cumulative", "change")


def _behind_adverbs(scene: Scene, i: int) -> int:
    """`القتلى هناك اثنا عشر`, `القتلى في ولاية كونر وحدها 590`: behind where they are and until when it is told."""
    doc, end = scene.doc, i + ADVERBS_REACH
    while i < min(end, scene.last) and i not in doc.counts:
        place = doc.place_at.get(i)
        if doc.norm(i) in ADVERBS | words("casualties", "place_classes", "single") | words("reporting", "times"):
            i += 1
        elif place is not None and place.first == i:
            i = place.last
        elif doc.norm(i).startswith("ال") and doc.norm(i - 1) in ADVERBS and not doc.reading(i, *TOLD):
            i += 1
        else:
            break
    return i


def _is_labelled(doc: Document, i: int) -> bool:
    """`الجرحى: 40`, and in a line of its own `المفقودون - 3`."""
    return doc.norm(i + 1) == ":" or (doc.norm(i + 1) in BULLETS and doc.begins_line(i - (doc.norm(i - 1) in BULLETS)))


def _is_subject(scene: Scene, i: int) -> bool:
    """Whether a noun opens its clause or line: `إن القتلى ثلاثة جنود`, and not `من بين المصابين ثلاثة أطفال`."""
    before = scene.doc.norm(i - 1)
    return (
        i == scene.first
        or scene.doc.begins_line(i)
        or (before in BULLETS and scene.doc.begins_line(i - 1))
        or scene.doc.is_stop(i - 1)
        or before in words("reporting", "clause", "openers")
        or before == "ان"
    )


def read_headed(scene: Scene) -> None:
    """`شهداء اليوم: 32، بينهم خمسة أطفال`, `اعتقالات الليلة: 14 مواطنا`: a heading of when or where, and the number."""
    doc, arrests = scene.doc, words("casualties", "cases", "arrests")
    for i in scene.every({":"}):
        at, form = i - 2, doc.form(i - 2, "victim")
        plural = form is not None and form.number == "plural" and not form.strict
        if at < scene.first or not (plural or doc.norm(at) in arrests) or not doc.norm(i - 1).startswith(ARTICLE):
            continue
        heads = at == scene.first or doc.begins_line(at) or doc.is_stop(at - 1)
        group = scene.group(i + 1) if heads and i + 1 in doc.counts else None
        kind = form.kind if form is not None else "detained"
        if group is not None and kind is not None and group.kind is None and scene.free(group) and not group.definite:
            scene.add_joined(group, kind, "kind-equals-number", at)


def read_risen(scene: Scene) -> None:
    """`وفيات الوباء تخطت حاجز 1340`, `ارتفاع قتلى الغارة إلى 40`: a plural of a kind that rose."""
    doc = scene.doc
    for i in doc.having(scene.first, scene.last - 1, "victim"):
        form = doc.form(i, "victim")
        if form is None or form.number != "plural" or form.kind is None or i in scene.used:
            continue
        if doc.counted_before(i) and not doc.norm(i).startswith("وال"):
            continue
        at = _risen_to(scene, i)
        group = scene.group(at) if at in doc.counts else None
        if at is None or group is None or not scene.free(group) or group.kind not in (None, form.kind):
            continue
        before = i - 1 if doc.is_word(i - 1, words("casualties", "bounds", "exceed")) else None
        change = next(
            (j for j in range(at - 1, i, -1) if doc.is_word(j, words("casualties", "cumulative", "change"))), before
        )
        scene.cumulative.append((group.first, group.last))
        scene.add(opened_by(doc, group, change, at), form.kind, "toll", first=i)


def _risen_to(scene: Scene, i: int) -> int | None:
    """Where the number stands to which the plural at a token rose: behind إلى, or behind a verb after it."""
    doc, change = scene.doc, words("casualties", "cumulative", "change")
    if doc.norm(i).startswith("وال") and doc.norm(i + 1) == "الي" and i + 2 in doc.counts:
        # `ترتفع حصيلة الشهداء إلى 2350 والجرحى إلى 10906`
        return i + 2
    rose = doc.is_word(i - 1, change) or doc.norm(i - 1).removeprefix("ب") in change
    # `بلغت الوفيات بالكوليرا في الولاية 117`
    reached = doc.is_word(i - 1, REACHED | words("casualties", "bounds", "exceed"))
    for j in range(i + 1, min(i + RISEN_REACH, scene.last)):
        if doc.is_stop(j) or doc.reading(j, "event", "verb", "victim"):
            return None
        rose = rose or doc.is_word(j, change)
        if rose and j in doc.counts:
            return j if reached or doc.norm(j - 1) in THRESHOLDS or doc.is_word(j - 1, change) else None
        if j in doc.counts:
            return None
    return None
