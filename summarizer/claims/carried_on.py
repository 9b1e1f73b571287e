"""What became of those of whom the clause before told: `سقط عامل من سقالة ولقي مصرعه`, `انقلبت سيارة بشابين فتوفيا`,
`ضرب رجل ابنه حتى الموت`.
"""

from __future__ import annotations

from summarizer.claims.casualty_verbs import TOPIC, CasualtyVerb
from summarizer.claims.group import Group
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.text import CLAUSE_ENDS
from summarizer.language.wordlists import phrases, words
from summarizer.sources.reporting import speaks

# How far before `ففارق الحياة` those may be told whom it befell, in tokens.
REACH = 14
# How far before `حتى الموت` the number of captives may stand, in tokens.
CAPTIVES_REACH = 4
# Its ت is of the root.
DIED = "مات"
TO_DEATH = frozenset(("الموت",))


def read_carried_on(scene: Scene, verb: CasualtyVerb) -> bool:
    """A verb without a subject behind it, for the nearest people before it who fit it and of whom nothing was told."""
    doc, at = scene.doc, verb.at
    reading = doc.reading(at, "verb")
    again = doc.norm(at - 1) in ("حتي", "ثم", "فقد")
    if reading is None or not (again or reading.prefix in ("و", "ف")):
        return False
    # `أطلقوا النار على المختار فقتل على الفور`
    at_once = reading.prefix == "ف" and doc.phrase_end(phrases("casualties", "share", "at_once"), at + 1) is not None
    if verb.form.voice != "victim" and not at_once:
        return False
    if reading.prefix == "و" and verb.form.lemma not in words("casualties", "carried_on", "joined"):
        return False
    group = _people_before(scene, at, known=at_once)
    if group is None or not _agrees(doc, verb, group):
        return False
    scene.add(group, verb.kind, f"verb-after-{verb.kind}", last=max(at, verb.needed or at) + 1)
    return True


def read_to_death(scene: Scene) -> None:
    """`ضرب رجل ابنه حتى الموت`, `نهشت كلاب ضالة طفلا حتى الموت`: whatever was done to them."""
    doc = scene.doc
    for i in scene.every(TO_DEATH):
        if doc.norm(i - 1) != "حتي" or scene.mentions(words("casualties", "carried_on", "not_yet")):
            continue
        if _has_killed(scene, i):
            continue
        group = _people_before(scene, i - 1) or _captives_before(scene, i - 1)
        if group is not None and group.shape in ("singular", "dual", "number"):
            scene.add(group, "killed", "to-death", last=i + 1)


def _has_killed(scene: Scene, i: int) -> bool:
    """`طعن رجل مدير المدرسة حتى الموت`: whether a verb of wounding before a token has told the death that it tells."""
    told = scene.latest(i, "killed")
    if told is None or any(map(scene.doc.is_stop, range(told.last, i))):
        return False
    form = scene.doc.form(told.first, "verb", "event")
    return form is not None and form.kind == "wounded"


def _captives_before(scene: Scene, at: int) -> Group | None:
    """`عذبوا 30 معتقلا حتى الموت`: those in custody who are counted right before a token."""
    groups = (scene.group(j) for j in range(at - 1, max(scene.first, at - CAPTIVES_REACH) - 1, -1))
    counted = (g for g in groups if g is not None and g.kind == "detained" and g.counted and g.next == at)
    return next((group for group in counted if scene.free(group)), None)


def _people_before(scene: Scene, at: int, *, known: bool = False) -> Group | None:
    """The nearest people before a token in their clause, told by their number or without an article, and free; also one
    with an article where he may be `known`.
    """
    doc, told = scene.doc, scene.latest(at)
    first = max(scene.first, at - REACH, told.last if told is not None else 0)
    for j in range(at - 1, first - 1, -1):
        if doc.norm(j) in CLAUSE_ENDS or doc.reading(j, "event", "verb", "victim"):
            return None
        # `أما الراكب فأصيب`
        topic = doc.is_word(j - 1, TOPIC) or known
        group = scene.group(j, lone=topic)
        if group is None or group.shape == "other" or speaks(doc.norm(j - 1)):
            # `من الطابق الخامس`, `قال طبيب`
            continue
        if doc.counted_before(j) or doc.norm(j - 1) in words("casualties", "share", "openers"):
            continue
        told_of = group.definite and doc.form(group.first, "kin") is None and not (topic and group.minimum == 1)
        fits = group.kind is None and group.who is not None and not told_of and not group.partitive
        return group if fits and scene.free(group) else None
    return None


def _agrees(doc: Document, verb: CasualtyVerb, group: Group) -> bool:
    """Whether a verb is said of so many, and of a man or a woman."""
    if verb.form.number == "dual":
        return group.minimum == group.maximum == 2
    if verb.form.number == "plural":
        return group.shape == "number" and (group.minimum is None or group.minimum > 2)
    form, mother = doc.form(group.first, "person", "kin"), doc.norm(group.first) == "الام"
    if group.minimum != 1 or group.maximum != 1 or not (form or mother):
        return False
    feminine = doc.norm(verb.at).endswith("ت") and doc.bare[verb.at] != DIED
    return feminine == (mother or (form is not None and form.of_woman))
