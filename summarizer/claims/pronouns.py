"""Verbal nouns whose victims are a pronoun: `ما أدى إلى مقتله`, `12 شخصا جرى توقيفهم`."""

from __future__ import annotations

from summarizer.claims.asides import before_share
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.own_fates import own_fate
from summarizer.claims.scene import Scene, Skeleton
from summarizer.document import ASIDE
from summarizer.language.forms import Reading
from summarizer.language.text import CLAUSE_ENDS, COMMAS
from summarizer.language.wordlists import words
from summarizer.model import Kind

# Passives of two words: `تم اعتقاله`, `جرى توقيفهم`.
DONE = frozenset(("تم", "تمت", "جري", "جرت", "يتم", "تتم"))
# `قاموا بإعدامه`.
DID = frozenset(("قام", "قامت", "قاموا", "قاما"))
# What stands before the fate of people counted before.
AFTER = frozenset(("بعد", "عن", "اثر", "قبل", "اعلن", "اعلنت", "تاكد", "اكد", "اكدت"))
# Relative pronouns of one.
WHO = frozenset(("الذي", "التي"))
DROWNING = "غرق"
# What of those who were told before is found out.
IDENTITY = frozenset(("هويه", "هويات"))
# How far before such a pronoun its people may begin, in tokens.
PRONOUN_REACH = 14


def read_pronoun(scene: Scene, i: int, reading: Reading, kind: Kind) -> None:
    """`ما أدى إلى مقتله`: the pronoun stands for one person who was named before."""
    doc = scene.doc
    two = doc.norm(i).endswith("هما")
    own = scene.group(i + 1) if i + 1 in doc.counts else None
    if own is not None and own.who is not None and own.kind is None and scene.free(own):
        # `يشتبه في قتله خمسة أشخاص`: the pronoun is who did it; in `لقي ثلاثة مصرعهم وخمسة مدنيين في عداد المفقودين`
        # those behind it are told of by themselves.
        if not (doc.joins(i + 1) and own_fate(doc, own, kind) is not None):
            scene.add(own, kind, f"event-{kind}", first=i)
        if not doc.joins(i + 1):
            # but `ما أدى إلى مقتله وخمسة من مرافقيه`
            return
    if doc.norm(i).endswith(("هم", "هن")):
        _read_pronoun_of_many(scene, i, kind)
        return
    if not (two or doc.norm(i).endswith(("ه", "ها"))):
        return
    if reading.form.lemma == DROWNING and _sinks(scene, i):
        return
    if i == scene.first > 0 and reading.prefix.endswith("ب"):
        # `وبوفاته ارتفع عدد الضحايا إلى 18`: his death was told before.
        return
    if doc.norm(i - 2) == "التي" and not _is_woman(scene, i - 3):
        # `العناصر التي جرى اعتقالها`, `المجموعة التي تم توقيفها`
        return
    if doc.norm(i - 2) in WHO and doc.norm(i - 4) in words("casualties", "suffixed", "known"):
        # `لم تكشف هوية الشخص الذي تم اعتقاله`: the one who was told of before.
        return
    done = (doc.is_word(i - 1, DONE) and kind != "wounded") or doc.is_word(i - 1, DID)
    done = done or doc.find(words("casualties", "suffixed", "caused"), max(scene.first, i - 2), i) is not None
    if reading.form.strict and not done:
        return
    if done or doc.norm(i - 1) in words("casualties", "suffixed", "before") or reading.prefix.endswith("ب"):
        scene.add(Group.of(2 if two else 1, i, i + 1), kind, "event-pronoun")


def is_told_again(scene: Scene, claim: Skeleton) -> bool:
    """`القبض على منفذ الهجوم، وتم توقيفه في المكان`, `قتل زوجته طعنا، ما أدى إلى وفاتها`, `غرق شاب، وانتشل الغطاسون جثة
    الغريق`, `اعتقل الرجل الذي قتل نادر سعيد`: what became of one before.
    """
    if _is_of_one_told(scene, claim):
        return True
    if claim.vague is not None and scene.doc.norm(claim.first - 1).removeprefix("ال") in IDENTITY:
        # `التعرف على هويات الكثير من الجثث`
        return True
    body = claim.rule == "bodies-of" and claim.minimum == 1 and scene.doc.norm(claim.last - 1).startswith("ال")
    points_back = claim.rule == "event-pronoun" or body
    before = scene.latest(claim.key) if points_back and claim.maximum == 1 else None
    return before is not None and (before.kind, before.minimum, before.maximum) == (claim.kind, 1, 1)


