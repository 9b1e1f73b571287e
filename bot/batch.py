"""`mirsad summarize`: JSON lines in, JSON lines out, in the same order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from summarizer.model import Article
from summarizer.summarize import summarize

REQUIRED = ("id", "title", "text")


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no article: its number, counted from 1, and what is wrong with it."""

    number: int
    reason: str


def summarize_lines(lines: Iterable[bytes]) -> Iterator[dict[str, Any] | BadLine]:
    """The record of each line's article, or why there is none. Blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _summarize_line(line)
        except ValueError as error:
            yield BadLine(number, str(error))


def _summarize_line(line: bytes) -> dict[str, Any]:
    try:
        document = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8") from None
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError(f"is not JSON: {error}") from None
    if not isinstance(document, dict):
        raise ValueError("is not a JSON object")
    missing = [field for field in REQUIRED if field not in document]
    if missing:
        raise ValueError(f"lacks {', '.join(missing)}")
    texts = {field: document.get(field) or "" for field in ("outlet", "title", "text")}
    wrong = [field for field, value in texts.items() if not isinstance(value, str)]
    if wrong:
        raise ValueError(f"holds something other than text in {', '.join(wrong)}")
    return {"id": document["id"], **summarize(Article(**texts)).to_record()}


def summarize_plain(text: bytes) -> dict[str, Any]:
    """The record of one article given as plain UTF-8 text, with undecodable bytes replaced."""
    return {"id": None, **summarize(Article("", "", text.decode("utf-8", "replace"))).to_record()}


def to_line(record: dict[str, Any]) -> bytes:
    """The record as one line of JSON in UTF-8; a lone surrogate, which UTF-8 lacks, becomes its JSON escape."""
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
