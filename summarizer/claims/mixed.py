"""One number over two kinds: `25 بين قتيل وجريح`, `مقتل وإصابة 11`, `عشرات القتلى والجرحى`, `23 قتيلا وجريحا`."""

from __future__ import annotations

from functools import cache

from summarizer.claims.asides import before_aside
from summarizer.claims.cases import case_kind
from summarizer.claims.events import is_one_of_series
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.one_of import is_one
from summarizer.claims.scene import Scene
from summarizer.claims.untold_events import ATTEMPTS
from summarizer.language.forms import Role
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import ends_clause, words
from summarizer.model import Kind

# How far `بين قتيل وجريح` may stand behind its number, in tokens.
REACH = 16
# How far before `خسائر بشرية` what tells of them may stand, behind a preposition and else, in tokens.
GOVERNED_REACH, NEAR = 30, 5
# How far behind `خسائر` it may be told what was lost, in tokens.
LOSS_REACH = 4
# How far behind them their number may be told, and behind its verb it may stand (`بلغت أكثر من 14`), in tokens.
AMOUNT_REACH = 4
# How far before them a word may stand that says nothing of them (`لم ترد تفاصيل عن خسائر`), in tokens.
UNKNOWN_REACH = 4
# The longest name in quotation marks, these included, in tokens.
LONGEST_NAME = 7
# How far before a verb its subject may stand behind أن, in tokens.
SUBJECT_REACH = 12
# Who was taken and then killed is dead: `خطف وقتل ثلاثة`; `اعتقال وقتل 40` tells of two fates.
ABDUCTIONS = frozenset(("خطف", "اختطاف", "اختطف", "اسر"))
# `33 ألف وفاة واختفاء`
DISAPPEARANCE = "واختفاء"
# An event and a verb that are spelled alike (`قتل`) are read as what they are joined to.
TRIGGERS: tuple[Role, ...] = ("event", "verb")


def read_mixed(scene: Scene) -> None:
    """Claims of kind `casualties` (or of the one kind, where both words state the same)."""
    _read_between(scene)
    _read_joined_triggers(scene)
    _read_joined_nouns(scene)
    _read_joined_cases(scene)
    _read_human_losses(scene)


def _read_between(scene: Scene) -> None:
    """`أربعة أشخاص بين قتيل وجريح`; without a number: some."""
    doc = scene.doc
    for noun in doc.having(scene.first + 1, scene.last - 1, "victim"):
        i = noun - 1
        if doc.norm(i) not in ("بين", "ما") or not doc.reading(i + 2, "victim"):
            continue
        if not doc.norm(i + 2).startswith("و"):
            continue
        # `بين قتيل وجريح ومفقود`
        third = doc.form(i + 3, "victim") if doc.norm(i + 3).startswith("و") else None
        second = doc.form(i + 2, "victim")
        last = i + 3 + (third is not None and second is not None and third.number == second.number)
        begin = i - (doc.norm(i - 1) == "ما")
        for j in range(begin - 1, max(scene.first, i - REACH) - 1, -1):
            if doc.is_stop(j) and not (j == begin - 1 and doc.norm(j) in COMMAS):
                # `ثمانية ضحايا، ما بين قتيل ومصاب`
                break
            if doc.joins(j) and (doc.is_word(j, words("casualties", "introduces")) or doc.reading(j, "verb")):
                # `أجهزوا على ثلاثة وأوقعوا آخرين بين قتيل وجريح`
                break
            group = read_group(doc, j, i)
            if group and group.shape == "number" and scene.free(group):
                scene.add(group._replace(kind=None), "casualties", "mixed-between", last=last)
                break
        known = doc.norm(i + 1).startswith("ال") and doc.norm(i + 2).startswith("وال")
        if not known and i not in scene.used and not any(s.last == last for s in scene.found):
            scene.add(Group.of(None, i, last), "casualties", "mixed-between")
        scene.take(i, last)


