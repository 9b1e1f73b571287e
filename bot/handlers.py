"""Which function answers what: registers every command, button and other update with the application."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Message, Update
from telegram.constants import ChatMemberStatus
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot import admin, administration, commands, explaining, following, quieting
from bot.buttons import Press, do_press
from bot.command_limit import Verdict
from bot.context import Refusal, Request, Services, open_request, require_bot_admin
from bot.errors import ErrorReporter
from bot.inline import answer_inline, refuse_inline
from bot.language import N_, translator
from bot.markup import clean
from bot.returning import welcome_back
from monitors.store.chats import migrate_chat, set_blocked

Act = Callable[[Request], Awaitable[None]]
Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]

FOR_EVERYONE: dict[str, Act] = {
    "start": commands.start,
    "help": commands.show_help,
    "subscribe": following.subscribe,
    "subscriptions": following.subscriptions,
    "unsubscribe": following.unsubscribe,
    "recent": commands.recent,
    "search": commands.search,
    "item": commands.show_item,
    "test": explaining.test,
    "why": explaining.why,
    "mute": commands.mute,
    "quiet": quieting.quiet,
    "timezone": quieting.timezone,
    "language": commands.language,
    "settings": commands.settings,
    "claim": administration.claim,
}
FOR_ADMINS: dict[str, Act] = {
    "feeds": admin.feeds,
    "addfeed": admin.addfeed,
    "pausefeed": admin.pausefeed,
    "resumefeed": admin.resumefeed,
    "removefeed": admin.removefeed,
    "checkfeed": admin.checkfeed,
    "interval": admin.interval,
    "stats": administration.stats,
    "admins": administration.admins,
}

TOO_MANY = N_("Too many commands: up to 30 a minute are done. Go on in a minute.")

# Edited messages are left out: whoever mends a typing error in an old command does not want it done twice.
_WRITTEN = filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST
_ITEM_COMMAND = re.compile(r"/item_(\d{1,18})(?:@(\w+))?\s*", re.ASCII)
_SHUT_OUT = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


class _ItemCommand(filters.MessageFilter):
    """`/item_12`, unless it is another bot's: `/item_12@thatbot`."""

    def filter(self, message: Message) -> bool:
        match, me = _ITEM_COMMAND.fullmatch(message.text or ""), message.get_bot().username.lower()
        return match is not None and (match[2] or me).lower() == me


def register_handlers(application: Application[Any, Any, Any, Any, Any, Any], services: Services) -> None:
    """Register all handlers; of those below the first that takes an update is the only one to."""
    for name, act in _COMMANDS.items():
        application.add_handler(CommandHandler(name, _handler(services, act), _WRITTEN))
    application.add_handler(MessageHandler(_ItemCommand() & _WRITTEN, _handler(services, commands.show_item)))
    application.add_handler(CallbackQueryHandler(_press_handler(services)))
    application.add_handler(InlineQueryHandler(_inline_handler(services)))
    in_private = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
    application.add_handler(MessageHandler(in_private & filters.Regex("^/"), _handler(services, commands.unknown)))
    # What somebody sends here by the bot's own inline mode is no question.
    spoken = in_private & ~filters.VIA_BOT & ~filters.StatusUpdate.ALL
    application.add_handler(MessageHandler(spoken, _handler(services, _spoken)))
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, _migration_handler(services)))
    application.add_handler(ChatMemberHandler(_membership_handler(services), ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_error_handler(ErrorReporter(services))


def _handler(services: Services, act: Act) -> Callback:
    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        verdict = _judge(update, services)
        if verdict == "refused before":
            return
        request = await _open(update, context, services, _words(update))
        if request is None:
            return
        try:
            if verdict == "refused":
                raise Refusal(TOO_MANY)
            await act(request)
        except Refusal as refusal:
            await request.refuse(refusal)

    return handle


def _judge(update: Update, services: Services) -> Verdict:
    """Whether whoever sent it may give one more command now; anonymous admins and channels count as their chat."""
    message = update.effective_message
    written_as = message.sender_chat if message and update.callback_query is None else None
    sender = written_as or update.effective_user or update.effective_chat
    return services.limit.judge(sender.id, services.clock()) if sender else "allowed"


async def _open(update: Update, context: ContextTypes.DEFAULT_TYPE, services: Services, words: str) -> Request | None:
    """The request; a chat that speaks to the bot after shutting it out is back."""
    request = await open_request(update, context.bot, services, words)
    if request is not None and request.destination.state == "blocked":
        await welcome_back(context.bot, services, request.destination.chat_id)
    return request


def _words(update: Update) -> str:
    """What was written after the command, or all of it where there is none."""
    message = update.effective_message
    text = (message and (message.text or message.caption)) or ""
    if not text.startswith("/"):
        return text
    if item := _ITEM_COMMAND.fullmatch(text):
        return item[1]
    return "".join(text.split(maxsplit=1)[1:]).strip()


def _for_admins(act: Act) -> Act:
    async def checked(request: Request) -> None:
        await require_bot_admin(request)
        await act(request)

    return checked


_COMMANDS = FOR_EVERYONE | {name: _for_admins(act) for name, act in FOR_ADMINS.items()}


async def _spoken(request: Request) -> None:
    """Words, or a command behind a mark of direction: it comes along where somebody copies one from a message."""
    name, _, words = clean(request.words).partition(" ")
    if not name.startswith("/"):
        await commands.plain_text(request)
    elif item := _ITEM_COMMAND.fullmatch(name):
        await commands.show_item(request.with_words(item[1]))
    else:
        await _COMMANDS.get(name[1:].lower(), commands.unknown)(request.with_words(words))


def _press_handler(services: Services) -> Callback:
    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        if query is None:
            return
        verdict, press = _judge(update, services), Press(query)
        if verdict == "refused before":
            await press.end()
            return
        request = await _open(update, context, services, query.data or "")
        if request is None:
            await press.end(translator("ar").text(N_("This message is too old for its buttons.")))
            return
        if verdict == "refused":
            await press.end(request.t.text(TOO_MANY), box=True)
            return
        await do_press(request, press)

    return handle


def _inline_handler(services: Services) -> Callback:
    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.inline_query
        if query is None:
            return
        verdict = _judge(update, services)
        if verdict == "allowed":
            await answer_inline(query, services)
        elif verdict == "refused":
            await refuse_inline(query, services, Refusal(TOO_MANY))

    return handle


def _migration_handler(services: Services) -> Callback:
    async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None:
            return
        if message.migrate_to_chat_id is not None:
            await services.db.run(migrate_chat, message.chat_id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id is not None:
            await services.db.run(migrate_chat, message.migrate_from_chat_id, message.chat_id)

    return handle


def _membership_handler(services: Services) -> Callback:
    """Follows the bot's own membership: blocked or kicked, alerts wait; back again, they go out."""

    async def handle(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        change = update.my_chat_member
        if change is None:
            return
        if change.new_chat_member.status in _SHUT_OUT:
            await services.db.run(set_blocked, change.chat.id, services.clock())
        else:
            await welcome_back(context.bot, services, change.chat.id)

    return handle
