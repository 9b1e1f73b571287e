"""Two, or a number, who stand behind an active verb and did it: `اغتال مسلحان مجهولان، ليل الاثنين، الناشط علي`."""

from __future__ import annotations

from summarizer.claims.casualty_verbs import CasualtyVerb
from summarizer.claims.endings import BOY, are_two_as_object, heads_phrase, is_accusative, is_woman
from summarizer.claims.far_objects import has_helper, several_attack
from summarizer.claims.group import Group
from summarizer.claims.objects import object_at
from summarizer.claims.phrase_ends import is_titled_name
from summarizer.claims.scene import Scene
from summarizer.claims.suspects import ARRESTING
from summarizer.claims.times import behind_time
from summarizer.claims.wounds import describes
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import phrases, words

# The ending of two who do something, which no object has.
TWO = "ان"
# How far behind those who did it their victims may be counted, in tokens.
OBJECT_REACH = 8
# To arrest, and what a judge does to a session.
STOP, JUDGE = "اوقف", "قاضي"
# How far behind those who did it, of whom a verb tells (`يستقلان دراجة نارية، مساء الأربعاء، مدير الأمن العقيد سالم`),
# their victim may be named, in tokens.
DESCRIBED = 12
# Kinds of actors that kill and arrest.
ACTING = ARRESTING | {"country", "political"}
# Behind them a clause opens with its subject.
OPENERS = frozenset(("ان", "بان", "بينما", "فيما"))


def did_it(scene: Scene, verb: CasualtyVerb, subject: Group | None) -> bool:
    """Whether those right behind a verb did it: two who stand as a subject does, behind a verb that is never passive
    (`اغتال مسلحان`) and opens its clause.
    """
    doc = scene.doc
    if subject is None or verb.form.voice != "agent" or not _are_two(doc, subject):
        return False
    lead = doc.norm(verb.at - 1)
    opened = verb.at == scene.first or doc.is_stop(verb.at - 1) or doc.tokens[verb.at - 1].kind == "quote"
    return opened or lead in words("reporting", "function")


def did_more(doc: Document, subject: Group) -> bool:
    """`حبس سائق دهس ثلاثة أطفال`, `قتل رجل هاجم ثلاثة جنود`: whether a relative clause tells what he had done who
    suffered the verb; in `طعن مراهق حارسا وفر` it is the verb that he did.
    """
    deed = doc.find(words("casualties", "relative_deeds"), subject.first + 1, subject.first + 3)
    return not subject.definite and deed is not None and not doc.joins(deed)


def hit_something(doc: Document, subject: Group) -> bool:
    """`أطلق 14 صاروخا أصابت ثلاثة منها منازل`: whether a share is of things, behind which stands what they hit."""
    behind = subject.last
    plain = behind < len(doc.tokens) and doc.tokens[behind].kind == "word" and not doc.joins(behind)
    plain = plain and behind not in doc.counts and doc.norm(behind) not in words("reporting", "function")
    return doc.norm(behind - 1) == "منها" and plain and behind_time(doc, behind) == behind


def subject_before(doc: Document, verb: int, first: int) -> int | None:
    """Where the subject that ends right before a verb begins, if it opens its clause."""
    mention = doc.actor_at.get(verb - 1) if verb > first else None
    if mention is not None:
        start = mention.first if mention.last == verb and mention.kind in ACTING else None
    else:
        acts = doc.norm(verb - 1) in words("perpetrators", "bodies") or doc.norm(verb - 1) in words(
            "casualties", "attackers"
        )
        start = verb - 1 if verb > first and acts else None
    if start is None:
        return None
    opens = start == first or doc.tokens[start - 1].kind != "word" or doc.is_word(start - 1, OPENERS)
    return start if opens else None


def object_of_doers(scene: Scene, verb: CasualtyVerb, subject: Group | None) -> int | None:
    """Where the victim begins of two attackers, or of several, behind a time or an aside: `قتل مسلحان، فجر الأحد،
    الشرطي سالم`; one is told by his title and name, or by an object's ending (`خطف مسلحان طفلا`).
    """
    doc = scene.doc
    if subject is None or not subject.counted or (subject.definite and not _are_two(doc, subject)):
        return None
    two = _are_two(doc, subject)
    victim = _behind_two(doc, subject) if two else victim_of_several(doc, subject)
    if victim is not None:
        return victim
    attack = _two_attack(doc, subject) if two else verb.form.voice == "agent" and several_attack(doc, subject)
    if not attack:
        return None
    for k in range(subject.last, subject.next):
        # `اغتال مجهولان ضابطا`: no adjective of theirs has an object's ending.
        if _is_victim(doc, k, two=two):
            return k
    j = behind_time(doc, subject.next)
    if doc.norm(j) in COMMAS:
        j = doc.after_aside(j, scene.last)
    elif (rides := doc.norm(j)).startswith("ي") and rides.endswith(TWO):
        # `اغتال مسلحان يستقلان دراجة نارية الشيخ سالم`
        end = min(j + DESCRIBED, scene.last)
        end = doc.find(words("reporting", "preposition"), j + 1, end) or end
        j = next((k for k in range(j + 1, end) if is_titled_name(doc, k)), scene.last)
    j = doc.past(j, lambda k: doc.norm(k) in words("casualties", "fillers", "manner"))
    # `اغتال مسلحان خمسة مدنيين`
    return j if j < scene.last and (_is_victim(doc, j, two=True) or _are_counted(doc, j)) else None


