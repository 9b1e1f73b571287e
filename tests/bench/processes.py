"""What processes take, as Linux counts it: the processor's time and memory.

It imports little, because who measures their own memory would measure this too.
"""

from __future__ import annotations

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def family(process: int) -> list[int]:
    """A process and all that it started."""
    found = [process]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*"):
            found += map(int, (task / "children").read_text().split())
    return found


def cpu_seconds(processes: list[int]) -> float:
    """CPU time that the processes have taken, of all cores."""
    spent = 0
    for process in processes:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        spent += int(fields[11]) + int(fields[12])
    return spent / TICKS


def resident(processes: list[int]) -> float:
    """Megabytes resident, of which pages that several share count once (the proportional set size)."""
    kilobytes = 0
    for process in processes:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        kilobytes += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024
