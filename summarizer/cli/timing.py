"""`--timings`: the CPU seconds of each stage, on stderr. Nothing of it reaches the output or the record."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import click


@dataclass(slots=True)
class Stages:
    """CPU time by stage, in the order in which they ran. The first is what came before: start-up and imports."""

    spent: dict[str, float] = field(default_factory=lambda: {"start": time.process_time()})

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Measure one stage."""
        begin = time.process_time()
        try:
            yield
        finally:
            self.spent[stage] = self.spent.get(stage, 0.0) + time.process_time() - begin

    def report(self) -> None:
        """Print the table to stderr: seconds and share of the whole, imports between stages as `other`."""
        total = time.process_time()
        rows = {**self.spent, "other": max(total - sum(self.spent.values()), 0.0)}
        for stage, seconds in rows.items():
            click.echo(f"{stage:10} {seconds:7.3f} s {100 * seconds / total:5.1f} %", err=True)
        click.echo(f"{'total':10} {total:7.3f} s CPU", err=True)
