"""The pages that are generated are up to date, and every command has help with an example."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from summarizer.cli.main import main

ROOT = Path(__file__).resolve().parent.parent


def commands(group: click.Group, path: str = "") -> list[tuple[str, click.Command]]:
    """Every leaf command with its full name."""
    found: list[tuple[str, click.Command]] = []
    for name, command in sorted(group.commands.items()):
        found += commands(command, f"{path}{name} ") if isinstance(command, click.Group) else [(path + name, command)]
    return found


@pytest.mark.parametrize(("name", "command"), commands(main), ids=lambda v: v if isinstance(v, str) else "")
def test_a_command_says_what_it_does_with_an_example(name: str, command: click.Command) -> None:
    assert command.help is not None
    assert "Example:" in command.help
    assert f"summarizer {name}" in command.help
    assert all(o.help for o in command.params if isinstance(o, click.Option))


def test_the_pages_written_by_the_script_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/reference.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
