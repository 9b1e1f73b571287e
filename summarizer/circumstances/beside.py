"""Places that a text names beside the event: of those who act, speak or are accused, where the hurt were taken, where
somebody fires from. Nothing happened there, as far as the text tells.
"""

from __future__ import annotations

from bisect import bisect_right

from summarizer.actors.actor_lexicon import governments
from summarizer.circumstances.descriptions import before_class, is_water, joined_list
from summarizer.circumstances.posts import is_launched, is_podium, is_post
from summarizer.circumstances.responsible import is_laid_to, stands_behind
from summarizer.circumstances.ways import is_arrival, is_burial, is_destination, is_line, is_refuge, is_visited
from summarizer.document import Document
from summarizer.language.text import fold
from summarizer.language.wordlists import words
from summarizer.places.places import PlaceMention
from summarizer.sources.reporting import accuses, informs

# The longest name of a body in quotation marks that a place is part of, in tokens.
LONGEST_NAME = 7
# How far before a place مع may stand behind which those are told who helped, in tokens.
PARTNER_REACH = 4
# How far before a place those may be told whom somebody there wants, in tokens; and what a side loses.
WANTED_REACH, LOSSES = 4, frozenset(("خساير", "خساره"))
# Before whom a force goes against where he is.
OPERATIONS = frozenset(("عمليه", "عمليات", "حمله", "حملات", "ضربه", "ضربات"))
# How far before مع a pact may stand, and how far before ل what is handed over may begin, in tokens.
PACT_REACH, HANDED_REACH = 4, 20
# Continents, folded, what is told to lie in them, and how far before them, in tokens.
CONTINENTS = frozenset(("اسيا", "افريقيا", "اوروبا", "اميركا", "امريكا"))
LANDS, LAND_REACH = frozenset(("البلد", "الدوله", "الجزيره")), 6
# With it the responsibility of somebody begins, folded: `مسؤوليتها لإسرائيل`.
BLAME = "مسوولي"


def is_beside(doc: Document, mention: PlaceMention) -> bool:
    """Whether something other than the event is told of a place."""
    return any(is_told(doc, mention) for is_told in BESIDE)


def is_backer(doc: Document, mention: PlaceMention) -> bool:
    """`مجموعات موالية لطهران`, `مدعومة من أنقرة`, but `كنيسة تابعة لمدرسة البشارة` is there."""
    i = mention.first
    building = doc.norm(i - 2) in words("places", "kept") or doc.norm(i - 2) in words("places", "kept_unlisted")
    if building and mention.entry is None and doc.norm(i).removeprefix("ل") in words("places", "kept"):
        return False
    at = i - 2 if doc.norm(i - 1) in ("من", "الي") else i - 1
    return doc.norm(at).removeprefix("ال") in words("casualties", "backed")


def _is_served(doc: Document, mention: PlaceMention) -> bool:
    """`أدينا بالتجسس لصالح إسرائيل`: for whom something was done."""
    at = before_class(doc, mention.first)
    return doc.norm(at) in words("places", "serving")


def _is_accord(doc: Document, mention: PlaceMention) -> bool:
    """`اتفاق «سوتشي»`: what is called by a place happened elsewhere."""
    i = mention.first
    at = i - 2 if doc.tokens[i - 1].kind == "quote" else i - 1
    return doc.norm(at).removeprefix("ال").lstrip("ب") in words("places", "accords")


def _is_outside(doc: Document, mention: PlaceMention) -> bool:
    """`قوات تعمل خارج الشرق الأوسط`: what is outside a country or region is elsewhere."""
    wide = mention.entry is not None and mention.entry.kind in ("country", "region")
    return wide and doc.norm(mention.first - 1).removeprefix("و") == "خارج"


def _is_neighbour(doc: Document, mention: PlaceMention) -> bool:
    """`على الحدود مع مالي وبوركينا فاسو`, `قصف عبر خط السيطرة`: it happened on this side, or on the other."""
    return any(_is_across(doc, place.first) for place in joined_list(doc, mention))


def _is_across(doc: Document, i: int) -> bool:
    """Whether a border is told before a token."""
    borders = words("places", "borders")
    return doc.norm(i - 1) == "عبر" or (doc.norm(i - 1) == "مع" and doc.norm(i - 2).removeprefix("ب") in borders)


def _is_accused(doc: Document, mention: PlaceMention) -> bool:
    """`اتهمت كابل باكستان بشن غارات`, `حملت بيروت مسؤوليتها لإسرائيل`, `ألقت اللوم على موسكو`, `هجوم نسبته دمشق إلى
    إسرائيل`, `إسرائيل وراء الانفجار`: who did it, not where.
    """
    laid = is_laid_to(doc, mention.first) or stands_behind(doc, mention.last)
    if laid and fold(mention.name) in governments():
        return True
    if mention.entry is None or mention.entry.kind != "country":
        return False
    blamed = doc.norm(mention.first).startswith("ل") and doc.norm(mention.first - 1).removeprefix("ال").startswith(
        BLAME
    )
    return blamed or doc.norm(mention.last) in words("places", "charges")


