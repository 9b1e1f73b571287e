"""Victims before their verb: `أربعة أطفال قتلوا`, `إن المقدم نبيل الشرعبي قُتل`."""

from __future__ import annotations

from summarizer.actors.name_words import opens_name
from summarizer.claims.asides import before_bracket, before_share
from summarizer.claims.casualty_verbs import CasualtyVerb, requirements
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.listed_subjects import THAT, is_apposed, read_listed_before, read_members_before
from summarizer.claims.nearer_subjects import opens_statement, tells_of_nearer
from summarizer.claims.one_of import ONE
from summarizer.claims.pairs import SUBJECT_REACH, head_of_pair, opens_clause
from summarizer.claims.people import is_under_number, may_be_people
from summarizer.claims.phrase_ends import AGED, is_titled_name
from summarizer.claims.pronouns import DONE
from summarizer.claims.said_fates import is_said_of_share
from summarizer.claims.scene import Scene
from summarizer.claims.spelled_alike import is_epithet
from summarizer.claims.titled_subjects import titled_before
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import ends_clause, ordinals, words
from summarizer.model import Kind
from summarizer.sources.reporting import is_verb

# How far before a verb أن may stand behind which its subject begins, in tokens.
TOLD_REACH = 24
# How far behind a verb a number may stand that goes on with its subject, in tokens.
OTHERS_REACH = 14
# The longest name of all those of whom some are counted, before how many they are, in tokens.
LONGEST_WHOLE = 5
SOME = frozenset(("عدد", "عددا"))
DUALS = frozenset(("اثنين", "اثنان", "اثنتين", "اثنتان"))
# Before who had suffered it, with قد behind him.
WAS = frozenset(("كان", "كانت", "وكان", "وكانت"))
# Behind أن, before its subject.
BE = frozenset(("يكون", "تكون"))
# Of what was told before, and not of those who stand before it.
HE_TOO = frozenset(("وانه", "وانها", "وبانه", "وبانها", "انه", "انها", "بانه", "بانها"))


def read_subject_before(scene: Scene, verb: CasualtyVerb) -> bool:
    """The nearest victims before a verb that fits them, else who stands behind أن."""
    if is_said_of_share(scene.doc, verb.at):
        return False
    listed = read_listed_before(scene, verb) or read_members_before(scene, verb)
    return listed or _read_nearest(scene, verb) or _read_told_of(scene, verb)


def _read_nearest(scene: Scene, verb: CasualtyVerb) -> bool:
    """`أربعة أطفال من عائلة واحدة قتلوا`: counted victims before their verb."""
    doc = scene.doc
    thing = doc.reading(verb.at - 1, "thing")
    did = thing is not None and verb.form.number == "singular" and not doc.norm(verb.at - 1).startswith("ال")
    if verb.form.voice == "agent" or did:
        return False
    reading = doc.reading(verb.at, "verb")
    if verb.form.number == "singular" and reading is not None and reading.prefix == "و":
        # `أمضى ثلاثة رواد 210 أيام، وفقدت المحطة`: what و joins has its subject behind it.
        return False
    if verb.form.number == "singular" and doc.norm(verb.at - 1) in words("reporting", "function", "plural_relatives"):
        # `البحارة الذين غرق قاربهم`: the subject stands behind the verb.
        return False
    if verb.form.number == "singular" and doc.norm(verb.at - 1) == "ان" and doc.norm(verb.at - 2) == "قبل":
        # `اعتقل ثلاثة مسلحين قبل أن يلفظ أنفاسه`
        return False
    if verb.form.number == "singular" and doc.norm(verb.at - 1) in HE_TOO:
        # `على متنه 42 شخصا، وأنه غرق`
        return False
    if doc.norm(verb.at + 1) in words("casualties", "share", "after") or doc.bare[verb.at - 1] in DONE:
        # `مئة ألف نازح، مات منهم 57`, `إصابة شخص آخر، وجرى ضبط سلاح`
        return False
    behind = before_bracket(scene, before_share(scene, verb.at, plural=verb.form.number == "plural"))
    return _read_before(scene, verb, behind) or (behind < verb.at and _read_before(scene, verb, verb.at))


