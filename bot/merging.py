"""Several alerts in one message, where a chat's queue has grown so long that the last would wait a minute. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.alerts import MATCHED_LIMIT
from bot.budgets import Limits
from bot.language import N_, NP_
from bot.markup import MESSAGE_LIMIT, PARAGRAPH, bold, clean, isolate, link, visible_length
from bot.messages import Message, Style, item_command, outlet_of, render_result
from monitors.store.outbox import PendingAlert

LONGEST_QUEUE = 60.0
"""Seconds."""
MOST_MERGED = 8
"""Alerts in one message: so many longest headlines with their bylines have room in it."""
LINE = 80
"""UTF-16 units of a headline where there are so many that each has one line."""
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
    """One message with headline, outlet, time and command of each item, and its first tolls where they have room.

    Where not even the outlets have room, each has one line. An item that was edited while its alert waited is told
    once, as an update: both would show its last version. What was asked for stands below.
    """
    t = style.t
    held = all(alert.held for alert in alerts)
    sentence = NP_("{n} alert that waited", "{n} alerts that waited") if held else NP_("{n} alert", "{n} alerts")
    told = {alert.item.id: alert for alert in alerts}.values()
    heading = style.lines([bold(t.plural(sentence, len(told)))])
    followed = ", ".join(dict.fromkeys(clean(alert.matched) for alert in alerts))
    footing = style.lines([t.text(N_("You follow: {words}"), words=isolate(followed, MATCHED_LIMIT))])
    texts = (
        PARAGRAPH.join([heading, *(paragraph(alert, style) for alert in told), footing])
        for paragraph in (_paragraph, _byline, _line)
    )
    return Message(next(text for text in texts if visible_length(text) <= MESSAGE_LIMIT))


def _paragraph(alert: PendingAlert, style: Style) -> str:
    whole = _marker(alert, style) + render_result(alert.item, style)
    # All its tolls or none: to show the first alone would take its speaker's side.
    return whole if visible_length(whole) <= SHARE else _byline(alert, style)


def _byline(alert: PendingAlert, style: Style) -> str:
    return "\n".join((_marker(alert, style) + render_result(alert.item, style)).split("\n")[:2])


def _line(alert: PendingAlert, style: Style) -> str:
    item = alert.item
    title = clean(item.summary.headline) or outlet_of(item)
    return style.lines([f"{_marker(alert, style)}{link(item.url, isolate(title, LINE))} {item_command(item)}"])


def _marker(alert: PendingAlert, style: Style) -> str:
    return f"{bold(style.t.text(N_('Update')))} · " if alert.kind == "update" else ""
