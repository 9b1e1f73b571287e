"""Victims behind their verb: `قُتل 5 مدنيين`, `أصيب جراء الحادث شابان`, `توفي منهم أربعة`."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.actors.actor_lexicon import demonyms
from summarizer.claims.cases import PAIRS
from summarizer.claims.casualty_verbs import AND_THAT, CasualtyVerb
from summarizer.claims.gaps import (
    OF_WOUNDS,
    WHOSE,
    behind_doers,
    goes_on,
    is_governed,
    is_manner_too,
    opens_phrase,
)
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.may_be_subject import fits, may_end_clause
from summarizer.claims.objects import is_number_of_noun
from summarizer.claims.of_two import as_two
from summarizer.claims.one_of import is_one
from summarizer.claims.other_uses import AFFECTED
from summarizer.claims.people import acts_as_force, may_be_people
from summarizer.claims.phrase_ends import adverbs, is_before, is_titled_name
from summarizer.claims.scene import Scene
from summarizer.claims.times import behind_time
from summarizer.claims.totals_behind import NUMBERED, is_definite
from summarizer.claims.verb_objects import is_next
from summarizer.claims.wounds import behind_means, behind_wounds
from summarizer.document import Document
from summarizer.language.text import ARTICLE, ASIDE_DASHES, COMMAS
from summarizer.language.wordlists import relatives, words

# How many tokens may stand between a verb and the victims that are its subject.
GAP = 14
# The same for people who are counted, behind a cause.
FAR_REACH = 24
# Behind the word that a verb needs: `لفظ أنفاسه الأخيرة شاب`, `نال شرف الشهادة المقدم علي`.
GOES_ON = frozenset(("الاخيره", "الشهاده", "الاستشهاد"))


@dataclass(slots=True)
class _Walk:
    """How far the search for a subject has come: `at` is the next token.

    `phrase` tells that a prepositional phrase is passed, whose noun may be the group's, and `behind` is the token
    behind its first noun; `loose` that something was passed which may be a verb with a subject of its own.
    """

    at: int
    phrase: bool = False
    behind: int = 0
    loose: bool = False


def read_subject_behind(scene: Scene, verb: CasualtyVerb) -> bool:
    """The victims behind the verb, over adverbs, asides and short prepositional phrases."""
    doc, walk = scene.doc, _Walk(verb.at + 1)
    if doc.norm(walk.at) in words("casualties", "share", "one") and verb.form.voice != "agent":
        if walk.at not in scene.used:
            # `توفي أحدهم`
            one = Group.of(1, walk.at, walk.at + 1, partitive=True)
            scene.add(one, verb.kind, f"verb-{verb.kind}", first=verb.at)
        return True
    if _begins_anew(doc, walk.at):
        return False
    for _ in range(GAP):
        if walk.at >= scene.last or doc.norm(walk.at) in AND_THAT:
            return False
        if _pass_circumstance(doc, verb, walk):
            continue
        group = _group_at(scene, walk)
        if group is not None and _pass_noun_of_phrase(scene, walk, group):
            continue
        if group is not None and walk.phrase and _begins_anew(doc, walk.at) and may_be_people(doc, group):
            # `إن ضابطا قتل شمال البلدة وسبعة جنود أصيبوا`
            return False
        if group is not None:
            in_phrase = walk.phrase and (walk.at != walk.behind or walk.loose)
            taken = _take_subject(scene, verb, group, in_phrase=in_phrase)
            # `فوق المدعوين 93 شخصا`, `اصطدام حافلة ركاب بشاحنة على الطريق 25 راكبا`
            of_phrase = walk.phrase and (group.definite or group.shape == "plural")
            return taken or (of_phrase and _read_far_number(scene, verb, group.next))
        if not (_pass_filler(scene, verb, walk) or _pass_phrase(doc, verb, walk)):
            break
    return walk.phrase and _read_far_number(scene, verb, walk.at)


def _begins_anew(doc: Document, j: int) -> bool:
    """`جندي استشهد وثلاثة أصيبوا`, `وآخر أصيب`: no subject begins with و."""
    other = doc.reading(j, "other")
    joined = j in doc.counts and doc.norms[j] != doc.bare[j] and not is_one(doc, j)
    return joined or (other is not None and other.prefix == "و")


def _pass_circumstance(doc: Document, verb: CasualtyVerb, walk: _Walk) -> bool:
    """`أصيب عند الساعة الثالثة فجرا سبعة`, `استشهد على يد مسلحين خمسة`, `أصيب بجروح خطيرة شاب`: when, by whom, how."""
    j = walk.at
    described = (walk.phrase and _describes_noun(doc, j)) or _describes_weapon(doc, j)
    walk.at = max(behind_time(doc, j), behind_doers(doc, j), j + described)
    if walk.at == j and verb.kind == "wounded":
        walk.at = behind_wounds(doc, j)
        walk.loose = walk.loose or walk.at > j
    return walk.at > j


def _group_at(scene: Scene, walk: _Walk) -> Group | None:
    """The group at the next token, if it may be one: `في المواجهات التي عمّت المدن الثلاث` has an adjective there."""
    doc, j = scene.doc, walk.at
    adjective = walk.phrase and j in doc.counts and is_definite(doc.norm(j)) and is_definite(doc.norm(j - 1))
    return None if adjective or is_before(doc, j) else scene.group(j, lone=True)


def _pass_noun_of_phrase(scene: Scene, walk: _Walk, group: Group) -> bool:
    """`قتل في هجوم المتمردين خمسة`: a group that the noun of the phrase is of, or a number that is the noun's."""
    if walk.phrase and not group.counted and _is_of_phrase(scene.doc, walk.at):
        walk.at = scene.doc.actor_at[walk.at].last
        return True
    if walk.phrase and is_number_of_noun(scene, group):
        walk.at = group.last
        return True
    return False


