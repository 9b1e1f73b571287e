"""Listed names of places: the longest name of the gazetteer that begins at a token, clitics taken off.

Only the form is read here; whether it means the place is summarizer/places/places.py's to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.language.per_word import per_word
from summarizer.language.text import ARTICLE, Token, clitic_splits, fold, unmarked, without_letters
from summarizer.language.wordlists import nouns, vocabulary, words
from summarizer.places.gazetteer import GazetteerEntry, load_gazetteer

# Names of places take no tanwin; the adjective does (`سوريّاً`).
TANWIN = "\u064b"
# Folded, this name is spelled like a preposition.
ALI = "علي"
# Kinds of places that have an old and a new part.
TOWNS = frozenset(("city", "governorate", "town", "village"))
# Quotation marks and brackets, which are no part of a name.
# Quotation marks and brackets are left out, the underscores of a hashtag (`#خان_يونس`) are spaces.
NO_MARKS = str.maketrans(dict.fromkeys('«»“”„"‹›()') | {"_": " "})
# A noun with its owner has so many letters at least: `بلادها`, but `بأبها`.
SHORTEST_POSSESSED = 6
# A name shorter than this, in letters, is not looked for behind a clitic: too many words end like it.
SHORTEST_BEHIND_CLITIC = 3


class Candidate(NamedTuple):
    """Tokens [first, last) that read as a place's name. No entries: no list has it.

    `prefix` are the clitics before it, `head` tells whether a class noun or compass word stands before it.
    """

    first: int
    last: int
    name: str
    entries: tuple[GazetteerEntry, ...]
    prefix: str
    head: bool


def read_listed(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """The longest listed name that begins at a token, with or without clitics before it."""
    if TANWIN in tokens[i].raw:
        return None
    readings = beginnings(tokens[i].norm)
    if not readings:
        return None
    best: tuple[int, str, str] | None = None
    headed = i > 0 and _governs(tokens[i - 1].norm)
    gazetteer = load_gazetteer()
    following = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    possessed = _is_possessed(tokens[i].norm)
    for prefix, rest in readings:
        if prefix and possessed:
            continue
        if prefix.startswith(("و", "ف")) and headed:
            # No conjunction stands between a class noun and its name: `منطقة وولايتا`.
            continue
        # `وأم صميمة`; but nothing is taken off a word (`وام`) or leaves one so short alone.
        goes_on = prefix != "" and (len(rest) < SHORTEST_BEHIND_CLITIC or tokens[i].norm in vocabulary())
        for continuation in gazetteer.continuations(rest, following):
            last = i + 1 + len(continuation) if continuation or not goes_on else len(tokens) + 1
            if last > len(tokens) or (best is not None and last <= best[0]):
                continue
            if all(_reads(tokens[i + k], word) for k, word in enumerate(continuation, 1)):
                best = last, prefix, " ".join((rest, *continuation))
    if best is None or (best[0] == i + 1 and best[1] in ("", "و") and _is_adjective(tokens, i)):
        return None
    last, prefix, name = best
    entries = gazetteer.lookup(name) or gazetteer.lookup(name.replace(" - ", "-"))
    head = _is_headed(tokens, i) and not prefix.endswith("ب")
    direct = i > 0 and class_noun(tokens[i - 1].norm, "dropped")[1] is not None
    if (
        not direct
        and name.partition(" ")[0] in words("places", "compass")
        and all(entry.ambiguous for entry in entries)
    ):
        # `في شمال قطاع غزة` says where in the Strip; only `محافظة شمال غزة` is called so.
        return None
    if last < len(tokens) and _is_epithet(tokens[last].norm, name, entries, direct=direct):
        last += 1
    own = surface(text, tokens, i, last, prefix)
    if own.startswith(ARTICLE) and not name.startswith(ARTICLE):
        # `لليبيا`: the second ل is the name's own.
        own = own.replace("ا", "", 1)
    return Candidate(i, last, own, entries, prefix, head)


def _governs(norm: str) -> bool:
    """Whether a word is a class noun whose name must follow it: `منطقة`, but not `العاصمة`."""
    return not norm.startswith(ARTICLE) and class_noun(norm, "dropped")[1] is not None


def _reads(token: Token, word: str) -> bool:
    """Whether a token is a word of a listed name: `بئر علي`, but `انهارت بئر على عاملين`."""
    return token.norm == word and not (word == ALI and is_preposition(token))


def is_preposition(token: Token) -> bool:
    """Whether what is folded like a name is `على` by its last letter."""
    return unmarked(token.raw).endswith("ى")


def _is_possessed(norm: str) -> bool:
    """`بلادها`: a noun with its owner is no name behind a clitic."""
    return norm.endswith("ها") and len(norm) >= SHORTEST_POSSESSED and norm[:-2] in nouns()


def _is_epithet(norm: str, name: str, entries: Sequence[GazetteerEntry], *, direct: bool) -> bool:
    """`حمص القديمة`, `قرية الحد الأخضر`: whether a word behind a listed name tells a place of its own."""
    if not direct and norm in words("places", "ages"):
        return not name.endswith(norm) and all(entry.kind in TOWNS for entry in entries)
    return direct and " " not in name and name.startswith(ARTICLE) and norm in words("places", "colours")


def _is_adjective(tokens: Sequence[Token], i: int) -> bool:
    """`63 جنديا روسيا`, `غارات سورية`: an adjective may be spelled like the country."""
    before = tokens[i - 1] if i else None
    if before is None:
        return False
    if before.norm == "غير":
        # `من جنسيات غير سورية`
        return True
    if tokens[i].norm == "السعوديه":
        # `الدفاعات الجوية السعودية`, `ونظيرتها السعودية`, `الخطوط السعودية`
        described = before.norm.startswith(ARTICLE) and before.norm.endswith(("يه", "ات"))
        return described or before.norm.endswith("رتها") or before.norm in words("places", "of_state")
    if tokens[i].norm == "وسوريه":
        # `مصادر إسرائيلية وسورية`
        return before.norm.endswith("يه")
    if tokens[i].norm == "سوريه":
        return before.norm.endswith(("ه", "ات")) and before.norm not in words("places", "compass")
    if not tokens[i].norm.endswith("يا") or tokens[i].norm.startswith("و"):
        return False
    return before.kind == "number" or (
        before.norm.endswith("ا") and not before.norm.endswith("ها") and len(before.norm) > SHORTEST_BEHIND_CLITIC
    )


@per_word
def beginnings(norm: str) -> tuple[tuple[str, str], ...]:
    """(clitics, listed first word) of each reading of a word that begins a listed name."""
    gazetteer = load_gazetteer()
    return tuple((prefix, rest) for prefix, rest in (("", norm), *_splits(norm)) if rest in gazetteer)


def _splits(norm: str) -> Iterator[tuple[str, str]]:
    """(clitics, listed form) readings of a word: an article that is part of a name stays with it.

    Nobody writes `like Aleppo`, but many words begin with ك and go on like a name (`كبير`).
    """
    for prefix, rest in clitic_splits(norm):
        if "س" in prefix or "ك" in prefix:
            continue
        if prefix.endswith(ARTICLE):
            yield prefix.removesuffix(ARTICLE), ARTICLE + rest
        elif len(rest) >= SHORTEST_BEHIND_CLITIC or rest in words("places", "compounds") | words("places", "dropped"):
            # `وأم صميمة`, `وحي السلم`
            yield prefix, rest


def surface(text: str, tokens: Sequence[Token], first: int, last: int, prefix: str) -> str:
    """The bare name as the text writes it, without quotation marks or brackets; `للرقة` gives `الرقة`."""
    whole = " ".join(text[tokens[first].start : tokens[last - 1].end].translate(NO_MARKS).split())
    bare = without_letters(whole, len(prefix))
    assimilated = prefix.endswith("ل") and tokens[first].norm.startswith(f"{prefix}ل")
    if assimilated and fold(bare[:1]) == "ل" and not fold(bare).startswith(ARTICLE):
        return ARTICLE + bare[1:]
    return bare


@lru_cache(maxsize=65536)
def class_noun(norm: str, table: str) -> tuple[str, str | None]:
    """(clitics, class noun) of a folded word that is a class noun of the table, ("", None) of any other."""
    listed = words("places", table)
    if norm in listed:
        return "", norm
    for prefix, rest in clitic_splits(norm):
        if rest in listed and not prefix.endswith(ARTICLE) and "ك" not in prefix:
            return prefix, rest
    return "", None


def _is_headed(tokens: Sequence[Token], i: int) -> bool:
    """`بلدة X`, `البلدة الحدودية «X»`: whether a class noun or compass word stands one or two words before a name."""
    for at in (i - 1, i - 2):
        if at < 0 or tokens[at].kind not in ("word", "quote"):
            return False
        if tokens[at].kind == "quote":
            continue
        norm = tokens[at].norm
        apart = at < i - 1 and tokens[i - 1].kind == "word"
        if any(class_noun(norm, table)[1] for table in ("dropped", "kept", "compass")):
            # `العاصمة السورية دمشق`, but `نهر الفرات الغربية`
            return not apart or ARTICLE in norm[:3]
        if not norm.startswith(ARTICLE):
            return False
    return False
