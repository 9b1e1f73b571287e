"""The first of those whom و joins before their verb: `إن شابا وطفلا استشهدا`, `إن القائد سالم، و6 آخرين، قتلوا`."""

from __future__ import annotations

from summarizer.claims.casualty_verbs import CasualtyVerb
from summarizer.claims.conjoined import conjoined
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.phrase_ends import CONNECTORS
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words

# How far before a verb the victims that are its subject may begin, in tokens.
SUBJECT_REACH = 14
# A title before a name and its verb: so many tokens at least, as the title alone may be anybody's.
SHORTEST_TITLED = 3
# A plural verb has more letters than this.
SHORTEST_PLURAL = 4


def head_of_pair(scene: Scene, verb: CasualtyVerb, group: Group) -> Group:
    """`إن شابا وطفلا استشهدا`, `إن جنديا واثنين من المسلحين قتلوا`: it begins with the first."""
    doc = scene.doc
    joined = doc.norm(group.first).startswith("و") or doc.norm(group.first - 1) == "و"
    if verb.form.number == "singular" or not joined:
        return group
    joint = group.first - (doc.norm(group.first - 1) == "و")
    for j in range(joint - 1, max(scene.first, joint - SUBJECT_REACH) - 1, -1):
        if (doc.is_stop(j) and j != joint - 1) or doc.reading(j, "event", "verb") or _is_told_of_many(doc, j):
            return group
        apart = doc.norm(joint - 1) in COMMAS
        pair = read_group(doc, j, verb.at, lone=True) if verb.form.number == "dual" and not apart else None
        if pair is not None and pair.next == joint and pair.maximum == 1 and group.maximum == 1 and not pair.kind:
            # `إن صاحب المتجر وشقيقه قتلا`: the verb is of both.
            # `تشييع ضابط وجندي قتلا`
            object_ = doc.norm(j).endswith(("ا", "ه")) or doc.bare[j - 1] in words("casualties", "burials")
            return pair if scene.free(pair) and (object_ or opens_clause(doc, j, scene.first)) else group
        head = (None if apart else read_group(doc, j, verb.at)) or _named_before(scene, j, joint)
        if head is None or head.kind or head.who is None or not scene.free(head) or _is_numbered(doc, head):
            continue
        if head.shape in ("singular", "dual") and not opens_clause(doc, j, scene.first):
            continue
        other = conjoined(doc, head, verb.at)
        while other is not None and other.first < group.first:
            # `أب وأم وأربعة أطفال قضوا`
            other = conjoined(doc, other, verb.at)
        if other is not None and other.first == group.first:
            return head_of_pair(scene, verb, head)
    return group


def _is_told_of_many(doc: Document, i: int) -> bool:
    """`51 منهم خضعوا لغسيل كلى و21 أصيبوا`: a verb of the first has its subject before it."""
    return doc.norm(i).endswith("وا") and len(doc.norm(i)) > SHORTEST_PLURAL and doc.reading(i, "person") is None


def _named_before(scene: Scene, j: int, end: int) -> Group | None:
    """`إن القائد سالم حيدر، و6 آخرين، قتلوا`: a title and a name that reach to what و joins."""
    doc = scene.doc
    last = end - 1 if doc.norm(end - 1) in COMMAS else end
    titled = doc.norm(j) in words("persons", "names", "titles") or doc.form(j, "person") is not None
    if last - j < SHORTEST_TITLED or not titled or doc.reading(j, "thing") or j in doc.place_at:
        return None
    if not opens_clause(doc, j, scene.first) or any(k in doc.counts for k in range(j, last)):
        return None
    plain = all(doc.tokens[k].kind == "word" and not doc.norm(k).startswith("و") for k in range(j + 1, last))
    return Group.of(1, j, j + 1, behind=last, who=(j, last), shape="name") if plain else None


def _is_numbered(doc: Document, group: Group) -> bool:
    return group.first - 1 in doc.counts or doc.counted_before(group.first)


def opens_clause(doc: Document, i: int, first: int) -> bool:
    """Whether a noun is where a subject stands: behind أن, a stop, a conjunction, or at the head."""
    if i <= first or doc.is_stop(i - 1) or doc.tokens[i - 1].kind == "quote" or doc.joins(i):
        return True
    if doc.norm(i - 1) in (CONNECTORS.get(doc.norm(i - 2)), CONNECTORS.get(doc.bare[i - 2])):
        # `فضلا عن موظف توفي`
        return True
    if doc.is_word(i - 1, ("كان", "كانت", "يكون", "تكون")):
        # `كان زعيمها قد قتل`, `يخشى أن يكون تلميذان غرقا`
        return True
    return doc.is_word(i - 1, words("reporting", "clause", "openers")) or doc.norm(i - 1) == "بان"
