"""People whose predicate or adjective tells in what state they are: `17 ناشطا مفقودون`, `أربعة ما زالوا محتجزين`,
`جنديين محتجزين`.
"""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.claims.bounds import told_to
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.pairs import opens_clause
from summarizer.claims.scene import Scene
from summarizer.claims.spelled_alike import NOMINATIVE
from summarizer.language.text import ARTICLE, COMMAS
from summarizer.language.wordlists import words

# How far before people it may stand that they were saved, in tokens.
SAVED_REACH = 6
# How far behind people their predicate may stand, in tokens.
PREDICATE_REACH = 6
# Behind a comma, before what is said of them all.
THEY = frozenset(("وهم", "وهما", "وهن"))
# From this number on the counted noun and its adjective may be genitives.
HUNDRED = 100
# How an adjective of people ends, without the article.
ADJECTIVES = ("ي", "يه", "ين", "ون", "ات", "ا")
# States in which two may be, told of them by the ending of their noun.
OF_TWO, DUAL = frozenset(("missing", "detained")), ("ين", "ان")
# Plurals whose last letter, which many write like that of a plural before its genitive (`مصابي الحريق`), is their own.
BROKEN = frozenset(("قتلي", "جرحي", "اسري", "موتي", "غرقي", "صرعي"))
# Before those among whom people are counted: `في عداد المفقودين`.
AMONG = "عداد"
# How far before people the verb may stand by which they fell, in tokens.
FELL_REACH = 3
# The longest of several people in one state, in tokens.
JOINED_REACH = 4
# Shapes of groups that tell how many they are.
COUNTED = frozenset(("number", "dual", "singular", "other"))


def read_predicates(scene: Scene) -> None:
    """`240 آخرين ما زالوا محتجزين`, `17 ناشطا مفقودون`, `تسع نساء في عداد القتلى`, `جنديين محتجزين`."""
    doc = scene.doc
    for i in sorted({*doc.counted(scene.first, scene.last), *_two(scene)}):
        if i in scene.used:
            continue
        group = scene.group(i)
        if group is None or group.kind or not scene.free(group):
            continue
        if doc.is_word(group.first - 1, words("casualties", "share", "survived")):
            # `خرج 12 من مصابي الحادث من المستشفى`
            continue
        j = _behind_copula(scene, group.next)
        # `111 طالبة "مفقودات"`
        j += j < scene.last and doc.tokens[j].kind == "quote"
        reading = doc.reading(j, "victim")
        plain = reading is not None and reading.prefix in ("", "ال") and _agrees(scene, group, j)
        if reading is None or not plain or reading.form.kind is None or reading.form.strict:
            continue
        if doc.is_word(j - 1, words("casualties", "blocks", "bereaved")):
            # `30 من أبناء شهداء الجيش`
            continue
        if _are_object(scene, group, j) or _are_of_another_noun(scene, group, j):
            continue
        if reading.definite and doc.norm(j - 1) != AMONG:
            # `كانوا بين القتلى`: a share.
            continue
        saved = words("casualties", "share", "saved")
        if reading.form.kind == "detained" and doc.find(saved, max(scene.first, i - SAVED_REACH), i) is not None:
            # `أنقذت الفرق 45 شخصا كانوا محتجزين داخل المبنى`
            continue
        if group.partitive and reading.form.kind != "missing":
            # `عدد منهم مصابون بالرصاص` breaks down those who were told, `ثلاثة منهم ما زالوا مفقودين` tells of more.
            continue
        beside = doc.form(j + 1, "victim") if doc.norm(j + 1).startswith("و") else None
        if beside is not None and beside.kind not in (None, reading.form.kind) and beside.number == "plural":
            # `سقط العشرات من الطرفين قتلى وجرحى`
            scene.add(group, "casualties", "predicate", last=j + 2)
            scene.take(j, j + 2)
            continue
        for other in joined_before(scene, group) if doc.norm(j - 1) == AMONG else ():
            # `ثلاثة جنود وخمسة مسلحين في عداد المفقودين`
            scene.add(other, reading.form.kind, "predicate", last=j + 1)
        scene.add(told_to(doc, group, j + 1, scene.last), reading.form.kind, "predicate")
        scene.take(j, j + 1)


def joined_before(scene: Scene, group: Group) -> list[Group]:
    """`ثلاثة رجال وطفل في عداد المفقودين`: those before a noun that و joins to them, in text order."""
    doc, before = scene.doc, group.first
    joined: list[Group] = []
    while doc.joins(before):
        found = next(
            (
                told
                for j in range(before - 1, max(scene.first, before - JOINED_REACH) - 1, -1)
                if (told := read_group(doc, j, before)) is not None and told.next == before and j - 1 not in doc.counts
            ),
            None,
        )
        if found is None or found.kind or found.definite or found.shape not in COUNTED or not scene.free(found):
            break
        joined.insert(0, found)
        before = found.first
    return joined


