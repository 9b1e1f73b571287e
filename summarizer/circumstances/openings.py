"""What a claim hangs on where it begins: the place at the head of its sentence or clause, before its bracket or its
relative pronoun.
"""

from __future__ import annotations

from summarizer.circumstances.descriptions import before_class, chains, is_water, smallest
from summarizer.circumstances.sites import Sites
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.text import COMMAS, PAUSES
from summarizer.language.wordlists import relatives, words
from summarizer.places.places import PlaceMention

# How many tokens the place may take that a sentence begins with, its class noun included.
LONGEST_OPENING = 4
# How long the description of a place before حيث may be, in tokens.
LONGEST_DESCRIBED = 8
# How far behind the opening bracket the claims may stand that it tells, in tokens.
BRACKET_REACH = 10
# How far behind a claim the word may stand that points back, in tokens.
THERE_REACH = 4


def opening(doc: Document, claim: Skeleton) -> int:
    """Where the sentence of a claim begins, or the one before it that it goes on with: `سُجلت أثقل حصيلة بتيارت.
    بوفاة سبعة أشخاص`.
    """
    first = doc.sentences[claim.sentence].first
    event = doc.reading(first, "event")
    goes_on = claim.sentence > 0 and event is not None and event.prefix == "ب"
    return doc.sentences[claim.sentence - 1].first if goes_on else first


def framed_by(doc: Document, sites: Sites, claim: Skeleton, named: PlaceMention) -> PlaceMention | None:
    """`وفي سوريا قتل 237 في الزلزال الذي يقع مركزه جنوبي تركيا`: the place that a sentence begins with; a sea or river
    that is `named` behind it only says where there (`وفي الميادين، غرق طفل في نهر الفرات`), and so does a hospital,
    whose name many towns have.
    """
    if named.entry is not None and named.entry.kind == "hospital":
        return None
    first = doc.sentences[claim.sentence].first
    opening = first + 1 if doc.bare[first] == "اما" else first
    if doc.bare[opening] != "في":
        return None
    found = sites.between(opening, min(opening + LONGEST_OPENING, claim.first))
    if not found:
        return None
    apart = is_water(named) and doc.norms[found[0].last] in PAUSES
    return found[0] if apart or doc.reading(found[0].last, "verb") else None


def head_of(doc: Document, sites: Sites, claim: Skeleton) -> PlaceMention | None:
    """`وفي حلب قتلت امرأة، وفي إدلب قتل شخصان`: the place that the claim's clause begins with."""
    begin = max(claim.first - LONGEST_OPENING - 2, doc.sentences[claim.sentence].first)
    for i in range(claim.first - 1, begin, -1):
        if (doc.norms[i] in PAUSES and doc.bare[i + 1] == "في") or doc.norms[i] == "وفي":
            # `مقتل 12 في إب وفي الحديدة قتل سبعة`
            found = sites.between(i + 1, claim.first)
            return found[-1] if found and found[-1].last == claim.first else None
    return None


def before_bracket(doc: Document, sites: Sites, claim: Skeleton) -> PlaceMention | None:
    """`درنة (حالتا وفاة) والزاوية (حالة وفاة وإصابة اثنين)`: what a bracket tells is of the place before it."""
    for i in range(claim.first - 1, max(claim.first - BRACKET_REACH, 0), -1):
        if doc.norm(i) == ")":
            return None
        if doc.norm(i) == "(":
            named = doc.place_at.get(i - 1)
            return named if named in sites.between(i - LONGEST_OPENING, i) else None
    return None


def antecedent(doc: Document, sites: Sites, claim: Skeleton) -> PlaceMention | None:
    """`تفجير أنقرة الذي قتل 12`, `أعنفها على دير شرف حيث أصيب سبعة`: a relative clause is of the place before it,
    also of one that is an example of those struck: `مدن عدة، منها حماة حيث أصيب سبعة`.
    """
    relative = claim.first - 1
    where = doc.norms[relative] in relatives() or doc.norms[relative] == "حيث"
    named = doc.place_at.get(relative - 1) if where else None
    if doc.norms[relative] == "حيث" and (described := _described_before(doc, sites, claim, relative)) is not None:
        return described
    if named is not None and doc.norms[relative] == "حيث":
        return named if doc.norm(before_class(doc, named.first)) in words("places", "examples") else None
    return named if named in sites.between(relative - LONGEST_OPENING, relative) else None


def _described_before(doc: Document, sites: Sites, claim: Skeleton, where: int) -> PlaceMention | None:
    """`في بلدة طمون جنوبي طوباس، حيث اعتقلت ثلاثة`: the place of a description that ends before حيث, unless the
    clause behind it names where.
    """
    end = where - (doc.norm(where - 1) in COMMAS)
    first = max(end - LONGEST_DESCRIBED, doc.sentences[claim.sentence].first)
    # `في الحمدانية، شرقي الموصل، حيث`
    stops = (i for i in range(end - 1, first - 1, -1) if doc.is_stop(i))
    begin = next((i + 1 for i in stops if doc.norm(i + 1) not in words("places", "directions")), first)
    described = chains(sites.between(begin, end))
    if not described or described[-1][-1].last != end:
        return None
    last = doc.sentences[claim.sentence].last
    clause = next((i for i in range(claim.last, last) if doc.is_stop(i)), last)
    return smallest(doc, described[-1]) if end == where or not sites.between(claim.key, clause) else None


def place_in(doc: Document, claim: Skeleton) -> PlaceMention | None:
    """The place that a claim's own words name, if it is no hospital that took people in."""
    named = (doc.place_at[i] for i in range(claim.first, claim.key) if i in doc.place_at)
    return next((m for m in named if not doc.is_word(m.first, words("casualties", "hospitals"))), None)


def pointed_at(doc: Document, claim: Skeleton) -> PlaceMention | None:
    """`قال سكان في بولابرين إن تسعة قتلوا هناك`: what was described last in the sentence, though of those who speak."""
    there = (i for i in range(claim.last, claim.last + THERE_REACH) if doc.norm(i) == "هناك")
    if not any(doc.is_stop(i + 1) for i in there):
        return None
    tokens = range(doc.sentences[claim.sentence].first, claim.first)
    named = [doc.place_at[i] for i in tokens if i in doc.place_at and doc.place_at[i].first == i]
    return smallest(doc, chains(named)[-1]) if named else None
