"""Article pages to text, and the feeds that a page names."""

from __future__ import annotations

from lxml import etree, html

from monitors.parse import PROLOG_TEXT, decode, web_url

MAX_PAGE_BYTES = 2_000_000
"""News pages with their scripts have half of that."""
MAX_PAGE_TAGS = 20_000
"""Opening and closing; news pages have some thousands."""
MAX_HEAD_BYTES = 500_000
"""A page names its feeds at its beginning."""

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
_USUAL_PATHS = ("/feed/", "/rss", "/rss.xml", "/feed.xml", "/atom.xml")
"""Where content systems put a feed that their pages do not name."""


def extract_page(body: bytes, url: str, charset: str | None, title: str = "") -> str:
    """The article's text in a page, paragraphs separated by newlines; empty where none is found. CPU work.

    A heading that says the item's `title` again is left out: it would run on into the first sentence.
    A page larger than any article's is read in part, one of more tags not at all: it would take minutes.
    """
    # Only here, in a worker that is given a page: it takes 7 MB, which the program's own process need not have.
    import trafilatura

    text = decode(body[:MAX_PAGE_BYTES], f"text/html; charset={charset}" if charset else "")
    if text.count("<") > MAX_PAGE_TAGS:
        return ""
    extracted = trafilatura.extract(
        text,
        url=url,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        target_language=None,
    )
    return _without_heading(extracted or "", title)


def _without_heading(text: str, title: str) -> str:
    heading, _, rest = text.partition("\n")
    return rest.lstrip("\n") if title and heading.split() == title.split() else text


def discover_feeds(body: bytes, base_url: str) -> list[str]:
    """Addresses that may be the page's feeds: those it names, else the usual ones of its host."""
    try:
        root = html.document_fromstring(PROLOG_TEXT.sub("", decode(body[:MAX_HEAD_BYTES], ""), count=1))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    named = [
        link.get("href", "")
        for link in root.iter("link")
        if "alternate" in link.get("rel", "").lower() and link.get("type", "").lower() in _FEED_TYPES
    ]
    found = (web_url(link, base_url) for link in named or _USUAL_PATHS)
    return [url for url in dict.fromkeys(found) if url][:5]