def _read_before(scene: Scene, verb: CasualtyVerb, behind: int) -> bool:
    """The same, for a subject that ends before a token."""
    doc = scene.doc
    of_one = verb.form.number == "singular" and doc.norm(verb.at - 1) in words("reporting", "function", "relatives")
    for j in range(behind - 1, max(scene.first, behind - SUBJECT_REACH) - 1, -1):
        if doc.norm(j) == ")" and doc.counted_before(j):
            # `إن (15) شخصا قتلوا`
            continue
        if ends_clause(doc.norm(j)) or _tells_fate(scene, j) or doc.norm(j) in ("بان", "عداد"):
            # `رد الوزير سامي العلمي بأن المعارضة تقتل`, `42 في عداد المفقودين ويُعتقد أنهم لقوا حتفهم`
            return False
        if opens_statement(doc, j, verb):
            # `عشرة أفراد من أسرة واحدة، مشيرا إلى أن الأب مات`: the subject is behind أن.
            return False
        group = _two_of(doc, j, verb) or read_group(doc, j, behind) or titled_before(scene, j, verb)
        if group is not None and of_one and group.shape == "number" and group.minimum != 1:
            # `كان 20 عاملا في الشاحنة التي غرقت`
            return False
        if group is not None and group.shape == "number" and group.next >= behind - 1 and not scene.free(group):
            # `شيع الآلاف جثامين ثلاثة شبان قتلوا`: the verb tells of those right before it, who have been told.
            return False
        if group is not None and tells_of_nearer(scene, verb, group):
            return False
        if group is not None and (
            (group.shape == "singular" and is_under_number(doc, group)) or is_epithet(doc, group)
        ):
            continue
        if group is not None and doc.norm(j) in DUALS and doc.reading(j - 1, "person"):
            # `جنود وشرطيين اثنين قتلوا`
            continue
        whole = j - (doc.norm(j - 1) == "ال")
        if group is not None and (group.definite or whole < j) and (_is_of_all(doc, whole) or group.last in doc.counts):
            # `بين القتلى العشرة سبعة قتلوا في البلدة`, `ثلاثة من الركاب الـ12 قتلوا`
            continue
        if group is not None and group.shape == "other" and (_is_ordinal_of(doc, j) or _is_floor(doc, j)):
            continue
        if group is not None and (doc.norm(j - 1) == "برتبه" or (group.shape == "other" and doc.norm(j - 1) == "في")):
            # `ضابط برتبة نقيب استشهد`, `طفلا في الخامسة عشرة استشهد`
            continue
        if group is not None and _is_described(doc, verb, group) and not _may_precede(scene, verb, group, behind):
            return False
        if group is not None and _may_precede(scene, verb, group, behind):
            kind = _joined_verb(doc, verb)
            group = head_of_pair(scene, verb, group)
            # `ثلاثة صيادين خطفوا وقتلوا`: the second verb tells the kind.
            last = verb.at + 1 + (verb.kind == "detained" and kind == "killed")
            scene.add_joined(group, kind, f"verb-after-{kind}", group.first, last=last)
            _read_others_behind(scene, verb, group, kind)
            return True
    return False


def _tells_fate(scene: Scene, j: int) -> bool:
    """Whether a token tells what became of people; to fall or to drown of itself does not where a relative clause tells
    it: `أربعة من الصيادين الذين سقطوا في البحر لقوا مصرعهم`.
    """
    told = scene.doc.reading(j, "event", "verb")
    relative = scene.doc.norm(j - 1) in words("reporting", "function", "plural_relatives") and j not in scene.used
    return told is not None and not (relative and told.form.lemma in requirements())


def _is_ordinal_of(doc: Document, j: int) -> bool:
    """`جثة مسلح ثالث قُتل`, `انهيار ثان طمر`: the noun before an ordinal is who died, or what did it."""
    noun = doc.form(j - 1, "person", "thing", "event")
    single = noun is not None and noun.number == "singular"
    single = single or doc.bare[j - 1] in words("casualties", "cumulative", "single")
    return single and not doc.joins(j) and doc.norms[j] in ordinals()


def _is_of_all(doc: Document, j: int) -> bool:
    """`خمسة من الجرحى الخمسين توفوا`, `أربعة من ركاب السيارة الستة ماتوا`, `أحد الجرحى الثلاثة توفي`: a number of all
    those of whom the verb tells some.
    """
    of = next((i for i in range(j - 2, j - LONGEST_WHOLE - 2, -1) if not _is_in_whole(doc, i)), j)
    few = doc.norm(of) == "من" and (doc.counted_before(of) or doc.bare[of - 1] in SOME)
    return few or doc.reading(j - 2, "one_of") is not None


