"""What stands between a verb and its victims of how they were hurt: `أصيب بجروح متفاوتة الخطورة خمسة`."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import demonyms
from summarizer.claims.group import Group
from summarizer.claims.phrase_ends import is_titled_name
from summarizer.document import Document
from summarizer.language.wordlists import words

# How adjectives end of those who fired: `برصاص قناص إسرائيلي`, `بنيران دورية إسرائيلية`, `برصاص مسلحين مجهولين`.
DESCRIBES = ("ي", "يه", "يين")
UNKNOWN = frozenset(("مجهول", "ملثم", "مسلح", "متطرف"))
# The most words that tell of what sort it was that hurt somebody (`بحادث سير مروع`).
LONGEST_KIND = 3
# The most words of wounds and how bad they are (`بكسور خطيرة ورضوض وحروق من الدرجة الثانية`).
LONGEST_WOUNDS = 12


def behind_wounds(doc: Document, i: int) -> int:
    """Behind the wounds at a token, and how bad they are: `أصيب بجروح متفاوتة الخطورة خمسة`, `أصيب بكسور ورضوض خمسة`,
    `أصيب إصابات بليغة أربعة`; the token itself where there are none.
    """
    wounds, grades = words("casualties", "injuries", "injuries"), words("casualties", "injuries", "grades")
    end = i
    if doc.norm(i).endswith("اصابه") and not doc.norm(i).startswith("ب"):
        # `أصيب إصابة خطيرة شاب`, which is read as one; in `أحد أفراد الشرطة أصيب إصابة طفيفة` he stands before it
        end = doc.past(end + 1, lambda j: doc.bare[j] in grades)
        alone = end > i + 1 and (doc.is_stop(end) or doc.norm(end) in words("reporting", "function"))
        told = i > 1 and doc.tokens[i - 2].kind == "word" and doc.norm(i - 2) not in words("reporting", "function")
        return end if alone and told and doc.norms[i - 1] == doc.bare[i - 1] else i

    def is_graded(j: int) -> bool:
        return doc.bare[j] in grades or (doc.norm(j).startswith("ال") and doc.norm(j - 1) in grades)

    limit = i + LONGEST_WOUNDS
    while end < limit and f"ب{doc.norm(end).removeprefix('و').removeprefix('ب')}" in wounds and end not in doc.counts:
        if end == i and doc.norm(end).startswith("و"):
            return i
        end = doc.past(end + 1, is_graded)
        if doc.norm(end) == "من" and doc.norm(end + 1) == "الدرجه":
            # `بحروق من الدرجة الثانية`
            end += 2 + doc.norm(end + 2).startswith("ال")
    return end


def behind_means(doc: Document, i: int) -> int:
    """Behind a noun with ب and what is definite behind it: `صعق بالتيار الكهربائي`, `أصيب برصاص الاحتلال`, but
    `أصيب بالرصاص الشاب سامر`; and behind those whose fire it was: `قتل برصاص مسلحين مجهولين شاب`.
    """
    fired, i = doc.norm(i) in words("perpetrators", "by") or _by_attackers(doc, i + 1), i + 1
    if fired and i not in doc.counts and doc.norm(i) not in words("reporting", "function"):
        i += i < len(doc.tokens) and doc.tokens[i].kind == "word" and not doc.norm(i).startswith("ال")
        i = doc.past(i, lambda j: describes(doc, j))
    elif not doc.norm(i - 1).startswith("بال"):
        i = _behind_kind(doc, i)
    by = doc.norm(i - 1) in words("perpetrators", "by") and not is_titled_name(doc, i)
    # `برصاص اللواء 444 ثلاثة محتجين`: a rank without a name is a brigade.
    titles, i = words("persons", "names", "titles"), i + (by and doc.norm(i).startswith("ال"))
    return doc.past(i, lambda j: doc.norm(j).startswith("ال") and doc.norm(j) not in titles)


def _by_attackers(doc: Document, i: int) -> bool:
    """`بهجوم مسلحين`, `باعتداء مستوطنين`: whose attack it was, as no subject ends in ين."""
    norm = doc.norm(i)
    return norm.endswith("ين") and norm.removesuffix("ين") in words("casualties", "attackers", "lone")


def _behind_kind(doc: Document, i: int) -> int:
    """`بصاروخ إسرائيلي الصحفي سالم`, `بطلقات نارية خمسة`, `بحادث سير مروع ثلاثة`: where the hurt are told behind words
    of what sort it was that hurt them; the token itself where none follow, or nobody is hurt (`بصدمة نفسية`).
    """
    if doc.norm(i - 1) in words("casualties", "injuries", "moods"):
        return i
    j = i
    while j < min(i + LONGEST_KIND, len(doc.tokens)) and doc.tokens[j].kind == "word" and j not in doc.counts:
        norm = doc.norm(j)
        # `بانفجار لغم أرضي`
        struck = doc.norm(i - 1).removeprefix("ب") in words("casualties", "incidents")
        thing = j == i and struck and doc.reading(j, "thing") is not None
        if doc.readings[j] and not thing and norm not in demonyms():
            break
        if norm.startswith(("ال", "و", "ب")) or norm in words("reporting", "function") or j in doc.actor_at:
            break
        j += 1
    hurt = j < len(doc.tokens) and (j in doc.counts or doc.reading(j, "person", "kin", "collective") is not None)
    return j if hurt and j not in doc.place_at else i


def describes(doc: Document, i: int) -> bool:
    """`قناص إسرائيلي`, `دورية إسرائيلية`, `مسلحين مجهولين`, `مسلح مجهول`: more of those who fired."""
    if i >= len(doc.tokens) or i in doc.counts or doc.tokens[i].kind != "word":
        return False
    norm = doc.norm(i)
    one = norm.removesuffix("ين")
    if one in UNKNOWN or one in demonyms():
        return True
    return norm.endswith(DESCRIBES) and doc.reading(i, "person") is None


def adds_wounds(doc: Document, i: int, group: Group) -> bool:
    """`إصابة خمسة بجروح وإصابات متفاوتة`: whether a plural that و joins tells of more wounds, and of nobody."""
    wounds = group.shape == "plural" and group.kind == "wounded" and doc.norm(i).startswith("و")
    return wounds and doc.norm(i - 1) in words("casualties", "treated", "hurt")
