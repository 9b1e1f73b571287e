"""Places that are told by words which name no place alone: `القطاع` where Gaza is told of, `مبنى وزارة الدفاع`,
`الشمال` in a list of places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summarizer.actors.actors import ActorMention
from summarizer.language.text import ARTICLE, BULLETS, Token
from summarizer.language.wordlists import words
from summarizer.places.gazetteer import GazetteerEntry, load_gazetteer
from summarizer.places.listed_names import Candidate, class_noun, surface

# Bodies of state, which are called by their building.
HOUSED = frozenset(("official", "military", "security"))
# The Strip, and what the texts that call it so have named before.
STRIP_ALONE = "القطاع"
STRIP, CITY = "قطاع غزه", "غزه"


def buildings(text: str, tokens: Sequence[Token], actors: Sequence[ActorMention]) -> Mapping[int, Candidate]:
    """`مبنى وزارة الدفاع`: the buildings of bodies of state, by their first token."""
    return {candidate.first: candidate for candidate in _buildings(text, tokens, actors)}


def _buildings(text: str, tokens: Sequence[Token], actors: Sequence[ActorMention]) -> Iterator[Candidate]:
    for actor in actors:
        at = actor.first - 1
        if at < 0 or actor.kind not in HOUSED or actor.last == actor.first + 1:
            continue
        prefix, noun = class_noun(tokens[at].norm, "buildings")
        if noun is not None:
            last = next((i for i in range(actor.first, actor.last) if tokens[i].norm == "في"), actor.last)
            yield Candidate(at, last, surface(text, tokens, at, last, prefix), (), prefix, True)


def labels(tokens: Sequence[Token], ends: Mapping[int, int]) -> list[int]:
    """The tokens of `الشمال` that call an item of a list (`• الشمال: 21 شهيدا`) in which another is called by a place.

    `ends` are the tokens behind the places of the text, by their first.
    """
    items = [i + 1 for i, token in enumerate(tokens) if token.norm in BULLETS]
    if not any(first in ends and _is_label(tokens, ends[first]) for first in items):
        return []
    return [
        i for i in items if i < len(tokens) and tokens[i].norm in words("places", "labels") and _is_label(tokens, i + 1)
    ]


def _is_label(tokens: Sequence[Token], last: int) -> bool:
    """Whether a colon stands behind the name of an item."""
    return last < len(tokens) and tokens[last].norm == ":"


def strip_tokens(
    tokens: Sequence[Token], named: Mapping[str, GazetteerEntry | None]
) -> tuple[GazetteerEntry | None, list[int]]:
    """Gaza's entry and the tokens of `القطاع` in a text that names Gaza, or a town of the Strip, but never the Strip by
    its whole name.

    `named` are the places of the text by their folded names; a kind of economy is no place (`القطاع الخاص`).
    """
    strip = next(iter(load_gazetteer().lookup(STRIP)), None)
    towns = CITY in named or any(place.parent == strip.id for place in named.values() if place and strip)
    if STRIP in named or not towns:
        return None, []
    return strip, [i for i, t in enumerate(tokens) if t.norm in words("places", "strips") and _is_alone(tokens, i)]


def _is_alone(tokens: Sequence[Token], i: int) -> bool:
    following = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    return not following.startswith(ARTICLE) or following in words("places", "besieged")
