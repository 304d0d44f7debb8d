"""Options and arguments that several commands share, and how their data is written."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from summarizer.errors import InputError, UsageError
from summarizer.source.opening import STDIN

Command = TypeVar("Command", bound=Callable[..., Any])


def source_argument(command: Command) -> Command:
    """The filing: a path, or `-`."""
    return click.argument("source", metavar="SOURCE")(command)


def pack_option(command: Command) -> Command:
    """The rule pack."""
    return click.option(
        "--pack", default="sec-10k", show_default=True, metavar="ID|PATH", help="Rule pack: a built-in id or a folder."
    )(command)


def items_option(command: Command) -> Command:
    """The Items to read."""
    return click.option(
        "--items",
        metavar="N,...",
        help="Items to read, such as 1,7. They must be there.  [default: the pack's, or the whole text]",
    )(command)


def document_option(command: Command) -> Command:
    """The document of a submission, or the row of a file of several."""
    return click.option(
        "--document",
        default="",
        metavar="TYPE|N",
        help="Another document of a submission, by its type or number, or one row of several.  [default: the annual report]",
    )(command)


def cross_check_option(command: Command) -> Command:
    """The second reader."""
    return click.option(
        "--cross-check",
        is_flag=True,
        help="Read every figure and day of the facts a second time, with other libraries; exit 1 on any difference.",
    )(command)


def tell_disagreements(facts: Any, pack: Any) -> bool:
    """Print what a second reader reads differently, on stderr, with the count; whether there was any."""
    from summarizer.record.second_reader import cross_check

    done = cross_check(facts, pack)
    for found in done.found:
        click.echo(f"cross-check: {found}", err=True)
    click.echo(f"cross-check: {done.compared - len(done.found)} of {done.compared} readings agree", err=True)
    return bool(done.found)


def split_list(text: str | None, what: str) -> list[str] | None:
    """The members of a comma-separated option, or None when it was not given."""
    if text is None:
        return None
    members = [m.strip() for m in text.split(",")]
    if not all(members):
        raise UsageError(f"--{what} has an empty member: {text!r}; write for example --{what} a,b")
    return members


def items_of(text: str | None) -> Sequence[str] | None:
    """The Item numbers of `--items`, in upper case ("1a" is Item 1A)."""
    members = split_list(text, "items")
    return None if members is None else [m.upper() for m in members]


def print_json(data: Any) -> None:
    """JSON for people and programs, keys in a fixed order, UTF-8."""
    echo(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=False) + "\n")


def echo(text: str) -> None:
    """Write text to stdout as UTF-8 with LF, whatever the locale and the system."""
    if sys.stdout is None:
        raise InputError("standard output is closed: open it, or name a file with --output")
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        click.echo(text, nl=False)
        return
    try:
        buffer.write(text.encode("utf-8", "surrogatepass"))
        buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"cannot write to standard output: {error.strerror or error}") from error


def write_file(path: str, data: bytes) -> None:
    """Write a file whole or not at all: a reader never sees half of it, and an error leaves the old one as it was.

    `-` is standard output; a pipe or a device is written into, never replaced.
    """
    if path == STDIN:
        echo(data.decode("utf-8", "surrogatepass"))
        return
    target = Path(path)
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as out:
                out.write(data)
            return
        if target.is_symlink():
            target = _real(path)  # what the link points at is meant, and the link stays
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
            Path(temporary).chmod(mode)
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(
            f"cannot write {path}: {error.strerror or error}; check that the folder exists and is writable"
        ) from error


def distinct(**paths: str | None) -> None:
    """Refuse to write two things, or one thing over the source, to the same file."""
    seen: dict[Path, str] = {}
    for name, path in paths.items():
        if path is None or "\0" in path or (path == STDIN and name == "source"):
            continue
        real = _real(path)
        if real in seen:
            raise UsageError(f"--{name} {path} would overwrite {seen[real]}; give it a file of its own")
        seen[real] = "the filing" if name == "source" else f"what --{name} writes"


def _real(path: str) -> Path:
    """Where a path leads; one that leads in a circle, and `-`, stay as they are."""
    try:
        return Path(path) if path == STDIN else Path(path).resolve()
    except (OSError, RuntimeError):
        return Path(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
