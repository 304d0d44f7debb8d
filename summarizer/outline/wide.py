"""Tables that are set with blanks: columns are where figures stand under one another, or words that begin together.

A header covers the columns that the rule drawn under it does; without a rule, those that it is centred over. Places are
counted on the printed line, its indentation included.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import regex

from summarizer.outline.headers import HeaderCell
from summarizer.spans import Span

_WORD = regex.compile(r"\S+")
_FIELD = regex.compile(r"(?:[^\s.]|(?<!\S)\.(?=\d))[^\s]*(?:[ ][^\s]+)*")  # a dot opens a field only as that of ".9%"
_LEADERS = regex.compile(r"\s?\.{2,}\s*|(?:\s\.){2,}\s*")
_RULE = regex.compile(r"[-=_]{3,}")
_LEAST_WORDS = 2  # rows in which words begin together
_SLACK = 3  # how far a header may stand from the middle of what it covers


class Place(NamedTuple):
    """A run of characters on a printed line."""

    low: int
    high: int

    def overlap(self, other: Place) -> int:
        """How many characters two places share."""
        return max(0, min(self.high, other.high) - max(self.low, other.low))


class Field(NamedTuple):
    """Words between wide gaps."""

    span: Span
    place: Place


class Signs(NamedTuple):
    """What the layout says of a field: whether it is a figure or a period, or belongs to the field on its right or left."""

    is_figure: Callable[[str], bool]
    is_period: Callable[[str], bool]
    opens: Callable[[str], bool]
    closes: Callable[[str], bool]


class WideTable(NamedTuple):
    """The fields of each row, and the places of the columns after the label; `ragged`: no places, the order tells the column."""

    view: str
    rows: tuple[Span, ...]
    fields: tuple[tuple[Field, ...], ...]
    columns: tuple[Place, ...]
    ragged: bool

    def cells(self) -> list[list[Span]]:
        """Rows of equal length: the label, then one cell for each column (an empty span where nothing is printed).

        Text that overlaps no column joins the label when it stands left of all columns, and else is left out. A row's first
        words are its label if they begin where other labels do, however far they reach.
        """
        if not self.columns:
            return [[row] for row in self.rows]
        grid: list[list[Span]] = []
        labels = {f[0].place.low for f in self.fields if len(f) > 1 and f[0].place.high <= self.columns[0].low}
        for row, fields in zip(self.rows, self.fields, strict=True):
            if self.ragged and len(fields) == len(self.columns) + 1:
                grid.append([field.span for field in fields])
                continue
            cells = [Span(row.start, row.start)] * (len(self.columns) + 1)
            for number, field in enumerate(fields):
                begins = not number and field.place.low in labels and any(c.isalpha() for c in field.span.of(self.view))
                at = 0 if begins else self._column(field.place)
                if at >= 0:
                    cells[at] = field.span if cells[at].end == cells[at].start else Span(cells[at].start, field.span.end)
            grid.append(cells)
        return grid

    def headers(self, count: int, left_out: Callable[[str], bool]) -> list[list[HeaderCell]]:
        """For each column its header cells, from the first `count` rows, top to bottom; those `left_out` say a unit."""
        headers: list[list[HeaderCell]] = [[] for _ in self.columns]
        columns = self._widened(count)
        for number in range(count):
            fields = [f for f in self.fields[number] if f.place.high > self.columns[0].low - _SLACK]
            fields = [f for f in fields if not left_out(" ".join(f.span.of(self.view).split()))]
            rules = self._rules_under(number)
            for n, field in enumerate(fields):
                text = " ".join(field.span.of(self.view).split())
                for column in _covered(field.place, columns, rules, n, len(fields)):
                    headers[column].append(HeaderCell(column, text, field.span))
        return headers

    def _column(self, place: Place) -> int:
        """The cell of a field: a column's, counted from 1; 0 for the label; -1 for none."""
        best = max(range(len(self.columns)), key=lambda n: (place.overlap(self.columns[n]), -n))
        if place.overlap(self.columns[best]):
            return best + 1
        return 0 if place.high <= self.columns[0].low else -1

    def _rules_under(self, number: int) -> list[Place]:
        """The rules drawn between a row and the next one."""
        row = self.rows[number]
        stop = self.rows[number + 1].start if number + 1 < len(self.rows) else row.end
        found = []
        begin = at = row.end
        for match in _RULE.finditer(self.view, row.end, stop):
            begin = max(self.view.rfind("\n", at, match.start()) + 1, begin)
            at = match.end()
            found.append(Place(match.start() - begin, match.end() - begin))
        return found

    def _widened(self, count: int) -> list[Place]:
        """The columns as wide as the rules that the first `count` rows draw over each of them alone."""
        columns = list(self.columns)
        for rule in (rule for number in range(count) for rule in self._rules_under(number)):
            over = [n for n, column in enumerate(self.columns) if rule.overlap(column)]
            if len(over) == 1:
                column = columns[over[0]]
                columns[over[0]] = Place(min(column.low, rule.low), max(column.high, rule.high))
        return columns


