"""Names of facilities, which keep their class noun: `مخيم X`, `مستشفى X`, `المستشفى الميري` (docs/extraction.md)."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.language.text import ARTICLE, Token
from summarizer.language.wordlists import nouns, words
from summarizer.places.gazetteer import load_gazetteer
from summarizer.places.listed_names import Candidate, beginnings, class_noun, read_listed, surface
from summarizer.places.name_shapes import (
    FATHERS,
    LONGEST_QUOTED,
    is_common,
    is_demonym,
    is_purpose,
    is_second_word,
    may_be_name,
    name_end,
    past_father,
)

# A class noun that is spelled like a verb.
VALLEY = "وادي"
# A hamlet in the Maghreb, where its commune is told, elsewhere a roundabout.
HAMLET, COMMUNES, COMMUNE_WITHIN = (
    "دوار",
    frozenset(("جماعه", "بجماعه", "الجماعه", "بالجماعه", "قياده", "اقليم", "باقليم")),
    7,
)
# How far behind a verb its outcome may stand, in tokens.
OUTCOME_REACH = 9
# An indefinite adjective has so many letters: `حاجز أمني`, `رأس حربي`.
SHORTEST_ADJECTIVE = 4
# A class noun of what is called after the town where it lies.
BASE = "قاعده"
# Kinds of the gazetteer that a road may lead to.
SETTLED = frozenset(("city", "town", "district", "governorate"))
# Between the two places that a road joins.
DASHES = frozenset(("-", "–", "—"))
# Adjectives and ordinals that a facility's name may end in.
MOST_ADJECTIVES = 2
# Class nouns that may stand one behind the other in a name.
CLASS_NOUNS = 4


def read_facility(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`مخيم X`, `مستشفى X`, `المستشفى الميري`: a class noun that belongs to the name."""
    prefix, head = class_noun(tokens[i].norm, "kept")
    if head in words("places", "roads") and (i + 1 >= len(tokens) or not _is_road(text, tokens, i)):
        return None
    if head in words("places", "outer") and i + 1 < len(tokens) and class_noun(tokens[i + 1].norm, "kept")[1]:
        # `طريق حقل العمر`, `بوابة معسكر دامانيو`: what it leads to is the name.
        return None
    if head is None:
        prefix, head = class_noun(tokens[i].norm, "kept_unlisted")
        if head is not None and (i + 1 >= len(tokens) or _is_of_place(text, tokens, i + 1)):
            return None
    if head is None:
        prefix, head = class_noun(tokens[i].norm, "kept_closed")
        if head is not None and not _is_closed(text, tokens, i + 1):
            return _base(text, tokens, i, prefix) if head == BASE else None
    if head == HAMLET and _is_in_commune(tokens, i):
        return None
    if head == VALLEY and (i == 0 or tokens[i - 1].norm == ".") and _leads_to(tokens, i):
        # `وأدى أحدث تفش إلى وفاة 152`: folded, the verb is spelled like a valley, which opens no sentence.
        return None
    if head is None:
        last = _defined_facility_end(tokens, i)
        prefix = tokens[i].norm[: tokens[i].norm.find(ARTICLE)] if last else ""
    else:
        listed = read_listed(text, tokens, i)
        last = _facility_end(text, tokens, i + 1)
        if listed is not None and listed.last > i + 1 and listed.last >= (last or 0):
            return listed
    if last is None:
        return None
    opening = next((j for j in range(i + 1, last) if tokens[j].kind == "quote"), None)
    closing = next((j for j in range(i + 2, last) if tokens[j].kind == "quote" and j != opening), None)
    if opening is not None and closing == last - 1 and _is_closed_noun(tokens, i):
        # The quotation marks say what the name is: `قاعدة حقل «كونيكو»`, but `حاجز «كونيكو»` has its noun.
        return Candidate(opening + 1, closing, surface(text, tokens, opening + 1, closing, ""), (), "", True)
    return Candidate(i, last, surface(text, tokens, i, last, prefix), (), prefix, True)


def _base(text: str, tokens: Sequence[Token], i: int, prefix: str) -> Candidate | None:
    """`قاعدة عين الأسد`, `قاعدة فاندينبيرغ`: a base that is called after no town has its noun in its name."""
    listed = read_listed(text, tokens, i + 1) if i + 1 < len(tokens) else None
    if (
        listed is None
        or listed.prefix
        or listed.last - i < 3
        or not all(e.kind == "base" or e.ambiguous for e in listed.entries)
    ):
        return None
    bases = tuple(entry for entry in listed.entries if entry.kind == "base")
    return (
        Candidate(i, listed.last, surface(text, tokens, i, listed.last, prefix), bases, prefix, True) if bases else None
    )


