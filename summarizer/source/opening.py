"""Getting the bytes of a filing: the only place of this folder that touches the file system."""

from __future__ import annotations

import sys
from pathlib import Path

from summarizer.errors import InputError

LARGEST = 32 * 1024 * 1024
STDIN = "-"


def open_source(source: str) -> tuple[str, bytes]:
    """The name and the bytes of `source`, a path or `-` for standard input.

    The name is the file's name without its folder. A file that is missing, a folder, not readable or larger than
    `LARGEST` bytes raises `InputError` with the remedy; at most one byte more than `LARGEST` is ever read.
    """
    if source == STDIN:
        if sys.stdin is None:
            raise InputError("standard input is closed: pipe a filing into it, or name a file")
        try:
            data = sys.stdin.buffer.read(LARGEST + 1)
        except OSError as error:
            raise InputError(f"standard input cannot be read ({error.strerror or error}); name a file") from error
        if not data:
            raise InputError("standard input is empty: pipe a filing into it, or name a file")
        check_size("standard input", len(data))
        return STDIN, data
    path = Path(source)
    try:
        if path.is_dir():
            raise InputError(f"{source}: is a folder; name one file in it")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise InputError(f"{source}: there is no such file; check the path, or use - for standard input") from error
    except PermissionError as error:
        raise InputError(f"{source}: may not be read; check its permissions") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{source!r}: cannot be read ({reason}); name a plain file") from error
    check_size(source, len(data))
    return path.name, data


def check_size(name: str, size: int) -> None:
    """Raise `InputError` when a filing is larger than this program will hold in memory."""
    if size > LARGEST:
        raise InputError(
            f"{name}: is larger than {LARGEST // (1024 * 1024)} MB, more than any filing's main document; "
            "cut out the document or the Item that you need"
        )