def _covered(place: Place, columns: Sequence[Place], rules: Sequence[Place], number: int, said: int) -> Sequence[int]:
    """The columns that a header covers, the `number`th of `said` in its row."""
    total = len(columns)
    if said == total:
        return [number]
    under = max(rules, key=lambda rule: (rule.overlap(place), -rule.low), default=place)
    if under.overlap(place) and under != place:
        return [n for n, column in enumerate(columns) if column.overlap(under)]
    if said > 1 and total % said == 0:
        group = range(number * (total // said), (number + 1) * (total // said))
        if _centred(place, columns[group[0]], columns[group[-1]]):
            return group
    best = max(range(total), key=lambda n: (place.overlap(columns[n]), -_distance(place, columns[n]), -n))
    wider = place.high - place.low > columns[best].high - columns[best].low + 2
    over = place.overlap(columns[best])
    if said == 1 and total > 1 and (wider or not over) and _centred(place, columns[0], columns[-1]):
        return range(total)
    return [best] if over or _distance(place, columns[best]) <= _SLACK else []


def _centred(place: Place, first: Place, last: Place) -> bool:
    """Whether a header stands over the middle of the columns from `first` to `last`."""
    return abs(place.low + place.high - first.low - last.high) <= 2 * _SLACK + (first != last) * _SLACK


def _distance(place: Place, column: Place) -> int:
    return max(column.low - place.high, place.low - column.high, 0)


def wide_table(view: str, rows: Sequence[Span], signs: Signs) -> WideTable:
    """The fields and columns of the rows of one table."""
    read = [(row, tuple(_fields(view, row, signs))) for row in rows]
    columns = _columns(view, [fields for _, fields in read], signs)
    in_order = _in_order(view, [fields for _, fields in read], signs)
    ragged = len(in_order) > 1 and len(in_order) != len(columns)
    columns = in_order if ragged else columns
    joined: list[tuple[Span, tuple[Field, ...]]] = []
    for row, fields in read:
        if joined and columns and _goes_on(view, joined[-1][1], fields, columns[0]):
            label = Span(joined[-1][1][0].span.start, fields[0].span.end)
            joined[-1] = (Span(joined[-1][0].start, row.end), (Field(label, fields[0].place), *fields[1:]))
        else:
            joined.append((row, fields))
    return WideTable(view, tuple(row for row, _ in joined), tuple(fields for _, fields in joined), tuple(columns), ragged)


def _in_order(view: str, rows: Sequence[Sequence[Field]], signs: Signs) -> list[Place]:
    """The columns of a table that lost its places, "Vik Pumps, Inc.    31 %    *    19 %": each row has as many figures.

    Nothing when the rows differ, or hold words between the figures.
    """
    figures = [[signs.is_figure(" ".join(f.span.of(view).split())) for f in fields[1:]] for fields in rows]
    body = [fields[1:] for fields, kinds in zip(rows, figures, strict=True) if any(kinds)]
    whole = all(all(kinds) for kinds in figures if any(kinds)) and len({len(fields) for fields in body}) == 1
    if not whole:
        return []
    return [Place(min(f.place.low for f in column), max(f.place.high for f in column)) for column in zip(*body, strict=True)]


def _goes_on(view: str, above: Sequence[Field], fields: Sequence[Field], first: Place) -> bool:
    """Whether a row goes on with the label of the row above, which has no cells: it begins in lower case, or with a bracket."""
    if len(above) != 1 or not fields or above[0].place.high > first.low or fields[0].place.high > first.low:
        return False
    first_letter = view[fields[0].span.start]
    return view[above[0].span.end - 1] not in ":;." and (first_letter.islower() or first_letter == "(")


def _fields(view: str, row: Span, signs: Signs) -> list[Field]:
    """The runs of words between wide gaps; a currency sign goes with the field on its right, a bracket with the left."""
    spans: list[Span] = []
    at = row.start
    stops = [(m.start(), m.end()) for m in _LEADERS.finditer(view, row.start, row.end)] + [(row.end, row.end)]
    for stop, after in stops:
        for match in _FIELD.finditer(view, at, stop):
            span = Span(match.start(), match.end())
            last = spans[-1].of(view) if spans else ""
            closes = signs.closes(span.of(view)) and any(c.isdigit() for c in last) and not any(c.isalpha() for c in last)
            opens = signs.opens(last) and signs.is_figure(" ".join(span.of(view).split()))
            if spans and (opens or closes):
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans += _figures_apart(view, span, signs) if spans else [span]
        at = after
    begin = view.rfind("\n", max(row.start - 400, 0), row.start) + 1 or row.start
    return [Field(span, Place(span.start - begin, span.end - begin)) for span in spans]


def _figures_apart(view: str, span: Span, signs: Signs) -> list[Span]:
    """The figures of a field that is nothing but figures, an amount and its percentage among them: "$35,118  55%"."""
    pieces = [Span(m.start(), m.end()) for m in _WORD.finditer(view, span.start, span.end)]
    marked = any("%" in p.of(view) for p in pieces)
    return pieces if marked and len(pieces) > 1 and all(signs.is_figure(p.of(view)) for p in pieces) else [span]


def _columns(view: str, rows: Sequence[Sequence[Field]], signs: Signs) -> list[Place]:
    """The places of the columns: of the figures after the first field of each row, those that overlap taken together;
    and of words beside them that begin at the same place in several rows. A row of years alone is a header over others."""

    def said(field: Field) -> str:
        return " ".join(field.span.of(view).split())

    below = [fields for fields in rows if not all(signs.is_period(said(f)) for f in fields)]
    figures = [f.place for fields in below for n, f in enumerate(fields) if n and signs.is_figure(said(f))]
    columns = _merged(figures)
    places: dict[int, list[Place]] = {}
    for fields in rows:
        for f in fields[1:]:
            if not any(f.place.overlap(c) for c in columns):
                places.setdefault(f.place.low, []).append(f.place)
    body = sum(len(fields) > 1 for fields in rows)
    words = [p for found in places.values() if len(found) >= max(_LEAST_WORDS, body // 2) for p in found]
    if any(words_column.overlap(c) for words_column in _merged(words) for c in columns):
        return columns
    return sorted([*columns, *_merged(words)])


def _merged(places: Sequence[Place]) -> list[Place]:
    columns: list[Place] = []
    for low, high in sorted(places):
        if columns and low < columns[-1].high:
            columns[-1] = Place(columns[-1].low, max(columns[-1].high, high))
        else:
            columns.append(Place(low, high))
    return columns
