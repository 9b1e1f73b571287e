"""What can be a name of a place by its shape, and what is a common word."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.language.per_word import per_word
from summarizer.language.text import ARTICLE, OPENING, Token, clitic_splits, unmarked, without_conjunction
from summarizer.language.wordlists import nouns, vocabulary, words
from summarizer.places.gazetteer import load_gazetteer
from summarizer.places.likenesses import is_consequence, is_deed, is_imperfect, is_likeness, is_of_many, opens_relative
from summarizer.places.listed_names import ALI, class_noun, is_preposition, read_listed

# Ottoman ranks, which end the names of quarters: `حي محرم بك`.
RANKS = ("بك", "باشا")
# An unlisted name in quotation marks has at most so many words.
LONGEST_QUOTED = 4
# Behind the name of a village, before the district that it is of.
BELONGING = frozenset(("التابعه", "التابع", "التابعين", "مركز", "بمركز", "دايره", "بدايره", "نطاق", "بنطاق"))
# Before the name of a father, and the first half of a name (`عبد المالك`).
FATHERS, SERVANT = frozenset(("بن", "ابن")), "عبد"
# The second half of a name: `عطا الله`, `صلاح الدين`.
HALVES = frozenset(("الله", "الدين", "الرحمن", "العزيز", "القادر", "الناصر"))
# A name that begins like a preposition with the article has more letters than this.
SHORTEST_ODD = 5
# A noun with its owner has so many letters at least; `بنها` has fewer.
SHORTEST_OWNED = 6
# A common noun with the article that ends a compound name has more letters than this.
SHORTEST_DEFINED = 4
# The most words of the fathers of one whom a place is called after.
LONGEST_DESCENT = 8
OPENS_NAME = frozenset((*OPENING, '"'))


def lies(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token says where the name before it lies: `شرقي`, `بريف`."""
    return i < len(tokens) and tokens[i].kind == "word" and tokens[i].norm in words("places", "lies")


@per_word
def is_common(norm: str) -> bool:
    """Whether a word is a noun of the language or a form of one, so that it names no place."""
    if len(norm) < 3 or not norm.isalpha() or not may_be_name(norm) or norm in words("places", "common"):
        return True
    if norm.endswith(("هم", "هما")) or (norm.endswith("ها") and len(norm) >= SHORTEST_OWNED):
        # `أحياء الفاشر ومستشفاها`
        return True
    bare = norm.removesuffix("ها").removesuffix("هم").removesuffix("ه")
    forms = (norm, bare, norm.removeprefix(ARTICLE), *_singulars(norm), *(rest for _, rest in clitic_splits(norm)))
    return any(form in nouns() for form in forms)


def _singulars(norm: str) -> tuple[str, ...]:
    """The nouns that a dual or a plural may be of: `في منزلين بمدينة حلب`, `في عمليتين شمالي حلب`, `في صدامات`."""
    if norm.endswith("تين"):
        return (f"{norm[:-3]}ه", norm[:-2])
    if norm.endswith("ين"):
        return (norm[:-2],)
    return (f"{norm[:-2]}ه", norm[:-2]) if norm.endswith("ات") else ()


