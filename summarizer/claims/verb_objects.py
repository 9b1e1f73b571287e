"""Subject and object of an active verb: `قتلت القوات الإسرائيلية ثلاثة`, `إن قناصا أردى امرأة`."""

from __future__ import annotations

from summarizer.claims.casualty_verbs import AND_THAT, CasualtyVerb
from summarizer.claims.described_doers import object_behind
from summarizer.claims.doers import (
    behind_body,
    did_it,
    did_more,
    hit_something,
    object_in_tail,
    object_of_doers,
    read_judged,
)
from summarizer.claims.endings import are_two_as_object
from summarizer.claims.far_objects import far_object
from summarizer.claims.frames import WAS
from summarizer.claims.group import Group
from summarizer.claims.objects import is_anothers, is_counted_object, is_worse, object_at
from summarizer.claims.people import (
    ALONG,
    behind_adverbs,
    does_to_own,
    is_another_behind,
    is_own,
    may_be_people,
)
from summarizer.claims.phrase_ends import adverbs, is_titled_name
from summarizer.claims.scene import Scene
from summarizer.claims.times import behind_time
from summarizer.claims.told_of_objects import opens_clause_of_object, tells_of_feminine
from summarizer.claims.totals_behind import is_definite
from summarizer.document import Document
from summarizer.language.text import CLAUSE_ENDS, COMMAS
from summarizer.language.wordlists import ordinals, words

# One who studies, spelled like one who asks.
STUDENTS = frozenset(("طالبا", "طالبه"))
# How far the subject of a transitive verb may stretch before its object, in tokens.
SUBJECT_GAP = 14
# `قتل من قبل أربعة مسلحين`: behind من, those who did it.
BY = frozenset(("قبل", "طرف"))
# How far behind a word of doubt about them, in tokens.
DOUBT_REACH = 12
# Before how many attacks it was, and what of an aircraft is spelled like a march: `طائرة مسيرة`.
WITHIN, UNMANNED = frozenset(("في", "خلال", "عبر")), ("طايره", "مسيره")
# As an object has it.
OTHERS = "اخرين"
# Prepositions of asides between a subject and its object: `اعتقلت الشرطة بعد الحادث شخصين`.
ASIDES = frozenset(("بشكل", "بصوره", "بعد", "قبل", "خلال", "منذ", "حتي", "وحتي", "عند", "امام", "اثناء", "بسبب", "خلف"))


