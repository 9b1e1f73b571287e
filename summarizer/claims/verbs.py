"""Finite verbs with their victims: `قُتل 5 مدنيين`, `قتلت القوات ثلاثة`, `أربعة أطفال قتلوا`."""

from __future__ import annotations

from dataclasses import replace

from summarizer.claims.assassinated import read_assassinated
from summarizer.claims.carried_on import read_carried_on
from summarizer.claims.casualty_verbs import CasualtyVerb, is_to_death, required_at, verb_at
from summarizer.claims.group import Group
from summarizer.claims.known_by_clause import read_known_by_clause
from summarizer.claims.later_deaths import read_death_of_carried, read_late_death, read_later_death
from summarizer.claims.listed_subjects import read_listed_behind
from summarizer.claims.losses import lost_fighters
from summarizer.claims.mourned import read_mourned
from summarizer.claims.object_pronouns import FELLED, read_object_pronoun
from summarizer.claims.relative_clauses import read_relative_subject
from summarizer.claims.scene import Scene
from summarizer.claims.subjects_behind import read_subject_behind
from summarizer.claims.verb_objects import read_object, read_object_of_two
from summarizer.claims.verb_subjects import read_subject_before
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import phrases
from summarizer.model import Kind

# How far behind its verb such a state may stand, in tokens.
FELLED_REACH = 8


def read_verbs(scene: Scene) -> None:
    """The first of the three that fits: subject and object, subject behind the verb, subject before it."""
    for i in scene.doc.having(scene.first, scene.last, "verb"):
        if _read_lost_fighters(scene, i):
            continue
        verb = verb_at(scene, i)
        if verb is None:
            read_object_pronoun(scene, i)
            continue
        if read_mourned(scene, verb) or read_assassinated(scene, verb):
            continue
        stated = required_at(scene.doc, verb, scene.last)
        if stated is None:
            continue
        required, kind = stated
        if kind == "wounded" and required > i and is_to_death(scene.doc, i):
            # `تعرض ثلاثة للطعن حتى الموت`
            kind = "killed"
        if required > i and _or_lost(scene.doc, required + 1, kind):
            kind = "casualties"
        verb = replace(verb, kind=kind, needed=required)
        if required > i and scene.doc.reading(required, "victim"):
            if scene.doc.counted_before(required):
                continue
            scene.take(required, required + 1)
        told = len(scene.found)
        _read_verb(scene, verb)
        if verb.needed and len(scene.found) > told:
            _read_company(scene, verb)
        _take_state(scene, i, told)
        _open_behind(scene, told, required)


def _or_lost(doc: Document, i: int, kind: Kind) -> bool:
    """`لقي 457 مهاجرا حتفهم أو فُقدوا`: behind what the verb needs, what else may have become of them all."""
    other = doc.form(i + 1, "verb") if doc.norm(i) == "او" else None
    return other is not None and other.number == "plural" and other.kind not in (None, kind)


def _act_on_people(doc: Document, verb: CasualtyVerb) -> bool:
    """`إن رجلين دخلا المطعم وطعنا زبائن`, `ثم طعنوا كل من صادفهم`: several who have people right behind their verb did
    it to them, whom nobody may have counted.
    """
    if verb.form.voice != "either" or verb.form.number == "singular":
        return False
    behind = doc.reading(verb.at + 1, "person", "kin")
    whoever = doc.norm(verb.at + 1) == "كل" and doc.norm(verb.at + 2) == "من"
    return whoever or (behind is not None and behind.form.number == "plural" and not doc.joins(verb.at + 1))


def _does_with_next(doc: Document, verb: CasualtyVerb) -> bool:
    """`متهمين خطفوا وقتلوا طالبا`: two verbs of those who did it, of which the second has the object of both."""
    other = doc.form(verb.at + 1, "verb") if doc.joins(verb.at + 1) else None
    if other is None or verb.form.voice != "either" or other.voice == "victim" or verb.form.number != other.number:
        return False
    before = doc.form(verb.at - 1, "person")
    one_man = before is not None and before.number == "singular" and not doc.joins(verb.at)
    if other.number != "plural" and (not one_man or other.kind == "wounded"):
        # `رجل خطف وقتل ثلاث نساء`, but `قتل وجرح 12`, `حارس قتل وجرح ثلاثة`
        return False
    person = doc.reading(verb.at + 2, "person", "kin")
    return verb.at + 2 in doc.counts or (person is not None and not doc.joins(verb.at + 2))


