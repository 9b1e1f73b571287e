"""Victims told one by one before their plural verb: `إن طفلة في عامها الخامس، وسيدة، وجنديا لقوا حتفهم`, `ثلاثة أشخاص،
رجل وامرأتان، قتلوا`.
"""

from __future__ import annotations

from summarizer.claims.casualty_verbs import CasualtyVerb
from summarizer.claims.conjoined import conjoined
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.people import may_be_people
from summarizer.claims.phrase_ends import adverbs
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import ordinals, words

THAT = frozenset(("ان", "بان", "فان", "وان"))
# How far before the verb أن may stand, and the last of the list, in tokens.
REACH, LAST_REACH = 24, 6
# Fewer people than this take a dual verb.
FEWEST = 3
# How far behind two of them their pronoun may stand, in tokens.
APPOSED_REACH = 5


def read_listed_before(scene: Scene, verb: CasualtyVerb) -> bool:
    """The people behind أن whom و joins up to the verb; whether they were its subject."""
    doc = scene.doc
    if verb.form.number != "plural" or verb.form.voice == "agent" or not scene.mentions(THAT):
        return False
    start = next(
        (j for j in range(verb.at - 1, max(scene.first, verb.at - REACH) - 1, -1) if doc.norm(j) in THAT), None
    )
    first = read_group(doc, start + 1, verb.at) if start is not None else None
    people = _listed(doc, first, verb.at) if first is not None and _is_one(doc, first) else []
    if len(people) < 2 or sum(group.minimum or 0 for group in people) < FEWEST:
        return False
    between = range(people[-1].last, verb.at)
    parted = any(j in doc.counts or doc.reading(j, "event", "verb") for j in between) or len(between) > LAST_REACH
    if parted or any(group.kind or not scene.free(group) for group in people):
        return False
    for group in people:
        scene.add(group, verb.kind, f"verb-after-{verb.kind}", first=people[0].first, last=verb.at + 1)
    return True


def read_members_before(scene: Scene, verb: CasualtyVerb) -> bool:
    """`ثلاثة أشخاص، رجل وامرأتان، قتلوا`: a number, and between commas all of its members, who are its shares; whether
    they were the verb's subject.
    """
    doc = scene.doc
    if verb.form.number == "singular" or verb.form.voice == "agent" or doc.norm(verb.at - 1) not in COMMAS:
        return False
    begin, end = max(scene.first, verb.at - REACH), verb.at - 1
    comma = next((j for j in range(end - 1, begin - 1, -1) if doc.norm(j) in COMMAS), begin)
    first = read_group(doc, comma + 1, end)
    members = _listed(doc, first, end) if first is not None and not first.definite else []
    told = sum(member.minimum or 0 for member in members)
    before = (read_group(doc, j, comma) for j in range(comma - 1, begin - 1, -1))
    whole = next((group for group in before if group and group.minimum == group.maximum == told), None)
    if len(members) < 2 or whole is None or whole.kind or not scene.free(whole):
        return False
    scene.add(whole, verb.kind, f"verb-after-{verb.kind}", first=whole.first, last=verb.at + 1)
    for member in members:
        scene.add(member, verb.kind, "share-apposed", host=whole.first)
    return True


def read_listed_behind(scene: Scene, verb: CasualtyVerb) -> bool:
    """`استنشقوا الغاز فماتوا: أب وأم وأربعة أطفال`: people whom a colon opens behind a verb of several; whether there
    are any.
    """
    doc = scene.doc
    at = doc.past(max(verb.at, verb.needed or verb.at) + 1, lambda i: doc.norm(i) in adverbs())
    # Folded, a mother is spelled like a particle.
    mother = doc.norm(at + 1) == "ام"
    group = scene.group(at + 1, lone=mother) if doc.norm(at) == ":" else None
    if group is None or verb.form.number == "singular" or verb.form.voice == "agent":
        return False
    told = group.counted or group.shape == "singular" or mother
    if not told or group.definite or group.kind or not scene.free(group) or not may_be_people(doc, group):
        return False
    scene.add_joined(group, verb.kind, f"verb-{verb.kind}", verb.at)
    return True


def _is_one(doc: Document, group: Group) -> bool:
    """`ضابطا`, `امرأة`: one, as what is counted or dual is read by its own rules."""
    ended = doc.norm(group.first).endswith(("ا", "ه"))
    return group.shape == "singular" and not group.definite and group.kind is None and ended


def _listed(doc: Document, first: Group, end: int) -> list[Group]:
    """The first of the people, and all whom و joins to one another before a token."""
    people: list[Group] = [first]
    while (group := conjoined(doc, people[-1], end)) is not None:
        people.append(group)
    return people


def is_apposed(doc: Document, i: int, first: int) -> bool:
    """`ثلاثة أشخاص، هم أب وولداه، قضوا`: the people in the apposition are not the verb's subject; nor is who was told
    before and is counted with others (`هو الثالث عشر الذي يُقتل`, `الناشط الخامس الذي يُقتل`).
    """
    if doc.bare[i - 1] in ("هو", "هي", "هذا") and doc.norm(i).startswith("ال"):
        return True
    if doc.norm(i - 1).startswith("ال") and doc.norm(i).removeprefix("ال") in ordinals():
        return True
    listing = words("casualties", "share", "listing")
    near = [k for k in range(max(first, i - 3), i) if doc.norm(k) in listing]
    return any(doc.norm(k - 1) in COMMAS or _is_dual_before(doc, k, first) for k in near)


def _is_dual_before(doc: Document, i: int, first: int) -> bool:
    """`ضابطين في الشرطة هما عميد وعقيد قتلا`: the pronoun takes up the two who are the subject."""
    duals = (doc.form(j, "person") for j in range(max(first, i - APPOSED_REACH), i))
    return doc.norm(i) == "هما" and any(form is not None and form.number == "dual" for form in duals)
