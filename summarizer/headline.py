"""A headline without what outlets hang on it, and the lead: the verbatim sentences that carry the news."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from summarizer.document import Document
from summarizer.language.lexicon import load_lexicon
from summarizer.language.text import fold
from summarizer.language.wordlists import words
from summarizer.model import Claim

# A lead is at most two sentences; the second only while both stay under this many code points.
LEAD_LENGTH = 420
# No headline is longer, in code points; what is, stays as it is.
LONGEST_HEADLINE = 600
# What stands between a headline and what hangs on it, emoji among them, and what a flag may stand in.
_MARKS = r"|:/\-–—.…•*!،؛\U0001F300-\U0001FAFF\u2190-\u27BF\u2B00-\u2BFF\u203C\u2049\uFE0F\u200D"
_OPENING, _CLOSING = r"(\[«\"“#", r")\]»\"”"
_LEADING = re.compile(rf"[\s{_MARKS}]+(?!\d)")
_TRAILING = re.compile(r"(?:[\s|:/\-–—•،]|(?<=\s)[.…]+)+$")
_HUNG = re.compile(rf"[\s{_OPENING}{_MARKS}]+$")
# Between the outlet's name and the rest.
_PARTS = re.compile(r"(\s*[|–—-]\s*|\s*:\s+|\s*\.{2,}\s*)")


def clean_headline(title: str, outlet: str) -> str:
    """The title in one line without flags (`عاجل`, `بالصور`), without the outlet's name and marks at either end."""
    text = " ".join(title.split())
    if len(text) > LONGEST_HEADLINE:
        return text
    while (stripped := _without_outlet(_without_marks(_without_flags(text)), outlet)) != text:
        text = stripped
    return text


def lead(doc: Document, skipped: Collection[int], claims: Collection[Claim] = ()) -> str:
    """The first sentence, and with it the next one or the first that tells a toll; verbatim, joined by a space."""
    usable = [s for i, s in enumerate(doc.sentences) if i not in skipped]
    if not usable:
        return ""
    told = next((s for s in usable if any(s.start <= claim.start < s.end for claim in claims)), usable[0])
    chosen = usable[:1]
    following = [told] if told is not usable[0] else usable[1:2]
    if following and sum(s.end - s.start for s in chosen + following) <= LEAD_LENGTH:
        chosen += following
    return " ".join(doc.text[s.start : s.end] for s in chosen)


def _without_flags(text: str) -> str:
    if (flag := _flags().match(text)) is not None:
        text = text[flag.end() :].strip() or text
    if (flag := _tail_flags().search(text)) is not None:
        text = _HUNG.sub("", text[: flag.start()]) or text
    return text


def _without_marks(text: str) -> str:
    """`🔴 مقتل ثلاثة -`, but `-5 درجات` keeps its sign."""
    match = _LEADING.match(text)
    text = text[match.end() :] if match is not None and match.end() < len(text) else text
    bare = _TRAILING.sub("", text)
    return bare or text


def _without_outlet(text: str, outlet: str) -> str:
    name = _bare_outlet(outlet)
    if not name:
        return text
    parts = _PARTS.split(text)
    if len(parts) >= 3 and _bare_outlet(parts[-1]) == name:
        return "".join(parts[:-2]).strip()
    if len(parts) >= 3 and _bare_outlet(parts[0]) == name:
        return "".join(parts[2:]).strip()
    return text


def _bare_outlet(name: str) -> str:
    """An outlet's name, folded, without what kind of outlet it is: `قناة بريد الشمال`."""
    bare = fold(name).split()
    while len(bare) > 1 and bare[0] in words("reporting", "media", "heads"):
        bare = bare[1:]
    return " ".join(bare)


@cache
def _flags() -> re.Pattern[str]:
    """A flag before its mark, in brackets or as a hashtag, with the marks around it: `عاجل |`, `(فيديو)`, `#عاجل`."""
    flags = _any_of("flags")
    return re.compile(rf"[\W_]*?(?:#{flags}(?!\w)|{flags}\s?[{_CLOSING}{_MARKS}])[\s{_CLOSING}{_MARKS}]*")


@cache
def _tail_flags() -> re.Pattern[str]:
    """A flag behind a mark or in brackets: `- فيديو`, `(صور)`, `#عاجل`."""
    return re.compile(rf"[{_OPENING}{_MARKS}]\s?{_any_of('tail')}\W*$")


def _any_of(key: str) -> str:
    """A pattern of the flags of a list, the longest first; newsrooms draw out letters (`عـــاجل`)."""
    flags = sorted(load_lexicon("boilerplate")["headline"][key], key=len, reverse=True)
    return f"(?:{'|'.join('ـ*'.join(map(re.escape, flag)) for flag in flags)})"