def _pass_filler(scene: Scene, verb: CasualtyVerb, walk: _Walk) -> bool:
    """What stands between a verb and its subject and is no phrase: punctuation, asides, what the verb needs, `منهم`."""
    doc, j = scene.doc, walk.at
    norm = doc.norm(j)
    after = words("casualties", "share", "after")
    if j == verb.needed or norm in WHOSE or (j - 1 == verb.needed and norm in GOES_ON):
        walk.at += 1
    elif walk.phrase and doc.reading(j, "verb") and doc.norm(j + 1) in OF_WOUNDS:
        walk.at += 2
    elif norm in COMMAS and doc.norm(j + 1) in NUMBERED and j + 2 in doc.counts:
        # `استشهد من فيه جميعا، وعددهم خمسة`
        walk.at += 2
    elif (norm == "او" or doc.joins(j)) and is_manner_too(doc, j):
        walk.at += 1 + (norm == "او")
    elif norm in COMMAS:
        opens = _opens_subject(doc, j + 1, scene.last) or (walk.phrase and _tells_one(scene, verb, j + 1))
        walk.at = j + 1 if opens else doc.after_aside(j, scene.last)
    elif doc.tokens[j].kind == "number" and j not in doc.counts:
        # `قتل برصاص اللواء 444 خمسة`
        walk.at += 1
    elif norm in ASIDE_DASHES:
        # `قُتل - وفق المرصد - أربعة`
        walk.at = doc.after_aside(j, scene.last)
    elif (norm == "(" or doc.tokens[j].kind == "quote" or norm in words("casualties", "share", "openers")) and (
        j + 1 in doc.counts or doc.norm(j + 1) in PAIRS
    ):
        # `أصيب «15» شخصا`, `توفي منهم أربعة`, `توفيت منها حالتان`: the verb says what became of them.
        walk.at += 1
    elif j == verb.at + 1 and norm in after and verb.form.voice == "victim" and doc.form(j + 1, "person") is not None:
        # `توفي منهم عاملان`
        walk.at += 1
    elif norm in after and doc.norm(j + 1) in adverbs() and j + 2 in doc.counts:
        # `توفي منهم لاحقا ثلاثة`
        walk.at += 2
    elif norm == "(" and doc.norm(j + 2) == ")":
        # `توفي صباح اليوم (الاثنين) ثلاثة أشخاص`
        walk.at += 3
    return walk.at > j


def _pass_phrase(doc: Document, verb: CasualtyVerb, walk: _Walk) -> bool:
    """`جراء الحادث`, `في هجوم نفذه مستوطن`, `كل من`: a word of a phrase, or what goes on with one."""
    j, norm = walk.at, doc.norm(walk.at)
    if norm == "كل" and doc.norm(j + 1) == "من" and verb.form.voice != "agent":
        # `قضى في الحادث كل من السائق ومعلمتين`
        walk.at, walk.phrase = j + 2, False
    elif norm in AFFECTED:
        walk.at, walk.phrase = j + 1, True
    elif opens_phrase(doc, j):
        # `أصيب جراء الحادث شابان`: only behind في the first noun may be a part of more.
        place = doc.place_at.get(j + 1)
        # `توفي في مجمع ناصر الطبي شاب`, `قتل أمام أعين زوجته`
        known = place.last if place is not None and place.first == j + 1 else 0
        walk.at = max(j + 2 + (doc.norm(j + 1) in words("casualties", "no_object_after", "beside")), known)
        walk.phrase, walk.behind = True, 0 if norm == "في" else walk.at
    elif (
        (walk.phrase and doc.tokens[j].kind == "word" and goes_on(doc, j)) or norm in adverbs() or norm.startswith("ب")
    ):
        # `في هجوم نفذه قرب بيتا مستوطن`: what is neither definite nor governed may be a verb with its subject.
        plain = norm.startswith(("ال", "وال", "ب")) or norm in adverbs() or is_governed(doc, j)
        walk.loose = walk.loose or not plain
        walk.at = behind_means(doc, j) if norm.startswith("ب") else j + 1
    return walk.at > j


