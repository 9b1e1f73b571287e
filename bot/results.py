"""Lists of stored items: a page at a time, the words that were asked for in bold, a button for more."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from bot.context import Request, Search
from bot.language import N_
from bot.markup import FSI, PDI, bold, escape, pack
from bot.messages import Button, Message, render_result
from monitors.query.explain import snippet
from monitors.query.syntax import Node
from monitors.store.items import StoredItem
from monitors.store.search import LOOKED_AT, Page, find_items, find_relevant

PAGE = 5
SEARCHES_KEPT = 1000
"""Lists whose next page can still be asked for; older ones have to be searched for again."""


async def reply_page(request: Request, search: Search, after: int | None = None) -> bool:
    """Reply with the first page, or that which goes on at `after`; False where there is none."""
    find = find_relevant if search.order == "relevance" else find_items
    page = await request.services.db.query(find, search.node, request.now, PAGE, after)
    if not page.items:
        return False
    heading = [search.heading]
    if search.order == "relevance":
        heading.append(request.t.text(N_("Best matches first, of the newest {n}."), n=LOOKED_AT))
    texts = pack([request.style.lines(heading), *(_result(item, search.node, request) for item in page.items)])
    keys = _keys(request, search, page, is_first=after is None)
    await request.reply(*map(Message, texts[:-1]), Message(texts[-1], keys))
    return True


def _result(item: StoredItem, node: Node, request: Request) -> str:
    rows = [render_result(item, request.style)]
    if seen := render_snippet(node, item.text):
        rows.append(request.style.lines([seen]))
    return "\n".join(rows)


def render_snippet(node: Node, text: str) -> str:
    """The part of a text that a query asks for as HTML, the words in bold; "" where it has none of them."""
    part, spans = snippet(node, text)
    pieces, at = [], 0
    for span in spans:
        pieces += [_spaced(part[at : span.start]), bold(escape(part[span.start : span.end]))]
        at = span.end
    if not spans:
        return ""
    before, after = ("" if text.startswith(part) else "… "), ("" if text.rstrip().endswith(part.rstrip()) else " …")
    return f"{FSI}{before}{''.join(pieces)}{_spaced(part[at:])}{after}{PDI}"


def _spaced(text: str) -> str:
    """Text as HTML with the space at its ends kept, which cleaning takes away."""
    inner = escape(text)
    before, after = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    return f"{before}{inner}{after}" if inner else " " * bool(text)


def _keys(request: Request, search: Search, page: Page, *, is_first: bool) -> tuple[tuple[Button, ...], ...]:
    """A button for more where there is more, and at the first page of several items one for the other order."""
    rows = []
    if page.after is not None:
        rows.append((Button(request.t.text(N_("More")), data=f"more:{_keep(request, search)}:{page.after}"),))
    if is_first and search.order is not None and len(page.items) > 1:
        label = N_("Newest first") if search.order == "relevance" else N_("Best matches first")
        rows.append((Button(request.t.text(label), data=f"order:{_keep(request, search)}"),))
    return tuple(rows)


def other_order(search: Search) -> Search:
    """The same list in its other order."""
    return replace(search, order="newest" if search.order == "relevance" else "relevance")


def _keep(request: Request, search: Search) -> str:
    """Keep a list for its buttons; returns the token by which they name it."""
    searches = request.services.searches
    token = hashlib.sha256(repr(search).encode()).hexdigest()[:12]
    searches.pop(token, None)
    searches[token] = search
    while len(searches) > SEARCHES_KEPT:
        del searches[next(iter(searches))]
    return token
