"""`@bot words` in any chat: recent items that match, each of which can be sent there.

It shows what anybody can find, and nothing of any chat: who asks is not even looked up.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from datetime import timedelta

from telegram import InlineQuery, InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.context import Refusal, Services
from bot.finding import read_typed
from bot.language import N_, translator
from bot.markup import clean, cut, isolate, visible
from bot.messages import Style, byline, headline, outlet_of, toll_rows
from bot.sending import NO_PREVIEW
from monitors.query.syntax import And, Node, Since
from monitors.store.database import Database
from monitors.store.items import StoredItem
from monitors.store.search import find_items

RECENT = timedelta(days=7)
PAGE = 10
CACHE_SECONDS = 30
"""How long Telegram answers the same words itself: so old may news be that somebody sends on."""
BUTTON_LIMIT = 64
TITLE_LIMIT, DESCRIPTION_LIMIT, LEAD_LIMIT = 200, 200, 300
_OFFSET = re.compile(r"\d{1,18}", re.ASCII)


async def answer_inline(query: InlineQuery, services: Services) -> None:
    """Show what matches, or above no results what is wrong with the words."""
    style = _style(query, services)
    try:
        node = await _asked(services.db, query.query)
    except Refusal as refusal:
        await refuse_inline(query, services, refusal)
        return
    after = int(query.offset) if _OFFSET.fullmatch(query.offset) else None
    page = await services.db.query(find_items, node, services.clock(), PAGE, after)
    await _answer(
        query,
        [_result(item, style) for item in page.items],
        "" if page.after is None else str(page.after),
        None if page.items or after else style.t.text(N_("Nothing in the last 7 days matches")),
    )


async def refuse_inline(query: InlineQuery, services: Services, refusal: Refusal) -> None:
    """Say above no results why there are none."""
    said = visible(_style(query, services).t.text(refusal.msgid, **refusal.values))
    await _answer(query, [], "", said)


async def _answer(
    query: InlineQuery, results: Sequence[InlineQueryResultArticle], next_offset: str, said: str | None
) -> None:
    """Give results, and above them a line that leads to the chat with the bot; in the asker's language."""
    button = InlineQueryResultsButton(cut(said, BUTTON_LIMIT), start_parameter="inline") if said else None
    # One that was typed on over has expired, and nobody waits for its answer.
    with contextlib.suppress(BadRequest):
        await query.answer(results, CACHE_SECONDS, is_personal=True, next_offset=next_offset, button=button)


def _style(query: InlineQuery, services: Services) -> Style:
    english = (query.from_user.language_code or "").startswith("en")
    return Style(translator("en" if english else "ar"), services.settings.zone)


async def _asked(db: Database, words: str) -> Node:
    recently = Since(int(RECENT.total_seconds()))
    return And(((await read_typed(db, words, "search")).node, recently)) if clean(words) else recently


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
