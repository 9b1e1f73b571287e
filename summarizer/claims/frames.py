"""By which words a bare number or an ordinal goes on from the claim before it: `، وفي حماة خمسة`, `تليها سطيف بتسع`,
`مقابل 900`, `ومن المدنيين سبعة`, `واثنتان لمصريين`.
"""

from __future__ import annotations

from summarizer.claims.phrase_ends import is_closed
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import is_of, phrases, words

# Before a number that is set against the one before it.
AGAINST = frozenset(("مقابل",))
WAS = frozenset(("كان", "كانت", "كانوا"))
COMPARED = frozenset(("مقارنه", "بالمقارنه", "قياسا"))
# The longest part of those told before its number, in tokens, and the nouns for a side.
LONGEST_PART = 5
SIDES = frozenset(("جانب", "صفوف", "طرف", "بين"))
# How far before a place it may be said that most were there, in tokens.
RANK_REACH = 4
# How far back the first may stand where the next of them is told by its ordinal, in tokens, and what it is called.
TURN_REACH, FIRST = 20, frozenset(("الاول", "الاولي"))
# Before a place that comes next in a ranking.
NEXT = frozenset(("تليها", "يليها", "تليه", "يليه", "تلتها", "تلاها", "ثم", "متبوعا", "متبوعه", "متبوعين"))


def frame_start(doc: Document, i: int) -> int | None:
    """Where the words begin by which a number or an ordinal goes on: `، وفي حماة خمسة`, `مقابل 900`, `ورابعة`."""
    if i not in doc.counts and doc.norm(i).startswith("و"):
        return i
    if i not in doc.counts and doc.norm(i - 1) == "ثم":
        # `استشهد ثلاثة ثم رابع متأثرا بجراحه`
        return i - 1
    if (apart := _part_before(doc, i)) is not None:
        return apart
    if (against := compared_at(doc, i)) is not None:
        return against
    if i in doc.counts and is_owned(doc, i):
        return i
    if _is_next_in_turn(doc, i):
        return i - 2
    behind = i - (doc.norm(i - 1) == "ب")
    place = doc.place_at.get(behind - 1)
    if place is None or place.last != behind:
        return None
    classes = words("casualties", "place_classes")
    start = doc.past(place.first - 1, lambda j: is_of(doc.bare[j], classes), -1) + 1
    if doc.norm(i).startswith("ب") or behind < i:
        # `12 وفاة، تليها سطيف بتسع`
        if doc.is_word(start - 1, NEXT):
            return start - 1
        # `762 معتقلا، تركز أكثرهم في الخليل بـ190 حالة`
        most = doc.find_phrase(phrases("casualties", "share", "most"), start - RANK_REACH, start)
        return start if most is not None and doc.norm(start - 1) == "في" else None
    start -= doc.is_word(start - 1, ("في", "من", "علي", "الي", "ب"))
    joined = doc.norm(start).startswith("و") or doc.norm(start - 1) in COMMAS
    return start if joined else None


def _is_next_in_turn(doc: Document, i: int) -> bool:
    """`قُتل في الغارة الأولى خمسة، وفي الثانية ثلاثة`: whether the next of them stands right before a number."""
    ordinal = doc.norm(i - 1) in words("titles", "bodies", "ordinals") and doc.norm(i - 1) not in FIRST
    joined = doc.norm(i - 2) == "وفي" or (doc.norm(i - 2) == "في" and doc.norm(i - 3) in COMMAS)
    return ordinal and joined and doc.find(FIRST, i - TURN_REACH, i - 2) is not None


def compared_at(doc: Document, i: int) -> int | None:
    """`مقابل 900`, `مقارنة بـ221`, `مقارنة مع 40`: where the words begin that set a number against another."""
    if doc.norm(i - 1) in AGAINST:
        return i - 1
    if doc.norm(i - 1) in WAS and i in doc.counts and is_closed(doc, doc.counts[i].last):
        # `إلى 19 في آذار، بعدما كان 44 في شباط`, `بعد أن كانوا 30`
        behind = i - 2 - (doc.norm(i - 2) == "ان")
        return behind if doc.norm(behind) in ("بعدما", "بعد") else None
    with_it = i - (doc.norm(i - 1) in ("ب", "مع", "الي"))
    return with_it - 1 if doc.norm(with_it - 1) in COMPARED else None


def _part_before(doc: Document, i: int) -> int | None:
    """Where `ومن المدنيين سبعة`, `، ومن جانب المسلحين ستة` begins: the people a number is of, told before it."""
    if i not in doc.counts:
        return None
    start = next((j for j in range(i - 2, max(0, i - LONGEST_PART) - 1, -1) if doc.norm(j) == "ومن"), None)
    if start is None or not all(doc.tokens[j].kind == "word" and j not in doc.counts for j in range(start, i)):
        return None
    first = start + 1 + (doc.norm(start + 1) in SIDES)
    of = doc.reading(first, "person", "kin", "collective")
    people = first in doc.actor_at or (of is not None and (of.definite or of.form.number == "plural"))
    told = all(doc.norm(j).startswith("ال") or j in doc.actor_at or j in doc.place_at for j in range(first + 1, i))
    return start if people and told and first < i else None


def is_owned(doc: Document, i: int) -> bool:
    """`سبع منها لسودانيين واثنتان لمصريين`: whose bodies the joined number counts."""
    owner = doc.reading(doc.counts[i].last, "person", "kin")
    return doc.norm(i).startswith("و") and owner is not None and owner.prefix == "ل"
