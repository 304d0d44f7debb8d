"""Exact types behind the canonical text of a value: what a caller computes with.

A fact's value is text, so that it is the same in every format. `exact` gives what it stands for: a `Decimal`, a `Period`,
a `Rate`, a `Range`, or words. Nothing is filled in: a month has no day, and the year of "fiscal 2017" has no first day, for the
filing did not print one. No value is ever a float.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import regex

_PERIOD = regex.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")
_RATE = regex.compile(r"(?:(?P<base>[^+−\d][^+−]*?)(?:(?P<sign>[+−])(?P<spread>[\d.]+))?|(?P<percent>-?[\d.]+))")


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month, quarter, half or year as printed, or the range of two of them; what was not printed is 0.

    `until` is the last day, month or year of a printed range ("May and June 2017"), else None.
    """

    year: int
    month: int = 0
    day: int = 0
    quarter: int = 0
    half: int = 0
    until: Period | None = None

    @classmethod
    def read(cls, text: str) -> Period | None:
        """The period of a canonical value ("2017-Q1", "2017-05/2017-06"); None for other text."""
        first, ranged, last = text.partition("/")
        match = _PERIOD.fullmatch(first)
        until = cls.read(last) if last else None
        if match is None or (ranged and until is None):
            return None
        parts = {name: int(value) for name, value in match.groupdict(default="0").items()}
        return cls(until=until, **parts)

    @property
    def precision(self) -> str:
        """What was printed: "day", "month", "quarter", "half" or "year"."""
        return next((name for name in ("day", "month", "quarter", "half") if getattr(self, name)), "year")

    def __str__(self) -> str:
        """The canonical form that `read` takes."""
        match self.precision:
            case "day":
                text = f"{self.year}-{self.month:02d}-{self.day:02d}"
            case "month":
                text = f"{self.year}-{self.month:02d}"
            case "quarter":
                text = f"{self.year}-Q{self.quarter}"
            case "half":
                text = f"{self.year}-H{self.half}"
            case _:
                text = str(self.year)
        return text if self.until is None else f"{text}/{self.until}"


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate of interest: a percentage a year, or a benchmark and the percentage points added to it.

    `base` is empty for a fixed rate, and then `percent` is the rate; else `percent` is the spread, negative when the
    rate is the benchmark less it, and 0 for the benchmark itself.
    """

    base: str
    percent: Decimal

    @classmethod
    def read(cls, text: str) -> Rate | None:
        """The rate of a canonical value ("7.2", "LIBOR+1.5", "prime"); None for other text."""
        match = _RATE.fullmatch(text)
        if match is None:
            return None
        if match["percent"]:
            return cls("", Decimal(match["percent"]))
        spread = Decimal(match["spread"] or 0)
        return cls(match["base"], -spread if match["sign"] == "−" else spread)


@dataclass(frozen=True, slots=True)
class Range:
    """A printed range of amounts ("$10 to $20 million"): its two ends, the lower first. Nothing between is implied."""

    low: Decimal
    high: Decimal

    @classmethod
    def read(cls, text: str) -> Range | None:
        """The range of a canonical value ("10000000/20000000"); None for other text."""
        low, ranged, high = text.partition("/")
        try:
            return cls(Decimal(low), Decimal(high)) if ranged else None
        except InvalidOperation:
            return None


def exact(type_: str, value: str, unit: str = "") -> Decimal | Period | Range | Rate | str:
    """What a canonical value of the field type `type_` stands for; words stay words, and a rate without a unit is words."""
    read: Decimal | Period | Range | Rate | None = None
    match type_:
        case "money" | "percent" | "count" | "number" | "quantity":
            try:
                read = Decimal(value)
            except InvalidOperation:
                read = Range.read(value)
        case "period" | "date":
            read = Period.read(value)
        case "rate" if unit:
            read = Rate.read(value)
    return value if read is None else read