def _read_far_number(scene: Scene, verb: CasualtyVerb, start: int) -> bool:
    """`توفي إثر سقوط سقف قاعة فوق المدعوين في مدينة الحمدانية 93 شخصا`: people counted behind a cause of any length."""
    doc, carried = scene.doc, words("casualties", "share", "carried")
    if verb.form.voice != "victim":
        return False
    for j in range(start, min(verb.at + FAR_REACH, scene.last)):
        told = doc.reading(j, "verb", "victim")
        if doc.is_stop(j) or doc.norm(j) in carried or doc.norm(j) in relatives() or (told and j not in doc.counts):
            return False
        group = scene.group(j) if j in doc.counts else None
        if group is not None:
            before = doc.norm(j - 1)
            ended = before.startswith(("ال", "وال")) or j - 1 in doc.place_at
            people = group.who is not None and doc.reading(group.who[0], "person") is not None
            if not (ended and people) or group.kind or group.definite or group.partitive or not scene.free(group):
                return False
            scene.add_joined(group, verb.kind, f"verb-{verb.kind}", verb.at)
            return True
    return False


def _take_subject(scene: Scene, verb: CasualtyVerb, group: Group, *, in_phrase: bool) -> bool:
    """Record the first group behind a verb where it is the subject; whether the verb has its victims now.

    `in_phrase` groups stand behind a prepositional phrase, to which they may belong.
    """
    if verb.form.voice == "agent" and (not group.counted or is_next(scene.doc, group)):
        return False
    if not scene.free(group):
        return True
    if verb.form.voice == "either" and acts_as_force(scene.doc, group, verb.kind):
        return False
    group = as_two(scene.doc, group) if verb.form.voice == "victim" else group
    if not fits(scene, verb, group) or (in_phrase and not may_end_clause(scene.doc, verb.at, group)):
        return False
    scene.add_joined(group, verb.kind, f"verb-{verb.kind}", verb.at, _agent_before(scene.doc, verb))
    return True


def _agent_before(doc: Document, verb: CasualtyVerb) -> tuple[int, int] | None:
    """`إن جيش الاحتلال اعتقل شابين`: an actor right before a verb that may be active is its agent."""
    actor = doc.actor_at.get(verb.at - 1)
    if verb.form.voice != "either" or actor is None or actor.generic or actor.last != verb.at:
        return None
    return actor.first, actor.last


def _opens_subject(doc: Document, i: int, last: int) -> bool:
    """`لقي اليوم السبت، أربعة أشخاص، مصرعهم`: commas that part adverbs from the subject, and no aside."""
    group = read_group(doc, i, last) if i in doc.counts else None
    return group is not None and group.who is not None


def _tells_one(scene: Scene, verb: CasualtyVerb, i: int) -> bool:
    """`أصيب برصاص الجيش، قرب بيتا، فتى`: behind the last comma one or two, or a title with its name, where the verb
    opens its clause.
    """
    doc = scene.doc
    opens = verb.at == scene.first or doc.is_stop(verb.at - 1) or doc.norms[verb.at] != doc.bare[verb.at]
    group = scene.group(i, lone=True) if opens and i < scene.last else None
    if group is None or group.kind or doc.joins(i):
        # `أصيب برصاصة في الرأس، والمسن سالم`
        return False
    return is_titled_name(doc, i) or (group.shape in ("singular", "dual") and not group.definite)


def _describes_noun(doc: Document, j: int) -> bool:
    """`أصيب في غارة إسرائيلية على المدينة سبعة`, `على الحدود التركية`: an adjective is no woman of that nation."""
    norm, before = doc.norm(j), doc.norm(j - 1)
    alike = norm.startswith(ARTICLE) == before.startswith(ARTICLE)
    return norm.endswith("يه") and alike and norm.removeprefix(ARTICLE) in demonyms()


def _describes_weapon(doc: Document, j: int) -> bool:
    """`صحفي قتل بغارة إسرائيلية`, `بصاروخ إيراني`: an adjective right behind what ب governs is nobody of that nation; a
    definite noun has none (`برصاص الجيش إسرائيلي`).
    """
    weapon, norm = doc.norm(j - 1).removeprefix("ب"), doc.norm(j)
    sides = demonyms() | words("perpetrators", "adjectives")
    nation = norm in sides or norm.removesuffix("ه") in sides
    weapons = words("perpetrators", "attacks") | words("perpetrators", "bombs") | words("perpetrators", "by")
    governed = weapon != doc.norm(j - 1) and (weapon in weapons or doc.norm(j - 1) in weapons)
    return nation and governed and norm.endswith("ه") >= weapon.endswith("ه")


def _is_of_phrase(doc: Document, j: int) -> bool:
    """`يقبع في سجون الحوثيين 73`, `قتل في هجوم المتمردين خمسة`: whose the noun before is, a number behind the name."""
    mention = doc.actor_at.get(j)
    return mention is not None and mention.first == j and mention.last in doc.counts and doc.norm(j).startswith("ال")
