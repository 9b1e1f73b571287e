"""`make fuzz`: Atheris over each target in a process of its own, then a table of what was run.

A slow case fails like a crash: an input that takes more processor time than SLOW_BASE and SLOW_PER_KB allow.
"""

from __future__ import annotations

import argparse
import logging
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

SLOW_BASE = 0.25
"""Seconds of processor time that any input may take, whatever its length, in an instrumented process."""
SLOW_PER_KB = 0.25
LONGEST = 2048
"""Bytes of an input: enough for every branch, short enough that a bound on time means something."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=500_000, help="inputs over all targets")
    parser.add_argument("--target", help="run this target in this process")
    parser.add_argument("--seed", type=int, default=1, help="of the fuzzer's choices")
    asked = parser.parse_args()
    return _run_target(asked.target, asked.inputs, asked.seed) if asked.target else _run_all(asked.inputs, asked.seed)


def _run_all(inputs: int, seed: int) -> int:
    from tests.fuzz.targets import TARGETS

    shares = sum(target.share for target in TARGETS.values())
    failed = False
    for name, target in TARGETS.items():
        part = -(-inputs * target.share // shares)
        order = [sys.executable, "-m", "tests.fuzz", "--target", name, f"--inputs={part}", f"--seed={seed}"]
        finished = subprocess.run(order, stdout=subprocess.PIPE, text=True, check=False)
        rows = [line for line in finished.stdout.splitlines() if line.startswith(f"| {name} |")]
        print(rows[0] if rows else f"| {name} | no result: exit code {finished.returncode} |", flush=True)
        failed |= finished.returncode != 0 or not rows
    return failed


def _run_target(name: str, inputs: int, seed: int) -> int:
    import atheris

    logging.disable()
    with atheris.instrument_imports(include=["bot", "monitors", "summarizer"]):
        from tests.fuzz.targets import TARGETS

    run, seeds = TARGETS[name].run, TARGETS[name].seeds
    for warm in seeds:
        run(warm)
    count, slowest, began = 0, 0.0, time.monotonic()

    def measured(data: bytes) -> None:
        nonlocal count, slowest
        count += 1
        start = time.thread_time()
        run(data)
        allowed = SLOW_BASE + SLOW_PER_KB * len(data) / 1024
        taken = time.thread_time() - start
        slowest = max(slowest, taken / allowed)
        if taken > allowed:
            raise TimeoutError(f"{len(data)} bytes took {taken:.2f} s of {allowed:.2f} s")
        if count == inputs:
            took = time.monotonic() - began
            print(f"| {name} | {count:,} | {took:,.0f} s | {slowest:.2f} |", flush=True)

    with TemporaryDirectory() as folder:
        for number, one in enumerate(seeds):
            Path(folder, f"seed-{number}").write_bytes(one)
        options = [f"-runs={inputs}", f"-seed={seed}", f"-max_len={LONGEST}", "-verbosity=0", "-close_fd_mask=0"]
        atheris.Setup([sys.argv[0], *options, f"-artifact_prefix=fuzz-{name}-", folder], measured)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
