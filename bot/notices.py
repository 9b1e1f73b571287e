"""Tells the bot's admins what became of feeds, each in a private chat and in their language.

    tell_of_failing   writes what the clock alone brings: a feed that has failed for hours   monitors/store/notices.py
    due_notices       what waits to be told, to whom                                         monitors/store/notices.py
    render_notice     makes the message
    close_notice      closes it; or postpone_notice, where it did not arrive

It waits in the database until it arrives, like an alert: sent at least once.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from bot.budgets import Urgency
from bot.context import Services
from bot.feed_status import status_text
from bot.language import N_, NP_, translator
from bot.markup import bold, command, isolate
from bot.messages import Message, Style
from bot.pacer import ChatBusy
from bot.retry import decide_retry
from bot.sending import MirsadBot, send
from monitors.store.database import Database
from monitors.store.notices import PendingNotice, close_notice, due_notices, postpone_notice, tell_of_failing

log = logging.getLogger(__name__)

NOTICES_SECONDS = 5.0
"""How often it is looked for something to tell: admins need not know within the second."""
AT_ONCE = 20
SHUT_OUT_PAUSE = timedelta(hours=1)
SHUT_OUT_FOR = timedelta(days=7)
"""An admin who never wrote to the bot cannot be told; within a week they may."""


def render_notice(pending: PendingNotice, style: Style) -> Message:
    """What an admin reads."""
    t, feed, notice = style.t, pending.feed, pending.notice
    name = t.text(N_("Feed {id} · {name}"), id=feed.id, name=bold(isolate(feed.name)))
    since = style.time(notice.since) if notice.since else ""
    if notice.kind == "failing":
        rows = [
            t.text(N_("It has failed since {time}: {status}."), time=since, status=status_text(notice.code, t)),
            t.text(
                N_("It is asked on, ever more rarely. {check} tries it now, {pause} stops it."),
                check=command(f"/checkfeed {feed.id}"),
                pause=command(f"/pausefeed {feed.id}"),
            ),
        ]
    elif notice.kind == "recovered":
        rows = [t.text(N_("It works again. It had failed since {time}."), time=since)]
    elif notice.kind == "retired":
        rows = [
            t.text(N_("Its server closed it for good (410); it is polled no more.")),
            t.text(
                N_("{add} adds it under a new address, {resume} tries on."),
                add=command("/addfeed"),
                resume=command(f"/resumefeed {feed.id}"),
            ),
        ]
    else:
        rows = [_gap(pending, style, since)]
    return Message(style.lines([name, *rows]))


def _gap(pending: PendingNotice, style: Style, since: str) -> str:
    t, notice = style.t, pending.notice
    if notice.until is None:
        return t.text(
            N_("Items since {since} may be missing: of those it lists now none was there before."), since=since
        )
    until = style.time(notice.until)
    if notice.missing is None:
        return t.text(
            N_("Items between {since} and {until} may be missing: it lists newer ones only."), since=since, until=until
        )
    sentence = NP_(
        "Between {since} and {until} about {n} item is missing: it lists newer ones only.",
        "Between {since} and {until} about {n} items are missing: it lists newer ones only.",
    )
    return t.plural(sentence, notice.missing, since=since, until=until)


async def tell_admins(db: Database, bot: MirsadBot, services: Services) -> int:
    """Send what is to be told and due, one after the other; returns how many arrived."""
    now = services.clock()
    await db.run(tell_of_failing, services.settings.admins, now)
    arrived = 0
    for pending in await db.query(due_notices, now, AT_ONCE):
        try:
            style = Style(translator(pending.language), services.settings.zone)
            await send(bot, pending.user_id, None, render_notice(pending, style), urgency=Urgency.HELD)
        except ChatBusy:
            # Its turn comes at the next look; meanwhile the other admins are told.
            continue
        except Exception as error:
            # Also an error of ours: it must not keep the other admins from being told.
            await _record_failure(db, services, pending, error)
            continue
        await db.run(close_notice, pending.id, services.clock())
        arrived += 1
    return arrived


async def _record_failure(db: Database, services: Services, pending: PendingNotice, error: Exception) -> None:
    now, reason = services.clock(), type(error).__name__
    decision = decide_retry(error, pending.attempts, now, services.rng.random())
    is_shut_out = decision.action in ("block", "migrate")
    if decision.action == "give_up" or (is_shut_out and now - pending.created_at >= SHUT_OUT_FOR):
        log.error("admin not told notice=%d error=%s", pending.id, reason)
        await db.run(close_notice, pending.id, now, reason)
        return
    log.warning("admin not told yet notice=%d error=%s", pending.id, reason)
    at = now + SHUT_OUT_PAUSE if is_shut_out else decision.at
    await db.run(postpone_notice, pending.id, at, reason)
