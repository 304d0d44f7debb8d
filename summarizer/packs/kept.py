"""Compiled patterns, and what was worked out about patterns, kept in a file from one run of the command line to the next.

To compile the patterns of a pack takes seconds, to read them back some hundredths of one. A pattern is kept under its whole
text, and a file holds for one release of `regex` on one build of Python: what is found with a kept pattern is what compiling
would find. What was worked out, such as that no pattern of a pack has a fault, is kept under a digest of all that it was
worked out from and of the code that did it. A file of another build, one that is damaged, and one that another user could
have written are as if they were not there; what cannot be written is worked out again the next time.
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
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import regex

MOST = 4096  # entries in a file; a pack has some hundreds
DIGEST = 32  # bytes of the checksum that opens the file

Parts = tuple[Any, ...]  # what a compiled pattern is built of
Stored = dict[Any, Any]  # parts by the text of their pattern, answers by their question and its digest
Answer = TypeVar("Answer")

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
        self._stored: Stored | None = None
        self._used: Stored = {}
        self._new = False

    def compiled(self, text: str) -> regex.Pattern[str]:
        """The pattern, from the file or compiled now. Raises what `regex.compile` raises."""
        if self.path is None:
            return regex.compile(text, regex.V0)
        parts = self._known(self.path).get(text)
        if parts is None:
            pattern = regex.compile(text, regex.V0)
            self._used[text] = _take_apart(pattern)[1]
            self._new = True
            return pattern
        self._used[text] = parts
        return _build(*parts)

    def answer(self, question: str, about: Callable[[], Any], work: Callable[[], Answer]) -> Answer:
        """What `work` gives, from the file where the same code has answered the same question about the same things.

        `about` gives all that the answer hangs on. Both are plain data, as `marshal` writes them; what is not is worked out anew.
        """
        if self.path is None:
            return work()
        try:
            key = (question, hashlib.sha256(code() + marshal.dumps(about(), 2)).hexdigest())  # 2: equal data, equal bytes
        except ValueError:
            return work()
        known = self._known(self.path)
        if key not in known:
            self._new = True
            known[key] = work()
        self._used[key] = known[key]
        answer: Answer = known[key]
        return answer

    def _known(self, path: Path) -> Stored:
        if self._stored is None:
            self._stored = read(path)
        return self._stored

    def save(self) -> None:
        """Write the file if there is something new in it: at most `MOST` entries, those of this run first."""
        if self.path is None or not self._new:
            return
        rest = {key: entry for key, entry in (self._stored or {}).items() if key not in self._used}
        entries = dict([*self._used.items(), *rest.items()][:MOST])
        beside = self.path.with_suffix(f".{os.getpid()}")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.touch(mode=0o600)  # before it holds anything, whatever the umask
            beside.write_bytes(packed(entries))
            beside.replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink()
        self._new = False


@lru_cache(maxsize=1)
def code() -> bytes:
    """A digest of the program's own code that works on patterns."""
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))).digest()


def read(path: Path) -> Stored:
    """The entries of a file; none if it is not there, not this user's alone, damaged, or of another build."""
    try:
        with path.open("rb") as file:
            about = os.fstat(file.fileno())
            mine = not hasattr(os, "getuid") or about.st_uid == os.getuid()
            return unpacked(file.read()) if mine and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH) else {}
    except OSError:
        return {}


def packed(entries: Stored) -> bytes:
    """The bytes of a file: a checksum, then the build and the entries."""
    body = marshal.dumps((BUILD, entries))
    return hashlib.sha256(body).digest() + body


def unpacked(data: bytes) -> Stored:
    """The entries in a file's bytes; none if they are damaged or of another build."""
    if hashlib.sha256(data[DIGEST:]).digest() != data[:DIGEST]:
        return {}
    build, entries = marshal.loads(data[DIGEST:])
    return dict(entries) if build == BUILD else {}


KEPT = Kept()
