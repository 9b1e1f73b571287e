"""Settings: one frozen value, checked when it is made."""

from __future__ import annotations

import re
from datetime import UTC, tzinfo
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from platformdirs import user_data_dir
from pydantic import Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from config.sources import is_web_address

PREFIX = "MIRSAD_"

# As @BotFather gives it (https://core.telegram.org/bots/api#authorizing-your-bot).
TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")


class Settings(BaseSettings):
    """What an operator sets. `load_settings` reads it; made in code, it is a plain value."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="forbid", hide_input_in_errors=True, allow_inf_nan=False
    )

    telegram_token: SecretStr | None = Field(
        None,
        description="The bot's token from @BotFather. Without one the sandbox starts.",
        examples=["123456789:AA…"],
    )
    telegram_token_file: Path | None = Field(
        None,
        description="A file that holds the token, instead of the token itself; readable by its owner alone.",
        examples=["token.txt"],
    )
    telegram_base_url: str | None = Field(
        None,
        description="A Bot API server of one's own, up to and with `/bot`.",
        examples=["http://localhost:8081/bot"],
        repr=False,
    )
    admins: Annotated[tuple[int, ...], NoDecode] = Field(
        (), description="User ids of admins, comma-separated.", examples=["1234567,7654321"]
    )
    database_url: str | None = Field(
        None,
        description="Another place for the SQLite database than the data folder.",
        examples=["sqlite:///mirsad.sqlite3"],
        repr=False,
    )
    data_dir: Path = Field(
        default_factory=lambda: Path(user_data_dir("mirsad", appauthor=False)),
        description="Where data is kept; default: the platform's folder for a user's data.",
        examples=["mirsad-data"],
        validate_default=True,
    )
    feeds_file: Path | None = Field(
        default_factory=lambda: Path(str(files("config") / "feeds.csv")),
        description="The feeds a new database starts with, by default `config/feeds.csv`; empty for none.",
        examples=["feeds.csv"],
    )
    poll_seconds: float = Field(
        600.0,
        gt=0,
        le=7 * 86400,
        description="Seconds between two polls of a feed, and the least that are ever left.",
        examples=["600"],
    )
    tick_seconds: float = Field(
        5.0,
        gt=0,
        le=3600,
        description="Seconds between two looks at which feeds are due; at most a quarter of the interval is waited.",
        examples=["5"],
    )
    host_spacing_seconds: float = Field(
        1.0,
        ge=0,
        le=3600,
        description="Seconds between two requests for feeds of one host, never more than a quarter of the interval.",
        examples=["1"],
    )
    keep_days: int = Field(
        90, ge=1, le=36500, description="Days that items which caused no alert are kept.", examples=["90"]
    )
    max_age_hours: float = Field(
        24.0,
        gt=0,
        le=8784,
        description="Items dated longer back than this many hours do not alert.",
        examples=["24"],
    )
    chat_subscriptions: int = Field(
        100, ge=1, le=100_000, description="Subscriptions that one chat or topic may have.", examples=["100"]
    )
    messages_per_second: int = Field(
        30, ge=1, le=10_000, description="Messages that the bot sends in a second, to all chats.", examples=["30"]
    )
    chat_messages_per_second: int = Field(
        1, ge=1, le=10_000, description="Messages in a second to one chat.", examples=["1"]
    )
    group_messages_per_minute: int = Field(
        20, ge=1, le=100_000, description="Messages in a minute to one group or channel.", examples=["20"]
    )
    merge_alerts: bool = Field(
        True,
        description="Whether several alerts go in one message where a chat would wait for them longer than a minute.",
        examples=["false"],
    )
    fetch_private_addresses: Literal["deny", "allow"] = Field(
        "deny", description="Whether feeds may lie on one's own network or machine.", examples=["allow"]
    )
    log_format: Literal["text", "json"] = Field(
        "text", description="The form of the log: `text` or `json`.", examples=["json"]
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO",
        description="The least that is logged: `DEBUG`, `INFO`, `WARNING`, `ERROR`.",
        examples=["INFO"],
    )
    timezone: str = Field(
        "UTC",
        description="The time zone of chats that have chosen none, by its IANA name.",
        examples=["Asia/Damascus"],
    )
    sandbox_port: int = Field(
        8470,
        ge=0,
        le=65535,
        description="The sandbox's port on this machine; 0 for any free one.",
        examples=["8470"],
    )

    @property
    def resolved_database_url(self) -> str:
        """The address of the database, in SQLAlchemy's form."""
        return self.database_url or f"sqlite:///{self.data_dir / 'mirsad.sqlite3'}"

    @property
    def zone(self) -> tzinfo:
        """The time zone of the times in messages. UTC needs no time zone data, which small systems lack."""
        return UTC if self.timezone == "UTC" else ZoneInfo(self.timezone)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 (the names are pydantic-settings')
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (as above)
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (as above)
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (as above)
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """A value made in code depends on nothing around it: only `load_settings` reads the environment."""
        return (init_settings,)

    @field_validator("telegram_token")
    @classmethod
    def _check_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("it must be a token as @BotFather gives it: digits, a colon, letters and digits")
        return token

    @field_validator("telegram_base_url")
    @classmethod
    def _check_base_url(cls, url: str | None) -> str | None:
        if url is not None and not is_web_address(url):
            raise ValueError("it must be an address that starts with http:// or https://")
        return url

    @field_validator("admins", mode="before")
    @classmethod
    def _split_admins(cls, given: Any) -> Any:
        return [part for part in re.split(r"[\s,،]+", given) if part] if isinstance(given, str) else given

    @field_validator("admins")
    @classmethod
    def _check_admins(cls, admins: tuple[int, ...]) -> tuple[int, ...]:
        if any(admin <= 0 for admin in admins):
            raise ValueError("the ids of users are positive; a group cannot be an admin")
        return tuple(dict.fromkeys(admins))

    @field_validator("database_url")
    @classmethod
    def _check_database_url(cls, url: str | None) -> str | None:
        if url is not None and (not url.startswith("sqlite:///") or url in ("sqlite:///", "sqlite:///:memory:")):
            raise ValueError("it must be sqlite:/// and the path of a file; other databases are not supported yet")
        return url

    @field_validator("data_dir", "feeds_file")
    @classmethod
    def _make_absolute(cls, path: Path | None) -> Path | None:
        return path and path.expanduser().absolute()

    @field_validator("feeds_file")
    @classmethod
    def _check_feeds_file(cls, path: Path | None) -> Path | None:
        if path and not path.is_file():
            raise ValueError(f"there is no file {path}; leave it empty to start without a catalogue")
        return path

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper_case(cls, level: Any) -> Any:
        return level.upper() if isinstance(level, str) else level

    @field_validator("timezone")
    @classmethod
    def _check_timezone(cls, name: str) -> str:
        try:
            return name if name == "UTC" else ZoneInfo(name).key
        except (ValueError, OSError, KeyError):
            raise ValueError(f"no time zone {name!r} here (on Debian, Ubuntu: apt install tzdata)") from None
