"""How updates are asked for: those that the bot acts on, and none of them may keep it from the others."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from telegram import Update
from telegram.constants import UpdateType
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

log = logging.getLogger(__name__)

WANTED = [
    UpdateType.MESSAGE,
    UpdateType.CHANNEL_POST,
    UpdateType.CALLBACK_QUERY,
    UpdateType.INLINE_QUERY,
    UpdateType.MY_CHAT_MEMBER,
]
"""The kinds that bot/handlers.py takes; Telegram keeps the others to itself."""

_REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)


class TokenRefused(NetworkError):
    """Telegram does not know the token any more, or says so for a while."""


class UpdatesRequest(HTTPXRequest):
    """The connection of getUpdates.

    An update of a form that python-telegram-bot does not know would be asked for again for ever, without a pause:
    an empty one takes its place. A token refused is asked for again as after a broken connection: the bot was let
    in when it started, and polling would else end for good.
    """

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        answer = HTTPXRequest.parse_json_payload(payload)
        updates = answer.get("result")
        if isinstance(updates, list):
            answer["result"] = [_readable(update) for update in updates]
        return answer

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        code, payload = await super().do_request(*args, **kwargs)
        if code in _REFUSED:
            raise TokenRefused(f"the token is refused ({code})")
        return code, payload


def _readable(update: dict[str, Any]) -> dict[str, Any]:
    try:
        Update.de_json(update, None)
    except Exception as error:
        log.warning("update not read id=%s error=%s", update.get("update_id"), type(error).__name__)
        return {"update_id": update["update_id"]}
    return update
