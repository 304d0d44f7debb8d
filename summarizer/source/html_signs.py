"""Marks of a trade mark that HTML raises above a word: `Vik<sup>tm</sup>` is "Vik", where "Viktm" would be no word."""

from __future__ import annotations

import re

_TAGS = r"(?:\s|<(?!/?sup\b)[^<>]{0,300}>){0,8}"
_SIGN = re.compile(rf"(?i){_TAGS}\(?(?:tm|sm|r|®|™|&(?:reg|trade|#174|#8482);)\)?{_TAGS}</sup\s*>")


def sign_end(source: str, at: int) -> int:
    """Where the raised mark ends that begins behind an opening `<sup>` at `at`, its end tag included; `at` when it is none."""
    found = _SIGN.match(source, at)
    return at if found is None else found.end()
