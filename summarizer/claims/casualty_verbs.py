"""Finite verbs that state a casualty, and uses of the same words that state none: `فقد شقيقين`, `احتجز بالعناية`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import chain

from summarizer.claims.kept_in import KEEPER_REACH, is_taken_in, underground
from summarizer.claims.lost_objects import LOSE, free_words, is_loss, loses_life
from summarizer.claims.other_uses import (
    has_no_captives,
    is_attempt,
    is_charming,
    is_contesting,
    is_departure,
    is_describing,
    is_done_to_us,
    is_given,
    is_illness,
    is_manner,
    is_no_martyrdom,
    is_of_bodies,
    is_of_career,
    is_of_vessel,
    is_prison,
    is_promotion,
    is_quoting,
    is_remark,
    is_standstill,
    keeps_things,
)
from summarizer.claims.phrase_ends import is_given_name, is_titled_name
from summarizer.claims.pronouns import DONE
from summarizer.claims.scene import Scene
from summarizer.claims.those_who import are_among_told, is_cleft
from summarizer.document import Document
from summarizer.language.forms import OURS, Form
from summarizer.language.lexicon import load_lexicon
from summarizer.language.text import COMMAS, fold
from summarizer.language.wordlists import words
from summarizer.model import Kind
from summarizer.sources.reporting import is_verb

# How far behind its verb a required word (`لقي ... مصرعه`) may stand, in tokens.
REQUIREMENT_REACH = 30
# How far behind its verb `حتى الموت` may stand, in tokens.
TO_DEATH_REACH = 12
# In an accident that was told right before.
WITHIN_IT = frozenset(("فيه", "فيها", "خلاله", "خلالها", "اثره", "اثرها", "جراءه", "جراءها"))
# Before an imperfect these tell what may happen: `قد يقتل مليون شخص`.
MAY = frozenset(("قد", "سوف", "لن", "لم", "لا", "ان", "كي"))
# `جروح أصيب بها`: the verb tells of the wounds, which were told before.
RELATIVE = frozenset(("بها", "به", "بهما"))
# Opens a topic, which another particle takes up, and how far before that it may stand, in tokens.
TOPIC, TOPIC_REACH = frozenset(("اما",)), 12
# It holds under rubble and in custody alike.
HOLD, HOLDS = "احتجز", "يحتجز"
# `دفن بيديه 11 من جيرانه`: somebody buries the dead himself.
BY_HAND = frozenset(("بيديه", "بيديها", "بيدي", "بيدينا", "بايدينا", "بايديهم"))
# `دفنت 64 جثمانا وإن هناك 11 تحت الأنقاض`, `وأنها اعتقلت ثلاثة`: another clause of what is said.
AND_THAT = frozenset(("وان", "فان", "وبان", "وانه", "وانها", "وانهم", "وبانه", "وبانها", "وبانهم"))


@dataclass(frozen=True, slots=True)
class CasualtyVerb:
    """A verb at token `at`, the kind of casualty that it states here, and the word without which it states nothing."""

    at: int
    form: Form
    kind: Kind
    needed: int | None = None

    @property
    def by_us(self) -> bool:
        """`قتلنا في الكمين ثلاثة`: the first person plural, whose victims stand behind it."""
        return self.form.number == "plural" and self.form.lemma.endswith(OURS)

    @property
    def falls(self) -> bool:
        """`سقط في القصف خمسة`: a death, but not of those whose noun tells what became of them (`خمسة جرحى`)."""
        return self.form.lemma in words("casualties", "fallen", "verbs")


def verb_at(scene: Scene, i: int) -> CasualtyVerb | None:
    """The verb at a token that states a casualty; None for another word, and for another use of the same one."""
    doc = scene.doc
    reading = doc.reading(i, "verb")
    if reading is None or i in scene.used or reading.prefix not in ("", "و", "ف"):
        return None
    form = reading.form
    if form.kind is None or form.suffixed or _is_of_place(doc, i):
        return None
    if is_manner(scene, i):
        return None
    # `ثلاث ضحايا غرقوا`, but `ضحايا قتل`
    victims = doc.norm(i - 1) == "ضحايا" and form.number == "plural"
    told = victims or _ends_name(doc, i - 1) or _tells_what_in(doc, i) or is_cleft(doc, i)
    if doc.norm(i - 1) in words("casualties", "no_verb") and not told:
        return None
    if form.number == "plural" and are_among_told(doc, i):
        return None
    if doc.is_word(i - 1, MAY) and form.lemma.startswith("ي") and not _is_outcome(doc, i):
        return None
    if doc.norm(i + 1) in RELATIVE or (form.kind == "detained" and is_taken_in(doc, i, scene.last)):
        return None
    other_use = OTHER_USES.get(form.lemma)
    if other_use is not None and other_use(scene, i):
        return None
    died = loses_life(scene, i) if form.lemma == LOSE else form.kind == "wounded" and is_to_death(doc, i)
    held = doc.norm(i + 1) in words("casualties", "attackers")
    if form.lemma == HOLD and not held and underground(doc, i + 1, min(i + KEEPER_REACH, scene.last)) is not None:
        return CasualtyVerb(i, form, "missing")
    return CasualtyVerb(i, form, "killed" if died else form.kind)


def _is_of_place(doc: Document, i: int) -> bool:
    """`رابطة معتقلي سجن صيدنايا`: the class noun of a facility is no verb."""
    place = doc.place_at.get(i)
    return place is not None and place.first <= i < place.last - 1


def _ends_name(doc: Document, i: int) -> bool:
    """`الطفل سامر علي استشهد`, but `أقدم سامر على قتل`: the second name is spelled like the preposition."""
    if not is_given_name(doc, i) or not is_given_name(doc, i - 1):
        return False
    return doc.reading(i + 1, "event") is None or is_titled_name(doc, i - 2)


def _tells_what_in(doc: Document, i: int) -> bool:
    """`وقع حادث توفي فيه ثلاثة`, `في فاجعة لقي خلالها شقيقان حتفهما`: a clause that tells what happened in it."""
    return doc.norm(i + 1) in WITHIN_IT and doc.form(i, "event") is None


def _is_outcome(doc: Document, i: int) -> bool:
    """`أدى الحريق إلى أن يصاب ثلاثة`, `قبل أن يلقى مصرعه`."""
    return doc.norm(i - 1) == "ان" and doc.norm(i - 2) in ("الي", "قبل")


def is_to_death(doc: Document, i: int) -> bool:
    """`طعن زوجته حتى الموت`, but `طعن شابا وضرب آخر حتى الموت`."""
    for j in range(i + 1, i + TO_DEATH_REACH):
        if doc.norm(j) == "الموت" and doc.norm(j - 1) == "حتي":
            return j > i + 2
        if doc.norm(j) in (".", "؛") or doc.reading(j, "other") is not None:
            return False
    return False


def _is_by_hand(scene: Scene, i: int) -> bool:
    """`دفن بيديه زوجته`: who is buried so has died, and lies under nothing."""
    return scene.doc.norm(i + 1) in BY_HAND


def _kills_or_spends(scene: Scene, i: int) -> bool:
    """`قضوا على 12 مسلحا` is to kill, `قضى شهرين` to spend, `قضت ببراءة ثلاثة` to rule, `قضى` alone to die."""
    doc = scene.doc
    ruled = i + 2 if doc.norm(i + 1).startswith("ال") else i + 1
    if doc.norm(ruled) in words("casualties", "blocks", "rulings"):
        # `قضى القاضي بحبس متهمين`
        return True
    return (doc.norm(i + 1) == "علي" and _is_killed(doc, i + 2)) or _is_spent(doc, i)


def _is_killed(doc: Document, i: int) -> bool:
    """`قضوا على 12 مسلحا`, but `ألفا مهاجر قضوا على هذا الطريق`."""
    return i in doc.counts or i in doc.actor_at or doc.reading(i, "person", "victim", "one_of", "kin") is not None


def _is_spent(doc: Document, i: int) -> bool:
    """`قضى أربعة طلاب شهرين في ليون`: time is spent, and nobody died; `قضى بعد يومين` is a death."""
    return any(doc.norm(j) in words("casualties", "blocks", "spent") for j in free_words(doc, i))


def _is_particle_or_loss(scene: Scene, i: int) -> bool:
    """`أما ركابها، فقد نقلوا`: two particles; `فقد 300 عامل وظائفهم`: nobody is missing."""
    doc = scene.doc
    if i + 1 not in doc.counts and (doc.reading(i + 1, "verb") or is_verb(doc.norm(i + 1))):
        return True
    toll = doc.norm(i - 1) in COMMAS or doc.is_word(i - 1, words("reporting", "statement", "nouns"))
    if doc.norm(i) == LOSE and toll and _opens_no_loss(scene, i + 1):
        # `وفق آخر حصيلة فقد ارتفع العدد`
        return True
    if doc.norm(i) == LOSE and doc.find(TOPIC, max(scene.first, i - TOPIC_REACH), i) is not None:
        # `أما الرابع فقد انتشلناه`
        return True
    return not loses_life(scene, i) and is_loss(doc, i)


def _opens_no_loss(scene: Scene, i: int) -> bool:
    """`وفق آخر حصيلة، فقد بلغ العدد 23`: behind the particle a verb, and nobody who may be lost."""
    norm = scene.doc.norm(i)
    if norm in words("casualties", "cumulative", "change") or norm in DONE:
        return True
    governed = norm in words("reporting", "function") or norm.startswith("ال")
    return not governed and i not in scene.doc.counts and scene.group(i, lone=True) is None


def required_at(doc: Document, verb: CasualtyVerb, limit: int) -> tuple[int, Kind] | None:
    """Where the word stands without which the verb states nothing, and what it states with it.

    That is the verb itself where it needs none.
    """
    needs = requirements().get(verb.form.lemma)
    if needs is None:
        return verb.at, verb.kind
    for needed, kind in needs:
        at = doc.find(needed, verb.at + 1, min(verb.at + REQUIREMENT_REACH, limit))
        if at is None or not AND_THAT.isdisjoint(between := doc.norms[verb.at : at]):
            continue
        if kind != "missing" or "." not in between:
            # `دفنا 70 جثمانا. وما زال ثلاثة تحت الركام`
            return at, kind
    return None


@cache
def requirements() -> dict[str, tuple[tuple[frozenset[str], Kind], ...]]:
    """For each verb that needs another word (`لقي ... مصرعه`): the words, and the kind that it states with them."""
    required: dict[str, list[tuple[frozenset[str], Kind]]] = {}
    for entry in load_lexicon("casualties")["verb"]:
        needed = frozenset(fold(word) for word in entry.get("requires", ()))
        for word in chain.from_iterable(entry.get(key, ()) for key in ("words", "imperfect", "forms") if needed):
            required.setdefault(fold(word), []).append((needed, entry["kind"]))
    return {word: tuple(entries) for word, entries in required.items()}


# Verbs, by their third person, that have a use besides that of casualties, and what tells it.
OTHER_USES: dict[str, Callable[[Scene, int], bool]] = {
    "دفن": _is_by_hand,
    "قضي": _kills_or_spends,
    "يقضي": _kills_or_spends,
    "نال": is_no_martyrdom,
    "اقدم": is_attempt,
    "عمد": is_attempt,
    "انهي": is_of_career,
    "تخلص": is_of_career,
    "تفحم": is_of_bodies,
    "اسعف": is_given,
    "غرق": is_of_vessel,
    "يغرق": is_of_vessel,
    "رحل": is_departure,
    "ارتقي": is_promotion,
    "استشهد": is_quoting,
    "يصارع": is_illness,
    "طعن": is_contesting,
    "يطعن": is_contesting,
    "اسر": has_no_captives,
    "سجن": is_prison,
    "خطف": is_charming,
    "صفت": is_describing,
    "صفوا": is_describing,
    "علق": is_remark,
    "توقف": is_standstill,
    HOLD: keeps_things,
    HOLDS: keeps_things,
    "اعتقلنا": is_done_to_us,
    "اوقفنا": is_done_to_us,
    "احتجزنا": is_done_to_us,
    "ضبطنا": is_done_to_us,
    LOSE: _is_particle_or_loss,
}
