"""A headline without what outlets hang on it, and the lead: the verbatim sentences that carry the news."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from summarizer.document import Document
from summarizer.language.lexicon import load_lexicon
from summarizer.language.text import fold
from summarizer.model import Claim

# A lead is at most two sentences; the second only while both stay under this many code points.
LEAD_LENGTH = 420
SEPARATORS = "|-–—:»«/"


def clean_headline(title: str, outlet: str) -> str:
    """The title in one line without flags (`عاجل`, `بالصور`) and without the outlet's name at either end."""
    text = " ".join(title.split())
    while (stripped := _without_outlet(_without_flag(text), outlet)) != text:
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


def _without_flag(text: str) -> str:
    match = _flags().match(text)
    return text[match.end() :].strip() if match and match.end() < len(text) else _bare_tail(text)


def _bare_tail(text: str) -> str:
    match = _tail_flags().search(text)
    return text[: match.start()].rstrip(" " + SEPARATORS + "،.(") if match and match.start() > 0 else text


def _without_outlet(text: str, outlet: str) -> str:
    name = fold(outlet).strip()
    if not name:
        return text
    parts = re.split(r"(\s*[|–—-]\s*|\s*:\s+)", text)
    if len(parts) >= 3 and fold(parts[-1]).strip() == name:
        return "".join(parts[:-2]).strip()
    if len(parts) >= 3 and fold(parts[0]).strip() == name:
        return "".join(parts[2:]).strip()
    return text


@cache
def _flags() -> re.Pattern[str]:
    flags = sorted(load_lexicon("boilerplate")["headline"]["flags"], key=len, reverse=True)
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, flags))})(?:\s*[|:/\-–—.!»)\]…]+\s*|\s*\.\.\s*)")


@cache
def _tail_flags() -> re.Pattern[str]:
    flags = [f for f in load_lexicon("boilerplate")["headline"]["flags"] if f.startswith("ب") or f in ("فيديو", "صور")]
    return re.compile(rf"\s*[|:/\-–—.!(\[،…]+\s*(?:{'|'.join(map(re.escape, flags))})\W*$")
