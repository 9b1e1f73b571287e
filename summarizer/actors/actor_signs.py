"""The words that show a state to act or a medium to speak, and all words at which an actor may start."""

from __future__ import annotations

from functools import cache
from typing import Any

from summarizer.actors.actor_lexicon import ONE_OF, actor_names, folded_map, folded_set, grammar, verb_forms
from summarizer.language.lexicon import load_lexicon


@cache
def signs(name: str) -> frozenset[str]:
    """The words of one list of [evidence] in titles.toml, folded."""
    return folded_set(_lists()[name])


@cache
def masculine() -> frozenset[str]:
    """The canonical names of states that are masculine: `العراق أعلن`."""
    return frozenset(_lists()["masculine"])


@cache
def facilities() -> dict[str, str]:
    """What has a place and may speak (`مستشفى`), folded, and its kind."""
    return folded_map(_lists()["facilities"])


@cache
def bare() -> dict[str, str]:
    """Bodies that are named by one common noun (`الرئاسة`), folded, and their kinds."""
    return folded_map(_lists()["bare"])


@cache
def fields() -> dict[str, str]:
    """Bodies that are named by their field where they speak (`الصحة`), folded, and their kinds."""
    return folded_map(_lists()["fields"])


@cache
def field_acts() -> frozenset[str]:
    """The forms of verbs of telling and of what such bodies do."""
    return tellers() | verb_forms(_lists()["field_acts"])


@cache
def force_acts() -> frozenset[str]:
    """The forms of verbs of what forces do."""
    return verb_forms(_lists()["force_acts"])


@cache
def tellers() -> frozenset[str]:
    """The forms of verbs of telling."""
    return verb_forms(_lists()["telling"])


@cache
def sayers() -> frozenset[str]:
    """The forms of verbs of which a person is the subject: what they say."""
    return verb_forms(_lists()["persons_say"])


@cache
def telling() -> frozenset[str]:
    """What stands before who tells: the verbs, and بحسب."""
    return tellers() | signs("according")


@cache
def saying() -> frozenset[str]:
    """بحسب and the verbs of speech but those that only carry (نقل)."""
    speech = verb_forms(load_lexicon("titles")["verbs"]["speech"])
    return (speech - verb_forms(_lists()["carry"])) | signs("according")


@cache
def accusing() -> frozenset[str]:
    """The verbs and nouns of accusing."""
    return verb_forms(_lists()["accuse"]) | signs("accusing")


@cache
def laying() -> frozenset[str]:
    """The forms of verbs by which something is laid to somebody behind إلى."""
    return verb_forms(_lists()["lay"])


@cache
def urging() -> frozenset[str]:
    """The verbs and participles of calling on somebody."""
    return verb_forms(_lists()["urge"]) | signs("urging")


@cache
def strikes() -> frozenset[str]:
    """The forms of verbs of striking."""
    return verb_forms(_lists()["strike"])


@cache
def records() -> frozenset[str]:
    """The forms of verbs behind which an area is where something was counted."""
    return verb_forms(_lists()["record"])


@cache
def joint() -> frozenset[str]:
    """Nouns of what two parties do together, deeds among them."""
    return signs("joint") | signs("deeds") | signs("attacks")


@cache
def carrying() -> frozenset[str]:
    """What is carried from another, and the verbs that carry it."""
    return signs("carried") | verb_forms(_lists()["carry"])


def _lists() -> dict[str, Any]:
    lists: dict[str, Any] = load_lexicon("titles")["evidence"]
    return lists


@cache
def triggers() -> frozenset[str]:
    """Every word at which an actor or source may start: what licenses a clitic before it."""
    rules = grammar()
    definite = {"ال" + head for head in rules.heads}
    return frozenset(first for first, _ in actor_names()).union(
        *(rules.heads, definite, rules.offices, rules.definite_offices, rules.leads, rules.spokespersons),
        *(facilities(), bare(), fields(), signs("mediums")),
        *(rules.ranks, rules.unnamed, rules.roles, ONE_OF, rules.wings, rules.known, rules.tribes, rules.leading),
    )
