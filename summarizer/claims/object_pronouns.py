"""Those whom a pronoun behind the verb stands for: `أطلقت النار على المنفذ وقتلته`, `خطفوا ثلاثة رعاة ثم قتلوهم`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from summarizer.actors.actor_lexicon import demonyms
from summarizer.actors.strike_words import strike_verbs
from summarizer.claims.endings import is_accusative
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.no_shares import ESCAPE
from summarizer.claims.people import may_be_people
from summarizer.claims.relative_clauses import read_relative_object
from summarizer.claims.scene import Scene
from summarizer.claims.suspects import ARRESTING
from summarizer.claims.times import behind_time
from summarizer.document import Document
from summarizer.language.forms import Form
from summarizer.language.wordlists import words

# What an object became, and how many.
FELLED = {"قتيلا": 1, "قتيله": 1, "صريعا": 1, "صريعه": 1, "قتيلين": 2, "قتيلتين": 2, "صريعين": 2}
# Who is mourned by a pronoun was told to be dead.
MOURN = "نعي"
# Before what somebody was.
WAS = frozenset(("كان", "كانت"))
# The ending of what several did to several.
THEY_DID = "وهم"
# How far before the verb those may be counted whom its pronoun takes up, in tokens.
SEVERAL_REACH = 22
# How far before it the verb may stand that it goes on for, in tokens.
STRUCK_REACH = 14
# How far behind a verb of shooting it may be told what is fired, in tokens.
FIRED_REACH = 4
# What is done to a ball and a car as well as to people.
HOLDING = frozenset(("اوقف", "احتجز"))


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
    goes_on = _goes_on(scene, i, reading.form)
    behind = doc.norm(i - 1) == "ثم" or ended is not None
    if reading.prefix == "" and doc.norm(i + 1) not in FELLED and not behind:
        # `خطفوا تاجرا ثم قتلوه`
        return
    joined_noun = doc.reading(i, "event") is not None and agent is None and not goes_on
    if reading.prefix == "و" and (joined_noun or doc.bare[i - 1] in WAS):
        # `قالت إنه كان وحيدها`
        return
    kind = reading.form.kind
    if kind is None or (kind != "killed" and not goes_on) or reading.form.lemma == MOURN:
        # `استشهد الصحفي سالم علي ونعاه زملاؤه`
        return
    # `هاجم شاب شرطيا وأصابه فقتلته الشرطة`: another than who was hurt.
    by_others = reading.prefix == "ف" and agent is not None
    went_on = kind == "killed" and (reading.prefix == "ف" or goes_on) and not by_others
    hurt = scene.latest(i, "wounded") if went_on else None
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
    again = scene.latest(i, kind)
    told = kind != "killed" and again is not None and again.maximum == count
    if told and again is not None and not any(map(doc.is_stop, range(again.last, i))):
        # `اعتقلوا الشاب سالم واقتادوه`, `طعن رجل شرطيا وأصابه`
        return
    scene.add_joined(Group.of(count, i, i + 1), kind, "verb-pronoun", i, agent=agent)
    scene.take(i + 1, i + 1 + (doc.norm(i + 1) in FELLED))


def _goes_on(scene: Scene, i: int, form: Form) -> bool:
    """`هاجم مسلح شرطيا وقتله`, `داهموا منزل الشاب سالم واعتقلوه`: whether a verb that و joins, and that may be written
    like its noun (`مهاجمة شرطي وقتله`), goes on behind one of striking whose object was a person.
    """
    doc = scene.doc
    for k in range(i - 1, max(scene.first, i - STRUCK_REACH) - 1, -1):
        if _strikes(doc, k):
            if form.lemma in HOLDING and (doc.norm(i + 1) == "عن" or not _arrests(doc, k + 1)):
                # `لاحق الصحفي الوزير وأوقفه عند الباب`, `وأوقفته عن العمل`
                return False
            # Its subject alone is nobody whom it struck; that of `وضرب صاحبه` stands before it.
            joined = doc.norm(k).startswith("و") or is_accusative(doc, k + 1)
            alone = doc.reading(k + 1, "person", "kin") is not None and not joined
            return any(_means(doc, i, j) for j in range(k + 1 + alone, i))
        if doc.is_stop(k) or doc.reading(k, "event") is not None or k in doc.counts:
            return False
    return False


def _means(doc: Document, i: int, j: int) -> bool:
    """Whether the pronoun of a verb at `i` may stand for people at `j`, by their number and gender."""
    people, before = doc.form(j, "person", "kin"), doc.norm(j - 1)
    if (
        people is not None
        and doc.norm(j).removeprefix("ال") in demonyms()
        and before not in words("reporting", "function")
    ):
        # `استهدفوا الثكنة الإسرائيلية وأصابوها`, but `أطلقوا النار على فلسطيني وأصابوه`
        return False
    if people is None or doc.norm(i).endswith("هم"):
        return people is not None
    if doc.norm(i).endswith("هما"):
        return people.number == "dual"
    return people.number == "singular" and people.of_woman == doc.norm(i).endswith("ها")


def _strikes(doc: Document, i: int) -> bool:
    """`هاجم`, `داهم`, `لاحق`; of shooting only with what is fired, behind it or behind its subject: `فتح رجل النار`."""
    if {doc.norm(i), doc.bare[i]}.isdisjoint(_striking()):
        return False
    fired = words("perpetrators", "fired")
    shoots = {doc.norm(i), doc.bare[i]} & strike_verbs("shooting")
    return not shoots or doc.find(fired, i + 1, i + 1 + FIRED_REACH) is not None


@cache
def _striking() -> frozenset[str]:
    return frozenset().union(*(strike_verbs(key) for key in ("verbs", "aimed", "shooting", "meeting")))


def _arrests(doc: Document, i: int) -> bool:
    """Whether those stand at a token who arrest or take people: `الشرطة`, `الجنود`, `مسلحون`."""
    mention = doc.actor_at.get(i)
    armed = doc.is_word(i, words("casualties", "force")) or doc.norm(i) in words("casualties", "attackers")
    return armed or (mention is not None and mention.kind in ARRESTING)


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
    if agent is None and doc.norm(i).endswith(THEY_DID):
        # `قال ناج إن عشرة مسلحين أيقظوا السكان وقتلوهم`: those counted before are who did it.
        return False
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
