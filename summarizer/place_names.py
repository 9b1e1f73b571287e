"""Where a name of a place stands: listed names, facilities (`مستشفى X`), unlisted names behind a class noun (`بلدة
X`).

Only the form is read here; whether a listed name means the place is summarizer/places.py's to judge. A class noun of
settlements is no part of the name, one of facilities is (docs/extraction.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.gazetteer import GazetteerEntry, load_gazetteer
from summarizer.text import OPENING, Token, clitic_splits, fold
from summarizer.wordlists import nouns, vocabulary, words

ARTICLE = "ال"
# Names of places take no tanwin; the adjective does (`سوريّاً`).
TANWIN = "\u064b"
# A name shorter than this, in letters, is not looked for behind a clitic: too many words end like it.
SHORTEST_BEHIND_CLITIC = 3
CAPITALS = ("عاصمه", "العاصمه")
# An unlisted name in quotation marks has at most so many words.
LONGEST_QUOTED = 4
# Adjectives and ordinals that a facility's name may end in.
MOST_ADJECTIVES = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens [first, last) that read as a place's name. No entries: no list has it.

    `prefix` are the clitics before it, `head` tells whether a class noun or compass word stands before it.
    """

    first: int
    last: int
    name: str
    entries: tuple[GazetteerEntry, ...]
    prefix: str
    head: bool


