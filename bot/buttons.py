"""Pressed buttons.

What a button carries may come from anybody: it has to match its form as a whole, and acts only within the
chat in which it was pressed.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from telegram import CallbackQuery
from telegram import Message as TelegramMessage
from telegram.constants import CallbackQueryLimit, ChatType
from telegram.error import BadRequest, TelegramError

from bot import guide, quieting
from bot.admin import remove_feed_for_good
from bot.alerts import name_mark, tags_to_follow
from bot.commands import recent, search, show_item
from bot.context import Refusal, Request, require_bot_admin, require_chat_admin
from bot.explaining import test
from bot.finding import read_query
from bot.following import follow, subscribe, subscriptions_page, unsubscribe
from bot.language import N_, Language, translator
from bot.markup import clean, cut, isolate, isolated_label, visible
from bot.messages import Message
from bot.results import other_order, reply_page
from bot.sending import edit
from monitors.store.chats import set_language, set_mute
from monitors.store.items import get_item
from monitors.store.subscriptions import (
    get_subscription,
    mute_subscription,
    remove_subscription,
    set_subscription_state,
)

MUTE_PERIOD = timedelta(hours=24)
ANSWER_LIMIT = CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH


@dataclass(slots=True)
class Press:
    """A pressed button, which spins until its press is ended; that can be done once."""

    query: CallbackQuery
    ended: bool = False

    async def end(self, text: str | None = None, *, box: bool = False) -> None:
        """End the press with a note, or with a box to be closed.

        One that Telegram forgot is left alone, and no trouble on the way keeps from doing what the button says.
        """
        self.ended = True
        with contextlib.suppress(TelegramError):
            await self.query.answer(cut(text, ANSWER_LIMIT) if text else None, show_alert=box)


Act = Callable[[Request, Press, re.Match[str]], Awaitable[None]]


async def do_press(request: Request, press: Press) -> None:
    """Do what a button says, or say that it does nothing any more."""
    for form, act in _BUTTONS.items():
        match = form.fullmatch(request.words)
        if match is None:
            continue
        try:
            if request.destination.kind == ChatType.CHANNEL and act is not _details:
                # Anybody may press there, and what the bot writes goes to all its readers.
                await require_chat_admin(request)
            await act(request, press, match)
        except Refusal as refusal:
            if press.ended:
                await request.refuse(refusal)
            else:
                await press.end(visible(request.t.text(refusal.msgid, **refusal.values)), box=True)
        return
    await press.end(request.t.text(N_("This button does nothing any more.")))


async def _details(request: Request, press: Press, match: re.Match[str]) -> None:
    """The item as messages; in a channel, where anybody may press but not write, its lead in a box."""
    if request.destination.kind != ChatType.CHANNEL:
        await press.end()
        await show_item(request.with_words(match["id"]))
        return
    item = await request.services.db.query(get_item, int(match["id"]))
    lead = clean(item.summary.lead or item.title) if item else request.t.text(N_("This item was deleted."))
    await press.end(lead, box=True)


async def _mute(request: Request, press: Press, match: re.Match[str]) -> None:
    await require_chat_admin(request)
    db, here, until = request.services.db, request.destination, request.now + MUTE_PERIOD
    subscription = await db.query(get_subscription, int(match["id"]), here.id)
    if subscription is None:
        raise Refusal(N_("You do not follow this any more."))
    await db.run(mute_subscription, subscription.id, here.id, until)
    words = isolated_label(subscription.query, 60)
    await press.end(
        request.t.text(N_("{words}: silent for 24 hours. /subscriptions ends it."), words=words),
        box=True,
    )


async def _follow(request: Request, press: Press, match: re.Match[str]) -> None:
    await require_chat_admin(request)
    item = await request.services.db.query(get_item, int(match["id"]))
    tags = tags_to_follow(item.summary) if item else iter(())
    tag = next((tag for tag in tags if name_mark(tag.name) == match["mark"]), None)
    if tag is None:
        raise Refusal(N_("The item was changed and no longer names this."))
    await press.end()
    await follow(request, read_query(tag.query, "subscribe", standing=True))


async def _guide(request: Request, press: Press, match: re.Match[str]) -> None:
    """The guide's next view, in the place of the one whose button was pressed."""
    await require_chat_admin(request)
    view = await guide.turn_to(request, match)
    await press.end()
    await _show(request, view)


async def _follow_choice(request: Request, press: Press, match: re.Match[str]) -> None:
    await require_chat_admin(request)
    chosen = guide.chosen_query(match)
    await press.end()
    await _show(
        request, Message(request.style.lines([request.t.text(N_("Your choice: {words}"), words=isolate(chosen.text))]))
    )
    await follow(request, chosen)


async def _more(request: Request, press: Press, match: re.Match[str]) -> None:
    search = request.services.searches.get(match["token"])
    if search is None:
        raise Refusal(N_("This list is too old. Search again."))
    await press.end()
    if not await reply_page(request, search, int(match["after"])):
        raise Refusal(N_("There is no more."))


async def _other_order(request: Request, press: Press, match: re.Match[str]) -> None:
    search = request.services.searches.get(match["token"])
    if search is None:
        raise Refusal(N_("This list is too old. Search again."))
    await press.end()
    await reply_page(request, other_order(search))


async def _try(request: Request, press: Press, match: re.Match[str]) -> None:
    """What a refused query may have meant: its command again, with the query that the pressed button shows."""
    meant = pressed_label(press.query)
    if meant is None:
        raise Refusal(N_("This button does nothing any more."))
    await press.end()
    await _TRIED[match["command"]](request.with_words(meant))


