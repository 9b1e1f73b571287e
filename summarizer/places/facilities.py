"""Names of facilities, which keep their class noun: `مخيم X`, `مستشفى X`, `المستشفى الميري` (docs/extraction.md)."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.language.text import ARTICLE, Token
from summarizer.language.wordlists import words
from summarizer.numbers.number_words import read_number_word
from summarizer.places.facility_ends import facility_end, is_led_to, past_adjectives, person_end
from summarizer.places.listed_names import Candidate, beginnings, class_noun, read_listed, surface
from summarizer.places.name_shapes import is_common, is_demonym, name_end

# A hamlet in the Maghreb, where its commune is told, elsewhere a roundabout.
HAMLET, COMMUNE_WITHIN = "دوار", 7
COMMUNES = frozenset(("جماعه", "بجماعه", "الجماعه", "بالجماعه", "قياده", "اقليم", "باقليم"))
# A checkpoint, or what a number passes.
BARRIER = "حاجز"
# A class noun of what is called after the town where it lies.
BASE = "قاعده"
# A hospital of the Maghreb: `المركز الاستشفائي`.
CENTRE, OF_HEALING = "مركز", "الاستشفايي"
# Kinds of the gazetteer that a road may lead to.
SETTLED = frozenset(("city", "town", "district", "governorate"))
# Between the two places that a road joins.
DASHES = frozenset(("-", "–", "—", "/", "_"))
# The most words of a foreign name that an adjective closes.
LONGEST_FOREIGN = 4
# Before the second of them: `على طريق درعا باتجاه إزرع`.
TOWARDS = frozenset(("الي", "باتجاه", "نحو", "صوب"))


def read_facility(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`مخيم X`, `مستشفى X`, `المستشفى الميري`: a class noun that belongs to the name."""
    prefix, head = class_noun(tokens[i].norm, "kept")
    if head in words("places", "roads") and (i + 1 >= len(tokens) or not _is_road(text, tokens, i)):
        return None
    if head in words("places", "outer") and i + 1 < len(tokens) and class_noun(tokens[i + 1].norm, "kept")[1]:
        town = None if head in words("places", "roads") else read_listed(text, tokens, i + 1)
        if town is None or town.last < i + 3 or not _is_settled(town):
            # `طريق حقل العمر`, `بوابة معسكر دامانيو`: what it leads to is the name, but `شارع تل أبيض` is called so.
            return None
    if head is None:
        prefix, head = class_noun(tokens[i].norm, "kept_unlisted")
        if head is not None and (i + 1 >= len(tokens) or _is_of_place(text, tokens, i + 1)):
            return None
    if head is None and i and tokens[i - 1].norm in words("places", "beside"):
        prefix, head = class_noun(tokens[i].norm, "kept_beside")
    if head is None and _is_gone_to(tokens, i):
        prefix, head = class_noun(tokens[i].norm, "kept_located")
    if head is None:
        prefix, head = class_noun(tokens[i].norm, "kept_closed")
        if head is not None and not _is_closed(text, tokens, i + 1):
            return _base(text, tokens, i, prefix) if head == BASE else None
    if head == HAMLET and (_is_in_commune(tokens, i) or _is_hamlet(tokens, i)):
        return None
    if is_led_to(tokens, i) or (head == BARRIER and i + 1 < len(tokens) and _is_round_number(tokens[i + 1].norm)):
        return None
    if head is None:
        last = _defined_end(text, tokens, i)
        prefix = tokens[i].norm[: tokens[i].norm.find(ARTICLE)] if last else ""
    else:
        listed = read_listed(text, tokens, i)
        closed = head in words("places", "kept_closed")
        last = (_foreign_end(tokens, i + 1) if closed else None) or facility_end(text, tokens, i + 1)
        whole = listed is not None and listed.last > i + 1
        if listed is not None and whole and (listed.last >= (last or 0) or _is_settled(listed)):
            return listed
    if last is None or (_is_counted(tokens, i) and prefix == "" and read_listed(text, tokens, i + 1) is None):
        return None
    opening = next((j for j in range(i + 1, last) if tokens[j].kind == "quote"), None)
    closing = next((j for j in range(i + 2, last) if tokens[j].kind == "quote" and j != opening), None)
    if opening is not None and closing == last - 1 and _is_closed_noun(tokens, i):
        # The quotation marks say what the name is: `قاعدة حقل «كونيكو»`, but `حاجز «كونيكو»` has its noun.
        return Candidate(opening + 1, closing, surface(text, tokens, opening + 1, closing, ""), (), "", True)
    return Candidate(i, last, surface(text, tokens, i, last, prefix), (), prefix, True)


