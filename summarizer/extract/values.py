"""Exact values from the characters of a filing: money, percentages, counts, dates and periods.

A value is read from an isolated span that a rule proposed. Numbers are `Decimal`; a period keeps the precision that is
printed ("July 2015" stays a month: no day is ever filled in). What cannot be read exactly gives None, and the caller
stays silent. The words of figures and dates come from the pack's `values` section.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import regex

from summarizer.packs.schema import Values

_NUMBER = regex.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Value:
    """A value in canonical form: decimal digits, an ISO date or period, or words; and its unit (ISO 4217, %, ...)."""

    value: str
    unit: str = ""


def decimal_text(number: Decimal) -> str:
    """The number in plain decimal digits, without an exponent and without trailing zeros."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@dataclass(frozen=True, slots=True)
class ValueReader:
    """Reads values with the words of one pack."""

    words: Values

    def read(self, kind: str, text: str, inherited: str = "") -> Value | None:
        """The value of `text` as a field of type `kind`, or None when it cannot be read exactly.

        `inherited` is an earlier period of the same list, from which an elided one takes month and day
        ("December 31, 2020 and 2019").
        """
        clean = " ".join(text.split())
        if not clean:
            return None
        match kind:
            case "money":
                return self.money(clean)
            case "percent":
                return self.percent(clean)
            case "count" | "number":
                return self.count(clean)
            case "date" | "period":
                return self.period(clean, inherited)
            case _:
                return Value(clean)

    def number(self, text: str) -> Decimal | None:
        """The one number in `text`, scale words applied; None when there is none or more than one."""
        found = _NUMBER.findall(text)
        lowered = text.lower()
        if not found:
            words = [self.words.numbers[w] for w in regex.findall(r"[a-z]+", lowered) if w in self.words.numbers]
            return Decimal(words[0]) if len(words) == 1 else None
        if len(found) != 1:
            return None
        number = Decimal(found[0].replace(",", ""))
        for word, power in self.words.scales.items():
            if regex.search(rf"(?<![a-z]){regex.escape(word)}s?(?![a-z])", lowered):
                return number.scaleb(power)
        return number

    def money(self, text: str) -> Value | None:
        """An amount with its ISO 4217 currency; None without a known currency sign."""
        number = self.number(text)
        if number is None:
            return None
        for sign in sorted(self.words.currencies, key=lambda s: (-len(s), s)):
            if sign in text:
                return Value(decimal_text(number), self.words.currencies[sign])
        return None

    def percent(self, text: str) -> Value | None:
        """A percentage as printed: 7.2 for "7.2%"."""
        number = self.number(text)
        return None if number is None else Value(decimal_text(number), "%")

    def count(self, text: str) -> Value | None:
        """A count or other bare number."""
        number = self.number(text)
        return None if number is None else Value(decimal_text(number))

    def period(self, text: str, inherited: str = "") -> Value | None:
        """A day (2017-12-31), month (2017-05), quarter (2017-Q1), half (2020-H2) or year (2017), as printed."""
        years = _YEAR.findall(text)
        if len(years) == 2 and not regex.search(r"\d", _YEAR.sub("", text)):
            return Value(f"{years[0]}/{years[1]}") if years[0] < years[1] else None
        if len(years) != 1:
            return None
        year = int(years[0])
        lowered = text.lower()
        months = [i for i, m in enumerate(self.words.months, 1) if regex.search(rf"\b{m.lower()}\b", lowered)]
        days = [int(d) for d in regex.findall(r"\b(\d{1,2})(?:st|nd|rd|th)?\b", lowered)]
        if len(months) == 1:
            if not days:
                return Value(f"{year}-{months[0]:02d}")
            if len(days) > 1:
                return None
            try:
                return Value(date(year, months[0], days[0]).isoformat())
            except ValueError:
                return None
        if len(months) == 2 and not days:
            return Value(f"{year}-{months[0]:02d}/{year}-{months[1]:02d}")
        if months:
            return None
        for word, number in self.words.quarters.items():
            if word in lowered:
                return Value(f"{year}-Q{number}")
        for word, number in self.words.halves.items():
            if word in lowered:
                return Value(f"{year}-H{number}")
        if len(inherited) == 10:
            try:
                return Value(date(year, int(inherited[5:7]), int(inherited[8:])).isoformat())
            except ValueError:
                return None
        return Value(str(year))
