"""What else than lives is lost: `فقد بصره`, `فقد شقيقين`, `فقدان السائق السيطرة`."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.claims.of_two import has_owner
from summarizer.claims.phrase_ends import is_given_name, is_titled_name
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.wordlists import words

# To lose: one's life, somebody or something, or to be missing.
LOSE = "فقد"
# How far behind it the life may stand that was lost, in tokens.
LIFE_REACH = 30
# Before a preposition that belongs to them, and governs nothing but the number behind it: `أكثر من 30`.
MORE_THAN = frozenset(("اكثر", "ازيد", "اقل", "يزيد", "يقل", "يربو"))
# Behind a participle that they complete: `المفرج عنهم`.
OF_PARTICIPLE = frozenset(("عنه", "عنها", "عنهم", "عنهما", "عليه", "عليها", "عليهم", "به", "بها", "بهم", "فيهم"))
LOST_TOO = frozenset(("وفقد", "وفقدت", "وفقدوا"))
# How far behind its verb what was spent or lost may stand, in tokens.
OBJECT_REACH = 11
# How far behind a number the relatives may stand that it counts, in tokens.
RELATIVES_REACH = 4
# Without the pronoun that is spelled like a feminine ending: `بصره`.
PRONOUNS = ("ته", "ها", "هم", "هما", "هن")
# Behind people, of all of them: `فقدان ثلاثة جميعهم من الهند`.
ALL_OF_THEM = frozenset(("جميعهم", "جميعها", "جميعهن", "كلهم", "كلها", "كلاهما", "كلتاهما"))
# Before the verb of who lost them, who was told before.
HE = frozenset(("انه", "انها", "بانه", "بانها", "قد"))
# Of two parents.
EITHER = frozenset(("احد", "كلا", "كلي", "احدي"))
# Of a relative in the case of an object.
OBJECT_ENDS = ("يه", "يها", "يهم", "يهما", "يهن")
# A noun with a pronoun has more letters than this.
SHORTEST_OWNED = 4


def loses_life(scene: Scene, i: int) -> bool:
    """`فقد عنصر من الشرطة حياته`: he is not missing."""
    limit = min(i + LIFE_REACH, scene.last)
    life = scene.doc.find(words("casualties", "blocks", "life"), i + 1, limit)
    # `فقد مزارع ساقه وفقد آخر حياته`: the nearest verb has it.
    return life is not None and scene.doc.find(LOST_TOO, i + 1, life) is None


def free_words(doc: Document, i: int) -> Iterator[int]:
    """The words behind a verb in its clause that no preposition governs."""
    free, some = True, words("casualties", "share", "after")
    for j in range(i + 1, min(i + OBJECT_REACH, len(doc.tokens))):
        if doc.is_stop(j):
            return
        if doc.norm(j) in OF_PARTICIPLE and doc.norm(j - 1).startswith("ال"):
            # `المفرج عنهم`
            continue
        more = doc.norm(j - 1) in MORE_THAN or (doc.norm(j) == "ما" and doc.norm(j + 1) in MORE_THAN)
        if doc.norm(j) in some or more:
            # `فقد اثنان منهم البصر`, `أكثر من 30 عاما`, `ما يزيد على عقد`
            continue
        if doc.norm(j) in words("reporting", "function"):
            free = False
        elif free:
            yield j
        elif j not in doc.counts:
            # `بعد ثلاثة أيام`: the preposition governs the noun behind its number as well.
            free = doc.norm(j - 1) not in words("reporting", "function")
            object_ = doc.norm(j).endswith(("ا", "ين")) and not doc.norm(j).startswith("ال")
            if free and object_ and doc.norm(j - 1).startswith("ال"):
                # `من المعتقلين عقدا`, but `من المعتقلين المحررين`
                yield j


def is_loss(doc: Document, i: int) -> bool:
    """`فقدت البلاد 46 ألفا`, `فقد شقيقين له`, `فقد أكدت`: one who lost somebody, or no verb at all.

    `فقد 300 عامل وظائفهم`: nor is one missing who lost what was his.
    """
    if any(
        _is_theirs(doc, j, doc.norm(j)) or doc.norm(j) in words("casualties", "blocks", "lost")
        for j in free_words(doc, i)
    ):
        return True
    if any(_is_limb(doc, j) for j in free_words(doc, i)):
        # `فقد أكثر من 300 جريح عينا`
        return True
    if _is_of_theirs(doc, i + 1) and "\u064f" not in doc.tokens[i].raw:
        # `فقد خمسة من أقاربه`: vowelled as a passive it is another matter.
        return True
    if doc.form(i + 1, "kin") is not None and doc.norm(i + 1).endswith(OBJECT_ENDS):
        # `طفلا فقد والديه`
        return True
    kin = doc.form(i + 1, "kin")
    if kin is not None and kin.suffixed and doc.norm(i) in (LOSE, f"{LOSE}ت") and _opens(doc, i):
        # `قال والده إنه فقد شقيقته`, but `غرق شاب وفقد شقيقه`
        return True
    if kin_lost(doc, i) is not None:
        return True
    if _loses_parents(doc, i):
        return True
    dual = doc.form(i + 1, "person", "kin")
    theirs = doc.form(i + 2, "kin", "person")
    one = dual is not None or doc.norm(i + 1).removeprefix("ال") in words("persons", "kinship")
    own = (theirs is not None and theirs.suffixed) or _is_of_theirs(doc, i + 2)
    if one and own and not doc.norm(i + 2).startswith("و"):
        # `فقدت أم أطفالها`, `فقد أب ثلاثة من أبنائه`, but `فقد رجل وزوجته`
        return True
    if dual is not None and doc.norm(i + 1).endswith("ي") and dual.number == "dual" and not has_owner(doc, i + 2):
        # `فقدت ابنتي وزوجها`: hers, who speaks.
        return True
    if dual is not None and doc.norm(i + 1).endswith("ين") and (dual.number == "dual" or doc.norm(i + 2) == "اثنين"):
        return True
    if doc.norm(i + 1).startswith("ال") and i + 2 < len(doc.tokens) and doc.tokens[i + 2].kind == "number":
        # `فقد العالم 70 في المئة من غاباته`
        return True
    return doc.norms[i].endswith("ت") and i + 1 in doc.counts and not _are_women(doc, doc.counts[i + 1].last)


def _are_women(doc: Document, i: int) -> bool:
    """`فقدت ثلاث نساء في السيول`: a verb in the feminine has them for its subject, as `فقدت البلاد 46 رجلا` has not."""
    women = doc.norm(i) in ("نساء", "فتيات") or doc.norm(i).endswith("ات")
    return women and doc.reading(i, "person", "kin") is not None


def _loses_parents(doc: Document, i: int) -> bool:
    """`40 ألف طفل فقدوا أحد والديهم`, `فقد ثلاثة أشقاء أمهم`: behind those who lost them, or their plural verb, their
    kin; in `فقد أحد أبنائهم` the kin are lost themselves.
    """
    count = doc.counts.get(i + 1)
    plural = doc.norm(i).endswith("وا")
    if count is None and not plural:
        return False
    start = i + 1 if count is None else count.last + 1
    for j in range(start, min(start + OBJECT_REACH, len(doc.tokens))):
        if doc.is_stop(j) or doc.joins(j) or doc.reading(j, "event", "verb"):
            return False
        kin = doc.form(j, "kin")
        of = doc.norm(j - 1)
        whose = of in EITHER or j == start or (j == start + 1 and plural)
        if kin is not None and kin.suffixed and doc.norm(j).endswith(("هم", "هن", "هما")) and whose:
            return True
    return False


def kin_lost(doc: Document, i: int) -> int | None:
    """`فقدت الصحفية منى سالم زوجها`, `فقد الشيخ ناصر ثلاثة من أبنائه`: where those begin whom somebody lost who stands
    between them and the verb at a token.
    """
    somebody = is_titled_name(doc, i + 1) or doc.form(i + 1, "person") is not None
    if not somebody or not doc.norm(i + 1).startswith("ال"):
        return None
    for j in range(i + 2, min(i + OBJECT_REACH, len(doc.tokens))):
        kin = doc.form(j, "kin")
        if _is_of_theirs(doc, j) or (kin is not None and kin.suffixed and not doc.joins(j)):
            return j
        governs = doc.norm(j) in words("reporting", "function") and not is_given_name(doc, j)
        if governs or doc.is_stop(j) or doc.norm(j).startswith("و") or doc.reading(j, "event", "verb"):
            return None
    return None


def loses_what_is_theirs(scene: Scene, i: int) -> bool:
    """`فقدان السائق السيطرة`, `فقدان 300 عامل لوظائفهم`: behind the verbal noun nobody is missing either."""
    doc, objects = scene.doc, words("casualties", "blocks", "lost")
    if loses_life(scene, i):
        return False
    for j in range(i + 2, min(i + OBJECT_REACH, scene.last)):
        norm = doc.norm(j)
        bare = norm.removeprefix("ل")
        if bare in objects or f"ا{bare}" in objects:
            return True
        if doc.is_stop(j) or norm.startswith("و") or norm in words("reporting", "function"):
            return False
        if _is_theirs(doc, j, bare) or _is_limb(doc, j):
            return True
    return False


def _is_limb(doc: Document, i: int) -> bool:
    """`عينا`, `الساق`, but not `رجلا`, which is a man besides."""
    limb = doc.norm(i).removeprefix("ال") in words("casualties", "injuries", "limbs")
    return limb and doc.reading(i, "person") is None and i not in doc.place_at


def _is_of_theirs(doc: Document, i: int) -> bool:
    """`خمسة من أقاربه`, `12 فردا من عائلتها`, `ثلاثة من أفراد أسرته`, `ثلاثة من مقاتليه`."""
    count = doc.counts.get(i)
    relatives = words("casualties", "blocks", "relatives") | words("persons", "fighters", "own")
    return count is not None and any(doc.norm(j) in relatives for j in range(count.last, count.last + RELATIVES_REACH))


def _is_theirs(doc: Document, i: int, norm: str) -> bool:
    """A noun with a pronoun that is no relative, `norm` without ل before it: `وظائفهم`, `ساقها`, but not `ابنه`."""
    if len(norm) <= SHORTEST_OWNED or not norm.endswith(PRONOUNS) or norm.startswith(("ب", "ل")):
        return False
    if doc.readings[i] and doc.reading(i, "thing") is None:
        return False
    some = norm in words("casualties", "fractions") or norm in ALL_OF_THEM
    return doc.tokens[i].kind == "word" and i not in doc.place_at and not some


def _opens(doc: Document, i: int) -> bool:
    """Whether who lost somebody is the one told before, as nothing was told of another: `فقد والده في الحرب`."""
    told = "\u064f" in doc.tokens[i].raw
    return not told and (i == 0 or doc.is_stop(i - 1) or doc.norm(i - 1) in HE)
