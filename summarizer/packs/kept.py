"""Compiled patterns, kept in a file from one run of the command line to the next.

To compile the patterns of a pack takes seconds, to read them back some hundredths of one. A pattern is kept under its whole
text, and a file holds for one release of `regex` on one build of Python: what is found with a kept pattern is what compiling
would find. A file of another build, one that is damaged, and one that another user could have written are as if they were not
there; what cannot be written is compiled again the next time.
"""

from __future__ import annotations

import contextlib
import copyreg
import hashlib
import marshal
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import regex

MOST = 4096  # patterns in a file; a pack has some hundreds
DIGEST = 32  # bytes of the checksum that opens the file

Parts = tuple[Any, ...]  # what a compiled pattern is built of

BUILD = repr((regex.__version__, sys.version, sys.byteorder, sys.maxsize))
# As `pickle` does it: what builds a pattern, and of which parts.
_take_apart: Callable[[regex.Pattern[str]], tuple[Callable[..., regex.Pattern[str]], Parts]]
_take_apart = copyreg.dispatch_table[regex.Pattern]  # type: ignore[assignment]
_build, _ = _take_apart(regex.compile("x"))


class Kept:
    """The patterns of a file, read when the first is asked for, and those compiled since; without a file, it only compiles."""

    def __init__(self, path: Path | None = None) -> None:
        self.open(path)

    def open(self, path: Path | None) -> None:
        """Use another file, or none; what was not saved is forgotten."""
        self.path = path
        self._stored: dict[str, Parts] | None = None
        self._used: dict[str, Parts] = {}
        self._new = False

    def compiled(self, text: str) -> regex.Pattern[str]:
        """The pattern, from the file or compiled now. Raises what `regex.compile` raises."""
        if self.path is None:
            return regex.compile(text, regex.V0)
        if self._stored is None:
            self._stored = read(self.path)
        parts = self._stored.get(text)
        if parts is None:
            pattern = regex.compile(text, regex.V0)
            self._used[text] = _take_apart(pattern)[1]
            self._new = True
            return pattern
        self._used[text] = parts
        return _build(*parts)

    def save(self) -> None:
        """Write the file if there is something new in it: at most `MOST` patterns, those of this run first."""
        if self.path is None or not self._new:
            return
        rest = {text: parts for text, parts in (self._stored or {}).items() if text not in self._used}
        patterns = dict([*self._used.items(), *rest.items()][:MOST])
        beside = self.path.with_suffix(f".{os.getpid()}")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.touch(mode=0o600)  # before it holds anything, whatever the umask
            beside.write_bytes(packed(patterns))
            beside.replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink()
        self._new = False


def read(path: Path) -> dict[str, Parts]:
    """The patterns of a file; none if it is not there, not this user's alone, damaged, or of another build."""
    try:
        with path.open("rb") as file:
            about = os.fstat(file.fileno())
            mine = not hasattr(os, "getuid") or about.st_uid == os.getuid()
            return unpacked(file.read()) if mine and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH) else {}
    except OSError:
        return {}


def packed(patterns: dict[str, Parts]) -> bytes:
    """The bytes of a file: a checksum, then the build and the patterns by their text."""
    body = marshal.dumps((BUILD, patterns))
    return hashlib.sha256(body).digest() + body


def unpacked(data: bytes) -> dict[str, Parts]:
    """The patterns in a file's bytes; none if they are damaged or of another build."""
    if hashlib.sha256(data[DIGEST:]).digest() != data[:DIGEST]:
        return {}
    build, patterns = marshal.loads(data[DIGEST:])
    return dict(patterns) if build == BUILD else {}


KEPT = Kept()
