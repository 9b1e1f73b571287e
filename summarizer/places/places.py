"""Places in a text: which of the names that summarizer/places/place_names.py reads mean a place, and which place.

A name that is also a common word needs evidence: a class noun or compass word before it, or a preposition and an
unambiguous place of the same country in the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import zip_longest

from summarizer.actors.actors import ActorMention
from summarizer.language.per_word import per_word
from summarizer.language.text import ARTICLE, COMMAS, Token, fold
from summarizer.language.wordlists import vocabulary, words
from summarizer.places.gazetteer import GazetteerEntry
from summarizer.places.joined_names import (
    is_between,
    is_near_end,
    is_way,
    opens_list,
    past_brackets,
    past_comma,
    read_counted,
    read_enclosed,
    read_far_end,
    read_joined,
)
from summarizer.places.listed_names import Candidate, class_noun, surface
from summarizer.places.name_shapes import country_of_demonym
from summarizer.places.place_evidence import has_evidence, is_located, is_paired
from summarizer.places.place_names import read_place_name
from summarizer.places.sealed_names import is_surname, sealed_tokens
from summarizer.places.told_places import STRIP_ALONE, buildings, labels, strip_tokens

# A name that is found in more countries than this bears out no other place.
MOST_NAMESAKES = 2
# An unlisted name shorter than this, in letters, is not looked for a second time.
SHORTEST_AGAIN = 4
# Between a plural class noun and the names of a list, and how many tokens of it there are at most.
OPENING_LIST = frozenset((":", "وهي", "هي", "التاليه", "الاتيه", "،", "كل", "من", "منها", "بينها"))
LIST_OPENING = 4
# The most that stands between two places that و or a comma joins, quotation marks included, in tokens.
LONGEST_JOINT = 6
# A class noun, and what the quarters may be called after that it makes of a name.
QUARTER, CALLED_AFTER = "حي", frozenset(("country", "region", "governorate", "city"))
# What may be written with a name before it.
PROCLITICS = frozenset(("", "و", "ف", "ب", "ل", "وب", "ول", "فب"))
# How a same-named place is chosen when the text says nothing else: the more general kind first.
KIND_RANK = {"country": 0, "region": 1, "governorate": 2, "city": 3, "district": 4, "town": 5}


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place that tokens [first, last) name; `name` is the bare surface. No entry: no list has it."""

    first: int
    last: int
    name: str
    entry: GazetteerEntry | None


def find_places(
    text: str,
    tokens: Sequence[Token],
    actors: Sequence[ActorMention] = (),
    known: Sequence[PlaceMention] = (),
    outlet: str = "",
) -> list[PlaceMention]:
    """The places of a text in order; `known` are those of its title, which bear out others of the same country.

    A place inside an organisation's proper name, or inside that of the outlet, is none; a country that acts is one.
    """
    sealed = sealed_tokens(tokens, actors, outlet)
    candidates = list(_candidates(text, tokens, sealed, buildings(text, tokens, actors)))
    votes: Counter[str | None] = Counter()
    for candidate in candidates:
        countries = {entry.country for entry in candidate.entries}
        if len(countries) <= MOST_NAMESAKES and candidate.entries and not candidate.entries[0].ambiguous:
            votes.update(countries)
        elif len(sure := {entry.country for entry in candidate.entries if not entry.ambiguous}) == 1:
            # `صيدا` is a village of other countries too.
            votes.update(sure)
    votes.update(mention.entry.country for mention in known if mention.entry is not None)
    votes.update(filter(None, map(_country_of_adjective, (token.norm for token in tokens))))
    found: list[PlaceMention] = []
    doubtful: list[Candidate] = []
    listing = False
    for candidate, following in zip_longest(candidates, candidates[1:]):
        adjacent = bool(found) and _is_joined(tokens, found[-1], candidate, listing=listing)
        first_of_list = _is_among_many(tokens, candidate.first)
        listing = first_of_list or (adjacent and listing)
        joined = (adjacent or first_of_list) and (listing or fold(candidate.name) not in words("places", "only_headed"))
        paired = following is not None and is_paired(candidate, following)
        entries = [e for e in candidate.entries if joined or paired or has_evidence(tokens, candidate, e, votes)]
        if entries or not candidate.entries:
            best = _most_likely(_of_adjective(tokens, candidate.last, entries), votes)
            if best is not None and best.kind in CALLED_AFTER and _is_quarter(tokens, candidate.first):
                best = None
            found.append(PlaceMention(candidate.first, candidate.last, candidate.name, best))
        else:
            doubtful.append(candidate)
    established = {fold(mention.name): mention.entry for mention in (*known, *found)}
    again = [
        PlaceMention(c.first, c.last, c.name, established[fold(c.name)])
        for c in doubtful
        if fold(c.name) in established and (is_located(tokens, c) or fold(c.name) not in words("places", "also_in"))
    ]
    taken = sealed | {i for mention in found for i in range(mention.first, mention.last)}
    strip, at = strip_tokens(tokens, established)
    again += [PlaceMention(i, i + 1, STRIP_ALONE, strip) for i in at]
    called = labels(tokens, {mention.first: mention.last for mention in found})
    again += [PlaceMention(i, i + 1, surface(text, tokens, i, i + 1, ""), None) for i in called]
    again += _named_again(tokens, [*known, *found], taken)
    return sorted((*found, *again), key=lambda mention: mention.first) if again else found