def _is_gone_to(tokens: Sequence[Token], i: int) -> bool:
    """`في معتقل عوفر`, `بمستوصف X`: a preposition of place stands before a token."""
    before = tokens[i - 1].norm.removeprefix("و") if i else ""
    return before in words("places", "prepositions") | words("places", "beside") or tokens[i].norm.startswith("ب")


def _is_counted(tokens: Sequence[Token], i: int) -> bool:
    """`12 مستشفى خرجت عن الخدمة`, `600 رأس غنم`: a number counts facilities and heads, of which none is named."""
    return i > 0 and (tokens[i - 1].kind == "number" or read_number_word(tokens[i - 1].norm) is not None)


def _is_round_number(norm: str) -> bool:
    """`حاجز الألف`, `حاجز المئة`: a threshold that a toll passes; `حاجز الأربعين` is called so."""
    number = read_number_word(norm)
    return number is not None and number.value("hundreds", "scale", "double_scale") is not None


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


def _is_settled(listed: Candidate) -> bool:
    """`مزار شريف عاصمة الولاية`: a town that is called like a facility ends where it is listed to end."""
    return all(entry.kind == "city" and not entry.ambiguous for entry in listed.entries)


def _is_closed_noun(tokens: Sequence[Token], i: int) -> bool:
    """Whether a base or centre stands at a token or right before it."""
    return any(class_noun(t.norm, "kept_closed")[1] is not None for t in tokens[max(i - 1, 0) : i + 1])


def _is_of_place(text: str, tokens: Sequence[Token], i: int) -> bool:
    """`سوق القضارف` is told by the town; in `حسينية الزهراء` and `ثكنة راوية` the name is no town's alone."""
    listed = read_listed(text, tokens, i)
    return listed is not None and any(not entry.ambiguous and entry.kind != "base" for entry in listed.entries)


def _tells_zone(norm: str) -> bool:
    """`بالمنطقة الصناعية في الشويخ`, `المنطقة الصناعية بالشويخ`: which zone is told by the place behind it."""
    return norm in ("في", "قرب", "التابعه") or (norm.startswith("ب") and bool(beginnings(norm[1:])))


def _is_in_commune(tokens: Sequence[Token], i: int) -> bool:
    """`بدوار آيت علا، جماعة تغدوين`."""
    return any(token.norm in COMMUNES for token in tokens[i + 2 : i + COMMUNE_WITHIN])


def _is_hamlet(tokens: Sequence[Token], i: int) -> bool:
    """`بدوار تمنارت`: so it is said in the Maghreb; a roundabout mostly has a name with the article."""
    following = tokens[i + 1].norm if i + 1 < len(tokens) else ARTICLE
    return tokens[i].norm.startswith("ب") and not following.startswith(ARTICLE)


def _is_road(text: str, tokens: Sequence[Token], i: int) -> bool:
    """`طريق العارضة` is one, `عن طريق هدف` is none.

    `طريق نمر - الحارة` and `طريق قنا سوهاج` are called by two places, and each is told.
    """
    last = name_end(text, tokens, i + 1)
    if last is not None and any(token.norm in DASHES for token in tokens[i + 1 : last]):
        return False
    joins_two = (
        last is not None
        and last < len(tokens)
        and (tokens[last].norm in DASHES or _is_bare(text, tokens, last + (tokens[last].norm in TOWARDS)))
    )
    to_town = last is not None and _leads_to_town(text, tokens, i + 1, last)
    return last is not None and not joins_two and not to_town and (i == 0 or tokens[i - 1].norm != "عن")


def _leads_to_town(text: str, tokens: Sequence[Token], i: int, last: int) -> bool:
    """`طريق تل براك` leads to a town that is no other word or place; `طريق العارضة` may be called so."""
    listed = read_listed(text, tokens, i)
    described = last < len(tokens) and tokens[last].norm in words("places", "facility_adjectives")
    return (
        listed is not None
        and listed.last == last
        and not described
        and all(entry.kind in SETTLED and not entry.ambiguous for entry in listed.entries)
    )


