"""What the bot's admins do with feeds. Every action is noted in the audit, in its own transaction."""

from __future__ import annotations

import contextlib
from urllib.parse import urlsplit

from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.context import Refusal, Request
from bot.feed_status import feed_line, status_text
from bot.language import N_, NP_, Translator
from bot.markup import bold, clean, command, isolate, pack
from bot.menu import EXAMPLES
from bot.messages import Button, Message
from config.sources import is_web_address
from monitors.addresses import without_password
from monitors.store.feeds import Feed, find_feed, get_feed, list_feeds, set_feed_interval, set_feed_state
from monitors.trial import FeedTrial, try_feed

LONGEST_INTERVAL = 7 * 24 * 60
"""Minutes. Rarer than once a week a feed is better paused."""
DETAIL_LIMIT = 300


async def feeds(request: Request) -> None:
    """All feeds, with their state and last outcome: those that are polled first."""
    t = request.t
    known = await request.services.db.query(list_feeds)
    if not known:
        raise Refusal(N_("There is no feed yet."), EXAMPLES["addfeed"])
    active = sum(feed.state == "active" for feed in known)
    head = bold(t.plural(NP_("{n} feed, {active} active", "{n} feeds, {active} active"), len(known), active=active))
    ordered = sorted(known, key=lambda feed: (feed.state != "active", feed.id))
    rows = [request.style.lines([feed_line(feed, request.style)]) for feed in ordered]
    await request.reply(*map(Message, pack([request.style.lines([head]), *rows], separator="\n")))


async def addfeed(request: Request) -> None:
    """Try an address and add its feed: `/addfeed <url> [name]`. A feed that fails its try is not added."""
    address, _, name = request.words.strip().partition(" ")
    if not address:
        raise Refusal(N_("Write the address of a feed or of a news page after the command."), EXAMPLES["addfeed"])
    url = address if "://" in address else f"https://{address}"
    if not _may_be_asked(url):
        raise Refusal(
            N_("This is no web address: {address}"), EXAMPLES["addfeed"], address=isolate(without_password(address))
        )
    await _show_typing(request)
    services = request.services
    trial = await try_feed(services.db, services.client, url, name, services.settings.poll_seconds, request.now)
    if trial.feed is None:
        await _say_fault(request, trial)
        return
    await request.audited("addfeed", f"{trial.feed.id} {_host(trial.url)}", get_feed, trial.feed.id)
    await request.say(*_trial_rows(request, trial, trial.feed))


async def _show_typing(request: Request) -> None:
    """Show that the answer takes a while; whoever does not see it gets the answer all the same."""
    here = request.destination
    with contextlib.suppress(TelegramError):
        await request.bot.send_chat_action(here.chat_id, ChatAction.TYPING, here.thread_id)


def _may_be_asked(url: str) -> bool:
    """Whether it is a web address, of one's own network perhaps; with a name in it, it might hold a password."""
    return is_web_address(url) and clean(url) == url and urlsplit(url).username is None


async def _say_fault(request: Request, trial: FeedTrial) -> None:
    t = request.t
    rows = [
        t.text(N_("Not added: {address}"), address=isolate(trial.url)),
        status_text(trial.error_code or "", t),
        *_detail_rows(trial.error_detail, t),
    ]
    await request.say(*rows)


def _detail_rows(detail: str, t: Translator) -> list[str]:
    return [t.text(N_("In detail: {detail}"), detail=isolate(detail, DETAIL_LIMIT))] if detail else []


def _trial_rows(request: Request, trial: FeedTrial, feed: Feed) -> list[str]:
    t, style = request.t, request.style
    rows = [
        t.text(N_("Added as feed {id}: {name}"), id=feed.id, name=bold(isolate(feed.name))),
        t.text(N_("Title: {title}"), title=isolate(trial.title)) if trial.title else "",
        t.text(N_("Format: {format}"), format=isolate(trial.format)),
        t.text(N_("Address: {address}"), address=isolate(trial.url)),
        t.plural(NP_("{n} item, stored without alerts", "{n} items, stored without alerts"), trial.entries),
    ]
    if trial.oldest and trial.newest:
        dates = {"oldest": style.time(trial.oldest), "newest": style.time(trial.newest)}
        rows.append(t.text(N_("Dated from {oldest} to {newest}"), **dates))
    else:
        rows.append(t.text(N_("Its items bear no dates.")))
    return [row for row in rows if row]


async def pausefeed(request: Request) -> None:
    """Stop polling a feed: `/pausefeed <feed>`."""
    feed = await _feed_of(request, request.words, "pausefeed")
    await request.audited("pausefeed", str(feed.id), set_feed_state, feed.id, "paused", request.now)
    await request.say(request.t.text(N_("Paused: {name}"), name=_name(feed)))