def _read_joined_triggers(scene: Scene) -> None:
    """`مقتل وإصابة 11 شخصا`, `قُتل وجُرح نحو عشرين`, `قتل وأصاب المئات`."""
    doc = scene.doc
    for i in doc.having(scene.first, scene.last - 2, "event", "verb"):
        # `وفاة أو فقدان 606`
        other = i + 2 if doc.norm(i + 1) == "او" else i + 1
        joined = doc.reading(other, "event", "verb")
        if other == i + 1 and not (joined is not None and joined.prefix.startswith("و")):
            # `نفت إدارة السجن وفاة نزيلين`: the word begins with و itself.
            continue
        # `23 بالاختناق واعتقال 9`, `43 وفاة وإصابة 57`, `محاولة اغتيال ومقتل اثنين`
        apart = doc.norm(i).startswith("بال") or doc.counted_before(i) or doc.norm(i - 1) in ATTEMPTS
        # `انهيار السجن وإصابة أربعة`: the first is known, and no part of what happened to them.
        apart = apart or (doc.norm(i).startswith("ال") and not doc.norm(other).removeprefix("و").startswith("ال"))
        if doc.norm(i - 1) in words("casualties", "cases") or apart:
            # `19 حالة وفاة وإصابة شخص`
            continue
        pairs = ((doc.form(i, role), doc.form(other, role)) for role in TRIGGERS)
        one, two = next(((a, b) for a, b in pairs if a is not None and b is not None), (None, None))
        if one is None or two is None:
            continue
        if one.number != "singular" or two.number != "singular":
            continue
        if one.kind is None or two.kind is None or i in scene.used or one.suffixed:
            # `أدى إلى مقتله وإصابة زوجته`: the first has its victim as a pronoun.
            continue
        group = scene.group(other + 1, lone=True)
        if group is not None and group.shape == "plural" and is_one_of_series(doc, i):
            continue
        if group is None or not scene.free(group) or (doc.form(i, "verb") and _has_subject(scene, i)):
            continue
        taken = one.lemma in ABDUCTIONS and two.kind == "killed"
        scene.add_joined(group, "killed" if taken else joined_kind(one.kind, two.kind), "mixed-triggers", i)
        scene.take(i, other + 1)


def _has_subject(scene: Scene, i: int) -> bool:
    """`إن طفلا قُتل وجُرح آخرون`, `أحد خبرائه قتل وأصيب اثنان`, `إن قائدهم قتل`: the verb has its subject before it.

    So it has behind an age, and where the second verb tells of another: `رجلا (33 عاما) توفي وأصيب آخر`.
    """
    doc = scene.doc
    if doc.reading(i - 1, "person", "kin") is not None or doc.reading(i - 2, "one_of") is not None:
        return True
    other = doc.form(i + 2, "other")
    if doc.norm(i + 1).endswith("ت") and doc.reading(i + 1, "verb") and not doc.norm(i).endswith("ت"):
        # `إن ياسر قتل وأصيبت زوجته`: one verb tells of a man.
        return True
    for j in range(i - 1, max(scene.first, i - SUBJECT_REACH), -1):
        if ends_clause(doc.norm(j)) or doc.reading(j, "event", "verb"):
            break
        if doc.norm(j - 1) in ("ان", "بان") and (one := doc.form(j, "person", "kin")) is not None:
            # `إن ضابطا برتبة رائد من لواء غولاني قتل وجرح اثنان`
            return one.number == "singular"
    if before_aside(doc, i) < i or (other is not None and other.number in ("singular", "dual")):
        return True
    # `إن الشاب "سالم حيدر" قتل وأصيب ثلاثة`
    if i - 1 <= scene.first or doc.tokens[i - 1].kind != "quote":
        return False
    inner = range(i - 2, max(scene.first, i - LONGEST_NAME), -1)
    opening = next((j for j in inner if doc.tokens[j].kind == "quote"), None)
    return opening is not None and doc.bare[opening - 1] in words("persons", "names", "titles")


def _read_joined_cases(scene: Scene) -> None:
    """`1104 حالات وفاة واختفاء`: cases of two kinds; behind `19 حالة وفاة وإصابة شخص` the second tells of its own."""
    doc = scene.doc
    for i in doc.counted(scene.first, scene.last - 3):
        at = doc.counts[i].last
        if i in scene.used or doc.norm(at) not in words("casualties", "cases"):
            continue
        # `63 ألف حالة وفاة أو فقدان`
        other = at + 3 if doc.norm(at + 2) == "او" else at + 2
        noun = doc.norm(other) if other > at + 2 else doc.norm(other)[1:]
        one, two = _of_case(scene, at + 1, doc.norm(at + 1)), _of_case(scene, other, noun)
        own = scene.group(other + 1, lone=True) is not None or doc.norm(other + 1).startswith("ال")
        joined = other > at + 2 or doc.norm(other).startswith("و")
        group = scene.group(i) if one and two and joined and not own else None
        if group is not None and one is not None and two is not None and scene.free(group):
            scene.add(group._replace(last=other + 1), joined_kind(one, two), "mixed-cases")


def _of_case(scene: Scene, i: int, noun: str) -> Kind | None:
    """What cases are of: `وفاة`, `الوفيات`."""
    victim = scene.doc.reading(i, "victim")
    definite = victim is not None and victim.definite and victim.form.number == "plural"
    return victim.form.kind if victim is not None and definite else case_kind(noun)