def _is_opposed(doc: Document, mention: PlaceMention) -> bool:
    """`تقاتل الفصائل ضد دمشق`: whom it is against; a strike against a town (`غارات جوية ضد طرابلس`) hits it."""
    at = before_class(doc, mention.first)
    if doc.norm(at) != "ضد":
        return False
    struck = words("casualties", "incidents") | words("casualties", "cumulative", "going_on") | OPERATIONS
    return not any(doc.is_word(i, struck) for i in (at - 1, at - 2))


def _is_partner(doc: Document, mention: PlaceMention) -> bool:
    """`بتنسيق مع شرطة دهوك`: of those who helped."""
    at = doc.find({"مع"}, max(mention.first - PARTNER_REACH, 0), mention.first)
    return at is not None and doc.bare[at - 1] in words("places", "partners")


def _is_embassy(doc: Document, mention: PlaceMention) -> bool:
    """`السفارة المغربية في برلين`, `سفيرها في باريس`; but where an ambassador is hurt it happened (`مقتل سفيرها في
    الكونغو`), unless it is whose he is.
    """
    at = doc.find(words("places", "embassies"), mention.first - 3, mention.first)
    if at is None:
        return False
    hurt = doc.reading(at, "person", "kin") is not None and doc.reading(at - 1, "event", "verb") is not None
    return not hurt or mention.first == at + 1 or doc.joins(mention.first) or doc.norm(mention.first - 1) == "لدي"


def _is_of_name(doc: Document, mention: PlaceMention) -> bool:
    """`تنظيم «الدولة الإسلامية - ولاية خراسان»`, `شرطة بغداد الكرخ`: quotation marks set a body's name apart, or a
    place behind the town says which of its bodies it is.
    """
    body = doc.actor_at.get(mention.first - 1)
    inside = body is not None and body.last == mention.first and body.last - 1 in doc.place_at
    if inside and body is not None and body.kind != "country" and _stands_bare(doc, mention):
        # But `قصفت روسيا أوديسا`.
        return True
    at = bisect_right(doc.quoted, (mention.first,)) - 1
    if at < 0:
        return False
    first, last = doc.quoted[at]
    return mention.first < last <= first + LONGEST_NAME and first in doc.actor_at


def _stands_bare(doc: Document, mention: PlaceMention) -> bool:
    """Whether a place stands right behind another, without preposition or conjunction."""
    return fold(mention.name).split()[0] == doc.norm(mention.first)


def _acts(doc: Document, mention: PlaceMention) -> bool:
    """Whether a country or capital stands for its government: `أما موسكو فأعلنت`.

    It does not in `تشهدها كينيا`, `تفجير أنقرة`.
    """
    actor = doc.actor_at.get(mention.first)
    before = doc.bare[mention.first - 1]
    if before in words("places", "befalls") or before.removeprefix("ب") in words("places", "events"):
        return False
    return actor is not None and actor.kind == "country"


def _is_seat(doc: Document, mention: PlaceMention) -> bool:
    """`المرصد الموجود مقره في لندن`, `ومقرها النرويج`, `يتخذ من لندن مقرا له`: where a body sits."""
    at = before_class(doc, mention.first)
    if doc.norm(at) == "من":
        return "مقرا" in doc.norms[mention.last : mention.last + 3]
    return doc.bare[at - 1 if doc.norm(at) == "في" else at] in words("places", "headquarters")


def _is_party(doc: Document, mention: PlaceMention) -> bool:
    """`الاشتباكات بين حزب الله وإسرائيل`, `بين إسرائيل وحماس`: a country that fights."""
    if mention.entry is None or mention.entry.kind != "country":
        return False
    joined = doc.norm(mention.first).startswith("و") and mention.first - 1 in doc.actor_at
    return joined or (doc.norm(mention.first - 1) == "بين" and mention.last in doc.actor_at)


def _is_view(doc: Document, mention: PlaceMention) -> bool:
    """`المدينة المطلة على البحر الأسود`: what one sees from where it happened."""
    seen = doc.norm(mention.first - 1) == "علي" and doc.norm(mention.first - 2) in words("places", "views")
    return seen and is_water(mention)


def _is_cause(doc: Document, mention: PlaceMention) -> bool:
    """`ارتقوا شهداء على طريق القدس`: what they fought for."""
    on_way = doc.norm(mention.first - 1) == "طريق" and doc.norm(mention.first - 2) == "علي"
    return on_way and doc.reading(mention.first - 3, "victim") is not None


def _is_of_command(doc: Document, mention: PlaceMention) -> bool:
    """`غارات للقيادة الأميركية في أفريقيا`: of a force's name, which tells how far it reaches."""
    actor = doc.actor_at.get(mention.first)
    wide = mention.entry is not None and mention.entry.kind == "region"
    return wide and actor is not None and actor.kind == "military" and actor.first < mention.first < actor.last


