"""A rule-based, deterministic summarizer of SEC 10-K filings, with a proof for every character.

The four functions load the program when they are first called, so that `import summarizer` costs nothing.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["extract", "outline", "summarize", "verify"]

if TYPE_CHECKING:
    from summarizer.api import extract, outline, summarize, verify
else:
    # Two of the functions share their name with a subpackage. The import system binds a subpackage to its parent when
    # it is first imported, so the two are imported here, before the functions take their names for good.
    importlib.import_module("summarizer.extract")
    importlib.import_module("summarizer.outline")

    def _function(name: str) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            return getattr(importlib.import_module("summarizer.api"), name)(*args, **options)

        call.__name__ = call.__qualname__ = name
        call.__doc__ = f"See `summarizer.api.{name}`."
        return call

    extract, outline, summarize, verify = (_function(name) for name in __all__)
