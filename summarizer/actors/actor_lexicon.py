"""The words by which actors are known, indexed for matching on folded tokens.

`lexicon/actors.toml` holds the names, `lexicon/titles.toml` the words of the grammar in titles.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from summarizer.language.lexicon import load_lexicon
from summarizer.language.text import fold

# Spellings that folding keeps apart and the news uses side by side: الأمريكي / الأميركي, ميليشيا / مليشيا.
_SPELLINGS = (("امريك", "اميرك"), ("ميليشي", "مليشي"), ("بشمرك", "بيشمرك"))
# The preposition على, which folding makes one with the name علي; its key stays unfolded.
PREPOSITION = "على"
# Within a listed name.
DASH = "-"
# أحد and إحدى: one out of a crowd.
ONE_OF = frozenset({"احد", "احدي"})
# What the name of a state loses before the ending of its adjective (سوريا, فرنسا, السعودية).
_NISBA = re.compile("(?:يا|يه|ا|ه|ي)$")
# What a verb may take with it: `اتهمتهم طهران`.
_OBJECTS = ("ه", "ها", "هم")
_TABLES_WITHOUT_NAMES = frozenset({"kinds", "marked"})


def name_key(norm: str) -> str:
    """The form under which a folded word is compared with the lexicon."""
    for spelling, usual in _SPELLINGS:
        if spelling in norm:
            return norm.replace(spelling, usual)
    return norm


@dataclass(frozen=True, slots=True)
class Name:
    """A lexicon name: its folded words, the actor it means; a marked one needs a quotation mark before it."""

    words: tuple[str, ...]
    canonical: str
    kind: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """The word classes of titles.toml, folded; see there what each is for."""

    heads: Mapping[str, str]
    only_before: Mapping[str, frozenset[str]]
    never_before: Mapping[str, frozenset[str]]
    before_place: frozenset[str]
    openers: frozenset[str]
    adjectives: frozenset[str]
    no_adjectives: frozenset[str]
    aimless: frozenset[str]
    errands: frozenset[str]
    weak: frozenset[str]
    feminine: frozenset[str]
    joined: frozenset[str]
    seated: frozenset[str]
    elliptic: frozenset[str]
    numbered: frozenset[str]
    belonging: frozenset[str]
    owned: frozenset[str]
    placed: frozenset[str]
    national: frozenset[str]
    bare: frozenset[str]
    wings: frozenset[str]
    led: frozenset[str]
    leading: frozenset[str]
    against: frozenset[str]
    aims_on: frozenset[str]
    aims_of: frozenset[str]
    aims_with: frozenset[str]
    sorted: frozenset[str]
    agencies: frozenset[str]
    venues: frozenset[str]
    arms: frozenset[str]
    arms_of: frozenset[str]
    sections: frozenset[str]
    organs: frozenset[str]
    ordinals: frozenset[str]
    tens: frozenset[str]
    local: frozenset[str]
    districts: frozenset[str]
    offices: Mapping[str, tuple[tuple[str, ...], ...]]
    definite_offices: frozenset[str]
    field_only: frozenset[str]
    general: frozenset[str]
    chief: frozenset[str]
    leads: frozenset[str]
    several: frozenset[str]
    grades: frozenset[str]
    seats: frozenset[str]
    spokespersons: frozenset[str]
    spokesperson_links: frozenset[str]
    ranks: frozenset[str]
    rank_tails: frozenset[str]
    unnamed: Mapping[str, str]
    qualities: frozenset[str]
    links: frozenset[str]
    roles: frozenset[str]
    crowds: frozenset[str]
    kind_of: Mapping[str, str]
    verbs: frozenset[str]
    acts: frozenset[str]
    stops: frozenset[str]
    polite: frozenset[str]
    pairs: frozenset[str]
    bound: frozenset[str]
    demonstratives: frozenset[str]
    announced: frozenset[str]
    called: frozenset[str]
    said: frozenset[str]
    given: frozenset[str]
    compound: frozenset[str]
    particles: frozenset[str]
    tribes: frozenset[str]
    troops: frozenset[str]
    appointed: frozenset[str]
    lineages: frozenset[str]
    tails: frozenset[str]
    known: frozenset[str]


def _folded(text: str) -> tuple[str, ...]:
    return tuple(name_key(word) for word in fold(text).split())


def folded_set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in words for word in _folded(text))


def folded_map(table: Mapping[str, str]) -> dict[str, str]:
    return {_folded(word)[0]: kind for word, kind in table.items()}


def _lists(table: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    return {_folded(word)[0]: folded_set(words) for word, words in table.items()}


def _with_pronouns(titles: frozenset[str]) -> frozenset[str]:
    """The titles, and the indefinite ones with whose they are (مديرها, رئيسته)."""
    bare = {title for title in titles if not title.startswith("ال") and title[-1] not in "اي"}
    stems = {title[:-1] + "ت" if title.endswith("ه") else title for title in bare}
    return titles | {stem + pronoun for stem in stems for pronoun in ("ه", "ها", "هم")}


def verb_forms(pairs: Iterable[Sequence[str]]) -> frozenset[str]:
    """The third persons of each (perfect, imperfect) pair, also with the object pronouns ـه, ـها and ـهم."""
    forms: set[str] = set()
    for perfect, imperfect in pairs:
        past, present = _folded(perfect)[0], _folded(imperfect)[0]
        stem = past[:-1] if past.endswith(("ي", "ا")) and len(past) > 2 else past
        feminine = "ت" + present[1:]
        forms |= {past, stem + "ت", stem + "ا", stem + "تا", stem + "وا"}
        forms |= {present, feminine, present + "ان", feminine + "ان", present + "ون", "س" + present, "س" + feminine}
        # `تبناه`: a final ى is an alif before a pronoun; but `حماة` is a town.
        taken = {form[:-1] + "ا" for form in (past, present, feminine) if form.endswith("ي") and len(form) > 3}
        forms |= {verb + pronoun for verb in (past, stem + "ت", present, feminine, *taken) for pronoun in _OBJECTS}
    return frozenset(forms)


@cache
def actor_names() -> Mapping[tuple[str, str], tuple[Name, ...]]:
    """Every name of actors.toml by its first two words ("" where it has one), the longest first."""
    lexicon: dict[str, Any] = load_lexicon("actors")
    marked = {_folded(name) for name in lexicon["marked"]["names"]}
    index: dict[tuple[str, str], dict[tuple[str, ...], Name]] = {}
    for kind, table in lexicon.items():
        if kind in _TABLES_WITHOUT_NAMES:
            continue
        for canonical, aliases in table.items():
            for alias in (canonical, *aliases):
                for words in _cases(tuple(word for word in _folded(alias) if word != DASH)):
                    name = Name(words, canonical, kind, words in marked)
                    opening = (words[0], words[1] if len(words) > 1 else "")
                    index.setdefault(opening, {}).setdefault(words, name)
    return {
        opening: tuple(sorted(names.values(), key=lambda name: -len(name.words))) for opening, names in index.items()
    }


@cache
def dashed() -> frozenset[tuple[str, str]]:
    """The words on both sides of the dash in names of the lexicon: `تنظيم الدولة الإسلامية - ولاية خراسان`."""
    tables = (table for kind, table in load_lexicon("actors").items() if kind not in _TABLES_WITHOUT_NAMES)
    names = (_folded(alias) for table in tables for aliases in table.values() for alias in aliases)
    return frozenset((name[i - 1], name[i + 1]) for name in names for i, word in enumerate(name) if word == DASH)


def _cases(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The name in the nominative and, where it has sound plurals or أبو, in the other cases."""
    oblique = tuple(
        word[:-2] + "ين" if word.endswith("ون") and len(word) > 5 else "ابي" if word == "ابو" else word
        for word in words
    )
    return {words, oblique}


