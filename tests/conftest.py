"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# A machine may be busy: how long an example takes is no test. Benchmarks measure (`make bench`).
settings.register_profile("mirsad", deadline=None)
settings.load_profile("mirsad")
