"""People whom the authorities keep, by verbs that keep things too: `أذنت النيابة بالاحتفاظ بسائق الشاحنة وصاحبها`."""

from __future__ import annotations

from summarizer.claims.casualty_verbs import requirements
from summarizer.claims.events import complement
from summarizer.claims.group import Group
from summarizer.claims.phrase_ends import phrase_end, who_end
from summarizer.claims.pronouns import DONE
from summarizer.claims.scene import Scene
from summarizer.language.wordlists import words

KEEPING = frozenset(("الاحتفاظ", "بالاحتفاظ", "احتفظت", "احتفظ"))
# `من جرى التحفظ عليهم 9`.
SEIZURES = frozenset(("التحفظ", "القبض"))
THEM = frozenset(("عليهم", "عليهن"))
PUT = "وضع"
# `تم وضع سائقها تحت الحراسة النظرية`, `أمر بإيداع أربعة متهمين السجن`, `جرى حجز سبعة على ذمة التحقيق`.
PUTTING = frozenset((PUT, "بوضع", "ايداع", "بايداع", "حجز", "بحجز"))
# What is done to a cell or a gang whose members are held: `تفكيك خلية من خمسة أفراد`.
BREAKING = frozenset(("تفكيك", "بتفكيك", "فكك", "فككت", "يفكك", "تفكك"))
# How far behind those who are put there that may stand, in tokens.
KEPT_REACH = 6


def read_custody(scene: Scene) -> None:
    """Those who are kept by whoever may arrest them, and those who are counted behind the pronoun."""
    doc = scene.doc
    held = scene.mentions(words("casualties", "authorities"))
    for i in scene.every(KEEPING):
        # `تم الاحتفاظ بثلاثة أشخاص`, `الاحتفاظ بثلاثة أشخاص على ذمة البحث`
        if held or (doc.is_word(i - 1, DONE) or scene.mentions(("ذمه",))):
            at = i + 2 if doc.norm(i + 1) == "ب" else i + 1
            group = scene.group(at) or _owner(scene, at)
            governed = group is not None and (at == i + 2 or doc.norm(at).startswith("ب"))
            if group is not None and governed and scene.free(group) and not group.kind and not group.definite:
                scene.add_joined(group, "detained", "custody", i)
    _read_put(scene)
    _read_broken_up(scene)
    for i in scene.every(SEIZURES):
        group = scene.group(i + 2) if doc.is_word(i - 1, DONE) and doc.norm(i + 1) in THEM else None
        if group is not None and i + 2 in doc.counts and scene.free(group) and not group.kind:
            scene.add(group, "detained", "custody", first=i - 1)


def _owner(scene: Scene, i: int) -> Group | None:
    """`الاحتفاظ بصاحب المقاولة`: one by what he owns or did."""
    doc, known = scene.doc, words("casualties", "suspects", "known")
    if doc.norm(i).removeprefix("ب") not in known or not doc.norm(i + 1).startswith("ال"):
        return None
    return Group.of(1, i, i + 1, behind=phrase_end(doc, i + 1, scene.last), who=(i, who_end(doc, i, scene.last)))


def _read_put(scene: Scene) -> None:
    """Those whom a verbal noun says to be put into custody; the finite verb is one of the lexicon."""
    doc = scene.doc
    (kept_in, _), *_ = requirements()[PUT]
    for i in scene.every(PUTTING):
        if i in scene.used or (doc.norm(i) == PUT and not doc.is_word(i - 1, DONE)):
            continue
        group = complement(scene, i + 1)
        if group is None or group.kind or not scene.free(group) or (group.definite and group.shape == "plural"):
            continue
        if doc.find(kept_in, group.next, min(group.next + KEPT_REACH, scene.last)) is not None:
            scene.add_joined(group, "detained", "custody", i)


def _read_broken_up(scene: Scene) -> None:
    """`تفكيك خلية من خمسة أفراد`: those who are broken up are held."""
    doc = scene.doc
    for i in scene.every(BREAKING):
        group = scene.group(i + 1) if doc.reading(i + 1, "collective") else None
        if group is not None and group.shape == "number" and scene.free(group) and not group.kind:
            scene.add(group, "detained", "custody", first=i)