def name_end(text: str, tokens: Sequence[Token], i: int) -> int | None:
    """The end of a name that begins at a token; None where what stands there is no name."""
    if i >= len(tokens):
        return None
    if tokens[i].kind == "quote" and tokens[i].raw in OPENS_NAME:
        ends = range(i + 2, min(i + 2 + LONGEST_QUOTED, len(tokens)))
        closing = next((j for j in ends if tokens[j].kind == "quote"), None)
        # `ريف « « «`: marks alone name nothing.
        return closing + 1 if closing and tokens[i + 1].kind in ("word", "number") else None
    if tokens[i].norm == ARTICLE and i + 1 < len(tokens) and tokens[i + 1].kind == "number":
        # `اللواء الـ300`
        return None
    following = tokens[i + 1].norm if i + 1 < len(tokens) and tokens[i + 1].kind == "word" else ""
    compound = tokens[i].norm in words("places", "compounds") and _completes(tokens, i + 1)
    if tokens[i].kind != "word" or opens_relative(tokens, i) or not (compound or may_be_name(tokens[i].norm)):
        return None
    listed = read_listed(text, tokens, i)
    if listed is not None and not listed.prefix and listed.last > i + 1:
        return past_father(tokens, listed.last)
    if compound or _norm(tokens, i + 1) in FATHERS:
        last = past_father(tokens, i + 2 if compound else i + 1)
        of_two = _norm(tokens, last - 1) in words("places", "compounds", "never_alone") and _completes(tokens, last)
        if of_two or (class_noun(following, "kept")[1] and may_be_name(_norm(tokens, last))):
            # `قرية دير جبل الطير`, `قرية ميت أبو الكوم`
            last += 1
        elif _norm(tokens, last + 1) in BELONGING and is_second_word(tokens, last):
            # `قرية كفر شبرا زنجي مركز الباجور`
            last += 1
        return last + 1 if _norm(tokens, last) in words("places", "tails") else last
    if listed is not None and not listed.prefix:
        return listed.last
    if is_second_word(tokens, i + 1) or following in RANKS or _is_owned(tokens, i + 1):
        return i + 2
    if following in words("places", "compounds", "links") and may_be_name(_norm(tokens, i + 2)):
        # `نورتي دي سانتاندير`
        return i + 3
    if _is_hyphenated(tokens, i + 1):
        return i + 3
    # A name with the article takes the adjectives that agree with it: `الشجاعية الشرقية`.
    last = i + 1
    while last < min(i + 3, len(tokens)) and _continues(tokens, last):
        last += 1
    # `كورام السفلى`, `فانجاك القديمة`: of two places that share a name.
    return last + 1 if last == i + 1 and _norm(tokens, last) in words("places", "tails") else last


def _is_owned(tokens: Sequence[Token], i: int) -> bool:
    """`قرية صفط الخمار التابعة لمركز المنيا`: a noun with the article, no adjective, before what the village is of."""
    norm = _norm(tokens, i)
    noun = norm.startswith(ARTICLE) and not norm.endswith(("ي", "يه", "ين", "ون")) and may_be_name(norm)
    participle = norm.startswith("الم") and norm.endswith("ه")
    return noun and not participle and _norm(tokens, i + 1) in BELONGING and not tokens[i - 1].norm.startswith(ARTICLE)


def _completes(tokens: Sequence[Token], i: int) -> bool:
    """`دير X`, `سيدي علي`, `بلدية عين الصيد`: whether the word behind a compound's first is of the name."""
    norm = _norm(tokens, i)
    if may_be_name(norm) or (norm == ALI and not is_preposition(tokens[i])):
        return True
    if norm[:1] == "ل" and tokens[i - 1].norm in words("places", "compounds", "foreign"):
        # `سانتا لوزيا`, but `سان للصيد`
        return norm[1:3] != ARTICLE and norm[1] != "ل" and norm[1:] not in load_gazetteer() and norm[1:] not in nouns()
    defined = norm.startswith(ARTICLE) and len(norm) > SHORTEST_DEFINED
    noun = defined and norm not in words("reporting", "function") and not is_demonym(norm)
    return noun and tokens[i - 1].norm in words("places", "compounds", "never_alone")


def _is_hyphenated(tokens: Sequence[Token], i: int) -> bool:
    """`غروس-غيراو`: whether a hyphen without spaces around it ties the next word to the name before it."""
    tied = i + 1 < len(tokens) and tokens[i].norm == "-" and tokens[i + 1].kind == "word"
    if tied and ARTICLE in (tokens[i - 1].norm[:2], tokens[i + 1].norm[:2]):
        # `وادي العصافير-الخيام`: two places.
        return False
    return tied and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def past_father(tokens: Sequence[Token], last: int) -> int:
    """Past the fathers of the one whom a place is called after (`بن عبد المالك`, `مكمن بن عمار`, `ابن عطا الله`)."""
    most = min(last + LONGEST_DESCENT, len(tokens))
    while last < most:
        if tokens[last].norm in HALVES:
            last += 1
            continue
        servant = tokens[last - 1].norm == SERVANT and may_be_name(_norm(tokens, last))
        if not servant and not (tokens[last].norm in FATHERS and may_be_name(_norm(tokens, last + 1))):
            break
        last += 1 if servant else 2
    return last


