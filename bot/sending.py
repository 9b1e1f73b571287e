"""Messages as the Bot API takes them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.budgets import Urgency
from bot.messages import Message

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
"""A preview would show the outlet's picture and words in place of the attributed tolls."""


def keyboard(message: Message) -> InlineKeyboardMarkup | None:
    """The message's buttons as the Bot API has them."""
    if not message.buttons:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(key.text, callback_data=key.data, url=key.url) for key in row]
            for row in message.buttons
        ]
    )


MirsadBot = ExtBot[Any]
"""The bot with the pacer in it (bot/pacer.py)."""


async def send(
    bot: MirsadBot,
    chat_id: int,
    thread_id: int | None,
    message: Message,
    answers: int | None = None,
    urgency: Urgency = Urgency.REPLY,
) -> int:
    """Send a message when its turn comes, in answer to the message `answers` if given; gives its id.

    A button whose address Telegram does not take is left out. Raises TelegramError, and ChatBusy for an alert whose
    chat may not be written to now.
    """
    reply = ReplyParameters(answers, allow_sending_without_reply=True) if answers is not None else None
    try:
        sent = await bot.send_message(
            chat_id,
            message.text,
            parse_mode=ParseMode.HTML,
            message_thread_id=thread_id,
            reply_markup=keyboard(message),
            reply_parameters=reply,
            link_preview_options=NO_PREVIEW,
            rate_limit_args=urgency,
        )
    except BadRequest as error:
        # Telegram has no type of its own for it; the rule (bot/markup.py) is its library's, and its servers have more.
        bare = without_links(message)
        if "url" not in error.message.lower() or bare == message:
            raise
        return await send(bot, chat_id, thread_id, bare, answers, urgency)
    return sent.message_id


def without_links(message: Message) -> Message:
    """The message without the buttons that open an address."""
    rows = (tuple(key for key in row if key.url is None) for row in message.buttons)
    return replace(message, buttons=tuple(row for row in rows if row))


async def edit(bot: Bot, chat_id: int, message_id: int, message: Message) -> None:
    """Put a message in the place of one sent before. Raises TelegramError."""
    await bot.edit_message_text(
        message.text,
        chat_id,
        message_id,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard(message),
        link_preview_options=NO_PREVIEW,
    )
