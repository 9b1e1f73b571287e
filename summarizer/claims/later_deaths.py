"""Deaths of those who were told to be hurt: `أصيبت امرأة وتوفيت بعد ساعات`, `. وتم نقله إلى المستشفى حيث توفي`."""

from __future__ import annotations

from dataclasses import replace

from summarizer.claims.casualty_verbs import CasualtyVerb
from summarizer.claims.group import Group
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.text import CLAUSE_ENDS
from summarizer.language.wordlists import words

# Where somebody was carried; in Tunisia and Algeria they say `أين`.
WHERE = frozenset(("حيث", "اين"))
# Before a verb that goes on for the subject of the one before it.
THEN = WHERE | {"ثم", "حتي"}
# How far before such a death the hospital may stand to which somebody was carried, in tokens.
CARRIED_REACH = 10
FALL = "سقط"


def read_late_death(scene: Scene, verb: CasualtyVerb) -> bool:
    """`إصابة سائقها ... ما لبث أن فارق الحياة`: one victim, who was hurt and then died."""
    doc, at = scene.doc, verb.at
    if verb.kind != "killed" or doc.norm(at - 1) != "ان" or doc.norm(at - 2) not in ("لبث", "لبثت", "قبل"):
        return False
    hurt = scene.latest(at, "wounded")
    if hurt is None or hurt.minimum != 1 or hurt.maximum != 1:
        return False
    scene.found[scene.found.index(hurt)] = replace(hurt, kind="killed", last=at + 1, rule="died-later")
    return True


def read_later_death(scene: Scene, verb: CasualtyVerb) -> bool:
    """`أصيبت امرأة وتوفيت بعد ساعات`, `أصيب شاب ثم فارق الحياة`: a death without a subject is that of the hurt."""
    doc, at = scene.doc, verb.at
    if verb.kind != "killed" or verb.form.voice != "victim" or not _has_subject_before(doc, at):
        return False
    hurt = scene.latest(at)
    one = verb.form.number == "singular"
    if hurt is None or hurt.kind != "wounded" or hurt.minimum is None or hurt.host is not None:
        return False
    if hurt.minimum != hurt.maximum or (hurt.minimum == 1) != one:
        # `أصيب ثلاثة ثم فارقوا الحياة`: as many as the verb tells of.
        return False
    # `أصيب شاب برصاص قناص، ونقل إلى المستشفى حيث توفي`: who was carried there is the one who was hurt.
    there = doc.norm(at - 1) in WHERE
    carried = doc.find(words("places", "taken", "carried"), hurt.last, at) if there else None
    if any(doc.norm(i) in CLAUSE_ENDS or scene.group(i) is not None for i in range(carried or hurt.last, at)):
        return False
    scene.found[scene.found.index(hurt)] = replace(hurt, kind="killed", last=at + 1, rule="died-later")
    return True


def _has_subject_before(doc: Document, i: int) -> bool:
    """Whether a verb goes on for the subject of the one before it: behind ثم, حتى, و, ف or `المستشفى حيث`."""
    return doc.norm(i - 1) in THEN or doc.norms[i].startswith(("و", "ف"))


def read_death_of_carried(scene: Scene, verb: CasualtyVerb) -> bool:
    """`أصيب عامل. وتم نقله إلى المستشفى حيث توفي`: the one of whom the sentence before tells that he was hurt."""
    doc, at = scene.doc, verb.at
    if verb.kind != "killed" or verb.form.voice != "victim" or doc.norm(at - 1) not in WHERE:
        return False
    carried = doc.find(words("places", "taken", "carried"), max(scene.first, at - CARRIED_REACH), at)
    if carried is None or any(map(doc.is_stop, range(carried, at))) or not _hurts_one_before(scene):
        return False
    scene.add(Group.of(1, at, at + 1), "killed", "died-later", last=max(at, verb.needed or at) + 1)
    return True


def _hurts_one_before(scene: Scene) -> bool:
    """Whether the sentence before tells of wounds and of no death, and counts nobody."""
    doc = scene.doc
    if (before := scene.before) is None:
        return False
    told = [doc.form(i, "verb", "event") for i in doc.having(before.first, before.last, "verb", "event")]
    # `طعنه فسقط أرضا`
    kinds = {form.kind for form in told if form is not None and form.lemma != FALL}
    counted = any(doc.counts[i].maximum != 1 for i in doc.counted(before.first, before.last))
    return "wounded" in kinds and "killed" not in kinds and not counted
