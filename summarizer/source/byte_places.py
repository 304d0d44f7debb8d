"""From offsets in the decoded source to bytes of the file (after unpacking, for a compressed one).

Every place that leaves the program counts code points of the decoded source. Who works on the bytes, with a hex editor or
in another language, needs the bytes too: they follow from the encoding, exactly, because decoding replaces and drops nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_STEP = 4096  # code points between two places that are kept; one look-up encodes half as many on average


@dataclass(frozen=True, slots=True)
class BytePlaces:
    """Where the characters of one source stand in its bytes. `kept` holds the byte of each `_STEP`-th character."""

    source: str
    encoding: str
    kept: tuple[int, ...]

    @classmethod
    def of(cls, source: str, encoding: str) -> BytePlaces:
        """The places of a source that was decoded with `encoding`, a Python codec name as `Filing.encoding` gives it."""
        if encoding == "cp1252" or (encoding == "utf-8" and source.isascii()):
            return cls(source, encoding, ())  # one byte each
        kept = [0]
        for start in range(0, len(source), _STEP):
            kept.append(kept[-1] + _size(source[start : start + _STEP], encoding))
        return cls(source, encoding, tuple(kept))

    def at(self, offset: int) -> int:
        """The byte at which the character at `offset` begins; for the length of the source, the number of its bytes."""
        if not self.kept:
            return offset
        start = offset // _STEP
        return self.kept[start] + _size(self.source[start * _STEP : offset], self.encoding)


def _size(text: str, encoding: str) -> int:
    return len(text.encode(encoding, "surrogatepass"))


def with_bytes(data: Any, at: Callable[[int], int]) -> Any:
    """Plain JSON with the bytes beside every place: `bytes` beside `spans`, and beside `start` and `end`."""
    if isinstance(data, list):
        return [with_bytes(part, at) for part in data]
    if not isinstance(data, dict):
        return data
    out = {key: with_bytes(part, at) for key, part in data.items()}
    if "spans" in data:
        out["bytes"] = [[at(start), at(end)] for start, end in data["spans"]]
    elif isinstance(data.get("start"), int) and isinstance(data.get("end"), int):
        out["bytes"] = [at(data["start"]), at(data["end"])]
    return out
