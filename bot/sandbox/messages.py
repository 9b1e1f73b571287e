"""What the sandbox's chats hold: people, messages, pressed buttons and commands, and their forms for both sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.sandbox.markup import FormattedText

Keyboard = tuple[tuple[Mapping[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A Telegram user or the bot itself; `id` of a person is also the id of the private chat with them."""

    id: int
    name: str
    is_bot: bool = False
    username: str | None = None

    def to_json(self) -> dict[str, Any]:
        record: dict[str, Any] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        if self.username:
            record["username"] = self.username
        if not self.is_bot:
            record["language_code"] = "ar"
        return record


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a private chat. Times are aware UTC; `edited_at` is None for one that stands as sent."""

    id: int
    chat_id: int
    sender: Person
    sent_at: datetime
    content: FormattedText
    keyboard: Keyboard = ()
    edited_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PressedButton:
    """A callback query that waits for its answer."""

    id: str
    message: Message
    data: str


@dataclass(frozen=True, slots=True)
class Command:
    """An entry of the commands menu."""

    command: str
    description: str


def commands_json(command: Command) -> dict[str, str]:
    """A command as the Bot API and the page have it."""
    return {"command": command.command, "description": command.description}


def message_json(message: Message) -> dict[str, Any]:
    """A message as the Bot API gives it."""
    record: dict[str, Any] = {
        "message_id": message.id,
        "from": message.sender.to_json(),
        "chat": {"id": message.chat_id, "type": "private"},
        "date": int(message.sent_at.timestamp()),
        "text": message.content.text,
    }
    if message.content.entities:
        record["entities"] = message.content.entities_json()
    if message.edited_at:
        record["edit_date"] = int(message.edited_at.timestamp())
    if message.keyboard:
        record["reply_markup"] = {"inline_keyboard": [[dict(button) for button in row] for row in message.keyboard]}
    return record


def page_message(message: Message) -> dict[str, Any]:
    """A message as the page needs it."""
    return {
        "id": message.id,
        "chat": message.chat_id,
        "mine": not message.sender.is_bot,
        "time": message.sent_at.isoformat(),
        "edited": message.edited_at is not None,
        "text": message.content.text,
        "entities": message.content.entities_json(),
        "keyboard": [[dict(button) for button in row] for row in message.keyboard],
    }
