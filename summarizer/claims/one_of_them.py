"""Whether one of the victims is told by who or how he is: `أحدهم في حالة خطيرة`, `أحدهم رجل إطفاء`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.scene import Scene, Skeleton
from summarizer.claims.totals_behind import is_definite
from summarizer.document import Document
from summarizer.language.wordlists import words

# Before what is said of one of the victims: `أحدهم في حالة خطيرة`, `أحدهم يدعى سالم`, `أحدهم متأثرا بجراحه`.
DESCRIBING = frozenset(
    ("في", "من", "اصيب", "لفظ", "يدعي", "تدعي", "اسمه", "اسمها", "برتبه", "متاثرا", "متاثره", "يحمل", "تحمل", "بحاله")
) | frozenset(("خضع", "خضعت", "يخضع", "تخضع", "يرقد", "ترقد", "يعاني", "تعاني", "بترت", "وضعه", "وضعها"))
# Before the name or the office of one.
SO_CALLED, CALLED = frozenset(("المدعو", "المدعوه", "المكني", "الملقب")), frozenset(("يسمي", "يدعي", "يعرف"))
# What hit one of them: `أحدهم بالرصاص الحي في الفخذ`.
HIT = frozenset(("بالرصاص", "برصاص", "برصاصه", "بعيار", "بشظايا", "بشظيه"))

# One of two, and one of several women; how the noun of several women ends, or is written.
ONE_OF_TWO, ONE_OF_WOMEN = frozenset(("احدهما", "احداهما")), "احداهن"
FEMININE, WOMEN = ("ات", "تان", "تين", "ه"), frozenset(("نساء", "فتيات", "سيدات"))


def may_be_one_of(doc: Document, first: int, last: int, whole: Skeleton) -> bool:
    """Whether the pronoun in a range goes with a claim: `وفاة أحدهما` is of two, `قتلت إحداهن` of women."""
    if doc.find(ONE_OF_TWO, first, last) is not None:
        return whole.minimum == whole.maximum == 2
    if doc.find({ONE_OF_WOMEN}, first, last) is None or whole.who is None:
        return True
    noun = doc.norm(whole.who[0])
    return noun.endswith(FEMININE) or noun in WOMEN


def is_described(scene: Scene, i: int) -> bool:
    """Whether a state (`بحال الخطر`) or a person's noun (`حارس المستودع`) follows `أحدهم`, not what he did."""
    doc = scene.doc
    if doc.norm(i) in DESCRIBING | HIT or doc.is_word(i, words("casualties", "share", "hurt")):
        return True
    if doc.norm(i) == "تعود":
        # `إحداها تعود لمهاجر`
        i += 1 + (doc.norm(i + 1) == "الي")
    reading = doc.reading(i, "person", "kin", "victim")
    if reading is not None:
        return reading.prefix in ("", "ل", "ال")
    if doc.norm(i) in words("persons", "names", "titles"):
        # `أحدهما الملازم سالم حيدر`
        return True
    # `إحداهن حامل،`: a word alone says what she was; what she did has more to say.
    word = i < len(doc.tokens) and doc.tokens[i].kind == "word"
    alone = word and doc.is_stop(i + 1) and not is_definite(doc.norm(i))
    return alone and doc.reading(i, "event", "verb") is None and doc.norm(i) not in words("casualties", "fillers")


def so_called(scene: Scene, i: int) -> Group | None:
    """`بينهم ما يسمى «أمير القاطع»`, `بينهم المدعو سالم`: one by what he is called."""
    doc = scene.doc
    if doc.norm(i) in SO_CALLED:
        return Group.of(1, i, i + 1)
    return Group.of(1, i, i + 2) if doc.norm(i) == "ما" and doc.norm(i + 1) in CALLED else None
