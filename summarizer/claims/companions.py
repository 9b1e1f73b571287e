"""With whom one died or was hurt: `مقتل القائد سالم حيدر مع 14 جنديا`, `اغتيل ضابط برفقة سائقه`, also behind what
says who he is: `أصيب نادر سعيد، وهو مصور، وزميله`.
"""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.phrase_ends import is_given_name
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words

# With whom one has them, one does not die.
QUARRELS = frozenset(("خلاف", "شجار", "مشاجره", "عراك", "نزاع", "اشتباك", "مشاده", "خلافات", "اشتباكات", "معارك"))
# Endings of what is his, hers or theirs.
HIS = ("ه", "ها", "هم")
# What opens an aside that says who one is.
HE_IS = frozenset(("وهو", "وهي"))
# The longest name in quotation marks that is skipped between them, in tokens.
LONGEST_NAME = 5


def companions(doc: Document, group: Group, end: int) -> Group | None:
    """`مقتل القائد سالم حيدر مع 14 جنديا`: with whom one died, right behind his name, not `في معارك مع 14 مسلحا`.

    His own stand farther off too: `اغتيل ضابط سابق في جهاز المخابرات مع سائقه`, `مقتل القائد داخل المخيم مع أربعة من
    مرافقيه`, but `قتل في خلاف مع جاره`.
    """
    apart, far, start = False, False, group.next
    if start < end and doc.tokens[start].kind == "quote" and group.named:
        # `أصيب الشاب "محمود خليل" مع اثنين من أشقائه`
        start = after_name(doc, start, end) or start
    for i in range(start, min(start + LONGEST_NAME, end)):
        if doc.norm(i) in words("casualties", "beside_victims", "company"):
            if is_kin(doc, i + 1) and not far:
                # `أصيبت امرأة مع طفلتها`
                return read_group(doc, i + 1, end)
            found = read_group(doc, i + 1, end) if i + 1 in doc.counts else None
            told = found is not None and (found.who is not None or doc.reading(found.last, "other") is not None)
            told = told and (not apart or (found is not None and _are_his(doc, found)))
            return found if found is not None and told and not found.kind else None
        if doc.tokens[i].kind != "word" or i in doc.counts or doc.norm(i).startswith("و"):
            return None
        if doc.reading(i, "event", "verb", "victim") or doc.bare[i].removeprefix("ال") in QUARRELS:
            return None
        inside = doc.reading(i, "thing") is not None
        if inside and doc.norm(i - 1) not in words("reporting", "function"):
            # but `داخل المخيم`
            return None
        far = far or inside
        apart = apart or (doc.norm(i) in words("reporting", "function") and not is_given_name(doc, i))
        if apart and not (group.minimum == group.maximum == 1):
            return None
    return None


def _are_his(doc: Document, group: Group) -> bool:
    """`أربعة من مرافقيه`: of those who are told to be his own."""
    return group.who is not None and doc.norm(group.who[0] - 1) == "من" and doc.norm(group.who[0]).endswith(HIS)


def kin_behind_aside(doc: Document, comma: int, end: int) -> Group | None:
    """`أصيب نادر سعيد، وهو مصور، وزميله`, `قتل رجل، وهو متقاعد، وابنته في انهيار منزل`: one of his behind what says who
    one is; not `وزوجته حامل`, `وزوجته في الخارج`, of whom something else is said.
    """
    if doc.norm(comma) not in COMMAS or doc.norm(comma + 1) not in HE_IS:
        return None
    at = doc.after_aside(comma, end)
    if at >= end or not (doc.joins(at) and is_kin(doc, at)):
        return None
    behind = at + 1 + doc.norm(at + 1).startswith("ال")
    there = behind + (doc.norm(behind) == "في")
    told = doc.norm(there).removeprefix("ب") in words("casualties", "incidents")
    return read_group(doc, at, end) if behind >= end or doc.is_stop(behind) or told else None


def after_name(doc: Document, opening: int, end: int) -> int | None:
    """`13 مسلحا من حركة «الشباب» وخمسة جنود`: the token behind a short name in quotation marks."""
    inner = range(opening + 1, min(opening + LONGEST_NAME, end))
    return next((j + 1 for j in inner if doc.tokens[j].kind == "quote"), None)


def is_kin(doc: Document, i: int) -> bool:
    """`وشقيقته`: a relative may be definite, and is one more victim."""
    return doc.form(i, "kin") is not None
