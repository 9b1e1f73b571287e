"""Places in a text: listed names by the longest match, unlisted ones behind a class noun (`بلدة X`).

Clitics are taken off only where the rest is a listed name. A name that is also a common word needs evidence: a
class noun or compass word before it, or a preposition and an unambiguous place of the same country in the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from summarizer.actors import ActorMention
from summarizer.gazetteer import GazetteerEntry, load_gazetteer
from summarizer.model import Place
from summarizer.text import Token, clitic_splits, fold
from summarizer.wordlists import words

ARTICLE = "ال"
# Names of places take no tanwin; the adjective does (`سوريّاً`).
TANWIN = "\u064b"
# A name shorter than this, in letters, is not looked for behind a clitic: too many words end like it.
SHORTEST_BEHIND_CLITIC = 3
# How a same-named place is chosen when the text says nothing else: the more general kind first.
KIND_RANK = {"country": 0, "region": 1, "governorate": 2, "city": 3, "district": 4, "town": 5}


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place that tokens [first, last) name; `name` is the bare surface. No entry: no list has it."""

    first: int
    last: int
    name: str
    entry: GazetteerEntry | None


@dataclass(frozen=True, slots=True)
class _Candidate:
    first: int
    last: int
    name: str
    entries: tuple[GazetteerEntry, ...]
    prefix: str
    head: bool
    """Whether a class noun or compass word stands before the name."""


def find_places(text: str, tokens: Sequence[Token], actors: Sequence[ActorMention] = ()) -> list[PlaceMention]:
    """The places of a text in order. A place inside an organisation's proper name is none; a country that acts
    is one.
    """
    candidates = list(_candidates(text, tokens, actors))
    votes = Counter(
        entry.country
        for candidate in candidates
        for entry in candidate.entries[:1]
        if len({e.country for e in candidate.entries}) == 1 and not entry.ambiguous
    )
    found = []
    for candidate in candidates:
        entries = [e for e in candidate.entries if _has_evidence(tokens, candidate, e, votes)]
        if entries or not candidate.entries:
            best = _most_likely(entries, votes)
            found.append(PlaceMention(candidate.first, candidate.last, candidate.name, best))
    return found


def locations(mentions: Sequence[PlaceMention]) -> tuple[Place, ...]:
    """The distinct places of the mentions, in text order."""
    found: dict[str, Place] = {}
    for mention in mentions:
        entry = mention.entry
        place = (
            Place(mention.name, entry.canonical, entry.country, entry.lat, entry.lon)
            if entry
            else Place(mention.name, mention.name)
        )
        key = fold(mention.name).removeprefix(ARTICLE)
        if key not in found or found[key].country is None:
            found[key] = replace(place, name=found[key].name) if key in found else place
    return tuple(found.values())


def _candidates(text: str, tokens: Sequence[Token], actors: Sequence[ActorMention]) -> Iterator[_Candidate]:
    sealed = _sealed(actors)
    i = 0
    while i < len(tokens):
        candidate = None
        if tokens[i].kind == "word" and i not in sealed:
            candidate = _facility(text, tokens, i) or _listed(text, tokens, i) or _unlisted(text, tokens, i)
        if candidate is None or any(j in sealed for j in range(candidate.first, candidate.last)):
            i += 1
            continue
        yield candidate
        i = candidate.last


def _sealed(actors: Sequence[ActorMention]) -> frozenset[int]:
    """The tokens of organisations' names; a country that acts is a place as well."""
    return frozenset(
        i
        for actor in actors
        if actor.kind != "country"
        for i in range(actor.first, max(actor.sealed_last, actor.first))
    )


def _listed(text: str, tokens: Sequence[Token], i: int) -> _Candidate | None:
    """The longest listed name that begins at a token, with or without clitics before it."""
    norm = tokens[i].norm
    if TANWIN in tokens[i].raw:
        return None
    best: tuple[int, str, str] | None = None
    for prefix, rest, continuations in _beginnings(norm):
        for continuation in continuations:
            last = i + 1 + len(continuation)
            if last > len(tokens) or (best is not None and last <= best[0]):
                continue
            if all(tokens[i + k].norm == word for k, word in enumerate(continuation, 1)):
                best = last, prefix, " ".join((rest, *continuation))
    if best is None:
        return None
    last, prefix, name = best
    entries = load_gazetteer().lookup(name) or load_gazetteer().lookup(name.replace(" - ", "-"))
    return _Candidate(i, last, _surface(text, tokens, i, last, prefix), entries, prefix, _is_headed(tokens, i))


@lru_cache(maxsize=65536)
def _beginnings(norm: str) -> tuple[tuple[str, str, tuple[tuple[str, ...], ...]], ...]:
    """(clitics, listed first word, what may follow it) of each reading of a word that begins a listed name."""
    gazetteer = load_gazetteer()
    readings = (("", norm), *_splits(norm))
    return tuple((prefix, rest, gazetteer.continuations(rest)) for prefix, rest in readings if rest in gazetteer)


def _splits(norm: str) -> Iterator[tuple[str, str]]:
    """(clitics, listed form) readings of a word: an article that is part of a name stays with it."""
    for prefix, rest in clitic_splits(norm):
        if "س" in prefix:
            continue
        if prefix.endswith(ARTICLE):
            yield prefix.removesuffix(ARTICLE), ARTICLE + rest
        elif len(rest) >= SHORTEST_BEHIND_CLITIC:
            yield prefix, rest


