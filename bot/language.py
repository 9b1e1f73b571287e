"""What the bot says, in the reader's language: English msgids in the code, Arabic in locale/ar.po."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib import resources
from io import BytesIO
from typing import Literal

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["ar", "en"]

LANGUAGES: dict[Language, str] = {"ar": "العربية", "en": "English"}
"""The languages on offer, each by its own name."""


def N_(msgid: str) -> str:  # the name gettext tools know
    """Marks a sentence for translation where it stands in a table, and returns it as it is."""
    return msgid


def NP_(one: str, many: str) -> tuple[str, str]:
    """Marks a sentence that depends on a number `n`, in its English singular and plural."""
    return one, many


@dataclass(frozen=True, slots=True)
class Translator:
    """Sentences in one language. Values are put into `{name}` places as they are: escape them before."""

    language: Language
    _catalogue: NullTranslations

    @property
    def right_to_left(self) -> bool:
        return self.language == "ar"

    @property
    def comma(self) -> str:
        """What stands between the members of a list."""
        return "، " if self.right_to_left else ", "

    @property
    def semicolon(self) -> str:
        """What stands between remarks in brackets."""
        return "؛ " if self.right_to_left else "; "

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 alpha-2 code; the code itself where it is none."""
        return _countries(self.language).get(code, code)

    def text(self, msgid: str, **values: object) -> str:
        """The sentence in this language; one that the catalogue lacks stays English."""
        return self._catalogue.gettext(msgid).format(**values)

    def plural(self, sentence: tuple[str, str], n: int, **values: object) -> str:
        """The sentence in the form that agrees with `n`, which it shows in Western digits as `{n}`."""
        return self._catalogue.ngettext(*sentence, n).format(n=f"{n:,}", **values)


@cache
def translator(language: Language) -> Translator:
    """The translator of a language; its catalogue is read once, at first use."""
    return Translator(language, NullTranslations() if language == "en" else _read_catalogue(language))


@cache
def _countries(language: Language) -> Mapping[str, str]:
    return Locale(language).territories


def _read_catalogue(language: Language) -> GNUTranslations:
    with resources.files("bot").joinpath("locale", f"{language}.po").open("rb") as source:
        catalogue = read_po(source, locale=language, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
