"""The engine's version, and the range of versions that a pack says it works with."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping

import regex

ENGINE = "0.1.0"

BOUND = r"(?:>=|<=|==|!=|>|<)\s*\d+(?:\.\d+){0,2}"
RANGE = rf"^(?:{BOUND}(?:\s*,\s*{BOUND})*)?$"
_BOUND = regex.compile(r"(>=|<=|==|!=|>|<)\s*([\d.]+)")
_SIGNS: Mapping[str, Callable[[tuple[int, ...], tuple[int, ...]], bool]] = {
    ">=": operator.ge, "<=": operator.le, "==": operator.eq, "!=": operator.ne, ">": operator.gt, "<": operator.lt,
}  # fmt: skip


def fits(engine: str, version: str = ENGINE) -> bool:
    """Whether a version lies in a range such as ">=0.1, <2": all bounds must hold; an empty range holds all."""
    have = _parts(version)
    return all(_SIGNS[sign](have, _parts(bound)) for sign, bound in _BOUND.findall(engine))


def _parts(version: str) -> tuple[int, ...]:
    numbers = [int(n) for n in version.split(".") if n]
    return tuple(numbers + [0] * (3 - len(numbers)))
