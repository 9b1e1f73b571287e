"""What becomes of an alert that did not arrive. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

LONGEST_DELAY = 300.0
MOST_DOUBLINGS = 10
"""Beyond it the delay is the longest anyway; without it a number of attempts could overflow."""
ANSWER_WITHIN = timedelta(days=1)
"""For so long an alert is repeated that may have arrived."""

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_SHUT_OUT = (
    "chat not found",
    "not enough rights",
    "have no rights to send",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_send_plain_forbidden",
    "chat_admin_required",
    "group chat was deactivated",
    "peer_id_invalid",
)
"""Telegram has no error types of their own for these refusals, which concern the chat and not the message."""
_TOPIC_SHUT = ("topic_closed", "topic_deleted", "message thread not found")
"""Closed topics are opened again, and Telegram has lost sight of open ones for a while."""
TOPIC_PAUSE = timedelta(hours=1)
TOPIC_TRIES = 7 * 24
"""A week of them."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of an alert that did not arrive.

    retry: send it again at `at`. block: the chat shut the bot out; the alert waits until it is back. migrate: the
    chat is `chat_id` now; send it there. give_up: it cannot arrive. unanswered: it may have arrived after all.
    """

    action: Literal["retry", "block", "migrate", "give_up"]
    at: datetime
    chat_id: int | None = None
    unanswered: bool = False


def decide_retry(
    error: Exception, attempts: int, now: datetime, jitter: float, unanswered_since: datetime | None = None
) -> Decision:
    """What to do after an error.

    `attempts` were made before the one that failed, `jitter` in [0, 1) spreads the retries of many alerts:
    the first comes after 1 to 3 seconds, later ones after twice as long each, up to five minutes. One that has had
    no answer for a day is given up; one that Telegram never got waits for the connection, however long.
    """
    if isinstance(error, RetryAfter):
        return Decision("retry", now + as_delta(error.retry_after))
    if isinstance(error, ChatMigrated):
        return Decision("migrate", now, error.new_chat_id)
    if is_shut_out(error):
        return Decision("block", now)
    if _is_topic_shut(error) and attempts < TOPIC_TRIES:
        return Decision("retry", now + TOPIC_PAUSE)
    if isinstance(error, BadRequest) or not isinstance(error, TelegramError):
        return Decision("give_up", now)
    if unanswered_since is not None and now - unanswered_since >= ANSWER_WITHIN:
        return Decision("give_up", now, unanswered=True)
    delay = min((1 + 2 * jitter) * 2 ** min(attempts, MOST_DOUBLINGS), LONGEST_DELAY)
    return Decision("retry", now + timedelta(seconds=delay), unanswered=_may_have_arrived(error))


def is_shut_out(error: Exception) -> bool:
    """Whether the chat, and not the message, is why it was refused."""
    if isinstance(error, BadRequest):
        return _says(error, _SHUT_OUT)
    return isinstance(error, Forbidden)


def _is_topic_shut(error: Exception) -> bool:
    return isinstance(error, BadRequest) and _says(error, _TOPIC_SHUT)


def _says(error: BadRequest, reasons: tuple[str, ...]) -> bool:
    return any(reason in error.message.lower() for reason in reasons)


def _may_have_arrived(error: TelegramError) -> bool:
    """A gateway's 5xx or garbage says no more than silence does of what became of the message behind it."""
    garbage = type(error) is TelegramError
    return (garbage or isinstance(error, NetworkError)) and not isinstance(error.__cause__, _NEVER_SENT)


def as_delta(seconds: int | timedelta) -> timedelta:
    """A time of waiting: python-telegram-bot is on its way from seconds to timedelta."""
    return seconds if isinstance(seconds, timedelta) else timedelta(seconds=seconds)
