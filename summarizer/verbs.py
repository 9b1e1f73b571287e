"""Finite verbs with their victims: `قُتل 5 مدنيين`, `قتلت القوات ثلاثة`, `أربعة أطفال قتلوا`."""

from __future__ import annotations

from dataclasses import replace

from summarizer.casualty_verbs import CasualtyVerb, required_at, verb_at
from summarizer.document import Document
from summarizer.forms import Form
from summarizer.groups import ONE, Group, Shape, read_group
from summarizer.model import Kind
from summarizer.people import may_be_people
from summarizer.scene import Scene
from summarizer.wordlists import words

# How many tokens may stand between a verb and the victims that are its subject.
GAP = 9
# How far the subject of a transitive verb may stretch before its object, in tokens.
SUBJECT_GAP = 14
# How far before a verb the victims that are its subject may begin, in tokens.
SUBJECT_REACH = 10
# A title before a name and its verb: so many tokens at least, as the title alone may be anybody's.
SHORTEST_TITLED = 3
# Another clause begins behind these.
CLAUSES = ("فيما", "بينما", "حين", "لكن")
COMMAS = frozenset(("،", ","))
# Behind these stands no object.
NO_OBJECT_AFTER = frozenset(("في", "من", "بعد", "قبل", "خلال", "ب", "متنها", "متنه", "تقل", "يقل", "تحمل", "يحمل", "داخلها"))
# Nouns that go together with a relative behind them: `شقيق زوجته`.
KINSHIP = frozenset(("شقيق", "شقيقه", "ابن", "ابنه", "بنت", "والد", "والده", "اب", "ام", "اخ", "اخت", "زوج", "زوجه", "عم", "خال", "صديق", "قريب"))
# Prepositions whose noun is skipped between a verb and its subject: `قضى فيه`, `قتل عام 2011`.
SKIPPED_WITH_NOUN = frozenset(("في", "خلال", "منذ", "بعد", "قبل", "عام"))


def read_verbs(scene: Scene) -> None:
    """The first of the three that fits: subject and object, subject behind the verb, subject before it."""
    for i in scene.doc.having(scene.first, scene.last, "verb"):
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
        if _read_late_death(scene, verb) or _read_object(scene, verb):
            continue
        if verb.form.number == "singular":
            _ = _read_subject_after(scene, verb) or _read_subject_before(scene, verb)
        elif not _read_subject_before(scene, verb) and i + 1 in scene.doc.counts:
            _read_subject_after(scene, verb)


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


def _read_object_pronoun(scene: Scene, i: int) -> None:
    """`أطلقت النار على المنفذ وقتلته`: the pronoun stands for one person, or two, named before."""
    doc = scene.doc
    reading = doc.reading(i, "verb")
    if reading is None or not reading.form.suffixed or reading.prefix not in ("و", "ف"):
        return
    if reading.prefix == "و" and doc.reading(i, "event"):
        return
    if reading.form.kind != "killed":
        return
    count = 2 if doc.norm(i).endswith("هما") else 1
    if count == 1 and not doc.norm(i).endswith(("ه", "ها")):
        return
    shape: Shape = "dual" if count == 2 else "singular"
    scene.add(Group(i, i + 1, i + 1, count, count, None, False, None, None, shape), "killed", "verb-pronoun")


def _read_object(scene: Scene, verb: CasualtyVerb) -> bool:
    """A transitive verb, its subject, then the counted victims: `قتلت القوات الإسرائيلية ثلاثة`."""
    form = verb.form
    if form.voice == "victim":
        return False
    start = verb.at + 1
    while scene.doc.norm(start) in words("casualties", "fillers", "manner"):
        start += 1
    subject = read_group(scene.doc, start, scene.last, lone=True)
    told = subject is not None and subject.counted and not subject.definite
    if form.number == "plural" or (form.voice == "agent" and (told or _is_object(scene, verb, subject))):
        if subject is None or not may_be_people(scene.doc, subject):
            return False
        scene.add_joined(subject, verb.kind, f"verb-agent-{verb.kind}", verb.at)
        return True
    if subject is None or subject.shape == "name":
        return _read_object_behind_name(scene, verb, start)
    kin = start + 1 if subject.shape == "singular" and _has_kin_behind(scene.doc, start) else None
    target = _object_at(scene, subject.next if kin is None else kin)
    if target is None and scene.doc.norm(start).endswith("ون"):
        return _read_object_behind_name(scene, verb, subject.next)
    if target is None or (subject.counted and target.first not in scene.doc.counts):
        return False
    agent = (start, subject.next if kin is None else kin)
    scene.add_joined(target, verb.kind, f"verb-agent-{verb.kind}", verb.at, agent)
    return True


