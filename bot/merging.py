"""Several alerts in one message, where a chat's queue has grown so long that the last would wait a minute. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.budgets import Limits
from bot.language import N_, NP_
from bot.markup import PARAGRAPH, bold, visible_length
from bot.messages import Message, Style, render_result
from monitors.store.outbox import PendingAlert

LONGEST_QUEUE = 60.0
"""Seconds."""
MOST_MERGED = 8
"""Alerts in one message: so many longest headlines with their bylines have room in it."""
SHARE = 500
"""UTF-16 units that an alert has in it; one whose tolls take more shows none, and its command has them."""


def merge_by(limits: Limits, waiting_in_all: int) -> Callable[[int, int], int]:
    """How many alerts go into one message: of a chat, given how many wait for it.

    More than one where, sent one by one, the last of the chat's would wait for more than a minute: because of
    the chat's own limit, or of all that wait for the bot's.
    """

    def most(chat_id: int, waiting: int) -> int:
        by_chat = waiting / (limits.chat_per_second if chat_id > 0 else limits.group_per_minute / 60)
        queue = max(by_chat, waiting_in_all / limits.per_second)
        return MOST_MERGED if queue > LONGEST_QUEUE else 1

    return most


def render_merged(alerts: Sequence[PendingAlert], style: Style) -> Message:
    """One message with headline, outlet, time and command of each alert, and its first tolls where they have room."""
    heading = style.t.plural(NP_("{n} alert", "{n} alerts"), len(alerts))
    return Message(PARAGRAPH.join([style.lines([bold(heading)]), *(_paragraph(alert, style) for alert in alerts)]))


def _paragraph(alert: PendingAlert, style: Style) -> str:
    marker = f"{bold(style.t.text(N_('Update')))} · " if alert.kind == "update" else ""
    whole = marker + render_result(alert.item, style)
    # All its tolls or none: to show the first alone would take its speaker's side.
    return whole if visible_length(whole) <= SHARE else "\n".join(whole.split("\n")[:2])
