"""Builds the summarizer as C with mypyc where MIRSAD_COMPILED=1 asks for it, and changes nothing where it does not.

The settings of the package are in pyproject.toml; a list of extension modules cannot be written there.
"""

import os
from pathlib import Path

from setuptools import setup

# They run once, to build the gazetteer and to measure.
NOT_COMPILED = {"build_places.py", "evaluate.py", "__init__.py"}


def extensions() -> list[object]:
    """The summarizer's modules as extension modules."""
    from mypyc.build import mypycify

    return mypycify([str(path) for path in sorted(Path("summarizer").rglob("*.py")) if path.name not in NOT_COMPILED])


setup(ext_modules=extensions() if os.environ.get("MIRSAD_COMPILED") == "1" else [])
