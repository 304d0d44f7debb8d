"""`python -m summarizer`: the command line, for places where the `summarizer` script is not on the path."""

from __future__ import annotations

from summarizer.cli.main import main

if __name__ == "__main__":
    main(prog_name="summarizer")
