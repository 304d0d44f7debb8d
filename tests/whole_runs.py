"""The program as a user meets it: the command line in this process, and filings read once for many tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from layout_fixture import ROOT, SEEDS, SHARED

from summarizer import api
from summarizer.cli.main import main
from summarizer.extract.engine import extract_facts
from summarizer.extract.facts import Extraction
from summarizer.packs.load import load_pack
from summarizer.packs.pack import Pack

SEED_2017, SEED_2020 = SEEDS
EVAL = tuple(p for p in sorted((SHARED / "eval" / "src").glob("*.txt")) if not p.name.startswith("seed"))
SEED_IDS = ("the filing of 2017", "the filing of 2020")


@dataclass(frozen=True, slots=True)
class Run:
    """What one command gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def cli(*args: str | Path, given: bytes = b"") -> Run:
    """One command in this process. A traceback, or an exception that reaches the caller, fails the test."""
    done = CliRunner().invoke(main, [str(a) for a in args], input=given)
    assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
    run = Run(done.exit_code, done.stdout_bytes.decode(), done.stderr_bytes.decode())
    assert "Traceback" not in run.err + run.out
    return run


def process(
    *args: str | Path, env: dict[str, str] | None = None, cwd: Path = ROOT, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """One command in a process of its own, with this checkout's program and an environment that holds little else."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "SYSTEMROOT", "HOME", "TMPDIR", "SUMMARIZER_CACHE")}
    return subprocess.run(
        [sys.executable, "-m", "summarizer", *map(str, args)],
        input=given,
        env={**kept, "PYTHONPATH": str(ROOT), **(env or {})},
        cwd=cwd,
        capture_output=True,
        timeout=120,
        check=False,
    )


@lru_cache(maxsize=1)
def sec_10k() -> Pack:
    return load_pack(api.DEFAULT_PACK)


@lru_cache(maxsize=8)
def filing_read(path: Path) -> tuple[api.Read, Extraction]:
    """A filing, read and extracted once per process."""
    done = api.read(path, pack=sec_10k())
    return done, extract_facts(done.filing, done.outline, done.pack, done.scope)


@lru_cache(maxsize=16)
def summary_of(path: Path, markdown: bool = False, budget: int | None = None) -> api.Summary:
    """A summary, made once per process; whoever changes its record changes a copy."""
    return api.summarize(path, markdown=markdown, budget=budget, pack=sec_10k())
