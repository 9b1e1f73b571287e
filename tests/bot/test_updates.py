"""Updates that nobody foresaw: none keeps the bot from those that follow."""

from __future__ import annotations

import json
from typing import Any

import pytest
from telegram import Update
from telegram.request import HTTPXRequest

from bot.updates import TokenRefused, UpdatesRequest
from tests.bot.telegram_stub import PRIVATE

MESSAGE = {"update_id": 8, "message": {"message_id": 1, "date": 1, "chat": PRIVATE, "text": "/start"}}


@pytest.mark.parametrize(
    "content",
    [{"poll": {"id": "1", "question": "?"}}, {"message": {"text": "/start"}}, {"callback_query": 7}, {"message": []}],
)
def test_an_update_of_an_unknown_form_is_passed_over(content: dict[str, Any], caplog: pytest.LogCaptureFixture) -> None:
    payload = json.dumps({"ok": True, "result": [{"update_id": 7, **content}, MESSAGE]}).encode()
    updates = Update.de_list(UpdatesRequest.parse_json_payload(payload)["result"], None)
    assert [update.update_id for update in updates] == [7, 8]
    assert updates[0].effective_message is None
    assert updates[1].effective_message is not None
    assert "update not read id=7" in caplog.text


def test_answers_of_other_forms_stay_as_they_are() -> None:
    refusal = {"ok": False, "error_code": 409, "description": "Conflict"}
    assert UpdatesRequest.parse_json_payload(json.dumps(refusal).encode()) == refusal


async def test_a_token_refused_for_a_while_does_not_end_polling(monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*_: Any, **__: Any) -> tuple[int, bytes]:
        return 401, b'{"ok":false,"error_code":401,"description":"Unauthorized"}'

    monkeypatch.setattr(HTTPXRequest, "do_request", refuse)
    with pytest.raises(TokenRefused):
        await UpdatesRequest().post("https://api.telegram.example/bot1:a/getUpdates")