def read_object(scene: Scene, verb: CasualtyVerb) -> bool:
    """A transitive verb, its subject, then the counted victims: `قتلت القوات الإسرائيلية ثلاثة`."""
    form = verb.form
    if form.voice == "victim":
        return False
    if any(told.first == verb.at and told.rule.startswith("event-") for told in scene.found):
        # `قتل أحمد العلي مدير المدرسة`, `قتل الجيش ضابطا برتبة عقيد`: he has been read, and nobody else was killed.
        return True
    start = behind_adverbs(scene.doc, verb.at + 1, plural=form.number == "plural")
    if scene.doc.norm(start) == "من" and scene.doc.norm(start + 1) not in BY:
        # `قتل من عناصر الشرطة خمسة`: they are of the police, which killed nobody.
        return False
    if scene.doc.norm(start) in words("perpetrators", "by"):
        # `قتل برصاص مسلحين شاب`: what is told of is how, and the verb is passive.
        return False
    if read_judged(scene, verb, start):
        return True
    subject = scene.group(start, lone=True)
    if subject is not None and subject.shape == "singular" and did_more(scene.doc, subject):
        return False
    if scene.doc.norm(start + 1) == "%":
        # `عقار يقتل 99% من خلايا السرطان لدى 40 مريضا`
        return False
    if subject is not None and subject.partitive and hit_something(scene.doc, subject):
        return True
    if subject is not None and subject.partitive and any(map(scene.doc.is_stop, range(verb.at, subject.first))):
        # `22 سجينا أعدموا أمس، تسعة منهم بتهمة القتل`: a part of those before the verb.
        return False
    victim = object_of_doers(scene, verb, subject)
    target = object_at(scene, victim) if victim is not None else None
    if target is not None:
        scene.add_joined(target, verb.kind, f"verb-agent-{verb.kind}", verb.at, (start, target.first))
        return True
    if did_it(scene, verb, subject) or (victim is not None and scene.doc.norm(victim).startswith("ال")):
        # `خطف أربعة مسلحين العمال`: nobody says how many.
        return True
    told = subject is not None and subject.counted and not subject.definite and not is_next(scene.doc, subject)
    if form.number == "plural" or (form.voice == "agent" and (told or _is_object(scene, verb, subject))):
        joined = form.number == "plural" and scene.doc.norm(start).startswith("و")
        if subject is None or joined or not may_be_people(scene.doc, subject):
            # `سجنوا، وعشرات آخرون فروا`: no object begins with و.
            return False
        if subject.definite and subject.shape == "plural":
            # `إن مسلحين خطفوا الطالبات`: they were told of before.
            return True
        scene.add_joined(subject, verb.kind, f"verb-agent-{verb.kind}", verb.at)
        return True
    if subject is None or subject.shape == "name":
        return _read_object_behind_name(scene, verb, start)
    kin = start + 1 if subject.shape == "singular" and _has_object_behind(scene.doc, start) else None
    kin = object_in_tail(scene, subject) if kin is None else kin
    if any(told.key == subject.first and told.first == verb.at for told in scene.found):
        # `قتل شقيق الشهيد سامي عودة`: he has been read.
        return True
    named = object_behind(scene.doc, subject) if kin is None else None
    far = far_object(scene.doc, subject) if kin is None and named is None else None
    named = far if named is None else named
    kin = named if kin is None else kin
    # `اختطف عناصر من تنظيم الدولة بضعة رعاة`
    last = behind_body(scene.doc, subject.next)
    target = object_at(scene, behind_time(scene.doc, last) if kin is None else kin)
    if target is None and (scene.doc.norm(start).endswith("ون") or (subject.shape == "plural" and not subject.kind)):
        return _read_object_behind_name(scene, verb, subject.next)
    if target is None and does_to_own(scene.doc, start):
        # `قتلت أم أطفالها`: nobody says how many
        return True
    if target is None or (subject.counted and target.first not in scene.doc.counts and named is None):
        return False
    agent = (start, last if kin is None or far is not None else kin)
    scene.add_joined(target, verb.kind, f"verb-agent-{verb.kind}", verb.at, agent)
    return True


def read_object_of_two(scene: Scene, verb: CasualtyVerb) -> bool:
    """`إن شابين طعنا حارسا`, `مهاجمان قتلا ثلاثة مصلين`: two before their verb did it to whom it has behind it; where
    nobody stands there, it was done to them.
    """
    if verb.form.voice == "victim" or verb.form.number != "dual":
        return False
    target = object_at(scene, behind_adverbs(scene.doc, verb.at + 1, plural=False))
    if target is None or target.partitive or target.kind or (target.shape == "number" and target.who is None):
        return False
    scene.add_joined(target, verb.kind, f"verb-agent-{verb.kind}", verb.at)
    return True


def is_next(doc: Document, subject: Group) -> bool:
    """`أصاب ثالث مبنى`: an ordinal without the ending of an object is the next of the missiles."""
    return (
        subject.shape == "other"
        and doc.norm(subject.first) in ordinals()
        and not doc.norm(subject.first).endswith(("ا", "ه"))
    )


def _is_object(scene: Scene, verb: CasualtyVerb, subject: Group | None) -> bool:
    """`إن قناصا أردى امرأة`, `وأصاب طفلتها`: behind an active verb whose subject stood before it."""
    doc = scene.doc
    if subject is not None and doc.norm(subject.first) == OTHERS and doc.joins(verb.at):
        # `أودى الهجوم بحياة ثلاثة وأصاب آخرين`
        return True
    if subject is not None and doc.joins(verb.at) and verb.at > scene.first and _ends_clause(scene, subject):
        # `قتلت القوات فتى وأصابت المسعفة هبة سليم.`
        return True
    if subject is None or subject.definite or subject.shape not in ("singular", "dual"):
        return False
    before = doc.tokens[verb.at - 1].kind == "word" and verb.at > scene.first
    # `قال الجيش إنه «صفّى» قائدا`: a verb in quotation marks goes on as well.
    joined = doc.norm(verb.at).startswith(("و", "ف")) or doc.behind_quoted(verb.at + 1) > verb.at + 1
    follows = joined and verb.at > scene.first
    subjectless = before and doc.norm(verb.at - 1) not in words("reporting", "function")
    return (follows or subjectless) and object_at(scene, subject.next) is None


