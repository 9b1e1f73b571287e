"""Who speaks: the noun phrase behind a reporting cue."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.actors.actor_lexicon import grammar
from summarizer.document import Document
from summarizer.language.text import COMMAS, clitic_splits, fold, without_letters
from summarizer.language.wordlists import words
from summarizer.sources.between import INSERTED, LONGEST_INSERTED, behind_circumstances
from summarizer.sources.name_ends import name_end
from summarizer.sources.no_speaker import is_no_speaker
from summarizer.sources.quoted_names import LONGEST_QUOTED, quoted_name_end
from summarizer.sources.reporting import is_verb

# The longest name of a source, in tokens.
LONGEST = 14
# Words that take their source with ل.
TAKES_LAM = frozenset(("وفقا", "طبقا", "تبعا", "وطبقا", "ووفقا", "وتبعا"))
# What tells that those speak who are counted before it.
SAY_THAT = frozenset(("ان", "انه", "انها", "انهم", "انهما"))
# Whose outlet stands behind ل, and was not told.
CORRESPONDENTS = frozenset(("مراسل", "مراسله", "مراسلو", "مراسلي", "مصور", "مصوره", "مندوب", "مندوبه", "صحفي", "مكتب"))
# An outlet whose name begins with so short a word (`كل الأخبار`) is not told by it.
SHORTEST_OUTLET = 3
# How far behind the first word of a title the name may begin, in tokens.
LONGEST_TITLE = 8


class Speaker(NamedTuple):
    """A source as the text names it; [first, last) are its tokens, `via` who carried its words, `aliases` the folded
    words that it is also called by.
    """

    name: str
    first: int
    last: int
    via: str | None = None
    aliases: tuple[str, ...] = ()


def read_speaker(
    doc: Document, start: int, end: int, *, quoted: bool = False, governed: bool = False
) -> Speaker | None:
    """The speaker whose name begins at a token, None where no name stands there.

    `quoted` takes any short name in quotation marks for one (`وفق ما ذكر «تجمع شباب سهل الزبدية»`); else it must be
    a listed actor's, as speech stands in quotation marks too. `governed` names have a ل before them (`بيان لسلطات X`).
    """
    first = behind_circumstances(doc, start, end)
    if doc.norm(first) in COMMAS and not governed:
        return _behind_inserted(doc, first, end)
    # `وفقا لمدير المصنع خالد النجار`: nobody was told.
    alone = governed or doc.norm(first - 1) in TAKES_LAM
    first, carrier = (first, None) if alone else _behind_listener(doc, first, end)
    if (named := _named_in_quotes(doc, first, end, quoted)) is not None:
        return named._replace(via=carrier)
    count = doc.counts.get(first)
    if count is not None and count.last < end:
        # `نقلت X عن ثلاثة شهود`, `تحدثت بعض المصادر عن`, `قال اثنان من سكان البلدة إن`
        stop = name_end(doc, count.last, min(end, first + LONGEST))
        if _are_sources(doc, count.last) or (is_verb(doc.bare[start - 1]) and doc.norm(stop) in SAY_THAT):
            return speaker_of(doc, first, stop, governed=governed)
    if (called := _so_called(doc, first, end)) is not None:
        return called
    if is_no_speaker(doc, first, end):
        return None
    if (called := _self_named(doc, first, end)) is not None:
        return called
    # `بيان لوكالة X`: behind a statement it is no listener that ends a name.
    outlet = alone and doc.norm(first)[1:] in words("reporting", "media", "heads")
    begins = outlet or (governed and names_actor(doc, first))
    stop = name_end(doc, first, min(end, first + LONGEST), named=begins)
    speaker = speaker_of(doc, first, stop, governed=governed)
    return speaker._replace(via=carrier) if speaker and carrier else speaker


def _behind_inserted(doc: Document, comma: int, end: int) -> Speaker | None:
    """`قال، أمس الثلاثاء، مدير المستشفى إن`: the subject behind a time or an occasion that is set off from its verb."""
    inner = range(comma + 1, min(comma + LONGEST_INSERTED, end))
    closing = next((j for j in inner if doc.norm(j) in COMMAS or doc.norm(j) in SAY_THAT), None)
    if closing is not None and doc.norm(closing) not in COMMAS:
        return None
    aside = doc.norm(comma + 1) in words("reporting", "times") or doc.norm(comma + 1) in INSERTED
    if closing is None or closing + 1 >= end or not aside:
        return None
    speaker = read_speaker(doc, closing + 1, end)
    said = speaker is not None and (names_actor(doc, closing + 1) or doc.norm(speaker.last) in SAY_THAT)
    return speaker if said else None


def _self_named(doc: Document, first: int, end: int) -> Speaker | None:
    """`جماعة مسلحة تطلق على نفسها اسم «سرايا الفجر»`, `مجموعة تسمي نفسها كذا`: the name that a group gives itself."""
    near = range(first + 2, min(first + LONGEST_TITLE, end))
    at = next((i for i in near if doc.norm(i) in ("نفسها", "نفسه", "انفسهم")), None)
    if at is None:
        return None
    verb = at - 1 - (doc.norm(at - 1) == "علي")
    if doc.norm(verb) not in words("reporting", "function", "naming"):
        return None
    name = at + 1 + (doc.norm(at + 1) in ("اسم", "لقب", "باسم", "تسميه"))
    return read_speaker(doc, name, end, quoted=True)


def _so_called(doc: Document, first: int, end: int) -> Speaker | None:
    """`ما يسمى "جيش العدل"`, `زمرة ما يعرف بـ«لواء الفتح»`: a group by its name in quotation marks."""
    what = first + (doc.norm(first) != "ما")
    if doc.norm(what) != "ما" or doc.norm(what + 1) not in words("reporting", "function", "so_called"):
        return None
    name = what + 2 + (doc.norm(what + 2) in ("ب", "باسم"))
    closing = _closing_of(doc, name, end) if name < end else None
    called = speaker_of(doc, name + 1, closing) if closing is not None else None
    return called._replace(last=closing + 1) if called is not None and closing is not None else None


def _are_sources(doc: Document, i: int) -> bool:
    """`ثلاثة شهود`, `بعض المصادر`: whether what is counted speaks."""
    i += doc.norm(i) == "من"
    counted = words("reporting", "anaphora", "several") | words("reporting", "anaphora", "counted")
    return names_actor(doc, i) or doc.norm(i) in counted


def _behind_listener(doc: Document, i: int, end: int) -> tuple[int, str | None]:
    """`قال لوكالة فرانس برس أمس مدير المستشفى`, `أفاد به لـ(سبأ) مصدر أمني`: where one who speaks is named behind the
    outlet that was told, and its name.
    """
    opening = i if doc.norm(i - 1) == "ل" else i + 1 if doc.norm(i) == "ل" else end
    if opening < end and (closing := _closing_of(doc, opening, end)) is not None:
        last, carrier = closing + 1, doc.slice(opening + 1, closing)
    elif i < end and (listener := _listener_end(doc, i, end)) is not None:
        last, carrier = listener, doc.slice(i, listener).removeprefix("ل")
        if doc.norm(i) in words("reporting", "media", "press"):
            return behind_circumstances(doc, last, end), carrier
    else:
        first = i + 1 if doc.norm(i) == "ل" else i
        mention = doc.actor_at.get(first)
        if mention is None or mention.kind != "media" or not (first > i or doc.norm(i).startswith("ل")):
            return i, None
        last, carrier = mention.last, mention.name
    # `أكده لـ"الشرق"، مدير المستشفى`
    last += opening < end and doc.norm(last) in COMMAS and last + 1 < end and _is_named(doc, last + 1)
    named = behind_circumstances(doc, last, end)
    return (named, carrier) if named < end and _is_named(doc, named) else (i, None)


def _closing_of(doc: Document, opening: int, end: int) -> int | None:
    """The bracket or quotation mark that closes the short name which one at a token opens, None where none stands."""
    if doc.norm(opening) != "(" and doc.tokens[opening].kind != "quote":
        return None
    inner = range(opening + 1, min(opening + LONGEST_QUOTED + 2, end))
    return next((j for j in inner if doc.tokens[j].kind != "word"), opening)


def _listener_end(doc: Document, i: int, end: int) -> int | None:
    """`لمراسل الجزيرة مدير المستشفى`, `لإذاعة محلية رئيس البلدية`: the token behind an outlet or its people who were
    told, where who speaks is named next.
    """
    head = doc.norm(i)[1:]
    if doc.norm(i) in words("reporting", "media", "press"):
        # `كما صرح للصحافيين قائد الشرطة`
        j = behind_circumstances(doc, i + 1, end)
        speaks = j < end and doc.tokens[j].kind == "word" and not is_no_speaker(doc, j, end)
        return i + 1 if speaks else None
    told = head in words("reporting", "media", "heads") or head in words("reporting", "media", "staff")
    if not told or not doc.norm(i).startswith("ل"):
        return None
    # `لوكالة (سانا)`, `لصحيفة «النهار»`
    closing = _closing_of(doc, i + 1, end) if i + 1 < end else None
    start = i + 1 if closing is None else closing + 1 + (doc.norm(closing + 1) in COMMAS)
    for j in range(start, min(i + LONGEST_QUOTED + 2, end)):
        named = behind_circumstances(doc, j, end)
        mention = doc.actor_at.get(named)
        if names_actor(doc, named) and (mention is None or mention.kind != "media"):
            return j
        if doc.tokens[j].kind != "word" or doc.norm(j) in words("reporting", "closers"):
            return None
    return None


def _is_named(doc: Document, i: int) -> bool:
    """Whether somebody is named from a token on, by a title too: `متحدثة باسم الشرطة`."""
    # `قال لرويترز اثنان من العاملين`
    counted = i in doc.counts and doc.norm(doc.counts[i].last) == "من"
    titled = doc.norm(i) in grammar().spokespersons or doc.norm(i) in grammar().offices
    return counted or titled or names_actor(doc, i)


def _named_in_quotes(doc: Document, opening: int, end: int, quoted: bool) -> Speaker | None:
    """The name that stands alone in quotation marks from a token on: a listed actor's, or any where `quoted`."""
    if opening >= end or not (doc.tokens[opening].kind == "quote" or doc.norm(opening) == "("):
        return None
    mention = doc.actor_at.get(opening + 1)
    if mention is not None and mention.first == opening + 1 and doc.norm(opening) == "(":
        # `تقرير (الأهرام)`
        filled = doc.norm(mention.last) == ")"
        return Speaker(mention.name, mention.first, mention.last + 1) if filled else None
    if mention is not None and mention.first == opening + 1 and _holds_quote(doc, mention.first, mention.last):
        # `«القناة 12» العبرية`
        return Speaker(mention.name, mention.first, mention.last)
    closing = quoted_name_end(doc, opening, end)
    if mention is not None and mention.first == opening + 1 and mention.last < end and not mention.generic:
        # `“وكالة أنباء نشطاء حقوق الإنسان” (هرانا)`
        closing = mention.last + 1 if doc.tokens[mention.last].kind == "quote" else closing
    if closing is None or not (quoted or (mention is not None and mention.last == closing - 1)):
        return None
    return speaker._replace(last=closing) if (speaker := speaker_of(doc, opening + 1, closing - 1)) else None


