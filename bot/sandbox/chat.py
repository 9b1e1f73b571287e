"""The state of the sandbox: people, their private chats with the bot, and what each side has yet to hear.

Held in memory and gone with the process. Two sides watch it: the Bot API reads `updates`, the page listens to
events. Everything happens in one event loop, so no call here awaits.
"""

from __future__ import annotations

import asyncio
import itertools
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.sandbox.markup import FormattedText, plain_text
from bot.sandbox.messages import (
    Command,
    Keyboard,
    Message,
    Person,
    PressedButton,
    commands_json,
    message_json,
    page_message,
)

KEPT_MESSAGES = 500
"""Messages kept for each chat; the oldest fall out of the page, as nobody scrolls that far."""

KEPT_UPDATES = 1000
WAITING_EVENTS = 1000
"""Events held for a page that does not read; then it is cut off and loads the whole state again."""

Event = dict[str, Any]


@dataclass(slots=True)
class _Chat:
    person: Person
    ids: Iterator[int]
    messages: dict[int, Message] = field(default_factory=dict)


class ChatServer:
    """Private chats between one bot and the given people. `clock` gives the aware UTC time."""

    def __init__(self, bot: Person, people: Sequence[Person], clock: Callable[[], datetime]) -> None:
        self.bot = bot
        self.people = tuple(people)
        self._clock = clock
        # As in Telegram, message ids of private chats are one series for the bot, not one for each chat.
        ids = itertools.count(1)
        self._chats = {person.id: _Chat(person, ids) for person in people}
        self._pressed: dict[str, PressedButton] = {}
        self._inline: dict[str, int] = {}
        self._callback_ids = itertools.count(1)
        self._update_ids = itertools.count(1)
        self._updates: deque[dict[str, Any]] = deque(maxlen=KEPT_UPDATES)
        self._update_arrived = asyncio.Event()
        self._listeners: set[asyncio.Queue[Event | None]] = set()
        self._commands: dict[tuple[str, int | None, str], tuple[Command, ...]] = {}

    # What people do in the page

    def receive(self, person_id: int, text: str) -> Message:
        """A person writes to the bot. Raises KeyError for an unknown person."""
        chat = self._chats[person_id]
        message = Message(next(chat.ids), person_id, chat.person, self._clock(), plain_text(text))
        self._keep(message)
        self._queue_update({"message": message_json(message)})
        return message

    def press(self, person_id: int, message_id: int, data: str) -> str:
        """A person presses a button; gives the callback query's id. Raises KeyError for no such button."""
        message = self._chats[person_id].messages[message_id]
        if not any(button.get("callback_data") == data for row in message.keyboard for button in row):
            raise KeyError(data)
        pressed = PressedButton(str(next(self._callback_ids)), message, data)
        self._pressed[pressed.id] = pressed
        query = {
            "id": pressed.id,
            "from": self._chats[person_id].person.to_json(),
            "chat_instance": str(person_id),
            "message": message_json(message),
            "data": data,
        }
        self._queue_update({"callback_query": query})
        return pressed.id

    def ask_inline(self, person_id: int, text: str, offset: str = "") -> str:
        """A person types the bot's name and words in some chat; gives the inline query's id."""
        number = str(next(self._callback_ids))
        asker = self._chats[person_id].person.to_json()
        self._inline[number] = person_id
        self._queue_update({"inline_query": {"id": number, "from": asker, "query": text, "offset": offset}})
        return number

    # What the bot does

    def person(self, chat_id: int) -> Person | None:
        """The person whose private chat has this id."""
        chat = self._chats.get(chat_id)
        return chat.person if chat else None

    def message(self, chat_id: int, message_id: int) -> Message | None:
        chat = self._chats.get(chat_id)
        return chat.messages.get(message_id) if chat else None

    def post(self, chat_id: int, content: FormattedText, keyboard: Keyboard) -> Message:
        """The bot writes to an existing chat."""
        chat = self._chats[chat_id]
        message = Message(next(chat.ids), chat_id, self.bot, self._clock(), content, keyboard)
        self._keep(message)
        return message

    def edit(self, message: Message, content: FormattedText, keyboard: Keyboard) -> Message:
        """The bot changes its message; a change of the keyboard alone does not count as an edit to people."""
        edited_at = self._clock() if content != message.content else message.edited_at
        changed = replace(message, content=content, keyboard=keyboard, edited_at=edited_at)
        self._keep(changed)
        return changed

    def delete(self, message: Message) -> None:
        del self._chats[message.chat_id].messages[message.id]
        self._tell({"event": "deleted", "chat": message.chat_id, "id": message.id})

    def answer(self, query_id: str, text: str, *, alert: bool) -> bool:
        """Closes a callback query with a passing note, or a box to be closed; False where none waits."""
        pressed = self._pressed.pop(query_id, None)
        if pressed is None:
            return False
        chat_id = pressed.message.chat_id
        self._tell({"event": "answered", "chat": chat_id, "query": query_id, "text": text, "alert": alert})
        return True

    def answer_inline(self, query_id: str, answer: Mapping[str, Any]) -> bool:
        """Shows the answer of an inline query to who asked; False where none waits."""
        person_id = self._inline.pop(query_id, None)
        if person_id is None:
            return False
        self._tell({"event": "inline", "chat": person_id, "query": query_id, **answer})
        return True

    def show_typing(self, chat_id: int) -> None:
        self._tell({"event": "typing", "chat": chat_id})

    def set_commands(self, scope: str, chat_id: int | None, language: str, commands: Sequence[Command]) -> None:
        """Sets the menu of a scope (`default`, `all_private_chats`, `chat` …); an empty one is removed."""
        self._commands.pop((scope, chat_id, language), None)
        if commands:
            self._commands[scope, chat_id, language] = tuple(commands)
        self._tell({"event": "commands", "commands": self._menus()})

    def commands(self, scope: str, chat_id: int | None, language: str) -> tuple[Command, ...]:
        return self._commands.get((scope, chat_id, language), ())

    def menu(self, chat_id: int, language: str = "ar") -> tuple[Command, ...]:
        """The menu that a person sees: the narrowest scope that has one, in their language before any."""
        scopes = (("chat", chat_id), ("all_private_chats", None), ("default", None))
        found = (self.commands(scope, chat, tongue) for scope, chat in scopes for tongue in (language, ""))
        return next((commands for commands in found if commands), ())

    # What each side hears

    def forget_updates(self, offset: int) -> None:
        """Drops the updates below `offset`; a negative one keeps that many of the newest."""
        if offset < 0:
            while len(self._updates) > -offset:
                self._updates.popleft()
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()

    def updates(self, limit: int) -> list[dict[str, Any]]:
        return list(itertools.islice(self._updates, limit))

    async def wait_for_update(self) -> None:
        """Returns when an update is waiting, or when `hang_up` says that none will come."""
        if not self._updates:
            self._update_arrived.clear()
            await self._update_arrived.wait()

    def state(self) -> Event:
        """All that a page needs to begin with."""
        return {
            "event": "state",
            "bot": self.bot.name,
            "people": [{"id": person.id, "name": person.name} for person in self.people],
            "messages": [page_message(message) for chat in self._chats.values() for message in chat.messages.values()],
            "commands": self._menus(),
        }

    @contextmanager
    def listening(self) -> Iterator[asyncio.Queue[Event | None]]:
        """A queue of events, the state first; None says that no more will come."""
        queue: asyncio.Queue[Event | None] = asyncio.Queue(WAITING_EVENTS)
        queue.put_nowait(self.state())
        self._listeners.add(queue)
        try:
            yield queue
        finally:
            self._listeners.discard(queue)

    def hang_up(self) -> None:
        """Ends all listening and waiting, so that a server can stop at once."""
        for queue in list(self._listeners):
            self._cut_off(queue)
        self._update_arrived.set()

    def _keep(self, message: Message) -> None:
        messages = self._chats[message.chat_id].messages
        messages[message.id] = message
        if len(messages) > KEPT_MESSAGES:
            del messages[next(iter(messages))]
        self._tell({"event": "message", "message": page_message(message)})

    def _queue_update(self, content: dict[str, Any]) -> None:
        self._updates.append({"update_id": next(self._update_ids), **content})
        self._update_arrived.set()

    def _menus(self) -> dict[str, list[dict[str, str]]]:
        return {str(person.id): [commands_json(command) for command in self.menu(person.id)] for person in self.people}

    def _tell(self, event: Event) -> None:
        for queue in list(self._listeners):
            if queue.full():
                self._cut_off(queue)
            else:
                queue.put_nowait(event)

    def _cut_off(self, queue: asyncio.Queue[Event | None]) -> None:
        self._listeners.discard(queue)
        while queue.full():
            queue.get_nowait()
        queue.put_nowait(None)
