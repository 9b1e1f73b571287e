"""What handlers work with: the program's services, and the request that a chat makes of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random, SystemRandom
from typing import Any, Literal, TypeVar

from telegram import Chat, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest

from bot.command_limit import CommandLimit
from bot.language import N_, Translator, translator
from bot.markup import code, command, pack
from bot.messages import Button, Message, Style
from bot.pacer import Pacer
from bot.sending import MirsadBot, send
from config.settings import Settings
from monitors.fetch import FeedClient
from monitors.poll import Poller
from monitors.query.syntax import Node
from monitors.quiet import zone_named
from monitors.store.chats import Destination, audit, ensure_destination, is_admin
from monitors.store.database import Database

Result = TypeVar("Result")
Order = Literal["newest", "relevance"]


@dataclass(frozen=True, slots=True)
class Search:
    """A list that somebody looks at: its heading as HTML, what its items match, and its order.

    order: None where the list has but one, the newest first.
    """

    heading: str
    node: Node
    order: Order | None = None


@dataclass(slots=True)
class Services:
    """What the program has, for as long as it runs.

    clock: gives the present, aware, in UTC. claim_code: makes its sender the first admin, once.
    limit: counts each person's commands.
    pacer: says whom the bot may write to when; whatever the bot sends goes through it.
    searches: the lists that somebody looks at, by the token in their button; bot/results.py keeps it.
    """

    db: Database
    settings: Settings
    client: FeedClient
    poller: Poller
    clock: Callable[[], datetime]
    pacer: Pacer
    claim_code: str | None = None
    limit: CommandLimit = field(default_factory=CommandLimit)
    rng: Random = field(default_factory=SystemRandom)
    searches: dict[str, Search] = field(default_factory=dict)


class Refusal(Exception):
    """What a user asked for cannot be done: `msgid` says why, `example` shows how it is asked rightly.

    `keys` are buttons with what may have been meant.
    """

    def __init__(self, msgid: str, example: str = "", *, keys: tuple[Button, ...] = (), **values: object) -> None:
        super().__init__(msgid)
        self.msgid = msgid
        self.example = example
        self.keys = keys
        self.values = values


@dataclass(frozen=True, slots=True)
class Request:
    """A command or a pressed button: where it came from, who sent it, and the words that came with it.

    for_chat: a channel or an anonymous group admin speaks, that is, the chat itself; user_id is then None.
    """

    services: Services
    bot: MirsadBot
    destination: Destination
    user_id: int | None
    for_chat: bool
    words: str
    message_id: int

    @property
    def t(self) -> Translator:
        return translator(self.destination.language)

    @property
    def style(self) -> Style:
        return style_for(self.destination, self.services.settings)

    @property
    def now(self) -> datetime:
        return self.services.clock()

    @property
    def is_private(self) -> bool:
        return self.destination.kind == ChatType.PRIVATE

    async def reply(self, *messages: Message) -> None:
        """Send messages to where the request came from; in groups the first answers the request's message."""
        answers = None if self.is_private else self.message_id
        for message in messages:
            await send(self.bot, self.destination.chat_id, self.destination.thread_id, message, answers)
            answers = None

    async def say(self, *rows: str) -> None:
        """Reply with lines of HTML, in as many messages as hold them; "" leaves a line free."""
        told: list[str] = []
        for row in rows:
            if row or not told:
                told.append(self.style.lines([row]))
            else:
                told[-1] += "\n"
        await self.reply(*map(Message, pack(told, separator="\n")))

    async def refuse(self, refusal: Refusal) -> None:
        """Reply with what is wrong, and a right example where there is one."""
        rows = [self.t.text(refusal.msgid, **refusal.values)]
        if refusal.example:
            rows.append(self.t.text(N_("Example: {example}"), example=code(refusal.example)))
        if refusal.keys:
            rows.append(self.t.text(N_("Did you mean one of these?")))
        await self.reply(Message(self.style.lines(rows), tuple((key,) for key in refusal.keys)))

    def with_words(self, words: str) -> Request:
        """The same request with other words."""
        return replace(self, words=words)

    def in_zone(self, name: str) -> Request:
        """The same request once its chat's time zone has this IANA name."""
        return replace(self, destination=replace(self.destination, timezone=name))

    async def audited(
        self, action: str, detail: str, function: Callable[..., Result], *args: Any, **kwargs: Any
    ) -> Result:
        """What `function(connection, …)` returns, with an entry in the audit in the same transaction."""

        def both(connection: Any) -> Result:
            audit(connection, self.user_id or 0, action, detail, self.now)
            return function(connection, *args, **kwargs)

        return await self.services.db.run(both)


def style_for(destination: Destination, settings: Settings) -> Style:
    """How a destination is written to: in its language, with the times of its zone or else that of the settings."""
    zone = zone_named(destination.timezone) if destination.timezone else settings.zone
    return Style(translator(destination.language), zone)


async def open_request(update: Update, bot: MirsadBot, services: Services, words: str) -> Request | None:
    """The request that an update makes, None where it is not for the bot.

    Not for the bot: what comes from no chat, a channel's post copied into its group, and a button under a
    message so old that Telegram no longer says in which topic it stands. A chat that speaks to the bot after
    blocking it is active again.
    """
    message, chat = update.effective_message, update.effective_chat
    if message is None or chat is None or not message.is_accessible or message.is_automatic_forward:
        return None
    thread_id = message.message_thread_id if message.is_topic_message else None
    title = chat.title or chat.full_name or ""
    now = services.clock()
    destination = await services.db.run(ensure_destination, chat.id, thread_id, str(chat.type), title, now)
    user = update.effective_user
    for_chat = update.callback_query is None and _speaks_for_chat(update, chat)
    user_id = None if for_chat or user is None else user.id
    return Request(services, bot, destination, user_id, for_chat, words, message.message_id)


def _speaks_for_chat(update: Update, chat: Chat) -> bool:
    """Whether a channel or an anonymous group admin wrote: Telegram lets only admins do either."""
    sender = update.effective_message.sender_chat if update.effective_message else None
    return update.channel_post is not None or (sender is not None and sender.id == chat.id)


async def require_chat_admin(request: Request) -> None:
    """Raises Refusal where the sender may not change what this chat follows: in groups only admins may."""
    if request.is_private or request.for_chat:
        return
    if request.user_id is None or not await _is_chat_admin(request.bot, request.destination.chat_id, request.user_id):
        raise Refusal(N_("Only the admins here can change what this chat follows."))


async def _is_chat_admin(bot: MirsadBot, chat_id: int, user_id: int) -> bool:
    try:
        member = await bot.get_chat_member(chat_id, user_id)
    except BadRequest:
        # Where members are hidden, a bot that is no admin itself is told of no single one, but of all admins.
        with contextlib.suppress(BadRequest):
            return user_id in {admin.user.id for admin in await bot.get_chat_administrators(chat_id)}
        raise Refusal(N_("I cannot see who the admins here are: make me one of them.")) from None
    return member.status in (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


async def is_bot_admin(services: Services, user_id: int | None) -> bool:
    """Whether the user is an admin of the bot, by the settings or by /admins."""
    if user_id is None:
        return False
    return user_id in services.settings.admins or await services.db.query(is_admin, user_id)


async def require_bot_admin(request: Request) -> None:
    """Raises Refusal where the sender is no admin of the bot."""
    if not await is_bot_admin(request.services, request.user_id):
        raise Refusal(
            N_("This command is for the bot’s admins only. {help} lists what everyone can use."),
            help=command("/help"),
        )
