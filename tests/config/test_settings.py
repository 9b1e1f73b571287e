"""Settings: defaults, every variable, every fault at once, and no secret in what is shown."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from pydantic import ValidationError

from config.environment import SettingsError, load_settings
from config.settings import PREFIX, Settings

TOKEN = "123456789:" + "Abc-_" * 7


def faults_of(env: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load_settings(env)
    return list(caught.value.faults)


def test_nothing_set_is_a_working_installation() -> None:
    settings = load_settings({})
    assert settings.telegram_token is None
    assert settings.admins == ()
    assert settings.poll_seconds == 600
    assert settings.keep_days == 90
    assert settings.fetch_private_addresses == "deny"
    assert settings.feeds_file is not None
    assert settings.feeds_file.name == "feeds.csv"
    assert settings.data_dir.is_absolute()
    assert settings.resolved_database_url == f"sqlite:///{settings.data_dir}/mirsad.sqlite3"
    assert settings.zone.utcoffset(None) is not None


def test_every_setting_is_read(tmp_path: Path) -> None:
    catalogue = tmp_path / "own.csv"
    catalogue.touch()
    given = {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_BASE_URL": "http://127.0.0.1:8081/bot",
        "ADMINS": "12, 34،56",
        "DATABASE_URL": "sqlite:///other.sqlite3",
        "DATA_DIR": str(tmp_path),
        "FEEDS_FILE": str(catalogue),
        "POLL_SECONDS": "0.3",
        "TICK_SECONDS": "0.2",
        "KEEP_DAYS": "7",
        "MAX_AGE_HOURS": "48",
        "FETCH_PRIVATE_ADDRESSES": "allow",
        "LOG_FORMAT": "json",
        "LOG_LEVEL": "debug",
        "TIMEZONE": "UTC",
        "SANDBOX_PORT": "0",
    }
    settings = load_settings({PREFIX + name: value for name, value in given.items()} | {"PATH": "elsewhere"})
    assert settings.telegram_token is not None
    assert settings.telegram_token.get_secret_value() == TOKEN
    assert settings.telegram_base_url == "http://127.0.0.1:8081/bot"
    assert settings.admins == (12, 34, 56)
    assert settings.resolved_database_url == "sqlite:///other.sqlite3"
    assert (settings.data_dir, settings.feeds_file) == (tmp_path, catalogue)
    assert (settings.poll_seconds, settings.tick_seconds, settings.max_age_hours) == (0.3, 0.2, 48)
    assert (settings.keep_days, settings.sandbox_port) == (7, 0)
    assert (settings.fetch_private_addresses, settings.log_format, settings.log_level) == (*("allow", "json", "DEBUG"),)


def test_an_empty_variable_is_not_set_but_for_the_catalogue() -> None:
    settings = load_settings(
        {
            "MIRSAD_TELEGRAM_TOKEN": "",
            "MIRSAD_ADMINS": " ",
            "MIRSAD_FEEDS_FILE": "",
            "MIRSAD_POLL_SECONDS": "",
        }
    )
    assert settings.telegram_token is None
    assert settings.admins == ()
    assert settings.feeds_file is None
    assert settings.poll_seconds == 600


def test_settings_made_in_code_ignore_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MIRSAD_KEEP_DAYS", "5")
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text("MIRSAD_POLL_SECONDS=1\n")
    assert (Settings().keep_days, Settings().poll_seconds) == (90, 600)


def test_settings_cannot_be_changed() -> None:
    settings = load_settings({})
    with pytest.raises(ValidationError):
        settings.keep_days = 1


def test_a_copy_for_the_sandbox_has_a_database_of_its_own(tmp_path: Path) -> None:
    copy = load_settings({}).model_copy(update={"data_dir": tmp_path})
    assert copy.resolved_database_url == f"sqlite:///{tmp_path}/mirsad.sqlite3"


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("TELEGRAM_TOKEN", "not a token", "BotFather"),
        ("TELEGRAM_BASE_URL", "localhost:8081", "http"),
        ("ADMINS", "12,me", "ADMINS=1234567"),
        ("ADMINS", "-100123", "positive"),
        ("DATABASE_URL", "postgresql://user:password@host/name", "sqlite:///"),
        ("DATABASE_URL", "sqlite://", "sqlite:///"),
        ("FEEDS_FILE", "missing.csv", "missing.csv"),
        ("POLL_SECONDS", "0", "POLL_SECONDS=600"),
        ("POLL_SECONDS", "nan", "finite"),
        ("POLL_SECONDS", "ten", "POLL_SECONDS=600"),
        ("TICK_SECONDS", "-1", "greater than 0"),
        ("KEEP_DAYS", "0", "greater than or equal to 1"),
        ("MAX_AGE_HOURS", "inf", "MAX_AGE_HOURS=24"),
        ("FETCH_PRIVATE_ADDRESSES", "maybe", "'deny' or 'allow'"),
        ("LOG_FORMAT", "xml", "'text' or 'json'"),
        ("LOG_LEVEL", "loud", "'INFO'"),
        ("TIMEZONE", "Mars/Olympus", "Mars/Olympus"),
        ("TIMEZONE", "../../etc", "time zone"),
        ("SANDBOX_PORT", "65536", "65535"),
    ],
)
def test_a_fault_is_named_with_how_to_mend_it(name: str, value: str, hint: str) -> None:
    (fault,) = faults_of({PREFIX + name: value})
    assert fault.startswith(f"{PREFIX}{name}: ")
    assert hint in fault


def test_all_faults_are_reported_at_once() -> None:
    faults = faults_of(
        {
            "MIRSAD_ADMINS": "x",
            "MIRSAD_KEEP_DAYS": "many",
            "MIRSAD_POLL_SECOND": "5",
            "MIRSAD_TELEGRAM_TOKEN_FILE": "missing-token.txt",
        }
    )
    assert sorted(fault.split(":")[0] for fault in faults) == [
        "MIRSAD_ADMINS",
        "MIRSAD_KEEP_DAYS",
        "MIRSAD_POLL_SECOND",
        "MIRSAD_TELEGRAM_TOKEN_FILE",
    ]


def test_an_unknown_variable_gets_the_nearest_name() -> None:
    assert "MIRSAD_TELEGRAM_TOKEN?" in faults_of({"MIRSAD_TELEGRAM_TOKN": "x"})[0]
    assert "README" in faults_of({"MIRSAD_XYZZY": "x"})[0]


def test_secrets_are_never_shown() -> None:
    settings = load_settings({"MIRSAD_TELEGRAM_TOKEN": TOKEN})
    assert TOKEN not in repr(settings) + str(settings) + settings.model_dump_json()
    bad = {"MIRSAD_TELEGRAM_TOKEN": TOKEN + "!", "MIRSAD_DATABASE_URL": "postgresql://u:hidden@host/db"}
    with pytest.raises(SettingsError) as caught:
        load_settings(bad)
    shown = str(caught.value) + repr(caught.value)
    assert TOKEN not in shown
    assert "hidden" not in shown
    assert caught.value.__suppress_context__


def test_the_token_may_lie_in_a_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "token"
    path.write_text(TOKEN + "\n")
    path.chmod(0o600)
    settings = load_settings({"MIRSAD_TELEGRAM_TOKEN_FILE": str(path)})
    assert settings.telegram_token is not None
    assert settings.telegram_token.get_secret_value() == TOKEN
    assert caplog.records == []
    path.chmod(0o644)
    with caplog.at_level(logging.WARNING):
        load_settings({"MIRSAD_TELEGRAM_TOKEN_FILE": str(path)})
    assert "chmod 600" in caplog.text
    assert TOKEN not in caplog.text


def test_a_token_file_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_bytes(b"\xff\xfe")
    assert "cannot be read" in faults_of({"MIRSAD_TELEGRAM_TOKEN_FILE": str(path)})[0]
    path.write_text("# my token\n" + TOKEN)
    (fault,) = faults_of({"MIRSAD_TELEGRAM_TOKEN_FILE": str(path)})
    assert "nothing else" in fault
    assert TOKEN not in fault
    both = {"MIRSAD_TELEGRAM_TOKEN_FILE": str(path), "MIRSAD_TELEGRAM_TOKEN": TOKEN}
    assert "remove one of the two" in faults_of(both)[0]


def test_the_environment_goes_before_the_env_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    env_file = tmp_path / ".env"
    env_file.write_text(f"MIRSAD_KEEP_DAYS=5\nMIRSAD_TICK_SECONDS=2\nMIRSAD_TELEGRAM_TOKEN={TOKEN}\nOTHER=$X\n")
    env_file.chmod(0o644)
    monkeypatch.setenv("MIRSAD_KEEP_DAYS", "6")
    settings = load_settings()
    assert (settings.keep_days, settings.tick_seconds) == (6, 2)
    assert settings.telegram_token is not None
    assert "chmod 600 .env" in caplog.text


def test_an_unreadable_env_file_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_bytes(b"MIRSAD_KEEP_DAYS=\xff\n")
    with pytest.raises(SettingsError, match=r"\.env.*cannot be read"):
        load_settings()


def test_every_setting_says_what_it_is_for() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert field.examples, name