def _holds_quote(doc: Document, first: int, last: int) -> bool:
    return any(doc.tokens[i].kind == "quote" for i in range(first, last))


def names_actor(doc: Document, i: int) -> bool:
    """Whether a noun phrase that names an actor begins at a token, also by a title before the name."""
    reach = range(i, min(i + LONGEST_TITLE, len(doc.tokens)))
    return any(i in (mention.first, mention.phrase_first) for j in reach if (mention := doc.actor_at.get(j)))


def names_speaker(doc: Document, i: int) -> bool:
    """The same, or a person or family that no list knows: `عائلة القتيل`, `والد الطفلة`."""
    if names_actor(doc, i) or doc.norm(i) in words("reporting", "say", "subjects"):
        return True
    known = doc.norm(i + 1).startswith("ال") or i + 1 in doc.place_at
    return known and doc.reading(i, "person", "kin", "collective") is not None and i not in doc.counts


def is_carrier(doc: Document, speaker: Speaker) -> bool:
    """Whether a source is an agency or a channel, which may only pass on what others say."""
    mention = doc.actor_at.get(speaker.first)
    if mention is not None and mention.kind == "media":
        return True
    heads = words("reporting", "media", "heads") | words("reporting", "media", "several_heads")
    return doc.is_word(speaker.first, heads)


