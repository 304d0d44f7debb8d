"""From bytes to the decoded source text, in a way that anyone can repeat.

Order of trials: a byte order mark decides; else strict UTF-8; else Windows-1252, whose five undefined bytes are kept as
the control characters of the same number. Nothing is replaced or dropped, so every byte survives in the source.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from summarizer.errors import InputError

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PACKED: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file; save it as text first"),
    (b"\x1f\x8b", "compressed (gzip); unpack it first"),
    (b"PK\x03\x04", "a zip archive or office document; save it as text first"),
)
_PLAIN_CONTROLS = b"\t\n\x0b\x0c\r\x1a"
_CONTROLS = bytes(b for b in range(32) if b not in _PLAIN_CONTROLS) + b"\x7f"
_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding that gave it (a Python codec name), and what the reader should know about it."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """The text of `data`. A byte order mark stays in the text as U+FEFF, so that offsets count it.

    Raises `InputError` when the bytes are no text: NUL bytes or many control characters, a damaged UTF-16 file, or a
    known binary format.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, name)
    for magic, what in _PACKED:
        if data.startswith(magic):
            raise InputError(f"{name}: is {what}")
    _refuse_binary(data, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        place = error.start
    table = "".join(chr(b) if b in _UNDEFINED else bytes((b,)).decode("cp1252") for b in range(256))
    text, _ = codecs.charmap_decode(data, "strict", table)
    warnings = [f"byte {place} is not valid UTF-8; the file is read as Windows-1252"]
    undefined = sum(data.count(bytes((b,))) for b in _UNDEFINED)
    if undefined:
        warnings.append(f"{undefined} bytes have no meaning in Windows-1252 and are kept as they are")
    return Decoded(text, "cp1252", tuple(warnings))


def _marked(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: is marked as {encoding} but damaged at byte {error.start}; save it as UTF-8") from error
    controls = sum(text.count(chr(b)) for b in _CONTROLS)
    if controls * 50 > len(text) or "\0" in text:
        raise InputError(f"{name}: is marked as {encoding} but holds control characters, not text; save it as UTF-8 text")
    return Decoded(text, encoding)


def _refuse_binary(data: bytes, name: str) -> None:
    """A NUL byte never stands in text (UTF-16 without its mark is full of them); other controls only by accident."""
    if b"\0" in data:
        raise InputError(f"{name}: holds NUL bytes, so it is not plain text; save it as UTF-8 text")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > 8 and controls * 50 > len(data):
        raise InputError(f"{name}: holds {controls} control characters, so it is not plain text; save it as UTF-8 text")