def victim_of_several(doc: Document, subject: Group) -> int | None:
    """Where the victims begin right behind a number of those who did it: `خطف أربعة مجهولين خمسة عمال`, `خطف عشرات
    المسلحين 20 تلميذا`; a single one behind three to ten, whose noun is in the plural, whoever they are: `قتل ثلاثة
    مسلحين شرطيا`, `طعن ثلاثة شبان رجلا`.
    """
    noun = doc.form(subject.who[0], "person") if subject.who is not None else None
    if subject.shape != "number" or subject.who is None or noun is None or subject.definite:
        return None
    attack = several_attack(doc, subject)
    for k in range(max(subject.who[0] + 1, subject.last), behind_body(doc, subject.next) + 1):
        # Behind men in the plural no adjective is in the singular, nor any of two.
        if noun.number == "plural" and (is_accusative(doc, k) or are_two_as_object(doc, k)):
            return k
        if not attack:
            continue
        one = doc.reading(k, "person")
        many = one is not None and one.prefix == "ال" and one.form.number == "plural" and not describes(doc, k)
        if many and not doc.norm(k - 1).startswith("ال") and noun.number == "plural" and k == subject.who[0] + 1:
            # `خطف أربعة مسلحين العمال`: nobody says how many, and nobody without the article is called so.
            return k
        object_ = noun.number == "plural" and one is not None and one.form.number == "singular" and not one.prefix
        accusative = object_ and doc.norm(k).endswith(("اه", "ده", "له"))
        if accusative or _are_counted(doc, k) or is_titled_name(doc, k) or heads_phrase(doc, k):
            return k
    return None


def _victim_of_some(doc: Document, subject: Group) -> int | None:
    """Where the victim of an indefinite plural stands: one or two with an object's ending (`قتل رعاة مزارعا`, `اعتقل
    جنود إسرائيليون شابين`, `خطف عناصر من حماس فتى`), as an adjective of several would be a plural.
    """
    if subject.shape != "plural" or subject.definite or subject.kind:
        return None
    behind = doc.past(behind_body(doc, subject.next), lambda k: doc.norm(k).startswith("ال"))
    for k in range(subject.last, behind + 1):
        if doc.joins(k) or doc.norm(k) in words("casualties", "exceptions"):
            # `قتل كل أفراد الأسرة باستثناء طفلين`
            return None
        if are_two_as_object(doc, k):
            return k
        captive = doc.form(k, "victim")
        # `قتل حراس السجن معتقلا`
        held = captive is not None and captive.kind == "detained" and doc.norm(k) == f"{captive.lemma}ا"
        # `قتل جنود إسرائيليون الصحفي سامر زيد`, `قتل عناصر من التنظيم مدير المدرسة`
        ended = k > subject.last and (k - 1 in doc.actor_at or doc.norm(k - 1).endswith("ون"))
        named = (ended and is_titled_name(doc, k)) or (k > subject.last and heads_phrase(doc, k))
        # `قتل مقاتلو طالبان طبيبة`
        if held or named or is_woman(doc, k) or is_accusative(doc, k) or doc.norm(k) == BOY:
            return k
    return None


def behind_body(doc: Document, i: int) -> int:
    """`عناصر من حماس`: behind the body that stands at a token behind من, whose men they are."""
    body = doc.actor_at.get(i + 1) if doc.norm(i) == "من" else None
    return body.last if body is not None and body.first == i + 1 else i


def object_in_tail(scene: Scene, subject: Group) -> int | None:
    """`اعتقل جنود الاحتلال شابا`, `قتل عناصر الأمن امرأة`: an accusative behind the genitive of those who did it."""
    doc = scene.doc
    if subject.shape != "plural":
        return None
    if (one := _victim_of_some(doc, subject)) is not None:
        return one if object_at(scene, one) is not None else None
    for j in range(subject.last + 1, min(subject.last + OBJECT_REACH, scene.last)):
        titled = (is_titled_name(doc, j) or heads_phrase(doc, j)) and not doc.joins(j)
        if doc.norm(j - 1).startswith("ال") and (_are_counted(doc, j) or titled):
            # `قتل حراس السجن ثلاثة معتقلين`, `خطف مسلحو الحركة الشاب سامر خليل`
            return j
        object_ = doc.norm(j).endswith(("ا", "ين", "ه")) or doc.norm(j) == BOY
        if object_ and doc.reading(j, "person", "kin") and doc.norm(j - 1).startswith("ال"):
            return j if not doc.joins(j) and object_at(scene, j) is not None else None
        if (
            doc.tokens[j].kind != "word"
            or doc.joins(j)
            or not doc.norm(j - 1 if j > subject.last + 1 else j).startswith("ال")
        ):
            return None
    return None


