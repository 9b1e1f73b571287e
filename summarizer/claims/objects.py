"""What may stand as the object of a verb that hurts, holds or takes people: `قتلت القوات ثلاثة شبان`."""

from __future__ import annotations

from functools import cache

from summarizer.actors.name_words import opens_name
from summarizer.claims.casualty_verbs import CasualtyVerb
from summarizer.claims.endings import BOY, heads_phrase, is_woman
from summarizer.claims.far_objects import has_helper
from summarizer.claims.group import Group
from summarizer.claims.named_ones import described_one
from summarizer.claims.people import ALONG, may_be_people
from summarizer.claims.phrase_ends import adverbs, is_given_name, is_initialled, is_national, is_titled_name
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.model import Kind

# Of whom it is news that they were killed or hurt.
WORSE: dict[Kind, tuple[Kind, ...]] = {"killed": ("detained", "wounded"), "wounded": ("detained",)}
# How far behind the number of a noun before them those may be counted who fell, in tokens.
NUMBERED_REACH = 2


def is_counted_object(scene: Scene, j: int) -> bool:
    """A number at a token that has its noun behind it."""
    group = scene.group(j) if j in scene.doc.counts else None
    return group is not None and (group.who is not None or group.next > group.last)


def is_number_of_noun(scene: Scene, group: Group) -> bool:
    """`قتل قرب الكيلو 145 خمسة أشخاص`, `في اليوم الـ700 للحرب خمسة`: a bare number, and people counted behind it."""
    doc = scene.doc
    if group.shape != "number" or group.who is not None or group.vague:
        return False
    at = next((i for i in range(group.last, min(group.last + NUMBERED_REACH, scene.last)) if i in doc.counts), None)
    people = scene.group(at) if at is not None and not doc.joins(at) else None
    return people is not None and people.who is not None and doc.reading(people.who[0], "person") is not None


@cache
def _no_object_after() -> frozenset[str]:
    # `قتل شاب بحسب ثلاثة شهود`: who tells it.
    before = words("casualties", "no_object_after") | words("reporting", "preposition")
    return before.union(*(words("casualties", "no_object_after", key) for key in ("beside", "hopes", "office")))


def object_at(scene: Scene, j: int) -> Group | None:
    """Victims as an object: counted, or indefinite; nothing joined or behind a preposition."""
    doc = scene.doc
    if j >= scene.last or doc.joins(j) or doc.norm(j - 1) in _no_object_after():
        return None
    # `قتل والد ثلاثة أطفال`, but folded `قتل مسلح برفقة شقيقه ثلاثة أطفال`
    parent = doc.norm(j - 1) in words("persons", "kinship") and not has_helper(doc, j - 1)
    if j in doc.counts and (doc.norm(j).startswith("ل") or parent):
        # `قتل أب لأربعة أطفال`: they are his.
        return None
    shot = doc.norm(j - 1) in words("casualties", "fallen", "shots") and not doc.norm(j - 1).startswith("بال")
    if shot and j not in doc.counts:
        # `جُرحا برصاص قناص`: whose shots they were; `قتلوا بالرصاص شابا` has an object.
        return None
    if is_titled_name(doc, j) or (is_national(doc, j) and is_initialled(doc, j + 1)):
        # `اعتقل الجنود الشاب سامي عودة`, `أوقفت دورية في طرابلس السوري (م. ح.)`
        named = scene.group(j, lone=True)
        return named if named is not None and scene.free(named) else None
    if (described := described_one(doc, j, scene.last)) is not None:
        # `اعتقلت الشرطة زيغموند فارتول (27 عاما)`
        return described if scene.free(described) else None
    group = scene.group(j) or _whole_at(scene, j)
    if group is not None and is_number_of_noun(scene, group):
        return None
    uncounted = group is not None and group.shape in ("plural", "other") and doc.reading(j, "collective") is None
    if group is None or not scene.free(group) or uncounted:
        return None
    # `اعتقلت الفتيين: سالم حيدر ونادر كامل`
    name = group.last + (doc.norm(group.last) == ":")
    two = group.shape == "dual" and opens_name(doc.norm(name))
    if group.definite and not (group.vague or two or _has_attacked(doc, group.first)):
        # Who was told of before; `اعتقلت القوات العشرات من المدنيين` tells of them first.
        return None
    if doc.norm(j) in words("casualties", "helped"):
        # `قتل مسلح بمساعدة صديقه`: no assistant
        return None
    if group.shape == "singular" and doc.counted_before(j - 1) and doc.norm(j - 1).endswith("ا"):
        # `خطفت عصابة 17 مبشرا أميركيا`: the adjective of a noun that no list has is none of them.
        return None
    return group if may_be_people(doc, group) and not _is_adjective(doc, group) else None


def _whole_at(scene: Scene, j: int) -> Group | None:
    """`اعتقل الأمن أفراد الخلية الستة`, `اعتقل الأمن مجموعة من الشبان`, `قتلت الشرطة المهاجم`: a plural whose number is
    told behind it, a group of people, or who attacked.
    """
    doc, group = scene.doc, scene.group(j, lone=True)
    whole = group is not None and (group.shape == "number" or doc.reading(j, "collective") or _has_attacked(doc, j))
    return group if whole else None


def _has_attacked(doc: Document, i: int) -> bool:
    """`المهاجم`, `المنفذ`: whose end is told once, though he was told of before."""
    return doc.norm(i) in words("casualties", "suspects", "attacking")


def _is_adjective(doc: Document, group: Group) -> bool:
    """`قتلا في هجوم روسي`: behind an indefinite noun and without the ending of an object; `قتل الجيش جنديا سوريا`."""
    norm, before = doc.norm(group.first), doc.norm(group.first - 1)
    person = doc.reading(group.first - 1, "person") is not None and group.first - 1 not in doc.place_at
    if person and before.endswith("ا") and group.shape == "singular":
        return True
    return (
        group.shape == "singular"
        and not (norm.endswith("ا") or (norm.endswith("ه") and not norm.endswith("يه")))
        and not (norm == BOY or is_woman(doc, group.first) or heads_phrase(doc, group.first))
        and doc.form(group.first, "kin") is None
        and doc.tokens[group.first - 1].kind == "word"
        and not before.startswith("ال")
        and not before.endswith("ون")
        and before not in words("reporting", "times")
        and not doc.reading(group.first - 1, "verb")
        and (norm.endswith(("ي", "يه")) or doc.reading(group.first - 1, "thing") is not None)
    )


def is_anothers(doc: Document, j: int, start: int) -> bool:
    """`قتلت الغارة حلم 30 طالبا`: behind the definite subject a noun has the counted ones in its genitive."""
    norm = doc.norm(j - 1)
    plain = j - 1 > start and j in doc.counts and doc.tokens[j - 1].kind == "word" and not norm.endswith("ا")
    if not plain or norm.startswith(("ال", "و")) or norm.endswith("ه") or not doc.norm(j - 2).startswith("ال"):
        return False
    named = j - 1 in doc.place_at or j - 1 in doc.actor_at or opens_name(norm) or is_given_name(doc, j - 1)
    return not named and norm not in words("reporting", "function") | ALONG and norm not in adverbs()


def is_worse(verb: CasualtyVerb, group: Group) -> bool:
    """`قتلت القوات 12 معتقلا`, `أصابت ثلاثة أسرى`: whether a verb tells more of people than what they are called."""
    return group.kind in WORSE.get(verb.kind, ())
