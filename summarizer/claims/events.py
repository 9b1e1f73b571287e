"""Verbal nouns with their victims: `مقتل 5 مدنيين`, `اعتقال شاب وشقيقته`, `اعتقال القوات راعيا`."""

from __future__ import annotations

from summarizer.actors.name_words import opens_name
from summarizer.claims.casualty_verbs import is_to_death
from summarizer.claims.doers import have_object, subject_before, victim_of_several
from summarizer.claims.far_objects import far_object
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.kept_in import underground
from summarizer.claims.named_ones import known_one
from summarizer.claims.one_of import ONE
from summarizer.claims.people import acts_as_force, acts_on_people, acts_on_things, may_be_people
from summarizer.claims.phrase_ends import adverbs, is_initialled, is_national
from summarizer.claims.pronouns import read_pronoun
from summarizer.claims.scene import Scene
from summarizer.claims.times import behind_time
from summarizer.claims.untold_events import ATTEMPTS, tells_nothing_new
from summarizer.document import Document
from summarizer.language.forms import Form
from summarizer.language.text import ASIDE_DASHES, COMMAS
from summarizer.language.wordlists import words
from summarizer.model import Kind

# How many tokens may stand between a verbal noun and its victims: adverbs, asides.
GAP = 9
# What may stand before victims without changing what is said of them.
SKIPPED = frozenset(("نحو", "قرابه", "زهاء", "كل", "من", "«", '"', "“", "("))
# The longest agent of a verbal noun that is on no list, in tokens.
LONGEST_AGENT = 4
HURT = "اصابه"
HOSTAGES = "رهاين"
SINKING = "غرق"
# Of people alone, where their name tells nobody else, unless the text tells that it was tried.
ASSASSINATION = "اغتيال"
OTHER = "اخري"
# `إلى سجن آخر`: another building, between the preposition before it and, in `سجن آخر من الركاب`, those of whom one is.
ANOTHER, INTO, OF_THOSE = frozenset(("اخر", "واحد")), frozenset(("الي", "في", "من", "داخل")), frozenset(("من", "منهم"))
# What no force does to pirates and kidnappers.
SEIZING = frozenset(("خطف", "اختطاف", "احتجاز"))
# The letters of a verbal noun that rubble and a force share.
HOLDING = "حتجاز"
# How far behind it the one may stand whose wound it is, in tokens.
WOUND_REACH = 9
# How far behind those who carried something out the people may be told whom it was against, in tokens.
AGAINST_REACH = 12


def read_events(scene: Scene) -> None:
    """`مقتل 5 مدنيين`, `إصابة خمسة`, `اعتقال شاب وشقيقته`, `ما أدى إلى مقتله`."""
    doc = scene.doc
    for i in doc.having(scene.first, scene.last, "event"):
        reading = doc.reading(i, "event")
        if reading is None or i in scene.used or reading.prefix.endswith("ال"):
            continue
        form = reading.form
        if form.kind is None:
            continue
        if form.suffixed:
            read_pronoun(scene, i, reading, form.kind)
            continue
        if tells_nothing_new(scene, i, reading):
            continue
        group, agent = _group_behind(scene, i, form)
        if group is None or _is_of_others(scene, i, form, group) or _is_subject(doc, i, group):
            continue
        if _fits(doc, form, group) or _is_missing_too(scene, i, form, group):
            kind = _kind_as_told(scene, i, form.kind, group)
            scene.add_joined(group, kind, f"event-{kind}", i, _agent(scene, i, agent, group))


def _group_behind(scene: Scene, i: int, form: Form) -> tuple[Group | None, int | None]:
    """The group behind a verbal noun, and the token from which on its agent stands if one does before the group."""
    doc = scene.doc
    group = complement(scene, i + 1) or (
        _hurt_one(scene, i + 1) if form.lemma == HURT or doc.norm(i - 1) == "حاله" else _against(scene, i + 1)
    )
    named = doc.actor_at.get(group.first) if group is not None and group.shape == "dual" else None
    if named is not None and not named.generic:
        # `احتجاز طالبان لاثنين من عمال الإغاثة`: the group, and no two students; but `مقتل مسلحين اثنين`.
        return _object_of(scene, i + 1), i + 1
    if group is None and form.lemma == ASSASSINATION and doc.find(ATTEMPTS, 0, i) is None:
        return known_one(doc, i + 1, scene.last), None
    if form.strict and form.lemma != SINKING and (group is None or (group.definite and not group.counted)):
        return _object_of(scene, i + 1) or group, i + 1
    return group, None


def _is_of_others(scene: Scene, i: int, form: Form, group: Group) -> bool:
    """Whether the group behind a verbal noun did it, or is counted as something else than its victims."""
    doc = scene.doc
    if form.strict and (acts_on_things(doc, i, group) or acts_on_people(doc, i, group)):
        return True
    if doc.form(i, "verb") is not None and (acts_as_force(doc, group, form.kind) or _did_it(scene, group)):
        return True
    if doc.norm(group.first) == OTHER and _are_events(doc, i):
        return True
    if not group.counted and (is_one_of_series(doc, i) or _is_of_custody(doc, i, group)):
        return True
    if form.kind == "detained" and _is_another_building(doc, i, group):
        return True
    # `خطف لصوص طفلا`: those who did it.
    return form.lemma in SEIZING and doc.norm(group.first) in words("casualties", "attackers")


