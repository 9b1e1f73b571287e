"""Who stands nearer to a plural verb than a number, which counts those who mourn, speak or look on.

`شيع مئات السكان رعاة قتلوا`, `قال ثلاثة وزراء إن جنودا قتلوا`.
"""

from __future__ import annotations

from summarizer.claims.casualty_verbs import CasualtyVerb
from summarizer.claims.group import Group
from summarizer.claims.pairs import opens_clause
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import relatives

# How far before their verb the nearer ones may stand with their adjectives, in tokens: `موظفين أمميين بارزين قتلوا`.
NEARER_REACH = 3
# Which goes on with what is said, of one alone where a definite noun stands behind it.
AND_THAT = "وان"
# What a subjunctive of many begins and ends with, which goes on with those before أن: `يخشى أن يكونوا قتلوا`.
SUBJUNCTIVE, OF_MANY = "ي", "وا"


def opens_statement(doc: Document, j: int, verb: CasualtyVerb) -> bool:
    """`قال ثلاثة وزراء إن زملاءهم قتلوا`, `إن المهاجمين رجل وابنه وإن الرجل قتل`: whether أن at a token has a subject
    of its own, of whom a verb tells.
    """
    if doc.norm(j) == AND_THAT and verb.form.number == "singular":
        return doc.norm(j + 1).startswith("ال")
    if doc.norm(j) != "ان":
        return False
    goes_on = doc.norm(j + 1).startswith(SUBJUNCTIVE) and doc.norm(j + 1).endswith(OF_MANY)
    plural = verb.form.number == "plural" and j + 1 < verb.at and not goes_on
    return plural or verb.form.number == "dual" or doc.norm(j + 1).startswith("ال")


def tells_of_nearer(scene: Scene, verb: CasualtyVerb, group: Group) -> bool:
    """`شيع مئات السكان رعاة قتلوا`, `أشاد 40 نائبا بجنود قتلوا`, `مصير أبنائهم الذين اختفوا`: whether a verb tells of
    people behind a number that is the subject of another verb; whom من or و puts there belong to the number.
    """
    doc = scene.doc
    opens = verb.at == scene.first or doc.joins(verb.at) or doc.norm(verb.at - 1) in COMMAS
    if verb.form.number != "plural" or group.shape != "number" or opens or opens_clause(doc, group.first, scene.first):
        return False
    relative = doc.norm(verb.at - 1) in relatives()
    near = range(verb.at - 2, verb.at - 1) if relative else range(verb.at - 1, verb.at - 1 - NEARER_REACH, -1)
    return any(_are_others(doc, j, group) for j in near if j > group.last)


def _are_others(doc: Document, j: int, group: Group) -> bool:
    """Whether people stand at a token whom a number before them neither counts nor is of."""
    people = doc.reading(j, "person", "kin", "victim")
    if people is None or people.form.number != "plural" or people.definite or doc.joins(j):
        return False
    # `آلاف السكان مقاتلين`, `40 نائبا بجنود`, but `خمسة شبان لاجئين`
    apposed = j == group.last + 1 and not people.prefix and not doc.norm(group.last).startswith("ال")
    return not apposed and doc.norm(j - 1) != "من"
