"""The column types that carry our values in and out of the tables."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, LargeBinary, Text, TypeDecorator

from monitors.query.stored_terms import StoredTerms
from monitors.schedule import Cadence
from summarizer.model import Summary

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ESCAPED_NUL = "\\u0000"
_NUL_IN_JSON = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
"""In JSON text a NUL is an escape: a backslash that is not itself escaped, and u0000."""


def storable(text: str) -> str:
    """A text as ForeignText stores it. What databases refuse (NUL, lone surrogates) becomes U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


class UTCDateTime(TypeDecorator[datetime]):
    """Aware datetimes, kept and returned in UTC. A naive one raises ValueError: nobody can say when it is."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored: give it a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ForeignText(TypeDecorator[str]):
    """Text of others, as `storable` makes it; offsets stay right."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _: Dialect) -> str | None:
        return None if value is None else storable(value)


class SummaryJson(TypeDecorator[Summary]):
    """A Summary as JSON text without what says nothing, Arabic unescaped: a third of the bytes, and readable."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Summary | None, _: Dialect) -> str | None:
        if value is None:
            return None
        record = json.dumps(_said(value), ensure_ascii=False, separators=(",", ":"))
        if _ESCAPED_NUL in record:
            record = _NUL_IN_JSON.sub("\\1\ufffd", record)
        return storable(record)

    def process_result_value(self, value: Any | None, _: Dialect) -> Summary | None:
        return None if value is None else Summary.from_record(json.loads(value))


class CadenceJson(TypeDecorator[Cadence]):
    """A Cadence as JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Cadence | None, _: Dialect) -> str | None:
        if value is None:
            return None
        record = {name: sorted(part) if isinstance(part, frozenset) else part for name, part in asdict(value).items()}
        return json.dumps(record, separators=(",", ":"))

    def process_result_value(self, value: Any | None, _: Dialect) -> Cadence | None:
        if value is None:
            return None
        record = json.loads(value)
        return Cadence(
            ttl_s=record.get("ttl_s"),
            skip_hours=frozenset(record.get("skip_hours", ())),
            skip_days=frozenset(record.get("skip_days", ())),
            recent=tuple(record.get("recent", ())),
        )


class PackedTerms(TypeDecorator[StoredTerms]):
    """The terms of an item as they come, compressed."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: StoredTerms | None, _: Dialect) -> bytes | None:
        return None if value is None else value.packed

    def process_result_value(self, value: Any | None, _: Dialect) -> StoredTerms | None:
        return None if value is None else StoredTerms(value)


def _said(value: Any) -> Any:
    """A value of the summarizer as JSON values, without the fields that say nothing: None, False, "" and ()."""
    if isinstance(value, tuple):
        return [_said(part) for part in value]
    fields = getattr(value, "__dataclass_fields__", None)
    if fields is None:
        return value
    told = ((field, getattr(value, field)) for field in fields)
    return {field: _said(part) for field, part in told if part or (part == 0 and part is not False)}
