"""Finite verbs with their victims: `قُتل 5 مدنيين`, `قتلت القوات ثلاثة`, `أربعة أطفال قتلوا`."""

from __future__ import annotations

from dataclasses import replace

from summarizer.actors.name_words import opens_name
from summarizer.claims.casualty_verbs import CasualtyVerb, lost_fighters, required_at, verb_at
from summarizer.claims.group import Group, Shape
from summarizer.claims.groups import read_group
from summarizer.claims.people import acts_on_things, may_be_people
from summarizer.claims.scene import Scene
from summarizer.claims.verb_objects import have_object, read_object
from summarizer.claims.verb_subjects import read_subject_before
from summarizer.document import Document
from summarizer.language.forms import Form
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import phrases, words

# `توفي أحدهم`, at the token of the pronoun.
ONE_OF_THEM = Group(0, 1, 1, 1, 1, None, False, None, None, "singular", partitive=True)
# How many tokens may stand between a verb and the victims that are its subject.
GAP = 14
# What an object became: how many, and by which form.
FELLED: dict[str, tuple[int, Shape]] = {
    "قتيلا": (1, "singular"),
    "قتيله": (1, "singular"),
    "صريعا": (1, "singular"),
    "صريعه": (1, "singular"),
    "قتيلين": (2, "dual"),
}
# How far behind its verb such a state may stand, in tokens.
FELLED_REACH = 8
# Prepositions whose noun is skipped between a verb and its subject: `قضى فيه`, `قتل عام 2011`.
SKIPPED_WITH_NOUN = frozenset(("في", "خلال", "منذ", "بعد", "قبل", "عام", "جراء", "نتيجه", "بسبب", "عقب", "قرب", "مع"))


def read_verbs(scene: Scene) -> None:
    """The first of the three that fits: subject and object, subject behind the verb, subject before it."""
    for i in scene.doc.having(scene.first, scene.last, "verb"):
        if _read_lost_fighters(scene, i):
            continue
        verb = verb_at(scene, i)
        if verb is None:
            _read_object_pronoun(scene, i)
            continue
        stated = required_at(scene.doc, verb, scene.last)
        if stated is None:
            continue
        required, kind = stated
        verb = replace(verb, kind=kind)
        if required > i and scene.doc.reading(required, "victim"):
            if scene.doc.counted_before(required):
                continue
            scene.take(required, required + 1)
        told = len(scene.found)
        _read_verb(scene, verb)
        _open_behind(scene, told, required)


def _read_verb(scene: Scene, verb: CasualtyVerb) -> None:
    if _read_late_death(scene, verb):
        return
    if verb.form.number == "dual" and read_subject_before(scene, verb):
        return
    if read_object(scene, verb):
        return
    if verb.form.number == "singular":
        _ = (
            _read_subject_after(scene, verb)
            or read_subject_before(scene, verb)
            or _read_felled(scene, verb)
            or _read_later_death(scene, verb)
        )
    elif not read_subject_before(scene, verb) and verb.at + 1 in scene.doc.counts:
        _read_subject_after(scene, verb)


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


def _read_late_death(scene: Scene, verb: CasualtyVerb) -> bool:
    """`إصابة سائقها ... ما لبث أن فارق الحياة`: one victim, who was hurt and then died."""
    doc, at = scene.doc, verb.at
    if verb.kind != "killed" or doc.norm(at - 1) != "ان" or doc.norm(at - 2) not in ("لبث", "لبثت", "قبل"):
        return False
    hurt = scene.latest(at, "wounded")
    if hurt is None or hurt.minimum != 1 or hurt.maximum != 1:
        return False
    scene.found[scene.found.index(hurt)] = replace(hurt, kind="killed", last=at + 1, rule="died-later")
    return True


def _read_later_death(scene: Scene, verb: CasualtyVerb) -> bool:
    """`أصيبت امرأة وتوفيت بعد ساعات`, `أصيب شاب ثم فارق الحياة`: a death without a subject is that of the hurt."""
    doc, at = scene.doc, verb.at
    if verb.kind != "killed" or verb.form.voice != "victim" or not _has_subject_before(doc, at):
        return False
    hurt = scene.latest(at)
    if hurt is None or hurt.kind != "wounded" or hurt.minimum != 1 or hurt.maximum != 1 or hurt.host is not None:
        return False
    if any(doc.norm(i) in (".", "؛", ":") or scene.group(i) is not None for i in range(hurt.last, at)):
        return False
    scene.found[scene.found.index(hurt)] = replace(hurt, kind="killed", last=at + 1, rule="died-later")
    return True


