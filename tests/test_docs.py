"""What the README says exists, and what exists the README says."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from bot.__main__ import app
from config.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("field", Settings.model_fields)
def test_every_setting_stands_in_the_readme_with_its_meaning(field: str) -> None:
    description = Settings.model_fields[field].description
    assert re.search(rf"^\| `MIRSAD_{field.upper()}` \| .* \| {re.escape(str(description))} \|$", README, re.MULTILINE)


def test_the_readme_names_no_setting_that_does_not_exist() -> None:
    named = {name.lower() for name in re.findall(r"MIRSAD_([A-Z_]+)", README)}
    assert named <= set(Settings.model_fields)


def test_every_command_line_command_shown_exists() -> None:
    commands = get_command(app).commands
    shown = set(re.findall(r"bin/mirsad ([a-z]+)", README))
    assert shown <= set(commands)
    assert {"summarize", "evaluate", "poll", "doctor", "feeds"} <= shown


def test_both_commands_are_on_the_first_screen() -> None:
    first_screen = "\n".join(README.splitlines()[:25])
    assert "make run" in first_screen
    assert "make test" in first_screen


def test_every_test_that_a_promise_rests_on_exists() -> None:
    tests = Path(__file__).parent
    rests_on = re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", (tests.parent / "docs" / "reliability.md").read_text("utf-8"))
    assert rests_on
    for name, function in rests_on:
        files = list(tests.rglob(name))
        assert files, name
        assert not function or any(f"def {function}(" in file.read_text("utf-8") for file in files), function


def test_the_guide_to_extraction_names_every_module_of_it() -> None:
    guide = (ROOT / "docs" / "extraction.md").read_text("utf-8")
    modules = {path.name for path in (ROOT / "summarizer").rglob("*.py")} - {"__init__.py"}
    assert set(re.findall(r"`(?:summarizer/)?(\w+\.py)`", guide)) == modules
