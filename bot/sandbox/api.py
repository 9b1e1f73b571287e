"""The Bot API's methods that Mirsad uses, on the sandbox's chats (https://core.telegram.org/bots/api).

What Telegram refuses is refused here with the same words, so that a fault shows before the real thing does.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.sandbox.chat import ChatServer, Command, Message, Person, commands_json, message_json
from bot.sandbox.keyboard import KeyboardError, parse_keyboard
from bot.sandbox.markup import FormattedText, MarkupError, parse_html, plain_text, utf16_length

TEXT_LIMIT = 4096
"""UTF-16 code units of a message, counted after the markup is read."""

ANSWER_LIMIT = 200
RESULTS_LIMIT = 50
RESULT_ID_LIMIT = 64
"""Bytes (https://core.telegram.org/bots/api#inlinequeryresultarticle)."""
OFFSET_LIMIT = 64
"""Bytes of an inline query's next offset."""
COMMAND_LIMIT = 100
DESCRIPTION_LIMIT = 256
LONGEST_POLL = 50.0
"""Seconds; Telegram cuts longer polls as well."""

Parameters = Mapping[str, Any]


class ApiError(Exception):
    """A refusal in Telegram's form: an HTTP status and a sentence."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.description = description


def bad_request(reason: str) -> ApiError:
    return ApiError(400, f"Bad Request: {reason}")


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
        timeout = min(max(_integer(parameters, "timeout", 0), 0), LONGEST_POLL)
        limit = min(max(_integer(parameters, "limit", 100), 1), 100)
        self._chats.forget_updates(_integer(parameters, "offset", 0))
        try:
            async with asyncio.timeout(timeout):
                await self._chats.wait_for_update()
        except TimeoutError:
            return []
        if poll != self._polls:
            raise ApiError(409, "Conflict: terminated by other getUpdates request; one bot instance may poll")
        return self._chats.updates(limit)

    async def delete_webhook(self, parameters: Parameters) -> Any:
        if _flag(parameters, "drop_pending_updates"):
            self._chats.forget_updates(2**62)
        return True

    async def set_my_commands(self, parameters: Parameters) -> Any:
        commands = _decoded(parameters, "commands")
        if not isinstance(commands, list) or len(commands) > COMMAND_LIMIT:
            raise bad_request("expected an Array of at most 100 BotCommand")
        self._chats.set_commands(*_scope(parameters), [_command(command) for command in commands])
        return True

    async def get_my_commands(self, parameters: Parameters) -> Any:
        return [commands_json(command) for command in self._chats.commands(*_scope(parameters))]

    async def delete_my_commands(self, parameters: Parameters) -> Any:
        self._chats.set_commands(*_scope(parameters), [])
        return True

    async def send_message(self, parameters: Parameters) -> Any:
        person = self._person(parameters)
        if _integer(parameters, "message_thread_id", 0):
            raise bad_request("message thread not found")
        return message_json(self._chats.post(person.id, _text(parameters), _keyboard(parameters)))

    async def edit_message_text(self, parameters: Parameters) -> Any:
        message = self._own_message(parameters, "edit")
        return self._edited(message, _text(parameters), parameters)

    async def edit_message_reply_markup(self, parameters: Parameters) -> Any:
        message = self._own_message(parameters, "edit")
        return self._edited(message, message.content, parameters)

    async def delete_message(self, parameters: Parameters) -> Any:
        person = self._person(parameters)
        message = self._chats.message(person.id, _integer(parameters, "message_id", 0))
        if message is None:
            raise bad_request("message to delete not found")
        self._chats.delete(message)
        return True

    async def answer_callback_query(self, parameters: Parameters) -> Any:
        text = str(parameters.get("text") or "")
        if utf16_length(text) > ANSWER_LIMIT:
            raise bad_request("MESSAGE_TOO_LONG")
        query_id = str(parameters.get("callback_query_id"))
        if not self._chats.answer(query_id, text, alert=_flag(parameters, "show_alert")):
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return True

    async def answer_inline_query(self, parameters: Parameters) -> Any:
        results, next_offset = inline_results(_decoded(parameters, "results")), str(parameters.get("next_offset") or "")
        if len(next_offset.encode()) > OFFSET_LIMIT:
            raise bad_request("NEXT_OFFSET_INVALID")
        answer = {"results": results, "next_offset": next_offset, "button": _decoded(parameters, "button")}
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
        user_id = _integer(parameters, "user_id", 0)
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
        message = self._chats.message(person.id, _integer(parameters, "message_id", 0))
        if message is None:
            raise bad_request(f"message to {purpose} not found")
        if not message.sender.is_bot:
            raise bad_request("message can't be edited")
        return message

    def _edited(self, message: Message, content: FormattedText, parameters: Parameters) -> Any:
        keyboard = _keyboard(parameters)
        if (content, keyboard) == (message.content, message.keyboard):
            raise bad_request(
                "message is not modified: specified new message content and reply markup are exactly "
                "the same as a current content and reply markup of the message"
            )
        return message_json(self._chats.edit(message, content, keyboard))


def _text(parameters: Parameters) -> FormattedText:
    source = str(parameters.get("text") or "")
    mode = str(parameters.get("parse_mode") or "").lower()
    if mode not in ("", "html"):
        raise bad_request("unsupported parse_mode")
    try:
        content = parse_html(source) if mode else plain_text(source)
    except MarkupError as fault:
        raise bad_request(f"can't parse entities: {fault}") from fault
    if not content.text:
        raise bad_request("message text is empty")
    if utf16_length(content.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return content


def inline_results(results: Any) -> list[dict[str, str]]:
    """The articles of an answer to an inline query, checked as Telegram checks them. Raises ApiError."""
    if not isinstance(results, list) or len(results) > RESULTS_LIMIT:
        raise bad_request("RESULTS_TOO_MUCH")
    found = [_article(result) for result in results]
    if len({article["id"] for article in found}) < len(found):
        raise bad_request("RESULT_ID_DUPLICATE")
    return found


def _article(result: Any) -> dict[str, str]:
    if not isinstance(result, Mapping) or result.get("type") != "article":
        raise bad_request("the sandbox takes articles only")
    number, title = str(result.get("id") or ""), str(result.get("title") or "")
    if not 1 <= len(number.encode()) <= RESULT_ID_LIMIT:
        raise bad_request("RESULT_ID_INVALID")
    content = result.get("input_message_content")
    if not title.strip() or not isinstance(content, Mapping):
        raise bad_request("ARTICLE_TITLE_EMPTY" if not title.strip() else "input message content is not specified")
    text = _text({"text": content.get("message_text"), "parse_mode": content.get("parse_mode")})
    return {"id": number, "title": title, "description": str(result.get("description") or ""), "text": text.text}


def _keyboard(parameters: Parameters) -> tuple[tuple[Mapping[str, str], ...], ...]:
    try:
        return parse_keyboard(_decoded(parameters, "reply_markup"))
    except KeyboardError as fault:
        raise bad_request(str(fault)) from fault


def _command(record: Any) -> Command:
    if not isinstance(record, Mapping):
        raise bad_request("expected an object as BotCommand")
    command = str(record.get("command") or "")
    description = str(record.get("description") or "")
    if not command.isascii() or not command.replace("_", "").isalnum() or not 1 <= len(command) <= 32:
        raise bad_request("BOT_COMMAND_INVALID")
    if command != command.lower():
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= utf16_length(description) <= DESCRIPTION_LIMIT:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return Command(command, description)


def _scope(parameters: Parameters) -> tuple[str, int | None, str]:
    scope = _decoded(parameters, "scope") or {"type": "default"}
    if not isinstance(scope, Mapping):
        raise bad_request("expected an object as BotCommandScope")
    chat_id = _integer(scope, "chat_id", 0) or None
    return str(scope.get("type")), chat_id, str(parameters.get("language_code") or "")


def _decoded(parameters: Parameters, name: str) -> Any:
    """A structured parameter: a JSON value, or the JSON text that a form carries."""
    value = parameters.get(name)
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError as fault:
        raise bad_request(f"can't parse {name}: {fault}") from fault


def _integer(parameters: Parameters, name: str, default: int) -> int:
    value = parameters.get(name)
    try:
        return default if value in (None, "") else int(str(value))
    except ValueError as fault:
        raise bad_request(f"parameter {name} must be an integer") from fault


def _flag(parameters: Parameters, name: str) -> bool:
    return str(parameters.get(name, "")).lower() in ("true", "1")
