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
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
"""Blanks that are not one space already: to replace each space by itself takes four times as long."""
_BREAKS = re.compile(r"\s*\n\s*")


def html_to_text(markup: str) -> str:
    """The text of an HTML fragment, paragraphs separated by newlines; plain text comes back as it is, tidied."""
    clean = _CONTROLS.sub("", markup)
    if "<" not in clean and "&" not in clean:
        return tidy(clean)
    try:
        root = html.fragment_fromstring(clean, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        # lxml asserts that a fragment has one body, which that of a whole page need not have.
        return tidy(re.sub("<[^<>]*>", " ", clean))
    parts: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event in ("comment", "pi"):
            parts.append((element.tail or "").replace("\n", " "))
        elif event == "start" and element.tag in _DROPPED:
            walk.skip_subtree()
        elif event == "start":
            parts += ["\n"] * (element.tag in _BLOCKS) + [_SPACES.sub(" ", (element.text or "").replace("\n", " "))]
        else:
            parts += ["\n"] * (element.tag in _BLOCKS) + [(element.tail or "").replace("\n", " ")]
    return tidy("".join(parts))


def tidy(text: str) -> str:
    """One space for a run of blanks, one newline for a run of breaks."""
    return _BREAKS.sub("\n", _SPACES.sub(" ", text)).strip()