def read_place_name(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """The name that begins at a token: a facility's, a listed one, or one behind a class noun there."""
    if tokens[i].kind != "word":
        return None
    return (
        _facility(text, tokens, i) or _listed(text, tokens, i) or _unlisted(text, tokens, i) or _lying(text, tokens, i)
    )


def _listed(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """The longest listed name that begins at a token, with or without clitics before it."""
    if TANWIN in tokens[i].raw:
        return None
    best: tuple[int, str, str] | None = None
    headed = i > 0 and class_noun(tokens[i - 1].norm, "dropped")[1] is not None
    for prefix, rest, continuations in _beginnings(tokens[i].norm):
        if prefix.startswith(("و", "ف")) and headed:
            # No conjunction stands between a class noun and its name: `منطقة وولايتا`.
            continue
        for continuation in continuations:
            last = i + 1 + len(continuation)
            if last > len(tokens) or (best is not None and last <= best[0]):
                continue
            if all(tokens[i + k].norm == word for k, word in enumerate(continuation, 1)):
                best = last, prefix, " ".join((rest, *continuation))
    if best is None or (best[0] == i + 1 and _is_adjective(tokens, i)):
        return None
    last, prefix, name = best
    entries = load_gazetteer().lookup(name) or load_gazetteer().lookup(name.replace(" - ", "-"))
    return Candidate(i, last, _surface(text, tokens, i, last, prefix), entries, prefix, _is_headed(tokens, i))


def _is_adjective(tokens: Sequence[Token], i: int) -> bool:
    """`63 جنديا روسيا`: the accusative of an adjective is spelled like the country."""
    before = tokens[i - 1] if i else None
    if before is None or not tokens[i].norm.endswith("يا"):
        return False
    return before.kind == "number" or (before.norm.endswith("ا") and len(before.norm) > SHORTEST_BEHIND_CLITIC)


@lru_cache(maxsize=65536)
def _beginnings(norm: str) -> tuple[tuple[str, str, tuple[tuple[str, ...], ...]], ...]:
    """(clitics, listed first word, what may follow it) of each reading of a word that begins a listed name."""
    gazetteer = load_gazetteer()
    readings = (("", norm),) if norm in vocabulary() else (("", norm), *_splits(norm))
    return tuple((prefix, rest, gazetteer.continuations(rest)) for prefix, rest in readings if rest in gazetteer)


def _splits(norm: str) -> Iterator[tuple[str, str]]:
    """(clitics, listed form) readings of a word: an article that is part of a name stays with it.

    Nobody writes `like Aleppo`, but many words begin with ك and go on like a name (`كبير`).
    """
    for prefix, rest in clitic_splits(norm):
        if "س" in prefix or "ك" in prefix:
            continue
        if prefix.endswith(ARTICLE):
            yield prefix.removesuffix(ARTICLE), ARTICLE + rest
        elif len(rest) >= SHORTEST_BEHIND_CLITIC:
            yield prefix, rest


def _surface(text: str, tokens: Sequence[Token], first: int, last: int, prefix: str) -> str:
    """The bare name as the text writes it; `للرقة` gives `الرقة`."""
    whole = " ".join(text[tokens[first].start : tokens[last - 1].end].split())
    at = 0
    for letter in prefix:
        while at < len(whole) and fold(whole[at]) != letter:
            at += 1
        at += 1
    bare = whole[at:]
    assimilated = prefix.endswith("ل") and tokens[first].norm.startswith(f"{prefix}ل")
    if assimilated and fold(bare[:1]) == "ل" and not fold(bare).startswith(ARTICLE):
        return ARTICLE + bare[1:]
    return bare


def _facility(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`مخيم X`, `مستشفى X`, `المستشفى الميري`: a class noun that belongs to the name."""
    prefix, head = class_noun(tokens[i].norm, "kept")
    if head is None:
        last = _defined_facility_end(tokens, i)
        prefix = tokens[i].norm[: tokens[i].norm.find(ARTICLE)] if last else ""
    else:
        listed = _listed(text, tokens, i)
        last = _facility_end(text, tokens, i + 1)
        if listed is not None and listed.last > i + 1 and listed.last >= (last or 0):
            return listed
    if last is None:
        return None
    opening = next((j for j in range(i + 1, last) if tokens[j].kind == "quote"), None)
    if opening is not None:
        # The quotation marks say what the name is: `قاعدة «كونيكو»`.
        return Candidate(opening + 1, last - 1, _surface(text, tokens, opening + 1, last - 1, ""), (), "", True)
    return Candidate(i, last, _surface(text, tokens, i, last, prefix), (), prefix, True)


def _defined_facility_end(tokens: Sequence[Token], i: int) -> int | None:
    """`المستشفى الميري`, `البلدة القديمة`: a defined class noun is a name with an adjective that tells it apart."""
    norm = tokens[i].norm.removeprefix("و")
    bare = norm.removeprefix("ب").removeprefix(ARTICLE) if ARTICLE in norm[:3] else ""
    if f"{ARTICLE}{bare}" not in words("places", "defined") or i + 1 >= len(tokens):
        return None
    following = tokens[i + 1].norm
    if tokens[i + 1].kind != "word" or following not in words("places", "facility_adjectives"):
        return None
    if following in words("places", "common_adjectives"):
        return None
    if bare == "منطقه" and i + 2 < len(tokens) and tokens[i + 2].norm in ("في", "قرب", "التابعه"):
        # `بالمنطقة الصناعية في الشويخ`: which zone is told by the place behind it.
        return None
    return _adjectives(tokens, i + 1)


def _facility_end(text: str, tokens: Sequence[Token], i: int) -> int | None:
    """The end of a facility's name that goes on at a token; None where what stands there names nothing."""
    if i >= len(tokens):
        return None
    norm = tokens[i].norm
    if tokens[i].kind == "number":
        return i + 1 if tokens[i - 1].norm in words("places", "numbered") else None
    if tokens[i].kind == "word" and norm in words("places", "kept"):
        return _facility_end(text, tokens, i + 1) or i + 1
    if tokens[i].kind == "word" and norm in words("places", "dignities"):
        return _adjectives(tokens, _person_end(tokens, i + 1))
    if norm in words("persons", "names", "given") and _listed(text, tokens, i) is None:
        return _adjectives(tokens, _person_end(tokens, i))
    if norm.endswith("ي") and len(norm) > 4 and not norm.startswith(ARTICLE) and norm not in load_gazetteer():
        return None
    last = _name_end(text, tokens, i)
    return None if last is None else _adjectives(tokens, last)


def _person_end(tokens: Sequence[Token], i: int) -> int:
    """The end of a person's name of one or two words: `كمال عدوان`, `محمد الخامس`."""
    last = i
    while last < min(i + 2, len(tokens)) and tokens[last].kind == "word" and _may_be_name(tokens[last].norm):
        if last > i and tokens[last].norm in words("places", "facility_adjectives"):
            break
        last += 1
    return last


def _adjectives(tokens: Sequence[Token], last: int) -> int:
    """Past the adjectives that belong to a facility's name: `مشفى تدمر العسكري`."""
    limit = min(last + MOST_ADJECTIVES, len(tokens))
    while last < limit and tokens[last].norm in words("places", "facility_adjectives"):
        last += 1
    return last


def _unlisted(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`بلدة X` where no list has X."""
    _, head = class_noun(tokens[i].norm, "dropped")
    if head is None or i + 1 >= len(tokens):
        return None
    if tokens[i + 1].kind != "word" or _listed(text, tokens, i + 1):
        return None
    if class_noun(tokens[i + 1].norm, "kept")[1] or class_noun(tokens[i + 1].norm, "dropped")[1]:
        return None
    if head in CAPITALS:
        # Every capital is listed; `العاصمة السورية` says whose it is.
        return None
    last = _name_end(text, tokens, i + 1)
    if last is None:
        return None
    return Candidate(i + 1, last, _surface(text, tokens, i + 1, last, ""), (), "", True)


def _lying(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`في كفرزمرد شرقي حلب`: a name that no list has, between a preposition and where it lies."""
    if i == 0 or i + 2 >= len(tokens) or tokens[i - 1].norm not in words("places", "prepositions"):
        return None
    norm = tokens[i].norm
    last = i + 2 if norm in words("places", "compounds") else i + 1
    if any(_is_common(token.norm) for token in tokens[i:last]) or last + 1 >= len(tokens):
        return None
    if tokens[last].norm not in words("places", "lies") or tokens[last].kind != "word":
        return None
    at = last + 1
    while at < len(tokens) and (class_noun(tokens[at].norm, "dropped")[1] or tokens[at].norm in ("في", "ال")):
        at += 1
    where = _listed(text, tokens, at) if at < len(tokens) else None
    if where is None or not where.entries:
        return None
    return Candidate(i, last, _surface(text, tokens, i, last, ""), (), "", True)


def _is_common(norm: str) -> bool:
    """Whether a word is a noun of the language or a form of one, so that it names no place."""
    if len(norm) < 3 or not norm.isalpha() or not _may_be_name(norm) or norm in words("places", "common"):
        return True
    bare = norm.removesuffix("ها").removesuffix("هم").removesuffix("ه")
    forms = (norm, bare, norm.removeprefix(ARTICLE), *(rest for _, rest in clitic_splits(norm)))
    return any(form in nouns() for form in forms)


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


def _name_end(text: str, tokens: Sequence[Token], i: int) -> int | None:
    """The end of a name that begins at a token; None where what stands there is no name."""
    if i >= len(tokens):
        return None
    if tokens[i].kind == "quote" and tokens[i].raw in (*OPENING, '"'):
        ends = range(i + 2, min(i + 2 + LONGEST_QUOTED, len(tokens)))
        closing = next((j for j in ends if tokens[j].kind == "quote"), None)
        return closing + 1 if closing else None
    if tokens[i].kind != "word" or not _may_be_name(tokens[i].norm):
        return None
    listed = _listed(text, tokens, i)
    if listed is not None and not listed.prefix and listed.last > i + 1:
        return listed.last
    following = tokens[i + 1].norm if i + 1 < len(tokens) and tokens[i + 1].kind == "word" else ""
    if tokens[i].norm in words("places", "compounds") and _may_be_name(following):
        return i + 2
    if listed is not None and not listed.prefix:
        return listed.last
    # A name with the article takes the adjectives that agree with it: `الشجاعية الشرقية`.
    last = i + 1
    while last < min(i + 3, len(tokens)) and _continues(tokens, last):
        last += 1
    return last


def _continues(tokens: Sequence[Token], i: int) -> bool:
    before, here = tokens[i - 1].norm, tokens[i].norm
    return (
        tokens[i].kind == "word"
        and before.startswith(ARTICLE)
        and here.startswith(ARTICLE)
        and here.endswith(("ي", "يه"))
        and _may_be_name(here)
    )


def _may_be_name(norm: str) -> bool:
    """Whether a word behind a class noun can begin its name: no function word, common adjective or phrase."""
    if len(norm) < 2 or not norm[:1].isalpha():
        return False
    if norm in words("places", "not_names") or norm in words("reporting", "function"):
        return False
    if norm.startswith(("بال", "لل", "وال", "فال")) or (norm[0] == "ب" and class_noun(norm, "dropped")[1]):
        return False
    indefinite_adjective = norm.endswith("يه") and len(norm) > 4 and not norm.startswith(ARTICLE)
    governed = norm.startswith(("ل", "و")) and len(norm) > 3
    short = norm.startswith(ARTICLE) and len(norm) < 4
    return not (indefinite_adjective or governed or short) or norm in load_gazetteer()


def _is_headed(tokens: Sequence[Token], i: int) -> bool:
    for at in (i - 1, i - 2):
        if at < 0 or tokens[at].kind != "word":
            return False
        norm = tokens[at].norm
        if any(class_noun(norm, table)[1] for table in ("dropped", "kept", "compass")):
            return True
        if not norm.startswith(ARTICLE):
            return False
    return False
