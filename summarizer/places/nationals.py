"""One of a nation in the accusative, who is spelled like his country: `أوقفت الشرطة سوريا`, `أعدمت أردنيا وليبيا`."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.actor_lexicon import demonyms
from summarizer.language.text import ARTICLE, Token, without_conjunction
from summarizer.language.wordlists import words
from summarizer.places.gazetteer import load_gazetteer
from summarizer.places.listed_names import Candidate

# Countries by whose name one of their people is called as an object, folded.
ALIKE = frozenset(("سوريا", "ليبيا"))
# What is done to people, and by a quake to a country.
HURT = frozenset(("اصاب", "اصابت"))
# The most words of the subject between the verb and its object.
LONGEST_SUBJECT = 3


def is_national(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """Whether a country's name is one of its people: behind what is done to people and its subject, or joined to
    another of a nation.
    """
    at = candidate.first
    if candidate.last != at + 1 or without_conjunction(tokens[at].norm) not in ALIKE:
        return False
    if candidate.prefix == "و":
        # `أعدمت الرياض أردنيا وسوريا`
        return at > 0 and _is_one(tokens[at - 1].norm)
    if candidate.prefix:
        return False
    done, i = words("places", "done_to_people"), at - 1
    if at > 1 and tokens[i].norm.startswith("و") and _is_one(tokens[i - 1].norm):
        # `قتل مسلح مصريا وأصاب ليبيا`
        return tokens[i].norm[1:] in done | HURT
    while i >= 0 and at - i <= LONGEST_SUBJECT and _may_be_subject(tokens, i):
        i -= 1
    return 0 <= i < at - 1 and without_conjunction(tokens[i].norm) in done


def _is_one(norm: str) -> bool:
    """`أردنيا`, `مصريا`."""
    return norm.endswith("ا") and norm[:-1] in demonyms() and not load_gazetteer().lookup(norm)


def _may_be_subject(tokens: Sequence[Token], i: int) -> bool:
    """`الشرطة الألمانية`, `تركيا`."""
    norm = tokens[i].norm
    return tokens[i].kind == "word" and (norm.startswith(ARTICLE) or bool(load_gazetteer().lookup(norm)))