def _is_closed_noun(tokens: Sequence[Token], i: int) -> bool:
    """Whether a base or centre stands at a token or right before it."""
    return any(class_noun(t.norm, "kept_closed")[1] is not None for t in tokens[max(i - 1, 0) : i + 1])


def _is_of_place(text: str, tokens: Sequence[Token], i: int) -> bool:
    """`سوق القضارف` is told by the town; in `حسينية الزهراء` the name is no town's alone."""
    listed = read_listed(text, tokens, i)
    return listed is not None and not all(entry.ambiguous for entry in listed.entries)


def _is_in_commune(tokens: Sequence[Token], i: int) -> bool:
    """`بدوار آيت علا، جماعة تغدوين`."""
    return any(token.norm in COMMUNES for token in tokens[i + 2 : i + COMMUNE_WITHIN])


def _leads_to(tokens: Sequence[Token], i: int) -> bool:
    """`وأدى الحريق في X إلى مقتل`: إلى stands in the few words behind."""
    return any(token.norm == "الي" for token in tokens[i + 1 : i + 1 + OUTCOME_REACH])


def _is_road(text: str, tokens: Sequence[Token], i: int) -> bool:
    """`طريق السلط` is one, `عن طريق هدف` is none.

    `طريق نمر - الحارة` and `طريق قنا سوهاج` are called by two places, and each is told.
    """
    last = name_end(text, tokens, i + 1)
    if last is not None and any(token.norm in DASHES for token in tokens[i + 1 : last]):
        return False
    joins_two = (
        last is not None and last < len(tokens) and (tokens[last].norm in DASHES or _is_bare(text, tokens, last))
    )
    return last is not None and not joins_two and (i == 0 or tokens[i - 1].norm != "عن")


