"""Of what a running toll is the total: of the event that the text tells, or of weather that struck in many places."""

from __future__ import annotations

from summarizer.circumstances.descriptions import WIDE
from summarizer.circumstances.incidents import is_incident
from summarizer.circumstances.periods import LOST_IN_WAR
from summarizer.circumstances.rises import rose_to
from summarizer.circumstances.spots import Spot, spot_of
from summarizer.circumstances.surroundings import Surroundings
from summarizer.claims.days import months
from summarizer.claims.scene import Skeleton
from summarizer.claims.spans import is_going_on
from summarizer.document import Document
from summarizer.language.text import fold
from summarizer.language.wordlists import phrases, words
from summarizer.places.places import PlaceMention
from summarizer.sources.reporting import speaks

# How far before its number a toll may tell of what it is the total, in tokens.
TOTAL_REACH = 14
# How far behind the toll, or behind since it began, a war may stand of which it is, in tokens.
WAR_REACH = 3
# What begins anew is told of all the same, and what fighting is called that no list of wars has.
AGAIN, OPERATIONS = frozenset(("استيناف", "تجدد")), frozenset(("العمليه", "الاحداث"))
# What is told of several, all together.
SUMS = frozenset(("الاجمالي", "المجموع"))
# Besides countries, those of which tolls over time are told, folded.
LANDS = frozenset(("قطاع غزه", "الضفه الغربيه"))
# How far before a land the place may be told that lies in it, in tokens.
LYING_REACH = 3
# So many at least are a toll of the event in the news where nothing else is told of them.
LEAST_TOLL = 10


def is_of_event(doc: Document, claim: Skeleton) -> bool:
    """`ليصل عدد ضحايا الاشتباكات منذ يوم الأحد إلى 11`, `الحصيلة الإجمالية لغارات الليل`: of what is told, over days.

    Not `عدد ضحايا الألغام منذ مطلع العام`.
    """
    first = _toll(doc, claim)
    if first is None or not any(_is_told(doc, i) for i in range(first, claim.key)):
        return False
    long = words("casualties", "cumulative", "starts") | words("casualties", "cumulative", "periods") | months()
    last = min(claim.last + TOTAL_REACH, doc.sentences[claim.sentence].last)
    return doc.find(long, max(first - TOTAL_REACH, doc.sentences[claim.sentence].first), last) is None


def is_of_several(doc: Document, claim: Skeleton) -> bool:
    """`وبذلك ترتفع حصيلة الاعتداءات اليوم إلى شهيدين`: the total of several attacks that were told one by one."""
    first = _toll(doc, claim)
    if first is not None and doc.norm(first) in SUMS:
        # `590 في كونر، و14 في ننغرهار ... إن الإجمالي وصل إلى 796`
        return True
    events = words("casualties", "cumulative", "events")
    return first is not None and any(
        doc.norms[i].startswith("ال") and doc.norms[i][2:] in events for i in range(first, claim.key)
    )


def territories(doc: Document, claim: Skeleton) -> frozenset[str]:
    """The kinds of places of which one may be that of all who fell in a war or in fighting, where a claim is their
    total and not that of one side or trade: `حصيلة العدوان ارتفعت إلى 68,512 شهيدا`, `قتل منذ اندلاع المواجهات 89`.

    No war is told as one of a province.
    """
    if claim.who is not None or claim.kind not in ("killed", "wounded", "casualties"):
        return frozenset()
    sentence = doc.sentences[claim.sentence]
    since = doc.find({"منذ"}, sentence.first, min(claim.last + TOTAL_REACH, sentence.last))
    begun = words("casualties", "cumulative", "begun") | AGAIN
    toll = _toll(doc, claim)
    if toll is not None and any(i in doc.actor_at for i in range(toll, claim.key)):
        # `عدد قتلى الجيش منذ بدء الحرب`
        return frozenset()
    first = since + 2 if since is not None and doc.norm(since + 1) in begun else toll
    near = [doc.norm(i) for i in range(first, first + WAR_REACH)] if first is not None else []
    told = {f"ال{norm[2:]}" for norm in near if norm.startswith(("ال", "لل"))}
    if not told.isdisjoint(words("casualties", "cumulative", "fights") | OPERATIONS):
        return WIDE
    return WIDE - {"governorate"} if not told.isdisjoint(words("casualties", "cumulative", "wars")) else frozenset()