def _are_object(scene: Scene, group: Group, i: int) -> bool:
    """`شيع مئات الأهالي ضحايا الحريق`, `تبرع 60 شخصا لصالح جرحى حادث القطار`: whether the people before victims at a
    token did something to them. A genitive shows it, as a predicate has none (`سقط 30 شخصا جرحى`), unless those people
    fell or were counted (`راح 40 راكبا ضحايا تحطم الطائرة`); so does a verb of care (`أسعف 14 مسعفا مصابين`).
    """
    doc, behind = scene.doc, scene.doc.norm(i + 1)
    near = max(scene.first, group.first - FELL_REACH)
    fell = doc.find(words("casualties", "becoming", "counted"), near, group.first) is not None
    if fell or doc.norm(i).startswith(ARTICLE) or doc.norm(i - 1) == "من":
        # `تسع نساء في عداد القتلى`, `هوية 50 من ضحايا الحريق`
        return False
    if group.first - 1 in doc.actor_at and not doc.joins(group.first):
        # `نقل الهلال الأحمر خمسة عمال جرحى غارة`: the verb has its subject.
        return False
    events = words("casualties", "becoming", "by_events") | words("casualties", "causes", "happenings")
    times = words("reporting", "function") | words("casualties", "cumulative", "week")
    owned = behind.startswith(ARTICLE) and behind not in times
    # `وصل 12 عاملا جرحى مستشفى المدينة`
    named = i + 1 in doc.place_at and behind not in words("casualties", "hospitals")
    owned = owned or behind in events or named or i + 1 in doc.actor_at
    # `مصابي الحريق`, but `قتلى`; `مصابين` has no genitive.
    if (owned and not doc.norm(i).endswith("ن")) or (doc.norm(i).endswith("ي") and doc.norm(i) not in BROKEN):
        return True
    staff = any(doc.is_word(k, words("casualties", "treated", "staff")) for k in range(group.first, group.next))
    return staff and doc.is_word(group.first - 1, words("casualties", "treated", "care"))


def _are_of_another_noun(scene: Scene, group: Group, i: int) -> bool:
    """`نشر 300 ناشط أسماء معتقلين`: whether victims at a token are the genitive of the noun before them. It is listed,
    or belongs to the object of those whom the number counts and is no adjective of theirs; but `خمسة عمال مهاجرين
    محتجزين` are held.
    """
    doc, noun = scene.doc, i - 1
    if doc.norm(noun) in words("casualties", "becoming", "of_them"):
        return True
    if group.who is None or not group.who[0] < noun < group.next:
        return False
    if doc.norm(noun).endswith(ADJECTIVES) or doc.readings[noun]:
        return False
    plain = doc.tokens[noun].kind == "word" and noun not in doc.place_at and noun not in doc.actor_at
    known = words("reporting", "function") | words("casualties", "missing", "copula")
    return plain and doc.norm(noun) not in known and not opens_clause(doc, group.first, scene.first)


def _agrees(scene: Scene, group: Group, i: int) -> bool:
    """`17 ناشطا مفقودون`, `21 شخصا مصابا`: a plural, or an accusative singular right behind the noun."""
    form = scene.doc.form(i, "victim")
    if form is None or form.number == "plural":
        return form is not None
    # `13,800 طفل قتيل`
    hundreds = group.minimum is not None and group.minimum % HUNDRED == 0 and not scene.doc.norm(i - 1).endswith("ا")
    return i == group.next and form.number == "singular" and (scene.doc.norm(i).endswith("ا") or hundreds)


def _behind_copula(scene: Scene, i: int) -> int:
    """The token behind `ما زالوا`, `في عداد`; a genitive may stand before it (`مئات من سكان القرى ما زالوا`)."""
    doc, copula = scene.doc, words("casualties", "missing", "copula")
    if doc.joins(i) and doc.norm(i).endswith("ا") and doc.reading(i, "person") is not None:
        # `14 شرطيا وجنديا محتجزين`: one number counts both.
        i += 1
    if doc.norm(i) in COMMAS:
        # `أربعة صحفيين، وهم محتجزون في سجن`, `خمسة صيادين، يعملون في الميناء، وهم مفقودون`
        they = i + 1 if doc.norm(i + 1) in THEY else doc.after_aside(i, scene.last)
        form = doc.form(they + 1, "victim") if doc.norm(they) in THEY else None
        return they + 1 if form is not None and doc.norm(they + 1).endswith(NOMINATIVE) else i
    if doc.norm(i) == "من" and doc.reading(i + 1, "person") is None:
        # `خمسة مدنيين من قرية ميدانكي مختطفين`
        i = next((j for j in range(i + 1, min(i + 4, scene.last)) if doc.reading(j, "victim")), i)
    for j in range(i, min(i + PREDICATE_REACH, scene.last)):
        if doc.norm(j) in ("ما", "لا") and doc.norm(j + 1) in copula:
            i = j
            break
        if doc.norm(j).endswith("ون") and doc.reading(j, "victim"):
            # `17 صحفيا في مؤسسات حكومية محتجزون`: a nominative can be nothing but the predicate.
            return j
        if doc.tokens[j].kind != "word" or j in doc.counts:
            break
    while i < scene.last and doc.norm(i) in copula:
        i += 1
    return i


def _two(scene: Scene) -> Iterator[int]:
    """`مصير جنديين أجنبيين محتجزين`: the nouns of two without the article that have such an adjective behind them."""
    doc = scene.doc
    for i in doc.having(scene.first, scene.last, "person"):
        reading = doc.reading(i, "person")
        two = reading is not None and reading.form.number == "dual" and not reading.definite and reading.prefix == ""
        at = i + 1
        while two and at < scene.last and doc.norm(at).endswith(DUAL) and doc.reading(at, "victim") is None:
            at += 1
        state = doc.form(at, "victim") if two and at < scene.last else None
        if state is not None and state.kind in OF_TWO and doc.norm(at).endswith(DUAL):
            yield i
