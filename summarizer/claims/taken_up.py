"""One or two whom a pronoun behind the word of their arrest takes up.

`داهمت منزل الشاب سالم حيدر واعتقلته`, `أصيب شاب قبل اعتقاله`, `طعن رجل شرطيا قبل أن تعتقله الشرطة`.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.kept_in import ARRESTS
from summarizer.claims.known_by_clause import KNOWN
from summarizer.claims.people import may_be_people
from summarizer.claims.phrase_ends import is_titled_name
from summarizer.claims.relative_clauses import NOUNS
from summarizer.claims.scene import Scene, Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import words

# How far before the word the one may be told whom its pronoun takes up, in tokens.
REACH = 22
# The longest title and name, in tokens.
LONGEST_NAME = 4
# How far behind what became of somebody the word for what else did may stand, in tokens; what stands between, and what
# it may be: who dies is one of the dead, whatever happened to him before.
SINCE_REACH = 12
SINCE = frozenset(("قبل", "قبيل", "بعد", "عقب"))
FATES = {"wounded": "detained", "detained": "wounded"}
# The pronoun behind the preposition of a word of seizing.
UPON: dict[str, int] = {"عليه": 1, "عليها": 1, "عليهما": 2}
SEVERAL, UPON_THEM = ("هم", "هن"), frozenset(("عليهم", "بهم"))
PRONOUNS: dict[str, int] = {"هما": 2, "ها": 1, "ه": 1}
# Besides arresting and abducting what is done to nobody else: `واقتادوه إلى جهة مجهولة`.
LED_AWAY = "قتاد"
# How many sentences before somebody may have been told to be held.
TOLD_REACH = 3
# Before what somebody is, who was told before: `سالم حيدر الذي يعمل مدرسا`.
OCCUPIED = frozenset(("يعمل", "تعمل", "وهو", "وهي"))
NEGATIONS = frozenset(("لم", "لن", "لا", "ان", "دون"))


def read_taken_up(scene: Scene) -> None:
    """What else became of one or two who were told, and those whom nothing else of the sentence tells to be held."""
    _read_since(scene)
    _read_seized(scene)
    if any(claim.kind == "detained" for claim in scene.found):
        return
    doc = scene.doc
    for i in doc.having(scene.first, scene.last, "verb"):
        reading = doc.reading(i, "verb")
        if reading is None or not reading.form.suffixed or reading.form.kind != "detained" or i in scene.used:
            continue
        if doc.bare[i].startswith(NOUNS) or not _goes_on(doc, i, reading.prefix) or not _arrests(scene, i):
            continue
        if _read_one_before(scene, i, i + 1, _told_by(doc.norm(i))):
            return
        if doc.norm(i).endswith(SEVERAL) and _read_several_before(scene, i, i + 1):
            return
    for i in scene.every(UPON_THEM.union(UPON)):
        # `قبل أن تقبض عليه الشرطة`
        if not doc.is_word(i - 1, words("casualties", "captives", "seizing")):
            continue
        number = UPON.get(doc.norm(i))
        if _read_one_before(scene, i - 1, i + 1, number) or (not number and _read_several_before(scene, i - 1, i + 1)):
            return


def _read_seized(scene: Scene) -> None:
    """`إن 233 شخصا قُبض عليهم`: people counted right before the verb, whoever else is told to be held."""
    doc = scene.doc
    for i in scene.every(UPON_THEM):
        verb = i - 1
        if not doc.is_word(verb, words("casualties", "captives", "seizing")) or verb in scene.used:
            continue
        for j in doc.counted(max(scene.first, verb - SINCE_REACH), verb):
            group = read_group(doc, j, verb)
            if group is not None and group.next == verb and group.who and scene.free(group) and not group.definite:
                scene.add(group, "detained", "captive", last=i + 1)


def without_repeated(doc: Document, claims: list[Skeleton]) -> list[Skeleton]:
    """Without those taken up by a pronoun, but by no name, who were told to be held shortly before.

    `أعلنت الشرطة توقيف رجل. وقالت إن سوريا ألقي القبض عليه` tells of one.
    """
    kept: list[Skeleton] = []
    for claim in claims:
        told = (s for s in kept if s.kind == "detained" and claim.sentence - s.sentence <= TOLD_REACH)
        # `أوقفت الشرطة السائق ومساعده` are told together.
        near = (s for s in told if (s.first, s.rule) != (claim.first, claim.rule))
        named = claim.who is not None and is_titled_name(doc, claim.who[0])
        # `القبض على مواطن أصاب آخر؛ وجرى إيقافه`, but `أصيب فتى وجرى اعتقاله` behind another's arrest
        another = any(s.sentence == claim.sentence and s.who is not None and s.kind != "detained" for s in kept[-1:])
        pointed = claim.rule == "event-pronoun" and claim.kind == "detained" and claim.maximum == 1 and not another
        if _is_known(doc, kept, claim):
            continue
        if not (claim.rule == "captive" or pointed) or named or all(s.minimum != claim.minimum for s in near):
            kept.append(claim)
    return kept


def _is_known(doc: Document, kept: Sequence[Skeleton], claim: Skeleton) -> bool:
    """`فقدان سائق شاحنة ... البحث عن السائق الذي ما زال مفقودا`: one who was told to be missing before by the same
    noun, which has the article then; `والدة الشاب الذي قتل`: whoever dies by a clause behind others who did.
    """
    if claim.rule == KNOWN:
        return any(s.kind == claim.kind and not s.none for s in kept)
    persons = (doc.reading(i, "person") for i in range(claim.first, claim.last))
    noun = next((reading for reading in persons if reading is not None and reading.definite), None)
    if noun is None or claim.rule != "introduced-victims":
        return False
    told = (s.who[0] for s in kept if s.kind == claim.kind and s.maximum == 1 and s.who is not None)
    before = (doc.form(i, "person") for i in told)
    return any(form is not None and form.lemma == noun.form.lemma for form in before)


def _read_since(scene: Scene) -> None:
    """`أصيب شابان برصاص الاحتلال قبل اعتقالهما`, `اعتقلت القوات شابا بعد إصابته`."""
    doc = scene.doc
    for i in doc.having(scene.first, scene.last, "event"):
        form, told = doc.form(i, "event"), scene.latest(i)
        if form is None or not form.suffixed or told is None or doc.norm(i - 1) not in SINCE or i in scene.used:
            continue
        count = _told_by(doc.norm(i))
        if FATES.get(told.kind) != form.kind or told.minimum != count or told.maximum != count:
            continue
        # `اعتقال المصاب الثالث بعد إصابته`: he was told of as one of the wounded.
        nouns = (doc.form(j, "victim") for j in range(told.first, told.last))
        known = any(noun is not None and noun.kind == form.kind for noun in nouns)
        if form.kind is not None and not known and i - told.last <= SINCE_REACH:
            scene.add(Group.of(count, i, i + 1, who=told.who), form.kind, "event-pronoun")


def _goes_on(doc: Document, i: int, prefix: str) -> bool:
    """`واعتقلته`, `ثم اقتادته`, `قبل أن تعتقله`: what was done next, and not what a relative clause tells."""
    before = doc.norm(i - 1)
    if before == "ان":
        return doc.norm(i - 2) in ("قبل", "الي")
    return (prefix in ("و", "ف") or before == "ثم") and before not in NEGATIONS


def _arrests(scene: Scene, i: int) -> bool:
    """`استقبل ضيفا وأوقفه عند الباب`: who is stopped or kept is arrested where somebody is told of who arrests."""
    if any(stem in scene.doc.norm(i) for stem in (*ARRESTS, LED_AWAY)):
        return True
    return scene.mentions(words("casualties", "authorities")) or scene.mentions(words("perpetrators", "bodies"))


def _told_by(norm: str) -> int | None:
    """How many the pronoun at the end of a word stands for, if one or two."""
    if norm.endswith(SEVERAL):
        return None
    return next((count for ending, count in PRONOUNS.items() if norm.endswith(ending)), None)


def _read_one_before(scene: Scene, i: int, end: int, count: int | None) -> bool:
    """Record the nearest one before a token, by a name or a noun without article, whom nothing was told of."""
    doc = scene.doc
    if count is None:
        return False
    for j in range(i - 1, max(scene.first, i - REACH) - 1, -1):
        group = read_group(doc, j, i, lone=is_titled_name(doc, j))
        if doc.norm(j - 1) in OCCUPIED or _is_in_name(doc, j, i):
            continue
        if group is None or group.minimum != count or group.kind or j - 1 in doc.counts or doc.counted_before(j):
            continue
        if group.shape not in ("singular", "name", "dual") or (group.definite and not group.named):
            continue
        if count == 1 and group.shape == "singular" and _is_woman(doc, group.first) != _is_of_woman(doc, end - 1):
            # `ذبح شاب والدته، وألقت الشرطة القبض عليه`
            continue
        wounded = any(claim.key == group.first and claim.kind == "wounded" for claim in scene.found)
        if not (scene.free(group) or wounded):
            return False
        taken = Group.of(count, i, end, who=group.who)
        scene.add(taken, "detained", "captive", first=i if wounded else group.first)
        return True
    return False


def _read_several_before(scene: Scene, i: int, end: int) -> bool:
    """`طاردت الشرطة ثلاثة لصوص وقبضت عليهم`: the only people before a token whose number is told, and nothing else."""
    doc = scene.doc
    groups = [read_group(doc, j, i) for j in doc.counted(max(scene.first, i - REACH), i)]
    people = [group for group in groups if group is not None and group.who is not None and may_be_people(doc, group)]
    if len(people) != 1:
        return False
    group = people[0]
    exact = group.shape == "number" and group.minimum == group.maximum and group.vague is None
    if not exact or group.kind or group.definite or group.partitive or not scene.free(group):
        return False
    scene.add(group._replace(last=end), "detained", "captive", first=group.first)
    return True


def _is_in_name(doc: Document, j: int, end: int) -> bool:
    """`الشاب سامر حداد`: a surname that is a noun of people as well."""
    for k in range(j - 1, j - LONGEST_NAME, -1):
        named = read_group(doc, k, end, lone=True) if is_titled_name(doc, k) else None
        if named is not None and named.who is not None and named.who[1] > j:
            return True
    return False


def _is_woman(doc: Document, i: int) -> bool:
    """`والدته`, `فتاة`; by the ending of the noun without its pronoun."""
    form = doc.form(i, "kin", "person")
    return form is not None and form.of_woman


def _is_of_woman(doc: Document, i: int) -> bool:
    """Whether the pronoun at the end of a token is feminine."""
    return doc.norm(i).endswith("ها")