def _read_verb(scene: Scene, verb: CasualtyVerb) -> None:
    """Record the victims of one verb, by the first reading that fits."""
    if read_late_death(scene, verb) or read_object_of_two(scene, verb) or _does_with_next(scene.doc, verb):
        return
    if read_known_by_clause(scene, verb):
        return
    if _act_on_people(scene.doc, verb):
        read_object(scene, verb)
        return
    # `إن القائد سالم حيدر قُتل مع ثلاثة`: behind the verb stand those who died with him.
    company, told = scene.doc.norm(verb.at + 1) == "مع", len(scene.found)
    # `إن ثمانية أشخاص قتلوا، ثلاثة في حلب`: nor does an object stand behind a comma.
    apart = verb.form.number == "plural" and scene.doc.norm(verb.at + 1) in COMMAS
    if (verb.form.number == "dual" or company or apart) and read_subject_before(scene, verb) and not company:
        return
    if read_object(scene, verb):
        return
    if verb.form.number == "singular":
        _ = (
            read_subject_behind(scene, verb)
            or read_subject_before(scene, verb)
            or _read_felled(scene, verb)
            or read_later_death(scene, verb)
            or read_death_of_carried(scene, verb)
            or read_carried_on(scene, verb)
            or read_relative_subject(scene, verb)
        )
        if company and len(scene.found) == told and scene.doc.joins(verb.at):
            # `توفي صحفي، وأصيب مع ثلاثة صحفيين`: whoever the verb goes on for, those were with him.
            _read_company(scene, verb)
    elif not (read_subject_before(scene, verb) or read_relative_subject(scene, verb)):
        behind = verb.at + 1 in scene.doc.counts or verb.by_us or _counts_after(scene, verb.at)
        behind = behind or _two_behind(scene.doc, verb)
        _ = (
            (behind and read_subject_behind(scene, verb))
            or read_later_death(scene, verb)
            or read_listed_behind(scene, verb)
            or read_carried_on(scene, verb)
        )


def _read_company(scene: Scene, verb: CasualtyVerb) -> None:
    """`لقي رئيس الدورية في الحادث مصرعه مع اثنين من مرافقيه`: with whom those died of whom a verb tells."""
    doc, at = scene.doc, (verb.needed or verb.at) + 2
    if doc.norm(at - 1) != "مع":
        return
    group = scene.group(at) if at in doc.counts or doc.form(at, "kin") is not None else None
    if group is not None and scene.free(group) and not group.kind:
        scene.add_joined(group, verb.kind, f"verb-{verb.kind}", verb.needed or verb.at)


def _take_state(scene: Scene, verb: int, told: int) -> None:
    """`أردوا اثنين من أفرادها قتيلين`: what they became is told with those of the claim at the position `told`."""
    doc = scene.doc
    if told >= len(scene.found) or scene.found[told].kind != "killed":
        return
    state = doc.find(FELLED.keys(), verb + 1, min(verb + 1 + FELLED_REACH, scene.last))
    if state is None or any(doc.is_stop(j) or doc.joins(j) for j in range(verb + 1, state + 1)):
        return
    if FELLED.get(doc.norm(state)) == scene.found[told].minimum:
        scene.take(state, state + 1)


def _two_behind(doc: Document, verb: CasualtyVerb) -> bool:
    """`لقيا مصرعهما شقيقان`, `استشهدا شابان`: two who stand behind a dual verb, as local copy has it."""
    at = verb.at + 1 + (verb.at + 1 == verb.needed)
    form = doc.form(at, "person", "kin") if verb.form.number == "dual" else None
    return form is not None and form.number == "dual" and doc.norm(at).endswith("ان")


def _counts_after(scene: Scene, verb: int) -> bool:
    """`قتلوا في البداية خمسة من رجال الشرطة`, `خطفوا في وقت سابق ثلاثة سياح`: people counted right behind a definite
    noun with في; the count holds whether the plural verb tells of them or of those who did it.
    """
    doc = scene.doc
    if doc.norm(verb + 1) not in ("في", "خلال") or verb + 2 in doc.counts:
        return False
    if not (doc.norm(verb + 2).startswith("ال") or doc.norm(verb + 2) == "وقت"):
        return False
    two = doc.norm(verb + 3).startswith("ال") or doc.norm(verb + 2) == "وقت"
    at = verb + 4 if two and verb + 3 not in doc.counts else verb + 3
    group = scene.group(at) if at in doc.counts and at < scene.last else None
    return group is not None and group.who is not None and not group.partitive and not group.definite


def _open_behind(scene: Scene, told: int, required: int) -> None:
    """`لقي ستة عمال مصرعهم على الأقل`, `ستة عمال قتلوا على الأقل`: a bound behind what was stated opens the claims
    since the position `told`.
    """
    least = phrases("casualties", "bounds", "trailing_least")
    last = scene.doc.phrase_end(least, required + 1)
    if last is None:
        return
    for at, claim in enumerate(scene.found[told:], told):
        if claim.minimum is not None and claim.minimum == claim.maximum:
            scene.found[at] = replace(claim, maximum=None, last=last)


def _read_lost_fighters(scene: Scene, i: int) -> bool:
    """`فقدت القوات 40 عسكريا`."""
    at = lost_fighters(scene.doc, i)
    group = scene.group(at) if at is not None else None
    if group is None or not scene.free(group):
        return False
    scene.add_joined(group, "killed", "verb-lost", i)
    return True


def _read_felled(scene: Scene, verb: CasualtyVerb) -> bool:
    """`أردت القوات المهاجم قتيلا`: the state behind a definite object says that it is one who was killed."""
    doc = scene.doc
    if verb.form.voice != "agent" or verb.kind != "killed":
        return False
    at = doc.find(FELLED.keys(), verb.at + 2, min(verb.at + FELLED_REACH, scene.last))
    if at is None or at in scene.used or any(doc.is_stop(j) for j in range(verb.at, at)):
        return False
    scene.add(Group.of(FELLED[doc.norm(at)], at, at + 1), "killed", "verb-felled", first=at - 1)
    return True
