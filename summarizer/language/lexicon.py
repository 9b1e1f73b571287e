"""The word tables in lexicon/, each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


class LexiconError(Exception):
    """A word table cannot be read; the text names the file."""


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """The table `lexicon/<name>.toml`. Raises LexiconError where it is missing or malformed."""
    try:
        return tomllib.loads(files("summarizer").joinpath("lexicon", f"{name}.toml").read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"lexicon/{name}.toml: {error}") from error
