"""Where other matters begin behind a claim, so that what stands there is no place of its."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from summarizer.circumstances.clauses import AFTERMATH, ALSO_SAID
from summarizer.circumstances.sites import Sites
from summarizer.claims.lengths import is_year
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import BULLETS, CLOSING, COMMAS, PAUSES
from summarizer.language.wordlists import relatives, words
from summarizer.sources.reporting import is_imperfect, is_participle, is_verb

# Behind a claim they end what its place may be told in; two of them only behind في.
BREAKS = frozenset(("فيما", "بينما", "لكن", "وكان", "وكانت", "كما", "اما", "حين", "وقت", "عندما", "حينما"))

# Before what went on at the time.
TIMES = frozenset(("عندما", "حينما"))
# Between two places they set what is told of the one apart from what is told of the other.
CONTRASTS = frozenset(("فيما", "بينما", "كما", "كذلك"))
# How far behind `وفي` the place of the next event may begin, over its class noun (`وفي مدينة X`), in tokens.
NAMED_REACH = 2
# What places are ranked by: `بلغت الحصيلة 412 قتيلا، تصدرت إدلب القائمة بـ131`.
LEADING = frozenset(
    (
        "اثقلها",
        "اعنفها",
        "اشدها",
        "اسواها",
        "اسووها",
        "اخطرها",
        "ادماها",
        "اكبرها",
        "اخرها",
        "اعلاها",
        "اكثرها",
        "اكثرهم",
        "وتركز",
        "وتركزت",
        "تصدرت",
        "تصدر",
        "تصدرتها",
        "تلتها",
        "تلاها",
        "تليها",
        "يليها",
    )
)

# Some of those that were told, and what may stand between them and where they were.
SOME_OF_THEM, ROUGHLY = frozenset(("منهم", "منهن")), frozenset(("تقريبا", "سقطوا", "قضوا", "قتلوا", "لقوا"))

# Behind an aside they go on with what happened.
CAUSES = frozenset(("اثر", "جراء", "نتيجه", "في", "بعد", "خلال", "اثناء", "بسبب", "لدي", "عقب", "بالقرب", "قرب"))
# They open a sentence with what went before: `عقب مقتل جنديين، قصفت`, `ردا على مقتل جنديين، شنت`.
FRONTED = AFTERMATH | {"غداه", "ردا"}
# To carry, and what an agency does with somebody's words.
CARRIED = frozenset(("ونقل", "ونقلت"))
# How far behind `وأن` the place may begin that did something, in tokens: `وأن محافظة ذي قار سجلت`.
LONGEST_SUBJECT = 2
# Spans of a day and less.
HOURS = frozenset(("يوم", "ساعه", "ساعات", "ساعتين", "دقايق"))
# What tells that something was over time besides months and years.
SPANS = frozenset(("منذ", "العام", "السنه"))


def breaks_in(doc: Document) -> list[int]:
    """The tokens at which other matters may begin: behind a quotation, at a word of its own, with the next item."""
    return [
        i
        for i, token in enumerate(doc.tokens)
        if token.raw in CLOSING
        # `في مديرية منبه`: a name may be spelled like a participle.
        or (turns(token.norm) and i not in doc.place_at)
        or _adds_event(doc, i)
        or (token.norm in BULLETS and doc.begins_line(i))
    ]


def breaks_off(doc: Document, i: int, claim: int) -> bool:
    """Whether another event or another's words begin at a token behind a claim, or what is true of some victims.

    So does the end of the quotation that the claim stands in, unless a place phrase follows.
    """
    if doc.tokens[i].raw in CLOSING:
        quoted = any(first <= claim < last <= i for first, last in doc.quoted)
        behind = doc.norm(i + 1)
        # `مقتل 15 نتيجة الهجوم” الذي استهدف مواقع في كفرسوسة`
        goes_on = behind in ("في", "ب") or behind in relatives() or behind in words("places", "compass")
        return quoted and not goes_on
    if doc.norms[i] in words("casualties", "fractions"):
        # `مقتل 200 شخص معظمهم من الأمهرة في هجوم في أوروميا` goes on, as does `معظمهم إثيوبيون، إثر انقلاب`; `معظمهم في
        # حلب` tells of those alone.
        aside = doc.norm(i - 1) in COMMAS and doc.norm(i + 2) in COMMAS
        # `أودت بحياة 414، ثلثهم أطفال، وجرحت 610 في سوريا`
        aside = aside and (
            doc.norm(i + 3) in CAUSES or (doc.joins(i + 3) and bool(doc.reading(i + 3, "verb", "event")))
        )
        return doc.norm(i + 1) != "من" and not aside
    if doc.norms[i] in ("حين", "وقت"):
        # `وأصيب رجل حين انفجرت عبوة في دهوك` tells how, `في حين` tells something else.
        return doc.norm(i - 1) == "في" or _is_time_of(doc, i)
    if doc.norms[i] in TIMES:
        return _is_time_of(doc, i)
    if i in doc.counts or (doc.norms[i] in CARRIED and i + 1 in doc.counts):
        # `أربعة شهداء وعدد من الجرحى في شارع كذا`, `وفاة مهاجرة ونقل خمسة قرب لامبيدوزا`: nobody reports.
        return False
    return turns(doc.norms[i]) or doc.norms[i] in BULLETS or _adds_event(doc, i)


def _is_time_of(doc: Document, i: int) -> bool:
    """`مقتل 3000 في 2020، عندما كان المسلحون يقاتلون في كابول`: what else went on in the year of a toll."""
    was = doc.norm(i + 1) in ("كان", "كانت") and not is_imperfect(doc.norm(i + 2))
    return was and doc.norm(i - 1) in COMMAS and is_year(doc.norm(i - 2))


def _adds_event(doc: Document, i: int) -> bool:
    """`29 هجوما أدت إلى إصابة 12، وهجوما نفذه مسلحون قرب كذا`: behind a comma another attack than those told of."""
    norm = doc.norms[i]
    if not (norm.startswith("و") and norm.endswith("ا")) or doc.norm(i - 1) not in COMMAS:
        return False
    return norm[1:-1] in words("casualties", "incidents")


def answer_begins(doc: Document, first: int, i: int, last: int) -> int:
    """Where the answer to what a claim tells begins in its sentence [first, last), `last` where there is none.

    `بعد مقتل ثلاثة جنود، شنت القوات غارة على حلب`; the claim ends at the token `i`.
    """
    if doc.bare[first] not in FRONTED:
        return last
    answers = words("casualties", "answers")
    return next((j for j in range(i, last - 1) if doc.norm(j) in COMMAS and doc.norm(j + 1) in answers), last)


def occasion_at(doc: Document, first: int, claim: int) -> int | None:
    """Where in [first, claim) it begins to be told why or after what something happened, and the claim with it.

    `احتجاجا على مقتل ناشط في البصرة`, `بعد يوم من سقوط صاروخ أصاب ثمانية`
    """
    occasions = words("places", "occasions")
    if occasions.isdisjoint(doc.bare[first:claim]):
        return None
    at = next(i for i in range(claim - 1, first - 1, -1) if doc.bare[i] in occasions)
    return at if doc.bare[at] != "بعد" or _is_counted(doc, at) else None


def _is_counted(doc: Document, i: int) -> bool:
    """`بعد يوم من`, `بعد ثلاثة أيام على`."""
    units = words("casualties", "cumulative", "units") | words("casualties", "cumulative", "single_units") | HOURS
    return any(doc.norm(j) in units and doc.norm(j + 1) in ("من", "علي") for j in (i + 1, i + 2))


@per_word
def turns(norm: str) -> bool:
    """Whether something else may be told from a word on: a contrast, another speaker, some of the victims, or the parts
    of their number (`استشهاد تسعة، توزعوا على النحو الآتي: أربعة في زوطر`).
    """
    if norm == "." or norm in words("casualties", "fractions") or norm in BREAKS | LEADING or is_participle(norm):
        return True
    if parts_begin(norm):
        return True
    return norm.startswith("و") and (is_verb(norm[1:]) or norm[1:] in words("places", "wrecks"))


def parts_begin(norm: str) -> bool:
    """Whether the parts of a number are told from a word on: `توزعوا على النحو الآتي`, `بواقع`."""
    return norm in words("casualties", "share", "divided") or norm in words("casualties", "share", "apportioned")


def is_of_some(doc: Document, i: int) -> bool:
    """`معظمهم في محافظة تعز`, `نسبة كبيرة منهم في X وحدها`: whether where some of them were is told behind a token."""
    some = doc.norms[i] in words("casualties", "fractions") or doc.norms[i] in SOME_OF_THEM
    return some and doc.norms[i + 1 + (doc.norms[i + 1] in ROUGHLY)] == "في"


def contrasts(doc: Document, i: int) -> bool:
    """Whether something else is told from a token on: `فيما`, `في وقت`."""
    timed = doc.norms[i] in ("حين", "وقت", "الوقت")
    return doc.norms[i] in CONTRASTS or (timed and doc.norms[i - 1] == "في")


def also_said(doc: Document, sites: Sites, keys: Sequence[int], commas: Sequence[int], end: int) -> int:
    """Where another claim is told in a clause with its own أن, or what a place did, `end` where none is.

    `إن اثنين قتلا، وإن ثالثا اعتقل في زاهدان`, `إن 142 قضوا، وإن محافظة ذي قار سجلت العدد الأكبر`
    """
    at = next((i for i in commas if doc.norm(i + 1) in ALSO_SAID), end)
    if at == end or sites.between(at + 2, at + 2 + LONGEST_SUBJECT):
        return at
    return at if bisect_left(keys, at) < bisect_left(keys, end) else end


def next_event(doc: Document, sites: Sites, keys: Sequence[int], first: int, last: int) -> int | None:
    """Where in the range behind a claim, which ends at `first`, another event is told with its own place: `قتل شرطي،
    وفي بغداد قتل محام`, `قتلت غارة أربعة، فيما قتل مدني بانفجار لغم في تعز`.
    """
    for i in range(first, last):
        closing = next((j for j in range(i + 1, last) if doc.is_stop(j)), last)
        if bisect_left(keys, i) == bisect_left(keys, closing):
            # Nobody is counted there.
            continue
        named = sites.between(i + 1, i + 1 + NAMED_REACH) if doc.norm(i) == "وفي" else ()
        if named and doc.norm(i - 1) in COMMAS:
            return i if bisect_left(keys, named[0].last) < bisect_left(keys, closing) else None
        if contrasts(doc, i) and _has_cause(doc, i, closing) and _has_cause(doc, doc.sentence_at(i).first, i):
            return i
    return None


def _has_cause(doc: Document, first: int, last: int) -> bool:
    """Whether an attack or an accident is told in the range."""
    return any(doc.is_word(i, words("casualties", "incidents")) for i in range(first, last))


def behind_aside(doc: Document, comma: int, last: int) -> int:
    """The end of a share's clause that an aside interrupts, in a sentence that ends before `last`: `ثلاثة منهم، بينهم
    طفلة، قضوا في X`.
    """
    verb = doc.after_aside(comma, last) if doc.norm(comma) in PAUSES else last
    if verb >= last or not (doc.reading(verb, "verb") or doc.norm(verb).endswith("وا")):
        return comma
    return next((i for i in range(verb, last) if doc.norm(i) in PAUSES or breaks_off(doc, i, i)), last)


def saw_over_time(doc: Document, first: int, last: int) -> bool:
    """`شهدت نيجيريا منذ يناير 90 هجوما، وبلغ عدد القتلى 800`: whether what a place saw by the verb at `first`, up to
    the token `last`, was over time as well.
    """
    spans = words("casualties", "cumulative", "long_units") | SPANS
    return doc.bare[first] in words("places", "befalls") and doc.find(spans, first + 2, last) is not None
