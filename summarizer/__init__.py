"""A rule-based, deterministic summarizer of SEC 10-K filings, with a proof for every character.

The four functions are imported when they are first used, so that `import summarizer` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["extract", "outline", "summarize", "verify"]

if TYPE_CHECKING:
    from summarizer.api import extract, outline, summarize, verify


def __getattr__(name: str) -> Any:
    if name in __all__:
        from summarizer import api

        return getattr(api, name)
    raise AttributeError(f"module 'summarizer' has no attribute {name!r}")