def _is_wanted(doc: Document, mention: PlaceMention) -> bool:
    """`اثنان منهم مطلوبان للقضاء في بغداد`: who looks for them sits there."""
    at = doc.find(words("casualties", "missing", "wanted"), max(mention.first - WANTED_REACH, 0), mention.first)
    return at is not None and doc.norm(at + 1).startswith("لل") and not any(map(doc.is_stop, range(at, mention.first)))


def _is_ruler(doc: Document, mention: PlaceMention) -> bool:
    """`منطقة تخضع لسيطرة تركيا`: who holds it, and not where it is; those who hold it may be told before."""
    return doc.norm(mention.first - 1) in words("places", "ruled")


def _is_involved(doc: Document, mention: PlaceMention) -> bool:
    """`أي صلة لطهران بالهجوم`, `تورط موسكو في قتله`, `سياسة أميركا`: who had a part in it, or what it does."""
    before = doc.norm(mention.first - 1).removeprefix("ب")
    if doc.norm(mention.first).startswith("ل") and before in words("places", "involved"):
        return True
    return before in words("places", "involved", "bare") and mention.entry is not None


def _is_addressed(doc: Document, mention: PlaceMention) -> bool:
    """`أبلغت طهران بغداد بمقتل ثلاثة`, `حذرت إيطاليا مصر من`: to whom a state speaks, and not where it was."""
    speaks = doc.actor_at.get(mention.first - 1)
    if speaks is None or speaks.kind != "country" or speaks.last != mention.first:
        return False
    verb = doc.bare[speaks.first - 1]
    return accuses(verb) or informs(verb) or verb in words("reporting", "say", "warn")


def _is_loser(doc: Document, mention: PlaceMention) -> bool:
    """`خسائر موسكو البشرية`: whose men they were."""
    return doc.norm(mention.first - 1).removeprefix("ال") in LOSSES


def _is_planned(doc: Document, mention: PlaceMention) -> bool:
    """`هجوم أودى بحياة خمسة خُطط له في الرقة`: where somebody thought of it."""
    at = before_class(doc, mention.first)
    of_it = doc.norm(at) == "في" and doc.norm(at - 1) in ("له", "لها", "لهما")
    return of_it and doc.bare[at - 2] in words("places", "planned")


def _is_side(doc: Document, mention: PlaceMention) -> bool:
    """`سلمت 90 جثة لكييف، واستلمت من كييف`, `اتفاق سلام مع بوغوتا`: a side that hands over, receives or agrees."""
    i, handing = mention.first, words("places", "handing")
    if doc.norm(i - 1) == "مع":
        pacts = words("places", "handing", "pacts")
        return any(doc.norm(j).removeprefix("ال") in pacts for j in range(max(i - PACT_REACH, 0), i - 1))
    if doc.norm(i - 1) == "من":
        return doc.is_word(i - 2, handing)
    if doc.norm(i - 1) == "الي":
        # `أعادت روسيا إلى أوكرانيا جثامين 1212`
        return any(doc.is_word(j, handing) for j in range(max(i - PACT_REACH, 0), i - 1))
    given = doc.norm(i).startswith("ل") and not fold(mention.name).startswith("ل")
    begin = next(
        (j for j in range(i - 1, max(i - HANDED_REACH, 0), -1) if doc.norm(j) == "."), max(i - HANDED_REACH, 0)
    )
    handed = any(doc.is_word(j, handing) for j in range(begin, i)) if given else False
    return handed and any(doc.reading(j, "victim") is not None for j in range(begin, i))


def _is_left_out(doc: Document, mention: PlaceMention) -> bool:
    """`دون احتساب حصيلة الصين`, `باستثناء سوريا`: what a toll is not of."""
    at = before_class(doc, mention.first)
    at -= doc.norm(at) in words("places", "handing", "counted")
    return doc.norm(at) in words("places", "handing", "left_out")


def _is_of_land(doc: Document, mention: PlaceMention) -> bool:
    """`في البلد المضطرب، بجنوب آسيا`, `الدولة الواقعة في غرب أفريقيا`: the continent in which a country lies."""
    name = fold(mention.name).split()
    near = range(max(mention.first - LAND_REACH, 0), mention.first)
    return name[-1] in CONTINENTS and any(doc.norm(i).removeprefix("ب") in LANDS for i in near)


# The signs that something other than the event is told of a place; one is enough.
BESIDE = (
    _acts,
    is_backer,
    _is_served,
    is_destination,
    _is_planned,
    is_arrival,
    is_refuge,
    _is_partner,
    is_line,
    is_post,
    is_podium,
    is_launched,
    _is_accord,
    _is_neighbour,
    _is_outside,
    _is_accused,
    _is_opposed,
    _is_seat,
    _is_embassy,
    _is_of_name,
    _is_of_command,
    _is_party,
    _is_view,
    _is_cause,
    _is_wanted,
    _is_ruler,
    _is_involved,
    _is_addressed,
    _is_loser,
    _is_side,
    is_visited,
    is_burial,
    _is_left_out,
    _is_of_land,
)
