"""Where the noun phrase ends that names victims: behind its nouns and adjectives."""

from __future__ import annotations

from functools import cache

from summarizer.actors.actor_lexicon import demonyms
from summarizer.actors.name_words import opens_foreign, opens_name
from summarizer.claims.times import YEARS, behind_time
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import fold, unmarked
from summarizer.language.wordlists import words

# The most words that say who the victims are, and the most adjectives and genitives behind a noun.
LONGEST_WHO, LONGEST_TAIL = 6, 4
# The most words that people are called by in quotation marks, behind the first.
LONGEST_CALLED = 2
# What an imam, if his hamza is not written, is of: `امام المسجد`.
MOSQUES = frozenset(("مسجد", "جامع", "مصلي", "جمعه"))
# What adds victims as و does.
CONNECTORS = {"اضافه": "الي", "بالاضافه": "الي", "فضلا": "عن", "علاوه": "علي", "الي": "جانب"}
# Before how old those are who have been told: `امرأة عمرها 40 سنة`.
AGED = frozenset(("يبلغ", "تبلغ", "يبلغون", "يبلغان", "تبلغان", "اعمارهم", "اعمارهن", "اعمارهما", "عمره", "عمرها"))
# A perfect of many has so many letters at least: `فروا`.
SHORTEST_PLURAL = 4
# Before how something was done: `ستة متظاهرين بشكل متعمد`.
IN_A_WAY = frozenset(("بشكل", "بصوره", "بطريقه"))
# Before what the news of victims is called: `رواية مقتل 30 مدنيا بأنها ملفقة`, `خبر مقتل 40 جنديا محض افتراء`.
CALLED = frozenset(("بانه", "بانها", "بانهم"))
MERELY = frozenset(("محض", "مجرد", "مبالغ"))
# Between a title and a name.
FORMER = frozenset(("المحرر", "المحرره", "السابق", "السابقه"))


def who_end(doc: Document, i: int, end: int) -> int:
    """The end of what names the victims: nouns and adjectives up to a preposition, verb or stop, or who says it
    (`ستة متظاهرين بحسب الأطباء`), or a relative clause (`رجلا نفذ هجوما`).
    """
    j = i + 1
    while j < min(end, i + LONGEST_WHO) and not (
        _ends_phrase(doc, j)
        or _tells_how(doc.norm(j))
        or _tells_where(doc, j)
        or doc.norm(j) in _by_whom()
        or doc.norm(j) in AGED
        or (doc.norm(j - 1).endswith("ا") and doc.norm(j) in words("casualties", "relative_deeds"))
        or behind_time(doc, j) > j
        or (doc.norm(j) in YEARS and doc.norm(j + 1).isdecimal())
        or (doc.norm(j) == "ال" and j + 1 in doc.counts)
    ):
        j += 1
    return j


def _tells_where(doc: Document, i: int) -> bool:
    """`خمسة أشخاص بحلب`, `بـ"حلب"`: where they were; `سكان بغداد` are of there."""
    place = doc.place_at.get(i)
    return doc.norm(i) == "ب" or (
        place is not None and place.first == i and doc.norm(i).startswith("ب") and not fold(place.name).startswith("ب")
    )


def phrase_end(doc: Document, i: int, end: int) -> int:
    """The token behind the noun's adjectives or genitive; behind a definite noun only definite words belong to it."""
    definite = doc.norm(i - 1).lstrip("وف").startswith("ال")
    nominative = doc.norm(i - 1).endswith("ون")
    j = i
    while (
        j < min(end, i + LONGEST_TAIL) and not _ends_phrase(doc, j) and (not definite or doc.norm(j).startswith("ال"))
    ):
        if nominative and not doc.norm(j).endswith("ون") and doc.reading(j, "person", "one_of"):
            # `اغتال مسلحون ضابطا`: the object begins.
            return j
        j += 1
    return j


