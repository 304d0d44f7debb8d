"""How the benchmarks take a time: the CPU of this process, the best of a few runs."""

from __future__ import annotations

import time
from collections.abc import Callable


def seconds(work: Callable[[], object], *, repeats: int, before: int = 0) -> float:
    """The least seconds of `repeats` runs, after so many `before` them that only compile and fill what is kept."""
    for _ in range(before):
        work()
    best = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best
