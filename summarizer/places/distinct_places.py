"""The places of an article, each once under each of its names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarizer.language.text import ARTICLE, fold
from summarizer.model import Place
from summarizer.places.gazetteer import GazetteerEntry
from summarizer.places.places import PlaceMention


def locations(mentions: Sequence[PlaceMention]) -> tuple[Place, ...]:
    """The distinct places of the mentions, in text order."""
    return tuple(distinct(mentions).values())


def distinct(mentions: Sequence[PlaceMention]) -> dict[str, Place]:
    """The distinct places of the mentions, in text order, by the id of a listed one or what folds alike.

    A listed place that the text calls by another name as well (`عين العرب`, `كوباني`) is told by each; a city and the
    province that is called like it are one name.
    """
    found: dict[str, Place] = {}
    called: dict[tuple[str, str | None], str] = {}
    for mention in mentions:
        entry = mention.entry
        place = (
            Place(mention.name, entry.canonical, entry.country, entry.lat, entry.lon)
            if entry
            else Place(mention.name, mention.name)
        )
        name = fold(mention.name).removeprefix(ARTICLE)
        key = called.setdefault((name, entry.country), entry.id) if entry else name
        if key not in found or found[key].country is None:
            found[key] = replace(place, name=found[key].name) if key in found else place
        elif _is_fuller(place.name, found[key].name):
            found[key] = place
        elif entry and _is_other_name(entry, place.name, found[key].name):
            found.setdefault(f"{key} {fold(place.name)}", place)
    return found


def told_name(names: Mapping[str, str], name: str, entry: GazetteerEntry | None) -> str:
    """The name by which a place is told where it is called `name`: the fullest of the text, or that other one."""
    if entry is None:
        return name
    return names.get(f"{entry.id} {fold(name)}") or names.get(entry.id, name)


def _is_other_name(entry: GazetteerEntry, name: str, other: str) -> bool:
    """`السعودية` beside `المملكة العربية السعودية`, `خاركيف` beside `خاركوف`; no other spelling and no shorter form."""
    if _letters(name) == _letters(other):
        return False
    words_of, words_other = ([word.removeprefix(ARTICLE) for word in fold(n).split()] for n in (name, other))
    shortens = set(words_of) <= set(words_other) or set(words_other) <= set(words_of)
    return not shortens or (entry.kind == "country" and abs(len(words_of) - len(words_other)) > 1)


def _letters(name: str) -> str:
    """What tells two spellings of a name apart from two names: `دير الزور` and `ديرالزور`, `سوريا` and `سورية`."""
    return fold(name).replace(" ", "").removeprefix(ARTICLE).rstrip("اه")


def _is_fuller(name: str, other: str) -> bool:
    """`مخيم البريج` than `البريج`, `الضفة الغربية` than `الضفة`, `دير الزور` than `ديرالزور`."""
    longer = len(name.split()) == len(other.split()) + 1
    short, long = fold(other), fold(name)
    return longer and (short in long or short == long.replace(" ", ""))