def _is_quarter(tokens: Sequence[Token], i: int) -> bool:
    """`بحي القدس بتازة`: a quarter that is called after a city elsewhere."""
    return i > 0 and class_noun(tokens[i - 1].norm, "dropped")[1] == QUARTER


def _is_among_many(tokens: Sequence[Token], i: int) -> bool:
    """Whether a plural class noun stands before a token, with or without what opens a list between them.

    `قرى: X`, `ثلاث قرى، وهي: X`, `القرى التالية: X`.
    """
    at = i - 1
    while at > max(i - 1 - LIST_OPENING, 0) and (tokens[at].kind == "quote" or tokens[at].norm in OPENING_LIST):
        at -= 1
    if at < 0:
        return False
    norm = tokens[at].norm.removeprefix(ARTICLE) if at < i - 1 and tokens[i - 1].norm == ":" else tokens[at].norm
    return class_noun(norm, "many")[1] is not None


def _named_again(
    tokens: Sequence[Token], mentions: Sequence[PlaceMention], taken: AbstractSet[int]
) -> Iterator[PlaceMention]:
    """`بلدة كفرزمرد ... في كفرزمرد`: a name that no list has, wherever the text has it again without a class noun."""
    unlisted = {
        m.name: fold(m.name).split() for m in mentions if m.entry is None and len(fold(m.name)) >= SHORTEST_AGAIN
    }
    # `حي الشهداء ... عدد الشهداء`: a word of the language is a name behind its class noun alone.
    unlisted = {
        name: parts
        for name, parts in unlisted.items()
        if parts and not _is_facility(parts[0]) and (len(parts) > 1 or not _is_word(parts[0]))
    }
    beginnings, behind = tuple(first for first, *_ in unlisted.values()), 0
    for i, token in enumerate(tokens if unlisted else ()):
        if not token.norm.endswith(beginnings) or token.kind != "word" or i in taken or i < behind:
            continue
        for name, (first, *rest) in unlisted.items():
            prefix = token.norm.removesuffix(first)
            last = i + 1 + len(rest)
            free = taken.isdisjoint(range(i, last))
            if (
                free
                and token.norm.endswith(first)
                and prefix in PROCLITICS
                and [t.norm for t in tokens[i + 1 : last]] == rest
            ):
                yield PlaceMention(i, last, name, None)
                behind = last
                break


def _is_word(norm: str) -> bool:
    return norm in vocabulary() or norm.removeprefix(ARTICLE) in vocabulary()