def is_correspondent(doc: Document, speaker: Speaker) -> bool:
    """Whether a source is an outlet's own eyes: `مراسلنا`."""
    return doc.is_word(speaker.first, words("reporting", "say", "correspondents"))


def speaker_of(doc: Document, first: int, last: int, *, governed: bool = False) -> Speaker | None:
    """The speaker that the tokens [first, last) name, without prepositions and what else hangs at their ends."""
    # `شبكة سي إن إن` ends with no إن of speech.
    while (last > first and last - 1 not in doc.actor_at) and (
        doc.norm(last - 1) in words("reporting", "function")
        or doc.tokens[last - 1].kind == "punct"
        or (doc.norm(last - 1).startswith("ب") and doc.norm(last - 1)[1:] in words("places", "compass"))
    ):
        last -= 1
    last = before_listener(doc, first, last)
    while last > first and doc.tokens[first].kind == "quote":
        first += 1
    if last > first and doc.tokens[last - 1].kind == "quote" and not _is_quoted_inside(doc, first, last - 1):
        last -= 1
    if last <= first or doc.tokens[first].kind != "word":
        return None
    name = _bare_name(doc, first, last, governed=governed or doc.norm(first - 1) in TAKES_LAM)
    # `#الدفاع_المدني`
    return Speaker(" ".join(name.replace("_", " ").split()), first, last) if name else None


