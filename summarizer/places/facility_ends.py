"""Where the name of a facility ends, behind its class noun: a person's, a purpose, a bracket, adjectives."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.language.text import ARTICLE, CLAUSE_ENDS, COMMAS, Token
from summarizer.language.wordlists import nouns, words
from summarizer.places.gazetteer import load_gazetteer
from summarizer.places.likenesses import is_purpose
from summarizer.places.listed_names import ALI, class_noun, read_listed
from summarizer.places.name_shapes import (
    FATHERS,
    LONGEST_QUOTED,
    SERVANT,
    is_common,
    is_demonym,
    is_odd_name,
    is_second_word,
    may_be_name,
    name_end,
    past_father,
)

# An indefinite adjective has so many letters: `حاجز أمني`, `رأس حربي`.
SHORTEST_ADJECTIVE = 4
# Adjectives and ordinals that a facility's name may end in.
MOST_ADJECTIVES = 2
# Class nouns that may stand one behind the other in a name.
CLASS_NOUNS = 4
# A class noun that is spelled like the verb of animals that die.
TUNNEL = "نفق"
# One that is spelled like what is done to somebody, and the pronouns behind a kinsman.
PRISON, PRONOUNS = "سجن", ("ه", "ها", "هم", "هما")
# A class noun that is spelled like a verb but for the verb's hamza, and how far behind the verb its outcome may stand,
# in tokens.
VALLEY, HAMZA, OUTCOME_REACH = "وادي", "أ", 9


def is_led_to(tokens: Sequence[Token], i: int) -> bool:
    """`وأدى أحدث تفش إلى وفاة 152`, `انفجار في سوق وأدى إلى`: the verb, which folded is spelled like a valley, and is
    told by its hamza, or else by إلى behind it: a valley opens no clause.
    """
    if tokens[i].norm != VALLEY:
        return False
    opens = i == 0 or tokens[i - 1].norm in COMMAS | CLAUSE_ENDS
    behind = tokens[i + 1 : i + 1 + (OUTCOME_REACH if opens else 1)]
    return HAMZA in tokens[i].raw or any(token.norm == "الي" for token in behind)


def facility_end(text: str, tokens: Sequence[Token], i: int) -> int | None:
    """The end of a facility's name that goes on at a token, with the class nouns that stand in it (`مفرق مخيم X`); None
    where what stands there names nothing.
    """
    own = i
    while own < min(i + CLASS_NOUNS, len(tokens)) and _is_inner(tokens[own].norm):
        if is_led_to(tokens, own):
            return None
        own += 1
    return _own_name_end(text, tokens, own) or (own if own > i else None)


def _is_inner(norm: str) -> bool:
    """Whether a word is a class noun that goes on behind another: `مفرق مخيم X`, `مستشفى جامعة X`."""
    return norm in words("places", "kept") or norm in words("places", "kept_beside")


def _own_name_end(text: str, tokens: Sequence[Token], i: int) -> int | None:
    """The end of the name behind a facility's class noun; None for what the facility is for or where it is."""
    if i >= len(tokens):
        return None
    norm = tokens[i].norm
    if norm in words("places", "happens") or _is_storey(tokens, i):
        return None
    if norm[0] == "ب" and i + 1 < len(tokens) and load_gazetteer().lookup(f"{norm[1:]} {tokens[i + 1].norm}"):
        # `نفق بأديس أبابا`
        return None
    if tokens[i - 1].norm.removeprefix("و") == PRISON and _is_kin(norm):
        # `وسجن شقيقه هاشم`
        return None
    if tokens[i - 1].norm.removeprefix("و") == TUNNEL and _are_animals(norm):
        # `نفق حصانان`
        return None
    head = class_noun(tokens[i - 1].norm, "generic")[1]
    if head is not None and any(e.kind == "country" for e in load_gazetteer().lookup(norm)):
        # `انفجار منجم تركيا`: which mine is told by the country.
        return None
    if tokens[i].kind == "number":
        if i + 1 < len(tokens) and tokens[i + 1].norm in words("numerals", "not_counts", "months"):
            # `محور 26 يوليو`, `مستشفى 6 أكتوبر المركزي`
            return past_adjectives(tokens, i + 2)
        return i + 1 if tokens[i - 1].norm in words("places", "numbered") else None
    quoted = tokens[i].kind == "quote" and bool(tokens[i + 2 : i + 3]) and tokens[i + 2].kind == "quote"
    if quoted and is_purpose(tokens[i + 1].norm):
        # `حاجز "أمني"`
        return None
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
        return past_adjectives(tokens, i + 2 if _is_ali(tokens, i + 1) else person_end(tokens, i + 1))
    compound = norm in words("places", "compounds")
    natural = class_noun(tokens[i - 1].norm, "natural")[1] is not None and norm.startswith(ARTICLE)
    if norm in words("places", "purposes", "lines") and i + 1 < len(tokens):
        # `محطة مترو بارك غيت`, but `محطة قطار ميلانو`, which is told by its town
        listed = tokens[i + 1].norm in load_gazetteer()
        return None if listed else _own_name_end(text, tokens, i + 1)
    if not compound and not natural and is_purpose(norm):
        return None
    if not compound and norm in words("persons", "names", "given") and read_listed(text, tokens, i) is None:
        # `في سوق فأدى إلى`: folded, the verb is spelled like a name.
        end = person_end(tokens, i)
        return past_adjectives(tokens, end) if end > i else None
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
    if last is None and is_odd_name(tokens, i) and (i + 1 >= len(tokens) or tokens[i + 1].kind != "word"):
        # `مستشفى ليكرين`
        return i + 1
    given = class_noun(tokens[i - 1].norm, "given")[1] is not None
    if last is not None and last < len(tokens) and is_demonym(tokens[last].norm) and not given:
        # `ميناء جيهان التركي`: where it lies.
        return last
    if last is not None and last < len(tokens) and _likens_quarter(tokens, i, last):
        return last
    return None if last is None else past_adjectives(tokens, last)


