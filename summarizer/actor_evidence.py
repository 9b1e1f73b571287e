"""Whether a name is an actor here: a state where a verb shows it to act, a medium where it speaks."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actor_lexicon import evidence, grammar
from summarizer.actor_words import Word
from summarizer.bodies import Body

# How far before the accused its verb may stand (حمّلت حركة حماس إسرائيل مسؤولية), نقلا عن behind a medium.
_ACCUSED_WITHIN = 5
_CARRIED_WITHIN = 5


def acts(words: Sequence[Word], body: Body) -> bool:
    """Whether a verb beside a state's name is the state's, or accuses it (قالت يريفان, إن روسيا أطلقت)."""
    signs, at = evidence(), body.first
    if words[at].key != body.head and not words[at].key.startswith("و"):
        return False
    before = words[at - 1].key if at and not words[at].barrier else ""
    if _is_act(before) or _accused(words, at):
        return True
    if before in signs.between and at > 1 and _is_act(words[at - 2].key):
        return True
    if (before and before not in signs.clauses) or body.last >= len(words) or words[body.last].barrier:
        return False
    return _is_act(words[body.last].key)


def _is_act(key: str) -> bool:
    verbs = grammar().acts
    return key in verbs or (key[:1] in ("و", "ف") and key[1:] in verbs)


def _accused(words: Sequence[Word], at: int) -> bool:
    signs = evidence()
    after = words[at + 1].key if at + 1 < len(words) else ""
    if not (after.startswith("ب") or after in signs.blame):
        return False
    for back in range(at - 1, max(at - _ACCUSED_WITHIN, -1), -1):
        if words[back + 1].barrier:
            return False
        if words[back].key in signs.accusing or words[back].key[1:] in signs.accusing:
            return True
    return False


def speaks(words: Sequence[Word], body: Body) -> bool:
    """Whether a medium tells it on its own: behind a verb of saying or بحسب, and not نقلا عن someone else."""
    signs, lead = evidence(), body.first - 1
    if lead >= 0 and words[lead].key in signs.mediums and not words[body.first].barrier:
        lead -= 1
    if lead < 0 or words[lead + 1].barrier:
        return False
    key = words[lead].key
    if key not in signs.saying and key[1:] not in signs.saying:
        return False
    behind = words[body.last : body.last + _CARRIED_WITHIN]
    return not any(word.key in signs.carried for word in behind)
