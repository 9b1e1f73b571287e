"""Bodies that are told by their field or place alone where they speak or act: الصحة: 12 شهيدا, أعلن مستشفى العودة."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.actor_evidence import is_one_of
from summarizer.actors.actor_signs import bare, facilities, field_acts, fields, force_acts, records, signs, telling
from summarizer.actors.actor_words import Word, is_adjective, is_stop
from summarizer.actors.listed_bodies import Body
from summarizer.actors.name_words import is_announced

# How far behind the field its colon may stand, in words: الصحة في شمال دارفور: ...
_LABEL_WORDS = 4
# Longest name of a hospital or university.
_FACILITY_WORDS = 4
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


def read_speaking(words: Sequence[Word], start: int) -> Body | None:
    """A hospital, or البلدية and its like, right behind a verb of saying (أعلن مستشفى العودة أن …)."""
    key = words[start].key
    if start == 0 or words[start].barrier or words[start].opened:
        return None
    before = words[start - 1].key
    says = is_one_of(before, telling())
    # أخلت البلدية المباني
    does = before.endswith("ت") and is_one_of(before, field_acts())
    kind = (bare().get(key) if says or does else None) or (fields().get(key) if says else None)
    if kind is not None:
        return Body(start, start + 1, key, kind, None)
    if not says:
        return None
    if key in signs("mediums"):
        return _quoted_medium(words, start + 1)
    if key not in facilities() or (key in signs("areas") and is_one_of(words[start - 1].key, records())):
        # سجلت محافظة حمص أقل عدد من القتلى: where it was.
        return None
    last = start + 1
    while last < min(start + 1 + _FACILITY_WORDS, len(words)) and not words[last].barrier:
        if is_stop(words[last]) or is_announced(words[last].key) or words[last].key.startswith(("ب", "ل")):
            break
        defined = words[last - 1].key.startswith("ال")
        if defined and not is_adjective(words[last].key):
            break
        last += 1
    return Body(start, last, key, facilities()[key], None) if last > start + 1 else None


def _quoted_medium(words: Sequence[Word], at: int) -> Body | None:
    """ذكر موقع «نبض السهل»: a name in quotation marks behind the noun of a medium."""
    if at >= len(words) or words[at].barrier or words[at].opened in ("", "(", "["):
        return None
    last = next(
        (end for end in range(at + 1, min(at + 1 + _FACILITY_WORDS, len(words))) if words[end - 1].closed), None
    )
    return Body(at, last, words[at].key, "media", None) if last is not None else None
