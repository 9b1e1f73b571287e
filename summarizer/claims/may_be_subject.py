"""Whether a group behind a verb is its subject: people, in the verb's number, where a clause may end."""

from __future__ import annotations

from summarizer.actors.name_words import opens_name
from summarizer.claims.casualty_verbs import CasualtyVerb
from summarizer.claims.doers import have_object
from summarizer.claims.gaps import ends_accident, ends_plainly
from summarizer.claims.group import Group
from summarizer.claims.people import acts_on_things, may_be_people
from summarizer.claims.phrase_ends import is_titled_name
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.wordlists import relatives, words


def fits(scene: Scene, verb: CasualtyVerb, group: Group) -> bool:
    """Whether a group may be the subject of a verb: people, in its number, and those who suffered it."""
    doc = scene.doc
    if (verb.form.strict and not may_be_people(doc, group)) or not _may_follow(doc, verb, group):
        return False
    if group.kind and verb.falls:
        return False
    if verb.form.voice == "either" and (_may_be_agents(doc, group) or acts_on_things(doc, verb.at, group)):
        return False
    if verb.form.voice == "either" and group.shape == "plural" and have_object(scene, group):
        return False
    return not (verb.kind == "detained" and group.kind == "killed")


def _may_be_agents(doc: Document, group: Group) -> bool:
    """`خطف مسلحون`, `قتل الجنود`: behind a verb of either voice, those who did it rather than those who suffered it."""
    return doc.norm(group.first) in words("casualties", "attackers") or (group.definite and group.shape == "plural")


def _may_follow(doc: Document, verb: CasualtyVerb, group: Group) -> bool:
    """A verb before its subject stands in the singular: a dual or plural one has its subject before it."""
    if group.shape in ("plural", "dual") and group.definite:
        # `وجرحت الطالبات`: they were told of before; `استشهد الشابان سالم وفهد` and `قُتل المهاجمان` were not.
        new = opens_name(doc.norm(group.last)) or doc.norm(group.first) in words("casualties", "suspects", "attacking")
        return group.shape == "dual" and new
    if group.shape == verb.form.number == "dual":
        # `لقيا مصرعهما شقيقان`
        return doc.norm(group.first).endswith("ان")
    return verb.form.number == "singular" or verb.by_us or group.shape in ("number", "other")


def may_end_clause(doc: Document, at: int, group: Group) -> bool:
    """`قتل في الغارة التي طالت السوق 14 شابا`, but `قتل في الهجوم الذي نفذه خمسة مسلحين`: behind a noun of a relative
    clause, not behind its verb.
    """
    j = group.first - 1
    if doc.norm(j) in words("casualties", "share", "carried"):
        return False
    if doc.norm(j) in words("reporting", "function") and doc.norm(j) not in words("reporting", "times"):
        return False
    if group.shape != "number":
        return _is_subject(doc, at, group)
    relative = doc.find(relatives(), at + 1, j) is not None
    return not relative or doc.norm(j).startswith("ال") or doc.tokens[j].kind != "word" or j in doc.place_at


def _is_subject(doc: Document, at: int, group: Group) -> bool:
    """`أصيب في الحادث نفسه ضابط`, `توفي متأثرا بجراحه الشاب خالد`: one or two, or a title with its name.

    They stand behind a definite noun; behind a place, a time or a pronoun only where no verb may stand before it
    (`في هجوم شنه في حلب مسلح`).
    """
    nominative = group.shape == "singular" or (group.shape == "dual" and doc.norm(group.first).endswith("ان"))
    before = doc.norm(group.first - 1)
    ended = before.startswith("ال") or before in ("نفسه", "نفسها", "ذاته", "ذاتها", "ذلك")
    ended = ended or ends_accident(doc, at, group.first)
    nominative = nominative and not group.definite and (not group.kind or _dies_later(doc, at, group))
    if nominative and ended:
        return True
    titled = group.named and is_titled_name(doc, group.first)
    if titled and ends_accident(doc, at, group.first):
        return True
    return (nominative or titled) and ends_plainly(doc, at, group.first)


def _dies_later(doc: Document, at: int, group: Group) -> bool:
    """`توفي في المستشفى صباح اليوم جريحان`: the wounded who die."""
    form = doc.form(at, "verb")
    return group.kind == "wounded" and form is not None and form.kind == "killed"