def _is_object(scene: Scene, verb: CasualtyVerb, subject: Group | None) -> bool:
    """`إن قناصا أردى امرأة`, `وأصاب طفلتها`: behind an active verb whose subject stood before it."""
    doc = scene.doc
    if subject is None or subject.definite or subject.shape not in ("singular", "dual"):
        return False
    before = doc.tokens[verb.at - 1].kind == "word" and verb.at > scene.first
    follows = doc.norm(verb.at).startswith(("و", "ف")) and verb.at > scene.first
    subjectless = before and doc.norm(verb.at - 1) not in words("reporting", "function")
    return (follows or subjectless) and _object_at(scene, subject.next) is None


def _has_kin_behind(doc: Document, i: int) -> bool:
    """`قتل رجل زوجته`, but `قتل شقيق زوجته`: a noun of kinship goes together with the one before it."""
    return doc.reading(i + 1, "kin") is not None and doc.form(i, "person", "kin") is not None and doc.norm(i) not in KINSHIP


def _read_object_behind_name(scene: Scene, verb: CasualtyVerb, begin: int) -> bool:
    """The object behind a subject that is no people's noun: `خطفت الجماعة عام 2000 نحو 21 سائحا`."""
    doc, start = scene.doc, verb.at + 1
    j = begin
    while j < min(start + SUBJECT_GAP, scene.last):
        norm = doc.norm(j)
        if norm in COMMAS:
            j = doc.after_aside(j, scene.last)
            continue
        if doc.reading(j, "verb") and norm.startswith("و"):
            return False
        if norm in words("reporting", "times"):
            j += 1
            continue
        if doc.is_stop(j) or doc.reading(j, "event") or norm in words("reporting", "closers") - {"علي"}:
            return False
        target = _object_at(scene, j) if j > start else None
        if target is not None:
            if target.kind is not None:
                return False
            scene.add_joined(target, verb.kind, f"verb-agent-{verb.kind}", verb.at, (start, j))
            return True
        j += 1
    return False


def _object_at(scene: Scene, j: int) -> Group | None:
    """Victims as an object: counted, or indefinite; nothing joined or behind a preposition."""
    doc = scene.doc
    if j >= scene.last or doc.norm(j).startswith("و") or doc.norm(j - 1) in NO_OBJECT_AFTER:
        return None
    group = read_group(doc, j, scene.last)
    if group is None or not scene.free(group) or group.definite or group.shape in ("plural", "other"):
        return None
    return group if may_be_people(doc, group) else None


def _read_subject_after(scene: Scene, verb: CasualtyVerb) -> bool:
    """The victims behind the verb, over adverbs, asides and short prepositional phrases."""
    doc = scene.doc
    j, phrase = verb.at + 1, False
    for _ in range(GAP):
        if j >= scene.last:
            return False
        group = read_group(doc, j, scene.last, lone=True)
        if group is not None:
            if verb.form.voice == "agent" and not group.counted:
                return False
            if not scene.free(group):
                return True
            if verb.form.strict and not may_be_people(doc, group):
                return False
            if not _may_follow(doc, verb.form, group) or (phrase and group.shape != "number"):
                return False
            if verb.form.voice == "either" and _may_be_agents(doc, group):
                return False
            if verb.kind == "detained" and group.kind == "killed":
                return False
            scene.add_joined(group, verb.kind, f"verb-{verb.kind}", verb.at, _agent_before(doc, verb))
            return True
        norm = doc.norm(j)
        if norm in COMMAS:
            j = j + 1 if _opens_subject(doc, j + 1, scene.last) else doc.after_aside(j, scene.last)
        elif norm in SKIPPED_WITH_NOUN or (norm == "من" and j + 1 in doc.place_at) or _is_aftermath(doc, j):
            j, phrase = j + 2, norm == "في"
        elif (
            (phrase and doc.tokens[j].kind == "word" and not doc.reading(j, "event", "verb", "thing"))
            or norm in words("casualties", "fillers") | words("casualties", "fillers", "manner")
            or norm.startswith("ب")
        ):
            j += 1
        else:
            return False
    return False


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


def _is_aftermath(doc: Document, i: int) -> bool:
    """`استشهد على إثرها شاب`."""
    return doc.norm(i) == "علي" and doc.norm(i + 1) in ("اثره", "اثرها", "اثرهما")


def _may_follow(doc: Document, form: Form, group: Group) -> bool:
    """A verb before its subject stands in the singular: a dual or plural one has its subject before it."""
    if group.shape == "plural" and group.definite and doc.norm(group.first).endswith("ين"):
        return False
    return form.number == "singular" or group.shape in ("number", "other")


