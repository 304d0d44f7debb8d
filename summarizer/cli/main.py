"""The command line: parse, call one function, print, exit.

Data goes to stdout, talk to stderr. Errors that the user can mend are printed as one message with the remedy and end
with the exit code of their class; anything else is a bug: a short report, and exit code 70.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from summarizer import __version__
from summarizer.cli.extract import extract
from summarizer.cli.outline import outline
from summarizer.cli.rules import rules
from summarizer.cli.summarize import summarize
from summarizer.cli.verify import verify
from summarizer.errors import EXIT_BUG, EXIT_INPUT, EXIT_PIPE, PackError, SummarizerError
from summarizer.packs.kept import KEPT


@contextmanager
def readers_may_leave() -> Iterator[None]:
    """Where the reader of the output is gone there is nothing to report, least of all findings."""
    try:
        yield
    except BrokenPipeError:
        drop_what_is_left()
        sys.exit(EXIT_PIPE)


def drop_what_is_left() -> None:
    """Send what stdout still holds nowhere if it cannot be written: Python would try once more at its end, and exit with 120."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Reporting(click.Group):
    """A group whose commands turn the program's own errors into messages and exit codes."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run a command and exit; no error of the user's making shows a traceback."""
        # A command lives for half a second and makes few cycles: collecting often costs a tenth of its time.
        gc.set_threshold(50_000, 20, 20)
        KEPT.open(place_of_patterns())
        try:
            return super().main(args, *rest, **extra)
        except SummarizerError as error:
            report(error)
            drop_what_is_left()
            sys.exit(error.exit_code)
        except (click.ClickException, click.exceptions.Exit, click.Abort, SystemExit, KeyboardInterrupt):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EIO):
                click.echo(f"error: cannot write: {error.strerror}", err=True)
                drop_what_is_left()
                sys.exit(EXIT_INPUT)
            if os.environ.get("SUMMARIZER_DEBUG"):
                raise
            place = error.__traceback__
            while place is not None and place.tb_next is not None:
                place = place.tb_next
            where = f" ({Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno})" if place else ""
            click.echo(f"error: this is a bug in summarizer: {type(error).__name__}: {error}{where}", err=True)
            click.echo("Please report it with the command and the file; SUMMARIZER_DEBUG=1 shows more.", err=True)
            sys.exit(EXIT_BUG)
        finally:
            KEPT.save()

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the options, which may print: `--help`, `--version`."""
        with readers_may_leave():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        with readers_may_leave():
            return super().invoke(ctx)


def place_of_patterns() -> Path | None:
    """Where compiled patterns are kept: below `SUMMARIZER_CACHE` (empty: nowhere), or in the user's cache directory."""
    given = os.environ.get("SUMMARIZER_CACHE")
    if given == "":
        return None
    try:
        home = Path(given) if given else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "summarizer"
    except RuntimeError:  # a user without a home
        return None
    return home / f"patterns-{sys.implementation.cache_tag}"


def report(error: SummarizerError) -> None:
    """Print an error, and every issue of a pack that cannot be used."""
    if isinstance(error, PackError):
        for issue in error.issues:
            click.echo(str(issue), err=True)
    click.echo(f"error: {error}", err=True)


@click.group(cls=Reporting, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="summarizer")
def main() -> None:
    """Summarize the business model of a 10-K filing, and prove every character of the summary.

    \b
    Example:
      summarizer summarize 10-k.txt --budget 512 --record 10-k.json
      summarizer verify 10-k.json 10-k.txt
    """


for _command in (summarize, extract, outline, verify, rules):
    main.add_command(_command)
