"""Shares that are of no victims: of things, of those who were carried, saved or left, or whose families are told of."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words
from summarizer.sources.reporting import speaks

# How far before a share the word may stand that carries or saves the people it is of, in tokens.
OTHERS_REACH = 12
# Who got away: `تمكنت واحدة منهن من الفرار`, `نجحت ثلاث منهن في الهرب`.
MANAGED, ESCAPE = (
    frozenset(("تمكن", "تمكنت", "تمكنوا", "نجح", "نجحت", "استطاع", "استطاعت")),
    frozenset(("الفرار", "الهرب", "الهروب", "النجاه", "الافلات", "العوده")),
)
# How far behind who managed to it may stand, in tokens.
ESCAPE_REACH = 4
# How far before what is done to some of them its word may stand, in tokens.
ACT_REACH = 4
# How far before those whom it reached the verb may stand, in tokens: `الوصول أخيرا إلى ثمانية منهم`.
REACHED_REACH = 4
REACHED = frozenset(("الوصول", "بالوصول", "وصل", "وصلت", "وصلوا"))
# How far before a share those may be counted who were saved, and before them the word that says so, in tokens.
SAVED_REACH, WERE = 5, frozenset(("كان", "كانت"))
# Before survivors who speak: `قال أحد الناجين`.
SOME_OF = frozenset(("احد", "احدي", "بعض", "عن"))
# Before who those are that were told before.
THEY = frozenset(("هم", "كانوا", "جميعهم", "كلهم", "جلهم", "معظمهم", "اغلبهم"))
# What missiles do as well as people.
FELL = frozenset(("سقط", "سقطت", "انفجر", "انفجرت"))
# A plural by its ending alone (`متخصصين`) has more letters than this.
SHORTEST_PLURAL = 4


def are_well(doc: Document, group: Group) -> bool:
    """`خروج 17 من المصابين`, `ستة منهم تعافوا`: who left is no victim; nor is who has lost one: `عائلات 40 منهم`."""
    survived = words("casualties", "share", "survived") | words("casualties", "share", "escaped")
    if group.vague and doc.is_word(group.first - 1, words("casualties", "share", "acting")):
        # `أقدم المئات منهم على إحراق المنازل`
        return True
    if doc.is_word(group.first - 1, words("casualties", "blocks", "bereaved")):
        return True
    acted = doc.norm(group.first - 1) in ("علي", "عن")
    if acted and doc.find(words("casualties", "share", "acted_on"), group.first - ACT_REACH, group.first) is not None:
        # `رافق ذلك الاعتداء بالضرب على خمسة منهم`, `أفرجت عن ثلاثة منهم`
        return True
    if doc.is_word(group.first - 1, MANAGED) and doc.find(ESCAPE, group.last, group.next + ESCAPE_REACH) is not None:
        # `تمكن 17 من المخطوفين من الفرار`
        return True
    return doc.is_word(group.first - 1, survived) or doc.find(survived, group.last, group.next + 2) is not None


def are_found(doc: Document, group: Group) -> bool:
    """`فقد 20 صيادا. وعثر على سبعة منهم على جزيرة`, `تمكنت الفرق من الوصول إلى ثمانية منهم`: no longer missing."""
    preposition, near = doc.norm(group.first - 1), max(group.first - REACHED_REACH, 0)
    if preposition == "علي":
        return doc.find(words("casualties", "found"), near, group.first) is not None
    return preposition == "الي" and doc.find(REACHED, near, group.first) is not None


def of_things(scene: Scene, pronoun: int, first: int) -> bool:
    """`ثماني مسيرات ... أسقطت سبعا منها`, `ثلاثة صواريخ سقط أحدها`: the feminine pronoun, or one who fell, goes back to
    things counted nearer than any victims.
    """
    doc = scene.doc
    if not doc.is_word(pronoun, words("casualties", "share", "feminine")) and doc.bare[pronoun - 1] not in FELL:
        return False
    things = [i for i in doc.having(scene.first, first, "thing") if doc.counted_before(i)]
    victims = doc.having(scene.first, first, "victim", "event")
    return bool(things) and things[-1] > max(
        [scene.first - 1, *victims[-1:], *(s.key for s in scene.found if s.key < first)]
    )


def of_others(scene: Scene, i: int) -> bool:
    """`كان على متنه 69 مهاجرا، بينهم طفلان`, `إن تسعة أنقذوا، بينهم طفلة`: people counted before who are no victims."""
    doc, survived = scene.doc, words("casualties", "share", "survived")
    for j in range(i - 1, max(scene.first, i - OTHERS_REACH) - 1, -1):
        if doc.bare[j] in ("كان", "كانت") and doc.norm(j - 1) in ("ان", "بعدما"):
            # `إلى 37 شهيدا بعد أن كانت 29، بينهم 15 طفلا`
            continue
        if doc.is_word(j, words("casualties", "share", "carried")) and not any(
            s.key > j and s.key < i for s in scene.found
        ):
            first = max(scene.first, j - SAVED_REACH) if doc.is_word(j, survived) else j
            return any(k in doc.counts and k not in scene.used for k in range(first, i))
    return False


def of_newcomers(scene: Scene, i: int) -> bool:
    """`قتل ستة عمال. ووصل خبراء، بينهم ضابط`: people right before who are new, and whom no claim counts."""
    doc, at = scene.doc, i - 1 - (scene.doc.norm(i - 1) in COMMAS)
    if at in scene.used or doc.counted_before(at + 1) or doc.form(at, "other", "victim", "event", "verb"):
        return False
    if doc.bare[at - 1] in THEY or doc.having(scene.first, at, "victim"):
        # `وكان الضحايا عمالا، بينهم فتى`, `وهم عمال، بينهم فتى`
        return False
    people, norm = doc.reading(at, "person"), doc.norm(at)
    listed = people is not None and people.form.number == "plural" and not people.definite
    return listed or (norm.endswith(("ون", "ين")) and len(norm) > SHORTEST_PLURAL and "ال" not in norm[:3])


def of_saved(scene: Scene, i: int) -> bool:
    """`أُنقذ منهم 11 فقط، تسعة منهم ماليون`: of those whom the clause before counts, and somebody saved."""
    doc, at = scene.doc, i - 1 - (scene.doc.norm(i - 2) == "فقط")
    if doc.norm(i - 1) not in COMMAS:
        return False
    counted = next((j for j in range(at - 1, max(scene.first, at - SAVED_REACH) - 1, -1) if j in doc.counts), None)
    if counted is None or counted in scene.used:
        return False
    begin = max(scene.first, counted - SAVED_REACH)
    return doc.find(words("casualties", "share", "carried") - WERE, begin, counted) is not None


def of_survivors(scene: Scene, i: int) -> bool:
    """`نُقل الناجون إلى الميناء حيث يتلقى تسعة منهم العلاج`, but `قال أحد الناجين إن خمسة منهم أطفال`."""
    doc = scene.doc
    survivors = doc.find(words("casualties", "share", "survivors"), scene.first, i)
    if survivors is None or speaks(doc.bare[survivors - 1]) or doc.norm(survivors - 1) in SOME_OF:
        return False
    return not any(survivors < s.key < i for s in scene.found)


def of_unhurt(scene: Scene, i: int) -> bool:
    """`لم يصب أي من مرافقيه، وبينهم نائبه`: of those of whom the denial before it tells."""
    told = max((s for s in scene.found if s.key < i), key=lambda s: s.key, default=None)
    return told is not None and told.none and scene.doc.norm(told.last) == "من"


def of_doers(scene: Scene, share: Group, i: int) -> bool:
    """`مجموعة من المسلحين بينهم قناصان اقتحموا المقر`: of those told first here, whose deed the verb behind them is."""
    doc, verb = scene.doc, share.next
    if not doc.norm(verb).endswith("وا") or doc.norm(verb) == "كانوا" or doc.reading(verb, "verb") is not None:
        return False
    if scene.latest(i) is not None or doc.norm(verb) in words("casualties", "treated", "carrying"):
        return False
    if doc.having(max(scene.first, i - OTHERS_REACH), i, "victim"):
        # `إن القتلى عمال بينهم طفلان عملوا معهم`
        return False
    at = i - 1 - (doc.norm(i - 1) in COMMAS)
    people = doc.reading(at, "person")
    led = people is not None and (not people.definite or doc.norm(at - 1) == "من")
    return led and people is not None and people.form.number == "plural"