def _candidates(
    text: str, tokens: Sequence[Token], sealed: Collection[int], housed: Mapping[int, Candidate]
) -> Iterator[Candidate]:
    """What may be names of places, in text order: by themselves, in a list, at a road's far end, or told by number."""
    i, listed_to, far_end, told_to = 0, -1, -1, -1
    before: Candidate | None = None
    while i < len(tokens):
        if i in housed:
            yield housed[i]
            i = housed[i].last
            continue
        candidate = read_place_name(text, tokens, i) if i not in sealed else None
        if (tokens[i].norm == "(" and opens_list(tokens, i)) or (
            tokens[i].norm == ":" and _is_among_many(tokens, i + 1)
        ):
            listed_to = i + 1
        if candidate is None and i == listed_to and i not in sealed:
            candidate = read_joined(text, tokens, i)
        if i == far_end and i not in sealed:
            candidate = read_far_end(text, tokens, i)
        if candidate is None and i not in sealed:
            candidate = read_counted(text, tokens, i, before) or read_enclosed(text, tokens, i, before)
        if (
            candidate is None
            or any(j in sealed for j in range(candidate.first, candidate.last))
            or (candidate.first != told_to and is_surname(tokens, candidate))
        ):
            i += 1
            continue
        yield candidate
        before = candidate
        if (
            candidate.first == listed_to
            or _is_among_many(tokens, candidate.first)
            or is_way(tokens, candidate.first)
            or is_between(tokens, candidate.first)
        ):
            listed_to = past_comma(tokens, past_brackets(tokens, candidate.last))
        if is_near_end(tokens, candidate.first, candidate.last):
            far_end = candidate.last + 1
        # `حي أبو سليم بطرابلس`: what stands behind a place is no surname.
        i = told_to = candidate.last


def _is_facility(norm: str) -> bool:
    return class_noun(norm, "kept")[1] is not None or norm in words("places", "defined")


def _is_joined(tokens: Sequence[Token], before: PlaceMention, candidate: Candidate, *, listing: bool) -> bool:
    """`بلدات قباطية وعرابة ويعبد`, `محافظتي «الجيزة» و«قنا»`: what و joins to a place is one as well.

    What a list tells of each may stand in brackets (`درنة (حالتا وفاة) والزاوية`); behind a plural class noun it goes
    on with commas.
    """
    first = past_brackets(tokens, before.last)
    if candidate.first - first > LONGEST_JOINT:
        return False
    between = [token.norm for token in tokens[first : candidate.first] if token.kind != "quote"]
    if not between:
        return candidate.prefix.startswith("و")
    if between == ["و"]:
        return True
    if len(between) > 1 or between[0] not in COMMAS:
        return False
    listed = listing and fold(candidate.name) not in words("places", "also_in")
    return listed or _goes_on(tokens, before, candidate)


def _goes_on(tokens: Sequence[Token], before: PlaceMention, candidate: Candidate) -> bool:
    """`في جنين، ورام الله، والخليل.`: what و joins behind a comma to a place of its country, where the list ends or
    goes on."""
    ends = candidate.last >= len(tokens) or tokens[candidate.last].kind != "word"
    country = before.entry.country if before.entry is not None else None
    return ends and candidate.prefix == "و" and country in {entry.country for entry in candidate.entries}


@per_word
def _country_of_adjective(norm: str) -> str | None:
    """`الجيش اللبناني`: a text that tells whose somebody is bears out the places of that country."""
    defined = norm.startswith(ARTICLE) and norm.endswith(("ي", "يه"))
    return country_of_demonym(norm) if defined else None


def _of_adjective(tokens: Sequence[Token], i: int, entries: Sequence[GazetteerEntry]) -> Sequence[GazetteerEntry]:
    """`طرابلس اللبنانية`: of namesakes, those of the country that the adjective behind them names."""
    if len(entries) < 2 or i >= len(tokens) or not tokens[i].norm.startswith(ARTICLE):
        return entries
    country = country_of_demonym(tokens[i].norm)
    return [entry for entry in entries if entry.country == country] or entries


def _most_likely(entries: Sequence[GazetteerEntry], votes: Counter[str | None]) -> GazetteerEntry | None:
    """The entry whose country the text speaks of; then the more general or larger place."""
    return max(
        entries,
        key=lambda e: (votes[e.country], -KIND_RANK.get(e.kind, 9), e.population),
        default=None,
    )