def _has_subject_before(doc: Document, i: int) -> bool:
    """Whether a verb goes on for the subject of the one before it: behind ثم, و or ف."""
    return doc.norm(i - 1) == "ثم" or doc.norms[i].startswith(("و", "ف"))


def _read_lost_fighters(scene: Scene, i: int) -> bool:
    """`فقدت القوات 40 عسكريا`."""
    at = lost_fighters(scene.doc, i)
    group = scene.group(at) if at is not None else None
    if group is None or not scene.free(group):
        return False
    scene.add(group, "killed", "verb-lost", first=i)
    return True


def _read_object_pronoun(scene: Scene, i: int) -> None:
    """`أطلقت النار على المنفذ وقتلته`: the pronoun stands for one person, or two, named before."""
    doc = scene.doc
    reading = doc.reading(i, "verb")
    if reading is None or not reading.form.suffixed or reading.prefix not in ("", "و", "ف"):
        return
    if reading.prefix == "" and doc.norm(i + 1) not in FELLED:
        return
    if reading.prefix == "و" and doc.reading(i, "event"):
        return
    if reading.form.kind != "killed":
        return
    count = 2 if doc.norm(i).endswith("هما") else 1
    if count == 1 and not doc.norm(i).endswith(("ه", "ها")):
        return
    shape: Shape = "dual" if count == 2 else "singular"
    group = Group(i, i + 1, i + 1, count, count, None, False, None, None, shape)
    scene.add_joined(group, "killed", "verb-pronoun", i)
    scene.take(i + 1, i + 1 + (doc.norm(i + 1) in FELLED))


def _read_felled(scene: Scene, verb: CasualtyVerb) -> bool:
    """`أردت القوات المهاجم قتيلا`: the state behind a definite object says that it is one who was killed."""
    doc = scene.doc
    if verb.form.voice != "agent" or verb.kind != "killed":
        return False
    at = doc.find(FELLED.keys(), verb.at + 2, min(verb.at + FELLED_REACH, scene.last))
    if at is None or at in scene.used or any(doc.is_stop(j) for j in range(verb.at, at)):
        return False
    count, shape = FELLED[doc.norm(at)]
    scene.add(
        Group(at, at + 1, at + 1, count, count, None, False, None, None, shape), "killed", "verb-felled", first=at - 1
    )
    return True


def _read_subject_after(scene: Scene, verb: CasualtyVerb) -> bool:
    """The victims behind the verb, over adverbs, asides and short prepositional phrases."""
    doc = scene.doc
    j, phrase, behind = verb.at + 1, False, 0
    if doc.norm(j) in words("casualties", "share", "one") and verb.form.voice != "agent":
        if j in scene.used:
            return True
        scene.add(ONE_OF_THEM._replace(first=j, last=j + 1, next=j + 1), verb.kind, f"verb-{verb.kind}", first=verb.at)
        return True
    for _ in range(GAP):
        if j >= scene.last:
            return False
        group = scene.group(j, lone=True)
        if group is not None:
            return _take_subject(scene, verb, group, in_phrase=phrase and j != behind)
        norm = doc.norm(j)
        if norm in COMMAS:
            j = j + 1 if _opens_subject(doc, j + 1, scene.last) else doc.after_aside(j, scene.last)
        elif (norm == "(" or norm in words("casualties", "share", "openers")) and j + 1 in doc.counts:
            # `توفي منهم أربعة`: the verb says what became of them.
            j += 1
        elif norm == "(" and doc.norm(j + 2) == ")":
            # `توفي صباح اليوم (الاثنين) ثلاثة أشخاص`
            j += 3
        elif _opens_phrase(doc, j):
            # `أصيب جراء الحادث شابان`: only behind في the first noun may be a part of more.
            j, phrase, behind = j + 2, True, 0 if norm == "في" else j + 2
        elif (
            (phrase and doc.tokens[j].kind == "word" and _goes_on(doc, j))
            or norm in words("casualties", "fillers") | words("casualties", "fillers", "manner")
            or norm.startswith("ب")
        ):
            j += 1
        else:
            return False
    return False


def _take_subject(scene: Scene, verb: CasualtyVerb, group: Group, *, in_phrase: bool) -> bool:
    """Record the first group behind a verb where it is the subject; whether the verb has its victims now.

    `in_phrase` groups stand behind a prepositional phrase, to which they may belong.
    """
    if verb.form.voice == "agent" and not group.counted:
        return False
    if not scene.free(group):
        return True
    if not _fits(scene, verb, group) or (in_phrase and not _may_end_clause(scene.doc, verb.at, group)):
        return False
    scene.add_joined(group, verb.kind, f"verb-{verb.kind}", verb.at, _agent_before(scene.doc, verb))
    return True