async def resumefeed(request: Request) -> None:
    """Poll a feed again, now: `/resumefeed <feed>`."""
    feed = await _feed_of(request, request.words, "resumefeed")
    await request.audited("resumefeed", str(feed.id), set_feed_state, feed.id, "active", request.now)
    await request.say(request.t.text(N_("Polled again from now on: {name}"), name=_name(feed)))


async def removefeed(request: Request) -> None:
    """Ask whether a feed shall be removed: `/removefeed <feed>`."""
    feed, t = await _feed_of(request, request.words, "removefeed"), request.t
    question = t.text(N_("Remove {name}? Its items stay until they are old."), name=_name(feed))
    keys = (
        Button(t.text(N_("Yes, remove it")), data=f"unfeed:{feed.id}:yes"),
        Button(t.text(N_("No")), data=f"unfeed:{feed.id}:no"),
    )
    await request.reply(Message(request.style.lines([question]), (keys,)))


async def remove_feed_for_good(request: Request, feed_id: int) -> Message:
    """Remove the feed, and the message that says so. The caller has checked who asks."""
    feed = await request.services.db.query(get_feed, feed_id)
    if feed is None or feed.state == "removed":
        return Message(request.t.text(N_("There is no such feed any more.")))
    await request.audited("removefeed", f"{feed.id} {_host(feed.url)}", set_feed_state, feed.id, "removed", request.now)
    return Message(request.style.lines([request.t.text(N_("Removed: {name}"), name=_name(feed))]))


async def checkfeed(request: Request) -> None:
    """Poll a feed now and say what came of it: `/checkfeed <feed>`."""
    feed, t = await _feed_of(request, request.words, "checkfeed"), request.t
    await _show_typing(request)
    report = await request.services.poller.check_feed(feed.id)
    await request.audited("checkfeed", str(feed.id), get_feed, feed.id)
    rows = [f"{_name(feed)}: {status_text(report.status, t)}", *_detail_rows(report.detail, t)]
    if report.ok:
        counts = {"new": report.new, "revised": report.revised, "alerts": report.alerts}
        rows.append(t.text(N_("New: {new}, edited: {revised}, alerts: {alerts}"), **counts))
    await request.say(*rows)


async def interval(request: Request) -> None:
    """Set how often a feed is polled: `/interval <feed> <minutes>`, `auto` for the setting of all feeds."""
    reference, _, last = request.words.strip().rpartition(" ")
    seconds = None if last == "auto" else _seconds(last)
    feed = await _feed_of(request, reference, "interval")
    shortest = request.services.settings.poll_seconds
    if seconds is not None and seconds < shortest:
        raise Refusal(
            N_("The shortest interval is {minutes} minutes (MIRSAD_POLL_SECONDS)."),
            EXAMPLES["interval"],
            minutes=f"{shortest / 60:g}",
        )
    await request.audited("interval", f"{feed.id} {last}", set_feed_interval, feed.id, seconds, request.now)
    if seconds is None:
        await request.say(request.t.text(N_("{name}: polled as often as the settings say"), name=_name(feed)))
        return
    minutes = f"{seconds / 60:g}"
    await request.say(
        request.t.text(N_("{name}: minutes between two polls: {minutes}"), name=_name(feed), minutes=minutes)
    )


def _seconds(minutes: str) -> float:
    try:
        number = float(minutes)
    except ValueError:
        number = 0.0
    if not 0 < number <= LONGEST_INTERVAL:
        raise Refusal(
            N_("Write a feed and a number of minutes, up to {most}, or “auto”."),
            EXAMPLES["interval"],
            most=LONGEST_INTERVAL,
        )
    return number * 60


async def _feed_of(request: Request, reference: str, name: str) -> Feed:
    """The feed that was named by number, address or name. Raises Refusal."""
    reference = reference.strip()
    if not reference:
        raise Refusal(
            N_("Write the number of a feed after the command; {feeds} lists them."),
            EXAMPLES[name],
            feeds=command("/feeds"),
        )
    feed = await request.services.db.query(find_feed, reference)
    if feed is None or feed.state == "removed":
        raise Refusal(
            N_("There is no feed {reference}; {feeds} lists them."),
            EXAMPLES[name],
            reference=isolate(reference),
            feeds=command("/feeds"),
        )
    return feed


def _name(feed: Feed) -> str:
    return bold(isolate(feed.name))


def _host(url: str) -> str:
    """What of an address may be kept in the audit: the rest may hold a key."""
    return urlsplit(url).hostname or ""