def _surface(text: str, tokens: Sequence[Token], first: int, last: int, prefix: str) -> str:
    """The bare name as the text writes it; `للرقة` gives `الرقة`."""
    whole = " ".join(text[tokens[first].start : tokens[last - 1].end].split())
    if not prefix:
        return whole
    at = 0
    for letter in prefix:
        while at < len(whole) and fold(whole[at]) != letter:
            at += 1
        at += 1
    bare = whole[at:]
    if (
        prefix.endswith("ل")
        and tokens[first].norm.startswith(prefix + "ل")
        and not tokens[first].norm.startswith(prefix + "لل")
    ):
        return ARTICLE + bare[1:] if fold(bare[:1]) == "ل" and not fold(bare).startswith(ARTICLE) else bare
    return bare


def _facility(text: str, tokens: Sequence[Token], i: int) -> _Candidate | None:
    """`مخيم X`, `مستشفى X`: a class noun that belongs to the name, listed or not."""
    prefix, head = _class_noun(tokens[i].norm, "kept")
    if head is None:
        return None
    listed = _listed(text, tokens, i)
    if listed is not None and listed.last > i + 1:
        return listed
    last = _name_end(text, tokens, i + 1)
    if last is None:
        return None
    return _Candidate(i, last, _surface(text, tokens, i, last, prefix), (), prefix, True)


def _unlisted(text: str, tokens: Sequence[Token], i: int) -> _Candidate | None:
    """`بلدة X` where no list has X."""
    _, head = _class_noun(tokens[i].norm, "dropped")
    if head is None or i + 1 >= len(tokens):
        return None
    if tokens[i + 1].kind != "word" or _listed(text, tokens, i + 1):
        return None
    if _class_noun(tokens[i + 1].norm, "kept")[1] or _class_noun(tokens[i + 1].norm, "dropped")[1]:
        return None
    last = _name_end(text, tokens, i + 1)
    if last is None:
        return None
    return _Candidate(i + 1, last, _surface(text, tokens, i + 1, last, ""), (), "", True)


@lru_cache(maxsize=65536)
def _class_noun(norm: str, table: str) -> tuple[str, str | None]:
    listed = words("places", table)
    if norm in listed:
        return "", norm
    for prefix, rest in clitic_splits(norm):
        if rest in listed and not prefix.endswith(ARTICLE):
            return prefix, rest
    return "", None


def _name_end(text: str, tokens: Sequence[Token], i: int) -> int | None:
    """The end of an unlisted name that begins at a token; None where what stands there is no name."""
    if i >= len(tokens):
        return None
    if tokens[i].kind == "quote" and i + 2 < len(tokens) and tokens[i + 1].kind == "word":
        closing = next((j for j in range(i + 2, min(i + 5, len(tokens))) if tokens[j].kind == "quote"), None)
        return closing + 1 if closing else None
    if tokens[i].kind != "word" or not _may_be_name(tokens[i].norm):
        return None
    if tokens[i].norm in words("places", "kept"):
        return _name_end(text, tokens, i + 1) or i + 1
    listed = _listed(text, tokens, i)
    if listed is not None and not listed.prefix:
        last = listed.last
    elif tokens[i].norm in words("places", "compounds") and i + 1 < len(tokens) and _may_be_name(tokens[i + 1].norm):
        last = i + 2
    else:
        last = i + 1
    # A name with the article takes the adjectives that agree with it: `المستشفى الإندونيسي`, `الشجاعية الشرقية`.
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
    banned = words("places", "not_names")
    return (
        len(norm) >= 2
        and norm not in banned
        and norm not in words("reporting", "function")
        and not norm.startswith(("بال", "لل", "وال", "فال"))
        and norm[:1].isalpha()
    )


def _is_headed(tokens: Sequence[Token], i: int) -> bool:
    for at in (i - 1, i - 2):
        if at < 0 or tokens[at].kind != "word":
            return False
        norm = tokens[at].norm
        if _class_noun(norm, "dropped")[1] or _class_noun(norm, "kept")[1] or _class_noun(norm, "compass")[1]:
            return True
        if not norm.startswith(ARTICLE):
            return False
    return False


def _has_evidence(
    tokens: Sequence[Token], candidate: _Candidate, entry: GazetteerEntry, votes: Counter[str | None]
) -> bool:
    if not entry.ambiguous or candidate.head:
        return True
    before = tokens[candidate.first - 1].norm if candidate.first else ""
    located = candidate.prefix.lstrip("وف") == "ب" or before.removeprefix("و") in words("places", "prepositions")
    if candidate.last - candidate.first > 1 and not candidate.prefix:
        return located or votes[entry.country] > 0
    return located and votes[entry.country] > 0


def _most_likely(entries: Sequence[GazetteerEntry], votes: Counter[str | None]) -> GazetteerEntry | None:
    """The entry whose country the text speaks of; then the more general or larger place."""
    return max(
        entries,
        key=lambda e: (votes[e.country], -KIND_RANK.get(e.kind, 9), e.population),
        default=None,
    )
