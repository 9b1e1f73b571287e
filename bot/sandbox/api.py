"""The Bot API's methods that Mirsad uses, on the sandbox's chats (https://core.telegram.org/bots/api).

What Telegram refuses is refused here with the same words, so that a fault shows before the real thing does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from bot.sandbox.chat import ChatServer
from bot.sandbox.markup import FormattedText, utf16_length
from bot.sandbox.messages import Message, Person, commands_json, message_json
from bot.sandbox.parameters import (
    ApiError,
    Parameters,
    bad_request,
    decoded,
    flag,
    inline_results,
    integer,
    read_command,
    read_keyboard,
    read_scope,
    read_text,
)

ANSWER_LIMIT = 200
OFFSET_LIMIT = 64
"""Bytes of an inline query's next offset."""
COMMAND_LIMIT = 100
LONGEST_POLL = 50.0
"""Seconds; Telegram cuts longer polls as well."""


class BotApi:
    """Answers method calls. Parameters are JSON values, or their texts where a form carried them."""

    def __init__(self, chats: ChatServer) -> None:
        self._chats = chats
        self._polls = 0
        self._methods: dict[str, Callable[[Parameters], Awaitable[Any]]] = {
            method.__name__.replace("_", ""): method
            for method in (
                self.get_me,
                self.get_updates,
                self.delete_webhook,
                self.set_my_commands,
                self.get_my_commands,
                self.delete_my_commands,
                self.send_message,
                self.edit_message_text,
                self.edit_message_reply_markup,
                self.delete_message,
                self.answer_callback_query,
                self.answer_inline_query,
                self.send_chat_action,
                self.get_chat,
                self.get_chat_member,
                self.get_chat_administrators,
            )
        }

    async def call(self, method: str, parameters: Parameters) -> Any:
        """The JSON result of a method, whose name is read without regard to case. Raises ApiError."""
        answer = self._methods.get(method.lower())
        if answer is None:
            raise ApiError(404, "Not Found: method not found")
        return await answer(parameters)

    async def get_me(self, _: Parameters) -> Any:
        return {
            **self._chats.bot.to_json(),
            "can_join_groups": False,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
        }

    async def get_updates(self, parameters: Parameters) -> Any:
        """Waits up to `timeout` seconds. A newer call ends an older one with 409, as there is one reader."""
        self._polls += 1
        poll = self._polls
        timeout = min(max(integer(parameters, "timeout", 0), 0), LONGEST_POLL)
        limit = min(max(integer(parameters, "limit", 100), 1), 100)
        self._chats.forget_updates(integer(parameters, "offset", 0))
        try:
            async with asyncio.timeout(timeout):
                await self._chats.wait_for_update()
        except TimeoutError:
            return []
        if poll != self._polls:
            raise ApiError(409, "Conflict: terminated by other getUpdates request; one bot instance may poll")
        return self._chats.updates(limit)

    async def delete_webhook(self, parameters: Parameters) -> Any:
        if flag(parameters, "drop_pending_updates"):
            self._chats.forget_updates(2**62)
        return True

    async def set_my_commands(self, parameters: Parameters) -> Any:
        commands = decoded(parameters, "commands")
        if not isinstance(commands, list) or len(commands) > COMMAND_LIMIT:
            raise bad_request("expected an Array of at most 100 BotCommand")
        self._chats.set_commands(*read_scope(parameters), [read_command(command) for command in commands])
        return True

    async def get_my_commands(self, parameters: Parameters) -> Any:
        return [commands_json(command) for command in self._chats.commands(*read_scope(parameters))]

    async def delete_my_commands(self, parameters: Parameters) -> Any:
        self._chats.set_commands(*read_scope(parameters), [])
        return True

    async def send_message(self, parameters: Parameters) -> Any:
        person = self._person(parameters)
        if integer(parameters, "message_thread_id", 0):
            raise bad_request("message thread not found")
        return message_json(self._chats.post(person.id, read_text(parameters), read_keyboard(parameters)))

    async def edit_message_text(self, parameters: Parameters) -> Any:
        message = self._own_message(parameters, "edit")
        return self._edited(message, read_text(parameters), parameters)

    async def edit_message_reply_markup(self, parameters: Parameters) -> Any:
        message = self._own_message(parameters, "edit")
        return self._edited(message, message.content, parameters)

    async def delete_message(self, parameters: Parameters) -> Any:
        person = self._person(parameters)
        message = self._chats.message(person.id, integer(parameters, "message_id", 0))
        if message is None:
            raise bad_request("message to delete not found")
        self._chats.delete(message)
        return True

    async def answer_callback_query(self, parameters: Parameters) -> Any:
        text = str(parameters.get("text") or "")
        if utf16_length(text) > ANSWER_LIMIT:
            raise bad_request("MESSAGE_TOO_LONG")
        query_id = str(parameters.get("callback_query_id"))
        if not self._chats.answer(query_id, text, alert=flag(parameters, "show_alert")):
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return True

    async def answer_inline_query(self, parameters: Parameters) -> Any:
        results, next_offset = inline_results(decoded(parameters, "results")), str(parameters.get("next_offset") or "")
        if len(next_offset.encode()) > OFFSET_LIMIT:
            raise bad_request("NEXT_OFFSET_INVALID")
        answer = {"results": results, "next_offset": next_offset, "button": decoded(parameters, "button")}
        if not self._chats.answer_inline(str(parameters.get("inline_query_id")), answer):
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return True

    async def send_chat_action(self, parameters: Parameters) -> Any:
        self._chats.show_typing(self._person(parameters).id)
        return True

    async def get_chat(self, parameters: Parameters) -> Any:
        person = self._person(parameters)
        return {
            "id": person.id,
            "type": "private",
            "first_name": person.name,
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": {
                "unlimited_gifts": False,
                "limited_gifts": False,
                "unique_gifts": False,
                "premium_subscription": False,
                "gifts_from_channels": False,
            },
        }

    async def get_chat_member(self, parameters: Parameters) -> Any:
        person = self._person(parameters)
        user_id = integer(parameters, "user_id", 0)
        member = next((who for who in (person, self._chats.bot) if who.id == user_id), None)
        if member is None:
            raise bad_request("user not found")
        return {"status": "member", "user": member.to_json()}

    async def get_chat_administrators(self, parameters: Parameters) -> Any:
        self._person(parameters)
        raise bad_request("there are no administrators in the private chat")

    def _person(self, parameters: Parameters) -> Person:
        if "chat_id" not in parameters:
            raise bad_request("chat_id is empty")
        try:
            person = self._chats.person(int(str(parameters["chat_id"])))
        except ValueError:
            person = None
        if person is None:
            raise bad_request("chat not found")
        return person

    def _own_message(self, parameters: Parameters, purpose: str) -> Message:
        person = self._person(parameters)
        message = self._chats.message(person.id, integer(parameters, "message_id", 0))
        if message is None:
            raise bad_request(f"message to {purpose} not found")
        if not message.sender.is_bot:
            raise bad_request("message can't be edited")
        return message

    def _edited(self, message: Message, content: FormattedText, parameters: Parameters) -> Any:
        keyboard = read_keyboard(parameters)
        if (content, keyboard) == (message.content, message.keyboard):
            raise bad_request(
                "message is not modified: specified new message content and reply markup are exactly "
                "the same as a current content and reply markup of the message"
            )
        return message_json(self._chats.edit(message, content, keyboard))
