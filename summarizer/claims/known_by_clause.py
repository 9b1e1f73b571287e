"""One whose fate a relative clause tells: `سائق الشاحنة، الذي أصيب بجروح، نقل`, `قبر عريسها الذي لقي مصرعه`."""

from __future__ import annotations

from summarizer.actors.strike_words import is_form_of, is_weapon
from summarizer.claims.casualty_verbs import CasualtyVerb
from summarizer.claims.endings import is_accusative
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.relative_clauses import is_complete
from summarizer.claims.scene import Scene
from summarizer.claims.titled_subjects import is_of_late
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words
from summarizer.sources.cue import COMPLEMENTISERS

# The rule by which one is told whom a clause without a comma makes known: he may have been told before.
KNOWN = "known-by-clause"
# What may stand between the relative and its verb: `الذي كان قد قتل`.
HAD = frozenset(("كان", "كانت", "قد"))
# The longest name or title before the relative, in tokens.
LONGEST = 6
# Endings of a noun with whose it is: `عريسها`; ه ends feminine nouns too, and ي adjectives.
OWNED = ("ها", "هم", "هما", "نا")
# How far behind the verb it may be told what killed or hurt him, in tokens.
CAUSE_REACH = 6
# How far behind the verb those may be told whom he killed himself, in tokens.
OBJECT_REACH = 8
# Behind the verb, of whom it tells besides: `الذي قتل فيه ثلاثة`.
THEREIN = frozenset(("فيه", "فيها", "به", "بها", "خلاله", "خلالها", "عليه", "عليها"))


def read_known_by_clause(scene: Scene, verb: CasualtyVerb) -> bool:
    """One definite person before الذي or التي, whose verb tells that he died or was hurt, with no victims behind it."""
    doc = scene.doc
    relative = doc.past(verb.at - 1, lambda i: doc.norm(i) in HAD, -1)
    if verb.form.voice == "agent" or verb.form.number != "singular" or verb.kind not in ("killed", "wounded"):
        return False
    if doc.norm(relative) not in words("reporting", "function", "relatives") or doc.norm(verb.at + 1) in THEREIN:
        return False
    behind = max(verb.at, verb.needed or verb.at) + 1
    if not (is_complete(scene, behind) or doc.joins(behind) or doc.norm(behind) in COMPLEMENTISERS):
        return False
    apart = doc.norm(relative - 1) in COMMAS
    group = _person_before(scene, relative - apart)
    if group is None or not scene.free(group):
        return False
    if not _is_among_others(doc, verb.at + 1):
        if not is_of_late(scene, verb):
            # Nor is a year what he killed: `الرئيس الذي قتل في انقلاب 1979 صديقا للملك`.
            return True
        if not _is_news(scene, group, verb):
            # Whoever else is told of has not died: `التقى الرئيس أرملة الضابط الذي قتل`.
            return not _did_it(scene, verb)
    if _did_it(scene, verb):
        return False
    rule = f"verb-after-{verb.kind}" if apart else KNOWN
    scene.add(group, verb.kind, rule, last=behind)
    return True


def _person_before(scene: Scene, end: int) -> Group | None:
    """The definite one who is told right before a token: `السائق`, `سائق الشاحنة`, `عريسها`."""
    doc = scene.doc
    for i in range(end - 1, max(scene.first, end - LONGEST) - 1, -1):
        if doc.is_stop(i) or doc.reading(i, "event", "verb", "victim") or i in doc.counts:
            return None
        person = doc.form(i, "person", "kin")
        if person is None or person.number != "singular" or doc.joins(i):
            continue
        group = read_group(doc, i, end, lone=True)
        if group is None or group.next != end or group.kind or not _is_definite(doc, i, end):
            continue
        return group._replace(minimum=1, maximum=1, vague=None)
    return None


def _is_definite(doc: Document, i: int, end: int) -> bool:
    """`السائق`, `سائق الشاحنة`, `عريسها`; not `سائق شاحنة`."""
    norm = doc.norm(i)
    return norm.startswith("ال") or norm.endswith(OWNED) or any(doc.norm(k).startswith("ال") for k in range(i, end))


def _is_among_others(doc: Document, i: int) -> bool:
    """`الذي قتل مع 21 آخرين في شباط 2005`: whether a toll is told, though of old, of which he is one."""
    return doc.norm(i) in words("casualties", "beside_victims", "company") and i + 1 in doc.counts


def _did_it(scene: Scene, verb: CasualtyVerb) -> bool:
    """`المسلح الذي قتل الجمعة ثلاثة أشخاص`, `الرجل الذي قتل بسكين زوجته`: whether an object follows behind when, where
    or how it was done.
    """
    doc, first = scene.doc, verb.at + 1
    beside = words("reporting", "function") | words("casualties", "beside_victims", "company")
    beside -= words("reporting", "times")
    for i in range(first, min(first + OBJECT_REACH, scene.last)):
        if doc.is_stop(i):
            return False
        own = doc.reading(i, "kin")
        kin = own is not None and own.prefix == "" and own.form.suffixed and i > first
        counted = i in doc.counts and not doc.joins(i) and doc.reading(doc.counts[i].last, "person") is not None
        if kin or counted or is_accusative(doc, i):
            return doc.norm(i - 1) not in beside
    return False


def _is_news(scene: Scene, group: Group, verb: CasualtyVerb) -> bool:
    """`التي قتلت في غارة`, `الذي قتل الجمعة`, `شيع الأهالي الطفل الذي قتل`, `عريسها الذي لقي مصرعه`: whether the words
    around a clause tell of an incident, its day or a burial, or of one by whose he was; not `ابنة الزعيم الذي قتل`,
    nor who is hurt in a match (`الحارس الذي أصيب أمام الأهلي`).
    """
    doc, first = scene.doc, verb.at + 1
    last = doc.past(first, lambda i: i < min(first + CAUSE_REACH, scene.last) and not doc.is_stop(i))
    harms = words("casualties", "incidents") | words("casualties", "treated", "hurt")
    if any(is_weapon(doc.norm(i)) or is_form_of(doc.norm(i), harms) for i in range(first, last)):
        return True
    if verb.kind == "wounded":
        return False
    buried = scene.mentions(words("perpetrators", "mourners") | words("casualties", "burials"))
    dated = doc.find(words("reporting", "times"), first, last) is not None or any(
        i in doc.place_at for i in range(first, last)
    )
    return buried or dated or doc.norm(group.first).endswith(OWNED)
