"""The commands that everyone may use, but for those that change what a chat follows (bot/following.py)."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.context import Refusal, Request, Search, is_bot_admin, require_chat_admin
from bot.finding import is_off, read_typed, split_order
from bot.guide import start_button
from bot.language import LANGUAGES, N_, NP_
from bot.markup import bold, clean, code, command, cut, isolate
from bot.menu import ADMIN_COMMANDS, EXAMPLES, READER_COMMANDS, render_commands, render_queries
from bot.messages import Button, Message, render_item
from bot.quieting import zone_button
from bot.results import reply_page
from monitors.query.periods import read_period
from monitors.query.syntax import And, Since
from monitors.store.chats import set_mute
from monitors.store.items import get_item
from monitors.store.subscriptions import list_subscriptions

WORDS_LIMIT = 60
DEFAULT_PERIOD = timedelta(hours=24)
LONGEST_MUTE = timedelta(days=30)
_ITEM_NUMBER = re.compile(r"#?(\d{1,18})")


async def start(request: Request) -> None:
    """What the bot does, and the first thing to try."""
    t = request.t
    rows = (
        bold(t.text(N_("Welcome to Mirsad."))),
        t.text(
            N_(
                "I watch Arabic news feeds and tell you who says how many were killed, wounded, missing or "
                "detained, where, and in which words. Every figure is somebody’s: none is added up, none is "
                "stated as fact."
            )
        ),
        "",
        t.text(N_("Follow a place or any words to get an alert with each new item:")),
        code(EXAMPLES["subscribe"]),
        t.text(N_("All commands: {help}"), help=command("/help")),
    )
    await request.reply(Message(request.style.lines(rows), ((start_button(t),), _language_buttons())))


async def show_help(request: Request) -> None:
    """All commands that the reader may use, with examples."""
    t = request.t
    rows = [bold(t.text(N_("Commands"))), *render_commands(READER_COMMANDS, t)]
    if await is_bot_admin(request.services, request.user_id):
        rows += ["", bold(t.text(N_("For admins"))), *render_commands(ADMIN_COMMANDS, t)]
    rows += [
        "",
        bold(t.text(N_("What to follow or search for"))),
        *render_queries(t),
        t.text(
            N_(
                "Words match in any order, with و ف ب ل ك ال attached or not, however their alef, hamza and "
                "ya are spelled."
            )
        ),
    ]
    await request.say(*rows)


async def recent(request: Request) -> None:
    """The latest items of a period, with all of the words if any are given: `/recent [words] [24h|7d]`."""
    words, period = _split_period(request.words)
    query = await read_typed(request.services.db, words, "recent") if words.strip() else None
    within = Since(int((period or DEFAULT_PERIOD).total_seconds()))
    asked = And((query.node, within)) if query else within
    t = request.t
    heading = t.text(N_("Latest: {words}"), words=isolate(words)) if query else t.text(N_("Latest news"))
    if not await reply_page(request, Search(bold(heading), asked)):
        raise Refusal(N_("Nothing in this period. Try a longer one, or fewer words."), "/recent 7d")


def _split_period(text: str) -> tuple[str, timedelta | None]:
    """The words and the period, which may stand last or first, with its number: `يوم الأرض` is no day."""
    words = text.split()
    for size in (1, 2):
        for head, rest in ((words[-size:], words[:-size]), (words[:size], words[size:])):
            written = " ".join(head)
            if written[:1].isdigit() and (period := read_period(written)):
                return " ".join(rest), period
    return text, None


async def search(request: Request) -> None:
    """The stored items that match a query, the newest first or by relevance: `/search <query> [order:relevance]`."""
    words, order = split_order(request.words)
    query = await read_typed(request.services.db, words, "search")
    heading = bold(request.t.text(N_("Search: {words}"), words=isolate(query.text)))
    if not await reply_page(request, Search(heading, query.node, order)):
        raise Refusal(N_("No stored item has all of these words. Try fewer."), EXAMPLES["search"])


async def show_item(request: Request) -> None:
    """The whole summary of an item: `/item <id>`, or `/item_<id>` as lists offer it."""
    match = _ITEM_NUMBER.fullmatch(request.words.strip())
    if match is None:
        raise Refusal(N_("Write the number of an item after the command."), EXAMPLES["item"])
    item = await request.services.db.query(get_item, int(match[1]))
    if item is None:
        raise Refusal(N_("There is no item of this number; old ones are deleted."), "/recent")
    await request.reply(*render_item(item, request.style))


async def mute(request: Request) -> None:
    """Let no alerts arise in this chat for a while: `/mute 2h`, `/mute off`."""
    await require_chat_admin(request)
    t, words = request.t, request.words.strip().lower()
    if is_off(words):
        await request.services.db.run(set_mute, request.destination.id, None)
        await request.say(t.text(N_("Alerts are on again.")))
        return
    period = read_period(words)
    if period is None or period > LONGEST_MUTE:
        raise Refusal(
            N_("Write for how long, up to 30 days (30m, 2h, 1d), or “off” to hear alerts again."),
            EXAMPLES["mute"],
        )
    until = request.now + period
    await request.services.db.run(set_mute, request.destination.id, until)
    await request.say(
        t.text(
            N_("Silent until {time}. What appears meanwhile is in {recent}."),
            time=request.style.time(until),
            recent=command("/recent"),
        ),
        t.text(N_("To hear alerts again: {command}"), command=code("/mute off")),
    )


async def language(request: Request) -> None:
    """Offer the languages as buttons."""
    await require_chat_admin(request)
    text = request.t.text(N_("Choose a language:"))
    await request.reply(Message(request.style.lines([text]), (_language_buttons(),)))


def _language_buttons() -> tuple[Button, ...]:
    return tuple(Button(name, data=f"lang:{tongue}") for tongue, name in LANGUAGES.items())


async def settings(request: Request) -> None:
    """How this chat is set, and how to change it."""
    t, here = request.t, request.destination
    followed = len(await request.services.db.query(list_subscriptions, here.id))
    muted = here.muted_until is not None and here.muted_until > request.now
    alerts = (
        t.text(N_("silent until {time}"), time=request.style.time(here.muted_until))
        if muted and here.muted_until
        else t.text(N_("on"))
    )
    rows = [
        bold(t.text(N_("Settings of this chat"))),
        t.text(N_("Language: {name}"), name=isolate(LANGUAGES[here.language])),
        t.text(N_("Alerts: {state}"), state=alerts),
        t.text(N_("Time zone: {zone}"), zone=isolate(here.timezone or request.services.settings.timezone)),
        t.plural(NP_("You follow {n} query", "You follow {n} queries"), followed),
    ]
    keys = [_language_buttons(), (Button(t.text(N_("What I follow")), data="subs:0"), zone_button(t, 0, 0))]
    if muted:
        keys.append((Button(t.text(N_("Hear alerts again")), data="unmute"),))
    await request.reply(Message(request.style.lines(rows), tuple(keys)))


async def unknown(_: Request) -> None:
    """Answer a command that there is not."""
    raise Refusal(N_("I do not know this command. {help} lists them all."), help=command("/help"))


async def plain_text(request: Request) -> None:
    """Answer words without a command with the commands that they may have meant."""
    t, words = request.t, cut(clean(request.words), WORDS_LIMIT)
    if not words:
        raise Refusal(N_("I read words only. {help} lists what I can do with them."), help=command("/help"))
    await request.say(
        t.text(N_("What shall I do with these words?")),
        t.text(N_("To follow them: {command}"), command=code(f"/subscribe {words}")),
        t.text(N_("To search for them: {command}"), command=code(f"/search {words}")),
    )