def _read_joined_nouns(scene: Scene) -> None:
    """`عشرات القتلى والجرحى`, `23 قتيلا وجريحا`, `1500 قتيل أو مفقود`: the second noun has no number of its own."""
    doc = scene.doc
    for i in doc.counted(scene.first, scene.last - 2):
        count = doc.counts[i]
        if i in scene.used:
            continue
        if doc.norm(i - 1) in words("casualties", "blocks", "bereaved"):
            # `أسر 50 شهيدا ومصابا`
            continue
        other = count.last + 1 + (doc.norm(count.last + 1) == "او")
        one, two = doc.reading(count.last, "victim"), doc.reading(other, "victim")
        captive = one is not None and one.form.kind == "killed" and _is_captive_too(scene, other)
        lost = one is not None and doc.norms[other] == DISAPPEARANCE and scene.group(other + 1) is None
        if captive or lost:
            group = scene.group(i)
            if group is not None:
                scene.add(group._replace(last=other + 1), "casualties", "mixed-nouns")
            continue
        if one is None or two is None or not (other > count.last + 1 or doc.norm(other).startswith("و")):
            continue
        if one.form.kind is None or two.form.kind is None or two.form.number == "dual":
            continue
        if other + 1 in doc.counts:
            # `11 قتيلا وإصابة 37`: the second noun has a number after all.
            continue
        if one.form.number != two.form.number or one.definite != two.definite:
            continue
        group = scene.group(i)
        if group is None or one.form.kind == two.form.kind:
            continue
        kind = joined_kind(one.form.kind, two.form.kind)
        scene.add(group._replace(last=other + 1), kind, "mixed-nouns")


def _is_captive_too(scene: Scene, i: int) -> bool:
    """`80 قتيلا وأسيرا`: captives under the number of the dead before them, but `20 قتيلا وأسيرا واحدا`."""
    doc = scene.doc
    alike = doc.norm(i) == ("واسيرا" if doc.norm(i - 1).endswith("ا") else "واسير")
    own = is_one(doc, i + 1) or doc.norm(i + 1) in words("casualties", "captives", "former")
    return alike and not own and not doc.norm(i - 1).startswith("ال")


def _read_human_losses(scene: Scene) -> None:
    """`خسائر بشرية` is casualties, `خسائر في الأرواح` killed; only where something tells of them."""
    doc = scene.doc
    for i in scene.every(_losses()):
        norm = doc.norm(i)
        if norm not in _losses() or i in scene.used or i + 1 == scene.last:
            continue
        lost = _what_is_lost(scene, i)
        if lost is None:
            continue
        kind, last = lost
        if _are_counted(scene, last):
            continue
        reach = GOVERNED_REACH if doc.norm(i - 1) in ("عن", "الي", "في") else NEAR
        telling = words("casualties", "introduces") | words("casualties", "confirms")
        opener = doc.find(telling, max(scene.first, i - reach), i)
        unknown = doc.find(words("casualties", "none", "unknown") - {"تاكيد"}, max(scene.first, i - UNKNOWN_REACH), i)
        if doc.norm(i - 1).removeprefix("ب") in telling:
            opener = i - 1
        if opener is None or unknown is not None:
            continue
        if i - opener > NEAR:
            # The quote shows the losses alone.
            opener = i
        scene.add(Group.of(None, i, last), kind, "human-losses", first=opener)


def _are_counted(scene: Scene, last: int) -> bool:
    """`خسائر بشرية بلغت 14 قتيلا`: whether a number right behind losses tells how many they were."""
    doc = scene.doc
    told = doc.find(words("casualties", "losses", "amounting"), last, min(last + AMOUNT_REACH, scene.last))
    return told is not None and any(i in doc.counts for i in range(told + 1, min(told + 1 + AMOUNT_REACH, scene.last)))


def _what_is_lost(scene: Scene, i: int) -> tuple[Kind, int] | None:
    """`خسائر بشرية`, `أضرار مادية وبشرية`, `خسائر فادحة في الأرواح`: the kind, and where the words end that tell it."""
    doc = scene.doc
    for j in range(i + 1, min(i + LOSS_REACH, scene.last)):
        if doc.is_word(j, ("بشريه",)):
            return "casualties", j + 1
        if doc.norm(j) in ("في", "ب") and doc.is_word(j + 1, ("الارواح",)):
            return "killed", j + 2
        if doc.norm(j) == "بالارواح":
            return "killed", j + 1
        if doc.is_stop(j) or j in doc.counts or doc.is_word(j, words("reporting", "function")):
            return None
    return None


@cache
def _losses() -> frozenset[str]:
    """`خسائر`, `بأضرار`: what may be of lives."""
    losses = words("casualties", "none", "losses")
    return losses | {f"ب{word}" for word in losses}


def joined_kind(one: Kind, two: Kind) -> Kind:
    """The kind of one number over two kinds."""
    return one if one == two else "casualties"