def have_object(scene: Scene, group: Group) -> bool:
    """`خطف عناصر يشتبه أنهم من الجماعة ثلاثة سياح`, `خطف مسلحو الحركة، أمس، شابا`: whether an object follows a group,
    so that the word before it is a verb and these are who did it.
    """
    doc = scene.doc
    if doc.norm(group.next) in words("casualties", "doubted_agents") or object_in_tail(scene, group) is not None:
        return True
    begin = doc.after_aside(group.next, scene.last) if doc.norm(group.next) in COMMAS else group.next
    begin = behind_time(doc, begin)
    one = doc.form(begin, "person", "kin") if begin > group.next else None
    titled = any(is_titled_name(doc, k) for k in (*range(group.last + 1, group.next), begin))
    if titled or (one is not None and doc.norm(begin) == f"{one.lemma}ا"):
        # `جرح مسلحو الحركة الشاب سامر خليل`, `جرح مسلحو الحركة فجر اليوم ضابطا`
        return True
    for j in range(begin, min(begin + OBJECT_REACH, scene.last)):
        if doc.is_stop(j) or doc.joins(j) or doc.phrase_end(phrases("casualties", "share", "including"), j) is not None:
            return False
        if j in doc.counts:
            found = scene.group(j)
            return found is not None and found.who is not None and doc.norm(j - 1) not in words("reporting", "function")
    return False


def _behind_two(doc: Document, subject: Group) -> int | None:
    """`طعن شابان حارسا`, `قتل مسلحان مجهولان مدير المدرسة`: behind two who need not be attackers, as nothing that is
    said of two is in the singular, nor has a dual in ـان a genitive.
    """
    accusative = next((k for k in range(subject.last, subject.next + 1) if is_accusative(doc, k)), None)
    if accusative is not None:
        return accusative
    at = doc.past(subject.last, lambda k: doc.norm(k).endswith(TWO))
    one = doc.reading(at, "person") if doc.norm(at - 1).endswith(TWO) and at > subject.first else None
    return at if one is not None and not one.prefix and one.form.number == "singular" else None


def read_judged(scene: Scene, verb: CasualtyVerb, judge: int) -> bool:
    """`أودع قاضي التحقيق لدى محكمة كذا أربعة متهمين الحبس`: whom a judge at a token sends there; `أوقف القاضي الجلسة`
    detains nobody, and not him.
    """
    doc = scene.doc
    if verb.kind != "detained" or doc.norm(judge) not in words("places", "elsewhere", "judges"):
        return False
    for k in range(judge + 1, verb.needed or judge):
        if doc.is_stop(k):
            break
        people = k in doc.counts or doc.reading(k, "person", "kin") is not None
        group = scene.group(k, lone=True) if people and k not in doc.place_at and not doc.joins(k) else None
        if group is not None and scene.free(group) and (group.counted or group.shape != "plural"):
            scene.add_joined(group, verb.kind, f"verb-agent-{verb.kind}", verb.at, (judge, group.first))
            return True
    return verb.form.lemma == STOP and doc.norm(judge).removeprefix("ال") == JUDGE


def _is_victim(doc: Document, i: int, *, two: bool) -> bool:
    """Whether an object begins at a token: a title and a name, or behind `two` one or two people by their ending."""
    if doc.joins(i):
        return False
    one = doc.reading(i, "person", "kin") if two else None
    if is_titled_name(doc, i) or heads_phrase(doc, i):
        return True
    endings = {"singular": ("ا", "ه"), "dual": ("ين",), "plural": ()}
    return one is not None and not one.prefix and doc.norm(i).endswith(endings[one.form.number])


def _are_counted(doc: Document, i: int) -> bool:
    """Whether a number of people begins at a token, as another group than the one before it and none that helped it."""
    behind = doc.counts[i].last if i in doc.counts and not doc.joins(i) else None
    if behind is None or has_helper(doc, i):
        return False
    captives = doc.form(behind, "victim")
    held = captives is not None and captives.kind == "detained"
    return held or doc.norm(behind) == "من" or doc.reading(behind, "person") is not None


def _are_two(doc: Document, subject: Group) -> bool:
    new = not subject.definite or doc.norm(subject.first) in words("casualties", "suspects", "attacking")
    return subject.shape == "dual" and doc.norm(subject.first).endswith(TWO) and new


def _two_attack(doc: Document, subject: Group) -> bool:
    """Whether a subject is two who attack or serve: `مسلحان`, `جنديان`."""
    stem = doc.norm(subject.first).removeprefix("ال").removesuffix(TWO).removesuffix("ت")
    return bool({stem, f"{stem}ه"} & words("casualties", "attackers", "lone"))
