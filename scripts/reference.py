"""Write docs/commands.md from the program's own --help, or, with --check, say whether it is up to date."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from click.testing import CliRunner

from summarizer.cli.main import main

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
HEAD = "# Commands\n\nWritten by `python scripts/reference.py` from `--help`; a test checks that it is up to date.\n"


def page() -> str:
    """The reference of all commands, each with its help."""
    out = [HEAD]

    def add(command: click.Command, path: tuple[str, ...]) -> None:
        shown = CliRunner().invoke(main, [*path[1:], "--help"], prog_name="summarizer", terminal_width=100).output
        out.append(f"\n## {' '.join(path)}\n\n```text\n{shown.rstrip()}\n```\n")
        for name, inner in sorted(getattr(command, "commands", {}).items()):
            add(inner, (*path, name))

    add(main, ("summarizer",))
    return "".join(out)


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(PAGE.read_text(encoding="utf-8") != page() and "docs/commands.md is stale: run python scripts/reference.py")
    PAGE.write_text(page(), encoding="utf-8")