# The tables of titles.toml whose lists are word classes under their own names.
_CLASSES = ("bodies", "phrases", "names")


@cache
def grammar() -> Grammar:
    """The word classes of titles.toml."""
    words: dict[str, Any] = load_lexicon("titles")
    offices: dict[str, tuple[tuple[str, ...], ...]] = {}
    for title in sorted(map(_folded, words["offices"]["construct"]), key=len, reverse=True):
        offices[title[0]] = (*offices.get(title[0], ()), title)
    classes = {key: folded_set(entries) for table in _CLASSES for key, entries in words[table].items()}
    classes["stops"] = classes["stops"] - {"علي"} | {PREPOSITION}
    return Grammar(
        heads=folded_map(words["heads"]),
        only_before=_lists(words["only_before"]),
        never_before=_lists(words["never_before"]),
        before_place=folded_set(words["before_place"]["words"]),
        openers=folded_set(words["before_place"]["openers"]),
        adjectives=folded_set(words["adjectives"]["words"]),
        no_adjectives=folded_set(words["adjectives"]["never"]),
        offices=offices,
        definite_offices=folded_set(words["offices"]["definite"]),
        field_only=folded_set(words["offices"]["field_only"]),
        general=folded_set(words["offices"]["general"]),
        chief=folded_set(words["offices"]["chief"]),
        leads=_with_pronouns(folded_set(words["leads"]["words"])) | folded_set(words["leads"]["several"]),
        several=folded_set(words["leads"]["several"]),
        grades=folded_set(words["leads"]["grades"]),
        seats=folded_set(words["leads"]["seats"]),
        spokespersons=folded_set(words["leads"]["spokesperson"]),
        spokesperson_links=folded_set(words["leads"]["spokesperson_link"]),
        ranks=folded_set(words["ranks"]["words"]),
        rank_tails=folded_set(words["ranks"]["after"]),
        polite=folded_set(words["ranks"]["polite"]),
        unnamed=folded_map(words["unnamed"]),
        kind_of=folded_map(words["kind_of"]),
        verbs=verb_forms(words["verbs"]["speech"] + words["verbs"]["acts"]),
        acts=verb_forms(words["verbs"]["acts"]),
        **classes,
    )


@cache
def demonyms() -> frozenset[str]:
    """Folded adjectives of states in both genders, without article (سوري, سوريه), and those of titles.toml."""
    stems = {
        name.removeprefix("ال")
        for state in load_lexicon("actors")["country"]
        for name in _folded(state)
        if " " not in state
    }
    adjectives = {_NISBA.sub("", stem) + "ي" for stem in stems} | folded_set(
        load_lexicon("titles")["adjectives"]["demonyms"]
    )
    return frozenset(adjectives | {adjective + "ه" for adjective in adjectives})


@cache
def governments() -> frozenset[str]:
    """Folded names of states and of the capitals that stand for them, of one word or more."""
    names = (name for state, aliases in load_lexicon("actors")["country"].items() for name in (state, *aliases))
    return frozenset(fold(name) for name in names)


@cache
def states() -> frozenset[str]:
    """Folded names of states and capitals of one word."""
    return frozenset(name_key(name) for name in governments() if " " not in name)
