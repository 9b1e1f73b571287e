"""`mirsad summarize`: lines in, lines out, and a bad line spoils no good one."""

import json
from collections.abc import Iterable

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.batch import BadLine, summarize_lines, summarize_plain

GOOD = {"id": 7, "outlet": "وكالة", "title": "عنوان", "text": "قتل ثلاثة أشخاص في حمص، وفق الدفاع المدني."}


def as_bytes(lines: Iterable[object]) -> list[bytes]:
    return [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]


def test_answers_come_in_order_with_grounded_quotes() -> None:
    first, second = summarize_lines(as_bytes([GOOD, b"\n", GOOD | {"id": "x"}]))
    assert isinstance(first, dict)
    assert isinstance(second, dict)
    assert (first["id"], second["id"]) == (7, "x")
    claim = first["claims"][0]
    assert GOOD["text"][claim["start"] : claim["end"]] == claim["quote"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"\xff\xfe{}", "UTF-8"),
        (b"{", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"[]", "object"),
        ({"id": 1, "title": "x"}, "text"),
        (GOOD | {"text": 5}, "text"),
    ],
)
def test_a_bad_line_is_named_and_the_good_ones_are_written(line: object, reason: str) -> None:
    before, bad, after = summarize_lines(as_bytes([GOOD, line, GOOD]))
    assert isinstance(bad, BadLine)
    assert bad.number == 2
    assert reason in bad.reason
    assert isinstance(before, dict)
    assert isinstance(after, dict)


def test_a_lone_surrogate_in_the_input_is_text_like_any_other() -> None:
    (answer,) = summarize_lines([b'{"id": 1, "title": "\\ud800", "text": "\\udfff"}'])
    assert isinstance(answer, dict)


def test_plain_text_needs_no_json() -> None:
    assert summarize_plain(str(GOOD["text"]).encode())["claims"]


def test_whoever_gives_plain_text_is_told_of_the_option_for_it() -> None:
    refused = CliRunner().invoke(app, ["summarize"], input=GOOD["text"])
    assert refused.exit_code == 1
    assert "--text" in refused.output
    taken = CliRunner().invoke(app, ["summarize", "--text"], input=GOOD["text"])
    assert taken.exit_code == 0
    one_bad = CliRunner().invoke(app, ["summarize"], input=json.dumps(GOOD) + "\n{\n")
    assert one_bad.exit_code == 1
    assert "--text" not in one_bad.output
