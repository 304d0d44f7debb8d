"""The named formatters: how a value read from the source is written in a sentence.

A formatter is a pure function of the characters of its spans and its arguments, and has a version in its name, because
`verify` calls it again years later. It never computes with figures: it moves the decimal point that the table's unit
line moved, and rounds to what it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import regex

from summarizer.numerals import NUMBER

_DIGITS = regex.compile(NUMBER)

Formatter = Callable[[Sequence[str], Mapping[str, str]], str]


def _number(text: str) -> Decimal:
    found = _DIGITS.findall(text)
    if len(found) != 1:
        raise ValueError(f"not one figure: {text!r}")
    return Decimal(found[0].replace(",", ""))


def money_scaled(raws: Sequence[str], arguments: Mapping[str, str]) -> str:
    """A table cell under a unit line, in millions with one decimal, or in full below one million.

    `raws[0]` is the figure; `scale` is the power of ten of the unit line, `sign` the currency sign, and `million` and
    `billion` the pack's words for them. Half a unit is rounded up, as companies do: 379,050 thousand is "$379.1 million".
    """
    return _scaled(raws, arguments, ROUND_HALF_UP)


def money_scaled_half_even(raws: Sequence[str], arguments: Mapping[str, str]) -> str:
    """The same as earlier records have it: half a unit was rounded to the even one."""
    return _scaled(raws, arguments, ROUND_HALF_EVEN)


def _scaled(raws: Sequence[str], arguments: Mapping[str, str], rounding: str) -> str:
    value = _number(raws[0]).scaleb(int(arguments["scale"]))
    sign = arguments.get("sign", "")
    for power, word in ((9, "billion"), (6, "million")):
        if value >= Decimal(10) ** power:
            places = Decimal("0.1") if power == 6 else Decimal("0.01")
            shown = value.scaleb(-power).quantize(places, rounding=rounding)
            return f"{sign}{shown} {arguments[word]}"
    return f"{sign}{value:,f}"


def percent(raws: Sequence[str], arguments: Mapping[str, str]) -> str:
    """A figure of a column of percentages, as printed, with the percent sign."""
    return f"{_DIGITS.findall(raws[0])[0]}%" if len(_DIGITS.findall(raws[0])) == 1 else ""


FORMATS: Mapping[str, Formatter] = {
    "money-scaled@1": money_scaled_half_even,
    "money-scaled@2": money_scaled,
    "percent@1": percent,
}


def render(name: str, raws: Sequence[str], arguments: Mapping[str, str]) -> str:
    """What formatter `name` writes. A `KeyError` or `ValueError` means that the record does not fit the program."""
    return FORMATS[name](raws, arguments)
