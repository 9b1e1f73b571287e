"""Parameters of method calls, read and checked as Telegram does: JSON values, or their texts in a form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.sandbox.keyboard import KeyboardError, parse_keyboard
from bot.sandbox.markup import FormattedText, MarkupError, parse_html, plain_text, utf16_length
from bot.sandbox.messages import Command

TEXT_LIMIT = 4096
"""UTF-16 code units of a message, counted after the markup is read."""
RESULTS_LIMIT = 50
RESULT_ID_LIMIT = 64
"""Bytes (https://core.telegram.org/bots/api#inlinequeryresultarticle)."""
DESCRIPTION_LIMIT = 256

Parameters = Mapping[str, Any]


class ApiError(Exception):
    """A refusal in Telegram's form: an HTTP status and a sentence."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.description = description


def bad_request(reason: str) -> ApiError:
    return ApiError(400, f"Bad Request: {reason}")


def read_text(parameters: Parameters) -> FormattedText:
    """The text of a message, with its markup read. Raises ApiError."""
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
    text = read_text({"text": content.get("message_text"), "parse_mode": content.get("parse_mode")})
    return {"id": number, "title": title, "description": str(result.get("description") or ""), "text": text.text}


def read_keyboard(parameters: Parameters) -> tuple[tuple[Mapping[str, str], ...], ...]:
    """The buttons under a message, row by row. Raises ApiError."""
    try:
        return parse_keyboard(decoded(parameters, "reply_markup"))
    except KeyboardError as fault:
        raise bad_request(str(fault)) from fault


def read_command(record: Any) -> Command:
    """An entry of the commands menu. Raises ApiError."""
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


def read_scope(parameters: Parameters) -> tuple[str, int | None, str]:
    """For whom commands are: the scope's type, its chat if it has one, and the language. Raises ApiError."""
    scope = decoded(parameters, "scope") or {"type": "default"}
    if not isinstance(scope, Mapping):
        raise bad_request("expected an object as BotCommandScope")
    chat_id = integer(scope, "chat_id", 0) or None
    return str(scope.get("type")), chat_id, str(parameters.get("language_code") or "")


def decoded(parameters: Parameters, name: str) -> Any:
    """A structured parameter: a JSON value, or the JSON text that a form carries. Raises ApiError."""
    value = parameters.get(name)
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError as fault:
        raise bad_request(f"can't parse {name}: {fault}") from fault


def integer(parameters: Parameters, name: str, default: int) -> int:
    """A number, `default` where it is not given. Raises ApiError."""
    value = parameters.get(name)
    try:
        return default if value in (None, "") else int(str(value))
    except ValueError as fault:
        raise bad_request(f"parameter {name} must be an integer") from fault


def flag(parameters: Parameters, name: str) -> bool:
    """Whether a parameter is true, as JSON or a form has it."""
    return str(parameters.get(name, "")).lower() in ("true", "1")
