"""Quiet hours of a subscription and the chat's time zone that they are in: `/quiet`, `/timezone`, and their buttons."""

from __future__ import annotations

import re
from functools import cache

from bot.context import Refusal, Request, require_chat_admin
from bot.finding import is_off
from bot.language import LANGUAGES, N_, Translator, translator
from bot.markup import bold, clean, code, command, isolate, isolated_label
from bot.menu import EXAMPLES
from bot.messages import Button, Message
from monitors.quiet import DAY_MINUTES, QuietHours, read_quiet_hours, zone_name, zone_named
from monitors.store.quiet import set_quiet_hours, set_timezone
from monitors.store.subscriptions import Subscription, get_subscription, list_subscriptions
from summarizer.language.text import fold

QUERY_LIMIT = 100
LABEL_LIMIT = 20
PRESETS = tuple(QuietHours(60 * start, 60 * end) for start, end in ((22, 6), (23, 7), (0, 8), (8, 16)))
ZONES = {
    "Asia/Damascus": N_("Damascus"),
    "Asia/Baghdad": N_("Baghdad"),
    "Asia/Beirut": N_("Beirut"),
    "Asia/Gaza": N_("Gaza"),
    "Asia/Amman": N_("Amman"),
    "Asia/Riyadh": N_("Riyadh"),
    "Asia/Aden": N_("Sanaa and Aden"),
    "Asia/Dubai": N_("Dubai"),
    "Africa/Cairo": N_("Cairo"),
    "Africa/Khartoum": N_("Khartoum"),
    "Africa/Tripoli": N_("Tripoli"),
    "Africa/Tunis": N_("Tunis"),
    "Africa/Algiers": N_("Algiers"),
    "Africa/Casablanca": N_("Casablanca"),
    "Europe/Istanbul": N_("Istanbul"),
    "Europe/Berlin": N_("Berlin and Paris"),
    "Europe/London": N_("London"),
    "America/New_York": N_("New York"),
}
"""Time zones as buttons; `/timezone` takes every other by its IANA name."""
_WRITTEN = re.compile(r"#?(\d{1,6})\s+(\S.*)")


async def quiet(request: Request) -> None:
    """Set quiet hours: `/quiet 2 22:00-07:00`, `/quiet 2 off`; without words, say how."""
    await require_chat_admin(request)
    words = clean(request.words)
    if not words:
        await request.reply(_explanation(request))
        return
    match = _WRITTEN.fullmatch(words)
    hours = read_quiet_hours(match[2]) if match else None
    if match is None or (hours is None and not is_off(match[2])):
        raise Refusal(
            N_("Write a subscription’s number in {list}, and from when to when alerts wait, or “off”."),
            EXAMPLES["quiet"],
            list=command("/subscriptions"),
        )
    followed = await request.services.db.query(list_subscriptions, request.destination.id)
    number = int(match[1])
    if not 1 <= number <= len(followed):
        raise Refusal(N_("You follow nothing of this number: {list}"), list=command("/subscriptions"))
    await request.reply(await set_hours(request, followed[number - 1].id, 0, hours))


def _explanation(request: Request) -> Message:
    t = request.t
    rows = [
        bold(t.text(N_("Quiet hours"))),
        t.text(N_("In its quiet hours a subscription’s alerts wait; they come as one message at their end.")),
        t.text(N_("Example: {example}"), example=code(EXAMPLES["quiet"])),
        *_zone_lines(request),
    ]
    keys = ((Button(t.text(N_("What I follow")), data="subs:0"),), (zone_button(t, 0, 0),))
    return Message(request.style.lines(rows), keys)


async def quiet_view(request: Request, number: int, page: int) -> Message:
    """A subscription's quiet hours, with buttons to change them; `page` is that of the list to go back to."""
    subscription = await request.services.db.query(get_subscription, number, request.destination.id)
    if subscription is None:
        raise Refusal(N_("You do not follow this any more."))
    return _view(request, subscription, page)


async def set_hours(request: Request, number: int, page: int, hours: QuietHours | None) -> Message:
    """Give a subscription of this chat quiet hours or none, and show them."""
    db, here = request.services.db, request.destination
    zone = request.services.settings.timezone
    await db.run(set_quiet_hours, number, here.id, hours, zone, request.now)
    return await quiet_view(request, number, page)


