"""Finite verbs that state a casualty, and uses of the same words that state none: `فقد شقيقين`, `احتجز بالعناية`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from summarizer.document import Document
from summarizer.forms import Form
from summarizer.lexicon import load_lexicon
from summarizer.model import Kind
from summarizer.scene import Scene
from summarizer.text import fold
from summarizer.wordlists import words

# How far behind its verb a required word (`لقي ... مصرعه`) may stand, in tokens.
REQUIREMENT_REACH = 30
# How far behind a verb of detention the hospital may stand that keeps its patients, in tokens.
KEEPER_REACH = 10
# A word behind one of these is no finite verb: `في سجن زنجان`.
PREPOSITIONS = frozenset(("في", "من", "الي", "علي", "عن", "بعد", "قبل", "خلال", "اثناء", "اي"))
# `قضى على` is to kill, `قضى` alone to die.
EXECUTED = frozenset(("قضي", "قضت", "قضوا", "قضيا"))
# `جروح أصيب بها`: the verb tells of the wounds, which were told before.
RELATIVE = frozenset(("بها", "به", "بهما"))
HOSPITALS = frozenset(("عنايه", "مستشفي", "مستشفيات"))


@dataclass(frozen=True, slots=True)
class CasualtyVerb:
    """A verb at token `at`, and the kind of casualty that it states here."""

    at: int
    form: Form
    kind: Kind


def verb_at(scene: Scene, i: int) -> CasualtyVerb | None:
    """The verb at a token that states a casualty; None for another word, and for another use of the same one."""
    doc = scene.doc
    reading = doc.reading(i, "verb")
    if reading is None or i in scene.used or reading.prefix not in ("", "و", "ف"):
        return None
    form = reading.form
    if form.kind is None or form.suffixed or doc.norm(i - 1) in PREPOSITIONS:
        return None
    if form.lemma in EXECUTED and doc.norm(i + 1) == "علي" and _is_killed(doc, i + 2):
        return None
    if doc.norm(i + 1) in RELATIVE or (form.kind == "detained" and _is_taken_in(doc, i, scene.last)):
        return None
    if form.lemma == "فقد":
        # `فقد عنصر من الشرطة حياته`: he is not missing.
        if doc.find(words("casualties", "blocks", "life"), i + 1, min(i + REQUIREMENT_REACH, scene.last)) is not None:
            return CasualtyVerb(i, form, "killed")
        if _is_loss(doc, i):
            return None
    return CasualtyVerb(i, form, form.kind)


def _is_taken_in(doc: Document, i: int, last: int) -> bool:
    """`احتجز 8 مصابين بالعناية المركزة`: a hospital keeps them; `أوقفت 14 موظفا عن العمل`: nobody detains them."""
    near = range(i + 1, min(i + KEEPER_REACH, last))
    if any(doc.norm(j) == "عن" and doc.norm(j + 1) == "العمل" for j in near):
        return True
    return any(doc.norm(j).lstrip("ب").removeprefix("ال") in HOSPITALS for j in near)


def _is_killed(doc: Document, i: int) -> bool:
    """`قضوا على 12 مسلحا`, but `ألفا مهاجر قضوا على هذا الطريق`."""
    return i in doc.counts or i in doc.actor_at or doc.reading(i, "person", "victim", "one_of", "kin") is not None


def _is_loss(doc: Document, i: int) -> bool:
    """`فقدت البلاد 46 ألفا`, `فقد شقيقين له`, `فقد أكدت`: one who lost somebody, or no verb at all."""
    dual = doc.form(i + 1, "person", "kin")
    if dual is not None and doc.norm(i + 1).endswith("ين") and (dual.number == "dual" or doc.norm(i + 2) == "اثنين"):
        return True
    return doc.norms[i].endswith("ت") and i + 1 in doc.counts


def required_at(doc: Document, verb: CasualtyVerb, limit: int) -> int | None:
    """Where the word stands without which the verb states nothing; the verb itself where it needs none."""
    needed = _requirements().get(verb.form.lemma)
    if needed is None:
        return verb.at
    return doc.find(needed, verb.at + 1, min(verb.at + REQUIREMENT_REACH, limit))


@cache
def _requirements() -> dict[str, frozenset[str]]:
    required: dict[str, frozenset[str]] = {}
    for entry in load_lexicon("casualties")["verb"]:
        needed = frozenset(fold(word) for word in entry.get("requires", ()))
        if needed:
            required.update({fold(word): needed for word in entry.get("words", []) + entry.get("forms", [])})
    return required