def fought_since(doc: Document, claim: Skeleton) -> str | None:
    """`قتل 60 منذ اندلاع الاشتباكات`: the fighting, without article, since the outbreak of which a toll is told that is
    none of a war.
    """
    if (claim.minimum or claim.maximum or LOST_IN_WAR) >= LOST_IN_WAR:
        return None
    sentence = doc.sentences[claim.sentence]
    since = doc.find({"منذ"}, sentence.first, min(claim.last + TOTAL_REACH, sentence.last))
    if since is None or doc.norm(since + 1) not in words("casualties", "cumulative", "begun") | AGAIN:
        return None
    return doc.norm(since + 2)[2:] if is_going_on(doc, since + 2) else None


def is_of_weather(around: Surroundings, claim: Skeleton) -> bool:
    """`عُثر على جثة في وادي كذا، وبذلك يصل إجمالي الوفيات جراء الحالة الجوية إلى 16`: what fell there is one of many."""
    doc, first = around.doc, _toll(around.doc, claim)
    if first is None or doc.find(words("casualties", "weather"), first, claim.key) is None:
        return False
    rises = doc.norm(first - 1)
    goes_on = rises.startswith("ل") or doc.find(words("casualties", "cumulative", "so"), first - 3, first) is not None
    return goes_on and not around.sites.between(first, around.clause_end(claim))


def is_first_toll(doc: Document, claim: Skeleton) -> bool:
    """`وكانت حصيلة أولية أفادت بمقتل 500`: the number that was told of the event before the one in the news."""
    first = doc.sentences[claim.sentence].first
    if doc.find_phrase(phrases("casualties", "cumulative", "first_tolls"), first, claim.key) is not None:
        return True
    # `وكانت الوزارة قد تحدثت فجرا عن 250 قتيلا`
    reported = doc.norm(first) in ("وكان", "وكانت") and (claim.minimum or 0) >= LEAST_TOLL
    return (
        reported
        and any(map(speaks, doc.bare[first + 1 : claim.first]))
        and not any(is_incident(norm) for norm in doc.norms[first : claim.last])
    )


def is_total(doc: Document, claim: Skeleton) -> bool:
    """`لترتفع الحصيلة الإجمالية منذ 26 يونيو إلى 307`: the total of what its sentence tells, and of nothing else."""
    first = _toll(doc, claim)
    rises = first is not None and doc.norm(first).startswith("ال") and doc.norm(first - 1).startswith("ل")
    behind = doc.norm(first + 1) if first is not None else ""
    return rises and (behind.startswith("ال") or behind in words("reporting", "function"))


def land_told(around: Surroundings, claim: Skeleton) -> Spot | None:
    """`الألغام في سوريا ... وقُتل منذ مطلع العام 132 شخصا`: the country that the text tells of, if it is one; a country
    in which a town or a province lies (`في ولاية كذا وسط نيجيريا`) is not what the text is about.
    """
    sites = around.sites.between(0, claim.key)
    lands = [m for m in sites if (m.entry is not None and m.entry.kind == "country") or fold(m.name) in LANDS]
    if len({fold(m.name) for m in lands}) != 1 or any(_lies_around(around.doc, m) for m in lands):
        return None
    return spot_of(lands[0])


def _lies_around(doc: Document, land: PlaceMention) -> bool:
    """`شمالي باكستان`, `إقليم ساغاينغ بميانمار`, `في مدن كولومبيا`: whether another place lies in a land at a token."""
    before = doc.norm(land.first - 1)
    direct = before in ("في", "داخل") or doc.norm(land.first).startswith("ب") or before in words("places", "befalls")
    direct = direct or before in words("places", "befalls", "seen")
    return not direct or any(i in doc.place_at for i in range(land.first - LYING_REACH, land.first))


def _toll(doc: Document, claim: Skeleton) -> int | None:
    begin = max(doc.sentences[claim.sentence].first, claim.key - TOTAL_REACH)
    # `ترتفع الحصيلة إلى شهيدين`: no number to mark it.
    running = claim.cumulative or rose_to(doc, claim)
    return doc.find(words("casualties", "cumulative", "toll"), begin, claim.key) if running else None


def _is_told(doc: Document, i: int) -> bool:
    norm = doc.norm(i)
    fought = norm.removeprefix("ل").removeprefix("ال") in words("places", "events")
    return (fought or is_incident(norm)) and (norm.startswith(("ال", "لل")) or doc.norm(i + 1).startswith("ال"))