def _read_subject_before(scene: Scene, verb: CasualtyVerb) -> bool:
    """`أربعة أطفال من عائلة واحدة قتلوا`: the nearest counted victims before a verb that fits them."""
    doc = scene.doc
    if verb.form.voice == "agent" or doc.reading(verb.at - 1, "thing"):
        return False
    if verb.form.number == "singular" and doc.norm(verb.at).startswith("و"):
        # `أمضى ثلاثة رواد 210 أيام، وفقدت المحطة`: what و joins has its subject behind it.
        return False
    behind = _before_share(scene, verb.at)
    for j in range(behind - 1, max(scene.first, behind - SUBJECT_REACH) - 1, -1):
        if doc.norm(j) in (":", ".", "؛", *CLAUSES) or doc.reading(j, "event", "verb"):
            return False
        group = read_group(doc, j, behind) or _titled(scene, j, verb)
        if group is not None and _is_described(doc, verb, group) and not _may_precede(scene, verb, group):
            return False
        if group is not None and _may_precede(scene, verb, group):
            kind = _joined_verb(doc, verb)
            scene.add_joined(group, kind, f"verb-after-{kind}", group.first, last=verb.at + 1)
            return True
    return False


def _is_described(doc: Document, verb: CasualtyVerb, group: Group) -> bool:
    """`مئات السكان ... معلما توفي`: the verb tells of the noun right before it, and of no one before that."""
    if group.shape != "singular" or group.next != verb.at or group.kind:
        return False
    return not doc.norm(group.first).startswith("و")


def _before_share(scene: Scene, at: int) -> int:
    """Where the subject of a verb ends that an aside parts from it: `39 شخصا، من بينهم 17 امرأة، لاقوا حتفهم`."""
    doc = scene.doc
    if doc.norm(at - 1) not in COMMAS:
        return at
    for j in range(at - 2, max(scene.first, at - SUBJECT_GAP), -1):
        opener = j + 2 if doc.norm(j + 1) in ("من", "و") else j + 1
        if doc.norm(j) in COMMAS and doc.is_word(opener, words("casualties", "share", "openers")):
            return j
    return at


def _titled(scene: Scene, j: int, verb: CasualtyVerb) -> Group | None:
    """`أن المقدم نبيل الشرعبي قُتل`: a title and a name that reach to the verb."""
    doc = scene.doc
    if doc.norm(j) not in words("persons", "names", "titles") or not doc.norm(j).startswith("ال"):
        return None
    relative = doc.norm(verb.at - 1) in ("الذي", "التي") and doc.norm(verb.at - 2) in COMMAS
    last = verb.at - 2 if relative else verb.at
    group = read_group(doc, j, last, lone=True) if verb.form.number == "singular" else None
    if group is None or group.shape != "name" or last - j < SHORTEST_TITLED:
        return None
    return replace(group, who=(j, last)) if group.who and group.who[1] == last else None


def _joined_verb(doc: Document, verb: CasualtyVerb) -> Kind:
    """`4,500 شخص قُتلوا أو جُرحوا`: one number over two kinds."""
    at = verb.at + 2 if doc.norm(verb.at + 1) == "او" else verb.at + 1
    other = doc.form(at, "verb") if at > verb.at + 1 or doc.norm(at).startswith("و") else None
    alike = other is not None and other.number == verb.form.number == "plural"
    return "casualties" if alike and other is not None and other.kind != verb.kind else verb.kind


def _may_precede(scene: Scene, verb: CasualtyVerb, group: Group) -> bool:
    """Whether victims before a verb can be its subject: free, in agreement, and where a subject stands."""
    doc, first = scene.doc, group.first
    if not scene.free(group) or group.shape == "plural" or _listed(doc, first, scene.first):
        return False
    if verb.form.strict and not may_be_people(doc, group):
        return False
    if first - 1 in doc.counts or doc.norm(first) in ONE or (verb.form.number == "plural" and group.maximum == 1):
        return False
    if group.kind and not (group.definite and group.shape == "dual" and group.kind != verb.kind):
        return _is_worse(verb, group)
    if group.shape == "number" and group.who is None and not group.partitive and group.next < verb.at - 1:
        return False
    return group.shape not in ("singular", "dual") or _opens_clause(doc, first, scene.first)


def _is_worse(verb: CasualtyVerb, group: Group) -> bool:
    """`إن جريحين توفيا`, `ضحية واحدة توفيت`: what became of the victims says more than what they are called."""
    if group.vague or not (group.counted or group.shape == "singular"):
        return False
    return group.next >= verb.at - 1 and (
        group.kind == "casualties" or (group.kind, verb.kind) == ("wounded", "killed")
    )


def _listed(doc: Document, i: int, first: int) -> bool:
    """`ثلاثة أشخاص، هم أب وولداه، قضوا`: the people in the apposition are not the verb's subject."""
    listing = words("casualties", "share", "listing")
    return any(doc.norm(k) in listing and doc.norm(k - 1) in COMMAS for k in range(max(first, i - 3), i))


def _opens_clause(doc: Document, i: int, first: int) -> bool:
    """Whether a noun is where a subject stands: behind أن, a stop, a conjunction, or at the head."""
    if i <= first or doc.is_stop(i - 1) or doc.tokens[i - 1].kind == "quote" or doc.norm(i).startswith("و"):
        return True
    return doc.is_word(i - 1, words("reporting", "clause", "openers")) or doc.norm(i - 1) == "بان"