def _ends_clause(scene: Scene, subject: Group) -> bool:
    """Whether a title with its name stands where a clause ends: nobody behind it suffered what he would have done."""
    doc = scene.doc
    end = max(subject.next, subject.who[1] if subject.who is not None else 0)
    ended = end >= scene.last or doc.norm(end) in CLAUSE_ENDS or doc.norm(end) in words("reporting", "function")
    apart = any(doc.norm(i) in COMMAS or i in doc.counts for i in range(end, scene.last))
    return ended and not apart and is_titled_name(doc, subject.first)


def _has_object_behind(doc: Document, i: int) -> bool:
    """`قتل رجل زوجته`, `خطف مسلح طفلين`, but `قتل شقيق زوجته`: a noun of kinship goes with the one before it."""
    if are_two_as_object(doc, i + 1):
        return doc.form(i, "person") is not None
    if is_another_behind(doc, i) or does_to_own(doc, i):
        # `أردى شرطي مهاجما`, `قتل زوج زوجته`
        return True
    return (
        is_own(doc, i + 1)
        and not (doc.joins(i + 1) or doc.norm(i + 1) in words("casualties", "helped"))
        and doc.form(i, "person", "kin") is not None
        and doc.norm(i) not in words("persons", "kinship")
    )


def _read_object_behind_name(scene: Scene, verb: CasualtyVerb, begin: int) -> bool:
    """The object behind a subject that is no people's noun: `خطفت الجماعة عام 2000 نحو 21 سائحا`."""
    doc, start = scene.doc, verb.at + 1
    j, end = begin, min(start + SUBJECT_GAP, scene.last)
    while j < end:
        norm = doc.norm(j)
        if norm in COMMAS:
            # `اعتقلت القوات منذ مساء أمس، 40 شابا`: a comma that parts adverbs from the object opens no aside.
            behind = j + 1 if is_counted_object(scene, j + 1) else doc.after_aside(j, scene.last)
            j, end = behind, min(end + behind - j, scene.last)
            continue
        if norm == "(" and j + 1 in doc.counts:
            j += 1
            continue
        if _is_owner(doc, verb.at, j):
            owner = scene.group(j, lone=True)
            j = owner.next if owner is not None else j + 1
            continue
        if norm == "(" and doc.norm(j + 2) == ")":
            # `قوات سوريا الديمقراطية (قسد)`
            j += 3
            continue
        if norm in words("reporting", "function", "clauses") or (
            doc.reading(j, "verb") and norm.startswith(("و", "ف"))
        ):
            # `أن شخصا قتل فيما أصيب 12 آخرون`
            return False
        if norm.startswith(("و", "ف")) and norm.endswith(("هم", "ها")) and not (doc.readings[j] or j in doc.actor_at):
            # `ضبط المتهمين وأحالهم اللواء إلى النيابة`
            return False
        did = (norm.endswith("وا") and j not in doc.place_at) or norm in words("casualties", "relative_deeds")
        if did and doc.norm(j - 1).endswith(("ين", "ا")) and j > start:
            # `قتلت الشرطة كلبا هاجم ثلاثة أطفال`, `قتل الجيش مسلحين هاجموا ثلاثة جنود`; not `قتل مسلحون
            # هاجموا الحاجز ثلاثة جنود`
            return False
        if opens_clause_of_object(doc, j, verb.at) or tells_of_feminine(doc, j, verb.at):
            # `أوقفت الشرطة عصابة خطفت ثلاثة`
            return False
        if norm in AND_THAT:
            # `إن السيول جرفت عشرين منزلا وإن رجلا ما زال عالقا`
            return False
        if norm in words("casualties", "doubted_agents"):
            # `خطف عناصر يشتبه أنهم من الجماعة أربعة سياح`
            j = next((k for k in range(j + 1, min(j + DOUBT_REACH, scene.last)) if _may_be_object(doc, k)), scene.last)
            continue
        if (timed := behind_time(doc, j)) > j or norm in ALONG:
            j = max(timed, j + 1)
            continue
        target = object_at(scene, j) if j > start else None
        if target is None and j in doc.counts and doc.norm(j - 1) in WITHIN:
            # `قتل الجيش في ثلاث غارات على المدينة 12 شخصا`
            j = doc.counts[j].last + 1
            continue
        if verb.kind == "detained" and j in doc.counts and target is None and not is_definite(norm):
            # `ضبطت الجمارك 41 سلحفاة في حقيبة مسافر`: that is what was seized.
            return False
        # `قتلت غارات على المدينة`: what closes a clause elsewhere is the subject here.
        subject = j == start and doc.reading(j, "thing") is not None
        # `اعتقلت القوات طالبا`, but `قال طالبا عدم كشف هويته`
        student = norm in STUDENTS and doc.norm(j + 1) != "عدم"
        closed = norm in words("reporting", "closers") - {"علي"} and norm not in ASIDES and not (subject or student)
        begun = doc.norm(j - 1) == "منذ"  # `قتلت الألغام منذ سقوط النظام 390`
        if (
            doc.is_stop(j)
            or (doc.reading(j, "event") and not begun)
            or (closed and (target is None or j not in doc.counts))
        ):
            return False
        if target is not None:
            # `تضبط 6 أطنان دقيق مهرب`: what is seized has been read.
            counted = start in doc.counts or doc.norm(start).isdecimal()
            seized = verb.kind == "detained" and counted and j not in doc.counts
            kept = target.kind is not None and not (is_worse(verb, target) and _is_right_behind(doc, start, j))
            if kept or seized or is_anothers(doc, j, start):
                return False
            scene.add_joined(target, verb.kind, f"verb-agent-{verb.kind}", verb.at, (start, j))
            return True
        j += 1
    return False