def _norm(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].norm if i < len(tokens) and tokens[i].kind == "word" else ""


def is_second_word(tokens: Sequence[Token], i: int) -> bool:
    """`قرية حوايج ذياب`: a bare unknown word before a boundary belongs to the unknown one before it."""
    if i >= len(tokens) or tokens[i].kind != "word" or tokens[i - 1].norm.startswith(ARTICLE):
        return False
    norm = tokens[i].norm
    if norm in words("places", "compounds", "syllables"):
        return ends_before(tokens, i + 1)
    inflected = norm.startswith((ARTICLE, "و", "ف", "لل", "س")) or norm.endswith(("وا", "ين", "ون", "ات"))
    governed = norm[0] in "بلك" and (norm[1:] in load_gazetteer() or norm[1:] in nouns() or norm[1:3] == ARTICLE)
    if inflected or governed or "\u064b" in tokens[i].raw or is_common(norm) or class_noun(norm, "compass")[1]:
        return False
    return ends_before(tokens, i + 1)


def _is_boundary(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name has ended before a word: `شرقي`, `بريف` and `بالعاصمة` tell where it lies, `في` is no noun."""
    norm = tokens[i].norm
    if norm.startswith("بال") and class_noun(norm[3:], "dropped")[1]:
        # `شارع جواكيم سانتو بالعاصمة`
        return True
    if norm.startswith("ب") and (norm[1:] in words("places", "dropped") or norm[1:] in words("places", "kept")):
        # `محطة بار ديو بمدينة ليون`, `جزيرة كايغا كولا ببحيرة تشاد`
        return True
    if norm in words("places", "neighbouring"):
        return True
    bare = without_conjunction(norm)
    if bare in words("casualties", "cumulative", "outcomes") or is_deed(bare):
        # `الهجوم على بلدة خير آباد أوقع خمسة قتلى`, but `على بلدة شنيطان مجددا أوقع`
        return not tokens[i - 1].norm.endswith("ا")
    return lies(tokens, i) or norm in words("places", "compass") or norm in words("reporting", "function")


def ends_before(tokens: Sequence[Token], i: int) -> bool:
    """Whether no word of a name stands at a token: a mark, the end of the text or what goes on behind a name."""
    return i >= len(tokens) or tokens[i].kind != "word" or _is_boundary(tokens, i)


def _is_foreign(rest: str) -> bool:
    """Whether what و stands before is no word that it may join: `يندر`, not `ريفها`, `نهبوا`."""
    known = rest in vocabulary() or rest in nouns() or rest in load_gazetteer() or is_common(rest)
    return len(rest) > 2 and not (known or is_deed(rest) or rest.endswith(("ت", "وا", "ا", "هم", "ها", "ه", "ين")))


def _continues(tokens: Sequence[Token], i: int) -> bool:
    """`الشجاعية الشرقية`, `الدوحة الصفراء`: whether an adjective agrees with the defined name before it; `السورية`
    tells whose it is, and `السكني` what a quarter is like.
    """
    before, here = tokens[i - 1].norm, tokens[i].norm
    return (
        tokens[i].kind == "word"
        and before.startswith(ARTICLE)
        and here.startswith(ARTICLE)
        and (here.endswith(("ي", "يه")) or here in words("places", "colours"))
        and not is_demonym(here)
        and here not in words("places", "tails", "likened")
        and may_be_name(here)
    )


def is_demonym(norm: str) -> bool:
    """`السودانية`: whose a town is, not what it is called."""
    return country_of_demonym(norm) is not None


def country_of_demonym(norm: str) -> str | None:
    """The country (ISO 3166-1 alpha-2) that a folded adjective belongs to: SD for `السودانيه`; else None."""
    return load_gazetteer().country_of_stem(norm.removeprefix(ARTICLE).removesuffix("ه").removesuffix("ي"))


def _is_governed(norm: str) -> bool:
    """`انفجار منجم بتركيا`, `ولاية معسكر بوفاة شخصين`: ب before a listed name or a word of the lexicons."""
    rest = norm[1:]
    return norm[0] == "ب" and len(rest) > 2 and (bool(load_gazetteer().lookup(rest)) or rest in vocabulary())


@per_word
def may_be_name(norm: str) -> bool:
    """Whether a word behind a class noun can begin its name: no function word, common adjective, verb or phrase."""
    if len(norm) < 2 or not norm[:1].isalpha():
        return False
    if norm in words("places", "not_names") or norm in words("reporting", "function") or is_likeness(norm):
        return False
    if norm.endswith("ا") and norm[:-1] in words("places", "not_names") and norm not in load_gazetteer():
        # `دخل مقهى مزدحما`
        return False
    if norm in words("casualties", "cumulative", "outcomes") or is_deed(norm):
        # `غارة على قرية أسفرت عن مقتل عشرة`
        return False
    if norm.startswith(("بال", "لل", "وال", "فال")):
        return False
    if (
        norm[0] == "ب"
        and (class_noun(norm, "dropped")[1] or class_noun(norm, "kept")[1])
        and norm not in load_gazetteer()
    ):
        # `فندق بمنتجع كذا`
        return False
    if norm[0] == "ب" and norm[1:] in words("places", "compass"):
        return False
    if norm not in load_gazetteer() and (_is_governed(norm) or is_imperfect(norm) or is_consequence(norm)):
        return False
    if norm not in load_gazetteer() and (is_of_many(norm) or (norm.endswith("ها") and norm[:-2] in nouns())):
        # `بئر علقوا فيها`, `قرية سكانها من المزارعين`
        return False
    if norm.endswith(("تها", "تهم", "تهما", "عهم", "رهم", "لهم", "نهم")) and norm not in load_gazetteer():
        # `طريق عودتها`, `مناطق سيطرتهم`, `عمال مناجم مصرعهم`
        return False
    indefinite_adjective = norm.endswith("يه") and len(norm) > 4 and not norm.startswith(ARTICLE)
    governed = norm.startswith(("ل", "و")) and len(norm) > 3
    short = norm.startswith(ARTICLE) and len(norm) < 4
    return not (indefinite_adjective or governed or short) or norm in load_gazetteer()


def is_odd_name(tokens: Sequence[Token], i: int, *, settled: bool = False) -> bool:
    """`قرية ليلكان`: nothing governs between a settlement's class noun and its name, whatever letter it begins with."""
    norm = tokens[i].norm
    if norm.startswith("بال"):
        # `ولاية بالكسير`, but `قرية بالريف الشمالي`, `شارع بالناقورة`
        return (
            settled
            and len(norm) > SHORTEST_ODD
            and norm[1:] not in load_gazetteer()
            and norm[3:] not in vocabulary()
            and not is_common(norm[1:])
        )
    if norm.startswith("و"):
        # `مدينة ويندر،`, but `في قرية ونهبوا`, `بلدة وريفها`
        return settled and _is_foreign(norm[1:]) and ends_before(tokens, i + 1)
    if norm.endswith("يه"):
        # `بلدة ياسنيه زوري`, but `بلدة حدودية`
        known = {norm, norm[:-2]}
        return (
            settled
            and unmarked(tokens[i].raw).endswith("ه")
            and nouns().isdisjoint(known)
            and vocabulary().isdisjoint(known)
        )
    if norm[1:2] in ("و", "ل"):
        # `بلدة لومبي`
        known = {norm[1:], norm[2:]}
        return norm.startswith("لو") and len(norm) > 4 and known.isdisjoint(nouns()) and known.isdisjoint(vocabulary())
    return norm.startswith("ل") and len(norm) > 4 and not is_common(norm[1:])