def quoted_noun_end(doc: Document, i: int, end: int) -> int | None:
    """`40 «إرهابيا» جرى تحييدهم`: the mark that closes what a source calls people, if one opens at a token."""
    if doc.tokens[i].kind != "quote" or doc.reading(i + 1, "person") is None:
        return None
    return next((j for j in range(i + 2, min(i + 2 + LONGEST_CALLED, end)) if doc.tokens[j].kind == "quote"), None)


def is_closed(doc: Document, i: int) -> bool:
    """Whether nothing that a number may count stands at a token behind it: a stop, و, a particle or an adverb."""
    norm = doc.norm(i)
    if doc.is_stop(i) or norm[:1] in ("", "و") or norm in words("reporting", "function"):
        return True
    return norm in words("reporting", "times") or norm in words("casualties", "fillers")


@cache
def adverbs() -> frozenset[str]:
    """What may stand between a verb and its victims: particles and adverbs of time and manner (`أعدموا ميدانيا`)."""
    return words("casualties", "fillers") | words("casualties", "fillers", "manner")


def is_preposition(doc: Document, i: int) -> bool:
    """Whether على or أمام stands at a token: folded, they are spelled like the names علي and إمام."""
    return is_before(doc, i) or (doc.norm(i) == "علي" and unmarked(doc.tokens[i].raw).endswith("ى"))


def is_imam(doc: Document, j: int) -> bool:
    """`إمام القرية`, written with its hamza, or before a mosque without it: no `أمام`."""
    if doc.norm(j) != "امام":
        return False
    written = unmarked(doc.tokens[j].raw)
    if written.startswith("إ"):
        return True
    # `اعتقلت امام المسجد أربعة`: whom a number counts there was before it.
    return written.startswith("ا") and doc.norm(j + 1).removeprefix("ال") in MOSQUES and j + 2 not in doc.counts


def is_given_name(doc: Document, i: int) -> bool:
    """`قُتل علي حيدر`, but `قُتل على حاجز`."""
    return doc.norm(i) in words("persons", "names", "given") and not is_preposition(doc, i)


def _ends_phrase(doc: Document, i: int) -> bool:
    """Whether a token is no noun or adjective of the phrase: a stop, particle, number, verb, or what و joins."""
    token, named = doc.tokens[i], doc.actor_at.get(i)
    if token.kind == "number" and i not in doc.counts and named is not None and named.first < i:
        # `مراسل فرانس 24`
        return False
    if token.kind != "word" or (token.norm in words("reporting", "function") and not is_given_name(doc, i)):
        return True
    if i in doc.counts or token.norm.startswith("و") or token.norm in _told_of_them():
        return True
    if token.norm in words("casualties", "doubted_agents") or token.norm in CONNECTORS or token.norm in AGED:
        return True
    return _is_plural_verb(token.norm) or doc.reading(i, "event", "verb", "victim") is not None


@per_word
def _is_plural_verb(norm: str) -> bool:
    """`أربعة من رفاقهم نزحوا`, `عشرات منهم ينتظرون`: what many did or do; `يمنيون` are people."""
    did = norm.endswith("وا") and len(norm) >= SHORTEST_PLURAL
    return did or (norm.startswith("ي") and norm.endswith("ون") and not norm.endswith("يون"))


@per_word
def _tells_how(norm: str) -> bool:
    """`15 مدنيا رميا بالرصاص`, `عشرين إرهابيا بضربات جوية`, `5 من حرس الحدود باشتباك`: not who they are but how."""
    if norm in words("casualties", "fillers", "manner") or norm in IN_A_WAY or norm.startswith("بال"):
        return True
    if norm in words("casualties", "injuries", "injuries"):
        # `شابا بكسور في يده`
        return True
    means = words("perpetrators", "attacks") | words("perpetrators", "bombs") | words("casualties", "means")
    means |= words("casualties", "incidents")
    return norm.startswith("ب") and norm[1:] in means