def _is_of_one_told(scene: Scene, claim: Skeleton) -> bool:
    """`الشخص الذي طعن حيدر`, `المسلح الذي قتل الشرطي`: a clause that says who did it to the one of whom a sentence
    before told what befell him, by his name or by his noun, which has the article then.
    """
    doc = scene.doc
    if claim.maximum != 1 or claim.who is None or claim.first == scene.first or doc.norm(claim.first - 1) not in WHO:
        return False
    last = claim.who[1] - 1
    noun = doc.reading(last, "person", "kin")
    if noun is not None and (noun.form.suffixed or not (noun.definite or noun.prefix)):
        # `الذي قتل زوجته`, `الذي قتل سائقا`
        return False
    name = {doc.norm(last), doc.norm(last).removeprefix("ال")}
    before = (s for s in doc.sentences[: scene.index] if doc.find(name, s.first, s.last) is not None)
    return any(doc.having(s.first, s.last, "event", "verb", "victim") for s in before)


def _is_woman(scene: Scene, i: int) -> bool:
    """`المرأة التي جرى اعتقالها`: one person, and no group."""
    form = scene.doc.form(i, "person", "kin")
    return form is not None and form.number == "singular"


def _sinks(scene: Scene, i: int) -> bool:
    """`اصطدمت السفينة بصخور مما أدى إلى غرقها`: a ship is told of before the pronoun."""
    vessels, before = words("casualties", "things", "vessels"), range(max(scene.first, i - PRONOUN_REACH), i)
    return any(scene.doc.bare[j].removeprefix("ال") in vessels for j in before)


def _read_pronoun_of_many(scene: Scene, i: int, kind: Kind) -> None:
    """`12 شخصا جرى توقيفهم`, `64 طالبا نقلوا إلى المستشفى بعد إصابتهم`: the people counted before."""
    doc = scene.doc
    caused = doc.find(words("casualties", "suffixed", "caused"), max(scene.first, i - 2), i) is not None
    if not (doc.is_word(i - 1, DONE | AFTER) or caused) and not (kind == "wounded" and doc.norm(i).startswith("ل")):
        return
    known = doc.reading(i - 3, "victim") if doc.norm(i - 2) == "الذين" else None
    if known is not None and known.definite:
        # `أصيب أربعة خلال تحرير الرهائن الذين تم احتجازهم`
        return
    behind = before_share(scene, i - 1, plural=True) if doc.is_word(i - 1, DONE) else i
    for j in range(behind - 1, max(scene.first, behind - PRONOUN_REACH) - 1, -1):
        if doc.norm(j) in CLAUSE_ENDS or (j < i - 1 and doc.reading(j, "event")):
            return
        group = read_group(doc, j, i)
        if group is None or not group.counted or j - 1 in doc.counts:
            continue
        if (told := doc.form(_before_aside(scene, j), "verb")) is not None and told.kind == "killed" != kind:
            # `صُفّي ثلاثة أسرى بعد اعتقالهم`, `أعدموا، في أكتوبر، تسعة بعد خطفهم`: the verb says more of them.
            return
        # `المئات من الجنود` are as indefinite as hundreds.
        people = [*_joined_before(scene, group), group]
        told_of = all(scene.free(one) and one.kind is None for one in people)
        if told_of and people[0].who and not (group.definite and group.vague is None):
            for one in people:
                scene.add(one, kind, "event-pronoun", last=i + 1)
        return


def _joined_before(scene: Scene, group: Group) -> list[Group]:
    """`7 موظفين من البرنامج و3 آخرين من المنظمة جرى اقتيادهم`: whom و joins to a pronoun's people."""
    doc = scene.doc
    if not (doc.joins(group.first) or doc.norm(group.first - 1) == "و"):
        return []
    for j in range(group.first - 1, max(scene.first, group.first - PRONOUN_REACH) - 1, -1):
        if doc.is_stop(j) or doc.reading(j, "event", "verb"):
            return []
        if (one := read_group(doc, j, group.first)) is not None and one.counted and j - 1 not in doc.counts:
            return [one]
    return []


def _before_aside(scene: Scene, i: int) -> int:
    """The token before another, or before the aside that parts the two: `أعدموا، في أكتوبر، تسعة`."""
    doc = scene.doc
    if doc.norm(i - 1) not in COMMAS:
        return i - 1
    begin = max(scene.first, i - 1 - ASIDE)
    return next((k - 1 for k in range(i - 2, begin, -1) if doc.norm(k) in COMMAS), i - 1)
