"""Who the bot's admins are, and how the bot is doing."""

from __future__ import annotations

import re
from datetime import timedelta
from hmac import compare_digest

from bot.context import Refusal, Request
from bot.language import N_
from bot.markup import bold, code, command
from bot.menu import EXAMPLES, publish_admin_menu, withdraw_admin_menu
from monitors.store.chats import add_admin, count_destinations, list_admins, remove_admin
from monitors.store.feeds import list_feeds
from monitors.store.items import count_items
from monitors.store.subscriptions import count_subscriptions
from monitors.store.tallies import DELAY_OVER, instant_delay, list_undelivered, outbox_counts

UNDELIVERED_SHOWN = 5
_USER_ID = re.compile(r"\d{1,15}")


async def claim(request: Request) -> None:
    """Make the sender of the one-time code the first admin: `/claim <code>`."""
    t, services = request.t, request.services
    if not request.is_private or request.user_id is None:
        raise Refusal(N_("Send this command in a private chat with me."))
    expected, given = services.claim_code, request.words.strip().lower()
    if expected is None:
        raise Refusal(N_("There is an admin already; admins add others."))
    if not compare_digest(expected.encode(), given.encode()):
        raise Refusal(N_("This is not the code. It was printed when the bot started."), EXAMPLES["claim"])
    # Taken before the first await: of two that send it at once only one may have it.
    services.claim_code = None
    await request.audited("claim", "", add_admin, request.user_id, request.user_id, request.now)
    await publish_admin_menu(request.bot, request.user_id)
    await request.say(
        t.text(N_("You are this bot’s admin now. {help} shows what admins can do."), help=command("/help"))
    )


async def admins(request: Request) -> None:
    """List admins, or change them: `/admins`, `/admins add <id>`, `/admins remove <id>`."""
    action, _, target = request.words.strip().lower().partition(" ")
    if not action:
        await _list(request)
    elif action in ("add", "remove") and _USER_ID.fullmatch(target.strip()):
        user_id = int(target)
        await (_add(request, user_id) if action == "add" else _remove(request, user_id))
    else:
        raise Refusal(N_("Write “add” or “remove” and the numeric id of a Telegram user."), EXAMPLES["admins"])


async def _list(request: Request) -> None:
    t = request.t
    configured = request.services.settings.admins
    added = await request.services.db.query(list_admins)
    rows = [bold(t.text(N_("Admins")))]
    rows += [f"{code(str(user_id))} · {t.text(N_('from the settings'))}" for user_id in configured]
    rows += [code(str(user_id)) for user_id in added if user_id not in configured]
    rows.append(t.text(N_("To add one: {command}"), command=code(EXAMPLES["admins"])))
    await request.say(*rows)


async def _add(request: Request, user_id: int) -> None:
    by = request.user_id or 0
    is_new = await request.audited("admins add", str(user_id), add_admin, user_id, by, request.now)
    await publish_admin_menu(request.bot, user_id)
    said = N_("{user} is an admin now.") if is_new else N_("{user} was an admin already.")
    await request.say(request.t.text(said, user=code(str(user_id))))


async def _remove(request: Request, user_id: int) -> None:
    if user_id in request.services.settings.admins:
        raise Refusal(N_("This admin is set in MIRSAD_ADMINS and can only be removed there."))
    was_admin = await request.audited("admins remove", str(user_id), remove_admin, user_id)
    if not was_admin:
        raise Refusal(N_("This user is no admin."))
    await withdraw_admin_menu(request.bot, user_id)
    await request.say(request.t.text(N_("{user} is no admin any more."), user=code(str(user_id))))


async def stats(request: Request) -> None:
    """How many feeds, items, chats and alerts there are, and what waits."""
    t, db = request.t, request.services.db
    feeds = await db.query(list_feeds)
    active = [feed for feed in feeds if feed.state == "active"]
    outbox = await db.query(outbox_counts)
    counts = (
        (N_("Feeds: {n}"), len(feeds)),
        (N_("Active feeds: {n}"), len(active)),
        (N_("Active feeds that fail now: {n}"), sum(feed.failures > 0 for feed in active)),
        (N_("Stored items: {n}"), await db.query(count_items)),
        (
            N_("Items of the last 24 hours: {n}"),
            await db.query(count_items, request.now - timedelta(hours=24)),
        ),
        (N_("Chats that follow something: {n}"), await db.query(count_destinations)),
        (N_("Subscriptions: {n}"), await db.query(count_subscriptions)),
        (N_("Alerts sent: {n}"), outbox["sent"]),
        (N_("Alerts waiting: {n}"), outbox["pending"]),
        (N_("Alerts that wait for a chat that blocked the bot: {n}"), outbox["paused"]),
        (N_("Undelivered alerts: {n}"), outbox["failed"]),
    )
    rows = [t.text(line, n=f"{n:,}") for line, n in counts]
    rows += [
        f"{command(f'/item_{alert.item_id}')} {code(alert.error)} {request.style.time(alert.closed_at)}"
        for alert in await db.query(list_undelivered, UNDELIVERED_SHOWN)
    ]
    delay = await db.query(instant_delay, request.now - DELAY_OVER)
    if delay is not None:
        rows.append(
            t.text(
                N_("From a feed’s change to the message, 95 of 100 instant alerts: {seconds} s at most"),
                seconds=f"{delay.p95.total_seconds():,.1f}",
            )
        )
    await request.say(bold(t.text(N_("Statistics"))), *rows)