def before_listener(doc: Document, first: int, last: int) -> int:
    """`المدير الجهوي للصحة لموزاييك`: the end of a name before the outlet that was told."""
    if doc.bare[first] in CORRESPONDENTS:
        # `مراسل لرويترز`
        return last
    if len(doc.outlet) > SHORTEST_OUTLET and doc.norm(last - 1) == f"ل{doc.outlet}" and last - 1 > first:
        return last - 1
    mention = doc.actor_at.get(last - 1)
    if mention is None or mention.kind != "media" or mention.first <= first:
        return last
    return mention.first if doc.norm(mention.first).startswith("ل") else last


def _is_quoted_inside(doc: Document, first: int, closing: int) -> bool:
    """Whether the quotation that a mark closes opens behind the first word (`جماعة «أنصار الساحل»`)."""
    return any(doc.tokens[i].kind == "quote" for i in range(first, closing))


def _bare_name(doc: Document, first: int, last: int, *, governed: bool) -> str:
    """The name without the prepositions and conjunctions before its first word; `للدفاع` gives `الدفاع`."""
    mention, name, norm = doc.actor_at.get(first), doc.slice(first, last), doc.norm(first)
    if mention is None or mention.first != first:
        if norm.startswith("لل"):
            # `للجنة` is `ل` before `لجنة`, `للدفاع` before `الدفاع`.
            own = norm[1:] in words("reporting", "lam")
            return without_letters(name, 1) if own else "ال" + without_letters(name, 2)
        governed = governed and norm.startswith("ل") and norm not in words("reporting", "lam")
        return without_letters(name, 1) if governed or _has_preposition(norm) else name
    head = fold(mention.name).split()[0]
    if norm.endswith(head):
        return without_letters(name, len(norm) - len(head))
    return "ال" + without_letters(name, norm.index("لل") + 2) if "لل" in norm and head.startswith("ال") else name


def _has_preposition(norm: str) -> bool:
    """`لمصدر`, `بوزارة`: a clitic and what a noun of sources begins with."""
    heads = tuple(words("reporting", "lam", "behind"))
    return any(prefix in ("ل", "ب", "لال", "بال") and rest.startswith(heads) for prefix, rest in clitic_splits(norm))
