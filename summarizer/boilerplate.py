"""What of an article's text is not its report: related links, captions, credits, calls to follow."""

from __future__ import annotations

import re
from functools import cache

from summarizer.document import Document
from summarizer.language.lexicon import load_lexicon
from summarizer.language.wordlists import phrases

# How long a call to follow an outlet may be before the network it names, in letters.
LONGEST_CALL = 60
# What a word of a link may be spelled with besides its letters.
ALIFS, HARAKAT = "[اأإآ]", "[\u064b-\u0652]"


def find_boilerplate(doc: Document) -> frozenset[int]:
    """The indexes of sentences that carry no report.

    A call to read something else (`اقرأ أيضاً`) takes the rest of its paragraph with it: what follows are other
    incidents' headlines. A credit or a call to follow takes its own sentence.
    """
    skipped: set[int] = set()
    closed: int | None = None
    for index, sentence in enumerate(doc.sentences):
        if sentence.paragraph == closed or _opens(doc, sentence.first, "related"):
            closed = sentence.paragraph
            skipped.add(index)
        elif _opens(doc, sentence.first, "credits"):
            skipped.add(index)
    return frozenset(skipped)


def without_links(text: str) -> str:
    """The text with what runs on behind its report in the same line blanked out, every character at its place.

    `قُتل شخصان … اقرأ أيضاً: مصرع خمسة`, `(اقرأ أيضا: ...) وأصيب ثالث`, `ظهرت المقالة ... أولاً على ...`: a feed's teaser
    has no paragraphs, and the headlines in it are of other incidents. A call to follow (`قُتل شخصان. تغطية متواصلة على
    قناة "كذا" في "تليغرام" وأصيب ثالث`) ends with the network that it names.
    """
    text = _calls().sub(lambda call: " " * len(call.group()), text)
    kept: list[str] = []
    at = 0
    for link in _links().finditer(text):
        begin = link.start(link.lastgroup or 0)
        if begin < at:
            continue
        closing = ")" if text[:begin].rstrip().endswith("(") else "\n"
        ends = [end for mark in (closing, "\n") if (end := text.find(mark, begin)) >= 0]
        end = min(ends, default=len(text))
        kept += [text[at:begin], " " * (end - begin)]
        at = end
    return "".join((*kept, text[at:]))


@cache
def _links() -> re.Pattern[str]:
    """The words of links, behind a mark or before one, and those that blogging software adds wherever they stand."""
    openers = load_lexicon("boilerplate")["openers"]
    inline, signed = ("|".join(map(_spelled, openers[key])) for key in ("inline", "signed"))
    return re.compile(rf"(?:[.…|(!؟]|&#8230;)\s*(?P<a>{inline})\b|(?P<b>{inline})\s*[:|⬇👇]|(?P<c>{signed})\b")


@cache
def _calls() -> re.Pattern[str]:
    """The words that call to follow an outlet, up to the network where it is found."""
    openers = load_lexicon("boilerplate")["openers"]
    calls, networks = ("|".join(map(_spelled, openers[key])) for key in ("calls", "networks"))
    return re.compile(rf"(?:{calls})\b[^\n.؛:]{{0,{LONGEST_CALL}}}?(?:{networks})\b[\"»”]?")


def _spelled(phrase: str) -> str:
    """A phrase in every spelling: any alif, harakat between letters, any white space."""
    return r"\s+".join(
        f"{HARAKAT}*".join(ALIFS if letter in ALIFS else letter for letter in word) + f"{HARAKAT}*"
        for word in phrase.split()
    )


def _opens(doc: Document, first: int, key: str) -> bool:
    start = first + 1 if doc.tokens[first].kind == "punct" else first
    return doc.phrase_end(phrases("boilerplate", "openers", key), start) is not None
