"""The words by which striking and harming is told: verbs by their lists, attacks and what explodes."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from summarizer.actors.actor_lexicon import verb_forms
from summarizer.language.lexicon import load_lexicon
from summarizer.language.per_word import per_word
from summarizer.language.text import clitic_splits, without_conjunction
from summarizer.language.wordlists import words

# Written like verbs of inflicting, they tell who suffers or expects: `تكبد الجيش 30 قتيلا`, `توقع الجيش مقتل 30`.
OTHERS = frozenset(("تكبد", "توقع"))


@cache
def strike_verbs(key: str) -> frozenset[str]:
    """The forms of one list of verbs of the lexicon, without those that are written like another's."""
    return verb_forms(load_lexicon("perpetrators")["strikes"][key]) - OTHERS


@cache
def every_strike() -> frozenset[str]:
    """The forms of all verbs of striking and harming, by whatever list."""
    return frozenset().union(*(strike_verbs(key) for key in load_lexicon("perpetrators")["strikes"]))


@per_word
def is_weapon(norm: str) -> bool:
    """Whether a word is an attack or what explodes, with or without clitics and the ending of the accusative."""
    return is_form_of(norm, words("perpetrators", "attacks") | words("perpetrators", "bombs"))


def is_form_of(norm: str, listed: Collection[str]) -> bool:
    """`بغارة`, `والهجوم`, `قصفا`: whether a word, without clitics and the accusative, is one of those listed."""
    forms = (norm, *(rest for _, rest in clitic_splits(norm)))
    return any(form in listed or form.removesuffix("ا") in listed for form in forms)


@per_word
def does_harm(norm: str) -> bool:
    """Whether a word is a verb by which somebody harms people: `قتلت`, `وأصابت`."""
    return norm in strike_verbs("harming") or without_conjunction(norm) in strike_verbs("harming")


@per_word
def does(norm: str) -> bool:
    """Whether a word is a verb by whose subject the deed behind it is done: `تمكنت`, `أقدم`."""
    return norm in strike_verbs("doing") or without_conjunction(norm) in strike_verbs("doing")
