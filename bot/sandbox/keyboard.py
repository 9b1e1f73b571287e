"""Inline keyboards as a Bot API call carries them, checked as Telegram checks them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.sandbox.messages import Keyboard

DATA_LIMIT = 64
"""Bytes of callback data (https://core.telegram.org/bots/api#inlinekeyboardbutton)."""

BUTTON_LIMIT = 100
"""Buttons of one keyboard; Telegram answers REPLY_MARKUP_TOO_LONG above it."""

_ADDRESS = re.compile(
    r"""tg:|https?://(?:[^/?#]*@)?
    (?: \[[0-9a-f:.]+\] | (?!\.(?:[:/?\#]|$)) (?=[^:/?\#]*\.) (?:[\w.!$,~*'();&+=-]|[^\x00-\x7f]|%[0-9a-f]{2})+ )
    (?: :0*(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5]) )?
    (?: [/?\#] | $ )""",
    re.IGNORECASE | re.ASCII | re.VERBOSE,
)
"""An address with a host that TDLib takes (parse_url, check_link): with a dot in it, or IPv6."""

_ACTIONS = ("callback_data", "url", "switch_inline_query", "switch_inline_query_current_chat", "copy_text")


class KeyboardError(ValueError):
    """The keyboard is none that Telegram would take; the sentence is Telegram's."""


def parse_keyboard(markup: Any) -> Keyboard:
    """The `reply_markup` of a call, decoded from JSON, as rows of buttons. Raises KeyboardError."""
    if markup is None:
        return ()
    if not isinstance(markup, Mapping):
        raise KeyboardError("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        raise KeyboardError("the sandbox takes inline keyboards only")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise KeyboardError('field "inline_keyboard" of the InlineKeyboardMarkup must be an array of arrays')
    keyboard = tuple(tuple(_button(button) for button in row) for row in rows if row)
    if sum(len(row) for row in keyboard) > BUTTON_LIMIT:
        raise KeyboardError("reply markup is too long")
    return keyboard


def _button(button: Any) -> Mapping[str, str]:
    if not isinstance(button, Mapping):
        raise KeyboardError("inline keyboard button must be an object")
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise KeyboardError("inline keyboard button text must not be empty")
    actions = [name for name in _ACTIONS if name in button]
    if len(actions) != 1:
        raise KeyboardError("text buttons are unallowed in the inline keyboard")
    if actions[0] == "callback_data":
        return {"text": text, "callback_data": _callback_data(button["callback_data"])}
    if actions[0] == "url":
        return {"text": text, "url": _url(button["url"])}
    raise KeyboardError(f'the sandbox does not know inline keyboard buttons with "{actions[0]}"')


def _callback_data(data: Any) -> str:
    if not isinstance(data, str) or not 1 <= len(data.encode("utf-8", "replace")) <= DATA_LIMIT:
        raise KeyboardError("BUTTON_DATA_INVALID")
    return data


def _url(url: Any) -> str:
    if not isinstance(url, str) or not _ADDRESS.match(url):
        raise KeyboardError(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    return url
