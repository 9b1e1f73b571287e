"""The verbs by which people attack, harm and do something, in the forms of the third person."""

from __future__ import annotations

from functools import cache

from summarizer.actors.actor_lexicon import verb_forms
from summarizer.language.lexicon import load_lexicon
from summarizer.language.per_word import per_word
from summarizer.language.text import without_conjunction


@cache
def strike_verbs(key: str) -> frozenset[str]:
    """The forms of the verbs of one key of the lexicon's `strikes`."""
    return verb_forms(load_lexicon("perpetrators")["strikes"][key])


@per_word
def does_harm(norm: str) -> bool:
    """Whether a word is a verb by which somebody harms people: `قتلت`, `وأصابت`."""
    return norm in strike_verbs("harming") or without_conjunction(norm) in strike_verbs("harming")


@per_word
def does(norm: str) -> bool:
    """Whether a word is a verb by whose subject the deed behind it is done: `تمكنت`, `أقدم`."""
    return norm in strike_verbs("doing") or without_conjunction(norm) in strike_verbs("doing")
