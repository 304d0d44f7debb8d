"""Filings cut short, shuffled and spliced: a result or a clear reason, never a traceback, never long.

A few examples run every time. `SPLICES=2000 pytest tests/test_splices.py` runs as many, from the shared filings too, where
they are, and then also holds each to five seconds of CPU.
"""

from __future__ import annotations

import gzip
import os
import time
from functools import lru_cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from layout_fixture import ROOT, SEEDS, SHARED

from summarizer import api
from summarizer.errors import SummarizerError
from summarizer.packs.load import load_pack

MANY = int(os.environ.get("SPLICES", "0"))
SECONDS = 5.0
LONGEST = 120_000  # characters of one part
SLOWEST: dict[str, float] = {}


@lru_cache(maxsize=1)
def wholes() -> tuple[str, ...]:
    """The texts to cut, as Latin-1 so that every byte is a character."""
    paths = [*SEEDS, *(p for p in sorted((ROOT / "fixtures").rglob("*")) if p.suffix in (".txt", ".html", ".json", ".jsonl"))]
    paths = [p for p in paths if ".facts." not in p.name and ".expected." not in p.name]
    if MANY:
        for folder, pattern in (("filings/html", "*.html"), ("filings/extracted", "*.json"), ("eval/src", "*.txt")):
            paths += sorted((SHARED / folder).glob(pattern))
    return tuple(p.read_bytes().decode("latin-1") for p in paths)


PACK = load_pack("sec-10k")
JOINTS = [
    "",
    "\n",
    "\n\n",
    '"',
    "\\",
    "\\ud8",
    "<TEXT>",
    "<table><tr><td>",
    "</td>",
    "<!--",
    "}\n{",
    "\x00",
    "\r",
    "| ",
    "&#",
    "Item 1. Business\n",
]


@st.composite
def spliced(draw: st.DrawFn) -> bytes:
    """One to four parts of filings, each cut anywhere, with something between; sometimes its lines in another order."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        whole = draw(st.sampled_from(wholes()))
        start = draw(st.integers(0, len(whole)) | st.just(0))
        parts.append(whole[start : start + draw(st.integers(0, LONGEST))])
    text = draw(st.sampled_from(JOINTS)).join(parts)
    if draw(st.booleans()):
        lines = text.split("\n")
        step = draw(st.integers(2, 7))
        text = "\n".join(line for n in range(step) for line in lines[n::step])
    data = text.encode("latin-1")
    return gzip.compress(data, 1, mtime=0) if draw(st.integers(0, 9)) == 0 else data


@settings(max_examples=MANY or 12, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
@given(spliced(), st.sampled_from(["", "", "", "1", "2", "EX-13"]))
def test_a_spliced_filing_gives_a_summary_or_a_reason(data: bytes, document: str) -> None:
    start = time.process_time()
    try:
        done = api.summarize(data, document=document, pack=PACK, budget=200)
    except SummarizerError as error:
        assert str(error)
        assert error.exit_code in (2, 4)
    else:
        assert all(count <= 200 for count in done.tokens.values())
        assert api.verify(done.record, data, level=2, pack=PACK) == []
    spent = time.process_time() - start
    SLOWEST["spent"] = max(SLOWEST.get("spent", 0.0), spent)
    if MANY:
        assert spent < SECONDS, f"{spent:.1f} s for {len(data)} bytes; the slowest so far took {SLOWEST['spent']:.1f} s"