def _is_bare(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether a listed name without a clitic begins at a token."""
    listed = read_listed(text, tokens, i) if i < len(tokens) and tokens[i].kind == "word" else None
    if listed is None or listed.prefix or tokens[i].norm in words("places", "facility_adjectives"):
        return False
    return any(not entry.ambiguous or entry.kind in SETTLED for entry in listed.entries)


def _is_closed(text: str, tokens: Sequence[Token], i: int) -> bool:
    """`قاعدة عين الأسد الجوية`, `مركز باش خان الطبي`: the adjective makes what stands before it a facility's name."""
    last = name_end(text, tokens, i) if i < len(tokens) and tokens[i].kind == "word" else None
    closed = last is not None and any(
        t.norm in words("places", "facility_adjectives") for t in tokens[last - 1 : last + 1]
    )
    return closed or _foreign_end(tokens, i) is not None


def _foreign_end(tokens: Sequence[Token], i: int) -> int | None:
    """`قاعدة ماركو فيديل سواريس الجوية`: the end of several unknown words that a facility's adjective closes."""
    for j in range(i, min(i + LONGEST_FOREIGN + 1, len(tokens))):
        norm = tokens[j].norm
        if norm in words("places", "facility_adjectives"):
            return past_adjectives(tokens, j) if j > i + 1 else None
        if tokens[j].kind != "word" or norm.startswith(ARTICLE) or is_common(norm):
            return None
    return None


def defined_noun(norm: str) -> str | None:
    """The noun, without clitics, of a folded word that with an adjective may name a facility (`المستشفى`)."""
    bare = norm.removeprefix("و").removeprefix("ب")
    return bare.removeprefix(ARTICLE) if bare in words("places", "defined") else None


def _patron_end(text: str, tokens: Sequence[Token], i: int) -> int | None:
    """The end of a hospital's name that tells behind its adjectives whose it is, or of which town.

    `المستشفى الجهوي محمد الخامس`, `المركز الاستشفائي الإقليمي لسيدي قاسم`.
    """
    last = past_adjectives(tokens, i)
    if last >= len(tokens) or tokens[last].kind != "word":
        return None
    norm = tokens[last].norm
    if norm in words("places", "royals"):
        return past_adjectives(tokens, person_end(tokens, last + (norm not in words("persons", "names", "given"))))
    if tokens[last + 1 : last + 2] and tokens[last + 1].norm in words("places", "reigns"):
        return last + 2
    town = read_listed(text, tokens, last) if norm.startswith("ل") else None
    known = town is not None and town.prefix == "ل" and not all(entry.ambiguous for entry in town.entries)
    return town.last if town is not None and known else None


def _defined_end(text: str, tokens: Sequence[Token], i: int) -> int | None:
    """`المستشفى الميري`, `البلدة القديمة`: a defined class noun is a name with an adjective that tells it apart."""
    bare = defined_noun(tokens[i].norm)
    if bare is None or i + 1 >= len(tokens):
        return None
    following = tokens[i + 1].norm
    if tokens[i + 1].kind != "word" or following not in words("places", "facility_adjectives"):
        return None
    if bare == CENTRE and following != OF_HEALING:
        # `المركز الوطني لرصد الزلازل`: of centres, hospitals alone are places.
        return None
    if bare in words("places", "hospitals") and (last := _patron_end(text, tokens, i + 1)) is not None:
        return last
    if following in words("places", "common_adjectives") or (bare == "سوق" and is_demonym(following)):
        # `تراجعت الأسهم في السوق السعودي`
        return None
    behind = tokens[i + 2].norm if i + 2 < len(tokens) else ""
    if behind.startswith("ل") and (class_noun(behind, "dropped")[1] or beginnings(behind)):
        # `الحي الشرقي لبلدة العديسة`, `الساحل الشمالي للبنان`: a part of it.
        return None
    if bare == "منطقه" and i + 2 < len(tokens) and _tells_zone(tokens[i + 2].norm):
        return None
    return past_adjectives(tokens, i + 1)