def _view(request: Request, subscription: Subscription, page: int) -> Message:
    t, hours = request.t, subscription.quiet
    state = (
        t.text(N_("Quiet from {start} to {end}: alerts wait and come as one message."), **_ends(hours))
        if hours
        else t.text(N_("No quiet hours: alerts come at once."))
    )
    rows = [bold(isolate(subscription.query, QUERY_LIMIT)), state, *_zone_lines(request)]
    target = f"{subscription.id}:{page}"
    presets = [
        Button(isolated_label(str(preset), LABEL_LIMIT), data=f"quiet:{target}:{preset.start}-{preset.end}")
        for preset in PRESETS
    ]
    keys = [tuple(presets[:2]), tuple(presets[2:])]
    if hours:
        keys.append((Button(t.text(N_("No quiet hours")), data=f"quiet:{target}:off"),))
    keys.append((zone_button(t, subscription.id, page), Button(t.text(N_("Back")), data=f"subs:{page}")))
    return Message(request.style.lines(rows), tuple(keys))


def _ends(hours: QuietHours) -> dict[str, str]:
    start, _, end = str(hours).partition("-")
    return {"start": isolate(start), "end": isolate(end)}


def _zone_lines(request: Request) -> list[str]:
    zone = request.destination.timezone or request.services.settings.timezone
    there = request.now.astimezone(zone_named(zone))
    t, clock = request.t, isolate(f"{there:%H:%M}")
    return [t.text(N_("Times are those of {zone}, where it is {time} now."), zone=_zone(zone, t), time=clock)]


def _zone(name: str, t: Translator) -> str:
    return f"{t.text(ZONES[name])} ({isolate(name)})" if name in ZONES else isolate(name)


def zone_button(t: Translator, number: int, page: int) -> Button:
    """The button that offers the time zones; see `zones_view`."""
    return Button(t.text(N_("Another time zone")), data=f"zones:{number}:{page}")


async def timezone(request: Request) -> None:
    """Choose the chat's time zone: `/timezone Asia/Damascus`; without words by buttons."""
    await require_chat_admin(request)
    words = clean(request.words)
    if not words:
        await request.reply(zones_view(request, 0, 0))
        return
    await request.reply(await set_zone(request, words))


def zones_view(request: Request, number: int, page: int) -> Message:
    """The time zones as buttons. `number`, if not 0, is the subscription whose quiet hours are shown next."""
    t = request.t
    labels = [Button(t.text(label), data=f"zone:{number}:{page}:{name}") for name, label in ZONES.items()]
    keys = [tuple(labels[at : at + 3]) for at in range(0, len(labels), 3)]
    rows = [
        bold(t.text(N_("Choose a time zone"))),
        *_zone_lines(request),
        t.text(N_("Any other: {example}"), example=code("/timezone Asia/Kolkata")),
    ]
    return Message(request.style.lines(rows), tuple(keys))


async def set_zone(request: Request, written: str) -> Message:
    """Choose the chat's time zone by its IANA name or its city's, however the letters are written, and say so."""
    name = zone_name(written) or _labelled().get(fold(written))
    if name is None:
        raise Refusal(
            N_("I know no time zone {zone}. {list} offers some."),
            EXAMPLES["timezone"],
            zone=isolate(written, QUERY_LIMIT),
            list=command("/timezone"),
        )
    here = request.destination
    await request.services.db.run(set_timezone, here.id, name, request.now)
    return Message(request.style.lines(_zone_lines(request.in_zone(name))))


@cache
def _labelled() -> dict[str, str]:
    """Time zones by the cities that their buttons name, folded, in every language."""
    return {
        fold(city): name
        for name, label in ZONES.items()
        for language in LANGUAGES
        for city in re.split(r" and | و", translator(language).text(label))
    }


def hours_of(data: str) -> QuietHours | None:
    """The quiet hours that a button carries, `off` or two minutes of the day. Raises Refusal for what is none."""
    if data == "off":
        return None
    start, end = (int(minute) for minute in data.split("-"))
    if start == end or max(start, end) >= DAY_MINUTES:
        raise Refusal(N_("This button does nothing any more."))
    return QuietHours(start, end)
