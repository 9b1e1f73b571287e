"""Victims behind their verb: `قُتل 5 مدنيين`, `أصيب جراء الحادث شابان`, `توفي منهم أربعة`."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import demonyms
from summarizer.actors.name_words import opens_name
from summarizer.claims.cases import PAIRS
from summarizer.claims.casualty_verbs import CasualtyVerb
from summarizer.claims.gaps import (
    OF_WOUNDS,
    WHOSE,
    behind_doers,
    ends_accident,
    ends_plainly,
    goes_on,
    is_governed,
    is_manner_too,
    opens_phrase,
)
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.objects import is_number_of_noun
from summarizer.claims.of_two import as_two
from summarizer.claims.one_of import is_one
from summarizer.claims.other_uses import AFFECTED
from summarizer.claims.people import acts_as_force, acts_on_things, may_be_people
from summarizer.claims.phrase_ends import adverbs, is_before, is_titled_name
from summarizer.claims.scene import Scene
from summarizer.claims.times import behind_time
from summarizer.claims.totals_behind import NUMBERED, is_definite
from summarizer.claims.verb_objects import have_object, is_next
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


def read_subject_behind(scene: Scene, verb: CasualtyVerb) -> bool:
    """The victims behind the verb, over adverbs, asides and short prepositional phrases."""
    doc = scene.doc
    j, phrase, behind, loose = verb.at + 1, False, 0, False
    if doc.norm(j) in words("casualties", "share", "one") and verb.form.voice != "agent":
        if j in scene.used:
            return True
        # `توفي أحدهم`
        scene.add(Group.of(1, j, j + 1, partitive=True), verb.kind, f"verb-{verb.kind}", first=verb.at)
        return True
    other = doc.reading(j, "other")
    if (j in doc.counts and doc.norms[j] != doc.bare[j] and not is_one(doc, j)) or (other and other.prefix == "و"):
        # `جندي استشهد وثلاثة أصيبوا`, `وآخر أصيب`: no subject begins with و.
        return False
    for _ in range(GAP):
        if j >= scene.last:
            return False
        if (passed := max(behind_time(doc, j), behind_doers(doc, j))) > j:
            # `أصيب عند الساعة الثالثة فجرا سبعة`, `استشهد على يد مسلحين خمسة`
            j = passed
            continue
        if phrase and _describes_noun(doc, j):
            j += 1
            continue
        wounds = behind_wounds(doc, j) if verb.kind == "wounded" else j
        if wounds > j:
            j, loose = wounds, True
            continue
        # `في المواجهات التي عمّت المدن الثلاث`
        adjective = phrase and j in doc.counts and is_definite(doc.norm(j)) and is_definite(doc.norm(j - 1))
        group = None if adjective or is_before(doc, j) else scene.group(j, lone=True)
        if group is not None and phrase and not group.counted and _is_of_phrase(doc, j):
            j = doc.actor_at[j].last
            continue
        if group is not None and phrase and is_number_of_noun(scene, group):
            j = group.last
            continue
        if group is not None:
            taken = _take_subject(scene, verb, group, in_phrase=phrase and (j != behind or loose))
            # `فوق المدعوين 93 شخصا`, `اصطدام حافلة ركاب بشاحنة على الطريق 25 راكبا`
            of_phrase = phrase and (group.definite or group.shape == "plural")
            return taken or (of_phrase and _read_far_number(scene, verb, group.next))
        norm = doc.norm(j)
        if j == verb.needed or norm in WHOSE or (j - 1 == verb.needed and norm in GOES_ON):
            j += 1
        elif norm == "كل" and doc.norm(j + 1) == "من" and verb.form.voice != "agent":
            # `قضى في الحادث كل من السائق ومعلمتين`
            j, phrase = j + 2, False
        elif norm in AFFECTED:
            j, phrase = j + 1, True
        elif phrase and doc.reading(j, "verb") and doc.norm(j + 1) in OF_WOUNDS:
            j += 2
        elif norm in COMMAS and doc.norm(j + 1) in NUMBERED and j + 2 in doc.counts:
            j += 2  # `استشهد من فيه جميعا، وعددهم خمسة`
        elif (norm == "او" or doc.joins(j)) and is_manner_too(doc, j):
            j += 1 + (norm == "او")
        elif norm in COMMAS:
            opens = _opens_subject(doc, j + 1, scene.last) or (phrase and _tells_one(scene, verb, j + 1))
            j = j + 1 if opens else doc.after_aside(j, scene.last)
        elif doc.tokens[j].kind == "number" and j not in doc.counts:
            # `قتل برصاص اللواء 444 خمسة`
            j += 1
        elif norm in ASIDE_DASHES:
            # `قُتل - وفق المرصد - أربعة`
            j = doc.after_aside(j, scene.last)
        elif (norm == "(" or doc.tokens[j].kind == "quote" or norm in words("casualties", "share", "openers")) and (
            j + 1 in doc.counts or doc.norm(j + 1) in PAIRS
        ):
            # `أصيب «15» شخصا`, `توفي منهم أربعة`, `توفيت منها حالتان`: the verb says what became of them.
            j += 1
        elif norm in words("casualties", "share", "after") and doc.norm(j + 1) in adverbs() and j + 2 in doc.counts:
            # `توفي منهم لاحقا ثلاثة`
            j += 2
        elif norm == "(" and doc.norm(j + 2) == ")":
            # `توفي صباح اليوم (الاثنين) ثلاثة أشخاص`
            j += 3
        elif opens_phrase(doc, j):
            # `أصيب جراء الحادث شابان`: only behind في the first noun may be a part of more.
            place = doc.place_at.get(j + 1)
            # `توفي في مجمع ناصر الطبي شاب`, `قتل أمام أعين زوجته`
            known = place.last if place is not None and place.first == j + 1 else 0
            j = max(j + 2 + (doc.norm(j + 1) in words("casualties", "no_object_after", "beside")), known)
            phrase, behind = True, 0 if norm == "في" else j
        elif (phrase and doc.tokens[j].kind == "word" and goes_on(doc, j)) or norm in adverbs() or norm.startswith("ب"):
            # `في هجوم نفذه قرب بيتا مستوطن`: what is neither definite nor governed may be a verb with its subject.
            loose = loose or not (norm.startswith(("ال", "وال", "ب")) or norm in adverbs() or is_governed(doc, j))
            j = behind_means(doc, j) if norm.startswith("ب") else j + 1
        else:
            return phrase and _read_far_number(scene, verb, j)
    return phrase and _read_far_number(scene, verb, j)


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
    if not _fits(scene, verb, group) or (in_phrase and not _may_end_clause(scene.doc, verb.at, group)):
        return False
    scene.add_joined(group, verb.kind, f"verb-{verb.kind}", verb.at, _agent_before(scene.doc, verb))
    return True


def _fits(scene: Scene, verb: CasualtyVerb, group: Group) -> bool:
    """Whether a group may be the subject of a verb: people, in its number, and those who suffered it."""
    doc = scene.doc
    if (verb.form.strict and not may_be_people(doc, group)) or not _may_follow(doc, verb, group):
        return False
    if group.kind and verb.falls:
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


def _is_of_phrase(doc: Document, j: int) -> bool:
    """`يقبع في سجون الحوثيين 73`, `قتل في هجوم المتمردين خمسة`: whose the noun before is, a number behind the name."""
    mention = doc.actor_at.get(j)
    return mention is not None and mention.first == j and mention.last in doc.counts and doc.norm(j).startswith("ال")


def _may_end_clause(doc: Document, at: int, group: Group) -> bool:
    """`قتل في الغارة التي طالت السوق 14 شابا`, but `قتل في الهجوم الذي نفذه خمسة مسلحين`: behind a noun of a relative
    clause, not behind its verb.
    """
    j = group.first - 1
    if doc.norm(j) in words("casualties", "share", "carried"):
        return False
    if doc.norm(j) in words("reporting", "function") and doc.norm(j) not in words("reporting", "times"):
        return False
    if group.shape != "number":
        return _is_subject(doc, at, group)
    relative = doc.find(relatives(), at + 1, j) is not None
    return not relative or doc.norm(j).startswith("ال") or doc.tokens[j].kind != "word" or j in doc.place_at


def _is_subject(doc: Document, at: int, group: Group) -> bool:
    """`أصيب في الحادث نفسه ضابط`, `توفي متأثرا بجراحه الشاب خالد`: one or two, or a title with its name.

    They stand behind a definite noun; behind a place, a time or a pronoun only where no verb may stand before it
    (`في هجوم شنه في حلب مسلح`).
    """
    nominative = group.shape == "singular" or (group.shape == "dual" and doc.norm(group.first).endswith("ان"))
    before = doc.norm(group.first - 1)
    ended = before.startswith("ال") or before in ("نفسه", "نفسها", "ذاته", "ذاتها", "ذلك")
    ended = ended or ends_accident(doc, at, group.first)
    nominative = nominative and not group.definite and (not group.kind or _dies_later(doc, at, group))
    if nominative and ended:
        return True
    titled = group.named and is_titled_name(doc, group.first)
    if titled and ends_accident(doc, at, group.first):
        return True
    return (nominative or titled) and ends_plainly(doc, at, group.first)


def _dies_later(doc: Document, at: int, group: Group) -> bool:
    """`توفي في المستشفى صباح اليوم جريحان`: the wounded who die."""
    form = doc.form(at, "verb")
    return group.kind == "wounded" and form is not None and form.kind == "killed"


def _may_follow(doc: Document, verb: CasualtyVerb, group: Group) -> bool:
    """A verb before its subject stands in the singular: a dual or plural one has its subject before it."""
    if group.shape in ("plural", "dual") and group.definite:
        # `واستشهد المنفذون الثلاثة`: they were told of before; `استشهد الشابان سالم وفهد` were not.
        return group.shape == "dual" and opens_name(doc.norm(group.last))
    if group.shape == verb.form.number == "dual":
        # `لقيا مصرعهما شقيقان`
        return doc.norm(group.first).endswith("ان")
    return verb.form.number == "singular" or verb.by_us or group.shape in ("number", "other")
