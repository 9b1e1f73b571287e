"""The settings from MIRSAD_ variables and `.env`; every fault is reported at once, by name."""

from __future__ import annotations

import difflib
import logging
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from dotenv import dotenv_values
from pydantic import ValidationError
from pydantic_settings import EnvSettingsSource

from config.settings import PREFIX, TOKEN, Settings

log = logging.getLogger(__name__)

ENV_FILE = Path(".env")


class SettingsError(Exception):
    """The settings have faults: `faults`, a sentence each, that name the variable and how to mend it."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(("Mirsad cannot use its settings:", *self.faults)))


def load_settings(env: Mapping[str, str] | None = None) -> Settings:
    """The settings from these variables; if None, from the environment and what it lacks from `.env` here.

    An empty variable counts as not set, but for MIRSAD_FEEDS_FILE. Raises SettingsError with every fault.
    """
    faults: list[str] = []
    given = _read_environment(faults) if env is None else env
    ours = {name.upper(): value.strip() for name, value in given.items() if name.upper().startswith(PREFIX)}
    faults += _unknown_variables(ours)
    without_catalogue = ours.get(_variable("feeds_file")) == ""
    ours = {name: value for name, value in ours.items() if value}
    _read_token_file(ours, faults)
    source = EnvSettingsSource(Settings)
    source.env_vars = {name.lower(): value for name, value in ours.items()}
    values = {name: value for name, value in source().items() if name in Settings.model_fields}
    if without_catalogue:
        values["feeds_file"] = None
    try:
        settings = Settings(**values)
    except ValidationError as error:
        raise SettingsError([*faults, *_faulty_values(error)]) from None
    if faults:
        raise SettingsError(faults)
    return settings


def _variable(field: str) -> str:
    return PREFIX + field.upper()


def _read_environment(faults: list[str]) -> dict[str, str]:
    try:
        from_file = dotenv_values(ENV_FILE, interpolate=False, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(f"{ENV_FILE}: cannot be read ({type(error).__name__}); make it UTF-8 text, or remove it.")
        from_file = {}
    if from_file.get(_variable("telegram_token")):
        _warn_if_others_can_read(ENV_FILE)
    return {**{name: value for name, value in from_file.items() if value is not None}, **os.environ}


def _unknown_variables(given: Mapping[str, str]) -> list[str]:
    known = [_variable(field) for field in Settings.model_fields]
    faults = []
    for name in given:
        if name in known:
            continue
        near = difflib.get_close_matches(name, known, n=1)
        mend = f"did you mean {near[0]}?" if near else "remove it; the README lists all settings."
        faults.append(f"{name}: there is no such setting; {mend}")
    return faults


def _read_token_file(given: dict[str, str], faults: list[str]) -> None:
    token, token_file = _variable("telegram_token"), _variable("telegram_token_file")
    if token_file not in given:
        return
    if token in given:
        faults.append(f"{token_file}: {token} is set as well; remove one of the two.")
        return
    path = Path(given[token_file]).expanduser()
    try:
        text = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        faults.append(f"{token_file}: {path} cannot be read ({type(error).__name__}); name a readable text file.")
        return
    if not TOKEN.fullmatch(text):
        faults.append(f"{token_file}: {path} must hold a token as @BotFather gives it, and nothing else.")
        return
    given[token] = text
    _warn_if_others_can_read(path)


def _warn_if_others_can_read(path: Path) -> None:
    if path.stat().st_mode & 0o077:
        log.warning("%s holds the bot's token and others can read it: chmod 600 %s", path, path)


def _faulty_values(error: ValidationError) -> list[str]:
    faults = []
    for fault in error.errors(include_input=False, include_url=False, include_context=False):
        field = str(fault["loc"][0])
        reason = fault["msg"].removeprefix("Value error, ").replace("Input should be", "it must be")
        example = (Settings.model_fields[field].examples or [""])[0]
        faults.append(f"{_variable(field)}: {reason}. For example: {_variable(field)}={example}")
    return faults
