"""Whom somebody is told by name or office to have assassinated: `اغتالت إسرائيل سالم حيدر في دمشق`."""

from __future__ import annotations

from summarizer.actors.name_words import opens_name
from summarizer.claims.casualty_verbs import CasualtyVerb
from summarizer.claims.group import Group
from summarizer.claims.named_ones import known_one, named_one
from summarizer.claims.phrase_ends import is_given_name, is_preposition, phrase_end, who_end
from summarizer.claims.scene import Scene
from summarizer.claims.times import behind_time
from summarizer.document import Document
from summarizer.language.text import ARTICLE
from summarizer.language.wordlists import words

# A verb of which none but a person is the object, so that a name needs no title.
ASSASSINATE = "اغتال"
# The same of whom a body or gunmen killed, where a given name or a known one stands: `قتلت إسرائيل سالم حيدر`.
KILL = "قتل"


def read_assassinated(scene: Scene, verb: CasualtyVerb) -> bool:
    """The name or office right behind a body or attackers who assassinated him, over a time."""
    doc, start = scene.doc, verb.at + 1
    killed = verb.form.lemma == KILL
    if not (killed or verb.form.lemma == ASSASSINATE) or verb.form.number != "singular":
        return False
    body = doc.actor_at.get(start)
    if body is not None and body.first == start and body.kind != "official":
        subject_end = body.last
    elif doc.norm(start) in words("casualties", "attackers") and (not killed or doc.norm(start).endswith("ون")):
        subject_end = start + 1
    else:
        return False
    at = behind_time(doc, subject_end)
    victim = _named(doc, at, scene.last) if not killed or is_given_name(doc, at) or at in doc.actor_at else None
    if victim is None and not killed:
        victim = _by_office(doc, at, scene.last)
    if victim is None or not scene.free(victim):
        return False
    scene.add_joined(victim, "killed", "verb-agent-killed", verb.at, (start, at))
    return True


def _named(doc: Document, i: int, end: int) -> Group | None:
    """`هنية`, who is known, or one by his given name and another: `سالم حيدر`."""
    if (known := known_one(doc, i, end)) is not None:
        return known
    following = doc.tokens[i + 1].kind == "word" if i + 1 < end else False
    # `محمد علي`, but `خالد على الطريق`
    free = is_given_name(doc, i + 1) or doc.norm(i + 1) not in words("reporting", "function")
    plain = following and not doc.joins(i + 1) and free
    function = is_preposition(doc, i) or doc.norm(i) in words("reporting", "function")
    named = is_given_name(doc, i) or (opens_name(doc.norm(i)) and not function)
    return named_one(doc, i, end) if plain and named else None


def _by_office(doc: Document, i: int, end: int) -> Group | None:
    """`القاضي`, `القيادي في الحركة`: one by what he is, of whom nothing was told before."""
    one = doc.reading(i, "person") if i < end else None
    if one is None or not one.definite or one.prefix != ARTICLE or one.form.number != "singular":
        return None
    bare = doc.norm(i).removeprefix(ARTICLE)
    told = doc.find({doc.norm(i), bare, f"{bare}ا"}, 0, i) is not None
    return None if told else Group.of(1, i, i + 1, behind=phrase_end(doc, i + 1, end), who=(i, who_end(doc, i, end)))