def _is_in_whole(doc: Document, i: int) -> bool:
    """Whether a token may belong to those of whom some are counted: `من طاقم طائرة خفر السواحل الستة`."""
    apart = doc.is_stop(i) or i in doc.counts or doc.norm(i) in words("reporting", "function")
    return not apart and doc.reading(i, "verb", "event", "victim") is None


def _is_floor(doc: Document, i: int) -> bool:
    """`من الطابق الخامس فلقي حتفه`: an ordinal that agrees with a thing before it."""
    return doc.norm(i).startswith("ال") and doc.norm(i - 1).startswith("ال") and doc.reading(i - 1, "person") is None


def _read_others_behind(scene: Scene, verb: CasualtyVerb, group: Group, kind: Kind) -> None:
    """`48 شخصا قضوا على يد القوات، وخمسة على يد الفصائل`: a bare number that goes on, and has no verb of its own."""
    doc, last = scene.doc, min(verb.at + OTHERS_REACH, scene.last)
    other = next((j for j in range(verb.at + 2, last) if j in doc.counts and doc.norm(j - 1) in COMMAS), None)
    if other is None or group.shape != "number" or not doc.norm(other).startswith("و"):
        return
    between = [(j, doc.reading(j, "event", "verb", "victim")) for j in range(verb.at + 1, other)]
    # `ثمانية أصيبوا باختناق، وأربعة بالرصاص المطاطي`: how they were hurt is no report of its own.
    if any(j in doc.counts or (told is not None and not told.prefix.startswith("ب")) for j, told in between):
        return
    found = scene.group(other)
    if found is None or found.shape != "number" or found.who or found.kind or found.definite or not scene.free(found):
        return
    treated = doc.find(words("casualties", "treated", "places"), found.last, found.last + 3) is not None
    if doc.norm(found.last) in words("casualties", "share", "goes_on") and not (treated and kind == "killed"):
        scene.add(found, kind, f"verb-after-{kind}")


def _read_told_of(scene: Scene, verb: CasualtyVerb) -> bool:
    """`إن عقيدا في القوات، يدعى سالم، توفي`, `أن محمود نهاري، أصيب`: who stands behind أن, whatever is said of him."""
    doc = scene.doc
    joined = doc.norms[verb.at] != doc.bare[verb.at]
    # `وكان القيادي سالم حيدر قد قتل في غارة`
    openers = THAT | WAS if doc.norm(verb.at - 1) == "قد" else THAT
    if verb.form.voice == "agent" or verb.form.number != "singular" or joined or not scene.mentions(openers):
        return False
    for j in range(verb.at - 1, max(scene.first, verb.at - TOLD_REACH) - 1, -1):
        acts = is_verb(doc.norm(j)) and doc.norm(j) not in AGED
        was = doc.norm(j) in WAS and j != verb.at - 1
        if ends_clause(doc.norm(j)) or doc.reading(j, "event", "verb", "victim") or (acts and not was):
            return False
        if doc.norm(j) in openers:
            at = j + 2 if doc.tokens[j + 1].kind == "quote" else j + 1
            # `نفت أن يكون القيادي سالم حيدر قد قتل`
            at += doc.norm(at) in BE
            group = read_group(doc, at, verb.at, lone=True)
            if group is None or group.kind or not scene.free(group) or group.maximum != 1 or group.minimum != 1:
                return False
            relative = doc.norm(verb.at - 1) in words("reporting", "function", "relatives")
            if relative or ends_clause(doc.norm(verb.at - 1)) or not (_is_one(doc, group) or opens_name(doc.norm(at))):
                return False
            scene.add(group, verb.kind, f"verb-after-{verb.kind}", last=verb.at + 1)
            return True
    return False


def _is_one(doc: Document, group: Group) -> bool:
    """An indefinite accusative or feminine (`جنديا`, `امرأة`), a title with its name, or who attacked (`المهاجم`)."""
    if doc.norm(group.first) in words("casualties", "suspects", "attacking"):
        return True
    if group.definite or group.shape == "name":
        return is_titled_name(doc, group.first) or doc.tokens[group.first + 1].kind == "quote"
    return group.shape == "singular" and doc.norm(group.first).endswith(("ا", "ه"))


