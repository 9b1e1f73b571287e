"""Those whom a pronoun behind the verb stands for: `أطلقت النار على المنفذ وقتلته`, `خطفوا ثلاثة رعاة ثم قتلوهم`."""

from __future__ import annotations

from dataclasses import replace

from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.no_shares import ESCAPE
from summarizer.claims.people import may_be_people
from summarizer.claims.relative_clauses import read_relative_object
from summarizer.claims.scene import Scene
from summarizer.claims.times import behind_time
from summarizer.language.wordlists import words

# What an object became, and how many.
FELLED = {"قتيلا": 1, "قتيله": 1, "صريعا": 1, "صريعه": 1, "قتيلين": 2, "قتيلتين": 2, "صريعين": 2}
# Who is mourned by a pronoun was told to be dead.
MOURN = "نعي"
# Before what somebody was.
WAS = frozenset(("كان", "كانت"))
# How far before the verb those may be counted whom its pronoun takes up, in tokens.
SEVERAL_REACH = 22


def read_object_pronoun(scene: Scene, i: int) -> None:
    """`أطلقت النار على المنفذ وقتلته`: the pronoun stands for one person, or two, named before."""
    doc = scene.doc
    reading = doc.reading(i, "verb")
    if reading is None or not reading.form.suffixed or reading.prefix not in ("", "و", "ف"):
        return
    if reading.prefix == "" and doc.reading(i, "event", "victim") is None:
        read_relative_object(scene, i, reading.form)
        if reading.form.kind in ("missing", "detained") or i in scene.used:
            return
    ended = _who_ends_deed(scene, i)
    agent = ended or _subject_behind(scene, i)
    behind = doc.norm(i - 1) == "ثم" or ended is not None
    if reading.prefix == "" and doc.norm(i + 1) not in FELLED and not behind:
        # `خطفوا تاجرا ثم قتلوه`
        return
    joined_noun = doc.reading(i, "event") is not None and agent is None
    if reading.prefix == "و" and (joined_noun or doc.bare[i - 1] in WAS):
        # `قالت إنه كان وحيدها`
        return
    if reading.form.kind != "killed" or reading.form.lemma == MOURN:
        # `استشهد الصحفي سالم علي ونعاه زملاؤه`
        return
    hurt = scene.latest(i, "wounded") if reading.prefix == "ف" else None
    if hurt is not None and hurt.minimum == hurt.maximum == 1 and not any(map(doc.is_stop, range(hurt.last, i))):
        # `أصابت رصاصة طفلة فأردتها قتيلة`: one victim, who was hit and died.
        last = i + 1 + (doc.norm(i + 1) in FELLED)
        scene.found[scene.found.index(hurt)] = replace(hurt, kind="killed", last=last, rule="died-later")
        scene.take(i, last)
        return
    if doc.norm(i).endswith("هم") and (_are_taken(scene, i) or _read_several(scene, i, agent)):
        return
    count = 2 if doc.norm(i).endswith("هما") else 1
    if count == 1 and not doc.norm(i).endswith(("ه", "ها")):
        return
    scene.add_joined(Group.of(count, i, i + 1), "killed", "verb-pronoun", i, agent=agent)
    scene.take(i + 1, i + 1 + (doc.norm(i + 1) in FELLED))


def _are_taken(scene: Scene, i: int) -> bool:
    """`خطفوا ثلاثة رعاة ثم قتلوهم`: as many as were taken right before."""
    told = scene.latest(i, "detained")
    if told is None or told.minimum in (None, 1, 2) or told.minimum != told.maximum:
        return False
    if any(map(scene.doc.is_stop, range(told.last, i))):
        return False
    scene.found.append(replace(told, key=i, kind="killed", last=i + 1, rule="verb-pronoun"))
    scene.take(i, i + 1)
    return True


def _read_several(scene: Scene, i: int, agent: tuple[int, int] | None) -> bool:
    """`صدمت شاحنة ثلاثة عمال فقتلتهم`, `حاول أربعة سجناء الفرار وقتلهم الحراس`: the only people of the sentence who are
    counted before the verb.
    """
    doc = scene.doc
    groups = [read_group(doc, j, i) for j in doc.counted(max(scene.first, i - SEVERAL_REACH), i)]
    people = [group for group in groups if group is not None and group.who is not None and may_be_people(doc, group)]
    if len(people) != 1 or people[0].minimum in (None, 1, 2) or people[0].minimum != people[0].maximum:
        return False
    group = people[0]
    if group.kind or group.definite or group.partitive or group.vague or not scene.free(group):
        return False
    scene.add(group, "killed", "verb-pronoun", last=i + 1, agent=agent)
    return True


def _subject_behind(scene: Scene, i: int) -> tuple[int, int] | None:
    """`وقتلته الشرطة`, `وقتلهم الحراس`: who did it, right behind the verb."""
    doc, at = scene.doc, behind_time(scene.doc, i + 1)
    if at >= scene.last or at in doc.counts:
        return None
    actor = doc.actor_at.get(at)
    if actor is not None:
        return (at, actor.last) if actor.first == at else None
    person = doc.reading(at, "person", "kin")
    if person is None or person.prefix not in ("", "ال"):
        return None
    return at, at + 1


def _who_ends_deed(scene: Scene, i: int) -> tuple[int, int] | None:
    """`طعن جنديا قبل أن يرديه شرطي`: who did it to the doer, if that one did not get away."""
    doc = scene.doc
    if (doc.norm(i - 2), doc.norm(i - 1)) != ("قبل", "ان") or i + 1 >= scene.last:
        return None
    saved = words("casualties", "share", "survived") | words("casualties", "share", "escaped") | ESCAPE
    actor = doc.actor_at.get(i + 1)
    if scene.mentions(saved) or (actor is None and doc.reading(i + 1, "person") is None):
        return None
    return i + 1, actor.last if actor is not None else i + 2
