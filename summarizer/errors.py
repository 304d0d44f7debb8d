"""Exit codes and the errors that a user can cause.

Problems in a user's files are values (`Issue`), collected and sorted so that one run reports them all; an exception
derived from `SummarizerError` carries one or more of them to the command line, which prints them and exits with the
error's code. Any other exception is a bug (exit code 70).
"""

from __future__ import annotations

from dataclasses import dataclass

EXIT_OK = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_PACK = 3
EXIT_INPUT = 4
EXIT_BUG = 70
EXIT_PIPE = 141  # as a shell reports a program that its reader left: 128 and the number of the signal


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One problem with its place: `file:line:col code message`, the offending line, and the remedy.

    `line` and `col` count from 1; 0 means that the problem has no place inside the file.
    """

    file: str
    line: int
    col: int
    code: str
    message: str
    hint: str = ""
    frame: str = ""

    def __str__(self) -> str:
        place = self.file + (f":{self.line}:{self.col}" if self.line else "")
        text = f"{place}: {self.code} {self.message}"
        if self.frame:
            text += "\n" + self.frame
        if self.hint:
            text += f"\n  fix: {self.hint}"
        return text


class SummarizerError(Exception):
    """A problem that the user can mend; `exit_code` is what the command line returns."""

    exit_code = EXIT_USAGE


class UsageError(SummarizerError):
    """An option or argument that cannot be met: an impossible budget, an unknown topic, tokenizer or pack."""

    exit_code = EXIT_USAGE


class InputError(SummarizerError):
    """A filing that cannot be read: missing, empty, binary, or without the Item that was asked for."""

    exit_code = EXIT_INPUT


class PackError(SummarizerError):
    """A rule pack that cannot be used, with every issue found in it."""

    exit_code = EXIT_PACK

    def __init__(self, message: str, issues: tuple[Issue, ...] = ()) -> None:
        super().__init__(message)
        self.issues = issues