def _two_of(doc: Document, j: int, verb: CasualtyVerb) -> Group | None:
    """`إن مدنيين استشهدا`, `أن آخرين خطفا`, `أن سائقي الشاحنة أصيبا`: the verb tells of what number a noun is that is
    spelled as a plural.
    """
    reading = doc.reading(j, "person", "other") if verb.form.number == "dual" else None
    if reading is not None and reading.form.number == "plural" and _is_in_construct(doc, j):
        return Group.of(2, j, j + 1, who=(j, j + 2))._replace(shape="dual")
    if reading is None or not (reading.form.two_way or doc.norm(j) == "اخرين") or reading.definite:
        return None
    group = read_group(doc, j, verb.at, lone=True)
    return group._replace(minimum=2, maximum=2, vague=None, shape="dual") if group is not None else None


def _is_in_construct(doc: Document, j: int) -> bool:
    """`سائقي الشاحنة`, `سائقي شاحنة`: a plural or dual noun, without its ن, before whose they are."""
    whose = doc.norm(j + 1).startswith("ال") or doc.reading(j + 1, "thing") is not None
    return whose and doc.norm(j).endswith("ي") and not doc.norm(j).startswith("ال")


def _is_described(doc: Document, verb: CasualtyVerb, group: Group) -> bool:
    """`مئات السكان ... معلما توفي`: the verb tells of the noun right before it, and of no one before that."""
    if group.shape != "singular" or group.next != verb.at or group.kind or group.first in doc.place_at:
        return False
    return not doc.norm(group.first).startswith("و")


def _joined_verb(doc: Document, verb: CasualtyVerb) -> Kind:
    """`4,500 شخص قُتلوا أو جُرحوا`, `لقوا حتفهم أو فُقدوا`: one number over two kinds."""
    behind = max(verb.at, verb.needed or verb.at) + 1
    at = behind + 1 if doc.norm(behind) in COMMAS else behind
    at = at + 1 if doc.norm(at) == "او" else behind
    other = doc.form(at, "verb") if at > behind or doc.norm(at).startswith("و") else None
    if other is None or not other.number == verb.form.number == "plural" or other.kind == verb.kind:
        return verb.kind
    # `دخل ثلاثة عمال خزانا فاختنقوا وماتوا`: all of them died.
    died = verb.kind == "wounded" and other.kind == "killed" and other.voice == "victim" and at == behind
    # `إن ثلاثة صيادين خطفوا وقتلوا`
    died = died or (verb.kind == "detained" and other.kind == "killed" and at == behind)
    return "killed" if died else "casualties"


def _may_precede(scene: Scene, verb: CasualtyVerb, group: Group, behind: int) -> bool:
    """Whether victims before a verb can be its subject: free, in agreement, and where a subject stands.

    `behind` is where the subject may end: at the verb, or at the share that stands before it.
    """
    doc, first = scene.doc, group.first
    others = doc.reading(first, "other") is not None and verb.form.number == "plural" and doc.norm(first - 1) in THAT
    if not scene.free(group) or (group.shape == "plural" and not others) or is_apposed(doc, first, scene.first):
        return False
    if verb.form.strict and not may_be_people(doc, group):
        return False
    if first - 1 in doc.counts or doc.norm(first) in ONE or (verb.form.number == "plural" and group.maximum == 1):
        return False
    many = group.vague is not None or (group.shape == "number" and group.minimum != 2)
    if (verb.form.number == "dual" and many) or (verb.form.number == "singular" and group.shape == "dual"):
        # `شيع المئات شهيدين قضيا`, `قتل زوجته وابنيه ثم انتحر`
        return False
    if group.kind and not (group.definite and group.shape == "dual" and group.kind != verb.kind):
        return group.next >= behind - 1 and _is_worse(verb, group)
    if group.shape == "number" and group.who is None and not group.partitive and group.next < behind - 1:
        return False
    return group.shape not in ("singular", "dual") or opens_clause(doc, first, scene.first)


def _is_worse(verb: CasualtyVerb, group: Group) -> bool:
    """`إن جريحين توفيا`, `تسعة محتجزين قضوا جوعا`, `ضحية واحدة توفيت`: what became of them says more."""
    if group.vague or verb.falls or not (group.counted or group.shape == "singular"):
        return False
    return group.kind == "casualties" or (verb.kind == "killed" != group.kind)
