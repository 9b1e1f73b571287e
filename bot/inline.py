"""`@bot words` in any chat: recent items that match, each of which can be sent there.

It shows what anybody can find, and nothing of any chat: who asks is not even looked up.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.context import Refusal, Services
from bot.finding import read_query
from bot.language import N_, translator
from bot.markup import clean, cut, isolate, visible
from bot.messages import Style, byline, headline, outlet_of, toll_rows
from bot.sending import NO_PREVIEW
from monitors.query.syntax import And, Node, Since
from monitors.store.items import StoredItem
from monitors.store.search import find_items

RECENT = timedelta(days=7)
PAGE = 10
CACHE_SECONDS = 30
"""How long Telegram answers the same words itself: so old may news be that somebody sends on."""
BUTTON_LIMIT = 64
TITLE_LIMIT, DESCRIPTION_LIMIT, LEAD_LIMIT = 200, 200, 300
_OFFSET = re.compile(r"\d{1,18}", re.ASCII)

Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


def inline_handler(services: Services) -> Callback:
    """What answers inline queries."""

    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.inline_query is not None:
            # One that was typed on over has expired, and nobody waits for its answer.
            with contextlib.suppress(BadRequest):
                await _answer(update.inline_query, services)

    return handle


async def _answer(query: InlineQuery, services: Services) -> None:
    english = (query.from_user.language_code or "").startswith("en")
    style = Style(translator("en" if english else "ar"), services.settings.zone)
    try:
        node = _asked(query.query)
    except Refusal as refusal:
        fault = visible(style.t.text(refusal.msgid, **refusal.values))
        await query.answer([], CACHE_SECONDS, is_personal=True, button=_button(fault))
        return
    after = int(query.offset) if _OFFSET.fullmatch(query.offset) else None
    page = await services.db.query(find_items, node, services.clock(), PAGE, after)
    await query.answer(
        [_result(item, style) for item in page.items],
        CACHE_SECONDS,
        # In the asker's language.
        is_personal=True,
        next_offset="" if page.after is None else str(page.after),
        button=None if page.items or after else _button(style.t.text(N_("Nothing in the last 7 days matches"))),
    )


def _asked(words: str) -> Node:
    recently = Since(int(RECENT.total_seconds()))
    return And((read_query(words, "search").node, recently)) if clean(words) else recently


def _button(text: str) -> InlineQueryResultsButton:
    """A line above the results; it leads to the chat with the bot."""
    return InlineQueryResultsButton(cut(text, BUTTON_LIMIT), start_parameter="inline")


def _result(item: StoredItem, style: Style) -> InlineQueryResultArticle:
    title = clean(item.summary.headline) or clean(item.title) or outlet_of(item)
    below = " · ".join(map(visible, (*toll_rows(item, style.t), byline(item, style))))
    content = InputTextMessageContent(render_sent(item, style), ParseMode.HTML, link_preview_options=NO_PREVIEW)
    return InlineQueryResultArticle(
        str(item.id), cut(title, TITLE_LIMIT), content, description=cut(below, DESCRIPTION_LIMIT)
    )


def render_sent(item: StoredItem, style: Style) -> str:
    """An item as HTML for a chat that may not know the bot: headline, outlet and time, tolls or the lead."""
    lead = clean(item.summary.lead)
    told = toll_rows(item, style.t) or ([isolate(lead, LEAD_LIMIT)] if lead else [])
    return style.lines([headline(item), byline(item, style), *told])
