"""Exact values from the characters of a filing: money, percentages, counts, dates and periods.

A value is read from an isolated span that a rule proposed. Numbers are `Decimal`; a period keeps the precision that is
printed ("July 2015" stays a month: no day is ever filled in). What cannot be read exactly gives None, and the caller
stays silent. The words of figures and dates come from the pack's `values` section.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

import regex

from summarizer.numerals import NUMBER, YEAR
from summarizer.packs.fact_schema import Values

_NUMBER = regex.compile(NUMBER)
_SUFFIX = regex.compile(r"\s?(?P<word>[a-z]+)\b")
# Accounting brackets, around the sign too, and a minus that is no dash between two words.
_NEGATIVE = regex.compile(r"\(\s*[^\w\s(]{0,3}\s*[\d.,]+[^()]{0,12}\)|(?:^|\s)[-−]\s?[^\w\s]{0,3}\d")
_YEAR = regex.compile(rf"\b{YEAR}\b")


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


@lru_cache(maxsize=8)
def _signs_of(currencies: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    named = {"".join(sign.split()).upper(): code for sign, code in currencies}
    return tuple(sorted(named.items(), key=lambda item: (-len(item[0]), item[0])))


@dataclass(frozen=True, slots=True)
class ValueReader:
    """Reads values with the words of one pack."""

    words: Values

    def read(self, kind: str, text: str, inherited: str = "") -> Value | None:
        """The value of `text` as a field of type `kind`, or None when it cannot be read exactly.

        `inherited` is what another member of the same list says for this one too: an earlier period whose month and day an
        elided one takes ("December 31, 2020 and 2019"), or the scale of an amount.
        """
        clean = " ".join(text.split())
        if not clean:
            return None
        match kind:
            case "money":
                return self.money(clean, inherited)
            case "percent":
                return self.percent(clean)
            case "count" | "number":
                return self.count(clean)
            case "date" | "period":
                return self.period(clean, inherited)
            case "rate":
                return self.rate(clean)
            case "quantity":
                return self.quantity(clean)
            case _:
                return Value(clean)

    def number(self, text: str) -> Decimal | None:
        """The one number in `text`, scale words applied; None when there is none or more than one."""
        found = list(_NUMBER.finditer(text))
        lowered = text.lower()
        if not found:
            return self._spelled(regex.findall(r"[a-z]+", lowered))
        if len(found) != 1:
            return None
        if any(w in self.words.numbers for w in regex.findall(r"[a-z]+", lowered)):
            return None  # "twenty million dollars ($20,000,000)" is said twice: the span must hold one of the two
        number = Decimal(found[0].group().replace(",", ""))
        suffix = _SUFFIX.match(lowered, found[0].end())
        if suffix and suffix["word"] in self.words.suffixes:
            return number.scaleb(self.words.suffixes[suffix["word"]])
        for word, power in self.words.scales.items():
            if regex.search(rf"(?<![a-z]){regex.escape(word)}s?(?![a-z])", lowered):
                return number.scaleb(power)
        return number

    def _spelled(self, words: Sequence[str]) -> Decimal | None:
        """The number that words spell ("one hundred twenty-five million"); None for none, and for two side by side."""
        total, group, last = Decimal(0), Decimal(0), Decimal(0)
        said = False
        for word in words:
            if word in self.words.numbers:
                value = Decimal(self.words.numbers[word])
                if last and not (last >= 20 > value and value < 10) and not last >= 100:
                    return None
                group, last, said = group + value, value, True
            elif word in self.words.scales and said:
                power = Decimal(10) ** self.words.scales[word]
                if power == 100:
                    group *= power
                else:
                    total, group = total + group * power, Decimal(0)
                last = power
        return total + group if said else None

    def money(self, text: str, scale: str = "") -> Value | None:
        """An amount with its ISO 4217 currency, negative in accounting brackets; None without a known currency sign.

        The ends of a printed range are one value, "10000000/20000000", the lower first. `scale` is the scale word of a list
        or range whose last amount alone says it ("$45.3, $39.4 and $16.4 million").
        """
        ends = self._ends(text)
        if ends is None:
            read = self._amount(f"{text} {scale}" if scale else text)
            return None if read is None else Value(decimal_text(read[0]), read[1])
        low, high = ends
        last = self._amount(high) or self._amount(f"{self._sign_of(low)}{high}")
        bare = not any(c.isalpha() for c in self._without_sign(low)) and "," not in low
        scales = "|".join(regex.escape(word) for word in (*self.words.scales, *self.words.suffixes))
        said = regex.search(rf"(?<=[\d\s-])({scales})\b", high.lower())
        first = self._amount(f"{low} {said[1]}" if bare and said else low)
        if first is None or last is None or first[1] != last[1] or not 0 <= first[0] < last[0]:
            return None
        return Value(f"{decimal_text(first[0])}/{decimal_text(last[0])}", last[1])

    def _ends(self, text: str) -> tuple[str, str] | None:
        """The two texts of a range's ends; None for other text."""
        figures = list(_NUMBER.finditer(text))
        if len(figures) != 2:
            return None
        words = "|".join(regex.escape(word) for word in self.words.range_words)
        cut = regex.search(rf"(?<![a-z])(?:{words})(?![a-z])", text, pos=figures[0].end(), endpos=figures[1].start())
        return (text[: cut.start()].strip(), text[cut.end() :].strip()) if cut else None

    def _amount(self, text: str) -> tuple[Decimal, str] | None:
        number = self.number(text)
        sign = self._sign_of(text)
        if number is None or not sign:
            return None
        number = number.scaleb(-self._subunits().get(sign, 0))
        return (-number if _NEGATIVE.search(text) else number), dict(self._signs())[sign]

    def _sign_of(self, text: str) -> str:
        """The first of the signs, the longest first, that stands in the text."""
        squeezed = "".join(text.split()).upper()
        return next((sign for sign, _ in self._signs() if sign in squeezed), "")

    def _without_sign(self, text: str) -> str:
        """The text without its currency sign, however that is spaced and written: "US $10", "Rmb10"."""
        printed = r"\s*".join(regex.escape(c) for c in self._sign_of(text))
        return regex.sub(printed, "", text, count=1, flags=regex.IGNORECASE) if printed else text

    def _signs(self) -> Sequence[tuple[str, str]]:
        """Currency signs as they are looked for, without blanks and in capitals, the longest first."""
        return _signs_of(tuple(self.words.currencies.items()))

    def _subunits(self) -> dict[str, int]:
        return {"".join(name.split()).upper(): power for name, power in self.words.subunits.items()}

    def percent(self, text: str) -> Value | None:
        """A percentage as printed: 7.2 for "7.2%", and 0.25 for "25 basis points"."""
        number = self.number(text)
        if number is None:
            return None
        lowered = text.lower()
        power = next((p for word, p in self.words.percent_words.items() if word in lowered), 0)
        number = number.scaleb(-power)
        return Value(decimal_text(-number if _NEGATIVE.search(text) else number), "%")

    def rate(self, text: str) -> Value | None:
        """A rate of interest: "7.2" for "7.2% per annum", "LIBOR+1.5" for "LIBOR plus 1.5%", "prime−0.25", "prime".

        Other words stay as they are printed, without a unit, for a rate that only its words tell ("a floating rate").
        """
        lowered = text.lower()
        printed = "%" in text or any(word in lowered for word in self.words.percent_words)
        figure = self.percent(text) if printed else None
        named = next((name for name in sorted(self.words.benchmarks, key=len, reverse=True) if name in lowered), "")
        words = set(regex.findall(r"[a-z]+", lowered.replace(named or "\0", " "))) - set(self.words.rate_words)
        words -= {word for said in self.words.percent_words for word in said.split()}
        signs = {sign for word, sign in self.words.spread_words.items() if word in words}
        if words - set(self.words.spread_words) or len(signs) > 1 or bool(signs) != bool(named and figure):
            return Value(text)
        base = self.words.benchmarks.get(named, "")
        if figure is None:
            return Value(base, "%") if base and not any(c.isdigit() for c in text) else Value(text)
        return Value(f"{base}{'+' if signs == {1} else '−'}{figure.value}", "%") if base else figure

    def quantity(self, text: str) -> Value | None:
        """A physical quantity: the number, and the words behind it as its unit ("8 GWh per year" is 8 of "GWh per year")."""
        number = self.number(text)
        if number is None:
            return None
        figures = list(_NUMBER.finditer(text))
        words = text[figures[-1].end() :].split() if figures else []
        while words and words[0].lower() in self.words.scales:
            words.pop(0)
        return Value(decimal_text(number), " ".join(words)) if words else None

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
        months = [i for i, m in enumerate(self.words.months, 1) if regex.search(rf"\b{regex.escape(m.lower())}\b", lowered)]
        if not months:
            months = [n for m, n in self.words.months_short.items() if regex.search(rf"\b{regex.escape(m.lower())}\b", lowered)]
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
        spaced = lowered.replace("-", " ")
        for word, number in self.words.quarters.items():
            if word in spaced:
                return Value(f"{year}-Q{number}")
        for word, number in self.words.halves.items():
            if word in spaced:
                return Value(f"{year}-H{number}")
        if any(regex.search(rf"\b{regex.escape(word)}", spaced) for word in self.words.parts_of_year):
            return None  # a part of the year that has no form here: the whole year would say too much
        if len(inherited) == 10:
            try:
                return Value(date(year, int(inherited[5:7]), int(inherited[8:])).isoformat())
            except ValueError:
                return None
        return Value(str(year))
