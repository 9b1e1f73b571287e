"""Secrets never reach a log line, nor its traceback."""

import json
import logging
import sys
from collections.abc import Iterator

import pytest

from bot.logs import set_up_logging

SECRET = "123456789:secret-token-of-a-test"


@pytest.fixture(autouse=True)
def _restore_logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, hook = root.handlers[:], root.level, sys.excepthook
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook = hook


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_a_secret_is_taken_out_of_message_and_traceback(log_format: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging(log_format, "DEBUG", [SECRET])
    try:
        raise RuntimeError(f"https://host/bot{SECRET}/getMe")
    except RuntimeError:
        logging.getLogger("any").exception("calling %s", SECRET)
    said = capsys.readouterr().err
    assert SECRET not in said
    assert said.count("[secret]") >= 2


def test_a_crash_and_a_quoted_secret_are_cleaned_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("text", "INFO", [SECRET])
    error = RuntimeError(f"https://host/bot{SECRET.replace(':', '%3A')}/getMe and {SECRET}")
    sys.excepthook(RuntimeError, error, None)
    said = capsys.readouterr().err
    assert SECRET.partition(":")[2] not in said
    assert "RuntimeError" in said


def test_json_lines_can_be_read_back(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("json", "INFO", [])
    logging.getLogger("any").info("polled feed=%d", 3)
    line = json.loads(capsys.readouterr().err)
    assert (line["level"], line["logger"], line["message"]) == ("INFO", "any", "polled feed=3")


def test_request_lines_of_httpx_stay_out(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("text", "DEBUG", [])
    logging.getLogger("httpx").info("HTTP Request: POST https://host/bot%s/getMe", SECRET)
    assert SECRET not in capsys.readouterr().err