def _is_kin(norm: str) -> bool:
    """`شقيقه`, `والدها`: somebody's kinsman, by the pronoun."""
    return any(norm.endswith(end) and norm.removesuffix(end) in words("persons", "kinship") for end in PRONOUNS)


def _are_animals(norm: str) -> bool:
    """Whether animals stand behind the verb that is spelled like a tunnel: `نفق قطيع`, `نفق حصانان`."""
    return not {norm, norm.removesuffix("ان"), norm.removesuffix("تان") + "ه"}.isdisjoint(words("casualties", "things"))


def _likens_quarter(tokens: Sequence[Token], i: int, last: int) -> bool:
    """`حي وادي القمر السكني`: what the quarter is like that is called after a valley, behind the valley's name."""
    likened = tokens[last].norm in words("places", "tails", "likened")
    return likened and class_noun(tokens[i - 1].norm, "natural")[1] is not None


def _is_storey(tokens: Sequence[Token], i: int) -> bool:
    """`مطعم الطابق الرابع`, but `سوق الدور`, which is a town."""
    following = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    return tokens[i].norm in words("places", "storeys") and following in words("places", "storeys", "ordinals")


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
    return (words("places", "kept") | words("places", "dropped")) - words("places", "outer")


def _is_ali(tokens: Sequence[Token], i: int) -> bool:
    """`مسجد الإمام علي في النجف`, but `مسجد الإمام على الطريق`: folded, the name is spelled like the preposition."""
    following = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    return i < len(tokens) and tokens[i].norm == ALI and not following.startswith(ARTICLE)


def person_end(tokens: Sequence[Token], i: int) -> int:
    """The end of a person's name of one or two words: `كمال عدوان`, `محمد الخامس`, `عبد الخالق ثروت`."""
    last, longest = i, 2 + (i < len(tokens) and tokens[i].norm == SERVANT)
    while (
        last < min(i + longest, len(tokens))
        and tokens[last].norm not in FATHERS
        and tokens[last].kind == "word"
        and may_be_name(tokens[last].norm)
    ):
        if last > i and (tokens[last].norm in words("places", "facility_adjectives") or _is_object(tokens, last)):
            break
        if last > i and _is_future(tokens[last].norm):
            # `جسر الإمام ويس سيفتح`
            break
        if last > i and tokens[last].norm.startswith("ب") and tokens[last].norm[1:] in load_gazetteer():
            # `مستشفى الملك فهد بأبو عريش`
            break
        last += 1
    return past_father(tokens, last) if last > i else last


def _is_future(norm: str) -> bool:
    """Whether a word is spelled like a verb of what will be, and no name is known that is."""
    known = norm in words("persons", "names", "given") or norm in load_gazetteer()
    return norm[:2] in ("سي", "ست", "سن") and len(norm) > SHORTEST_ADJECTIVE and not known


def _is_object(tokens: Sequence[Token], i: int) -> bool:
    """`استقبل مستشفى الأمير حمزة حالات تسمم`, `شهد مطار الملكة علياء تمرينا`: a noun behind a name."""
    norm = tokens[i].norm
    if norm in words("persons", "names", "given") or norm.startswith(ARTICLE):
        return False
    return is_common(norm) or (norm.endswith("ا") and is_common(norm[:-1]))


def past_adjectives(tokens: Sequence[Token], last: int) -> int:
    """Past the adjectives that belong to a facility's name: `مشفى تدمر العسكري`."""
    limit = min(last + MOST_ADJECTIVES, len(tokens))
    while last < limit and tokens[last].norm in words("places", "facility_adjectives"):
        last += 1
    if tokens[last : last + 1] and tokens[last].norm == "رقم" and tokens[last + 1 : last + 2]:
        # `الطريق الوطني رقم 1`
        return last + 2 if tokens[last + 1].kind == "number" else last
    return last
