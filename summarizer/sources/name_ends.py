"""Where a source's name ends: which words behind its first one belong to it."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import grammar
from summarizer.claims.days import months
from summarizer.claims.phrase_ends import is_imam
from summarizer.document import Document
from summarizer.language.text import unmarked
from summarizer.language.wordlists import words
from summarizer.sources.announced_victims import is_announced_victim
from summarizer.sources.name_tails import is_inside
from summarizer.sources.object_signs import (
    is_addressed,
    is_another,
    is_another_phrase,
    is_behind_quoted,
    is_genitive,
    is_governed,
    is_indefinite,
    is_object,
    is_put_out,
    is_struck,
    is_told_of,
)
from summarizer.sources.owned import is_own
from summarizer.sources.quoted_names import (
    behind_bracket,
    bracketed_name_end,
    is_body,
    owner_end,
    quoted_name_end,
    takes_quoted_name,
)
from summarizer.sources.reporting import (
    accuses,
    acts,
    estimates,
    informs,
    is_participle,
    is_verb,
    puts_out,
    takes_object,
)
from summarizer.sources.told_signs import is_listener, is_told

# How far behind عن the أن of what is said may stand behind a seat in parliament, in tokens.
LONGEST_SEAT = 5
# `تقرير الشبكة لشهر تموز`: what time it is of.
OF_TIMES = frozenset(("لشهر", "لعام", "لسنه", "لاسبوع"))
# Behind a plural, how many speak.
SEVERAL = "عده"
# Before `أنباء`, which tells what they are: `وكالة أنباء محلية`, `وكالات أنباء محلية`.
AGENCIES = frozenset(("وكاله", "وكالات"))
# Before عن in the names of bodies.
DEFENDING = frozenset(("للدفاع", "الدفاع", "للافراج", "المدافعه", "المدافع", "للبحث", "للكشف"))


def name_end(doc: Document, first: int, end: int, *, named: bool = False) -> int:
    """The token behind a name that begins at a token; a word that is `named` begins one whatever else it is."""
    j = first + named
    while j < end:
        token = doc.tokens[j]
        if token.kind == "quote":
            after = quoted_name_end(doc, j, end)
            opens = {"ان", "بان", "الي", "عن"} if j == first else {"ان", "بان"}
            complement = after is not None and opens & {doc.norm(after), doc.norm(after + 1)}
            if after is None or (j == first and not complement):
                return j
            own = takes_quoted_name(doc, j - 1) or is_body(doc, j + 1) or doc.norm(first) in words("places", "media")
            tells = doc.bare[first - 1] in words("reporting", "say", "with_ba") or informs(doc.bare[first - 1])
            if complement and (j > first + 1 or informs(doc.bare[first - 1])) and not own and tells:
                # `أفاد عضو في غرفة طوارئ بارا «تربيون النيل» بأن`: the outlet that was told.
                return j
            j = after
            continue
        if token.norm == "ل" and (behind := owner_end(doc, j, end)) is not None:
            j = behind
            continue
        if token.norm == "(" and j > first:
            behind = bracketed_name_end(doc, j, end) or behind_bracket(doc, j, end)
            if behind is not None:
                j = behind
                continue
        if token.kind != "word" or _closes(doc, j, first):
            # `الإدارة العسكرية-المدنية`
            touching = doc.tokens[j - 1].end == token.start and doc.tokens[j + 1 : j + 2]
            compound = bool(touching) and doc.tokens[j + 1].kind == "word" and doc.tokens[j + 1].start == token.end
            dash = token.norm in ("-", "–") and j > first and (compound or doc.actor_at.get(j + 1) is not None)
            initials = token.norm == "." and len(doc.norm(j - 1)) == 1
            # `القناة 12`, `للقناة 12`, `الفرقة الـ36`
            number = j + (token.norm == "ال")
            head = doc.norm(j - 1 - (doc.norm(j - 1) == "ال"))
            numbered = words("reporting", "closers", "numbered")
            channel = (
                doc.tokens[number : number + 1]
                and doc.tokens[number].kind == "number"
                and (head in numbered or "ال" + head.removeprefix("لل") in numbered)
            )
            # `قناة i24`, `فرانس 24`
            whole = doc.actor_at.get(j)
            own = doc.tokens[j - 1].end == token.start or (whole is not None and whole.first < j)
            glued = token.kind == "number" and j > first and own
            if not dash and not initials and not channel and not glued:
                return j
        j += 1
    return j


def _closes(doc: Document, j: int, first: int) -> bool:
    """Whether the name that begins at `first` ends before a token: the first sign that has an answer gives it."""
    return next((answer for sign in SIGNS if (answer := sign(doc, j, first)) is not None), False)


def _inside_name(doc: Document, j: int, first: int) -> bool | None:
    """Words of a listed name, `علي` and what follows `عبد` belong to a name whatever else they are."""
    mention = doc.actor_at.get(j)
    if mention is not None and mention.first < j:
        # `أبلغ الوزير السفير الأميركي أن`: two titles are not one's
        return (mention.generic or accuses(doc.bare[first - 1])) and is_another_phrase(doc, j, first)
    if is_imam(doc, j):
        return False
    if doc.norm(j) == "انباء" and doc.norm(j - 1) in AGENCIES:
        return False
    if doc.norm(j) in ("فيها", "فيه") and (doc.norm(j + 1) in grammar().ranks or doc.norm(j + 1) in grammar().given):
        # `مدير المستشفى فيها الدكتور عادل ناجي`
        return False
    if doc.norm(j) == "غير" and doc.norm(j + 1) in words("reporting", "closers", "not_governmental"):
        # `منظمة هنكاو غير الحكومية`
        return False
    if doc.norm(j) == "علي" and doc.norm(j - 1) in words("reporting", "closers", "in_charge"):
        # `قال مشرف على عمليات الإغاثة`
        return False
    if (doc.norm(j), doc.norm(j + 1)) == ("علي", "مستوي"):
        # `المكلف بالإعلام على مستوى مديرية غليزان`
        return False
    if doc.norm(j) == "عن" and doc.norm(j - 1) in words("reporting", "closers", "of_seat"):
        # `النائبة عن الدائرة`, `النائب عن محافظة نينوى`, but `تحدث النائب عن خمسة قتلى`
        seat, reach = doc.norm(j + 1), range(j + 2, min(j + LONGEST_SEAT, len(doc.tokens)))
        held = seat.startswith("ال") or seat in words("places", "dropped") or j + 1 in doc.place_at
        return False if held and any(doc.norm(k) in ("ان", "انه") for k in reach) else None
    if doc.norm(j) == "عن" and doc.norm(j - 1) in DEFENDING:
        # `الحركة العالمية للدفاع عن الأطفال`
        return False
    ali = doc.norm(j) == "علي" and unmarked(doc.tokens[j].raw).endswith("ي")
    # `أم ياسر` captures nobody.
    return False if ali or doc.norm(j - 1) in ("عبد", "ام", "ابو", "ابي") else None


def _says(doc: Document, j: int, first: int) -> bool | None:
    """A verb of saying, also behind ل or a conjunction: `لتعلن`, `ذكرت الشرطة\\nوأعلنت الوزارة`."""
    norm = doc.norm(j)
    verb = is_verb(norm) or is_verb(doc.bare[j]) or puts_out(norm) or (norm.startswith("ل") and is_verb(norm[1:]))
    return True if verb and j > first and j not in doc.actor_at else None


def _is_doubted(doc: Document, j: int, _first: int) -> bool | None:
    """`نفت القيادة صحة هذه الأنباء`, but `أعلنت صحة أربيل`."""
    return doc.norm(j + 1) in words("reporting", "closers", "behind_truth") if doc.norm(j) == "صحه" else None


def _is_rescue(doc: Document, j: int, _first: int) -> bool | None:
    """`فرق إنقاذ`, `مكتب إنقاذ المختطفين` is who they are, and no event; `أعلنت اللجنة إنقاذ طفلين` is one."""
    if doc.norm(j) != "انقاذ" or doc.norm(j - 1) not in words("titles", "sources", "rescuers"):
        return None
    saved = doc.reading(j + 1, "person", "kin")
    # `عمال إنقاذ متطوعون وطبيب`
    theirs = saved is None or saved.prefix in ("و", "ال") or doc.norm(j + 1).endswith("ون")
    return False if theirs else None


def _lies(doc: Document, j: int, first: int) -> bool | None:
    """`غرفة طوارئ مخيم أبو شوك قرب الفاشر`, but `السلطات الصحية في قطاع غزة`."""
    lies = j + 1 in doc.place_at or doc.norm(j + 1) == "البلاد"
    compass = doc.norm(j) in words("places", "compass") and lies and j not in doc.place_at
    visits = doc.norm(j) == "لدي" and (j + 1 < len(doc.tokens) and doc.tokens[j + 1].kind == "word")
    named = j + 1 in doc.place_at or j + 1 in doc.actor_at or doc.norm(j + 1).startswith("ال")
    if j > first and visits and not named:
        # `قال الوالي لدى تفقده المصابين`, but `السفير لدى اليمن`
        return True
    if j > first and doc.norm(j) == "وسط" and j + 1 not in doc.place_at and not doc.norm(j + 1).startswith("ال"):
        # `قال مختار القرية وسط حشد من الأهالي`
        return True
    return True if j > first and compass and doc.norm(j - 1) != "في" else None


def _is_closer(doc: Document, j: int, first: int) -> bool | None:
    """Words that end any name, numbers, and behind the first word participles and incidents.

    `تبنت الحركة تفجيرا أوقع 15 قتيلا`
    """
    norm = doc.norm(j)
    if norm == SEVERAL and j == first + 1 and doc.norm(first) in words("reporting", "say", "subjects"):
        # `أعلنت دول عدة وفاة`
        return False
    if j > first and norm in grammar().given and doc.norm(j + 1) in grammar().compound:
        # `مدير الشبكة فضل عبد الغني`
        return None
    if norm in words("reporting", "closers") or j in doc.counts or norm in ("ل", "ب") or norm in OF_TIMES:
        return True
    if norm == "و" and j + 1 in doc.counts:
        # `قتل 21 بحسب الشرطة و24 بحسب الأهالي`
        return True
    if j == first:
        return None
    if norm in words("reporting", "closers", "adverbs"):
        return True
    if norm in words("reporting", "closers", "done_to") and doc.norm(j + 1) == "علي" and doc.norm(j - 1) != "في":
        return True
    was = norm in ("كان", "كانت") and doc.norm(j - 1) not in words("reporting", "media", "heads")
    joined = doc.bare[j] != norm and doc.bare[j] in ("لم", "لا", "قد", "كان", "الذي", "التي", "الذين")
    # `سكان طلبوا عدم ذكر أسمائهم`
    asked = norm in words("reporting", "function", "asks")
    year = norm == "عام" and doc.tokens[j + 1 : j + 2] and doc.tokens[j + 1].kind == "number"
    if was or joined or asked or year or acts(norm) or acts(doc.bare[j]) or norm in words("reporting", "preposition"):
        # `وبحسب الوزارة ارتفع العدد`, `بحسب شيخ العقل ولم تُستكمل`
        return True
    counted = norm in words("reporting", "say", "tolls_set") or doc.reading(j, "victim") is not None
    if norm.startswith("ال") and estimates(doc.bare[first - 1]) and counted:
        # `قدر كاهن البلدة جان إيلي القتلى بخمسين`, `قدر رئيس البلدية فلان العدد بخمسين`
        return True
    incident = j not in doc.actor_at and norm.removesuffix("ا") in words("casualties", "incidents")
    whole = doc.actor_at.get(j - 1)
    told = norm.removeprefix("ال") in words("casualties", "incidents")
    called = doc.norm(first) in words("reporting", "anaphora", "heads")
    if told and norm.startswith("ال") and takes_object(doc.bare[first - 1]) and (j > first + 1 or called):
        # `تبنت جماعة أنصار الساحل الهجوم`, `تبنى التنظيم الهجوم`
        return True
    if whole is not None and j not in doc.actor_at and (told or norm in words("reporting", "background", "declared")):
        # `أدان الرئيس أحمد سالم الهجوم`, `أعلنت الحكومة الحداد`
        return True
    # `أفادت الشرطة مؤكدة`
    feminine = norm.endswith("ه") and doc.norm(j - 1).startswith("ال")
    return True if incident or ((norm.endswith("ا") or feminine) and is_participle(norm)) else None


def _is_on_networks(doc: Document, j: int, first: int) -> bool | None:
    """`صفحات محلية على مواقع التواصل`, `ناشطون على فيسبوك`: who they are, and not where it was told."""
    head = words("reporting", "online", "heads")
    if doc.norm(first) not in head or j == first:
        return None
    on = doc.norm(j) in ("علي", "عبر", "في") and doc.norm(j + 1) in words("reporting", "online", "networks")
    return False if on else None


def _says_where(doc: Document, j: int, first: int) -> bool | None:
    """`في بيان`, `في وقت سابق`, `في الهجوم`: في that belongs to what is told."""
    if doc.norm(j) != "في":
        return None
    if doc.bare[first - 1] in words("reporting", "say", "with_fi") and j > first:
        # `شككت منظمات حقوقية في هذه الأرقام`
        return True
    behind = doc.norm(j + 1)
    if behind in months():
        # `سجلت الشبكة في تشرين الثاني مقتل 12`
        return True
    told = behind in words("reporting", "closers", "statement_after_in") or behind in words("casualties", "fillers")
    # `الوزارة في حسابها على فيسبوك`
    told = told or (behind in words("reporting", "online", "accounts") and behind.endswith(("ه", "ها", "هم")))
    return True if told or behind.removeprefix("ال") in words("casualties", "incidents") else None


def _is_event(doc: Document, j: int, first: int) -> bool | None:
    """A casualty word; before a place it may be a noun of the name: `السلطات الصحية في قطاع غزة`."""
    placed = j in doc.place_at or (doc.norm(j) in words("places", "dropped") and j + 1 in doc.place_at)
    # `إدارة سجن رومية`, `مصادر في السجن`
    placed = placed or (j > first and doc.norm(j - 1) in words("reporting", "closers", "wardens"))
    placed = placed or (doc.norm(j - 1) == "في" and doc.norm(j) in words("casualties", "blocks", "custody"))
    return doc.reading(j, "event", "verb") is not None and j not in doc.actor_at and not placed


# The signs by which a name ends or goes on, in their order: what is inside a name, what surely ends it, what may.
SIGNS = (
    _inside_name,
    is_inside,
    _is_on_networks,
    _says,
    _is_doubted,
    is_told_of,
    is_announced_victim,
    is_object,
    is_addressed,
    is_own,
    is_struck,
    is_behind_quoted,
    is_another,
    is_indefinite,
    is_genitive,
    is_governed,
    _is_rescue,
    _lies,
    _is_closer,
    is_put_out,
    _says_where,
    is_listener,
    is_told,
    _is_event,
)