def _agent(scene: Scene, i: int, between: int | None, group: Group) -> tuple[int, int] | None:
    """`قتل الجيش خمسة مدنيين`, `الجيش قتل خمسة`: who did it stands from the token `between` on, or before a verb."""
    if between is not None and between < group.first:
        return between, group.first
    before = subject_before(scene.doc, i, scene.first) if scene.doc.form(i, "verb") is not None else None
    return (before, i) if before is not None else None


def _are_events(doc: Document, i: int) -> bool:
    """`حوادث غرق أخرى`, `عمليات قتل أخرى`, `حالات وفاة أخرى`: behind the verbal noun at a token, more of the same."""
    series = words("casualties", "blocks", "series") | words("casualties", "blocks", "sinking")
    return doc.is_word(i - 1, series | words("casualties", "cases"))


def _did_it(scene: Scene, group: Group) -> bool:
    """`خطف عناصر من الجماعة ثلاثة سياح`, `قتل ثلاثة مسلحين شرطيا`: whether those behind a verb have an object."""
    if far_object(scene.doc, group) is not None:
        return True
    several = victim_of_several(scene.doc, group) is not None
    return several or (group.shape == "plural" and have_object(scene, group))


def _kind_as_told(scene: Scene, i: int, kind: Kind, group: Group) -> Kind:
    """`فقدان شرطي لحياته`: he is not missing; `احتجاز 16 عاملا تحت الأنقاض`: nobody detains them, as who is taken from
    a mine is (`خطف 12 عاملا من منجم`, `توقيف 30 منقبا في منجم`), or who owns it (`احتجاز صاحب المنجم`).
    """
    end = min(group.last + GAP, scene.last)
    if kind == "missing" and scene.doc.find(words("casualties", "blocks", "life"), group.last, end) is not None:
        return "killed"
    if kind == "wounded" and is_to_death(scene.doc, i):
        # `طعن ستة حتى الموت`
        return "killed"
    if kind != "detained" or HOLDING not in scene.doc.norm(i):
        return kind
    buried = underground(scene.doc, group.last, end)
    in_charge = words("casualties", "missing", "in_charge")
    return kind if buried is None or scene.doc.find(in_charge, i + 1, buried) is not None else "missing"


def is_one_of_series(doc: Document, i: int) -> bool:
    """`عمليات خطف واغتيال معارضين`, `بأعمال قتل`: a verbal noun that tells of what goes on, and of nobody told."""
    series = words("casualties", "blocks", "series")
    first = i - 1 if doc.norm(i).startswith("و") and doc.reading(i - 1, "event") else i
    return doc.is_word(first - 1, series) or doc.norm(first - 1).removeprefix("ب") in series


def _is_of_custody(doc: Document, i: int, group: Group) -> bool:
    """`أماكن احتجاز سورية`, `ظروف اعتقال قاسية`: where and how people are held, and the adjective of that."""
    if doc.norm(group.first) == HOSTAGES and doc.is_word(i - 1, ("حادث", "حادثه")):
        # `انتهى حادث احتجاز رهائن`, but `حادث خطف شبان`
        return True
    return not group.named and doc.is_word(i - 1, words("casualties", "blocks", "custody_of"))


def _is_another_building(doc: Document, i: int, group: Group) -> bool:
    """`نقلوا إلى سجن آخر`, `مركز توقيف آخر`: where people are held, and not one more who is."""
    if doc.norm(group.first) not in ANOTHER or doc.norm(group.last) in OF_THOSE:
        return False
    return doc.norm(i - 1) in INTO or doc.is_word(i - 1, words("casualties", "blocks", "custody_of"))


def _is_missing_too(scene: Scene, i: int, form: Form, group: Group) -> bool:
    """`وفاة الأب واثنين من أبنائه واختفاء الأم`: one by an article behind others to whom something befell."""
    told = scene.latest(i) if form.kind == "missing" and scene.doc.norm(i).startswith("و") else None
    near = told is not None and i <= max(told.last, told.who[1] if told.who else 0)
    return near and group.shape == "singular" and scene.doc.norm(group.first) in words("persons", "names", "titles")


def _is_subject(doc: Document, i: int, group: Group) -> bool:
    """`خطف مسلحون`: a subject, so that the word before it is a verb and no verbal noun; `خطف شبان` may be either, and
    behind what is no verb the case is wrong, as in many a headline: `مقتل شخصان`, but `وفاة وإصابتان`.
    """
    if group.shape not in ("plural", "dual"):
        return False
    if doc.form(i, "verb") is None or doc.tokens[i].raw.endswith("ة"):
        # `إصابة شخصان`, but `أصابه شرطيان`
        return doc.joins(group.first)
    return doc.norm(group.first).endswith("ون" if group.shape == "plural" else "ان")