def pressed_label(query: CallbackQuery) -> str | None:
    """What the pressed button shows; None where Telegram no longer has its message."""
    markup = query.message.reply_markup if isinstance(query.message, TelegramMessage) else None
    rows = markup.inline_keyboard if markup else ()
    return next((clean(key.text) for row in rows for key in row if key.callback_data == query.data), None)


async def _show_page(request: Request, press: Press, match: re.Match[str]) -> None:
    await press.end()
    await _show(request, await subscriptions_page(request, int(match["page"])))


async def _pause(request: Request, press: Press, match: re.Match[str]) -> None:
    await require_chat_admin(request)
    await request.services.db.run(set_subscription_state, int(match["id"]), request.destination.id, "paused")
    await _show_page(request, press, match)


async def _resume(request: Request, press: Press, match: re.Match[str]) -> None:
    await require_chat_admin(request)
    db, here, number = request.services.db, request.destination, int(match["id"])
    await db.run(mute_subscription, number, here.id, None)
    await db.run(set_subscription_state, number, here.id, "active")
    await _show_page(request, press, match)


async def _quiet(request: Request, press: Press, match: re.Match[str]) -> None:
    await press.end()
    await _show(request, await quieting.quiet_view(request, int(match["id"]), int(match["page"])))


async def _set_quiet(request: Request, press: Press, match: re.Match[str]) -> None:
    await require_chat_admin(request)
    hours = quieting.hours_of(match["hours"])
    view = await quieting.set_hours(request, int(match["id"]), int(match["page"]), hours)
    await press.end()
    await _show(request, view)


async def _zones(request: Request, press: Press, match: re.Match[str]) -> None:
    await press.end()
    await _show(request, quieting.zones_view(request, int(match["id"]), int(match["page"])))


async def _set_zone(request: Request, press: Press, match: re.Match[str]) -> None:
    await require_chat_admin(request)
    done = await quieting.set_zone(request, match["zone"])
    await press.end()
    if int(match["id"]) == 0:
        await _show(request, done)
        return
    there = request.in_zone(match["zone"])
    await _show(request, await quieting.quiet_view(there, int(match["id"]), int(match["page"])))


async def _remove(request: Request, press: Press, match: re.Match[str]) -> None:
    await require_chat_admin(request)
    await request.services.db.run(remove_subscription, int(match["id"]), request.destination.id)
    await _show_page(request, press, match)


async def _choose_language(request: Request, press: Press, match: re.Match[str]) -> None:
    await require_chat_admin(request)
    chosen: Language = "en" if match["language"] == "en" else "ar"
    await request.services.db.run(set_language, request.destination.id, chosen)
    await press.end()
    done = translator(chosen).text(N_("I speak English here from now on."))
    await _show(request, Message(done))


async def _unmute(request: Request, press: Press, _: re.Match[str]) -> None:
    await require_chat_admin(request)
    await request.services.db.run(set_mute, request.destination.id, None)
    await press.end()
    await _show(request, Message(request.t.text(N_("Alerts are on again."))))


async def _remove_feed(request: Request, press: Press, match: re.Match[str]) -> None:
    await require_bot_admin(request)
    await press.end()
    if match["answer"] == "no":
        await _show(request, Message(request.t.text(N_("The feed stays."))))
        return
    await _show(request, await remove_feed_for_good(request, int(match["id"])))


async def _show(request: Request, message: Message) -> None:
    """Put a message in the place of the one whose button was pressed, or below where that was deleted.

    A second press changes nothing.
    """
    try:
        await edit(request.bot, request.destination.chat_id, request.message_id, message)
    except BadRequest as error:
        # Telegram has no types of its own for these.
        if any(reason in error.message.lower() for reason in _GONE):
            await request.reply(message)
        elif "not modified" not in error.message:
            raise


_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_TRIED = {"subscribe": subscribe, "unsubscribe": unsubscribe, "recent": recent, "search": search, "test": test}
_ID = r"(?P<id>\d{1,18})"
_TARGET = rf"{_ID}:(?P<page>\d{{1,6}})"
_BUTTONS: Mapping[re.Pattern[str], Act] = {
    re.compile(form, re.ASCII): act
    for form, act in (
        (rf"item:{_ID}", _details),
        (rf"mute:{_ID}", _mute),
        (rf"follow:{_ID}:(?P<mark>[0-9a-f]{{12}})", _follow),
        (guide.FOLLOW, _follow_choice),
        (guide.VIEW, _guide),
        (r"more:(?P<token>[0-9a-f]{12}):(?P<after>\d{1,18})", _more),
        (r"order:(?P<token>[0-9a-f]{12})", _other_order),
        (rf"try:(?P<command>{'|'.join(_TRIED)}):\d", _try),
        (r"subs:(?P<page>\d{1,6})", _show_page),
        (rf"pause:{_TARGET}", _pause),
        (rf"resume:{_TARGET}", _resume),
        (rf"remove:{_TARGET}", _remove),
        (rf"quiet:{_TARGET}", _quiet),
        (rf"quiet:{_TARGET}:(?P<hours>off|\d{{1,4}}-\d{{1,4}})", _set_quiet),
        (rf"zones:{_TARGET}", _zones),
        (rf"zone:{_TARGET}:(?P<zone>[A-Za-z_/]{{1,32}})", _set_zone),
        (r"lang:(?P<language>ar|en)", _choose_language),
        (r"unmute", _unmute),
        (rf"unfeed:{_ID}:(?P<answer>yes|no)", _remove_feed),
    )
}
