"""Places in bytes: the same characters, counted in the file instead of in its decoded text."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_fixture import ROOT, SEEDS

from summarizer import api
from summarizer.source.byte_places import _STEP, BytePlaces
from summarizer.source.decoding import decode

CAFE = ROOT / "fixtures" / "layouts" / "cafe-2012.txt"


@given(st.text(max_size=60), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]), st.integers(0, 200), st.integers(0, 3))
def test_every_place_is_that_of_its_bytes(text: str, encoding: str, low: int, pad: int) -> None:
    source = "é" * (pad * _STEP - pad) + text
    try:
        data = source.encode(encoding)
    except UnicodeEncodeError:  # half of a pair
        return
    places = BytePlaces.of(source, encoding)
    start = min(low, len(source))
    assert data[places.at(start) : places.at(len(source))].decode(encoding) == source[start:]
    assert places.at(len(source)) == len(data)


@given(st.binary(min_size=1, max_size=80).filter(lambda b: b"\0" not in b and not b.startswith((b"%PDF", b"PK", b"\x1f\x8b"))))
def test_bytes_of_any_file_that_is_read(data: bytes) -> None:
    try:
        decoded = decode(b"text " * 100 + data, "x")
    except Exception:  # refused as no text: other tests say why
        return
    places = BytePlaces.of(decoded.text, decoded.encoding)
    assert places.at(len(decoded.text)) == 500 + len(data)


def spans(data: Any) -> list[tuple[list[int], list[int]]]:
    """Every span with its bytes."""
    if isinstance(data, list):
        return [pair for part in data for pair in spans(part)]
    if not isinstance(data, dict):
        return []
    own = list(zip(data["spans"], data["bytes"], strict=True)) if "spans" in data else []
    if isinstance(data.get("start"), int):
        own.append(([data["start"], data["end"]], data["bytes"]))
    return own + [pair for part in data.values() for pair in spans(part)]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(CAFE.read_bytes(), "cp1252", id="Windows-1252"),
        pytest.param(SEEDS[0].read_bytes(), "utf-8", id="UTF-8"),
        pytest.param(SEEDS[0].read_text("utf-8").encode("utf-16"), "utf-16-le", id="UTF-16"),
        pytest.param(gzip.compress(SEEDS[0].read_bytes(), mtime=0), "utf-8", id="compressed"),
        pytest.param((ROOT / "fixtures" / "crawled-2004.json").read_bytes(), "utf-8", id="crawled JSON"),
    ],
)
def test_facts_and_outlines_point_into_the_bytes(data: bytes, encoding: str) -> None:
    from summarizer.record.outlines import outline_json

    inside = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    done = api.extract(data)
    source = done.read.filing.source
    found = spans(done.as_json()) + spans(outline_json(done.read.filing, done.read.outline))
    assert len(found) > 10
    for (start, end), (first, last) in found:
        assert inside[first:last].decode(encoding) == source[start:end]