def _is_bare(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether a listed name without a clitic begins at a token."""
    listed = read_listed(text, tokens, i) if tokens[i].kind == "word" else None
    if listed is None or listed.prefix or tokens[i].norm in words("places", "facility_adjectives"):
        return False
    return any(not entry.ambiguous or entry.kind in SETTLED for entry in listed.entries)


def _is_closed(text: str, tokens: Sequence[Token], i: int) -> bool:
    """`قاعدة عين الأسد الجوية`, `مركز باش خان الطبي`: the adjective makes what stands before it a facility's name."""
    last = name_end(text, tokens, i) if i < len(tokens) and tokens[i].kind == "word" else None
    return last is not None and any(
        t.norm in words("places", "facility_adjectives") for t in tokens[last - 1 : last + 1]
    )


def defined_noun(norm: str) -> str | None:
    """The noun, without clitics, of a folded word that with an adjective may name a facility (`المستشفى`)."""
    bare = norm.removeprefix("و").removeprefix("ب")
    return bare.removeprefix(ARTICLE) if bare in words("places", "defined") else None


def _defined_facility_end(tokens: Sequence[Token], i: int) -> int | None:
    """`المستشفى الميري`, `البلدة القديمة`: a defined class noun is a name with an adjective that tells it apart."""
    bare = defined_noun(tokens[i].norm)
    if bare is None or i + 1 >= len(tokens):
        return None
    following = tokens[i + 1].norm
    if tokens[i + 1].kind != "word" or following not in words("places", "facility_adjectives"):
        return None
    if following in words("places", "common_adjectives"):
        return None
    behind = tokens[i + 2].norm if i + 2 < len(tokens) else ""
    if behind.startswith("ل") and (class_noun(behind, "dropped")[1] or beginnings(behind)):
        # `الحي الشرقي لبلدة العديسة`, `الساحل الشمالي للبنان`: a part of it.
        return None
    if bare == "منطقه" and i + 2 < len(tokens) and tokens[i + 2].norm in ("في", "قرب", "التابعه"):
        # `بالمنطقة الصناعية في الشويخ`: which zone is told by the place behind it.
        return None
    return _adjectives(tokens, i + 1)


def _facility_end(text: str, tokens: Sequence[Token], i: int) -> int | None:
    """The end of a facility's name that goes on at a token, with the class nouns that stand in it (`مفرق مخيم X`); None
    where what stands there names nothing.
    """
    own = i
    while own < min(i + CLASS_NOUNS, len(tokens)) and tokens[own].norm in words("places", "kept"):
        own += 1
    return _own_name_end(text, tokens, own) or (own if own > i else None)


def _own_name_end(text: str, tokens: Sequence[Token], i: int) -> int | None:
    """The end of the name behind a facility's class noun; None for what the facility is for or where it is."""
    if i >= len(tokens):
        return None
    norm = tokens[i].norm
    head = class_noun(tokens[i - 1].norm, "generic")[1]
    if head is not None and any(e.kind == "country" for e in load_gazetteer().lookup(norm)):
        # `انفجار منجم تركيا`: which mine is told by the country.
        return None
    if tokens[i].kind == "number":
        if i + 1 < len(tokens) and tokens[i + 1].norm in words("numerals", "not_counts", "months"):
            # `محور 26 يوليو`
            return i + 2
        return i + 1 if tokens[i - 1].norm in words("places", "numbered") else None
    if norm == "(":
        return _bracketed_end(tokens, i)
    if tokens[i].kind == "word" and norm in words("places", "dropped") and norm not in words("places", "compounds"):
        # `مسجد ناحية القيارة`: which mosque is told by where it stands.
        return None
    outer = class_noun(tokens[i - 1].norm, "outer")[1] is not None
    if outer and norm.startswith(ARTICLE) and norm.removeprefix(ARTICLE) in _told_nouns():
        # `بوابة القاعدة العسكرية`, `طريق المطار`: of the one that was told.
        return None
    if tokens[i].kind == "word" and norm in words("places", "dignities"):
        return _adjectives(tokens, i + 2 if _is_ali(tokens, i + 1) else _person_end(tokens, i + 1))
    compound = norm in words("places", "compounds")
    natural = class_noun(tokens[i - 1].norm, "natural")[1] is not None and norm.startswith(ARTICLE)
    if not compound and not natural and is_purpose(norm):
        return None
    if not compound and norm in words("persons", "names", "given") and read_listed(text, tokens, i) is None:
        return _adjectives(tokens, _person_end(tokens, i))
    if (
        norm.endswith("ي")
        and class_noun(tokens[i - 1].norm, "waters")[1] is None
        and len(norm) >= SHORTEST_ADJECTIVE
        and not norm.startswith(ARTICLE)
        and norm not in load_gazetteer()
        and not _is_foreign(tokens, i)
        and (i + 1 >= len(tokens) or tokens[i + 1].norm not in words("places", "facility_adjectives"))
    ):
        return None
    last = name_end(text, tokens, i)
    given = class_noun(tokens[i - 1].norm, "given")[1] is not None
    if last is not None and last < len(tokens) and is_demonym(tokens[last].norm) and not given:
        # `ميناء جيهان التركي`: where it lies.
        return last
    return None if last is None else _adjectives(tokens, last)


def _bracketed_end(tokens: Sequence[Token], i: int) -> int | None:
    """The end of a facility's name in brackets (`مستشفى (النو)`); None for what brackets tell of one without a name."""
    closing = next((j for j in range(i + 2, min(i + 2 + LONGEST_QUOTED, len(tokens))) if tokens[j].norm == ")"), None)
    if closing is None or any(tokens[j].kind != "word" or is_common(tokens[j].norm) for j in range(i + 1, closing)):
        return None
    return closing + 1


def _is_foreign(tokens: Sequence[Token], i: int) -> bool:
    """`ميناء كالي ليمينيس`: an unknown word behind it shows that no adjective ends in the ya (`رأس حربي زنته 50`)."""
    norm, following = tokens[i].norm, tokens[i + 1].norm if i + 1 < len(tokens) else ""
    adjective = following.endswith(("ي", "ه")) or following in words("places", "facility_adjectives")
    known = norm.removesuffix("ي") in nouns() or is_demonym(norm)
    return is_second_word(tokens, i + 1) and not adjective and not known


def _told_nouns() -> frozenset[str]:
    return words("places", "kept") | words("places", "dropped")


def _is_ali(tokens: Sequence[Token], i: int) -> bool:
    """`مسجد الإمام علي في النجف`, but `مسجد الإمام على الطريق`: folded, the name is spelled like the preposition."""
    following = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    return i < len(tokens) and tokens[i].norm == "علي" and not following.startswith(ARTICLE)


def _person_end(tokens: Sequence[Token], i: int) -> int:
    """The end of a person's name of one or two words: `كمال عدوان`, `محمد الخامس`."""
    last = i
    while (
        last < min(i + 2, len(tokens))
        and tokens[last].norm not in FATHERS
        and tokens[last].kind == "word"
        and may_be_name(tokens[last].norm)
    ):
        if last > i and tokens[last].norm in words("places", "facility_adjectives"):
            break
        if last > i and tokens[last].norm.startswith("ب") and tokens[last].norm[1:] in load_gazetteer():
            # `مستشفى الملك فهد بأبو عريش`
            break
        last += 1
    return past_father(tokens, last) if last > i else last


def _adjectives(tokens: Sequence[Token], last: int) -> int:
    """Past the adjectives that belong to a facility's name: `مشفى تدمر العسكري`."""
    limit = min(last + MOST_ADJECTIVES, len(tokens))
    while last < limit and tokens[last].norm in words("places", "facility_adjectives"):
        last += 1
    if tokens[last : last + 1] and tokens[last].norm == "رقم" and tokens[last + 1 : last + 2]:
        # `الطريق الوطني رقم 1`
        return last + 2 if tokens[last + 1].kind == "number" else last
    return last
