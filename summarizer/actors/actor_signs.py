"""The words that show a state to act or a medium to speak, and all words at which an actor may start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from summarizer.actors.actor_lexicon import ONE_OF, actor_names, folded_map, folded_set, grammar, verb_forms
from summarizer.language.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that show a state to act or a medium to speak; see [evidence] in titles.toml."""

    clauses: frozenset[str]
    between: frozenset[str]
    by: frozenset[str]
    agents: frozenset[str]
    backed: frozenset[str]
    masculine: frozenset[str]
    facilities: Mapping[str, str]
    bare: Mapping[str, str]
    telling: frozenset[str]
    deeds: frozenset[str]
    conflicts: frozenset[str]
    joint: frozenset[str]
    fell: frozenset[str]
    civil: frozenset[str]
    housed: frozenset[str]
    accusing: frozenset[str]
    blame: frozenset[str]
    mediums: frozenset[str]
    saying: frozenset[str]
    according: frozenset[str]
    by_way: frozenset[str]
    tellers: frozenset[str]
    modal: frozenset[str]
    strikes: frozenset[str]
    floods: frozenset[str]
    carried: frozenset[str]
    carrying: frozenset[str]


@cache
def evidence() -> Evidence:
    """The words of [evidence]; `saying` are بحسب and the verbs of speech but those that only carry (نقل)."""
    lexicon: dict[str, Any] = load_lexicon("titles")
    words = lexicon["evidence"]
    speech = verb_forms(lexicon["verbs"]["speech"]) - verb_forms(words["carry"])
    return Evidence(
        clauses=folded_set(words["clauses"]),
        between=folded_set(words["between"]),
        by=folded_set(words["by"]),
        agents=folded_set(words["agents"]),
        backed=folded_set(words["backed"]),
        masculine=frozenset(words["masculine"]),
        facilities=folded_map(words["facilities"]),
        bare=folded_map(words["bare"]),
        telling=verb_forms(words["telling"]) | folded_set(words["according"]),
        deeds=folded_set(words["deeds"]),
        conflicts=folded_set(words["conflicts"]),
        joint=folded_set(words["joint"]) | folded_set(words["deeds"]),
        fell=folded_set(words["fell"]),
        civil=folded_set(words["civil"]),
        housed=folded_set(words["housed"]),
        accusing=verb_forms(words["accuse"]) | folded_set(words["accusing"]),
        blame=folded_set(words["blame"]),
        mediums=folded_set(words["mediums"]),
        saying=speech | folded_set(words["according"]),
        according=folded_set(words["according"]),
        by_way=folded_set(words["by_way"]),
        tellers=verb_forms(words["telling"]),
        modal=folded_set(words["modal"]),
        strikes=verb_forms(words["strike"]),
        floods=folded_set(words["floods"]),
        carried=folded_set(words["carried"]),
        carrying=folded_set(words["carried"]) | verb_forms(words["carry"]),
    )


@cache
def triggers() -> frozenset[str]:
    """Every word at which an actor or source may start: what licenses a clitic before it."""
    rules = grammar()
    definite = {"ال" + head for head in rules.heads}
    return frozenset(first for first, _ in actor_names()).union(
        *(rules.heads, definite, rules.offices, rules.definite_offices, rules.leads, rules.spokespersons),
        *(evidence().facilities, evidence().bare, evidence().mediums),
        *(rules.ranks, rules.unnamed, rules.roles, ONE_OF, rules.wings, rules.known),
    )
