"""HTML of descriptions to text, its paragraphs kept."""

from __future__ import annotations

import re

from lxml import etree, html

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "math",
        "head",
        "button",
        "select",
        "textarea",
    ]
)
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*\n\s*")


def html_to_text(markup: str) -> str:
    """The text of an HTML fragment, paragraphs separated by newlines; plain text comes back as it is, tidied."""
    if "<" not in markup and "&" not in markup:
        return tidy(markup)
    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "", markup)
    try:
        root = html.fragment_fromstring(clean, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return tidy(re.sub("<[^>]*>", " ", clean))
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        if event == "comment":
            parts.append(element.tail or "")
            continue
        dropped = element.tag in _DROPPED
        if event == "start" and not dropped:
            parts += ["\n"] * (element.tag in _BLOCKS) + [_SPACES.sub(" ", (element.text or "").replace("\n", " "))]
        elif event == "end":
            parts += ["\n"] * (element.tag in _BLOCKS) + [(element.tail or "").replace("\n", " ")]
    return tidy("".join(parts))


def tidy(text: str) -> str:
    """One space for a run of blanks, one newline for a run of breaks."""
    return _BREAKS.sub("\n", _SPACES.sub(" ", text)).strip()
