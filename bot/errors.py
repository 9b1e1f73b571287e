"""When a handler fails unexpectedly: a traceback in the log, an apology in the chat, and the bot goes on."""

from __future__ import annotations

import contextlib
import logging
from secrets import token_hex

from telegram import CallbackQuery, Update
from telegram.error import RetryAfter, TelegramError
from telegram.ext import ContextTypes

from bot.context import Services
from bot.language import N_, Translator, translator
from bot.markup import code
from bot.messages import Message
from bot.retry import is_shut_out
from bot.sending import MirsadBot, send
from monitors.store.chats import ensure_destination

log = logging.getLogger(__name__)


class ErrorReporter:
    """The application's error handler."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def __call__(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log the error under a short id, and tell that id to whoever caused it."""
        error = context.error
        if not isinstance(update, Update) and isinstance(error, TelegramError):
            # Polling for updates goes on by itself. A conflict: another program polls with the same token.
            log.warning("no updates from Telegram error=%s", type(error).__name__)
            return
        if isinstance(error, RetryAfter) or (error is not None and is_shut_out(error)):
            # Patience is wanted, or it is a group where the bot may not write, or somebody who blocked it meanwhile.
            log.warning("answer not sent error=%s", type(error).__name__)
            return
        error_id = token_hex(3)
        log.error("unexpected error id=%s", error_id, exc_info=context.error)
        if isinstance(update, Update):
            # Whoever cannot be reached now gets no apology; the log has it all.
            with contextlib.suppress(TelegramError):
                await self._apologize(update, context.bot, error_id)

    async def _apologize(self, update: Update, bot: MirsadBot, error_id: str) -> None:
        chat, message = update.effective_chat, update.effective_message
        if chat is None:
            return
        t = await self._translator(update)
        if update.callback_query is not None:
            await _end_press(update.callback_query, t, error_id)
            return
        thread_id = message.message_thread_id if message and message.is_topic_message else None
        await send(bot, chat.id, thread_id, Message(_apology(t, code(error_id))))

    async def _translator(self, update: Update) -> Translator:
        """That of the chat; where the database is what failed, Arabic."""
        chat = update.effective_chat
        with contextlib.suppress(Exception):
            if chat is not None:
                now = self._services.clock()
                here = await self._services.db.run(
                    ensure_destination, chat.id, None, str(chat.type), chat.title or "", now
                )
                return translator(here.language)
        return translator("ar")


async def _end_press(query: CallbackQuery, t: Translator, error_id: str) -> None:
    await query.answer(_apology(t, error_id), show_alert=True)


def _apology(t: Translator, error_id: str) -> str:
    return t.text(
        N_("Sorry, something went wrong here. It is noted under {id}; tell the admin if it happens again."),
        id=error_id,
    )
