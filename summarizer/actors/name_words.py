"""What a word can be in or behind the name of a person: a given name, a rank, an act that is told, a common noun."""

from __future__ import annotations

import re

from summarizer.actors.actor_lexicon import demonyms, grammar
from summarizer.language.per_word import per_word
from summarizer.language.text import ARTICLE
from summarizer.language.wordlists import nouns, words
from summarizer.places.gazetteer import load_gazetteer

# An unknown foreign name opens with at least so many letters: shorter words are common nouns (حظر تجوال).
_FOREIGN_LETTERS = 4
# Pronouns and the tanwin of the accusative, behind what is told (التزامه, تحذيرا); a stem keeps three letters.
_ENDINGS, _SHORTEST_STEM = ("هما", "هم", "ها", "ه", "ا"), 3
# Plurals and feminine adjectives: none of them opens a foreign name.
_NO_OPENINGS = ("يه", "ات", "ون", "ين", "ها", "هم")
# Shapes of verbal nouns, which follow a title as what its holder announced (أعلن محافظ حلب إعادة فتح …).
NOUN_SHAPE = re.compile("ا..ا.|ا.ت.ا.|ان..ا.|است.+|ت..ي.|ت...|ت.ا..|م.ا..ه|.+[هء]")
# What a speaker is quoted with behind the name (تأكيده, نفيه).
OWN_ACT = re.compile("(?:ت..ي.|ا..ا.|ا.ت.ا.|نفي|قول)(?:ه|ها|هم)")


@per_word
def opens_name(key: str) -> bool:
    """Whether a folded word is a known given name or the first half of one (عبد, أبو)."""
    rules = grammar()
    return key in rules.given or key in rules.compound


def is_rank(key: str) -> bool:
    """Whether a folded word is a rank, what follows one, or the role of a private person."""
    rules = grammar()
    return key in rules.ranks or key in rules.rank_tails or key in rules.roles


def tells_kind(key: str) -> bool:
    """Whether a folded word is an indefinite adjective of sources or of a state (أمني, مطلع, فرنسي)."""
    rules = grammar()
    return not key.startswith(ARTICLE) and (key in rules.qualities or key in rules.kind_of or key in demonyms())


@per_word
def is_announced(key: str) -> bool:
    """Whether a folded word is what a holder of office announces (تشكيل, بفتح, لتجفيف, التزامه)."""
    rules = grammar()
    return key not in rules.given and any(form in rules.announced for form in _bare_forms(key))


@per_word
def is_common(key: str) -> bool:
    """Whether a folded word is a noun of the language, in any of its forms, and no given name."""
    return key not in grammar().given and any(form in nouns() for form in _bare_forms(key))


def _bare_forms(key: str) -> list[str]:
    """The word, and what it is without a conjunction or preposition, a pronoun or the tanwin."""
    forms = [key]
    if key[:1] in ("و", "ف", "ب", "ل") and len(key) > _SHORTEST_STEM:
        forms.append(key[1:])
    for form in tuple(forms):
        for ending in _ENDINGS:
            stem = form.removesuffix(ending)
            if stem != form and len(stem) >= _SHORTEST_STEM:
                forms += [stem, stem[:-1] + "ه"] if stem.endswith("ت") else [stem]
    return forms


def opens_foreign(key: str, *, defined: bool = False) -> bool:
    """Whether an unknown word can open a foreign name: no article, no Arabic ending, no noun by shape or list.

    Behind a `defined` title an indefinite adjective is ruled out, so that a word in ي is a name there.
    """
    if len(key) < _FOREIGN_LETTERS or key.startswith(ARTICLE) or key.endswith(_NO_OPENINGS):
        return False
    if key.endswith("ي") and not defined:
        return False
    joined = key[1:] if key.startswith("و") else ""
    if joined and (load_gazetteer().lookup(joined) or joined in words("places", "compounds") or opens_name(joined)):
        # `زار الوزير باريس ولندن`, `الخلية المسؤولة في حرستا وكفر بطنا`: places, or another person
        return False
    return not (NOUN_SHAPE.fullmatch(key) or is_common(key) or is_announced(key))
