"""Audit the installed dependencies, offline: all that pyproject.toml leads to is pinned, and nothing else is;
licences are permissive."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LESSER_GPL = frozenset({"python-telegram-bot"})
"""May be under the LGPL: it is used unchanged, as a library, and there is no other of its kind."""
ELSEWHERE = frozenset(
    ("atheris", "reader", "beautifulsoup4", "requests", "sgmllib3k", "soupsieve", "structlog", "werkzeug")
)
"""Only for `make fuzz` and `make bench`, not installed by `make check`; their licences (Apache, BSD, MIT) were read."""
OTHER_PLATFORMS = frozenset({"tzdata"})
"""Pinned for where the system has no time zones, which is not everywhere."""


def main() -> int:
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    extras = project.get("optional-dependencies", {})
    direct = [*project["dependencies"], *(one for extra in extras.values() for one in extra)]
    pins = _pins(Path("constraints.txt").read_text("utf-8"))
    needed, faults = _needed(Requirement(one) for one in direct)
    faults += [f"{name}: needed, but constraints.txt does not pin it" for name in sorted(needed - pins.keys())]
    stray = pins.keys() - needed - OTHER_PLATFORMS - ELSEWHERE
    faults += [f"{name}: pinned, but nothing in pyproject.toml needs it" for name in sorted(stray)]
    for name in sorted(needed - ELSEWHERE):
        faults += _faults(distribution(name), pins.get(name))
    print("\n".join(faults) or f"dependencies: {len(needed)} pinned, all needed, licences permissive")
    return bool(faults)


def _pins(text: str) -> dict[str, str]:
    lines = (line.partition("==") for line in text.splitlines() if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, _, version in lines}


def _needed(direct: Iterable[Requirement]) -> tuple[set[str], list[str]]:
    """The names of all that these lead to on this machine, and what is not installed."""
    waiting, seen, names, faults = list(direct), set(), set(), []
    while waiting:
        requirement = waiting.pop()
        name, extras = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        names.add(name)
        if name in ELSEWHERE:
            continue
        try:
            wanted = distribution(name).requires or []
        except PackageNotFoundError:
            names.discard(name)
            faults.append(f"{name}: needed, but not installed")
            continue
        for below in map(Requirement, wanted):
            if below.marker is None or any(below.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
                waiting.append(below)
    return names, faults


def _faults(installed: Distribution, pin: str | None) -> list[str]:
    name = canonicalize_name(installed.metadata["Name"])
    found = [] if pin in (None, installed.version) else [f"{name}: {installed.version} is installed, {pin} pinned"]
    licence = _licence(installed)
    # Where licences are offered to choose from, one that may be chosen is enough.
    refused = [_refusal(name, offered) for offered in licence.split(" OR ")]
    return found + ([f"{name}: {refused[0]}"] if all(refused) else [])


def _refusal(name: str, licence: str) -> str:
    """Why the licence will not do; "" where it does."""
    if not licence:
        return "names no licence"
    if re.search(r"\bLGPL|Lesser General", licence):
        return "" if name in LESSER_GPL else "under the LGPL"
    return "under the GPL" if re.search(r"\bA?GPL|General Public", licence) else ""


def _licence(installed: Distribution) -> str:
    """What the package says of its licence: the expression, else the classifiers, else the field's first line."""
    said = installed.metadata
    classifiers = [one for one in said.get_all("Classifier") or [] if one.startswith("License ::")]
    field = (said.get("License") or "").strip().partition("\n")[0]
    return said.get("License-Expression") or " ".join(classifiers) or field


if __name__ == "__main__":
    sys.exit(main())
