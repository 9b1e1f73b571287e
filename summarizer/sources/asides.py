"""Sources set off by punctuation: `... قتلى (وزارة الصحة)`, `... - قيادة الجيش.`, `...: شرطة دبي`."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.actors import ActorMention
from summarizer.document import Document
from summarizer.language.text import fold
from summarizer.sources.cue import Cue
from summarizer.sources.speakers import Speaker

# Kinds of actors that tell of a place and never hold it.
WATCHERS = frozenset(("monitor", "un_ngo", "medical", "civil_defence", "media", "witness"))
# How the names begin of others that tell of a place and hold none: `قرب الرباط (وزارة الداخلية)`.
TELLING = ("وزار", "مصدر", "مصادر", "مسوول", "السلطات", "الشرط", "شرط", "النياب", "بلدي")


def read_aside(doc: Document, i: int, first: int, last: int) -> Cue | None:
    """A source set off by punctuation: `... (وزارة الصحة)`, `... - قيادة الجيش.`, `...: شرطة دبي`."""
    mention = doc.actor_at.get(i)
    if mention is None or mention.first != i or i - 1 in doc.actor_at:
        return None
    speaker = Speaker(mention.name, mention.first, mention.last)
    before, after = doc.norm(i - 1), doc.norm(mention.last)
    bracketed = (
        (before, after) == ("(", ")")
        and not _is_name(doc, i - 2, mention)
        and _ends_statement(doc, i, mention.last, last)
    )
    trailing = before in ("-", "–", ":") and mention.last >= last - 1
    if not (bracketed or trailing) or not _tells(doc, first, i):
        return None
    return Cue(i, mention.last, "preposition", speaker)


def _ends_statement(doc: Document, first: int, last: int, end: int) -> bool:
    """Whether a bracket stands behind a statement or its victims: `... قتلى على الأقل (وزارة الصحة) في قصف`; behind
    other words it says what they are called.
    """
    if last + 2 >= end or doc.is_stop(last + 1):
        return True
    return doc.reading(first - 2, "victim", "person") is not None or doc.norm(first - 2) in ("الاقل", "الاكثر")


def _tells(doc: Document, first: int, last: int) -> bool:
    return any(doc.reading(j, "event", "verb", "victim") for j in range(first, last))


def _is_name(doc: Document, i: int, bracketed: ActorMention) -> bool:
    """Whether a bracket after the token is another name of the same (`الدفاع المدني (الخوذ البيضاء)`), or who holds a
    place; a body that only watches (`قرب الفاشر (محامو الطوارئ)`) holds none.
    """
    tells = bracketed.kind in WATCHERS or fold(bracketed.name).startswith(TELLING)
    if i in doc.place_at and tells:
        return False
    return doc.tokens[i].kind == "quote" or i in doc.actor_at or i in doc.place_at or doc.is_word(i, grammar().heads)
