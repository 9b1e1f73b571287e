"""A light stem for matching words: `غارة`, `الغارات` and `وغارتين` have one; names are left alone.

The endings are those of Larkey's light10 without the nisba (`سوري` is not `سور`), and a stem keeps at least three
letters. Prefixed letters are no endings: `قتل` and `مقاتل` stay apart.
"""

from __future__ import annotations

from functools import cache, lru_cache

from summarizer.language.text import ARTICLE, clitic_splits
from summarizer.language.wordlists import words
from summarizer.places.gazetteer import load_gazetteer

# The letters that a stem keeps at least: three, as Arabic roots have.
SHORTEST = 3
# Folded endings, the longer first: feminine and sound plurals, duals, object and possessive pronouns.
ENDINGS = (
    *("اتها", "اتهم", "تهما"),
    *("تهم", "تها", "تان", "تين", "هما"),
    *("ات", "ان", "ون", "ين", "وا", "ها", "هم", "ته"),
    "ه",
)


@lru_cache(maxsize=262144)
def stem(word: str) -> str:
    """The stem of a folded word; its article goes, other clitics are the caller's to detach."""
    bare = word.removeprefix(ARTICLE)
    if len(bare) < SHORTEST:
        bare = word
    if not bare.isalpha() or bare in _names():
        return bare
    for ending in ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= SHORTEST:
            return bare.removesuffix(ending)
    return bare


@lru_cache(maxsize=262144)
def stems(word: str) -> frozenset[str]:
    """Every stem under which a folded word of a text is found: its own, and those behind its clitics.

    Which letters are clitics cannot be told without the sentence (`وادي`), so all readings of three letters count.
    """
    whole = stem(word)
    if whole in _names():
        return frozenset((whole,))
    rests = (rest for _, rest in clitic_splits(word) if len(rest) >= SHORTEST)
    return frozenset((whole, *map(stem, rests)))


@cache
def _names() -> frozenset[str]:
    """Names of one word of places and people, without article: what looks like an ending is part of them."""
    names = {*load_gazetteer().plain_names(), *words("persons", "names", "given")}
    return frozenset(name.removeprefix(ARTICLE) for name in names if " " not in name)