def _fits(scene: Scene, verb: CasualtyVerb, group: Group) -> bool:
    """Whether a group may be the subject of a verb: people, in its number, and those who suffered it."""
    doc = scene.doc
    if (verb.form.strict and not may_be_people(doc, group)) or not _may_follow(doc, verb.form, group):
        return False
    if verb.form.voice == "either" and (_may_be_agents(doc, group) or acts_on_things(doc, verb.at, group)):
        return False
    if verb.form.voice == "either" and group.shape == "plural" and have_object(scene, group):
        return False
    return not (verb.kind == "detained" and group.kind == "killed")


def _may_be_agents(doc: Document, group: Group) -> bool:
    """`خطف مسلحون`, `قتل الجنود`: behind a verb of either voice, those who did it rather than those who suffered it."""
    return doc.norm(group.first) in words("casualties", "attackers") or (group.definite and group.shape == "plural")


def _agent_before(doc: Document, verb: CasualtyVerb) -> tuple[int, int] | None:
    """`إن جيش الاحتلال اعتقل شابين`: an actor right before a verb that may be active is its agent."""
    actor = doc.actor_at.get(verb.at - 1)
    if verb.form.voice != "either" or actor is None or actor.generic or actor.last != verb.at:
        return None
    return actor.first, actor.last


def _opens_phrase(doc: Document, j: int) -> bool:
    """`قتل في الغارة`, `غرق مع شقيقه`, but `قتل مع ثلاثة آخرين`: a preposition that is skipped with its noun."""
    if doc.norm(j) == "مع" and j + 1 in doc.counts:
        return False
    return doc.norm(j) in SKIPPED_WITH_NOUN or (doc.norm(j) == "من" and j + 1 in doc.place_at) or _is_aftermath(doc, j)


def _opens_subject(doc: Document, i: int, last: int) -> bool:
    """`لقي اليوم السبت، أربعة أشخاص، مصرعهم`: commas that part adverbs from the subject, and no aside."""
    group = read_group(doc, i, last) if i in doc.counts else None
    return group is not None and group.who is not None


def _is_aftermath(doc: Document, i: int) -> bool:
    """`استشهد على إثرها شاب`."""
    return doc.norm(i) == "علي" and doc.norm(i + 1) in ("اثره", "اثرها", "اثرهما")


def _goes_on(doc: Document, j: int) -> bool:
    """Whether a word may belong to what parts a verb from its subject: `قتل في تلك الغارة التي طالت السوق`."""
    if doc.reading(j, "event", "verb"):
        return False
    governed = j + 1 in doc.place_at or doc.norm(j - 1) in words("reporting", "function")
    return governed or doc.norm(j).startswith("ال") or not doc.reading(j, "thing")


def _may_end_clause(doc: Document, at: int, group: Group) -> bool:
    """`قتل في الغارة التي طالت السوق 14 شابا`, but `قتل في الهجوم الذي نفذه خمسة مسلحين`: behind a noun of a relative
    clause, not behind its verb.
    """
    j = group.first - 1
    if doc.norm(j) in words("reporting", "function") or doc.norm(j) in words("casualties", "share", "carried"):
        return False
    if group.shape != "number":
        return _is_subject(doc, group)
    relative = doc.find({"الذي", "التي", "اللذين", "الذين"}, at + 1, j) is not None
    return not relative or doc.norm(j).startswith("ال") or doc.tokens[j].kind != "word" or j in doc.place_at


def _is_subject(doc: Document, group: Group) -> bool:
    """`أصيب في الحادث نفسه ضابط`, `قتل في الغارة طفلان`: indefinite people behind a definite noun."""
    nominative = group.shape == "singular" or (group.shape == "dual" and doc.norm(group.first).endswith("ان"))
    before = doc.norm(group.first - 1)
    ended = before.startswith("ال") or before in ("نفسه", "نفسها", "ذاته", "ذاتها")
    return nominative and ended and not group.definite and not group.kind


def _may_follow(doc: Document, form: Form, group: Group) -> bool:
    """A verb before its subject stands in the singular: a dual or plural one has its subject before it."""
    if group.shape in ("plural", "dual") and group.definite:
        # `واستشهد المنفذون الثلاثة`: they were told of before; `استشهد الشابان سالم وفهد` were not.
        return group.shape == "dual" and opens_name(doc.norm(group.last))
    return form.number == "singular" or group.shape in ("number", "other")