def complement(scene: Scene, i: int) -> Group | None:
    """The victims behind a verbal noun, over adverbs and asides."""
    doc, limit = scene.doc, scene.last
    i = doc.behind_quoted(i)
    for _ in range(GAP):
        if i >= limit:
            return None
        norm = doc.norm(i)
        if norm in words("casualties", "share", "one"):
            # `مقتل أحدهما`
            return Group.of(1, i, i + 1, partitive=True)
        if norm == "و" or (norm.startswith("و") and norm not in ONE and i in doc.counts):
            return None
        other = doc.reading(i, "other")
        if norm.startswith("و") and (doc.reading(i, "event") or (other is not None and other.prefix == "و")):
            # `19 حالة وفاة وإصابة شخص`, `إن شخصا قتل وآخر أصيب`
            return None
        group = read_group(doc, i, limit, lone=True)
        if group is not None:
            return group
        if norm in COMMAS or norm in ASIDE_DASHES:
            i = doc.after_aside(i, limit)
        elif norm in SKIPPED or norm in adverbs():
            i += 1
        else:
            return None
    return None


def _hurt_one(scene: Scene, i: int) -> Group | None:
    """`إصابة بالرصاص الحي في البطن لشاب`, `حالة غرق مساء أمس لشاب`: it is told first, and whose it is behind ل."""
    doc = scene.doc
    for j in range(i, min(i + WOUND_REACH, scene.last)):
        reading = doc.reading(j, "person", "kin")
        if reading is not None and reading.prefix == "ل" and reading.form.number == "singular":
            return Group.of(1, j, j + 1, who=(j, j + 1))
        if doc.is_stop(j) or j in doc.counts or (doc.readings[j] and not doc.reading(j, "thing")):
            return None
    return None


def _against(scene: Scene, i: int) -> Group | None:
    """`عمليات إعدام نفذها عناصر الأمن بحق 40 شخصا`: whom they were against that a relative clause tells of."""
    doc = scene.doc
    if not doc.is_word(i, words("casualties", "carried_against")):
        return None
    at = doc.find({"بحق", "ضد"}, i + 1, min(i + AGAINST_REACH, scene.last))
    if at is None or any(doc.is_stop(j) or doc.reading(j, "event", "victim") for j in range(i, at)):
        return None
    group = scene.group(at + 1)
    return group if group is not None and group.counted and not group.kind else None


def _object_of(scene: Scene, i: int) -> Group | None:
    """`اعتقال الجيش الإسرائيلي 15 شخصا`, `قتل المهاجمين لستة رعاة`: who did it stands before the counted people."""
    doc = scene.doc
    agent = doc.actor_at.get(i)
    at = agent.last if agent is not None and agent.first == i else _behind_definite(doc, i)
    if agent is not None and doc.norm(at).startswith("التابع"):
        # `تحييد سلاح الجو التابع لها، أمس، أربعة`
        at += 2
    at = behind_time(doc, at) if agent is not None else at
    at = at + 1 if doc.norm(at) == "ل" else at
    if at == i:
        return None
    if (one := _accusative(scene, at)) is not None:
        return one
    if agent is None and not (doc.norm(at).startswith("ل") or doc.norm(at - 1) == "ل"):
        return None
    group = scene.group(at) if at in scene.doc.counts else None
    return group if group is not None and group.who is not None and not group.kind else None


def _accusative(scene: Scene, i: int) -> Group | None:
    """`اعتقال القوات الإسرائيلية راعيا`, `اعتقال الشرطة شابين`: the ending says that one is the object, or two are."""
    ends = scene.doc.norm(i).endswith(("ا", "ين")) and scene.doc.reading(i, "person") is not None
    group = scene.group(i) if ends and not scene.doc.joins(i) else None
    return group if group is not None and group.shape in ("singular", "dual") and not group.definite else None


def _behind_definite(doc: Document, i: int) -> int:
    """Behind a definite noun and its adjectives."""
    j = i
    while j < i + LONGEST_AGENT and doc.norm(j).startswith("ال") and j not in doc.counts:
        j += 1
    return j


def _fits(doc: Document, form: Form, group: Group) -> bool:
    """Whether a verbal noun that also takes things (`إصابة هدف`) has people behind it."""
    if group.definite and group.shape == "plural":
        # `توقيف المشتبه فيهم`: they were told of before.
        return False
    if not form.strict:
        return True
    if not may_be_people(doc, group):
        return False
    if group.kind and (group.case or (form.kind == "detained" and group.kind == "killed")):
        return False
    if group.definite and group.shape in ("singular", "dual"):
        first = group.first
        named = group.shape == "dual" and opens_name(doc.norm(group.last))
        named = named or doc.norm(first) in words("casualties", "suspects", "attacking")
        titled = named or doc.norm(first) in words("persons", "names", "titles") or is_national(doc, first)
        return titled and (not doc.is_stop(first + 1) or is_initialled(doc, first + 1))
    return True
