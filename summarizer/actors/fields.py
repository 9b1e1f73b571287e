"""Bodies that headlines name by their field alone where they speak or act: الصحة: 12 شهيدا, الداخلية تعلن."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.actor_signs import facilities, field_acts, fields, force_acts
from summarizer.actors.actor_words import Word, is_adjective, is_stop
from summarizer.actors.listed_bodies import Body

# How far behind the field its colon may stand, in words: الصحة في شمال دارفور: ...
_LABEL_WORDS = 4
# What joins a place to the field.
_IN = "في"
_HOSPITAL = "medical"
# Kinds of bodies that kill and strike.
_FORCES = frozenset(("security", "military", "armed_group"))


def read_field(words: Sequence[Word], start: int) -> Body | None:
    """A field, or a hospital, that opens an item before a colon; a field also before a verb of telling or acting."""
    key = words[start].key
    if key.startswith("و") and key[1:] in fields():
        # `، والصحة: ...`
        key = key[1:]
    kind = fields().get(key) or (_HOSPITAL if facilities().get(key) == _HOSPITAL else None)
    if kind is None or not (start == 0 or words[start].barrier):
        return None
    last = _name_end(words, start, hospital=key not in fields())
    if words[last - 1].colon or _places_it(words, last):
        return Body(start, last, key, kind, None)
    if last >= len(words) or words[last].barrier or key not in fields():
        return None
    verb = words[last].key
    acts = verb in field_acts() or (kind in _FORCES and verb in force_acts())
    return Body(start, last, key, kind, None) if acts else None


def _name_end(words: Sequence[Word], start: int, *, hospital: bool) -> int:
    """Past the adjectives and the second field of الإسعاف والطوارئ, or past a hospital's name."""
    last = start + 1
    while last < min(start + _LABEL_WORDS, len(words)) and not (words[last].barrier or words[last - 1].colon):
        key = words[last].key
        if hospital:
            if is_stop(words[last]) or key.startswith("ب"):
                break
        elif not (is_adjective(key) or (key[0] == "و" and key[1:] in fields())):
            break
        last += 1
    return last


def _places_it(words: Sequence[Word], at: int) -> bool:
    """Whether في or ب with a place, or ل with who was told, stands between a body and its colon: الصحة بغزة:"""
    if at >= len(words) or words[at].barrier or not (words[at].key == _IN or words[at].key[0] in "بل"):
        return False
    for end in range(at, min(at + _LABEL_WORDS, len(words))):
        if end > at and (words[end].barrier or is_stop(words[end])):
            return False
        if words[end].colon:
            return words[end].key != _IN
    return False