@cache
def _by_whom() -> frozenset[str]:
    """Before who says what is told of victims: `بحسب`, `باعتراف`."""
    return words("reporting", "preposition") | words("reporting", "preposition", "admitted")


@cache
def _told_of_them() -> frozenset[str]:
    """What begins what is told of victims: `22 مهاجرا حتفهم`, `عمال أحدهم مصري`, `مواطنين دينا بالقتل`, `فتاة نقلت`; or
    of who did it, `مسلح بمساعدة صديقه`.
    """
    fates, one = words("casualties", "fates") | words("casualties", "helped"), words("casualties", "share", "one")
    judged = words("casualties", "denied", "false") | words("casualties", "denied", "true") | CALLED | MERELY
    return (
        judged
        | fates
        | one
        | words("casualties", "fractions")
        | words("persons", "two", "told")
        | words("persons", "verbs")
    )


def is_before(doc: Document, i: int) -> bool:
    """`قتل أمام منزله`, but `قُتل إمام المسجد`: folded, the preposition and the title are spelled alike."""
    return doc.norm(i) == "امام" and not is_imam(doc, i)


@per_word
def _is_sort(norm: str) -> bool:
    """A definite nisba, behind a title: `الناشط المدني`, `الصحفية الفلسطينية`; none of a family's names."""
    return norm.startswith("ال") and norm.endswith(("ي", "يه")) and norm not in words("persons", "names", "given")


def is_titled_name(doc: Document, i: int) -> bool:
    """`الشاب سامي عودة`, `والمسن خليل ناصر`: a title at a token, and a name that without one may be a word."""
    if doc.bare[i] not in words("persons", "names", "titles"):
        return False
    # `الأسير المحرر سامر زيد`, `النائبة السابقة منى كباشي`, `الناشط المدني علي جاسب`
    name = i + 1 + (doc.norm(i + 1) in FORMER or _is_sort(doc.norm(i + 1)))
    body = doc.actor_at.get(name + 1) if doc.norm(name) == "في" else None
    if body is not None:
        # `القيادي في حركة الجهاد سامي عودة`
        name = body.last
    return is_given_name(doc, name) or opens_name(doc.norm(name)) or is_initialled(doc, name)


def is_national(doc: Document, i: int) -> bool:
    """`الإيرانية مهسا كريمي`, `السوري نادر حمود`: one of a nation, and a name, of two words where it is foreign."""
    norm = doc.norm(i)
    if not norm.startswith("ال") or norm[2:] not in demonyms() or i in doc.actor_at:
        return False
    if opens_name(doc.norm(i + 1)) or is_initialled(doc, i + 1):
        return True
    plain = not doc.readings[i + 1] and not doc.readings[i + 2] and i + 1 not in doc.counts and i + 2 not in doc.counts
    return plain and opens_foreign(doc.norm(i + 1)) and opens_foreign(doc.norm(i + 2), defined=True)


def is_initialled(doc: Document, i: int) -> bool:
    """`المواطن (ح.م.)`: initials in brackets, where a newsroom may not give the name."""
    return doc.norm(i) == "(" and len(doc.norm(i + 1)) == 1 and doc.tokens[i + 1].kind == "word"


def is_force(doc: Document, i: int) -> bool:
    """`دورية من الجيش`: whoever they are of acts, and suffers nothing."""
    return i in doc.actor_at or doc.norm(i).removeprefix("ال") in words("persons", "names", "corps")


def is_town(doc: Document, i: int) -> bool:
    """`مدينة نابلس`, `مخيم بلاطة`: a place by its noun and name, of which only people are; not `بلدات حلب`."""
    single = doc.norm(i) in words("casualties", "place_classes", "single")
    # `ثلاثة من محافظة "نابلس"`
    name = i + 1 + (i + 1 < len(doc.tokens) and doc.tokens[i + 1].kind == "quote")
    return i in doc.place_at or (single and name in doc.place_at)
