"""A short soak: five kills under load. `make soak` does two hundred."""

from __future__ import annotations

from pathlib import Path

from bot.delivery import AT_ONCE
from tests.load.soak import Soak


async def test_nothing_is_lost_or_doubled_beyond_what_was_in_flight(tmp_path: Path) -> None:
    outcome = await Soak(tmp_path, seed=7, working=1.0, items_a_second=2.0).run(kills=5)
    print(outcome)
    assert outcome.expected > 20
    assert not outcome.lost
    assert not outcome.beyond
    assert outcome.most_in_flight <= AT_ONCE
