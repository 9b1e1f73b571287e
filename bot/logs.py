"""Logging to stderr, as text or JSON, with every secret taken out of every line."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Collection
from datetime import UTC, datetime
from types import TracebackType
from urllib.parse import quote


class _SecretsOut(logging.Formatter):
    """Replaces secrets in the finished line, tracebacks included: whoever logs cannot be trusted to."""

    def __init__(self, secrets: Collection[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._secrets = [form for secret in secrets if secret for form in (secret, quote(secret, safe=""))]

    def format(self, record: logging.LogRecord) -> str:
        line = self.line(record)
        for secret in self._secrets:
            line = line.replace(secret, "[secret]")
        return line

    def line(self, record: logging.LogRecord) -> str:
        return super().format(record)


class _JsonLines(_SecretsOut):
    def line(self, record: logging.LogRecord) -> str:
        fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False)


def _log_crash(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    """A crash goes through the log as well: the interpreter's own traceback would show what the error quotes."""
    logging.getLogger(__name__).critical("crash", exc_info=(kind, error, traceback))


def set_up_logging(log_format: str, level: str, secrets: Collection[str]) -> None:
    """Log to stderr in `log_format` (`text` or `json`) from `level` up; `secrets` never appear.

    httpx writes the Bot API's address, which holds the token, into its request lines at INFO, and httpcore,
    APScheduler and Alembic say a line for every step: all speak from WARNING up only. python-telegram-bot writes
    whole messages of chats at DEBUG, and so speaks from INFO up. Whatever answers in Telegram's place it writes whole
    and with a traceback; what came of it is logged by whoever asked.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(_JsonLines(secrets) if log_format == "json" else _SecretsOut(secrets))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    sys.excepthook = _log_crash
    for chatty in ("httpx", "httpcore", "apscheduler", "alembic", "aiohttp.access"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(max(logging.INFO, logging.getLogger().level))
    logging.getLogger("telegram.request.BaseRequest").setLevel(logging.CRITICAL)