def _is_right_behind(doc: Document, start: int, j: int) -> bool:
    """`قتلت حماس أمس ستة رهائن`, but `قتلت غارة على سجن فيه ستة معتقلين`: between them only who did it, and when."""
    passed = adverbs() | words("reporting", "times") | COMMAS
    between = range(start + 1, j)
    return all(k in doc.actor_at or doc.norm(k).startswith("ال") or doc.norm(k) in passed for k in between)


def _may_be_object(doc: Document, k: int) -> bool:
    """`أربعة سياح`, and without a number one or two in the case of an object: `طبيبا`, `ضابطين`."""
    one = doc.form(k, "person")
    if k in doc.counts or one is None or doc.joins(k) or doc.norm(k - 1) in WAS:
        # `يعتقد أن قائدهم كان ضابطا`
        return k in doc.counts
    return doc.norm(k) == f"{one.lemma}ا" or are_two_as_object(doc, k)


def _is_owner(doc: Document, verb: int, j: int) -> bool:
    """`إن صاروخا أصاب منزل الشيخ سامي عودة`: a name behind a thing tells whose it is; in `أصابت رصاصة الشاب سامي` the
    thing is the subject, as none is that people own.
    """
    if j == verb + 1 or not is_titled_name(doc, j):
        return False
    if doc.is_word(j - 1, words("casualties", "things", "owned")):
        return True
    unmanned = (doc.norm(j - 2), doc.norm(j - 1)) == UNMANNED
    if doc.reading(j - 1, "thing") is None or doc.norm(j - 1).startswith("ال") or unmanned:
        return False
    told = doc.tokens[verb - 1].kind == "word" and doc.norms[verb] == doc.bare[verb]
    return j - 1 > verb + 1 or (told and doc.norm(verb - 1) not in words("reporting", "function"))
