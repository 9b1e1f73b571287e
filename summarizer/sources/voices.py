"""Whose words a token belongs to, and the quotations that keep their source over sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace

from summarizer.document import Document
from summarizer.language.text import CLOSING
from summarizer.sources.speakers import Speaker

# How far behind its first paragraph a quotation may close, in tokens.
LONGEST_QUOTATION = 200


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a token belongs to (None: the outlet's own), and whether they deny or expect; `rule` is the sieve."""

    speaker: Speaker | None
    denied: bool = False
    doubted: bool = False
    rule: str = "outlet"


OUTLET = Voice(None)


def continue_quotations(doc: Document, voices: list[Voice]) -> None:
    """A quotation that stays open over sentences keeps the source it opened with."""
    for first, last in doc.quoted:
        opened = voices[first - 1] if first else OUTLET
        if opened.speaker is None:
            continue
        carried = replace(opened, rule="quotation")
        for i in range(first, _closing(doc, last)):
            if voices[i] is OUTLET:
                voices[i] = carried


def _closing(doc: Document, last: int) -> int:
    """The end of a quotation over paragraphs: its closing mark, where no other quotation opens before it."""
    if last >= len(doc.tokens) or doc.tokens[last].kind == "quote":
        return last
    for i in range(last, min(last + LONGEST_QUOTATION, len(doc.tokens))):
        if doc.tokens[i].kind == "quote":
            return i if doc.tokens[i].raw in CLOSING else last
    return last
